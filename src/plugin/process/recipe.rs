//! What a process is made of.

use std::ffi::OsString;
use std::path::PathBuf;
use std::time::Duration;

/// How a process is started, and how long it may take.
#[derive(Clone, Debug)]
pub(in crate::plugin) struct Recipe {
    /// How the program is named in messages.
    pub(in crate::plugin) shown: String,
    /// The program.
    pub(in crate::plugin) program: PathBuf,
    /// Its arguments.
    pub(in crate::plugin) arguments: Vec<OsString>,
    /// What is added to its environment.
    pub(in crate::plugin) environment: Vec<(&'static str, OsString)>,
    /// The folder it runs in.
    pub(in crate::plugin) folder: PathBuf,
    /// How long it may take until it has introduced itself.
    pub(in crate::plugin) start_deadline: Duration,
    /// How long a call may take.
    pub(in crate::plugin) call_deadline: Duration,
    /// After so many calls that ran out of time no other is made.
    pub(in crate::plugin) fault_limit: usize,
}
