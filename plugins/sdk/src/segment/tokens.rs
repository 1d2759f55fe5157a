//! The walk over the bytes: tokens, the lines they stand on, and the tokens that might end a sentence.

use super::bytes::{self, ALPHANUMERIC, CLASS, DIGIT, HIGH, LOWER, NEWLINE, PUNCTUATION, SPACE, STOP, UPPER};
use crate::words::abbreviations::{Abbreviation, abbreviation};
use crate::words::starters::is_sentence_starter;
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
    let tokens = Vec::with_capacity(text.len() / 5 + 8);
    let scan = Scan { tokens, stops: Vec::with_capacity(text.len() / 100 + 8), lines: Vec::new() };
    let mut scanner = Scanner { text, bytes: text.as_bytes(), at: 0, breaks: 2, quoted: false, scan };
    scanner.run();
    scanner.scan
}

struct Scanner<'a> {
    text: &'a str,
    bytes: &'a [u8],
    /// Where the next token is looked for.
    at: usize,
    /// Line breaks since the last token.
    breaks: u32,
    /// Whether a single quotation mark is open in this line, so that an apostrophe after an s may close it.
    quoted: bool,
    scan: Scan,
}

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
            } else if byte == b'\'' {
                self.apostrophe('\'');
            } else if class & STOP != 0 {
                self.stop(byte);
            } else {
                let kind = if class & PUNCTUATION != 0 { TokenKind::Punctuation } else { TokenKind::Symbol };
                self.push(self.at + 1, kind, Shape::None);
            }
        }
    }

    /// Adds the token from the current place to `end`.
    fn push(&mut self, end: usize, kind: TokenKind, shape: Shape) {
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
        let last = self.scan.tokens.len() - 1;
        let noted = self.scan.stops.last().is_some_and(|&stop| {
            let run = last as u32 - stop;
            run > 0 && self.scan.tokens[last].start - self.scan.tokens[last - 1].end == 0 && self.is_stop_run(last - 1)
        });
        if !noted {
            self.scan.stops.push(last as u32);
        }
    }

    fn is_stop_run(&self, index: usize) -> bool {
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
    fn class(&self, at: usize) -> u8 {
        self.bytes.get(at).map_or(0, |&byte| CLASS[byte as usize])
    }

    /// Whether a letter or digit stands at an offset, which must be a character boundary.
    fn alphanumeric(&self, at: usize) -> bool {
        let class = self.class(at);
        class & ALPHANUMERIC != 0 || class & HIGH != 0 && char_at(self.text, at).is_some_and(char::is_alphanumeric)
    }

    fn word(&mut self) {
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
                b'\'' if self.apostrophe_joins(start, at, at + 1) => at += 1,
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
            '’' => self.apostrophe_joins(start, at, next),
            '\u{2010}' | '\u{2011}' => self.alphanumeric(next),
            _ if c.is_alphanumeric() => {
                *seen |= if c.is_lowercase() {
                    LOWER
                } else if c.is_uppercase() {
                    UPPER
                } else {
                    0
                };
                true
            }
            _ => bytes::is_mark(c) || bytes::is_invisible_joiner(c) && self.alphanumeric(next),
        };
        belongs.then_some(next)
    }

    /// Whether an apostrophe at `at`, with `next` behind it, stands inside a word: in `don't`, not in `Karsa's`.
    fn apostrophe_joins(&self, start: usize, at: usize, next: usize) -> bool {
        if !self.alphanumeric(next) || self.class(next) & DIGIT != 0 {
            return false;
        }
        !self.possessive_s(next) || is_contracted(&self.text[start..at])
    }

    /// Whether an s that ends a word stands at an offset.
    fn possessive_s(&self, at: usize) -> bool {
        matches!(self.bytes.get(at), Some(b's' | b'S')) && !self.alphanumeric(at + 1)
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

    fn number(&mut self) {
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
    fn digits(&self, at: usize) -> usize {
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

    /// A character outside ASCII where a token may begin.
    fn high(&mut self) {
        let Some(c) = char_at(self.text, self.at) else { return self.at = self.bytes.len() };
        let end = self.at + c.len_utf8();
        if matches!(c, '’' | '‘') {
            self.apostrophe(c);
        } else if is_number(c) {
            self.number();
        } else if c.is_alphanumeric() {
            self.word();
        } else if c.is_whitespace() {
            self.breaks += match c {
                '\u{85}' | '\u{2028}' => 1,
                '\u{2029}' => 2,
                _ => 0,
            };
            self.at = end;
        } else {
            self.push(end, bytes::kind_of(c), Shape::None);
            if bytes::is_stop(c) {
                self.note_stop();
            }
        }
    }

    /// An apostrophe or a single quotation mark that stands in no word.
    fn apostrophe(&mut self, c: char) {
        let end = self.at + c.len_utf8();
        let before = self.scan.tokens.last().filter(|t| t.end as usize == self.at && self.breaks == 0);
        let after_word = c != '‘' && before.is_some_and(|t| matches!(t.kind, TokenKind::Word | TokenKind::Number));
        if after_word && self.possessive_s(end) {
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

    /// A web address begun at `start`, whose scheme or first part ends at `at`: up to white space, without the
    /// punctuation of the sentence around it.
    fn address(&mut self, start: usize, at: usize) {
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
    fn mail_end(&self, at: usize) -> Option<usize> {
        let inner = |&&byte: &&u8| CLASS[byte as usize] & ALPHANUMERIC != 0 || matches!(byte, b'.' | b'-' | b'_');
        let length = self.bytes[at + 1..].iter().take_while(inner).count();
        let host = self.text[at + 1..at + 1 + length].trim_end_matches(['.', '-', '_']);
        (host.contains('.') && !host.starts_with('.')).then_some(at + 1 + host.len())
    }
}

/// The character at a byte offset, which must be a character boundary.
pub(super) fn char_at(text: &str, at: usize) -> Option<char> {
    text.get(at..)?.chars().next()
}

fn is_number(c: char) -> bool {
    c.is_numeric() && !c.is_alphabetic()
}

fn is_single_letter(part: &str) -> bool {
    part.len() == 1 && part.as_bytes()[0].is_ascii_alphabetic() || part.len() > 1 && part.chars().nth(1).is_none()
}

/// Whether `'s` after a word stands for "is" or "us" and so belongs to it.
fn is_contracted(word: &str) -> bool {
    const HOSTS: [&str; 12] =
        ["he", "here", "how", "it", "let", "she", "that", "there", "what", "when", "where", "who"];
    word.len() <= 5 && HOSTS.iter().any(|host| word.eq_ignore_ascii_case(host))
}

fn shape(seen: u8, first_upper: bool) -> Shape {
    match (seen & UPPER != 0, seen & LOWER != 0) {
        (false, false) => Shape::None,
        (false, true) => Shape::Lower,
        (true, false) => Shape::Upper,
        (true, true) if first_upper => Shape::Capitalized,
        (true, true) => Shape::Mixed,
    }
}
