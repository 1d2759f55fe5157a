//! The compiled lexicon, ready as it is.

use std::ops::Range;

use crate::builder::PLURAL;
use crate::bytes::Numbers;
use crate::classes::Classes;
use crate::entry::{Entry, EntryId, Found};
use crate::layout::{self, Section};
use crate::words::{Probe, WordEntry, WordId, Words};

/// A lexicon in a block of bytes and a text; nothing is built from them, so that it is ready at once.
#[derive(Clone, Copy, Debug)]
pub struct Compiled<'l> {
    words: Words<'l>,
    class_sets: &'l [[u8; 8]],
    classes_of: &'l [[u8; 2]],
    first: Numbers<'l>,
    nodes: &'l [[u8; 8]],
    labels: Numbers<'l>,
    endings: Numbers<'l>,
    entries: Numbers<'l>,
    pieces: Numbers<'l>,
    text: &'l str,
}

impl<'l> Compiled<'l> {
    /// The lexicon that [`crate::Builder::compile`] wrote; none where the block is not one.
    pub fn new(block: &'l [u8], text: &'l str) -> Option<Self> {
        let sections = layout::sections(block)?;
        let section = |section: Section| sections[section as usize];
        let numbers = |which: Section| Numbers::new(section(which));
        Some(Compiled {
            words: Words::new(section(Section::Slots), section(Section::Buckets), section(Section::Records)),
            class_sets: section(Section::ClassSets).as_chunks().0,
            classes_of: section(Section::ClassesOf).as_chunks().0,
            first: numbers(Section::First),
            nodes: section(Section::Nodes).as_chunks().0,
            labels: numbers(Section::Labels),
            endings: numbers(Section::Endings),
            entries: numbers(Section::Entries),
            pieces: numbers(Section::Pieces),
            text,
        })
    }

    /// The number and the classes of the word at `range` of `text`, whose ASCII capitals count as small letters; for the
    /// rest it must be folded.
    #[inline]
    pub fn word(&self, text: &str, range: Range<usize>) -> Option<(WordId, Classes)> {
        let entry = self.words.get(text, range)?;
        Some((entry.id(), self.class_set(entry.set())))
    }

    /// Where the word at `range` of `text` would stand; to be fetched, with others, and then settled.
    #[inline]
    pub fn probe(&self, text: &str, range: Range<usize>) -> Probe {
        self.words.probe(text, range)
    }

    /// Fetches what stands where words would stand: of many at once, so that the processor waits for memory once for all.
    #[inline]
    pub fn fetch(&self, probes: &mut [Probe]) {
        self.words.fetch(probes);
    }

    /// The number and the classes of a word of `text` that was probed and fetched.
    #[inline]
    pub fn settle(&self, probe: &Probe, text: &str) -> Option<(WordId, Classes)> {
        let entry = self.words.settle(probe, text)?;
        Some((entry.id(), self.class_set(entry.set())))
    }

    /// The number of a folded word.
    pub fn id(&self, folded: &str) -> Option<WordId> {
        self.words.get(folded, 0..folded.len()).map(WordEntry::id)
    }

    /// How many words it knows; their numbers are smaller.
    pub fn word_count(&self) -> usize {
        self.first.len()
    }

    /// How many entries it has; their numbers are smaller.
    pub fn entry_count(&self) -> usize {
        self.entries.len()
    }

    /// The classes of a word; none for one that is not in the lexicon.
    pub fn classes(&self, word: WordId) -> Classes {
        let set = self.classes_of.get(word as usize).map(|set| u16::from_le_bytes(*set) as usize);
        set.map(|set| self.class_set(set)).unwrap_or_default()
    }

    fn class_set(&self, set: usize) -> Classes {
        self.class_sets.get(set).map(|bits| Classes::from_bits(u64::from_le_bytes(*bits))).unwrap_or_default()
    }

    /// The entry with a number that this lexicon gave out.
    pub fn entry(&self, entry: EntryId) -> Entry {
        let packed = self.entries.get(entry as usize).unwrap_or(0);
        Entry { kind: (packed & 7) as u8, people_of: (packed >> 3).checked_sub(1) }
    }

    /// The canonical name of an entry.
    pub fn name(&self, entry: EntryId) -> &'l str {
        self.piece(entry as usize)
    }

    /// The longest name that begins at the first word; `written` gives each word as it stands in the text.
    pub fn longest<'t>(
        &self,
        mut words: impl Iterator<Item = WordId>,
        written: impl Fn(usize) -> &'t str,
    ) -> Option<Found> {
        let mut node = self.first.at(words.next()? as usize);
        let mut best = None;
        let mut count = 1;
        while node != 0 {
            let (children, endings) = self.node(node);
            if let Some((entry, plural)) = self.ending(endings, &written) {
                best = Some(Found { entry, words: count, plural });
            }
            if children.is_empty() {
                break;
            }
            // No name holds a word that is not in the lexicon.
            let Some(word) = words.next().filter(|&word| (word as usize) < self.first.len()) else { break };
            node = self.child(children, word);
            count += 1;
        }
        best
    }

    /// The children and the endings of a node.
    #[inline]
    fn node(&self, node: usize) -> (Range<usize>, Range<usize>) {
        let Some([from, to]) = self.nodes.get(node..node + 2) else { return (0..0, 0..0) };
        let (from, to) = (u64::from_le_bytes(*from), u64::from_le_bytes(*to));
        (from as u32 as usize..to as u32 as usize, (from >> 32) as usize..(to >> 32) as usize)
    }

    /// The child to which a word leads; 0 where there is none.
    fn child(&self, children: Range<usize>, word: WordId) -> usize {
        let first = children.start;
        self.labels.search(children, word).map_or(0, |offset| first + offset)
    }

    /// The first of a node's endings that fits: its entry, and whether it is a plural.
    fn ending<'t>(&self, mut endings: Range<usize>, written: &impl Fn(usize) -> &'t str) -> Option<(EntryId, bool)> {
        let fits = |ending: &usize| match self.endings.at(2 * ending + 1) {
            0 => true,
            // Only forms of one word are matched as written.
            exact => self.piece(exact) == written(0).trim_end_matches('.'),
        };
        let ending = endings.find(fits)?;
        let packed = self.endings.get(2 * ending)?;
        Some((packed & !PLURAL, packed & PLURAL != 0))
    }

    fn piece(&self, piece: usize) -> &'l str {
        self.text.get(self.pieces.range(piece)).unwrap_or("")
    }
}
