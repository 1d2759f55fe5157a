//! Where a run of capitalized words ends, with the small words inside it.

use super::Finder;
use crate::atoms::{Atom, AtomKind, Line};
use crate::lexicon::classes;

/// The most words a run may have.
const LONGEST_RUN: usize = 14;

impl Finder<'_, '_> {
    /// The end of the run of capitalized words that begins at `first`.
    pub(super) fn run(&self, line: &Line, first: usize) -> usize {
        let mut end = first + 1;
        if let Some(found) = self.lookup(line, first) {
            end = first + found.words;
            // "pro-Karsan Northern Party": what a hyphen ties ends with the name.
            if self.atoms.atoms[first].tied {
                return end;
            }
        }
        while end < line.end && end - first < LONGEST_RUN {
            let Some(next) = self.joined(line, first, end) else { break };
            end = next;
        }
        end
    }

    /// The end of the run `first..end` with what follows, if that belongs to it.
    fn joined(&self, line: &Line, first: usize, end: usize) -> Option<usize> {
        let next = self.atoms.within(line, end)?;
        if next.tied {
            return None;
        }
        if next.is_capital() {
            let after = self.lookup(line, end).map_or(1, |found| found.words);
            return Some(end + after);
        }
        if next.kind != AtomKind::Word {
            return self.joined_by_mark(line, first, end);
        }
        let capital = |at: usize| self.atoms.within(line, at).is_some_and(|a| a.is_capital() && !a.tied);
        let last = &self.atoms.atoms[end - 1];
        if next.is(classes::PARTICLE) && (capital(end + 1) || self.particles(line, end)) && !last.is(classes::FUNCTION)
        {
            return Some(self.skip_particles(line, end) + 1);
        }
        self.joined_by_word(line, first, end)
    }

    fn particles(&self, line: &Line, at: usize) -> bool {
        let end = self.skip_particles(line, at);
        end > at && self.atoms.within(line, end).is_some_and(Atom::is_capital)
    }

    fn skip_particles(&self, line: &Line, at: usize) -> usize {
        let particle =
            |at: &usize| self.atoms.within(line, *at).is_some_and(|a| a.is(classes::PARTICLE) && !a.is_capital());
        (at..at + 3).take_while(particle).last().map_or(at, |at| at + 1)
    }
}
