//! `briefer plugin`: the plugins of a project.

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
    /// Show the project's plugins: what each provides and consumes, its options, its pin
    List(list::ListArgs),
}

pub(super) fn run(args: &PluginArgs, global: &Global) -> Result<Exit, Exit> {
    match &args.command {
        PluginCommand::List(args) => list::run(args, global),
    }
}
