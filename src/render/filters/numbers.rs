//! How numbers and their bounds are written.

use tera::{TeraResult, Value};

use super::wrong_type;
use crate::config::NumberStyle;

/// A number with its thousands grouped: 1234567 as "1,234,567", 4000.0 as "4,000", 2.50 as "2.5".
pub(super) fn number(value: f64, style: NumberStyle) -> String {
    if !value.is_finite() || value.abs() >= 1e15 {
        return value.to_string();
    }
    let (group, point) = match style {
        NumberStyle::Comma => (',', '.'),
        NumberStyle::Space => ('\u{202f}', '.'),
        NumberStyle::Point => ('.', ','),
    };
    let written = value.abs().to_string();
    let (whole, fraction) = written.split_once('.').unwrap_or((&written, ""));
    let mut out = String::with_capacity(written.len() + written.len() / 3 + 1);
    if value < 0.0 {
        out.push('-');
    }
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            out.push(group);
        }
        out.push(digit);
    }
    if !fraction.is_empty() {
        out.push(point);
        out.push_str(fraction);
    }
    out
}

/// What a statement's bounds say: "over 700", "4,000 to 6,000"; nothing where there are none.
pub(super) fn interval(statement: &Value, style: NumberStyle) -> TeraResult<String> {
    if !statement.is_map() {
        return Err(wrong_type("a statement (with low, high and qualifier)", statement));
    }
    let bound = |name: &str| statement.get_from_path(name).and_then(Value::as_f64);
    let qualifier = statement.get_from_path("qualifier").and_then(Value::as_str).unwrap_or("exact");
    Ok(interval_in_words(bound("low"), bound("high"), qualifier, style))
}

/// Bounds in words.
pub(super) fn interval_in_words(low: Option<f64>, high: Option<f64>, qualifier: &str, style: NumberStyle) -> String {
    let number = |value: f64| number(value, style);
    let hedge = |word: &str, value: f64| format!("{word} {}", number(value));
    match (qualifier, low, high) {
        (_, None, None) => String::new(),
        ("over", Some(low), None) => hedge("over", low),
        ("under", None, Some(high)) => hedge("under", high),
        (_, Some(low), None) => hedge("at least", low),
        (_, None, Some(high)) => hedge("at most", high),
        (_, Some(low), Some(high)) => {
            let values = if low == high { number(low) } else { format!("{} to {}", number(low), number(high)) };
            if qualifier == "about" { format!("about {values}") } else { values }
        }
    }
}
