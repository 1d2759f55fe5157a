//! Days and periods as editions write them: "3 April 2026", "April 3, 2026", "2026-04-03", "30 March to 5 April 2026", "week 14 of 2026", "April 2026",
//! in any language of theirs.

use std::collections::BTreeMap;
use std::ops::Range;

use briefer_plugin::words::calendar::month;
use briefer_plugin::{AsOf, Date};
use jiff::civil::{ISOWeekDate, Weekday};

use crate::render::{Given, Renderer};

/// A day or period, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Days {
    pub(super) range: Range<usize>,
    pub(super) days: AsOf,
}

/// A word or number, and where it stands.
type Word<'t> = (Range<usize>, &'t str);

/// A part of a day or period as a language writes it.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    Day,
    Month,
    Year,
    Week,
    /// A word of the language, lower-case: "of", "semaine".
    Word(String),
}

/// How the languages of editions write days and periods; each pattern in parts.
#[derive(Clone, Debug, Default)]
pub(super) struct Calendar {
    months: BTreeMap<String, i8>,
    /// Days that are no plain numbers: "1er".
    days: BTreeMap<String, i8>,
    /// "3 April 2026".
    full: Vec<Vec<Part>>,
    /// "30 March".
    without_year: Vec<Vec<Part>>,
    /// "5, 2026" behind "April 3 to".
    ends: Vec<Vec<Part>>,
    weeks: Vec<Vec<Part>>,
    whole_months: Vec<Vec<Part>>,
    /// What stands between the first day and the last one: "to".
    between: Vec<Vec<Part>>,
}

/// What a pattern was found to say.
#[derive(Clone, Copy, Debug, Default)]
struct Found {
    day: Option<i8>,
    month: Option<i8>,
    year: Option<i16>,
    week: Option<i8>,
    /// How many words it is.
    words: usize,
}

/// Stands in a phrase where a day or the like goes.
const SLOTS: [(&str, Part); 4] =
    [("slotday", Part::Day), ("slotmonth", Part::Month), ("slotyear", Part::Year), ("slotweek", Part::Week)];

impl Calendar {
    /// The ways of all languages that a renderer has.
    pub(super) fn of(renderer: &Renderer) -> Self {
        let mut calendar = Calendar::default();
        for month in 1..=12_i8 {
            for name in renderer.said("date-month", &[("month", Given::Number(f64::from(month)))]) {
                calendar.months.insert(name, month);
            }
        }
        for day in 1..=31_i8 {
            let named = renderer.said("date-day", &[("day", Given::Number(f64::from(day)))]);
            let named = named.iter().filter_map(|day| Some(words(day).first()?.1.to_owned()));
            calendar.days.extend(named.filter(|word| word.parse::<i8>().is_err()).map(|word| (word, day)));
        }
        calendar.full = patterns(renderer, &["date", "month-first-date"]);
        calendar.without_year = patterns(renderer, &["date-without-year", "month-first-without-year"]);
        calendar.ends = patterns(renderer, &["month-first-day-and-year"]);
        calendar.weeks = patterns(renderer, &["period-week"]);
        calendar.whole_months = patterns(renderer, &["period-month"]);
        let ranges =
            renderer.said("date-range", &[("first", Given::Safe("slotday")), ("last", Given::Safe("slotday"))]);
        let between =
            ranges.iter().filter_map(|range| parts(range).split(|part| *part == Part::Day).nth(1).map(<[_]>::to_vec));
        calendar.between = between.filter(|between| !between.is_empty()).collect();
        calendar
    }

    /// All days and periods of a text that have a year, in order.
    pub(super) fn find(&self, text: &str) -> Vec<Days> {
        let words = words(text);
        let (mut found, mut at) = (Vec::new(), 0);
        while at < words.len() {
            // The month of a day that there is not, "31 February 2026", is no month.
            let is_day =
                |word: &str| self.day_of(word).is_some() || word.len() <= 2 && word.bytes().all(|b| b.is_ascii_digit());
            let is_odd = at > 0 && is_day(words[at - 1].1) && self.month_of(words[at].1).is_some();
            match self.days(&words[at..]).filter(|_| !is_odd) {
                Some((days, used)) => {
                    let range = words[at].0.start..words[at + used - 1].0.end;
                    found.push(Days { range, days });
                    at += used;
                }
                None => at += 1,
            }
        }
        found
    }

    /// The one day that a text is: "3 April 2026".
    pub(super) fn day(&self, text: &str) -> Option<Date> {
        let found = self.find(text.trim());
        let [Days { range, days }] = found.as_slice() else { return None };
        (range.len() == text.trim().len() && days.from == days.to).then_some(days.from)
    }

    /// Whether a text is one day and nothing else.
    pub(super) fn is_day(&self, text: &str) -> bool {
        self.day(text).is_some()
    }

    /// The days that words begin with, and how many words they are.
    fn days(&self, words: &[Word<'_>]) -> Option<(AsOf, usize)> {
        // Nothing else begins a day, and most words are none.
        let begins = |pattern: &Vec<Part>| {
            pattern.first().is_some_and(|part| self.take(part, words[0].1, &mut Found::default()))
        };
        let is_iso = year_of(words[0].1).is_some();
        if !is_iso && !self.all().any(begins) {
            return None;
        }
        self.week(words)
            .or_else(|| self.span_of_days(words))
            .or_else(|| self.full_day(words).map(|(day, used)| (AsOf::day(day), used)))
            .or_else(|| self.whole_month(words))
    }

    fn all(&self) -> impl Iterator<Item = &Vec<Part>> {
        self.weeks.iter().chain(&self.full).chain(&self.without_year).chain(&self.whole_months)
    }

    fn week(&self, words: &[Word<'_>]) -> Option<(AsOf, usize)> {
        let found = self.first_of(&self.weeks, words)?;
        let from = ISOWeekDate::new(found.year?, found.week?, Weekday::Monday).ok()?.date();
        Some((AsOf { from, to: from.checked_add(jiff::Span::new().days(6)).ok()? }, found.words))
    }

    /// "3 to 9 April 2026", "30 March to 5 April 2026", "29 December 2025 to 4 January 2026", "April 3 to 5, 2026".
    fn span_of_days(&self, words: &[Word<'_>]) -> Option<(AsOf, usize)> {
        self.between.iter().find_map(|between| {
            (1..=LONGEST.min(words.len())).find_map(|to| {
                let used = self.matched(between, words.get(to..)?)?.words;
                self.span(&words[..to], words.get(to + used..)?, to + used)
            })
        })
    }

    fn span(&self, first: &[Word<'_>], last: &[Word<'_>], before: usize) -> Option<(AsOf, usize)> {
        let whole = |found: &Found| found.words == first.len();
        let short = self.first_of(&self.without_year, first).filter(whole);
        let (from, to, used) = if let Some((end, used)) = self.full_day(last) {
            let from = match (first, short) {
                ([(_, day)], _) => Date::new(end.year(), end.month(), self.day_of(day)?).ok()?,
                (_, Some(short)) => Date::new(end.year(), short.month?, short.day?).ok()?,
                _ => self.full_day(first).filter(|(_, used)| *used == first.len())?.0,
            };
            (from, end, used)
        } else {
            let (short, end) = (short?, self.first_of(&self.ends, last)?);
            let day = |day: Option<i8>| Date::new(end.year?, short.month?, day?).ok();
            (day(short.day)?, day(end.day)?, end.words)
        };
        (from <= to).then_some((AsOf { from, to }, before + used))
    }

    /// "3 April 2026", "April 3, 2026", "2026-04-03".
    fn full_day(&self, words: &[Word<'_>]) -> Option<(Date, usize)> {
        if let [(first, a), (second, b), (_, c), ..] = words
            && let (Some(year), true) = (year_of(a), second.start == first.end + 1)
        {
            let day = Some(c).filter(|c| c.len() == 2)?.parse().ok()?;
            return Some((Date::new(year, b.parse().ok()?, day).ok()?, 3));
        }
        let found = self.first_of(&self.full, words)?;
        Some((Date::new(found.year?, found.month?, found.day?).ok()?, found.words))
    }

    fn whole_month(&self, words: &[Word<'_>]) -> Option<(AsOf, usize)> {
        let found = self.first_of(&self.whole_months, words)?;
        let from = Date::new(found.year?, found.month?, 1).ok()?;
        Some((AsOf { from, to: from.last_of_month() }, found.words))
    }

    fn first_of(&self, patterns: &[Vec<Part>], words: &[Word<'_>]) -> Option<Found> {
        patterns.iter().find_map(|pattern| self.matched(pattern, words))
    }

    /// Matches a pattern against the words that a text begins with.
    fn matched(&self, pattern: &[Part], words: &[Word<'_>]) -> Option<Found> {
        let mut found = Found { words: pattern.len(), ..Found::default() };
        let fits = pattern.len() <= words.len()
            && pattern.iter().zip(words).all(|(part, (_, word))| self.take(part, word, &mut found));
        fits.then_some(found)
    }

    fn take(&self, part: &Part, word: &str, found: &mut Found) -> bool {
        match part {
            Part::Day => found.day = self.day_of(word),
            Part::Month => found.month = self.month_of(word),
            Part::Year => found.year = year_of(word),
            Part::Week => found.week = word.parse().ok(),
            Part::Word(own) => return word.to_lowercase() == *own,
        }
        match part {
            Part::Day => found.day.is_some(),
            Part::Month => found.month.is_some(),
            Part::Year => found.year.is_some(),
            Part::Week | Part::Word(_) => found.week.is_some(),
        }
    }

    /// A month as one of the languages writes it, or in English in short.
    fn month_of(&self, word: &str) -> Option<i8> {
        let short = || word.starts_with(char::is_uppercase).then(|| month(&word.to_lowercase())).flatten();
        self.months.get(word).copied().or_else(short)
    }

    fn day_of(&self, word: &str) -> Option<i8> {
        self.days.get(word).copied().or_else(|| word.parse().ok().filter(|day| (1..=31).contains(day)))
    }
}

/// The first day of several is no longer than so many words.
const LONGEST: usize = 6;

/// What phrases of all languages say, in parts.
fn patterns(renderer: &Renderer, names: &[&str]) -> Vec<Vec<Part>> {
    let slots =
        ["day", "month", "year", "week"].into_iter().zip(SLOTS).map(|(name, (slot, _))| (name, Given::Safe(slot)));
    let slots: Vec<_> = slots.collect();
    let mut patterns: Vec<Vec<Part>> = Vec::new();
    for said in names.iter().flat_map(|name| renderer.said(name, &slots)) {
        let parts = parts(&said);
        if !patterns.contains(&parts) {
            patterns.push(parts);
        }
    }
    patterns
}

fn parts(said: &str) -> Vec<Part> {
    let part = |word: &str| {
        let slot = SLOTS.iter().find(|(slot, _)| *slot == word);
        slot.map_or_else(|| Part::Word(word.to_lowercase()), |(_, part)| part.clone())
    };
    words(said).into_iter().map(|(_, word)| part(word)).collect()
}

fn words(text: &str) -> Vec<Word<'_>> {
    let is_word = |c: char| c.is_alphanumeric();
    let mut words = Vec::new();
    let mut at = 0;
    while let Some(found) = text[at..].find(is_word) {
        let start = at + found;
        let end = text[start..].find(|c| !is_word(c)).map_or(text.len(), |len| start + len);
        words.push((start..end, &text[start..end]));
        at = end;
    }
    words
}

fn year_of(word: &str) -> Option<i16> {
    word.parse().ok().filter(|year| (1000..=9999).contains(year))
}

#[cfg(test)]
mod tests {
    use super::Calendar;
    use crate::render::Renderer;

    fn calendar() -> Calendar {
        Calendar::of(&Renderer::new(None).unwrap())
    }

    #[test]
    fn days_and_periods_are_read() {
        let calendar = calendar();
        for (text, days) in [
            ("le 3 avril 2026,", "2026-04-03"),
            ("semaine 14 de 2026", "2026-03-30/2026-04-05"),
            ("du 30 mars au 5 avril 2026", "2026-03-30/2026-04-05"),
            ("1er au 5 avril 2026", "2026-04-01/2026-04-05"),
            ("29 décembre 2025 au 1er janvier 2026", "2025-12-29/2026-01-01"),
            ("en août 2026", "2026-08-01/2026-08-31"),
            ("on 3 April 2026,", "2026-04-03"),
            ("week 14 of 2026", "2026-03-30/2026-04-05"),
            ("30 March to 5 April 2026", "2026-03-30/2026-04-05"),
            ("the days 3 to 9 April 2026", "2026-04-03/2026-04-09"),
            ("29 December 2025 to 4 January 2026", "2025-12-29/2026-01-04"),
            ("in April 2026", "2026-04-01/2026-04-30"),
            ("on April 3, 2026,", "2026-04-03"),
            ("March 30 to April 5, 2026", "2026-03-30/2026-04-05"),
            ("2025, March 30 to April 5, 2026", "2026-03-30/2026-04-05"),
            ("April 3 to 5, 2026", "2026-04-03/2026-04-05"),
            ("2026-03-30 to 2026-04-05", "2026-03-30/2026-04-05"),
            ("Hill Radio, 2026-04-03", "2026-04-03"),
        ] {
            let found = calendar.find(text);
            assert_eq!(found.iter().map(|found| found.days.to_string()).collect::<Vec<_>>(), [days], "{text}");
        }
        let is_day = |text: &str| calendar.is_day(text);
        assert!(is_day(" 3 April 2026") && !is_day("3 April") && !is_day("3 April 2026, again"));
        assert!(is_day("1er avril 2026") && !is_day("1er avril"));
    }

    #[test]
    fn numbers_alone_are_left_alone() {
        let calendar = calendar();
        for text in [
            "412 people",
            "3 April",
            "week 99 of 2026",
            "31 February 2026",
            "2026",
            "from 300 to 400 men",
            "to",
            "au",
            "le 32 avril 2026",
            "semaine 14",
            "1er",
            "",
        ] {
            assert!(calendar.find(text).is_empty(), "{text}");
        }
    }
}
