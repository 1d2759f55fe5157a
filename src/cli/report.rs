//! Telling the user what went wrong, and remembering that it did.

use std::io::{IsTerminal, Write};
use std::time::{Duration, Instant};

use super::Exit;
use super::global::Global;
use super::results::results;
use crate::analysis::{Analysis, Outcome, Said};
use crate::corpus::{Problem, ProblemKind};
use crate::diagnostic::{Diagnostic, Severity, printable};
use crate::plugin::Fault;

/// How many warnings and notes of a run are printed in full unless `--verbose` asks for all.
const SHOWN: usize = 20;
/// How long a run must last before a terminal sees progress.
const PATIENCE: Duration = Duration::from_millis(250);
/// How often progress is drawn.
const REDRAW: Duration = Duration::from_millis(100);

/// Prints an error without a place and says that the run failed.
pub(super) fn fail(message: impl Into<String>) -> Exit {
    Diagnostic::error(message).print();
    Exit::Failed
}

/// Prints an error and says that the run failed.
pub(super) fn fail_with(problem: Diagnostic) -> Exit {
    problem.print();
    Exit::Failed
}

/// Says that a result could not be printed.
pub(super) fn fail_stdout(error: &std::io::Error) -> Exit {
    let fault = Diagnostic::error(format!("cannot write to stdout: {}", error.kind()));
    fault.hint("what has been written is not complete").print();
    Exit::Failed
}

/// Prints every diagnostic of a list and says that usage or configuration is wrong.
pub(super) fn refuse(diagnostics: &[Diagnostic]) -> Exit {
    for diagnostic in diagnostics {
        diagnostic.print();
    }
    Exit::Usage
}

/// Prints a whole result on stdout; a reader that has seen enough is no failure.
///
/// # Errors
/// [`Exit::Failed`], told, where stdout cannot be written.
pub(super) fn print_result(result: &[u8]) -> Result<Exit, Exit> {
    let mut out = results();
    match out.write_all(result).and_then(|()| out.flush()) {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => Err(fail_stdout(&error)),
        _ => Ok(Exit::Done),
    }
}

/// Prints what goes wrong during a run, at most so much of it, and counts what was skipped.
pub(super) struct Report {
    quiet: bool,
    verbose: bool,
    printed: usize,
    held_back: usize,
    skipped: bool,
    progress: Progress,
}

impl Report {
    pub(super) fn new(global: &Global) -> Self {
        Report {
            quiet: global.quiet,
            verbose: global.verbose,
            printed: 0,
            held_back: 0,
            skipped: false,
            progress: Progress::new(!global.quiet && std::io::stderr().is_terminal()),
        }
    }

    /// Says what the program decided by itself; silent with `--quiet`.
    pub(super) fn say(&mut self, message: &str) {
        if !self.quiet {
            self.progress.clear();
            let _ = writeln!(std::io::stderr().lock(), "{message}");
        }
    }

    /// Another document is done, or something went wrong.
    pub(super) fn see<T>(&mut self, outcome: &Outcome<T>) {
        match outcome {
            Outcome::Done(_) => self.progress.tick(),
            Outcome::Problem(problem) => self.problem(problem),
            Outcome::Fault(fault) => self.fault(fault),
            Outcome::Said(Said { plugin, lines }) => self.said(plugin, lines),
        }
    }

    /// Hands on what a plugin said on stderr, under its name.
    pub(super) fn said(&mut self, plugin: &str, lines: &[String]) {
        for line in lines {
            // It cannot drive the terminal.
            self.say(&format!("{plugin}: {}", printable(line)));
        }
    }

    /// Ends the plugins and hands on what they said last.
    pub(super) fn last_words(&mut self, analysis: &Analysis) {
        for Said { plugin, lines } in analysis.close() {
            self.said(&plugin, &lines);
        }
    }

    /// Tells of something that was left out.
    pub(super) fn skip(&mut self, diagnostic: &Diagnostic) {
        self.skipped = true;
        self.print(diagnostic);
    }

    fn problem(&mut self, problem: &Problem) {
        self.skipped |= problem.kind != ProblemKind::Doubtful || problem.diagnostic.severity >= Severity::Warning;
        self.print(&problem.diagnostic);
    }

    pub(super) fn fault(&mut self, fault: &Fault) {
        self.skipped = true;
        let Fault { plugin, document, message } = fault;
        let on = if document.is_empty() { String::new() } else { format!(" failed on {document}") };
        self.print(&Diagnostic::warning(format!("plugin `{plugin}`{on}: {message}")));
    }

    pub(super) fn print(&mut self, diagnostic: &Diagnostic) {
        let minor = diagnostic.severity < Severity::Error;
        if minor && self.quiet {
            return;
        }
        if minor && !self.verbose && (self.printed >= SHOWN || diagnostic.severity == Severity::Note) {
            self.held_back += 1;
            return;
        }
        self.printed += 1;
        self.progress.clear();
        diagnostic.print();
    }

    /// Prints a result on stdout.
    ///
    /// # Errors
    /// [`Exit::Failed`], told, where stdout cannot be written; a closed pipe is no failure.
    pub(super) fn result(&mut self, line: &str) -> Result<(), Exit> {
        self.progress.clear();
        match results().write_all(format!("{line}\n").as_bytes()) {
            Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => Err(fail_stdout(&error)),
            _ => Ok(()),
        }
    }

    /// Closes the report: whether anything was skipped decides the exit code.
    pub(super) fn finish(mut self) -> Exit {
        self.progress.clear();
        if self.held_back > 0 && !self.quiet {
            let _ =
                writeln!(std::io::stderr().lock(), "{} more notes and warnings; --verbose shows them", self.held_back);
        }
        if self.skipped { Exit::Partial } else { Exit::Done }
    }
}

/// A count of documents on a terminal, from the moment a run lasts long enough to wonder.
struct Progress {
    on: bool,
    begin: Instant,
    drawn: Option<Instant>,
    documents: usize,
}

impl Progress {
    fn new(on: bool) -> Self {
        Progress { on, begin: Instant::now(), drawn: None, documents: 0 }
    }

    fn tick(&mut self) {
        self.documents += 1;
        if !self.on || self.begin.elapsed() < PATIENCE || self.drawn.is_some_and(|drawn| drawn.elapsed() < REDRAW) {
            return;
        }
        self.drawn = Some(Instant::now());
        let _ = write!(std::io::stderr().lock(), "\r\x1b[K{} documents", self.documents);
    }

    fn clear(&mut self) {
        if self.drawn.take().is_some() {
            let _ = write!(std::io::stderr().lock(), "\r\x1b[K");
        }
    }
}
