//! What the words of a candidate and those beside it say about its type.

mod after;
mod apposition;
mod before;
mod cues;
mod examples;
mod form;
mod lists;
mod own_words;
mod pronouns;

use briefer_plugin::{MentionType, Span};

use crate::atoms::{Atom, Atoms, Line};
use crate::candidates::Candidate;
use crate::evidence::{Rule, Score, Scribe};
use crate::lexicon::{Found, Lexicon, classes};
pub(crate) use lists::coordinate;

/// Weighs one candidate.
pub(crate) fn weigh(atoms: &Atoms<'_>, lexicon: &Lexicon, candidate: &Candidate, scribe: Scribe) -> Score {
    let line = &atoms.lines[candidate.line];
    let (before, rest) = atoms.atoms[line.first..line.end].split_at(candidate.first - line.first);
    let (words, after) = rest.split_at(candidate.end - candidate.first);
    let score = Score::default();
    let mut weigher = Weigher { atoms, lexicon, line, candidate, before, words, after, scribe, score };
    weigher.weigh_lexicon();
    if candidate.found.is_some_and(|found| lexicon.entry(found.entry).own) {
        // The user has said what it is.
        return weigher.score;
    }
    weigher.weigh_words();
    weigher.weigh_form();
    if !line.loud {
        weigher.weigh_language();
        weigher.weigh_before();
        weigher.weigh_after();
        weigher.weigh_pronouns();
    }
    weigher.score
}

struct Weigher<'a, 'd> {
    atoms: &'a Atoms<'d>,
    lexicon: &'a Lexicon,
    line: &'a Line,
    candidate: &'a Candidate,
    /// What stands before it in its line.
    before: &'a [Atom],
    words: &'a [Atom],
    /// What stands after it in its line.
    after: &'a [Atom],
    scribe: Scribe,
    score: Score,
}

impl<'a, 'd> Weigher<'a, 'd> {
    #[inline]
    fn give(&mut self, rule: Rule, to: MentionType, points: i32, span: Span) {
        self.scribe.give(&mut self.score, rule, to, points, span);
    }

    fn words(&self) -> &'a [Atom] {
        self.words
    }

    fn span(&self) -> Span {
        Span { start: self.words[0].start, end: self.words[self.words.len() - 1].end }
    }

    /// The atom `offset` places before the candidate (1 is the nearest), within the line.
    fn left(&self, offset: usize) -> Option<&'a Atom> {
        self.before.len().checked_sub(offset).and_then(|at| self.before.get(at))
    }

    /// The atom `offset` places after the candidate (0 is the nearest), within the line.
    fn right(&self, offset: usize) -> Option<&'a Atom> {
        self.after.get(offset)
    }

    fn text(&self, atom: &Atom) -> &'d str {
        &self.atoms.text[atom.start as usize..atom.end as usize]
    }

    /// What the lexicon knows by a word alone.
    fn alone(&self, atom: &Atom) -> Option<Found> {
        if !atom.is(classes::ALONE) {
            return None;
        }
        self.lexicon.longest(std::iter::once(atom.word), |_| self.text(atom))
    }

    /// Whether a word alone is a place of the lexicon.
    fn is_place(&self, atom: &Atom) -> bool {
        atom.is_capital() && self.alone(atom).is_some_and(|found| self.is_of(found, MentionType::Place))
    }

    fn is_of(&self, found: Found, mention_type: MentionType) -> bool {
        self.lexicon.entry(found.entry).mention_type == mention_type
    }

    /// Whether a word alone is a country or another land that gives its people their name.
    fn is_land(&self, atom: &Atom) -> bool {
        let found = self.alone(atom).filter(|&found| self.is_of(found, MentionType::Place));
        found.is_some_and(|found| self.lexicon.has_people(found.entry))
    }

    /// Whether a place of the lexicon begins `offset` places after the candidate.
    fn place_follows(&self, offset: usize) -> bool {
        let begins = |atom: &&Atom| atom.is_capital() && atom.is(classes::BEGINS.and(classes::OWN));
        let Some(first) = self.right(offset).filter(begins) else { return false };
        let words = self.after[offset..].iter().map(|atom| atom.word);
        let found = self.lexicon.longest(words, |_| self.text(first));
        found.is_some_and(|found| self.is_of(found, MentionType::Place))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The rules ask for these by their letters only where the class allows it.
    #[test]
    fn words_that_rules_ask_for_are_function_words() {
        let lexicon = Lexicon::load(Vec::new());
        let words = "the of at with for to a an this these some many any every each on and or but that when while because \
            if although since after before who whose is was are were have has had also later then still he she himself \
            herself his her its itself";
        for word in words.split_whitespace() {
            let classes = lexicon.word(word).map(|(_, classes)| classes).unwrap_or_default();
            assert!(classes.any(classes::FUNCTION), "{word}");
        }
    }
}
