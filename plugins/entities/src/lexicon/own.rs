//! The user's own names, beside the shipped lexicon and before it.

use std::collections::HashMap;

use briefer_lexicon::classes::{self, Classes};
use briefer_lexicon::spelling::{exact_form, fold_word, split_form};
use briefer_lexicon::{Compiled, Ending, EntryId, Trie, WordHasher, WordId};
use briefer_plugin::words::table::WordTable;

use crate::options::OwnName;

/// The user's names, and what they add to the words of the shipped lexicon.
#[derive(Debug, Default)]
pub(super) struct OwnNames {
    /// Words that the shipped lexicon has not; they are numbered after its own.
    pub(super) words: WordTable<WordId>,
    /// How many of these there are.
    pub(super) word_count: usize,
    /// What words are because of the user's names.
    classes: HashMap<WordId, Classes, WordHasher>,
    /// The names; their entries are numbered from 0.
    pub(super) names: Trie,
    pub(super) entries: Vec<OwnName>,
}

impl OwnNames {
    /// Gathers the names.
    pub(super) fn gather(own: Vec<OwnName>, shipped: &Compiled<'_>) -> Self {
        let mut gatherer = Gatherer { shipped, numbers: HashMap::default(), own: OwnNames::default() };
        for (entry, name) in (0..).zip(&own) {
            for form in std::iter::once(&name.name).chain(&name.aliases) {
                gatherer.add_form(form, entry);
            }
        }
        let Gatherer { numbers, own: mut names, .. } = gatherer;
        names.word_count = numbers.len();
        names.words = WordTable::new(numbers);
        names.entries = own;
        names
    }

    /// Whether there are none.
    pub(super) fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// What a word is because of the user's names.
    pub(super) fn classes(&self, word: WordId) -> Classes {
        self.classes.get(&word).copied().unwrap_or_default()
    }
}

struct Gatherer<'l> {
    shipped: &'l Compiled<'l>,
    numbers: HashMap<Box<str>, WordId, WordHasher>,
    own: OwnNames,
}

impl Gatherer<'_> {
    /// Adds a form under which an entry is named. The first entry to claim a form keeps it.
    fn add_form(&mut self, form: &str, entry: EntryId) {
        let mut folded = String::new();
        let mut ids = Vec::new();
        for piece in split_form(form) {
            fold_word(piece, &mut folded);
            ids.push(self.number(&folded));
        }
        if let [alone] = ids[..] {
            self.own.classes.entry(alone).or_default().insert(classes::ALONE);
        }
        let exact = exact_form(form).map(Into::into);
        self.own.names.add(&ids, Ending { entry, plural: false, exact });
    }

    fn number(&mut self, folded: &str) -> WordId {
        if let Some(id) = self.shipped.id(folded, 0..folded.len()) {
            return id;
        }
        let next = self.shipped.word_count() + self.numbers.len();
        let next = WordId::try_from(next).unwrap_or(WordId::MAX);
        *self.numbers.entry(folded.into()).or_insert(next)
    }
}
