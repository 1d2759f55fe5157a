//! A quotation mark by itself: which tokens are one, and whether it opens or closes.

use briefer_plugin::{Document, TokenKind};

use crate::lexis::{Class, Lexeme};

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Family {
    Double,
    Single,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Opens,
    Closes,
    Either,
}

#[derive(Clone, Copy)]
pub(super) struct Mark {
    pub(super) token: usize,
    /// Tokens it is made of: `''` is two.
    pub(super) width: usize,
    pub(super) family: Family,
    pub(super) side: Side,
    /// A closing single mark that may be an apostrophe: "the workers' rights".
    pub(super) doubtful: bool,
}

/// The tokens `begin..end` of one paragraph, in which marks are looked for.
#[derive(Clone, Copy)]
pub(super) struct Paragraph<'a> {
    pub(super) document: &'a Document<'a>,
    pub(super) lexemes: &'a [Lexeme],
    pub(super) begin: usize,
    pub(super) end: usize,
}

impl Paragraph<'_> {
    fn may_be_mark(&self, token: usize) -> bool {
        self.lexemes[token].class.is(Class::MARK.or(Class::SINGLE_MARK))
    }

    /// The mark that begins at a token of the paragraph. A mark that touches words on both sides closes where `open`: where a
    /// region is open before it.
    pub(super) fn mark_at(&self, token: usize, open: bool) -> Option<Mark> {
        let tokens = self.document.tokens;
        let record = tokens.get(token).filter(|_| token < self.end && self.may_be_mark(token))?;
        let written = record.text(self.document.text);
        let twin = |other: &str| {
            token + 1 < self.end
                && tokens[token + 1].start == record.end
                && tokens[token + 1].text(self.document.text) == other
        };
        let (family, width, fixed) = match written {
            "\"" | "＂" => (Family::Double, 1, None),
            "“" | "„" | "«" => (Family::Double, 1, Some(Side::Opens)),
            "”" | "»" => (Family::Double, 1, Some(Side::Closes)),
            "‟" => (Family::Double, 1, None),
            "'" | "’" | "‘" | "`" if twin(written) => (Family::Double, 2, None),
            "‘" | "‚" | "`" | "‹" => (Family::Single, 1, Some(Side::Opens)),
            "'" => (Family::Single, 1, None),
            "’" | "›" => (Family::Single, 1, Some(Side::Closes)),
            _ => return None,
        };
        let free = self.side(token, width, open);
        let side = self.settle(fixed, free, written);
        let doubtful = family == Family::Single && side != Side::Opens && self.is_doubtful(token);
        let elided = family == Family::Single && side == Side::Opens && self.is_elided(token + 1);
        if elided || (family == Family::Single && (side == Side::Either || side != free)) {
            return None;
        }
        Some(Mark { token, width, family, side, doubtful })
    }

    /// A curly mark says its side itself, unless its neighbours say the opposite (”so” and „so“ and »so«).
    fn settle(&self, fixed: Option<Side>, free: Side, written: &str) -> Side {
        match (fixed, free) {
            (None, side) => side,
            (Some(Side::Opens), Side::Closes) if matches!(written, "“" | "«") => Side::Closes,
            (Some(Side::Closes), Side::Opens) if matches!(written, "”" | "»") => Side::Opens,
            (Some(side), _) => side,
        }
    }

    /// The side that the neighbours leave free: a mark that touches the next word but not the one before opens.
    fn side(&self, token: usize, width: usize, open: bool) -> Side {
        let tokens = self.document.tokens;
        let before = token > self.begin && tokens[token - 1].end == tokens[token].start && {
            let previous = &tokens[token - 1];
            !matches!(previous.text(self.document.text), "(" | "[" | "—" | "–" | "-" | "/" | ":")
        };
        let next = token + width;
        let after = next < self.end && tokens[next].start == tokens[next - 1].end && {
            let follower = &tokens[next];
            !self.lexemes[next].class.is(Class::PUNCTUATION)
                || matches!(follower.text(self.document.text), "(" | "[" | "…" | "“" | "‘")
        };
        match (before, after) {
            (false, true) => Side::Opens,
            (true, false) => Side::Closes,
            (false, false) if token == self.begin => Side::Opens,
            _ if open => Side::Closes,
            (true, true) => Side::Either,
            (false, false) => Side::Opens,
        }
    }

    /// A word that has lost its beginning: 'tis, 'em, '90s.
    fn is_elided(&self, token: usize) -> bool {
        let Some(next) = self.document.tokens.get(token) else { return false };
        let word = next.text(self.document.text);
        let elisions = ["tis", "twas", "em", "til", "cause", "bout", "round", "n"];
        next.kind == TokenKind::Number || elisions.iter().any(|elision| word.eq_ignore_ascii_case(elision))
    }

    /// An apostrophe after an s, before another word: "the workers' rights".
    fn is_doubtful(&self, token: usize) -> bool {
        let text = self.document.text;
        let tokens = self.document.tokens;
        let after_s = token > self.begin && tokens[token - 1].text(text).ends_with(['s', 'S']);
        let before_word = token + 1 < self.end && tokens[token + 1].kind == TokenKind::Word;
        after_s && before_word
    }
}
