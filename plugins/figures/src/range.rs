//! Two numbers that belong together: ranges, and changes from one value to another.

use briefer_plugin::{Qualifier, QuantityKind};

use crate::amount::{Amount, Simple, apply, bare, is_age, is_span_of_time, simple};
use crate::atoms::Atoms;
use crate::bound;
use crate::lexicon as l;
use crate::not_count;
use crate::number::Form;

/// What joins the two numbers.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Joint {
    To,
    Dash,
    Or,
    And,
}

/// The amount of a range, or both of a change, and the atom where reading goes on.
pub(crate) type Found = (Amount, Option<Amount>, usize);

/// Reads the other end of a range that begins with `first`; one amount for a range, two for a change.
pub(crate) fn read(atoms: &Atoms<'_>, first: &Simple, start: usize) -> Option<Found> {
    if matches!(first.number.form, Form::Band) {
        return None;
    }
    let (joint, next) = joint(atoms, first)?;
    let mut second_at = next;
    while second_at < next + 3
        && atoms.is_any(second_at, &["about", "around", "almost", "nearly", "approximately", "perhaps", "over"])
        && joint != Joint::Dash
    {
        second_at += 1;
    }
    let opener = opener(atoms, first.from, start);
    let second = second(atoms, second_at)?;
    if joint != Joint::Or
        && not_count::read(atoms, second_at, briefer_plugin::Role::Body, None)
            .is_some_and(|not| not.kind != QuantityKind::Id)
    {
        return None;
    }
    let (mut first, mut second) = (*first, second);
    share_scale(&mut first, &mut second);
    if !share_unit(atoms, &mut first, &mut second, joint) {
        return None;
    }
    let introduced = opener.is_some();
    if joint == Joint::To && introduced && is_change(atoms, opener.map_or(first.from, |(from, _)| from)) {
        return change(atoms, &first, &second);
    }
    if !fits(atoms, &first, &second, joint, opener.map(|(_, word)| word)) {
        return None;
    }
    let (low, high) = (first.value().min(second.value()), first.value().max(second.value()));
    let mut amount = bare(atoms, &second);
    amount = Amount {
        from: opener.map_or(first.from, |(from, _)| from),
        low: Some(low),
        high: Some(high),
        singular: false,
        ..amount
    };
    if is_age(atoms, &first) {
        amount.quantity = QuantityKind::Age;
    }
    amount.rules.push("range", amount.from, second.to);
    let hedge = bound::before(atoms, amount.from)
        .filter(|hedge| hedge.edge >= start && joint != Joint::And)
        .filter(|hedge| !is_span_of_time(atoms, &second, hedge.edge, hedge.qualifier));
    if let Some(hedge) = hedge {
        let words = (hedge.edge, amount.from);
        amount.from = hedge.edge;
        if hedge.qualifier == Qualifier::About {
            apply(&mut amount, Qualifier::About, low, words);
        }
    }
    Some((amount, None, second.to))
}

/// The second number of a range; a currency sign may stand before it.
fn second(atoms: &Atoms<'_>, at: usize) -> Option<Simple> {
    (at..at + 3).find_map(|number| {
        let second = simple(atoms, number, at)?;
        (second.from == at).then_some(second)
    })
}

fn joint(atoms: &Atoms<'_>, first: &Simple) -> Option<(Joint, usize)> {
    let at = first.to;
    if atoms.is_any(at, &["to", "through", "till", "until"]) {
        // "200,000 to-260,000" and "4 up to 6".
        let dash = usize::from(atoms.is_dash(at + 1) && atoms.glued(at + 1) && atoms.glued(at + 2));
        return Some((Joint::To, at + 1 + dash));
    }
    if atoms.are(at, &["up", "to"]) {
        return Some((Joint::To, at + 2));
    }
    if atoms.is(at, "or") {
        return Some((Joint::Or, at + 1));
    }
    if atoms.is(at, "and") {
        return Some((Joint::And, at + 1));
    }
    // "8- to 16-metre".
    if atoms.is_dash(at) && atoms.is_any(at + 1, &["to", "or"]) {
        return Some((if atoms.is(at + 1, "to") { Joint::To } else { Joint::Or }, at + 2));
    }
    let spaced = atoms.glued(at) == atoms.glued(at + 1);
    ((atoms.is_dash(at) && spaced) || atoms.is_mark(at, '~')).then_some((Joint::Dash, at + 1))
}

/// "from" or "between" before the first number, hedges between them skipped.
fn opener<'t>(atoms: &Atoms<'t>, from: usize, start: usize) -> Option<(usize, &'static str)> {
    let mut at = from;
    if let Some(hedge) = bound::before(atoms, at).filter(|hedge| hedge.edge > start) {
        at = hedge.edge;
    }
    let before = at.checked_sub(1).filter(|&before| before >= start)?;
    match atoms.lower(before) {
        "from" => Some((before, "from")),
        "between" => Some((before, "between")),
        _ => None,
    }
}

/// Whether a word of rising or falling stands shortly before "from" in the same clause.
fn is_change(atoms: &Atoms<'_>, from: usize) -> bool {
    for at in (from.saturating_sub(9)..from).rev() {
        if atoms.is_mark_of(at, ",;:.()—")
            || atoms.is_any(
                at,
                &["range", "ranging", "ranges", "ranged", "vary", "varying", "varies", "varied", "anywhere"],
            )
        {
            return false;
        }
        if atoms.has(at, l::TREND) {
            return true;
        }
    }
    false
}

/// "rose from 4 to 6": two values, the later one stands.
fn change(atoms: &Atoms<'_>, first: &Simple, second: &Simple) -> Option<Found> {
    let (mut old, mut new) = (bare(atoms, first), bare(atoms, second));
    old.superseded = true;
    old.noun_from = new.noun_from;
    for amount in [&mut old, &mut new] {
        amount.rules.push("change-from-to", first.from, second.to);
        let value = amount.low.unwrap_or_default();
        if let Some(hedge) = bound::before(atoms, amount.from) {
            let words = (hedge.edge, amount.from);
            amount.from = hedge.edge;
            apply(amount, hedge.qualifier, value, words);
        }
    }
    Some((old, Some(new), second.to))
}

/// "4 to 6 million", "two to three dozen": the scale belongs to both.
fn share_scale(first: &mut Simple, second: &mut Simple) {
    let (a, b) = (&mut first.number, &mut second.number);
    if b.scale > 1.0 && a.scale == 1.0 && a.value < 1000.0 && a.value * b.scale <= b.value * 1.000_001 {
        a.value *= b.scale;
        a.scale = b.scale;
    } else if a.scale > 1.0 && b.scale == 1.0 && b.value < 1000.0 && b.value * a.scale > a.value && b.value < a.value {
        b.value *= a.scale;
        b.scale = a.scale;
    }
}

/// Gives the unit of one end to the other; false where they measure different things.
fn share_unit(atoms: &Atoms<'_>, first: &mut Simple, second: &mut Simple, joint: Joint) -> bool {
    match (first.unit, second.unit) {
        (None, None) => true,
        (None, Some(unit)) => {
            first.unit = Some(unit);
            true
        }
        (Some(unit), None) => {
            let prefixed = unit.from < first.number.from;
            // "7% to 2,300" are two amounts; "$4 to 6" and "208 pounds to 193" one kind of thing.
            let lone = second_stands_alone(atoms, second);
            second.unit = Some(unit);
            prefixed && joint != Joint::And || unit.kind != QuantityKind::Percent && lone
        }
        (Some(a), Some(b)) => a.kind == b.kind && same_unit(atoms, first, second),
    }
}

fn same_unit(atoms: &Atoms<'_>, first: &Simple, second: &Simple) -> bool {
    let (Some(a), Some(b)) = (first.unit, second.unit) else { return true };
    let (a, b) = (atoms.lower(a.from), atoms.lower(b.from));
    let money = first.unit.is_some_and(|unit| unit.kind == QuantityKind::Money);
    a.trim_end_matches('s') == b.trim_end_matches('s')
        || money && (a.eq_ignore_ascii_case("us") || b.eq_ignore_ascii_case("us"))
        || a == "%"
        || b == "%"
}

fn second_stands_alone(atoms: &Atoms<'_>, second: &Simple) -> bool {
    !atoms.is_word(second.to) || atoms.has(second.to, l::STOP)
}

/// Whether the two can be the ends of a range.
fn fits(atoms: &Atoms<'_>, first: &Simple, second: &Simple, joint: Joint, opener: Option<&str>) -> bool {
    let (low, high) = (first.value(), second.value());
    let whole = first.number.form != Form::Fraction && second.number.form != Form::Fraction || joint == Joint::And;
    match joint {
        Joint::And => opener == Some("between") && low != high,
        Joint::To if opener.is_some() => whole && low != high,
        Joint::To => whole && low < high && !is_change_by(atoms, first.from),
        Joint::Dash => whole && low < high && !first.unit_has_words(atoms),
        Joint::Or => {
            whole
                && low < high
                && high <= low * 4.0
                && first.number.scale == second.number.scale
                && !first.unit_has_words(atoms)
        }
    }
}

/// "rose 15 points to 120": by how much, and to where.
fn is_change_by(atoms: &Atoms<'_>, from: usize) -> bool {
    let Some(before) = from.checked_sub(1) else { return false };
    let hedged = atoms.is_any(before, &["about", "nearly", "almost", "around", "another"]);
    let verb = before.saturating_sub(usize::from(hedged));
    atoms.has(verb, l::TREND) || atoms.is(verb, "added")
}

impl Simple {
    /// Whether a unit in words stands between the number and what joins it.
    fn unit_has_words(&self, atoms: &Atoms<'_>) -> bool {
        self.to > self.number.to && atoms.is_word(self.number.to)
    }
}
