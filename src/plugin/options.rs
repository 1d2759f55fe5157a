//! Options that are paths.

use std::path::Path;

use briefer_plugin::Options;
use serde_json::Value;

/// The options with every path in the project's folder: an option whose schema says `"format": "path"`, or a list of
/// such. So a plugin reads the same file wherever briefer runs and whichever way the plugin is hosted.
pub(super) fn with_paths(options: &Options, schema: &Value, root: &Path) -> Options {
    let mut options = options.clone();
    for (name, value) in &mut options {
        let Some(property) = schema.get("properties").and_then(|properties| properties.get(name)) else { continue };
        if is_path(property) {
            place(value, root);
        } else if let (Some(true), Value::Array(items)) = (property.get("items").map(is_path), &mut *value) {
            items.iter_mut().for_each(|item| place(item, root));
        }
    }
    options
}

fn is_path(schema: &Value) -> bool {
    schema.get("format").and_then(Value::as_str) == Some("path")
}

fn place(value: &mut Value, root: &Path) {
    if let Value::String(path) = value
        && !path.is_empty()
    {
        let placed = root.join(&*path);
        let placed = std::path::absolute(&placed).unwrap_or(placed);
        *path = placed.to_string_lossy().into_owned();
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn only_what_the_schema_calls_a_path_is_placed() {
        let schema = json!({"properties": {
            "file": {"type": ["string", "null"], "format": "path"},
            "more": {"type": "array", "items": {"type": "string", "format": "path"}},
            "name": {"type": "string"},
        }});
        let options = json!({"file": "names.csv", "more": ["a", "/b"], "name": "names.csv", "other": "x"});
        let Value::Object(options) = options else { unreachable!() };
        let placed = Value::Object(with_paths(&options, &schema, Path::new("/project")));
        let expected =
            json!({"file": "/project/names.csv", "more": ["/project/a", "/b"], "name": "names.csv", "other": "x"});
        assert_eq!(placed, expected);
    }
}
