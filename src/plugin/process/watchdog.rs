//! Stops processes that run past their deadline.
//!
//! A call writes and reads without a timeout of its own; one thread looks at all processes every few milliseconds and
//! kills the ones that are late, upon which the call ends with a closed pipe. So it does where a process has ended and
//! another that it started holds the pipe.

use std::process::{Child, ExitStatus};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Condvar, LazyLock, Mutex, Once, PoisonError, Weak};
use std::time::{Duration, Instant};

use crate::plugin::caretaker::Entrusted;

/// How often deadlines are looked at.
const TICK: Duration = Duration::from_millis(10);
/// No call is under way.
const IDLE: u64 = 0;
/// The deadline has passed and the process was killed.
const EXPIRED: u64 = u64::MAX;

static BEGIN: LazyLock<Instant> = LazyLock::new(Instant::now);
static WATCHED: Mutex<Vec<Weak<Watched>>> = Mutex::new(Vec::new());
static ANY: Condvar = Condvar::new();
static THREAD: Once = Once::new();

/// A process that is killed when it runs past its deadline.
pub(super) struct Watched {
    leader: Mutex<Leader>,
    /// In milliseconds since the program's first look at the clock; or [`IDLE`], [`EXPIRED`].
    deadline: AtomicU64,
}

impl Watched {
    /// Puts a process under watch.
    pub(super) fn new(child: Child, entrusted: Entrusted) -> Arc<Self> {
        let leader = Mutex::new(Leader { child, reaped: false, _entrusted: entrusted });
        let watched = Arc::new(Watched { leader, deadline: AtomicU64::new(IDLE) });
        THREAD.call_once(|| {
            // Without the thread deadlines are not kept, which is better than not to run at all.
            let _ = std::thread::Builder::new().name("watchdog".to_owned()).spawn(watch);
        });
        WATCHED.lock().unwrap_or_else(PoisonError::into_inner).push(Arc::downgrade(&watched));
        ANY.notify_one();
        watched
    }

    /// Sets the deadline.
    pub(super) fn arm(&self, time: Duration) {
        self.deadline.store(now() + millis(time).max(1), Ordering::SeqCst);
    }

    /// Takes the deadline away; says whether it had passed, which means that the process is no more.
    pub(super) fn disarm(&self) -> bool {
        self.deadline.swap(IDLE, Ordering::SeqCst) == EXPIRED
    }

    /// Kills the process, and those it has started; [`ended_within`](Watched::ended_within) takes note of its end.
    pub(super) fn kill(&self) {
        self.leader.lock().unwrap_or_else(PoisonError::into_inner).kill();
    }

    /// How the process has ended, if it does within a time. What it has started is then killed, since it may hold its pipes.
    pub(super) fn ended_within(&self, time: Duration) -> Option<ExitStatus> {
        let begin = Instant::now();
        loop {
            let mut leader = self.leader.lock().unwrap_or_else(PoisonError::into_inner);
            if leader.has_ended() {
                return leader.reap();
            }
            drop(leader);
            if begin.elapsed() >= time {
                return None;
            }
            std::thread::sleep(Duration::from_millis(1));
        }
    }

    /// Kills the process if it is late. Where it has ended in the middle of a call, it kills what it has started, which may
    /// hold its pipes, so that whoever waits for the answer sees their end.
    fn look(&self, now: u64) {
        let deadline = self.deadline.load(Ordering::SeqCst);
        if deadline == IDLE {
            return;
        }
        if deadline > now {
            let mut leader = self.leader.lock().unwrap_or_else(PoisonError::into_inner);
            if leader.has_ended() {
                leader.reap();
            }
        } else if self.deadline.compare_exchange(deadline, EXPIRED, Ordering::SeqCst, Ordering::SeqCst).is_ok() {
            self.kill();
        }
    }
}

impl Drop for Leader {
    fn drop(&mut self) {
        self.kill();
    }
}

/// A process and the group that it leads.
struct Leader {
    child: Child,
    /// Whether its end has been taken note of. From then on its number, which is the group's, may become another's.
    reaped: bool,
    /// Goes when the process has.
    _entrusted: Entrusted,
}

impl Leader {
    /// Kills what is left of the group. Nobody waits for that here: a process may be where no signal reaches it.
    fn kill(&mut self) {
        if !self.reaped {
            kill_group(&self.child);
            let _ = self.child.kill();
        }
    }

    /// Takes note of the end of a process that has ended.
    fn reap(&mut self) -> Option<ExitStatus> {
        self.kill();
        self.reaped = true;
        self.child.wait().ok()
    }

    /// Whether the process has ended, of which no note is taken.
    #[cfg(unix)]
    fn has_ended(&mut self) -> bool {
        use rustix::process::{Pid, WaitId, WaitIdOptions, waitid};
        let options = WaitIdOptions::EXITED | WaitIdOptions::NOHANG | WaitIdOptions::NOWAIT;
        self.reaped || !matches!(waitid(WaitId::Pid(Pid::from_child(&self.child)), options), Ok(None))
    }

    #[cfg(not(unix))]
    fn has_ended(&mut self) -> bool {
        !matches!(self.child.try_wait(), Ok(None))
    }
}

#[cfg(unix)]
fn kill_group(leader: &Child) {
    use rustix::process::{Pid, Signal, kill_process_group};
    let _ = kill_process_group(Pid::from_child(leader), Signal::KILL);
}

#[cfg(not(unix))]
fn kill_group(_: &Child) {}

fn watch() {
    let mut watched = WATCHED.lock().unwrap_or_else(PoisonError::into_inner);
    loop {
        watched.retain(|process| process.strong_count() > 0);
        if watched.is_empty() {
            watched = ANY.wait(watched).unwrap_or_else(PoisonError::into_inner);
            continue;
        }
        let processes: Vec<Arc<Watched>> = watched.iter().filter_map(Weak::upgrade).collect();
        drop(watched);
        let now = now();
        processes.iter().for_each(|process| process.look(now));
        drop(processes);
        std::thread::sleep(TICK);
        watched = WATCHED.lock().unwrap_or_else(PoisonError::into_inner);
    }
}

fn now() -> u64 {
    millis(BEGIN.elapsed())
}

fn millis(time: Duration) -> u64 {
    u64::try_from(time.as_millis()).unwrap_or(EXPIRED - 1)
}
