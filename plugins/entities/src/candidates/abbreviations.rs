//! Abbreviations that the text itself explains as common nouns: "an improvised explosive device (IED)".

use std::collections::HashSet;

use super::Candidate;
use crate::atoms::{AtomKind, Atoms, Line};
use crate::lexicon::classes::{self, Classes};
use crate::lexicon::{WordHasher, WordId};

/// How many more words than letters a long form may have.
const MORE_WORDS: usize = 3;

/// Words that end the long form of a body's name, whatever its letters.
const BODY: Classes = classes::ORGANIZATION.and(classes::ORGANIZATION_HEAD);

/// Leaves out the abbreviations whose long form stands beside them in lower case.
pub(super) fn leave_out_plain(atoms: &Atoms<'_>, candidates: &mut Vec<Candidate>) {
    let mut plain: HashSet<WordId, WordHasher> = HashSet::with_hasher(WordHasher);
    let mut before = 0;
    for candidate in candidates.iter() {
        let line = &atoms.lines[candidate.line];
        let one = candidate.end - candidate.first == 1;
        if one && !line.loud && is_plain(atoms, line, before.max(line.first), candidate.first) {
            plain.insert(atoms.atoms[candidate.first].word);
        }
        before = candidate.end;
    }
    if !plain.is_empty() {
        candidates.retain(|c| c.end - c.first > 1 || !plain.contains(&atoms.atoms[c.first].word));
    }
}

/// Whether the long form of the abbreviation at `at` stands beside it and is no name; the last name before it ends at
/// `from`.
fn is_plain(atoms: &Atoms<'_>, line: &Line, from: usize, at: usize) -> bool {
    let opens = atoms.is_mark(line, at + 1, "(");
    let bracketed = at > line.first + 1 && atoms.is_mark(line, at - 1, "(") && atoms.is_mark(line, at + 1, ")");
    if !opens && !bracketed {
        return false;
    }
    let letters = atoms.written(at).strip_suffix('s').unwrap_or(atoms.written(at));
    if letters.len() < 2 || !letters.bytes().all(|b| b.is_ascii_alphabetic()) || !letters.ends_with(char::is_uppercase)
    {
        return false;
    }
    let long = letters.len() + MORE_WORDS;
    if opens {
        let lower = |at: usize| atoms.within(line, at).is_some_and(|a| a.is_lower_word());
        let end = (at + 2..at + 2 + long).find(|&at| !lower(at)).unwrap_or(at + 2);
        return atoms.is_mark(line, end, ")") && stands_for(atoms, letters, at + 2, end);
    }
    let end = at.saturating_sub(1);
    (from..end)
        .rev()
        .take(long)
        .take_while(|&at| atoms.atoms[at].kind == AtomKind::Word)
        .any(|first| stands_for(atoms, letters, first, end))
}

/// Whether the letters are the initials of the words `first..end`; small words may be left out.
fn stands_for(atoms: &Atoms<'_>, letters: &str, first: usize, end: usize) -> bool {
    if first == end || atoms.atoms[end - 1].is(BODY) {
        return false;
    }
    let mut letters = letters.chars().map(|letter| letter.to_ascii_lowercase()).peekable();
    for (at, word) in (first..end).flat_map(|at| atoms.written(at).split('-').map(move |word| (at, word))) {
        if letters.peek().is_some_and(|&letter| word.starts_with([letter, letter.to_ascii_uppercase()])) {
            letters.next();
        } else if at == first || !atoms.atoms[at].is(classes::FUNCTION) {
            return false;
        }
    }
    letters.next().is_none()
}
