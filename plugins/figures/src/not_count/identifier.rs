//! Numbers that only identify.

use briefer_plugin::{QuantityKind, Role};

use super::time::looks_like_year;
use super::{NotCount, not};
use crate::amount::Amount;
use crate::atoms::Atoms;
use crate::lexicon as l;
use crate::number::{self};
use crate::rule::Rule;

/// A number glued to letters that are no unit: `123news`, `3D`.
pub(super) fn in_name(atoms: &Atoms<'_>, at: usize) -> Option<NotCount> {
    if !(atoms.glued(at + 1) && atoms.is_word(at + 1) && number::read(atoms, at).is_none_or(|n| n.to == at + 1)) {
        return None;
    }
    let unit = atoms
        .has(at + 1, l::UNIT | l::ABBREVIATED_UNIT | l::DURATION | l::CURRENCY | l::CURRENCY_CODE | l::PERCENT)
        || atoms.cues(at + 1, l::BEGINS_UNIT);
    let short = atoms
        .is_any(at + 1, &["s", "st", "nd", "rd", "th", "am", "pm", "a.m.", "p.m.", "p", "fold", "x", "plus", "odd"]);
    if !unit && !short { not(at, at + 2, QuantityKind::Id, None, Rule::NumberInName) } else { None }
}

/// A number inside a web or mail address.
pub(super) fn web(atoms: &Atoms<'_>, at: usize) -> Option<NotCount> {
    if !atoms.has_address_mark() {
        return None;
    }
    let mut from = at;
    while from > 0 && atoms.glued(from) && at - from < 64 {
        from -= 1;
    }
    let mut to = at + 1;
    while atoms.glued(to) && to - at < 64 {
        to += 1;
    }
    if to - from < 3 {
        return None;
    }
    let chunk = atoms.slice(from, to);
    let address = chunk.contains(['@', '#']) || chunk.contains("://") || chunk.contains(".com/");
    if address { not(at, to, QuantityKind::Id, None, Rule::WebAddress) } else { None }
}

/// Three or more groups of digits glued by hyphens, dots or slashes: telephone and article numbers, versions, addresses.
pub(super) fn digit_chain(atoms: &Atoms<'_>, at: usize) -> Option<NotCount> {
    let mut to = at + 1;
    let mut groups = 1;
    while atoms.is_mark_of(to, "-–./") && atoms.glued(to) && atoms.is_digits(to + 1) && atoms.glued(to + 1) {
        to += 2;
        groups += 1;
    }
    let unreadable = atoms.value(at).is_none();
    let leading_zero = atoms.is_plain(at) && atoms.written(at).len() > 1 && atoms.written(at).starts_with('0');
    let shares = groups == 2
        && atoms.is_mark(at + 1, '/')
        && number::read(atoms, at).is_some_and(|n| n.form != number::Form::Fraction);
    let two_years = groups == 2
        && atoms.is_dash(at + 1)
        && looks_like_year(atoms, at)
        && atoms.value(at + 2).is_some_and(|next| next < 100.0 || looks_like_year(atoms, at + 2));
    if two_years {
        return not(at, to, QuantityKind::Year, None, Rule::YearRange);
    }
    if groups > 2 || unreadable || leading_zero || shares {
        return not(at, to, QuantityKind::Id, None, Rule::DigitChain);
    }
    None
}

/// Numbers that name: resolution 2664, Article 5, S&P 500, Model 3.
pub(super) fn identifier(atoms: &Atoms<'_>, at: usize, role: Role) -> Option<NotCount> {
    let before = at.checked_sub(1)?;
    let value = atoms.value(at);
    if atoms.is_mark(before, '#') {
        return not(at, at + 1, QuantityKind::Id, value, Rule::NumberSign);
    }
    if !atoms.is_plain(at) || atoms.glued(at) && !atoms.is_dash(before) {
        return None;
    }
    let unit = atoms.has(at + 1, l::UNIT | l::CURRENCY | l::PERCENT | l::DURATION | l::NUMBER)
        || atoms.is_mark(at + 1, '%')
        || atoms.is_any(at + 1, &["bn", "mn", "m", "k"]);
    if unit || atoms.glued(at + 1) && atoms.is_word(at + 1) {
        return None;
    }
    let capital = atoms.is_name_like(before);
    let named = capital && atoms.has(before, l::IDENTIFIER) || atoms.has(before, l::REFERENCE);
    if named && !(atoms.is_any(before, &["no", "week", "day", "group", "camp"]) && atoms.is_plural(at + 1)) {
        return not(at, end_of_named(atoms, at), QuantityKind::Id, value, Rule::NamedNumber);
    }
    let in_name = capital && is_end_of_name(atoms, at, before, role);
    if in_name { not(at, at + 1, QuantityKind::Id, value, Rule::NameWithNumber) } else { None }
}

/// Whether the number at `at` belongs to the name that ends right before it: S&P 500, Model 3.
fn is_end_of_name(atoms: &Atoms<'_>, at: usize, before: usize, role: Role) -> bool {
    let ends = atoms.get(at + 1).is_none() || atoms.is_mark_of(at + 1, ").");
    let long_name = before > 0 && atoms.is_capitalized(before - 1);
    if ends && long_name && !atoms.has(before, l::MONTH | l::WEEKDAY | l::STOP) {
        return true;
    }
    let opening =
        before == 0 || role == Role::Headline || atoms.has(before, l::STOP | l::MONTH | l::WEEKDAY | l::TREND);
    let counted = atoms.is_plural(at + 1) || atoms.is_plural(at + 2) && !atoms.has(at + 1, l::STOP);
    let index = atoms.is_any(at + 1, &["index", "series", "resolution"]);
    let apposed = atoms.is_mark(at + 1, ',') || atoms.has(at + 1, l::AUXILIARY) || atoms.is_mark(at + 1, ')');
    !opening && ((index || !counted) && !apposed || atoms.is_capitalized(at + 1) && !counted)
}

/// Past the second number of "page 3 to 9", "Articles 5 and 6".
fn end_of_named(atoms: &Atoms<'_>, at: usize) -> usize {
    let joined = atoms.is_any(at + 1, &["to", "and", "or", "through"]) || atoms.is_dash(at + 1);
    let second = joined
        && atoms.is_plain(at + 2)
        && !(atoms.glued(at + 3) && atoms.is_word(at + 3))
        && !atoms.has(at + 3, l::NUMBER | l::PERCENT);
    let counted = atoms.is_plural(at + 3) || atoms.is_plural(at + 4) && !atoms.has(at + 3, l::STOP);
    if second && !counted && !atoms.has(at + 3, l::UNIT | l::DURATION) { at + 3 } else { at + 1 }
}

/// The further numbers of a list that began with a name: "resolutions 2253 (2015) and 2734 (2024)", "paragraphs 3, 4 and 5".
pub(super) fn listed(atoms: &Atoms<'_>, at: usize, last: Option<&Amount>) -> Option<NotCount> {
    let joint = at.checked_sub(1).filter(|&joint| atoms.is_any(joint, &["and", "or"]) || atoms.is_mark(joint, ','))?;
    let last = last.filter(|_| atoms.is_plain(at))?;
    let comma = usize::from(joint > 0 && atoms.is_mark(joint - 1, ',') && !atoms.is_mark(joint, ','));
    let dated = |at: usize| atoms.is_mark(at, '(') && looks_like_year(atoms, at + 1) && atoms.is_mark(at + 2, ')');
    let after_dated =
        last.quantity == QuantityKind::Year && last.to + 1 + comma == joint && atoms.is_mark(last.to, ')');
    let goes_on = !atoms.is_word(at + 1) || atoms.has(at + 1, l::PREPOSITION | l::CONJUNCTION);
    let closed = goes_on && !(atoms.is_mark(joint, ',') && atoms.is_mark(at + 1, '.'));
    let after_named = last.is_named_number() && last.to + comma == joint && closed;
    if after_dated && dated(at + 1) || after_named {
        return not(at, at + 1, QuantityKind::Id, atoms.value(at), Rule::NamedNumber);
    }
    None
}

/// Names that a number begins or ends: "a 737 Max", "5G", "the Group of 77".
pub(super) fn model_or_club(atoms: &Atoms<'_>, at: usize) -> Option<NotCount> {
    let value = atoms.value(at).filter(|_| atoms.is_plain(at))?;
    let network = value < 8.0 && atoms.glued(at + 1) && atoms.written(at + 1) == "G";
    if network {
        return not(at, at + 2, QuantityKind::Id, None, Rule::NumberInName);
    }
    let before = at.checked_sub(1)?;
    let club = atoms.is(before, "of")
        && at > 1
        && atoms.is_capitalized(at - 2)
        && atoms.is_any(at - 2, &["group", "committee", "gang", "council", "club", "house"])
        && !atoms.is_plural(at + 1);
    let airliner = (707.0..=797.0).contains(&value) && value % 10.0 == 7.0 && atoms.is_any(at + 1, AIRLINERS);
    // "a 12" counts nothing; "a 500-bed ward" and "a 12 percent rise" go on with a unit or a hyphen.
    let article = atoms.is_any(before, &["a", "an"]) && value >= 10.0 && !looks_like_year(atoms, at);
    let mark = article && atoms.is_capitalized(at + 1) && !atoms.glued(at + 1) && !is_unit(atoms, at + 1);
    let counted = atoms.is_plural(at + 1) && !airliner;
    if club || (airliner || mark) && !counted {
        not(at, at + 1, QuantityKind::Id, Some(value), Rule::NumberInName)
    } else {
        None
    }
}

const AIRLINERS: &[&str] =
    &["max", "jet", "jets", "plane", "planes", "airliner", "airliners", "aircraft", "dreamliner", "freighter"];

fn is_unit(atoms: &Atoms<'_>, at: usize) -> bool {
    atoms.has(at, l::UNIT | l::ABBREVIATED_UNIT | l::DURATION | l::CURRENCY | l::CURRENCY_CODE | l::PERCENT | l::NUMBER)
}

/// Numbers of houses ("12 Garden Road") and parts of names ("ID.3", "ISO 3888-2").
pub(super) fn house_or_part(atoms: &Atoms<'_>, at: usize) -> Option<NotCount> {
    let dotted =
        at > 1 && atoms.glued(at) && atoms.is_mark_of(at - 1, ".-/") && atoms.glued(at - 1) && atoms.is_word(at - 2);
    // "12 Garden Road", "9 E 71st St", "221b Baker Street", "18 Rue des Lilas".
    let letter = usize::from(atoms.glued(at + 1) && atoms.is_word(at + 1) && atoms.written(at + 1).len() == 1);
    let name = at + 1 + letter;
    let street_last = (name..name + 5)
        .take_while(|&n| atoms.is_capitalized(n) || atoms.is_plain(n) || atoms.glued(n) && atoms.is_word(n))
        .any(|n| n > name && atoms.is_capitalized(n) && atoms.is_any(n, STREETS));
    let street_first = atoms.is_capitalized(name)
        && atoms.is_any(name, STREETS_FIRST)
        && (atoms.is_capitalized(name + 1) || atoms.is_capitalized(name + 2));
    let street = street_last || street_first;
    if dotted && !atoms.has(at + 1, l::UNIT | l::DURATION | l::PERCENT) || street && atoms.is_plain(at) {
        return not(at, at + 1 + letter, QuantityKind::Id, atoms.value(at), Rule::NumberInName);
    }
    None
}

/// `1.`, `2)` at a sentence's start or after a semicolon, `(3)` anywhere.
pub(super) fn list_number(atoms: &Atoms<'_>, at: usize) -> Option<NotCount> {
    let value = atoms.value(at).filter(|value| *value < 100.0 && atoms.is_plain(at))?;
    let opens = at == 0 || value < 30.0 && atoms.is_mark_of(at - 1, ";:•");
    let last = atoms.get(at + 2).is_none();
    // A dot may have ended the sentence: "...; 2." goes on with the second item.
    let dot = if at == 0 {
        !last
    } else {
        last && (value == 1.0 || !atoms.is_mark(at - 1, ':')) || atoms.is_capitalized(at + 2)
    };
    let closed = atoms.is_mark(at + 1, ')') && !last || atoms.is_mark(at + 1, '.') && dot;
    let first = opens && closed && atoms.glued(at + 1);
    let bracketed = at > 0 && atoms.is_mark_of(at - 1, "([") && atoms.is_mark_of(at + 1, ")]") && value < 30.0;
    if first || bracketed { not(at, at + 1, QuantityKind::Id, Some(value), Rule::ListNumber) } else { None }
}

const STREETS: &[&str] = &[
    "road",
    "rd",
    "street",
    "st",
    "st.",
    "avenue",
    "ave",
    "ave.",
    "lane",
    "drive",
    "way",
    "boulevard",
    "blvd",
    "square",
    "crescent",
    "terrace",
    "parkway",
];

const STREETS_FIRST: &[&str] = &[
    "rue",
    "avenue",
    "ave",
    "ave.",
    "via",
    "calle",
    "jalan",
    "rua",
    "boulevard",
    "piazza",
    "plaza",
    "avenida",
    "place",
];
