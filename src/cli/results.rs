//! Where results go: standard output, out of the reach of libraries that run inside the program.

use std::fs::File;
use std::io::{self, StdoutLock, Write};
use std::sync::OnceLock;

/// Standard output, once it has been moved; none where that could not be done.
static APART: OnceLock<Option<File>> = OnceLock::new();

/// Moves standard output: what a library prints from now on goes to standard error, and never among the results. Called
/// before a library is loaded into the program.
pub(super) fn keep_apart() {
    APART.get_or_init(move_away);
}

#[cfg(unix)]
fn move_away() -> Option<File> {
    use std::os::fd::AsFd;

    let output = io::stdout().as_fd().try_clone_to_owned().ok()?;
    rustix::stdio::dup2_stdout(io::stderr()).ok()?;
    Some(File::from(output))
}

/// There is no safe way to it elsewhere.
#[cfg(not(unix))]
fn move_away() -> Option<File> {
    None
}

/// Takes results, wherever standard output has gone.
pub(super) fn results() -> Results {
    match APART.get() {
        Some(Some(output)) => Results::Apart(output),
        _ => Results::Usual(io::stdout().lock()),
    }
}

/// Standard output.
pub(super) enum Results {
    Apart(&'static File),
    Usual(StdoutLock<'static>),
}

impl Write for Results {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Results::Apart(output) => output.write(bytes),
            Results::Usual(output) => output.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Results::Apart(output) => output.flush(),
            Results::Usual(output) => output.flush(),
        }
    }
}
