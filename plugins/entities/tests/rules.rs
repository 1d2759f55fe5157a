//! Every rule that explanations name decides something: switched off, it changes what is found in a case.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use briefer_entities::Entities;
use briefer_plugin::{Annotation, Body, Erased, Options, segment};

#[test]
fn every_rule_decides_something() {
    let texts = texts();
    let on = plugin(None);
    let found: Vec<Vec<Annotation>> = texts.iter().map(|text| annotate(&on, text, true)).collect();
    let mut explains: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    for (case, annotations) in found.iter().enumerate() {
        for why in annotations.iter().flat_map(|annotation| &annotation.why) {
            explains.entry(&why.rule).or_default().insert(case);
        }
    }
    let idle: Vec<&str> = briefer_entities::rules()
        .iter()
        .copied()
        .filter(|rule| !ACROSS_DOCUMENTS.contains(rule))
        .filter(|rule| {
            let off = plugin(Some(rule));
            let cases = explains.get(rule).into_iter().flatten();
            !cases.clone().any(|&case| bodies(&annotate(&off, &texts[case], false)) != bodies(&found[case]))
        })
        .collect();
    assert!(idle.is_empty(), "no case changes without {idle:?}");
}

#[test]
fn no_rule_is_named_once_it_is_off() {
    let texts = texts();
    for rule in briefer_entities::rules() {
        let off = plugin(Some(rule));
        for text in texts.iter().step_by(7) {
            let named = annotate(&off, text, true).into_iter().any(|a| a.why.iter().any(|why| why.rule == **rule));
            assert!(!named, "{rule} is off and explains something in {text:?}");
        }
    }
}

/// Rules that only link documents; `links.rs` sees to them.
const ACROSS_DOCUMENTS: [&str; 4] = ["name-order", "shared-alias", "settled-type", "namesakes"];

fn plugin(without: Option<&str>) -> Erased {
    let mut options = Options::new();
    options.insert("without-rules".into(), serde_json::json!(Vec::from_iter(without)));
    Erased::of::<Entities>(&options).expect("the names of rules are taken")
}

fn annotate(plugin: &Erased, text: &str, explain: bool) -> Vec<Annotation> {
    let segments = segment(text);
    plugin.annotate(&segments.document("a", text), &[], explain).expect("a plain text")
}

fn bodies(annotations: &[Annotation]) -> Vec<(u32, u32, Body)> {
    annotations.iter().map(|a| (a.span.start, a.span.end, a.body.clone())).collect()
}

/// The texts of all cases.
fn texts() -> Vec<String> {
    let mut files = Vec::new();
    collect(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases"), &mut files);
    files.sort();
    let text = |file: &PathBuf| {
        let case = std::fs::read_to_string(file).expect("a case can be read");
        let (_, text) = case.split_once("--- text\n").expect("a case has a text");
        text.split("\n--- ").next().unwrap_or_default().trim_end().to_owned()
    };
    files.iter().map(text).collect()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("the folder of cases can be read") {
        let path = entry.expect("an entry can be read").path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|ending| ending == "txt") {
            files.push(path);
        }
    }
}
