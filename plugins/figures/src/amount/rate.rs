//! Rates: so many a day, so many per 100,000. They have a kind of their own, for a rate is never compared with a count.

use briefer_plugin::QuantityKind;

use super::Amount;
use crate::atoms::{AtomKind, Atoms};
use crate::lexicon as l;
use crate::rule::Rule;

/// How many words of a noun may stand between a count and what it is a rate of.
const REACH: usize = 4;

/// Makes the count of a rate a rate, and the number it is stated per no count either: "3 people a day", "110 per
/// 100,000", "789 deaths per 100,000 births", "84.2 to the dollar".
pub(super) fn mark(atoms: &Atoms<'_>, from: usize, to: usize, amount: &mut Amount) {
    if !atoms.allows(Rule::Rate) {
        return;
    }
    if is_denominator(atoms, from, amount) {
        amount.quantity = QuantityKind::Other;
        amount.rules.push(Rule::Rate, from - 1, to);
    } else if let Some((from, to)) = stated_per(atoms, from, to, amount) {
        amount.quantity = QuantityKind::Rate;
        amount.rules.push(Rule::Rate, from, to);
    }
}

fn is_denominator(atoms: &Atoms<'_>, from: usize, amount: &Amount) -> bool {
    let Some(before) = from.checked_sub(1) else { return false };
    let per = atoms.is(before, "per") || atoms.is(before, "every") && before > 1 && atoms.is(before - 1, "for");
    per && amount.unit.is_none() && amount.low.is_some_and(|low| low >= 10.0)
}

/// The words that make the amount a rate.
fn stated_per(atoms: &Atoms<'_>, from: usize, to: usize, amount: &Amount) -> Option<(usize, usize)> {
    let money = amount.quantity == QuantityKind::Money;
    if money || amount.quantity == QuantityKind::Count {
        let against = to + usize::from(atoms.is_any(to, &["to", "against", "per"]));
        let exchange = against + usize::from(atoms.is(against, "the"));
        let currency = against > to && atoms.has(exchange, l::CURRENCY) && (exchange > against || atoms.is(to, "per"));
        if currency {
            return Some((to, exchange + 1));
        }
        let equals = |at: usize| atoms.is_mark(at, '=');
        if money && (equals(to) || from.checked_sub(1).is_some_and(equals)) {
            return Some((from, to));
        }
    }
    // "1 percent of its 100,000 clerks every year" is a rate of the percentage alone.
    let definite = from.checked_sub(1).is_some_and(|before| {
        atoms.kind(before) == Some(AtomKind::Possessive)
            || atoms.has(before, l::DETERMINER)
                && atoms.is_any(before, &["the", "its", "their", "his", "her", "our", "these", "those", "all"])
    });
    if amount.quantity != QuantityKind::Count || definite {
        return None;
    }
    for at in to..=to + REACH {
        if atoms.is(at, "per") && (atoms.is_word(at + 1) || atoms.is_digits(at + 1)) && !atoms.is(at + 1, "cent") {
            return Some((at, at + 2));
        }
        let often = atoms.has(at, l::DETERMINER) && atoms.is_any(at, &["a", "an", "each", "every"]);
        let timed = atoms.has(at + 1, l::DURATION) && !atoms.is_plural(at + 1);
        if often && timed && !atoms.is_any(at + 2, &["ago", "earlier", "later", "before", "after", "old"]) {
            return Some((at, at + 2));
        }
        if !atoms.is_word(at) || atoms.has(at, l::STOP & !l::PREPOSITION) || atoms.has(at, l::PREPOSITION) && at > to {
            return None;
        }
    }
    None
}
