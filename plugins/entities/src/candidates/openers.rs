//! Words that owe their capital to the place where they stand, and other capitals that name nothing.

use briefer_plugin::Shape;

use super::Finder;
use crate::atoms::Line;
use crate::lexicon::classes;

impl Finder<'_, '_> {
    /// Function words, calendar words and openers of sentences are no part of a name.
    pub(super) fn is_skipped(&self, line: &Line, at: usize, end: usize) -> bool {
        let atom = &self.atoms.atoms[at];
        if !atom.is_capital() {
            return !atom.is(classes::PARTICLE) || self.lookup(line, at).is_none();
        }
        if atom.is(classes::CALENDAR) {
            let named = atom.is(classes::GIVEN) && at + 1 < end && self.atoms.atoms[at + 1].is_capital();
            return !named && self.lookup(line, at).is_none();
        }
        if self.lookup(line, at).is_some_and(|f| f.words > 1 || atom.shape == Shape::Upper) {
            return false;
        }
        if atom.is(classes::FUNCTION.and(classes::NEVER)) && !line.loud {
            return true;
        }
        if line.loud || !self.atoms.opens(line, at) || self.lookup(line, at).is_some() {
            return false;
        }
        self.is_plain_opener(line, at, end)
    }

    /// Whether a word at a sentence's start owes its capital to that place alone.
    fn is_plain_opener(&self, line: &Line, at: usize, end: usize) -> bool {
        let atom = &self.atoms.atoms[at];
        let seen = self.atoms.seen(atom.word);
        let titles = classes::TITLE.and(classes::GIVEN);
        if atom.is(titles) || seen.capital && !seen.lower {
            return false;
        }
        let plain = seen.lower || atom.is(classes::COMMON) || looks_common(self.atoms.written(at));
        if at + 1 == end {
            return plain;
        }
        let rest = &self.atoms.atoms[at + 1..end];
        let last = &rest[rest.len() - 1];
        let ends = classes::ORGANIZATION.and(classes::PLACE).and(classes::EVENT).and(classes::OTHER);
        let named = self.lookup(line, at + 1).is_some() || rest[0].is(titles.and(classes::FUNCTION));
        plain && (named || !last.is(ends.and(classes::ORGANIZATION_HEAD)) && !atom.is(classes::ORGANIZATION_HEAD))
    }
}

/// Endings that English verbs, adverbs and abstract nouns have and names seldom do.
fn looks_common(word: &str) -> bool {
    let Some(ending) = word.char_indices().nth(3).map(|(at, _)| &word[at..]) else { return false };
    ["ing", "ed", "ly", "tion", "tions", "ment", "ments", "ness", "ists", "ers", "ous", "ive", "ical", "ities"]
        .iter()
        .any(|common| ending.ends_with(common))
}
