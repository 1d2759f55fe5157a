//! Whether a value fits a JSON Schema, and whether a schema is one.
//!
//! Covers what plugins write: types, `enum` and `const`, properties, items, unions, `$ref` into the schema, bounds. Other
//! keywords say nothing.

use serde_json::{Map, Value};

const TYPES: [&str; 7] = ["array", "boolean", "integer", "null", "number", "object", "string"];

/// So many references and unions in a row are followed: a schema may refer to itself.
const STEPS: usize = 8;

/// A schema, and within it the place that references start from.
#[derive(Clone, Copy)]
pub(super) struct Schema<'a> {
    root: &'a Value,
}

impl<'a> Schema<'a> {
    pub(super) fn new(root: &'a Value) -> Self {
        Schema { root }
    }

    /// The properties that the schema names.
    pub(super) fn properties(self) -> impl Iterator<Item = (&'a str, &'a Value)> {
        let properties = self.root.get("properties").and_then(Value::as_object);
        properties.into_iter().flatten().map(|(name, schema)| (name.as_str(), schema))
    }

    /// How a value does not fit, in a clause; `None` where it does.
    pub(super) fn misfit(self, value: &Value) -> Option<String> {
        self.misfit_of(value, self.root)
    }

    /// How a value does not fit a part of this schema.
    pub(super) fn misfit_of(self, value: &Value, part: &Value) -> Option<String> {
        self.walk(value, part, "", 0)
    }

    fn walk(self, value: &Value, part: &Value, path: &str, steps: usize) -> Option<String> {
        let schema = match part {
            Value::Object(schema) if steps < STEPS => schema,
            Value::Bool(false) => return Some(format!("{} is not allowed", named(path))),
            _ => return None,
        };
        let says =
            |expected: String| Some(format!("{} is {}, but the schema says {expected}", named(path), brief(value)));
        let types = types(schema);
        if !types.is_empty() && !types.iter().any(|name| has_type(value, name)) {
            return says(types.join(" or "));
        }
        if let Some(allowed) = schema.get("enum").and_then(Value::as_array).filter(|allowed| !allowed.contains(value)) {
            return says(allowed.iter().map(Value::to_string).collect::<Vec<_>>().join(" or "));
        }
        if let Some(only) = schema.get("const").filter(|only| *only != value) {
            return says(only.to_string());
        }
        let referred = schema.get("$ref").and_then(Value::as_str).and_then(|target| self.resolve(target));
        let all = schema.get("allOf").and_then(Value::as_array).into_iter().flatten();
        referred
            .into_iter()
            .chain(all)
            .find_map(|part| self.walk(value, part, path, steps + 1))
            .or_else(|| self.unions(value, schema, path, steps))
            .or_else(|| match value {
                Value::Object(entries) => self.object(entries, schema, path),
                Value::Array(items) => self.array(items, schema, path),
                Value::Number(number) => out_of_bounds(number.as_f64()?, schema).and_then(says),
                _ => None,
            })
    }

    /// What does not fit in the branch that fits best, by the first misfit of each: a branch of another type is no help.
    fn unions(self, value: &Value, schema: &Map<String, Value>, path: &str, steps: usize) -> Option<String> {
        for keyword in ["anyOf", "oneOf"] {
            let Some(branches) = schema.get(keyword).and_then(Value::as_array) else { continue };
            let mut misfits = Vec::new();
            for branch in branches {
                match self.walk(value, branch, path, steps + 1) {
                    Some(misfit) => misfits.push(misfit),
                    None => break,
                }
            }
            if misfits.len() == branches.len() && !branches.is_empty() {
                return misfits.into_iter().next();
            }
        }
        None
    }

    fn object(self, entries: &Map<String, Value>, schema: &Map<String, Value>, path: &str) -> Option<String> {
        let required = schema.get("required").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str);
        if let Some(missing) = required.into_iter().find(|name| !entries.contains_key(*name)) {
            return Some(format!("`{}` is required and not there", join(path, missing)));
        }
        let properties = schema.get("properties").and_then(Value::as_object);
        let additional = schema.get("additionalProperties").filter(|_| !schema.contains_key("patternProperties"));
        entries.iter().find_map(|(name, value)| {
            let part = properties.and_then(|properties| properties.get(name)).or(additional)?;
            self.walk(value, part, &join(path, name), 0)
        })
    }

    fn array(self, items: &[Value], schema: &Map<String, Value>, path: &str) -> Option<String> {
        let bound = |keyword| schema.get(keyword).and_then(Value::as_u64);
        let count = items.len() as u64;
        if bound("minItems").is_some_and(|least| count < least) || bound("maxItems").is_some_and(|most| count > most) {
            return Some(format!("{} has {count} items, which the schema does not allow", named(path)));
        }
        let tuple = schema.get("prefixItems").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
        items.iter().enumerate().find_map(|(index, item)| {
            let part = tuple.get(index).or_else(|| schema.get("items"))?;
            self.walk(item, part, &join(path, &index.to_string()), 0)
        })
    }

    fn resolve(self, target: &str) -> Option<&'a Value> {
        match target.strip_prefix('#')? {
            "" => Some(self.root),
            pointer => self.root.pointer(pointer),
        }
    }

    /// What is wrong with the schema itself, a clause each.
    pub(super) fn faults(self) -> Vec<String> {
        let mut faults = Vec::new();
        self.inspect(self.root, "", 0, &mut faults);
        faults
    }

    fn inspect(self, part: &Value, path: &str, depth: usize, faults: &mut Vec<String>) {
        let at = |keyword: &str| format!("`{}`", join(path, keyword));
        let schema = match part {
            Value::Object(schema) if depth < 64 => schema,
            Value::Object(_) | Value::Bool(_) => return,
            other => return faults.push(format!("{} is {}, not a schema", named(path), brief(other))),
        };
        if let Some(name) = types(schema).into_iter().find(|name| !TYPES.contains(name)) {
            faults.push(format!("{} names the type `{name}`; there are {}", at("type"), TYPES.join(", ")));
        }
        if schema.get("type").is_some_and(|given| !given.is_string() && !given.is_array()) {
            faults.push(format!("{} is neither a name nor a list of names", at("type")));
        }
        let list = |keyword: &str| schema.get(keyword).is_some_and(|given| given.as_array().is_none_or(Vec::is_empty));
        for keyword in ["enum", "anyOf", "oneOf", "allOf"].into_iter().filter(|keyword| list(keyword)) {
            faults.push(format!("{} is not a list with something in it", at(keyword)));
        }
        let leads_nowhere = |target: &&Value| target.as_str().and_then(|target| self.resolve(target)).is_none();
        if let Some(target) = schema.get("$ref").filter(leads_nowhere) {
            faults.push(format!("{} leads nowhere: {target}", at("$ref")));
        }
        let no_names = |names: &&Value| !names.as_array().is_some_and(|names| names.iter().all(Value::is_string));
        if schema.get("required").is_some_and(|required| no_names(&required)) {
            faults.push(format!("{} is not a list of names", at("required")));
        }
        self.inspect_parts(schema, path, depth, faults);
    }

    fn inspect_parts(self, schema: &Map<String, Value>, path: &str, depth: usize, faults: &mut Vec<String>) {
        for keyword in ["properties", "$defs", "definitions"] {
            match schema.get(keyword) {
                Some(Value::Object(parts)) => {
                    for (name, part) in parts {
                        self.inspect(part, &join(&join(path, keyword), name), depth + 1, faults);
                    }
                }
                Some(other) => faults.push(format!("`{}` is {}, not an object", join(path, keyword), brief(other))),
                None => {}
            }
        }
        for keyword in ["anyOf", "oneOf", "allOf", "prefixItems"] {
            for (index, part) in schema.get(keyword).and_then(Value::as_array).into_iter().flatten().enumerate() {
                self.inspect(part, &join(&join(path, keyword), &index.to_string()), depth + 1, faults);
            }
        }
        for keyword in ["items", "additionalProperties"] {
            if let Some(part) = schema.get(keyword) {
                self.inspect(part, &join(path, keyword), depth + 1, faults);
            }
        }
    }
}

/// The types that a schema allows by name; none where it does not say.
fn types(schema: &Map<String, Value>) -> Vec<&str> {
    match schema.get("type") {
        Some(Value::String(name)) => vec![name],
        Some(Value::Array(names)) => names.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    }
}

fn has_type(value: &Value, name: &str) -> bool {
    match name {
        "array" => value.is_array(),
        "boolean" => value.is_boolean(),
        "integer" => value.as_f64().is_some_and(|number| number.fract() == 0.0),
        "null" => value.is_null(),
        "number" => value.is_number(),
        "object" => value.is_object(),
        "string" => value.is_string(),
        // An unknown type is the schema's fault, not the value's.
        _ => true,
    }
}

/// The bounds of a schema, in words, where a number is not within.
fn out_of_bounds(number: f64, schema: &Map<String, Value>) -> Option<String> {
    let bound = |keyword| schema.get(keyword).and_then(Value::as_f64);
    let bounds = [
        ("at least", bound("minimum"), (|number, bound| number >= bound) as fn(f64, f64) -> bool),
        ("more than", bound("exclusiveMinimum"), |number, bound| number > bound),
        ("at most", bound("maximum"), |number, bound| number <= bound),
        ("less than", bound("exclusiveMaximum"), |number, bound| number < bound),
    ];
    let broken = bounds.into_iter().find(|(_, bound, fits)| bound.is_some_and(|bound| !fits(number, bound)));
    broken.and_then(|(words, bound, _)| Some(format!("{words} {}", bound?)))
}

fn join(path: &str, name: &str) -> String {
    if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") }
}

fn named(path: &str) -> String {
    if path.is_empty() { "the whole".to_owned() } else { format!("`{path}`") }
}

/// A value for a message.
pub(super) fn brief(value: &Value) -> String {
    match value {
        Value::Object(entries) if entries.len() > 2 => "an object".to_owned(),
        Value::Array(items) if items.len() > 3 => "a list".to_owned(),
        Value::String(words) => crate::check::excerpt(words),
        other => format!("`{other}`"),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn values_that_do_not_fit_are_named() {
        let schema = json!({
            "type": "object",
            "required": ["size"],
            "properties": {
                "size": {"type": "integer", "minimum": 1},
                "colour": {"anyOf": [{"$ref": "#/$defs/Colour"}, {"type": "null"}]},
                "pair": {"type": "array", "prefixItems": [{"type": "string"}], "items": {"type": "boolean"}, "maxItems": 2},
                "self": {"$ref": "#"},
            },
            "additionalProperties": {"type": "string"},
            "$defs": {"Colour": {"enum": ["red", "green"]}},
        });
        let misfit = |value| Schema::new(&schema).misfit(&value);
        for fits in [
            json!({"size": 1.0, "colour": null}),
            json!({"size": 2, "colour": "red", "pair": ["a", true], "more": "x"}),
            json!({"size": 2, "self": {"size": 3, "self": {"size": 4}}}),
        ] {
            assert_eq!(misfit(fits), None);
        }
        for (value, words) in [
            (json!(7), "the whole is `7`, but the schema says object"),
            (json!({}), "`size` is required and not there"),
            (json!({"size": 0}), "`size` is `0`, but the schema says at least 1"),
            (json!({"size": 1.5}), "`size` is `1.5`, but the schema says integer"),
            (json!({"size": 1, "colour": "blue"}), "`colour` is `blue`, but the schema says \"red\" or \"green\""),
            (json!({"size": 1, "pair": ["a", "b"]}), "`pair.1` is `b`, but the schema says boolean"),
            (json!({"size": 1, "pair": ["a", true, true]}), "`pair` has 3 items, which the schema does not allow"),
            (json!({"size": 1, "more": 5}), "`more` is `5`, but the schema says string"),
            (json!({"size": 2, "self": {"size": "x"}}), "`self.size` is `x`, but the schema says integer"),
        ] {
            assert_eq!(misfit(value).as_deref(), Some(words));
        }
    }

    #[test]
    fn schemas_that_are_none_are_named() {
        let schema = json!({
            "type": "map",
            "required": "size",
            "properties": {"size": "integer", "colour": {"enum": []}, "a": {"items": {"$ref": "#/$defs/B"}}},
        });
        assert_eq!(
            Schema::new(&schema).faults(),
            [
                "`type` names the type `map`; there are array, boolean, integer, null, number, object, string",
                "`required` is not a list of names",
                "`properties.size` is `integer`, not a schema",
                "`properties.colour.enum` is not a list with something in it",
                "`properties.a.items.$ref` leads nowhere: \"#/$defs/B\"",
            ]
        );
        let circle = json!({"anyOf": [{"$ref": "#"}, {"$ref": "#"}]});
        assert_eq!(Schema::new(&circle).misfit(&json!(1)), None);
        assert!(Schema::new(&circle).faults().is_empty());
    }
}
