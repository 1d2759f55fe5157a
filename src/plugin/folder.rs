//! A folder that nobody else can write to, for as long as a plugin is open.

use std::io;
use std::path::Path;

use tempfile::TempDir;

use super::caretaker::Entrusted;

/// A private folder; gone when this is dropped, and with briefer in any case.
pub(super) struct PrivateFolder {
    folder: TempDir,
    /// Dropped after the folder.
    _entrusted: Entrusted,
}

impl PrivateFolder {
    /// Makes a folder among the temporary files.
    ///
    /// # Errors
    /// Those of the system.
    pub(super) fn new() -> io::Result<Self> {
        let folder = tempfile::Builder::new().prefix("briefer-").tempdir()?;
        let entrusted = Entrusted::folder(folder.path());
        Ok(PrivateFolder { folder, _entrusted: entrusted })
    }

    /// Where it is.
    pub(super) fn path(&self) -> &Path {
        self.folder.path()
    }
}
