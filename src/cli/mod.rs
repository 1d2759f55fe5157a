//! The command line: one module per command.
//!
//! Only this module and [`crate::diagnostic`] print. Results go to stdout, everything else to stderr.

mod annotate;
mod args;
mod build;
mod check;
mod completions;
mod editions;
mod exit;
mod explain;
mod global;
mod init;
mod man;
mod opening;
mod plan;
mod plugin;
mod project;
mod report;
mod results;
mod schema;
mod serve;
mod template;
mod verify;
mod worker;

use std::process::ExitCode;

use clap::Parser;

pub use args::{Cli, Command};
pub use exit::Exit;
use global::Global;

/// Parses the command line, runs the command, and says how it ended.
pub fn main() -> ExitCode {
    briefer_plugin::keep_plugin_panics_quiet();
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            // Help and version are results; everything else is a mistake in usage.
            let exit = if error.use_stderr() { Exit::Usage } else { Exit::Done };
            let _ = error.print();
            return exit.into();
        }
    };
    match &cli.command {
        Command::Worker(args) => worker::run(args),
        Command::Caretaker => crate::plugin::serve_caretaker(),
        command => {
            crate::plugin::this_program_serves();
            let exit = run(command, &cli.global);
            crate::plugin::dismiss_caretaker();
            exit.into()
        }
    }
}

fn run(command: &Command, global: &Global) -> Exit {
    if let Err(exit) = set_threads(global.threads) {
        return exit;
    }
    let result = match command {
        Command::Build(args) => build::run(args, global),
        Command::Annotate(args) => annotate::run(args, global),
        Command::Check(args) => check::run(args, global),
        Command::Explain(args) => explain::run(args, global),
        Command::Serve(args) => serve::run(args, global),
        Command::Verify(args) => verify::run(args, global),
        Command::Plugin(args) => plugin::run(args, global),
        Command::Template(args) => template::run(args, global),
        Command::Init(args) => init::run(args, global),
        Command::Schema(args) => schema::run(args),
        Command::Completions(args) => completions::run(args),
        Command::Man(args) => man::run(args),
        Command::Worker(_) | Command::Caretaker => unreachable!("they are no commands of a project"),
    };
    result.unwrap_or_else(|exit| exit)
}

fn set_threads(threads: Option<usize>) -> Result<(), Exit> {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads.unwrap_or(0));
    pool.build_global().map_err(|e| report::fail(format!("cannot start {} threads: {e}", threads.unwrap_or(0))))
}
