//! The noun phrase an amount counts.

use briefer_plugin::QuantityKind;

use crate::amount::Amount;
use crate::atoms::Atoms;
use crate::classes as c;
use crate::lexicon as l;
use crate::phrases::{NounPhrase, Phrases, Voice};
use crate::rule::Rule;

pub(crate) use crate::phrases::Noun;

/// The noun of the amount at `index`: of its own phrase, what its subject is said to be, or the subject of which it is
/// said.
pub(crate) fn find(atoms: &Atoms<'_>, phrases: &Phrases, amounts: &[Amount], index: usize) -> Option<Noun> {
    let (at, phrase) = phrases.of_amount(index)?;
    if phrase.noun.is_some() {
        return phrase.noun.filter(|noun| atoms.allows(noun.rule));
    }
    use QuantityKind::{Count, Fraction, Indefinite, Other, Rate};
    if !matches!(amounts[index].quantity, Count | Fraction | Rate | Indefinite | Other) {
        return None;
    }
    let before = || before(atoms, phrases, at, phrase).map(|noun| Noun { rule: Rule::NounBefore, ..noun });
    complement(atoms, phrases, at).or_else(before).filter(|noun| atoms.allows(noun.rule))
}

/// "of whom 430 were women": what the counted ones are.
fn complement(atoms: &Atoms<'_>, phrases: &Phrases, at: usize) -> Option<Noun> {
    let verb = phrases.subject_of(at).filter(|verb| verb.copula)?;
    let object = phrases.nouns.get(verb.object?).filter(|object| object.amount.is_none())?;
    let noun = object.noun?;
    // "Iraqis" and "Pakistanis" end like no plural.
    let plural = atoms.is_plural(noun.head) || atoms.is_capitalized(noun.head) && atoms.lower(noun.head).ends_with('s');
    let names_them = plural && !atoms.has(noun.head, l::PARTICIPLE | l::ADJECTIVE | l::STOP);
    names_them.then_some(Noun { rule: Rule::NounComplement, ..noun })
}

/// "The number of fighters ranges from 300 to 400", "the death toll rose to 12", "fighters, estimated at 3,000",
/// "Fatalities: 14", "an army of 30,000".
fn before(atoms: &Atoms<'_>, phrases: &Phrases, at: usize, phrase: &NounPhrase) -> Option<Noun> {
    if let Some(noun) = labelled(atoms, phrases, at, phrase) {
        return Some(noun);
    }
    if let Some(parent) = phrase.parent.filter(|_| phrase.preposition.is_some_and(|of| atoms.is(of, "of"))) {
        let parent = &phrases.nouns[parent];
        let body = parent.noun.filter(|noun| parent.amount.is_none() && atoms.is_of(noun.head, c::BODY))?;
        return Some(Noun { from: body.head, ..body });
    }
    let mut verb = phrases.verbs.get(phrase.after?)?;
    if verb.voice == Voice::Bare {
        // "put the number of fighters killed at 60"
        let before = phrase.after.and_then(|at| phrases.verbs.get(at.checked_sub(1)?));
        verb = before.filter(|before| before.clause == verb.clause && before.finite).unwrap_or(verb);
    }
    let numbering = verb.copula || atoms.is_of(verb.main, c::NUMBERING) || atoms.has(verb.main, l::TREND);
    // "rose by 11 million last year to 719 million"
    let reached = phrase.preposition.is_some_and(|to| atoms.is(to, "to")) && atoms.has(verb.main, l::TREND);
    let put = atoms.is_any(verb.main, &["put", "puts", "putting"]);
    let gap = phrase.from.saturating_sub(verb.to);
    if !numbering || gap > if reached || put { 12 } else { 4 } {
        return None;
    }
    if put && verb.voice == Voice::Active {
        // "puts the toll at 60", "put the number of fighters killed at 60"
        let object = verb.object.filter(|&object| object < at && at - object <= PUT)?;
        let stands_at = phrase.preposition.is_some_and(|to| atoms.is(to, "at"));
        return if stands_at { counted_subject(atoms, phrases, object) } else { None };
    }
    if lies_between(phrases, at, verb.to) && !reached {
        return None;
    }
    counted_subject(atoms, phrases, verb.subject?)
}

/// How many phrases away what is put at a number may stand.
const PUT: usize = 4;

/// Whether another noun phrase stands between the verb that ends at `to` and the phrase `at`.
fn lies_between(phrases: &Phrases, at: usize, to: usize) -> bool {
    at.checked_sub(1).is_some_and(|before| phrases.nouns[before].from >= to && !phrases.nouns[before].temporal)
}

/// A noun right before the amount: before a colon, a comma and a hedge, or as "population 2 million" has it.
fn labelled(atoms: &Atoms<'_>, phrases: &Phrases, at: usize, phrase: &NounPhrase) -> Option<Noun> {
    let before = phrases.nouns.get(at.checked_sub(1)?)?;
    if before.amount.is_some() {
        return None;
    }
    let gap = phrase.from.checked_sub(before.to)?;
    let colon = gap == 1 && atoms.is_mark(before.to, ':');
    let estimate = atoms.is_of(phrase.from, c::NUMBERING) && gap <= 1;
    let body = gap == 0 && before.noun.is_some_and(|noun| atoms.is_of(noun.head, c::BODY));
    if colon || body {
        return before.noun;
    }
    // "the fighters in the hills, estimated at 3,000"
    let described = if estimate { top_of(phrases, at - 1) } else { return None };
    counted_subject(atoms, phrases, described)
}

/// The phrase that this one hangs on, through all prepositions.
fn top_of(phrases: &Phrases, at: usize) -> usize {
    let mut top = at;
    for _ in 0..4 {
        match phrases.nouns[top].parent {
            Some(parent) => top = parent,
            None => break,
        }
    }
    top
}

/// What is counted where this phrase is said to number so many: past "the number of" what stands after it.
fn counted_subject(atoms: &Atoms<'_>, phrases: &Phrases, subject: usize) -> Option<Noun> {
    let listed = phrases.nouns.get(subject)?;
    // "The number of rebels, once 4,000, is now put at 700"
    let subject = if listed.amount.is_some() { listed.list } else { subject };
    let phrase = phrases.nouns.get(subject)?;
    let noun = phrase.noun.filter(|_| phrase.amount.is_none())?;
    if atoms.has(noun.head, l::PRONOUN) {
        return None;
    }
    if atoms.is_of(noun.head, c::COUNT_NOUN) {
        let of = phrases.nouns.get(subject + 1).filter(|of| {
            of.parent == Some(subject) && of.preposition.is_some_and(|at| atoms.is(at, "of")) && of.noun.is_some()
        });
        if let Some(of) = of {
            return of.noun;
        }
    }
    Some(noun)
}
