//! Starting processes that do not outlive briefer.

use std::io;
use std::process::{Child, Command};
use std::sync::Mutex;
use std::sync::PoisonError;
use std::sync::mpsc::{Sender, channel};

/// A command to start, and whom to tell.
type Order = (Command, Sender<io::Result<Child>>);

static SPAWNER: Mutex<Option<Sender<Order>>> = Mutex::new(None);

/// Starts a process as the leader of a group of its own.
///
/// On Linux it is killed when the thread that started it ends, which is why all are started by one thread that lives as
/// long as the program. Elsewhere a process sees the end of its stdin when briefer is gone.
///
/// # Errors
/// Those of the system.
pub(super) fn spawn(mut command: Command) -> io::Result<Child> {
    bind_to_parent(&mut command);
    let (tell, told) = channel();
    let gone = || io::Error::other("the thread that starts processes has ended");
    spawner()?.send((command, tell)).map_err(|_| gone())?;
    told.recv().map_err(|_| gone())?
}

fn spawner() -> io::Result<Sender<Order>> {
    let mut spawner = SPAWNER.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(orders) = &*spawner {
        return Ok(orders.clone());
    }
    let (orders, taken) = channel::<Order>();
    std::thread::Builder::new().name("spawner".to_owned()).spawn(move || {
        for (mut command, tell) in taken {
            // Nobody waits only where the program is ending.
            let _ = tell.send(command.spawn());
        }
    })?;
    Ok(spawner.insert(orders).clone())
}

#[cfg(target_os = "linux")]
#[allow(unsafe_code)]
fn bind_to_parent(command: &mut Command) {
    use std::os::unix::process::CommandExt;

    use rustix::process::{Signal, set_parent_process_death_signal};

    command.process_group(0);
    // SAFETY: between fork and exec the closure makes one system call and allocates nothing.
    unsafe {
        command.pre_exec(|| Ok(set_parent_process_death_signal(Some(Signal::KILL))?));
    }
}

#[cfg(all(unix, not(target_os = "linux")))]
fn bind_to_parent(command: &mut Command) {
    std::os::unix::process::CommandExt::process_group(command, 0);
}

#[cfg(not(unix))]
fn bind_to_parent(_: &mut Command) {}
