//! What a finished edition says, and what it rests on: the same for Markdown and HTML.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::marking::Marking;

/// A finished edition, read again.
#[derive(Clone, Debug, Default)]
pub(crate) struct Edition {
    /// The body, in order.
    pub(super) blocks: Vec<Block>,
    /// The notes by the name of their marks.
    pub(super) notes: BTreeMap<String, Note>,
    /// What is wrong with the edition's form.
    pub(super) faults: Vec<Fault>,
}

/// Something wrong with the form.
#[derive(Clone, Debug)]
pub(super) struct Fault {
    /// Where, in bytes of the edition.
    pub(super) place: Range<usize>,
    pub(super) message: String,
    pub(super) hint: Option<&'static str>,
}

/// What part a block plays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A heading, a table's head, the caption of a picture: not checked.
    Heading,
    /// An analyst's own words: not checked.
    Analyst,
    /// A paragraph, a list item, a paragraph of a block quotation.
    Prose,
    /// A table's cell, with the number of its row.
    Cell(usize),
}

/// Where in an edition a block stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    /// Before the first heading of the second level: title, period, what the edition rests on.
    #[default]
    Masthead,
    Body,
    /// After a rule: what was read and what was not used. It makes no statement of its own, and is not checked.
    Reference,
}

/// A paragraph, list item, heading or cell: its text without marks and badges.
#[derive(Clone, Debug)]
pub(super) struct Block {
    pub(super) kind: Kind,
    /// Where in the edition it stands.
    pub(super) part: Part,
    pub(super) text: String,
    /// The marks in it, in order.
    pub(super) marks: Vec<Mark>,
    /// Where the words of links stand, if the format says so; else all words are those of the mark behind them.
    pub(super) linked: Option<Vec<Range<usize>>>,
    /// Where in the edition pieces of the text stand: offset in the text, offset in the edition; sorted by both.
    pub(super) places: Vec<(usize, usize)>,
}

/// A mark that leads to a note.
#[derive(Clone, Debug)]
pub(super) struct Mark {
    /// The note's name.
    pub(super) note: String,
    /// Where in the block's text it stands.
    pub(super) at: usize,
    /// Where in the edition it stands.
    pub(super) place: Range<usize>,
}

/// What a link leads to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Note {
    /// Where in the edition it stands.
    pub(super) place: Range<usize>,
    pub(super) body: Body,
}

/// The two forms of a note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Body {
    /// A sentence of a document.
    Sentence(Sentence),
    /// What a computed number is recomputed from.
    List(List),
}

impl Default for Body {
    fn default() -> Self {
        Body::Sentence(Sentence::default())
    }
}

/// A sentence as evidence.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Sentence {
    pub(super) text: String,
    pub(super) glosses: Vec<Gloss>,
    pub(super) origin: Origin,
}

/// Whom or what other words of the sentence name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Gloss {
    /// The words of the sentence.
    pub(super) words: String,
    pub(super) name: String,
}

/// The document that something stands in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Origin {
    pub(super) title: String,
    pub(super) source: String,
    /// As written: "3 April 2026".
    pub(super) date: String,
}

/// A list as evidence.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct List {
    /// What stands before the entries: "3 stories".
    pub(super) label: String,
    pub(super) entries: Vec<Entry>,
}

/// One line of a list: its title, and who published it when.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) title: String,
    pub(super) rest: String,
}

/// A stretch of a block's text, and the mark behind it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Segment<'b> {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) mark: Option<&'b Mark>,
}

impl Edition {
    /// Blanks markings such as `TLP:AMBER`, which are no statement, wherever they stand.
    pub(super) fn without_markings(mut self) -> Self {
        for block in &mut self.blocks {
            let starts: Vec<usize> = block.text.match_indices("TLP:").map(|(at, _)| at).collect();
            for start in starts {
                let rest = &block.text[start..];
                let len =
                    rest.find(|c: char| !c.is_ascii_alphabetic() && !matches!(c, ':' | '+')).unwrap_or(rest.len());
                if rest[..len].parse::<Marking>().is_ok() {
                    block.text.replace_range(start..start + len, &" ".repeat(len));
                }
            }
        }
        self.blocks.retain(|block| !block.text.trim().is_empty() || !block.marks.is_empty());
        self
    }
}

impl Block {
    /// Whether a stretch of the text stands in the words of a link.
    pub(super) fn links(&self, range: &Range<usize>) -> bool {
        let holds = |linked: &Vec<Range<usize>>| {
            let next = linked.partition_point(|words| words.start <= range.start);
            linked[..next].last().is_some_and(|words| range.end <= words.end)
        };
        self.linked.as_ref().is_none_or(holds)
    }

    /// The text in stretches, each with the mark that ends it; `next` is the mark that follows in the same row, if any. The
    /// last stretch may be empty.
    pub(super) fn segments<'b>(&'b self, next: Option<&'b Mark>) -> impl Iterator<Item = Segment<'b>> {
        let starts = std::iter::once(0).chain(self.marks.iter().map(|mark| mark.at));
        let ends = self.marks.iter().map(|mark| (mark.at, Some(mark))).chain([(self.text.len(), next)]);
        starts.zip(ends).map(|(start, (end, mark))| Segment { start, end, mark })
    }

    /// Where in the edition a stretch of the text stands.
    pub(super) fn place(&self, range: Range<usize>) -> Range<usize> {
        let start = self.offset(range.start);
        // What ends a piece is not what begins the next.
        let last = range.end.max(range.start + 1) - 1;
        start..self.offset(last).max(start) + 1
    }

    fn offset(&self, at: usize) -> usize {
        let after = self.places.partition_point(|&(start, _)| start <= at);
        self.places.get(after.wrapping_sub(1)).map_or(0, |&(start, place)| place + (at - start))
    }

    /// Whether the block's words are checked.
    pub(super) fn is_body(&self) -> bool {
        self.part != Part::Reference && matches!(self.kind, Kind::Prose | Kind::Cell(_))
    }
}
