//! The words that mean the configured measures.

use std::collections::BTreeMap;

use briefer_plugin::QuantityKind;

use crate::atoms::Atoms;
use crate::options::{Amounts, MeasureSpec};

/// How a phrase can mean its measure; a set of bits, since "killing" is a verb and a happening.
pub(crate) type Roles = u8;

pub(crate) const NOUN: Roles = 1;
/// Says it of its object, or of its subject in the passive.
pub(crate) const PREDICATE: Roles = 1 << 1;
/// Says it of its subject.
pub(crate) const INTRANSITIVE: Roles = 1 << 2;
/// A noun of happening: "the death of 12".
pub(crate) const HAPPENING: Roles = 1 << 3;
/// A state in a few words: "in camps".
pub(crate) const STATE: Roles = 1 << 4;
/// What a verb can mean.
pub(crate) const VERBAL: Roles = PREDICATE | INTRANSITIVE;

#[derive(Debug)]
struct Phrase {
    words: Box<[Box<str>]>,
    measure: usize,
    roles: Roles,
    amounts: Amounts,
}

/// A phrase found in a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Hit {
    pub(crate) measure: usize,
    /// Everything the phrase can be, not only what was asked for.
    pub(crate) roles: Roles,
    pub(crate) from: usize,
    pub(crate) to: usize,
}

/// The phrases of all measures by their first word.
#[derive(Debug)]
pub(crate) struct Table {
    lists: Vec<List>,
}

/// The phrases that begin with one word.
#[derive(Debug)]
struct List {
    first: Box<str>,
    /// All that they can be.
    roles: Roles,
    /// The longest first.
    phrases: Vec<Phrase>,
}

impl Table {
    pub(crate) fn new(specs: &[MeasureSpec]) -> Self {
        let mut lists: BTreeMap<Box<str>, Vec<Phrase>> = BTreeMap::new();
        for (measure, spec) in specs.iter().enumerate() {
            let fields = [
                (&spec.nouns, NOUN),
                (&spec.predicates, PREDICATE),
                (&spec.intransitive, INTRANSITIVE),
                (&spec.happenings, HAPPENING),
                (&spec.states, STATE),
            ];
            for (field, role) in fields {
                for phrase in field {
                    let words: Box<[Box<str>]> = phrase.split_whitespace().map(|w| w.to_lowercase().into()).collect();
                    let Some(first) = words.first().cloned() else { continue };
                    let list = lists.entry(first).or_default();
                    match list.iter_mut().find(|known| known.measure == measure && known.words == words) {
                        Some(known) => known.roles |= role,
                        None => list.push(Phrase { words, measure, roles: role, amounts: spec.amounts }),
                    }
                }
            }
        }
        // Longest first, so that "shot dead" is not read as "dead".
        for list in lists.values_mut() {
            list.sort_by_key(|phrase| std::cmp::Reverse(phrase.words.len()));
        }
        let roles = |phrases: &[Phrase]| phrases.iter().fold(0, |roles, phrase| roles | phrase.roles);
        let list = |(first, phrases): (_, Vec<Phrase>)| List { first, roles: roles(&phrases), phrases };
        Table { lists: lists.into_iter().map(list).collect() }
    }

    /// The first words, in the order the atoms' entries number them.
    pub(crate) fn first_words(&self) -> impl Iterator<Item = &str> {
        self.lists.iter().map(|list| &*list.first)
    }

    /// The phrases that begin with the word at `at`, where one of them can play one of the roles.
    #[inline]
    fn phrases(&self, atoms: &Atoms<'_>, at: usize, roles: Roles) -> Option<&[Phrase]> {
        let list = atoms.get(at)?.phrases?;
        let list = self.lists.get(usize::from(list.get()) - 1).filter(|list| list.roles & roles != 0)?;
        Some(&list.phrases)
    }

    /// The longest phrase at `at` that can play one of the roles for such amounts.
    #[inline]
    pub(crate) fn at(&self, atoms: &Atoms<'_>, at: usize, roles: Roles, kind: QuantityKind) -> Option<Hit> {
        longest(self.phrases(atoms, at, roles)?, atoms, at, roles, kind)
    }

    /// The phrase of two words that means a measure with its object between them: "[left] 33 people [dead]".
    pub(crate) fn around(&self, atoms: &Atoms<'_>, first: usize, second: usize) -> Option<Hit> {
        let phrases = self.phrases(atoms, first, PREDICATE)?;
        let fits = |phrase: &&Phrase| {
            phrase.roles & PREDICATE != 0
                && phrase.amounts.admit(QuantityKind::Count)
                && phrase.words.len() == 2
                && atoms.is(second, &phrase.words[1])
        };
        let phrase = phrases.iter().find(fits)?;
        Some(Hit { measure: phrase.measure, roles: phrase.roles, from: second, to: second + 1 })
    }

    /// All that the words of a phrase can mean for amounts of a kind, the phrase itself included, in the order of the
    /// measures.
    pub(crate) fn senses(&self, atoms: &Atoms<'_>, hit: Hit, kind: QuantityKind) -> impl Iterator<Item = Hit> {
        let phrases = self.phrases(atoms, hit.from, hit.roles).unwrap_or_default();
        let fits = move |phrase: &&Phrase| {
            phrase.words.len() == hit.to - hit.from
                && phrase.roles & hit.roles & (VERBAL | HAPPENING) != 0
                && phrase.amounts.admit(kind)
                && phrase.words.iter().enumerate().skip(1).all(|(k, word)| atoms.is(hit.from + k, word))
        };
        phrases.iter().filter(fits).map(move |phrase| Hit { measure: phrase.measure, roles: phrase.roles, ..hit })
    }
}

fn longest(phrases: &[Phrase], atoms: &Atoms<'_>, at: usize, roles: Roles, kind: QuantityKind) -> Option<Hit> {
    let fits = |phrase: &&Phrase| {
        phrase.roles & roles != 0
            && phrase.amounts.admit(kind)
            && phrase.words.iter().enumerate().skip(1).all(|(k, word)| atoms.is(at + k, word))
    };
    let phrase = phrases.iter().find(fits)?;
    Some(Hit { measure: phrase.measure, roles: phrase.roles, from: at, to: at + phrase.words.len() })
}
