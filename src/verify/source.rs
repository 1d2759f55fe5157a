//! Where in the edition's file something stands.

use std::ops::Range;

use crate::diagnostic::Place;

/// How far ahead the words of a piece of HTML are looked for.
const WINDOW: usize = 4096;

/// Where lines begin.
#[derive(Clone, Debug)]
pub(super) struct Lines<'t> {
    text: &'t str,
    starts: Vec<usize>,
}

impl<'t> Lines<'t> {
    pub(super) fn of(text: &'t str) -> Self {
        let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Lines { text, starts }
    }

    /// The place of some bytes, found without looking through all that stands before them.
    pub(super) fn place(&self, file: &str, range: &Range<usize>) -> Place {
        let line = self.starts.partition_point(|&start| start <= range.start).max(1);
        let start = self.starts[line - 1];
        let end = self.starts.get(line).copied().unwrap_or(self.text.len());
        let here =
            Place::in_text(file, &self.text[start..end], range.start - start, range.end.max(range.start) - start);
        Place { line: Some(line), ..here }
    }
}

/// The file while its tags and words are read in order: a tokenizer tells lines, this tells offsets.
#[derive(Clone, Debug)]
pub(super) struct Source<'t> {
    lines: Lines<'t>,
    at: usize,
}

impl<'t> Source<'t> {
    pub(super) fn of(text: &'t str) -> Self {
        Source { lines: Lines::of(text), at: 0 }
    }

    fn reach(&mut self, line: u64) {
        let line = usize::try_from(line).unwrap_or(usize::MAX).clamp(1, self.lines.starts.len());
        self.at = self.at.max(self.lines.starts[line - 1]);
    }

    /// What is still to come, as far as is worth looking.
    fn ahead(&self, len: usize) -> &'t str {
        let text = self.lines.text;
        let mut end = (self.at + len + WINDOW).min(text.len());
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        &text[self.at..end]
    }

    /// A tag that ends on `line` has been read; returns where it begins, or thereabouts.
    pub(super) fn tag(&mut self, line: u64) -> usize {
        self.reach(line);
        let ahead = self.ahead(0);
        let start = self.at + ahead.find('<').unwrap_or(0);
        self.at += ahead.find('>').map_or(0, |at| at + 1);
        start
    }

    /// Words that end on `line` have been read; returns where they stand.
    pub(super) fn words(&mut self, words: &str, line: u64) -> usize {
        let breaks = words.bytes().filter(|&b| b == b'\n').count() as u64;
        self.reach(line.saturating_sub(breaks));
        // Words with entities are written otherwise; what stands behind the next tag is not these.
        let ahead = self.ahead(words.len());
        let before_tag = &ahead[..ahead.find('<').unwrap_or(ahead.len())];
        let Some(found) = before_tag.find(words) else { return self.at };
        self.at += found + words.len();
        self.at - words.len()
    }

    /// Where reading has come to.
    pub(super) fn here(&self) -> usize {
        self.at
    }
}
