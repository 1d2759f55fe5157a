//! How an edition writes: the words of its language, its dates and its numbers.

use std::sync::Arc;

use super::say::{Arguments, Given, Hand, Language, Unsaid};
use crate::config::{DateStyle, NumberStyle};
use crate::render::Format;

/// The phrases that dates, numbers and lists are written with, each with its arguments; the filters say them.
pub(in crate::render) const OWN: &[(&str, &[&str])] = &[
    ("amount-about", &["amount"]),
    ("amount-at-least", &["amount"]),
    ("amount-at-most", &["amount"]),
    ("amount-between", &["low", "high"]),
    ("amount-over", &["amount"]),
    ("amount-under", &["amount"]),
    ("date", &["day", "month", "year"]),
    ("date-day", &["day"]),
    ("date-month", &["month"]),
    ("date-range", &["first", "last"]),
    ("date-without-year", &["day", "month"]),
    ("in-date", &["period"]),
    ("in-dates", &["period"]),
    ("in-period", &["period"]),
    ("list-last", &["words", "last"]),
    ("list-others", &["count"]),
    ("month-first-date", &["day", "month", "year"]),
    ("month-first-day-and-year", &["day", "year"]),
    ("month-first-without-year", &["day", "month"]),
    ("name-inside", &["name"]),
    ("number-group", &[]),
    ("number-point", &[]),
    ("period-month", &["month", "year"]),
    ("period-week", &["week", "year"]),
    ("quoted", &["words"]),
];

/// The manner of an audience.
pub(in crate::render) struct Manner {
    pub(in crate::render) language: Arc<Language>,
    /// None for the language's own.
    pub(in crate::render) dates: Option<DateStyle>,
    /// What parts thousands, and what parts the fraction.
    pub(in crate::render) separators: (String, String),
}

impl Manner {
    /// The manner of a language, but for what an audience wants otherwise.
    pub(in crate::render) fn new(
        language: Arc<Language>,
        dates: Option<DateStyle>,
        numbers: Option<NumberStyle>,
    ) -> Self {
        let plain = Hand { format: None, number: &|number| number.to_string() };
        let own = |name: &str| language.say(name, &[], &plain).unwrap_or_default();
        let separators = match numbers {
            Some(NumberStyle::Comma) => (",".to_owned(), ".".to_owned()),
            Some(NumberStyle::Space) => ("\u{202f}".to_owned(), ".".to_owned()),
            Some(NumberStyle::Point) => (".".to_owned(), ",".to_owned()),
            None => (own("number-group"), own("number-point")),
        };
        Manner { language, dates, separators }
    }

    /// Says a phrase in a template of a format.
    pub(in crate::render) fn say(&self, name: &str, given: &Arguments<'_>, format: Format) -> Result<String, Unsaid> {
        self.language.say(name, given, &Hand { format: Some(format), number: &|number| self.number(number) })
    }

    /// Says one of the phrases that the program itself needs, as a plain text; its days and years are no amounts.
    pub(in crate::render) fn own(&self, name: &str, given: &Arguments<'_>) -> String {
        let said = self.language.say(name, given, &Hand { format: None, number: &|number| number.to_string() });
        // English has them all, and a file that names what is not given does not come so far.
        said.unwrap_or_default()
    }

    /// A number with its thousands grouped: 1234567 as "1,234,567", 4000.0 as "4,000", 2.50 as "2.5".
    pub(in crate::render) fn number(&self, value: f64) -> String {
        if !value.is_finite() || value.abs() >= 1e15 {
            return value.to_string();
        }
        let (group, point) = &self.separators;
        let written = value.abs().to_string();
        let (whole, fraction) = written.split_once('.').unwrap_or((&written, ""));
        let mut out = String::with_capacity(written.len() + written.len() / 3 + 1);
        if value < 0.0 {
            out.push('-');
        }
        for (at, digit) in whole.chars().enumerate() {
            if at > 0 && (whole.len() - at).is_multiple_of(3) {
                out.push_str(group);
            }
            out.push(digit);
        }
        if !fraction.is_empty() {
            out.push_str(point);
            out.push_str(fraction);
        }
        out
    }

    /// Whether the language speaks of something as of one.
    pub(in crate::render) fn is_one(&self, number: f64) -> bool {
        self.language.is_one(number)
    }

    /// The phrase `of-name`, such as `measure-detainees`, where there is one.
    pub(in crate::render) fn word(&self, of: &str, name: &str) -> Option<String> {
        let key = format!("{of}-{name}");
        self.language.has(&key).then(|| self.own(&key, &[("name", Given::Value(name))]))
    }
}
