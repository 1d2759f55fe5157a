//! briefer as a worker: one library, served on stdin and stdout.

use std::path::Path;
use std::process::ExitCode;

use briefer_plugin::{PluginError, serve_any};

use super::library::{Library, Loaded};

/// Loads a library and serves its plugin in JSON lines until stdin ends; `shown` is its name in messages.
///
/// A library that cannot be loaded is told in the answer to the hello.
pub fn serve_library(library: &Path, shown: &str) -> ExitCode {
    serve_any(|| Library::open(library, shown).map(Loaded::new).map_err(PluginError::Failed))
}
