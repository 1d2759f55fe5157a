//! Web and mail addresses, whose dots end no sentence.

use super::bytes::{self, ALPHANUMERIC, CLASS, LOWER, UPPER};
use super::tokens::Scanner;
use super::word::shape;
use crate::TokenKind;

impl Scanner<'_> {
    /// A web address begun at `start`, whose scheme or first part ends at `at`: up to white space, without the
    /// punctuation of the sentence around it.
    pub(super) fn address(&mut self, start: usize, at: usize) {
        let rest = &self.text[at..];
        let length = rest.find(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '“' | '”' | '«' | '»'));
        let rest = &rest[..length.unwrap_or(rest.len())];
        let rest = rest.trim_end_matches(|c: char| {
            matches!(c, ',' | ';' | ':' | '*' | '/') && rest.len() <= 3
                || bytes::is_stop(c)
                || bytes::is_closing(c)
                || matches!(c, ',' | ';' | ':')
        });
        let upper = CLASS[self.bytes[start] as usize] & UPPER;
        self.push(at + rest.len(), TokenKind::Word, shape(LOWER | upper, upper != 0));
    }

    /// The end of the mail address whose at sign stands at `at`: a host with a dot must follow.
    pub(super) fn mail_end(&self, at: usize) -> Option<usize> {
        let inner = |&&byte: &&u8| CLASS[byte as usize] & ALPHANUMERIC != 0 || matches!(byte, b'.' | b'-' | b'_');
        let length = self.bytes[at + 1..].iter().take_while(inner).count();
        let host = self.text[at + 1..at + 1 + length].trim_end_matches(['.', '-', '_']);
        (host.contains('.') && !host.starts_with('.')).then_some(at + 1 + host.len())
    }
}
