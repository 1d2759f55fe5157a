//! Amounts without a number: several, a handful, a few hundred, a couple of thousand.

use briefer_plugin::words::numbers::NumberWord;
use briefer_plugin::{Qualifier, QuantityKind};

use super::Amount;
use crate::atoms::Atoms;
use crate::lexicon as l;
use crate::number::{Form, Number};
use crate::options::Bands;
use crate::rule::Rule;
use crate::unit;

/// "several", "a number of", "a handful": shown, never counted; "several hundred" is a band, "a couple of hundred" about 200.
pub(super) fn read(atoms: &Atoms<'_>, at: usize, start: usize, bands: &Bands) -> Option<Amount> {
    if !atoms.has(at, l::INDEFINITE) || !atoms.allows(Rule::IndefiniteAmount) {
        return None;
    }
    let article = at > start && atoms.is(at - 1, "a");
    let from = if article { at - 1 } else { at };
    if let Some((step, to)) = scale_after(atoms, at) {
        let couple = atoms.is(at, "couple");
        let (low, high) = if couple { (2.0 * step, 2.0 * step) } else { bands.around(step) };
        let qualifier = if couple { Qualifier::About } else { Qualifier::Vague };
        let number = Number { from: at, to, value: 1.0, form: Form::Spelled, scale: 1.0 };
        let unit = unit::after(atoms, &number);
        let quantity = unit.map_or(QuantityKind::Count, |unit| unit.kind);
        let noun_from = unit.map_or(to + usize::from(atoms.is(to, "of")), |unit| unit.to);
        let amount = Amount::exact(from, to, Some(low), quantity, Rule::IndefiniteAmount);
        return Some(Amount { high: Some(high), qualifier, unit, noun_from, ..amount });
    }
    let stated = match atoms.lower(at) {
        "number" | "handful" | "couple" => article && atoms.is(at + 1, "of"),
        "several" | "various" | "numerous" => atoms.is_word(at + 1) && !atoms.has(at + 1, l::STOP),
        _ => false,
    };
    let noun_from = at + 1 + usize::from(atoms.is(at + 1, "of"));
    let amount = Amount::exact(from, at + 1, None, QuantityKind::Indefinite, Rule::IndefiniteAmount);
    stated.then_some(Amount { noun_from, ..amount })
}

/// The scale that "several", "a few" or "a couple of" is a multiple of, with the atom past it.
fn scale_after(atoms: &Atoms<'_>, at: usize) -> Option<(f64, usize)> {
    let couple = atoms.is(at, "couple");
    let next = at + 1 + usize::from(couple && atoms.is(at + 1, "of"));
    match atoms.number_word(next)? {
        NumberWord::Scale(scale) if couple || atoms.is_any(at, &["several", "few", "many"]) => {
            let (mut step, mut to) = (scale, next + 1);
            while let Some(NumberWord::Scale(more)) = atoms.number_word(to).filter(|_| step < 1e15) {
                step *= more;
                to += 1;
            }
            Some((step, to))
        }
        NumberWord::Dozen(dozen) if couple || atoms.is_any(at, &["several", "few"]) => Some((dozen, next + 1)),
        _ => None,
    }
}
