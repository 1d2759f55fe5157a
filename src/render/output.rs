//! Writes editions: beside, then renamed, into a folder that briefer knows to be its own.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::sources::Page;
use crate::corpus::OUTPUT_MARKER;
use crate::diagnostic::{Diagnostic, Place};

const MARKER_TEXT: &str = "This folder is written by briefer: what stands here is replaced by the next build.\n";

/// One audience's files, each its ending (`md`, `html`, `json`) and its content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edition {
    /// The audience's name, which is the files' name.
    pub audience: String,
    /// Ending and content.
    pub files: Vec<(&'static str, String)>,
    /// The pages of the documents it rests on.
    pub pages: Vec<Page>,
}

/// The folder that the editions of a period are written to: `OUT/<period>/<audience>.<ending>`, and their pages in
/// `OUT/<period>/<audience>/sources/`.
///
/// Editions are staged one by one, beside their places, and published together, so that no file is ever half-written and
/// nothing is replaced by a run that fails. `OUT` is made where it is missing or empty, and marked with a file named
/// `.briefer`; a folder with other content and without that file is refused. Files of other periods and audiences are left
/// alone.
#[derive(Debug)]
pub struct Output {
    folder: PathBuf,
    /// What was made for it, innermost first: goes again where nothing is published.
    made: Vec<PathBuf>,
}

/// What publishing did, each in order.
#[derive(Debug, Default)]
pub struct Published {
    /// The files of editions that were written.
    pub written: Vec<PathBuf>,
    /// Files of an earlier run and folders of its pages that were removed.
    pub removed: Vec<PathBuf>,
}

/// An edition that is written, and not yet in its place.
#[derive(Debug)]
pub struct StagedEdition {
    audience: String,
    /// Holds the edition's files, and its pages in `sources`.
    staging: TempDir,
    files: Vec<String>,
}

impl Output {
    /// Makes the folder of a period in `out`.
    ///
    /// # Errors
    /// When the folder is not briefer's, the period cannot be a file name, or the disk refuses.
    pub fn open(out: &Path, period: &str) -> Result<Self, Diagnostic> {
        check_name(period)?;
        let folder = out.join(period);
        let places = [folder.clone(), out.join(OUTPUT_MARKER), out.to_owned()];
        let output = Output { folder, made: places.into_iter().filter(|place| !place.exists()).collect() };
        claim(out)?;
        fs::create_dir_all(&output.folder).map_err(|error| failed("create the folder", &output.folder, &error))?;
        Ok(output)
    }

    /// Writes an edition beside its place; it is removed again where it is not published.
    ///
    /// # Errors
    /// When a name cannot be a file name, or the disk refuses.
    pub fn stage(&self, edition: &Edition) -> Result<StagedEdition, Diagnostic> {
        let pages = edition.pages.iter().map(|page| page.name.as_str());
        for name in std::iter::once(edition.audience.as_str()).chain(pages) {
            check_name(name)?;
        }
        let staging = tempfile::Builder::new().prefix(".briefer-").tempdir_in(&self.folder);
        let staging = staging.map_err(|error| failed("create a folder in", &self.folder, &error))?;
        let mut files = Vec::new();
        for (ending, content) in &edition.files {
            let name = format!("{}.{ending}", edition.audience);
            let written = fs::write(staging.path().join(&name), content);
            written.map_err(|error| failed("write", &self.folder.join(&name), &error))?;
            files.push(name);
        }
        stage_pages(&staging.path().join("sources"), &edition.pages)
            .map_err(|error| failed("write the pages in", &self.folder.join(&edition.audience), &error))?;
        Ok(StagedEdition { audience: edition.audience.clone(), staging, files })
    }

    /// Puts editions into their places, and removes what an earlier run wrote for the audiences of `refused`, which may
    /// have none. The folder of sources is replaced whole, so that no page stays of a document that the edition does not
    /// rest on any more.
    ///
    /// # Errors
    /// When the name of a refused audience cannot be a file name, or the disk refuses.
    pub fn publish(mut self, editions: Vec<StagedEdition>, refused: &[&str]) -> Result<Published, Diagnostic> {
        refused.iter().try_for_each(|audience| check_name(audience))?;
        self.made.clear();
        let mut published = Published::default();
        for StagedEdition { audience, staging, files } in &editions {
            let home = self.folder.join(audience);
            replace_folder(&staging.path().join("sources"), &home).map_err(|error| failed("write", &home, &error))?;
            for name in files {
                let path = self.folder.join(name);
                fs::rename(staging.path().join(name), &path).map_err(|error| failed("write", &path, &error))?;
                published.written.push(path);
            }
        }
        for audience in refused {
            self.withdraw(audience, &mut published.removed)?;
        }
        Ok(published)
    }

    /// Removes an audience's files and the folder of its pages, and nothing else: not what a link leads to, and no
    /// folder in the place of a file.
    fn withdraw(&self, audience: &str, removed: &mut Vec<PathBuf>) -> Result<(), Diagnostic> {
        let is_folder = |path: &Path| fs::symlink_metadata(path).is_ok_and(|found| found.is_dir());
        for ending in ["md", "html", "json"] {
            let path = self.folder.join(format!("{audience}.{ending}"));
            if fs::symlink_metadata(&path).is_ok() && !is_folder(&path) {
                fs::remove_file(&path).map_err(|error| failed("remove", &path, &error))?;
                removed.push(path);
            }
        }
        let home = self.folder.join(audience);
        let pages = home.join("sources");
        if is_folder(&home) && is_folder(&pages) {
            fs::remove_dir_all(&pages).map_err(|error| failed("remove", &pages, &error))?;
            removed.push(pages);
        }
        Ok(())
    }
}

impl Drop for Output {
    fn drop(&mut self) {
        for place in &self.made {
            // Only what is empty goes, and the marker.
            let _ = if place.ends_with(OUTPUT_MARKER) { fs::remove_file(place) } else { fs::remove_dir(place) };
        }
    }
}

/// Makes sure the folder is briefer's: marked, or new or empty and then marked.
fn claim(out: &Path) -> Result<(), Diagnostic> {
    let marker = out.join(OUTPUT_MARKER);
    if marker.is_file() {
        return Ok(());
    }
    fs::create_dir_all(out).map_err(|error| failed("create the folder", out, &error))?;
    let mut entries = fs::read_dir(out).map_err(|error| failed("read the folder", out, &error))?;
    if entries.next().is_some() {
        return Err(Diagnostic::error("the output folder holds files that briefer did not write")
            .at(Place::file(out.display().to_string()))
            .hint(format!(
                "name an empty folder, or put an empty file `{OUTPUT_MARKER}` into this one to let briefer write there"
            )));
    }
    fs::write(&marker, MARKER_TEXT).map_err(|error| failed("write", &marker, &error))
}

/// A name that is one harmless path component everywhere.
fn check_name(name: &str) -> Result<(), Diagnostic> {
    let harmless = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | ' ');
    if !name.is_empty() && !name.starts_with(['.', ' ']) && name.len() <= 100 && name.chars().all(harmless) {
        return Ok(());
    }
    Err(Diagnostic::error(format!("`{name}` cannot be the name of a file"))
        .hint("letters, digits, `-` and `_` are allowed, and at most 100 of them"))
}

/// Writes pages into a new folder; makes none where there are no pages.
fn stage_pages(folder: &Path, pages: &[Page]) -> io::Result<()> {
    if !pages.is_empty() {
        fs::create_dir(folder)?;
    }
    pages.iter().try_for_each(|page| fs::write(folder.join(&page.name), &page.html))
}

/// Puts a new folder of pages in the place of the old one; only removes that where there is no new one.
fn replace_folder(new: &Path, home: &Path) -> io::Result<()> {
    let path = home.join("sources");
    if path.exists() {
        fs::remove_dir_all(&path)?;
    }
    if new.exists() {
        fs::create_dir_all(home)?;
        fs::rename(new, &path)?;
    }
    Ok(())
}

/// What was tried, why it failed (in words that are the same on every system), and what to do.
fn failed(what: &str, path: &Path, error: &io::Error) -> Diagnostic {
    use io::ErrorKind as Kind;
    let other = error.kind().to_string();
    let (why, hint) = match error.kind() {
        Kind::AlreadyExists | Kind::NotADirectory => {
            ("a file is in the way", "move it, or name another folder with --output")
        }
        Kind::PermissionDenied | Kind::ReadOnlyFilesystem => {
            ("it is not allowed", "name a folder that you may write to with --output")
        }
        Kind::StorageFull | Kind::QuotaExceeded => {
            ("no space is left", "free some, or name a folder on another disk with --output")
        }
        _ => (other.as_str(), "name another folder with --output"),
    };
    Diagnostic::error(format!("cannot {what}: {why}")).at(Place::file(path.display().to_string())).hint(hint)
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::{Path, PathBuf};

    use super::{Edition, Output, Page};
    use crate::diagnostic::Diagnostic;

    fn pages(content: &str) -> Vec<Page> {
        vec![Page { name: format!("{content}.html"), html: content.to_owned() }]
    }

    fn edition(content: &str) -> Edition {
        Edition {
            audience: "press".into(),
            files: vec![("md", content.into()), ("html", content.into())],
            pages: pages(content),
        }
    }

    fn write(out: &Path, period: &str, content: &str) -> Result<Vec<PathBuf>, Diagnostic> {
        let output = Output::open(out, period)?;
        let staged = output.stage(&edition(content))?;
        Ok(output.publish(vec![staged], &[])?.written)
    }

    #[test]
    fn editions_are_written_and_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().join("briefings");
        write(&out, "2026-W14", "one").unwrap();
        let written = write(&out, "2026-W14", "two").unwrap();
        assert_eq!(fs::read_to_string(&written[0]).unwrap(), "two");
        assert!(written[1].ends_with("2026-W14/press.html"));
        assert_eq!(fs::read_dir(out.join("2026-W14")).unwrap().count(), 3, "no temporary file stays");
        let pages: Vec<_> =
            fs::read_dir(out.join("2026-W14/press/sources")).unwrap().map(|e| e.unwrap().file_name()).collect();
        assert_eq!(pages, ["two.html"], "a page that is needed no more goes");
    }

    #[test]
    fn foreign_folders_are_refused_until_marked() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("thesis.txt"), "mine").unwrap();
        let refused = write(folder.path(), "2026-W14", "one").unwrap_err();
        assert!(refused.message.contains("did not write"), "{refused}");
        assert!(!folder.path().join("2026-W14").exists());
        fs::write(folder.path().join(".briefer"), "").unwrap();
        write(folder.path(), "2026-W14", "one").unwrap();
    }

    #[test]
    fn what_is_not_published_leaves_nothing_behind() {
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().join("out");
        let output = Output::open(&out, "all").unwrap();
        drop(output.stage(&edition("one")).unwrap());
        assert!(out.join("all").exists());
        drop(output);
        assert!(!out.exists());

        write(&out, "all", "one").unwrap();
        let output = Output::open(&out, "all").unwrap();
        drop(output.stage(&edition("two")).unwrap());
        drop(output);
        assert_eq!(fs::read_to_string(out.join("all/press.md")).unwrap(), "one", "an older edition stays");
        assert_eq!(fs::read_dir(out.join("all/press/sources")).unwrap().count(), 1);
    }

    #[test]
    fn an_older_edition_that_may_not_be_written_goes_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().join("out");
        write(&out, "all", "one").unwrap();
        write(&out, "2026-W14", "one").unwrap();
        let kept = ["all/press-notes.md", "all/press.txt", "all/press/mine.md", "all/analyst.md"];
        kept.iter().for_each(|name| fs::write(out.join(name), "kept").unwrap());
        fs::create_dir(out.join("all/press.json")).unwrap();
        let removed = Output::open(&out, "all").unwrap().publish(Vec::new(), &["press", "executive"]).unwrap().removed;
        assert_eq!(removed, ["press.md", "press.html", "press/sources"].map(|name| out.join("all").join(name)));
        assert!(removed.iter().all(|path| !path.exists()));
        assert!(kept.iter().chain(&["2026-W14/press.md", "all/press.json"]).all(|name| out.join(name).exists()));
        assert!(Output::open(&out, "all").unwrap().publish(Vec::new(), &["../2026-W14/press"]).is_err());
    }

    #[cfg(unix)]
    #[test]
    fn what_a_link_leads_to_is_never_removed() {
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().join("out");
        write(&out, "2026-W14", "one").unwrap();
        fs::create_dir(out.join("all")).unwrap();
        std::os::unix::fs::symlink(out.join("2026-W14/press"), out.join("all/press")).unwrap();
        std::os::unix::fs::symlink(out.join("2026-W14/press.md"), out.join("all/press.md")).unwrap();
        let removed = Output::open(&out, "all").unwrap().publish(Vec::new(), &["press"]).unwrap().removed;
        assert_eq!(removed, [out.join("all/press.md")], "the link itself");
        assert!(out.join("2026-W14/press/sources/one.html").exists() && out.join("2026-W14/press.md").exists());
    }

    #[test]
    fn names_are_never_paths() {
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().join("out");
        for name in ["..", "a/b", "", ".hidden", "a\\b", "c:d", "x\0"] {
            assert!(write(&out, name, "one").is_err(), "{name:?}");
        }
        assert!(!out.exists());
    }

    #[cfg(unix)]
    #[test]
    fn files_have_the_mode_of_any_new_file() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let plain = folder.path().join("plain");
        fs::write(&plain, "").unwrap();
        let written = write(&folder.path().join("out"), "all", "one").unwrap();
        let mode = |path| fs::metadata(path).unwrap().permissions().mode();
        assert_eq!(mode(&written[0]), mode(&plain));
    }
}
