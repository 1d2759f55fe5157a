//! Which of a set of names are one, by the names alone: in a document and across documents.
//!
//! Every step looks names up by a key and never compares all with all, so that the time grows with the number of
//! names however many share a last name. A short form joins a longer one only where exactly one fits: with two there is
//! a choice, and the names alone cannot make it.

mod bodies;
mod misspellings;
mod order;
mod parts;
mod people;
mod places;
mod skeleton;
mod spellings;

use std::collections::{BTreeSet, HashMap};
use std::hash::Hash;

use briefer_plugin::{Gender, MentionType};

use crate::evidence::{Rule, Rules};
use crate::lexicon::WordHasher;

pub(crate) use bodies::{bare_web_name, initials_of, is_wording_of, letters_key};
pub(crate) use parts::{Parts, People};

/// One name of the set.
#[derive(Clone, Debug)]
pub(crate) struct Name<'n> {
    /// The name as [`briefer_plugin::fold`] folds it.
    pub(crate) folded: &'n str,
    /// The parts of a person's name.
    pub(crate) parts: Option<Parts<'n>>,
    pub(crate) kind: MentionType,
    /// How often it is mentioned.
    pub(crate) count: usize,
    pub(crate) gender: Option<Gender>,
    /// Whether it is one word in capitals.
    pub(crate) acronym: bool,
    /// Whether the lexicon knows it: others join it, it joins none.
    pub(crate) known: bool,
    /// Whether it is one word that names a body without more: "parliament".
    pub(crate) bare: bool,
    /// Whether its first word is a known given name, and whether its last is.
    pub(crate) given: (bool, bool),
}

/// Another name that one joins, and why.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Join {
    pub(crate) into: usize,
    pub(crate) rule: Rule,
    /// What decided, in a few words.
    pub(crate) note: &'static str,
}

/// What each name of the set joins, where it joins another. Following the joins ends.
///
/// `apart`: pairs that the text itself sets apart.
pub(crate) fn join_in_document(names: &[Name<'_>], apart: &[(usize, usize)], rules: Rules) -> Vec<Option<Join>> {
    let mut joiner = Joiner::new(names, rules);
    joiner.apart = apart.iter().flat_map(|&(one, other)| [(one, other), (other, one)]).collect();
    joiner.join_spellings();
    joiner.join_full_names();
    joiner.join_misspellings();
    joiner.join_places();
    joiner.join_bodies(true);
    joiner.joins
}

/// Like [`join_in_document`] for the names of many documents, where less is certain.
pub(crate) fn join_in_corpus(names: &[Name<'_>], rules: Rules) -> Vec<Option<Join>> {
    let mut joiner = Joiner::new(names, rules);
    joiner.join_spellings();
    joiner.join_reversed();
    joiner.join_full_names();
    joiner.join_bodies(false);
    joiner.joins
}

/// The end of a name's joins.
pub(crate) fn root(joins: &[Option<Join>], mut at: usize) -> usize {
    while let Some(join) = joins[at] {
        at = join.into;
    }
    at
}

struct Joiner<'n> {
    names: &'n [Name<'n>],
    rules: Rules,
    joins: Vec<Option<Join>>,
    /// The gender of everybody who joined a name.
    genders: Vec<Option<Gender>>,
    /// Whether somebody joined without the middle names: then the last word is the last name for sure.
    shortened: Vec<bool>,
    /// Which names are two, both ways round, also for those who joined them.
    apart: BTreeSet<(usize, usize)>,
}

impl<'n> Joiner<'n> {
    fn new(names: &'n [Name<'n>], rules: Rules) -> Self {
        let genders = names.iter().map(|name| name.gender).collect();
        let (joins, shortened) = (vec![None; names.len()], vec![false; names.len()]);
        Joiner { names, rules, joins, genders, shortened, apart: BTreeSet::new() }
    }

    fn root(&self, at: usize) -> usize {
        root(&self.joins, at)
    }

    /// Makes one name another form of a fuller one, unless they contradict each other.
    fn join(&mut self, short: usize, long: usize, rule: Rule, note: &'static str) {
        let (short, long) = (self.root(short), self.root(long));
        if short == long || !self.rules.has(rule) || self.names[short].kind != self.names[long].kind {
            return;
        }
        let (from, into) = match (self.names[short].known, self.names[long].known) {
            (true, true) => return,
            (true, false) => (long, short),
            _ => (short, long),
        };
        let genders = (self.genders[from], self.genders[into]);
        if matches!(genders, (Some(one), Some(other)) if one != other) || self.apart.contains(&(from, into)) {
            return;
        }
        let others: Vec<usize> = self.apart.range((from, 0)..=(from, usize::MAX)).map(|&(_, other)| other).collect();
        self.apart.extend(others.into_iter().flat_map(|other| [(into, other), (other, into)]));
        self.genders[into] = self.genders[into].or(self.genders[from]);
        self.joins[from] = Some(Join { into, rule, note });
    }

    /// The names of one type.
    fn of_kind(&self, kind: MentionType) -> impl Iterator<Item = (usize, &'n Name<'n>)> + use<'n> {
        self.names.iter().enumerate().filter(move |(_, name)| name.kind == kind)
    }
}

/// The only thing that a key leads to, as long as there is but one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Only {
    /// Nothing was noted.
    #[default]
    None,
    /// One was.
    One(usize),
    /// Several were, and none can be chosen.
    Many,
}

impl Only {
    /// Notes one more.
    pub(crate) fn note(&mut self, at: usize) {
        *self = match *self {
            Only::None => Only::One(at),
            Only::One(other) if other == at => Only::One(at),
            _ => Only::Many,
        };
    }

    /// Both together.
    pub(crate) fn or(mut self, other: Only) -> Only {
        match other {
            Only::None => self,
            Only::One(at) => {
                self.note(at);
                self
            }
            Only::Many => Only::Many,
        }
    }

    /// The one, where there is one alone.
    pub(crate) fn one(self) -> Option<usize> {
        if let Only::One(at) = self { Some(at) } else { None }
    }
}

/// Keys with the only thing that each leads to.
#[derive(Debug)]
pub(crate) struct OnlyOnes<K>(HashMap<K, Only, WordHasher>);

impl<K: Hash + Eq> OnlyOnes<K> {
    pub(crate) fn new() -> Self {
        OnlyOnes(HashMap::default())
    }

    /// For [`OnlyOnes::note_wanted`]: the keys that will be asked for.
    pub(crate) fn among(keys: impl Iterator<Item = K>) -> Self {
        let mut only = HashMap::with_capacity_and_hasher(keys.size_hint().1.unwrap_or_default(), WordHasher);
        only.extend(keys.map(|key| (key, Only::None)));
        OnlyOnes(only)
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn note(&mut self, key: K, at: usize) {
        self.0.entry(key).or_default().note(at);
    }

    /// Notes one more where the key is one of those that will be asked for.
    pub(crate) fn note_wanted(&mut self, key: K, at: usize) {
        if let Some(only) = self.0.get_mut(&key) {
            only.note(at);
        }
    }

    pub(crate) fn get<Q: Hash + Eq + ?Sized>(&self, key: &Q) -> Only
    where
        K: std::borrow::Borrow<Q>,
    {
        self.0.get(key).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests;
