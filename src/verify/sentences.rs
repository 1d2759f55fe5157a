//! Each sentence of the body, and each row of a table, must hold a link.

use std::ops::Range;

use briefer_plugin::segment;
use briefer_plugin::words::function::is_function_word;
use briefer_plugin::words::reporting::reporting_form;

use super::check::Check;
use super::edition::{Block, Kind, Mark};
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
        check_block(check, block, marks.get(before).copied());
    }
}

/// Checks the sentences of a block; `next` is the mark that follows in the same row, if any.
fn check_block(check: &mut Check<'_, '_>, block: &Block, next: Option<&Mark>) {
    // Whether the last sentence was its note's, and said no more than half of what the mark supports.
    let mut goes_on = false;
    let days = check.reader.tongues.calendar.find(&block.text).into_iter().map(|days| days.range).collect();
    for sentence in sentences(&block.text, &block.marks, days) {
        let found = evidence(check, block, &sentence, next, goes_on);
        goes_on = found == Some(Evidence::Verbatim);
        if found.is_none() {
            let message = "this sentence holds no link: no evidence".to_owned();
            check.fail(block, sentence, message, Some(HINT.to_owned()));
        }
    }
}

/// Why a sentence may stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Evidence {
    /// It holds a mark, or needs none.
    Mark,
    /// It has no mark, and stands word by word in the note of the mark that follows.
    Verbatim,
}

/// What bears a sentence out. Where it `goes_on` from one that stands in its note, so must it.
fn evidence(
    check: &Check<'_, '_>,
    block: &Block,
    sentence: &Range<usize>,
    next: Option<&Mark>,
    goes_on: bool,
) -> Option<Evidence> {
    let text = &block.text[sentence.clone()];
    let own = block.marks.partition_point(|mark| mark.at <= sentence.start);
    let mark = block.marks.get(own);
    let in_note = |words: &str| {
        let note = mark.or(next).and_then(|mark| check.notes.get(mark.note.as_str()));
        matches!(note, Some(Reading::Sentence(reading)) if stand(&pieces(words), &reading.words))
    };
    if let Some(mark) = mark.filter(|mark| mark.at <= sentence.end) {
        let words = &block.text[sentence.start..mark.at];
        let words = words.rsplit_once(" (").map_or(words, |(words, _)| words);
        return (!goes_on || in_note(words)).then_some(Evidence::Mark);
    }
    // "Analyst edition, week 14 of 2026", "Analyst edition, all documents".
    let is_name_of_period =
        || check.naming.is_some_and(|(naming, at)| std::ptr::eq(naming, block) && sentence.contains(&at));
    let is_label = || matches!(block.kind, Kind::Cell(_)) && !is_full(text);
    if check.phrases.is_sentence(text) || is_name_of_period() || is_label() {
        return Some(Evidence::Mark);
    }
    // "Somebody said that the road was open. The bridge was not.": what begins with words of ours goes on in the note's.
    (in_note(text) || told(text).any(in_note)).then_some(Evidence::Verbatim)
}

/// What a sentence tells that somebody said: the words behind each verb of saying, and behind its "that".
fn told(text: &str) -> impl Iterator<Item = &str> {
    let words = text.split(' ').scan(0, |end, word| {
        *end += word.len() + 1;
        Some((word, *end))
    });
    let tells = |word: &str| word == "that" || reporting_form(word).is_some();
    words.filter(move |(word, end)| tells(word) && *end < text.len()).map(|(_, end)| &text[end..])
}

/// Whether the words of a cell make a sentence, and no label: "Dana Brenik Jr." is a name.
fn is_full(text: &str) -> bool {
    let small = |word: &str| word.starts_with(char::is_lowercase);
    text.ends_with(['.', '!', '?', '”', '»', '"'])
        && text.split_whitespace().count() > 2
        && text.split_whitespace().any(small)
}

/// The sentences of a text with marks. What stands between quotation marks, in brackets or in a day ("3. April") is not parted,
/// nor is a sentence from the brackets behind it that say with a mark where it comes from.
fn sentences(text: &str, marks: &[Mark], days: Vec<Range<usize>>) -> Vec<Range<usize>> {
    let closed = Closed::of(text, days);
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut start = 0;
    for end in ends(text).into_iter().chain([text.len()]) {
        let here = start + (text[start..end].len() - text[start..end].trim_start().len())
            ..start + text[start..end].trim_end().len();
        start = end;
        match found.last_mut() {
            _ if here.is_empty() => {}
            Some(last) if closed.holds(last.end, here.start) || is_origin(text, &here, marks) => last.end = here.end,
            _ => found.push(here),
        }
    }
    found.retain(|range| text[range.clone()].chars().any(char::is_alphanumeric));
    found
}

/// Where sentences may end: where the segmentation ends one, behind each full stop that is no abbreviation's, even where the
/// next word is small, and behind a quotation that an opening word follows.
fn ends(text: &str) -> Vec<usize> {
    let segments = segment(text);
    let mut ends: Vec<usize> = segments.sentences.iter().map(|sentence| sentence.span.range().end).collect();
    for pair in segments.tokens.windows(2) {
        let (end, next) = (pair[0].span().range().end, pair[1].text(text));
        let parted = text[end..].starts_with(char::is_whitespace);
        let stops = matches!(pair[0].text(text), "." | "!" | "?");
        let opens = || pair[0].text(text) == "”" && is_capital(next) && is_function_word(&next.to_lowercase());
        if parted && (stops || opens()) {
            ends.push(end);
        }
    }
    ends.sort_unstable();
    ends.dedup();
    ends
}

fn is_capital(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

/// Whether brackets say with a mark where the sentence before comes from.
fn is_origin(text: &str, origin: &Range<usize>, marks: &[Mark]) -> bool {
    let next = marks.partition_point(|mark| mark.at <= origin.start);
    text[origin.clone()].starts_with('(') && marks.get(next).is_some_and(|mark| mark.at <= origin.end)
}

/// Stretches between quotation marks and brackets that are closed, sorted.
struct Closed(Vec<Range<usize>>);

impl Closed {
    fn of(text: &str, days: Vec<Range<usize>>) -> Self {
        let mut closed = crate::quotes::quotations(text);
        // What is never closed ends with the text, and joins nothing.
        closed.retain(|range| range.end < text.len());
        closed.extend(days);
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

    /// Whether the place between two sentences lies inside; a closing mark with a space before it begins none.
    fn holds(&self, end: usize, start: usize) -> bool {
        let next = self.0.partition_point(|range| range.start < end);
        self.0[..next].last().is_some_and(|range| range.end >= start)
    }
}

#[cfg(test)]
mod tests {
    use super::sentences;

    #[test]
    fn sentences_are_parted() {
        let of = |text: &'static str| {
            sentences(text, &[], Vec::new()).into_iter().map(|range| &text[range]).collect::<Vec<_>>()
        };
        assert_eq!(
            of("It fell. Dr. Malo left (He ran. Fast.) at once. End"),
            ["It fell.", "Dr. Malo left (He ran. Fast.) at once.", "End"]
        );
        assert_eq!(
            of("“We count. A bowl does not lie.” They left."),
            ["“We count. A bowl does not lie.”", "They left."]
        );
        assert_eq!(of("An open “quote. It goes on."), ["An open “quote.", "It goes on."]);
        assert_eq!(of("« Il part. Vite. » Elle reste."), ["« Il part. Vite. »", "Elle reste."]);
        assert!(of(" . ").is_empty());
    }
}
