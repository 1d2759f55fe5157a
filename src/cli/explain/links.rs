//! Which names of one document are those of other documents' entities, and why.

use std::fmt::Write as _;
use std::path::Path;

use briefer_plugin::Link;

use crate::briefing::{Record, links};
use crate::cli::Exit;
use crate::cli::project::Project;
use crate::cli::report::{Report, refuse};
use crate::diagnostic::{Diagnostic, Place};
use crate::marking::Marking;

/// The links of the document at `path`, which must be one of the project's corpus, as lines to print.
///
/// # Errors
/// A corpus that cannot be read, or does not hold the document, printed.
pub(super) fn explained(path: &Path, project: &mut Project, report: &mut Report) -> Result<String, Exit> {
    let corpus = project.config.corpus.path.clone();
    let selection = project.selection().map_err(|problems| refuse(&problems))?;
    let harvest =
        project.gather(&selection, &corpus, report).map_err(|problems| refuse(&problems))?.harvest(Marking::Red);
    let wanted = path.canonicalize().ok();
    let is_wanted = |record: &Record| {
        let file = if corpus.is_dir() { corpus.join(&record.file) } else { corpus.clone() };
        wanted.is_some() && file.canonicalize().ok() == wanted
    };
    let documents: Vec<&str> =
        harvest.records.iter().filter(|record| is_wanted(record)).map(|record| record.id.as_str()).collect();
    if documents.is_empty() {
        let message = format!("this is no document of the corpus `{}`", corpus.display());
        let problem = Diagnostic::error(message).at(Place::file(path.display().to_string()));
        return Err(refuse(&[problem.hint("only documents of the project's corpus have names in common with others")]));
    }
    match links(project.analysis.plugins(), harvest.records.iter().map(AsRef::as_ref)) {
        Ok(all) => Ok(lines(all.iter().filter(|link| documents.contains(&link.document.as_str())))),
        Err(fault) => {
            report.fault(&fault);
            Ok(String::new())
        }
    }
}

fn lines<'l>(links: impl Iterator<Item = &'l Link>) -> String {
    let mut out = String::from("\nin the corpus\n");
    let bare = out.len();
    for link in links.filter(|link| !link.why.is_empty() || !link.perhaps.is_empty()) {
        let _ = writeln!(out, "  {:?} is {:?}", link.entity, link.to);
        for why in &link.why {
            let _ = writeln!(out, "    because {:<24}{}", why.rule, why.note);
        }
        for other in &link.perhaps {
            let _ = writeln!(out, "    perhaps {other:?}");
        }
    }
    if out.len() == bare {
        out.push_str("  every name of this document stands for itself\n");
    }
    out
}
