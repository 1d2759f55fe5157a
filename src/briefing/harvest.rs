//! Gathering records from a stream of documents.

use std::collections::BTreeMap;
use std::convert::Infallible;

use super::record::Record;
use crate::analysis::{Analysis, Outcome};
use crate::corpus::{Problem, ProblemKind, Raw};
use crate::diagnostic::Diagnostic;
use crate::plugin::Fault;

/// What was gathered from a corpus.
#[derive(Debug, Default)]
pub struct Harvest {
    /// One record a document, by date and id: the order of statements, whatever the files are called. Undated ones come first.
    pub records: Vec<Record>,
    /// What was skipped or is doubtful, in corpus order.
    pub problems: Vec<Problem>,
    /// What plugins got wrong, in corpus order.
    pub faults: Vec<Fault>,
}

impl Harvest {
    /// Reads and analyses all documents; `watch` sees each outcome as it comes, in corpus order.
    pub fn gather(
        analysis: &mut Analysis,
        documents: impl Iterator<Item = Result<Raw, Problem>>,
        mut watch: impl FnMut(&Outcome<Record>),
    ) -> Self {
        let mut harvest = Harvest::default();
        let mut ids = BTreeMap::new();
        let finish = |analysis: &Analysis, analysed| Record::of(analysed, analysis);
        let done: Result<(), Infallible> = analysis.run(documents, finish, |mut outcome| {
            if let Outcome::Done(record) = &mut outcome
                && let Some(problem) = make_unique(record, &mut ids)
            {
                let problem = Outcome::Problem(problem);
                watch(&problem);
                harvest.keep(problem);
            }
            watch(&outcome);
            harvest.keep(outcome);
            Ok(())
        });
        let Ok(()) = done;
        harvest.records.sort_by(|a, b| (a.date.map(|d| d.date), &a.id).cmp(&(b.date.map(|d| d.date), &b.id)));
        harvest
    }

    fn keep(&mut self, outcome: Outcome<Record>) {
        match outcome {
            Outcome::Done(record) => self.records.push(record),
            Outcome::Problem(problem) => self.problems.push(problem),
            Outcome::Fault(fault) => self.faults.push(fault),
            // Words on stderr differ from run to run: they are for who watches it.
            Outcome::Said(_) => {}
        }
    }
}

/// Gives a document whose id another one has already a number of its own, and says so.
fn make_unique(record: &mut Record, ids: &mut BTreeMap<String, u32>) -> Option<Problem> {
    let id = record.id.clone();
    let Some(mut count) = ids.get(&id).copied() else {
        ids.insert(id, 1);
        return None;
    };
    // The number may be taken as well: where `a#2` is another document's own id, the second `a` becomes `a#3`.
    while ids.contains_key(&record.id) {
        count += 1;
        record.id = format!("{id}#{count}");
    }
    ids.insert(id.clone(), count);
    ids.insert(record.id.clone(), 1);
    let diagnostic =
        Diagnostic::warning(format!("the id `{id}` is taken already; this document became `{}`", record.id))
            .at(record.place.clone())
            .hint("give every document an id of its own");
    Some(Problem { kind: ProblemKind::Doubtful, document: record.file.clone(), diagnostic })
}
