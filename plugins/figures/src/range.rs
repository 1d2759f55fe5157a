//! Two numbers that belong together: ranges, and changes from one value to another.

use briefer_plugin::{Qualifier, QuantityKind};

use crate::amount::{Amount, Simple, apply, bare, is_age, is_span_of_time, simple};
use crate::atoms::Atoms;
use crate::bound;
use crate::lexicon as l;
use crate::not_count;
use crate::number::Form;
use crate::rule::Rule;

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
    if matches!(first.number.form, Form::Band) || !atoms.allows(Rule::Range) {
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
    let second = second(atoms, second_at)?;
    if joint != Joint::Or
        && not_count::read(atoms, second_at, briefer_plugin::Role::Body, None)
            .is_some_and(|not| not.kind != QuantityKind::Id)
    {
        return None;
    }
    let ends = Ends { first: *first, second, joint, opener: opener(atoms, first.from, start) };
    if joint == Joint::To
        && atoms.allows(Rule::ChangeFromTo)
        && ends.opener.is_some_and(|(from, _)| is_change(atoms, from, first))
    {
        return if is_plain_range(atoms, second_at, &second) { None } else { change(atoms, ends) };
    }
    range(atoms, ends, start)
}

/// Two numbers and what joins them.
struct Ends {
    first: Simple,
    second: Simple,
    joint: Joint,
    /// "from" or "between" and where it stands.
    opener: Option<(usize, &'static str)>,
}

/// One amount from the first number to the second.
fn range(atoms: &Atoms<'_>, ends: Ends, start: usize) -> Option<Found> {
    let Ends { mut first, mut second, joint, opener } = ends;
    if !share_scale(&mut first, &mut second) {
        share_grouping(&mut first, &second);
    }
    if !share_unit(atoms, &mut first, &mut second, joint) {
        return None;
    }
    let from = opener.map_or(first.from, |(from, _)| from);
    if opener.is_some()
        && joint == Joint::To
        && atoms.allows(Rule::OpeningHours)
        && is_opening_hours(atoms, from, &first, &second)
    {
        return Some((Amount::exact(from, second.to, None, QuantityKind::Time, Rule::OpeningHours), None, second.to));
    }
    if !fits(atoms, &first, &second, joint, opener.map(|(_, word)| word)) {
        return None;
    }
    let (low, high) = (first.value().min(second.value()), first.value().max(second.value()));
    let mut amount = bare(atoms, &second);
    amount = Amount { from, low: Some(low), high: Some(high), singular: false, ..amount };
    if is_age(atoms, &first) {
        amount.quantity = QuantityKind::Age;
    }
    amount.rules.push(Rule::Range, from, second.to);
    let hedge = bound::before(atoms, from)
        .filter(|hedge| hedge.edge >= start && joint != Joint::And)
        .filter(|hedge| !is_span_of_time(atoms, &second, hedge.edge, hedge.qualifier));
    if let Some(hedge) = hedge {
        amount.from = hedge.edge;
        if hedge.qualifier == Qualifier::About {
            apply(&mut amount, Qualifier::About, low, (hedge.edge, from));
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

/// The words that join the two ends of a range, or begin what does.
pub(crate) const JOINTS: &[&str] = &["to", "through", "till", "until", "up", "or", "and"];

fn joint(atoms: &Atoms<'_>, first: &Simple) -> Option<(Joint, usize)> {
    let at = first.to;
    if atoms.is_word(at) && !atoms.cues(at, l::JOINS_RANGE) {
        return None;
    }
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
fn is_change(atoms: &Atoms<'_>, from: usize, first: &Simple) -> bool {
    for at in (from.saturating_sub(9)..from).rev() {
        if atoms.is_mark_of(at, ",;:.()—") || is_range_word(atoms, at) {
            return false;
        }
        if atoms.has(at, l::TREND) {
            // What goes "from 0 to 100 km/h" passes through all of it.
            return first.value() != 0.0 || !atoms.is_any(at, &["go", "going", "goes", "went"]);
        }
    }
    false
}

/// Whether the later value is a range itself: "from 24 to 33-35 billion".
fn is_plain_range(atoms: &Atoms<'_>, at: usize, second: &Simple) -> bool {
    matches!(joint(atoms, second), Some((Joint::Dash, next)) if next > at && simple(atoms, next, next).is_some())
}

fn is_range_word(atoms: &Atoms<'_>, at: usize) -> bool {
    atoms.is_any(at, &["range", "ranging", "ranges", "ranged", "vary", "varying", "varies", "varied", "anywhere"])
}

/// "rose from 4 to 6": two values, the later one stands.
fn change(atoms: &Atoms<'_>, ends: Ends) -> Option<Found> {
    let Ends { mut first, mut second, joint, .. } = ends;
    share_scale(&mut first, &mut second);
    if !share_unit(atoms, &mut first, &mut second, joint) {
        return None;
    }
    let (first, second) = (&first, &second);
    let (mut old, mut new) = (bare(atoms, first), bare(atoms, second));
    old.superseded = true;
    old.noun_from = new.noun_from;
    for amount in [&mut old, &mut new] {
        amount.rules.push(Rule::ChangeFromTo, first.from, second.to);
        let value = amount.low.unwrap_or_default();
        if let Some(hedge) = bound::before(atoms, amount.from) {
            let words = (hedge.edge, amount.from);
            amount.from = hedge.edge;
            apply(amount, hedge.qualifier, value, words);
        }
    }
    Some((old, Some(new), second.to))
}

/// "4 to 6 million", "two to three dozen": the scale belongs to both. Whether it was shared.
fn share_scale(first: &mut Simple, second: &mut Simple) -> bool {
    let (a, b) = (&mut first.number, &mut second.number);
    if b.scale > 1.0 && a.scale == 1.0 && a.value < 1000.0 && a.value * b.scale <= b.value * 1.000_001 {
        a.value *= b.scale;
        a.scale = b.scale;
    } else if a.scale > 1.0 && b.scale == 1.0 && b.value < 1000.0 && b.value * a.scale > a.value && b.value < a.value {
        b.value *= a.scale;
        b.scale = a.scale;
    } else {
        return false;
    }
    true
}

/// "40-50,000": the thousands of the second belong to both, where the first is small and close to the second's own.
fn share_grouping(first: &mut Simple, second: &Simple) {
    let (a, b) = (&mut first.number, &second.number);
    let thousands = b.value / 1000.0;
    let grouped = b.form == Form::Digits && b.scale == 1.0 && b.value >= 1000.0 && thousands.fract() == 0.0;
    let close = a.form == Form::Plain && a.value >= 2.0 && a.value < thousands && thousands <= a.value * 4.0;
    if grouped && close {
        a.value *= 1000.0;
        a.form = Form::Digits;
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
        Joint::To if low > high => {
            // "densities of 1.3 tonnes to 0.3 tonnes": a range told from its upper end names its unit twice.
            whole
                && first.unit_has_words(atoms)
                && second.unit_has_words(atoms)
                && atoms.is(first.from.wrapping_sub(1), "of")
        }
        Joint::To => whole && low < high && !is_change_by(atoms, first.from) && !is_step(atoms, first, second),
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

/// "fell by 200 to 1,700": by how much, and to where. "Fell by 10 to 20 percent" keeps one unit for both ends.
fn is_step(atoms: &Atoms<'_>, first: &Simple, second: &Simple) -> bool {
    let edge = bound::before(atoms, first.from).map_or(first.from, |hedge| hedge.edge);
    let Some(by) = edge.checked_sub(1).filter(|&by| atoms.is(by, "by")) else { return false };
    let changed = (by.saturating_sub(4)..by).any(|at| atoms.has(at, l::TREND));
    let one_unit = second.unit.is_some() && !first.unit_has_words(atoms) && second.value() <= first.value() * 4.0;
    changed && !one_unit
}

/// "from 8 to 5": hours of the day, which count nothing; the later one is in the afternoon, or something opens then.
fn is_opening_hours(atoms: &Atoms<'_>, from: usize, first: &Simple, second: &Simple) -> bool {
    let hour = |simple: &Simple| {
        simple.unit.is_none() && simple.number.form != Form::Fraction && (1.0..=12.0).contains(&simple.value())
    };
    let alone = !atoms.is_word(second.to) || atoms.has(second.to, l::STOP);
    let open = |at: usize| {
        atoms.is_any(
            at,
            &["open", "opens", "opened", "closed", "daily", "shift", "shifts", "works", "hours", "weekdays", "runs"],
        )
    };
    let stated = (from.saturating_sub(4)..from).any(open);
    let backwards = second.value() < first.value() && !is_range_word(atoms, from.wrapping_sub(1));
    hour(first) && hour(second) && alone && atoms.is(from, "from") && (stated || backwards)
}

impl Simple {
    /// Whether a unit in words stands between the number and what joins it.
    fn unit_has_words(&self, atoms: &Atoms<'_>) -> bool {
        self.to > self.number.to && atoms.is_word(self.number.to)
    }
}
