//! `briefer explain`: what the plugins find in a document, and why; what a finding rests on, and why it ranks where it does.

mod finding;
mod links;

use std::fmt::Write as _;
use std::io::{BufWriter, Write as _};
use std::path::Path;

use briefer_plugin::Annotation;
use clap::Args;

use crate::analysis::{Analysed, Analysis, Outcome};
use crate::briefing::Period;
use crate::cli::Exit;
use crate::cli::global::Global;
use crate::cli::project::Project;
use crate::cli::report::{fail_stdout, refuse};
use crate::cli::results::results;
use crate::corpus::documents;
use crate::diagnostic::{Diagnostic, Place, suggest};

/// Options of `explain`.
#[derive(Debug, Args)]
pub struct ExplainArgs {
    /// A file to read; or the id of a finding or of evidence, as the JSON edition has it; or words of a finding
    #[arg(value_name = "FILE|ID|WORDS")]
    what: String,
    /// Of a finding: the period it is in [default: the newest that holds a dated document]
    #[arg(long, value_name = "PERIOD")]
    period: Option<Period>,
    /// Show only annotations that touch these words
    #[arg(long, value_name = "WORDS")]
    words: Option<String>,
    /// Show only annotations of this kind: mention, figure, quotation, or a plugin's own
    #[arg(long, value_name = "KIND")]
    kind: Option<String>,
    /// Show as well which of its names are names of other documents' entities, and why; reads the whole corpus
    #[arg(long)]
    links: bool,
}

pub(in crate::cli) fn run(args: &ExplainArgs, global: &Global) -> Result<Exit, Exit> {
    let mut project = Project::open(global)?;
    let path = Path::new(&args.what);
    if !is_file(path) {
        return finding::explain(&args.what, args.period, project, global);
    }
    let selection = project.selection().map_err(|problems| refuse(&problems))?;
    let mut report = project.report(global);
    refuse_other(path, args, &project.analysis)?;
    let linked = if args.links { links::explained(path, &mut project, &mut report)? } else { String::new() };
    let mut analysis = project.analysis.explaining(true);
    let documents = documents(&[path.to_path_buf()], &selection).map_err(|problems| refuse(&problems))?;
    let mut out = BufWriter::new(results());
    let written: std::io::Result<()> = analysis.run(
        documents,
        |analysis, analysed| explanation(&analysed, analysis, args),
        |outcome| {
            report.see(&outcome);
            if let Outcome::Done(text) = outcome { out.write_all(text.as_bytes()) } else { Ok(()) }
        },
    );
    match written.and_then(|()| out.write_all(linked.as_bytes())).and_then(|()| out.flush()) {
        Ok(()) => {
            report.last_words(&analysis);
            Ok(report.finish())
        }
        // A reader that has seen enough is no failure.
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(Exit::Done),
        Err(error) => Err(fail_stdout(&error)),
    }
}

/// Whether something is, or looks like, the name of a file: neither an id nor words of a finding.
fn is_file(path: &Path) -> bool {
    let is_long_name = path.components().count() > 1 || path.extension().is_some_and(|ending| ending.len() <= 5);
    let has_spaces = path.to_string_lossy().contains(' ');
    path.exists() || (is_long_name && !has_spaces)
}

/// A folder would be explained at a length that nobody reads, and an unknown kind would only ever show nothing.
fn refuse_other(path: &Path, args: &ExplainArgs, analysis: &Analysis) -> Result<(), Exit> {
    let mut problems = Vec::new();
    let specs = || analysis.plugins().iter().flat_map(|plugin| &plugin.manifest().provides);
    let kinds: Vec<&str> = specs().map(|spec| spec.kind.as_str()).collect();
    if path.is_dir() {
        let folder = Diagnostic::error("this is a folder").at(Place::file(path.display().to_string()));
        problems.push(folder.hint("name one file; `briefer annotate --explain` takes folders"));
    }
    if let Some(kind) = args.kind.as_deref().filter(|kind| !kinds.contains(kind)) {
        problems.push(Diagnostic::error(format!("unknown kind `{kind}`")).hint_if(suggest(kind, kinds)));
    }
    if problems.is_empty() { Ok(()) } else { Err(refuse(&problems)) }
}

fn explanation(analysed: &Analysed, analysis: &Analysis, args: &ExplainArgs) -> String {
    let text = &analysed.document.text;
    let wanted: Vec<(usize, usize)> = args
        .words
        .iter()
        .filter(|words| !words.is_empty())
        .flat_map(|words| text.match_indices(words.as_str()))
        .map(|(at, words)| (at, at + words.len()))
        .collect();
    let shown = |annotation: &Annotation| {
        let range = annotation.span.range();
        args.kind.as_deref().is_none_or(|kind| kind == annotation.kind())
            && (args.words.is_none() || wanted.iter().any(|&(start, end)| start < range.end && range.start < end))
    };
    let mut out = header(analysed);
    let bare = out.len();
    for (plugin, annotation) in analysed.annotations.iter().filter(|(_, annotation)| shown(annotation)) {
        one(&mut out, text, analysis.name(*plugin), annotation);
    }
    if out.len() == bare {
        out.push_str(match &args.words {
            Some(_) if wanted.is_empty() => "\nThese words do not stand in the text.\n",
            _ => "\nNothing was found.\n",
        });
    }
    out
}

fn header(analysed: &Analysed) -> String {
    let document = &analysed.document;
    let mut out = format!("{}\n", document.id);
    let mut line = |name: &str, value: Option<String>| {
        let _ = writeln!(out, "  {name:<10}{}", value.unwrap_or_else(|| "not found".to_owned()));
    };
    line("title", document.title.as_ref().map(|t| format!("{} (from {})", t.value, t.from)));
    line(
        "date",
        document.date.map(|d| format!("{}{} (from {})", d.date, if d.guessed { ", guessed" } else { "" }, d.from)),
    );
    line("source", document.source.as_ref().map(|s| format!("{} (from {})", s.value, s.from)));
    line("language", Some(document.language.clone().unwrap_or_else(|| "not certain".to_owned())));
    line("sentences", Some(document.segments.sentences.len().to_string()));
    out
}

fn one(out: &mut String, text: &str, plugin: &str, annotation: &Annotation) {
    let line = text[..annotation.span.range().start].bytes().filter(|&byte| byte == b'\n').count() + 1;
    let pieces: Vec<String> = annotation.spans().iter().map(|span| format!("{:?}", span.slice(text))).collect();
    let _ = writeln!(out, "\nline {line}  {} ({plugin})  {}", annotation.kind(), pieces.join(" + "));
    for (name, value) in annotation.attributes() {
        let _ = writeln!(out, "    {name:<20}{value}");
    }
    // What one rule says of the same words stands on one line.
    for same in annotation.why.chunk_by(|a, b| (&a.rule, a.span) == (&b.rule, b.span)) {
        let words = text.get(same[0].span.range()).unwrap_or_default();
        let notes: Vec<&str> = same.iter().map(|why| why.note.as_str()).filter(|note| !note.is_empty()).collect();
        let note = if notes.is_empty() { String::new() } else { format!(": {}", notes.join(", ")) };
        let _ = writeln!(out, "    because {:<24}{words:?}{note}", same[0].rule);
    }
}
