//! How dates and periods are written.

use briefer_plugin::{AsOf, Date};
use tera::{Error, TeraResult, Value};

use super::wrong_type;
use crate::briefing::Period;
use crate::config::{DateStyle, PeriodUnit};
use crate::render::phrases::{Given, Manner};

/// `2026-04-03` as "3 April 2026", `2026-03-30/2026-04-05` as "30 March to 5 April 2026"; nothing for null.
pub(super) fn date(value: &Value, manner: &Manner) -> TeraResult<String> {
    if value.is_none() {
        return Ok(String::new());
    }
    let written = value.as_str().ok_or_else(|| wrong_type("a date", value))?;
    let days: AsOf = written.parse().map_err(|_| Error::message(format!("`{written}` is no date")))?;
    Ok(days_in_words(days, manner))
}

fn days_in_words(days: AsOf, manner: &Manner) -> String {
    let AsOf { from, to } = days;
    if from == to {
        return day_in_words(to, manner);
    }
    let (same_month, same_year) = ((from.year(), from.month()) == (to.year(), to.month()), from.year() == to.year());
    let first = match style(manner) {
        DateStyle::DayMonth if same_month => day_alone(from, manner),
        DateStyle::DayMonth if same_year => dated("date-without-year", from, manner),
        DateStyle::MonthDay if same_year => dated("month-first-without-year", from, manner),
        _ => day_in_words(from, manner),
    };
    let last = match style(manner) {
        DateStyle::MonthDay if same_month => dated("month-first-day-and-year", to, manner),
        _ => day_in_words(to, manner),
    };
    manner.own("date-range", &[("first", Given::Value(&first)), ("last", Given::Value(&last))])
}

fn day_in_words(date: Date, manner: &Manner) -> String {
    match style(manner) {
        DateStyle::DayMonth => dated("date", date, manner),
        DateStyle::MonthDay => dated("month-first-date", date, manner),
        DateStyle::Iso => date.to_string(),
    }
}

/// The order of day and month; a language has its own way for each.
fn style(manner: &Manner) -> DateStyle {
    manner.dates.unwrap_or_default()
}

/// A phrase that is made of a day, its month and its year.
fn dated(name: &str, date: Date, manner: &Manner) -> String {
    let (day, month, year) = (day_alone(date, manner), month_alone(date, manner), date.year().to_string());
    let given = [("day", Given::Value(&day)), ("month", Given::Value(&month)), ("year", Given::Value(&year))];
    manner.own(name, &given)
}

fn day_alone(date: Date, manner: &Manner) -> String {
    manner.own("date-day", &[("day", Given::Number(f64::from(date.day())))])
}

fn month_alone(date: Date, manner: &Manner) -> String {
    manner.own("date-month", &[("month", Given::Number(f64::from(date.month())))])
}

/// When it was, in words that go on a sentence: "in week 14 of 2026", "on 3 April 2026", "in the days 3 to 19 April 2026".
pub(super) fn in_period(id: &str, manner: &Manner) -> String {
    let name = match id.parse::<Period>() {
        Ok(Period::Range(..)) => "in-dates",
        Ok(Period::Unit(PeriodUnit::Day, _)) => "in-date",
        _ => "in-period",
    };
    manner.own(name, &[("period", Given::Value(&period(id, manner)))])
}

/// A period's id in words: `2026-W14` as "week 14 of 2026", `2026-04` as "April 2026"; another id as it is.
pub(super) fn period(id: &str, manner: &Manner) -> String {
    if let Some((year, week)) = id.split_once("-W") {
        let week = week.trim_start_matches('0');
        return manner.own("period-week", &[("week", Given::Value(week)), ("year", Given::Value(year))]);
    }
    if let Ok(days) = id.replace('_', "/").parse::<AsOf>() {
        return days_in_words(days, manner);
    }
    let first_day = format!("{id}-01").parse::<Date>();
    first_day.map_or_else(|_| id.to_owned(), |day| dated("period-month", day, manner))
}
