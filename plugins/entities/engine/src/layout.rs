//! How the compiled block is laid out: a head, then the sections one after the other.

use crate::bytes::{Numbers, block, number};

/// What the block begins with; the digit changes with the layout.
const MAGIC: [u8; 8] = *b"lexicon2";

/// How many sections there are.
const SECTIONS: usize = 11;

/// The parts of the block, in order. All but the words and the classes are numbers of four bytes.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Section {
    /// The short words, sixteen bytes each.
    Slots,
    /// For each bucket of long words where its records begin; one more at the end.
    Buckets,
    /// The long words, bucket by bucket.
    Records,
    /// The sets of classes that words have, eight bytes each.
    ClassSets,
    /// For each word the number of its set, two bytes each.
    ClassesOf,
    /// For each word the node of the names that begin with it; 0 where none does.
    First,
    /// For each node its first child, children lying side by side, and its first ending; one more at the end.
    Nodes,
    /// For each node the word that leads to it.
    Labels,
    /// The endings: entry and marks, then the piece of text as which the name must be written, or 0.
    Endings,
    /// For each entry its type, and one more than the entry whose people it is.
    Entries,
    /// Where the pieces of the text begin, the entries' names first; one more at the end.
    Pieces,
}

/// The sections' bytes while the block is made.
#[derive(Debug, Default)]
pub(crate) struct Sections([Vec<u8>; SECTIONS]);

impl Sections {
    /// Sets a section.
    pub(crate) fn set(&mut self, section: Section, bytes: Vec<u8>) {
        self.0[section as usize] = bytes;
    }

    /// The whole block.
    pub(crate) fn block(self) -> Vec<u8> {
        let mut out = MAGIC.to_vec();
        out.extend(block(self.0.iter().map(|section| number(section.len()))));
        for section in self.0 {
            out.extend(section);
            // Numbers lie at multiples of four.
            out.resize(out.len().next_multiple_of(4), 0);
        }
        out
    }
}

/// Takes a block apart; none where it is not one.
pub(crate) fn sections(block: &[u8]) -> Option<[&[u8]; SECTIONS]> {
    let rest = block.strip_prefix(&MAGIC)?;
    let (head, mut rest) = rest.split_at_checked(SECTIONS * 4)?;
    let lengths = Numbers::new(head);
    let mut sections: [&[u8]; SECTIONS] = [&[]; SECTIONS];
    for (at, section) in sections.iter_mut().enumerate() {
        let length = lengths.at(at);
        (*section, _) = rest.split_at_checked(length)?;
        (_, rest) = rest.split_at_checked(length.next_multiple_of(4))?;
    }
    Some(sections)
}
