//! How the check names what it expected and what it found.

use serde_json::Value as Json;

use super::tree::{Node, Value};

/// The types of a JSON Schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Null,
    Bool,
    Number,
    Integer,
    Text,
    List,
    Map,
}

impl Kind {
    /// The type of this name in a JSON Schema.
    pub(super) fn named(name: &str) -> Option<Self> {
        Some(match name {
            "null" => Kind::Null,
            "boolean" => Kind::Bool,
            "number" => Kind::Number,
            "integer" => Kind::Integer,
            "string" => Kind::Text,
            "array" => Kind::List,
            "object" => Kind::Map,
            _ => return None,
        })
    }

    /// The type of a value in a JSON Schema's `const` or `enum`.
    pub(super) fn of(value: &Json) -> Self {
        match value {
            Json::Null => Kind::Null,
            Json::Bool(_) => Kind::Bool,
            Json::Number(_) => Kind::Number,
            Json::String(_) => Kind::Text,
            Json::Array(_) => Kind::List,
            Json::Object(_) => Kind::Map,
        }
    }

    /// Whether a node is of this type.
    pub(super) fn holds(self, node: &Node) -> bool {
        match (self, &node.value) {
            (Kind::Integer, Value::Number(number)) => !number.is_f64(),
            (Kind::Null, Value::Null)
            | (Kind::Bool, Value::Bool(_))
            | (Kind::Number, Value::Number(_))
            | (Kind::Text, Value::Text(_))
            | (Kind::List, Value::List(_))
            | (Kind::Map, Value::Map(_)) => true,
            _ => false,
        }
    }

    fn expected(self) -> &'static str {
        match self {
            Kind::Null => "null",
            Kind::Bool => "true or false",
            Kind::Number => "a number",
            Kind::Integer => "a whole number",
            Kind::Text => "a string",
            Kind::List => "a list",
            Kind::Map => "a map",
        }
    }
}

/// A word of the file in quotation marks, its end left out where it is long.
pub(super) fn quoted(word: &str) -> String {
    match word.char_indices().nth(60) {
        Some((end, _)) => format!("`{} …`", &word[..end]),
        None => format!("`{word}`"),
    }
}

/// "a number or null".
pub(super) fn expected(kinds: &[Kind]) -> String {
    let names: Vec<&str> = kinds.iter().map(|kind| kind.expected()).collect();
    names.join(" or ")
}

/// "a string".
pub(super) fn found(node: &Node) -> String {
    match &node.value {
        Value::Null => "nothing".to_owned(),
        Value::Bool(value) => format!("`{value}`"),
        Value::Number(number) if number.is_f64() => format!("the number {number}"),
        Value::Number(_) => "a number".to_owned(),
        Value::NotFinite => "a number that is not finite".to_owned(),
        Value::Text(_) => "a string".to_owned(),
        Value::List(_) => "a list".to_owned(),
        Value::Map(_) => "a map".to_owned(),
    }
}

/// How to write the value so that it is of one of the `kinds`; `keys` are those a map would have.
pub(super) fn type_hint(node: &Node, kinds: &[Kind], keys: &[&str]) -> Option<String> {
    let wants = |kind| kinds.contains(&kind);
    match &node.value {
        Value::Null if wants(Kind::Map) => Some("write `{}` for the defaults, or leave the key out".to_owned()),
        Value::Null if wants(Kind::List) => Some("write `[]` for none, or leave the key out".to_owned()),
        Value::Null => Some("write a value, or leave the key out".to_owned()),
        // A number of many digits is not kept as it was written.
        Value::Number(number) if wants(Kind::Text) && number.as_f64().is_some_and(|value| value.abs() < 1e15) => {
            Some(format!("put it in quotation marks: \"{number}\""))
        }
        Value::Number(_) | Value::NotFinite if wants(Kind::Text) => Some("put it in quotation marks".to_owned()),
        Value::Bool(value) if wants(Kind::Text) => Some(format!("put it in quotation marks: \"{value}\"")),
        Value::Text(text) if wants(Kind::Bool) => boolean_hint(text),
        Value::Text(text) if wants(Kind::Number) || wants(Kind::Integer) => number_hint(text),
        _ if wants(Kind::Map) && !keys.is_empty() => Some(format!("its keys: {}", keys.join(", "))),
        Value::Text(text) if wants(Kind::List) && is_short(text) => Some(format!("write `[\"{text}\"]`")),
        _ if wants(Kind::List) => Some("write `[one, two]`, or a line `- one` for each".to_owned()),
        _ if wants(Kind::Text) => Some("write one text".to_owned()),
        _ => None,
    }
}

fn boolean_hint(text: &str) -> Option<String> {
    let meant = match text.to_ascii_lowercase().as_str() {
        "yes" | "on" | "y" | "true" => "true",
        "no" | "off" | "n" | "false" => "false",
        _ => return None,
    };
    Some(format!("write `{meant}`, without quotation marks"))
}

fn number_hint(text: &str) -> Option<String> {
    let text = text.trim();
    if let Some(percent) = text.strip_suffix('%') {
        let share = percent.trim().parse::<f64>().ok().filter(|share| share.is_finite())? / 100.0;
        return Some(format!("write it as a share: {share}"));
    }
    match text.parse::<f64>().ok().filter(|number| number.is_finite()) {
        Some(number) => Some(format!("write it without quotation marks: {number}")),
        None => Some("write a number in digits".to_owned()),
    }
}

/// A word, or something as plain.
fn is_short(text: &str) -> bool {
    text.len() <= 60 && !text.contains([' ', '\n', ',', '"', '\\', '`'])
}
