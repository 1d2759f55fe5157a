//! The private copy of a library, so that the bytes that were hashed are the bytes that run.

use std::fs::File;
use std::io::{self, BufWriter};
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::plugin::trust::hash_library;

/// A copy in a folder that nobody else can write to; gone when this is dropped.
pub(in crate::plugin) struct PrivateCopy {
    /// Only its end matters.
    _folder: TempDir,
    /// The copy.
    pub(in crate::plugin) path: PathBuf,
    /// Its SHA-256, 64 hex digits.
    pub(in crate::plugin) sha256: String,
}

impl PrivateCopy {
    /// Copies a library under its own name.
    ///
    /// # Errors
    /// Those of reading and writing.
    pub(in crate::plugin) fn of(library: &Path) -> io::Result<Self> {
        let folder = tempfile::Builder::new().prefix("briefer-").tempdir()?;
        let path = folder.path().join(library.file_name().unwrap_or("library".as_ref()));
        let sha256 = hash_library(library, BufWriter::new(File::create_new(&path)?))?;
        Ok(PrivateCopy { _folder: folder, path, sha256 })
    }
}
