//! The briefer program: parse, call, exit code.

use std::process::ExitCode;

/// Annotating makes many small strings on every thread. Together with one codegen unit, this allocator took a fifth off
/// its time, at the price of 25 MB of memory.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    briefer::cli::main()
}
