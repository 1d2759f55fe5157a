//! `briefer plugin pin`: writes into the configuration that a plugin's files, as they are now, may run.

use clap::Args;

use crate::cli::Exit;
use crate::cli::global::Global;
use crate::cli::opening::refuse_unknown;
use crate::cli::project::{built_in, draft};
use crate::cli::report::{Report, refuse};
use crate::config::{Origin, edit, place_of};
use crate::diagnostic::{Diagnostic, Place};
use crate::plugin::{PinState, pin_of};

/// Options of `plugin pin`.
#[derive(Debug, Args)]
pub(super) struct PinArgs {
    /// The plugins [default: every library and command of the configuration]
    #[arg(value_name = "NAME")]
    names: Vec<String>,
}

pub(super) fn run(args: &PinArgs, global: &Global) -> Result<Exit, Exit> {
    if !global.config.exists() {
        let missing = Diagnostic::error("there is no configuration to write a pin into");
        let missing = missing.at(Place::file(global.config.display().to_string()));
        return Err(refuse(&[missing.hint("run it in the project's folder, or name the file with --config")]));
    }
    let draft = draft(global, &built_in()).map_err(|problems| refuse(&problems))?;
    let config = draft.config();
    let foreign = || config.plugins.iter().filter(|(_, plugin)| plugin.origin(&config.root) != Origin::BuiltIn);
    refuse_unknown(&args.names, config)?;
    let mut report = Report::new(global);
    for name in args.names.iter().filter(|name| !foreign().any(|(known, _)| known == *name)) {
        report.say(&format!("{name}: built in, and needs no pin"));
    }
    let mut problems = Vec::new();
    for (name, plugin) in foreign().filter(|(name, _)| args.names.is_empty() || args.names.contains(name)) {
        match pin_of(plugin, &config.root) {
            // Only plugins from elsewhere are looked at.
            Ok(None) => {}
            Ok(Some(pin)) if PinState::of(plugin.sha256.as_deref(), &pin) == PinState::Fits => {
                report.say(&format!("{name}: the pin fits already"));
            }
            Ok(Some(pin)) => match edit::set_pin(&global.config, name, &pin) {
                Ok(()) => report.say(&format!("{name}: pinned to sha256 {pin}")),
                Err(problem) => problems.push(*problem),
            },
            Err(message) => {
                let problem = Diagnostic::error(format!("plugin `{name}`: {message}"));
                problems.push(problem.at(place_of(&global.config, &["plugins", name])));
            }
        }
    }
    if problems.is_empty() { Ok(report.finish()) } else { Err(refuse(&problems)) }
}
