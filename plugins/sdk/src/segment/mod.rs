//! Splits a text, once, into sentences and tokens.
//!
//! Three steps, each linear: `tokens` walks the bytes and notes where lines begin and where a sentence might
//! end; `lines` decides which line breaks end a paragraph; `sentences` decides about the noted stops.

mod address;
mod apostrophe;
mod bytes;
mod lines;
mod number;
mod sentences;
mod tokens;
mod word;

use crate::{Document, Sentence, Token};

/// The sentences and tokens of one text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Segments {
    /// The sentences, in order.
    pub sentences: Vec<Sentence>,
    /// The tokens, in order.
    pub tokens: Vec<Token>,
}

impl Segments {
    /// A document with these segments and no metadata, for tests and examples.
    pub fn document<'a>(&'a self, id: &'a str, text: &'a str) -> Document<'a> {
        Document {
            id,
            text,
            title: "",
            date: None,
            source: None,
            language: Some("en"),
            sentences: &self.sentences,
            tokens: &self.tokens,
        }
    }
}

/// Splits a text into sentences and tokens.
///
/// Sentences together with white space tile the text; tokens together with white space tile each sentence. A
/// sentence gets [`Role::Headline`](crate::Role::Headline) where its line looks like one, otherwise
/// [`Role::Body`](crate::Role::Body). Takes linear time and panics on no input; what lies past 4 GiB is ignored.
///
/// ```
/// let text = "Gen. Karsa left the U.S. on Friday. “Why?” he asked.";
/// let segments = briefer_plugin::segment(text);
/// let sentences: Vec<_> = segments.sentences.iter().map(|s| s.span.slice(text)).collect();
/// assert_eq!(sentences, ["Gen. Karsa left the U.S. on Friday.", "“Why?” he asked."]);
/// ```
pub fn segment(text: &str) -> Segments {
    let text = addressable(text);
    let scan = tokens::scan(text);
    let groups = lines::group(text, &scan);
    let sentences = sentences::split(text, &scan, &groups);
    Segments { sentences, tokens: scan.tokens }
}

/// The part of a text that 32-bit offsets reach.
fn addressable(text: &str) -> &str {
    let mut end = text.len().min(u32::MAX as usize);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}
