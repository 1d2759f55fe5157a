//! `briefer verify`: whether a finished edition says what its own evidence says.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use briefer_plugin::{Annotation, Link, fold};
use clap::Args;

use super::Exit;
use super::global::Global;
use super::project::Project;
use super::report::{Report, refuse};
use crate::analysis::Analysis;
use crate::briefing::{SameNames, links};
use crate::corpus::{Document, Selection, documents};
use crate::diagnostic::{Diagnostic, Place};
use crate::render::{Format, Renderer};
use crate::verify::{Checked, NamesAt, Verifier};

/// Options of `verify`.
#[derive(Debug, Args)]
pub struct VerifyArgs {
    /// The edition: a Markdown or HTML file, edited by hand or not
    #[arg(value_name = "FILE")]
    edition: PathBuf,
    /// The corpus that its notes must stand in: a folder or a file [default: the configuration's, where there is one]
    #[arg(long, value_name = "PATH")]
    corpus: Option<PathBuf>,
}

pub(super) fn run(args: &VerifyArgs, global: &Global) -> Result<Exit, Exit> {
    let shown = args.edition.display().to_string();
    let (text, format) = read(&args.edition, &shown).map_err(|problem| refuse(&[problem]))?;
    let mut project = Project::open(global)?;
    let audiences = project.config.audiences.values().map(|audience| audience.title.as_str());
    let titles: Vec<String> =
        audiences.chain([project.config.title.as_str()]).filter(|title| !title.is_empty()).map(str::to_owned).collect();
    let renderer = Renderer::new(Some(&project.config.templates)).map_err(|problems| refuse(&problems))?;
    let verifier = Verifier::new(&renderer).with_titles(titles.iter().map(String::as_str));
    let mut report = project.report(global);
    let verified = match corpus(args, &project, global) {
        Some(corpus) => {
            let selection = project.selection().map_err(|problems| refuse(&problems))?;
            let links = linked(&mut project, &selection, &corpus, &mut report)?;
            let documents = documents(&[corpus], &selection).map_err(|problems| refuse(&problems))?;
            let same = SameNames::of(&project.corrections);
            let annotate = |document: &Document| found(&project.analysis, &links, &same, document);
            verifier.verify_with(&text, format, &shown, documents, annotate)
        }
        None => {
            report.say("The notes are taken as they are; --corpus PATH checks them against the documents");
            verifier.verify(&text, format, &shown)
        }
    };
    report.last_words(&project.analysis);
    for failure in &verified.failures {
        report.print(failure);
    }
    report.say(&summary(verified.checked, verified.failures.len()));
    report.finish();
    Ok(if verified.failures.is_empty() { Exit::Done } else { Exit::Failed })
}

/// The corpus that was named, or the configuration's where there is one.
fn corpus(args: &VerifyArgs, project: &Project, global: &Global) -> Option<PathBuf> {
    let own = || global.config.exists().then(|| project.config.corpus.path.clone()).filter(|path| path.exists());
    args.corpus.clone().or_else(own)
}

/// What each document's entities are called in the whole corpus, by document and entity. An edition of an earlier period may
/// know somebody by a name that later documents changed.
type Linked = BTreeMap<(String, String), Arc<Vec<String>>>;

/// Asks the plugin that links for the corpus-wide names; what goes wrong on the way is told.
fn linked(project: &mut Project, selection: &Selection, corpus: &PathBuf, report: &mut Report) -> Result<Linked, Exit> {
    let harvest = project.gather(selection, corpus, report).map_err(|problems| refuse(&problems))?;
    let links = links(project.analysis.plugins(), harvest.records()).unwrap_or_else(|fault| {
        report.fault(&fault);
        Vec::new()
    });
    let mut names: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for link in &links {
        names.entry(&link.to).or_default().extend([link.to.as_str(), link.entity.as_str()]);
    }
    let owned = |names: &BTreeSet<&str>| Arc::new(names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>());
    let names: BTreeMap<&str, _> = names.iter().map(|(to, names)| (*to, owned(names))).collect();
    let of = |link: &Link| ((link.document.clone(), link.entity.clone()), names[link.to.as_str()].clone());
    Ok(links.iter().map(of).collect())
}

/// What the plugins find in a document, with the names of the whole corpus and those that an analyst takes for the same.
fn found(analysis: &Analysis, linked: &Linked, same: &SameNames, document: &Document) -> Vec<NamesAt> {
    let names = |annotation: &Annotation| {
        let attributes = annotation.attributes();
        let own: Vec<String> = attributes.values().filter_map(|value| value.as_str().map(str::to_owned)).collect();
        let to = |name: &String| linked.get(&(document.id.clone(), name.clone())).cloned();
        let folded = own.iter().filter_map(|name| to(&fold(name)));
        let all: Vec<String> = own.iter().filter_map(to).chain(folded).flat_map(|names| names.to_vec()).collect();
        let mut names = [own, all].concat();
        let alike: Vec<String> = names.iter().flat_map(|name| same.alike(name)).cloned().collect();
        names.extend(alike);
        (annotation.span.range(), names)
    };
    analysis.annotate(document).0.iter().map(|(_, annotation)| names(annotation)).collect()
}

fn read(path: &Path, shown: &str) -> Result<(String, Format), Diagnostic> {
    let problem = |message: String| Diagnostic::error(message).at(Place::file(shown));
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_ascii_lowercase();
    let format = match ending.as_str() {
        "md" | "markdown" => Format::Markdown,
        "html" | "htm" => Format::Html,
        _ => {
            return Err(problem("this is no Markdown or HTML file".to_owned())
                .hint("name an edition that ends in .md or .html"));
        }
    };
    let bytes = fs::read(path).map_err(|error| problem(format!("cannot read the edition: {}", error.kind())))?;
    let text = String::from_utf8(bytes)
        .map_err(|_| problem("the edition is not UTF-8".to_owned()).hint("save it as UTF-8"))?;
    Ok((text, format))
}

/// "12 links checked: 30 numbers, 4 quotations, 22 names; no failure".
fn summary(checked: Checked, failures: usize) -> String {
    let Checked { links, numbers, quotations, names } = checked;
    let count = |number: usize, noun: &str| format!("{number} {noun}{}", if number == 1 { "" } else { "s" });
    let failures = if failures == 0 { "no failure".to_owned() } else { count(failures, "failure") };
    let facts = [count(numbers, "number"), count(quotations, "quotation"), count(names, "name")].join(", ");
    format!("{} checked: {facts}; {failures}", count(links, "link"))
}
