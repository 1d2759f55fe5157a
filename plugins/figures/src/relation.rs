//! How amounts of one sentence stand to each other: earlier and later values, wholes and their parts, increments.

use briefer_plugin::QuantityKind;

use crate::amount::Amount;
use crate::atoms::Atoms;
use crate::classes as c;
use crate::figure::is_amount;
use crate::lexicon as l;
use crate::phrases::{NounPhrase, Phrases};
use crate::rule::Rule;

/// Marks values that a later one replaces: "34,000, up from 29,000", "fell from 41 in February to 17", "once 9,000,
/// now 2,500".
pub(crate) fn mark_superseded(atoms: &Atoms<'_>, phrases: &Phrases, amounts: &mut [Amount]) {
    for index in 0..amounts.len() {
        if !is_amount(amounts[index].quantity) {
            continue;
        }
        let earlier = is_compared(atoms, amounts, index) || is_start(atoms, phrases, amounts, index);
        if earlier && atoms.allows(Rule::EarlierValue) && !amounts[index].superseded {
            amounts[index].superseded = true;
            let from = amounts[index].from;
            amounts[index].rules.push(Rule::EarlierValue, from.saturating_sub(1), from);
            share_unit(phrases, amounts, index);
        }
    }
}

/// "to 1.3 billion euros from 1.06 billion": what both values are stated in is written once.
fn share_unit(phrases: &Phrases, amounts: &mut [Amount], index: usize) {
    let Some(later) = index.checked_sub(1).map(|before| amounts[before]) else { return };
    let bare = phrases.of_amount(index).is_some_and(|(_, phrase)| phrase.noun.is_none());
    let amount = &mut amounts[index];
    let money = later.quantity == QuantityKind::Money && later.unit.is_some_and(|unit| unit.from >= later.to);
    if bare && money && amount.quantity == QuantityKind::Count && amount.unit.is_none() {
        (amount.quantity, amount.unit) = (later.quantity, later.unit);
    }
}

/// "up from 29,000", "compared with 22", "to 34,000 from 29,000": the value before is the later one.
fn is_compared(atoms: &Atoms<'_>, amounts: &[Amount], index: usize) -> bool {
    let Some(before) = index.checked_sub(1).map(|before| &amounts[before]) else { return false };
    let from = amounts[index].from;
    if from < 2 || !is_amount(before.quantity) {
        return false;
    }
    let listed = before.superseded && atoms.is_of(from - 1, c::COORDINATOR);
    let direction = atoms.is_any(from - 2, &["up", "down"]) && atoms.is(from - 1, "from");
    let compared = atoms.is(from - 2, "compared") && atoms.is_any(from - 1, &["to", "with"]);
    let to_from = atoms.is(from - 1, "from") && atoms.is(before.from.saturating_sub(1), "to") && from - before.to <= 3;
    direction || compared || to_from || listed
}

/// "fell from 41 in February to 17", "once 9,000, is now put at 2,500": a later value of the clause follows.
fn is_start(atoms: &Atoms<'_>, phrases: &Phrases, amounts: &[Amount], index: usize) -> bool {
    let Some((_, phrase)) = phrases.of_amount(index) else { return false };
    let later = amounts[index + 1..].iter().take(3).position(|amount| amount.quantity == amounts[index].quantity);
    let Some(later) = later.map(|at| index + 1 + at) else { return false };
    let Some(before) = phrase.from.checked_sub(1) else { return false };
    let once = atoms.is_any(before, &["once", "originally", "formerly", "previously"]);
    let now = || (amounts[index].to..amounts[later].from).rev().take(8).any(|at| atoms.is(at, "now"));
    let trend = phrase.after.is_some_and(|verb| atoms.has(phrases.verbs[verb].main, l::TREND));
    let later_from = amounts[later].from;
    let to = later_from > 0 && atoms.is(later_from - 1, "to") && phrases.share_clause(before, later_from);
    once && now() || trend && atoms.is(before, "from") && to
}

/// Marks parts ("including 12 women", "12 of whom", "four of the seven", "another 300") and their wholes.
pub(crate) fn mark_parts(atoms: &Atoms<'_>, phrases: &Phrases, amounts: &mut [Amount]) {
    for index in 0..amounts.len() {
        let Some((at, phrase)) = phrases.of_amount(index) else { continue };
        let whole = atoms.allows(Rule::Whole) && is_whole(atoms, phrases, amounts, phrase, index);
        let listed = phrase.list != at && phrases.nouns[phrase.list].amount.is_some_and(|first| amounts[first].part);
        let restated = amounts[index].from > 0 && atoms.is(amounts[index].from - 1, "or");
        // "four of the seven" has its part already.
        let open = index > 0 && phrases.of_amount(index - 1).is_some_and(|(_, whole)| whole.parent.is_none());
        let after_whole = open && amounts[index - 1].whole && !whole && !restated;
        let goes_on = index > 0 && amounts[index - 1].part && speaks_of_same(phrases, index - 1, phrase);
        let subject = index > 0 && phrases.of_amount(index - 1).is_some_and(|(_, before)| before.preposition.is_none());
        let follows = subject && amounts[index - 1].part && phrases.clauses[phrase.clause].follows;
        let goes_on = goes_on || follows && phrase.noun.is_none();
        let part =
            atoms.allows(Rule::Part) && (listed || goes_on || after_whole || is_part(atoms, phrase, &amounts[index]));
        amounts[index].whole = whole;
        amounts[index].part = amounts[index].quantity == QuantityKind::Count
            && !whole
            && (part || atoms.allows(Rule::Part) && is_increment(atoms, phrases, phrase, &amounts[index]));
    }
}

/// "Of the 900 detainees, ...", "four of the seven", "80 per cent of the 2.2 million": what is said holds of the part
/// only.
fn is_whole(atoms: &Atoms<'_>, phrases: &Phrases, amounts: &[Amount], phrase: &NounPhrase, index: usize) -> bool {
    let Some(of) = phrase.preposition.filter(|&of| atoms.is(of, "of")) else { return false };
    let definite = (of + 1..amounts[index].from).take(3).any(|at| atoms.has(at, l::DETERMINER));
    let share = phrase.parent.and_then(|parent| phrases.nouns[parent].amount);
    match share {
        Some(share) => {
            let fraction = matches!(amounts[share].quantity, QuantityKind::Percent | QuantityKind::Fraction);
            definite || fraction
        }
        None => phrase.parent.is_none() && phrase.after.is_none() && (of == 0 || !atoms.is_word(of - 1)),
    }
}

/// "of whom 90 were women and three were children": both clauses speak of the same whole.
fn speaks_of_same(phrases: &Phrases, before: usize, phrase: &NounPhrase) -> bool {
    let antecedent = |phrase: &NounPhrase| phrases.clauses[phrase.clause].antecedent;
    let before = phrases.of_amount(before).and_then(|(_, before)| antecedent(before));
    before.is_some() && before == antecedent(phrase)
}

/// "of whom 12", "including 12 women", "among them 12", "12 of the soldiers".
fn is_part(atoms: &Atoms<'_>, phrase: &NounPhrase, amount: &Amount) -> bool {
    let from = phrase.from;
    // "Among his 300 songs": what opens a sentence is the whole.
    // "were among the 39" as well.
    let parting =
        phrase.preposition.is_some_and(|at| atoms.is_of(at, c::PARTING) && at > 0 && !atoms.is_of(at - 1, c::BE));
    let included = from > 1 && atoms.is_of(from - 1, c::PARTING);
    // "of whom more than 12", "among them 12", "of which about €1bn"
    let anaphor =
        (from.saturating_sub(3)..from).any(|at| atoms.is_of(at + 1, c::ANAPHOR) && atoms.is_any(at, &["of", "among"]));
    let partitive = atoms.is(amount.noun_from, "of")
        && (atoms.is_of(amount.noun_from + 1, c::ANAPHOR) || atoms.is(amount.noun_from + 1, "the"));
    parting || included || anaphor || partitive
}

/// "another 5,000", "2,000 more", "rose by 300": what comes on top, and never the total.
pub(crate) fn is_increment(atoms: &Atoms<'_>, phrases: &Phrases, phrase: &NounPhrase, amount: &Amount) -> bool {
    let before = phrase.from.checked_sub(1);
    let added = before.is_some_and(|at| atoms.is_any(at, &["another", "additional", "further", "extra"]))
        || atoms.is(phrase.from, "another");
    let more = atoms.is(amount.to, "more") && !atoms.is_any(amount.to + 1, &["than", "likely"]);
    let by = phrase.preposition.is_some_and(|at| atoms.is(at, "by"))
        && phrase.after.is_some_and(|verb| atoms.has(phrases.verbs[verb].main, l::TREND));
    added || by || more
}
