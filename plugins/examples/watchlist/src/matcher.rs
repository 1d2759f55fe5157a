//! Looks for all names of a list in one pass.
//!
//! The Aho-Corasick automaton finds every name at every place; what follows keeps those that stand alone, and of those
//! that overlap the one that starts first, the longest where several start at one place. Time grows with the text and
//! with how many names lie in each other, not with the number of names.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::ops::Range;

use aho_corasick::AhoCorasick;
use briefer_plugin::words::function::is_function_word;
use briefer_plugin::{Document, PluginError, Sentence, Shape, Span, segment};

use crate::list::{self, Entry};
use crate::options::Matching;
use crate::pieces::Pieces;

/// A name found in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Hit {
    /// The name's bytes, without a possessive after it.
    pub(crate) span: Span,
    /// Index of its sentence.
    pub(crate) sentence: usize,
    /// Index of the list's entry.
    pub(crate) entry: usize,
    /// Index of the form among the entry's.
    pub(crate) form: usize,
}

/// All names of a list, ready to be looked for.
#[derive(Debug)]
pub(crate) struct Matcher {
    automaton: AhoCorasick,
    patterns: Vec<Pattern>,
}

/// What the automaton's pattern of the same number stands for.
#[derive(Debug)]
struct Pattern {
    entry: usize,
    form: usize,
    /// The letters that must stand there, where letter case matters.
    written: Option<String>,
    /// Whether it is an acronym that is also a function word: WHO, IT, US.
    is_word: bool,
}

impl Matcher {
    /// Prepares the names.
    ///
    /// # Errors
    /// [`PluginError::Options`] where two entries share a name, or there are more names than memory can hold.
    pub(crate) fn new(entries: &[Entry], matching: Matching) -> Result<Self, PluginError> {
        let mut taken: HashMap<(String, Option<String>), usize> = HashMap::new();
        let mut patterns = Vec::new();
        let mut folded = Vec::new();
        let mut problems = Vec::new();
        for (index, entry) in entries.iter().enumerate() {
            for (form, name) in entry.forms.iter().enumerate() {
                let (words, pattern) = Pattern::of(index, form, name, matching);
                let first = *taken.entry((words.clone(), pattern.written.clone())).or_insert(index);
                if first != index {
                    let other = &entries[first];
                    problems.push(format!(
                        "{}: `{name}` already stands for `{}` ({})",
                        entry.place,
                        other.name(),
                        other.place
                    ));
                }
                patterns.push(pattern);
                folded.push(words);
            }
        }
        list::report(&problems)?;
        let automaton =
            AhoCorasick::new(folded).map_err(|error| PluginError::Options(format!("too many names: {error}")))?;
        Ok(Matcher { automaton, patterns })
    }

    /// The names in a document, in text order.
    pub(crate) fn find(&self, document: &Document<'_>) -> Vec<Hit> {
        if self.patterns.is_empty() {
            return Vec::new();
        }
        let pieces = Pieces::of(document);
        let found = self.automaton.find_overlapping_iter(&pieces.folded);
        let mut hits: Vec<Hit> = found
            .filter_map(|found| {
                let pattern = &self.patterns[found.pattern().as_usize()];
                pattern.hit(document, &pieces, pieces.covered(found.start(), found.end()))
            })
            .collect();
        hits.sort_by_key(|hit| (hit.span.start, Reverse(hit.span.end), hit.entry, hit.form));
        let mut free = 0;
        hits.retain(|hit| {
            let keep = hit.span.start >= free;
            free = if keep { hit.span.end } else { free };
            keep
        });
        hits
    }
}

impl Pattern {
    /// How a name is looked for: its pieces as the automaton's pattern, and what must hold where they are found.
    fn of(entry: usize, form: usize, name: &str, matching: Matching) -> (String, Self) {
        let segments = segment(name);
        let document = segments.document("name", name);
        // A name that reads like two sentences is one name all the same.
        let folded = Pieces::of(&document).folded.replace("\n\n", "\n");
        let acronym = document.tokens.len() == 1 && document.tokens[0].shape == Shape::Upper;
        let written = (acronym || matching == Matching::Exact).then(|| letters(name).collect());
        (folded.clone(), Pattern { entry, form, written, is_word: acronym && is_function_word(folded.trim()) })
    }

    /// The hit, if the pieces stand alone and are written as the list asks.
    fn hit(&self, document: &Document<'_>, pieces: &Pieces, found: Range<usize>) -> Option<Hit> {
        let span = pieces.span(&found);
        let sentence = pieces.list[found.start].sentence;
        let fits = self.written.as_deref().is_none_or(|written| letters(span.slice(document.text)).eq(written.chars()))
            && stands_alone(document.text, span)
            && is_loose(document.text, pieces, &found)
            && !(self.is_word && is_loud(document, &document.sentences[sentence]));
        fits.then_some(Hit { span, sentence, entry: self.entry, form: self.form })
    }
}

/// The letters and digits of a name: what must be equal where letter case matters. That the spaces, hyphens and dots
/// between them fit is known already, since the pieces do.
fn letters(name: &str) -> impl Iterator<Item = char> {
    name.chars().filter(|c| c.is_alphanumeric())
}

/// Whether no letter or digit touches the span: the "34" of "34th" is not the name "34".
fn stands_alone(text: &str, span: Span) -> bool {
    let before = text[..span.start as usize].chars().next_back();
    let after = text[span.end as usize..].chars().next();
    !before.into_iter().chain(after).any(char::is_alphanumeric)
}

/// Whether only plain words are tied to the pieces by hyphens: "UN-backed" holds "UN", "Smith-Jones" holds no "Smith".
fn is_loose(text: &str, pieces: &Pieces, found: &Range<usize>) -> bool {
    let is_plain = |index: usize| {
        let word = pieces.list[index].span.slice(text);
        word.contains(char::is_lowercase) && !word.contains(char::is_uppercase)
    };
    let before = !pieces.list[found.start].tied || is_plain(found.start - 1);
    let after = pieces.list.get(found.end).is_none_or(|piece| !piece.tied) || is_plain(found.end);
    before && after
}

/// Whether a sentence is written in capitals alone, so that they mean nothing: there "WHO" may be the word "who".
fn is_loud(document: &Document<'_>, sentence: &Sentence) -> bool {
    let tokens = document.tokens_of(sentence);
    !tokens.iter().any(|token| matches!(token.shape, Shape::Lower | Shape::Capitalized | Shape::Mixed))
}
