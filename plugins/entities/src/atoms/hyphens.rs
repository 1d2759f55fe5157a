//! Words that a hyphen ties to a name.

use briefer_plugin::{Shape, Token};

use super::{Atom, AtomKind, Reader};
use crate::lexicon::classes::{self, Classes};
use crate::lexicon::fold_word;

impl Reader<'_, '_> {
    /// Splits "Kong-based", "anti-Taliban" and "Israeli-Palestinian" at the hyphen; says whether it did.
    pub(super) fn split(&mut self, token: &Token, written: &str) -> bool {
        let Some(hyphen) = written.rfind('-').filter(|&at| at > 0 && at + 1 < written.len()) else { return false };
        let (left, right) = (&written[..hyphen], &written[hyphen + 1..]);
        let left_class = self.classes_of(left);
        let right_class = self.classes_of(right);
        let lower = |part: &str| !part.chars().any(char::is_uppercase);
        let tail = lower(right) && right_class.any(classes::TAIL);
        let front = left_class.any(classes::FRONT) && !lower(right);
        let both = left_class.any(classes::ALONE) && right_class.any(classes::ALONE) && !lower(left) && !lower(right);
        if !(tail || front || both) {
            return false;
        }
        let middle = token.start + u32::try_from(hyphen).unwrap_or(0);
        for (part, start, end, tied) in [(left, token.start, middle, false), (right, middle + 1, token.end, true)] {
            fold_word(part, &mut self.folded);
            let (word, class) = match self.lexicon.id(&self.folded) {
                Some(id) => (id, self.lexicon.classes(id)),
                None => (self.number_unknown(), Classes::default()),
            };
            self.atoms.push(Atom {
                start,
                end,
                word,
                classes: class,
                kind: AtomKind::Word,
                shape: shape_of(part),
                tied,
            });
        }
        true
    }

    fn classes_of(&mut self, word: &str) -> Classes {
        fold_word(word, &mut self.folded);
        self.lexicon.id(&self.folded).map(|id| self.lexicon.classes(id)).unwrap_or_default()
    }
}

fn shape_of(word: &str) -> Shape {
    let mut letters = word.chars().filter(|c| c.is_alphabetic());
    let first_upper = letters.next().is_some_and(char::is_uppercase);
    let any_upper = word.chars().any(char::is_uppercase);
    let any_lower = word.chars().any(char::is_lowercase);
    match (first_upper, any_upper, any_lower) {
        (true, _, true) => Shape::Capitalized,
        (true, _, false) => Shape::Upper,
        (false, true, _) => Shape::Mixed,
        (false, false, true) => Shape::Lower,
        (false, false, false) => Shape::None,
    }
}
