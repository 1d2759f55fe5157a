//! An amount with the hedge around it.

use briefer_plugin::{Qualifier, QuantityKind};

use super::{Amount, Simple, bare};
use crate::atoms::Atoms;
use crate::bound;
use crate::lexicon as l;
use crate::number::Form;
use crate::options::Bands;
use crate::rule::Rule;

/// A hedge, its words and the new ends of the amount.
struct Hedge {
    qualifier: Qualifier,
    words: (usize, usize),
    from: usize,
    to: usize,
}

/// An amount without a range.
pub(super) fn single(atoms: &Atoms<'_>, simple: &Simple, start: usize, bands: &Bands) -> Amount {
    let mut amount = bare(atoms, simple);
    let value = simple.value();
    if simple.number.form == Form::Band {
        return band(atoms, simple, start, bands, amount);
    }
    if let Some(hedge) = hedge_of(atoms, simple, start) {
        amount.from = hedge.from;
        amount.to = hedge.to.max(amount.to);
        amount.noun_from = amount.noun_from.max(hedge.to);
        apply(&mut amount, hedge.qualifier, value, hedge.words);
    }
    amount
}

/// Hundreds, tens of thousands: what the options make of them.
fn band(atoms: &Atoms<'_>, simple: &Simple, start: usize, bands: &Bands, mut amount: Amount) -> Amount {
    amount = Amount { low: None, high: None, qualifier: Qualifier::Vague, ..amount };
    if atoms.allows(Rule::VagueBand) {
        let (low, high) = bands.around(simple.number.value);
        (amount.low, amount.high) = (Some(low), Some(high));
        amount.rules.push(Rule::VagueBand, simple.from, simple.number.to);
    }
    if let Some(hedge) = bound::before(atoms, simple.from).filter(|hedge| hedge.edge >= start) {
        amount.from = hedge.edge;
    } else if simple.from > start && atoms.is_any(simple.from - 1, &["many", "several"]) {
        amount.from -= 1;
    }
    amount
}

fn hedge_of(atoms: &Atoms<'_>, simple: &Simple, start: usize) -> Option<Hedge> {
    let number = &simple.number;
    let before = bound::before(atoms, simple.from)
        .filter(|hedge| hedge.edge >= start)
        .filter(|hedge| !is_span_of_time(atoms, simple, hedge.edge, hedge.qualifier));
    let united = simple.unit.is_some();
    let after = [(number.to, true), (simple.to, united), (number.to + 1, is_counted_then_hedged(atoms, number.to))]
        .into_iter()
        .filter(|(_, fits)| *fits)
        .find_map(|(at, _)| bound::after(atoms, at).map(|hedge| (at, hedge)));
    let extends = |edge: usize| {
        let far = edge > number.to + 3 || simple.unit.is_some_and(|unit| unit.to > number.to);
        if far { number.to } else { edge }
    };
    match (before, after) {
        (Some(before), Some((at, after))) if before.qualifier == Qualifier::About => Some(Hedge {
            qualifier: after.qualifier,
            words: (at, after.edge),
            from: before.edge,
            to: extends(after.edge),
        }),
        (Some(before), _) => Some(Hedge {
            qualifier: before.qualifier,
            words: (before.edge, simple.from),
            from: before.edge,
            to: number.to,
        }),
        (None, Some((at, after))) => Some(Hedge {
            qualifier: after.qualifier,
            words: (at, after.edge),
            from: simple.from,
            to: extends(after.edge),
        }),
        (None, None) => None,
    }
}

fn is_counted_then_hedged(atoms: &Atoms<'_>, at: usize) -> bool {
    atoms.is(at + 1, "or") && atoms.is_plural(at)
}

/// "over two years" mostly says how long something went on; it is a bound where something lasts or counts.
pub(crate) fn is_span_of_time(atoms: &Atoms<'_>, simple: &Simple, edge: usize, qualifier: Qualifier) -> bool {
    if qualifier != Qualifier::Over
        || !atoms.is(edge, "over")
        || !simple.unit.is_some_and(|unit| unit.kind == QuantityKind::Duration)
    {
        return false;
    }
    let Some(before) = edge.checked_sub(1) else { return false };
    let measured = atoms.is_any(
        before,
        &[
            "for", "of", "after", "lasted", "lasting", "took", "takes", "taken", "take", "in", "spent", "just", "well",
            "the", "a", "spend", "served",
        ],
    ) || atoms.has(before, l::AUXILIARY);
    let dated = atoms.is_any(simple.to, &["ago", "old", "later", "earlier", "in"]);
    !measured && !dated
}

/// Bounds an amount by a hedge that stands in `words`.
pub(crate) fn apply(amount: &mut Amount, qualifier: Qualifier, value: f64, words: (usize, usize)) {
    amount.qualifier = qualifier;
    amount.rules.push(Rule::Hedge, words.0, words.1);
    match qualifier {
        Qualifier::Over | Qualifier::AtLeast => (amount.low, amount.high) = (Some(value), None),
        Qualifier::Under | Qualifier::AtMost => (amount.low, amount.high) = (None, Some(value)),
        Qualifier::Exact | Qualifier::About | Qualifier::Vague => {}
    }
}
