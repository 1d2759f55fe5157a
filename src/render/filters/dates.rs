//! How dates and periods are written.

use briefer_plugin::{AsOf, Date};
use tera::{Error, TeraResult, Value};

use super::wrong_type;
use crate::briefing::Period;
use crate::config::{DateStyle, PeriodUnit};

/// `2026-04-03` as "3 April 2026", `2026-03-30/2026-04-05` as "30 March to 5 April 2026"; nothing for null.
pub(super) fn date(value: &Value, style: DateStyle) -> TeraResult<String> {
    if value.is_none() {
        return Ok(String::new());
    }
    let written = value.as_str().ok_or_else(|| wrong_type("a date", value))?;
    let days: AsOf = written.parse().map_err(|_| Error::message(format!("`{written}` is no date")))?;
    Ok(days_in_words(days, style))
}

fn days_in_words(days: AsOf, style: DateStyle) -> String {
    let AsOf { from, to } = days;
    if from == to {
        return day_in_words(to, style);
    }
    let month = |date: Date| MONTHS[usize::from(date.month().unsigned_abs()) - 1];
    let (same_month, same_year) = ((from.year(), from.month()) == (to.year(), to.month()), from.year() == to.year());
    let first = match style {
        DateStyle::DayMonth if same_month => from.day().to_string(),
        DateStyle::DayMonth if same_year => format!("{} {}", from.day(), month(from)),
        DateStyle::MonthDay if same_year => format!("{} {}", month(from), from.day()),
        _ => day_in_words(from, style),
    };
    let last = match style {
        DateStyle::MonthDay if same_month => format!("{}, {}", to.day(), to.year()),
        _ => day_in_words(to, style),
    };
    format!("{first} to {last}")
}

fn day_in_words(date: Date, style: DateStyle) -> String {
    let month = MONTHS[usize::from(date.month().unsigned_abs()) - 1];
    match style {
        DateStyle::DayMonth => format!("{} {month} {}", date.day(), date.year()),
        DateStyle::MonthDay => format!("{month} {}, {}", date.day(), date.year()),
        DateStyle::Iso => date.to_string(),
    }
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// When it was, in words that go on a sentence: "in week 14 of 2026", "on 3 April 2026", "in the days 3 to 19 April 2026".
pub(super) fn in_period(id: &str, style: DateStyle) -> String {
    let lead = match id.parse::<Period>() {
        Ok(Period::Range(..)) => "in the days",
        Ok(Period::Unit(PeriodUnit::Day, _)) => "on",
        _ => "in",
    };
    format!("{lead} {}", period(id, style))
}

/// A period's id in words: `2026-W14` as "week 14 of 2026", `2026-04` as "April 2026"; another id as it is.
pub(super) fn period(id: &str, style: DateStyle) -> String {
    if let Some((year, week)) = id.split_once("-W") {
        return format!("week {} of {year}", week.trim_start_matches('0'));
    }
    if let Ok(days) = id.replace('_', "/").parse::<AsOf>() {
        return days_in_words(days, style);
    }
    let first_day = format!("{id}-01").parse::<Date>();
    first_day.map_or_else(
        |_| id.to_owned(),
        |day| format!("{} {}", MONTHS[usize::from(day.month().unsigned_abs()) - 1], day.year()),
    )
}
