//! Which documents tell a report after each other, in words of their own.

use super::*;
use crate::corpus::raw::{Format, Raw};

/// The tellings of documents, each with its day in April 2026 (0 for none), publisher and text.
fn stories(documents: &[(u32, &str, &str)]) -> Vec<usize> {
    let tellings: Vec<Telling> = documents.iter().map(|(day, source, text)| telling(*day, source, text)).collect();
    group(&tellings.iter().collect::<Vec<_>>())
}

fn telling(day: u32, source: &str, text: &str) -> Telling {
    let date = (day > 0).then(|| format!("2026-04-{day:02}"));
    let json = serde_json::json!({ "text": text, "source": source, "date": date }).to_string();
    let (file, shown) = ("a.jsonl".to_owned(), "a".to_owned());
    let raw = Raw { file, shown, line: Some(1), format: Format::Jsonl, bytes: json.into_bytes() };
    Telling::of(&raw.load().document.unwrap())
}

const AGENCY: &str = "SARVAN, April 1 (Coastal Press Agency) - The Lenk bridge over the Varn fell on Wednesday, and 14 people \
    were hurt. Governor Dora Maresh blamed the weight of two lorries.\n\nThe bridge was closed to lorries in the year before.";
const RETOLD: &str = "Fourteen cars went down with the Lenk bridge over the Varn, and 14 people are in hospital, Varn Post \
    reports, quoting Coastal Press Agency. Too much weight, says Governor Dora Maresh.\n\nFerries go every hour until it is repaired.";
const ALSO: &str = "According to Coastal Press Agency, at least 14 people fell with the Lenk bridge into the Varn. It was \
    Governor Dora Maresh who gave the number.\n\nNobody had lit the road that leads to it.";
const OWN: &str = "When the Lenk bridge went down into the Varn, 14 people went with it. Governor Dora Maresh came at noon.\n\n\
    We stood at the bank all night.";
const OTHER: &str = "The harbour of Olmar will take 220 ships a year, Varn Post reports, quoting Coastal Press Agency. Minister \
    Ana Dur opened its second quay.\n\nIt was built by two firms from Hazrun.";

#[test]
fn who_credits_an_agency_tells_its_story() {
    assert_eq!(stories(&[(1, "Coastal Press Agency", AGENCY), (2, "Varn Post", RETOLD)]), [0, 0]);
}

#[test]
fn an_agency_is_known_by_its_short_name() {
    let short = RETOLD.replace("Coastal Press Agency", "CPA");
    assert_eq!(stories(&[(1, "Coastal Press Agency", AGENCY), (2, "Varn Post", &short)]), [0, 0]);
}

#[test]
fn two_who_credit_one_agency_are_one_voice() {
    assert_eq!(stories(&[(1, "Varn Post", RETOLD), (2, "Hazrun Courier", ALSO)]), [0, 0]);
}

#[test]
fn the_first_of_a_story_is_the_one_that_credits_nobody() {
    assert_eq!(stories(&[(1, "Varn Post", RETOLD), (1, "Coastal Press Agency", AGENCY)]), [1, 1]);
}

#[test]
fn a_document_without_a_date_may_be_of_any_day() {
    assert_eq!(stories(&[(1, "Coastal Press Agency", AGENCY), (0, "Varn Post", RETOLD)]), [0, 0]);
}

#[test]
fn three_days_are_near_and_four_are_not() {
    assert_eq!(stories(&[(1, "Coastal Press Agency", AGENCY), (4, "Varn Post", RETOLD)]), [0, 0]);
    assert_eq!(stories(&[(1, "Coastal Press Agency", AGENCY), (5, "Varn Post", RETOLD)]), [0, 1]);
}

#[test]
fn the_same_facts_without_a_credit_are_two_stories() {
    assert_eq!(stories(&[(1, "Coastal Press Agency", AGENCY), (1, "Hazrun Courier", OWN)]), [0, 1]);
}

#[test]
fn a_credit_without_the_same_facts_makes_no_story() {
    assert_eq!(stories(&[(1, "Coastal Press Agency", AGENCY), (1, "Varn Post", OTHER)]), [0, 1]);
    assert_eq!(stories(&[(1, "Varn Post", RETOLD), (1, "Varn Post", OTHER)]), [0, 1]);
}

#[test]
fn who_credits_another_agency_is_another_voice() {
    let other = RETOLD.replace("Coastal Press Agency", "Inland News Agency");
    assert_eq!(stories(&[(1, "Coastal Press Agency", AGENCY), (1, "Varn Post", &other)]), [0, 1]);
}

#[test]
fn mentioning_an_agency_is_no_credit() {
    let one = format!("{OWN} Coastal Press Agency had a camera there.");
    let other = format!("{AGENCY} It was shown by Coastal Press Agency.").replace(" (Coastal Press Agency)", "");
    assert_eq!(stories(&[(1, "Hazrun Courier", &one), (1, "Varn Post", &other)]), [0, 1]);
}

/// A sentence of words that no other range of numbers has.
fn words(from: u32, end: u32) -> String {
    format!("There {}.", (from..end).map(|n| format!("word{n} ")).collect::<String>())
}

#[test]
fn a_shared_passage_makes_a_story_of_a_credit() {
    let agency = format!("SARVAN (Coastal Press Agency) - Rain. {} {}", words(0, 80), words(100, 400));
    let retold = format!("Rain, Varn Post reports, quoting Coastal Press Agency. {} {}", words(0, 80), words(500, 800));
    assert_eq!(stories(&[(1, "Coastal Press Agency", &agency), (1, "Varn Post", &retold)]), [0, 0]);
    let uncredited = retold.replace(", Varn Post reports, quoting Coastal Press Agency", "");
    assert_eq!(stories(&[(1, "Coastal Press Agency", &agency), (1, "Varn Post", &uncredited)]), [0, 1]);
}

#[test]
fn a_digest_of_what_an_agency_reported_is_none_of_its_stories() {
    let report = |from| {
        format!("SARVAN (Coastal Press Agency) - Rain. {} {}", words(from, from + 80), words(from + 1000, from + 1300))
    };
    let credit = "A busy day, Varn Post reports, quoting Coastal Press Agency.";
    let one = format!("{credit} {} {}", words(0, 80), words(5000, 5600));
    let digest = format!("{credit} {} {} {}", words(0, 80), words(2000, 2080), words(5000, 5600));
    let (first, second) = (report(0), report(2000));
    let with = |told: &str| {
        stories(&[(1, "Coastal Press Agency", &first), (1, "Coastal Press Agency", &second), (1, "Varn Post", told)])
    };
    assert_eq!(with(&one), [0, 1, 0]);
    assert_eq!(with(&digest), [0, 1, 2]);
}

#[test]
fn many_retellings_find_each_other_in_any_order() {
    let mut documents: Vec<(u32, String, String)> =
        (0..60).map(|n| (1, format!("Post {n}"), format!("{ALSO} Paragraph {n} of its own."))).collect();
    documents.insert(30, (1, "Coastal Press Agency".to_owned(), AGENCY.to_owned()));
    let of = |documents: &[(u32, String, String)]| {
        stories(&documents.iter().map(|(day, source, text)| (*day, source.as_str(), text.as_str())).collect::<Vec<_>>())
    };
    assert_eq!(of(&documents), vec![30; 61]);
    documents.reverse();
    assert_eq!(of(&documents), vec![30; 61]);
}
