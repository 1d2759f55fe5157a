//! Both readers, and the checks on small editions.

use std::fs;
use std::sync::LazyLock;

use proptest::prelude::*;

use super::edition::{Body, Edition, Kind};
use super::tongues::Tongues;
use super::{Verifier, read};
use crate::render::{Format, Renderer};

fn verifier() -> Verifier {
    Verifier::new(&Renderer::new(None).unwrap())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn any_text_is_an_edition(text in PIECES) {
        static VERIFIER: LazyLock<Verifier> = LazyLock::new(verifier);
        let lines = text.split('\n').count();
        for format in [Format::Markdown, Format::Html] {
            for failure in VERIFIER.verify(&text, format, "edition").failures {
                let line = failure.place.as_ref().and_then(|place| place.line);
                prop_assert!(line.is_some_and(|line| (1..=lines).contains(&line)), "{failure}");
            }
        }
    }
}

/// What editions are made of, in any order.
const PIECES: &str = "(\\PC|\n|\\[\\^1\\]|\\[\\^1\\]: |\n\n|- |> |\\*\\*Analyst:\\*\\*|\\| |\\*|“|”|\"|…|over 700|Mira Oldane| — |</?(a|p|sup|tr|td|blockquote|li|section id=evidence)>|<a class=evidence href=#n-1>|<li id=n-1>|\u{ad}|İ|[(). ]){0,40}";

/// The failures of an edition in Markdown, each as "line: message".
fn failures(markdown: &str) -> Vec<String> {
    let verified = verifier().verify(markdown, Format::Markdown, "edition.md");
    let told = |failure: &crate::diagnostic::Diagnostic| {
        format!("{}: {}", failure.place.as_ref().and_then(|place| place.line).unwrap_or(0), failure.message)
    };
    verified.failures.iter().map(told).collect()
}

/// What an edition says and rests on, in words: without the places and without what tells tables from lists.
fn told(edition: &Edition) -> Vec<String> {
    let fold = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let blocks = edition.blocks.iter().filter(|block| block.kind != Kind::Heading && block.is_body()).map(|block| {
        let marks: Vec<&str> = block.marks.iter().map(|mark| mark.note.as_str()).collect();
        format!("{} {marks:?}", fold(&block.text))
    });
    let notes = edition.notes.iter().map(|(name, note)| match &note.body {
        Body::Sentence(sentence) => {
            format!("{name} {} {:?} {:?}", fold(&sentence.text), sentence.glosses, sentence.origin)
        }
        Body::List(list) => {
            let titles: Vec<&str> = list.entries.iter().map(|entry| entry.title.as_str()).collect();
            format!("{name} {titles:?}")
        }
    });
    blocks.chain(notes).collect()
}

#[test]
fn both_formats_of_an_edition_read_the_same() {
    let tongues = Tongues::of(&Renderer::new(None).unwrap());
    for name in ["executive", "analyst", "press", "note", "newsletter", "slides", "fr/executive"] {
        let golden = |ending: &str| {
            let path = format!("{}/tests/golden/{name}.{ending}", env!("CARGO_MANIFEST_DIR"));
            fs::read_to_string(path).unwrap()
        };
        let (markdown, html) =
            (read(&golden("md"), Format::Markdown, &tongues), read(&golden("html"), Format::Html, &tongues));
        let (markdown, html) = (told(&markdown), told(&html));
        let differs = markdown.iter().zip(&html).find(|(markdown, html)| markdown != html);
        assert_eq!(differs, None, "{name}");
        assert_eq!(markdown.len(), html.len(), "{name}");
    }
}

const NOTES: &str = "
---

[^1]: Ana Malo said that over 700 people were held in Karsa. — *Camps fill*, Hill Radio, 3 April 2026
";

#[test]
fn an_analysts_own_words_are_left_alone() {
    let own = "> **Analyst:** Some 9,000 men, I think. Ravi Senn “agrees”.\n>\n> So it is.\n";
    assert!(failures(&format!("# A\n\n## B\n\n{own}{NOTES}")).is_empty());
    let other = failures(&format!("# A\n\n## B\n\n> **Analysis:** Some 9,000 men, I think.\n{NOTES}"));
    assert_eq!(other.len(), 2, "{other:?}");
}

#[test]
fn words_are_checked_against_their_own_note() {
    for (words, failing) in [
        ("Ana Malo counts over 700 people[^1].", 0),
        ("Over 700 people are held[^1].", 0),
        ("More than 700 people are held[^1].", 0),
        ("In April 2026, 3 April 2026: over 700, said Hill Radio[^1].", 0),
        ("He speaks of “over 700 people … in Karsa”[^1].", 0),
        ("Nothing to report for this period.", 0),
        ("Exactly 700 people are held[^1].", 1),
        ("At least 700 people are held[^1].", 1),
        ("Over 700 dogs were held, said Ravi Senn[^1].", 1),
        ("He speaks of “over 700 men”[^1].", 1),
        ("Over 700[^1] people, on 4 April 2026.", 1),
        ("Over 700 people are held[^2].", 1),
        ("Over 700 people[^1] [^1] are held.", 1),
        ("They fled. Over 700 people are held[^1].", 1),
    ] {
        let told = failures(&format!("# A\n\n## B\n\n{words}\n{NOTES}"));
        assert_eq!(told.len(), failing, "{words}: {told:?}");
    }
}

#[test]
fn an_amount_as_a_number_says_what_its_hedge_says() {
    let note = "\n---\n\n[^1]: Ana Malo said that nearly 800 men and 30 women slept there. — *Camps fill*, Hill Radio, 3 April 2026\n";
    for (words, failing) in [
        ("- about 800[^1]", 0),
        ("- about 800 (“nearly 800 men”)[^1]", 0),
        ("| Number | Published |\n|---|---|\n| about 800 | 3 April 2026[^1] |", 0),
        ("- 800[^1]", 1),
        ("- about 900[^1]", 1),
        ("- about 800 men slept there[^1]", 1),
        ("- Hill Radio, 3 April 2026: “Ana Malo said that nearly 800 men and 30 women slept there.”[^1]", 0),
        ("- Hill Radio, 3 April 2026: “Ana Malo said that nearly 800 men and 40 women slept there.”[^1]", 2),
    ] {
        let told = failures(&format!("# A\n\n## B\n\n{words}\n{note}"));
        assert_eq!(told.len(), failing, "{words}: {told:?}");
    }
}

#[test]
fn ten_thousand_links_take_no_time_to_speak_of() {
    let mut edition = "# A\n\n## B\n\n".to_owned();
    for index in 1..=10_000 {
        edition.push_str(&format!("- Over 700 people were held in Karsa, said Ana Malo[^{}].\n", index % 1000 + 1));
    }
    edition.push_str("\n---\n\n");
    for index in 1..=1000 {
        edition.push_str(&format!("[^{index}]: {}\n", NOTES.trim().split_once("[^1]: ").unwrap().1));
    }
    let begin = std::time::Instant::now();
    let verified = verifier().verify(&edition, Format::Markdown, "edition.md");
    assert_eq!((verified.failures.len(), verified.checked.links), (0, 10_000));
    assert!(begin.elapsed().as_secs() < 60, "{:?} without optimization", begin.elapsed());
}
