//! Dates, clock times, years, ordinals.

use briefer_plugin::QuantityKind;
use briefer_plugin::words::numbers::NumberWord;

use super::{NotCount, not};
use crate::atoms::{AtomKind, Atoms};
use crate::lexicon as l;
use crate::number::{self};
use crate::rule::Rule;

/// `22:57`, `2 pm`, `5 o'clock`, `0401 GMT`.
pub(super) fn clock(atoms: &Atoms<'_>, at: usize) -> Option<NotCount> {
    let written = atoms.written(at);
    let half = is_half_of_day(atoms, at + 1);
    if written.contains(':') {
        let zone = usize::from(half || atoms.has(at + 1, l::ZONE) && !atoms.is(at + 1, "local"));
        let clock = written.split(':').all(|part| part.len() <= 2 && part.bytes().all(|b| b.is_ascii_digit()));
        let kind = if clock { QuantityKind::Time } else { QuantityKind::Id };
        return not(at, at + 1 + zone, kind, None, Rule::ClockTime);
    }
    let hour = atoms.value(at).filter(|&hour| hour < 25.0)?;
    // "from 1 to 3 p.m.", "between 8 and 10 a.m."
    let joined = atoms.is_any(at + 1, &["to", "and", "or", "until"]) || atoms.is_dash(at + 1);
    if joined && hour < 13.0 && is_half_of_day(atoms, at + 3) && atoms.value(at + 2).is_some_and(|hour| hour < 13.0) {
        return not(at, at + 4, QuantityKind::Time, None, Rule::ClockTime);
    }
    let minutes = written.split_once('.').map_or(2, |(_, minutes)| minutes.len());
    // Picometres and attometres have other decimals than a clock.
    if half && minutes == 2 && (hour < 13.0 || atoms.glued(at + 1)) {
        return not(at, at + 2, QuantityKind::Time, None, Rule::ClockTime);
    }
    None
}

fn is_half_of_day(atoms: &Atoms<'_>, at: usize) -> bool {
    atoms.is_any(at, &["am", "pm", "a.m.", "p.m.", "a.m", "p.m", "o'clock"])
}

/// `8 February 2018`, `11/12/2018`, `2018-02-08`.
pub(super) fn date(atoms: &Atoms<'_>, at: usize) -> Option<NotCount> {
    let day = atoms.value(at)?;
    let suffix = usize::from(atoms.glued(at + 1) && atoms.is_any(at + 1, &["st", "nd", "rd", "th"]));
    let of = usize::from(suffix == 1 && atoms.is(at + 2, "of"));
    let month = at + 1 + suffix + of;
    if atoms.is_plain(at) && (1.0..=31.0).contains(&day) && is_month_name(atoms, month) {
        let to = with_year(atoms, month + 1);
        return not(at, to, QuantityKind::Date, None, Rule::Date);
    }
    let dashed_month = atoms.is_plain(at)
        && day <= 31.0
        && (atoms.is_dash(at + 1) || atoms.is_any(at + 1, &["to", "and", "or", "until", "till", "through"]))
        && atoms.value(at + 2).is_some_and(|d| d <= 31.0 && d > day)
        && is_month_name(atoms, at + 3);
    if dashed_month {
        return not(at, with_year(atoms, at + 4), QuantityKind::Date, None, Rule::Date);
    }
    // "on 4, 5 and 6 May".
    let days = |at: usize| atoms.is_plain(at) && atoms.value(at).is_some_and(|day| (1.0..=31.0).contains(&day));
    let listed = atoms.is_mark(at + 1, ',') && atoms.is_any(at + 3, &["and", "or"]);
    if listed && days(at) && days(at + 2) && days(at + 4) && is_month_name(atoms, at + 5) {
        return not(at, with_year(atoms, at + 6), QuantityKind::Date, None, Rule::Date);
    }
    let slashed = atoms.is_mark_of(at + 1, "/.-")
        && atoms.glued(at + 1)
        && atoms.is_plain(at + 2)
        && atoms.kind(at + 3) == atoms.kind(at + 1)
        && atoms.glued(at + 3)
        && atoms.is_plain(at + 4);
    if slashed {
        let parts = [at, at + 2, at + 4].map(|i| atoms.value(i).unwrap_or(0.0));
        let year_first = parts[0] >= 1000.0 && parts[1] <= 12.0 && parts[2] <= 31.0;
        let year_last = parts[0] <= 31.0 && parts[1] <= 31.0 && (parts[2] >= 1900.0 || parts[2] < 100.0);
        if year_first || year_last {
            return not(at, at + 5, QuantityKind::Date, None, Rule::Date);
        }
    }
    None
}

/// A capitalized month; `may` and `march` in lower case are words.
fn is_month_name(atoms: &Atoms<'_>, at: usize) -> bool {
    atoms.has(at, l::MONTH) && atoms.is_capitalized(at)
}

fn with_year(atoms: &Atoms<'_>, to: usize) -> usize {
    let year = to + usize::from(atoms.is_mark(to, ','));
    if looks_like_year(atoms, year) { year + 1 } else { to }
}

/// `February 8, 2018`, `January 2018`; the scan stands at the month's name.
pub(super) fn month_first(atoms: &Atoms<'_>, at: usize) -> Option<NotCount> {
    if !is_month_name(atoms, at) {
        return None;
    }
    let next = at + 1 + usize::from(atoms.is_mark(at + 1, '.'));
    if looks_like_year(atoms, next) || (atoms.is_any(next, &["of", ","]) && looks_like_year(atoms, next + 1)) {
        let to = if looks_like_year(atoms, next) { next + 1 } else { next + 2 };
        return not(at, to, QuantityKind::Date, None, Rule::MonthAndYear);
    }
    let day = atoms.value(next).filter(|day| atoms.is_plain(next) && (1.0..=31.0).contains(day))?;
    let _ = day;
    let mut to = next + 1;
    if atoms.glued(to) && atoms.is_any(to, &["st", "nd", "rd", "th"]) {
        to += 1;
    } else if atoms.is_word(to) && (atoms.is_plural(to) || atoms.has(to, l::UNIT)) && atoms.is(at, "may") {
        return None;
    }
    if (atoms.is_dash(to) || atoms.is_any(to, &["and", "to"]))
        && atoms.is_plain(to + 1)
        && atoms.value(to + 1).is_some_and(|d| d <= 31.0)
        && !atoms.is_plural(to + 2)
    {
        to += 2;
    }
    not(at, with_year(atoms, to), QuantityKind::Date, None, Rule::Date)
}

/// `34th`, `21st`.
pub(super) fn ordinal(atoms: &Atoms<'_>, at: usize) -> Option<NotCount> {
    let suffix = atoms.glued(at + 1) && atoms.is_any(at + 1, &["st", "nd", "rd", "th"]);
    let value = atoms.value(at);
    if suffix {
        return not(at, at + 2, QuantityKind::Ordinal, value, Rule::Ordinal);
    }
    let decade = atoms.glued(at + 1)
        && (atoms.is_any(at + 1, &["s", "'s"]) || atoms.kind(at + 1) == Some(AtomKind::Possessive))
        && atoms.is_plain(at);
    let round = value.is_some_and(|value| value % 10.0 == 0.0 && value < 2100.0 && !(100.0..=1000.0).contains(&value));
    if decade && round {
        return not(at, at + 2, QuantityKind::Year, value, Rule::Decade);
    }
    None
}

/// Four plain digits between 1500 and 2100.
pub(super) fn looks_like_year(atoms: &Atoms<'_>, at: usize) -> bool {
    let value = atoms.value(at).unwrap_or(0.0);
    atoms.is_plain(at) && atoms.written(at).len() == 4 && (1500.0..2200.0).contains(&value)
}

pub(super) fn year(atoms: &Atoms<'_>, at: usize) -> Option<NotCount> {
    if !looks_like_year(atoms, at) {
        return None;
    }
    let value = atoms.value(at);
    let found = not(at, at + 1, QuantityKind::Year, value, Rule::Year);
    let modern = value.is_some_and(|value| (1900.0..2100.0).contains(&value));
    let before = at.wrapping_sub(1);
    let united = atoms.has(at + 1, l::UNIT | l::ABBREVIATED_UNIT | l::CURRENCY | l::PERCENT | l::DURATION | l::NUMBER)
        && !atoms.is_any(at + 1, &["in", "a", "one"])
        && !matches!(atoms.number_word(at + 1), Some(NumberWord::Plural(_)))
        || atoms.is_mark(at + 1, '%')
        || number::is_currency_mark(atoms, before);
    if united
        || atoms.is_any(
            before,
            &["than", "least", "most", "over", "nearly", "almost", "some", "approximately", "roughly", "estimated"],
        )
    {
        return None;
    }
    let introduced = atoms.has(before, l::BEFORE_YEAR | l::MONTH);
    let counted = atoms.is_plural(at + 1) && !atoms.is_capitalized(at + 1);
    let people = atoms.has(at + 1, l::PLURAL);
    let seasonal = atoms.is_any(
        at + 1,
        &[
            "elections",
            "results",
            "sales",
            "figures",
            "games",
            "protests",
            "olympics",
            "playoffs",
            "levels",
            "earnings",
            "revenues",
            "data",
        ],
    );
    if introduced {
        // "in 2000 people" is rare, "of 1800 soldiers" is not.
        let amount = counted
            && !seasonal
            && !atoms.has(before, l::MONTH)
            && !atoms.is_any(before, &["in", "since", "during", "early", "late"]);
        return if amount { None } else { found };
    }
    let noun_follows = atoms.is_word(at + 1) && !atoms.has(at + 1, l::STOP);
    if modern && (!noun_follows || seasonal || atoms.is_capitalized(at + 1)) {
        return found;
    }
    // "the 2019 attack", "her 2021 novel": a singular noun cannot be counted by it.
    let plural_soon = people || counted || atoms.is_plural(at + 2);
    let year = modern && (!plural_soon || seasonal || atoms.has(before, l::DETERMINER));
    if year { found } else { None }
}

/// "400 BC", "AD 70", "1453 CE".
pub(super) fn era(atoms: &Atoms<'_>, at: usize) -> Option<NotCount> {
    let named = |at: usize| matches!(atoms.written(at), "BC" | "AD" | "BCE" | "CE" | "B.C." | "A.D.");
    let before = at.checked_sub(1).filter(|&before| matches!(atoms.written(before), "AD" | "A.D."));
    let value = atoms.value(at).filter(|value| value.fract() == 0.0)?;
    // "300 BC residents" live in British Columbia.
    let followed = atoms.is_word(at + 2) && !atoms.has(at + 2, l::STOP);
    if named(at + 1) && !atoms.glued(at + 1) && !followed {
        return not(at, at + 2, QuantityKind::Year, Some(value), Rule::Era);
    }
    before.and_then(|_| not(at, at + 1, QuantityKind::Year, Some(value), Rule::Era))
}

/// "half past ten", "a quarter to six"; what is past may also be "half past the hour".
pub(super) fn spoken_clock(atoms: &Atoms<'_>, at: usize) -> Option<NotCount> {
    let part = matches!(atoms.number_word(at), Some(NumberWord::Part(2 | 4, false)));
    let past = atoms.is(at + 1, "past") || atoms.is(at + 1, "to") && atoms.is(at, "quarter");
    let hour = match atoms.number_word(at + 2) {
        Some(NumberWord::Small(hour)) => (1..=12).contains(&hour),
        _ => atoms.value(at + 2).is_some_and(|hour| (1.0..25.0).contains(&hour)),
    };
    if part && past && hour && !atoms.is_plural(at + 3) {
        not(at, at + 3, QuantityKind::Time, None, Rule::ClockTime)
    } else {
        None
    }
}
