//! The different spellings of a document's names, and what the whole document says about each.

use briefer_plugin::MentionType;

use crate::evidence::{Rule, Score};
use crate::lexicon::{EntryId, WordId};

/// One spelling (letter case and accents aside), with the points of all its candidates.
#[derive(Debug)]
pub(crate) struct Surface {
    /// The candidate where it stands first.
    pub(crate) first: usize,
    /// The numbers of its words.
    pub(crate) words: Vec<WordId>,
    pub(crate) entry: Option<EntryId>,
    pub(crate) score: Score,
    /// How many candidates bear it.
    pub(crate) count: usize,
    /// The first candidate that is not written in capitals alone.
    pub(crate) cased: Option<usize>,
    /// Whether it was ever seen where a capital means a name.
    pub(crate) seen_inside: bool,
    /// The surface it is only another form of.
    pub(crate) folded_into: Option<(usize, Rule)>,
}

impl Surface {
    /// Its type by all the evidence.
    pub(crate) fn mention_type(&self) -> MentionType {
        self.score.best()
    }
}

/// All surfaces of a document.
pub(crate) struct Surfaces {
    pub(crate) list: Vec<Surface>,
    /// The surface of each candidate.
    pub(crate) of: Vec<usize>,
}

/// The key of a sequence of words.
pub(crate) fn key(words: &[WordId]) -> u64 {
    words.iter().fold(0xcbf2_9ce4_8422_2325, |hash, &word| {
        (hash ^ u64::from(word)).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(31)
    })
}

impl Surfaces {
    /// Makes one surface another form of a fuller one; both then have the points of both.
    pub(crate) fn fold(&mut self, short: usize, long: usize, rule: Rule) {
        let long = self.root(long);
        if short == long || self.root(short) == long || self.list[short].folded_into.is_some() {
            return;
        }
        // A name of the lexicon keeps its own entry, unless the fuller one has none.
        if self.list[short].entry.is_some() && self.list[long].entry.is_none() {
            if self.list[long].folded_into.is_none() {
                self.list[long].folded_into = Some((short, rule));
            }
            return;
        }
        if self.list[short].entry.is_some() && self.list[short].entry != self.list[long].entry {
            return;
        }
        self.list[short].folded_into = Some((long, rule));
    }

    /// The fullest form of a surface.
    pub(crate) fn root(&self, surface: usize) -> usize {
        let mut at = surface;
        for _ in 0..4 {
            match self.list[at].folded_into {
                Some((next, _)) => at = next,
                None => break,
            }
        }
        at
    }
}
