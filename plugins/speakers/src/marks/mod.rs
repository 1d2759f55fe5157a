//! Pairs quotation marks into quoted regions.
//!
//! One pass over the punctuation of a paragraph. A mark opens or closes by the side its neighbours leave free, so
//! straight marks need no counting and one lost mark spoils one region only. An opening mark that is never closed
//! holds to the end of its paragraph where the next one opens with a mark again, else to who said it or to the end of
//! its sentence.

mod mark;

use briefer_plugin::words::reporting::{Governs, Inflection};
use briefer_plugin::{Document, Sentence, Span, TokenKind};

use crate::lexis::{Class, Lexeme};

use mark::{Family, Mark, Paragraph, Side};

/// How far behind a mark that is never closed its attribution is looked for, in tokens.
const REACH: usize = 80;

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
        let sentences = self.document.sentences;
        let tokens = |begin: &Sentence, end: &Sentence| Paragraph {
            document: self.document,
            lexemes: self.lexemes,
            begin: begin.first_token as usize,
            end: end.end_token as usize,
        };
        let paragraph = tokens(&sentences[first], &sentences[last - 1]);
        let Paragraph { begin, end, .. } = paragraph;
        let next = sentences.get(last).map(|next| tokens(next, next));
        let mut token = begin;
        while token < end {
            let mark = paragraph.mark_at(token, self.open.is_some());
            if let Some(mark) = mark {
                self.take(mark, begin);
            }
            token += mark.map_or(1, |mark| mark.width);
        }
        if let Some(open) = self.open.take() {
            let mark = next.and_then(|next| next.mark_at(next.begin, false));
            let reopened = mark.is_some_and(|mark| mark.family == open.family && mark.side != Side::Closes);
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
            let end = self.attribution(open.token, end).filter(|_| !reopened).unwrap_or(end);
            self.push(open, end, end, reopened, begin);
        }
    }

    /// "“The wall leans, said Oru Ban.": where the closing mark is lost, the words end before who said them.
    fn attribution(&self, open: usize, end: usize) -> Option<usize> {
        let is = |token: usize, class: Class| token < end && self.lexemes[token].class.is(class);
        let says = |token: usize| {
            let verb = self.lexemes.get(token).filter(|_| token < end).and_then(|lexeme| lexeme.verb);
            verb.is_some_and(|form| form.verb.governs.any(Governs::QUOTE) && form.inflection != Inflection::Base)
        };
        let who = Class::CAPITAL.or(Class::SUBJECT_PRONOUN);
        let attributes = |comma: &usize| {
            let next = *comma + 1;
            let name = (next..next + 3).take_while(|token| is(*token, who)).count();
            let inverted = says(next) && is(next + 1, who.or(Class::DETERMINER));
            is(*comma, Class::COMMA)
                && (inverted || name > 0 && says(next + name) && is(next + name + 1, Class::STOP.or(Class::COMMA)))
        };
        (open + 2..end.min(open + REACH)).find(attributes)
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
