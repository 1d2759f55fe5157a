//! How a sentence is cut into atoms.

use briefer_plugin::words::numbers::SCALE_LETTERS;
use briefer_plugin::{Document, Sentence, Shape, Token, TokenKind};

use super::{Atom, AtomKind, Atoms};
use crate::lexicon::{self as l, Entry, Lexicon, Roles, lower_into};

impl<'a> Atoms<'a> {
    /// Takes in a sentence.
    pub(crate) fn read(&mut self, document: &Document<'a>, sentence: &Sentence, lexicon: &Lexicon) {
        self.text = document.text;
        self.atoms.clear();
        self.lower.clear();
        self.address_mark = sentence.span.slice(self.text).bytes().any(|b| matches!(b, b'@' | b'#' | b'/'));
        let tokens = document.tokens_of(sentence);
        let shouted = !tokens.iter().any(|token| token.kind == TokenKind::Word && token.shape == Shape::Lower);
        for token in tokens {
            let word = token.text(self.text);
            if self.continues_digits(token, word) {
                continue;
            }
            if token.kind == TokenKind::Word && self.continues_power(token, word) {
                continue;
            }
            let code = if token.kind == TokenKind::Word { self.currency_letters(word, token, lexicon) } else { None };
            if let Some((letters, digits)) = code {
                let (middle, scale) = (token.start + letters as u32, token.start + digits as u32);
                self.push(token.start, middle, TokenKind::Word, Shape::Upper, lexicon);
                self.push(middle, scale, TokenKind::Number, Shape::None, lexicon);
                if scale < token.end {
                    self.push(scale, token.end, TokenKind::Word, Shape::Mixed, lexicon);
                }
            } else if token.kind == TokenKind::Word && self.splits(word, token, lexicon) {
                self.push_pieces(token, word, lexicon);
            } else {
                self.push(token.start, token.end, token.kind, token.shape, lexicon);
            }
        }
        if !shouted {
            self.keep_acronyms();
        }
    }

    /// Capitals alone make a name of a short word: "300 IS fighters", "WHO staff", "the US", "an IT firm". It loses
    /// every role of a function word, and its spelling stays as written, so that no rule takes it for one. A word in
    /// a run of longer capitalized words ("AT LEAST 12 people") is only emphasized.
    fn keep_acronyms(&mut self) {
        for at in 0..self.atoms.len() {
            let atom = self.atoms[at];
            let acronym = atom.shape == Shape::Upper
                && (2..=3).contains(&(atom.end - atom.start))
                && atom.entry.roles & l::STOP != 0
                && !self.is_any(at, &["not", "and"]);
            if acronym && !self.is_shouted(at.wrapping_sub(1)) && !self.is_shouted(at + 1) {
                let roles = atom.entry.roles & l::CURRENCY_CODE;
                self.atoms[at].entry = Entry { roles, ..Entry::default() };
                self.atoms[at].lower = None;
            }
        }
    }

    fn is_shouted(&self, at: usize) -> bool {
        self.get(at).is_some_and(|atom| {
            let acronym = atom.end - atom.start <= 4 && atom.entry.roles & l::STOP == 0;
            atom.kind == AtomKind::Word && atom.shape == Shape::Upper && !acronym
        })
    }

    /// How many letters of a currency stand glued before digits, and where the digits end: `RM120`, `USD1.5bn`, and
    /// `US55` after a currency sign.
    fn currency_letters(&mut self, word: &str, token: &Token, lexicon: &Lexicon) -> Option<(usize, usize)> {
        let (letters, digits) = currency_prefix(word)?;
        let sign = self
            .atoms
            .last()
            .is_some_and(|last| last.end == token.start && matches!(last.kind, AtomKind::Mark('$' | '£' | '€' | '¥')));
        // "PS5", "COP28" and "US55" are names; "Rs500", "USD28" and "COP28bn" sums.
        let short = if digits == word.len() { digits - letters } else { usize::MAX };
        let name = match &word[..letters] {
            "US" | "AU" | "NZ" | "HK" | "SG" => true,
            "PS" => short == 1,
            "RS" | "COP" => short < 4 && !self.text[token.end as usize..].starts_with(','),
            _ => false,
        };
        (sign || !name && self.is_role(&word[..letters], l::CURRENCY_CODE, lexicon)).then_some((letters, digits))
    }

    /// The power of ten of a number in scientific notation belongs to its digits: `4e14`, `9.83e-3`.
    fn continues_power(&mut self, token: &Token, word: &str) -> bool {
        let Some(power) = word.strip_prefix(['e', 'E']) else { return false };
        let digits = power.strip_prefix('-').unwrap_or(power);
        let Some(last) = self.atoms.last_mut().filter(|last| last.kind == AtomKind::Digits && last.end == token.start)
        else {
            return false;
        };
        let fits = (1..=3).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
        if fits {
            last.end = token.end;
        }
        fits
    }

    /// Digit groups after letters of a currency (`RM120,000`) belong to the number before them.
    fn continues_digits(&mut self, token: &Token, word: &str) -> bool {
        let cut =
            self.atoms.len() >= 2 && self.atoms[self.atoms.len() - 2].end == self.atoms[self.atoms.len() - 1].start;
        let Some(last) = self.atoms.last_mut().filter(|last| cut && last.after_letters && last.end == token.start)
        else {
            return false;
        };
        let next_digits = self.text[token.end as usize..].bytes().take_while(u8::is_ascii_digit).count();
        let comma = word == "," && next_digits == 3;
        let group = token.kind == TokenKind::Number && self.text[..token.start as usize].ends_with(',');
        if comma || group {
            last.end = token.end;
        }
        comma || group
    }

    /// A hyphenated word is cut where one of its pieces is a number or it continues one ("15-year-old").
    fn splits(&mut self, word: &str, token: &Token, lexicon: &Lexicon) -> bool {
        if !word.contains('-') {
            return false;
        }
        let continues = self.atoms.last().is_some_and(|last| last.end == token.start && last.kind != AtomKind::Word);
        continues || word.split('-').any(|piece| self.is_number(piece, lexicon))
    }

    fn is_role(&mut self, piece: &str, roles: Roles, lexicon: &Lexicon) -> bool {
        let from = self.lower.len();
        lower_into(piece, &mut self.lower);
        let found = lexicon.get(&self.lower[from..]).roles & roles != 0;
        self.lower.truncate(from);
        found
    }

    fn is_number(&mut self, piece: &str, lexicon: &Lexicon) -> bool {
        let from = self.lower.len();
        lower_into(piece, &mut self.lower);
        let found = lexicon.get(&self.lower[from..]).number.is_some();
        self.lower.truncate(from);
        found
    }

    fn push_pieces(&mut self, token: &Token, word: &str, lexicon: &Lexicon) {
        let mut start = token.start;
        for piece in word.split_inclusive('-') {
            let bare = piece.trim_end_matches('-');
            let middle = start + bare.len() as u32;
            // "20k" of "5k-20k" are digits and letters.
            let digits = bare.bytes().take_while(u8::is_ascii_digit).count() as u32;
            if digits > 0 {
                self.push(start, start + digits, TokenKind::Word, Shape::None, lexicon);
            }
            if start + digits < middle {
                self.push(start + digits, middle, TokenKind::Word, token.shape, lexicon);
            }
            if bare.len() < piece.len() {
                self.push(middle, start + piece.len() as u32, TokenKind::Punctuation, Shape::None, lexicon);
            }
            start += piece.len() as u32;
        }
    }

    fn push(&mut self, start: u32, end: u32, kind: TokenKind, shape: Shape, lexicon: &Lexicon) {
        let text = &self.text[start as usize..end as usize];
        let first = text.as_bytes().first().copied().unwrap_or(b' ');
        let kind = match kind {
            TokenKind::Number if first.is_ascii_digit() || first == b'.' => AtomKind::Digits,
            TokenKind::Word if first.is_ascii_digit() => AtomKind::Digits,
            TokenKind::Word => AtomKind::Word,
            TokenKind::Possessive => AtomKind::Possessive,
            _ => AtomKind::Mark(text.chars().next().unwrap_or(' ')),
        };
        let ascii = text.is_ascii();
        let as_written = ascii && matches!(shape, Shape::Lower | Shape::None);
        let lower = if as_written {
            None
        } else {
            let from = self.lower.len() as u32;
            lower_into(text, &mut self.lower);
            Some((from, self.lower.len() as u32))
        };
        let entry =
            if kind == AtomKind::Word { self.look_up(start, end, ascii, lower, lexicon) } else { Entry::default() };
        let glued = self.atoms.last().is_some_and(|last| last.end == start);
        let after_letters =
            glued && kind == AtomKind::Digits && self.atoms.last().is_some_and(|last| last.kind == AtomKind::Word);
        self.atoms.push(Atom { start, end, kind, shape, glued, after_letters, entry, lower });
    }

    fn look_up(&self, start: u32, end: u32, ascii: bool, lower: Option<(u32, u32)>, lexicon: &Lexicon) -> Entry {
        let range = start as usize..end as usize;
        let word = lower.map_or(&self.text[range.clone()], |(from, to)| &self.lower[from as usize..to as usize]);
        let entry = if ascii { lexicon.get_ascii(self.text, range) } else { lexicon.get(word) };
        if entry.roles == 0 && word.ends_with('.') {
            // The cues are those of the word as it is spelled.
            return Entry { cues: entry.cues, ..lexicon.get(word.trim_end_matches('.')) };
        }
        entry
    }
}

/// Where the letters of a currency end and where the digits after them: 2 and 5 in `RM120`, 3 and 6 in `USD1.5bn`.
pub(crate) fn currency_prefix(word: &str) -> Option<(usize, usize)> {
    let letters = word.bytes().take_while(u8::is_ascii_alphabetic).count();
    let number = word[letters..].bytes().take_while(|b| b.is_ascii_digit() || matches!(b, b'.' | b',')).count();
    let scale = &word[letters + number..];
    let fits = (1..=3).contains(&letters)
        && word.as_bytes()[0].is_ascii_uppercase()
        && word.as_bytes().get(letters).is_some_and(u8::is_ascii_digit)
        && (scale.is_empty() || SCALE_LETTERS.iter().any(|(name, _)| scale.eq_ignore_ascii_case(name)));
    fits.then_some((letters, letters + number))
}
