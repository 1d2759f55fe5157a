//! `config.yaml`, read and validated: every problem at once, with line and hint.
//!
//! That takes two steps, since the options of a plugin from elsewhere can be checked only once it is open, and what to
//! open stands in the file: see [`Draft`].

use std::path::Path;

use serde_json::Value;

use crate::diagnostic::Place;
use crate::marking::Marking;

mod audience;
mod check;
mod corrections;
mod draft;
pub mod edit;
mod marking_rules;
mod model;
mod plugin;
mod plugin_rules;
mod rules;
mod schema;
mod source;
mod style;
mod tree;
mod wording;

#[cfg(test)]
mod tests;

pub use audience::{AudienceConfig, DateStyle, Format, Interests, Limits, NumberStyle};
pub use corrections::{
    Change, Correction, Quoted, TypedName, WrongFigure, corrections, corrections_schema, parse as parse_corrections,
};
pub use draft::Draft;
pub use model::{CompareConfig, Config, CorpusConfig, MarkingsConfig, PeriodConfig, PeriodUnit, Undated};
pub use plugin::{Deadlines, Isolation, Origin, PinnedFile, PluginConfig};
pub use rules::SHARED_TEMPLATES;
pub use style::{Colour, Colours, Fonts, NoColour, PaperSize, Picture, PictureError, StyleConfig};

pub(crate) use style::rules::GENERIC;

/// The name of a project's configuration file.
pub const FILE_NAME: &str = "config.yaml";

/// The sample project's `config.yaml`: every key with a comment, and every default.
pub const SAMPLE: &str = include_str!("../../config.yaml");

/// What the configuration is checked against of a plugin.
#[derive(Clone, Debug, PartialEq)]
pub struct PluginSchema {
    /// Its name.
    pub name: String,
    /// JSON Schema of its options; null where it takes any.
    pub options_schema: Value,
}

impl Config {
    /// The configuration of a project that has no file: every default, with paths relative to `root`.
    pub fn default_for(root: impl AsRef<Path>) -> Self {
        Config::default().rooted(root.as_ref())
    }

    /// The ceiling that an audience's edition shows: none in a project whose configuration speaks of no marking.
    pub fn shown_ceiling(&self, audience: &AudienceConfig) -> Option<Marking> {
        self.speaks_of_markings().then(|| audience.ceiling())
    }

    /// Whether it gives documents a marking or an audience a ceiling.
    pub fn speaks_of_markings(&self) -> bool {
        let with_ceilings = self.audiences.values().any(|audience| audience.ceiling.is_some());
        with_ceilings || self.markings != MarkingsConfig::default()
    }

    /// How an audience's pages look: its own style, and where that says nothing the project's.
    pub fn style_of(&self, audience: &AudienceConfig) -> StyleConfig {
        audience.style.over(&self.style)
    }

    /// Makes paths relative to where the program runs, and settles what follows from other keys.
    fn rooted(mut self, root: &Path) -> Self {
        root.clone_into(&mut self.root);
        for path in
            [&mut self.corpus.path, &mut self.output, &mut self.templates, &mut self.tests, &mut self.corrections]
        {
            *path = root.join(&*path);
        }
        for sha256 in self.plugins.values_mut().filter_map(|plugin| plugin.sha256.as_mut()) {
            sha256.make_ascii_lowercase();
        }
        self.style.root(root);
        for (name, audience) in &mut self.audiences {
            audience.style.root(root);
            if audience.title.is_empty() {
                audience.title.clone_from(name);
            }
        }
        self
    }
}

/// JSON Schema of `config.yaml`, as `briefer schema config` prints it.
pub fn json_schema() -> Value {
    schemars::schema_for!(Config).to_value()
}

/// The place of a key in a configuration file, for problems that show only later, as when a plugin refuses its options.
///
/// `keys` lead from the root to the key; where the last of them do not stand in the file, the nearest above is taken,
/// and where none does, the whole file.
pub fn place_of(path: &Path, keys: &[&str]) -> Place {
    let file = path.display().to_string();
    let Ok(text) = source::read(path, &file) else { return Place::file(file) };
    let Ok(tree) = tree::parse(&file, &text) else { return Place::file(file) };
    let (mut node, mut span) = (&tree, None);
    for key in keys {
        let Some(entry) = node.entry(key) else { break };
        (node, span) = (&entry.node, Some(entry.key_span.clone()));
    }
    match span {
        Some(span) => Place::in_text(file, &text, span.start, span.end),
        None => Place::file(file),
    }
}
