//! How a sentence is cut into atoms.

use briefer_plugin::words::numbers::SCALE_LETTERS;
use briefer_plugin::{Document, Sentence, Shape, Token, TokenKind};

use super::{Atom, AtomKind, Atoms, HEAD, Lower, head};
use crate::classes::{self as c, Classes};
use crate::lexicon::{self as l, Entry, Roles, Word, lower_into};
use crate::number::value_of;

impl<'a> Atoms<'a> {
    /// Takes in a sentence.
    pub(crate) fn read(&mut self, document: &Document<'a>, sentence: &Sentence) {
        self.text = document.text;
        self.atoms.clear();
        let tokens = document.tokens_of(sentence);
        self.note_marks(sentence.span.slice(self.text));
        self.lower_all(tokens);
        let shouted = !tokens.iter().any(|token| token.kind == TokenKind::Word && token.shape == Shape::Lower);
        for token in tokens {
            let continues = self.atoms.last().is_some_and(|last| last.end == token.start)
                && (self.continues_digits(token) || self.continues_power(token));
            if continues {
                self.lengthen(token.end);
            } else if token.kind == TokenKind::Word {
                self.push_word(token);
            } else {
                self.push(token.start, token.end, token.kind, token.shape);
            }
        }
        if !shouted && tokens.iter().any(|token| token.shape == Shape::Upper) {
            self.keep_acronyms();
        }
    }

    fn push_word(&mut self, token: &Token) {
        if token.shape == Shape::Lower && self.marks & HYPHEN == 0 {
            return self.push(token.start, token.end, token.kind, token.shape);
        }
        let word = token.text(self.text);
        if let Some((letters, digits)) = self.currency_letters(word, token) {
            let (middle, scale) = (token.start + letters as u32, token.start + digits as u32);
            self.push(token.start, middle, TokenKind::Word, Shape::Upper);
            self.push(middle, scale, TokenKind::Number, Shape::None);
            if scale < token.end {
                self.push(scale, token.end, TokenKind::Word, Shape::Mixed);
            }
        } else if self.marks & HYPHEN != 0 && self.splits(word, token) {
            self.push_pieces(token, word);
        } else {
            self.push(token.start, token.end, token.kind, token.shape);
        }
    }

    /// Notes what the sentence has, so that no rule looks for what it has not.
    fn note_marks(&mut self, sentence: &str) {
        self.ascii = sentence.is_ascii();
        self.marks = marks(sentence);
    }

    /// Puts all words in lower case at once.
    fn lower_all(&mut self, tokens: &[Token]) {
        let (first, last) = (tokens.first().map_or(0, |token| token.start), tokens.last().map_or(0, |token| token.end));
        self.start = first;
        self.lower.clear();
        self.lower.push_str(&self.text[first as usize..last as usize]);
        self.lower.make_ascii_lowercase();
    }

    /// Capitals alone make a name of a short word: "300 IS fighters", "WHO staff", "the US", "an IT firm". It loses
    /// every role of a function word, and its spelling stays as written, so that no rule takes it for one. A word in
    /// a run of longer capitalized words ("AT LEAST 12 people") is only emphasized.
    fn keep_acronyms(&mut self) {
        for at in 0..self.atoms.len() {
            let atom = self.atoms[at];
            let acronym = atom.shape == Shape::Upper
                && (2..=3).contains(&(atom.end - atom.start))
                && atom.roles & l::STOP != 0
                && !self.is_any(at, &["not", "and"]);
            if acronym && !self.is_shouted(at.wrapping_sub(1)) && !self.is_shouted(at + 1) {
                let roles = atom.roles & l::CURRENCY_CODE;
                let from = self.lower.len();
                self.lower.push_str(self.written(at));
                let lower = self.spelling(from, self.lower.len());
                self.atoms[at] = Atom { word: 0, roles, classes: 0, cues: 0, phrases: None, lower, ..atom };
            }
        }
    }

    fn is_shouted(&self, at: usize) -> bool {
        self.get(at).is_some_and(|atom| {
            let acronym = atom.end - atom.start <= 4 && atom.roles & l::STOP == 0;
            atom.kind == AtomKind::Word && atom.shape == Shape::Upper && !acronym
        })
    }

    /// How many letters of a currency stand glued before digits, and where the digits end: `RM120`, `USD1.5bn`, and
    /// `US55` after a currency sign.
    fn currency_letters(&mut self, word: &str, token: &Token) -> Option<(usize, usize)> {
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
        (sign || !name && self.is_role(&word[..letters], l::CURRENCY_CODE)).then_some((letters, digits))
    }

    /// The power of ten of a number in scientific notation belongs to its digits: `4e14`, `9.83e-3`.
    fn continues_power(&self, token: &Token) -> bool {
        let word = token.text(self.text);
        let Some(power) = word.strip_prefix(['e', 'E']).filter(|_| token.kind == TokenKind::Word) else { return false };
        let digits = power.strip_prefix('-').unwrap_or(power);
        self.atoms.last().is_some_and(|last| last.kind == AtomKind::Digits)
            && (1..=3).contains(&digits.len())
            && digits.bytes().all(|b| b.is_ascii_digit())
    }

    /// Digit groups after letters of a currency (`RM120,000`) belong to the number before them: a comma before a group,
    /// and the group after it.
    fn continues_digits(&self, token: &Token) -> bool {
        let next_digits = || self.text[token.end as usize..].bytes().take_while(u8::is_ascii_digit).count();
        let comma = || token.text(self.text) == "," && next_digits() == 3;
        let group = || token.kind == TokenKind::Number && self.text[..token.start as usize].ends_with(',');
        self.atoms.last().is_some_and(|last| last.after_letters) && (comma() || group())
    }

    /// Lets the last atom end where the next token does.
    fn lengthen(&mut self, end: u32) {
        let Some(last) = self.atoms.last().copied() else { return };
        let from = last.start - self.start;
        let own = last.lower.from == from;
        let lower = if own { self.spelling(from as usize, (end - self.start) as usize) } else { last.lower };
        let at = self.atoms.len() - 1;
        let value = value_of(&self.text[last.start as usize..end as usize]);
        self.atoms[at] = Atom { end, value, lower, ..last };
    }

    /// A hyphenated word is cut where one of its pieces is a number or it continues one ("15-year-old").
    fn splits(&mut self, word: &str, token: &Token) -> bool {
        if !word.contains('-') {
            return false;
        }
        let continues = self.atoms.last().is_some_and(|last| last.end == token.start && last.kind != AtomKind::Word);
        continues || word.split('-').any(|piece| self.is_number(piece))
    }

    fn is_role(&mut self, piece: &str, roles: Roles) -> bool {
        let from = self.lower.len();
        lower_into(piece, &mut self.lower);
        let found = self.lexicon.entry(self.lexicon.word(&self.lower[from..])).roles & roles != 0;
        self.lower.truncate(from);
        found
    }

    fn is_number(&mut self, piece: &str) -> bool {
        let from = self.lower.len();
        lower_into(piece, &mut self.lower);
        let found = self.lexicon.entry(self.lexicon.word(&self.lower[from..])).number.is_some();
        self.lower.truncate(from);
        found
    }

    fn push_pieces(&mut self, token: &Token, word: &str) {
        let mut start = token.start;
        for piece in word.split_inclusive('-') {
            let bare = piece.trim_end_matches('-');
            let middle = start + bare.len() as u32;
            // "20k" of "5k-20k" are digits and letters.
            let digits = bare.bytes().take_while(u8::is_ascii_digit).count() as u32;
            if digits > 0 {
                self.push(start, start + digits, TokenKind::Word, Shape::None);
            }
            if start + digits < middle {
                self.push(start + digits, middle, TokenKind::Word, token.shape);
            }
            if bare.len() < piece.len() {
                self.push(middle, start + piece.len() as u32, TokenKind::Punctuation, Shape::None);
            }
            start += piece.len() as u32;
        }
    }

    fn push(&mut self, start: u32, end: u32, kind: TokenKind, shape: Shape) {
        let written = &self.text.as_bytes()[start as usize..end as usize];
        let first = written.first().copied().unwrap_or(b' ');
        let kind = match kind {
            TokenKind::Number if first.is_ascii_digit() || first == b'.' => AtomKind::Digits,
            TokenKind::Word if first.is_ascii_digit() => AtomKind::Digits,
            TokenKind::Word => AtomKind::Word,
            TokenKind::Possessive => AtomKind::Possessive,
            _ => AtomKind::Mark(self.text[start as usize..].chars().next().unwrap_or(' ')),
        };
        let ascii = self.ascii || written.is_ascii();
        let lower = if ascii {
            self.spelling((start - self.start) as usize, (end - self.start) as usize)
        } else {
            let from = self.lower.len();
            lower_into(&self.text[start as usize..end as usize], &mut self.lower);
            self.spelling(from, self.lower.len())
        };
        let last = self.atoms.last();
        let glued = last.is_some_and(|last| last.end == start);
        let after_letters = glued && kind == AtomKind::Digits && last.is_some_and(|last| last.kind == AtomKind::Word);
        let word = if kind == AtomKind::Word { self.word(lower) } else { 0 };
        let Entry { roles, classes, cues, phrases, .. } = *self.lexicon.entry(word);
        let classes = if kind == AtomKind::Word { classes | self.classes_by_ending(lower, roles) } else { 0 };
        let value = if kind == AtomKind::Digits { value_of(&self.text[start as usize..end as usize]) } else { None };
        self.atoms.push(Atom {
            start,
            end,
            kind,
            shape,
            glued,
            after_letters,
            word,
            roles,
            classes,
            cues,
            phrases,
            value,
            lower,
        });
    }

    /// Where a lower-case spelling stands, with its head.
    fn spelling(&self, from: usize, to: usize) -> Lower {
        let bytes = &self.lower.as_bytes()[from..];
        let head = match bytes.first_chunk() {
            // Without a branch on the length.
            Some(chunk) if to > from => u64::from_le_bytes(*chunk) & (u64::MAX >> (64 - 8 * (to - from).min(HEAD))),
            _ => head(&bytes[..to - from]),
        };
        Lower { from: from as u32, len: (to - from) as u32, head }
    }

    /// What the ending of a word tells.
    fn classes_by_ending(&self, lower: Lower, roles: Roles) -> Classes {
        match self.lower.as_bytes().get(lower.range()).unwrap_or_default() {
            [.., b'e', b'd'] | [.., b'i', b'n', b'g'] => c::VERBAL,
            [.., b's' | b'u' | b'i', b's'] => 0,
            [_, _, .., _, b's'] if roles & l::STOP == 0 => c::LIKE_PLURAL,
            _ => 0,
        }
    }

    /// The word in the lexicon; an abbreviation that is unknown with its full stop is looked up without.
    fn word(&self, lower: Lower) -> Word {
        let range = lower.range();
        let word = self.lexicon.word_at(&self.lower, range.clone());
        let abbreviated = self.lower.as_bytes()[range.end - 1] == b'.' && self.lexicon.entry(word).roles == 0;
        if abbreviated { self.lexicon.word(self.lower[range].trim_end_matches('.')) } else { word }
    }
}

/// Where the letters of a currency end and where the digits after them: 2 and 5 in `RM120`, 3 and 6 in `USD1.5bn`.
#[inline(always)]
pub(crate) fn currency_prefix(word: &str) -> Option<(usize, usize)> {
    let word_bytes = word.as_bytes();
    let digit = |at: usize| word_bytes.get(at).is_some_and(u8::is_ascii_digit);
    let fits = word_bytes[0].is_ascii_uppercase() && (digit(1) || digit(2) || digit(3));
    if fits { digits_after_letters(word) } else { None }
}

fn digits_after_letters(word: &str) -> Option<(usize, usize)> {
    let letters = word.bytes().take_while(u8::is_ascii_alphabetic).count();
    let number = word[letters..].bytes().take_while(|b| b.is_ascii_digit() || matches!(b, b'.' | b',')).count();
    let scale = &word[letters + number..];
    let fits = (1..=3).contains(&letters)
        && word.as_bytes().get(letters).is_some_and(u8::is_ascii_digit)
        && (scale.is_empty() || SCALE_LETTERS.iter().any(|(name, _)| scale.eq_ignore_ascii_case(name)));
    fits.then_some((letters, letters + number))
}

/// The hyphen, as one of the [`marks`] of a text.
pub(crate) const HYPHEN: u8 = 1;
/// One of those that web and mail addresses have.
pub(crate) const ADDRESS: u8 = 2;

/// The marks that a text has; without a branch, so that many bytes are looked at at once.
pub(crate) fn marks(text: &str) -> u8 {
    text.bytes().fold(0, |found, byte| {
        let address = (byte == b'@') | (byte == b'#') | (byte == b'/');
        found | (u8::from(byte == b'-') * HYPHEN) | (u8::from(address) * ADDRESS)
    })
}
