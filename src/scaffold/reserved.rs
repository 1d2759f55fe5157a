//! Names that a plugin cannot have, because something else has them. Each list is words with spaces between.

/// The standard plugins and the kinds that they provide: a new plugin's kind bears its name.
pub(super) const STANDARD: &str = "entities figures speakers figure mention quotation responsibility";

/// Files that Windows does not have.
pub(super) const DEVICES: &str = "aux con nul prn com0 com1 com2 com3 com4 com5 com6 com7 com8 com9 \
    lpt0 lpt1 lpt2 lpt3 lpt4 lpt5 lpt6 lpt7 lpt8 lpt9";

/// Words that stand for a value in YAML, where the name is to be a key.
pub(super) const YAML: &str = "false n no null off on true y yes";

/// Words of the Rust language, its own crates, and the folders that Cargo keeps for itself.
pub(super) const RUST: &str = "\
    abstract alloc as async await become box break build const continue core crate deps do dyn else enum examples \
    extern false final fn for gen if impl in incremental let loop macro match mod move mut override priv proc-macro \
    pub ref return self static std struct super test trait true try type typeof unsafe unsized use virtual where while \
    yield";

/// Crates that a plugin is built with.
pub(super) const CRATES: &str = "briefer briefer-plugin jiff memchr rustix schemars serde serde-json thiserror";

/// Words of the Python language and the modules of its standard library (3.9 to 3.14), which a file of the same name
/// beside the program would hide.
pub(super) const PYTHON: &str = "\
    abc aifc and annotationlib antigravity argparse array as assert ast async asynchat asyncio asyncore atexit audioop \
    await base64 bdb binascii binhex bisect break briefer-plugin builtins bz2 calendar cgi cgitb chunk class cmath cmd \
    code codecs codeop collections colorsys compileall compression concurrent configparser contextlib contextvars \
    continue copy copyreg crypt csv ctypes curses dataclasses datetime dbm decimal def del difflib dis distutils \
    doctest elif else email encodings ensurepip enum errno except faulthandler fcntl filecmp fileinput finally fnmatch \
    for formatter fractions from ftplib functools gc genericpath getopt getpass gettext glob global graphlib grp gzip \
    hashlib heapq hmac html http idlelib if imaplib imghdr imp import importlib in inspect io ipaddress is itertools \
    json keyword lambda lib2to3 linecache locale logging lzma macpath mailbox mailcap marshal math mimetypes mmap \
    modulefinder msilib msvcrt multiprocessing netrc nis nntplib nonlocal not nt ntpath nturl2path numbers opcode \
    operator optparse or os ossaudiodev parser pass pathlib pdb pickle pickletools pipes pkgutil platform plistlib \
    poplib posix posixpath pprint profile pstats pty pwd py-compile pyclbr pydoc pydoc-data pyexpat queue quopri raise \
    random re readline reprlib resource return rlcompleter runpy sched secrets select selectors shelve shlex shutil \
    signal site smtpd smtplib sndhdr socket socketserver spwd sqlite3 sre-compile sre-constants sre-parse ssl stat \
    statistics string stringprep struct subprocess sunau symbol symtable sys sysconfig syslog tabnanny tarfile \
    telnetlib tempfile termios test textwrap this threading time timeit tkinter token tokenize tomllib trace traceback \
    tracemalloc try tty turtle turtledemo types typing unicodedata unittest urllib uu uuid venv warnings wave weakref \
    webbrowser while winreg winsound with wsgiref xdrlib xml xmlrpc yield zipapp zipfile zipimport zlib zoneinfo";
