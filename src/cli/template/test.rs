//! `briefer template test`: whether the templates make of a few documents what they made when somebody last read it.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use clap::Args;

use super::difference::difference;
use super::made::compositions;
use crate::cli::Exit;
use crate::cli::editions::editions;
use crate::cli::global::Global;
use crate::cli::init::sample_document;
use crate::cli::project::Project;
use crate::cli::report::{Report, fail, refuse};
use crate::config::{Config, Format};
use crate::diagnostic::{Diagnostic, Place, printable};
use crate::render::Renderer;
use crate::scaffold::{File, Staged};

/// The documents of the sample that tests begin with: a conflict, a revision, a confirmation, denials, what is new and what is
/// silent.
const SAMPLE: [&str; 10] = [
    "2026-W13/2026-03-24-karsa-camp-340.txt",
    "2026-W13/2026-03-27-governor-serdat-dismissed.txt",
    "2026-W13/grain-depot-fire.md",
    "2026-W14/2026-03-31-army-estimate-fighters.txt",
    "2026-W14/2026-04-01-karsa-camp-412.txt",
    "2026-W14/2026-04-03-free-rivers-brigade.txt",
    "2026-W14/front-denies-grain-depot.md",
    "2026-W14/front-strength-institute.txt",
    "2026-W14/nesvar-displaced-61000.html",
    "2026-W14/olmar-road-attack.html",
];

/// Options of `template test`.
#[derive(Debug, Args)]
pub(super) struct TestArgs {
    /// Keep the editions as they are made now; where the project has no documents for tests, take some of the sample
    #[arg(long)]
    update: bool,
}

/// An edition as it is made now, and as it was kept.
struct Tested {
    audience: String,
    file: PathBuf,
    now: Option<String>,
    kept: Option<String>,
}

pub(super) fn run(args: &TestArgs, global: &Global) -> Result<Exit, Exit> {
    let mut project = Project::open(global)?;
    let mut report = project.report(global);
    // What is corrected of the project's own documents would be out of place in these.
    project.corrections.clear();
    let config = in_markdown(&project.config);
    let corpus = config.tests.join("corpus");
    if !corpus.exists() {
        begin(&corpus, args.update, &config, &mut report)?;
    }
    let now = rendered(&mut project, &config, &corpus, &mut report)?;
    let folder = config.tests.join("editions");
    let tested = config.audiences.keys().map(|name| tested(name, &folder, &now)).collect::<Result<Vec<_>, _>>()?;
    for stale in stale(&folder, &config) {
        report.print(&stale);
    }
    if args.update { keep(&tested, &folder, &mut report) } else { compare(&tested, global, &mut report) }
}

fn in_markdown(config: &Config) -> Config {
    let mut config = config.clone();
    for audience in config.audiences.values_mut() {
        audience.formats = vec![Format::Markdown];
    }
    config
}

/// Makes the documents of the tests, where that is asked for.
fn begin(corpus: &Path, update: bool, config: &Config, report: &mut Report) -> Result<(), Exit> {
    let missing =
        Diagnostic::error("the project has no documents for tests").at(Place::file(corpus.display().to_string()));
    if !update {
        let hint = "put a few there, or `briefer template test --update` takes some of the sample";
        return Err(refuse(&[missing.hint(hint)]));
    }
    let absolute = |path: &Path| std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    if absolute(corpus).starts_with(absolute(&config.corpus.path)) {
        let hint = "the folder lies in the project's corpus, where they would count: name another with `tests:`";
        return Err(refuse(&[missing.hint(hint)]));
    }
    let files: Vec<File> = SAMPLE
        .iter()
        .filter_map(|path| Some(File { path: (*path).into(), content: sample_document(path)?.into() }))
        .collect();
    let staged = Staged::new(corpus, &files).and_then(Staged::put);
    staged.map_err(|error| unwritable(corpus, &error))?;
    report.say(&format!(
        "{} has {} documents of the sample; documents of your own may take their place",
        corpus.display(),
        files.len()
    ));
    Ok(())
}

/// The Markdown of every edition, by audience.
fn rendered(
    project: &mut Project,
    config: &Config,
    corpus: &PathBuf,
    report: &mut Report,
) -> Result<BTreeMap<String, String>, Exit> {
    let renderer = Renderer::of(config).map_err(|problems| refuse(&problems))?;
    let (_, made) = compositions(project, corpus, None, config.audiences.values(), report)?;
    for fault in &made.faults {
        report.fault(fault);
    }
    let audiences: Vec<_> = config.audiences.iter().collect();
    let keep = |edition: crate::render::Edition| {
        let markdown = edition.files.into_iter().next().map(|(_, content)| content);
        Ok((edition.audience, markdown.unwrap_or_default()))
    };
    let editions = editions(&renderer, &made, &audiences, (config, true), keep);
    editions.map(|editions| editions.into_iter().collect()).map_err(|problems| refuse(&problems))
}

fn tested(audience: &str, folder: &Path, now: &BTreeMap<String, String>) -> Result<Tested, Exit> {
    let file = folder.join(audience).with_extension("md");
    let kept = match fs::read(&file) {
        // Line ends are the version control's affair.
        Ok(bytes) => Some(String::from_utf8_lossy(&bytes).replace("\r\n", "\n")),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(fail(format!("cannot read {}: {error}", file.display()))),
    };
    Ok(Tested { audience: audience.to_owned(), file, now: now.get(audience).cloned(), kept })
}

/// What was kept of audiences that there are no more.
fn stale(folder: &Path, config: &Config) -> Vec<Diagnostic> {
    let mut files: Vec<PathBuf> =
        fs::read_dir(folder).into_iter().flatten().filter_map(|entry| Some(entry.ok()?.path())).collect();
    files.sort();
    let names =
        |file: &PathBuf| file.file_stem().is_some_and(|name| config.audiences.contains_key(&*name.to_string_lossy()));
    let stale = files.iter().filter(|file| file.extension().is_some_and(|ending| ending == "md") && !names(file));
    let told = stale.map(|file| {
        let warning = Diagnostic::warning("this edition was kept, but no audience has its name");
        warning.at(Place::file(file.display().to_string())).hint("delete it")
    });
    told.collect()
}

fn compare(tested: &[Tested], global: &Global, report: &mut Report) -> Result<Exit, Exit> {
    let mut out = String::new();
    let (mut count, mut different) = (0, 0);
    for Tested { audience, file, now, kept } in tested {
        let verdict = match (kept, now) {
            (None, None) => continue,
            (Some(kept), Some(now)) if kept == now => "same",
            (Some(_), Some(_)) => "differs",
            (None, Some(_)) => "not kept yet",
            (Some(_), None) => "kept, but no longer made: none of the documents may be in it",
        };
        count += 1;
        out.push_str(&format!("{audience}: {verdict}\n"));
        if verdict == "same" {
            continue;
        }
        different += 1;
        if let (Some(kept), Some(now)) = (kept, now) {
            out.push_str(&format!("--- {}\n+++ as it is made now\n{}\n", file.display(), difference(kept, now)));
        }
    }
    if !out.is_empty() {
        report.result(&printable(out.trim_end()))?;
    }
    if different == 0 {
        return Ok(Exit::Done);
    }
    let config = if global.config.as_os_str() == crate::config::FILE_NAME {
        String::new()
    } else {
        format!(" --config {}", global.config.display())
    };
    let (edition, is) =
        if count == 1 { ("edition", "is") } else { ("editions", if different == 1 { "is" } else { "are" }) };
    report.say(&format!(
        "{different} of {count} {edition} {is} not as kept. Where that is right: briefer{config} template test --update"
    ));
    Ok(Exit::Failed)
}

fn keep(tested: &[Tested], folder: &Path, report: &mut Report) -> Result<Exit, Exit> {
    let changed: Vec<(&Tested, &String)> =
        tested.iter().filter(|one| one.now != one.kept).filter_map(|one| Some((one, one.now.as_ref()?))).collect();
    write(folder, &changed).map_err(|error| unwritable(folder, &error))?;
    for (one, _) in &changed {
        report.result(&one.file.display().to_string())?;
    }
    let count = tested.iter().filter(|one| one.now.is_some()).count();
    report.say(&format!("{count} editions are kept, {} of them new or changed", changed.len()));
    Ok(Exit::Done)
}

/// Writes all editions beside, then renames each.
fn write(folder: &Path, editions: &[(&Tested, &String)]) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    let beside = tempfile::Builder::new().prefix(".new-").tempdir_in(folder)?;
    let place = |one: &Tested| beside.path().join(&one.audience);
    for (one, text) in editions {
        fs::write(place(one), text)?;
    }
    for (one, _) in editions {
        fs::rename(place(one), &one.file)?;
    }
    Ok(())
}

fn unwritable(path: &Path, error: &io::Error) -> Exit {
    fail(format!("cannot write {}: {error}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_documents_that_tests_begin_with_are_in_the_sample() {
        for path in SAMPLE {
            assert!(sample_document(path).is_some(), "{path}");
        }
    }
}
