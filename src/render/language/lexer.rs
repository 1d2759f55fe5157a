//! A template's text as tokens: text, comments, and the words and signs inside tags.

use std::borrow::Cow;

use super::fault::Fault;
use super::tree::Span;

/// A word or sign, with its place.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Token<'t> {
    pub(super) kind: TokenKind<'t>,
    pub(super) span: Span,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum TokenKind<'t> {
    /// Text outside tags.
    Content(&'t str),
    /// The text of a raw block; its place is the text's.
    Raw(&'t str),
    Comment,
    PrintStart,
    PrintEnd,
    TagStart,
    TagEnd,
    Name(&'t str),
    Text(Cow<'t, str>),
    Integer(i64),
    Float(f64),
    Bool(bool),
    Sign(&'static str),
}

/// The signs of the language, the longer ones first.
const SIGNS: [&str; 31] = [
    "...", "//", "**", "==", "!=", ">=", "<=", "</", "?.", "?[", "+", "-", "*", "/", "%", "!", ".", ",", ":", "~", "|",
    "=", ">", "<", "(", ")", "[", "]", "{", "}", "@",
];

/// All tokens up to the end or to the first thing that is none, which is told.
pub(super) fn tokens(text: &str) -> (Vec<Token<'_>>, Option<Fault>) {
    let mut lexer = Lexer { text, at: 0, tokens: Vec::new() };
    let fault = lexer.run().err();
    (lexer.tokens, fault)
}

struct Lexer<'t> {
    text: &'t str,
    at: usize,
    tokens: Vec<Token<'t>>,
}

impl<'t> Lexer<'t> {
    fn run(&mut self) -> Result<(), Fault> {
        while self.at < self.text.len() {
            let rest = self.rest();
            match rest.get(..2) {
                Some("{{") => self.tag(TokenKind::PrintStart, "}}", TokenKind::PrintEnd)?,
                Some("{%") => {
                    if !self.raw()? {
                        self.tag(TokenKind::TagStart, "%}", TokenKind::TagEnd)?;
                    }
                }
                Some("{#") => self.comment()?,
                _ => {
                    let len = content_len(rest);
                    self.push(TokenKind::Content(&rest[..len]), len);
                }
            }
        }
        Ok(())
    }

    fn rest(&self) -> &'t str {
        &self.text[self.at..]
    }

    fn push(&mut self, kind: TokenKind<'t>, len: usize) {
        self.tokens.push(Token { kind, span: self.at..self.at + len });
        self.at += len;
    }

    fn comment(&mut self) -> Result<(), Fault> {
        let rest = self.rest();
        let start = opening_len(rest);
        let Some(end) = rest[start..].find("#}") else { return Err(Fault::open_comment(self.at)) };
        self.push(TokenKind::Comment, start + end + 2);
        Ok(())
    }

    /// Reads `{% raw %}…{% endraw %}`, if one begins here.
    fn raw(&mut self) -> Result<bool, Fault> {
        let rest = self.rest();
        let start = opening_len(rest);
        let Some(len) = word_tag_len(&rest[start..], "raw") else { return Ok(false) };
        let body = start + len;
        let mut at = body;
        while let Some(found) = rest[at..].find("{%") {
            let end = at + found;
            at = end + 2;
            if let Some(len) = word_tag_len(&rest[at..], "endraw") {
                let span = self.at + body..self.at + end;
                self.tokens.push(Token { kind: TokenKind::Raw(&rest[body..end]), span });
                self.at += at + len;
                return Ok(true);
            }
        }
        Err(Fault::open_raw(self.at..self.at + body))
    }

    /// Reads a tag up to its end, or the text's.
    fn tag(&mut self, start: TokenKind<'t>, end: &str, end_kind: TokenKind<'t>) -> Result<(), Fault> {
        let len = opening_len(self.rest());
        self.push(start, len);
        loop {
            let rest = self.rest();
            self.at += rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_whitespace()).len();
            let rest = self.rest();
            if rest.is_empty() {
                return Ok(());
            }
            if rest.starts_with(end) {
                self.push(end_kind, 2);
                return Ok(());
            }
            if rest.strip_prefix('-').is_some_and(|rest| rest.starts_with(end)) {
                self.push(end_kind, 3);
                return Ok(());
            }
            self.word(rest)?;
        }
    }

    /// Reads one word or sign.
    fn word(&mut self, rest: &'t str) -> Result<(), Fault> {
        let first = rest.as_bytes()[0];
        if matches!(first, b'"' | b'\'' | b'`') {
            return self.string(rest, first);
        }
        if first.is_ascii_digit() {
            return self.number(rest);
        }
        let len = name_len(rest);
        if len > 0 {
            let kind = match &rest[..len] {
                "true" | "True" => TokenKind::Bool(true),
                "false" | "False" => TokenKind::Bool(false),
                name => TokenKind::Name(name),
            };
            self.push(kind, len);
            return Ok(());
        }
        let sign = SIGNS.iter().find(|sign| rest.starts_with(**sign)).copied().unwrap_or_default();
        if sign.is_empty() {
            let len = rest.chars().next().map_or(1, char::len_utf8);
            return Err(Fault::unknown_sign(self.at..self.at + len));
        }
        self.push(TokenKind::Sign(sign), sign.len());
        Ok(())
    }

    fn number(&mut self, rest: &'t str) -> Result<(), Fault> {
        let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
        let whole = digits(rest);
        let (len, kind) = if rest.as_bytes().get(whole) == Some(&b'.') {
            let len = whole + 1 + digits(&rest[whole + 1..]);
            (len, rest[..len].parse().ok().map(TokenKind::Float))
        } else {
            (whole, rest[..whole].parse().ok().map(TokenKind::Integer))
        };
        let Some(kind) = kind else { return Err(Fault::number(self.at..self.at + len)) };
        self.push(kind, len);
        Ok(())
    }

    fn string(&mut self, rest: &'t str, quote: u8) -> Result<(), Fault> {
        let mut is_escaped = false;
        let mut has_escapes = false;
        let mut len = 1;
        for &byte in &rest.as_bytes()[1..] {
            len += 1;
            match byte {
                _ if is_escaped => is_escaped = false,
                b'\\' => (is_escaped, has_escapes) = (true, true),
                _ if byte == quote => {
                    let inner = &rest[1..len - 1];
                    let text = if has_escapes { Cow::Owned(self.unescape(inner)?) } else { Cow::Borrowed(inner) };
                    self.push(TokenKind::Text(text), len);
                    return Ok(());
                }
                _ => {}
            }
        }
        Err(Fault::open_string(self.at, char::from(quote)))
    }

    fn unescape(&self, inner: &str) -> Result<String, Fault> {
        let mut out = String::with_capacity(inner.len());
        let mut chars = inner.char_indices();
        while let Some((at, c)) = chars.next() {
            if c != '\\' {
                out.push(c);
                continue;
            }
            match chars.next() {
                Some((_, c @ ('"' | '\'' | '/' | '\\'))) => out.push(c),
                Some((_, 'n')) => out.push('\n'),
                Some((_, 't')) => out.push('\t'),
                Some((_, 'r')) => out.push('\r'),
                other => {
                    let start = self.at + 1 + at;
                    return Err(Fault::escape(start..start + 1 + other.map_or(0, |(_, c)| c.len_utf8())));
                }
            }
        }
        Ok(out)
    }
}

/// The length of what opens a tag: `{%` or `{%-`.
fn opening_len(rest: &str) -> usize {
    if rest.as_bytes().get(2) == Some(&b'-') { 3 } else { 2 }
}

fn content_len(rest: &str) -> usize {
    let mut from = 0;
    while let Some(found) = rest[from..].find('{') {
        let at = from + found;
        if matches!(rest.as_bytes().get(at + 1), Some(b'{' | b'%' | b'#')) {
            return at;
        }
        from = at + 1;
    }
    rest.len()
}

fn name_len(rest: &str) -> usize {
    let is_part =
        |(at, byte): &(usize, u8)| *byte == b'_' || byte.is_ascii_alphabetic() || (*at > 0 && byte.is_ascii_digit());
    rest.bytes().enumerate().take_while(is_part).count()
}

/// The length of ` word %}` or `- word -%}`, if the text begins so.
fn word_tag_len(text: &str, word: &str) -> Option<usize> {
    let skip = |text: &'_ str| text.len() - text.trim_start_matches(|c: char| c.is_ascii_whitespace()).len();
    let rest = text.strip_prefix('-').unwrap_or(text);
    let rest = rest[skip(rest)..].strip_prefix(word)?;
    let rest = &rest[skip(rest)..];
    let rest = rest.strip_prefix('-').unwrap_or(rest).strip_prefix("%}")?;
    Some(text.len() - rest.len())
}
