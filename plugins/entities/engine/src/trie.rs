//! Names while they are gathered: a tree over the numbers of their words.

use std::collections::HashMap;

use crate::entry::{EntryId, Found};
use crate::hash::WordHasher;
use crate::words::WordId;

/// A name that ends at a node.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ending {
    /// What it names.
    pub entry: EntryId,
    /// Whether this form is a plural ("Iraqis").
    pub plural: bool,
    /// Must be written like this: capital letters matter.
    pub exact: Option<Box<str>>,
}

impl Ending {
    /// Whether a name that begins with a word so written may end here.
    pub fn fits(&self, written: &str) -> bool {
        // Only forms of one word are matched as written.
        self.exact.as_deref().is_none_or(|exact| exact == written.trim_end_matches('.'))
    }
}

/// Names as sequences of words.
#[derive(Clone, Debug)]
pub struct Trie {
    pub(crate) steps: HashMap<(u32, WordId), u32, WordHasher>,
    /// The endings at each node; the root is 0.
    pub(crate) endings: Vec<Vec<Ending>>,
}

impl Default for Trie {
    fn default() -> Self {
        Trie { steps: HashMap::default(), endings: vec![Vec::new()] }
    }
}

impl Trie {
    /// Adds a name. The first ending to claim a form keeps it; says whether this one does.
    pub fn add(&mut self, words: &[WordId], ending: Ending) -> bool {
        let mut node = 0;
        for &word in words {
            let next = u32::try_from(self.endings.len()).expect("a lexicon has fewer nodes than 2^32");
            node = *self.steps.entry((node, word)).or_insert(next);
            if node == next {
                self.endings.push(Vec::new());
            }
        }
        let endings = &mut self.endings[node as usize];
        let free = node != 0 && endings.iter().all(|other| other.exact != ending.exact);
        if free {
            endings.push(ending);
        }
        free
    }

    /// The node to which a word leads from another; from the root, 0, names begin.
    pub fn step(&self, node: u32, word: WordId) -> Option<u32> {
        self.steps.get(&(node, word)).copied()
    }

    /// The names that end at a node.
    pub fn endings(&self, node: u32) -> &[Ending] {
        &self.endings[node as usize]
    }

    /// The longest name that begins at the first word; `written` gives each word as it stands in the text.
    pub fn longest<'t>(
        &self,
        words: impl Iterator<Item = WordId>,
        written: impl Fn(usize) -> &'t str,
    ) -> Option<Found> {
        let mut node = 0;
        let mut best = None;
        for (count, word) in words.enumerate() {
            let Some(next) = self.step(node, word) else { break };
            node = next;
            if let Some(ending) = self.endings(node).iter().find(|ending| ending.fits(written(0))) {
                best = Some(Found { entry: ending.entry, words: count + 1, plural: ending.plural });
            }
        }
        best
    }
}
