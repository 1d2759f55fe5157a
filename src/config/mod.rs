//! `config.yaml`, read and validated: every problem at once, with line and hint.

use std::path::Path;

use serde_json::Value;

use crate::diagnostic::{Diagnostic, Place, Severity};

mod check;
mod model;
mod plugin;
mod plugin_rules;
mod rules;
mod schema;
mod source;
mod tree;
mod wording;

#[cfg(test)]
mod tests;

use source::Source;

pub use model::{AudienceConfig, CompareConfig, Config, CorpusConfig, Format, PeriodConfig, PeriodUnit, Undated};
pub use plugin::{Deadlines, Isolation, Origin, PinnedFile, PluginConfig};

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
    /// Reads and checks a configuration file; returns warnings beside it. Paths come out relative to where the program
    /// runs, as `path` is.
    ///
    /// # Errors
    /// Every problem of the file, each with its place, in the order of the file; warnings among them.
    pub fn load(path: &Path, known: &[PluginSchema]) -> Result<(Self, Vec<Diagnostic>), Vec<Diagnostic>> {
        let file = path.display().to_string();
        let text = source::read(path, &file).map_err(|fault| vec![*fault])?;
        Config::parse(&file, &text, path.parent().unwrap_or(Path::new("")), known)
    }

    /// Checks the text of a configuration, named `file` in messages, whose paths are relative to `root`; returns
    /// warnings beside it.
    ///
    /// # Errors
    /// Every problem, each with its place, in the order of the text; warnings among them.
    ///
    /// ```
    /// use briefer::config::Config;
    /// let text = "period:\n  unit: weekly\ncompare:\n  abuot: 0.2\n";
    /// let problems = Config::parse("config.yaml", text, "".as_ref(), &[]).unwrap_err();
    /// assert_eq!(problems[0].message, "`period.unit`: unknown value `weekly`");
    /// assert_eq!(problems[1].hint.as_deref(), Some("did you mean `about`?"));
    /// ```
    pub fn parse(
        file: &str,
        text: &str,
        root: &Path,
        known: &[PluginSchema],
    ) -> Result<(Self, Vec<Diagnostic>), Vec<Diagnostic>> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let tree = tree::parse(file, text).map_err(|fault| vec![*fault])?;
        if matches!(tree.value, tree::Value::Null) {
            let warning = Diagnostic::warning("the configuration is empty: every value is the default");
            return Ok((Config::default_for(root), vec![warning.at(Place::file(file))]));
        }
        let problems = problems(file, text, &tree, root, known);
        if problems.iter().any(|problem| problem.severity == Severity::Error) {
            return Err(problems);
        }
        match serde_json::from_value::<Config>(tree.to_json()) {
            Ok(config) => Ok((config.rooted(root), problems)),
            // The check knows all that the types know, so this is for the day when they part.
            Err(error) => Err(vec![Diagnostic::error(error.to_string()).at(Place::file(file))]),
        }
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
        for sha256 in self.plugins.values_mut().filter_map(|plugin| plugin.sha256.as_mut()) {
            sha256.make_ascii_lowercase();
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

/// What the schema and the rules find, in the order of the file.
fn problems(file: &str, text: &str, tree: &tree::Node, root: &Path, known: &[PluginSchema]) -> Vec<Diagnostic> {
    let source = Source::new(file, text);
    let whole = check::Subject { node: tree, path: "", label: &(0..0) };
    let mut faults = check::check(whole, &json_schema(), &plugin_rules::option_homes(tree, known));
    faults.extend(rules::rules(&source, tree, root, known));
    source.tell(faults)
}
