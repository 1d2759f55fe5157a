//! Shares of a stated whole: one in three, nine out of ten.

use briefer_plugin::QuantityKind;

use super::{Amount, Simple, apply, bare};
use crate::atoms::Atoms;
use crate::bound;
use crate::lexicon as l;
use crate::number::{self, Form, Number};
use crate::rule::Rule;
use crate::unit;

/// "one in three", "nine out of ten", "2 in 5"; "9 out of 15 members" are nine.
pub(super) fn read(atoms: &Atoms<'_>, first: &Simple) -> Option<(Amount, usize)> {
    let out_of = atoms.are(first.to, &["out", "of"]);
    if !(out_of || atoms.is(first.to, "in")) || first.unit.is_some() || !atoms.allows(Rule::Proportion) {
        return None;
    }
    let next = first.to + if out_of { 2 } else { 1 };
    let whole = number::read(atoms, next)?;
    let plain = |number: &Number| matches!(number.form, Form::Spelled | Form::Plain);
    let fits = first.number.value < whole.value
        && plain(&first.number)
        && plain(&whole)
        && unit::after(atoms, &whole).is_none();
    let usual = [2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0, 20.0, 50.0, 100.0].contains(&whole.value);
    if !fits || !out_of && (!usual || is_place_or_thing(atoms, first)) {
        return None;
    }
    let mut amount = bare(atoms, first);
    let value = if usual { first.number.value / whole.value } else { first.number.value };
    let quantity = if usual { QuantityKind::Fraction } else { QuantityKind::Count };
    amount = Amount {
        to: whole.to,
        low: Some(value),
        high: Some(value),
        quantity,
        noun_from: whole.to,
        singular: false,
        ..amount
    };
    amount.rules.push(Rule::Proportion, first.from, whole.to);
    if let Some(hedge) = bound::before(atoms, first.from) {
        amount.from = hedge.edge;
        apply(&mut amount, hedge.qualifier, value, (hedge.edge, first.from));
    } else if let Some(hedge) = bound::after(atoms, whole.to) {
        amount.to = hedge.edge;
        apply(&mut amount, hedge.qualifier, value, (whole.to, hedge.edge));
    }
    Some((amount, whole.to))
}

/// "killed six in two attacks": with a count like six in two no share is meant; "one in two attacks" stays a share.
fn is_place_or_thing(atoms: &Atoms<'_>, first: &Simple) -> bool {
    first.number.value > 1.0
        && first.from > 0
        && (atoms.has(first.from - 1, l::VERB | l::PARTICIPLE) || atoms.lower(first.from - 1).ends_with("ing"))
}
