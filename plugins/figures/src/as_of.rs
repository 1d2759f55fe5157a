//! When a figure was so: dates and times stated around it, against the document's date.

use briefer_plugin::words::numbers::NumberWord;
use briefer_plugin::{AsOf, Date};

use crate::atoms::Atoms;
use crate::classes as c;
use crate::lexicon as l;
use crate::phrases::Phrases;

/// How many atoms away a date may stand.
const REACH: usize = 30;

/// Days stated between two atoms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Stated {
    pub(crate) as_of: AsOf,
    pub(crate) from: usize,
    pub(crate) to: usize,
}

/// The days that a sentence states, in order; the buffer is reused from sentence to sentence.
#[derive(Debug, Default)]
pub(crate) struct Days {
    stated: Vec<Stated>,
}

impl Days {
    /// Takes in a sentence of a document issued on a day.
    pub(crate) fn read(&mut self, atoms: &Atoms<'_>, issued: Option<Date>) {
        self.stated.clear();
        let mut at = 0;
        while at < atoms.len() {
            let Some(found) = stretch(atoms, at, issued) else {
                at += 1;
                continue;
            };
            at = found.to.max(at + 1);
            if !is_reporting_day(atoms, found.from) {
                self.stated.extend(bounded(atoms, found, issued));
            }
        }
    }

    /// The days nearest after what is counted between `from` and `near`, in its clause and before `limit`; else those
    /// nearest before it that set its scene.
    ///
    /// `own` is where the verb that is said of it ends: a date past a further verb comes last.
    pub(crate) fn of(
        &self,
        phrases: &Phrases,
        (from, near): (usize, usize),
        own: usize,
        limit: usize,
    ) -> Option<Stated> {
        let first = self.stated.partition_point(|stated| stated.from < near);
        let after = self
            .stated
            .get(first)
            .filter(|stated| stated.from < limit.max(near) && stated.from < phrases.reach(near.max(1) - 1, REACH));
        let apart =
            |at: usize| phrases.share_clause(at, from) && !phrases.share_verb(at, from) && !phrases.is_fronted(at);
        let before = || {
            let near = self.stated[..first].iter().rev().take(NEAREST);
            let mut near = near.filter(|stated| stated.to <= from && from - stated.from <= REACH);
            near.find(|stated| phrases.sets_scene(stated.from, from) && !apart(stated.from))
        };
        let direct = after.filter(|stated| phrases.share_verb(own.max(near), stated.from));
        direct.or_else(before).or(after).copied()
    }
}

/// How many dates before a figure are asked whether they are its own.
const NEAREST: usize = 6;

/// A time expression, or two that bound a stretch: "between September 2023 and January 2024".
fn stretch(atoms: &Atoms<'_>, at: usize, issued: Option<Date>) -> Option<Stated> {
    let dated = || atoms.has(at + 1, l::MONTH) || at > 0 && atoms.is(at - 1, "since");
    let opens = atoms.has(at, l::MONTH | l::WEEKDAY) || atoms.is_of(at, c::TELLS_TIME);
    if !(opens || atoms.is_digits(at) && dated()) {
        return None;
    }
    let first = read(atoms, at, issued)?;
    let opened = at > 0 && atoms.is_any(at - 1, &["between", "from"]);
    let joined = atoms.is_any(first.to, &["and", "to", "until", "through"]);
    if opened
        && joined
        && let Some(last) = read(atoms, first.to + 1, issued).filter(|last| last.as_of.to >= first.as_of.from)
    {
        return Some(Stated { as_of: AsOf { from: first.as_of.from, to: last.as_of.to }, to: last.to, ..first });
    }
    // "by the end of March"
    let end = at >= 2 && atoms.is(at - 1, "of") && atoms.is(at - 2, "end");
    Some(if end { Stated { as_of: AsOf::day(first.as_of.to), ..first } } else { first })
}

/// "since 16 March" reaches to the document's date; "before" and "after" a date say too little.
fn bounded(atoms: &Atoms<'_>, found: Stated, issued: Option<Date>) -> Option<Stated> {
    let as_of = found.as_of;
    let before = found.from.checked_sub(1);
    let is = |words: &[&str]| before.is_some_and(|at| atoms.is_any(at, words));
    if is(&["since"]) {
        // "the highest since 1998" tells of no more than one day.
        let superlative = |at: &usize| {
            let word = atoms.lower(*at);
            word.len() > 4 && word.ends_with("est") || matches!(word, "most" | "worst" | "first" | "record")
        };
        let words = (found.from.saturating_sub(5)..found.from).rev().skip(1).take_while(|at| atoms.is_word(*at));
        if words.into_iter().any(|at| superlative(&at)) {
            return None;
        }
        let issued = issued.filter(|issued| as_of.from <= *issued)?;
        return Some(Stated { as_of: AsOf { from: as_of.from, to: issued }, ..found });
    }
    (!is(&["before", "after", "until", "till", "than"])).then_some(found)
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
fn read(atoms: &Atoms<'_>, at: usize, issued: Option<Date>) -> Option<Stated> {
    let found = |as_of: AsOf, to: usize| Some(Stated { as_of, from: at, to });
    if atoms.has(at, l::MONTH) && atoms.is_capitalized(at) {
        let (as_of, to) = month(atoms, at, issued)?;
        return found(as_of, to);
    }
    if atoms.is_digits(at) && atoms.has(at + 1, l::MONTH) && atoms.is_capitalized(at + 1) {
        let day = atoms.value(at)? as i8;
        let (year, to) = year_at(atoms, at + 2).map_or((None, at + 2), |(year, to)| (Some(year), to));
        return found(AsOf::day(dated(year, month_of(atoms, at + 1), day, issued)?), to);
    }
    let in_year = if atoms.is(at, "in") || atoms.is(at, "during") { year_at(atoms, at + 1) } else { None };
    if let Some((year, to)) = in_year.filter(|&(_, to)| to == at + 2) {
        return found(whole_year(year)?, to);
    }
    let since = if at > 0 && atoms.is(at - 1, "since") { year_at(atoms, at) } else { None };
    if let Some((year, to)) = since {
        return found(whole_year(year)?, to);
    }
    if let Some((as_of, to)) = part_of_year(atoms, at, issued) {
        return found(as_of, to);
    }
    relative(atoms, at, issued?).map(|(as_of, from, to)| Stated { as_of, from, to })
}

/// "yesterday", "on Monday", "last year", "in the past 24 hours", "two weeks ago".
fn relative(atoms: &Atoms<'_>, at: usize, issued: Date) -> Option<(AsOf, usize, usize)> {
    if atoms.has(at, l::WEEKDAY) && atoms.is_capitalized(at) {
        let weekday = atoms.rank(at) as i8;
        let back = (issued.weekday().to_monday_one_offset() - weekday).rem_euclid(7);
        let last = at > 0 && atoms.is(at - 1, "last");
        let back = if last && back == 0 { 7 } else { back };
        let next = at > 0 && atoms.is(at - 1, "next");
        let day = shifted(issued, -i32::from(back)).filter(|_| !next)?;
        return Some((AsOf::day(day), at, at + 1));
    }
    match atoms.lower(at) {
        "yesterday" => Some((AsOf::day(shifted(issued, -1)?), at, at + 1)),
        "today" => Some((AsOf::day(issued), at, at + 1)),
        "ago" => ago(atoms, at, issued),
        "last" | "this" | "past" => {
            let (as_of, to) = deictic(atoms, at, issued)?;
            Some((as_of, at, to))
        }
        _ => None,
    }
}

/// "last year", "this month", "the past week", "the past 24 hours".
fn deictic(atoms: &Atoms<'_>, at: usize, issued: Date) -> Option<(AsOf, usize)> {
    let past = atoms.is(at, "past") || atoms.is(at, "last") && count(atoms, at + 1).is_some();
    let (many, unit) = if let Some(many) = count(atoms, at + 1) { (many, at + 2) } else { (1, at + 1) };
    if past {
        let days = i32::from(many).checked_mul(days_in(atoms.lower(unit))?)? / 24;
        let from = shifted(issued, -days.min(LONGEST))?;
        return Some((AsOf { from, to: issued }, unit + 1));
    }
    let last = !atoms.is(at, "this");
    let as_of = match atoms.lower(unit) {
        "year" if last => whole_year(issued.year() - 1)?,
        "year" => AsOf { from: Date::new(issued.year(), 1, 1).ok()?, to: issued },
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
    Some((as_of, unit + 1))
}

/// "two weeks ago", "a year ago": the day, week, month or year that many back.
fn ago(atoms: &Atoms<'_>, at: usize, issued: Date) -> Option<(AsOf, usize, usize)> {
    let unit = at.checked_sub(1)?;
    let from = unit.checked_sub(1)?;
    let many = if atoms.is_any(from, &["a", "an"]) { 1 } else { count(atoms, from)? };
    let as_of = match atoms.lower(unit).trim_end_matches('s') {
        "day" => AsOf::day(shifted(issued, -i32::from(many))?),
        "week" => {
            let monday = shifted(issued, -i32::from(issued.weekday().to_monday_zero_offset()) - 7 * i32::from(many))?;
            AsOf { from: monday, to: shifted(monday, 6)? }
        }
        "month" => {
            let months = i32::from(issued.year()) * 12 + i32::from(issued.month()) - 1 - i32::from(many);
            let year = i16::try_from(months.div_euclid(12)).ok()?;
            whole_month(Date::new(year, i8::try_from(months.rem_euclid(12)).ok()? + 1, 1).ok()?)
        }
        "year" => whole_year(issued.year().checked_sub(many)?)?,
        _ => return None,
    };
    Some((as_of, from, at + 1))
}

/// "first half of 2025", "the second quarter": of the year stated, else of the latest that has begun.
fn part_of_year(atoms: &Atoms<'_>, at: usize, issued: Option<Date>) -> Option<(AsOf, usize)> {
    let which = match atoms.lower(at) {
        "first" => 0,
        "second" => 1,
        "third" => 2,
        "fourth" | "last" => 3,
        _ => return None,
    };
    let months: i8 = match atoms.lower(at + 1) {
        "half" if which < 2 => 6,
        "quarter" => 3,
        _ => return None,
    };
    let stated = if atoms.is_any(at + 2, &["of", "in"]) { year_at(atoms, at + 3) } else { None };
    let begin = |year: i16| Date::new(year, which * months + 1, 1).ok();
    let (first, to) = match stated {
        Some((year, to)) => (begin(year)?, to),
        None => {
            let issued = issued?;
            let this = begin(issued.year()).filter(|first| *first <= issued);
            (this.or_else(|| begin(issued.year() - 1))?, at + 2)
        }
    };
    let last = Date::new(first.year(), first.month() + months - 1, 1).ok()?.last_of_month();
    Some((AsOf { from: first, to: last }, to))
}

/// A small whole number: "24", "two".
fn count(atoms: &Atoms<'_>, at: usize) -> Option<i16> {
    if atoms.is_digits(at) {
        return atoms.written(at).parse::<i16>().ok().filter(|many| (1..=400).contains(many));
    }
    match atoms.number_word(at)? {
        NumberWord::Small(many) | NumberWord::Tens(many) => Some(i16::from(many)).filter(|many| *many > 0),
        _ => None,
    }
}

/// The hours of a unit of time.
fn days_in(unit: &str) -> Option<i32> {
    match unit.trim_end_matches('s') {
        "hour" => Some(1),
        "day" => Some(24),
        "week" => Some(7 * 24),
        "month" => Some(30 * 24),
        "year" => Some(365 * 24),
        _ => None,
    }
}

/// How many days back are stepped through at most: eleven years.
const LONGEST: i32 = 4_018;

fn whole_year(year: i16) -> Option<AsOf> {
    Some(AsOf { from: Date::new(year, 1, 1).ok()?, to: Date::new(year, 12, 31).ok()? })
}

/// `January 3`, `January 3, 2024`, `January 2024`, `January`.
fn month(atoms: &Atoms<'_>, at: usize, issued: Option<Date>) -> Option<(AsOf, usize)> {
    let number = month_of(atoms, at);
    let next = at + 1 + usize::from(atoms.is_mark(at + 1, '.'));
    if let Some((year, to)) = year_at(atoms, next) {
        return Some((whole_month(Date::new(year, number, 1).ok()?), to));
    }
    let day = if atoms.is_digits(next) { atoms.value(next).filter(|day| (1.0..=31.0).contains(day)) } else { None };
    if let Some(day) = day {
        let suffix = usize::from(atoms.glued(next + 1) && atoms.is_any(next + 1, &["st", "nd", "rd", "th"]));
        let (year, to) =
            year_at(atoms, next + 1 + suffix).map_or((None, next + 1 + suffix), |(year, to)| (Some(year), to));
        return Some((AsOf::day(dated(year, number, day as i8, issued)?), to));
    }
    let introduced = at > 0
        && atoms.is_any(
            at - 1,
            &["in", "of", "during", "last", "this", "early", "late", "mid", "since", "by", "until", "through"],
        );
    introduced.then(|| dated(None, number, 1, issued)).flatten().map(|first| (whole_month(first), at + 1))
}

fn month_of(atoms: &Atoms<'_>, at: usize) -> i8 {
    atoms.rank(at) as i8
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
