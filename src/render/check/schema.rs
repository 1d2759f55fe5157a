//! The types of the data of templates, from the JSON Schemas that the program's own types and the plugins' manifests give.

use std::collections::BTreeMap;
use std::rc::Rc;

use briefer_plugin::Manifest;
use serde_json::{Map, Value};

use super::types::{Record, Type, Words};
use crate::render::data;
use crate::render::shells::Shell;

/// All records that the data of templates is made of.
pub(super) struct Schema {
    records: Vec<Record>,
    known: BTreeMap<String, Type>,
}

impl Schema {
    /// The data as the plugins make it; what theirs is, their manifests say.
    pub(super) fn of(manifests: &[&Manifest]) -> Self {
        let mut schema = Schema { records: Vec::new(), known: BTreeMap::new() };
        // The first that defines a record holds: those of the shells' own schemas know nothing of plugins.
        schema.import(&data::schema(manifests));
        schema
    }

    /// The variables of a shell.
    pub(super) fn variables(&mut self, shell: &Shell) -> BTreeMap<String, Type> {
        let own = self.import(&(shell.variables)());
        let mut variables = self.fields(&own);
        if shell.has_briefing {
            variables.extend(self.briefing());
        }
        variables
    }

    /// The fields of a briefing, which are the variables of a content template.
    pub(super) fn briefing(&self) -> BTreeMap<String, Type> {
        self.known.get("Briefing").map(|briefing| self.fields(briefing)).unwrap_or_default()
    }

    /// What a record of the schema, or one that a template makes, holds.
    pub(super) fn record<'s>(&'s self, of: &'s Type) -> Option<&'s Record> {
        match of {
            Type::Named(at) => self.records.get(*at),
            Type::Record(record) => Some(record),
            _ => None,
        }
    }

    fn fields(&self, of: &Type) -> BTreeMap<String, Type> {
        self.record(of).map(|record| record.fields.clone()).unwrap_or_default()
    }

    /// The type that a JSON Schema describes.
    fn import(&mut self, root: &Value) -> Type {
        let title = root.get("title").and_then(Value::as_str).unwrap_or_default();
        Import { schema: self, root }.value(root, title)
    }
}

/// One JSON Schema on its way.
struct Import<'s> {
    schema: &'s mut Schema,
    root: &'s Value,
}

impl Import<'_> {
    fn value(&mut self, schema: &Value, name: &str) -> Type {
        let Some(fields) = schema.as_object() else { return Type::Any };
        if let Some(path) = fields.get("$ref").and_then(Value::as_str) {
            return self.reference(path);
        }
        for several in ["anyOf", "oneOf"] {
            if let Some(parts) = fields.get(several).and_then(Value::as_array) {
                return parts.iter().fold(Type::never(), |all, part| {
                    let part = self.value(part, name);
                    all.or(part)
                });
            }
        }
        if let Some(words) = words(fields) {
            return words;
        }
        match fields.get("type") {
            Some(Value::String(one)) => self.of_type(one, fields, name),
            Some(Value::Array(all)) => all.iter().filter_map(Value::as_str).fold(Type::never(), |types, one| {
                let one = self.of_type(one, fields, name);
                types.or(one)
            }),
            _ => Type::Any,
        }
    }

    fn reference(&mut self, path: &str) -> Type {
        let name = path.strip_prefix("#/$defs/").unwrap_or(path);
        if let Some(known) = self.schema.known.get(name) {
            return known.clone();
        }
        // What leads back to itself, and is no record, may be anything.
        self.schema.known.insert(name.to_owned(), Type::Any);
        let root = self.root;
        let Some(definition) = root.pointer(path.trim_start_matches('#')) else { return Type::Any };
        let made = self.value(definition, name);
        self.schema.known.insert(name.to_owned(), made.clone());
        made
    }

    fn of_type(&mut self, one: &str, fields: &Map<String, Value>, name: &str) -> Type {
        match one {
            "string" => Type::text(),
            "integer" | "number" => Type::Number,
            "boolean" => Type::Bool,
            "null" => Type::None,
            "array" => {
                let items = fields.get("items").map(|items| self.value(items, ""));
                let first = fields.get("prefixItems").and_then(Value::as_array).and_then(|items| items.first());
                let first = first.map(|item| self.value(item, ""));
                Type::list(items.or(first).unwrap_or(Type::Any))
            }
            "object" => self.object(fields, name),
            _ => Type::Any,
        }
    }

    fn object(&mut self, fields: &Map<String, Value>, name: &str) -> Type {
        let others = fields.get("additionalProperties");
        let Some(properties) = fields.get("properties").and_then(Value::as_object) else {
            let values = others.map_or(Type::Any, |values| self.value(values, ""));
            return Type::Map(Rc::new(values));
        };
        let at = self.schema.records.len();
        let is_open = others.is_some_and(|others| *others != Value::Bool(false));
        self.schema.records.push(Record { name: name.to_owned(), fields: BTreeMap::new(), is_open });
        if !name.is_empty() {
            self.schema.known.insert(name.to_owned(), Type::Named(at));
        }
        for (field, value) in properties {
            let made = match self.value(value, "") {
                // A plugin's own ids lead nowhere.
                Type::Text(Words::Any) if field == "id" && !name.is_empty() && !name.contains('.') => {
                    Type::Text(Words::Id(name.into()))
                }
                made => made,
            };
            self.schema.records[at].fields.insert(field.clone(), made);
        }
        Type::Named(at)
    }
}

/// The texts that a schema lists.
fn words(fields: &Map<String, Value>) -> Option<Type> {
    let one = fields.get("const").and_then(Value::as_str).map(|word| vec![word.to_owned()]);
    let several = || {
        let all = fields.get("enum").and_then(Value::as_array)?;
        all.iter().map(|word| word.as_str().map(str::to_owned)).collect()
    };
    Some(Type::Text(Words::Of(one.or_else(several)?.into())))
}
