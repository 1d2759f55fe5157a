//! Configurations from files: `tests/config/bad` must be refused, `tests/config/good` accepted. Beside each file stands
//! what briefer says of it. Adding a case means adding a file; `INSTA_UPDATE=always` writes what is said of it.

#[path = "config_sample.rs"]
mod sample;

use std::path::Path;

use briefer::config::{Config, Draft, Origin, PluginSchema, SAMPLE};
use briefer::diagnostic::{Diagnostic, Severity};
use proptest::prelude::*;
use schemars::JsonSchema;
use serde_json::Value;

/// Options with every sort of type that plugins have.
#[derive(JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
#[derive(serde::Deserialize, Default)]
struct FigureOptions {
    threshold: u32,
    measures: Vec<Measure>,
    window: Option<[f64; 2]>,
    shares: std::collections::BTreeMap<String, f64>,
    mode: Mode,
}

#[derive(JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[derive(serde::Deserialize)]
#[expect(dead_code, reason = "only its schema is used")]
struct Measure {
    name: String,
    basis: Option<Basis>,
    #[serde(default)]
    nouns: Vec<String>,
}

#[derive(JsonSchema, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Basis {
    /// Holds at a time.
    Stock,
    /// Happens at a time.
    Event,
}

#[derive(JsonSchema, serde::Deserialize, Default)]
#[serde(rename_all = "kebab-case")]
#[expect(dead_code, reason = "only its schema is used")]
enum Mode {
    #[default]
    Plain,
    AtMost(u8),
}

#[derive(JsonSchema, serde::Deserialize)]
struct NoOptions {}

#[derive(JsonSchema, serde::Deserialize)]
#[expect(dead_code, reason = "only its schema is used")]
struct StrictOptions {
    key: String,
}

fn known() -> Vec<PluginSchema> {
    let schema = |name: &str, schema: schemars::Schema| PluginSchema {
        name: name.to_owned(),
        options_schema: schema.to_value(),
    };
    vec![
        PluginSchema { name: "entities".to_owned(), options_schema: Value::Null },
        schema("figures", schemars::schema_for!(FigureOptions)),
        schema("speakers", schemars::schema_for!(NoOptions)),
        schema("strict", schemars::schema_for!(StrictOptions)),
    ]
}

/// The configuration and its warnings, or every problem.
type Outcome = Result<(Config, Vec<Diagnostic>), Vec<Diagnostic>>;

/// Opens, as it were, the plugins that are not built in: `tide` has the options of `figures`, others take any.
fn finish(draft: Draft) -> Outcome {
    let mut more = Vec::new();
    for (name, plugin) in &draft.config().plugins {
        if plugin.enabled && plugin.origin(Path::new("")) != Origin::BuiltIn {
            let schema = if name == "tide" { schemars::schema_for!(FigureOptions).to_value() } else { Value::Null };
            // The other way round than in the file: it must not matter when which plugin is opened.
            more.splice(0..0, draft.option_problems(name, &schema));
        }
    }
    draft.finish(more)
}

fn load(path: &Path) -> Outcome {
    finish(Draft::read(path, &known())?)
}

pub(crate) fn print(diagnostics: &[Diagnostic]) -> String {
    diagnostics.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

/// Loads every file of a folder by its bare name, and holds what `show` makes of it against the file's snapshot.
pub(crate) fn for_each_case(folder: &str, show: impl Fn(&Path) -> String) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(folder);
    let mut names: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    names.retain(|path| path.extension().is_some_and(|extension| extension == "yaml"));
    names.sort();
    assert!(!names.is_empty());
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(&folder);
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    let failed: Vec<_> = names
        .iter()
        .filter(|path| {
            let shown = show(path);
            let name = path.file_stem().unwrap().to_str().unwrap();
            settings.bind(|| std::panic::catch_unwind(|| insta::assert_snapshot!(name, shown)).is_err())
        })
        .collect();
    assert!(failed.is_empty(), "not as before: {failed:?}");
}

/// What is not as in `default`; where keys are not the same, all keys.
fn changes(config: &Value, default: &Value) -> Value {
    let (Some(map), Some(default)) = (config.as_object(), default.as_object()) else { return config.clone() };
    let same_keys = map.len() == default.len() && map.keys().all(|key| default.contains_key(key));
    let mut changed = serde_json::Map::new();
    for (key, value) in map {
        match default.get(key) {
            Some(default) if default == value && same_keys => {}
            Some(default) if default == value => drop(changed.insert(key.clone(), Value::Object(Default::default()))),
            Some(default) => drop(changed.insert(key.clone(), changes(value, default))),
            None => drop(changed.insert(key.clone(), value.clone())),
        }
    }
    changed.into()
}

pub(crate) fn without_folder(text: &str, path: &Path) -> String {
    text.replace(&format!("{}/", path.parent().unwrap().display()), "")
}

#[test]
fn bad_configurations_are_refused_with_every_problem() {
    for_each_case("config/bad", |path| {
        let problems = load(path).expect_err(&path.display().to_string());
        assert!(problems.iter().any(|problem| problem.severity == Severity::Error));
        assert!(problems.iter().all(|problem| problem.place.is_some()));
        without_folder(&print(&problems), path)
    });
}

#[test]
fn good_configurations_are_read() {
    for_each_case("config/good", |path| match load(path) {
        Ok((config, warnings)) => {
            assert_eq!(config.root, path.parent().unwrap());
            let default = Config::default_for(path.parent().unwrap());
            let [config, default] = [&config, &default].map(|config| serde_json::to_value(config).unwrap());
            let changed = serde_json::to_string_pretty(&changes(&config, &default)).unwrap();
            without_folder(&format!("{}\n{changed}", print(&warnings)), path)
        }
        Err(problems) => panic!("{}", print(&problems)),
    });
}

#[test]
fn a_missing_file_and_a_folder_are_said_to_be_unreadable() {
    for path in ["tests/config/none.yaml", "tests/config"] {
        let problems = load(&Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap_err();
        assert_eq!(problems.len(), 1);
        assert!(problems[0].message.starts_with("cannot read the configuration"), "{}", problems[0].message);
    }
}

#[test]
fn a_file_of_another_size_is_refused_unread() {
    let file = tempfile::NamedTempFile::new().unwrap();
    file.as_file().set_len(1 << 33).unwrap();
    let problems = load(file.path()).unwrap_err();
    assert_eq!(problems[0].message, "the configuration is larger than 256 KB");
}

/// Every problem points at a line that exists.
fn places_are_in_the_text(text: &str) {
    let outcome = Draft::parse("config.yaml", text, Path::new(""), &known()).and_then(finish);
    let problems = match outcome {
        Ok((_, warnings)) => warnings,
        Err(problems) => {
            let summed = |problem: &Diagnostic| problem.message.ends_with("more problems");
            let placed = |problem: &Diagnostic| problem.place.as_ref().is_some_and(|place| place.line.is_some());
            assert!(problems.iter().all(|problem| placed(problem) || summed(problem)));
            problems
        }
    };
    for place in problems.iter().filter_map(|problem| problem.place.as_ref()) {
        assert!(place.line.unwrap_or(1) <= text.matches('\n').count() + 1);
    }
    print(&problems);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read_or_refused(text in any::<String>()) {
        places_are_in_the_text(&text);
    }

    #[test]
    fn any_yaml_like_text_is_read_or_refused(text in "([a-c]: |- |\\[|\\]|\\{|\\}|\n|\r\n|  |\t|&a |\\*a|<<: |'|\"|\\||>|# |\\? |!!int |~|1|é|, |---\n|plugins:|audiences:|corpus:|options:|include:){0,60}") {
        places_are_in_the_text(&text);
    }

    #[test]
    fn the_sample_with_any_change_is_read_or_refused(at in any::<prop::sample::Index>(), cut in 0..40_usize, put in "[ -~\n\té]{0,8}") {
        let mut text = SAMPLE.to_owned();
        let start = at.index(text.len());
        text.replace_range(start..(start + cut).min(text.len()), &put);
        places_are_in_the_text(&text);
    }
}
