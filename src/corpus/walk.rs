//! Walks files and folders in order and reads their bytes, one document at a time.

use std::cmp::Ordering;
use std::collections::VecDeque;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, FilterEntry, WalkDir};

use super::document::Problem;
use super::jsonl::Lines;
use super::raw::{Format, Raw};
use super::selection::Selection;
use crate::diagnostic::{Diagnostic, Place};

/// The file by which briefer knows a folder of briefings: such a folder below a corpus is no part of it.
pub const OUTPUT_MARKER: &str = ".briefer";

/// How deep folders may nest; a deeper one is a maze of links.
const DEPTH: usize = 64;

/// The largest file and line that are read, in bytes.
#[derive(Clone, Copy, Debug)]
struct Limits {
    file: usize,
    line: usize,
}

const LIMITS: Limits = Limits { file: 512 * 1024 * 1024, line: 64 * 1024 * 1024 };

type Walk = FilterEntry<walkdir::IntoIter, fn(&DirEntry) -> bool>;

/// The documents of some files and folders, in order; see [`documents`].
#[derive(Debug)]
pub struct Reader {
    roots: VecDeque<PathBuf>,
    root: PathBuf,
    walk: Option<Walk>,
    lines: Option<Lines>,
    selection: Selection,
    limits: Limits,
}

/// Reads the documents of files and folders: the paths in the order given, the files of a folder in the bytewise order
/// of their relative paths, the lines of a `.jsonl` file in theirs.
///
/// A file of more than 512 MiB and a line of more than 64 MiB is skipped with a problem, as is everything else that
/// cannot be read: a link that leads back, a pipe or device, a name that is not UTF-8. Links are followed. Hidden files
/// and folders are left out, and so are folders below that hold briefings ([`OUTPUT_MARKER`]).
///
/// # Errors
/// One diagnostic for each of the `paths` that does not exist or cannot be looked at.
pub fn documents(paths: &[PathBuf], selection: &Selection) -> Result<Reader, Vec<Diagnostic>> {
    let faults: Vec<Diagnostic> = paths.iter().filter_map(|path| look_at(path).err()).collect();
    if !faults.is_empty() {
        return Err(faults);
    }
    Ok(Reader {
        roots: paths.iter().cloned().collect(),
        root: PathBuf::new(),
        walk: None,
        lines: None,
        selection: selection.clone(),
        limits: LIMITS,
    })
}

fn look_at(path: &Path) -> Result<(), Diagnostic> {
    fs::metadata(path).map(|_| ()).map_err(|error| {
        Diagnostic::error(format!("cannot read `{}`: {}", path.display(), reason(&error)))
            .hint("name a file or folder that exists; `briefer init` starts a project with a corpus")
    })
}

impl Iterator for Reader {
    type Item = Result<Raw, Problem>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(lines) = &mut self.lines {
                match lines.next_raw() {
                    Some(next) => return Some(next),
                    None => self.lines = None,
                }
            }
            let Some(walk) = &mut self.walk else {
                self.root = self.roots.pop_front()?;
                self.walk = Some(walk_from(&self.root));
                continue;
            };
            let read = match walk.next() {
                None => {
                    self.walk = None;
                    continue;
                }
                Some(Ok(entry)) => self.read_entry(&entry),
                Some(Err(error)) => self.walk_fault(&error).map(Err),
            };
            if read.is_some() {
                return read;
            }
        }
    }
}

impl Reader {
    fn read_entry(&mut self, entry: &DirEntry) -> Option<Result<Raw, Problem>> {
        let (file, utf8) = relative(&self.root, entry.path());
        if entry.file_type().is_dir() {
            let back = entry.depth() > 0 && entry.path_is_symlink() && leads_above(entry.path());
            return back.then(|| {
                if let Some(walk) = &mut self.walk {
                    walk.skip_current_dir();
                }
                Err(leads_back(&file, &entry.path().display().to_string()))
            });
        }
        if entry.depth() > 0 && !self.selection.includes(&file) {
            return None;
        }
        let shown = entry.path().display().to_string();
        if !utf8 {
            let fault = Diagnostic::warning("the file's name is not UTF-8").hint("rename it");
            return Some(Err(skipped(&file, &shown, fault)));
        }
        if !entry.file_type().is_file() {
            let fault = Diagnostic::warning("it is neither a file nor a folder, but a pipe, socket or device");
            return Some(Err(skipped(&file, &shown, fault.hint("copy its content into a file"))));
        }
        match open(entry.path(), &file, &shown, self.limits) {
            Err(fault) => Some(Err(skipped(&file, &shown, fault))),
            Ok(Opened::Whole(raw)) => Some(Ok(raw)),
            Ok(Opened::Lines(lines)) => {
                self.lines = Some(lines);
                None
            }
        }
    }

    fn walk_fault(&self, error: &walkdir::Error) -> Option<Problem> {
        let path = error.path().unwrap_or(&self.root);
        let (file, _) = relative(&self.root, path);
        let shown = path.display().to_string();
        if error.loop_ancestor().is_some() {
            return Some(leads_back(&file, &shown));
        }
        // A link that leads nowhere concerns the corpus only if its name is that of a document.
        let broken_link = path.is_symlink();
        if self.selection.excludes(&file) || (broken_link && !self.selection.includes(&file)) {
            return None;
        }
        let why = error.io_error().map_or_else(|| "it cannot be read".to_owned(), reason);
        let hint = if broken_link { "correct or remove the link" } else { "check the permissions" };
        Some(skipped(&file, &shown, Diagnostic::warning(format!("not read: {why}")).hint(hint)))
    }
}

enum Opened {
    Whole(Raw),
    Lines(Lines),
}

fn open(path: &Path, file: &str, shown: &str, limits: Limits) -> Result<Opened, Diagnostic> {
    let unreadable = |error: io::Error| {
        Diagnostic::warning(format!("not read: {}", reason(&error))).hint("check the file and its permissions")
    };
    let handle = File::open(path).map_err(unreadable)?;
    let format = Format::of(file);
    if format == Format::Jsonl {
        return Ok(Opened::Lines(Lines::new(handle, file.to_owned(), shown.to_owned(), limits.line)));
    }
    let mut bytes = Vec::new();
    // The file may grow while it is read: the limit holds for what is read, not for what the folder says.
    handle.take(limits.file as u64 + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() > limits.file {
        return Err(Diagnostic::warning(format!("the file is larger than {} MiB", limits.file >> 20))
            .hint("split it, or put its articles into a .jsonl file, which is read line by line"));
    }
    let (file, shown) = (file.to_owned(), shown.to_owned());
    Ok(Opened::Whole(Raw { file, shown, line: None, format, bytes }))
}

fn walk_from(root: &Path) -> Walk {
    let visible: fn(&DirEntry) -> bool = is_visible;
    WalkDir::new(root).follow_links(true).max_depth(DEPTH).sort_by(by_path).into_iter().filter_entry(visible)
}

/// Neither hidden nor a folder of briefings, which would come back as documents.
fn is_visible(entry: &DirEntry) -> bool {
    let hidden = entry.file_name().as_encoded_bytes().starts_with(b".");
    entry.depth() == 0 || !(hidden || entry.file_type().is_dir() && entry.path().join(OUTPUT_MARKER).exists())
}

/// Whether a link leads to a folder that holds it, outside of what is walked, where the walk does not notice.
fn leads_above(link: &Path) -> bool {
    let home = link.parent().and_then(|folder| folder.canonicalize().ok());
    let target = link.canonicalize().ok();
    home.zip(target).is_some_and(|(home, target)| home.starts_with(target))
}

fn leads_back(file: &str, shown: &str) -> Problem {
    skipped(file, shown, Diagnostic::warning("the link leads back to a folder that holds it").hint("remove the link"))
}

/// Orders the entries of one folder so that whole paths come in bytewise order: a folder as if its name ended in `/`.
fn by_path(a: &DirEntry, b: &DirEntry) -> Ordering {
    let name = |entry: &DirEntry| {
        let mut name = entry.file_name().as_encoded_bytes().to_vec();
        if entry.file_type().is_dir() {
            name.push(b'/');
        }
        name
    };
    name(a).cmp(&name(b))
}

/// The path from `root` to `path` with `/`, a lone file's name for the root itself, and whether it is UTF-8.
fn relative(root: &Path, path: &Path) -> (String, bool) {
    let inside = path.strip_prefix(root).unwrap_or(path);
    let inside = if inside.as_os_str().is_empty() { root.file_name().map_or(root, Path::new) } else { inside };
    let mut utf8 = true;
    let mut names = Vec::new();
    for name in inside {
        let lossy = name.to_string_lossy();
        utf8 &= name.to_str().is_some();
        names.push(lossy);
    }
    (names.join("/"), utf8)
}

fn skipped(file: &str, shown: &str, fault: Diagnostic) -> Problem {
    Problem::skipped(file, None, fault.at(Place::file(shown)))
}

/// Why, in words that are the same on every system.
fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such file or folder".into(),
        io::ErrorKind::PermissionDenied => "permission denied".into(),
        kind => kind.to_string(),
    }
}

#[cfg(test)]
mod tests;
