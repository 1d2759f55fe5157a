//! `briefer worker` and `briefer caretaker`: the program as a process that serves briefer itself. Not for people, and so not
//! in the help.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use crate::plugin::serve_library;

/// Options of `worker`.
#[derive(Debug, Args)]
pub struct WorkerArgs {
    /// The library
    library: PathBuf,
    /// Its name in messages
    shown: String,
}

pub(super) fn run(args: &WorkerArgs) -> ExitCode {
    serve_library(&args.library, &args.shown)
}
