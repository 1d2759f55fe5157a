//! Numbers: digits with inner grouping and decimals.

use super::bytes::DIGIT;
use super::tokens::{Scanner, char_at};
use crate::{Shape, TokenKind};

impl Scanner<'_> {
    pub(super) fn number(&mut self) {
        // A leading decimal dot belongs to the number.
        let mut at = self.at + usize::from(self.bytes[self.at] == b'.');
        loop {
            while self.class(at) & DIGIT != 0 {
                at += 1;
            }
            match self.bytes.get(at) {
                Some(b'.') if self.class(at + 1) & DIGIT != 0 => at += 1,
                Some(b',') if self.is_grouped(at + 1) => at += 1,
                Some(b':') if self.digits(at + 1) == 2 => at += 1,
                Some(0x80..) => match char_at(self.text, at) {
                    Some(c) if is_number(c) => at += c.len_utf8(),
                    _ => break,
                },
                _ => break,
            }
        }
        self.push(at, TokenKind::Number, Shape::None);
    }

    /// How many digits stand at an offset, counting no further than four.
    pub(super) fn digits(&self, at: usize) -> usize {
        (at..at + 4).take_while(|&at| self.class(at) & DIGIT != 0).count()
    }

    /// Whether the digits at an offset are a group after a comma: three, or two before another comma.
    fn is_grouped(&self, at: usize) -> bool {
        match self.digits(at) {
            3 => true,
            2 => self.bytes.get(at + 2) == Some(&b',') && self.class(at + 3) & DIGIT != 0,
            _ => false,
        }
    }
}

/// Whether a character outside ASCII is a digit or a fraction.
pub(super) fn is_number(c: char) -> bool {
    c.is_numeric() && !c.is_alphabetic()
}
