//! Exit codes.

use std::process::ExitCode;

/// How a run ended; the program's exit code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// 0: done.
    Done,
    /// 1: failed; nothing was written, or not all of it.
    Failed,
    /// 2: the command line or the configuration is wrong; nothing was written.
    Usage,
    /// 3: written, but something was skipped or a plugin failed.
    Partial,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        ExitCode::from(match exit {
            Exit::Done => 0,
            Exit::Failed => 1,
            Exit::Usage => 2,
            Exit::Partial => 3,
        })
    }
}
