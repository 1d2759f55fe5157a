//! The templates of one format, read: what they define, and where each component is.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::Diagnostic;
use crate::render::language::{Component, Span, Template, parse};
use crate::render::templates::Templates;

/// Templates that see each other: all Markdown, or all HTML.
pub(super) struct Library<'t> {
    pub(super) suffix: &'static str,
    pub(super) templates: &'t Templates,
    /// By name, those that could be read.
    pub(super) files: BTreeMap<&'t str, Template<'t>>,
    /// Why the others could not.
    pub(super) faults: Vec<Diagnostic>,
    /// The names of those.
    broken: BTreeSet<&'t str>,
}

impl<'t> Library<'t> {
    /// Reads the templates that end with `suffix`.
    pub(super) fn read(templates: &'t Templates, suffix: &'static str) -> Self {
        let mut library =
            Library { suffix, templates, files: BTreeMap::new(), faults: Vec::new(), broken: BTreeSet::new() };
        for (name, text) in templates.ending(suffix) {
            match parse(text) {
                Ok(template) => drop(library.files.insert(name, template)),
                Err(fault) => {
                    let place = templates.place(name, fault.span);
                    library.faults.push(Diagnostic::error(fault.message).at(place).hint(fault.hint));
                    library.broken.insert(name);
                }
            }
        }
        library
    }

    /// Whether every template could be read, so that a name which none defines is unknown.
    pub(super) fn is_whole(&self) -> bool {
        self.broken.is_empty()
    }

    /// Whether there is a template of a name.
    pub(super) fn holds(&self, name: &str) -> bool {
        self.files.contains_key(name) || self.broken.contains(name)
    }

    /// The names of all templates.
    pub(super) fn names(&self) -> impl Iterator<Item = &'t str> + Clone {
        self.files.keys().copied()
    }

    /// All components with the names of their files.
    pub(super) fn components(&self) -> impl Iterator<Item = (&'t str, &Component<'t>)> + Clone {
        self.files.iter().flat_map(|(file, template)| template.components.iter().map(|component| (*file, component)))
    }

    /// The templates that one extends, the nearest first.
    pub(super) fn parents<'s>(&'s self, file: &'s str) -> Vec<(&'t str, &'s Template<'t>)> {
        let mut parents: Vec<(&'t str, &Template<'t>)> = Vec::new();
        let mut next = self.files.get(file).and_then(|template| template.parent.as_ref());
        while let Some((name, parent)) = next.and_then(|name| self.files.get_key_value(name.text.as_ref())) {
            if *name == file || parents.iter().any(|(known, _)| known == name) {
                break;
            }
            parents.push((name, parent));
            next = parent.parent.as_ref();
        }
        parents
    }

    /// A fault at a place of a file.
    pub(super) fn fault(&self, message: String, file: &str, span: &Span) -> Diagnostic {
        Diagnostic::error(message).at(self.templates.place(file, span.clone()))
    }
}
