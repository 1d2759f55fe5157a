//! Plugins in processes of their own: workers and commands, spoken to in JSON lines.
//!
//! Each thread that calls takes an idle process or starts one, so that there are never more of them than threads. A
//! process that breaks costs the document it was at; the next call starts another.

mod child;
mod recipe;
mod reply;
mod spawn;
mod stderr;
mod watchdog;

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::Instant;

use briefer_plugin::PluginError;

pub(super) use self::recipe::Recipe;

use self::child::{Broken, PATIENCE, Process};
use self::stderr::Said;
use super::host::{Answer, NoAnswer, Remote};

/// Why a process did not introduce itself, and what it said on stderr until then.
#[derive(Debug)]
pub(super) struct NotStarted {
    /// Whether there is no such program.
    pub(super) missing: bool,
    /// Why.
    pub(super) message: String,
    /// Its words, line by line.
    pub(super) said: Vec<String>,
}

/// The first process of a plugin, which has said who it is and has no instance yet.
pub(super) struct Introduced {
    recipe: Recipe,
    said: Said,
    process: Process,
    /// The manifest, as JSON.
    pub(super) manifest: String,
}

/// Starts a process and lets it introduce itself.
///
/// # Errors
/// Where it cannot be started, says nothing, ends, or says what is no introduction.
pub(super) fn introduce(recipe: Recipe) -> Result<Introduced, NotStarted> {
    let said = Said::default();
    match Process::start(&recipe, &said) {
        Ok((process, manifest)) => Ok(Introduced { recipe, said, process, manifest }),
        Err(broken) => Err(NotStarted {
            missing: matches!(broken, Broken::Missing(_)),
            message: broken.while_starting(recipe.start_deadline),
            said: said.take(),
        }),
    }
}

impl Introduced {
    /// Makes the first instance.
    ///
    /// # Errors
    /// The plugin's own, or what kept it from answering.
    pub(super) fn create(self, options: &[u8]) -> Result<Processes, (PluginError, Vec<String>)> {
        let Introduced { recipe, said, mut process, .. } = self;
        match process.create(options, recipe.start_deadline) {
            Ok(Ok(())) => Ok(Processes {
                options: options.to_owned(),
                idle: Mutex::new(vec![process]),
                late: AtomicUsize::new(0),
                restarts: AtomicUsize::new(0),
                recipe,
                said,
            }),
            Ok(Err(error)) => {
                drop(process);
                Err((error, said.take()))
            }
            Err(broken) => Err((PluginError::Failed(broken.while_starting(recipe.start_deadline)), said.take())),
        }
    }
}

/// The processes of one plugin, each with an instance.
pub(super) struct Processes {
    recipe: Recipe,
    /// What an instance is made with, as JSON.
    options: Vec<u8>,
    idle: Mutex<Vec<Process>>,
    /// How many calls ran out of time.
    late: AtomicUsize,
    /// How often a process had broken after its answer.
    restarts: AtomicUsize,
    said: Said,
}

impl Processes {
    /// An idle process, and whether it was started just now.
    fn take(&self) -> Result<(Process, bool), NoAnswer> {
        match self.pop() {
            Some(process) => Ok((process, false)),
            None => Ok((self.start()?, true)),
        }
    }

    fn pop(&self) -> Option<Process> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop()
    }

    fn start(&self) -> Result<Process, NoAnswer> {
        let failed = |broken: Broken| {
            self.count_late(&broken);
            NoAnswer::Broken(broken.while_starting(self.recipe.start_deadline))
        };
        let (mut process, _) = Process::start(&self.recipe, &self.said).map_err(failed)?;
        process.create(&self.options, self.recipe.start_deadline).map_err(failed)??;
        Ok(process)
    }

    fn count_late(&self, broken: &Broken) {
        if matches!(broken, Broken::TimedOut) {
            self.late.fetch_add(1, Ordering::Relaxed);
        }
    }
}

impl Remote for Processes {
    fn call(&self, method: &str, params: &[u8], limit: usize) -> Result<Answer, NoAnswer> {
        // Every call that hangs costs its whole deadline, so a plugin that does so is not asked on until the block's end.
        if self.late.load(Ordering::Relaxed) >= self.recipe.fault_limit {
            return Err(NoAnswer::Broken("was not asked: it has run past its deadline too often".to_owned()));
        }
        let deadline = self.recipe.call_deadline;
        let (mut process, is_fresh) = self.take()?;
        let mut answer = process.call(method, params, deadline, limit);
        // What a process does after its answer must not be charged to the next document that happens to come its way.
        if !is_fresh && matches!(answer, Err(Broken::Ended(_) | Broken::Misbehaved(_))) {
            drop(process);
            process = self.start()?;
            answer = process.call(method, params, deadline, limit);
            if answer.is_ok() {
                self.restarts.fetch_add(1, Ordering::Relaxed);
                self.said.keep("(it had broken after an earlier answer, and was started again)");
            }
        }
        match answer {
            // After a panic the instance's state cannot be trusted: the process ends here.
            Ok(Err(panic @ PluginError::Panicked(_))) => Err(panic.into()),
            Ok(answer) => {
                self.idle.lock().unwrap_or_else(PoisonError::into_inner).push(process);
                Ok(answer?)
            }
            Err(broken) => {
                self.count_late(&broken);
                Err(NoAnswer::Broken(broken.during_call(deadline)))
            }
        }
    }

    fn said(&self) -> Vec<String> {
        self.said.take()
    }

    fn restarts(&self) -> usize {
        self.restarts.load(Ordering::Relaxed)
    }

    fn close(&self) {
        let mut idle: Vec<Process> = std::iter::from_fn(|| self.pop()).collect();
        // All are told before any is waited for, and they share the time they have.
        idle.iter_mut().for_each(Process::close);
        let begin = Instant::now();
        for process in &idle {
            process.end_within(PATIENCE.saturating_sub(begin.elapsed()));
        }
    }
}

impl Drop for Processes {
    fn drop(&mut self) {
        self.close();
    }
}
