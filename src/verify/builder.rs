//! Puts an edition together while it is read.

use std::ops::Range;

use super::edition::{Block, Edition, Fault, Kind, Mark, Note, Part};

/// An edition under construction.
#[derive(Debug)]
pub(super) struct Builder {
    edition: Edition,
    block: Option<Block>,
    part: Part,
    /// Whether the format says where the words of links stand.
    tells_words: bool,
    /// Depth of the analyst's own block quotations.
    analyst: usize,
    rows: usize,
    cell: bool,
}

impl Builder {
    /// Begins an edition of a format that tells, or does not, where the words of links stand.
    pub(super) fn new(tells_words: bool) -> Self {
        let (edition, part) = (Edition::default(), Part::default());
        Builder { edition, block: None, part, tells_words, analyst: 0, rows: 0, cell: false }
    }

    /// Ends the block under way and begins another.
    pub(super) fn begin(&mut self, kind: Kind) {
        self.end();
        let kind = if self.analyst > 0 { Kind::Analyst } else { kind };
        let linked = self.tells_words.then(Vec::new);
        let (text, marks, places) = (String::new(), Vec::new(), Vec::new());
        self.block = Some(Block { kind, part: self.part, text, marks, linked, places });
    }

    /// Begins a paragraph, list item or the like; inside a cell all is the cell's.
    pub(super) fn begin_prose(&mut self) {
        let kind = if self.cell { Kind::Cell(self.rows) } else { Kind::Prose };
        self.begin(kind);
    }

    pub(super) fn begin_row(&mut self) {
        self.end();
        self.rows += 1;
    }

    pub(super) fn begin_cell(&mut self) {
        self.cell = true;
        self.begin_prose();
    }

    pub(super) fn end_cell(&mut self) {
        self.end();
        self.cell = false;
    }

    pub(super) fn begin_heading(&mut self, level: usize) {
        self.end();
        if level == 2 {
            self.part = self.part.max(Part::Body);
        }
        self.begin(Kind::Heading);
    }

    /// What follows a rule is reference.
    pub(super) fn rule(&mut self) {
        self.end();
        self.part = Part::Reference;
    }

    pub(super) fn begin_analyst(&mut self) {
        self.end();
        self.analyst += 1;
    }

    pub(super) fn end_analyst(&mut self) {
        self.end();
        self.analyst = self.analyst.saturating_sub(1);
    }

    /// The block under way, which has just begun, turns out to be an analyst's own.
    pub(super) fn claim_analyst(&mut self) {
        self.analyst += 1;
        if let Some(block) = &mut self.block {
            block.kind = Kind::Analyst;
        }
    }

    /// Whether the block under way holds words of a sort and nothing else.
    pub(super) fn is_just(&self, fits: impl Fn(&str) -> bool) -> bool {
        self.block.as_ref().is_some_and(|block| fits(block.text.trim()) && block.marks.is_empty())
    }

    /// Whether a table's cell is under way.
    pub(super) fn is_in_cell(&self) -> bool {
        self.cell
    }

    /// Whether the block under way holds nothing yet.
    pub(super) fn is_fresh(&self) -> bool {
        self.block.as_ref().is_none_or(|block| block.text.trim().is_empty() && block.marks.is_empty())
    }

    /// Adds text that stands at `place` in the edition.
    pub(super) fn text(&mut self, text: &str, place: usize) {
        if self.block.is_none() && !text.trim().is_empty() {
            self.begin_prose();
        }
        let Some(block) = &mut self.block else { return };
        let text = if block.text.is_empty() { text.trim_start() } else { text };
        if !text.is_empty() {
            block.places.push((block.text.len(), place));
            block.text.push_str(text);
        }
    }

    /// How long the block's text is so far.
    pub(super) fn at(&self) -> usize {
        self.block.as_ref().map_or(0, |block| block.text.len())
    }

    /// The words of a link end here, and began at `start`.
    pub(super) fn linked(&mut self, start: usize) {
        if let Some(Block { text, linked: Some(linked), .. }) = &mut self.block
            && linked.last().is_none_or(|last| last.end <= start)
        {
            linked.push(start..text.len());
        }
    }

    /// Adds a mark.
    pub(super) fn mark(&mut self, note: &str, place: Range<usize>) {
        if self.block.is_none() {
            self.begin_prose();
        }
        if let Some(block) = &mut self.block {
            let at = block.text.trim_end().len();
            block.marks.push(Mark { note: note.to_owned(), at, place });
        }
    }

    /// Ends the block under way.
    pub(super) fn end(&mut self) {
        let Some(block) = self.block.take() else { return };
        if !block.text.trim().is_empty() || !block.marks.is_empty() {
            self.edition.blocks.push(block);
        }
    }

    /// Adds a note; of two with one name the first counts.
    pub(super) fn note(&mut self, name: &str, note: Note) {
        let place = note.place.clone();
        if self.edition.notes.contains_key(name) {
            return self.fault(
                place,
                format!("there are two notes {name}"),
                Some("give each note a number of its own"),
            );
        }
        self.edition.notes.insert(name.to_owned(), note);
    }

    pub(super) fn fault(&mut self, place: Range<usize>, message: String, hint: Option<&'static str>) {
        self.edition.faults.push(Fault { place, message, hint });
    }

    pub(super) fn finish(mut self) -> Edition {
        self.end();
        self.edition
    }
}

/// Marks that lead to no note are plain text in Markdown: they become marks again, their text becomes blank.
pub(super) fn dangling(block: &mut Block) {
    let mut found = Vec::new();
    for (at, _) in block.text.match_indices("[^") {
        let rest = &block.text[at + 2..];
        let len = rest.bytes().take(40).take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_')).count();
        if len > 0 && rest[len..].starts_with(']') {
            found.push(at..at + len + 3);
        }
    }
    for range in &found {
        let note = block.text[range.start + 2..range.end - 1].to_owned();
        let mark = Mark { note, at: range.start, place: block.place(range.clone()) };
        let after = block.marks.partition_point(|other| other.at <= mark.at);
        block.marks.insert(after, mark);
        block.text.replace_range(range.clone(), &" ".repeat(range.len()));
    }
}
