//! Starting processes that do not outlive briefer.

use std::io;
use std::process::{Child, Command};

use crate::plugin::caretaker::Entrusted;

/// Starts a process as the leader of a group of its own, which is entrusted to the caretaker.
///
/// # Errors
/// Those of the system.
pub(super) fn spawn(command: &mut Command) -> io::Result<(Child, Entrusted)> {
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(command, 0);
    let child = command.spawn()?;
    let entrusted = Entrusted::group(child.id());
    Ok((child, entrusted))
}
