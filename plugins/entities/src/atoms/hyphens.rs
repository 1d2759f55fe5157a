//! Words that a hyphen ties to a name.

use briefer_plugin::{Shape, Token, TokenKind};

use super::{Atom, AtomKind, COMMA, Reader};
use crate::lexicon::classes::{self, Classes};
use crate::lexicon::fold_word;

/// What a title made of several takes over from its last part.
const OFFICE: Classes = classes::TITLES.and(classes::RANK).and(classes::MALE).and(classes::FEMALE);

impl Reader<'_, '_> {
    /// Splits "Kong-based", "anti-Taliban" and "Israeli-Palestinian" at the hyphen; says whether it did.
    pub(super) fn split(&mut self, token: &Token, next: Option<&Token>, written: &str) -> bool {
        let Some(hyphen) = written.rfind('-').filter(|&at| at > 0 && at + 1 < written.len()) else { return false };
        let (left, right) = (&written[..hyphen], &written[hyphen + 1..]);
        let parts = Parts {
            left: self.classes_of(left),
            right: self.classes_of(right),
            left_lower: is_lower(left),
            former: left == "Ex",
            right_lower: is_lower(right),
        };
        let named = |class: Classes| class.any(classes::ALONE.and(classes::CALENDAR));
        // "Israeli-Lebanese border", not "Polish-Lithuanian Commonwealth".
        let both = !parts.left_lower
            && !parts.right_lower
            && named(parts.right)
            && (named(parts.left) && runs_on(next) || self.ends_name(left));
        if !(both || parts.has_tail() || parts.has_front(next) || self.is_party_of_state(left, right, next)) {
            return false;
        }
        let middle = token.start + u32::try_from(hyphen).unwrap_or(0);
        for (part, start, end, tied) in [(left, token.start, middle, false), (right, middle + 1, token.end, true)] {
            fold_word(part, &mut self.folded);
            let (word, class) = match self.lexicon.word(&self.folded) {
                Some(known) => known,
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

    /// "Ana Tolm, R-Texas, said", "(D-Md.)": the party and the state of somebody in the Congress of the United States.
    fn is_party_of_state(&self, party: &str, state: &str, next: Option<&Token>) -> bool {
        let mark = |atom: &Atom| atom.kind == AtomKind::Mark && atom.word == COMMA;
        matches!(party, "D" | "R" | "I")
            && state.starts_with(char::is_uppercase)
            && self.atoms[self.first..].last().is_some_and(mark)
            && next.is_none_or(|next| next.kind == TokenKind::Punctuation)
    }

    /// Whether a word ends a name of the lexicon that the words before it begin: "Arabia" after "Saudi".
    fn ends_name(&mut self, word: &str) -> bool {
        const LONGEST: usize = 3;
        fold_word(word, &mut self.folded);
        let Some(id) = self.lexicon.id(&self.folded) else { return false };
        (1..LONGEST).any(|before| {
            let Some(first) = self.atoms.len().checked_sub(before) else { return false };
            let words = self.atoms[first..].iter().map(|a| a.word).chain([id]);
            self.lexicon.longest(words, |_| "").is_some_and(|found| found.words == before + 1)
        })
    }

    /// What "Vice-President" and "Sub-Inspector" are: titles like their last part.
    pub(super) fn compound_title(&mut self, written: &str) -> Classes {
        let Some((front, last)) = written.rsplit_once('-') else { return Classes::NONE };
        let belongs = front.split('-').all(|part| {
            self.classes_of(part).any(classes::TITLES.and(classes::TITLE_MODIFIER)) || is_title_front(part)
        });
        if belongs { self.classes_of(last).within(OFFICE) } else { Classes::NONE }
    }

    /// "Maj.-Gen.": joins a title to the abbreviated one that a hyphen ties it to; says whether it did.
    pub(super) fn join_title(&mut self, atom: &Atom) -> bool {
        if !atom.is(classes::TITLES) {
            return false;
        }
        let [.., front, hyphen] = &mut self.atoms[self.first..] else { return false };
        let tied = hyphen.kind == AtomKind::Mark && &self.text[hyphen.start as usize..hyphen.end as usize] == "-";
        let glued = front.end == hyphen.start && hyphen.end == atom.start;
        let title = front.is(classes::TITLES.and(classes::TITLE_MODIFIER));
        if !(tied && glued && title && front.is_capital() && atom.is_capital()) {
            return false;
        }
        *front = Atom { start: front.start, ..*atom };
        self.atoms.pop();
        true
    }

    fn classes_of(&mut self, word: &str) -> Classes {
        fold_word(word, &mut self.folded);
        self.lexicon.word(&self.folded).map(|(_, classes)| classes).unwrap_or_default()
    }
}

/// The two sides of a hyphen.
struct Parts {
    left: Classes,
    right: Classes,
    left_lower: bool,
    /// "Ex" belongs to no name: "Ex-Nortexa coach".
    former: bool,
    right_lower: bool,
}

impl Parts {
    /// "Kong-based".
    fn has_tail(&self) -> bool {
        self.right_lower && self.right.any(classes::TAIL)
    }

    /// "anti-Taliban", "mainly-Muslim". With a capital of its own, such a word begins a name ("Inter-American Court"),
    /// unless it opens a phrase that runs on in lower case ("Anti-Taliban fighters").
    fn has_front(&self, next: Option<&Token>) -> bool {
        if self.right_lower {
            return false;
        }
        match (self.left.any(classes::FRONT), self.left_lower) {
            (true, true) => true,
            (true, false) => self.former || self.right.any(classes::ALONE.and(classes::TITLES)) && runs_on(next),
            (false, true) => {
                self.right.any(classes::ALONE)
                    && self.left.any(classes::DICTIONARY.and(classes::COMMON))
                    && !self.left.any(classes::PARTICLE)
            }
            (false, false) => false,
        }
    }
}

/// Whether a phrase does not go on with a capital.
fn runs_on(next: Option<&Token>) -> bool {
    next.is_none_or(|next| !matches!(next.shape, Shape::Capitalized | Shape::Upper))
}

fn is_lower(part: &str) -> bool {
    !part.chars().any(char::is_uppercase)
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

/// Fronts that make a title of another one, and are none themselves.
fn is_title_front(word: &str) -> bool {
    ["sub", "vice", "co"].iter().any(|front| word.eq_ignore_ascii_case(front))
}
