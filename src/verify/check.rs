//! Goes through an edition and checks what each link's words say against what its note says.

use std::collections::BTreeMap;
use std::ops::Range;

use briefer_plugin::AsOf;

use super::edition::{Block, Edition, Kind, Mark, Part, Segment};
use super::fold::fold;
use super::phrases::Phrases;
use super::reading::{Reader, Reading, SentenceReading};
use super::{Checked, Failure, names, numbers, quotations, sentences, stances};

/// How many characters of a sentence a hint shows.
const SHOWN: usize = 240;
/// For so many failures all notes are searched for the words: each search reads them all.
const SEARCHES: usize = 100;

/// Every note by its name, read once.
pub(super) type Notes<'e> = BTreeMap<&'e str, Reading<'e>>;

/// What the checks of an edition share.
pub(super) struct Check<'c, 'e> {
    pub(super) notes: &'c Notes<'e>,
    pub(super) phrases: &'c Phrases,
    pub(super) reader: &'c Reader,
    /// The days that the edition is about.
    pub(super) own: Vec<AsOf>,
    /// The first paragraph, and where in it the period is named.
    pub(super) naming: Option<(&'e Block, usize)>,
    /// The note in which a number's folded words stand.
    numbers: BTreeMap<String, &'e str>,
    searches: usize,
    pub(super) failures: Vec<Failure>,
    pub(super) checked: Checked,
}

/// A stretch of a block with the note that it rests on.
#[derive(Clone, Copy)]
pub(super) struct Linked<'c, 'e> {
    pub(super) block: &'e Block,
    pub(super) segment: Segment<'e>,
    pub(super) text: &'e str,
    /// The note of the mark; none where there is no mark.
    pub(super) note: Option<(&'e str, &'c Reading<'e>)>,
}

impl Linked<'_, '_> {
    /// A stretch of the text as a stretch of the block's.
    pub(super) fn in_block(&self, range: &Range<usize>) -> Range<usize> {
        self.segment.start + range.start..self.segment.start + range.end
    }
}

/// Checks all of an edition.
pub(super) fn check(edition: &Edition, phrases: &Phrases, reader: &Reader) -> (Vec<Failure>, Checked) {
    let notes: Notes<'_> =
        edition.notes.iter().map(|(name, note)| (name.as_str(), Reading::of(note, reader))).collect();
    let mut check = Check::of(edition, phrases, reader, &notes);
    for fault in &edition.faults {
        let hint = fault.hint.map(str::to_owned);
        check.failures.push(Failure { place: fault.place.clone(), message: fault.message.clone(), hint });
    }
    check.period();
    for group in edition.blocks.chunk_by(|a, b| matches!((a.kind, b.kind), (Kind::Cell(a), Kind::Cell(b)) if a == b)) {
        if group[0].is_body() {
            check.group(group);
        }
    }
    let Check { mut failures, checked, .. } = check;
    failures.sort_by_key(|failure| (failure.place.start, failure.place.end));
    (failures, checked)
}

impl<'c, 'e> Check<'c, 'e> {
    fn of(edition: &'e Edition, phrases: &'c Phrases, reader: &'c Reader, notes: &'c Notes<'e>) -> Self {
        let mut numbers = BTreeMap::new();
        for (&name, reading) in notes {
            if let Reading::Sentence(reading) = reading {
                for quantity in &reading.quantities {
                    numbers.entry(fold(reading.written(quantity))).or_insert(name);
                }
            }
        }
        let masthead = edition.blocks.iter().find(|block| block.part == Part::Masthead && block.is_body());
        let period = masthead.map_or_else(Vec::new, |block| reader.tongues.calendar.find(&block.text));
        let own = period.iter().map(|found| found.days).collect();
        let named = period.first().map_or(0, |found| found.range.start);
        let naming = masthead.map(|block| (block, named));
        let (failures, checked) = (Vec::new(), Checked::default());
        Check { phrases, reader, notes, own, naming, numbers, searches: 0, failures, checked }
    }

    /// The edition's own period must be one: "week 14 of 2026, 30 March to 5 April 2026".
    fn period(&mut self) {
        let Some((block, _)) = self.naming else { return };
        let found = self.reader.tongues.calendar.find(&block.text);
        if let Some(other) = found.iter().find(|days| days.days != found[0].days) {
            let (period, days) = (&block.text[found[0].range.clone()], &block.text[other.range.clone()]);
            let message = format!("“{period}” and “{days}” are not the same days");
            self.fail(block, other.range.clone(), message, None);
        }
    }

    /// Checks a block, or all cells of a row.
    fn group(&mut self, group: &'e [Block]) {
        let row: Vec<&Mark> = group.iter().flat_map(|block| &block.marks).collect();
        sentences::check(self, group);
        let mut marks = 0;
        for block in group {
            marks += block.marks.len();
            let mut linked = Vec::new();
            for segment in block.segments(row.get(marks).copied()) {
                let text = &block.text[segment.start..segment.end];
                let note = match segment.mark {
                    None => None,
                    Some(mark) => {
                        if linked.len() < block.marks.len() {
                            self.mark(block, segment, mark);
                        }
                        let Some((&name, reading)) = self.notes.get_key_value(mark.note.as_str()) else { continue };
                        Some((name, reading))
                    }
                };
                linked.push(Linked { block, segment, text, note });
            }
            for linked in &linked {
                numbers::check(self, linked);
                names::check(self, linked);
                stances::check(self, linked);
            }
            quotations::check(self, block, &linked);
        }
    }

    /// A mark must lead to a note, and stand behind words.
    fn mark(&mut self, block: &Block, segment: Segment<'_>, mark: &Mark) {
        self.checked.links += 1;
        let mut words = block.text[segment.start..segment.end].char_indices().filter(|(_, c)| c.is_alphanumeric());
        let is_linked = |(at, c): (usize, char)| block.links(&(segment.start + at..segment.start + at + c.len_utf8()));
        let (message, hint) = if !self.notes.contains_key(mark.note.as_str()) {
            (format!("there is no note {}", mark.note), "put its note back, or take the mark and its words out")
        } else if !words.any(is_linked) {
            (
                format!("the mark of note {} stands behind no words of its own", mark.note),
                "put it behind the words it supports",
            )
        } else {
            return;
        };
        self.failures.push(Failure { place: mark.place.clone(), message, hint: Some(hint.to_owned()) });
    }

    /// Reports what is wrong with a stretch of a block's text.
    pub(super) fn fail(&mut self, block: &Block, range: Range<usize>, message: String, hint: Option<String>) {
        self.failures.push(Failure { place: block.place(range), message, hint });
    }

    /// The note in which a number's folded words stand, other than this one.
    pub(super) fn note_with_number(&self, words: &str, other_than: &str) -> Option<&'e str> {
        self.numbers.get(words).copied().filter(|&name| name != other_than)
    }

    /// The first note whose sentence holds folded words; `None` as well once too much has been searched.
    pub(super) fn note_that(&mut self, holds: impl Fn(&SentenceReading<'e>) -> bool) -> Option<&'e str> {
        self.searches += 1;
        let held = |reading: &Reading<'e>| matches!(reading, Reading::Sentence(reading) if holds(reading));
        let mut names = self.notes.iter().filter(|(_, reading)| held(reading)).map(|(&name, _)| name);
        if self.searches <= SEARCHES { names.next() } else { None }
    }
}

/// A note's own words, for a hint.
pub(super) fn says(name: &str, reading: &Reading<'_>) -> String {
    match reading {
        Reading::Sentence(reading) => format!("note {name} says: {}", shortened(&reading.note.text)),
        Reading::List(reading) => format!("note {name} is a list of {}", reading.note.entries.len()),
    }
}

pub(super) fn shortened(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match text.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{} …", text[..end].trim_end()),
        None => text,
    }
}
