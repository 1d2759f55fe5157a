//! From the plugins that a configuration names to plugins that can be called.

use std::path::Path;

use briefer_plugin::{Manifest, PluginError, Registration};
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use super::Exit;
use super::global::Global;
use super::report::refuse;
use super::results::keep_apart;
use crate::analysis::{OrderError, missing};
use crate::config::{Config, Draft, Isolation, Origin, PluginConfig, place_of};
use crate::diagnostic::{Diagnostic, suggest};
use crate::plugin::{Fault, Hosted, NotOpened, Opened, PinState, Trust, open};

/// A plugin that is linked in, with its manifest, which takes time to make.
pub(super) type Known = (Manifest, Registration);

/// A fault, and what the plugin said on stderr.
pub(super) type Told = (Fault, Vec<String>);

/// The enabled plugins of a configuration: those that could be opened, and what became of the others.
#[derive(Default)]
pub(super) struct Opening {
    opened: Vec<Opened>,
    /// Mistakes of the configuration, and warnings.
    pub(super) problems: Vec<Diagnostic>,
    /// What plugins did wrong: the run goes on without them.
    faults: Vec<Told>,
    /// Whether a plugin was left out that others may need.
    incomplete: bool,
}

/// Refuses names that are no plugin of a configuration.
///
/// # Errors
/// Every one of them, told.
pub(super) fn refuse_unknown(names: &[String], config: &Config) -> Result<(), Exit> {
    let unknown = names.iter().filter(|name| !config.plugins.contains_key(*name));
    let problems: Vec<Diagnostic> = unknown
        .map(|name| {
            let hint = suggest(name, config.plugins.keys().map(String::as_str));
            Diagnostic::error(format!("no plugin `{name}` in the configuration")).hint_if(hint)
        })
        .collect();
    if problems.is_empty() { Ok(()) } else { Err(refuse(&problems)) }
}

/// Opens one plugin of a configuration.
pub(super) fn open_one(
    name: &str,
    plugin: &PluginConfig,
    root: &Path,
    known: &[Known],
    trust: Trust,
) -> Result<Opened, NotOpened> {
    if plugin.isolation == Isolation::Inline {
        keep_apart();
    }
    let built_in = known.iter().find(|(manifest, _)| manifest.name == name);
    open(plugin, root, built_in.cloned(), trust)
}

impl Opening {
    /// Opens all enabled plugins of a draft and checks the options of those that are not built in.
    pub(super) fn of(draft: &Draft, global: &Global, known: &[Known]) -> Self {
        let config = draft.config();
        let enabled: Vec<(&String, &PluginConfig)> =
            config.plugins.iter().filter(|(_, plugin)| plugin.enabled).collect();
        let trust = global.trust();
        // Starting a process takes a while, most of it waiting.
        let opened: Vec<Result<Opened, NotOpened>> =
            enabled.par_iter().map(|(name, plugin)| open_one(name, plugin, &config.root, known, trust)).collect();
        let mut opening = Opening::default();
        for ((name, plugin), opened) in enabled.into_iter().zip(opened) {
            match opened {
                Ok(opened) => opening.accept(name, plugin, opened, draft, global),
                Err(reason) => opening.leave_out(name, plugin, reason, config, global),
            }
        }
        opening
    }

    fn accept(&mut self, name: &str, plugin: &PluginConfig, opened: Opened, draft: &Draft, global: &Global) {
        let root = &draft.config().root;
        let place = || place_of(&global.config, &["plugins", name]);
        if opened.manifest.name != name {
            let own = &opened.manifest.name;
            let problem = Diagnostic::error(format!("plugin `{name}`: it calls itself `{own}`")).at(place());
            self.problems.push(problem.hint(format!("write `{own}:` in place of `{name}:`")));
            return;
        }
        if opened.pin == Some(PinState::Differs) {
            let warning =
                format!("plugin `{name}` has changed since it was pinned, and runs because of --allow-unpinned");
            self.problems.push(Diagnostic::warning(warning).at(place()));
        }
        if plugin.origin(root) != Origin::BuiltIn {
            self.problems.extend(draft.option_problems(name, &opened.manifest.options_schema));
        }
        self.opened.push(opened);
    }

    fn leave_out(&mut self, name: &str, plugin: &PluginConfig, reason: NotOpened, config: &Config, global: &Global) {
        let diagnostic = |problem: Diagnostic| problem.at(place_of(&global.config, &["plugins", name]));
        self.incomplete = true;
        match reason {
            NotOpened::Missing(message) if plugin.optional => {
                // Of a library that is missing the configuration's own check has told.
                if matches!(plugin.origin(&config.root), Origin::Command { .. }) {
                    let message = format!("plugin `{name}`: {message}: the run goes on without it");
                    self.problems.push(diagnostic(Diagnostic::warning(message)));
                }
            }
            NotOpened::Missing(message) => {
                self.problems.push(diagnostic(Diagnostic::error(format!("plugin `{name}`: {message}"))));
            }
            NotOpened::Refused(message, hint) => {
                let problem = Diagnostic::error(format!("plugin `{name}` does not run: {message}"));
                self.problems.push(diagnostic(problem.hint(hint)));
            }
            NotOpened::SwitchedOff | NotOpened::Failed(..) => {
                let (message, said) = reason.in_words();
                self.faults.push((Fault::of(name, message), said));
            }
        }
    }

    /// Makes the plugins' instances; also returns what plugins did wrong on the way.
    ///
    /// # Errors
    /// Every plugin that refuses its options.
    pub(super) fn make(
        mut self,
        config: &Config,
        global: &Global,
    ) -> Result<(Vec<Hosted>, Vec<Told>), Vec<Diagnostic>> {
        let (mut plugins, mut problems) = (Vec::new(), Vec::new());
        for opened in self.opened {
            let name = opened.manifest.name.clone();
            let options = config.plugins.get(&name).map(|plugin| plugin.options.clone()).unwrap_or_default();
            match opened.make(&options) {
                Ok(hosted) => plugins.push(hosted),
                Err((PluginError::Options(message), _)) => {
                    // A plugin's message begins with the option it is about.
                    let option = message.split(':').next().unwrap_or_default();
                    let place = place_of(&global.config, &["plugins", &name, "options", option]);
                    problems.push(Diagnostic::error(format!("plugin `{name}`: {message}")).at(place));
                }
                Err((error, said)) => {
                    self.incomplete = true;
                    self.faults.push((Fault::of(&name, error.to_string()), said));
                }
            }
        }
        if !problems.is_empty() {
            return Err(problems);
        }
        // Where nothing was left out, a kind that nobody provides is a mistake of the configuration.
        if self.incomplete {
            self.faults.extend(leave_out_dependents(&mut plugins));
        }
        Ok((plugins, self.faults))
    }
}

/// Takes out every plugin that consumes what nobody provides any more, until none is left.
fn leave_out_dependents(plugins: &mut Vec<Hosted>) -> Vec<Told> {
    let mut faults = Vec::new();
    loop {
        let unmet = missing(&plugins.iter().map(Hosted::manifest).collect::<Vec<_>>()).into_iter().next();
        let Some(OrderError::Missing { plugin, kind }) = unmet else { return faults };
        plugins.retain(|other| other.name() != plugin);
        let message = format!("does not run: it needs `{kind}`, which no plugin that runs provides");
        faults.push((Fault::of(&plugin, message), Vec::new()));
    }
}
