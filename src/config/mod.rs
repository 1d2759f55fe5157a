//! `config.yaml`, read and validated: every problem at once, with line and hint.

use std::path::Path;

use serde_json::Value;

use crate::diagnostic::{Diagnostic, Place};

mod model;

pub use model::{
    AudienceConfig, CompareConfig, Config, CorpusConfig, Format, PeriodConfig, PeriodUnit, PluginConfig, Undated,
};

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
    /// Reads and checks a configuration file; also returns warnings. Paths come out relative to where the program
    /// runs, as `path` is.
    ///
    /// # Errors
    /// Every problem of the file, each with its place.
    pub fn load(path: &Path, known: &[PluginSchema]) -> Result<(Self, Vec<Diagnostic>), Vec<Diagnostic>> {
        let file = path.display().to_string();
        let text = std::fs::read_to_string(path).map_err(|e| {
            vec![Diagnostic::error(format!("cannot read the configuration: {e}")).at(Place::file(&file))]
        })?;
        let root = path.parent().unwrap_or(Path::new(""));
        Config::parse(&file, &text, root, known)
    }

    /// Checks the text of a configuration, named `file` in messages, whose paths are relative to `root`.
    ///
    /// # Errors
    /// Every problem, each with its place.
    pub fn parse(
        file: &str,
        text: &str,
        root: &Path,
        _known: &[PluginSchema],
    ) -> Result<(Self, Vec<Diagnostic>), Vec<Diagnostic>> {
        let config: Config = serde_yaml::from_str(text)
            .map_err(|e| vec![Diagnostic::error(e.without_snippet().to_string()).at(Place::file(file))])?;
        Ok((config.rooted(root), Vec::new()))
    }

    /// The configuration of a project that has no file: every default, with paths relative to `root`.
    pub fn default_for(root: impl AsRef<Path>) -> Self {
        Config::default().rooted(root.as_ref())
    }

    fn rooted(mut self, root: &Path) -> Self {
        root.clone_into(&mut self.root);
        for path in [&mut self.corpus.path, &mut self.output, &mut self.templates] {
            *path = root.join(&*path);
        }
        for (name, audience) in &mut self.audiences {
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
