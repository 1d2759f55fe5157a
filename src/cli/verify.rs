//! `briefer verify`: whether a finished edition says what its own evidence says.

use std::fs;
use std::path::{Path, PathBuf};

use clap::Args;

use super::Exit;
use super::global::Global;
use super::project::{built_in, draft};
use super::report::{Report, refuse};
use crate::diagnostic::{Diagnostic, Place};
use crate::render::{Format, Renderer};
use crate::verify::{Checked, Verifier};

/// Options of `verify`.
#[derive(Debug, Args)]
pub struct VerifyArgs {
    /// The edition: a Markdown or HTML file, edited by hand or not
    #[arg(value_name = "FILE")]
    edition: PathBuf,
}

pub(super) fn run(args: &VerifyArgs, global: &Global) -> Result<Exit, Exit> {
    let shown = args.edition.display().to_string();
    let (text, format) = read(&args.edition, &shown).map_err(|problem| refuse(&[problem]))?;
    let draft = draft(global, &built_in()).map_err(|problems| refuse(&problems))?;
    let (config, _) = draft.finish(Vec::new()).map_err(|problems| refuse(&problems))?;
    let renderer = Renderer::new(Some(&config.templates)).map_err(|problems| refuse(&problems))?;
    let verified = Verifier::new(&renderer).verify(&text, format, &shown);
    let mut report = Report::new(global);
    for failure in &verified.failures {
        report.print(failure);
    }
    report.say(&summary(verified.checked, verified.failures.len()));
    report.finish();
    Ok(if verified.failures.is_empty() { Exit::Done } else { Exit::Failed })
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
