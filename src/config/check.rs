//! Holds a tree against a JSON Schema and tells everything that does not fit.
//!
//! Covers what schemars writes: types and unions with null, properties, required and additional ones, items, `enum` and
//! `const`, `oneOf` and `anyOf`, `$ref` into `$defs`, bounds of numbers and lists. Other keywords say nothing. One thing
//! is stricter than the standard: an object that does not mention additional properties allows none, since a mistyped
//! key must not pass in silence.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::ops::Range;

use serde_json::Value as Json;

use super::schema::{Schemas, branches, is_object};
use super::source::Fault;
use super::tree::{Entry, Node, Value};
use super::wording::{Kind, expected, found, quoted, type_hint};
use crate::diagnostic::suggest;

/// How deep unions in unions are looked into: a schema that refers to itself would double the work at every step.
const UNIONS: usize = 8;
/// After so many steps the rest is left unchecked: a schema may come from a plugin that means no good.
const STEPS: usize = 400_000;

/// A value to check: the node, its name for messages, and where to point when the node itself has no bytes.
#[derive(Clone, Copy)]
pub(super) struct Subject<'a> {
    /// The value.
    pub(super) node: &'a Node,
    /// Its keys from the root, with dots between; empty for the root.
    pub(super) path: &'a str,
    /// The bytes of its key.
    pub(super) label: &'a Range<usize>,
}

impl Subject<'_> {
    fn span(&self) -> &Range<usize> {
        if self.node.span.is_empty() { self.label } else { &self.node.span }
    }

    fn named(&self) -> String {
        if self.path.is_empty() { "the configuration".to_owned() } else { quoted(self.path) }
    }
}

/// Where a key that stands in the wrong map belongs: the key's full path, and the path of the right map.
pub(super) type Homes = BTreeMap<String, String>;

/// Everything in which `subject` does not fit `schema`; `homes` says where keys belong that the schema does not know.
pub(super) fn check(subject: Subject<'_>, schema: &Json, homes: &Homes) -> Vec<Fault> {
    let steps = Cell::new(STEPS);
    let mut walk = Walk { schemas: Schemas { root: schema }, homes, unions: 0, steps: &steps, faults: Vec::new() };
    walk.value(subject, schema);
    walk.faults
}

struct Walk<'a> {
    schemas: Schemas<'a>,
    homes: &'a Homes,
    /// In how many unions the walk stands.
    unions: usize,
    /// How many steps are left, in all branches together.
    steps: &'a Cell<usize>,
    faults: Vec<Fault>,
}

impl<'a> Walk<'a> {
    /// Takes the steps that a schema costs, if any are left: what a union allows is asked of every pair of its branches.
    fn step(&self, schema: &Json) -> bool {
        let left = self.steps.get();
        let branches = branches(schema).map_or(0, <[Json]>::len);
        self.steps.set(left.saturating_sub(1 + branches * branches));
        left > 0
    }

    fn value(&mut self, subject: Subject<'_>, schema: &'a Json) {
        let schema = self.schemas.resolve(schema);
        if !self.step(schema) {
            return;
        }
        if let Some(allowed) = self.schemas.allowed(schema) {
            return self.one_of_values(subject, &allowed);
        }
        if *schema == Json::Bool(false) {
            return self.report(subject, "not allowed here", None);
        }
        let kinds = self.schemas.kinds(schema);
        if !kinds.is_empty() && !kinds.iter().any(|kind| kind.holds(subject.node)) {
            return self.wrong_type(subject, &kinds, schema);
        }
        if let Some(branches) = branches(schema) {
            self.any_of(subject, branches);
        }
        match &subject.node.value {
            Value::Map(entries) if is_object(schema) => self.map(subject, entries, schema),
            Value::List(items) => self.list(subject, items, schema),
            Value::Number(number) => self.bounds(subject, number.as_f64().unwrap_or(f64::NAN), schema),
            _ => {}
        }
    }

    fn map(&mut self, subject: Subject<'_>, entries: &[Entry], schema: &'a Json) {
        let properties = schema.get("properties").and_then(Json::as_object);
        // Keys by pattern are not covered: such an object is left open.
        let open = schema.get("patternProperties").is_some();
        let additional = schema.get("additionalProperties");
        for entry in entries {
            let path = join(subject.path, &entry.key);
            let inner = Subject { node: &entry.node, path: &path, label: &entry.key_span };
            match (properties.and_then(|properties| properties.get(&entry.key)), additional) {
                (Some(property), _) => self.value(inner, property),
                (None, _) if open => {}
                (None, None | Some(Json::Bool(false))) => self.unknown_key(subject, entry, properties),
                (None, Some(additional)) => self.value(inner, additional),
            }
        }
        let required = schema.get("required").and_then(Json::as_array).into_iter().flatten().filter_map(Json::as_str);
        for key in required.filter(|key| subject.node.get(key).is_none()) {
            let message = format!("{} lacks the key `{key}`", subject.named());
            let about = properties.and_then(|known| self.schemas.resolve(known.get(key)?).get("description")?.as_str());
            let about = about.or_else(|| properties?.get(key)?.get("description")?.as_str());
            let hint = about.map(|about| format!("`{key}`: {}", about.trim_end_matches('.')));
            self.faults.push(Fault::error(subject.span(), message).hint_if(hint));
        }
    }

    fn unknown_key(&mut self, subject: Subject<'_>, entry: &Entry, known: Option<&'a serde_json::Map<String, Json>>) {
        let key = &entry.key;
        let parent = if subject.path.is_empty() { String::new() } else { format!(" in {}", quoted(subject.path)) };
        let told = self.homes.get(&join(subject.path, key)).cloned();
        let home = told.or_else(|| self.home_of(self.schemas.root, key, 0));
        let hint = match home {
            Some(home) if !home.is_empty() => Some(format!("`{key}` belongs under `{home}`")),
            Some(_) => Some(format!("`{key}` belongs at the left margin")),
            None => suggest(key, known.into_iter().flat_map(|known| known.keys().map(String::as_str)))
                .or_else(|| Some("no key is known here".to_owned())),
        };
        let message = format!("unknown key {}{parent}", quoted(key));
        self.faults.push(Fault::error(&entry.key_span, message).hint_if(hint));
    }

    /// The path under which the schema knows `key`, nearest to the root first.
    fn home_of(&self, schema: &'a Json, key: &str, depth: usize) -> Option<String> {
        let schema = self.schemas.resolve(schema);
        let properties = schema.get("properties").and_then(Json::as_object);
        if properties.is_some_and(|properties| properties.contains_key(key)) {
            return Some(String::new());
        }
        if depth == 4 || !self.step(schema) {
            return None;
        }
        let named = properties.into_iter().flatten().map(|(name, property)| (name.as_str(), property));
        let any = schema.get("additionalProperties").map(|property| ("<name>", property));
        named.chain(any).find_map(|(name, property)| {
            let rest = self.home_of(property, key, depth + 1)?;
            Some(if rest.is_empty() { name.to_owned() } else { join(name, &rest) })
        })
    }

    fn list(&mut self, subject: Subject<'_>, items: &[Node], schema: &'a Json) {
        let tuple = schema.get("prefixItems").and_then(Json::as_array).map_or(&[][..], Vec::as_slice);
        for (index, item) in items.iter().enumerate() {
            if let Some(item_schema) = tuple.get(index).or_else(|| schema.get("items")) {
                self.value(Subject { node: item, path: subject.path, label: &item.span }, item_schema);
            }
        }
        let bound = |keyword| schema.get(keyword).and_then(Json::as_u64).and_then(|n| usize::try_from(n).ok());
        let (least, most) = (bound("minItems").unwrap_or(0), bound("maxItems").unwrap_or(usize::MAX));
        if items.len() < least {
            self.report(subject, &format!("needs at least {least} items, and has {}", items.len()), None);
        } else if items.len() > most {
            self.report(subject, &format!("takes at most {most} items, and has {}", items.len()), None);
        }
    }

    fn bounds(&mut self, subject: Subject<'_>, number: f64, schema: &Json) {
        let bound = |keyword| schema.get(keyword).and_then(Json::as_f64);
        let (least, most) = (bound("minimum"), bound("maximum"));
        let (above, below) = (bound("exclusiveMinimum"), bound("exclusiveMaximum"));
        let fits = least.is_none_or(|least| number >= least)
            && most.is_none_or(|most| number <= most)
            && above.is_none_or(|above| number > above)
            && below.is_none_or(|below| number < below);
        if fits {
            return;
        }
        let words = [("at least", least), ("more than", above), ("at most", most), ("less than", below)];
        let limits: Vec<String> =
            words.into_iter().filter_map(|(word, bound)| Some(format!("{word} {}", bound?))).collect();
        self.report(subject, &format!("{number} is out of range"), Some(limits.join(" and ")));
    }

    /// Reports what the best of several schemas finds, or nothing where one fits.
    fn any_of(&mut self, subject: Subject<'_>, branches: &'a [Json]) {
        if self.unions == UNIONS {
            return;
        }
        let mut best: Option<Vec<Fault>> = None;
        for branch in branches {
            let unions = self.unions + 1;
            let mut walk =
                Walk { schemas: self.schemas, homes: self.homes, unions, steps: self.steps, faults: Vec::new() };
            let kinds = walk.schemas.kinds(walk.schemas.resolve(branch));
            if !kinds.is_empty() && !kinds.iter().any(|kind| kind.holds(subject.node)) {
                continue;
            }
            walk.value(subject, branch);
            if best.as_ref().is_none_or(|best| walk.faults.len() < best.len()) {
                best = Some(walk.faults);
            }
        }
        self.faults.extend(best.unwrap_or_default());
    }

    fn one_of_values(&mut self, subject: Subject<'_>, allowed: &[&Json]) {
        let value = subject.node.to_json();
        if allowed.contains(&&value) && !matches!(subject.node.value, Value::NotFinite) {
            return;
        }
        let words: Vec<&str> = allowed.iter().filter_map(|value| value.as_str()).collect();
        if let (Some(text), false) = (subject.node.text(), words.is_empty()) {
            let hint = suggest(text, words.iter().copied());
            return self.report(subject, &format!("unknown value {}", quoted(text)), hint);
        }
        let names: Vec<String> = allowed.iter().map(|value| value.to_string().replace('"', "`")).collect();
        self.report(subject, &format!("expected {}, found {}", names.join(" or "), found(subject.node)), None);
    }

    fn wrong_type(&mut self, subject: Subject<'_>, kinds: &[Kind], schema: &Json) {
        let problem = format!("expected {}, found {}", expected(kinds), found(subject.node));
        let properties = schema.get("properties").and_then(Json::as_object);
        let keys: Vec<&str> = properties.into_iter().flat_map(|known| known.keys().map(String::as_str)).collect();
        self.report(subject, &problem, type_hint(subject.node, kinds, &keys));
    }

    fn report(&mut self, subject: Subject<'_>, problem: &str, hint: Option<String>) {
        let message = format!("{}: {problem}", subject.named());
        self.faults.push(Fault::error(subject.span(), message).hint_if(hint));
    }
}

fn join(path: &str, key: &str) -> String {
    if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") }
}
