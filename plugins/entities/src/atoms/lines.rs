//! How the words of a line are capitalized.

use briefer_plugin::{Role, Sentence, Shape};

use super::{Atom, AtomKind};
use crate::lexicon::classes;

/// One sentence's atoms, and how they are capitalized.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Line {
    pub(crate) first: usize,
    pub(crate) end: usize,
    /// Capitals say nothing here: title case or all capitals.
    pub(crate) loud: bool,
    /// All capitals.
    pub(crate) shouting: bool,
}

/// Finds out whether capitals say nothing in a line: all of its words have one that may.
pub(super) fn read(atoms: &[Atom], first: usize, sentence: &Sentence, text: &str) -> Line {
    if !may_be_loud(atoms, text, sentence.role == Role::Headline) {
        return Line { first, end: first + atoms.len(), loud: false, shouting: false };
    }
    let count = Count::of(atoms, text);
    let shouting = count.words >= 3 && count.upper * 4 >= count.words * 3;
    // "(Reporting by ...; Editing by ...)" is no title.
    let bracketed = atoms.first().is_some_and(|a| text[a.start as usize..].starts_with('('));
    let loud = shouting || !bracketed && count.is_title_case(sentence.role == Role::Headline);
    Line { first, end: first + atoms.len(), loud, shouting }
}

/// Whether a line may be loud, at a glance: running text has words in lower case, or few capitals.
fn may_be_loud(atoms: &[Atom], text: &str, heading: bool) -> bool {
    let is_upper = |atom: &&Atom| atom.kind == AtomKind::Word && atom.shape == Shape::Upper;
    let capitals = atoms.iter().filter(|atom| atom.is_capital()).count();
    let upper = atoms.iter().filter(is_upper).count();
    let small = |atom: &Atom| is_small(&text[atom.start as usize..atom.end as usize]);
    let lower = || atoms.iter().any(|atom| atom.is_lower_word() && !small(atom));
    capitals > 0 && (upper * 4 >= capitals * 3 || heading || !lower())
}

/// How many of a line's words are written how.
#[derive(Debug, Default)]
struct Count {
    /// Words, less the small ones that titles write in lower case.
    words: usize,
    capitals: usize,
    /// In capitals alone.
    upper: usize,
    /// Capitalized words that running text would write in lower case.
    plain: usize,
    /// How much they speak for a title.
    plainness: usize,
}

impl Count {
    fn of(atoms: &[Atom], text: &str) -> Count {
        let mut count = Count::default();
        for (at, atom) in atoms.iter().enumerate().filter(|(_, a)| a.kind == AtomKind::Word && a.shape != Shape::None) {
            if !atom.is_capital() && is_small(&text[atom.start as usize..atom.end as usize]) {
                continue;
            }
            count.words += 1;
            count.capitals += usize::from(atom.is_capital());
            count.upper += usize::from(atom.shape == Shape::Upper && atom.end - atom.start > 1);
            let plainness = if at > 0 { plainness(atom) } else { 0 };
            count.plain += usize::from(plainness > 0);
            count.plainness += plainness;
        }
        count
    }

    /// Whether every word has a capital, and plain words have one too; in a list of names these are few. A heading may
    /// have slipped on a word, running text never writes as many plain words with capitals.
    fn is_title_case(&self, heading: bool) -> bool {
        let lower = self.words - self.capitals;
        let slips = heading && self.capitals >= 6 && self.capitals >= 4 * lower;
        self.words >= 4 && (lower == 0 || slips) && self.plainness * 3 >= self.capitals && self.plain >= 2
    }
}

/// How much a capitalized word speaks for a title: names hold no function words with capitals, and few verbs and plain
/// words that end no name.
fn plainness(atom: &Atom) -> usize {
    let plain = classes::COMMON.and(classes::SPEECH).and(classes::DICTIONARY);
    let inside_names = classes::BODIES
        .and(classes::ORGANIZATION_HEAD)
        .and(classes::PLACE_HEAD)
        .and(classes::DIRECTION)
        .and(classes::TITLES)
        .and(classes::PERSONAL_NAMES)
        .and(classes::FAMILY);
    match atom.shape {
        Shape::Capitalized if atom.is(classes::FUNCTION) && !atom.is(classes::NEVER.and(classes::FAMILY)) => 2,
        _ if atom.is_capital() && atom.is(plain) && !atom.is(inside_names) => 1,
        _ => 0,
    }
}

/// The words that titles write in lower case: articles, conjunctions, prepositions.
fn is_small(word: &str) -> bool {
    matches!(
        word,
        "a" | "an"
            | "the"
            | "and"
            | "or"
            | "nor"
            | "but"
            | "of"
            | "in"
            | "on"
            | "at"
            | "to"
            | "for"
            | "from"
            | "by"
            | "with"
            | "as"
            | "into"
            | "over"
            | "per"
            | "via"
            | "vs"
            | "v"
            | "than"
            | "off"
            | "up"
            | "out"
    )
}
