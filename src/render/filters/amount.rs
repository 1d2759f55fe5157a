//! What a statement says, in its source's words or as a number.

use tera::{Kwargs, TeraResult, Value};

use super::arguments::{Arguments, wrong_type};
use super::numbers::interval;
use super::{clause, lower_first};
use crate::render::phrases::Manner;

/// How an amount may be written.
pub(in crate::render) const FORMS: &[&str] = &["words", "number", "both"];

/// `s | amount`: "some four thousand", as the source has it; `as="number"`: "about 4,000"; `as="both"`: "some four thousand
/// (about 4,000)". What is no number stays in its words; what the words hold already is not said twice.
pub(super) fn amount(statement: &Value, kwargs: &Kwargs, manner: &Manner) -> TeraResult<String> {
    let form = Arguments::of("amount", kwargs).word("as", FORMS)?.unwrap_or("words");
    let words = words_of(statement)?;
    let number = if is_plain(statement) { with_unit(interval(statement, manner)?, statement) } else { String::new() };
    Ok(match form {
        _ if number.is_empty() => words,
        "number" => number,
        "both" if !holds(&words, &number) => format!("{words} ({number})"),
        _ => words,
    })
}

/// The source's own words; an amount that begins its sentence is written small.
fn words_of(statement: &Value) -> TeraResult<String> {
    let field = |path: &'static str| statement.get_from_path(path);
    let wording = field("wording").and_then(Value::as_str).ok_or_else(|| wrong_type("a statement", statement))?;
    let words = clause(wording);
    let is_number = ["low", "high"].into_iter().any(|bound| field(bound).is_some_and(Value::is_number));
    // Behind an opening quotation mark it begins one, too.
    let begins = || matches!(field("evidence.0.spans.0.0").and_then(Value::as_i128), Some(0 | 1 | 3));
    Ok(if is_number && begins() { lower_first(words) } else { words.to_owned() })
}

/// Whether its bounds are the whole amount: those of a rate, a multiple or a fraction are one of its numbers.
fn is_plain(statement: &Value) -> bool {
    let quantity = statement.get_from_path("attributes.quantity").and_then(Value::as_str);
    quantity.is_none_or(|quantity| !matches!(quantity, "rate" | "multiple" | "fraction" | "other"))
}

/// An amount of money, of percent or of something measured with what it is measured in.
fn with_unit(number: String, statement: &Value) -> String {
    let unit = statement.get_from_path("attributes.unit").and_then(Value::as_str).unwrap_or_default();
    match unit {
        "" => number,
        _ if number.is_empty() => number,
        "%" => format!("{number}%"),
        unit => format!("{number} {unit}"),
    }
}

/// Whether words hold every number of an amount as it is written there.
fn holds(words: &str, amount: &str) -> bool {
    let mut numbers = amount.split(' ').filter(|part| part.starts_with(|c: char| c.is_ascii_digit()));
    let beside = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    numbers.all(|number| {
        let mut found = words.match_indices(number);
        found.any(|(at, _)| {
            !beside(words[..at].chars().next_back()) && !beside(words[at + number.len()..].chars().next())
        })
    })
}
