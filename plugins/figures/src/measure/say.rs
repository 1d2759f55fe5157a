//! What a sentence says of a counted phrase: by its verb, by a noun of happening, by its noun, by a state.

use super::table::{self, Hit};
use super::{Found, Measures};
use crate::atoms::Atoms;
use crate::classes as c;
use crate::lexicon as l;
use crate::noun::Noun;
use crate::phrases::{NounPhrase, Phrases, Verb, Voice};
use crate::rule::Rule;
use briefer_plugin::{Basis, QuantityKind};

/// How many phrases back those may stand whose number it is.
const NEAR: usize = 6;

/// A measure by the noun alone.
#[derive(Clone, Copy)]
pub(super) struct Named {
    pub(super) found: Found,
    /// Whether the noun says what befell those counted: "12 wounded".
    pub(super) befell: bool,
}

impl Measures {
    pub(super) fn found(&self, atoms: &Atoms<'_>, hit: Hit, rule: Rule) -> Found {
        Found {
            measure: hit.measure,
            rule,
            span: atoms.span(hit.from, hit.to),
            names_event: self.specs[hit.measure].basis == Basis::Event,
            predicated: rule != Rule::Noun,
        }
    }

    /// What the verb says of its subject or of its object, and whether it is a clause's own verb.
    pub(super) fn said(
        &self,
        atoms: &Atoms<'_>,
        phrases: &Phrases,
        at: usize,
        noun: Option<Noun>,
    ) -> (Option<Found>, bool) {
        let of_subject = phrases.subject_of(at).and_then(|verb| Some((verb, says_of_subject(verb)?)));
        let of_object = phrases.object_of(at).and_then(|verb| Some((verb, says_of_object(verb)?)));
        // "captured four smugglers who had crossed": the relative clause comes last.
        let told = of_subject.is_some_and(|(verb, _)| phrases.clauses[verb.clause].antecedent == Some(at));
        let said = if told { [of_object, of_subject] } else { [of_subject, of_object] };
        let found = said.into_iter().flatten().find_map(|(verb, rule)| {
            let hit = self.fitting(atoms, verb.hit?, noun, QuantityKind::Count)?;
            Some((self.found(atoms, hit, rule), verb.voice != Voice::Bare))
        });
        found.map_or((None, false), |(found, own)| (Some(found), own))
    }

    /// "left 33 people dead", "took nine passengers hostage": what the verb makes of its object stands behind it.
    pub(super) fn made_of_object(&self, atoms: &Atoms<'_>, phrases: &Phrases, at: usize) -> Option<Found> {
        let verb = phrases.object_of(at)?;
        let hit = self.table.around(atoms, verb.main, phrases.nouns[at].to)?;
        Some(self.found(atoms, hit, Rule::PredicateBefore))
    }

    /// "The number of migrants [who drowned] rose to 78": what is told of those whose number it is.
    pub(super) fn told_of_subject(
        &self,
        atoms: &Atoms<'_>,
        phrases: &Phrases,
        at: usize,
        noun: Option<Noun>,
    ) -> Option<Found> {
        let noun = noun.filter(|noun| noun.rule == Rule::NounBefore)?;
        let own = |&before: &usize| phrases.nouns[before].noun.is_some_and(|other| other.head == noun.head);
        let subject = (at.saturating_sub(NEAR)..at).rev().find(own)?;
        self.said(atoms, phrases, subject, Some(noun)).0
    }

    /// "The death toll stands at 212 people", "the strength of the group is put at 3,000 men": the subject of a verb of
    /// number says what is counted.
    pub(super) fn of_number(&self, atoms: &Atoms<'_>, phrases: &Phrases, phrase: &NounPhrase) -> Option<Found> {
        let verb = phrases.verbs.get(phrase.after?)?;
        let numbering = verb.copula || atoms.is_of(verb.main, c::NUMBERING) || atoms.has(verb.main, l::TREND);
        let subject = phrases.nouns.get(verb.subject.filter(|_| numbering)?)?;
        let noun = subject.noun.filter(|noun| subject.amount.is_none() && atoms.is_of(noun.head, c::COUNT_NOUN))?;
        let named = self.by_noun(atoms, noun)?;
        Some(named.found)
    }

    /// "the death of 12", "injuries to 70": the noun before the preposition.
    pub(super) fn by_happening(&self, atoms: &Atoms<'_>, phrase: &NounPhrase, noun: Option<Noun>) -> Option<Found> {
        let link = phrase.preposition?;
        let roles = match () {
            () if atoms.is(link, "of") => table::HAPPENING,
            () if atoms.is(link, "to") => table::HAPPENING | table::NOUN,
            () => return None,
        };
        let fits = |from: usize| self.table.at(atoms, from, roles, QuantityKind::Count).filter(|hit| hit.to == link);
        let hit = (link.saturating_sub(3)..link).rev().find_map(fits)?;
        let hit = self.fitting(atoms, hit, noun, QuantityKind::Count)?;
        Some(self.found(atoms, hit, Rule::HappeningOf))
    }

    /// The measure whose noun it is; a modifier counts only where it says what befell them ("wounded soldiers").
    pub(super) fn by_noun(&self, atoms: &Atoms<'_>, noun: Noun) -> Option<Named> {
        let at = |from: usize| self.table.at(atoms, from, table::NOUN, QuantityKind::Count);
        let head = (noun.from..=noun.head).find_map(|from| at(from).filter(|hit| hit.to == noun.head + 1));
        let modifier = || {
            (noun.from..noun.head).find_map(|from| {
                let participle = atoms.has(from, l::PARTICIPLE | l::ADJECTIVE) || atoms.is_of(from, c::NOMINAL);
                at(from).filter(|hit| participle && hit.to <= noun.head)
            })
        };
        // "60 wounded soldiers" says of them that they are wounded.
        let stock = head.is_none_or(|hit| self.specs[hit.measure].basis == Basis::Stock);
        let hit = if stock { modifier().or(head) } else { head }?;
        let event = self.specs[hit.measure].basis == Basis::Event;
        let befell = event || hit.roles & table::VERBAL != 0;
        Some(Named { found: self.found(atoms, hit, Rule::Noun), befell })
    }

    /// A state in a few words after the phrase, where its nouns allow it.
    pub(super) fn by_state(
        &self,
        atoms: &Atoms<'_>,
        phrases: &Phrases,
        phrase: &NounPhrase,
        noun: Option<Noun>,
    ) -> Option<Found> {
        let hit = phrase.state.or(phrases.nouns[phrase.list].state)?;
        let nouns = &self.specs[hit.measure].state_nouns;
        let names = |noun: Noun| (noun.from..noun.to).any(|at| nouns.iter().any(|word| atoms.is(at, word)));
        // "90 miners remain in custody": whoever is said to be there is; people are in camps for many reasons.
        let verb = phrase.subject_of.and_then(|verb| phrases.verbs.get(verb));
        let said = verb.is_some_and(|verb| verb.copula && verb.to == hit.from) && !atoms.is(hit.to - 1, "camps");
        (nouns.is_empty() || said || noun.is_some_and(names)).then(|| self.found(atoms, hit, Rule::StateAfter))
    }
}

/// The rule by which the verb says its measure of its subject.
fn says_of_subject(verb: &Verb) -> Option<Rule> {
    let hit = verb.hit?;
    let alone = hit.roles & table::INTRANSITIVE != 0 && (verb.object.is_none() || hit.roles & table::PREDICATE == 0);
    match verb.voice {
        Voice::Passive => Some(Rule::PassiveAfter),
        Voice::Bare => Some(Rule::ParticipleAfter),
        Voice::Active => alone.then_some(Rule::PredicateAfter),
    }
}

/// The rule by which the verb says its measure of its object.
fn says_of_object(verb: &Verb) -> Option<Rule> {
    let transitive = verb.hit.is_some_and(|hit| hit.roles & table::PREDICATE != 0);
    (transitive && verb.voice == Voice::Active).then_some(Rule::PredicateBefore)
}
