//! Units: what stands right before or after a number and says what kind of amount it is.

use briefer_plugin::QuantityKind;

use crate::atoms::Atoms;
use crate::lexicon as l;
use crate::number::{Form, Number, exponent, is_currency_mark};

/// A unit between two atoms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Unit {
    pub(crate) kind: QuantityKind,
    pub(crate) from: usize,
    pub(crate) to: usize,
}

/// The currency that stands before the number at `at`: `$`, `US$`, `US $`, `RM`, `EUR`.
pub(crate) fn before(atoms: &Atoms<'_>, at: usize) -> Option<Unit> {
    let last = at.checked_sub(1)?;
    // "$-99.99": the sign behind the currency.
    let signed = atoms.is_dash(last) && atoms.glued(last) && atoms.glued(at);
    if signed && last > 0 && is_currency_mark(atoms, last - 1) {
        return before(atoms, last);
    }
    if is_currency_mark(atoms, last) {
        let country = last.checked_sub(1).filter(|&code| CURRENCY_COUNTRIES.contains(&atoms.written(code)));
        let from = country.unwrap_or(last);
        return Some(Unit { kind: QuantityKind::Money, from, to: at });
    }
    // "$US55": the letters between the sign and the number.
    if atoms.glued(last) && atoms.glued(at) && CURRENCY_COUNTRIES.contains(&atoms.written(last)) {
        let sign = last.checked_sub(1)?;
        return is_currency_mark(atoms, sign).then_some(Unit { kind: QuantityKind::Money, from: sign, to: at });
    }
    let code = atoms.has(last, l::CURRENCY_CODE) && atoms.written(last).starts_with(|c: char| c.is_ascii_uppercase());
    // Letters glued to digits were told apart when they were cut.
    let weak = || {
        !atoms.glued(at)
            && (atoms.is(last, "US")
                || atoms.is_any(last, &["us", "au", "nz", "hk", "sg", "try", "ils", "cad", "cop", "idr", "ron"]))
    };
    (code && !weak()).then_some(Unit { kind: QuantityKind::Money, from: last, to: at })
}

/// The letters that say whose dollar a sign stands for.
const CURRENCY_COUNTRIES: &[&str] =
    &["US", "U.S.", "U.S", "A", "C", "HK", "NZ", "AU", "CA", "S", "SG", "R", "NT", "Y", "CAN", "AUS"];

/// The unit after a number that ends before `at`, its rate included ("km per hour", "dollars a barrel").
pub(crate) fn after(atoms: &Atoms<'_>, number: &Number) -> Option<Unit> {
    let unit = plain(atoms, number)?;
    Some(Unit { to: rate(atoms, unit.to), ..unit })
}

fn plain(atoms: &Atoms<'_>, number: &Number) -> Option<Unit> {
    let mut at = number.to;
    let unit = |kind, from, to| Some(Unit { kind, from, to });
    if atoms.is_mark(at, '%') {
        return unit(QuantityKind::Percent, at, at + 1);
    }
    if is_currency_mark(atoms, at) && !atoms.is_digits(at + 1) {
        return unit(QuantityKind::Money, at, at + 1);
    }
    if atoms.is_mark_of(at, "″\"")
        && atoms.glued(at)
        && number.form != Form::Spelled
        && !atoms.glued(at + 1)
        && atoms.is_mark(at, '″')
    {
        return unit(QuantityKind::Measure, at, at + 1);
    }
    if atoms.is_mark(at, '°') {
        return unit(
            QuantityKind::Measure,
            at,
            at + 1 + usize::from(atoms.is_any(at + 1, &["c", "f", "celsius", "fahrenheit"])),
        );
    }
    if atoms.is_dash(at) && atoms.glued(at) && atoms.glued(at + 1) {
        at += 1;
    }
    if !may_begin(atoms, at) {
        return None;
    }
    // "four more days".
    if atoms.is_any(at, &["more", "further", "extra", "additional"]) && atoms.has(at + 1, l::DURATION | l::UNIT) {
        at += 1;
    }
    if atoms.has(at, l::PERCENT) || atoms.are(at, &["per", "cent"]) {
        let to = at + 1 + usize::from(atoms.is(at, "per"));
        return unit(QuantityKind::Percent, at, to + usize::from(atoms.is_any(to, &["points", "point"])));
    }
    // "3.2pc", "0.4pp", "12bps"; PC in capitals is a party.
    if atoms.is_any(at, &["pc", "pp", "pps", "bps"]) && !atoms.is_capitalized(at) {
        return unit(QuantityKind::Percent, at, at + 1);
    }
    if atoms.is_any(at, &["basis", "percentage"]) && atoms.is_any(at + 1, &["point", "points"]) {
        return unit(QuantityKind::Percent, at, at + 2);
    }
    money(atoms, number, at)
        .or_else(|| duration(atoms, at))
        .or_else(|| measure(atoms, number, at))
        .or_else(|| multiple(atoms, number, at))
}

/// Whether a unit in words could begin at the atom; cheap, and wrong only towards yes.
fn may_begin(atoms: &Atoms<'_>, at: usize) -> bool {
    let roles = l::UNIT | l::ABBREVIATED_UNIT | l::CURRENCY | l::CURRENCY_CODE | l::DURATION | l::PERCENT;
    atoms.has(at, roles) || atoms.cues(at, l::BEGINS_UNIT) || atoms.is_capitalized(at)
}

/// The words besides units that begin one, or may stand before one.
pub(crate) const OPENERS: &[&str] = &[
    "per",
    "basis",
    "percentage",
    "more",
    "further",
    "extra",
    "additional",
    "square",
    "cubic",
    "sq",
    "sq.",
    "nautical",
    "metric",
    "fluid",
    "light",
    "troy",
    "fold",
    "times",
    "x",
    "pc",
    "pp",
    "pps",
    "bps",
];

fn money(atoms: &Atoms<'_>, number: &Number, at: usize) -> Option<Unit> {
    let adjectives = (0..=2).find(|&n| atoms.has(at + n, l::CURRENCY))?;
    let country = (0..adjectives).all(|n| atoms.is_capitalized(at + n) || atoms.is_mark(at + n, '.'));
    let pounds = atoms.is_any(at + adjectives, &["pound", "pounds"]) && adjectives == 0;
    // "a 50,000-pound prize" weighs nothing.
    let paid = atoms.is_dash(at - 1) && atoms.is_any(at + 1, PAID);
    let heavy = pounds && !paid && number.scale < 1e6;
    let verb = atoms.is_any(at, &["won", "real", "rand", "leu", "kip", "som", "crown", "bucks"]) && number.scale == 1.0;
    let kind = if heavy { QuantityKind::Measure } else { QuantityKind::Money };
    (country && !verb).then_some(Unit { kind, from: at, to: at + adjectives + 1 }).or_else(|| code(atoms, at))
}

/// What is given or owed in money.
const PAID: &[&str] = &[
    "prize",
    "fine",
    "reward",
    "award",
    "bail",
    "bond",
    "grant",
    "loan",
    "debt",
    "deal",
    "contract",
    "bill",
    "salary",
    "fee",
    "ransom",
    "bounty",
    "fund",
    "budget",
    "scholarship",
    "penalty",
    "payment",
    "donation",
    "bribe",
    "bonus",
    "pension",
];

fn code(atoms: &Atoms<'_>, at: usize) -> Option<Unit> {
    let written = atoms.written(at);
    let upper = written.len() == 3 && written.bytes().all(|b| b.is_ascii_uppercase());
    (upper && atoms.has(at, l::CURRENCY_CODE)).then_some(Unit { kind: QuantityKind::Money, from: at, to: at + 1 })
}

fn duration(atoms: &Atoms<'_>, at: usize) -> Option<Unit> {
    if !atoms.has(at, l::DURATION) {
        return None;
    }
    let dashed = atoms.is_dash(at + 1);
    let old = at + 1 + usize::from(dashed);
    if atoms.is_any(old, &["old", "olds"]) {
        return Some(Unit { kind: QuantityKind::Age, from: at, to: old + 1 });
    }
    if atoms.are(at + 1, &["of", "age"]) {
        return Some(Unit { kind: QuantityKind::Age, from: at, to: at + 3 });
    }
    Some(Unit { kind: QuantityKind::Duration, from: at, to: at + 1 })
}

fn measure(atoms: &Atoms<'_>, number: &Number, at: usize) -> Option<Unit> {
    let unit = |from, to| Some(Unit { kind: QuantityKind::Measure, from, to });
    if atoms.is_any(at, &["square", "cubic", "sq", "sq.", "nautical", "metric", "fluid", "light", "troy"])
        && atoms.has(at + 1, l::UNIT | l::ABBREVIATED_UNIT)
    {
        return unit(at, at + 2);
    }
    if atoms.has(at, l::UNIT) {
        let degrees =
            atoms.is_any(at, &["degree", "degrees"]) && atoms.is_any(at + 1, &["celsius", "fahrenheit", "c", "f"]);
        // "five foot soldiers" are soldiers.
        let soldiers = atoms.is(at, "foot") && atoms.is(at + 1, "soldiers");
        return if soldiers { None } else { unit(at, power(atoms, at + 1 + usize::from(degrees))) };
    }
    // "0.5 R per day": one capital letter with a rate is a unit, whichever it is.
    let letter = atoms.is_word(at) && atoms.written(at).len() == 1 && atoms.is_capitalized(at);
    if letter && number.form != Form::Spelled && rate(atoms, at + 1) > at + 1 && !atoms.is(at + 1, "a") {
        return unit(at, at + 1);
    }
    if number.form == Form::Spelled || !atoms.has(at, l::ABBREVIATED_UNIT) || !abbreviation_fits(atoms, at) {
        return None;
    }
    let scale = atoms.is(at, "deg") && atoms.is_any(at + 1, &["c", "f"]);
    unit(at, power(atoms, at + 1 + usize::from(scale)))
}

/// The end of the power glued to a unit that ends at `to`: `km^2`, `m⁻²`, `m-2`.
fn power(atoms: &Atoms<'_>, to: usize) -> usize {
    if let Some((_, end)) = exponent(atoms, to) {
        return end;
    }
    let hyphen = atoms.is_dash(to) && atoms.glued(to) && atoms.glued(to + 1);
    let inverse = hyphen && matches!(atoms.written(to + 1), "1" | "2" | "3");
    let range = atoms.glued(to + 2) && atoms.is_word(to + 2) || atoms.has(to + 2, l::UNIT | l::ABBREVIATED_UNIT);
    if inverse && !range { to + 2 } else { to }
}

/// An abbreviation glued to its number always fits; a free one only where it can hardly be a word.
fn abbreviation_fits(atoms: &Atoms<'_>, at: usize) -> bool {
    if atoms.glued(at) {
        return true;
    }
    if atoms.is_mark(at + 1, '/') && atoms.glued(at + 1) {
        return true;
    }
    let written = atoms.written(at);
    match atoms.lower(at) {
        "in" => {
            atoms.get(at + 1).is_none()
                || atoms.is_any(at + 1, &["thick", "long", "wide", "tall", "deep", ".", ",", ")"])
        }
        "a" | "c" | "k" | "n" | "h" | "ps" | "pa" | "bar" | "mi" | "us" | "pt" | "gal" | "qt" | "ma" | "ga" => false,
        "w" => written == "W",
        "v" | "f" | "l" => written.bytes().all(|b| b.is_ascii_uppercase()) && !atoms.is_capitalized(at + 1),
        "t" | "g" | "m" => !atoms.is_mark(at + 1, '.') || atoms.get(at + 2).is_none(),
        _ => true,
    }
}

fn multiple(atoms: &Atoms<'_>, number: &Number, at: usize) -> Option<Unit> {
    let fold = atoms.is(at, "fold");
    let times = atoms.is_any(at, &["times", "x"])
        && (atoms.is(at, "times") || atoms.glued(at))
        && number.form != Form::Fraction;
    (fold || times).then_some(Unit { kind: QuantityKind::Multiple, from: at, to: at + 1 })
}

/// Extends a unit by "per day", "a barrel", "/km" and the like; returns the new end.
pub(crate) fn rate(atoms: &Atoms<'_>, to: usize) -> usize {
    let noun = |at: usize| {
        atoms.is_word(at) && (atoms.has(at, l::DURATION | l::UNIT | l::ABBREVIATED_UNIT) || atoms.is_any(at, RATED))
    };
    if atoms.is(to, "per") && atoms.is_word(to + 1) && !atoms.is(to + 1, "cent") {
        let square = atoms.is_any(to + 1, &["square", "cubic"]);
        return to + 2 + usize::from(square);
    }
    if atoms.is_any(to, &["a", "an", "each", "every"])
        && noun(to + 1)
        && atoms.lower(to + 1).len() > 2
        && !atoms.is_any(to + 2, &["ago", "earlier", "later"])
    {
        return to + 2;
    }
    let dashed_rate = atoms.is_dash(to) && atoms.is(to + 1, "a") && atoms.is_dash(to + 2) && noun(to + 3);
    if dashed_rate {
        return to + 4;
    }
    if atoms.is_mark(to, '/') && atoms.glued(to) && atoms.glued(to + 1) && atoms.is_word(to + 1) {
        return power(atoms, to + 2);
    }
    to
}

const RATED: &[&str] =
    &["head", "person", "share", "piece", "barrel", "bottle", "household", "family", "unit", "night", "seat", "ticket"];
