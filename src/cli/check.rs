//! `briefer check`: every problem of configuration, templates, plugins and corpus; nothing is written.

use std::path::PathBuf;

use clap::Args;

use super::Exit;
use super::global::Global;
use super::project::Project;
use super::report::{Report, refuse};
use crate::config::{Config, place_of};
use crate::diagnostic::Diagnostic;
use crate::render::{Renderer, no_template};

/// Options of `check`.
#[derive(Debug, Args)]
pub struct CheckArgs {
    /// The corpus: a folder or a file [default: the configuration's]
    #[arg(long, value_name = "PATH")]
    corpus: Option<PathBuf>,
    /// Look at configuration, templates and plugins only
    #[arg(long, conflicts_with = "corpus")]
    no_corpus: bool,
}

pub(super) fn run(args: &CheckArgs, global: &Global) -> Result<Exit, Exit> {
    // The templates can be looked at even where the configuration cannot be used, so that one run tells all.
    let (project, mut problems) = match Project::load(global) {
        Ok(project) => (Some(project), Vec::new()),
        Err(problems) => (None, problems),
    };
    let config = project.as_ref().map_or_else(|| Config::default_for(""), |project| project.config.clone());
    match Renderer::new(Some(&config.templates)) {
        Ok(renderer) => problems.extend(audiences_without_template(&config, &renderer, global)),
        Err(faults) => problems.extend(faults),
    }
    let Some(project) = project.filter(|_| problems.is_empty()) else { return Err(refuse(&problems)) };
    let mut report = project.report(global);
    if !args.no_corpus {
        check_corpus(project, args, &mut report)?;
    }
    Ok(report.finish())
}

fn audiences_without_template(config: &Config, renderer: &Renderer, global: &Global) -> Vec<Diagnostic> {
    let known = renderer.audiences();
    let missing = config.audiences.keys().filter(|name| !known.contains(&name.as_str()));
    missing
        .map(|name| {
            Diagnostic::error(format!("the audience `{name}` has no template `{name}/briefing.md`"))
                .at(place_of(&global.config, &["audiences", name]))
                .hint(no_template(name, &known))
        })
        .collect()
}

/// Reads and analyses everything, as `build` would, and tells what goes wrong.
fn check_corpus(mut project: Project, args: &CheckArgs, report: &mut Report) -> Result<(), Exit> {
    let selection = project.selection()?;
    let corpus = args.corpus.clone().unwrap_or_else(|| project.config.corpus.path.clone());
    let harvest = project.gather(&selection, &corpus, report)?;
    report.last_words(&project.analysis);
    report.say(&format!("{} documents read", harvest.records.len()));
    Ok(())
}
