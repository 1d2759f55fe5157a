//! Which files of a folder belong to the corpus.

use globset::{GlobBuilder, GlobSet, GlobSetBuilder};

use crate::diagnostic::Diagnostic;

/// The globs that choose a folder's files, matched against the path relative to the folder, with `/`.
///
/// Upper and lower case are alike, `*` stays within one folder, `**` does not. Hidden files and folders (a name that
/// begins with a dot) never belong to the corpus. A file that is named itself is read whatever the globs say.
///
/// ```
/// let selection = briefer::corpus::Selection::new(&["**/*.txt"], &["drafts/**"])?;
/// assert!(selection.includes("2026-W14/karsa.txt"));
/// assert!(!selection.includes("drafts/karsa.txt"));
/// # Ok::<(), Vec<briefer::diagnostic::Diagnostic>>(())
/// ```
#[derive(Clone, Debug)]
pub struct Selection {
    include: GlobSet,
    exclude: GlobSet,
}

impl Selection {
    /// The globs that are taken where nothing else is said: every format there is a reader for.
    pub const DEFAULT_INCLUDE: [&str; 5] = ["**/*.txt", "**/*.md", "**/*.jsonl", "**/*.html", "**/*.htm"];

    /// Compiles the globs.
    ///
    /// # Errors
    /// One diagnostic for each glob that is none.
    pub fn new<S: AsRef<str>>(include: &[S], exclude: &[S]) -> Result<Self, Vec<Diagnostic>> {
        let mut faults = Vec::new();
        let include = compile(include, &mut faults);
        let exclude = compile(exclude, &mut faults);
        if faults.is_empty() { Ok(Selection { include, exclude }) } else { Err(faults) }
    }

    /// Whether the file at `path`, relative to the folder, belongs to the corpus.
    pub fn includes(&self, path: &str) -> bool {
        self.include.is_match(path) && !self.exclude.is_match(path)
    }

    /// Whether the path, of a file or a folder, is left out by name.
    pub(crate) fn excludes(&self, path: &str) -> bool {
        self.exclude.is_match(path)
    }
}

impl Default for Selection {
    fn default() -> Self {
        // The globs are constants that compile, as a test shows.
        Selection::new(&Selection::DEFAULT_INCLUDE, &[]).expect("the default globs are globs")
    }
}

/// Compiles globs; those that are none are `faults`, and then the set is not to be used.
pub(super) fn compile<S: AsRef<str>>(globs: &[S], faults: &mut Vec<Diagnostic>) -> GlobSet {
    let mut set = GlobSetBuilder::new();
    for glob in globs {
        match GlobBuilder::new(glob.as_ref()).literal_separator(true).case_insensitive(true).build() {
            Ok(glob) => {
                set.add(glob);
            }
            Err(error) => faults.push(
                Diagnostic::error(format!("`{}` is no glob: {}", glob.as_ref(), error.kind()))
                    .hint("write a pattern such as `**/*.txt`; `*` matches within a folder, `**` across folders"),
            ),
        }
    }
    set.build().unwrap_or_else(|error| {
        faults.push(Diagnostic::error(format!("the globs do not compile: {error}")).hint("use fewer or shorter globs"));
        GlobSet::empty()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn default_takes_every_format_in_any_case() {
        let selection = Selection::default();
        for path in ["a.txt", "a/b/c.MD", "x.jsonl", "p/q.htm", "p/q.html"] {
            assert!(selection.includes(path), "{path}");
        }
        for path in ["a.pdf", "txt", "a.txt.bak"] {
            assert!(!selection.includes(path), "{path}");
        }
    }

    #[test]
    fn star_stays_within_a_folder() {
        let selection = Selection::new(&["news/*.txt"], &[]).unwrap();
        assert!(selection.includes("news/a.txt"));
        assert!(!selection.includes("news/old/a.txt"));
    }

    #[test]
    fn every_faulty_glob_is_named() {
        let faults = Selection::new(&["[a", "{b"], &["**"]).unwrap_err();
        assert_eq!(faults.len(), 2);
        assert!(faults[0].message.starts_with("`[a` is no glob"), "{}", faults[0]);
    }
}
