//! `briefer annotate`: what the plugins find, one JSON object a line per document, in corpus order.

use std::io::{self, BufWriter, Write};
use std::path::PathBuf;
use std::time::Instant;

use clap::Args;

use super::Exit;
use super::global::Global;
use super::project::{Project, print_timings};
use super::report::{fail_stdout, refuse};
use super::results::results;
use crate::analysis::{Outcome, write_record};
use crate::corpus::documents;

/// Options of `annotate`.
#[derive(Debug, Args)]
pub struct AnnotateArgs {
    /// Files and folders to read
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Add to every annotation the rules that led to it
    #[arg(long)]
    explain: bool,
}

pub(super) fn run(args: &AnnotateArgs, global: &Global) -> Result<Exit, Exit> {
    let begin = Instant::now();
    let project = Project::open(global)?;
    let selection = project.selection().map_err(|problems| refuse(&problems))?;
    let mut report = project.report(global);
    let mut analysis = project.analysis.explaining(args.explain);
    let documents = documents(&args.paths, &selection).map_err(|problems| refuse(&problems))?;
    let mut out = BufWriter::with_capacity(1 << 16, results());
    let written = analysis.run(
        documents,
        |analysis, analysed| {
            let mut line = Vec::with_capacity(analysed.document.text.len());
            write_record(&analysed, analysis, &mut line).map(|()| line)
        },
        |outcome| {
            report.see(&outcome);
            if let Outcome::Done(line) = outcome { out.write_all(&line?) } else { Ok(()) }
        },
    );
    match written.and_then(|()| out.flush()) {
        Ok(()) => {}
        // The reader has seen enough: `briefer annotate corpus | head -1` is no failure.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => return Ok(Exit::Done),
        Err(error) => return Err(fail_stdout(&error)),
    }
    report.last_words(&analysis);
    print_timings(global, &analysis.stages(), begin.elapsed());
    Ok(report.finish())
}
