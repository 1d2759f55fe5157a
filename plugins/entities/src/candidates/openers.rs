//! Words that owe their capital to the place where they stand, and other capitals that name nothing.

use briefer_plugin::Shape;

use super::Finder;
use crate::atoms::{Atom, Line};
use crate::lexicon::classes;

impl Finder<'_, '_> {
    /// Function words, calendar words and openers of sentences are no part of a name.
    pub(super) fn is_skipped(&self, line: &Line, at: usize, end: usize) -> bool {
        let atom = &self.atoms.atoms[at];
        if !atom.is_capital() {
            return !atom.is(classes::PARTICLE) || self.lookup(line, at).is_none();
        }
        // "Anti-Taliban fighters".
        if atom.is(classes::FRONT) && self.atoms.within(line, at + 1).is_some_and(|next| next.tied && next.is_capital())
        {
            return true;
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
        // "Goalkeeper Ana Karimova": a word of the dictionary before what is a name by itself.
        if named && atom.is(classes::DICTIONARY) && !atom.is(classes::ORGANIZATION_HEAD.and(classes::PLACE_HEAD)) {
            return true;
        }
        plain && (named || !last.is(ends.and(classes::ORGANIZATION_HEAD)) && !atom.is(classes::ORGANIZATION_HEAD))
    }

    /// Whether a word at a sentence's start, for all that is known, may be one that running text writes in lower case.
    /// What no dictionary has is a name.
    pub(super) fn may_be_plain(&self, line: &Line, at: usize) -> bool {
        let atom = &self.atoms.atoms[at];
        let written = self.atoms.written(at);
        let latin = written.chars().all(|c| c < '\u{250}' || !c.is_alphabetic());
        let short = atom.end - atom.start < 4;
        let listed = atom.is(classes::DICTIONARY.and(classes::PLAIN)) || looks_common(written);
        // "Long-awaited" may be plain, "Kara-Balta" may not.
        let compound = written.rsplit_once('-').is_some_and(|(_, end)| end.starts_with(char::is_lowercase));
        listed || short || !latin || compound || self.is_glued(atom) || self.is_foreign_phrase(line, at)
    }

    /// Two words of the dictionary in one: "checklist", "halftime"; not a town's or a family's name.
    fn is_glued(&self, atom: &Atom) -> bool {
        const SHORTEST: usize = 3;
        let (start, end) = (atom.start as usize, atom.end as usize);
        let name = atom.is(classes::TOWN.and(classes::FAMILY).and(classes::PERSONAL_NAMES).and(classes::ALONE));
        if name || !self.atoms.text[start..end].is_ascii() {
            return false;
        }
        let dictionary = |range| {
            let id = self.lexicon.id_of_ascii(self.atoms.text, range);
            id.is_some_and(|id| self.lexicon.classes(id).any(classes::DICTIONARY))
        };
        (start + SHORTEST..=end.saturating_sub(SHORTEST)).any(|at| dictionary(start..at) && dictionary(at..end))
    }

    /// Words of another language: the one after it is in lower case, and no dictionary has that either.
    fn is_foreign_phrase(&self, line: &Line, at: usize) -> bool {
        let known = classes::DICTIONARY.and(classes::PLAIN).and(classes::IN).and(classes::PARTICLE);
        self.atoms.within(line, at + 1).is_some_and(|next| {
            let length = next.end - next.start;
            next.is_lower_word() && length > 1 && !next.is(known) && !looks_common(self.atoms.written(at + 1))
        })
    }
}

/// Endings that English verbs, adverbs and abstract nouns have and names seldom do.
pub(super) fn looks_common(word: &str) -> bool {
    let Some(ending) = word.char_indices().nth(3).map(|(at, _)| &word[at..]) else { return false };
    ["ing", "ed", "ly", "tion", "tions", "ment", "ments", "ness", "ism", "ists", "ers", "ous", "ive", "ical", "ities"]
        .iter()
        .any(|common| ending.ends_with(common))
}
