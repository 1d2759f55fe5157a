//! The full names of people, by the words that stand for them.

use std::collections::{HashMap, HashSet};

use crate::atoms::Atoms;
use crate::candidates::Candidate;
use crate::lexicon::{WordHasher, WordId};

/// The full names of persons by their last and first words, in the order in which they stand in the text.
#[derive(Debug, Default)]
pub(crate) struct LastNames {
    pub(crate) by_last: HashMap<WordId, Vec<usize>, WordHasher>,
    pub(crate) by_first: HashMap<WordId, Vec<usize>, WordHasher>,
    full: HashSet<usize>,
}

impl LastNames {
    pub(crate) fn note(&mut self, atoms: &Atoms<'_>, full: &Candidate, surface: usize) {
        let words = &atoms.atoms[full.first..full.end];
        self.full.insert(surface);
        self.by_last.entry(words[words.len() - 1].word).or_default().push(surface);
        self.by_first.entry(words[0].word).or_default().push(surface);
    }

    /// Whether a surface is a full name that ends, or else begins, with a word.
    pub(crate) fn holds(&self, surface: usize, words: &[WordId], word: WordId) -> bool {
        let last = self.by_last.contains_key(&word);
        let edge = if last { words.last() } else { words.first() };
        self.full.contains(&surface) && edge == Some(&word)
    }

    /// The surfaces of full names that end, or else begin, with a word.
    pub(crate) fn with(&self, word: WordId) -> &[usize] {
        self.by_last.get(&word).or_else(|| self.by_first.get(&word)).map_or(&[], Vec::as_slice)
    }
}
