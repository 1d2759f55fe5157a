//! A preview in the browser: every edition beside its Markdown and its data, made again whenever a file of the project is
//! saved.
//!
//! ```text
//! files saved -> watch -> rebuild (a workshop makes the editions) -> shown -> events -> the browser
//! ```
//!
//! Everything is kept in memory: no request ever reaches the file system, and the project's output folder is left alone.
//! The server listens on 127.0.0.1 and answers nobody who came by another name.

mod events;
mod guard;
mod rebuild;
mod server;
mod shown;
mod watch;

use std::io;
use std::net::{Ipv4Addr, TcpListener};
use std::path::PathBuf;

pub use self::rebuild::serve;

use crate::diagnostic::Diagnostic;
use crate::render::Edition;

/// What was saved, and so from where on everything is made again: the earlier, the more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Change {
    /// The configuration or the corrections.
    Project,
    /// A document.
    Corpus,
    /// A template.
    Templates,
}

/// What makes the editions that are shown.
pub trait Workshop {
    /// Makes what is missing, and what changed again with all that hangs on it.
    ///
    /// # Errors
    /// Every problem for which they cannot be made; the editions that were made last stay.
    fn make(&mut self, change: Change) -> Result<Preview, Vec<Diagnostic>>;

    /// The files that they are made from.
    fn inputs(&self) -> Inputs;
}

/// The editions of a period, to be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preview {
    /// The title of the briefings.
    pub title: String,
    /// The period: `2026-W14`.
    pub period: String,
    /// One edition an audience, in every format.
    pub editions: Vec<Edition>,
    /// The audiences that have none, and why.
    pub missing: Vec<(String, String)>,
}

/// The files that editions are made from. They need not exist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inputs {
    /// The configuration, and the corrections.
    pub project: Vec<PathBuf>,
    /// The corpus: a folder or a file.
    pub corpus: PathBuf,
    /// The folder of the project's own templates.
    pub templates: PathBuf,
}

/// Takes a port of 127.0.0.1, and of no other address; any that is free where `port` is 0.
///
/// # Errors
/// When it cannot be had.
pub fn listen(port: u16) -> Result<TcpListener, Diagnostic> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(|error| {
        let (why, hint) = match error.kind() {
            io::ErrorKind::AddrInUse => {
                ("another program has it", "name another one with --port, or 0 for any that is free")
            }
            io::ErrorKind::PermissionDenied => ("it is not allowed", "ports from 1024 on are open to all: --port 7878"),
            _ => ("the system refuses", "name another one with --port, or 0 for any that is free"),
        };
        Diagnostic::error(format!("cannot take port {port} of 127.0.0.1: {why}")).hint(hint)
    })
}
