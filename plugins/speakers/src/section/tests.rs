use briefer_plugin::Claim;
use serde_json::{Value, json};

use super::section;

/// A statement: its story, the day of its month, whether it denies, the role of who makes it.
type Said<'a> = (&'a str, u8, bool, &'a str);

fn evidence(id: &str, story: &str, day: u8) -> Value {
    json!({"id": format!("{id}-{story}"), "document": story, "title": "T", "date": format!("2026-04-{day:02}"), "source": "Velm Echo",
        "url": null, "sentence": "It rains.", "spans": [[0, 9]], "start": 0, "end": 9})
}

fn claim(id: &str, (of, key, value): (&str, &str, &str), name: Option<&str>, said: &[Said<'_>], kind: &str) -> Claim {
    let statement = |&(story, day, denial, role): &Said<'_>| {
        json!({"wording": "It rains.", "modality": "asserted", "denial": denial, "story": story,
            "attributes": {"role": role, "type": kind}, "evidence": [evidence(id, story, day)]})
    };
    let statements: Vec<Value> = said.iter().map(statement).collect();
    let first = evidence(id, said[0].0, said[0].1);
    let claim = json!({"id": id, "plugin": "p", "of": of, "value": value, "key": {key: name}, "stories": statements.len(),
        "statements": statements, "sources": ["Velm Echo"], "first_seen": first});
    serde_json::from_value(claim).expect("the claim is well formed")
}

fn quotation(id: &str, speaker: Option<&str>, said: &[Said<'_>]) -> Claim {
    claim(id, ("quotation", "speaker", "text"), speaker, said, "")
}

fn mention(id: &str, name: &str, role: &str, kind: &str) -> Claim {
    claim(id, ("mention", "entity", "presence"), Some(name), &[("s1", 1, false, role)], kind)
}

#[test]
fn a_speaker_is_told_of_once_with_claims_in_the_order_given() {
    let claims = [
        quotation("b", Some("Dele Okafor"), &[("s1", 3, false, "harbour master"), ("s2", 4, false, "master")]),
        quotation("c", Some("Mirel Antu"), &[("s1", 3, false, "")]),
        quotation("a", Some("Dele Okafor"), &[("s2", 2, true, "harbour master")]),
    ];
    let data = section(&claims).data;
    assert_eq!(data["order"], json!(["b", "c"]));
    assert_eq!(data["speaker_of"], json!({"a": "b", "b": "b", "c": "c"}));
    let dele = &data["speakers"]["b"];
    assert_eq!((&dele["statements"], &dele["denials"], &dele["stories"]), (&json!(2), &json!(1), &json!(2)));
    assert_eq!((&dele["role"], &dele["claims"]), (&json!("harbour master"), &json!(["b", "a"])));
    assert_eq!(dele["first_seen"], json!({"date": "2026-04-02", "document": "s2", "claim": "a", "evidence": "a-s2"}));
}

#[test]
fn a_role_names_the_longest_organization() {
    let claims = [
        quotation("a", Some("Dele Okafor"), &[("s1", 1, false, "head of the Orlin Port Union’s legal office")]),
        mention("m1", "Orlin Port", "", "organization"),
        mention("m2", "Orlin Port Union", "", "organization"),
        mention("m3", "Orlin Port Union's legal office", "", "place"),
    ];
    assert_eq!(section(&claims).data["speakers"]["a"]["organization"], "Orlin Port Union");
}

#[test]
fn a_role_that_names_no_organization_has_none() {
    let claims = [
        quotation("a", Some("Dele Okafor"), &[("s1", 1, false, "union man")]),
        quotation("b", Some("Union"), &[("s1", 1, false, "Union")]),
        mention("m", "Union", "", "organization"),
    ];
    let data = section(&claims).data;
    assert_eq!(data["speakers"]["a"]["organization"], Value::Null);
    assert_eq!(data["speakers"]["b"]["organization"], Value::Null, "nobody speaks for himself as another");
}

#[test]
fn where_no_quotation_gives_a_role_the_mentions_do() {
    let claims = [
        quotation("a", Some("Dele Okafor"), &[("s1", 1, false, "")]),
        mention("m", "Dele Okafor", "surgeon", "person"),
    ];
    assert_eq!(section(&claims).data["speakers"]["a"]["role"], "surgeon");
}

#[test]
fn nobody_is_no_speaker() {
    let data = section(&[quotation("a", None, &[("s1", 1, false, "")])]).data;
    assert_eq!(data, json!({"speakers": {}, "order": [], "speaker_of": {}}));
    assert_eq!(section(&[]).data, data);
}
