//! `briefer init`: a working project in an empty folder.

use std::fs;
use std::path::{Path, PathBuf};

use clap::Args;
use include_dir::{Dir, include_dir};

use super::Exit;
use super::global::Global;
use super::report::{Report, fail, refuse};
use crate::config::{FILE_NAME, SAMPLE};
use crate::diagnostic::{Diagnostic, Place};

/// The sample corpus, so that a new project has something to brief on.
static CORPUS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/corpus");

/// The text of a document of the sample corpus, by its path there.
pub(super) fn sample_document(path: &str) -> Option<&'static str> {
    CORPUS.get_file(path)?.contents_utf8()
}

/// Options of `init`.
#[derive(Debug, Args)]
pub struct InitArgs {
    /// The folder; made where it does not exist
    #[arg(default_value = ".", value_name = "FOLDER")]
    folder: PathBuf,
    /// Leave out the sample corpus
    #[arg(long)]
    bare: bool,
}

pub(super) fn run(args: &InitArgs, global: &Global) -> Result<Exit, Exit> {
    let folder = &args.folder;
    if let Some(taken) = [FILE_NAME, "corpus"].map(|name| folder.join(name)).iter().find(|path| path.exists()) {
        let taken = Place::file(taken.display().to_string());
        let problem = Diagnostic::error("something is here already, and nothing was changed").at(taken);
        return Err(refuse(&[problem.hint("start the project in an empty folder: briefer init FOLDER")]));
    }
    write(folder, args.bare).map_err(|(path, e)| fail(format!("cannot write {}: {e}", path.display())))?;
    let mut report = Report::new(global);
    let place = if folder == Path::new(".") { String::new() } else { format!("cd {} && ", folder.display()) };
    report.say(&format!("A project is ready. Now: {place}briefer build"));
    Ok(report.finish())
}

fn write(folder: &Path, bare: bool) -> Result<(), (PathBuf, std::io::Error)> {
    let corpus = folder.join("corpus");
    fs::create_dir_all(&corpus).map_err(|e| (corpus.clone(), e))?;
    if !bare {
        CORPUS.extract(&corpus).map_err(|e| (corpus.clone(), e))?;
    }
    // The configuration comes last: a folder that holds it is a whole project.
    let config = folder.join(FILE_NAME);
    fs::write(&config, SAMPLE).map_err(|e| (config, e))
}
