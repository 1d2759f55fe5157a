//! When a figure was so: dates and times stated around it, against the document's date.

use briefer_plugin::{AsOf, Date};

use crate::atoms::Atoms;
use crate::lexicon as l;
use crate::number::value_of;
use crate::phrases::Phrases;

/// How many atoms away a date may stand.
const REACH: usize = 30;

/// The days stated nearest after the atom `near` in its clause and before `limit`, else nearest before in its clause,
/// else in a phrase that opens another clause.
pub(crate) fn find(
    atoms: &Atoms<'_>,
    phrases: &Phrases,
    (from, near): (usize, usize),
    limit: usize,
    issued: Option<Date>,
) -> Option<(AsOf, usize, usize)> {
    let end = phrases.reach(near.max(1) - 1, REACH).min(atoms.len()).min(limit.max(near));
    let stated = |at: usize| {
        let found = read(atoms, at, issued).filter(|_| !is_reporting_day(atoms, at))?;
        bounded(atoms, found, issued)
    };
    let after = (near..end).find_map(stated);
    let before = || {
        let back = (from.saturating_sub(REACH)..from).rev().take_while(|&at| !atoms.is_mark(at, ';'));
        let apart =
            |at: usize| phrases.share_clause(at, from) && !phrases.share_verb(at, from) && !phrases.is_fronted(at);
        back.filter(|&at| phrases.sets_scene(at, from) && !apart(at)).find_map(stated)
    };
    after.or_else(before)
}

/// "since 16 March" reaches to the document's date; "before" and "after" a date say too little.
fn bounded(atoms: &Atoms<'_>, found: (AsOf, usize, usize), issued: Option<Date>) -> Option<(AsOf, usize, usize)> {
    let (as_of, from, to) = found;
    let before = from.checked_sub(1);
    let is = |words: &[&str]| before.is_some_and(|at| atoms.is_any(at, words));
    if is(&["since"]) {
        let issued = issued.filter(|issued| as_of.from <= *issued)?;
        return Some((AsOf { from: as_of.from, to: issued }, from, to));
    }
    (!is(&["before", "after", "until", "till"])).then_some(found)
}

/// "the ministry said on Monday": the day of the statement, not of what it states.
fn is_reporting_day(atoms: &Atoms<'_>, at: usize) -> bool {
    let mut before = (at.saturating_sub(3)..at).rev().take_while(|&i| atoms.is_word(i));
    before.any(|i| atoms.is_any(i, REPORTING))
}

const REPORTING: &[&str] = &[
    "said",
    "says",
    "say",
    "told",
    "reported",
    "announced",
    "stated",
    "added",
    "tweeted",
    "wrote",
    "confirmed",
    "statement",
    "noted",
    "warned",
];

/// A time expression that starts at `at`: its days and its atoms.
fn read(atoms: &Atoms<'_>, at: usize, issued: Option<Date>) -> Option<(AsOf, usize, usize)> {
    let found = |as_of: AsOf, to: usize| Some((as_of, at, to));
    if atoms.has(at, l::MONTH) && atoms.is_capitalized(at) {
        let (as_of, to) = month(atoms, at, issued)?;
        return found(as_of, to);
    }
    if atoms.is_digits(at) && atoms.has(at + 1, l::MONTH) && atoms.is_capitalized(at + 1) {
        let day = value_of(atoms.written(at))? as i8;
        let (year, to) = year_at(atoms, at + 2).map_or((None, at + 2), |(year, to)| (Some(year), to));
        return found(AsOf::day(dated(year, month_of(atoms, at + 1), day, issued)?), to);
    }
    let in_year = if atoms.is_any(at, &["in", "during"]) { year_at(atoms, at + 1) } else { None };
    if let Some((year, to)) = in_year.filter(|&(_, to)| to == at + 2) {
        return found(AsOf { from: Date::new(year, 1, 1).ok()?, to: Date::new(year, 12, 31).ok()? }, to);
    }
    let issued = issued?;
    if atoms.has(at, l::WEEKDAY) && atoms.is_capitalized(at) {
        let weekday = atoms.get(at)?.entry.rank as i8;
        let back = (issued.weekday().to_monday_one_offset() - weekday).rem_euclid(7);
        let back = if at > 0 && atoms.is(at - 1, "last") && back == 0 { 7 } else { back };
        return found(AsOf::day(shifted(issued, -i32::from(back))?), at + 1);
    }
    match atoms.lower(at) {
        "yesterday" => return found(AsOf::day(shifted(issued, -1)?), at + 1),
        "today" => return found(AsOf::day(issued), at + 1),
        "last" | "this" | "past" => {}
        _ => return None,
    }
    let last = !atoms.is(at, "this");
    let as_of = match atoms.lower(at + 1) {
        "year" => {
            let year = issued.year() - i16::from(last);
            AsOf { from: Date::new(year, 1, 1).ok()?, to: if last { Date::new(year, 12, 31).ok()? } else { issued } }
        }
        "month" => {
            let start = issued.first_of_month();
            if last { whole_month(shifted(start, -1)?) } else { AsOf { from: start, to: issued } }
        }
        "week" => {
            let monday = shifted(issued, -i32::from(issued.weekday().to_monday_zero_offset()))?;
            if last {
                AsOf { from: shifted(monday, -7)?, to: shifted(monday, -1)? }
            } else {
                AsOf { from: monday, to: issued }
            }
        }
        _ => return None,
    };
    found(as_of, at + 2)
}

/// `January 3`, `January 3, 2024`, `January 2024`, `January`.
fn month(atoms: &Atoms<'_>, at: usize, issued: Option<Date>) -> Option<(AsOf, usize)> {
    let number = month_of(atoms, at);
    let next = at + 1 + usize::from(atoms.is_mark(at + 1, '.'));
    if let Some((year, to)) = year_at(atoms, next) {
        return Some((whole_month(Date::new(year, number, 1).ok()?), to));
    }
    let day = if atoms.is_digits(next) {
        value_of(atoms.written(next)).filter(|day| (1.0..=31.0).contains(day))
    } else {
        None
    };
    if let Some(day) = day {
        let suffix = usize::from(atoms.glued(next + 1) && atoms.is_any(next + 1, &["st", "nd", "rd", "th"]));
        let (year, to) =
            year_at(atoms, next + 1 + suffix).map_or((None, next + 1 + suffix), |(year, to)| (Some(year), to));
        return Some((AsOf::day(dated(year, number, day as i8, issued)?), to));
    }
    let introduced = at > 0 && atoms.is_any(at - 1, &["in", "of", "during", "last", "this", "early", "late", "mid"]);
    introduced.then(|| dated(None, number, 1, issued)).flatten().map(|first| (whole_month(first), at + 1))
}

fn month_of(atoms: &Atoms<'_>, at: usize) -> i8 {
    atoms.get(at).map_or(1, |atom| atom.entry.rank as i8)
}

fn year_at(atoms: &Atoms<'_>, at: usize) -> Option<(i16, usize)> {
    let at = at + usize::from(atoms.is_mark(at, ','));
    let written = atoms.written(at);
    let year = (atoms.is_digits(at) && written.len() == 4).then(|| written.parse::<i16>().ok()).flatten()?;
    (1900..2100).contains(&year).then_some((year, at + 1))
}

/// The day in the stated year, else the latest one not after the document's date.
fn dated(year: Option<i16>, month: i8, day: i8, issued: Option<Date>) -> Option<Date> {
    if let Some(year) = year {
        return Date::new(year, month, day).ok();
    }
    let issued = issued?;
    let this_year = Date::new(issued.year(), month, day).ok();
    this_year.filter(|date| *date <= issued).or_else(|| Date::new(issued.year() - 1, month, day).ok())
}

fn whole_month(day: Date) -> AsOf {
    AsOf { from: day.first_of_month(), to: day.last_of_month() }
}

/// The date some days away; computed through the SDK's own date type.
fn shifted(date: Date, days: i32) -> Option<Date> {
    let mut date = date;
    for _ in 0..days.unsigned_abs() {
        date = if days < 0 { date.yesterday().ok()? } else { date.tomorrow().ok()? };
    }
    Some(date)
}
