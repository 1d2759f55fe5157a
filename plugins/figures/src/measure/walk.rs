//! The way from a noun phrase to what is said of it, word by word.

use super::{Found, Measures, REACH, Role, is_be};
use crate::atoms::{AtomKind, Atoms};
use crate::lexicon as l;
use crate::noun::Noun;

/// Walks from a noun phrase to what is said of it.
pub(super) struct Walk<'w, 't> {
    measures: &'w Measures,
    atoms: &'w Atoms<'t>,
    /// Where the next amount starts.
    next: usize,
    noun: Option<Noun>,
    /// A form of "be" was passed.
    be: bool,
    /// A form of "have" was passed.
    have: bool,
    state: Option<Found>,
}

/// Words after which another clause begins.
const CLAUSE_OPENERS: &[&str] =
    &["after", "before", "when", "while", "because", "but", "since", "as", "if", "although", "though", "where"];

impl<'w, 't> Walk<'w, 't> {
    pub(super) fn new(measures: &'w Measures, atoms: &'w Atoms<'t>, next: usize, noun: Option<Noun>) -> Self {
        Walk { measures, atoms, next, noun, be: false, have: false, state: None }
    }

    pub(super) fn run(mut self, from: usize) -> Option<Found> {
        let atoms = self.atoms;
        let mut at = from;
        let mut direct = true;
        while at < from + REACH && at < self.next.min(atoms.len()) {
            if let Some((measure, role, to)) =
                self.measures.at(atoms, at, &[Role::Intransitive, Role::Predicate, Role::State])
            {
                match self.judge(at, measure, role, to, direct) {
                    Judged::Is(found) => return Some(found),
                    Judged::Ends => return self.state,
                    Judged::Passes => at = to.max(at + 1),
                }
                continue;
            }
            match self.step(at, direct) {
                Some(next) => {
                    direct &= atoms.has(at, l::RELATIVE | l::AUXILIARY | l::ADVERB);
                    at = next;
                }
                None => return self.state,
            }
        }
        self.state
    }

    /// Passes over the atom at `at`, or says that the clause about the noun is over.
    fn step(&mut self, at: usize, direct: bool) -> Option<usize> {
        let atoms = self.atoms;
        match atoms.kind(at)? {
            AtomKind::Mark(';' | '.' | '?' | '!' | ':' | '”' | '"' | '—') => return None,
            AtomKind::Mark('(') => {
                let close = (at..at + 12).find(|&i| atoms.is_mark(i, ')'))?;
                return Some(close + 1);
            }
            AtomKind::Mark(',') => {
                self.be = false;
                self.have = false;
                return Some(at + 1);
            }
            _ => {}
        }
        if is_be(atoms, at) {
            self.be = true;
        } else if atoms.is_any(at, &["has", "have", "had"]) {
            self.have = true;
            return Some(at + 1);
        }
        let new_clause =
            atoms.is_any(at, CLAUSE_OPENERS) || atoms.is(at, "and") && !direct && !atoms.has(at + 1, l::AUXILIARY);
        // Another verb: the predicate sought is not this noun's.
        let copula =
            atoms.is_any(at, &["remain", "remains", "remained", "stay", "stayed", "live", "living", "stranded"]);
        let other_verb =
            !copula && atoms.has(at, l::VERB) && !atoms.has(at, l::AUXILIARY) && !self.follows_preposition(at);
        (!new_clause && !other_verb).then_some(at + 1)
    }

    fn follows_preposition(&self, at: usize) -> bool {
        at > 0 && self.atoms.has(at - 1, l::PREPOSITION | l::DETERMINER)
    }

    fn judge(&mut self, at: usize, measure: usize, role: Role, to: usize, direct: bool) -> Judged {
        let atoms = self.atoms;
        let rule = match role {
            Role::State => {
                let fits = self.state_fits(measure);
                let found = self.measures.found(atoms, measure, "state-after", at, to).filter(|_| fits);
                self.state = self.state.or(found);
                return Judged::Passes;
            }
            Role::Intransitive => "predicate-after",
            _ if self.be => "passive-after",
            _ if self.have => return Judged::Ends,
            _ => {
                let participle = atoms.lower(at).ends_with("ed")
                    || atoms.lower(at).ends_with("en")
                    || atoms.is_any(at, &["held", "slain", "shot", "hurt", "left", "laid", "made", "brought", "sent"]);
                let object = to == self.next
                    || atoms.is_digits(to)
                    || atoms.has(to, l::DETERMINER | l::NUMBER | l::PRONOUN)
                    || atoms.is_capitalized(to) && !atoms.has(to, l::WEEKDAY | l::MONTH);
                if !participle || object {
                    return Judged::Ends;
                }
                if !direct {
                    return Judged::Ends;
                }
                "participle-after"
            }
        };
        if role == Role::Intransitive && (self.follows_preposition(at) || self.be && atoms.has(at, l::VERB)) {
            return Judged::Passes;
        }
        self.measures.found(atoms, measure, rule, at, to).map_or(Judged::Passes, Judged::Is)
    }

    /// Whether the state can hold of the noun: only some nouns where the measure names them.
    fn state_fits(&self, measure: usize) -> bool {
        let nouns = &self.measures.specs[measure].state_nouns;
        let Some(noun) = self.noun else { return nouns.is_empty() };
        nouns.is_empty() || (noun.from..noun.to).any(|at| nouns.iter().any(|word| self.atoms.is(at, word)))
    }
}

/// What a predicate after a noun turns out to be.
enum Judged {
    Is(Found),
    Ends,
    Passes,
}
