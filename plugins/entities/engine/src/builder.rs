//! Gathers words and names, and compiles them.

use std::collections::{BTreeMap, HashMap, VecDeque};

use crate::bytes::{block, number};
use crate::classes::{self, Classes};
use crate::entry::EntryId;
use crate::hash::WordHasher;
use crate::layout::{Section, Sections};
use crate::spelling::{exact_form, fold_word, split_form};
use crate::trie::{Ending, Trie};
use crate::words::{self, MOST_SETS, MOST_WORDS, WordEntry, WordId};

/// The bit of an ending's entry that says that the form is a plural.
pub(crate) const PLURAL: u32 = 1 << 31;

/// A thing that names stand for.
#[derive(Clone, Debug)]
struct Thing {
    name: String,
    kind: u8,
    people_of: Option<EntryId>,
}

/// A lexicon while its files are read.
#[derive(Clone, Debug, Default)]
pub struct Builder {
    numbers: HashMap<Box<str>, WordId, WordHasher>,
    words: Vec<Box<str>>,
    classes: Vec<Classes>,
    names: Trie,
    things: Vec<Thing>,
}

impl Builder {
    /// The number of a folded word, where it is known.
    pub fn id(&self, folded: &str) -> Option<WordId> {
        self.numbers.get(folded).copied()
    }

    /// The words that are known, by their numbers.
    pub fn words(&self) -> &[Box<str>] {
        &self.words
    }

    /// The classes of a word.
    pub fn classes(&self, word: WordId) -> Classes {
        self.classes.get(word as usize).copied().unwrap_or_default()
    }

    /// The names.
    pub fn names(&self) -> &Trie {
        &self.names
    }

    /// Gives a word a class.
    pub fn classify(&mut self, word: &str, class: Classes) {
        let mut folded = String::new();
        fold_word(word, &mut folded);
        let id = self.number(&folded);
        self.classes[id as usize].insert(class);
    }

    /// Adds a thing under its canonical name; its forms are added with [`Builder::add_form`].
    pub fn add_entry(&mut self, name: &str, kind: u8, people_of: Option<EntryId>) -> EntryId {
        self.things.push(Thing { name: name.to_owned(), kind, people_of });
        number(self.things.len() - 1)
    }

    /// Adds a form under which an entry is named. The first entry to claim a form keeps it.
    pub fn add_form(&mut self, form: &str, entry: EntryId, plural: bool) {
        let mut folded = String::new();
        let mut ids = Vec::new();
        for piece in split_form(form) {
            fold_word(piece, &mut folded);
            ids.push(self.number(&folded));
        }
        if let Some(&first) = ids.first() {
            self.classes[first as usize].insert(classes::BEGINS);
        }
        if let [alone] = ids[..] {
            self.classes[alone as usize].insert(classes::ALONE);
        }
        let exact = exact_form(form).map(Into::into);
        self.names.add(&ids, Ending { entry, plural, exact });
    }

    fn number(&mut self, folded: &str) -> WordId {
        if let Some(&id) = self.numbers.get(folded) {
            return id;
        }
        let id = number(self.words.len());
        self.numbers.insert(folded.into(), id);
        self.words.push(folded.into());
        self.classes.push(Classes::default());
        id
    }

    /// The block of bytes and the text that [`crate::Compiled`] looks things up in: the same for the same files.
    pub fn compile(&self) -> (Vec<u8>, String) {
        let mut sections = Sections::default();
        self.write_words(&mut sections);
        let exact = self.write_names(&mut sections);
        let entries = self.things.iter().map(|t| u32::from(t.kind) | t.people_of.map_or(0, |of| of + 1) << 3);
        sections.set(Section::Entries, block(entries));
        let mut text = String::new();
        let mut pieces = vec![0];
        for piece in self.things.iter().map(|t| t.name.as_str()).chain(exact) {
            text.push_str(piece);
            pieces.push(number(text.len()));
        }
        sections.set(Section::Pieces, block(pieces));
        (sections.block(), text)
    }

    fn write_words(&self, sections: &mut Sections) {
        let mut numbers: BTreeMap<u64, u16> = BTreeMap::new();
        let mut sets: Vec<u8> = Vec::new();
        let mut of: Vec<u16> = Vec::new();
        for classes in &self.classes {
            let next = u16::try_from(numbers.len()).expect("there are fewer sets of classes than 2^16");
            let set = *numbers.entry(classes.bits()).or_insert(next);
            if set == next {
                sets.extend(classes.bits().to_le_bytes());
            }
            of.push(set);
        }
        assert!(numbers.len() <= MOST_SETS, "words have more than {MOST_SETS} different sets of classes");
        assert!(self.words.len() <= MOST_WORDS, "the lexicon has more than {MOST_WORDS} words");
        let words = (0..).zip(&self.words).zip(&of);
        let entries = words.map(|((id, word), set)| (&**word, WordEntry::new(id, u32::from(*set))));
        let (slots, buckets, records) = words::write(entries);
        sections.set(Section::Slots, slots);
        sections.set(Section::Buckets, buckets);
        sections.set(Section::Records, records);
        sections.set(Section::ClassSets, sets);
        sections.set(Section::ClassesOf, of.into_iter().flat_map(u16::to_le_bytes).collect());
    }

    /// Numbers the nodes of the names anew, so that the children of each lie side by side; gives the texts of those
    /// forms that must be written so, whose pieces follow the entries' names.
    fn write_names(&self, sections: &mut Sections) -> Vec<&str> {
        let mut steps: Vec<(u32, WordId, u32)> =
            self.names.steps.iter().map(|(&(from, w), &to)| (from, w, to)).collect();
        steps.sort_unstable();
        let (mut first, mut nodes, mut labels) = (vec![0; self.words.len()], Vec::new(), vec![0]);
        let (mut endings, mut exact) = (Vec::new(), Vec::new());
        let mut waiting = VecDeque::from([0]);
        while let Some(node) = waiting.pop_front() {
            let from = steps.partition_point(|step| step.0 < node);
            nodes.extend([number(labels.len()), number(endings.len() / 2)]);
            for &(_, word, to) in steps[from..].iter().take_while(|step| step.0 == node) {
                if node == 0 {
                    first[word as usize] = number(labels.len());
                }
                labels.push(word);
                waiting.push_back(to);
            }
            for ending in &self.names.endings[node as usize] {
                exact.extend(ending.exact.as_deref());
                // The piece before it is the last entry's name or another such form, and never the first of all.
                let piece = if ending.exact.is_some() { self.things.len() + exact.len() - 1 } else { 0 };
                endings.extend([ending.entry | if ending.plural { PLURAL } else { 0 }, number(piece)]);
            }
        }
        nodes.extend([number(labels.len()), number(endings.len() / 2)]);
        for (section, numbers) in
            [(Section::First, first), (Section::Nodes, nodes), (Section::Labels, labels), (Section::Endings, endings)]
        {
            sections.set(section, block(numbers));
        }
        exact
    }
}
