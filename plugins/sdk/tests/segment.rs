//! Splits the texts in `tests/segment/*.txt` and compares sentences, roles and tokens.
//!
//! A file is a line `# class of error`, `--- text`, the text, `--- sentences` with one expected sentence a line
//! (`H|` headline or `B|` body before it, a line break inside shown as ⏎, a blank line where the text need not have
//! one), and optionally `--- tokens` with the expected tokens of the whole text between `·`.

use std::fmt::Write as _;
use std::path::Path;

use briefer_plugin::{Role, segment};

#[test]
fn cases_from_files() {
    let mut files: Vec<_> = std::fs::read_dir("tests/segment").unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    assert!(files.len() >= 30);
    let report: String = files.iter().filter_map(|file| difference(file)).collect();
    assert!(report.is_empty(), "{report}");
}

/// What is wrong with a case, if anything.
fn difference(file: &Path) -> Option<String> {
    let content = std::fs::read_to_string(file).unwrap();
    let (class, content) = content.split_once("\n--- text\n").expect("a case has a text");
    assert!(class.starts_with("# "), "{} begins with its class", file.display());
    let (text, expected) = content.split_once("\n--- sentences\n").expect("a case has sentences");
    let (sentences, tokens) = match expected.split_once("\n--- tokens\n") {
        Some((sentences, tokens)) => (sentences, Some(tokens)),
        None => (expected, None),
    };
    let text = text.trim_end_matches('\n');
    let mut report = String::new();
    let found = shown_sentences(text);
    let sentences: Vec<_> = sentences.lines().filter(|line| !line.is_empty()).collect();
    if found != sentences {
        let _ = writeln!(report, "expected:\n  {}\nfound:\n  {}", sentences.join("\n  "), found.join("\n  "));
    }
    if let Some(expected) = tokens {
        let expected: Vec<_> = expected.trim().split('·').map(str::trim).collect();
        let segments = segment(text);
        let found: Vec<_> = segments.tokens.iter().map(|token| token.text(text)).collect();
        if found != expected {
            let _ = writeln!(report, "expected: {}\nfound:    {}", expected.join("·"), found.join("·"));
        }
    }
    (!report.is_empty()).then(|| format!("\n{}: {class}\n{report}", file.display()))
}

fn shown_sentences(text: &str) -> Vec<String> {
    let segments = segment(text);
    let shown = segments.sentences.iter().map(|sentence| {
        let role = if sentence.role == Role::Headline { 'H' } else { 'B' };
        format!("{role}|{}", sentence.span.slice(text).replace('\n', "⏎"))
    });
    shown.collect()
}
