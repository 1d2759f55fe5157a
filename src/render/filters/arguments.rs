//! The arguments of a filter, and what is said of one that is not what is wanted.

use tera::{Error, Kwargs, TeraResult, Value};

use crate::diagnostic::nearest;

/// What parts a message from its hint on the way through Tera, which knows no hints.
pub(in crate::render) const HINT: &str = "\nhint: ";

/// The arguments that a filter was given.
pub(super) struct Arguments<'a> {
    filter: &'static str,
    kwargs: &'a Kwargs,
}

impl<'a> Arguments<'a> {
    pub(super) fn of(filter: &'static str, kwargs: &'a Kwargs) -> Self {
        Arguments { filter, kwargs }
    }

    /// An argument; null counts as not given.
    fn value(&self, name: &str) -> Option<&'a Value> {
        let given = self.kwargs.iter().find(|(key, _)| key.as_str() == Some(name));
        given.map(|(_, value)| value).filter(|value| !value.is_none())
    }

    fn read<T>(&self, name: &str, wanted: &str, read: impl Fn(&'a Value) -> Option<T>) -> TeraResult<Option<T>> {
        let Some(value) = self.value(name) else { return Ok(None) };
        read(value).map(Some).ok_or_else(|| self.refuse(name, wanted, noun(value), None))
    }

    fn refuse(&self, name: &str, wanted: &str, found: &str, hint: Option<String>) -> Error {
        let hint = hint.map_or(String::new(), |hint| format!("{HINT}{hint}"));
        Error::message(format!("the argument `{name}` of `{}` must be {wanted}, but is {found}{hint}", self.filter))
    }

    pub(super) fn text(&self, name: &str) -> TeraResult<Option<&'a str>> {
        self.read(name, "a text", Value::as_str)
    }

    /// A text, or several: none where the argument was not given.
    pub(super) fn texts(&self, name: &str) -> TeraResult<Option<Vec<&'a str>>> {
        self.read(name, "a text or a list of texts", |value| match value.as_array() {
            Some(items) => items.iter().map(Value::as_str).collect(),
            None => Some(vec![value.as_str()?]),
        })
    }

    /// A whole number from `least` on.
    pub(super) fn count(&self, name: &str, least: usize) -> TeraResult<Option<usize>> {
        let wanted = format!("a whole number, {least} or more");
        let Some(value) = self.value(name) else { return Ok(None) };
        let count = value.as_i128().and_then(|count| usize::try_from(count).ok()).filter(|count| *count >= least);
        let found = if value.is_number() { value.to_string() } else { noun(value).to_owned() };
        count.map(Some).ok_or_else(|| self.refuse(name, &wanted, &found, None))
    }

    /// One of some words.
    pub(super) fn word(&self, name: &str, known: &[&'static str]) -> TeraResult<Option<&'a str>> {
        let Some(given) = self.text(name)? else { return Ok(None) };
        self.one_of(name, given, known).map(Some)
    }

    /// One of some words, or several.
    pub(super) fn words(&self, name: &str, known: &[&'static str]) -> TeraResult<Option<Vec<&'a str>>> {
        let Some(given) = self.texts(name)? else { return Ok(None) };
        given.into_iter().map(|word| self.one_of(name, word, known)).collect::<TeraResult<_>>().map(Some)
    }

    fn one_of(&self, name: &str, given: &'a str, known: &[&'static str]) -> TeraResult<&'a str> {
        if known.contains(&given) {
            return Ok(given);
        }
        let wanted = known.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ");
        let near = nearest(given, known.iter().copied()).map(|near| format!("did you mean `{near}`?"));
        Err(self.refuse(name, &format!("one of {wanted}"), &format!("`{given}`"), near))
    }
}

/// What a filter is used on, where it must be something else.
pub(super) fn wrong_type(wanted: &str, found: &Value) -> Error {
    Error::message(if found.is_undefined() {
        format!("expected {wanted}, but the value does not exist: is its name spelled right?")
    } else {
        format!("expected {wanted}, found {}", noun(found))
    })
}

/// What a value is, in the words that `check` has for it.
fn noun(value: &Value) -> &'static str {
    named(value.name()).unwrap_or("a value")
}

/// What Tera or Rust call a type, in words.
pub(in crate::render) fn named(type_name: &str) -> Option<&'static str> {
    Some(match type_name {
        "none" | "undefined" => "nothing",
        "bool" => "true or false",
        "u64" | "i64" | "f64" | "u128" | "i128" | "usize" | "number" => "a number",
        "&str" | "string" | "String" => "a text",
        "array" | "&[Value]" => "a list",
        "map/struct" | "&Map" | "map" => "a map",
        _ => return None,
    })
}
