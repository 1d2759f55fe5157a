//! Every rule that explanations name decides something: switched off, a case no longer holds.

use std::path::Path;

use briefer_figures::Figures;
use briefer_plugin::testkit::PluginTest;
use briefer_plugin::{Erased, Options, segment};
use serde_json::json;

const CASES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases");

#[test]
fn every_rule_decides_something() {
    let texts = texts();
    let on = Erased::of::<Figures>(&Options::new()).expect("no options are good options");
    let found = |plugin: &Erased, text: &str| {
        let segments = segment(text);
        let found = plugin.annotate(&segments.document("a", text), &[], false).expect("a plain text");
        found.into_iter().map(|annotation| (annotation.span, annotation.body)).collect::<Vec<_>>()
    };
    let with_all: Vec<_> = texts.iter().map(|text| found(&on, text)).collect();
    let decides = |rule: &str| {
        let off = plugin(rule).expect("the names of rules are taken");
        texts.iter().zip(&with_all).any(|(text, with)| found(&off, text) != *with)
    };
    // Places and groups are found by another plugin: only the cases give them.
    let decides_given = |rule: &str| {
        let off = PluginTest::<Figures>::new().options(json!({"without-rules": [rule]}));
        !off.failing_cases(CASES).is_empty()
    };
    let idle = |rule: &&str| !decides(rule) && !decides_given(rule);
    let idle: Vec<&str> = briefer_figures::rules().iter().copied().filter(idle).collect();
    assert!(idle.is_empty(), "no case changes without {idle:?}");
}

#[test]
fn no_rule_is_named_once_it_is_off() {
    let texts = texts();
    let mut named = Vec::new();
    for rule in briefer_figures::rules() {
        let off = plugin(rule).expect("the names of rules are taken");
        let names = |text: &&String| {
            let segments = segment(text);
            let found = off.annotate(&segments.document("a", text), &[], true).expect("a plain text");
            found.iter().flat_map(|annotation| &annotation.why).any(|why| why.rule == *rule)
        };
        named.extend(texts.iter().find(names).map(|text| (*rule, text)));
    }
    assert!(named.is_empty(), "off, and yet they explain something: {named:#?}");
}

#[test]
fn the_readme_tells_of_every_rule() {
    let readme = include_str!("../README.md");
    let untold = |rule: &&str| !readme.contains(&format!("`{rule}`"));
    let untold: Vec<&str> = briefer_figures::rules().iter().copied().filter(untold).collect();
    assert!(untold.is_empty(), "README.md does not tell of {untold:?}");
}

#[test]
fn an_unknown_rule_is_an_error() {
    let error = plugin("hedges").err().expect("no rule has that name").to_string();
    assert!(error.contains("hedges"), "{error}");
}

fn plugin(without: &str) -> Result<Erased, briefer_plugin::PluginError> {
    let mut options = Options::new();
    options.insert("without-rules".into(), json!([without]));
    Erased::of::<Figures>(&options)
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
