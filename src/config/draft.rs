//! A configuration between its two checks: read and found good, but for the options of plugins that are not open yet.

use std::path::Path;

use serde_json::Value;

use super::source::{self, Source};
use super::tree::{self, Node};
use super::{Config, PluginSchema, check, json_schema, plugin_rules, rules};
use crate::diagnostic::{Diagnostic, Place, Severity};

/// A configuration in which nothing is wrong but, perhaps, the options of plugins that are not built in.
///
/// Those can be checked only once the plugin is open, and how to open it stands in the configuration. So:
///
/// ```
/// use briefer::config::Draft;
/// use serde_json::json;
/// let text = "plugins:\n  harbour:\n    command: [harbour]\n    options: {quai: 3}\n";
/// let draft = Draft::parse("config.yaml", text, "".as_ref(), &[]).unwrap();
/// let mut more = Vec::new();
/// for (name, plugin) in &draft.config().plugins {
///     let options_schema = json!({"type": "object", "properties": {"quay": {"type": "integer"}}}); // its manifest's
///     more.extend(draft.option_problems(name, &options_schema));
/// }
/// let problems = draft.finish(more).unwrap_err();
/// assert_eq!(problems[0].hint.as_deref(), Some("did you mean `quay`?"));
/// assert_eq!(problems[0].place.as_ref().unwrap().line, Some(4));
/// ```
#[derive(Debug)]
pub struct Draft {
    file: String,
    text: String,
    tree: Node,
    config: Config,
    warnings: Vec<Diagnostic>,
}

impl Draft {
    /// Reads and checks a configuration file; `known` are the plugins that are built in. Paths come out relative to
    /// where the program runs, as `path` is.
    ///
    /// # Errors
    /// Every problem that shows without the other plugins, each with its place, in the order of the file; warnings
    /// among them.
    pub fn read(path: &Path, known: &[PluginSchema]) -> Result<Self, Vec<Diagnostic>> {
        let file = path.display().to_string();
        let text = source::read(path, &file).map_err(|fault| vec![*fault])?;
        Draft::parse(&file, &text, path.parent().unwrap_or(Path::new("")), known)
    }

    /// Checks the text of a configuration, named `file` in messages, whose paths are relative to `root`.
    ///
    /// # Errors
    /// As [`Draft::read`].
    ///
    /// ```
    /// use briefer::config::Draft;
    /// let text = "period:\n  unit: weekly\ncompare:\n  abuot: 0.2\n";
    /// let problems = Draft::parse("config.yaml", text, "".as_ref(), &[]).unwrap_err();
    /// assert_eq!(problems[0].message, "`period.unit`: unknown value `weekly`");
    /// assert_eq!(problems[1].hint.as_deref(), Some("did you mean `about`?"));
    /// ```
    pub fn parse(file: &str, text: &str, root: &Path, known: &[PluginSchema]) -> Result<Self, Vec<Diagnostic>> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let tree = tree::parse(file, text).map_err(|fault| vec![*fault])?;
        let (config, warnings) = if matches!(tree.value, tree::Value::Null) {
            let warning = Diagnostic::warning("the configuration is empty: every value is the default");
            (Config::default_for(root), vec![warning.at(Place::file(file))])
        } else {
            typed(&Source::new(file, text), &tree, root, known)?
        };
        Ok(Draft { file: file.to_owned(), text: text.to_owned(), tree, config, warnings })
    }

    /// The draft of a project that has no configuration file: every default, with paths relative to `root`.
    pub fn default_for(root: impl AsRef<Path>) -> Self {
        let tree = Node { value: tree::Value::Null, span: 0..0 };
        let config = Config::default_for(root);
        Draft { file: super::FILE_NAME.to_owned(), text: String::new(), tree, config, warnings: Vec::new() }
    }

    /// The configuration, to open the other plugins with.
    pub fn config(&self) -> &Config {
        &self.config
    }

    /// Everything in which the options of the plugin `name` do not fit the schema it told when it was opened; nothing
    /// where the file does not name the plugin.
    pub fn option_problems(&self, name: &str, options_schema: &Value) -> Vec<Diagnostic> {
        let entry = self.tree.get("plugins").and_then(|plugins| plugins.entry(name));
        let faults = entry.map(|entry| plugin_rules::options(entry, options_schema)).unwrap_or_default();
        Source::new(&self.file, &self.text).tell(faults)
    }

    /// The configuration, and all warnings in the order of the file; `more` is what showed since it was read.
    ///
    /// # Errors
    /// All problems in the order of the file, where there is an error among `more`.
    pub fn finish(self, more: Vec<Diagnostic>) -> Result<(Config, Vec<Diagnostic>), Vec<Diagnostic>> {
        let mut problems = self.warnings;
        problems.extend(more);
        // What has no line is about the whole, or about what came too late to be told.
        let place = |problem: &Diagnostic| {
            let place = problem.place.as_ref();
            place.and_then(|place| place.line.zip(place.column)).unwrap_or((usize::MAX, usize::MAX))
        };
        problems.sort_by_key(place);
        if has_error(&problems) { Err(problems) } else { Ok((self.config, problems)) }
    }
}

/// Checks the tree and reads it into types; what is found on the way are warnings, if there is no error among it.
fn typed(
    source: &Source<'_>,
    tree: &Node,
    root: &Path,
    known: &[PluginSchema],
) -> Result<(Config, Vec<Diagnostic>), Vec<Diagnostic>> {
    let whole = check::Subject { node: tree, path: "", label: &(0..0) };
    let mut faults = check::check(whole, &json_schema(), &plugin_rules::option_homes(tree, known));
    faults.extend(rules::rules(source, tree, root, known));
    let problems = source.tell(faults);
    if has_error(&problems) {
        return Err(problems);
    }
    match serde_json::from_value::<Config>(tree.to_json()) {
        Ok(config) => Ok((config.rooted(root), problems)),
        // The check knows all that the types know, so this is for the day when they part.
        Err(error) => Err(vec![Diagnostic::error(error.to_string()).at(Place::file(source.file()))]),
    }
}

fn has_error(problems: &[Diagnostic]) -> bool {
    problems.iter().any(|problem| problem.severity == Severity::Error)
}
