//! What templates are run on: the compositions of a corpus.

use std::path::PathBuf;

use crate::briefing::{Compositions, Period, Plan};
use crate::cli::Exit;
use crate::cli::plan::plan;
use crate::cli::project::Project;
use crate::cli::report::{Report, fail_with, refuse};
use crate::config::AudienceConfig;

/// Reads and analyses a corpus and composes the briefings of a period for the ceilings of some audiences.
///
/// # Errors
/// Everything that stands in the way, told.
pub(super) fn compositions<'a>(
    project: &mut Project,
    corpus: &PathBuf,
    period: Option<Period>,
    audiences: impl Iterator<Item = &'a AudienceConfig>,
    report: &mut Report,
) -> Result<(Plan, Compositions), Exit> {
    let selection = project.selection().map_err(|problems| refuse(&problems))?;
    let gathering = project.gather(&selection, corpus, report).map_err(|problems| refuse(&problems))?;
    let plan = plan(period, project, &gathering, corpus).map_err(fail_with)?;
    let ceilings = audiences.map(AudienceConfig::ceiling).collect();
    let made = project
        .compose(&gathering, &plan, &ceilings, (&selection, corpus), report)
        .map_err(|problems| refuse(&problems))?;
    report.last_words(&project.analysis);
    Ok((plan, made))
}
