//! The sample configuration, the types and the schema say the same; odd schemas do no harm.

use std::collections::BTreeSet;
use std::path::Path;

use serde_json::{Value as Json, json};

use super::check::{Homes, Subject, check};
use super::schema::Schemas;
use super::{Config, Draft, PluginSchema, SAMPLE, json_schema, place_of, tree};
use crate::plugin::standard;

/// The sample, with the lines taken in that are commented out: their `#` is not followed by one space.
fn whole_sample() -> String {
    let line = |line: &str| match line.trim_start().strip_prefix('#') {
        Some(rest) if !rest.starts_with(' ') || rest.starts_with("  ") => line.replacen('#', "", 1) + "\n",
        _ => line.to_owned() + "\n",
    };
    SAMPLE.lines().map(line).collect()
}

/// The standard plugins, and stand-ins for those that are not linked in.
fn known() -> Vec<PluginSchema> {
    let manifests = standard().into_iter().map(|registration| (registration.manifest)());
    let mut known: Vec<PluginSchema> = manifests
        .map(|manifest| PluginSchema { name: manifest.name, options_schema: manifest.options_schema })
        .collect();
    for name in Config::default().plugins.into_keys() {
        if !known.iter().any(|plugin| plugin.name == name) {
            known.push(PluginSchema { name, options_schema: Json::Null });
        }
    }
    known
}

/// What `check` says of a text, without places.
fn said(text: &str, schema: &Json) -> Vec<String> {
    let node = tree::parse("x.yaml", text).unwrap();
    let faults = check(Subject { node: &node, path: "", label: &(0..0) }, schema, &Homes::new());
    faults.into_iter().map(|fault| fault.message).collect()
}

#[test]
fn sample_states_every_default() {
    let draft = Draft::parse("config.yaml", SAMPLE, Path::new("a/b"), &known()).unwrap();
    let (config, warnings) = draft.finish(Vec::new()).unwrap();
    assert!(warnings.is_empty(), "{warnings:?}");
    let mut config = config;
    for plugin in config.plugins.values_mut() {
        plugin.options.clear();
    }
    assert_eq!(config, Config::default_for("a/b"));
}

#[test]
fn sample_comments_every_key() {
    let schema = json_schema();
    let mut missing = Vec::new();
    let text = whole_sample();
    let tree = tree::parse("config.yaml", &text).unwrap();
    let mut sample =
        Sample { text: &text, schemas: Schemas { root: &schema }, missing: &mut missing, explained: BTreeSet::new() };
    sample.uncommented(&schema, &[&tree], "");
    assert!(missing.is_empty(), "without a comment in config.yaml: {missing:?}");
}

#[test]
fn sample_shows_a_library_and_a_command() {
    let problems = Draft::parse("config.yaml", &whole_sample(), Path::new("a/b"), &known()).unwrap_err();
    assert!(problems.iter().all(|problem| problem.message.ends_with("does not exist")), "{problems:?}");
    assert_eq!(problems.len(), 3, "the library, and the files of the command");
}

/// The sample's text, and what of the schema it lacks.
struct Sample<'a> {
    text: &'a str,
    schemas: Schemas<'a>,
    missing: &'a mut Vec<String>,
    /// The parts of the schema that were gone through: what has the keys of another is explained there.
    explained: BTreeSet<&'a str>,
}

impl<'a> Sample<'a> {
    /// Collects the keys that the schema has and that no place in the sample explains in the line above.
    fn uncommented(&mut self, schema: &'a Json, nodes: &[&tree::Node], path: &str) {
        let schema = self.schemas.resolve(schema);
        for (key, property) in schema.get("properties").and_then(Json::as_object).into_iter().flatten() {
            let entries: Vec<_> = nodes.iter().filter_map(|node| node.entry(key)).collect();
            if !entries.iter().any(|entry| self.is_commented(entry.key_span.start)) {
                self.missing.push(format!("{path}{key}"));
            }
            if property.get("$ref").and_then(Json::as_str).is_some_and(|part| !self.explained.insert(part)) {
                continue;
            }
            let inner: Vec<_> = entries.iter().map(|entry| &entry.node).collect();
            self.uncommented(property, &inner, &format!("{path}{key}."));
        }
        if let Some(named) = schema.get("additionalProperties").filter(|named| named.is_object()) {
            let inner: Vec<_> = nodes.iter().flat_map(|node| node.entries()).map(|entry| &entry.node).collect();
            self.uncommented(named, &inner, &format!("{path}<name>."));
        }
    }

    fn is_commented(&self, key: usize) -> bool {
        let above = self.text[..key].lines().rev().nth(usize::from(!self.text[..key].ends_with('\n')));
        above.is_some_and(|line| line.trim_start().starts_with('#'))
    }
}

#[test]
fn a_schema_that_runs_in_a_circle_ends() {
    for schema in [
        json!({"$ref": "#"}),
        json!({"anyOf": [{"$ref": "#"}, {"$ref": "#"}]}),
        json!({"$defs": {"a": {"$ref": "#/$defs/b"}, "b": {"$ref": "#/$defs/a"}}, "$ref": "#/$defs/a"}),
        json!({"oneOf": [{"anyOf": [{"$ref": "#"}]}, {"type": "object", "additionalProperties": {"$ref": "#"}}]}),
    ] {
        assert_eq!(said("a: {b: {c: 1}}", &schema), [""; 0], "{schema}");
    }
}

#[test]
fn the_nearest_of_several_shapes_is_told() {
    let schema = json!({"oneOf": [
        {"type": "object", "properties": {"at": {"type": "number"}}, "required": ["at"]},
        {"type": "object", "properties": {"from": {"type": "number"}, "to": {"type": "number"}}, "required": ["from", "to"]},
        {"type": "null"},
    ]});
    assert_eq!(said("{from: 1, to: 2}", &schema), [""; 0]);
    assert_eq!(said("~", &schema), [""; 0]);
    assert_eq!(said("{from: 1, to: x}", &schema), ["`to`: expected a number, found a string"]);
    assert_eq!(said("7", &schema), ["the configuration: expected a map or null, found a number"]);
}

#[test]
fn keywords_that_are_not_covered_say_nothing() {
    let schema = json!({"type": "object", "patternProperties": {"^x-": {}}, "additionalProperties": false});
    assert_eq!(said("x-a: 1", &schema), [""; 0]);
    assert_eq!(said("word", &json!({"pattern": "^[0-9]$", "not": {"type": "string"}, "type": "string"})), [""; 0]);
    assert_eq!(said("[1, two]", &json!(true)), [""; 0]);
    assert_eq!(said("x: 1", &json!({"properties": {"x": false}})), ["`x`: not allowed here"]);
}

#[test]
fn a_schema_that_means_no_good_is_left_unchecked_in_time() {
    let properties: serde_json::Map<_, _> = (0..1000).map(|n| (format!("p{n}"), json!({"$ref": "#"}))).collect();
    let schema = json!({"type": "object", "properties": properties, "anyOf": vec![json!({"$ref": "#"}); 40]});
    let found = said("{p1: {p2: {p3: 1}}, other: 1}", &schema);
    assert!(!found.is_empty());
}

#[test]
fn a_key_is_found_again_or_the_nearest_above_it() {
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), "title: x\nplugins:\n  figures:\n    options: {bands: 1}\n").unwrap();
    let line_and_width = |keys: &[&str]| {
        let place = place_of(file.path(), keys);
        (place.line, place.snippet.map_or(0, |snippet| snippet.marked.len()))
    };
    assert_eq!(line_and_width(&["plugins", "figures", "options", "bands"]), (Some(4), 5));
    assert_eq!(line_and_width(&["plugins", "figures", "options", "measures"]), (Some(4), 7));
    assert_eq!(line_and_width(&["plugins", "entities"]), (Some(2), 7));
    assert_eq!(line_and_width(&["audiences", "plugins"]), (None, 0));
    assert_eq!(place_of(Path::new("no/such.yaml"), &["title"]).line, None);
}
