//! Which period a command is about, and how it is compared.

use std::path::Path;

use super::project::Project;
use crate::briefing::{Gathering, Period, Plan, newest_period};
use crate::config::Undated;
use crate::diagnostic::{Diagnostic, Place};

/// The plan of a briefing: the period asked for, else the newest that holds a dated document.
///
/// # Errors
/// No document falls into it.
pub(super) fn plan(
    period: Option<Period>,
    project: &Project,
    gathering: &Gathering,
    corpus: &Path,
) -> Result<Plan, Diagnostic> {
    let config = &project.config;
    let nothing = |message: String, hint: String| {
        Diagnostic::error(message).at(Place::file(corpus.display().to_string())).hint(hint)
    };
    if gathering.records().next().is_none() {
        let hint = "put articles (.txt, .md, .jsonl, .html) there, or name another folder with --corpus";
        return Err(nothing("no document to brief on".to_owned(), hint.to_owned()));
    }
    let newest = newest_period(gathering.records(), config.period.unit);
    let plan = Plan {
        title: config.title.clone(),
        period: period.unwrap_or(newest),
        history: config.period.history as usize,
        include_undated: config.corpus.undated == Undated::Include,
        about: config.compare.about,
        open_end: config.compare.open_end,
        corrections: project.corrections.clone(),
    };
    if !gathering.records().any(|record| plan.covers(record)) {
        let message = format!("no document falls in {}", plan.period);
        return Err(nothing(message, format!("the newest that holds one is {newest}")));
    }
    Ok(plan)
}
