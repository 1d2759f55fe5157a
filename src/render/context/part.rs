//! A part of the data: what the schema says of it, and its value.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::path::{Step, To};
use crate::diagnostic::{Diagnostic, suggest};
use crate::render::data::resolved;

/// How deep alternatives stand in alternatives.
const DEEPEST: usize = 8;

/// A part of the data.
#[derive(Clone, Copy)]
pub(super) struct Part<'a> {
    /// The whole schema.
    pub(super) root: &'a Value,
    /// What it says of this part.
    pub(super) schema: &'a Value,
    /// What this project has there; none where it has nothing of the sort.
    pub(super) value: Option<&'a Value>,
}

/// A schema that allows anything.
static ANYTHING: Value = Value::Null;

impl<'a> Part<'a> {
    /// What the part may be, each by itself.
    fn alternatives(&self) -> Vec<&'a Value> {
        let (mut found, mut open) = (Vec::new(), vec![(self.schema, 0)]);
        while let Some((schema, depth)) = open.pop() {
            let schema = resolved(self.root, schema);
            let several = schema.get("anyOf").or_else(|| schema.get("oneOf")).and_then(Value::as_array);
            match several {
                Some(all) if depth < DEEPEST => open.extend(all.iter().rev().map(|one| (one, depth + 1))),
                _ => found.push(schema),
            }
        }
        found
    }

    /// One sentence or two on what it is.
    pub(super) fn description(&self) -> Option<&'a str> {
        let own = |schema: &'a Value| schema.get("description").and_then(Value::as_str);
        own(self.schema).or_else(|| own(resolved(self.root, self.schema)))
    }

    /// The texts it may be, where the schema lists them.
    pub(super) fn words(&self) -> Vec<&'a str> {
        let of = |schema: &'a Value| schema.get("enum").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
        let all = self.alternatives();
        all.iter().flat_map(|schema| of(schema).iter().chain(schema.get("const"))).filter_map(Value::as_str).collect()
    }

    /// What it is, in the words that the check uses: `text or none`.
    pub(super) fn kind(&self) -> String {
        let mut kinds: Vec<&str> = Vec::new();
        for schema in self.alternatives() {
            let named: Vec<&str> = match schema.get("type") {
                Some(Value::String(one)) => vec![one],
                Some(Value::Array(all)) => all.iter().filter_map(Value::as_str).collect(),
                _ if schema.get("enum").is_some() || schema.get("const").is_some() => vec!["string"],
                _ => self.value.map(|value| vec![type_of(value)]).unwrap_or_default(),
            };
            kinds.extend(named.into_iter().map(in_words));
        }
        // What it is comes before that it may be missing, and each once.
        let mut told = BTreeSet::new();
        kinds.sort_by_key(|kind| *kind == NONE);
        kinds.retain(|kind| told.insert(*kind));
        if kinds.is_empty() { "anything".to_owned() } else { kinds.join(" or ") }
    }

    /// The field of a name.
    fn field(&self, name: &str) -> Option<Part<'a>> {
        let value = self.value.and_then(|value| value.get(name));
        let all = self.alternatives();
        let declared = all.iter().find_map(|schema| schema.get("properties")?.get(name));
        let other = || all.iter().find_map(|schema| schema.get("additionalProperties").filter(|it| it.is_object()));
        let schema = declared.or_else(|| value.and_then(|_| other().or(Some(&ANYTHING))))?;
        Some(Part { root: self.root, schema, value })
    }

    /// The fields, in the order of the schema, then those that only the data knows.
    pub(super) fn fields(&self) -> Vec<(&'a str, Part<'a>)> {
        let declared = self.alternatives().into_iter().filter_map(|schema| schema.get("properties")?.as_object());
        let mut names: Vec<&'a str> = declared.flat_map(Map::keys).map(String::as_str).collect();
        let known: BTreeSet<&str> = names.iter().copied().collect();
        let found = self.value.and_then(Value::as_object).into_iter().flat_map(Map::keys).map(String::as_str);
        names.extend(found.filter(|name| !known.contains(name)));
        let mut told = BTreeSet::new();
        names.retain(|name| told.insert(*name));
        names.into_iter().filter_map(|name| Some((name, self.field(name)?))).collect()
    }

    /// Whether the schema or the data says that it is a list.
    pub(super) fn is_list(&self) -> bool {
        self.value.is_some_and(Value::is_array) || self.alternatives().iter().any(|schema| schema["type"] == "array")
    }

    /// The items of a list.
    pub(super) fn items(&self) -> &'a [Value] {
        self.value.and_then(Value::as_array).map_or(&[], Vec::as_slice)
    }

    /// An item of a list, be it there or not.
    pub(super) fn item(&self, at: usize) -> Part<'a> {
        let all = self.alternatives();
        let each = |schema: &&'a Value| schema.get("items").filter(|items| items.is_object());
        let first = |schema: &&'a Value| schema.get("prefixItems").and_then(|items| items.get(at));
        let schema = all.iter().find_map(|schema| first(schema).or_else(|| each(schema))).unwrap_or(&ANYTHING);
        Part { root: self.root, schema, value: self.items().get(at) }
    }

    /// The part that a step leads to.
    pub(super) fn step(&self, step: &Step) -> Result<Part<'a>, Diagnostic> {
        match &step.to {
            To::Field(name) => self.field(name).ok_or_else(|| self.no_field(name)),
            To::Item(_) if !self.is_list() => Err(Diagnostic::error(format!("this is no list, but {}", self.kind()))
                .hint("a position in brackets follows a list: `findings[0]`")),
            To::Item(at) if *at > 0 && *at >= self.items().len() => Err(self.no_item(*at)),
            // Of an empty list, what an item would hold.
            To::Item(at) => Ok(self.item(*at)),
        }
    }

    fn no_field(&self, name: &str) -> Diagnostic {
        let problem = Diagnostic::error(format!("there is no `{name}` here"));
        let fields = self.fields();
        if fields.is_empty() && self.is_list() {
            return problem.hint(format!("this is a list: `[0].{name}` is its first item's"));
        }
        if fields.is_empty() {
            return problem.hint(format!("this has no fields: it is {}", self.kind()));
        }
        problem.hint_if(suggest(name, fields.iter().map(|(name, _)| *name)))
    }

    fn no_item(&self, at: usize) -> Diagnostic {
        let last = self.items().len().saturating_sub(1);
        let problem = Diagnostic::error(format!("there is no item {at}"));
        problem.hint(if last == 0 { "the list's only item is 0".to_owned() } else { format!("the last one is {last}") })
    }
}

/// What stands for nothing in a template.
pub(super) const NONE: &str = "none";

fn in_words(kind: &str) -> &str {
    match kind {
        "string" => "text",
        "integer" => "number",
        "boolean" => "true or false",
        "array" => "list",
        "object" => "map",
        "null" => NONE,
        other => other,
    }
}

fn type_of(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) => "number",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    }
}

/// All definitions that a part of a schema refers to, by name.
pub(super) fn needed(root: &Value, part: &Value) -> Map<String, Value> {
    let (mut found, mut open) = (Map::new(), references(part));
    while let Some(name) = open.pop() {
        if let (false, Some(definition)) = (found.contains_key(&name), root["$defs"].get(&name)) {
            open.extend(references(definition));
            found.insert(name, definition.clone());
        }
    }
    found.sort_keys();
    found
}

fn references(schema: &Value) -> Vec<String> {
    let (mut found, mut open) = (Vec::new(), vec![schema]);
    while let Some(schema) = open.pop() {
        match schema {
            Value::Object(fields) => {
                let to = fields.get("$ref").and_then(Value::as_str).and_then(|path| path.strip_prefix("#/$defs/"));
                found.extend(to.and_then(|path| path.split('/').next()).map(str::to_owned));
                open.extend(fields.iter().filter(|(name, _)| *name != "$defs").map(|(_, value)| value));
            }
            Value::Array(all) => open.extend(all),
            _ => {}
        }
    }
    found
}
