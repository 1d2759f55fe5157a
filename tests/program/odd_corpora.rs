//! Corpora that nobody planned for: they are briefed on correctly all the same.

use serde_json::{Value, json};

use crate::run::{Project, SOUND};

/// The analyst edition of everything, as data.
#[track_caller]
fn briefing(project: &Project, code: i32, period: &str) -> Value {
    project.run(&["build", "--period", period, "--audience", "analyst"]).expect(code);
    serde_json::from_str(&project.read(&format!("briefings/{period}/analyst.json"))).expect("JSON")
}

fn ids(list: &Value) -> Vec<&str> {
    list.as_array().expect("a list").iter().map(|one| one["id"].as_str().expect("an id")).collect()
}

/// A corpus of one file with a line for each id, text and date.
fn wire(lines: &[(&str, &str, Option<&str>)]) -> Project {
    let project = Project::empty();
    let line =
        |(id, text, date): &(&str, &str, Option<&str>)| json!({"id": id, "text": text, "date": date}).to_string();
    project.write("corpus/wire.jsonl", lines.iter().map(line).collect::<Vec<_>>().join("\n"));
    project
}

#[test]
fn a_number_added_to_an_id_is_never_another_documents_id() {
    let day = Some("2026-04-01");
    let project = wire(&[("a", "One.", day), ("a", "Two.", day), ("a#2", "Three.", day), ("a", "Four.", day)]);
    let briefing = briefing(&project, 3, "2026-W14");
    assert_eq!(ids(&briefing["documents"]), ["a", "a#2", "a#2#2", "a#3"]);
    assert_eq!(briefing["totals"]["stories"], 4);
}

#[test]
fn two_quotations_of_one_sentence_are_two_findings() {
    let project = Project::empty();
    let text = "Mira Tolland said that the bridge was closed and told reporters that no doctor had come for weeks.\n";
    project.write("corpus/2026-04-01-a.txt", text);
    let briefing = briefing(&project, 0, "2026-W14");
    let mut ids = ids(&briefing["findings"]);
    let all = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), all, "two findings share an id");
}

#[test]
fn an_undated_copy_that_takes_no_part_begins_no_story() {
    let project = wire(&[("copy", SOUND, None), ("first", SOUND, Some("2026-04-01"))]);
    let briefing = briefing(&project, 0, "2026-W14");
    assert_eq!(briefing["documents"][0]["story"], "first");
    assert_eq!(briefing["annex"]["copies"], json!([]));
    assert_eq!(ids(&briefing["annex"]["undated"]), ["copy"]);
}

#[test]
fn briefings_inside_the_corpus_are_not_read() {
    let project = Project::with_article();
    for _ in 0..2 {
        project.run(&["build", "--output", "corpus/out", "--period", "all"]).expect(0);
    }
    assert!(project.read("corpus/out/all/analyst.md").contains("It rests on 1 story[^1]."));
}

#[test]
fn names_are_linked_over_documents_older_than_the_history() {
    let project = Project::empty();
    project.write("config.yaml", "period:\n  history: 0\n");
    project.write("corpus/2026-01-05-a.txt", "Mira Tolland said that the wells of Orvale were dry.\n");
    project.write("corpus/2026-04-01-b.txt", "Tolland said that the wells of Orvale were dry again.\n");
    let briefing = briefing(&project, 0, "2026-W14");
    let speakers = briefing["sections"]["speakers"]["groups"].as_array().expect("a list");
    assert_eq!(speakers[0]["name"], "Mira Tolland", "{speakers:?}");
}

#[test]
fn every_kind_of_change_is_found() {
    let project = Project::empty();
    let report = |name: &str, source: &str, body: &str| {
        project.write(&format!("corpus/{name}"), format!("---\nsource: {source}\n---\n\n{body}\n"));
    };
    report("2026-03-25-a.md", "Delta Post", "The camp at Orvale holds 300 detainees. Police met Ruben Aske in Tarn.");
    report("2026-03-26-b.md", "Hill Radio", "Ruben Aske came to Tarn. \"The dam is safe,\" Petra Vold said on Monday.");
    report("2026-03-26-d.md", "Lake News", "\"The dam is safe,\" Petra Vold said on Monday, and left.");
    report("2026-04-01-a.md", "Delta Post", "The camp at Orvale now holds 450 detainees.");
    report("2026-04-01-b.md", "Hill Radio", "The camp at Orvale holds about 440 detainees.");
    report("2026-04-01-c.md", "Lake News", "The camp at Orvale holds 900 detainees. Jonas Wiel arrived.");
    let briefing = briefing(&project, 0, "2026-W14");
    let findings = briefing["findings"].as_array().expect("a list");
    let kinds: Vec<&str> =
        findings.iter().flat_map(|f| f["kinds"].as_array().unwrap()).filter_map(Value::as_str).collect();
    for kind in ["in-conflict", "confirmed", "revised", "new", "silent"] {
        assert!(kinds.contains(&kind), "{kind} is missing: {kinds:?}");
    }
}

#[test]
fn a_number_that_was_replaced_is_no_part_of_an_agreement() {
    let project = Project::empty();
    let report = |name: &str, source: &str, body: &str| {
        project.write(&format!("corpus/{name}"), format!("---\nsource: {source}\n---\n\n{body}\n"));
    };
    report("2026-03-30-a.md", "Delta Post", "The camp at Orvale holds 300 detainees.");
    report("2026-04-01-a.md", "Delta Post", "The camp at Orvale now holds 450 detainees.");
    report("2026-04-01-b.md", "Hill Radio", "The camp at Orvale holds about 440 detainees.");
    project.run(&["build", "--audience", "press"]).expect(0);
    let press = project.read("briefings/2026-W14/press.md");
    let agreed = press.lines().find(|line| line.contains("Sources agree")).expect("a confirmed figure");
    assert!(agreed.contains("450") && agreed.contains("440") && !agreed.contains("300"), "{agreed}");
}
