//! Headlines that put the speaker before or behind a colon: "Wall must go: Karimova", "Karimova: Wall must go".

use crate::lexis::Class;
use crate::phrase::Phrase;
use crate::rule::Rule;

use super::{Parts, Scan};

/// The longest name beside the colon, in tokens.
const LONGEST: usize = 4;

/// The fewest words that say something.
const FEWEST: usize = 3;

impl Scan<'_, '_> {
    /// "Q: X" and "X: Q" without quotation marks, in a headline with one colon. Whether X can speak shows when it is
    /// resolved: "Football: ..." names a subject.
    pub(super) fn headline(&mut self, colon: usize) -> Option<usize> {
        let (text, first, end) = (self.text, self.statement.first, self.statement.end);
        if !self.statement.headline || self.floor > first {
            return None;
        }
        let phrase = |first: usize, end: usize| Phrase { first, end, head_end: end };
        let behind = if text.is(end - 1, Class::STOP) { end - 1 } else { end };
        let (phrase, content) = if self.is_name(colon + 1, behind) && self.words(first, colon) >= FEWEST {
            (phrase(colon + 1, behind), (first, colon))
        } else if self.is_name(first, colon) && self.words(colon + 1, end) >= FEWEST {
            (phrase(first, colon), (colon + 1, end))
        } else {
            return None;
        };
        // The name has told that the colon stands near an edge: a line of colons is not read once for each.
        let plain = |token: usize| !text.is(token, Class::COLON) && text.region(token).is_none();
        if !(first..colon).all(plain) || !(colon + 1..end).all(plain) {
            return None;
        }
        let ranges = [content];
        let cue = (colon, colon + 1);
        self.push(&Parts { ranges: &ranges, cue, phrase: Some(phrase), denial: false, rule: Rule::Headline, end })
            .then_some(end)
    }

    fn is_name(&self, first: usize, end: usize) -> bool {
        (first + 1..=first + LONGEST).contains(&end) && (first..end).all(|token| self.text.is(token, Class::CAPITAL))
    }
}
