//! Running plugins over a stream of documents.

use std::borrow::Cow;
use std::cmp::Reverse;

use briefer_plugin::Annotation;
use rayon::iter::{IntoParallelIterator, ParallelIterator};

use super::{OrderError, Stage, Timings, order};
use crate::corpus::{Document, Loaded, Problem, ProblemKind, Raw};
use crate::diagnostic::Diagnostic;
use crate::plugin::{Fault, Hosted};

/// Documents of one block: plugin faults are counted, and plugins switched off, at its end.
const BLOCK_DOCUMENTS: usize = 64;
/// A block ends early past this many bytes, so that a stream of large documents needs little memory.
const BLOCK_BYTES: usize = 8 << 20;

/// One document with what the plugins found in it.
#[derive(Clone, Debug)]
pub struct Analysed {
    /// The document.
    pub document: Document,
    /// The annotations with the index of their plugin ([`Analysis::name`]), sorted by start, longer first.
    pub annotations: Vec<(usize, Annotation)>,
}

/// What comes of one raw document, in this order: doubts about it, the document, faults of plugins on it. One that cannot be
/// read is one problem, [`ProblemKind::Skipped`], and nothing else. Faults without a document come where a block ends.
#[derive(Debug)]
pub enum Outcome<T> {
    /// It was read and analysed.
    Done(T),
    /// It, or something about it, was troublesome.
    Problem(Problem),
    /// A plugin failed on it, or was switched off.
    Fault(Fault),
    /// A plugin in a process of its own said something on stderr. It belongs to no document, since several are under way.
    Said(Said),
}

/// What a plugin said on stderr.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// The plugin's name.
    pub plugin: String,
    /// Its words, line by line.
    pub lines: Vec<String>,
}

/// The plugins of a run, in order, and what they have got wrong so far.
pub struct Analysis {
    plugins: Vec<Hosted>,
    /// Faults of each plugin up to the last block's end.
    faults: Vec<usize>,
    /// Faults of each plugin in the block under way.
    pending: Vec<usize>,
    explain: bool,
    /// Documents of one block.
    block: usize,
    timings: Timings,
    bytes: u64,
}

impl Analysis {
    /// Orders the plugins.
    ///
    /// # Errors
    /// Every reason that they cannot be ordered.
    pub fn new(plugins: Vec<Hosted>) -> Result<Self, Vec<OrderError>> {
        let wanted = order(&plugins.iter().map(Hosted::manifest).collect::<Vec<_>>())?;
        let mut slots: Vec<Option<Hosted>> = plugins.into_iter().map(Some).collect();
        let plugins: Vec<Hosted> = wanted.into_iter().filter_map(|i| slots[i].take()).collect();
        let stages = std::iter::once("load".to_owned()).chain(plugins.iter().map(|p| p.name().to_owned()));
        Ok(Analysis {
            timings: Timings::new(stages),
            faults: vec![0; plugins.len()],
            pending: vec![0; plugins.len()],
            plugins,
            explain: false,
            block: BLOCK_DOCUMENTS,
            bytes: 0,
        })
    }

    /// Asks every plugin for its reasons.
    #[must_use]
    pub fn explaining(mut self, explain: bool) -> Self {
        self.explain = explain;
        self
    }

    /// Ends blocks after so few documents that a small corpus has several.
    #[cfg(test)]
    pub(crate) fn in_blocks_of(mut self, documents: usize) -> Self {
        self.block = documents;
        self
    }

    /// The plugins, in the order they run.
    pub fn plugins(&self) -> &[Hosted] {
        &self.plugins
    }

    /// The name of the plugin at `index`.
    pub fn name(&self, index: usize) -> &str {
        self.plugins[index].name()
    }

    /// The time spent so far on loading and in each plugin.
    pub fn stages(&self) -> Vec<Stage> {
        self.timings.stages(self.bytes)
    }

    /// Reads and analyses a stream of documents, handing on what comes of them in corpus order.
    ///
    /// `finish` runs in parallel on each analysed document, in no order; `sink` gets its results in corpus order.
    ///
    /// # Errors
    /// Those of `sink`, which end the run.
    pub fn run<T: Send, E>(
        &mut self,
        documents: impl Iterator<Item = Result<Raw, Problem>>,
        finish: impl Fn(&Self, Analysed) -> T + Sync,
        mut sink: impl FnMut(Outcome<T>) -> Result<(), E>,
    ) -> Result<(), E> {
        // Every run begins with all plugins on.
        self.faults.fill(0);
        let mut documents = documents.fuse();
        loop {
            let block = take_block(&mut documents, self.block);
            if block.is_empty() {
                return Ok(());
            }
            let done: Vec<(usize, Vec<Outcome<T>>)> = block.into_par_iter().map(|raw| self.one(raw, &finish)).collect();
            for (bytes, outcomes) in done {
                self.bytes += bytes as u64;
                for outcome in outcomes {
                    self.count(&outcome);
                    sink(outcome)?;
                }
            }
            for said in self.said() {
                sink(Outcome::Said(said))?;
            }
            for fault in self.switch_off() {
                sink(Outcome::Fault(fault))?;
            }
        }
    }

    /// Ends the plugins' processes, and hands out what the plugins have said on stderr since the last time. None of them may
    /// be called any more.
    pub fn close(&self) -> Vec<Said> {
        self.plugins.iter().for_each(Hosted::close);
        self.said()
    }

    /// What plugins have said on stderr since the last time.
    fn said(&self) -> Vec<Said> {
        let said = |plugin: &Hosted| Said { plugin: plugin.name().to_owned(), lines: plugin.said() };
        self.plugins.iter().map(said).filter(|said| !said.lines.is_empty()).collect()
    }

    /// Loads and analyses one document; also returns how many bytes of text it had.
    fn one<T>(&self, raw: Result<Raw, Problem>, finish: &impl Fn(&Self, Analysed) -> T) -> (usize, Vec<Outcome<T>>) {
        let loaded = match raw {
            Ok(raw) => self.timings.measure(0, || raw.load()),
            Err(problem) => return (0, vec![Outcome::Problem(problem)]),
        };
        let Loaded { document, doubts } = loaded;
        let mut outcomes: Vec<Outcome<T>> = doubts.into_iter().map(Outcome::Problem).collect();
        let document = match document {
            Ok(document) => document,
            Err(problem) => {
                outcomes.push(Outcome::Problem(problem));
                return (0, outcomes);
            }
        };
        let bytes = document.text.len();
        outcomes.extend(unknown_language(&document).map(Outcome::Problem));
        let (annotations, faults) = self.annotate(&document);
        outcomes.push(Outcome::Done(finish(self, Analysed { document, annotations })));
        outcomes.extend(faults.into_iter().map(Outcome::Fault));
        (bytes, outcomes)
    }

    /// Runs every plugin that is on over one document.
    pub fn annotate(&self, document: &Document) -> (Vec<(usize, Annotation)>, Vec<Fault>) {
        let (mut annotations, mut owners, mut faults) = (Vec::new(), Vec::new(), Vec::new());
        if !document.is_english() {
            return (Vec::new(), faults);
        }
        let view = document.view();
        for (index, plugin) in self.plugins.iter().enumerate().filter(|&(index, _)| self.is_on(index)) {
            let earlier = earlier(&annotations, &plugin.manifest().consumes);
            match self.timings.measure(index + 1, || plugin.annotate(&view, &earlier, self.explain)) {
                Ok(found) => (annotations, owners) = merge(annotations, owners, found, index),
                Err(fault) => faults.push(fault),
            }
        }
        (owners.into_iter().zip(annotations).collect(), faults)
    }

    fn is_on(&self, index: usize) -> bool {
        self.faults[index] < self.plugins[index].fault_limit()
    }

    fn count<T>(&mut self, outcome: &Outcome<T>) {
        if let Outcome::Fault(fault) = outcome
            && let Some(index) = self.plugins.iter().position(|plugin| plugin.name() == fault.plugin)
        {
            self.pending[index] += 1;
        }
    }

    /// Takes over the faults counted in the block that ends, and says which plugins are off from now on.
    fn switch_off(&mut self) -> Vec<Fault> {
        let mut off = Vec::new();
        for index in 0..self.plugins.len() {
            let was_on = self.is_on(index);
            self.faults[index] += std::mem::take(&mut self.pending[index]);
            if was_on && !self.is_on(index) {
                let (count, limit) = (self.faults[index], self.plugins[index].fault_limit());
                let faults = if count == 1 { "fault" } else { "faults" };
                // Faults are counted where a block of documents ends, so that threads make no difference.
                let limit =
                    if count > limit { format!(" (its limit is {limit}, counted by blocks)") } else { String::new() };
                let message = format!("switched off after {count} {faults}{limit}");
                off.push(Fault::of(self.name(index), message));
            }
        }
        off
    }
}

/// That a document is in a language the plugins do not know: it is kept, and not analysed.
fn unknown_language(document: &Document) -> Option<Problem> {
    let code = document.language.as_deref().filter(|_| !document.is_english())?;
    let diagnostic =
        Diagnostic::warning(format!("not analysed: its language is `{code}`, and the plugins know English"))
            .at(document.place.clone());
    Some(Problem {
        kind: ProblemKind::Language,
        document: document.id.clone(),
        file: document.file.clone(),
        marking: None,
        diagnostic,
    })
}

/// The next documents, at most `most` of them.
fn take_block(documents: &mut impl Iterator<Item = Result<Raw, Problem>>, most: usize) -> Vec<Result<Raw, Problem>> {
    let (mut block, mut bytes) = (Vec::new(), 0);
    while block.len() < most && bytes < BLOCK_BYTES {
        let Some(raw) = documents.next() else { break };
        bytes += raw.as_ref().map_or(0, |raw| raw.bytes.len());
        block.push(raw);
    }
    block
}

/// The annotations of the kinds a plugin consumes, sorted by start, longer first. They are copied only where it consumes
/// some of the kinds that there are and not others.
fn earlier<'a>(annotations: &'a [Annotation], consumes: &[String]) -> Cow<'a, [Annotation]> {
    let is_wanted = |annotation: &&Annotation| consumes.iter().any(|kind| kind == annotation.kind());
    if annotations.iter().all(|annotation| is_wanted(&annotation)) {
        return Cow::Borrowed(annotations);
    }
    annotations.iter().filter(is_wanted).cloned().collect()
}

/// Merges what the plugin at `index` found into what the plugins before it did; both are sorted by start, longer first.
fn merge(
    before: Vec<Annotation>,
    owners: Vec<usize>,
    found: Vec<Annotation>,
    index: usize,
) -> (Vec<Annotation>, Vec<usize>) {
    if before.is_empty() {
        let owners = vec![index; found.len()];
        return (found, owners);
    }
    let place = |annotation: &Annotation| (annotation.span.start, Reverse(annotation.span.end));
    let mut merged = (Vec::with_capacity(before.len() + found.len()), Vec::with_capacity(before.len() + found.len()));
    let mut found = found.into_iter().peekable();
    for (annotation, owner) in before.into_iter().zip(owners) {
        while let Some(next) = found.next_if(|next| place(next) < place(&annotation)) {
            merged.extend([(next, index)]);
        }
        merged.extend([(annotation, owner)]);
    }
    merged.extend(found.map(|annotation| (annotation, index)));
    merged
}
