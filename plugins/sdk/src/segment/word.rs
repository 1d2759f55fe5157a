//! Words: letters with inner hyphens, dots and apostrophes.

use super::bytes::{self, ALPHANUMERIC, CLASS, DIGIT, HIGH, LOWER, SPACE, STOP, UPPER};
use super::tokens::{Scanner, char_at};
use crate::words::abbreviations::{Abbreviation, abbreviation};
use crate::words::starters::is_sentence_starter;
use crate::{Shape, TokenKind};

/// What a dot after a word is.
enum Dot {
    /// Part of the word, which goes on.
    Inner,
    /// The word's last character.
    Last,
    /// Not part of the word.
    Outside,
}

impl Scanner<'_> {
    pub(super) fn word(&mut self) {
        let start = self.at;
        let mut seen = 0;
        let first_upper = match self.class(start) {
            HIGH => char_at(self.text, start).is_some_and(char::is_uppercase),
            class => class & UPPER != 0,
        };
        let mut at = start;
        let mut part = start;
        let mut own_stop = false;
        loop {
            while let Some(&byte) = self.bytes.get(at) {
                let class = CLASS[byte as usize];
                if class & ALPHANUMERIC == 0 {
                    break;
                }
                seen |= class;
                at += 1;
            }
            let Some(&byte) = self.bytes.get(at) else { break };
            match byte {
                b' ' => break,
                b'-' | b'_' | b'&' if self.alphanumeric(at + 1) => at += 1,
                b'\'' | b'`' if self.apostrophe_joins(start, at, at + 1) => at += 1,
                b'.' => match self.dot(start, part, at) {
                    Dot::Inner if self.text[start..at].eq_ignore_ascii_case("www") => return self.address(start, at),
                    Dot::Inner => {
                        at += 1;
                        part = at;
                    }
                    Dot::Last => {
                        at += 1;
                        own_stop = true;
                        break;
                    }
                    Dot::Outside => break,
                },
                b':' if self.bytes[at..].starts_with(b"://") => return self.address(start, at),
                b'@' => match self.mail_end(at) {
                    Some(end) => return self.push(end, TokenKind::Word, shape(seen, first_upper)),
                    None => break,
                },
                0x80.. => match self.high_in_word(start, at, &mut seen) {
                    Some(next) => at = next,
                    None => break,
                },
                _ => break,
            }
        }
        self.push(at, TokenKind::Word, shape(seen, first_upper));
        if own_stop {
            self.scan.stops.push(self.scan.tokens.len() as u32 - 1);
        }
    }

    /// The offset past a character outside ASCII that belongs to the word begun at `start`.
    fn high_in_word(&self, start: usize, at: usize, seen: &mut u8) -> Option<usize> {
        let c = char_at(self.text, at)?;
        let next = at + c.len_utf8();
        let belongs = match c {
            '’' | '‘' | '´' => self.apostrophe_joins(start, at, next),
            '\u{2010}' | '\u{2011}' => self.alphanumeric(next),
            _ => match bytes::class_of_letter(c) {
                Some(class) => {
                    *seen |= class;
                    true
                }
                None => bytes::is_mark(c) || bytes::is_invisible_joiner(c) && self.alphanumeric(next),
            },
        };
        belongs.then_some(next)
    }

    /// Decides about the dot at `at` in the word begun at `start`, whose last dot stands before `part`.
    fn dot(&self, start: usize, part: usize, at: usize) -> Dot {
        let single = is_single_letter(&self.text[part..at]);
        let dotted = part > start;
        let next = self.class(at + 1);
        let follows_letter = next & (LOWER | UPPER) != 0 || next & HIGH != 0 && self.alphanumeric(at + 1);
        if follows_letter && (single || next & UPPER == 0 || self.class(at + 2) == STOP && at - part <= 3) {
            return Dot::Inner;
        }
        if next & DIGIT != 0 && (single || self.bytes[part..at].iter().any(u8::is_ascii_digit)) {
            return Dot::Inner;
        }
        if single && self.bytes.get(at + 1) == Some(&b'-') && self.alphanumeric(at + 2) {
            return Dot::Inner;
        }
        if dotted && single {
            return Dot::Last;
        }
        let is_last = match abbreviation(&self.text[start..at]) {
            Some(Abbreviation::BeforeNumber) => self.number_follows(at + 1),
            Some(_) => true,
            None => single && next & (LOWER | UPPER) == 0 && self.is_initial(part, at),
        };
        if is_last { Dot::Last } else { Dot::Outside }
    }

    fn number_follows(&self, at: usize) -> bool {
        self.class(at) & DIGIT != 0 || self.class(at) & SPACE != 0 && self.class(at + 1) & DIGIT != 0
    }

    /// Whether the single letter before the dot at `at` stands for a name: an upper-case one before a name.
    fn is_initial(&self, start: usize, at: usize) -> bool {
        if !char_at(self.text, start).is_some_and(char::is_uppercase) || self.class(at + 1) & SPACE == 0 {
            return false;
        }
        let next = at + 2;
        let Some(c) = char_at(self.text, next) else { return false };
        if !c.is_uppercase() {
            return false;
        }
        let end = self.bytes[next..].iter().take(16).take_while(|&&b| CLASS[b as usize] & ALPHANUMERIC != 0).count();
        let initial_follows = end == 1 && self.bytes.get(next + 1) == Some(&b'.');
        initial_follows || !is_sentence_starter(&self.text[next..next + end])
    }
}

fn is_single_letter(part: &str) -> bool {
    part.len() == 1 && part.as_bytes()[0].is_ascii_alphabetic() || part.len() > 1 && part.chars().nth(1).is_none()
}

pub(super) fn shape(seen: u8, first_upper: bool) -> Shape {
    match (seen & UPPER != 0, seen & LOWER != 0) {
        (false, false) => Shape::None,
        (false, true) => Shape::Lower,
        (true, false) => Shape::Upper,
        (true, true) if first_upper => Shape::Capitalized,
        (true, true) => Shape::Mixed,
    }
}
