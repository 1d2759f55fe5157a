//! The walk over the bytes: tokens, the lines they stand on, and the tokens that might end a sentence.

use super::bytes::{self, ALPHANUMERIC, CLASS, DIGIT, HIGH, LOWER, NEWLINE, PUNCTUATION, SPACE, STOP, UPPER};
use super::number::is_number;
use crate::{Shape, Token, TokenKind};

/// What one walk over a text finds.
pub(super) struct Scan {
    /// The tokens.
    pub(super) tokens: Vec<Token>,
    /// Indices of tokens that might end a sentence: the first of a run of stops, or a word with its own dot.
    pub(super) stops: Vec<u32>,
    /// The lines that hold a token.
    pub(super) lines: Vec<Line>,
}

/// A line that holds at least one token.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line {
    /// Index of its first token.
    pub(super) first_token: u32,
    /// Whether a blank line, or the text's start, comes before it.
    pub(super) after_blank: bool,
}

/// Walks over a text shorter than 4 GiB.
pub(super) fn scan(text: &str) -> Scan {
    let tokens = Vec::with_capacity(text.len() / 4 + 8);
    let scan = Scan { tokens, stops: Vec::with_capacity(text.len() / 48 + 8), lines: Vec::new() };
    let mut scanner = Scanner { text, bytes: text.as_bytes(), at: 0, breaks: 2, quoted: false, scan };
    scanner.run();
    scanner.scan
}

/// Where the walk is, and what it found.
pub(super) struct Scanner<'a> {
    pub(super) text: &'a str,
    pub(super) bytes: &'a [u8],
    /// Where the next token is looked for.
    pub(super) at: usize,
    /// Line breaks since the last token.
    pub(super) breaks: u32,
    /// Whether a single quotation mark is open in this line, so that an apostrophe after an s may close it.
    pub(super) quoted: bool,
    pub(super) scan: Scan,
}

impl Scanner<'_> {
    fn run(&mut self) {
        while let Some(&byte) = self.bytes.get(self.at) {
            let class = CLASS[byte as usize];
            if class & SPACE != 0 {
                self.at += 1;
            } else if class & (LOWER | UPPER) != 0 {
                self.word();
            } else if class & DIGIT != 0 {
                self.number();
            } else if class & HIGH != 0 {
                self.high();
            } else if class & NEWLINE != 0 {
                // Of a carriage return and a line feed only the latter counts.
                let paired = byte == b'\r' && self.bytes.get(self.at + 1) == Some(&b'\n');
                self.breaks = self.breaks.saturating_add(u32::from(!paired));
                self.at += 1;
            } else if matches!(byte, b'\'' | b'`') {
                self.apostrophe(byte.into());
            } else if class & STOP != 0 {
                self.stop(byte);
            } else {
                let kind = if class & PUNCTUATION != 0 { TokenKind::Punctuation } else { TokenKind::Symbol };
                self.push(self.at + 1, kind, Shape::None);
            }
        }
    }

    /// Adds the token from the current place to `end`.
    pub(super) fn push(&mut self, end: usize, kind: TokenKind, shape: Shape) {
        if self.breaks > 0 {
            let first_token = self.scan.tokens.len() as u32;
            self.scan.lines.push(Line { first_token, after_blank: self.breaks > 1 });
            self.breaks = 0;
            self.quoted = false;
        }
        self.scan.tokens.push(Token { start: self.at as u32, end: end as u32, kind, shape });
        self.at = end;
    }

    /// Notes that the last token might end a sentence, unless it only prolongs a run of stops.
    fn note_stop(&mut self) {
        let tokens = &self.scan.tokens;
        let last = tokens.len() - 1;
        let prolongs = last > 0 && tokens[last - 1].end == tokens[last].start && self.is_stop(last - 1);
        if !prolongs {
            self.scan.stops.push(last as u32);
        }
    }

    fn is_stop(&self, index: usize) -> bool {
        let token = self.scan.tokens[index];
        token.kind == TokenKind::Punctuation && char_at(self.text, token.start as usize).is_some_and(bytes::is_stop)
    }

    fn stop(&mut self, byte: u8) {
        let decimal = byte == b'.'
            && self.class(self.at + 1) & DIGIT != 0
            && (self.at == 0 || CLASS[self.bytes[self.at - 1] as usize] & (SPACE | NEWLINE) != 0);
        if decimal {
            return self.number();
        }
        self.push(self.at + 1, TokenKind::Punctuation, Shape::None);
        self.note_stop();
    }

    /// The class of the byte at an offset, 0 past the end.
    pub(super) fn class(&self, at: usize) -> u8 {
        self.bytes.get(at).map_or(0, |&byte| CLASS[byte as usize])
    }

    /// Whether a letter or digit stands at an offset, which must be a character boundary.
    pub(super) fn alphanumeric(&self, at: usize) -> bool {
        let class = self.class(at);
        class & ALPHANUMERIC != 0 || class & HIGH != 0 && char_at(self.text, at).is_some_and(char::is_alphanumeric)
    }

    /// A character outside ASCII where a token may begin.
    fn high(&mut self) {
        let Some(c) = char_at(self.text, self.at) else { return self.at = self.bytes.len() };
        let end = self.at + c.len_utf8();
        if matches!(c, '’' | '‘' | '´') {
            self.apostrophe(c);
        } else if is_number(c) {
            self.number();
        } else if bytes::class_of_letter(c).is_some() {
            self.word();
        } else if c.is_whitespace() {
            let breaks = match c {
                '\u{85}' | '\u{2028}' => 1,
                '\u{2029}' => 2,
                _ => 0,
            };
            self.breaks = self.breaks.saturating_add(breaks);
            self.at = end;
        } else {
            self.push(end, bytes::kind_of(c), Shape::None);
            if bytes::is_stop(c) {
                self.note_stop();
            }
        }
    }
}

/// The character at a byte offset, which must be a character boundary.
pub(super) fn char_at(text: &str, at: usize) -> Option<char> {
    text.get(at..)?.chars().next()
}
