//! Which class of count a figure belongs to: by what is said of it, else by its noun.

mod walk;

use std::collections::BTreeMap;

use briefer_plugin::words::table::WordTable;
use briefer_plugin::{Basis, QuantityKind, Span};

use crate::amount::Amount;
use crate::atoms::Atoms;
use crate::lexicon as l;
use crate::noun::Noun;
use crate::options::{Amounts, MeasureSpec};
use walk::Walk;

/// How a phrase means its measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    Noun,
    Predicate,
    Intransitive,
    Happening,
    State,
}

#[derive(Debug)]
struct Phrase {
    words: Box<[Box<str>]>,
    measure: usize,
    role: Role,
}

/// The configured measures, ready for look-up by a phrase's first word.
#[derive(Debug)]
pub(crate) struct Measures {
    specs: Vec<MeasureSpec>,
    /// The phrases that begin alike, the longest first.
    phrases: Vec<Vec<Phrase>>,
    /// The index of their list by their first word.
    starts: WordTable<usize>,
}

/// A measure and how it was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    pub(crate) measure: usize,
    pub(crate) rule: &'static str,
    /// The words that mean it.
    pub(crate) span: Span,
    /// Whether the measure counts happenings.
    pub(crate) names_event: bool,
    /// The first atom of a predicate, for what is said about it ("not", "could").
    pub(crate) predicate: Option<usize>,
}

/// An amount with its noun, as the rules below see it.
pub(crate) struct Counted<'s> {
    pub(crate) amounts: &'s [Amount],
    pub(crate) nouns: &'s [Option<Noun>],
}

impl Measures {
    pub(crate) fn new(specs: Vec<MeasureSpec>) -> Self {
        let mut phrases: BTreeMap<Box<str>, Vec<Phrase>> = BTreeMap::new();
        for (measure, spec) in specs.iter().enumerate() {
            let lists = [
                (&spec.nouns, Role::Noun),
                (&spec.predicates, Role::Predicate),
                (&spec.intransitive, Role::Intransitive),
                (&spec.happenings, Role::Happening),
                (&spec.states, Role::State),
            ];
            for (list, role) in lists {
                for phrase in list {
                    let words: Box<[Box<str>]> = phrase.split_whitespace().map(|w| w.to_lowercase().into()).collect();
                    if let Some(first) = words.first().cloned() {
                        phrases.entry(first).or_default().push(Phrase { words, measure, role });
                    }
                }
            }
        }
        // Longest first, so that "shot dead" is not read as "dead".
        for list in phrases.values_mut() {
            list.sort_by_key(|phrase| std::cmp::Reverse(phrase.words.len()));
        }
        let starts = WordTable::new(phrases.keys().enumerate().map(|(at, first)| (first, at)));
        Measures { specs, phrases: phrases.into_values().collect(), starts }
    }

    pub(crate) fn name(&self, measure: usize) -> &str {
        &self.specs[measure].name
    }

    pub(crate) fn basis(&self, measure: usize) -> Basis {
        self.specs[measure].basis
    }

    /// The phrase in one of the roles that starts at `at`: measure, role, end.
    fn at(&self, atoms: &Atoms<'_>, at: usize, roles: &[Role]) -> Option<(usize, Role, usize)> {
        if !atoms.is_word(at) {
            return None;
        }
        let list = &self.phrases[self.starts.get(atoms.lower(at))?];
        let fits = |phrase: &&Phrase| {
            roles.contains(&phrase.role) && phrase.words.iter().enumerate().all(|(k, word)| atoms.is(at + k, word))
        };
        list.iter().find(fits).map(|phrase| (phrase.measure, phrase.role, at + phrase.words.len()))
    }

    /// The measure of the amount at `index`.
    pub(crate) fn find(&self, atoms: &Atoms<'_>, counted: &Counted<'_>, index: usize) -> Option<Found> {
        let amount = &counted.amounts[index];
        match amount.quantity {
            QuantityKind::Count => {}
            QuantityKind::Money => return self.of_money(atoms, amount),
            _ => return None,
        }
        let noun = counted.nouns[index];
        if amount.whole {
            return noun.and_then(|noun| self.by_noun(atoms, noun));
        }
        let said = self.after(atoms, counted, index);
        if let Some(found) = said.filter(|found| found.rule != "state-after") {
            return Some(found);
        }
        let before = self.before(atoms, amount.from).or_else(|| self.by_company(atoms, counted, index));
        before.or_else(|| noun.and_then(|noun| self.by_noun(atoms, noun))).or(said)
    }

    fn found(&self, atoms: &Atoms<'_>, measure: usize, rule: &'static str, from: usize, to: usize) -> Option<Found> {
        let counts = self.specs[measure].amounts == Amounts::Counts;
        let predicate = (rule != "noun").then_some(from);
        counts.then(|| Found {
            measure,
            rule,
            span: atoms.span(from, to),
            names_event: self.specs[measure].basis == Basis::Event,
            predicate,
        })
    }

    fn by_noun(&self, atoms: &Atoms<'_>, noun: Noun) -> Option<Found> {
        (noun.from..=noun.head).find_map(|at| {
            let (measure, _, to) = self.at(atoms, at, &[Role::Noun])?;
            if to <= noun.head { None } else { self.found(atoms, measure, "noun", at, to) }
        })
    }

    /// What is said of the counted after its noun: "were killed", "returned to", "held in camps".
    fn after(&self, atoms: &Atoms<'_>, counted: &Counted<'_>, index: usize) -> Option<Found> {
        let mut end = counted.amounts[index].noun_from.max(counted.amounts[index].to);
        let last = last_of_list(atoms, counted, index);
        if let Some(noun) = counted.nouns[last].filter(|noun| noun.from >= counted.amounts[last].to) {
            end = noun.to;
        } else if last != index {
            end = counted.amounts[last].to;
        }
        end = past_parenthesis(atoms, end);
        let next = counted.amounts[index + 1..].iter().take(LONGEST_LIST).find(|amount| amount.from >= end);
        let next = next.map_or(usize::MAX, |amount| amount.from);
        Walk::new(self, atoms, next, counted.nouns[index]).run(end)
    }

    /// What stands right before the amount: "killed 12", "the death of 12".
    fn before(&self, atoms: &Atoms<'_>, from: usize) -> Option<Found> {
        let mut end = from;
        while end > 0
            && (atoms.is_any(end - 1, SKIPPED_BEFORE)
                || atoms.are(end - 1, &["of"]) && end > 1 && atoms.is_any(end - 2, &["total", "estimate"]))
        {
            end -= 1;
        }
        let of = end > 0 && atoms.is(end - 1, "of");
        for start in (end.saturating_sub(4)..end).rev() {
            if let Some((measure, role, to)) = self.at(atoms, start, &[Role::Predicate, Role::Happening]) {
                let active = role == Role::Predicate && to == end && !(start > 0 && is_be(atoms, start - 1));
                let nominal = role == Role::Happening && of && to + 1 == end;
                if active || nominal {
                    let rule = if nominal { "happening-of" } else { "predicate-before" };
                    return self.found(atoms, measure, rule, start, to);
                }
            }
        }
        None
    }

    /// "killed nine soldiers and three policemen": the verb before the first goes for the list.
    fn by_company(&self, atoms: &Atoms<'_>, counted: &Counted<'_>, index: usize) -> Option<Found> {
        let mut first = index;
        while first > 0 && index - first < LONGEST_LIST && is_listed(atoms, counted, first - 1) {
            first -= 1;
        }
        if first == index { None } else { self.before(atoms, counted.amounts[first].from) }
    }

    /// Money: by the noun after it ("$20 million in aid", "a $2 billion loan") or before it ("exports of $3 billion").
    fn of_money(&self, atoms: &Atoms<'_>, amount: &Amount) -> Option<Found> {
        let money = |(measure, _, to): (usize, Role, usize), from: usize| {
            let fits = self.specs[measure].amounts == Amounts::Money;
            fits.then(|| Found {
                measure,
                rule: "money-noun",
                span: atoms.span(from, to),
                names_event: false,
                predicate: None,
            })
        };
        let start = amount.noun_from;
        let right =
            (start..start + 5).take_while(|&at| atoms.is_word(at) && !atoms.has(at, l::VERB | l::AUXILIARY | l::MODAL));
        let left = (amount.from.saturating_sub(4)..amount.from).rev().take_while(|&at| !atoms.is_mark_of(at, ",;.()"));
        let nouns = |at: usize| self.at(atoms, at, &[Role::Noun, Role::Predicate]).and_then(|hit| money(hit, at));
        right.filter_map(nouns).next().or_else(|| left.filter_map(nouns).next())
    }
}

/// Words between a verb and its amount that change nothing.
const SKIPPED_BEFORE: &[&str] = &[
    "a",
    "an",
    "another",
    "additional",
    "total",
    "the",
    "also",
    "all",
    "other",
    "nearly",
    "only",
    "just",
    "estimated",
    "further",
    "its",
    "their",
    "his",
    "up",
    "both",
    "reported",
    "reportedly",
];

fn is_be(atoms: &Atoms<'_>, at: usize) -> bool {
    atoms.is_any(at, &["is", "are", "was", "were", "be", "been", "being", "get", "got", "gets", "getting"])
}

/// Whether the amount at `index` and the next one stand in one list: nothing but commas and "and" between them.
pub(crate) fn is_listed(atoms: &Atoms<'_>, counted: &Counted<'_>, index: usize) -> bool {
    let (Some(amount), Some(next)) = (counted.amounts.get(index), counted.amounts.get(index + 1)) else { return false };
    let end = counted.nouns[index]
        .filter(|noun| noun.from >= amount.to)
        .map_or(amount.noun_from.max(amount.to), |noun| noun.to);
    let countable = |amount: &Amount| amount.quantity == QuantityKind::Count;
    end < next.from
        && next.from - end <= 3
        && countable(amount)
        && countable(next)
        && (end..next.from)
            .all(|at| atoms.is_mark(at, ',') || atoms.is_any(at, &["and", "or", "another", "the", "as", "well"]))
}

/// Past ", including three women," and ", most of them children,": what follows is said of the noun before.
fn past_parenthesis(atoms: &Atoms<'_>, end: usize) -> usize {
    let opens = atoms.is_mark(end, ',')
        && (atoms.is_any(end + 1, &["including", "among", "mostly", "mainly", "most", "many", "some", "all"])
            || atoms.is(end + 1, "of") && atoms.is_any(end + 2, &["whom", "which"]));
    if !opens {
        return end;
    }
    let close = (end + 1..end + REACH)
        .find(|&at| atoms.is_mark(at, ',') && (atoms.has(at + 1, l::AUXILIARY | l::VERB) || !atoms.is_word(at + 2)));
    close.map_or(end, |close| close + 1)
}

/// How far a predicate may stand from its noun phrase.
const REACH: usize = 16;

/// How many amounts a list may have; a bound, so that a document of numbers takes linear time.
const LONGEST_LIST: usize = 16;

fn last_of_list(atoms: &Atoms<'_>, counted: &Counted<'_>, index: usize) -> usize {
    let mut last = index;
    while last - index < LONGEST_LIST && is_listed(atoms, counted, last) {
        last += 1;
    }
    last
}
