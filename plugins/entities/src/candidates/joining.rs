//! The small words and marks that join the words of one name.

use briefer_plugin::MentionType::{Organization, Person, Place};

use super::Finder;
use super::openers::looks_common;
use crate::atoms::{Atom, Line};
use crate::evidence::Rule;
use crate::lexicon::classes::{self, Classes};

/// Words of offices, of relations and of persons: what they join is no name's second half.
const OFFICES: Classes = classes::TITLES
    .and(classes::TITLE_MODIFIER)
    .and(classes::KIN)
    .and(classes::BELONGING)
    .and(classes::DIRECTION)
    .and(classes::PLACE_OWNER)
    .and(classes::PERSONAL_NAMES)
    .and(classes::CALENDAR)
    .and(classes::NEVER);

impl Finder<'_, '_> {
    /// The end of the run `first..end` with a small word after it and what that joins.
    pub(super) fn joined_by_word(&self, line: &Line, first: usize, end: usize) -> Option<usize> {
        if !self.atoms.atoms[end].is(classes::FUNCTION) || !self.rules.has(Rule::JoinedWords) {
            return None;
        }
        match self.atoms.written(end) {
            "of" if self.takes_of(line, first, end) => self.after_article(line, end + 1),
            "for" if self.takes_purpose(line, first, end) => self.after_purpose(line, end + 1),
            "on" if self.takes_topic(first, end) => self.after_purpose(line, end + 1),
            "and" => self.and_within(line, first, end),
            _ => None,
        }
    }

    /// Whether a run goes on with "of": "Bank of Karsa", "Northern Congress of Workers", "Sons of Liberty".
    fn takes_of(&self, line: &Line, first: usize, end: usize) -> bool {
        let heads = classes::ORGANIZATION_HEAD.and(classes::PLACE_HEAD).and(classes::EVENT_HEAD).and(classes::OTHER);
        let last = &self.atoms.atoms[end - 1];
        if last.is(classes::LEGAL_FORM) {
            return false;
        }
        // "The Coalition of the Liberal Party" is none of the party's names.
        let article = self.atoms.within(line, end + 1).is_some_and(|_| self.atoms.written(end + 1) == "the");
        let named = self.skip_article(line, end + 1);
        if article && self.is_body(line, end + 2) || self.is_full_name(line, named) {
            return false;
        }
        if last.is(heads) || end - first > 1 && last.is(classes::ORGANIZATION) {
            return true;
        }
        let Some(next) = self.atoms.within(line, named) else { return false };
        // "Ministry of Trade of Karsa"; what follows "of the" is another body.
        if next.is_capital() && self.headed(first, end) && !article {
            return true;
        }
        // "Hall of Mirrors", not "Velm District of Karsa".
        let placed = last.is(classes::PLACE) && end - first > 1 && !next.is(classes::DICTIONARY);
        let person = end - first > 1 && self.atoms.atoms[first].is(classes::GIVEN) || next.is(classes::PERSONAL_NAMES);
        self.is_plain_noun(end - 1) && !self.atoms.opens(line, end - 1) && !placed && !person
    }

    /// Whether a run goes on with "for": "Centre for Trade", "Campaign for Peace", "Farmers for Karsa".
    fn takes_purpose(&self, line: &Line, first: usize, end: usize) -> bool {
        let inside = &self.atoms.atoms[first..end];
        if inside.iter().any(|a| a.is(classes::ORGANIZATION_HEAD)) {
            return true;
        }
        let last = &inside[inside.len() - 1];
        let Some(next) = self.atoms.within(line, end + 1) else { return false };
        let people = last.is(classes::OWNERS.and(classes::PEOPLE_NOUN)) && next.is(classes::ALONE);
        let plain = !next.is(OFFICES.and(classes::FAMILY).and(classes::BODIES)) && self.lookup(line, end + 1).is_none();
        self.is_plain_noun(end - 1) && !last.is(classes::PLACE) && next.is_capital() && (plain || people)
    }

    /// Whether a run goes on with "on": "Commission on Trade", "Centre for Research on Trade".
    fn takes_topic(&self, first: usize, end: usize) -> bool {
        let last = &self.atoms.atoms[end - 1];
        last.is(classes::ORGANIZATION_HEAD.and(classes::ORGANIZATION)) || self.headed(first, end)
    }

    /// A word of the dictionary that is no office, no quality and no name by itself.
    fn is_plain_noun(&self, at: usize) -> bool {
        let atom = &self.atoms.atoms[at];
        atom.is_capital()
            && atom.is(classes::DICTIONARY)
            && !atom.is(OFFICES.and(classes::FUNCTION).and(classes::ALONE))
            && !self.atoms.written(at).ends_with("ed")
            && !self.is_many_officers(at)
    }

    /// "Directors", "Governors": the plural of an office, with no other word before it.
    pub(super) fn is_many_officers(&self, at: usize) -> bool {
        let atom = &self.atoms.atoms[at];
        let one = atom.start as usize..(atom.end - 1) as usize;
        let written = self.atoms.written(at);
        let plural = written.is_ascii() && written.ends_with('s');
        let before = at.checked_sub(1).map(|at| &self.atoms.atoms[at]);
        let alone = before.is_none_or(|a| !a.is_capital() || a.is(classes::FUNCTION));
        plural
            && alone
            && self.lexicon.ascii_word(self.atoms.text, one).is_some_and(|(_, classes)| classes.any(classes::TITLES))
    }

    /// Whether a person named in full stands here: "the Government of Ana Karimova".
    fn is_full_name(&self, line: &Line, at: usize) -> bool {
        let plain = classes::DICTIONARY.and(classes::BODIES).and(classes::ALONE);
        self.atoms.within(line, at).is_some_and(|a| a.is(classes::GIVEN) && !a.is(plain))
            && self.lookup(line, at).is_none()
            && self.atoms.within(line, at + 1).is_some_and(|a| a.is_capital() && !a.is(plain))
    }

    /// Whether the lexicon knows a body here.
    fn is_body(&self, line: &Line, at: usize) -> bool {
        let known = self.atoms.within(line, at).and_then(|_| self.lookup(line, at));
        known.is_some_and(|found| {
            self.lexicon.entry(found.entry).mention_type == Organization
                && self.atoms.atoms[at + found.words - 1].is(classes::ORGANIZATION)
        })
    }

    /// The end of "Foreign Affairs" in "of (the) Foreign Affairs": at least one capitalized word.
    fn after_article(&self, line: &Line, at: usize) -> Option<usize> {
        let at = self.skip_article(line, at);
        let capital = self.atoms.within(line, at).is_some_and(|a| a.is_capital() && !a.is(classes::CALENDAR));
        capital.then(|| at + self.lookup(line, at).map_or(1, |found| found.words))
    }

    /// What a body is for is told in plain words, or names a people or a place; any other name is one of its own.
    fn after_purpose(&self, line: &Line, at: usize) -> Option<usize> {
        let at = self.skip_article(line, at);
        let next = self.atoms.within(line, at).filter(|a| a.is_capital())?;
        let found = self.lookup(line, at);
        let end = at + found.map_or(1, |found| found.words);
        let tied = self.atoms.within(line, end).is_some_and(|a| a.tied);
        let titled = next.is(classes::TITLE) && self.atoms.written(at) != "Justice";
        let told = found.is_some() || self.is_plain(line, at) || self.is_plain(line, at + 1);
        (told && !tied && !titled && !next.is(classes::CALENDAR.and(classes::GIVEN))).then_some(end)
    }

    /// Whether a capitalized word is one of the dictionary, and no abbreviation.
    fn is_plain(&self, line: &Line, at: usize) -> bool {
        self.atoms.within(line, at).is_some_and(|atom| {
            let written = self.atoms.written(at);
            let listed = atom.is(classes::DICTIONARY.and(classes::PLAIN)) || looks_common(written);
            atom.is_capital() && listed && !written.ends_with('.')
        })
    }

    fn skip_article(&self, line: &Line, at: usize) -> usize {
        if self.atoms.within(line, at).is_some_and(|_| self.atoms.written(at) == "the") { at + 1 } else { at }
    }

    /// Whether a run holds "ministry of", "center for" and the like.
    pub(super) fn headed(&self, first: usize, end: usize) -> bool {
        (first..end.saturating_sub(1)).any(|at| {
            self.atoms.atoms[at].is(classes::ORGANIZATION_HEAD)
                && matches!(self.atoms.written(at + 1), "of" | "for" | "on")
        })
    }

    /// "Ministry of Trade, Higher Education and Industry": plain words up to "and" and the last one.
    pub(super) fn list_within(&self, line: &Line, comma: usize) -> Option<usize> {
        /// How many members, and how many words of each, a list may have.
        const LONGEST: usize = 4;
        let mut at = comma;
        for _ in 0..LONGEST {
            let last = at > comma && self.atoms.within(line, at).is_some_and(|_| self.atoms.written(at) == "and");
            if !last && !self.atoms.is_mark(line, at, ",") {
                return None;
            }
            let end = (at + 1..=at + LONGEST).find(|&at| !self.is_field(line, at))?;
            if end == at + 1 || !self.is_plain(line, end - 1) {
                return None;
            }
            if last {
                return Some(end);
            }
            at = end;
        }
        None
    }

    /// Whether a word may be one of the fields that a body works in: "Trade", not "Iraq", "Ana", "Minister".
    fn is_field(&self, line: &Line, at: usize) -> bool {
        self.atoms.within(line, at).is_some_and(|atom| {
            atom.is_capital()
                && !atom.is(classes::PERSONAL_NAMES.and(classes::TITLE))
                && (self.is_plain(line, at) && !self.names_other(line, at) || self.lookup(line, at).is_none())
        })
    }

    /// Whether the lexicon knows a place, a body or a person here.
    fn names_other(&self, line: &Line, at: usize) -> bool {
        self.lookup(line, at).is_some_and(|found| {
            matches!(self.lexicon.entry(found.entry).mention_type, Place | Organization | Person)
                && (found.words > 1 || !self.atoms.atoms[at].is(classes::DICTIONARY))
        })
    }

    /// "Ministry of Trade and Industry", "Food and Drug Administration"; not "Karimova and Azimov".
    fn and_within(&self, line: &Line, first: usize, end: usize) -> Option<usize> {
        let next = self.atoms.within(line, end + 1)?;
        if !next.is_capital() || next.is(classes::GIVEN) {
            return None;
        }
        let last = &self.atoms.atoms[end - 1];
        if self.headed(first, end) {
            let joins = self.is_field(line, end + 1)
                && !next.is(classes::ORGANIZATION_HEAD)
                && !(end > first && self.names_other(line, end - 1));
            return joins.then_some(end + 2);
        }
        let plain = |a: &Atom| a.is(classes::COMMON.and(classes::OTHER).and(classes::OWNERS)) && !a.is(classes::ALONE);
        let one_word = end - first == 1 && plain(last) && !last.is(classes::GIVEN.and(classes::ORGANIZATION));
        let body = self.atoms.within(line, end + 2)?;
        if one_word && body.is_capital() && body.is(classes::ORGANIZATION) && !next.is(classes::ALONE) {
            return Some(end + 3);
        }
        self.and_before_body(line, first, end)
    }

    /// "Disaster Relief and Prevention Office", "National Air and Rail Museum": plain words on both sides of "and", and
    /// the body's word behind them only.
    fn and_before_body(&self, line: &Line, first: usize, end: usize) -> Option<usize> {
        const REACH: usize = 4;
        let bodies = classes::ORGANIZATION.and(classes::PLACE);
        // "Economic" and the like may stand in titles too.
        let offices =
            classes::TITLES.and(classes::KIN).and(classes::PERSONAL_NAMES).and(classes::CALENDAR).and(classes::NEVER);
        let adjective = |at: usize| {
            self.atoms.within(line, at).is_some_and(|a| {
                a.is_capital() && self.is_plain(line, at) && !a.is(offices) && !self.names_other(line, at)
            })
        };
        let last = &self.atoms.atoms[end - 1];
        let whole = end - first == 1 && last.is(classes::ALONE);
        if whole || !adjective(end - 1) || last.is(bodies) || !adjective(end + 1) {
            return None;
        }
        let body = (end + 2..end + 2 + REACH).find(|&at| !adjective(at) || self.atoms.atoms[at].is(bodies))?;
        let one = adjective(body) && self.atoms.atoms[body].is(bodies) && !self.atoms.written(body).ends_with('s');
        one.then_some(body + 1)
    }
}
