//! How words were seen in running text.

use crate::lexicon::WordId;

/// How a word was seen in running text.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Seen {
    /// In lower case.
    pub(crate) lower: bool,
    /// With a capital where the place does not ask for one.
    pub(crate) capital: bool,
}

/// Two bits for each word that the lexicon or the document has: a short document must not pay for a large lexicon.
#[derive(Debug)]
pub(super) struct SeenWords {
    /// The last block takes what is noted of numbers that are no words.
    blocks: Vec<u64>,
}

const LOWER: u64 = 0b01;
const CAPITAL: u64 = 0b10;

impl SeenWords {
    /// For words with numbers below a count; none has been seen.
    pub(super) fn new(words: usize) -> Self {
        SeenWords { blocks: vec![0; words.div_ceil(32) + 1] }
    }

    /// Notes that a word was seen, in lower case or with a capital; nothing where it does not count. Without a jump: every
    /// word of a text comes here.
    #[inline]
    pub(super) fn note(&mut self, word: WordId, counts: bool, lower: bool) {
        let how = u64::from(counts) * if lower { LOWER } else { CAPITAL };
        let block = (word as usize / 32).min(self.blocks.len() - 1);
        self.blocks[block] |= how << (word % 32 * 2);
    }

    /// How a word was seen.
    pub(super) fn of(&self, word: WordId) -> Seen {
        let words = &self.blocks[..self.blocks.len() - 1];
        let bits = words.get(word as usize / 32).map_or(0, |block| block >> (word % 32 * 2));
        Seen { lower: bits & LOWER != 0, capital: bits & CAPITAL != 0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_word_is_seen_for_itself() {
        let mut words = SeenWords::new(65);
        words.note(31, true, true);
        words.note(32, true, false);
        words.note(64, true, false);
        words.note(64, true, true);
        words.note(WordId::MAX, true, true);
        words.note(33, false, true);
        let seen = |word| (words.of(word).lower, words.of(word).capital);
        assert_eq!(
            [seen(30), seen(31), seen(32), seen(33)],
            [(false, false), (true, false), (false, true), (false, false)]
        );
        assert_eq!([seen(64), seen(WordId::MAX)], [(true, true), (false, false)]);
    }
}
