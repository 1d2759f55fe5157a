//! Findings from files: `tests/findings/*.txt`.
//!
//! ```text
//! # What the case is about, in a sentence
//! interval stock          (or: interval event, text, presence)
//! history 1 0             (which periods before hold documents, newest first)
//! 0 2026-04-01 "Justice Ministry" story-a 412 as-of=2026-04-01
//! 1 2026-03-24 "Justice Ministry" story-b about 340
//! => revised
//! ```
//! A statement's line: period (0 is the briefing's own), date or `-`, claimant or `-`, story, then what is said:
//! `412`, `4000..6000`, `over 700`, `about 340`, `"words"` for text, nothing for presence; then `as-of=`, `denied`,
//! `hypothetical`. `=>` lists the kinds expected, most important first, or `nothing`; `sides 0,2 1` the sides of a conflict, by the
//! positions of this period's statements.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use briefer_plugin::{Attributes, KindSpec, Modality, Qualifier, Statement, ValueKind};

use super::compare::Compare;
use super::finding::{Past, find};
use super::model::Finding;
use super::topic::Topic;

#[test]
fn findings_are_as_the_files_say() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/findings");
    let mut paths: Vec<_> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    assert!(paths.len() >= 20, "only {} cases", paths.len());
    let wrong: Vec<String> = paths.iter().filter_map(|path| run(&fs::read_to_string(path).unwrap(), path)).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn run(case: &str, path: &Path) -> Option<String> {
    let name = path.file_name().unwrap().to_string_lossy();
    let mut spec = KindSpec::new("figure", ValueKind::Presence);
    let mut basis = None;
    let mut filled = vec![true];
    let mut said: BTreeMap<usize, Arc<Vec<Statement>>> = BTreeMap::new();
    let (mut expected, mut expected_sides) = ("", None);
    for line in case.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let words: Vec<&str> = words(line);
        match words[0] {
            "interval" => (spec.value, basis) = (ValueKind::Interval, Some(words[1])),
            "text" => spec.value = ValueKind::Text,
            "presence" => {}
            "history" => filled.extend(words[1..].iter().map(|word| *word == "1")),
            "=>" => expected = line[2..].trim(),
            "sides" => expected_sides = Some(line[5..].trim()),
            _ => {
                let said = said.entry(words[0].parse().unwrap()).or_default();
                Arc::make_mut(said).push(statement(&words[1..], basis));
            }
        }
    }
    let topic = Topic { plugin: 0, spec: &spec, id: String::new(), key: BTreeMap::new(), said };
    let past = Past { periods: (0..filled.len()).map(|i| i.to_string()).collect(), filled };
    let finding = find(&topic, "figures", &past, &Compare { about: 0.1, open_end: 2.0, days: 7 });
    let sides = finding.as_ref().map(sides).unwrap_or_default();
    let kinds = finding.map(|finding| {
        let names = finding.kinds.iter().map(|kind| serde_json::to_value(kind).unwrap());
        names.map(|name| name.as_str().unwrap().to_owned()).collect::<Vec<_>>().join(", ")
    });
    let actual = kinds.unwrap_or_else(|| "nothing".to_owned());
    if expected_sides.is_some_and(|expected| expected != sides) {
        return Some(format!("{name}: expected the sides {}, found {sides}", expected_sides.unwrap_or_default()));
    }
    (actual != expected).then(|| format!("{name}: expected {expected}, found {actual}"))
}

/// The sides of a finding: "0,2 1".
fn sides(finding: &Finding) -> String {
    let side = |side: &Vec<usize>| side.iter().map(usize::to_string).collect::<Vec<_>>().join(",");
    finding.sides.iter().map(side).collect::<Vec<_>>().join(" ")
}

/// Splits at spaces, keeping what stands between quotation marks together, without the marks.
fn words(line: &str) -> Vec<&str> {
    let parts = line.split('"').enumerate();
    parts.flat_map(|(i, part)| if i % 2 == 1 { vec![part] } else { part.split_whitespace().collect() }).collect()
}

fn statement(words: &[&str], basis: Option<&str>) -> Statement {
    let open = |word: &str| (word != "-").then(|| word.to_owned());
    let mut attributes = Attributes::new();
    if let Some(basis) = basis {
        attributes.insert("basis".to_owned(), basis.into());
    }
    let mut statement = Statement {
        wording: words[3..].join(" "),
        low: None,
        high: None,
        qualifier: None,
        claimant: open(words[1]),
        speaker: None,
        source: None,
        date: open(words[0]).map(|date| date.parse().unwrap()),
        as_of: None,
        modality: Modality::Asserted,
        denial: false,
        story: words[2].into(),
        attributes,
        evidence: Vec::new(),
    };
    let mut hedge = Qualifier::Exact;
    for word in &words[3..] {
        match *word {
            "about" => hedge = Qualifier::About,
            "over" => hedge = Qualifier::Over,
            "under" => hedge = Qualifier::Under,
            "denied" => (statement.modality, statement.denial) = (Modality::Denied, true),
            "hypothetical" => statement.modality = Modality::Hypothetical,
            _ if word.starts_with("as-of=") => statement.as_of = Some(word[6..].parse().unwrap()),
            _ => value(&mut statement, word, hedge),
        }
    }
    statement
}

fn value(statement: &mut Statement, word: &str, hedge: Qualifier) {
    let (low, high) = word.split_once("..").unwrap_or((word, word));
    statement.low = low.parse().ok().filter(|_| hedge != Qualifier::Under);
    statement.high = high.parse().ok().filter(|_| hedge != Qualifier::Over);
    statement.qualifier = Some(hedge);
}
