//! Every rule that explanations name decides something: switched off, a case no longer holds.

use std::path::Path;

use briefer_plugin::testkit::PluginTest;
use briefer_plugin::{Erased, Options, segment};
use briefer_speakers::Speakers;
use serde_json::json;

const CASES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases");

#[test]
fn every_rule_decides_something() {
    let decides = |rule: &str| {
        let off = PluginTest::<Speakers>::new().options(json!({"without-rules": [rule]}));
        !off.failing_cases(CASES).is_empty()
    };
    let idle: Vec<&str> = briefer_speakers::rules().iter().copied().filter(|rule| !decides(rule)).collect();
    assert!(idle.is_empty(), "no case changes without {idle:?}");
}

#[test]
fn no_rule_is_named_once_it_is_off() {
    let texts = texts();
    for rule in briefer_speakers::rules() {
        let off = plugin(rule).expect("the names of rules are taken");
        for text in &texts {
            let segments = segment(text);
            let found = off.annotate(&segments.document("a", text), &[], true).expect("a plain text");
            let named = found.iter().flat_map(|annotation| &annotation.why).any(|why| why.rule == *rule);
            assert!(!named, "{rule} is off and explains something in {text:?}");
        }
    }
}

#[test]
fn the_readme_tells_of_every_rule() {
    let readme = include_str!("../README.md");
    let untold = |rule: &&str| !readme.contains(&format!("`{rule}`"));
    let untold: Vec<&str> = briefer_speakers::rules().iter().copied().filter(untold).collect();
    assert!(untold.is_empty(), "README.md does not tell of {untold:?}");
}

#[test]
fn an_unknown_rule_is_an_error() {
    let error = plugin("subject-verbs").err().expect("no rule has that name").to_string();
    assert!(error.contains("subject-verbs"), "{error}");
}

fn plugin(without: &str) -> Result<Erased, briefer_plugin::PluginError> {
    let mut options = Options::new();
    options.insert("without-rules".into(), json!([without]));
    Erased::of::<Speakers>(&options)
}

/// The texts of all cases, in no order.
fn texts() -> Vec<String> {
    let files = std::fs::read_dir(Path::new(CASES)).expect("the folder of cases can be read");
    let text = |file: std::io::Result<std::fs::DirEntry>| {
        let path = file.expect("an entry can be read").path();
        let case = std::fs::read_to_string(path).expect("a case can be read");
        let (_, text) = case.split_once("--- text\n").expect("a case has a text");
        text.split("\n--- ").next().unwrap_or_default().trim_end().to_owned()
    };
    files.map(text).collect()
}
