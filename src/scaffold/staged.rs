//! Writing a new folder, whole or not at all.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::File;

/// A folder that is written, beside the place it is meant for; it goes away unless it is put there.
#[derive(Debug)]
pub struct Staged {
    beside: TempDir,
    place: PathBuf,
}

impl Staged {
    /// Writes files into a folder beside `place`.
    ///
    /// # Errors
    /// Whatever stands in the way; that there is something at `place` is one such thing.
    pub fn new(place: &Path, files: &[File]) -> io::Result<Self> {
        if place.symlink_metadata().is_ok() {
            return Err(io::Error::from(io::ErrorKind::AlreadyExists));
        }
        let parent = place.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
        fs::create_dir_all(parent)?;
        let beside = tempfile::Builder::new().prefix(".new-").tempdir_in(parent)?;
        let staged = Staged { beside, place: place.to_owned() };
        for file in files {
            let path = staged.folder().join(&*file.path);
            fs::create_dir_all(path.parent().unwrap_or(parent))?;
            fs::write(path, file.content.as_bytes())?;
        }
        Ok(staged)
    }

    /// Puts the folder in its place.
    ///
    /// # Errors
    /// Whatever stands in the way.
    pub fn put(self) -> io::Result<()> {
        fs::rename(self.folder(), &self.place)
    }

    /// The temporary folder is its maker's alone; the one inside has the usual rights.
    fn folder(&self) -> PathBuf {
        self.beside.path().join("folder")
    }
}
