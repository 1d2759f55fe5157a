//! `briefer completions`: completions for a shell.

use clap::{Args, CommandFactory};
use clap_complete::Shell;

use super::{Cli, Exit};

/// Options of `completions`.
#[derive(Debug, Args)]
pub struct CompletionsArgs {
    /// The shell
    shell: Shell,
}

#[expect(clippy::unnecessary_wraps, reason = "every command has one shape")]
pub(super) fn run(args: &CompletionsArgs) -> Result<Exit, Exit> {
    clap_complete::generate(args.shell, &mut Cli::command(), "briefer", &mut std::io::stdout().lock());
    Ok(Exit::Done)
}
