//! `briefer template context`: the data a template gets.

use std::path::PathBuf;

use clap::Args;

use super::made::compositions;
use crate::briefing::Period;
use crate::cli::Exit;
use crate::cli::global::Global;
use crate::cli::project::Project;
use crate::cli::report::{Report, fail_with, print_result, refuse};
use crate::config::{Config, place_of};
use crate::diagnostic::{Diagnostic, suggest};
use crate::plugin::Hosted;
use crate::render::Context;

/// Options of `template context`.
#[derive(Debug, Args)]
pub(super) struct ContextArgs {
    /// Whose data [default: the first audience of the configuration]
    #[arg(value_name = "AUDIENCE")]
    audience: Option<String>,
    /// Only what is below, as a template names it: `period.id`, `findings[0].statements`
    #[arg(value_name = "PATH")]
    path: Option<String>,
    /// Print the values, as JSON
    #[arg(long)]
    json: bool,
    /// Print the JSON Schema
    #[arg(long, conflicts_with = "json")]
    schema: bool,
    /// How many levels of the tree to show
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u8).range(1..=8))]
    levels: u8,
    /// The corpus: a folder or a file [default: the configuration's]
    #[arg(long, value_name = "PATH")]
    corpus: Option<PathBuf>,
    /// A day, an ISO week, a month, all, or FROM..TO, as for `build` [default: the newest that holds a dated document]
    #[arg(long, value_name = "PERIOD")]
    period: Option<Period>,
}

pub(super) fn run(args: &ContextArgs, global: &Global) -> Result<Exit, Exit> {
    let mut project = Project::open(global)?;
    let config = project.config.clone();
    let first = || first_of(&config, global);
    let is_audience = |name: &String| config.audiences.contains_key(name);
    // A path may stand alone.
    let (name, path) = match (&args.audience, &args.path) {
        (Some(one), None) if !is_audience(one) => (first(), Some(one)),
        (one, path) => (one.clone().or_else(first), path.as_ref()),
    };
    let wanted = name.as_ref().and_then(|name| Some((name, config.audiences.get(name)?)));
    let Some((name, audience)) = wanted else {
        return Err(refuse(&[unknown(args.audience.as_deref().unwrap_or_default(), &config)]));
    };
    // What is doubtful about documents, `build` and `check` tell.
    let mut report = Report::new(&Global { quiet: true, ..global.clone() });
    let corpus = args.corpus.clone().unwrap_or_else(|| config.corpus.path.clone());
    let audiences = std::iter::once(audience);
    let (plan, made) = compositions(&mut project, &corpus, args.period, audiences, &mut report)?;
    let Some(composition) = made.at(audience.ceiling()) else {
        let message = format!("no document up to {} falls in {}", audience.ceiling(), plan.period);
        return Err(fail_with(Diagnostic::error(message).hint("`--period` names another period")));
    };
    let briefing = composition.for_audience(name, audience, config.shown_ceiling(audience));
    let context = Context::of(&briefing, project.analysis.plugins().iter().map(Hosted::manifest));
    if let (Some(one), None) = (&args.audience, &args.path)
        && !is_audience(one)
        && !context.begins(one)
    {
        return Err(refuse(&[unknown(one, &config)]));
    }
    let under = context.at(path.map_or("", String::as_str)).map_err(|problem| refuse(&[*problem]))?;
    if args.json {
        return print_result(format!("{:#}\n", under.values()).as_bytes());
    }
    if args.schema {
        return print_result(format!("{:#}\n", under.schema()).as_bytes());
    }
    let mut out = format!("The data of the edition `{name}`, {}\n\n", plan.period);
    out.push_str(&under.tree(args.levels.into()));
    if path.is_none() {
        out.push_str(&format!("\nMore of one: briefer template context {name} 'findings[0]'\n"));
    }
    print_result(out.as_bytes())
}

/// The audience that stands first in the configuration's file.
fn first_of(config: &Config, global: &Global) -> Option<String> {
    let line = |name: &&String| place_of(&global.config, &["audiences", name]).line.unwrap_or(usize::MAX);
    config.audiences.keys().min_by_key(line).cloned()
}

fn unknown(name: &str, config: &Config) -> Diagnostic {
    let problem = Diagnostic::error(format!("`{name}` is no audience, and no field of the data"));
    let fields = ["period", "findings", "sections", "documents", "totals", "leading", "annex", "audience", "title"];
    problem.hint_if(suggest(name, config.audiences.keys().map(String::as_str).chain(fields)))
}
