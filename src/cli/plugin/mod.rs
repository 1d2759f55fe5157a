//! `briefer plugin`: the plugins of a project.

mod check;
mod list;
mod new;
mod pin;

use clap::{Args, Subcommand};

use super::Exit;
use super::global::Global;

/// Options of `plugin`.
#[derive(Debug, Args)]
pub struct PluginArgs {
    #[command(subcommand)]
    command: PluginCommand,
}

/// What to do with plugins.
#[derive(Debug, Subcommand)]
enum PluginCommand {
    /// Start a plugin of your own: a small one that works, with tests and documentation
    New(new::NewArgs),
    /// Show the project's plugins: what each provides and consumes, its options, its pin
    List(list::ListArgs),
    /// Run the conformance kit on a plugin: does it keep the contract?
    Check(check::CheckArgs),
    /// Write into the configuration that a plugin's files, as they are now, may run
    Pin(pin::PinArgs),
}

pub(super) fn run(args: &PluginArgs, global: &Global) -> Result<Exit, Exit> {
    match &args.command {
        PluginCommand::New(args) => new::run(args, global),
        PluginCommand::List(args) => list::run(args, global),
        PluginCommand::Check(args) => check::run(args, global),
        PluginCommand::Pin(args) => pin::run(args, global),
    }
}
