//! `briefer check`: every problem of configuration, templates, plugins and corpus; nothing is written.

use std::collections::BTreeMap;
use std::path::PathBuf;

use briefer_plugin::fold;
use clap::Args;

use super::Exit;
use super::global::Global;
use super::project::{Project, built_in};
use super::report::{Report, refuse};
use crate::briefing::Gathering;
use crate::config::{AudienceConfig, Config, MarkingsConfig, place_of};
use crate::corpus::Selection;
use crate::diagnostic::{Diagnostic, Severity, nearest};
use crate::plugin::Hosted;
use crate::render::{Renderer, check_templates};

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
    let (mut warnings, faults): (Vec<_>, Vec<_>) =
        template_faults(project.as_ref(), &config).into_iter().partition(|fault| fault.severity < Severity::Error);
    match Renderer::new(Some(&config.templates)) {
        Ok(renderer) => {
            problems.extend(audiences_without_template(&config, &renderer, global));
            problems.extend(unknown_languages(&config, &renderer, global));
            warnings.extend(renderer.lacking(config.audiences.values()));
        }
        Err(reasons) if faults.is_empty() => problems.extend(reasons),
        Err(_) => {}
    }
    problems.extend(faults);
    let Some(project) = project.filter(|_| problems.is_empty()) else {
        return Err(refuse(&problems.into_iter().chain(warnings).collect::<Vec<_>>()));
    };
    let mut report = project.report(global);
    for warning in &warnings {
        report.print(warning);
    }
    if !args.no_corpus {
        check_corpus(project, args, global, &mut report)?;
    }
    Ok(report.finish())
}

/// What is wrong with the templates. Without the project's plugins nothing is known of the data.
fn template_faults(project: Option<&Project>, config: &Config) -> Vec<Diagnostic> {
    let Some(project) = project else {
        return Renderer::new(Some(&config.templates)).err().unwrap_or_default();
    };
    // A standard plugin that is switched off still stands in the templates that are built in.
    let known = built_in();
    let opened = || project.analysis.plugins().iter().map(Hosted::manifest);
    let others = known.iter().map(|(manifest, _)| manifest);
    let others = others.filter(|manifest| !opened().any(|opened| opened.name == manifest.name));
    check_templates(Some(&config.templates), opened().chain(others))
}

/// The languages of audiences that no file of phrases has.
pub(super) fn unknown_languages(config: &Config, renderer: &Renderer, global: &Global) -> Vec<Diagnostic> {
    let problem = |(name, audience): (&String, &AudienceConfig)| {
        let problem = renderer.no_language(name, &audience.language)?;
        Some(problem.at(place_of(&global.config, &["audiences", name, "language"])))
    };
    config.audiences.iter().filter_map(problem).collect()
}

fn audiences_without_template(config: &Config, renderer: &Renderer, global: &Global) -> Vec<Diagnostic> {
    let problems = config.audiences.iter().flat_map(|(name, audience)| {
        let problems = renderer.problems_of(name, audience);
        problems.into_iter().map(move |problem| problem.at(place_of(&global.config, &["audiences", name])))
    });
    problems.collect()
}

/// Reads and analyses everything, as `build` would, and tells what goes wrong.
fn check_corpus(mut project: Project, args: &CheckArgs, global: &Global, report: &mut Report) -> Result<(), Exit> {
    let selection = project.selection().map_err(|problems| refuse(&problems))?;
    let corpus = args.corpus.clone().unwrap_or_else(|| project.config.corpus.path.clone());
    let gathering = project.gather(&selection, &corpus, report).map_err(|problems| refuse(&problems))?;
    report.last_words(&project.analysis);
    for warning in markings_of_nothing(&project.config, &gathering, global) {
        report.print(&warning);
    }
    if let Some(warning) = unmarked(&project.config, &gathering, global) {
        report.print(&warning);
    }
    report.say(&format!("{} documents read", gathering.records().count()));
    Ok(())
}

/// That documents have no marking, in a project that speaks of markings.
fn unmarked(config: &Config, gathering: &Gathering, global: &Global) -> Option<Diagnostic> {
    let count = gathering.unmarked();
    let warning = Diagnostic::warning(format!("{count} of the documents have no marking, and may be in every edition"));
    let warning = warning.at(place_of(&global.config, &["markings"])).hint("`markings.default` gives them one");
    (count > 0 && config.speaks_of_markings()).then_some(warning)
}

/// Markings that no document gets: a mistyped glob or publisher would leave documents open that should not be.
fn markings_of_nothing(config: &Config, gathering: &Gathering, global: &Global) -> Vec<Diagnostic> {
    let MarkingsConfig { sources, documents, .. } = &config.markings;
    let warning = |key: &str, name: &str, what: String| {
        Diagnostic::warning(what).at(place_of(&global.config, &["markings", key, name]))
    };
    let is_idle = |glob: &&String| {
        Selection::new(&[glob], &[]).is_ok_and(|files| !gathering.files().any(|file| files.includes(file)))
    };
    let globs = documents.keys().filter(is_idle);
    let globs = globs.map(|glob| warning("documents", glob, format!("no document matches the glob `{glob}`")));
    let known: BTreeMap<String, &str> = gathering
        .records()
        .filter_map(|record| record.source.as_deref())
        .map(|source| (fold(source), source))
        .collect();
    let unknown = sources.keys().filter(|source| !known.contains_key(&fold(source)));
    let unknown = unknown.map(|source| {
        let hint = nearest(source, known.values().copied()).map(|near| format!("did you mean `{near}`?"));
        warning("sources", source, format!("no document is published by `{source}`")).hint_if(hint)
    });
    globs.chain(unknown).collect()
}
