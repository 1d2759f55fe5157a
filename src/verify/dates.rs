//! Days and periods as editions write them: "3 April 2026", "April 3, 2026", "2026-04-03", "30 March to 5 April 2026", "week 14 of 2026", "April 2026".

use std::ops::Range;

use briefer_plugin::words::calendar::month;
use briefer_plugin::{AsOf, Date};
use jiff::civil::{ISOWeekDate, Weekday};

/// A day or period, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Days {
    pub(super) range: Range<usize>,
    pub(super) days: AsOf,
}

/// A word or number, and where it stands.
type Word<'t> = (Range<usize>, &'t str);

/// All days and periods of a text that have a year, in order.
pub(super) fn find(text: &str) -> Vec<Days> {
    let words = words(text);
    let (mut found, mut at) = (Vec::new(), 0);
    while at < words.len() {
        // The month of a day that there is not, "31 February 2026", is no month.
        let is_day = |word: &str| word.len() <= 2 && word.bytes().all(|b| b.is_ascii_digit());
        let is_odd = at > 0 && is_day(words[at - 1].1) && month_of(words[at].1).is_some();
        match days(&words[at..]).filter(|_| !is_odd) {
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
pub(super) fn day(text: &str) -> Option<Date> {
    let found = find(text.trim());
    let [Days { range, days }] = found.as_slice() else { return None };
    (range.len() == text.trim().len() && days.from == days.to).then_some(days.from)
}

/// Whether a text is one day and nothing else.
pub(super) fn is_day(text: &str) -> bool {
    day(text).is_some()
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

/// The days that words begin with, and how many words they are.
fn days(words: &[Word<'_>]) -> Option<(AsOf, usize)> {
    week(words)
        .or_else(|| span_of_days(words))
        .or_else(|| full_day(words).map(|day| (AsOf::day(day), 3)))
        .or_else(|| whole_month(words))
}

fn week(words: &[Word<'_>]) -> Option<(AsOf, usize)> {
    let [(_, week), (_, number), (_, of), (_, year), ..] = words else { return None };
    if !week.eq_ignore_ascii_case("week") || *of != "of" {
        return None;
    }
    let from = ISOWeekDate::new(year_of(year)?, number.parse().ok()?, Weekday::Monday).ok()?.date();
    Some((AsOf { from, to: from.checked_add(jiff::Span::new().days(6)).ok()? }, 4))
}

/// "3 to 9 April 2026", "30 March to 5 April 2026", "29 December 2025 to 4 January 2026".
fn span_of_days(words: &[Word<'_>]) -> Option<(AsOf, usize)> {
    let to = words.iter().take(4).position(|(_, word)| *word == "to")?;
    if let [(_, month), (_, day)] = &words[..to]
        && let Some(named) = month_of(month)
    {
        return month_first(named, day, to, words);
    }
    let end = full_day(words.get(to + 1..)?)?;
    let from = match &words[..to] {
        [(_, day)] => Date::new(end.year(), end.month(), day.parse().ok()?).ok()?,
        [(_, day), (_, month)] => Date::new(end.year(), month_of(month)?, day.parse().ok()?).ok()?,
        begin => full_day(begin)?,
    };
    (from <= end).then_some((AsOf { from, to: end }, to + 4))
}

/// "April 3 to 5, 2026", "March 30 to April 5, 2026".
fn month_first(month: i8, day: &str, to: usize, words: &[Word<'_>]) -> Option<(AsOf, usize)> {
    let (end, used) = match words.get(to + 1..)? {
        [(_, last), (_, year), ..] if month_of(last).is_none() && year_of(year).is_some() => {
            (Date::new(year_of(year)?, month, last.parse().ok()?).ok()?, 2)
        }
        rest => (full_day(rest)?, 3),
    };
    let from = Date::new(end.year(), month, day.parse().ok()?).ok()?;
    (from <= end).then_some((AsOf { from, to: end }, to + 1 + used))
}

/// "3 April 2026", "April 3, 2026", "2026-04-03".
fn full_day(words: &[Word<'_>]) -> Option<Date> {
    let [(first, a), (second, b), (_, c), ..] = words else { return None };
    if let (Some(year), true) = (year_of(a), second.start == first.end + 1) {
        let two_digits = |word: &&str| word.len() == 2;
        return Date::new(year, b.parse().ok()?, Some(c).filter(|c| two_digits(c))?.parse().ok()?).ok();
    }
    let (day, month) = if month_of(a).is_some() { (b, a) } else { (a, b) };
    Date::new(year_of(c)?, month_of(month)?, day.parse().ok()?).ok()
}

fn whole_month(words: &[Word<'_>]) -> Option<(AsOf, usize)> {
    let [(_, month), (_, year), ..] = words else { return None };
    let from = Date::new(year_of(year)?, month_of(month)?, 1).ok()?;
    Some((AsOf { from, to: from.last_of_month() }, 2))
}

fn month_of(word: &str) -> Option<i8> {
    word.starts_with(char::is_uppercase).then(|| month(&word.to_lowercase())).flatten()
}

fn year_of(word: &str) -> Option<i16> {
    word.parse().ok().filter(|year| (1000..=9999).contains(year))
}

#[cfg(test)]
mod tests {
    use super::{find, is_day};

    #[test]
    fn days_and_periods_are_read() {
        for (text, days) in [
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
            let found = find(text);
            assert_eq!(found.iter().map(|found| found.days.to_string()).collect::<Vec<_>>(), [days], "{text}");
        }
        assert!(is_day(" 3 April 2026") && !is_day("3 April") && !is_day("3 April 2026, again"));
    }

    #[test]
    fn numbers_alone_are_left_alone() {
        for text in
            ["412 people", "3 April", "week 99 of 2026", "31 February 2026", "2026", "from 300 to 400 men", "to", ""]
        {
            assert!(find(text).is_empty(), "{text}");
        }
    }
}
