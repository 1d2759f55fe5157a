//! The phrases of a sentence: what is one noun phrase, what is one verb group, and what hangs on what.
//!
//! One pass over the atoms, after the amounts are known. Nouns, measures, parts and the frame ask it alone, so that
//! all of them see the same clauses.

mod attach;
mod scan;
#[cfg(test)]
mod tests;
mod verb;
mod words;

use crate::amount::Amount;
use crate::atoms::Atoms;
use crate::measure::Measures;
use crate::measure::table::Hit;

pub(crate) use words::Noun;

/// A noun phrase, or the amount that stands for one.
#[derive(Clone, Copy, Debug)]
pub(crate) struct NounPhrase {
    /// Its first atom: the amount, the determiner or a modifier.
    pub(crate) from: usize,
    pub(crate) to: usize,
    /// Its words without determiner and number; none where the amount stands alone.
    pub(crate) noun: Option<Noun>,
    /// The index of its numeral among the amounts.
    pub(crate) amount: Option<usize>,
    /// The preposition before it.
    pub(crate) preposition: Option<usize>,
    /// The noun phrase its preposition hangs it on.
    pub(crate) parent: Option<usize>,
    /// The first phrase of its list; itself where it is in none.
    pub(crate) list: usize,
    /// Whether it says when, and so is neither subject nor object.
    pub(crate) temporal: bool,
    pub(crate) clause: usize,
    /// The verb it is the subject of: the one that says most.
    pub(crate) subject_of: Option<usize>,
    /// The verb it is an object of.
    pub(crate) object_of: Option<usize>,
    /// The verb before it in its clause.
    pub(crate) after: Option<usize>,
    /// A state said of it in a few words: "in camps".
    pub(crate) state: Option<Hit>,
}

/// How a verb takes its subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Voice {
    Active,
    Passive,
    /// A participle without an auxiliary or an object: "people killed", "the army killed".
    Bare,
}

/// A verb with its auxiliaries.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Verb {
    pub(crate) from: usize,
    pub(crate) to: usize,
    /// The main word; the last auxiliary where there is none.
    pub(crate) main: usize,
    pub(crate) voice: Voice,
    /// Whether it makes a clause of its own: no infinitive, gerund or participle.
    pub(crate) finite: bool,
    /// A form of "be" with nothing but a noun or an adjective after it.
    pub(crate) copula: bool,
    /// The word that negates it.
    pub(crate) not: Option<usize>,
    /// The word that leaves open whether it is so.
    pub(crate) possibly: Option<usize>,
    /// The measure its words mean.
    pub(crate) hit: Option<Hit>,
    pub(crate) clause: usize,
    pub(crate) subject: Option<usize>,
    pub(crate) object: Option<usize>,
    /// The verb that governs it: "denied killing", "said ... had died".
    pub(crate) governor: Option<usize>,
}

/// A stretch of a sentence around one finite verb.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Clause {
    pub(crate) from: usize,
    pub(crate) to: usize,
    /// For a relative clause the phrase it speaks of.
    pub(crate) antecedent: Option<usize>,
    /// The verb that governs the clause.
    pub(crate) governor: Option<usize>,
    /// Whether it goes on with the clause before, so that its place and time are those of both.
    pub(crate) follows: bool,
    /// How many semicolons and other full breaks stand before it.
    pub(crate) stretch: usize,
}

/// The phrases of one sentence; its buffers are reused from sentence to sentence.
#[derive(Debug, Default)]
pub(crate) struct Phrases {
    pub(crate) nouns: Vec<NounPhrase>,
    pub(crate) verbs: Vec<Verb>,
    pub(crate) clauses: Vec<Clause>,
    /// The noun phrase of each amount.
    of_amount: Vec<Option<usize>>,
    /// The clause of each atom.
    clause_of: Vec<usize>,
}

impl Phrases {
    /// Takes in a sentence.
    pub(crate) fn read(&mut self, atoms: &Atoms<'_>, amounts: &[Amount], measures: &Measures) {
        self.nouns.clear();
        self.verbs.clear();
        self.clauses.clear();
        self.of_amount.clear();
        self.of_amount.resize(amounts.len(), None);
        self.clause_of.clear();
        scan::Scan::new(atoms, amounts, measures, self).run();
    }

    /// The noun phrase whose numeral the amount is, with its index.
    pub(crate) fn of_amount(&self, amount: usize) -> Option<(usize, &NounPhrase)> {
        let at = self.of_amount.get(amount).copied().flatten()?;
        self.nouns.get(at).map(|phrase| (at, phrase))
    }

    /// Whether the words at `at` say where or when it was what is said at `from`, further right: they stand in its
    /// clause, open a clause before it, or belong to what its relative clause speaks of.
    pub(crate) fn sets_scene(&self, at: usize, from: usize) -> bool {
        let antecedent = || {
            let clause = self.clauses.get(*self.clause_of.get(from)?)?;
            let antecedent = self.nouns.get(clause.antecedent?)?;
            Some((antecedent.from.saturating_sub(3)..clause.from).contains(&at))
        };
        let fronted = || self.share_stretch(at, from) && self.is_fronted(at);
        self.share_clause(at, from) || fronted() || antecedent().unwrap_or(false)
    }

    /// Whether no semicolon or other full break stands between the atoms.
    pub(crate) fn share_stretch(&self, one: usize, other: usize) -> bool {
        let stretch = |atom: usize| self.clause_of.get(atom).map(|&clause| self.clauses[clause].stretch);
        stretch(one) == stretch(other)
    }

    /// Whether the atom stands before its clause's first verb, and so sets the scene for what follows.
    pub(crate) fn is_fronted(&self, atom: usize) -> bool {
        let clause = self.clause_of.get(atom).copied().unwrap_or_default();
        let after = self.verbs.partition_point(|verb| verb.from < atom);
        let before = after.checked_sub(1).map(|before| &self.verbs[before]);
        before.is_none_or(|before| before.clause != clause)
    }

    /// Whether one verb stands before both atoms, or none before either.
    pub(crate) fn share_verb(&self, one: usize, other: usize) -> bool {
        let before = |atom: usize| self.verbs.partition_point(|verb| verb.from < atom);
        before(one) == before(other)
    }

    /// How far to the right of an atom what is said of it reaches: to the end of its clause and of those that go on
    /// with it, at most `most` atoms.
    pub(crate) fn reach(&self, from: usize, most: usize) -> usize {
        let own = self.clause_of.get(from).copied().unwrap_or_default();
        let mut at = from;
        while at < from + most {
            match self.clause_of.get(at) {
                Some(&clause) if clause == own || self.clauses[clause].follows => at += 1,
                // A parenthesis or a relative clause in the middle of it.
                Some(&clause) if self.clauses[clause].antecedent.is_some() && self.clauses[own].to > at => {
                    at = self.clauses[clause].to.max(at + 1);
                }
                _ => break,
            }
        }
        at.min(from + most)
    }

    /// Whether the two atoms stand in one clause.
    pub(crate) fn share_clause(&self, one: usize, other: usize) -> bool {
        self.clause_of.get(one) == self.clause_of.get(other)
    }

    /// The verb of which the phrase, or the list it is in, is the subject.
    pub(crate) fn subject_of(&self, phrase: usize) -> Option<&Verb> {
        let own = self.nouns.get(phrase)?;
        let verb = own.subject_of.or_else(|| self.nouns.get(own.list)?.subject_of)?;
        self.verbs.get(verb)
    }

    /// The verb of which the phrase, or the list it is in, is the object.
    pub(crate) fn object_of(&self, phrase: usize) -> Option<&Verb> {
        let own = self.nouns.get(phrase)?;
        let verb = own.object_of.or_else(|| self.nouns.get(own.list)?.object_of)?;
        self.verbs.get(verb)
    }
}
