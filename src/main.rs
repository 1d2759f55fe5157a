//! The briefer program: parse, call, exit code.

use std::process::ExitCode;

fn main() -> ExitCode {
    briefer::cli::main()
}
