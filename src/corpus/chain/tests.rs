//! Chains from files: `tests/chains/*.txt`.
//!
//! ```text
//! # What the case is about, in a sentence
//! source: Orlin Daily     (optional: what the file itself states)
//! chain: Orlin Daily, publisher; TASS, quoting     (or: none)
//! ---
//! the text
//! ```

use std::fs;
use std::path::Path;

use super::*;
use crate::corpus::{Format, Raw};

#[test]
fn chains_are_as_the_files_say() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/chains");
    let mut paths: Vec<_> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    assert!(paths.len() >= 30, "only {} cases", paths.len());
    let wrong: Vec<String> = paths.iter().filter_map(|path| run(&fs::read_to_string(path).unwrap(), path)).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn run(case: &str, path: &Path) -> Option<String> {
    let (head, text) = case.split_once("---\n").unwrap();
    let field = |name: &str| head.lines().find_map(|line| Some(line.strip_prefix(name)?.trim()));
    let expected = field("chain:").unwrap();
    let bytes = match field("source:") {
        Some(source) => serde_json::json!({ "text": text, "source": source }).to_string(),
        None => text.to_owned(),
    };
    let format = if field("source:").is_some() { Format::Jsonl } else { Format::Txt };
    let raw = Raw { file: "a".into(), shown: "a".into(), line: None, format, bytes: bytes.into_bytes() };
    let document = raw.load().document.unwrap();
    for credit in &document.chain {
        let named = credit.sentence.is_none_or(|sentence| sentence.slice(&document.text).contains(&credit.source));
        assert!(named || credit.how == How::Publisher, "{credit:?}");
    }
    let name = |how| serde_json::to_value(how).unwrap().as_str().unwrap().to_owned();
    let credits: Vec<String> =
        document.chain.iter().map(|credit| format!("{}, {}", credit.source, name(credit.how))).collect();
    let actual = if credits.is_empty() { "none".to_owned() } else { credits.join("; ") };
    (actual != expected).then(|| format!("{}: expected {expected}, was {actual}", path.display()))
}
