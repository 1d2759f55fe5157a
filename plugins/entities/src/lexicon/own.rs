//! The user's own names, beside the shipped lexicon and before it.

use std::collections::HashMap;

use briefer_lexicon::classes::{self, Classes};
use briefer_lexicon::spelling::{exact_form, fold_word, without_article};
use briefer_lexicon::{Compiled, Ending, EntryId, Found, Trie, WordHasher, WordId};
use briefer_plugin::words::table::WordTable;
use briefer_plugin::{TokenKind, segment};

use super::fold_possessive;
use crate::evidence::TYPES;
use crate::options::OwnName;

/// The user's names, and what they add to the words of the shipped lexicon.
#[derive(Debug, Default)]
pub(super) struct OwnNames {
    /// Words that the shipped lexicon has not; they are numbered after its own.
    pub(super) words: WordTable<WordId>,
    /// How many of these there are.
    pub(super) word_count: usize,
    pub(super) entries: Vec<OwnName>,
    /// Whether a name begins with something that is no word: "7 Sirdane".
    pub(super) begins_oddly: bool,
    /// What words are because of the user's names.
    classes: HashMap<WordId, Classes, WordHasher>,
    /// The names; an ending's entry is a number of `forms`.
    names: Trie,
    forms: Vec<Form>,
    /// The shipped entries that the user gave again, with the user's.
    claimed: HashMap<EntryId, EntryId, WordHasher>,
}

/// One spelling of a name.
#[derive(Clone, Copy, Debug)]
struct Form {
    entry: EntryId,
    /// Which of its words must have a capital, the first in the lowest bit.
    capitals: u64,
}

impl OwnNames {
    /// Gathers the names.
    pub(super) fn gather(own: Vec<OwnName>, shipped: &Compiled<'_>) -> Self {
        let mut gatherer = Gatherer { shipped, numbers: HashMap::default(), own: OwnNames::default() };
        for (entry, name) in (0..).zip(&own) {
            gatherer.claim(name, entry);
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

    /// The user's entry for one of the shipped lexicon, where the user gave it again.
    pub(super) fn claimed(&self, shipped: EntryId) -> Option<EntryId> {
        self.claimed.get(&shipped).copied()
    }

    /// The longest name that begins at the first word, as written: where the user's spelling has a capital, the text's
    /// must have one.
    pub(super) fn longest<'t>(&self, words: impl Iterator<Item = (WordId, &'t str)>) -> Option<Found> {
        let (mut node, mut best, mut capitals) = (0, None, 0);
        let mut first = "";
        for (count, (word, written)) in words.enumerate() {
            let Some(next) = self.names.step(node, word) else { break };
            node = next;
            capitals |= capital(written, count);
            if count == 0 {
                first = written;
            }
            let fits = |ending: &&Ending| {
                let form = self.forms[ending.entry as usize];
                ending.fits(first) && form.capitals & !capitals == 0
            };
            if let Some(ending) = self.names.endings(node).iter().find(fits) {
                let entry = self.forms[ending.entry as usize].entry;
                best = Some(Found { entry, words: count + 1, plural: false });
            }
        }
        best
    }
}

/// The bit of a word that has a capital.
fn capital(word: &str, at: usize) -> u64 {
    let upper = word.chars().any(char::is_uppercase);
    u64::from(upper).checked_shl(u32::try_from(at).unwrap_or(u32::MAX)).unwrap_or(0)
}

struct Gatherer<'l> {
    shipped: &'l Compiled<'l>,
    numbers: HashMap<Box<str>, WordId, WordHasher>,
    own: OwnNames,
}

impl Gatherer<'_> {
    /// Adds a form under which an entry is named. The first entry to claim a form keeps it.
    fn add_form(&mut self, form: &str, entry: EntryId) {
        let form = without_article(form.trim());
        // Cut by the same rules as the texts.
        let segments = segment(form);
        let mut folded = String::new();
        let mut ids = Vec::new();
        let mut capitals = 0;
        for token in &segments.tokens {
            let written = token.text(form);
            match token.kind {
                TokenKind::Possessive => fold_possessive(written, &mut folded),
                _ => fold_word(written, &mut folded),
            }
            capitals |= capital(written, ids.len());
            ids.push(self.number(&folded));
        }
        let (Some(&first), Some(token)) = (ids.first(), segments.tokens.first()) else { return };
        let classes = self.own.classes.entry(first).or_default();
        classes.insert(classes::OWN);
        if ids.len() == 1 {
            classes.insert(classes::ALONE);
        }
        self.own.begins_oddly |= token.kind != TokenKind::Word;
        let exact = exact_form(form).filter(|_| ids.len() == 1).map(Into::into);
        let number = EntryId::try_from(self.own.forms.len()).unwrap_or(EntryId::MAX);
        if self.own.names.add(&ids, Ending { entry: number, plural: false, exact }) {
            self.own.forms.push(Form { entry, capitals });
        }
    }

    /// Where the user gives a thing of the shipped lexicon again, its shipped forms are the user's too.
    fn claim(&mut self, name: &OwnName, entry: EntryId) {
        let mut folded = String::new();
        let words: Vec<&str> = without_article(name.name.trim()).split_whitespace().collect();
        let ids = words.iter().map_while(|word| {
            fold_word(word, &mut folded);
            self.shipped.id(&folded)
        });
        let ids: Vec<WordId> = ids.collect();
        let found = self.shipped.longest(ids.into_iter(), |at| words[at]).filter(|found| found.words == words.len());
        if let Some(found) = found
            && TYPES.get(self.shipped.entry(found.entry).kind as usize) == Some(&name.mention_type)
        {
            self.own.claimed.entry(found.entry).or_insert(entry);
        }
    }

    fn number(&mut self, folded: &str) -> WordId {
        if let Some(id) = self.shipped.id(folded) {
            return id;
        }
        let next = self.shipped.word_count() + self.numbers.len();
        let next = WordId::try_from(next).unwrap_or(WordId::MAX);
        *self.numbers.entry(folded.into()).or_insert(next)
    }
}
