//! The small words and marks that join the words of one name.

use super::Finder;
use crate::atoms::{Atom, Line};
use crate::lexicon::classes;

impl Finder<'_, '_> {
    /// The end of the run `first..end` with a small word after it and what that joins.
    pub(super) fn joined_by_word(&self, line: &Line, first: usize, end: usize) -> Option<usize> {
        let inside = &self.atoms.atoms[first..end];
        let last = &self.atoms.atoms[end - 1];
        let heads = classes::ORGANIZATION_HEAD.and(classes::PLACE_HEAD).and(classes::EVENT_HEAD).and(classes::OTHER);
        match self.atoms.written(end) {
            "of" if last.is(heads) || inside.len() > 1 && last.is(classes::ORGANIZATION) => {
                self.after_article(line, end + 1)
            }
            // "Ministry of Trade of Karsa"; what follows "of the" is another body.
            "of" if self.headed(first, end) && self.atoms.within(line, end + 1).is_some_and(Atom::is_capital) => {
                self.after_article(line, end + 1)
            }
            "for" if inside.iter().any(|a| a.is(classes::ORGANIZATION_HEAD)) => self.after_article(line, end + 1),
            "on" if last.is(classes::ORGANIZATION_HEAD) => self.after_article(line, end + 1),
            "and" => self.and_within(line, first, end),
            _ => None,
        }
    }

    /// The end of "Foreign Affairs" in "of (the) Foreign Affairs": at least one capitalized word.
    fn after_article(&self, line: &Line, at: usize) -> Option<usize> {
        let at = if self.atoms.within(line, at).is_some_and(|_| self.atoms.written(at) == "the") { at + 1 } else { at };
        let capital = self.atoms.within(line, at).is_some_and(|a| a.is_capital() && !a.is(classes::CALENDAR));
        capital.then(|| at + self.lookup(line, at).map_or(1, |found| found.words))
    }

    /// Whether a run holds "ministry of", "center for" and the like.
    pub(super) fn headed(&self, first: usize, end: usize) -> bool {
        (first..end.saturating_sub(1)).any(|at| {
            self.atoms.atoms[at].is(classes::ORGANIZATION_HEAD)
                && matches!(self.atoms.written(at + 1), "of" | "for" | "on")
        })
    }

    /// "Ministry of Trade, Tourism and Industry": plain words up to "and" and the last one.
    pub(super) fn list_within(&self, line: &Line, comma: usize) -> Option<usize> {
        let plain = |at: usize| {
            self.atoms.within(line, at).is_some_and(|a| {
                a.is_capital()
                    && !a.is(classes::ALONE.and(classes::PERSONAL_NAMES).and(classes::TITLE))
                    && self.lookup(line, at).is_none()
            })
        };
        let mut at = comma;
        for _ in 0..4 {
            if self.atoms.is_mark(line, at, ",") && plain(at + 1) {
                at += 2;
            } else if at > comma
                && self.atoms.within(line, at).is_some_and(|_| self.atoms.written(at) == "and")
                && plain(at + 1)
            {
                return Some(at + 2);
            } else {
                return None;
            }
        }
        None
    }

    /// "Ministry of Trade and Industry", "Food and Drug Administration"; not "Karimova and Azimov".
    fn and_within(&self, line: &Line, first: usize, end: usize) -> Option<usize> {
        let next = self.atoms.within(line, end + 1)?;
        if !next.is_capital() || next.is(classes::ALONE.and(classes::ORGANIZATION_HEAD).and(classes::GIVEN)) {
            return None;
        }
        let last = &self.atoms.atoms[end - 1];
        if self.headed(first, end) {
            return (!last.is(classes::ALONE)).then_some(end + 2);
        }
        let plain = |a: &Atom| a.is(classes::COMMON.and(classes::OTHER).and(classes::OWNERS)) && !a.is(classes::ALONE);
        let one_word = end - first == 1 && plain(last) && !last.is(classes::GIVEN.and(classes::ORGANIZATION));
        let body = self.atoms.within(line, end + 2)?;
        (one_word && body.is_capital() && body.is(classes::ORGANIZATION)).then_some(end + 3)
    }
}
