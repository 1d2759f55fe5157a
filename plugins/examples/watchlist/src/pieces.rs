//! Texts and names, cut into the same folded pieces.
//!
//! A piece is a token, or a part of a hyphenated one: the text's "UN-backed" holds the name "UN", and the name
//! "al-Dahri" is found where a text writes "al Dahri". Since texts and names go through the same door, nothing here has
//! to be right for every language: it only has to be the same for both.

use briefer_plugin::{Document, Span, Token, TokenKind, fold_into};

/// One piece of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    pub(crate) span: Span,
    /// Index of its sentence.
    pub(crate) sentence: usize,
    /// Whether a hyphen ties it to the piece before.
    pub(crate) tied: bool,
}

/// A text in pieces.
#[derive(Debug)]
pub(crate) struct Pieces {
    pub(crate) list: Vec<Piece>,
    /// The folded pieces, a line break before each and after the last; an empty line ends a sentence, so that no name
    /// is found across two.
    pub(crate) folded: String,
    /// Where each piece's line break stands in `folded`.
    starts: Vec<usize>,
}

impl Pieces {
    /// Cuts a document.
    pub(crate) fn of(document: &Document<'_>) -> Self {
        let mut pieces = Pieces {
            list: Vec::with_capacity(document.tokens.len()),
            folded: String::with_capacity(document.text.len() + document.tokens.len()),
            starts: Vec::with_capacity(document.tokens.len()),
        };
        let mut buffer = String::new();
        for (index, sentence) in document.sentences.iter().enumerate() {
            for token in document.tokens_of(sentence) {
                pieces.push(document.text, token, index, &mut buffer);
            }
            pieces.folded.push('\n');
        }
        pieces.folded.push('\n');
        pieces
    }

    /// The pieces that a range of `folded` covers, whose borders are line breaks.
    pub(crate) fn covered(&self, start: usize, end: usize) -> std::ops::Range<usize> {
        let at = |offset: usize| self.starts.partition_point(|&start| start < offset);
        at(start)..at(end - 1)
    }

    /// The bytes of the text from a piece on, to just past the last before `end`.
    pub(crate) fn span(&self, pieces: &std::ops::Range<usize>) -> Span {
        self.list[pieces.start].span.hull(self.list[pieces.end - 1].span)
    }

    fn push(&mut self, text: &str, token: &Token, sentence: usize, buffer: &mut String) {
        let written = token.text(text);
        let mut start = token.start as usize;
        let mut tied = false;
        for part in written.split(|c| token.kind == TokenKind::Word && is_hyphen(c)) {
            fold_piece(part, token.kind, buffer);
            if !buffer.is_empty() {
                self.starts.push(self.folded.len());
                self.folded.push('\n');
                self.folded.push_str(buffer);
                self.list.push(Piece { span: Span::new(start, start + part.len()), sentence, tied });
            }
            tied = true;
            let hyphen = text[start + part.len()..].chars().next().map_or(0, char::len_utf8);
            start += part.len() + hyphen;
        }
    }
}

/// Hyphens inside words; dashes stand between words and are tokens of their own.
fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

/// Folds a piece, and drops the dots of abbreviations: "U.N." and "UN" are one.
fn fold_piece(part: &str, kind: TokenKind, folded: &mut String) {
    if kind == TokenKind::Possessive {
        folded.clear();
        folded.push('\'');
        return;
    }
    fold_into(part, folded);
    if kind == TokenKind::Word {
        folded.retain(|c| c != '.');
    }
}
