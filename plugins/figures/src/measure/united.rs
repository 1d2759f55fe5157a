//! Amounts that have a unit: money, percentages, physical amounts. What they are of is said by a noun near them, by the
//! verb they are the object of, or by the subject that stands at them or moves to them.

use super::table;
use super::{Counted, Found, Measures};
use crate::amount::Amount;
use crate::atoms::Atoms;
use crate::classes as c;
use crate::lexicon as l;
use crate::phrases::{NounPhrase, Verb, Voice};
use crate::rule::Rule;
use briefer_plugin::QuantityKind;

impl Measures {
    /// The measure of an amount with a unit: "$20 million in aid", "exports of $3 billion", "pledged 40 million euros",
    /// "inflation rose to 12 percent".
    pub(super) fn of_united(&self, atoms: &Atoms<'_>, counted: Counted<'_>, index: usize) -> Option<Found> {
        let amount = &counted.amounts[index];
        let (at, phrase) = counted.phrases.of_amount(index)?;
        let verb = counted.phrases.object_of(at).or_else(|| counted.phrases.verbs.get(phrase.after?));
        let moved = verb.filter(|verb| is_move(atoms, verb, amount));
        let subject = verb.and_then(|verb| counted.phrases.nouns.get(verb.subject?)?.noun);
        let said = |verb: &Verb| {
            let roles = table::VERBAL;
            let hit = self.table.at(atoms, verb.main, roles, amount.quantity)?;
            let of_own = self.fitting(atoms, hit, counted.nouns[index], amount.quantity);
            of_own.or_else(|| self.fitting(atoms, hit, Some(subject?), amount.quantity))
        };
        // "rose by 2 percent", "rose 2 percent": how far something moved is not where it stands.
        if moved.is_some() {
            let hit = verb.and_then(said)?;
            return Some(self.found(atoms, hit, Rule::UnitVerb));
        }
        let passive = counted.phrases.subject_of(at).filter(|verb| verb.voice != Voice::Active);
        if let Some(hit) =
            passive.or(counted.phrases.object_of(at)).or(verb.filter(|_| follows(atoms, phrase))).and_then(said)
        {
            return Some(self.found(atoms, hit, Rule::UnitVerb));
        }
        let put = phrase.preposition.is_some_and(|at| atoms.is(at, "at"));
        let named = |from: usize| self.table.at(atoms, from, table::NOUN, amount.quantity);
        if let Some(hit) = near(atoms, amount).find_map(named) {
            return Some(self.found(atoms, hit, Rule::UnitNoun));
        }
        let object = verb.filter(|verb| atoms.has(verb.main, l::TREND)).and_then(|verb| {
            // "raised its key rate to 21 percent"
            counted.phrases.nouns.get(verb.object.filter(|&object| object != at)?)?.noun
        });
        let stands = verb.is_some_and(|verb| put || stands_at(atoms, verb));
        let within = |noun: crate::noun::Noun| (noun.from..noun.to).take(LONGEST).find_map(named);
        let hit = object.and_then(within).or_else(|| subject.filter(|_| stands).and_then(within))?;
        Some(self.found(atoms, hit, Rule::UnitNoun))
    }
}

/// How many words of a noun phrase are looked at.
const LONGEST: usize = 8;

/// The words in which an amount says what it is of: right after it, else right before it.
fn near<'n>(atoms: &'n Atoms<'_>, amount: &Amount) -> impl Iterator<Item = usize> + 'n {
    let (from, start) = (amount.from, amount.noun_from);
    // "60 percent of the budget" is of the budget, and is not the budget.
    let share = amount.quantity == QuantityKind::Percent && atoms.is(start, "of");
    let right = (start..start + if share { 0 } else { 5 }).take_while(|&at| {
        let leads = !atoms.has(at, l::PREPOSITION) || atoms.is_any(at, &["of", "in", "for", "as"]);
        leads && atoms.is_word(at) && !atoms.has(at, l::VERB | l::AUXILIARY | l::MODAL | l::CONJUNCTION)
    });
    let left = (from.saturating_sub(4)..from).rev().take_while(|&at| {
        atoms.is_word(at) && !atoms.has(at, l::VERB | l::AUXILIARY | l::MODAL | l::CONJUNCTION | l::TREND)
    });
    right.chain(left)
}

/// Whether the amount says how far its subject moved: "by 2 percent", "fell 2 percent".
fn is_move(atoms: &Atoms<'_>, verb: &Verb, amount: &Amount) -> bool {
    let before = |words: &[&str]| amount.from.checked_sub(1).is_some_and(|at| atoms.is_any(at, words));
    before(&["by"]) || atoms.has(verb.main, l::TREND) && !before(&["to", "at", "of", "from", "and", "or", "against"])
}

/// Whether nothing but the verb's own words lead to the amount.
fn follows(atoms: &Atoms<'_>, phrase: &NounPhrase) -> bool {
    phrase.preposition.is_none_or(|at| atoms.is_any(at, &["of", "to", "about", "at"]))
}

/// Whether the verb puts its subject at an amount: "stands at", "rose to", "is".
fn stands_at(atoms: &Atoms<'_>, verb: &Verb) -> bool {
    verb.copula || atoms.has(verb.main, l::TREND) || atoms.is_of(verb.main, c::NUMBERING)
}
