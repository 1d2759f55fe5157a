//! What a JSON Schema cannot say of corrections: that each says one thing, and that no words are empty.

use std::collections::BTreeMap;
use std::ops::Range;

use briefer_plugin::fold;

use super::{CHANGES, KEYS_BESIDE, says_something};
use crate::config::marking_rules::marking;
use crate::config::rules::repeated_keys;
use crate::config::source::{Fault, Source};
use crate::config::tree::{Entry, Node, Value};
use crate::config::wording::quoted;

/// The bytes to point at for a whole entry: its first key.
pub(super) fn start(item: &Node) -> Range<usize> {
    let first = item.entries().first().map(|entry| entry.key_span.clone());
    first.unwrap_or_else(|| item.span.clone())
}

/// Every breach of the rules by one entry.
pub(super) fn rules(source: &Source<'_>, item: &Node, found: &mut Vec<Fault>) {
    repeated_keys(source, item, found);
    one_change(item, found);
    if let Some(node) = item.get("marking") {
        marking("correction.marking", node, found);
    }
    for entry in item.entries() {
        words(entry, "correction", found);
    }
    same_names(item, found);
}

/// Exactly one of the keys that say what to change; `kind` only beside one that takes it.
fn one_change(item: &Node, found: &mut Vec<Fault>) {
    let Value::Map(entries) = &item.value else { return };
    let mut changes = entries.iter().filter(|entry| CHANGES.contains(&entry.key.as_str()));
    let Some(first) = changes.next() else {
        if entries.iter().any(|entry| !KEYS_BESIDE.contains(&entry.key.as_str())) {
            // That key is unknown, and told of; most likely it is the one.
            return;
        }
        let fault = Fault::error(&start(item), "the correction does not say what to change");
        return found.push(fault.hint(format!("give it one of these keys: {}", CHANGES.join(", "))));
    };
    for second in changes.filter(|second| second.key != first.key) {
        let message = format!("two corrections in one entry: `{}` and `{}`", first.key, second.key);
        found.push(Fault::error(&second.key_span, message).hint("begin each with a hyphen, in a line of its own"));
    }
    let takes_kind = ["suppress", "pin", "note"].contains(&first.key.as_str());
    if let Some(kind) = item.entry("kind").filter(|_| !takes_kind) {
        let fault = Fault::error(&kind.key_span, format!("`kind` says nothing beside `{}`", first.key));
        found.push(fault.hint("it goes with `suppress`, `pin` and `note`"));
    }
}

/// Words to look for, or to show, must be there.
fn words(entry: &Entry, path: &str, found: &mut Vec<Fault>) {
    let path = format!("{path}.{}", entry.key);
    let empty = |span: &Range<usize>| Fault::error(span, format!("{} has no words", quoted(&path)));
    match &entry.node.value {
        Value::Text(text) if !says_something(text) => found.push(empty(&entry.key_span)),
        Value::Map(inner) => inner.iter().for_each(|entry| words(entry, &path, found)),
        Value::List(items) => {
            let none = |item: &&Node| item.text().is_some_and(|text| !says_something(text));
            found.extend(items.iter().filter(none).map(|item| empty(&item.span)));
        }
        _ => {}
    }
}

/// That a name is the same as itself says nothing, and betrays a slip.
fn same_names(item: &Node, found: &mut Vec<Fault>) {
    let mut seen: BTreeMap<String, &str> = BTreeMap::new();
    for name in item.get("same-as").map_or(&[][..], Node::items) {
        let Some(text) = name.text() else { continue };
        if let Some(first) = seen.insert(fold(text), text) {
            let message = format!("`correction.same-as`: {} and {} are one name already", quoted(first), quoted(text));
            found.push(Fault::error(&name.span, message).hint("case, accents and a leading \"the\" do not matter"));
        }
    }
}
