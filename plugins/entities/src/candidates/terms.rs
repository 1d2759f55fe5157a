//! Capitalized words that name an office, a by-line or a party to a treaty, and nothing of interest.

use super::Finder;
use crate::atoms::Line;
use crate::lexicon::classes::{self, Classes};

/// Words that may belong to a name by themselves.
const NAMES: Classes = classes::ALONE
    .and(classes::PERSONAL_NAMES)
    .and(classes::FAMILY)
    .and(classes::TOWN)
    .and(classes::DIRECTION)
    .and(classes::PLACE);

impl Finder<'_, '_> {
    /// Whether the words `first..end`, behind a title or not, are no name.
    pub(super) fn is_term(&self, line: &Line, first: usize, end: usize, titled: bool) -> bool {
        if !(first..end).all(|at| self.atoms.atoms[at].is(classes::DICTIONARY)) {
            return false;
        }
        match end - first {
            1 => titled && self.ends_office(first) || self.is_byline(line, first),
            _ => self.is_party_to_treaty(first, end),
        }
    }

    /// "Assistant Referee": the office that a chain of titles ends in.
    fn ends_office(&self, at: usize) -> bool {
        let atom = &self.atoms.atoms[at];
        atom.is(classes::OCCUPATION) && !atom.is(NAMES)
    }

    /// "(Signed)", "Editing by".
    fn is_byline(&self, line: &Line, at: usize) -> bool {
        let by = self.atoms.within(line, at + 1).is_some_and(|_| self.atoms.written(at + 1) == "by");
        let bracketed =
            at == line.first + 1 && self.atoms.is_mark(line, line.first, "(") && self.atoms.is_mark(line, at + 1, ")");
        let written = self.atoms.written(at);
        by && written.ends_with("ing") || bracketed && written.ends_with("ed")
    }

    /// "Member States", "Permanent Member States".
    fn is_party_to_treaty(&self, first: usize, end: usize) -> bool {
        self.atoms.written(end - 1) == "States"
            && !(first..end - 1).any(|at| self.atoms.atoms[at].is(NAMES.and(classes::BODIES)))
    }
}
