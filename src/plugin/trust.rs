//! Which foreign code may run: what a pin covers, and whether it fits.

use std::fs::File;
use std::io::{self, Read, Write};

use sha2::{Digest, Sha256};

use crate::config::PinnedFile;

/// What a run allows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Trust {
    /// Whether libraries and commands run at all.
    pub native: bool,
    /// Whether they run without a pin, or with one that does not fit.
    pub unpinned: bool,
}

impl Trust {
    /// Libraries and commands run, pinned or not: for whoever names one in order to test it.
    pub const UNPINNED: Trust = Trust { native: true, unpinned: true };
}

/// Whether a plugin's files are the ones its pin was made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PinState {
    /// There is no pin.
    Missing,
    /// They are.
    Fits,
    /// They have changed since.
    Differs,
}

impl PinState {
    /// Compares a pin, if there is one, with what the files give now; both 64 hex digits.
    pub fn of(pin: Option<&str>, found: &str) -> Self {
        match pin {
            None => PinState::Missing,
            Some(pin) if pin.eq_ignore_ascii_case(found) => PinState::Fits,
            Some(_) => PinState::Differs,
        }
    }
}

/// The pin of a library: SHA-256 of its bytes, which go into `copy` on the way, so that what is loaded is what was
/// hashed.
///
/// # Errors
/// Those of reading and writing.
pub(super) fn hash_library(mut file: File, mut copy: impl Write) -> io::Result<String> {
    let mut hash = Sha256::new();
    let mut buffer = vec![0; 1 << 16];
    loop {
        match file.read(&mut buffer)? {
            0 => break,
            read => {
                hash.update(&buffer[..read]);
                copy.write_all(&buffer[..read])?;
            }
        }
    }
    copy.flush()?;
    Ok(hex(&hash.finalize()))
}

/// The pin of a command: SHA-256 over its files in the order they are listed, each its name as the configuration has
/// it, a zero byte, its length in decimal, a zero byte, its bytes.
///
/// # Errors
/// In one sentence, the file that cannot be read, and why.
pub(super) fn hash_files(files: &[PinnedFile]) -> Result<String, String> {
    let mut hash = Sha256::new();
    for PinnedFile { name, path } in files {
        let bytes = std::fs::read(path).map_err(|error| format!("cannot read {name}: {error}"))?;
        hash.update(name.as_bytes());
        hash.update([0]);
        hash.update(bytes.len().to_string());
        hash.update([0]);
        hash.update(&bytes);
    }
    Ok(hex(&hash.finalize()))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
