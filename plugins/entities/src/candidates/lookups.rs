//! The longest name of the lexicon that begins at an atom, looked up once: growing a run and cutting it ask for the same
//! atoms over and over.

use std::cell::Cell;

use super::Finder;
use crate::atoms::{Atom, AtomKind, COMMA, Line};
use crate::lexicon::{Found, WordId, classes};

/// How many atoms' names are kept at a time: as many as a run has words.
const KEPT: usize = 16;

/// What was found at the atoms that were looked up last.
#[derive(Default)]
pub(super) struct Lookups([Cell<Lookup>; KEPT]);

/// What was found at an atom; a line that ends elsewhere may hold another name.
#[derive(Clone, Copy, Default)]
struct Lookup {
    at: usize,
    /// The end of the line; 0 where nothing was looked up yet.
    end: usize,
    found: Option<Found>,
}

impl Finder<'_, '_> {
    /// The longest name of the lexicon that begins at an atom.
    #[inline]
    pub(super) fn lookup(&self, line: &Line, at: usize) -> Option<Found> {
        if !self.atoms.atoms[at].is(classes::BEGINS.and(classes::OWN)) {
            return None;
        }
        self.known(line, at)
    }

    /// What was found, or is found now, at an atom that may begin a name.
    #[inline(never)]
    fn known(&self, line: &Line, at: usize) -> Option<Found> {
        let kept = &self.lookups.0[at % KEPT];
        let known = kept.get();
        if known.at == at && known.end == line.end {
            return known.found;
        }
        let found = self.longest(&self.atoms.atoms[at..line.end], at);
        kept.set(Lookup { at, end: line.end, found });
        found
    }

    /// The longest name that begins with the first of the words, whose index is `at`.
    #[inline(never)]
    fn longest(&self, words: &[Atom], at: usize) -> Option<Found> {
        let ids = words.iter().enumerate().map(|(offset, atom)| self.word_of(atom, at + offset));
        let found = self.lexicon.longest(ids, |offset| self.atoms.written(at + offset))?;
        let name = &words[..found.words];
        (name[name.len() - 1].kind != AtomKind::Mark && name.iter().any(Atom::is_capital)).then_some(found)
    }

    /// The word that an atom is inside names.
    fn word_of(&self, atom: &Atom, at: usize) -> WordId {
        if atom.word != COMMA || self.atoms.written(at) != "," {
            return atom.word;
        }
        self.lexicon.comma().unwrap_or(atom.word)
    }
}
