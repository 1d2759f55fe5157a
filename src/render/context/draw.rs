//! A part of the data as a tree, for reading on a terminal.

use serde_json::Value;

use super::part::{NONE, Part};
use crate::diagnostic::printable;

/// How wide a terminal is.
const WIDTH: usize = 80;
/// How many items of a list, and how many fields of a map that only the data knows, are shown.
const ITEMS: usize = 3;
const FIELDS: usize = 40;
/// How wide the columns of names and of types may grow.
const WIDEST_NAME: usize = 24;
const WIDEST_KIND: usize = 24;
/// How much of a text is looked at: more does not fit.
const LONGEST: usize = 2 * WIDTH;

/// A tree of so many levels of what stands under a path.
pub(super) fn tree(path: &str, part: &Part<'_>, levels: usize) -> String {
    let mut out = String::new();
    if !path.is_empty() {
        out.push_str(&format!("{path}: {}\n", kind(part)));
        paragraph(&about(part), 2, &mut out);
    }
    if part.is_list() {
        list(path, part, levels, &mut out);
    } else if part.fields().is_empty() {
        let value = part.value.map_or_else(|| NONE.to_owned(), in_full);
        paragraph(&value, 2, &mut out);
    } else {
        table(&part.fields(), 0, levels, &mut out);
    }
    printable(&out)
}

/// The first items, then what each holds.
fn list(path: &str, part: &Part<'_>, levels: usize, out: &mut String) {
    let items = part.items();
    let named: Vec<String> = (0..items.len().min(ITEMS)).map(|at| format!("[{at}]")).collect();
    for (at, name) in named.iter().enumerate() {
        line(&cut(&format!("  {name}  {}", short(&items[at])), WIDTH), out);
    }
    match items.len() {
        0 => line("  It is empty here.", out),
        len if len > ITEMS => line(&format!("  … {} more", len - ITEMS), out),
        _ => {}
    }
    let first = part.item(0);
    let fields = first.fields();
    if !fields.is_empty() {
        let as_in = if items.is_empty() { String::new() } else { format!(", as in {path}[0]") };
        line(&format!("\nEach holds{as_in}:\n"), out);
        table(&fields, 0, levels, out);
    }
}

/// One field a line, with what the schema says of it below.
fn table(fields: &[(&str, Part<'_>)], indent: usize, levels: usize, out: &mut String) {
    let kinds: Vec<String> = fields.iter().map(|(_, part)| kind(part)).collect();
    let widest = |lengths: &mut dyn Iterator<Item = usize>, most: usize| lengths.max().unwrap_or(0).min(most);
    let name_width = widest(&mut fields.iter().map(|(name, _)| length(name)), WIDEST_NAME);
    let kind_width = widest(&mut kinds.iter().map(|kind| length(kind)), WIDEST_KIND);
    for ((name, part), kind) in fields.iter().zip(&kinds).take(FIELDS) {
        let value = part.value.map(short).unwrap_or_default();
        let text = format!("{:indent$}{name:<name_width$}  {kind:<kind_width$}  {value}", "");
        line(&cut(text.trim_end(), WIDTH), out);
        paragraph(&about(part), indent + 4, out);
        below(part, indent + 4, levels, out);
    }
    if fields.len() > FIELDS {
        line(&format!("{:indent$}… {} more", "", fields.len() - FIELDS), out);
    }
}

/// What a field holds, where another level is wanted: of a list, what its first item does.
fn below(part: &Part<'_>, indent: usize, levels: usize, out: &mut String) {
    if levels <= 1 {
        return;
    }
    let inner = if part.is_list() { part.item(0) } else { *part };
    let fields = inner.fields();
    if !fields.is_empty() {
        table(&fields, indent, levels - 1, out);
    }
}

/// The type, with how many items a list has.
fn kind(part: &Part<'_>) -> String {
    match part.value {
        Some(Value::Array(items)) => part.kind().replacen("list", &format!("list of {}", items.len()), 1),
        _ => part.kind(),
    }
}

/// What the schema says: what it is, and which words it may be.
fn about(part: &Part<'_>) -> String {
    let description = part.description().unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ");
    let item = part.is_list().then(|| part.item(0));
    let words = item.as_ref().unwrap_or(part).words();
    if words.len() < 2 { description } else { format!("{description} One of: {}.", words.join(", ")) }
}

/// A value in a few words: texts in quotation marks, maps and lists in brackets, what they hold in turn as `{…}` and `[…]`; not
/// much more of it is made than a line holds.
fn short(value: &Value) -> String {
    let mut out = String::new();
    shorten(value, true, &mut out);
    out
}

fn shorten(value: &Value, is_open: bool, out: &mut String) {
    match value {
        Value::Null => out.push_str(NONE),
        Value::String(text) => {
            let start: String = text.chars().take(LONGEST).collect();
            out.push_str(&format!("\"{}\"", start.split_whitespace().collect::<Vec<_>>().join(" ")));
        }
        Value::Array(items) if !is_open && !items.is_empty() => out.push_str("[…]"),
        Value::Object(fields) if !is_open && !fields.is_empty() => out.push_str("{…}"),
        Value::Array(items) => several('[', items, ']', out, |item, out| shorten(item, true, out)),
        Value::Object(fields) => several('{', fields, '}', out, |(name, value), out| {
            out.push_str(&format!("{name}: "));
            shorten(value, false, out);
        }),
        other => out.push_str(&other.to_string()),
    }
}

fn several<T>(
    open: char,
    all: impl IntoIterator<Item = T>,
    close: char,
    out: &mut String,
    mut one: impl FnMut(T, &mut String),
) {
    out.push(open);
    for (at, item) in all.into_iter().enumerate() {
        if out.len() > LONGEST {
            break;
        }
        out.push_str(if at > 0 { ", " } else { "" });
        one(item, out);
    }
    out.push(close);
}

/// A value that is looked at by itself.
fn in_full(value: &Value) -> String {
    match value {
        Value::String(text) => format!("\"{text}\""),
        other => short(other),
    }
}

/// The first characters of a line, where it is longer.
fn cut(text: &str, width: usize) -> String {
    if length(text) <= width { text.to_owned() } else { text.chars().take(width - 1).chain(['…']).collect() }
}

fn length(text: &str) -> usize {
    text.chars().count()
}

fn line(text: &str, out: &mut String) {
    out.push_str(text);
    out.push('\n');
}

/// Words in lines that are as long as the terminal is wide.
fn paragraph(text: &str, indent: usize, out: &mut String) {
    let mut at = 0;
    for word in text.split_whitespace() {
        if at > 0 && at + 1 + length(word) > WIDTH {
            out.push('\n');
            at = 0;
        }
        let space = if at == 0 { indent } else { 1 };
        out.push_str(&format!("{:space$}{word}", ""));
        at += space + length(word);
    }
    if at > 0 {
        out.push('\n');
    }
}
