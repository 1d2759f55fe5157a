//! How briefer reaches the plugin: as a program that answers JSON lines on stdin and stdout.

use std::process::ExitCode;

fn main() -> ExitCode {
    briefer_plugin::serve::<example_plugin::ExamplePlugin>()
}
