//! Dates as formats, file names and texts write them.

use briefer_plugin::Date;
use briefer_plugin::words::calendar;

/// A date as far as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Written {
    /// Day, month and year.
    Day(Date),
    /// A day of a month, without the year.
    MonthDay(i8, i8),
}

/// The days that a name such as `2026-W14` or `2026-04` stands for, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Range {
    /// The first day.
    pub first: Date,
    /// The last day.
    pub last: Date,
}

impl Range {
    /// Whether the name stands for one day.
    pub(crate) fn is_day(self) -> bool {
        self.first == self.last
    }

    /// Whether `date` is in the range or in the week before it: what a week's folder holds may be a little older.
    pub(crate) fn is_near(self, date: Date) -> bool {
        let week_before = self.first.checked_sub(jiff::Span::new().days(7)).unwrap_or(self.first);
        week_before <= date && date <= self.last
    }

    /// The day near the range with this month and day.
    pub(crate) fn resolve(self, month: i8, day: i8) -> Option<Date> {
        (self.last.year().saturating_sub(1)..=self.last.year())
            .rev()
            .filter_map(|year| Date::new(year, month, day).ok())
            .find(|&date| self.is_near(date))
    }
}

/// Reads a date field: ISO 8601 with or without a time, RFC 2822, `20260403`, `3 April 2026`, `April 3, 2026`,
/// `03.04.2026`. A time zone is not applied: the day counts as it is written.
pub(crate) fn parse(field: &str) -> Option<Date> {
    match find(field)? {
        Written::Day(date) => Some(date),
        Written::MonthDay(..) => None,
    }
}

/// Finds the first date in a short text.
pub(crate) fn find(text: &str) -> Option<Written> {
    if !has_digit(text) {
        return None;
    }
    let pieces = pieces(text);
    let mut without_year = None;
    for at in 0..pieces.len() {
        match written_at(&pieces[at..]) {
            Some(day @ Written::Day(_)) => return Some(day),
            Some(other) => without_year = without_year.or(Some(other)),
            None => {}
        }
    }
    without_year
}

/// Whether there is a digit: without one there is no date.
pub(crate) fn has_digit(text: &str) -> bool {
    text.bytes().any(|b| b.is_ascii_digit())
}

/// Whether a line consists of nothing but dates, times and the words that stand beside them.
pub(crate) fn is_calendar(line: &str) -> bool {
    if line.len() > 100 || !has_digit(line) {
        return false;
    }
    let pieces = pieces(line);
    let numbers = pieces.iter().filter(|piece| matches!(piece, Piece::Number { .. })).count();
    let known = |word: &str| {
        CALENDAR_WORDS.contains(&word) || calendar::month(word).is_some() || calendar::weekday(word).is_some()
    };
    (1..=12).contains(&numbers)
        && pieces.iter().all(|piece| match piece {
            Piece::Word(word) => known(word),
            Piece::Number { .. } => true,
            Piece::Mark(mark) => !matches!(mark, '$' | '€' | '£' | '%' | '?' | '!'),
        })
        && (find(line).is_some() || has_time(&pieces))
}

/// Whether a line shows a clock time such as `22:57`.
pub(crate) fn shows_time(line: &str) -> bool {
    has_time(&pieces(line))
}

/// Words that stand beside dates and times on lines of their own, lower-case.
const CALENDAR_WORDS: &[&str] = &[
    "a",
    "am",
    "at",
    "calendar",
    "cest",
    "cet",
    "clock",
    "created",
    "date",
    "edt",
    "est",
    "first",
    "gmt",
    "gray",
    "grey",
    "h",
    "hrs",
    "icon",
    "ist",
    "last",
    "local",
    "m",
    "modified",
    "msk",
    "nd",
    "of",
    "on",
    "p",
    "pm",
    "posted",
    "pst",
    "publication",
    "published",
    "rd",
    "sat",
    "st",
    "sun",
    "t",
    "th",
    "the",
    "time",
    "updated",
    "utc",
    "wed",
    "z",
];

/// The days that a file's or folder's name states, and how: `2026-04-03-karsa`, `20260403`, `2026-W14`, `2026-04`.
pub(crate) fn in_name(name: &str) -> Option<Range> {
    let pieces = pieces(name);
    let day = |at: usize| match digits_first(&pieces[at..]) {
        Some(Written::Day(date)) => Some(Range { first: date, last: date }),
        _ => None,
    };
    let places = || 0..pieces.len();
    places()
        .find_map(day)
        .or_else(|| places().find_map(|at| week(&pieces[at..])))
        .or_else(|| places().find_map(|at| month_of_year(&pieces[at..])))
}

/// The day in an address whose path holds `/2026/04/03/`.
pub(crate) fn in_url(url: &str) -> Option<Date> {
    let parts: Vec<&str> = url.split('/').collect();
    parts.windows(3).find_map(|three| {
        let lengths = three.iter().map(|part| part.len()).collect::<Vec<_>>();
        let digits = three.iter().all(|part| part.bytes().all(|b| b.is_ascii_digit()));
        let [year, month, day] = three else { return None };
        (digits && lengths == [4, 2, 2]).then(|| date(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?))?
    })
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    /// A run of digits, its value and how many.
    Number { value: u32, digits: usize },
    /// A run of letters, lower-case.
    Word(String),
    /// Any other character but white space.
    Mark(char),
}

/// Longer texts hold more than a date.
const LONGEST: usize = 400;

fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut chars = text.char_indices().take_while(|(at, _)| *at < LONGEST).map(|(_, c)| c).peekable();
    while let Some(c) = chars.next() {
        if let Some(digit) = c.to_digit(10) {
            let (mut value, mut digits) = (digit, 1);
            while let Some(digit) = chars.peek().and_then(|c| c.to_digit(10)) {
                value = value.saturating_mul(10).saturating_add(digit);
                digits += 1;
                chars.next();
            }
            pieces.push(Piece::Number { value, digits });
        } else if c.is_alphabetic() {
            let mut word: String = c.to_lowercase().collect();
            while let Some(c) = chars.next_if(|c| c.is_alphabetic()) {
                word.extend(c.to_lowercase());
            }
            pieces.push(Piece::Word(word));
        } else if !c.is_whitespace() {
            pieces.push(Piece::Mark(c));
        }
    }
    pieces
}

fn written_at(pieces: &[Piece]) -> Option<Written> {
    digits_first(pieces).or_else(|| month_first(pieces)).or_else(|| day_first(pieces))
}

/// `2026-04-03`, `2026/4/3`, `20260403`, `03.04.2026`, and `25/04/2026` where only one reading is possible.
fn digits_first(pieces: &[Piece]) -> Option<Written> {
    use Piece::{Mark, Number};
    let day = match *pieces {
        [Number { value, digits: 8 }, ..] => date(value / 10_000, value / 100 % 100, value % 100),
        [
            Number { value: year, digits: 4 },
            Mark(one @ ('-' | '/' | '.' | '_' | '–')),
            Number { value: month, digits: 1..=2 },
            Mark(two),
            Number { value: day, digits: 1..=2 },
            ..,
        ] if one == two => date(year, month, day),
        [
            Number { value: a, digits: 1..=2 },
            Mark(one @ ('.' | '/' | '-')),
            Number { value: b, digits: 1..=2 },
            Mark(two),
            Number { value: year, digits: 4 },
            ..,
        ] if one == two => match one {
            '.' => date(year, b, a),
            _ if a > 12 || a == b => date(year, b, a),
            _ if b > 12 => date(year, a, b),
            _ => None,
        },
        _ => None,
    };
    day.map(Written::Day)
}

/// `April 3, 2026`, `Apr. 3rd 2026`, `April 3`.
fn month_first(pieces: &[Piece]) -> Option<Written> {
    let (month, rest) = month(pieces)?;
    let [Piece::Number { value: day, digits: 1..=2 }, rest @ ..] = rest else { return None };
    with_year(month, *day, skip_ordinal(rest))
}

/// `3 April 2026`, `3rd of April, 2026`, `3 April`.
fn day_first(pieces: &[Piece]) -> Option<Written> {
    let [Piece::Number { value: day, digits: 1..=2 }, rest @ ..] = pieces else { return None };
    let mut rest = skip_ordinal(rest);
    if let [Piece::Word(of), after @ ..] = rest
        && of == "of"
    {
        rest = after;
    }
    if let [Piece::Mark('-'), after @ ..] = rest {
        rest = after;
    }
    let (month, rest) = month(rest)?;
    with_year(month, *day, rest)
}

fn month(pieces: &[Piece]) -> Option<(u32, &[Piece])> {
    let [Piece::Word(word), rest @ ..] = pieces else { return None };
    let month = u32::try_from(calendar::month(word)?).ok()?;
    Some((month, if let [Piece::Mark('.'), rest @ ..] = rest { rest } else { rest }))
}

fn skip_ordinal(pieces: &[Piece]) -> &[Piece] {
    match pieces {
        [Piece::Word(word), rest @ ..] if matches!(word.as_str(), "st" | "nd" | "rd" | "th") => rest,
        _ => pieces,
    }
}

fn with_year(month: u32, day: u32, rest: &[Piece]) -> Option<Written> {
    let rest = if let [Piece::Mark(',' | '-'), rest @ ..] = rest { rest } else { rest };
    if let [Piece::Number { value: year, digits: 4 }, ..] = *rest
        && let Some(date) = date(year, month, day)
    {
        return Some(Written::Day(date));
    }
    // 2024 is a leap year: 29 February is a day of some year.
    let known = date(2024, month, day)?;
    Some(Written::MonthDay(known.month(), known.day()))
}

/// `2026-W14`, `2026W14`.
fn week(pieces: &[Piece]) -> Option<Range> {
    let [Piece::Number { value: year, digits: 4 }, rest @ ..] = pieces else { return None };
    let rest = if let [Piece::Mark('-' | '_'), rest @ ..] = rest { rest } else { rest };
    let [Piece::Word(w), Piece::Number { value: week, digits: 1..=2 }, ..] = rest else { return None };
    if w != "w" || !in_years(*year) {
        return None;
    }
    let monday = jiff::civil::ISOWeekDate::new(
        i16::try_from(*year).ok()?,
        i8::try_from(*week).ok()?,
        jiff::civil::Weekday::Monday,
    );
    let first = monday.ok()?.date();
    Some(Range { first, last: first.checked_add(jiff::Span::new().days(6)).ok()? })
}

/// `2026-04` at the name's end or before a word.
fn month_of_year(pieces: &[Piece]) -> Option<Range> {
    let [
        Piece::Number { value: year, digits: 4 },
        Piece::Mark('-' | '_' | '/'),
        Piece::Number { value: month, digits: 2 },
        ..,
    ] = *pieces
    else {
        return None;
    };
    let first = date(year, month, 1)?;
    Some(Range { first, last: first.last_of_month() })
}

fn date(year: u32, month: u32, day: u32) -> Option<Date> {
    if !in_years(year) {
        return None;
    }
    Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// The years that a number is taken for.
fn in_years(year: u32) -> bool {
    (1900..2100).contains(&year)
}

fn has_time(pieces: &[Piece]) -> bool {
    pieces.windows(3).any(|three| {
        matches!(
            three,
            [
                Piece::Number { value: 0..=23, digits: 1..=2 },
                Piece::Mark(':'),
                Piece::Number { value: 0..=59, digits: 2 }
            ]
        )
    })
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn fields_are_read_in_many_forms() {
        for field in [
            "2026-04-03",
            "2026-04-03T23:30:00-05:00",
            "2026/4/3",
            "20260403",
            "20260403T101500Z",
            "Fri, 03 Apr 2026 10:00:00 +0000",
            "April 3, 2026",
            "Friday, Apr. 3rd, 2026",
            "3 April 2026",
            "3rd of April 2026",
            "03.04.2026",
            "3-Apr-2026",
        ] {
            assert_eq!(parse(field), Some(date(2026, 4, 3)), "{field}");
        }
        assert_eq!(parse("25/04/2026"), Some(date(2026, 4, 25)));
        assert_eq!(parse("04/25/2026"), Some(date(2026, 4, 25)));
    }

    #[test]
    fn what_is_no_full_date_is_not_read() {
        for field in ["", "soon", "2026-13-03", "31 April 2026", "April 3", "03/04/2026", "2026", "99999999", "3.14"] {
            assert_eq!(parse(field), None, "{field}");
        }
    }

    #[test]
    fn names_state_a_day_a_week_or_a_month() {
        let range = |name| in_name(name).map(|range| (range.first.to_string(), range.last.to_string()));
        let days = |first: &str, last: &str| Some((first.to_owned(), last.to_owned()));
        assert_eq!(range("2026-04-03-karsa.txt"), days("2026-04-03", "2026-04-03"));
        assert_eq!(range("karsa_20260403_b"), days("2026-04-03", "2026-04-03"));
        assert_eq!(range("2026-W14"), days("2026-03-30", "2026-04-05"));
        assert_eq!(range("2026W01"), days("2025-12-29", "2026-01-04"));
        assert_eq!(range("reports 2026-02"), days("2026-02-01", "2026-02-28"));
        assert_eq!(range("2026-W60"), None);
        assert_eq!(range("agenda-2030"), None);
        assert_eq!(range("flight-8812"), None);
    }

    #[test]
    fn month_and_day_are_resolved_near_the_range() {
        let week = in_name("2026-W01").unwrap();
        assert_eq!(week.resolve(12, 30), Some(date(2025, 12, 30)));
        assert_eq!(week.resolve(1, 2), Some(date(2026, 1, 2)));
        assert_eq!(week.resolve(7, 2), None);
    }

    #[test]
    fn addresses_state_a_day_only_as_three_folders() {
        assert_eq!(in_url("https://x.example/2026/04/03/karsa"), Some(date(2026, 4, 3)));
        assert_eq!(in_url("https://x.example/2026/4/3"), None);
        assert_eq!(in_url("https://x.example/12345/67/89"), None);
    }

    #[test]
    fn calendar_lines_hold_nothing_else() {
        for line in ["• Clock-gray 17:40", "calendar-gray 11 March 2026", "Updated: Friday, 3 April 2026 at 09:14 GMT"]
        {
            assert!(is_calendar(line), "{line}");
        }
        for line in ["8 February 2018 was cold", "$4.5", "At 9, two men", "Room 101", "Friday", "12.50", "2:1"] {
            assert!(!is_calendar(line), "{line}");
        }
    }
}
