//! What becomes of the figures of two articles: which conflict, which agree, which are about different things.
//!
//! `tests/claims/*.txt`: a title; the texts, each after `--- ` with its date and its source; after `--- expect` what the
//! findings on figures are, each as the measure and the words that a reader sees beside it, or `no conflict`. Adding a case
//! means adding a file.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::run::{Project, root};

#[test]
fn claims_conflict_agree_or_stand_apart() {
    let folder = root().join("tests/claims");
    let mut files: Vec<_> = folder.read_dir().expect("the cases").map(|entry| entry.expect("a file").path()).collect();
    files.sort();
    let mut report = String::new();
    for file in &files {
        let case = std::fs::read_to_string(file).expect("a case is text");
        let (texts, expected) = case.split_once("--- expect\n").expect("a case says what it expects");
        let found = findings(texts);
        let holds = |line: &str| match line {
            "no conflict" => !found.iter().any(|(_, word)| word == "in-conflict"),
            line => found.iter().any(|(measure, word)| line == format!("{measure} {word}")),
        };
        for line in expected.lines().filter(|line| !holds(line)) {
            let _ = writeln!(report, "{}: wants {line:?}, found {found:?}", file.display());
        }
    }
    assert!(report.is_empty() && files.len() > 10, "{report}");
}

/// Measure and word of each finding on figures over all the texts of a case.
fn findings(texts: &str) -> Vec<(String, String)> {
    let project = Project::empty();
    let mut lines = String::new();
    for (number, text) in texts.split("--- ").skip(1).enumerate() {
        let (head, text) = text.split_once('\n').expect("a text stands below its head");
        let (date, source) = head.split_once(' ').expect("a date and a source");
        let title = format!("Report {number}");
        let article = json!({"id": title, "title": title, "date": date, "source": source, "text": text});
        let _ = writeln!(lines, "{article}");
    }
    project.write("corpus/articles.jsonl", lines);
    project.run(&["build", "--period", "2026-W14", "--output", "out"]).expect(0);
    let briefing: Value = serde_json::from_str(&project.read("out/2026-W14/analyst.json")).expect("JSON");
    let findings = briefing["findings"].as_array().expect("a list");
    let figures = findings.iter().filter(|finding| finding["of"] == "figure");
    let word =
        |finding: &Value| finding["kinds"].as_array().into_iter().flatten().find_map(Value::as_str).map(str::to_owned);
    figures
        .map(|finding| {
            let measure = finding["key"]["measure"].as_str().expect("a measure").to_owned();
            (measure, word(finding).unwrap_or_else(|| "stated".to_owned()))
        })
        .collect()
}
