//! What processes say on stderr: kept, and told under the plugin's name.

use std::io::{BufRead, BufReader, Read};
use std::process::ChildStderr;
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Mutex, PoisonError};

/// Lines kept until they are taken; what comes beyond is counted.
const MOST_LINES: usize = 200;
/// A line is cut after so many bytes.
const LONGEST: u64 = 4096;

/// What the processes of a plugin have said and nobody has taken yet.
#[derive(Clone, Debug, Default)]
pub(super) struct Said(Arc<Mutex<Lines>>);

#[derive(Debug, Default)]
struct Lines {
    kept: Vec<String>,
    lost: usize,
}

impl Said {
    /// Takes the lines.
    pub(super) fn take(&self) -> Vec<String> {
        let lines = std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner));
        let mut kept = lines.kept;
        if lines.lost > 0 {
            kept.push(format!("… and {} more lines", lines.lost));
        }
        kept
    }

    /// Listens to a process in a thread of its own, which drops the sender of the returned channel when all is said.
    pub(super) fn listen(&self, stderr: ChildStderr) -> std::io::Result<Receiver<()>> {
        let (done, ended) = channel();
        let said = self.clone();
        std::thread::Builder::new().name("stderr".to_owned()).spawn(move || {
            said.read(stderr);
            drop::<std::sync::mpsc::Sender<()>>(done);
        })?;
        Ok(ended)
    }

    fn read(&self, stderr: impl Read) {
        let mut reader = BufReader::new(stderr);
        let mut line = Vec::new();
        loop {
            line.clear();
            match reader.by_ref().take(LONGEST).read_until(b'\n', &mut line) {
                Ok(0) | Err(_) => return,
                Ok(_) => self.keep(String::from_utf8_lossy(&line).trim_end()),
            }
        }
    }

    /// Adds a line.
    pub(super) fn keep(&self, line: &str) {
        if line.is_empty() {
            return;
        }
        let mut lines = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if lines.kept.len() < MOST_LINES {
            lines.kept.push(line.to_owned());
        } else {
            lines.lost += 1;
        }
    }
}
