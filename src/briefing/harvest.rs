//! Gathering records from a stream of documents, and what of them may be seen up to a ceiling.

use std::collections::{BTreeMap, BTreeSet};
use std::convert::Infallible;
use std::sync::Arc;

use super::record::Record;
use crate::analysis::{Analysis, Outcome};
use crate::corpus::{Markings, Problem, ProblemKind, Raw, name_of};
use crate::diagnostic::Diagnostic;
use crate::marking::Marking;
use crate::plugin::Fault;

/// What was gathered from a corpus: what came of each document by itself, in corpus order.
///
/// Whatever hangs on other documents is worked out in a [`Harvest`], of the documents up to a ceiling alone.
#[derive(Debug, Default)]
pub struct Gathering {
    entries: Vec<Entry>,
    /// Whether a plugin was switched off on the way, so that what it would have found later hangs on earlier documents.
    switched_off: bool,
}

/// What came of one document; or what plugins got wrong that is about none.
#[derive(Debug, Default)]
struct Entry {
    marking: Option<Marking>,
    /// How the document is named: its file, and for JSON lines the line.
    name: String,
    problems: Vec<Problem>,
    record: Option<Arc<Record>>,
    faults: Vec<Fault>,
}

/// What there is to brief on: all documents up to a ceiling, and nothing that hangs on any other.
#[derive(Debug, Default)]
pub struct Harvest {
    /// One record a document, by date and id: the order of statements, whatever the files are called. Undated ones come first.
    pub records: Vec<Arc<Record>>,
    /// What was skipped or is doubtful, in corpus order.
    pub problems: Vec<Problem>,
    /// What plugins got wrong, in corpus order.
    pub faults: Vec<Fault>,
}

impl Gathering {
    /// Reads and analyses all documents; `watch` sees each outcome as it comes, in corpus order.
    pub fn gather(
        analysis: &mut Analysis,
        documents: impl Iterator<Item = Result<Raw, Problem>>,
        markings: &Markings,
        mut watch: impl FnMut(&Outcome<Record>),
    ) -> Self {
        let mut gathering = Gathering::default();
        let (mut ids, mut doubts) = (Ids::default(), Vec::new());
        let finish = |analysis: &Analysis, analysed| Record::of(analysed, analysis);
        let done: Result<(), Infallible> = analysis.run(documents, finish, |outcome| {
            if let Outcome::Done(record) = &outcome
                && let Some((_, problem)) = ids.take(record)
            {
                watch(&Outcome::Problem(problem));
            }
            watch(&outcome);
            gathering.keep(outcome, &mut doubts, markings);
            Ok(())
        });
        let Ok(()) = done;
        gathering
    }

    /// Gathers once more, leaving out the documents above the ceiling before they can have any effect on a plugin; `None`
    /// where they have had none: no plugin was switched off, or nothing stands above.
    pub fn without_those_above(
        &self,
        ceiling: Marking,
        analysis: &mut Analysis,
        documents: impl Iterator<Item = Result<Raw, Problem>>,
        markings: &Markings,
        watch: impl FnMut(&Outcome<Record>),
    ) -> Option<Self> {
        let above: BTreeSet<&str> = self.above(ceiling).map(|entry| entry.name.as_str()).collect();
        if above.is_empty() || !self.switched_off {
            return None;
        }
        let below = documents.filter(|raw| match raw {
            Ok(raw) => !above.contains(name_of(&raw.file, raw.line).as_str()),
            Err(problem) => !above.contains(problem.document.as_str()),
        });
        let mut again = Gathering::gather(analysis, below, markings, watch);
        // What went wrong before the first document is the same for all.
        let begin = self.entries.iter().take_while(|entry| entry.is_of_no_document());
        again.begin_with(begin.flat_map(|entry| entry.faults.iter().cloned()));
        Some(again)
    }

    /// Adds what plugins got wrong before the first document.
    pub fn begin_with(&mut self, faults: impl IntoIterator<Item = Fault>) {
        let entry = Entry { faults: faults.into_iter().collect(), ..Entry::default() };
        self.entries.insert(0, entry);
    }

    /// Every record, in corpus order, whatever its marking.
    pub fn records(&self) -> impl Iterator<Item = &Record> {
        self.entries.iter().filter_map(|entry| entry.record.as_deref())
    }

    /// The file of every document, read or not, in corpus order.
    pub fn files(&self) -> impl Iterator<Item = &str> {
        self.entries.iter().filter_map(Entry::file)
    }

    /// How many documents have no marking, neither their own nor by configuration.
    pub fn unmarked(&self) -> usize {
        self.entries.iter().filter(|entry| entry.record.is_some() && entry.marking.is_none()).count()
    }

    /// How many documents stand above the ceiling, those that could not be read among them.
    pub fn count_above(&self, ceiling: Marking) -> usize {
        self.above(ceiling).count()
    }

    /// What may be seen up to the ceiling, as if there were nothing else.
    pub fn harvest(&self, ceiling: Marking) -> Harvest {
        let mut harvest = Harvest::default();
        let mut ids = Ids::default();
        for entry in self.entries.iter().filter(|entry| entry.marking <= Some(ceiling)) {
            harvest.problems.extend(entry.problems.iter().cloned());
            if let Some(record) = &entry.record {
                let mut record = Arc::clone(record);
                if let Some((id, problem)) = ids.take(&record) {
                    Arc::make_mut(&mut record).id = id;
                    harvest.problems.push(problem);
                }
                harvest.records.push(record);
            }
            harvest.faults.extend(entry.faults.iter().cloned());
        }
        harvest.records.sort_by(|a, b| (a.date.map(|d| d.date), &a.id).cmp(&(b.date.map(|d| d.date), &b.id)));
        harvest
    }

    fn above(&self, ceiling: Marking) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(move |entry| entry.marking > Some(ceiling))
    }

    /// Takes in one outcome. The doubts about a document come before it, and the faults of plugins on it after it.
    fn keep(&mut self, outcome: Outcome<Record>, doubts: &mut Vec<Problem>, markings: &Markings) {
        match outcome {
            Outcome::Done(mut record) => {
                record.marking = markings.of(record.marking, &record.file, record.source.as_deref());
                self.entries.push(Entry {
                    marking: record.marking,
                    name: name_of(&record.file, record.place.line),
                    problems: std::mem::take(doubts),
                    record: Some(Arc::new(record)),
                    faults: Vec::new(),
                });
            }
            Outcome::Problem(problem) if problem.kind == ProblemKind::Skipped => self.entries.push(Entry {
                marking: markings.of_unread(problem.marking, &problem.file),
                name: problem.document.clone(),
                problems: vec![problem],
                ..Entry::default()
            }),
            Outcome::Problem(problem) => doubts.push(problem),
            Outcome::Fault(fault) if fault.document.is_empty() => {
                self.switched_off = true;
                self.entries.push(Entry { faults: vec![fault], ..Entry::default() });
            }
            Outcome::Fault(fault) => {
                if let Some(entry) = self.entries.last_mut() {
                    entry.faults.push(fault);
                }
            }
            // Words on stderr differ from run to run: they are for who watches it.
            Outcome::Said(_) => {}
        }
    }
}

impl Entry {
    fn file(&self) -> Option<&str> {
        let record = self.record.as_ref().map(|record| record.file.as_str());
        record.or_else(|| self.problems.first().map(|problem| problem.file.as_str()))
    }

    fn is_of_no_document(&self) -> bool {
        self.name.is_empty()
    }
}

/// The ids that are taken, and the last number given to each.
#[derive(Default)]
struct Ids(BTreeMap<String, u32>);

impl Ids {
    /// Takes the id of a document. Where another one has it already: the id with a number of its own, and what to say.
    fn take(&mut self, record: &Record) -> Option<(String, Problem)> {
        let id = &record.id;
        let Some(mut count) = self.0.get(id).copied() else {
            self.0.insert(id.clone(), 1);
            return None;
        };
        // The number may be taken as well: where `a#2` is another document's own id, the second `a` becomes `a#3`.
        let mut own = id.clone();
        while self.0.contains_key(&own) {
            count += 1;
            own = format!("{id}#{count}");
        }
        self.0.insert(id.clone(), count);
        self.0.insert(own.clone(), 1);
        let diagnostic = Diagnostic::warning(format!("the id `{id}` is taken already; this document became `{own}`"))
            .at(record.place.clone())
            .hint("give every document an id of its own");
        let line = record.place.line;
        let problem = Problem { document: record.file.clone(), ..Problem::doubtful(&record.file, line, diagnostic) };
        Some((own, problem))
    }
}
