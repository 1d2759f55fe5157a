//! What a JSON Schema says of a value before the value is looked at.

use serde_json::Value as Json;

use super::wording::Kind;

/// How many `$ref` in a row are followed: beyond that they run in a circle.
const HOPS: usize = 16;

/// A schema and all it refers to.
#[derive(Clone, Copy)]
pub(super) struct Schemas<'a> {
    /// The whole schema, which `$ref` points into.
    pub(super) root: &'a Json,
}

impl<'a> Schemas<'a> {
    /// Follows `$ref`; one that leads nowhere allows anything.
    pub(super) fn resolve(self, schema: &'a Json) -> &'a Json {
        let mut schema = schema;
        for _ in 0..HOPS {
            let Some(target) = schema.get("$ref").and_then(Json::as_str) else { return schema };
            schema = target.strip_prefix('#').and_then(|pointer| self.root.pointer(pointer)).unwrap_or(&Json::Null);
        }
        &Json::Null
    }

    /// The values a schema allows, where it lists them: an enum, or one in a union with null.
    pub(super) fn allowed(self, schema: &'a Json) -> Option<Vec<&'a Json>> {
        if let Some(values) = listed(schema) {
            return Some(values);
        }
        let mut all = Vec::new();
        for branch in branches(schema)? {
            let branch = self.resolve(branch);
            match (listed(branch), branches(branch)) {
                (Some(values), _) => all.extend(values),
                (None, Some(inner)) => {
                    for schema in inner {
                        all.extend(listed(schema)?);
                    }
                }
                (None, None) => return None,
            }
        }
        Some(all)
    }

    /// The types a schema admits; none where it does not say.
    pub(super) fn kinds(self, schema: &'a Json) -> Vec<Kind> {
        let kinds = declared(schema);
        if !kinds.is_empty() {
            return kinds;
        }
        let mut kinds = Vec::new();
        for branch in branches(schema).unwrap_or_default() {
            let branch = self.resolve(branch);
            let mut of_branch = declared(branch);
            if of_branch.is_empty() {
                of_branch.extend(self.allowed(branch).unwrap_or_default().into_iter().map(Kind::of));
            }
            if of_branch.is_empty() {
                return Vec::new();
            }
            kinds.extend(of_branch);
        }
        kinds.dedup();
        kinds
    }
}

/// The values under `const`, `enum` or `"type": "null"`.
fn listed(schema: &Json) -> Option<Vec<&Json>> {
    if let Some(value) = schema.get("const") {
        return Some(vec![value]);
    }
    if schema.get("type").and_then(Json::as_str) == Some("null") {
        return Some(vec![&Json::Null]);
    }
    Some(schema.get("enum")?.as_array()?.iter().collect())
}

/// The types under `type`.
fn declared(schema: &Json) -> Vec<Kind> {
    match schema.get("type") {
        Some(Json::String(name)) => Kind::named(name).into_iter().collect(),
        Some(Json::Array(names)) => names.iter().filter_map(Json::as_str).filter_map(Kind::named).collect(),
        _ => Vec::new(),
    }
}

/// The schemas of a union.
pub(super) fn branches(schema: &Json) -> Option<&[Json]> {
    schema.get("oneOf").or_else(|| schema.get("anyOf")).and_then(Json::as_array).map(Vec::as_slice)
}

/// Whether a schema speaks of the keys of a map at all.
pub(super) fn is_object(schema: &Json) -> bool {
    ["properties", "additionalProperties", "required"].iter().any(|keyword| schema.get(keyword).is_some())
        || schema.get("type").and_then(Json::as_str) == Some("object")
}
