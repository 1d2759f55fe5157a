//! Titles and offices in front of names, and the portfolios that belong to them.

use briefer_plugin::Shape;

use super::Finder;
use crate::atoms::{AtomKind, Line};
use crate::lexicon::classes::{self, Classes};

/// The words of a chain of titles.
const CHAIN: Classes = classes::TITLES.and(classes::TITLE_MODIFIER);

impl Finder<'_, '_> {
    /// In "Minister of Health Ana Karimova" the portfolio is no name; says where it ends.
    pub(super) fn after_portfolio(&self, line: &Line, first: usize, end: usize) -> usize {
        let titled = first > line.first + 1
            && self.atoms.atoms[first - 2].is(classes::TITLES)
            && !self.atoms.atoms[first - 2].is(classes::PLACE);
        let office = titled && matches!(self.atoms.written(first - 1), "of" | "for");
        if !office || self.lookup(line, first).is_some() || self.atoms.atoms[first].shape == Shape::Upper {
            return first;
        }
        let name = |at: &usize| {
            let atom = &self.atoms.atoms[*at];
            atom.is(classes::PERSONAL_NAMES.and(classes::ALONE)) || self.title_chain(line, *at, end).is_some()
        };
        let rest = (first + 1..end).find(name);
        let plain = self.atoms.atoms[first].is(classes::PLAIN)
            || rest.is_some()
            || end - first == 1 && self.atoms.atoms[first].is(classes::DICTIONARY);
        let capital_office = self.atoms.atoms[first - 2].is_capital();
        if plain && capital_office { rest.unwrap_or(end) } else { first }
    }

    /// A chain of titles inside a name, such as "Education Minister" in "Education Minister Ana Karimova": where
    /// the title proper begins and ends. A name that ends in one is an office, unless a given name begins it.
    pub(super) fn title_within(&self, line: &Line, at: usize, stop: usize, end: usize) -> Option<(usize, usize)> {
        let known = self.lookup(line, at).map_or(1, |found| found.words);
        for chain in at + known..=stop.min(end - 1) {
            if !self.atoms.atoms[chain - 1].is_capital() && self.atoms.atoms[chain - 1].kind == AtomKind::Word {
                continue;
            }
            if self.atoms.atoms[chain].is(classes::PARTICLE) && !self.atoms.atoms[chain].is_capital() {
                return None;
            }
            let Some(after) = self.title_chain(line, chain, end) else { continue };
            // "Sen", "Rep" stand before a name, never behind one.
            let short = self.atoms.atoms[chain].shape == Shape::Capitalized && self.atoms.written(chain).len() <= 3;
            if short && after == end && after - chain == 1 {
                continue;
            }
            let first = &self.atoms.atoms[at];
            // "Council of Foreign Ministers" is a body all the same.
            if after == end && (self.atoms.atoms[after - 1].is(classes::ORGANIZATION) || self.headed(at, chain)) {
                return None;
            }
            // "Virginia Governor": a place that is a given name too.
            let place = end == after && chain == at + known && self.lookup(line, at).is_some();
            if first.is(classes::PERSONAL_NAMES) && !place && (after == end || !first.is(classes::PLAIN)) {
                return None;
            }
            return Some((chain, after));
        }
        None
    }

    /// Whether the words before a title name something: "Karsa Port Authority" in "Karsa Port Authority Director".
    pub(super) fn stands_before_title(&self, line: &Line, at: usize, chain: usize) -> bool {
        let words = &self.atoms.atoms[at..chain];
        let last = &words[words.len() - 1];
        let address = matches!(self.atoms.written(chain).trim_end_matches('.'), "Mr" | "Mrs" | "Ms" | "Dr");
        self.lookup(line, at).is_some_and(|f| at + f.words == chain)
            || words.len() > 1 && last.is(classes::BODIES)
            || words.len() == 1 && last.shape == Shape::Upper
            || address
            || !words.iter().any(|a| a.is(classes::PLAIN))
                && !matches!(
                    self.atoms.written(chain),
                    "Minister" | "Secretary" | "Commissioner" | "Director" | "Manager"
                )
    }

    /// The end of a chain of titles ("Deputy Foreign Minister") that begins at `at` and stands before a name.
    #[inline]
    pub(super) fn title_chain(&self, line: &Line, at: usize, end: usize) -> Option<usize> {
        // Hardly any word begins one.
        if at < end && self.atoms.atoms[at].is(CHAIN) { self.whole_chain(line, at, end) } else { None }
    }

    #[inline(never)]
    fn whole_chain(&self, line: &Line, at: usize, end: usize) -> Option<usize> {
        let mut after = at;
        let mut titled = false;
        while after < end && self.atoms.atoms[after].is(CHAIN) && self.lookup(line, after).is_none_or(|f| f.words == 1)
        {
            titled = self.atoms.atoms[after].is(classes::TITLE.and(classes::ROLE));
            after += 1;
        }
        if !titled {
            return None;
        }
        let last = &self.atoms.atoms[end - 1];
        let bodies = classes::BODIES;
        if after < end && last.is(bodies) && !last.is(CHAIN) && !last.is(classes::GIVEN.and(classes::SURNAME)) {
            return None;
        }
        // "King" or "Marshall" alone, inside a sentence, may well be a family name.
        let alone = after == end && after - at == 1;
        let family = classes::SURNAME.and(classes::GIVEN);
        if alone && self.atoms.atoms[at].is(family) && !self.atoms.opens(line, at) {
            return None;
        }
        Some(after)
    }
}
