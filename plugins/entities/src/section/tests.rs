use briefer_plugin::Claim;
use proptest::prelude::*;
use serde_json::{Value, json};

use super::section;

/// A claim on `name`; each document as (id, sentence, offset of the sentence, words, role).
fn claim(id: &str, name: &str, documents: &[(&str, &str, u32, &str, &str)]) -> Claim {
    let statement = |&(document, sentence, offset, words, role): &(&str, &str, u32, &str, &str)| {
        let at = sentence.find(words).expect("the sentence holds the words");
        let evidence = json!({"id": format!("{id}-{document}"), "document": document, "title": "T", "date": format!("2026-04-0{}", &document[1..2]),
            "source": "Karsa Post", "url": null, "sentence": sentence, "spans": [[at, at + words.len()]], "start": offset + at as u32,
            "end": offset as usize + at + words.len(), "forms": {words: [offset]}});
        json!({"wording": words, "modality": "asserted", "denial": false, "story": document, "attributes": {"type": "person", "role": role},
            "evidence": [evidence]})
    };
    let statements: Vec<Value> = documents.iter().map(statement).collect();
    let claim = json!({"id": id, "plugin": "entities", "of": "mention", "value": "presence", "key": {"entity": name},
        "stories": statements.len(), "statements": statements, "sources": ["Karsa Post"], "first_seen": statements[0]["evidence"][0]});
    serde_json::from_value(claim).expect("the claim is well formed")
}

fn claims() -> Vec<Claim> {
    vec![
        claim(
            "k",
            "Ana Karimova",
            &[
                ("d1", "Karimova resigns", 0, "Karimova", "Minister"),
                (
                    "d2",
                    "Ana Karimova, minister of rivers, met Halim Serdat in Velm.",
                    40,
                    "Ana Karimova",
                    "minister of rivers",
                ),
                ("d3", "Ana Karimova left.", 0, "Ana Karimova", ""),
            ],
        ),
        claim(
            "s",
            "Halim Serdat",
            &[("d2", "Ana Karimova, minister of rivers, met Halim Serdat in Velm.", 40, "Halim Serdat", "")],
        ),
        claim("o", "Oru Ban", &[("d2", "Oru Ban slept.", 200, "Oru Ban", "")]),
    ]
}

#[test]
fn a_profile_counts_spellings_roles_and_company() {
    let data = section(&claims(), 10).data;
    let ana = &data["entities"]["k"];
    assert_eq!(ana["stories"], 3);
    assert_eq!(ana["forms"], json!([{"text": "Ana Karimova", "count": 2}, {"text": "Karimova", "count": 1}]));
    assert_eq!(ana["roles"], json!([{"text": "minister of rivers", "count": 2}]));
    assert_eq!(ana["first_seen"], json!({"date": "2026-04-01", "document": "d1", "evidence": "k-d1"}));
    assert_eq!(
        ana["with"],
        json!([{"claim": "s", "name": "Halim Serdat", "stories": 1, "sentences": 1},
               {"claim": "o", "name": "Oru Ban", "stories": 1, "sentences": 0}])
    );
}

#[test]
fn the_best_sentence_names_in_full_with_the_role() {
    let data = section(&claims(), 10).data;
    assert_eq!(data["entities"]["k"]["best"], "k-d2");
}

#[test]
fn a_role_that_names_no_body_comes_last() {
    let said = |document, role| (document, "Oru Ban spoke.", 0, "Oru Ban", role);
    let ban =
        claim("o", "Oru Ban", &[said("d1", "group’s leader"), said("d2", "group’s leader"), said("d3", "VLF leader")]);
    let roles = section(&[ban], 10).data["entities"]["o"]["roles"].clone();
    assert_eq!(roles, json!([{"text": "VLF leader", "count": 1}, {"text": "group’s leader", "count": 2}]));
}

#[test]
fn further_entities_are_counted() {
    let data = section(&claims(), 1).data;
    assert_eq!(data["order"], json!(["k"]));
    assert_eq!(data["left_out"], 2);
    assert_eq!(data["entities"]["k"]["with"], json!([]));
}

#[test]
fn no_claims_make_an_empty_section() {
    let data = section(&[], 10).data;
    assert_eq!(data, json!({"entities": {}, "order": [], "left_out": 0}));
}

proptest! {
    #[test]
    fn the_order_of_claims_and_statements_changes_nothing(seed in 0usize..1000) {
        let mut shuffled = claims();
        let before = section(&shuffled, 2).data;
        let count = shuffled.len();
        (0..count).for_each(|at| shuffled.swap(at, (at * 7 + seed) % count));
        for claim in &mut shuffled {
            let count = claim.statements.len();
            let statements = std::sync::Arc::make_mut(&mut claim.statements);
            (0..count).for_each(|at| statements.swap(at, (at * 5 + seed) % count));
        }
        prop_assert_eq!(before, section(&shuffled, 2).data);
    }
}
