//! A process of briefer's own that cleans up after it, however briefer ends.
//!
//! A killed program cannot clean up. So with the first library or command one more process is started, which is told
//! what there is to clean up (the process groups of plugins, the folders of private copies) and what is not any more, and
//! which reads until its stdin ends: that is, until briefer is gone.

use std::collections::BTreeSet;
use std::io::{self, BufRead, Write};
use std::path::Path;
use std::process::{Child, Command, ExitCode, Stdio};
use std::sync::{Mutex, PoisonError};

/// Where the caretaker listens.
enum Caretaker {
    /// Nothing was entrusted to it yet.
    NotNeeded,
    /// It runs.
    Listening(Child),
    /// It cannot be started: plugins run all the same.
    Missing,
}

static CARETAKER: Mutex<Caretaker> = Mutex::new(Caretaker::NotNeeded);

/// Something that the caretaker cleans up unless this is dropped first.
pub(super) struct Entrusted {
    what: Option<String>,
}

impl Entrusted {
    /// A process group, which is killed.
    pub(super) fn group(leader: u32) -> Self {
        Entrusted::new(Some(format!("group {leader}")))
    }

    /// A folder, which is deleted.
    pub(super) fn folder(path: &Path) -> Self {
        // One line each: a path that is no line is cleaned up by briefer alone.
        let path = path.to_str().filter(|path| !path.contains('\n'));
        Entrusted::new(path.map(|path| format!("folder {path}")))
    }

    fn new(what: Option<String>) -> Self {
        if let Some(what) = &what {
            tell(&format!("+{what}\n"));
        }
        Entrusted { what }
    }
}

impl Drop for Entrusted {
    fn drop(&mut self) {
        if let Some(what) = &self.what {
            tell(&format!("-{what}\n"));
        }
    }
}

fn tell(line: &str) {
    let mut caretaker = CARETAKER.lock().unwrap_or_else(PoisonError::into_inner);
    if matches!(*caretaker, Caretaker::NotNeeded) {
        *caretaker = start().map_or(Caretaker::Missing, Caretaker::Listening);
    }
    if let Caretaker::Listening(child) = &mut *caretaker
        && child.stdin.as_mut().is_none_or(|stdin| stdin.write_all(line.as_bytes()).is_err())
    {
        *caretaker = Caretaker::Missing;
    }
}

/// Sends the caretaker home, where briefer ends as it should; only a briefer that was killed leaves it behind.
pub fn dismiss_caretaker() {
    let mut caretaker = CARETAKER.lock().unwrap_or_else(PoisonError::into_inner);
    if let Caretaker::Listening(mut child) = std::mem::replace(&mut *caretaker, Caretaker::NotNeeded) {
        drop(child.stdin.take());
        let _ = child.wait();
    }
}

fn start() -> io::Result<Child> {
    let mut command = Command::new(super::this_program().ok_or(io::ErrorKind::Unsupported)?);
    command.arg("caretaker").stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
    // In a group of its own it outlives what a terminal sends to briefer's.
    #[cfg(unix)]
    {
        use std::os::unix::process::CommandExt;
        command.process_group(0).arg0("briefer");
    }
    command.spawn()
}

/// briefer as the caretaker: listens until stdin ends, then cleans up.
pub fn serve_caretaker() -> ExitCode {
    let mut entrusted = BTreeSet::new();
    for line in io::stdin().lock().lines().map_while(Result::ok) {
        match line.split_at_checked(1) {
            Some(("+", what)) => drop(entrusted.insert(what.to_owned())),
            Some(("-", what)) => drop(entrusted.remove(what)),
            _ => {}
        }
    }
    // Groups come first: a process may hold a file of a folder.
    for what in entrusted.iter().rev() {
        match what.split_once(' ') {
            Some(("group", leader)) => kill(leader),
            Some(("folder", path)) => drop(std::fs::remove_dir_all(path)),
            _ => {}
        }
    }
    ExitCode::SUCCESS
}

#[cfg(unix)]
fn kill(leader: &str) {
    use rustix::process::{Pid, Signal, kill_process_group};
    // The group of number 1 would be everybody.
    if let Some(leader) = leader.parse().ok().filter(|&leader| leader > 1).and_then(Pid::from_raw) {
        let _ = kill_process_group(leader, Signal::KILL);
    }
}

#[cfg(not(unix))]
fn kill(_: &str) {}
