//! What every fuzz target of a reader checks.

use briefer::corpus::{Format, Raw, story_key};
use briefer_plugin::{Segments, Span};

/// Loads the bytes as `format` and checks the result: it must not panic, and every offset must hold.
pub fn load(bytes: &[u8], format: Format) {
    let raw = Raw {
        file: "2026-W14/input".to_owned(),
        shown: "input".to_owned(),
        line: (format == Format::Jsonl).then_some(1),
        format,
        bytes: bytes.to_vec(),
    };
    let Ok(document) = raw.load().document else { return };
    check(&document.text, &document.segments);
    assert_eq!(story_key(&document).len(), 16);
}

/// Checks that sentences and tokens lie in order, on character boundaries, and tile the text but for white space.
pub fn check(text: &str, segments: &Segments) {
    tiles(text, segments.sentences.iter().map(|sentence| sentence.span));
    tiles(text, segments.tokens.iter().map(|token| token.span()));
    let mut token = 0;
    for sentence in &segments.sentences {
        assert_eq!(sentence.first_token, token);
        assert!(sentence.first_token < sentence.end_token);
        token = sentence.end_token;
    }
    assert_eq!(token as usize, segments.tokens.len());
}

fn tiles(text: &str, spans: impl Iterator<Item = Span>) {
    let mut end = 0;
    for span in spans {
        let start = span.start as usize;
        assert!(start >= end && !span.is_empty());
        assert!(text[end..start].chars().all(|c| c.is_whitespace() || !c.is_alphanumeric()));
        assert!(!span.slice(text).is_empty());
        end = span.end as usize;
    }
    assert!(text[end..].chars().all(|c| !c.is_alphanumeric()));
}
