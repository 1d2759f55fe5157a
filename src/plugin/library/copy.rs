//! The private copy of a library, so that the bytes that were hashed are the bytes that run.

use std::fs::File;
use std::io::{self, BufWriter};
use std::path::{Path, PathBuf};

use crate::plugin::folder::PrivateFolder;
use crate::plugin::trust::hash_library;

/// A copy in a folder that nobody else can write to; gone with the folder.
pub(in crate::plugin) struct PrivateCopy {
    /// The folder that it is in.
    pub(in crate::plugin) folder: PrivateFolder,
    /// The copy.
    pub(in crate::plugin) path: PathBuf,
    /// Its SHA-256, 64 hex digits.
    pub(in crate::plugin) sha256: String,
}

impl PrivateCopy {
    /// Copies a library under its own name.
    ///
    /// # Errors
    /// Those of reading and writing, and whether it was the library that could not be read.
    pub(in crate::plugin) fn of(library: &Path) -> Result<Self, NoCopy> {
        let file = File::open(library).map_err(NoCopy::Unreadable)?;
        let folder = PrivateFolder::new().map_err(NoCopy::Unwritable)?;
        let path = folder.path().join(library.file_name().unwrap_or("library".as_ref()));
        let copy = File::create_new(&path).map_err(NoCopy::Unwritable)?;
        let sha256 = hash_library(file, BufWriter::new(copy)).map_err(NoCopy::Unwritable)?;
        Ok(PrivateCopy { folder, path, sha256 })
    }
}

/// Why there is no copy.
#[derive(Debug)]
pub(in crate::plugin) enum NoCopy {
    /// The library cannot be read.
    Unreadable(io::Error),
    /// There is no room for the copy.
    Unwritable(io::Error),
}
