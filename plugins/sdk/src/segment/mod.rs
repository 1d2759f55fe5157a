//! Splits a text, once, into sentences and tokens.

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
pub fn segment(text: &str) -> Segments {
    let _ = text;
    Segments::default()
}
