//! Lines whose capitals say nothing: title case and all capitals.

use std::collections::HashSet;

use briefer_plugin::Shape;

use super::{Candidate, Finder};
use crate::atoms::{AtomKind, Atoms, Line};
use crate::lexicon::classes;
use crate::lexicon::{Found, WordHasher};
use crate::surfaces::key;

impl Finder<'_, '_> {
    /// Where capitals say nothing, a run is what lies between two marks.
    pub(super) fn loud_run(&self, line: &Line, first: usize) -> usize {
        (first + 1..line.end).find(|&at| self.atoms.atoms[at].kind != AtomKind::Word).unwrap_or(line.end)
    }

    /// Where capitals say nothing, only names of the lexicon are sure; the rest waits for the body's names.
    pub(super) fn cut_loud(&mut self, line: &Line, at: usize) -> usize {
        match self.lookup(line, at) {
            Some(found) if self.is_safe_loud(line, at, found) => {
                self.push(line, at, at + found.words, None);
                at + found.words
            }
            _ => at + 1,
        }
    }

    fn is_safe_loud(&self, line: &Line, at: usize, found: Found) -> bool {
        let atom = &self.atoms.atoms[at];
        let plain = classes::FUNCTION.and(classes::COMMON);
        let short = atom.end - atom.start <= 3 && atom.is(classes::PLAIN_CAPITALS);
        let upper = atom.shape == Shape::Upper;
        found.words > 1 || if line.shouting { !atom.is(plain) && !short } else { !atom.is(plain) || upper }
    }

    /// Adds the names that running text has to the lines whose capitals say nothing, and what no dictionary has.
    pub(super) fn find_again(&self, candidates: &mut Vec<Candidate>) {
        let atoms = self.atoms;
        if !atoms.lines.iter().any(|line| line.loud) {
            return;
        }
        let known = Known::gather(atoms, candidates);
        let mut more = Vec::new();
        let mut next = 0;
        for (index, line) in atoms.lines.iter().enumerate().filter(|(_, line)| line.loud) {
            let mut at = line.first;
            while at < line.end {
                while next < candidates.len() && candidates[next].end <= at {
                    next += 1;
                }
                // What the lexicon named stays.
                let limit = candidates.get(next).map_or(line.end, |c| c.first.min(line.end));
                if at >= limit {
                    at = candidates.get(next).map_or(line.end, |c| c.end);
                    continue;
                }
                let words = known.longest(atoms, at, limit).or_else(|| self.unknown_words(line, at, limit));
                if let Some(words) = words {
                    let end = at + words;
                    more.push(Candidate { first: at, end, line: index, found: None, title: None, opens: false });
                }
                at += words.unwrap_or(1);
            }
        }
        candidates.append(&mut more);
        candidates.sort_by_key(|c| c.first);
    }

    /// How many words the name at `at` has that no dictionary and no list of words explains: a given name and a family
    /// name, or one word alone.
    fn unknown_words(&self, line: &Line, at: usize, limit: usize) -> Option<usize> {
        const LONGEST: usize = 3;
        let given = usize::from(self.is_given(at) && at + 1 < limit);
        let unknown = (at + given..limit.min(at + LONGEST)).take_while(|&at| self.is_unknown(line, at)).count();
        (unknown > 0).then_some(given + unknown)
    }

    fn is_given(&self, at: usize) -> bool {
        let atom = &self.atoms.atoms[at];
        atom.is_capital() && atom.is(classes::GIVEN) && !atom.is(classes::DICTIONARY.and(classes::PLAIN))
    }

    fn is_unknown(&self, line: &Line, at: usize) -> bool {
        let atom = &self.atoms.atoms[at];
        let listed = classes::PLAIN_CAPITALS.and(classes::CALENDAR).and(classes::PARTICLE).and(classes::NEVER);
        let letters = self.atoms.written(at).chars().all(char::is_alphabetic);
        atom.is_capital()
            && letters
            && !atom.is(listed)
            && self.lookup(line, at).is_none()
            && !self.may_be_plain(line, at)
    }
}

/// The names of running text.
struct Known(HashSet<u64, WordHasher>);

impl Known {
    /// The most words of a name that is looked for.
    const LONGEST: usize = 5;

    fn gather(atoms: &Atoms<'_>, candidates: &[Candidate]) -> Known {
        let mut known = HashSet::with_hasher(WordHasher);
        let sure = |c: &&Candidate| !atoms.lines[c.line].loud && (!c.opens || c.end - c.first > 1);
        let mut words = Vec::new();
        for candidate in candidates.iter().filter(sure) {
            words.clear();
            words.extend(atoms.atoms[candidate.first..candidate.end].iter().map(|a| a.word));
            known.insert(key(words.iter().copied()));
            if words.len() > 1 && atoms.atoms[candidate.first].is(classes::GIVEN) {
                known.insert(key(words[words.len() - 1..].iter().copied()));
            }
        }
        Known(known)
    }

    /// How many words the longest known name at `at` has.
    fn longest(&self, atoms: &Atoms<'_>, at: usize, limit: usize) -> Option<usize> {
        if !atoms.atoms[at].is_capital() {
            return None;
        }
        let mut words = [0; Self::LONGEST];
        let count = Self::LONGEST.min(limit - at);
        for (word, atom) in words.iter_mut().zip(&atoms.atoms[at..at + count]) {
            *word = atom.word;
        }
        (1..=count).rev().find(|&count| self.0.contains(&key(words[..count].iter().copied())))
    }
}
