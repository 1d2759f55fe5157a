//! The user's own names: found before all else, wherever they stand as written.

use briefer_plugin::MentionType::{Group, Person, Place};

use super::{Candidate, Finder};
use crate::atoms::{AtomKind, Line};
use crate::lexicon::classes::{self, Classes};
use crate::lexicon::{Found, WordId};

/// How far before one of the user's names a longer name that holds it may begin, and a title.
const REACH: usize = 6;

/// What may stand right before the proper part of a longer name.
const FRONTS: Classes = classes::DIRECTION
    .and(classes::PLACE_HEAD)
    .and(classes::PLACE_FIRST)
    .and(classes::PLACE_MODIFIER)
    .and(classes::ORGANIZATION_FIRST)
    .and(classes::EVENT_HEAD);

/// What may stand before "of" or "for" and a name.
const HEADS: Classes = classes::ORGANIZATION_HEAD
    .and(classes::ORGANIZATION)
    .and(classes::PLACE_HEAD)
    .and(classes::EVENT_HEAD)
    .and(classes::OTHER);

impl Finder<'_, '_> {
    /// The next of the user's names in a line, and where it begins.
    pub(super) fn next_own(&self, line: &Line, from: usize) -> Option<(usize, Found)> {
        if !self.lexicon.has_own() {
            return None;
        }
        (from..line.end).find_map(|at| self.own_at(line, at).map(|found| (at, found)))
    }

    fn own_at(&self, line: &Line, at: usize) -> Option<Found> {
        let atom = &self.atoms.atoms[at];
        if !atom.is(classes::OWN) && (atom.kind == AtomKind::Word || !self.lexicon.own_begins_oddly()) {
            return None;
        }
        let words = (at..line.end).map(|at| (self.own_word(at), self.atoms.written(at)));
        let found = self.lexicon.longest_own(words)?;
        (!self.is_part(line, at, found)).then_some(found)
    }

    /// The word at an atom; numbers and marks too are words of the user's names.
    fn own_word(&self, at: usize) -> WordId {
        let atom = &self.atoms.atoms[at];
        match atom.kind {
            AtomKind::Word | AtomKind::Possessive => atom.word,
            AtomKind::Number | AtomKind::Mark => self.lexicon.id(self.atoms.written(at)).unwrap_or(atom.word),
        }
    }

    /// Whether it is only a part of a longer name.
    fn is_part(&self, line: &Line, at: usize, found: Found) -> bool {
        let end = at + found.words;
        let longer = |from: usize| {
            let known = self.lookup(line, from).map(|known| (from, from + known.words));
            known.is_some_and(|known| known.0 <= at && known.1 >= end && known != (at, end))
        };
        if (at.saturating_sub(REACH).max(line.first)..=at).any(longer) {
            return true;
        }
        let mention_type = self.lexicon.entry(found.entry).mention_type;
        let lone = found.words == 1;
        let place = matches!(mention_type, Place | Group);
        if line.loud || !(lone || place) {
            return false;
        }
        let before = |back: usize| at.checked_sub(back).and_then(|at| self.atoms.within(line, at));
        let named = before(1).is_some_and(|before| {
            before.is_capital()
                && (lone && mention_type == Person && before.is(classes::GIVEN) || place && before.is(FRONTS))
        });
        let headed = before(2).is_some_and(|head| {
            head.is_capital() && head.is(HEADS) && matches!(self.atoms.written(at - 1), "of" | "for")
        });
        named || headed || self.body_follows(line, end)
    }

    /// Whether the words after it make it the name of a body or a place: "Port Authority" after "Karsa".
    fn body_follows(&self, line: &Line, end: usize) -> bool {
        const LONGEST: usize = 4;
        let rest = (end..line.end).map(|at| &self.atoms.atoms[at]);
        rest.take_while(|atom| atom.is_capital()).take(LONGEST).any(|atom| atom.is(classes::BODIES))
    }

    pub(super) fn push_own(&mut self, line: &Line, first: usize, found: Found) {
        let end = first + found.words;
        let person = self.lexicon.entry(found.entry).mention_type == Person;
        let titles = first.saturating_sub(REACH).max(line.first)..first;
        let title = titles.into_iter().find(|&at| person && self.title_chain(line, at, first) == Some(first));
        self.out.push(Candidate { first, end, line: self.line, found: Some(found), title, opens: false });
    }
}
