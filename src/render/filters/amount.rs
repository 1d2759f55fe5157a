//! What a statement says, in its source's words or as a number.

use tera::{Kwargs, TeraResult, Value};

use super::arguments::{Arguments, wrong_type};
use super::numbers::interval;
use super::{clause, lower_first};
use crate::render::phrases::{Given, Manner};

/// How an amount may be written.
pub(in crate::render) const FORMS: &[&str] = &["words", "number", "both"];

/// `s | amount`: "some four thousand men", as the source has it; `as="number"`: "about 4,000"; `as="both"`: "about 4,000 (“some
/// four thousand men”)". What words say better stays in them: what is no number, or is measured in something; and what the
/// words hold already is not said twice.
pub(super) fn amount(statement: &Value, kwargs: &Kwargs, manner: &Manner) -> TeraResult<String> {
    let form = Arguments::of("amount", kwargs).word("as", FORMS)?.unwrap_or("words");
    let words = words_of(statement)?;
    let number = number_of(statement, manner)?;
    Ok(match form {
        _ if number.is_empty() => words,
        "number" => number,
        "both" if !holds(&words, &number) => {
            let quoted = manner.own("quoted", &[("words", Given::Value(&words))]);
            format!("{number} ({quoted})")
        }
        _ => words,
    })
}

/// The bounds; nothing where they are not the whole amount.
fn number_of(statement: &Value, manner: &Manner) -> TeraResult<String> {
    let text = |path: &'static str| statement.get_from_path(path).and_then(Value::as_str);
    let is_vague = text("qualifier") == Some("vague");
    let is_count = text("attributes.quantity").is_none_or(|quantity| matches!(quantity, "count" | "percent"));
    let number = interval(statement, manner)?;
    Ok(match text("attributes.unit") {
        _ if is_vague || !is_count || number.is_empty() => String::new(),
        Some("%") => format!("{number}%"),
        Some(_) => String::new(),
        None => number,
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
    Ok(if is_number && begins() { lower_first(&words) } else { words })
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
