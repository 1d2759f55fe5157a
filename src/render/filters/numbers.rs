//! How the bounds of numbers are written.

use tera::{TeraResult, Value};

use super::wrong_type;
use crate::render::phrases::{Given, Manner};

/// What a statement's bounds say: "over 700", "4,000 to 6,000"; nothing where there are none.
pub(super) fn interval(statement: &Value, manner: &Manner) -> TeraResult<String> {
    if !statement.is_map() {
        return Err(wrong_type("a statement (with low, high and qualifier)", statement));
    }
    let bound = |name: &str| statement.get_from_path(name).and_then(Value::as_f64);
    let qualifier = statement.get_from_path("qualifier").and_then(Value::as_str).unwrap_or("exact");
    Ok(interval_in_words(bound("low"), bound("high"), qualifier, manner))
}

/// Bounds in words.
pub(super) fn interval_in_words(low: Option<f64>, high: Option<f64>, qualifier: &str, manner: &Manner) -> String {
    let hedged = |name: &str, amount: &str| manner.own(name, &[("amount", Given::Value(amount))]);
    let number = |value: f64| manner.number(value);
    match (qualifier, low, high) {
        (_, None, None) => String::new(),
        ("over", Some(low), None) => hedged("amount-over", &number(low)),
        ("under", None, Some(high)) => hedged("amount-under", &number(high)),
        (_, Some(low), None) => hedged("amount-at-least", &number(low)),
        (_, None, Some(high)) => hedged("amount-at-most", &number(high)),
        (_, Some(low), Some(high)) => {
            let bounds = [("low", Given::Value(&number(low))), ("high", Given::Value(&number(high)))];
            let values = if low == high { number(low) } else { manner.own("amount-between", &bounds) };
            if qualifier == "about" { hedged("amount-about", &values) } else { values }
        }
    }
}
