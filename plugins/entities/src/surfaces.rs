//! The different spellings of a document's names, and what the whole document says about each.

use std::ops::Range;

use briefer_plugin::MentionType;

use crate::evidence::{Rule, Score};
use crate::lexicon::{EntryId, Lexicon, WordId};

/// One spelling (letter case and accents aside), with the points of all its candidates.
#[derive(Debug)]
pub(crate) struct Surface {
    /// The candidate where it stands first.
    pub(crate) first: usize,
    /// The atoms of that one.
    pub(crate) words: Range<usize>,
    /// The key of its words.
    pub(crate) key: u64,
    /// Where its folded name stands among those of the document.
    pub(crate) folded: Range<usize>,
    pub(crate) entry: Option<EntryId>,
    pub(crate) score: Score,
    /// How many candidates bear it.
    pub(crate) count: usize,
    /// The first candidate that is not written in capitals alone.
    pub(crate) cased: Option<usize>,
    /// Whether its mentions are another thing than their namesakes, by what stands beside them.
    pub(crate) apart: bool,
    /// Whether it was ever seen where a capital means a name.
    pub(crate) seen_inside: bool,
    /// The surface it is only another form of.
    pub(crate) folded_into: Option<Fold>,
}

/// Why one surface is only another form of another.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Fold {
    /// The other surface.
    pub(crate) into: usize,
    pub(crate) rule: Rule,
    /// What decided, in a few words.
    pub(crate) note: &'static str,
}

impl Surface {
    /// Its type by all the evidence.
    pub(crate) fn mention_type(&self) -> MentionType {
        self.score.best()
    }

    /// Whether the document agrees with the lexicon on what the name is.
    pub(crate) fn keeps_entry(&self, lexicon: &Lexicon) -> bool {
        self.entry
            .map(|entry| lexicon.entry(entry))
            .is_some_and(|entry| entry.own || entry.mention_type == self.mention_type())
    }
}

/// All surfaces of a document.
pub(crate) struct Surfaces {
    pub(crate) list: Vec<Surface>,
    /// The surface of each candidate.
    pub(crate) of: Vec<usize>,
    /// All folded names, one after the other.
    pub(crate) folded: String,
}

/// The key of a sequence of words.
pub(crate) fn key(words: impl IntoIterator<Item = WordId>) -> u64 {
    words.into_iter().fold(0xcbf2_9ce4_8422_2325, |hash, word| {
        (hash ^ u64::from(word)).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(31)
    })
}

impl Surfaces {
    /// The name of a surface as [`briefer_plugin::fold`] folds it.
    pub(crate) fn folded(&self, surface: usize) -> &str {
        &self.folded[self.list[surface].folded.clone()]
    }

    /// Makes one surface another form of a fuller one.
    pub(crate) fn fold(&mut self, short: usize, long: usize, rule: Rule, note: &'static str) {
        let (short, long) = (self.root(short), self.root(long));
        if short == long {
            return;
        }
        // A name of the lexicon keeps its own entry, unless the fuller one has none.
        let (from, into) = match (self.list[short].entry, self.list[long].entry) {
            (Some(_), None) => (long, short),
            (Some(a), Some(b)) if a != b => return,
            _ => (short, long),
        };
        self.list[from].folded_into = Some(Fold { into, rule, note });
    }

    /// The fullest form of a surface. Following the folds ends: only a surface that has none is ever folded.
    pub(crate) fn root(&self, surface: usize) -> usize {
        let mut at = surface;
        while let Some(fold) = self.list[at].folded_into {
            at = fold.into;
        }
        at
    }
}
