//! Pairs quotation marks into quoted regions.
//!
//! One pass over the punctuation of a paragraph. A mark opens or closes by the side its neighbours leave free, so
//! straight marks need no counting and one lost mark spoils one region only. An opening mark that is never closed
//! holds to the end of its paragraph where the next one opens with a mark again, and to the end of its sentence
//! otherwise.

use briefer_plugin::{Document, Span, TokenKind};

use crate::lexis::{Class, Lexeme};

/// Words between quotation marks, outermost marks only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Region {
    /// The opening mark's first token.
    pub(crate) first: usize,
    /// Just past the closing mark's token (or the last word's, where the closing mark is missing).
    pub(crate) end: usize,
    /// The words, without marks.
    pub(crate) inner: Span,
    /// How many word tokens are inside.
    pub(crate) words: usize,
    /// Whether it goes on in the next paragraph, which opens with a mark again.
    pub(crate) goes_on: bool,
    /// Whether it begins its paragraph.
    pub(crate) starts_paragraph: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Family {
    Double,
    Single,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Opens,
    Closes,
    Either,
}

#[derive(Clone, Copy)]
struct Mark {
    token: usize,
    /// Tokens it is made of: `''` is two.
    width: usize,
    family: Family,
    side: Side,
    /// A closing single mark that may be an apostrophe: "the workers' rights".
    doubtful: bool,
}

/// Pairs the marks of a document; the regions are in order and disjoint.
pub(crate) fn pair_marks(document: &Document<'_>, lexemes: &[Lexeme]) -> Vec<Region> {
    let mut pairing = Pairing { document, lexemes, regions: Vec::new(), open: None, tentative: None };
    let mut first = 0;
    let sentences = document.sentences;
    while first < sentences.len() {
        let mut last = first + 1;
        while last < sentences.len() && !sentences[last].starts_paragraph {
            last += 1;
        }
        pairing.paragraph(first, last);
        first = last;
    }
    pairing.regions
}

struct Pairing<'a> {
    document: &'a Document<'a>,
    lexemes: &'a [Lexeme],
    regions: Vec<Region>,
    open: Option<Mark>,
    tentative: Option<Mark>,
}

impl Pairing<'_> {
    /// Pairs the marks of the sentences `first..last`, one paragraph.
    fn paragraph(&mut self, first: usize, last: usize) {
        let begin = self.document.sentences[first].first_token as usize;
        let end = self.document.sentences[last - 1].end_token as usize;
        let mut token = begin;
        while token < end {
            let mark = if self.may_be_mark(token) { self.mark_at(token, begin, end) } else { None };
            if let Some(mark) = mark {
                self.take(mark, begin);
            }
            token += mark.map_or(1, |mark| mark.width);
        }
        if let Some(open) = self.open.take() {
            let reopened = self.document.sentences.get(last).is_some_and(|next| {
                let next_begin = next.first_token as usize;
                let next_end = next.end_token as usize;
                self.mark_at(next_begin, next_begin, next_end)
                    .is_some_and(|mark| mark.family == open.family && mark.side != Side::Closes)
            });
            self.close_unclosed(open, begin, end, reopened);
        }
    }

    fn take(&mut self, mark: Mark, begin: usize) {
        let Some(open) = self.open else {
            if mark.side != Side::Closes && !mark.doubtful {
                self.open = Some(mark);
                self.tentative = None;
            }
            return;
        };
        if mark.family != open.family {
            return;
        }
        match mark.side {
            Side::Opens if open.family == Family::Double => {
                self.close_unclosed(open, begin, mark.token, false);
                self.open = Some(mark);
            }
            Side::Opens => {}
            _ if mark.doubtful => self.tentative = Some(mark),
            _ => {
                self.push(open, mark.token, mark.token + mark.width, false, begin);
                self.open = None;
                self.tentative = None;
            }
        }
    }

    /// Ends a region whose closing mark is missing before `limit`.
    fn close_unclosed(&mut self, open: Mark, begin: usize, limit: usize, reopened: bool) {
        if let Some(close) = self.tentative.take() {
            self.push(open, close.token, close.token + close.width, false, begin);
            return;
        }
        if open.family == Family::Single {
            return;
        }
        let end = if reopened { Some(limit) } else { self.sentence_end_before(open.token, limit) };
        if let Some(end) = end {
            self.push(open, end, end, reopened, begin);
        }
    }

    /// The end of the last sentence that ends before the token `limit`, after the token `open`.
    fn sentence_end_before(&self, open: usize, limit: usize) -> Option<usize> {
        let sentences = self.document.sentences;
        let past = sentences.partition_point(|s| (s.end_token as usize) <= limit);
        let end = sentences.get(past.checked_sub(1)?)?.end_token as usize;
        (end > open + 1).then_some(end)
    }

    fn push(&mut self, open: Mark, inner_end: usize, end: usize, goes_on: bool, begin: usize) {
        let inner_first = open.token + open.width;
        if inner_first >= inner_end {
            return;
        }
        let tokens = self.document.tokens;
        let inner = Span { start: tokens[inner_first].start, end: tokens[inner_end - 1].end };
        let words = tokens[inner_first..inner_end].iter().filter(|t| t.kind == TokenKind::Word).count();
        self.regions.push(Region {
            first: open.token,
            end,
            inner,
            words,
            goes_on,
            starts_paragraph: open.token == begin,
        });
    }

    fn may_be_mark(&self, token: usize) -> bool {
        self.lexemes[token].class.is(Class::MARK.or(Class::SINGLE_MARK))
    }

    /// The mark that begins at a token of the paragraph `begin..end`.
    fn mark_at(&self, token: usize, begin: usize, end: usize) -> Option<Mark> {
        let tokens = self.document.tokens;
        let record = tokens.get(token).filter(|_| token < end && self.may_be_mark(token))?;
        let written = record.text(self.document.text);
        let twin = |other: &str| {
            token + 1 < end
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
        let free = self.side(token, width, begin, end);
        let side = self.settle(fixed, free, written);
        let doubtful = family == Family::Single && side != Side::Opens && self.is_doubtful(token, begin, end);
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
    fn side(&self, token: usize, width: usize, begin: usize, end: usize) -> Side {
        let tokens = self.document.tokens;
        let before = token > begin && tokens[token - 1].end == tokens[token].start && {
            let previous = &tokens[token - 1];
            !matches!(previous.text(self.document.text), "(" | "[" | "—" | "–" | "-" | "/")
        };
        let next = token + width;
        let after = next < end && tokens[next].start == tokens[next - 1].end && {
            let follower = &tokens[next];
            !self.lexemes[next].class.is(Class::PUNCTUATION)
                || matches!(follower.text(self.document.text), "(" | "[" | "…" | "“" | "‘")
        };
        match (before, after) {
            (false, true) => Side::Opens,
            (true, false) => Side::Closes,
            (false, false) if token == begin => Side::Opens,
            _ if self.open.is_some() => Side::Closes,
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
    fn is_doubtful(&self, token: usize, begin: usize, end: usize) -> bool {
        let text = self.document.text;
        let tokens = self.document.tokens;
        let after_s = token > begin && tokens[token - 1].text(text).ends_with(['s', 'S']);
        let before_word = token + 1 < end && tokens[token + 1].kind == TokenKind::Word;
        after_s && before_word
    }
}

#[cfg(test)]
mod tests {
    use briefer_plugin::segment;

    use crate::text::Text;

    /// The quoted words of a text.
    fn quoted(text: &str) -> Vec<String> {
        let segments = segment(text);
        let document = segments.document("test", text);
        Text::new(&document).regions.iter().map(|region| region.inner.slice(text).to_owned()).collect()
    }

    #[test]
    fn marks_of_every_kind_pair() {
        for (text, inner) in [
            ("He said “yes, we go” now.", "yes, we go"),
            ("He said \"yes, we go\" now.", "yes, we go"),
            ("He said ''yes, we go'' now.", "yes, we go"),
            ("He said ``yes, we go'' now.", "yes, we go"),
            ("He said ‘yes, we go’ now.", "yes, we go"),
            ("He said «yes, we go» now.", "yes, we go"),
            ("He said „yes, we go“ now.", "yes, we go"),
            ("He said »yes, we go« now.", "yes, we go"),
        ] {
            assert_eq!(quoted(text), [inner], "{text}");
        }
    }

    #[test]
    fn apostrophes_are_no_marks() {
        assert_eq!(quoted("The farmers’ boats don't sail; 'tis the ’90s and the kids' toys."), [""; 0]);
    }

    #[test]
    fn an_apostrophe_does_not_close_single_marks() {
        assert_eq!(quoted("‘The farmers’ boats are gone,’ he said."), ["The farmers’ boats are gone,"]);
    }

    #[test]
    fn nested_marks_stay_inside() {
        assert_eq!(quoted("“He called it ‘a lie’ twice,” she said."), ["He called it ‘a lie’ twice,"]);
    }

    #[test]
    fn a_lost_closing_mark_spoils_one_sentence() {
        assert_eq!(quoted("He said “we go. Later “no” was said."), ["we go.", "no"]);
    }

    #[test]
    fn a_reopened_quotation_goes_on() {
        let text = "He said: “We go.\n\n“We come back.”";
        let segments = segment(text);
        let document = segments.document("test", text);
        let goes_on: Vec<bool> = Text::new(&document).regions.iter().map(|region| region.goes_on).collect();
        assert_eq!(goes_on, [true, false]);
    }
}
