//! YAML as a tree in which every node knows the bytes it came from.

use std::fmt;
use std::ops::Range;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::Number;
use serde_yaml::{DuplicateKeyPolicy, Error, NonFiniteFloatPolicy, Spanned};

use crate::diagnostic::{Diagnostic, Place};

/// A value and where it stands.
#[derive(Debug)]
pub(super) struct Node {
    /// What it is.
    pub(super) value: Value,
    /// Its bytes: all of a scalar, the opening bracket of a flow collection, the alias where it came through one; empty
    /// for a block collection and for nothing.
    pub(super) span: Range<usize>,
}

/// What a node is.
#[derive(Debug)]
pub(super) enum Value {
    /// Nothing, or `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A finite number.
    Number(Number),
    /// Infinity, no number, or a number too large for 64 bits of floating point.
    NotFinite,
    /// A string.
    Text(String),
    /// A list.
    List(Vec<Node>),
    /// A map, in the order of the file; keys may repeat.
    Map(Vec<Entry>),
}

/// A key and its value.
#[derive(Debug)]
pub(super) struct Entry {
    /// The key, as written where it is no string.
    pub(super) key: String,
    /// Where the key stands.
    pub(super) key_span: Range<usize>,
    /// The value.
    pub(super) node: Node,
}

impl Node {
    /// The entries, where it is a map.
    pub(super) fn entries(&self) -> &[Entry] {
        match &self.value {
            Value::Map(entries) => entries,
            _ => &[],
        }
    }

    /// The first entry under `key`, where it is a map that has one.
    pub(super) fn entry(&self, key: &str) -> Option<&Entry> {
        self.entries().iter().find(|entry| entry.key == key)
    }

    /// The value under `key`, where it is a map that has one.
    pub(super) fn get(&self, key: &str) -> Option<&Node> {
        self.entry(key).map(|entry| &entry.node)
    }

    /// The items, where it is a list.
    pub(super) fn items(&self) -> &[Node] {
        match &self.value {
            Value::List(items) => items,
            _ => &[],
        }
    }

    /// The string, where it is one.
    pub(super) fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The same value without places; of a repeated key the first stays, a number without end becomes null.
    pub(super) fn to_json(&self) -> serde_json::Value {
        match &self.value {
            Value::Null | Value::NotFinite => serde_json::Value::Null,
            Value::Bool(value) => (*value).into(),
            Value::Number(number) => serde_json::Value::Number(number.clone()),
            Value::Text(text) => text.clone().into(),
            Value::List(items) => items.iter().map(Node::to_json).collect(),
            Value::Map(entries) => {
                let mut map = serde_json::Map::new();
                for entry in entries {
                    map.entry(entry.key.clone()).or_insert_with(|| entry.node.to_json());
                }
                map.into()
            }
        }
    }
}

/// The limits of [`parse`], for hints.
const LIMITS: &str = "at most 24 levels and 20,000 values, aliases written out";

/// Reads `text` into a tree; an empty text is null. Repeated keys stay, for the caller to judge.
///
/// # Errors
/// What makes it no YAML, or is beyond the limits that stop alias bombs, with its place.
pub(super) fn parse(file: &str, text: &str) -> Result<Node, Box<Diagnostic>> {
    let options = serde_yaml::options! {
        with_snippet: false,
        // Only true and false are booleans: `no` stays a word.
        strict_booleans: true,
        duplicate_keys: DuplicateKeyPolicy::PassThrough,
        non_finite_float_policy: NonFiniteFloatPolicy::PassThrough,
        // The parser recurses, at up to 32 KB of stack a level in a debug build.
        budget: serde_yaml::budget! { max_nodes: 20_000, max_events: 80_000, max_depth: 24, flow_nesting_limit: 24 },
        alias_limits: serde_yaml::alias_limits! { max_total_replayed_events: 20_000 },
    };
    serde_yaml::from_str_with_options::<Spanned<Raw>>(text, options)
        .map(|raw| node(raw, text))
        .map_err(|error| Box::new(fault(file, text, error.without_snippet())))
}

fn node(raw: Spanned<Raw>, text: &str) -> Node {
    let span = span_of(&raw);
    let value = match raw.value {
        Raw::Null => Value::Null,
        Raw::Bool(value) => Value::Bool(value),
        Raw::Number(number) => Value::Number(number),
        Raw::NotFinite => Value::NotFinite,
        Raw::Text(text) => Value::Text(text),
        Raw::List(items) => Value::List(items.into_iter().map(|item| node(item, text)).collect()),
        Raw::Map(entries) => Value::Map(entries.into_iter().map(|(key, value)| entry(key, value, text)).collect()),
    };
    Node { value, span }
}

fn entry(key: Spanned<Raw>, value: Spanned<Raw>, text: &str) -> Entry {
    let key_span = span_of(&key);
    let key = match key.value {
        Raw::Text(key) => key,
        _ => text.get(key_span.clone()).unwrap_or_default().to_owned(),
    };
    Entry { key, key_span, node: node(value, text) }
}

fn span_of(raw: &Spanned<Raw>) -> Range<usize> {
    let span = raw.referenced.span();
    let start = to_usize(span.byte_offset());
    start..start.saturating_add(to_usize(span.byte_len()))
}

fn to_usize(offset: Option<u64>) -> usize {
    usize::try_from(offset.unwrap_or(0)).unwrap_or(usize::MAX)
}

/// The parser's error in our words.
fn fault(file: &str, text: &str, error: &Error) -> Diagnostic {
    let shown = error.to_string();
    // The place is told by the diagnostic, and for an alias twice in the parser's message.
    let said = shown.split(" at line ").next().unwrap_or(&shown);
    let (message, hint) = match innermost(error) {
        Error::Budget { .. }
        | Error::AliasReplayLimitExceeded { .. }
        | Error::AliasReplayStackDepthExceeded { .. }
        | Error::RecursiveReferencesRequireWeakTypes { .. } => {
            ("the configuration is nested too deeply, or grows too large through its aliases".to_owned(), Some(LIMITS))
        }
        _ if said.contains("recursion limit") => ("the configuration is nested too deeply".to_owned(), Some(LIMITS)),
        Error::InvalidScalar { .. } => {
            ("the value is not what its tag says".to_owned(), Some("leave out the tag, which begins with `!!`"))
        }
        Error::MultipleDocuments { .. } => {
            ("more than one YAML document in the file".to_owned(), Some("leave out the line `---`"))
        }
        _ => (format!("not valid YAML: {said}"), Some(hint_for(said))),
    };
    let place = match error.location() {
        Some(location) => {
            let byte = location.span().byte_offset().map(|offset| to_usize(Some(offset)));
            let start = byte.unwrap_or_else(|| offset_of(text, to_usize(Some(location.line())), location.column()));
            Place::in_text(file, text, start, start)
        }
        None => Place::file(file),
    };
    Diagnostic::error(message).at(place).hint_if(hint.map(str::to_owned))
}

fn innermost(error: &Error) -> &Error {
    let mut error = error;
    while let Error::AliasError { error: inner, .. } = error {
        error = inner.without_snippet();
    }
    error
}

fn hint_for(said: &str) -> &'static str {
    const HINTS: [(&str, &str); 9] = [
        ("tabs disallowed", "indent with spaces"),
        ("found a tab", "indent with spaces"),
        (
            "did not find expected ','",
            "within brackets, commas part the entries, and `#` begins a comment: a colour stands in quotation marks",
        ),
        ("did not find expected", "keys of one map, and items of one list, begin in the same column"),
        ("unexpected character", "take out the character that cannot be seen"),
        ("unclosed quote", "close the quotation mark"),
        ("unclosed bracket", "close the bracket"),
        (
            "mapping values are not allowed",
            "a text with a colon needs quotation marks; a new key stands on its own line",
        ),
        ("unknown anchor", "name it first, with `&name` before the value"),
    ];
    const OTHER: &str =
        "here or just before: is every bracket and quotation mark closed, and each line indented by spaces?";
    HINTS.iter().find(|(part, _)| said.contains(part)).map_or(OTHER, |(_, hint)| *hint)
}

/// The byte offset of a line and column, both counted from one, columns in characters.
fn offset_of(text: &str, line: usize, column: u64) -> usize {
    let line_start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let column = to_usize(Some(column)).saturating_sub(1);
    text[line_start..].char_indices().nth(column).map_or(text.len(), |(at, _)| line_start + at)
}

/// A node as serde hands it over.
enum Raw {
    Null,
    Bool(bool),
    Number(Number),
    NotFinite,
    Text(String),
    List(Vec<Spanned<Raw>>),
    Map(Vec<(Spanned<Raw>, Spanned<Raw>)>),
}

impl<'de> Deserialize<'de> for Raw {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(RawVisitor)
    }
}

struct RawVisitor;

impl<'de> Visitor<'de> for RawVisitor {
    type Value = Raw;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a YAML value")
    }

    fn visit_unit<E>(self) -> Result<Raw, E> {
        Ok(Raw::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Raw, E> {
        Ok(Raw::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Raw, E> {
        Ok(Raw::Number(value.into()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Raw, E> {
        Ok(Raw::Number(value.into()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Raw, E> {
        Ok(Number::from_f64(value).map_or(Raw::NotFinite, Raw::Number))
    }

    fn visit_str<E>(self, value: &str) -> Result<Raw, E> {
        Ok(Raw::Text(value.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut sequence: A) -> Result<Raw, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = sequence.next_element()? {
            items.push(item);
        }
        Ok(Raw::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Raw, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = map.next_entry()? {
            entries.push(entry);
        }
        Ok(Raw::Map(entries))
    }
}
