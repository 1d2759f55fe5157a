//! Corrections of an analyst's, applied while a briefing is composed, with an account of each.
//!
//! Names and numbers are corrected in the records, before anything is linked or counted; names that are one after
//! linking; findings before they are ranked. Quoted words are looked for in the documents that take part.

mod account;
mod copies;
mod findings;
mod model;
mod nearest;
mod quotes;
mod records;
mod same;

use std::collections::BTreeMap;
use std::sync::Arc;

pub use self::account::Corrected;
pub use self::model::{CorrectedDocument, CorrectionOutcome, CorrectionUse, NearestSentence};
pub use self::same::SameNames;

use self::quotes::Quoted;
use self::records::Struck;
use super::links::LinkTable;
use super::record::Record;
use crate::config::Correction;
use crate::plugin::Hosted;

/// The corrections of a briefing while it is composed.
pub(super) struct Applying<'a> {
    corrections: &'a [Correction],
    /// What came of each, by its position.
    uses: Vec<Use>,
    /// Where the words stand that corrections quote.
    quoted: Quoted,
    same: SameNames,
    struck: Vec<Struck>,
}

/// What came of one correction.
#[derive(Clone, Debug, Default)]
struct Use {
    /// How many mentions, figures or findings it changed.
    count: usize,
    /// The documents in which it did, by id, with their titles.
    documents: BTreeMap<String, String>,
    /// Whether a name stands in the documents that needed no change.
    is_known: bool,
    /// The numbers of the sentence that a wrong figure was looked for in.
    numbers: Vec<String>,
}

impl Use {
    fn count(&mut self, times: usize, document: &str, title: &str) {
        self.count += times;
        if times > 0 && !self.documents.contains_key(document) {
            self.documents.insert(document.to_owned(), title.to_owned());
        }
    }
}

impl<'a> Applying<'a> {
    /// Begins, with nothing applied yet.
    pub(super) fn new(corrections: &'a [Correction]) -> Self {
        Applying {
            corrections,
            uses: vec![Use::default(); corrections.len()],
            quoted: Quoted::default(),
            same: SameNames::of(corrections),
            struck: Vec::new(),
        }
    }

    /// The records with their names and numbers corrected; those that no correction touches are shared.
    pub(super) fn records(&mut self, records: Vec<Arc<Record>>, plugins: &[Hosted]) -> Vec<Arc<Record>> {
        if self.corrections.is_empty() {
            return records;
        }
        self.quoted = Quoted::find(self.corrections, &records);
        self.correct(records, plugins)
    }

    /// Tells the links which names are one, and counts how often that changes a name.
    pub(super) fn links(&mut self, links: &mut LinkTable, records: &[&Record], plugins: &[Hosted]) {
        for Struck { document, entity, name } in self.struck.drain(..) {
            links.keep(document, entity, name);
        }
        if !self.same.is_empty() {
            self.same.count(links, records, plugins, &mut self.uses);
            links.join(std::mem::take(&mut self.same));
        }
    }
}
