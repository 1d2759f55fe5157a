//! What a plugin is given: one document, split once by the core.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::Span;

/// One document as a plugin sees it; everything is borrowed from the core.
#[derive(Clone, Copy, Debug)]
pub struct Document<'a> {
    /// The document's identity within the corpus, such as `2026-W14/karsa.txt`.
    pub id: &'a str,
    /// The whole text; every offset counts its UTF-8 bytes.
    pub text: &'a str,
    /// The title, empty where none was found.
    pub title: &'a str,
    /// The day of publication, where known.
    pub date: Option<Date>,
    /// The publisher, where known.
    pub source: Option<&'a str>,
    /// The language as an ISO 639-1 code, where known.
    pub language: Option<&'a str>,
    /// The sentences, in order; together with the white space between them they tile the text.
    pub sentences: &'a [Sentence],
    /// The tokens, in order; no token crosses a sentence border.
    pub tokens: &'a [Token],
}

impl<'a> Document<'a> {
    /// The tokens of one sentence.
    pub fn tokens_of(&self, sentence: &Sentence) -> &'a [Token] {
        &self.tokens[sentence.first_token as usize..sentence.end_token as usize]
    }

    /// The index of the sentence that holds the byte `offset`, or of the last one that starts before it.
    ///
    /// Takes logarithmic time. Returns `None` before the first sentence.
    pub fn sentence_at(&self, offset: u32) -> Option<usize> {
        self.sentences.partition_point(|s| s.span.start <= offset).checked_sub(1)
    }

    /// The index of the first token that starts at or after the byte `offset` (the number of tokens if none does).
    pub fn token_from(&self, offset: u32) -> usize {
        self.tokens.partition_point(|t| t.start < offset)
    }
}

/// What part a sentence plays in its document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// A title or a heading between paragraphs.
    Headline,
    /// Running text.
    #[default]
    Body,
    /// Who wrote it, where and when: bylines, datelines on a line of their own, publisher lines.
    Byline,
    /// Site furniture: menus, share lines, "Other news", clock and calendar lines. No claim is formed from it.
    Furniture,
}

/// One sentence (or headline, or furniture line).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Its bytes, without the white space around it.
    pub span: Span,
    /// The part it plays.
    pub role: Role,
    /// Index of its first token in [`Document::tokens`].
    pub first_token: u32,
    /// Index just past its last token.
    pub end_token: u32,
    /// Whether a paragraph begins with this sentence: at the text's start, after a blank line, or at any line break
    /// that is not merely where a hard-wrapped line was full.
    pub starts_paragraph: bool,
}

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Letters, with inner hyphens, dots and apostrophes: `ISIS-K`, `al-Assad`, `U.S.`, `don't`, `F16`. The dot of
    /// an abbreviation belongs to the word: `Gen.`, `Inc.`, the initial `J.`; so do web and mail addresses whole.
    Word,
    /// Digits with inner grouping and decimals: `4,000`, `1.2`, `22:57`. Letters that follow without a space
    /// (`34th`, `5km`) are a token of their own.
    Number,
    /// The possessive ending `'s` or a bare apostrophe after a final s.
    Possessive,
    /// Sentence punctuation, brackets, quotation marks, dashes; one character a token.
    Punctuation,
    /// Anything else: currency signs, `%`, `+`, bullets, emoji; one character a token.
    Symbol,
}

/// How a word is capitalized.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Shape {
    /// No cased letter: numbers, punctuation, scripts without case.
    None,
    /// All cased letters are lower-case.
    Lower,
    /// The first letter is upper-case, and some later one is lower-case: `Karsa`, `Khalil-ur-Rahman`.
    Capitalized,
    /// All cased letters are upper-case: `UN`, `ISIS-K`, `A`.
    Upper,
    /// Upper-case later, not at the start: `al-Assad`, `iPhone`, `eBay`.
    Mixed,
}

/// One token: a small record of offsets, so that a document's tokens cost little memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Byte offset of its first byte.
    pub start: u32,
    /// Byte offset just past its last byte.
    pub end: u32,
    /// What it is made of.
    pub kind: TokenKind,
    /// How it is capitalized.
    pub shape: Shape,
}

impl Token {
    /// The token's bytes.
    pub fn span(&self) -> Span {
        Span { start: self.start, end: self.end }
    }

    /// The token as written.
    pub fn text<'a>(&self, text: &'a str) -> &'a str {
        &text[self.start as usize..self.end as usize]
    }
}
