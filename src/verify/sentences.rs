//! Each sentence of the body, and each row of a table, must hold a link.

use std::ops::Range;

use briefer_plugin::segment;

use super::check::Check;
use super::dates;
use super::edition::{Block, Kind, Mark, Part};
use super::quotations::{pieces, stand};
use super::reading::Reading;

const HINT: &str =
    "link it to its evidence; an analyst's own words are a block quotation that begins with **Analyst:**";

/// Checks a block, or all cells of a row.
pub(super) fn check<'e>(check: &mut Check<'_, 'e>, group: &'e [Block]) {
    if let Kind::Cell(_) = group[0].kind {
        let said =
            |block: &Block| block.text.chars().any(char::is_alphanumeric) && !check.phrases.is_sentence(&block.text);
        if group.iter().all(|block| block.marks.is_empty())
            && let Some(block) = group.iter().find(|block| said(block))
        {
            let range = 0..block.text.len();
            return check.fail(block, range, "this row holds no link: no evidence".to_owned(), Some(HINT.to_owned()));
        }
    }
    let marks: Vec<&Mark> = group.iter().flat_map(|block| &block.marks).collect();
    let mut before = 0;
    for block in group {
        before += block.marks.len();
        for sentence in sentences(&block.text, &block.marks) {
            if !is_linked(check, block, &sentence, marks.get(before).copied()) {
                let message = "this sentence holds no link: no evidence".to_owned();
                check.fail(block, sentence, message, Some(HINT.to_owned()));
            }
        }
    }
}

/// Whether a sentence holds a mark or needs none; `next` is the mark that follows in the same row, if any.
fn is_linked(check: &Check<'_, '_>, block: &Block, sentence: &Range<usize>, next: Option<&Mark>) -> bool {
    let text = &block.text[sentence.clone()];
    let own = block.marks.partition_point(|mark| mark.at <= sentence.start);
    let mark = block.marks.get(own);
    if mark.is_some_and(|mark| mark.at <= sentence.end) || check.phrases.is_sentence(text) {
        return true;
    }
    let is_name_of_period = || block.part == Part::Masthead && !dates::find(text).is_empty();
    let is_label = || matches!(block.kind, Kind::Cell(_)) && !is_full(text);
    // Several sentences may be one quotation of their note.
    let in_note = || {
        let note = mark.or(next).and_then(|mark| check.notes.get(mark.note.as_str()));
        matches!(note, Some(Reading::Sentence(reading)) if stand(&pieces(text), &reading.words))
    };
    is_name_of_period() || is_label() || in_note()
}

/// Whether the words of a cell make a sentence, and no label.
fn is_full(text: &str) -> bool {
    text.ends_with(['.', '!', '?', '”', '"']) && text.split_whitespace().count() > 2
}

/// The sentences of a text with marks. What stands between quotation marks or in brackets is not parted, nor is a quotation
/// from the brackets behind it that say with a mark where it comes from.
fn sentences(text: &str, marks: &[Mark]) -> Vec<Range<usize>> {
    let segments = segment(text);
    let closed = Closed::of(text);
    let mut found: Vec<Range<usize>> = Vec::new();
    for sentence in &segments.sentences {
        let range = sentence.span.range();
        match found.last_mut() {
            Some(last) if closed.holds(last.end, range.start) || is_origin(text, last, &range, marks) => {
                last.end = range.end;
            }
            _ => found.push(range),
        }
    }
    found.retain(|range| text[range.clone()].chars().any(char::is_alphanumeric));
    found
}

fn is_origin(text: &str, quoted: &Range<usize>, origin: &Range<usize>, marks: &[Mark]) -> bool {
    let next = marks.partition_point(|mark| mark.at <= origin.start);
    text[quoted.clone()].ends_with(['”', '"', '»', '’'])
        && text[origin.clone()].starts_with('(')
        && marks.get(next).is_some_and(|mark| mark.at <= origin.end)
}

/// Stretches between quotation marks and brackets that are closed, sorted.
struct Closed(Vec<Range<usize>>);

impl Closed {
    fn of(text: &str) -> Self {
        let mut closed = super::quotations::quotations(text);
        // What is never closed ends with the text, and joins nothing.
        closed.retain(|range| range.end < text.len());
        let mut open = Vec::new();
        for (at, c) in text.char_indices() {
            match c {
                '(' => open.push(at),
                ')' => closed.extend(open.pop().map(|start| start..at)),
                _ => {}
            }
        }
        closed.sort_by_key(|range| (range.start, range.end));
        let mut merged: Vec<Range<usize>> = Vec::new();
        for range in closed {
            match merged.last_mut() {
                Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
                _ => merged.push(range),
            }
        }
        Closed(merged)
    }

    /// Whether the place between two sentences lies inside.
    fn holds(&self, end: usize, start: usize) -> bool {
        let next = self.0.partition_point(|range| range.start < end);
        self.0[..next].last().is_some_and(|range| range.end > start)
    }
}

#[cfg(test)]
mod tests {
    use super::sentences;

    #[test]
    fn sentences_are_parted() {
        let of = |text: &'static str| sentences(text, &[]).into_iter().map(|range| &text[range]).collect::<Vec<_>>();
        assert_eq!(
            of("It fell. Dr. Malo left (He ran. Fast.) at once. End"),
            ["It fell.", "Dr. Malo left (He ran. Fast.) at once.", "End"]
        );
        assert_eq!(
            of("“We count. A bowl does not lie.” They left."),
            ["“We count. A bowl does not lie.”", "They left."]
        );
        assert_eq!(of("An open “quote. It goes on."), ["An open “quote.", "It goes on."]);
        assert!(of(" . ").is_empty());
    }
}
