//! Half-open byte ranges.

use std::ops::Range;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A half-open range of UTF-8 byte offsets into a document's text.
///
/// Offsets are 32 bits wide: the core refuses a document of 4 GiB or more. On the wire a span is a pair,
/// `[start, end]`.
///
/// ```
/// use briefer_plugin::Span;
/// let span = Span::new(4, 9);
/// assert_eq!(span.slice("the quick fox"), "quick");
/// assert!(span.contains(Span::new(5, 6)));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(from = "(u32, u32)", into = "(u32, u32)")]
#[schemars(with = "(u32, u32)")]
pub struct Span {
    /// Byte offset of the first byte.
    pub start: u32,
    /// Byte offset just past the last byte.
    pub end: u32,
}

impl Span {
    /// Makes a span from two byte offsets.
    ///
    /// # Panics
    /// When an offset does not fit 32 bits, or `start` is past `end`.
    pub fn new(start: usize, end: usize) -> Self {
        assert!(start <= end, "span starts at {start}, past its end {end}");
        let narrow = |offset: usize| u32::try_from(offset).expect("document texts are shorter than 4 GiB");
        Span { start: narrow(start), end: narrow(end) }
    }

    /// The byte range, for slicing.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The part of `text` that the span covers.
    ///
    /// # Panics
    /// When the span is out of bounds or cuts a character.
    pub fn slice(self, text: &str) -> &str {
        &text[self.range()]
    }

    /// Length in bytes.
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether the span covers nothing.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether `other` lies wholly inside this span.
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two spans share at least one byte.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that holds both.
    pub fn hull(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}

impl From<(u32, u32)> for Span {
    fn from((start, end): (u32, u32)) -> Self {
        Span { start, end }
    }
}

impl From<Span> for (u32, u32) {
    fn from(span: Span) -> Self {
        (span.start, span.end)
    }
}
