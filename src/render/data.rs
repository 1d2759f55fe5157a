//! The JSON Schema of what a content template sees: the briefing's own, with what the project's plugins declare of theirs.

use std::collections::BTreeSet;

use briefer_plugin::Manifest;
use serde_json::{Map, Value, json};

use super::shells::BRIEFING;

/// Where a JSON Schema keeps what it refers to.
const DEFINITIONS: &str = "$defs";

/// The JSON Schema of a briefing; what plugins decide (their names, kinds, attributes, keys, data) their manifests say.
///
/// A definition of the program's own keeps its name, one of a plugin's is called after its kind or plugin: `figure.Interval`.
pub(super) fn schema(manifests: &[&Manifest]) -> Value {
    let mut data = Data { root: BRIEFING() };
    let kinds: Vec<_> = manifests.iter().flat_map(|manifest| &manifest.provides).collect();
    let plugins = one_of(manifests.iter().map(|manifest| manifest.name.as_str()));
    let of = one_of(kinds.iter().map(|kind| kind.kind.as_str()));
    let key = kinds.iter().flat_map(|kind| &kind.key).map(|name| (name.clone(), json!({"type": ["string", "null"]})));
    let key = object(key.collect(), false);
    let mut attributes = Attributes::default();
    for kind in &kinds {
        let own = data.take_in(&kind.attributes, &kind.kind);
        attributes.add(resolved(&data.root, &own));
    }
    let attributes = object(attributes.fields, attributes.is_open);
    let sections = manifests.iter().map(|manifest| (manifest.name.clone(), data.section(manifest)));
    let sections = object(sections.collect(), false);
    for (definition, field, refined) in [
        ("Finding", "plugin", plugins),
        ("Finding", "of", of.clone()),
        ("Finding", "key", key),
        ("Group", "of", of.clone()),
        ("Unbound", "of", of),
        ("Statement", "attributes", attributes),
    ] {
        refine(&mut data.root[DEFINITIONS][definition], field, refined);
    }
    refine(&mut data.root, "sections", sections);
    data.root
}

/// What a schema means, behind its references; one that leads nowhere, or in a circle, allows anything.
pub(super) fn resolved<'s>(root: &'s Value, schema: &'s Value) -> &'s Value {
    let mut schema = schema;
    for _ in 0..HOPS {
        let Some(path) = schema.get("$ref").and_then(Value::as_str) else { return schema };
        schema = path.strip_prefix('#').and_then(|path| root.pointer(path)).unwrap_or(&Value::Null);
    }
    &Value::Null
}

/// How many references in a row are followed.
const HOPS: usize = 16;

/// The schema on its way.
struct Data {
    root: Value,
}

impl Data {
    /// Takes in a plugin's schema with all it defines; what refers to it.
    fn take_in(&mut self, schema: &Value, owner: &str) -> Value {
        let Value::Object(own) = schema else { return json!({}) };
        let mut own = own.clone();
        let name = own.get("title").and_then(Value::as_str).filter(|title| is_plain(title)).unwrap_or("data");
        let name = format!("{owner}.{name}");
        own.remove("$schema");
        let mut taken = Vec::new();
        for definitions in [DEFINITIONS, "definitions"] {
            if let Some(Value::Object(all)) = own.remove(definitions) {
                taken.extend(all.into_iter().map(|(name, value)| (format!("{owner}.{name}"), value)));
            }
        }
        taken.push((name.clone(), own.into()));
        let Some(definitions) = self.root[DEFINITIONS].as_object_mut() else { return json!({}) };
        for (known, mut value) in taken {
            rename(&mut value, owner, &name);
            definitions.insert(known, value);
        }
        json!({"$ref": format!("#/{DEFINITIONS}/{name}")})
    }

    /// The section of one plugin.
    fn section(&mut self, manifest: &Manifest) -> Value {
        let data = self.take_in(&manifest.section_schema, &manifest.name);
        let mut section = self.root[DEFINITIONS]["Section"].clone();
        refine(&mut section, "plugin", json!({"const": manifest.name}));
        refine(&mut section, "data", data);
        let name = format!("Section-{}", manifest.name);
        self.root[DEFINITIONS][&name] = section;
        json!({"$ref": format!("#/{DEFINITIONS}/{name}"), "description": manifest.description})
    }
}

/// Whether a name may stand in a reference as it is.
fn is_plain(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-')
}

/// Makes every reference of a plugin's schema lead to where the definition stands now; `root` is the name of the whole.
fn rename(schema: &mut Value, owner: &str, root: &str) {
    match schema {
        Value::Array(all) => all.iter_mut().for_each(|value| rename(value, owner, root)),
        Value::Object(fields) => {
            for (name, value) in fields {
                match value {
                    Value::String(path) if name == "$ref" => {
                        let inside = ["#/$defs/", "#/definitions/"].iter().find_map(|start| path.strip_prefix(start));
                        *path = match (inside, path.strip_prefix('#')) {
                            (Some(inside), _) => format!("#/{DEFINITIONS}/{owner}.{inside}"),
                            (None, Some(below)) => format!("#/{DEFINITIONS}/{root}{below}"),
                            (None, None) => continue,
                        };
                    }
                    value => rename(value, owner, root),
                }
            }
        }
        _ => {}
    }
}

/// The attributes of all kinds as one: an attribute of several kinds may be what any of them says.
#[derive(Default)]
struct Attributes {
    fields: Map<String, Value>,
    /// Whether there may be others.
    is_open: bool,
}

impl Attributes {
    fn add(&mut self, kind: &Value) {
        let others = kind.get("additionalProperties");
        self.is_open |= others.is_some_and(|others| *others != Value::Bool(false));
        let Some(fields) = kind.get("properties").and_then(Value::as_object) else {
            self.is_open = true;
            return;
        };
        for (name, attribute) in fields {
            match self.fields.get_mut(name) {
                None => drop(self.fields.insert(name.clone(), attribute.clone())),
                Some(known) if known == attribute => {}
                Some(known) => *known = json!({"anyOf": [known.take(), attribute]}),
            }
        }
    }
}

/// Says more of a field; its description stays, where the new schema has none.
fn refine(record: &mut Value, field: &str, mut refined: Value) {
    let Some(place) = record.get_mut("properties").and_then(|fields| fields.get_mut(field)) else { return };
    if let (Some(description), Some(refined)) = (place.get("description"), refined.as_object_mut()) {
        refined.entry("description").or_insert_with(|| description.clone());
    }
    *place = refined;
}

fn one_of<'a>(names: impl Iterator<Item = &'a str>) -> Value {
    json!({"type": "string", "enum": names.collect::<BTreeSet<_>>()})
}

fn object(fields: Map<String, Value>, is_open: bool) -> Value {
    json!({"type": "object", "properties": fields, "additionalProperties": is_open})
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::check;

    fn with_section(section: Value) -> Manifest {
        Manifest { section_schema: section, ..Manifest::new("roads", "0.1.0", "Finds roads.") }
    }

    #[test]
    fn what_a_plugin_defines_gets_a_name_of_its_own() {
        let road = json!({"type": "object", "properties": {"next": {"$ref": "#/definitions/Section"}}});
        let own = json!({"title": "Roads", "type": "object", "definitions": {"Section": road},
            "properties": {"all": {"items": {"$ref": "#/definitions/Section"}}, "of": {"$ref": "#"}}});
        let schema = schema(&[&with_section(own)]);
        let definitions = &schema["$defs"];
        let data = &definitions["Section-roads"]["properties"]["data"];
        assert_eq!(data["$ref"], "#/$defs/roads.Roads");
        assert_eq!(definitions["roads.Roads"]["properties"]["all"]["items"]["$ref"], "#/$defs/roads.Section");
        assert_eq!(definitions["roads.Roads"]["properties"]["of"]["$ref"], "#/$defs/roads.Roads");
        assert_eq!(definitions["roads.Section"]["properties"]["next"]["$ref"], "#/$defs/roads.Section");
        assert!(definitions["Section"]["properties"]["groups"].is_object(), "the program's own is left alone");
        assert_eq!(schema["properties"]["sections"]["properties"]["roads"]["description"], "Finds roads.");
    }

    #[test]
    fn schemas_that_run_in_circles_or_lead_nowhere_are_borne() {
        for section in [
            json!({"$ref": "#"}),
            json!({"$ref": "#/definitions/A", "definitions": {"A": {"type": "array", "items": {"$ref": "#/definitions/A"}}}}),
            json!({"anyOf": [{"$ref": "#"}, {"type": "null"}]}),
            json!({"$ref": "elsewhere.json"}),
            json!({"$ref": 7, "properties": [], "title": "a/b~c"}),
            json!("no schema"),
        ] {
            let manifest = with_section(section);
            assert!(resolved(&Value::Null, &json!({"$ref": "#/x"})).is_null());
            drop(check::Data::of([&manifest]));
            assert!(schema(&[&manifest])["$defs"]["Section-roads"].is_object());
        }
    }
}
