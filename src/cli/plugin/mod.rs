//! `briefer plugin`: the plugins of a project.

mod check;
mod list;

use clap::{Args, Subcommand};

use super::Exit;
use super::args::Global;

/// Options of `plugin`.
#[derive(Debug, Args)]
pub struct PluginArgs {
    #[command(subcommand)]
    command: PluginCommand,
}

/// What to do with plugins.
#[derive(Debug, Subcommand)]
enum PluginCommand {
    /// Run the conformance kit on a plugin: does it keep the contract?
    Check(check::CheckArgs),
    /// Show the project's plugins: what each provides and consumes, its options, its pin
    List(list::ListArgs),
}

pub(super) fn run(args: &PluginArgs, global: &Global) -> Result<Exit, Exit> {
    match &args.command {
        PluginCommand::Check(args) => check::run(args, global),
        PluginCommand::List(args) => list::run(args, global),
    }
}
