//! `briefer plugin new`: a plugin that works, in a folder of its own and in the configuration.

use std::fmt::Write as _;
use std::io;
use std::path::{Path, PathBuf};

use clap::Args;

use crate::cli::Exit;
use crate::cli::global::Global;
use crate::cli::report::{Report, fail, refuse};
use crate::config::FILE_NAME;
use crate::config::edit::{Entries, add_entry};
use crate::diagnostic::{Diagnostic, Place};
use crate::scaffold::{Entry, Kind, Name, Staged, files};

/// Options of `plugin new`.
#[derive(Debug, Args)]
pub(super) struct NewArgs {
    /// Its name: small letters, digits and hyphens
    name: String,
    /// What it is written in, and how briefer reaches it
    #[arg(long, value_enum)]
    kind: Kind,
    /// Its folder, which must not exist [default: plugins/NAME beside the configuration]
    #[arg(long, value_name = "FOLDER")]
    folder: Option<PathBuf>,
}

pub(super) fn run(args: &NewArgs, global: &Global) -> Result<Exit, Exit> {
    let name = Name::parse(&args.name, args.kind).map_err(|problem| refuse(&[problem]))?;
    let root = global.config.parent().unwrap_or(Path::new(""));
    let folder = args.folder.clone().unwrap_or_else(|| root.join("plugins").join(name.as_str()));
    let from_root = seen_from(root, &folder);
    let files = files(&name, args.kind, &from_root);
    let entry = Entry::new(name, args.kind, from_root);
    let staged = Staged::new(&folder, &files).map_err(|error| unwritable(&folder, &error))?;
    let is_configured = global.config.exists();
    staged.put().map_err(|error| unwritable(&folder, &error))?;
    if is_configured && let Err(problem) = add_entry(&global.config, Entries::Plugins, &args.name, &entry.to_yaml()) {
        // All of it or nothing: the folder is this run's own.
        let _ = std::fs::remove_dir_all(&folder);
        return Err(refuse(&[*problem]));
    }
    let mut report = Report::new(global);
    report.say(&next_steps(&entry, &folder, global, is_configured));
    Ok(report.finish())
}

/// A folder as the project names it, with `/`: relative to the configuration's folder where it lies inside.
fn seen_from(root: &Path, folder: &Path) -> String {
    let absolute = |path: &Path| std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let root = if root.as_os_str().is_empty() { Path::new(".") } else { root };
    let (root, folder) = (absolute(root), absolute(folder));
    folder.strip_prefix(&root).unwrap_or(&folder).to_string_lossy().replace('\\', "/")
}

fn unwritable(folder: &Path, error: &io::Error) -> Exit {
    if error.kind() == io::ErrorKind::AlreadyExists {
        let taken = Place::file(folder.display().to_string());
        let problem = Diagnostic::error("something is here already, and nothing was changed").at(taken);
        return refuse(&[problem.hint("take another name, or another folder: --folder FOLDER")]);
    }
    fail(format!("cannot write {}: {error}", folder.display()))
}

/// What to do now, as commands that can be pasted.
fn next_steps(entry: &Entry, folder: &Path, global: &Global, is_configured: bool) -> String {
    let shown = |path: &Path| quoted(&path.display().to_string());
    let briefer = match global.config.as_os_str() == FILE_NAME {
        true => "briefer".to_owned(),
        false => format!("briefer --config {}", shown(&global.config)),
    };
    let mut out = format!("The plugin `{}` is in {}", entry.name(), folder.display());
    if is_configured {
        let _ = writeln!(out, ", and {} names it. Next:", global.config.display());
    } else {
        let _ = write!(out, ".\nThere is no {0}; to run the plugin, put this into it:\n\n", global.config.display());
        // A file that names plugins names all that are run.
        out.push_str("plugins:\n  entities: {}\n  figures: {}\n  speakers: {}\n");
        out.extend(entry.to_yaml().lines().map(|line| format!("  {line}\n")));
        out.push_str("\nNext:\n");
    }
    out.push('\n');
    if let Some(build) = build_command(entry, folder) {
        let _ = writeln!(out, "  {build}");
    }
    let program = shown(&folder.join(entry.program()));
    let _ = writeln!(out, "  {briefer} plugin check {program}");
    let _ = writeln!(out, "  {briefer} plugin pin {}", entry.name());
    let _ = writeln!(out, "  {briefer} build");
    let _ = write!(out, "\n{} says what to change.", folder.join("README.md").display());
    out
}

/// How the plugin is built, where it must be; into its own folder, also where the environment names another.
fn build_command(entry: &Entry, folder: &Path) -> Option<String> {
    if entry.kind() == Kind::CommandPython {
        return None;
    }
    let shown = |path: PathBuf| quoted(&path.display().to_string());
    let mut command = format!("cargo build --release --manifest-path {}", shown(folder.join("Cargo.toml")));
    if std::env::var_os("CARGO_TARGET_DIR").is_some() || std::env::var_os("CARGO_BUILD_TARGET_DIR").is_some() {
        let _ = write!(command, " --target-dir {}", shown(folder.join("target")));
    }
    Some(command)
}

/// A path as a shell takes it.
fn quoted(path: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '/' | '.' | '_' | '-' | '\\' | ':');
    if path.chars().all(is_plain) { path.to_owned() } else { format!("'{}'", path.replace('\'', r"'\''")) }
}
