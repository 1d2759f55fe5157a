//! The echo as a command.

use std::process::ExitCode;

fn main() -> ExitCode {
    briefer_plugin::serve::<echo::Echo>()
}
