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
}

/// Adds the names that running text has to the lines whose capitals say nothing.
pub(super) fn find_again(atoms: &Atoms<'_>, candidates: &mut Vec<Candidate>) {
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
            let words = known.longest(atoms, at, limit);
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
            known.insert(key(&words));
            if words.len() > 1 && atoms.atoms[candidate.first].is(classes::GIVEN) {
                known.insert(key(&words[words.len() - 1..]));
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
        (1..=count).rev().find(|&count| self.0.contains(&key(&words[..count])))
    }
}
