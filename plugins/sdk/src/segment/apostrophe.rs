//! Apostrophes: inside a word, before a possessive s, or as single quotation marks.

use super::bytes::DIGIT;
use super::tokens::Scanner;
use crate::{Shape, TokenKind};

impl Scanner<'_> {
    /// Whether an apostrophe at `at`, with `next` behind it, stands inside a word: in `don't`, not in `Karsa's`.
    pub(super) fn apostrophe_joins(&self, start: usize, at: usize, next: usize) -> bool {
        if !self.alphanumeric(next) || self.class(next) & DIGIT != 0 {
            return false;
        }
        !self.possessive_s(next) || is_contracted(&self.text[start..at])
    }

    /// Whether an s that ends a word stands at an offset.
    fn possessive_s(&self, at: usize) -> bool {
        matches!(self.bytes.get(at), Some(b's' | b'S')) && !self.alphanumeric(at + 1)
    }

    /// An apostrophe, or a mark that may stand for one or for a single quotation mark, in no word.
    pub(super) fn apostrophe(&mut self, c: char) {
        let end = self.at + c.len_utf8();
        let before = self.scan.tokens.last().filter(|t| t.end as usize == self.at && self.breaks == 0);
        let after_word = c != '‘' && before.is_some_and(|t| matches!(t.kind, TokenKind::Word | TokenKind::Number));
        let after_closing = before.is_some_and(|t| matches!(t.text(self.text), "”" | "»" | ")" | "]"));
        if (after_word || after_closing) && self.possessive_s(end) {
            return self.push(end + 1, TokenKind::Possessive, Shape::Lower);
        }
        let followed = self.alphanumeric(end);
        let after_s = after_word && matches!(self.bytes[self.at - 1], b's' | b'S');
        if after_s && !followed && !self.quoted {
            return self.push(end, TokenKind::Possessive, Shape::None);
        }
        let opens = !after_word && followed && !self.is_elision(end);
        self.push(end, TokenKind::Punctuation, Shape::None);
        self.quoted = opens;
    }

    /// Whether the word at an offset lost its first letters to an apostrophe: `'tis`, `'90s`.
    fn is_elision(&self, at: usize) -> bool {
        let rest = &self.bytes[at..];
        self.class(at) & DIGIT != 0 && self.digits(at) == 2
            || [&b"tis"[..], b"twas", b"em", b"til", b"cause", b"n"].iter().any(|word| {
                rest.len() >= word.len()
                    && rest[..word.len()].eq_ignore_ascii_case(word)
                    && !self.alphanumeric(at + word.len())
            })
    }
}

/// Whether `'s` after a word stands for "is" or "us" and so belongs to it.
fn is_contracted(word: &str) -> bool {
    const HOSTS: [&str; 12] =
        ["he", "here", "how", "it", "let", "she", "that", "there", "what", "when", "where", "who"];
    word.len() <= 5 && HOSTS.iter().any(|host| word.eq_ignore_ascii_case(host))
}
