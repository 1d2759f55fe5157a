//! Which documents carry the same text.

use briefer_plugin::{Role, fold};
use sha2::{Digest, Sha256};

use super::byline;
use super::document::Document;

/// A key that documents with the same running text share, however they are dressed: 16 hex digits.
///
/// Headlines, bylines and furniture do not count, nor does a dateline, a credit ("Orlin Daily reports, quoting …"),
/// capitals, accents, punctuation or white space.
///
/// A text without running text is keyed by all its sentences.
pub fn story_key(document: &Document) -> String {
    let mut hash = Sha256::new();
    let mut body = document.segments.sentences.iter().filter(|sentence| sentence.role == Role::Body).peekable();
    if body.peek().is_none() {
        for sentence in &document.segments.sentences {
            feed(&mut hash, sentence.span.slice(&document.text));
        }
    }
    for (index, sentence) in body.enumerate() {
        let mut text = sentence.span.slice(&document.text);
        if index == 0
            && let Some(dateline) = byline::dateline(text)
        {
            text = &text[dateline.len..];
        }
        if let Some(credit) = byline::credit(text) {
            text = &text[..credit.start];
        }
        feed(&mut hash, text);
    }
    hash.finalize()[..8].iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Hashes the letters and digits of a sentence, folded, a space between words and after the last.
fn feed(hash: &mut Sha256, sentence: &str) {
    let folded = fold(sentence);
    for word in folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        hash.update(word.as_bytes());
        hash.update(b" ");
    }
}

#[cfg(test)]
mod tests {
    use super::super::raw::{Format, Raw};
    use super::*;

    fn key(text: &str) -> String {
        let raw = Raw { file: "a.txt".into(), shown: "a".into(), line: None, format: Format::Txt, bytes: text.into() };
        story_key(&raw.load().document.unwrap())
    }

    const BODY: &str = "The ferries stayed in port on Monday, the crews said. \"We want two days off,\" Ana Dur said.";

    #[test]
    fn copies_are_one_story_however_they_are_dressed() {
        for copy in [
            format!("Ferries stay\n\nCoastal Wire\n\n{BODY}\n\nOther news\nRain"),
            format!("LINDOV, June 4 (Coastal Wire) - {BODY}"),
            format!("{BODY}\n\nThe post Ferries stay appeared first on Coastal Wire."),
            BODY.replace(" said.", " said, Varn Post reports, citing Coastal Wire."),
            BODY.replace("\"We", "“We").replace("off,\"", "off,”").replace(". ", ".\n\n"),
        ] {
            assert_eq!(key(&copy), key(BODY), "{copy}");
        }
    }

    #[test]
    fn other_texts_are_other_stories() {
        for other in
            [BODY.replace("two days", "three days"), BODY.replace("Monday", "Tuesday"), format!("{BODY} Rain fell.")]
        {
            assert_ne!(key(&other), key(BODY), "{other}");
        }
    }

    #[test]
    fn text_without_running_text_still_has_a_key_of_its_own() {
        assert_ne!(key("Home"), key("News"));
    }
}
