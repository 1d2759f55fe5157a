//! The briefer program: parse, call, exit code.

use std::process::ExitCode;

/// Annotating makes many small strings on every thread; the system's allocator costs it a sixth of its time.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    briefer::cli::main()
}
