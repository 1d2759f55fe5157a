//! The types of the data of templates, from the JSON Schemas that the program's own types and the plugins' manifests give.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use briefer_plugin::Manifest;
use serde_json::{Map, Value};

use super::types::{Record, Type, Words};
use crate::render::shells::{BRIEFING, Shell};

/// All records that the data of templates is made of.
pub(super) struct Schema {
    records: Vec<Record>,
    known: BTreeMap<String, Type>,
}

impl Schema {
    /// The data as the plugins make it; what theirs is, their manifests say.
    pub(super) fn of(manifests: &[&Manifest]) -> Self {
        let mut schema = Schema { records: Vec::new(), known: BTreeMap::new() };
        schema.import(&BRIEFING(), "");
        schema.refine(manifests);
        schema
    }

    /// The variables of a shell.
    pub(super) fn variables(&mut self, shell: &Shell) -> BTreeMap<String, Type> {
        let own = self.import(&(shell.variables)(), "");
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

    /// The type that a JSON Schema describes; its definitions get names that begin with `prefix`.
    fn import(&mut self, root: &Value, prefix: &str) -> Type {
        let title = root.get("title").and_then(Value::as_str).unwrap_or_default();
        Import { schema: self, root, prefix }.value(root, title)
    }

    /// Says what the schema leaves open: names of plugins, kinds, attributes and keys.
    fn refine(&mut self, manifests: &[&Manifest]) {
        let one_of = |names: BTreeSet<&str>| Type::Text(Words::Of(names.into_iter().map(str::to_owned).collect()));
        let kinds = || manifests.iter().flat_map(|manifest| &manifest.provides);
        let plugins = one_of(manifests.iter().map(|manifest| manifest.name.as_str()).collect());
        let of = one_of(kinds().map(|kind| kind.kind.as_str()).collect());
        let key = kinds().flat_map(|kind| &kind.key).map(|name| (name.clone(), Type::text().or(Type::None))).collect();
        let key = Record { name: "the key".to_owned(), fields: key, is_open: false };
        let mut attributes = Record { name: "the attributes".to_owned(), ..Record::default() };
        for kind in kinds() {
            let prefix = format!("{}.", kind.kind);
            let own = self.import(&kind.attributes, &prefix);
            attributes.is_open |= self.record(&own).is_none_or(|record| record.is_open);
            for (name, attribute) in self.fields(&own) {
                let known = attributes.fields.remove(&name).unwrap_or(Type::never());
                attributes.fields.insert(name, known.or(attribute));
            }
        }
        let section = self.known.get("Section").cloned().unwrap_or(Type::Any);
        let sections = manifests.iter().map(|manifest| (manifest.name.clone(), self.section(&section, manifest)));
        let sections = Record { name: "sections".to_owned(), fields: sections.collect(), is_open: false };
        for (record, field, refined) in [
            ("Finding", "plugin", plugins.clone()),
            ("Finding", "of", of.clone()),
            ("Finding", "key", Type::Record(Rc::new(key))),
            ("Group", "of", of.clone()),
            ("Unbound", "of", of),
            ("Statement", "attributes", Type::Record(Rc::new(attributes))),
            ("Briefing", "sections", Type::Record(Rc::new(sections))),
        ] {
            if let Some(Type::Named(at)) = self.known.get(record) {
                self.records[*at].fields.insert(field.to_owned(), refined);
            }
        }
    }

    /// A section with the data of one plugin.
    fn section(&mut self, section: &Type, manifest: &Manifest) -> Type {
        let mut own = self.record(section).cloned().unwrap_or_default();
        let data = self.import(&manifest.section_schema, &format!("{}.", manifest.name));
        own.fields.insert("plugin".to_owned(), Type::Text(Words::Of([manifest.name.clone()].into())));
        own.fields.insert("data".to_owned(), data);
        self.records.push(own);
        Type::Named(self.records.len() - 1)
    }
}

/// One JSON Schema on its way.
struct Import<'s> {
    schema: &'s mut Schema,
    root: &'s Value,
    prefix: &'s str,
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
        let name = path.rsplit('/').next().unwrap_or_default();
        if let Some(known) = self.schema.known.get(&self.full(name)) {
            return known.clone();
        }
        let root = self.root;
        let Some(definition) = root.pointer(path.trim_start_matches('#')) else { return Type::Any };
        let made = self.value(definition, name);
        self.schema.known.insert(self.full(name), made.clone());
        made
    }

    fn full(&self, name: &str) -> String {
        // What the program itself defines is the same in every schema.
        format!("{}{name}", self.prefix)
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
            self.schema.known.insert(self.full(name), Type::Named(at));
        }
        for (field, value) in properties {
            let made = match self.value(value, "") {
                Type::Text(Words::Any) if field == "id" && !name.is_empty() && self.prefix.is_empty() => {
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
