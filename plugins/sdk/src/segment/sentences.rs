//! Which stops end a sentence.

use super::bytes;
use super::lines::Group;
use super::tokens::{Scan, char_at};
use crate::words::abbreviations::{Abbreviation, abbreviation};
use crate::words::calendar;
use crate::words::reporting::{Governs, reporting_form};
use crate::words::starters::is_sentence_starter;
use crate::{Role, Sentence, Shape, Span, Token, TokenKind};

/// How many tokens a decision looks ahead at most, so that the whole stays linear.
const LOOKAHEAD: usize = 6;

/// Splits the groups of lines into sentences.
pub(super) fn split(text: &str, scan: &Scan, groups: &[Group]) -> Vec<Sentence> {
    let mut sentences = Vec::with_capacity(scan.stops.len() + groups.len());
    let mut stops = scan.stops.iter().map(|&stop| stop as usize).peekable();
    for group in groups {
        let end = group.end_token as usize;
        let mut first = group.first_token as usize;
        let splitter = Splitter { text, tokens: &scan.tokens[..end], first };
        let mut swallowed = first;
        let mut starts_paragraph = true;
        while let Some(stop) = stops.next_if(|&stop| stop < end) {
            if stop < swallowed {
                continue;
            }
            let last = splitter.last_of_stop(stop);
            swallowed = last + 1;
            if last + 1 < end && splitter.ends(stop, last) {
                sentences.push(sentence(&scan.tokens, first, last + 1, group.role, starts_paragraph));
                first = last + 1;
                starts_paragraph = false;
            }
        }
        sentences.push(sentence(&scan.tokens, first, end, group.role, starts_paragraph));
    }
    sentences
}

fn sentence(tokens: &[Token], first: usize, end: usize, role: Role, starts_paragraph: bool) -> Sentence {
    Sentence {
        span: Span { start: tokens[first].start, end: tokens[end - 1].end },
        role,
        first_token: first as u32,
        end_token: end as u32,
        starts_paragraph,
    }
}

struct Splitter<'a> {
    text: &'a str,
    /// The tokens up to the end of the group.
    tokens: &'a [Token],
    /// The group's first token.
    first: usize,
}

impl Splitter<'_> {
    fn char(&self, index: usize) -> char {
        char_at(self.text, self.tokens[index].start as usize).unwrap_or('\0')
    }

    fn word(&self, index: usize) -> &str {
        self.tokens[index].text(self.text)
    }

    fn is_punctuation(&self, index: usize) -> bool {
        self.tokens[index].kind == TokenKind::Punctuation
    }

    fn is_stop(&self, index: usize) -> bool {
        self.is_punctuation(index) && bytes::is_stop(self.char(index))
    }

    /// Whether white space stands before a token, or nothing follows.
    fn spaced(&self, index: usize) -> bool {
        index == 0 || self.tokens.get(index).is_none_or(|t| t.start > self.tokens[index - 1].end)
    }

    /// The last token that belongs to the stop: further stops, closing quotation marks and brackets, note marks,
    /// asterisks (a note's, or the end of emphasis in Markdown).
    fn last_of_stop(&self, stop: usize) -> usize {
        let mut last = stop;
        while last + 1 < self.tokens.len() {
            let next = last + 1;
            let c = self.char(next);
            if self.spaced(next) {
                // Some languages set a space before the closing mark.
                if matches!(c, '”' | '»' | '›') && self.spaced(next + 1) {
                    last = next;
                }
                break;
            }
            if self.is_stop(next)
                || self.is_punctuation(next) && bytes::is_closing(c)
                || matches!(c, '“' | '«' | '‹') && self.spaced(next + 1)
                || c == '*'
            {
                last = next;
            } else if c == '[' && self.is_note(next) {
                last = next + 2;
            } else {
                break;
            }
        }
        last
    }

    /// Whether a note's number in brackets stands at a token: `[12]`.
    fn is_note(&self, index: usize) -> bool {
        index + 2 < self.tokens.len()
            && self.tokens[index + 1].kind == TokenKind::Number
            && self.char(index + 2) == ']'
            && !self.spaced(index + 1)
            && !self.spaced(index + 2)
    }

    /// Whether a sentence ends with the stop that runs from `stop` to `last`; a token follows.
    fn ends(&self, stop: usize, last: usize) -> bool {
        // `5 p.m.?` ends as the question mark says.
        let stop = if last > stop && self.is_stop(stop + 1) { stop + 1 } else { stop };
        let mark = self.char(stop);
        if self.is_punctuation(stop) && bytes::is_full_stop_without_space(mark) {
            return true;
        }
        let next = last + 1;
        let Some(content) = self.content(next) else { return false };
        if self.tokens[content].shape == Shape::Lower {
            return false;
        }
        if !self.spaced(next) {
            return self.is_missing_space(stop, last, content);
        }
        if !self.is_punctuation(stop) {
            return self.abbreviation_ends(stop, last, content);
        }
        match mark {
            '.' => !self.is_item_number(stop),
            '?' | '!' => !self.is_attributed(stop, last, content) && !self.is_aside(stop),
            _ => true,
        }
    }

    /// The first word, number or symbol from a token on, behind quotation marks, brackets and dashes.
    fn content(&self, from: usize) -> Option<usize> {
        let opens = |index: usize| {
            let c = self.char(index);
            self.is_punctuation(index) && (bytes::is_opening(c) || bytes::is_dash(c) || matches!(c, '¿' | '¡'))
        };
        let index = (from..self.tokens.len()).take(LOOKAHEAD).find(|&index| !opens(index))?;
        match self.tokens[index].kind {
            TokenKind::Word | TokenKind::Number => Some(index),
            TokenKind::Symbol if !matches!(self.char(index), '&' | '%' | '+' | '=' | '°') => Some(index),
            // An ellipsis may open a sentence, inside a quotation.
            TokenKind::Punctuation if index > from && bytes::is_stop(self.char(index)) => Some(index),
            _ => None,
        }
    }

    /// Whether two sentences meet without white space: `it fell.Then`, `it fell.”Then`.
    fn is_missing_space(&self, stop: usize, last: usize, content: usize) -> bool {
        let after_word = stop > 0 && {
            let before = self.tokens[stop - 1];
            before.kind == TokenKind::Word && before.shape == Shape::Lower && before.end - before.start > 1
        };
        self.is_punctuation(stop)
            && self.tokens[content].shape == Shape::Capitalized
            && (last > stop && self.char(stop) != self.char(last) || last == stop && after_word)
    }

    fn abbreviation_ends(&self, stop: usize, last: usize, content: usize) -> bool {
        if last > stop {
            // The word is the last of a quotation or a bracket.
            return is_sentence_starter(self.word(content));
        }
        let word = self.word(stop);
        match abbreviation(&word[..word.len() - 1]) {
            Some(Abbreviation::Open) => is_sentence_starter(self.word(content)),
            Some(Abbreviation::Time) => {
                self.tokens[content].shape == Shape::Capitalized && !is_time_word(self.word(content))
            }
            _ => false,
        }
    }

    /// Whether the stop only follows an item's number or letter at the start of a line: `1. Talks`.
    fn is_item_number(&self, stop: usize) -> bool {
        let Some(before) = stop.checked_sub(1).filter(|&before| before == self.first) else { return false };
        let token = self.tokens[before];
        let length = token.end - token.start;
        token.kind == TokenKind::Number && length <= 3 || token.kind == TokenKind::Word && length == 1
    }

    /// Whether a quotation that ends in `?` or `!` is followed by who said it: `“Why?” Karsa asked`.
    fn is_attributed(&self, stop: usize, last: usize, content: usize) -> bool {
        if last == stop || content != last + 1 {
            return false;
        }
        let names = (content..self.tokens.len()).take(LOOKAHEAD).take_while(|&index| {
            let token = self.tokens[index];
            matches!(token.shape, Shape::Capitalized | Shape::Upper | Shape::Mixed)
                && !is_sentence_starter(token.text(self.text))
        });
        let names = names.count();
        names > 0 && self.tokens.get(content + names).is_some_and(|t| is_speech(t.text(self.text)))
    }

    /// Whether the mark stands alone in brackets: `(!)`.
    fn is_aside(&self, stop: usize) -> bool {
        stop > 0 && matches!(self.char(stop - 1), '(' | '[')
    }
}

/// Whether a capitalized word belongs to the time of day before it: a day, a month, a zone.
fn is_time_word(word: &str) -> bool {
    let lower = word.to_ascii_lowercase();
    calendar::weekday(&lower).is_some()
        || calendar::month(&lower).is_some()
        || matches!(word, "Central" | "Eastern" | "Greenwich" | "Local" | "Mountain" | "Pacific")
}

/// Whether a word says that somebody spoke.
fn is_speech(word: &str) -> bool {
    reporting_form(word).is_some_and(|form| form.verb.governs.any(Governs::QUOTE))
}
