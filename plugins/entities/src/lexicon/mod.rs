//! The lexicon: whole names with their types and aliases, and classes of single words.
//!
//! Names are kept in a trie over word numbers, so that looking for the longest name at a place costs one step
//! a word, and every word of a text is folded and looked up once.

pub(crate) mod classes;
mod parse;
mod words;

use std::collections::HashMap;
use std::ops::Range;

use briefer_plugin::MentionType;
use briefer_plugin::words::table::WordTable;

use classes::Classes;
use words::without_dots;
pub(crate) use words::{WordHasher, fold_word, hash_word};

/// A number for a word. Words of the lexicon come first, those of the document at hand after them.
pub(crate) type WordId = u32;

/// The number of an entry.
pub(crate) type EntryId = u32;

/// One thing of the lexicon.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    /// The canonical name.
    pub(crate) name: String,
    /// What it is.
    pub(crate) mention_type: MentionType,
    /// For a people: the country or region's name.
    pub(crate) people_of: Option<EntryId>,
    /// Whether the user's own lexicon named it.
    pub(crate) own: bool,
}

/// A name that ends at a node of the trie.
#[derive(Clone, Copy, Debug)]
struct Ending {
    entry: EntryId,
    /// Must be written like this; capital letters matter. Index into `exact`.
    exact: Option<u32>,
    /// Whether this form is a plural ("Iraqis").
    plural: bool,
}

/// A name found in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    /// The entry.
    pub(crate) entry: EntryId,
    /// How many words it takes.
    pub(crate) words: usize,
    /// Whether the form is a plural.
    pub(crate) plural: bool,
}

/// Names and word classes, ready for looking up.
#[derive(Debug, Default)]
pub(crate) struct Lexicon {
    /// The words' numbers while the lexicon is read.
    reading: HashMap<Box<str>, WordId, WordHasher>,
    /// Their numbers once it is.
    ids: WordTable<WordId>,
    classes: Vec<Classes>,
    steps: HashMap<(u32, WordId), u32, WordHasher>,
    /// The trie's node for a name that begins with the word; 0 where none does.
    first: Vec<u32>,
    endings: Vec<Vec<Ending>>,
    exact: Vec<Box<str>>,
    entries: Vec<Entry>,
}

impl Lexicon {
    /// The number of a folded word, where the lexicon knows it.
    pub(crate) fn id(&self, folded: &str) -> Option<WordId> {
        self.ids.get(folded)
    }

    /// The number of the ASCII word at `range` of a text, folded or not.
    pub(crate) fn id_of_ascii(&self, text: &str, range: Range<usize>) -> Option<WordId> {
        let end = range.start + without_dots(&text[range.clone()]).len();
        self.ids.get_ignoring_case(text, range.start..end)
    }

    /// How many words it knows.
    pub(crate) fn word_count(&self) -> usize {
        self.classes.len()
    }

    /// The classes of a word; none for one that is not in the lexicon.
    pub(crate) fn classes(&self, word: WordId) -> Classes {
        self.classes.get(word as usize).copied().unwrap_or_default()
    }

    /// The entry with a number that this lexicon gave out.
    pub(crate) fn entry(&self, entry: EntryId) -> &Entry {
        &self.entries[entry as usize]
    }

    /// The longest name that begins at `words[0]`; `written` gives each word as it stands in the text.
    pub(crate) fn longest<'t>(
        &self,
        words: impl Iterator<Item = WordId>,
        written: impl Fn(usize) -> &'t str,
    ) -> Option<Found> {
        let mut node = 0;
        let mut best = None;
        for (count, word) in words.enumerate() {
            node = if count == 0 {
                self.first.get(word as usize).copied().unwrap_or(0)
            } else {
                self.steps.get(&(node, word)).copied().unwrap_or(0)
            };
            if node == 0 {
                break;
            }
            let fits = |ending: &&Ending| {
                // Only forms of one word are matched as written.
                let same = |exact: u32| *self.exact[exact as usize] == *written(0).trim_end_matches('.');
                ending.exact.is_none_or(same)
            };
            if let Some(ending) = self.endings[node as usize].iter().find(fits) {
                best = Some(Found { entry: ending.entry, words: count + 1, plural: ending.plural });
            }
        }
        best
    }

    fn word(&mut self, folded: &str) -> WordId {
        if let Some(&id) = self.reading.get(folded) {
            return id;
        }
        let id = WordId::try_from(self.classes.len()).expect("a lexicon has fewer words than 2^32");
        self.reading.insert(folded.into(), id);
        self.classes.push(Classes::default());
        self.first.push(0);
        id
    }

    /// Makes the words ready for looking up; none can be added after.
    fn finish(&mut self) {
        self.ids = WordTable::new(std::mem::take(&mut self.reading));
    }

    fn classify(&mut self, word: &str, class: Classes) {
        let mut folded = String::new();
        fold_word(word, &mut folded);
        let id = self.word(&folded);
        self.classes[id as usize].insert(class);
    }

    fn add_entry(&mut self, entry: Entry) -> EntryId {
        self.entries.push(entry);
        u32::try_from(self.entries.len() - 1).expect("a lexicon has fewer entries than 2^32")
    }

    /// Adds a form under which an entry is named. The first entry to claim a form keeps it.
    fn add_form(&mut self, form: &str, entry: EntryId, plural: bool) {
        let form = form.strip_prefix("The ").unwrap_or(form);
        let mut node = 0;
        let mut folded = String::new();
        let mut last = 0;
        let mut count = 0;
        for piece in words::split_form(form) {
            fold_word(piece, &mut folded);
            let word = self.word(&folded);
            node = self.step(node, word, count == 0);
            last = word;
            count += 1;
        }
        if count == 0 {
            return;
        }
        if count == 1 {
            self.classes[last as usize].insert(classes::ALONE);
        }
        let letters = || form.chars().filter(|c| c.is_alphabetic());
        // Only capitals, or a capital word that is also a plain one: written as it stands or not at all.
        let exact = (count == 1 && letters().all(char::is_uppercase)).then(|| {
            self.exact.push(form.trim_end_matches('.').into());
            u32::try_from(self.exact.len() - 1).expect("a lexicon has fewer forms than 2^32")
        });
        let written = exact.map(|at| self.exact[at as usize].clone());
        let taken =
            self.endings[node as usize].iter().any(|e| e.exact.map(|at| &self.exact[at as usize]) == written.as_ref());
        if !taken {
            self.endings[node as usize].push(Ending { entry, exact, plural });
        }
    }

    fn step(&mut self, node: u32, word: WordId, first: bool) -> u32 {
        if self.endings.is_empty() {
            self.endings.push(Vec::new());
        }
        let next = u32::try_from(self.endings.len()).expect("a lexicon has fewer nodes than 2^32");
        let at = if first {
            if self.first[word as usize] == 0 {
                self.first[word as usize] = next;
            }
            self.first[word as usize]
        } else {
            *self.steps.entry((node, word)).or_insert(next)
        };
        if at == next {
            self.endings.push(Vec::new());
        }
        at
    }
}
