//! Periods of the calendar: the one a briefing covers, and those before it.

use std::fmt;
use std::str::FromStr;

use briefer_plugin::Date;
use jiff::ToSpan;
use jiff::civil::{ISOWeekDate, Weekday};

use crate::config::PeriodUnit;

/// A period: `2026-04-03`, `2026-W14`, `2026-04`, `all` or `2026-03-01..2026-03-17`.
///
/// ```
/// use briefer::briefing::Period;
/// let week: Period = "2026-W14".parse().unwrap();
/// assert_eq!(week.days().unwrap().0.to_string(), "2026-03-30");
/// assert_eq!(week.before().unwrap().to_string(), "2026-W13");
/// let range: Period = "2026-03-01..2026-03-17".parse().unwrap();
/// assert_eq!(range.to_string(), "2026-03-01_2026-03-17");
/// assert_eq!(range.before().unwrap().to_string(), "2026-02-12_2026-02-28");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Period {
    /// All documents.
    All,
    /// A period of the calendar, by its first day.
    Unit(PeriodUnit, Date),
    /// From the first day to the last.
    Range(Date, Date),
}

/// A period that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{0}` is not a period; write a day 2026-04-03, an ISO week 2026-W14, a month 2026-04, all, or 2026-03-01..2026-03-17"
)]
pub struct PeriodError(String);

impl Period {
    /// The period of the given unit that holds `date`; `None` where the calendar ends.
    pub fn holding(unit: PeriodUnit, date: Date) -> Option<Period> {
        let first = match unit {
            PeriodUnit::All => return Some(Period::All),
            PeriodUnit::Day => date,
            PeriodUnit::Week => date.checked_sub(i64::from(date.weekday().to_monday_zero_offset()).days()).ok()?,
            PeriodUnit::Month => date.first_of_month(),
        };
        Some(Period::Unit(unit, first))
    }

    /// The first and the last day; `None` for `all`.
    pub fn days(&self) -> Option<(Date, Date)> {
        match *self {
            Period::All => None,
            Period::Range(from, to) => Some((from, to)),
            Period::Unit(unit, first) => {
                let last = match unit {
                    PeriodUnit::Week => first.checked_add(6.days()).unwrap_or(Date::MAX),
                    PeriodUnit::Month => first.last_of_month(),
                    PeriodUnit::Day | PeriodUnit::All => first,
                };
                Some((first, last))
            }
        }
    }

    /// Whether `date` lies in it.
    pub fn holds(&self, date: Date) -> bool {
        self.days().is_none_or(|(from, to)| from <= date && date <= to)
    }

    /// The period just before: the calendar unit before, or as many days; `None` for `all`.
    pub fn before(&self) -> Option<Period> {
        let (from, to) = self.days()?;
        let eve = from.yesterday().ok()?;
        match *self {
            Period::Unit(unit, _) => Period::holding(unit, eve),
            _ => {
                let days = from.until(to).ok()?.get_days();
                Some(Period::Range(eve.checked_sub(days.days()).ok()?, eve))
            }
        }
    }

    /// The periods before, newest first, at most `count` of them.
    pub fn history(&self, count: usize) -> Vec<Period> {
        std::iter::successors(self.before(), Period::before).take(count).collect()
    }

    /// `day`, `week`, `month`, `all` or `range`.
    pub fn unit_name(&self) -> &'static str {
        match self {
            Period::All | Period::Unit(PeriodUnit::All, _) => "all",
            Period::Unit(PeriodUnit::Day, _) => "day",
            Period::Unit(PeriodUnit::Week, _) => "week",
            Period::Unit(PeriodUnit::Month, _) => "month",
            Period::Range(..) => "range",
        }
    }
}

/// The name used for folders and ids: no colon, no slash.
impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Period::All | Period::Unit(PeriodUnit::All, _) => f.write_str("all"),
            Period::Unit(PeriodUnit::Day, day) => day.fmt(f),
            Period::Unit(PeriodUnit::Week, day) => {
                let week = day.iso_week_date();
                write!(f, "{:04}-W{:02}", week.year(), week.week())
            }
            Period::Unit(PeriodUnit::Month, day) => write!(f, "{:04}-{:02}", day.year(), day.month()),
            Period::Range(from, to) => write!(f, "{from}_{to}"),
        }
    }
}

impl FromStr for Period {
    type Err = PeriodError;

    fn from_str(text: &str) -> Result<Self, PeriodError> {
        parse(text.trim()).ok_or_else(|| PeriodError(text.to_owned()))
    }
}

fn parse(text: &str) -> Option<Period> {
    // Numbers are read by the standard library, which would take `2026-+4` as well.
    if text.contains('+') {
        return None;
    }
    if text == "all" {
        return Some(Period::All);
    }
    if let Some((from, to)) = text.split_once("..").or_else(|| text.split_once('_')) {
        let (from, to) = (from.parse().ok()?, to.parse().ok()?);
        return (from <= to).then_some(Period::Range(from, to));
    }
    if let Some((year, week)) = text.split_once("-W") {
        if year.len() != 4 || week.len() != 2 {
            return None;
        }
        let monday = ISOWeekDate::new(year.parse().ok()?, week.parse().ok()?, Weekday::Monday).ok()?.date();
        return Some(Period::Unit(PeriodUnit::Week, monday));
    }
    if text.len() == 7 {
        let (year, month) = text.split_once('-')?;
        return Some(Period::Unit(PeriodUnit::Month, Date::new(year.parse().ok()?, month.parse().ok()?, 1).ok()?));
    }
    (text.len() == 10).then(|| text.parse().ok().map(|day| Period::Unit(PeriodUnit::Day, day)))?
}

#[cfg(test)]
mod tests {
    use super::*;

    fn before(text: &str) -> String {
        text.parse::<Period>().unwrap().before().unwrap().to_string()
    }

    #[test]
    fn the_period_before_crosses_years_and_long_weeks() {
        assert_eq!(before("2026-W01"), "2025-W52");
        assert_eq!(before("2021-W01"), "2020-W53");
        assert_eq!(before("2026-01"), "2025-12");
        assert_eq!(before("2024-03-01"), "2024-02-29");
    }

    #[test]
    fn a_day_belongs_to_the_iso_week_even_at_new_year() {
        let week = Period::holding(PeriodUnit::Week, "2027-01-02".parse().unwrap()).unwrap();
        assert_eq!(week.to_string(), "2026-W53");
        assert!(week.holds("2026-12-28".parse().unwrap()));
        assert!(!week.holds("2027-01-04".parse().unwrap()));
    }

    #[test]
    fn nonsense_is_refused_with_what_to_write_instead() {
        for bad in
            ["", "2026", "2026-W54", "2026-W1", "2026-13", "2026-02-30", "2026-04-02..2026-04-01", "week", "2026-+4"]
        {
            let error = bad.parse::<Period>().unwrap_err().to_string();
            assert!(error.contains("2026-W14"), "{bad}: {error}");
        }
    }

    #[test]
    fn all_has_nothing_before_it() {
        assert_eq!(Period::All.before(), None);
        assert!(Period::All.history(8).is_empty());
    }
}
