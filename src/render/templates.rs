//! The set of templates: defaults embedded in the program, overridden file by file by a project's own.

use std::collections::BTreeMap;
use std::fs;
use std::ops::Range;
use std::path::Path;

use include_dir::{Dir, DirEntry, include_dir};
use walkdir::WalkDir;

use crate::diagnostic::{Diagnostic, Place};

/// The end of the name of a page's shell, in `shared` or in an audience's folder.
pub(super) const PAGE: &str = "/page.html";

static DEFAULTS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/templates");

/// One template's text and what to call it in messages.
#[derive(Clone, Debug)]
struct Template {
    text: String,
    shown: String,
    embedded: bool,
}

/// What stands under a template's name: the project's own, or what is built in.
pub(super) struct Version {
    pub(super) text: String,
    /// What messages call it.
    pub(super) shown: String,
    pub(super) is_embedded: bool,
}

/// All templates by name: the path below `templates/`, with `/`.
#[derive(Clone, Debug, Default)]
pub(super) struct Templates {
    files: BTreeMap<String, Template>,
}

impl Templates {
    /// The defaults, and over them what the `project`'s folder holds; every unreadable file is a diagnostic.
    pub(super) fn load(project: Option<&Path>) -> Result<Templates, Vec<Diagnostic>> {
        let mut templates = Templates::default();
        templates.add_embedded(&DEFAULTS);
        let mut faults = Vec::new();
        if let Some(folder) = project.filter(|folder| folder.is_dir()) {
            templates.add_folder(folder, &mut faults);
        }
        if faults.is_empty() { Ok(templates) } else { Err(faults) }
    }

    /// With another text for a template, as if the project had it.
    #[cfg(test)]
    pub(super) fn with(mut self, name: &str, text: &str) -> Templates {
        let shown = format!("templates/{name}");
        self.files.insert(name.to_owned(), Template { text: text.to_owned(), shown, embedded: false });
        self
    }

    fn add_embedded(&mut self, folder: &Dir<'_>) {
        for entry in folder.entries() {
            match entry {
                DirEntry::Dir(below) => self.add_embedded(below),
                DirEntry::File(file) => {
                    let name = file.path().to_string_lossy().replace('\\', "/");
                    if let Some(text) = file.contents_utf8().filter(|_| is_template(&name)) {
                        let shown = built_in(&name);
                        self.files.insert(name, Template { text: text.to_owned(), shown, embedded: true });
                    }
                }
            }
        }
    }

    fn add_folder(&mut self, folder: &Path, faults: &mut Vec<Diagnostic>) {
        for entry in WalkDir::new(folder).follow_links(true).min_depth(2).max_depth(4).sort_by_file_name() {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => {
                    faults.push(Diagnostic::error(format!("cannot read the templates: {error}")));
                    continue;
                }
            };
            let Ok(below) = entry.path().strip_prefix(folder) else { continue };
            let name = below.to_string_lossy().replace('\\', "/");
            if !entry.file_type().is_file() || !is_template(&name) {
                continue;
            }
            let shown = entry.path().display().to_string();
            match read_text(entry.path()) {
                Ok(text) => drop(self.files.insert(name, Template { text, shown, embedded: false })),
                Err(fault) => faults.push(fault),
            }
        }
    }

    /// The names and texts of the templates that end with `suffix`, sorted by name.
    pub(super) fn ending(&self, suffix: &str) -> impl Iterator<Item = (&str, &str)> {
        self.files
            .iter()
            .filter(move |(name, _)| name.ends_with(suffix))
            .map(|(name, file)| (name.as_str(), file.text.as_str()))
    }

    /// The text of a template.
    pub(super) fn text(&self, name: &str) -> Option<&str> {
        self.files.get(name).map(|file| file.text.as_str())
    }

    /// The texts of a file whose parts replace each other one by one: the project's own first, then the one that is built in.
    pub(super) fn versions(&self, name: &str) -> Vec<Version> {
        let own = self.files.get(name).map(|file| Version {
            text: file.text.clone(),
            shown: file.shown.clone(),
            is_embedded: file.embedded,
        });
        let has_own = own.as_ref().is_some_and(|own| !own.is_embedded);
        let embedded = DEFAULTS.get_file(name).and_then(|file| file.contents_utf8()).filter(|_| has_own);
        let embedded = embedded.map(|text| Version { text: text.to_owned(), shown: built_in(name), is_embedded: true });
        own.into_iter().chain(embedded).collect()
    }

    /// The names of all templates, sorted.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }

    /// Whether the default stands, not a project's own file.
    pub(super) fn is_embedded(&self, name: &str) -> bool {
        self.files.get(name).is_some_and(|file| file.embedded)
    }

    /// The audiences that have a template: the folders that hold a `briefing.md`, sorted.
    pub(super) fn audiences(&self) -> Vec<&str> {
        self.names().filter_map(|name| name.strip_suffix("/briefing.md")).filter(|name| !name.contains('/')).collect()
    }

    /// The page of an edition: the one in the audience's folder of templates, else that of all.
    pub(super) fn page_shell(&self, folder: &str) -> String {
        let own = format!("{folder}{PAGE}");
        if self.files.contains_key(&own) { own } else { format!("shared{PAGE}") }
    }

    /// The place of the bytes `range` of a template.
    pub(super) fn place(&self, name: &str, range: Range<usize>) -> Place {
        match self.files.get(name) {
            Some(file) => Place::in_text(&file.shown, &file.text, range.start, range.end),
            None => Place::file(name),
        }
    }

    /// The place of `width` characters of a template from `line` and `column`, both counted from one.
    pub(super) fn place_of_line(&self, name: &str, line: usize, column: usize, width: usize) -> Place {
        let Some(file) = self.files.get(name) else { return Place::line(name, line) };
        let lines_before = file.text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum::<usize>();
        let here = &file.text[lines_before..];
        let bytes = |chars: usize| here.char_indices().nth(chars).map_or(here.len(), |(at, _)| at);
        let start = column.saturating_sub(1);
        Place::in_text(&file.shown, &file.text, lines_before + bytes(start), lines_before + bytes(start + width))
    }

    /// The whole template as a place.
    pub(super) fn file_place(&self, name: &str) -> Place {
        Place::file(self.files.get(name).map_or(name, |file| &file.shown))
    }
}

fn built_in(name: &str) -> String {
    format!("{name} (built in)")
}

fn is_template(name: &str) -> bool {
    name.contains('/') && [".md", ".html", ".css", ".ftl"].iter().any(|suffix| name.ends_with(suffix))
}

fn read_text(path: &Path) -> Result<String, Diagnostic> {
    let shown = path.display().to_string();
    let bytes = fs::read(path).map_err(|error| {
        Diagnostic::error(format!("cannot read the template: {error}")).at(Place::file(shown.as_str()))
    })?;
    String::from_utf8(bytes).map_err(|error| {
        let sound = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        let line = sound.iter().filter(|&&byte| byte == b'\n').count() + 1;
        Diagnostic::error("the template is not UTF-8").at(Place::line(shown, line)).hint("save it as UTF-8")
    })
}
