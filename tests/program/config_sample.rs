//! The sample `config.yaml` states every option of the standard plugins, with its default and what it is for.
//!
//! Those parts are written from the plugins' own schemas: `UPDATE_GOLDEN=1 cargo test --test program config` rewrites them.

use std::fmt::Write as _;
use std::path::Path;

use briefer::config::{Config, Draft, PluginSchema, SAMPLE};
use briefer::plugin::standard;
use serde_json::Value;

/// How wide the file is.
const WIDTH: usize = 120;

#[test]
fn sample_states_the_options_of_every_standard_plugin() {
    let mut sample = SAMPLE.to_owned();
    for manifest in standard().into_iter().map(|registration| (registration.manifest)()) {
        sample = with_options(&sample, &manifest.name, &options_block(&manifest.options_schema));
    }
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(Path::new(env!("CARGO_MANIFEST_DIR")).join("config.yaml"), &sample).unwrap();
        return;
    }
    let differs = SAMPLE.lines().zip(sample.lines()).position(|(is, should)| is != should);
    if let Some(line) = differs.or((SAMPLE != sample).then(|| sample.lines().count())) {
        let should = sample.lines().nth(line).unwrap_or("(ends here)");
        panic!("config.yaml, line {}, should be\n{should}\nUPDATE_GOLDEN=1 rewrites it", line + 1);
    }
}

#[test]
fn sample_gives_every_standard_plugin_its_defaults() {
    let mut known: Vec<PluginSchema> =
        Config::default().plugins.into_keys().map(|name| PluginSchema { name, options_schema: Value::Null }).collect();
    for manifest in standard().into_iter().map(|registration| (registration.manifest)()) {
        let plugin = known.iter_mut().find(|plugin| plugin.name == manifest.name).expect("it is in the defaults");
        plugin.options_schema = manifest.options_schema;
    }
    let draft = Draft::parse("config.yaml", SAMPLE, Path::new(""), &known).unwrap();
    let (config, warnings) = draft.finish(Vec::new()).unwrap();
    assert!(warnings.is_empty(), "{warnings:?}");
    for plugin in &known {
        for (key, property) in plugin.options_schema["properties"].as_object().into_iter().flatten() {
            let stated = config.plugins[&plugin.name].options.get(key);
            let default = property.get("default").cloned().unwrap_or_else(|| empty(property));
            // Keys that are left out of a list's later entries are at their defaults there.
            assert!(stated.is_some_and(|stated| covers(&default, stated)), "{}: `{key}`", plugin.name);
        }
    }
}

/// The measures that are built in, as one would write them in a configuration, to look up and to copy from.
#[test]
fn built_in_measures_stand_in_a_file() {
    let manifest = standard().into_iter().map(|registration| (registration.manifest)()).find(|m| m.name == "figures");
    let schema = manifest.expect("it is a standard plugin").options_schema;
    let built_in = serde_json::to_value(briefer_figures::FiguresOptions::default().all_measures()).unwrap();
    let mut out =
        "# The measures that are built in. Copy one into `measures` of your configuration to change it.\n".to_owned();
    list(
        &mut out,
        "measures",
        built_in.as_array().unwrap(),
        resolve(&schema, &schema["properties"]["measures"]["items"]),
    );
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("plugins/figures/measures.yaml");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&file, &out).unwrap();
        return;
    }
    let kept = std::fs::read_to_string(&file).unwrap();
    assert!(kept == out, "plugins/figures/measures.yaml is not what is built in; UPDATE_GOLDEN=1 rewrites it");
}

/// Whether `default` says all that `stated` says.
fn covers(default: &Value, stated: &Value) -> bool {
    match (default, stated) {
        (Value::Array(a), Value::Array(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| covers(a, b)),
        (Value::Object(a), Value::Object(b)) => b.iter().all(|(key, b)| a.get(key).is_some_and(|a| covers(a, b))),
        _ => default == stated,
    }
}

/// The text with the options of one plugin replaced.
fn with_options(text: &str, plugin: &str, block: &str) -> String {
    let start = text.find(&format!("\n  {plugin}:\n")).unwrap_or_else(|| panic!("{plugin} is not in config.yaml"));
    let options = start + text[start..].find("\n    options:").expect("each plugin states its options") + 1;
    let mut end = options + text[options..].find('\n').expect("a line end") + 1;
    while text[end..].starts_with("      ") {
        end += text[end..].find('\n').expect("a line end") + 1;
    }
    format!("{}{block}{}", &text[..options], &text[end..])
}

/// `options:` with every option, its description and its default.
fn options_block(schema: &Value) -> String {
    let Some(properties) = schema["properties"].as_object() else { return "    options: {}\n".to_owned() };
    let mut out = "    options:\n".to_owned();
    for (key, property) in properties {
        let default = property.get("default").cloned().unwrap_or_else(|| empty(property));
        comment(&mut out, 6, description(property));
        let item = resolve(schema, &property["items"]);
        match default.as_array().map(Vec::as_slice) {
            Some([]) if item["properties"].is_object() => empty_list(&mut out, schema, key, item),
            Some(items) if item["properties"].is_object() => list(&mut out, key, items, item),
            _ => scalar_or_list(&mut out, 6, key, &default),
        }
    }
    out
}

/// An empty list of maps: what its entries would hold is told above it.
fn empty_list(out: &mut String, root: &Value, key: &str, item: &Value) {
    let mut told = Vec::new();
    for (key, property) in item["properties"].as_object().into_iter().flatten() {
        let values = resolve(root, property)["oneOf"].as_array().map_or(&[][..], Vec::as_slice);
        let values: Vec<&str> = values.iter().filter_map(|value| value["const"].as_str()).collect();
        let values = if values.is_empty() { String::new() } else { format!(" ({})", values.join(", ")) };
        told.push(format!("`{key}`: {}{values}", description(property).trim_end_matches('.')));
    }
    comment(out, 6, &format!("Each entry is a map. {}.", told.join(". ")));
    scalar_or_list(out, 6, key, &Value::Array(Vec::new()));
}

/// A list of maps: every key is explained where it first stands.
fn list(out: &mut String, key: &str, items: &[Value], item: &Value) {
    let keys = item["properties"].as_object().expect("a map");
    let _ = writeln!(out, "      {key}:");
    for (index, entry) in items.iter().enumerate() {
        for (at, (key, property)) in keys.iter().enumerate() {
            let value = &entry[key];
            if index > 0 && property.get("default") == Some(value) {
                continue;
            }
            if index == 0 {
                comment(out, if at == 0 { 8 } else { 10 }, description(property));
            }
            let line = out.len();
            scalar_or_list(out, 10, key, value);
            if at == 0 {
                out.replace_range(line + 8..line + 9, "-");
            }
        }
    }
}

fn scalar_or_list(out: &mut String, indent: usize, key: &str, value: &Value) {
    let start = format!("{:indent$}{key}:", "");
    let (open, close, parts) = match value {
        Value::Array(items) => ("[", "]", items.iter().map(word).collect::<Vec<_>>()),
        Value::Object(map) => ("{", "}", map.iter().map(|(key, value)| format!("{key}: {}", word(value))).collect()),
        _ => {
            let _ = writeln!(out, "{start} {}", word(value));
            return;
        }
    };
    let mut line = format!("{start} {open}");
    for (index, part) in parts.iter().enumerate() {
        let part = format!("{part}{}", if index + 1 < parts.len() { "," } else { close });
        if line.chars().count() + part.chars().count() + 1 > WIDTH {
            let _ = writeln!(out, "{}", line.trim_end());
            line = format!("{:1$}", "", indent + 2);
        }
        line.push_str(&part);
        line.push(' ');
    }
    let _ = writeln!(out, "{}{}", line.trim_end(), if parts.is_empty() { close } else { "" });
}

/// A scalar as YAML; in quotation marks unless it is a plain word or several.
fn word(value: &Value) -> String {
    let Some(text) = value.as_str() else { return value.to_string() };
    let plain = text.chars().all(|c| c.is_ascii_alphabetic() || " -'".contains(c))
        && text.starts_with(|c: char| c.is_ascii_alphabetic())
        && !["true", "false", "null"].contains(&text.to_ascii_lowercase().as_str());
    if plain { text.to_owned() } else { value.to_string() }
}

fn comment(out: &mut String, indent: usize, text: &str) {
    let mut line = format!("{:indent$}#", "");
    for word in text.split_whitespace() {
        if line.chars().count() + word.chars().count() + 1 > WIDTH {
            let _ = writeln!(out, "{line}");
            line = format!("{:indent$}#", "");
        }
        let _ = write!(line, " {word}");
    }
    let _ = writeln!(out, "{line}");
}

fn description(property: &Value) -> &str {
    property["description"].as_str().expect("every option is documented")
}

/// The default of an option whose schema states none.
fn empty(property: &Value) -> Value {
    if property["type"] == "array" { Value::Array(Vec::new()) } else { Value::Null }
}

fn resolve<'a>(root: &'a Value, schema: &'a Value) -> &'a Value {
    let pointer = schema["$ref"].as_str().and_then(|target| target.strip_prefix('#'));
    pointer.and_then(|pointer| root.pointer(pointer)).unwrap_or(schema)
}
