//! Laws that hold for any text.

use std::time::{Duration, Instant};

use briefer_plugin::{Annotation, Mention, MentionType, Plugin, Span, segment};
use briefer_speakers::{Speakers, SpeakersOptions};
use proptest::prelude::*;

fn annotate(text: &str, earlier: &[Annotation]) -> Vec<Annotation> {
    let segments = segment(text);
    let speakers = Speakers::new(SpeakersOptions::default()).expect("the options are the defaults");
    speakers.annotate(&segments.document("test", text), earlier, true).expect("it never fails")
}

fn check(text: &str, annotations: &[Annotation]) {
    for annotation in annotations {
        let mut past = 0;
        for piece in annotation.spans() {
            assert!(piece.start < piece.end && piece.start >= past, "{piece:?} in {text:?}");
            assert!(text.get(piece.range()).is_some(), "{piece:?} cuts {text:?}");
            past = piece.end;
        }
        let quotation = annotation.as_quotation().expect("it provides quotations alone");
        if let (Some(start), Some(end)) = (quotation.speaker_start, quotation.speaker_end) {
            assert_eq!(text.get(start as usize..end as usize), quotation.speaker_as_written.as_deref());
        }
    }
}

/// Pieces that news is made of, so that arbitrary texts reach the rules.
fn pieces() -> impl Strategy<Value = String> {
    let words = "said says told reporters that Ana Karimova he she who , . : “ ” \" ' ‘ ’ « » ¶ according to the report \
        added adding and but not was quoted as saying on Monday — ( ) claim its attention drew denied warned of in \
        words é ? '' `` 's it noted";
    let words: Vec<&str> = words.split_ascii_whitespace().collect();
    prop::collection::vec((prop::sample::select(words), prop::bool::weighted(0.85)), 0..60).prop_map(|parts| {
        parts
            .iter()
            .map(|(word, space)| format!("{word}{}", if *space { " " } else { "" }).replace('¶', "\n\n"))
            .collect()
    })
}

proptest! {
    #[test]
    fn any_string_gives_sorted_pieces_within_the_text(text in ".{0,200}") {
        check(&text, &annotate(&text, &[]));
    }

    #[test]
    fn any_mix_of_cues_and_marks_gives_sorted_pieces_within_the_text(text in pieces()) {
        check(&text, &annotate(&text, &[]));
    }

    #[test]
    fn any_mentions_are_borne(text in pieces(), cuts in prop::collection::vec((0usize..300, 0usize..300), 0..8)) {
        let mentions: Vec<Annotation> = cuts
            .iter()
            .map(|(a, b)| (*a.min(b), *a.max(b)))
            .filter(|(a, b)| text.get(*a..*b).is_some_and(|words| !words.is_empty()))
            .map(|(a, b)| Annotation::new(Span::new(a, b), Mention::new(MentionType::Person, &text[a..b])))
            .collect();
        check(&text, &annotate(&text, &mentions));
    }

    #[test]
    fn the_same_text_gives_the_same_answer(text in pieces()) {
        prop_assert_eq!(annotate(&text, &[]), annotate(&text, &[]));
    }
}

/// Names and pronouns in turn: every pronoun is resolved among many mentions.
#[test]
fn many_mentions_take_linear_time() {
    let unit = "Ana met Dav. He said it was so. The mayor said she knew. ";
    let time = |times: usize| {
        let text = unit.repeat(times);
        let mentions: Vec<Annotation> = (0..times)
            .flat_map(|index| [(index * unit.len(), 3), (index * unit.len() + 8, 3)])
            .map(|(start, length)| {
                let span = Span::new(start, start + length);
                Annotation::new(span, Mention::new(MentionType::Person, &format!("{}{start}", span.slice(&text))))
            })
            .collect();
        let begin = Instant::now();
        check(&text, &annotate(&text, &mentions));
        begin.elapsed()
    };
    let linear = || time(6_400) < time(400) * 90 + Duration::from_millis(60);
    assert!((0..4).any(|_| linear()), "many mentions take more than linear time");
}

/// A text 16 times as long takes about 16 times as long; a quadratic step would take 256 times as long.
#[test]
fn repeated_cues_and_marks_take_linear_time() {
    let units = [
        "said ",
        "\" ",
        "“",
        "” ",
        "' ",
        "said, ",
        "Ana said, ",
        "he said that ",
        "according to ",
        "\"A,\" he said. ",
        "and said ",
        "the claim that ",
        "drew attention to ",
        "( ",
        ", ",
        "Karsa ",
        "who said ",
        "was quoted as saying ",
        "«",
        "“No.”\n\n",
        "it was noted that ",
        "the ",
        "in the words of ",
        "it's ",
        "He said:\n",
        "he announced the deal on Monday ",
        "he denounced the levy after ",
    ];
    for unit in units {
        assert_linear(&[], unit, |times| unit.repeat(times));
    }
}

/// A statement whose cues come to nothing: neither what stands before them all nor what follows is read for each of them.
#[test]
fn cues_that_report_nothing_take_linear_time() {
    let brackets = format!("he said that {}", "( ".repeat(60));
    assert_linear(&[], "brackets after a cue", |times| brackets.repeat(times / 16));
    let off = ["subject-verb", "noun-content", "trailing", "inverted", "split"];
    for unit in ["he said that it was so ", "he said “so it is” of it ", "it was so, he said, of it "] {
        assert_linear(&off, unit, |times| unit.repeat(times / 2));
    }
    for (before, unit) in
        [(", ", "said that "), ("and ", "said that "), ("“a” ", "said that "), (", ", "x, he said, who ")]
    {
        assert_linear(&[], &format!("{before:?} and {unit:?}"), |times| before.repeat(times) + &unit.repeat(times));
    }
}

/// A word without end is not read for each cue whose speaker it could be.
#[test]
fn a_word_without_end_takes_linear_time() {
    for unit in ["citing ", "who saying "] {
        assert_linear(&[], unit, |times| "w".repeat(times * 8) + &unit.repeat(times));
    }
}

/// Words without end name nobody: each quotation of whoever they named would repeat them.
#[test]
fn a_name_without_end_takes_linear_time() {
    assert_linear(&[], "a long name", |times| {
        format!("Ana K{} said it was so. {}", "a".repeat(times * 8), "She said it was not so. ".repeat(times / 2))
    });
}

/// Asserts that 16 times the text takes about 16 times as long.
fn assert_linear(without_rules: &[&str], name: &str, text: impl Fn(usize) -> String) {
    let options = SpeakersOptions {
        without_rules: without_rules.iter().map(|rule| (*rule).to_owned()).collect(),
        ..SpeakersOptions::default()
    };
    let speakers = Speakers::new(options).expect("the rules exist");
    let (short, long) = (text(1_000), text(16_000));
    let time = |text: &str| {
        let segments = segment(text);
        let begin = Instant::now();
        speakers.annotate(&segments.document("test", text), &[], true).expect("it never fails");
        begin.elapsed()
    };
    let linear = || time(&long) < time(&short) * 60 + Duration::from_millis(60);
    assert!((0..4).any(|_| linear()), "{name:?} repeated takes more than linear time");
}
