//! Words that owe their capital to the place where they stand, and other capitals that name nothing.

use briefer_plugin::Shape;
use briefer_plugin::words::numbers::{NumberWord, ORDINAL_WORDS, number_word};

use super::Finder;
use crate::atoms::{Atom, Line};
use crate::lexicon::classes::{self, Classes};

/// Words that may begin a name that others end.
const NAME_PARTS: Classes = classes::BODIES
    .and(classes::ORGANIZATION_HEAD)
    .and(classes::PLACE_HEAD)
    .and(classes::TITLE_MODIFIER)
    .and(classes::PERSONAL_NAMES)
    .and(classes::FAMILY)
    .and(classes::ALONE);

impl Finder<'_, '_> {
    /// Function words, calendar words and openers of sentences are no part of a name.
    pub(super) fn is_skipped(&self, line: &Line, at: usize, end: usize) -> bool {
        let atom = &self.atoms.atoms[at];
        if !atom.is_capital() {
            return !atom.is(classes::PARTICLE) || self.lookup(line, at).is_none() && !self.opens_surname(line, at);
        }
        let next = self.atoms.within(line, at + 1).filter(|next| next.is_capital());
        // "Anti-Taliban fighters".
        if atom.is(classes::FRONT) && next.is_some_and(|next| next.tied) {
            return true;
        }
        if atom.is(classes::CALENDAR) {
            let named = atom.is(classes::GIVEN) && at + 1 < end && next.is_some() && !self.is_dated(line, at);
            return !named && self.lookup(line, at).is_none();
        }
        if self.lookup(line, at).is_some_and(|f| f.words > 1 || atom.shape == Shape::Upper) {
            return false;
        }
        if atom.is(classes::FUNCTION.and(classes::NEVER)) && !line.loud {
            return !self.begins_name(line, at, end);
        }
        if line.loud || !self.atoms.opens(line, at) || self.lookup(line, at).is_some() {
            return false;
        }
        self.is_plain_opener(line, at, end)
    }

    /// Whether a small word in front of a capital begins a name all the same: an initial, a given name ("Will"), an
    /// ordinal ("Seventh Fleet"), "All" and the like inside a sentence.
    fn begins_name(&self, line: &Line, at: usize, end: usize) -> bool {
        let atom = &self.atoms.atoms[at];
        let written = self.atoms.written(at);
        if at + 1 >= end || !self.atoms.atoms[at + 1].is_capital() {
            return false;
        }
        let opens = self.atoms.opens(line, at);
        let given = atom.is(classes::PERSONAL_NAMES.and(classes::FAMILY)) && !atom.is(classes::NEVER);
        // "Internet Architecture Board".
        let body = atom.is(classes::NEVER)
            && atom.is(classes::DICTIONARY)
            && self.atoms.atoms[end - 1].is(classes::ORGANIZATION)
            && !self.atoms.atoms[end - 1].is(classes::TITLES);
        let bodies = classes::ORGANIZATION.and(classes::PLACE).and(classes::EVENT);
        if self.is_initial(at) || body || is_ordinal(written) && (!opens || self.atoms.atoms[end - 1].is(bodies)) {
            return true;
        }
        if opens {
            given && self.atoms.seen(atom.word).capital
        } else {
            given || matches!(written, "All" | "Our" | "No")
        }
    }

    /// Whether a month stands where a date does: "in May", "last June".
    fn is_dated(&self, line: &Line, at: usize) -> bool {
        at > line.first
            && matches!(
                self.atoms.written(at - 1),
                "in" | "In"
                    | "of"
                    | "since"
                    | "Since"
                    | "until"
                    | "to"
                    | "from"
                    | "From"
                    | "by"
                    | "By"
                    | "last"
                    | "next"
                    | "this"
                    | "late"
                    | "early"
                    | "mid"
                    | "during"
                    | "and"
                    | "through"
            )
    }

    /// Whether a particle in lower case begins a family name: "bin Salman", "van Dijk".
    pub(super) fn opens_surname(&self, line: &Line, at: usize) -> bool {
        let surname = matches!(
            self.atoms.written(at),
            "bin" | "ibn" | "bint" | "abu" | "van" | "von" | "der" | "den" | "de" | "da" | "dos" | "del" | "della"
        );
        let begins = at == line.first || !self.atoms.atoms[at - 1].is_capital();
        let next = |at: usize| self.atoms.within(line, at);
        let name = |a: &Atom| a.is_capital() && !a.is(classes::ALONE.and(classes::DICTIONARY));
        surname
            && begins
            && (next(at + 1).is_some_and(name)
                || next(at + 1).is_some_and(|a| a.is(classes::PARTICLE) && a.is_lower_word())
                    && next(at + 2).is_some_and(name))
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
        let plain_word = atom.is(classes::DICTIONARY.and(classes::TEAM)) || self.is_glued(atom);
        if named && plain_word && !atom.is(classes::ORGANIZATION_HEAD.and(classes::PLACE_HEAD)) {
            return true;
        }
        // "Drugmaker Nortexa Velm": what precedes many names in lower case.
        const NOUNS: Classes = classes::KIND.and(classes::STATUS);
        if atom.is(NOUNS) && !atom.is(NAME_PARTS) && !(rest.len() == 1 && last.is(ends)) {
            return true;
        }
        plain && (named || !last.is(ends.and(classes::ORGANIZATION_HEAD)) && !atom.is(classes::ORGANIZATION_HEAD))
    }

    /// Whether a word at a sentence's start, for all that is known, may be one that running text writes in lower case.
    /// What no dictionary has is a name.
    pub(super) fn may_be_plain(&self, line: &Line, at: usize) -> bool {
        let atom = &self.atoms.atoms[at];
        let short = atom.end - atom.start < 4;
        if short || atom.is(classes::DICTIONARY.and(classes::PLAIN)) {
            return true;
        }
        let written = self.atoms.written(at);
        let latin = written.is_ascii() || written.chars().all(|c| c < '\u{250}' || !c.is_alphabetic());
        // "Long-awaited" may be plain, "Kara-Balta" may not.
        let compound = || written.rsplit_once('-').is_some_and(|(_, end)| end.starts_with(char::is_lowercase));
        !latin || looks_common(written) || compound() || self.is_glued(atom) || self.is_foreign_phrase(line, at)
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
            let word = self.lexicon.ascii_word(self.atoms.text, range);
            word.is_some_and(|(_, classes)| classes.any(classes::DICTIONARY))
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

/// "First", "Seventh": the rank of a fleet, a republic, a bank.
pub(super) fn is_ordinal(written: &str) -> bool {
    let lower = written.to_ascii_lowercase();
    ORDINAL_WORDS.iter().any(|(word, _)| *word == lower)
        || lower.ends_with("th") && matches!(number_word(&lower), Some(NumberWord::Part(_, false)))
        || lower == "third"
}

/// Endings that English verbs, adverbs and abstract nouns have and names seldom do.
pub(super) fn looks_common(word: &str) -> bool {
    let Some(ending) = word.char_indices().nth(3).map(|(at, _)| &word[at..]) else { return false };
    ["ing", "ed", "ly", "tion", "tions", "ment", "ments", "ness", "ism", "ists", "ers", "ous", "ive", "ical", "ities"]
        .iter()
        .any(|common| ending.ends_with(common))
}
