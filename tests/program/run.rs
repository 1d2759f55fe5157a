//! Running the program in a folder of its own.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;

/// The repository's root, where the sample project lies.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// How a run of the program ended.
pub(crate) struct Ended {
    pub(crate) code: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Ended {
    /// Checks the exit code and shows everything where it is another.
    #[track_caller]
    pub(crate) fn expect(self, code: i32) -> Self {
        assert_eq!(self.code, code, "exit code\n--- stdout\n{}\n--- stderr\n{}", self.stdout, self.stderr);
        self
    }

    /// Checks that stderr holds every one of these texts.
    #[track_caller]
    pub(crate) fn tells(self, texts: &[&str]) -> Self {
        for text in texts {
            assert!(self.stderr.contains(text), "stderr lacks {text:?}\n--- stderr\n{}", self.stderr);
        }
        self
    }
}

/// A project in a folder that goes away with the test.
pub(crate) struct Project {
    folder: TempDir,
}

impl Project {
    /// An empty folder.
    pub(crate) fn empty() -> Self {
        Project { folder: TempDir::new().expect("a temporary folder") }
    }

    /// A corpus of one sound article, dated 2026-04-01, and no configuration.
    pub(crate) fn with_article() -> Self {
        let project = Project::empty();
        project.write("corpus/2026-04-01-sound.txt", SOUND);
        project
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn write(&self, name: &str, content: impl AsRef<[u8]>) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().expect("a file lies in a folder")).expect("folders are made");
        fs::write(path, content).expect("the file is written");
    }

    pub(crate) fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap_or_else(|e| panic!("{name}: {e}"))
    }

    /// Runs the program with the project's folder as working directory.
    pub(crate) fn run(&self, args: &[&str]) -> Ended {
        run_in(self.folder.path(), args)
    }

    /// Like [`Project::run`], with a variable in the environment.
    pub(crate) fn run_with(&self, args: &[&str], variable: &str, value: impl AsRef<std::ffi::OsStr>) -> Ended {
        ended(command(self.folder.path(), args).env(variable, value))
    }

    /// Like [`Project::run`], with stdout somewhere else.
    pub(crate) fn run_into(&self, args: &[&str], stdout: Stdio) -> Ended {
        ended(command(self.folder.path(), args).stdout(stdout))
    }

    /// Every file below a folder of the project, by its path.
    pub(crate) fn files(&self, below: &str) -> BTreeMap<String, Vec<u8>> {
        let mut files = BTreeMap::new();
        let mut folders = vec![self.path(below)];
        while let Some(folder) = folders.pop() {
            let Ok(entries) = fs::read_dir(&folder) else { continue };
            for path in entries.map(|entry| entry.expect("an entry").path()) {
                if path.is_dir() {
                    folders.push(path);
                } else {
                    let name = path.strip_prefix(self.folder.path()).expect("below").to_string_lossy().into_owned();
                    files.insert(name, fs::read(&path).expect("readable"));
                }
            }
        }
        files
    }
}

/// Runs the program in `folder`.
pub(crate) fn run_in(folder: &Path, args: &[&str]) -> Ended {
    ended(&mut command(folder, args))
}

fn command(folder: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_briefer"));
    command.args(args).current_dir(folder).env_remove("RUST_BACKTRACE");
    command
}

fn ended(command: &mut Command) -> Ended {
    let output = command.output().expect("the program starts");
    Ended {
        code: output.status.code().expect("the program ends by itself"),
        stdout: String::from_utf8(output.stdout).expect("stdout is UTF-8"),
        stderr: String::from_utf8(output.stderr).expect("stderr is UTF-8"),
    }
}

/// An article that gives a figure and a quotation.
pub(crate) const SOUND: &str = "\
Camp at Orvale holds 340 people

The camp at Orvale is full, its director said.

\"We need 40 more tents before the rain comes,\" Mira Tolland, the director of the camp, said on Wednesday. \
Tolland said that 340 people were being held in the camp.
";
