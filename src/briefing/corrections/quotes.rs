//! Where quoted words stand: in one pass over the documents, however many quotations there are.

use std::collections::BTreeMap;
use std::sync::Arc;

use aho_corasick::AhoCorasick;
use briefer_plugin::{Evidence, Role, Span, fold};
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use crate::briefing::reading::Reading;
use crate::briefing::record::Record;
use crate::config::{Change, Correction};

/// Fewer words than this must be the whole sentence: two or three words stand in many.
const WORDS: usize = 4;

/// The sentences that hold quoted words.
#[derive(Debug, Default)]
pub(super) struct Quoted {
    /// By document, the sentences with the position of the correction that quotes them, in text order.
    by_document: BTreeMap<String, Vec<(Span, usize)>>,
    /// By the position of a correction, whether any sentence holds its words.
    is_found: Vec<bool>,
}

impl Quoted {
    /// Looks for the words of all corrections that quote any.
    pub(super) fn find(corrections: &[Correction], records: &[Arc<Record>]) -> Self {
        let quotes = Quotes::of(corrections.iter().map(|correction| &correction.change));
        let mut quoted = Quoted { by_document: BTreeMap::new(), is_found: vec![false; corrections.len()] };
        let Some(quotes) = quotes else { return quoted };
        let found: Vec<Vec<(Span, usize)>> = records.par_iter().map(|record| quotes.find(&record.reading)).collect();
        for (record, found) in records.iter().zip(found).filter(|(_, found)| !found.is_empty()) {
            found.iter().for_each(|(_, correction)| quoted.is_found[*correction] = true);
            quoted.by_document.insert(record.id.clone(), found);
        }
        quoted
    }

    /// Whether any sentence holds the words of a correction.
    pub(super) fn is_found(&self, correction: usize) -> bool {
        self.is_found.get(correction).copied().unwrap_or(false)
    }

    /// The sentences of a document, with the corrections that quote them.
    pub(super) fn of(&self, document: &str) -> &[(Span, usize)] {
        self.by_document.get(document).map_or(&[], Vec::as_slice)
    }

    /// The corrections that quote the sentence of a piece of evidence; one may come twice.
    pub(super) fn of_evidence(&self, evidence: &Evidence) -> impl Iterator<Item = usize> {
        let stands_in = |sentence: &Span| sentence.start < evidence.end && evidence.start < sentence.end;
        self.of(&evidence.document).iter().filter(move |(sentence, _)| stands_in(sentence)).map(|(_, at)| *at)
    }
}

/// What to look for.
struct Quotes {
    words: AhoCorasick,
    /// By pattern, the correction, and whether the words must be a whole sentence.
    of: Vec<(usize, bool)>,
}

impl Quotes {
    fn of<'a>(changes: impl Iterator<Item = &'a Change>) -> Option<Self> {
        let (mut patterns, mut of) = (Vec::new(), Vec::new());
        for (at, words) in changes.enumerate().filter_map(|(at, change)| Some((at, change.quoted()?))) {
            let words = bare(&folded(words)).to_owned();
            if !words.is_empty() {
                of.push((at, words.split(' ').count() < WORDS));
                patterns.push(words);
            }
        }
        // The patterns come from a file of at most 256 KB: the automaton's limits are far away.
        let words = AhoCorasick::new(&patterns).ok().filter(|_| !patterns.is_empty())?;
        Some(Quotes { words, of })
    }

    /// The sentences that hold quoted words; of words that reach over several, all of them.
    fn find(&self, reading: &Reading) -> Vec<(Span, usize)> {
        let text = FoldedText::of(reading);
        let mut found = Vec::new();
        for hit in self.words.find_overlapping_iter(&text.folded) {
            let (correction, whole) = self.of[hit.pattern().as_usize()];
            let sentences = text.sentences(hit.start(), hit.end());
            let fits = if whole {
                text.is_whole(sentences.clone(), hit.range())
            } else {
                stands_alone(&text.folded, hit.range())
            };
            if fits {
                found.extend(text.starts[sentences].iter().map(|(_, span)| (*span, correction)));
            }
        }
        found.sort_unstable_by_key(|(span, correction)| (span.start, *correction));
        found.dedup();
        found
    }
}

/// The sentences of a document's text proper, folded, one after the other.
struct FoldedText {
    folded: String,
    /// Where each begins in `folded`, and where it stands in the text.
    starts: Vec<(usize, Span)>,
}

impl FoldedText {
    fn of(reading: &Reading) -> Self {
        let mut text = FoldedText { folded: String::new(), starts: Vec::new() };
        for sentence in &reading.sentences {
            if !matches!(sentence.role, Role::Headline | Role::Body) {
                // Nobody quotes across what is not read.
                text.folded.push('\n');
                continue;
            }
            text.starts.push((text.folded.len(), sentence.span));
            text.folded.push_str(&folded(sentence.span.slice(&reading.text)));
            text.folded.push(' ');
        }
        text
    }

    /// The positions of the sentences that hold the bytes `start..end` of the folded text.
    fn sentences(&self, start: usize, end: usize) -> std::ops::Range<usize> {
        let before = |offset: usize| self.starts.partition_point(|(at, _)| *at <= offset);
        before(start).saturating_sub(1)..before(end.saturating_sub(1))
    }

    /// Whether the bytes are all that one sentence says.
    fn is_whole(&self, sentences: std::ops::Range<usize>, bytes: std::ops::Range<usize>) -> bool {
        let next = self.starts.get(sentences.end).map_or(self.folded.len(), |(at, _)| *at);
        sentences.len() == 1 && bare(&self.folded[self.starts[sentences.start].0..next]) == &self.folded[bytes]
    }
}

/// Words folded so that case, accents, kinds of quotation marks and white space do not matter.
pub(super) fn folded(words: &str) -> String {
    // What stands at the ends of a name is folded away, an article, say; between two words that are none it stays.
    let inside = fold(&format!(". {words} ."));
    let inside = inside.strip_prefix(". ").and_then(|rest| rest.strip_suffix(" .")).unwrap_or_default();
    inside.replace(['“', '”', '„', '‟', '«', '»', '‹', '›', '‚', '\''], "\"")
}

/// Words without the marks around them.
pub(super) fn bare(words: &str) -> &str {
    words.trim_matches(|c: char| !c.is_alphanumeric())
}

/// Whether the bytes of a folded text end where words and numbers end: not "412" of "1,412".
pub(super) fn stands_alone(text: &str, bytes: std::ops::Range<usize>) -> bool {
    fn goes_on(edge: Option<char>, mut beyond: impl Iterator<Item = char>) -> bool {
        match beyond.next() {
            Some('.' | ',') => {
                edge.is_some_and(|c| c.is_ascii_digit()) && beyond.next().is_some_and(|c| c.is_ascii_digit())
            }
            Some(c) => c.is_alphanumeric(),
            None => false,
        }
    }
    let inside = &text[bytes.clone()];
    !goes_on(inside.chars().next(), text[..bytes.start].chars().rev())
        && !goes_on(inside.chars().next_back(), text[bytes.end..].chars())
}

/// Whether `words` stand in `text` as whole words and numbers; both folded.
pub(super) fn holds(text: &str, words: &str) -> bool {
    text.match_indices(words).any(|(at, _)| stands_alone(text, at..at + words.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_accents_marks_and_white_space_do_not_matter() {
        assert_eq!(folded("The “Señor’s\n  gate”"), folded("the \"senor's gate\""));
        assert_eq!(bare(&folded("… “We stay,” he said.")), "we stay,\" he said");
        for empty in ["", " ", ".", "the", "'s"] {
            assert!(folded(empty).len() <= empty.len().max(2), "{empty}");
        }
    }

    #[test]
    fn a_number_is_not_found_in_a_longer_one() {
        assert!(holds("some 412 people", "412") && holds("in all, 412, 30 of them", "412") && holds("412.", "412"));
        for text in ["1,412 people", "412,000 people", "4.412", "2412", "412.5"] {
            assert!(!holds(text, "412"), "{text}");
        }
    }
}
