//! What must hold for the sentences and tokens of any text.

use briefer_plugin::testkit::generate::news;
use briefer_plugin::{Segments, TokenKind, segment};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

/// Pieces that rules look at, so that random texts meet them often.
const PIECES: &[&str] = &[
    " ",
    " ",
    " ",
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "\t",
    "\u{a0}",
    "\u{2028}",
    "\u{2029}",
    "\u{85}",
    "\0",
    "\u{feff}",
    "a",
    "The",
    "karsa",
    "Karsa",
    "USA",
    "al-",
    "Mr.",
    "U.S.",
    "p.m.",
    "e.g.",
    "No.",
    "Inc.",
    "J.",
    "s",
    "’s",
    "'s",
    "’",
    "'",
    "‘",
    "“",
    "”",
    "\"",
    ".",
    ".",
    "...",
    "…",
    "?",
    "!",
    "。",
    "؟",
    "।",
    ",",
    ":",
    ";",
    "-",
    "--",
    "–",
    "—",
    "(",
    ")",
    "[",
    "]",
    "[1]",
    "1",
    "2026-04-01",
    "4,000",
    "1.2",
    "22:57",
    "½",
    "٧٠٠",
    "$",
    "%",
    "@",
    "http://",
    "www.",
    ".com",
    "a@b.c",
    "&",
    "_",
    "/",
    "é",
    "e\u{301}",
    "\u{301}",
    "\u{200d}",
    "\u{200c}",
    "\u{ad}",
    "ß",
    "Ж",
    "ж",
    "他说",
    "نعم",
    "राम",
    "👩\u{200d}👧",
    "•",
    "»",
    "«",
    "said",
    "and so on for a good while longer than a line",
];

fn texts() -> impl Strategy<Value = String> {
    let pieces = vec(select(PIECES), 0..60).prop_map(|pieces| pieces.concat());
    prop_oneof![4 => pieces, 1 => ".{0,80}", 1 => any::<String>()]
}

/// Checks that sentences and white space tile the text, and tokens and white space tile the sentences.
fn check_tiling(text: &str, segments: &Segments) {
    let Segments { sentences, tokens } = segments;
    let blank = |start: u32, end: u32| text[start as usize..end as usize].chars().all(char::is_whitespace);
    let mut end = 0;
    for token in tokens {
        let written = token.text(text);
        assert!(!written.is_empty() && !written.contains(char::is_whitespace), "{token:?} {written:?}");
        assert!(blank(end, token.start), "something before {token:?} is in no token");
        if matches!(token.kind, TokenKind::Punctuation | TokenKind::Symbol) {
            assert_eq!(written.chars().count(), 1, "{token:?} {written:?}");
        }
        end = token.end;
    }
    assert!(blank(end, text.len() as u32), "something at the end is in no token");
    let mut next = 0;
    for sentence in sentences {
        assert_eq!(sentence.first_token, next, "sentences take the tokens in turn");
        assert!(sentence.end_token > sentence.first_token, "a sentence holds a token");
        assert_eq!(sentence.span.start, tokens[sentence.first_token as usize].start);
        assert_eq!(sentence.span.end, tokens[sentence.end_token as usize - 1].end);
        next = sentence.end_token;
    }
    assert_eq!(next as usize, tokens.len(), "every token is in a sentence");
    assert!(sentences.first().is_none_or(|first| first.starts_paragraph));
}

fn token_texts(text: &str) -> Vec<String> {
    segment(text).tokens.iter().map(|token| token.text(text).to_owned()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn segments_tile_any_text(text in texts()) {
        check_tiling(&text, &segment(&text));
    }

    #[test]
    fn paragraphs_do_not_change_each_others_tokens(a in texts(), b in texts()) {
        let mut expected = token_texts(&a);
        expected.extend(token_texts(&b));
        prop_assert_eq!(token_texts(&format!("{a}\n\n{b}")), expected);
    }

    #[test]
    fn blank_line_always_ends_a_sentence(a in texts(), b in texts()) {
        let text = format!("{a}\n \n{b}");
        let border = a.len() as u32 + 1;
        let segments = segment(&text);
        prop_assert!(segments.sentences.iter().all(|s| s.span.end <= border || s.span.start > border));
    }

    #[test]
    fn line_ends_of_either_kind_mean_the_same(text in texts()) {
        let unix = text.replace("\r\n", "\n").replace('\r', "\n");
        let windows = unix.replace('\n', "\r\n");
        let (a, b) = (segment(&unix), segment(&windows));
        prop_assert_eq!(token_texts(&unix), token_texts(&windows));
        let starts = |s: &Segments| s.sentences.iter().map(|s| (s.first_token, s.role, s.starts_paragraph)).collect::<Vec<_>>();
        // Lines are measured without their ends, so the same lines are joined.
        prop_assert_eq!(starts(&a), starts(&b));
    }
}

#[test]
fn generated_news_is_tiled() {
    let text = news(3, 100_000);
    check_tiling(&text, &segment(&text));
}

#[test]
fn monotonous_texts_take_linear_time() {
    let size = if cfg!(debug_assertions) { 1 << 20 } else { 50 << 20 };
    let pieces = [
        ".", "a", "A.", "\n", "\0", "\u{301}", "\"", "\" ", "'", "’", ". ", ".\" ", "“.”", "-", "a-", "1,", "1.",
        "http://", "a@", "[1]", "( ", "Mr. ", "x\n", "a://)",
    ];
    for piece in pieces {
        let text = piece.repeat(size / piece.len());
        let start = std::time::Instant::now();
        let segments = segment(&text);
        let speed = text.len() as f64 / start.elapsed().as_secs_f64() / 1e6;
        assert!(speed > 0.5, "{piece:?} is read at {speed} MB/s only");
        if text.len() < 2 << 20 {
            check_tiling(&text, &segments);
        }
    }
}
