//! `briefer build`: the briefings of a period, one edition per audience.

use std::path::PathBuf;
use std::time::Instant;

use clap::Args;

use super::Exit;
use super::check::unknown_languages;
use super::editions::editions;
use super::global::Global;
use super::plan::plan;
use super::project::{Project, print_timings};
use super::report::{Report, fail_with, refuse};
use crate::analysis::Stage;
use crate::briefing::{Compositions, Gathering, Period, Plan};
use crate::config::{AudienceConfig, Config};
use crate::diagnostic::{Diagnostic, suggest};
use crate::render::{Output, Renderer};

/// Options of `build`.
#[derive(Debug, Args)]
pub struct BuildArgs {
    /// The corpus: a folder or a file [default: the configuration's]
    #[arg(long, value_name = "PATH")]
    corpus: Option<PathBuf>,
    /// A day 2026-04-03, an ISO week 2026-W14, a month 2026-04, all, or FROM..TO [default: the newest that holds a dated document]
    #[arg(long, value_name = "PERIOD")]
    period: Option<Period>,
    /// The folder to write into [default: the configuration's]
    #[arg(long, short, value_name = "FOLDER")]
    output: Option<PathBuf>,
    /// Put all evidence into the HTML edition itself, and write no pages beside it
    #[arg(long)]
    single_file: bool,
    /// Only this audience; may be given several times
    #[arg(long = "audience", value_name = "NAME")]
    audiences: Vec<String>,
}

pub(super) fn run(args: &BuildArgs, global: &Global) -> Result<Exit, Exit> {
    let begin = Instant::now();
    let mut project = Project::open(global)?;
    let config = project.config.clone();
    let selection = project.selection().map_err(|problems| refuse(&problems))?;
    let renderer = Renderer::of(&config).map_err(|problems| refuse(&problems))?;
    let audiences = audiences(&config, &renderer, &args.audiences)?;
    let unknown = unknown_languages(&config, &renderer, global);
    if !unknown.is_empty() {
        return Err(refuse(&unknown));
    }
    let mut report = project.report(global);
    let corpus = args.corpus.clone().unwrap_or_else(|| config.corpus.path.clone());
    let gathering = project.gather(&selection, &corpus, &mut report).map_err(|problems| refuse(&problems))?;
    let mut clock = Clock { stages: project.analysis.stages(), last: Instant::now() };
    let plan = plan(args.period, &project, &gathering, &corpus).map_err(fail_with)?;
    report.say(&describe(&plan, args));
    let ceilings = audiences.iter().map(|(_, audience)| audience.ceiling()).collect();
    let compositions = project
        .compose(&gathering, &plan, &ceilings, (&selection, &corpus), &mut report)
        .map_err(|problems| refuse(&problems))?;
    report.last_words(&project.analysis);
    for fault in &compositions.faults {
        report.fault(fault);
    }
    for warning in &compositions.warnings {
        report.skip(warning);
    }
    clock.stage("briefing");
    let refused = withheld(&gathering, &compositions, &audiences, &plan, &mut report);
    // The compositions hold what editions need of it; of thousands of documents, the rest is much.
    drop(gathering);
    let output = args.output.as_ref().unwrap_or(&config.output);
    let output = Output::open(output, &plan.period.to_string()).map_err(fail_with)?;
    let stage = |edition| output.stage(&edition);
    let staged = editions(&renderer, &compositions, &audiences, (&config, args.single_file), stage)
        .map_err(|problems| refuse(&problems))?;
    let published = output.publish(staged, &refused).map_err(fail_with)?;
    clock.stage("editions");
    for path in published.removed {
        report.say(&format!("removed {}, which an earlier run wrote", path.display()));
    }
    for path in published.written {
        report.result(&path.display().to_string())?;
    }
    print_timings(global, &clock.stages, begin.elapsed());
    Ok(report.finish())
}

/// Times what happens once, after the documents are through.
struct Clock {
    stages: Vec<Stage>,
    last: Instant,
}

impl Clock {
    fn stage(&mut self, name: &str) {
        self.stages.push(Stage { name: name.to_owned(), time: self.last.elapsed(), bytes: None });
        self.last = Instant::now();
    }
}

fn audiences<'a>(
    config: &'a Config,
    renderer: &Renderer,
    wanted: &[String],
) -> Result<Vec<(&'a String, &'a AudienceConfig)>, Exit> {
    let unknown: Vec<Diagnostic> = wanted
        .iter()
        .filter(|name| !config.audiences.contains_key(*name))
        .map(|name| {
            let hint = if renderer.audiences().contains(&name.as_str()) {
                Some(format!("its template is there: add `{name}: {{}}` under `audiences:` in the configuration"))
            } else {
                suggest(name, config.audiences.keys().map(String::as_str))
            };
            Diagnostic::error(format!("unknown audience `{name}`")).hint_if(hint)
        })
        .collect();
    if !unknown.is_empty() {
        return Err(refuse(&unknown));
    }
    Ok(config.audiences.iter().filter(|(name, _)| wanted.is_empty() || wanted.contains(name)).collect())
}

fn describe(plan: &Plan, args: &BuildArgs) -> String {
    let chosen = if args.period.is_some() { "" } else { " (the newest that holds a dated document)" };
    let chosen =
        if plan.period == Period::All && args.period.is_none() { " (no document has a certain date)" } else { chosen };
    format!("Period: {}{chosen}", plan.period)
}

/// Says what is kept from which editions, and which editions nothing is left for; returns the audiences of those. Nothing
/// of this is in an edition.
fn withheld<'a>(
    gathering: &Gathering,
    compositions: &Compositions,
    audiences: &[(&'a String, &AudienceConfig)],
    plan: &Plan,
    report: &mut Report,
) -> Vec<&'a str> {
    let mut refused = Vec::new();
    for (name, audience) in audiences {
        let ceiling = audience.ceiling();
        let count = gathering.count_above(ceiling);
        let (documents, are) = if count == 1 { ("document", "is") } else { ("documents", "are") };
        let unsaid = if audience.ceiling.is_none() { ", which has no `ceiling`" } else { "" };
        if count > 0 {
            report.say(&format!("{count} {documents} above {ceiling} {are} not in the edition `{name}`{unsaid}"));
        }
        if compositions.at(ceiling).is_none() {
            let message =
                format!("the edition `{name}` is not written: no document up to {ceiling} falls in {}", plan.period);
            report.skip(&Diagnostic::warning(message).hint("one that an earlier run wrote is removed"));
            refused.push(name.as_str());
        }
    }
    refused
}

#[cfg(test)]
mod law;
