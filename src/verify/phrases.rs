//! The fixed phrases of the templates: what stands in them literally, outside tags.

use std::collections::BTreeSet;
use std::ops::Range;

use briefer_plugin::segment;

use super::fold::{Folded, fold};
use super::reading::Reader;
use super::{html, markdown};
use crate::render::{Format, Renderer, TAG};

/// A phrase that excuses a number in it must have this many words.
const WORDS: usize = 3;

/// What the templates say by themselves.
#[derive(Clone, Debug, Default)]
pub(super) struct Phrases {
    /// Whole sentences, folded.
    sentences: BTreeSet<String>,
    /// Phrases that hold a number, folded: "first figure for".
    numbers: Vec<String>,
    /// Words that the templates write with a capital letter.
    capitals: BTreeSet<String>,
    /// Words that phrases write so inside a sentence, as some languages do with every noun.
    nouns: BTreeSet<String>,
    /// Titles of the configuration, folded.
    titles: BTreeSet<String>,
}

impl Phrases {
    /// Gathers the phrases of a project's templates.
    pub(super) fn of(renderer: &Renderer, reader: &Reader) -> Self {
        let mut phrases = Phrases::default();
        for (text, format) in renderer.literals() {
            let edition = match format {
                Format::Markdown => markdown::read(&text, &reader.tongues),
                Format::Html => html::read(&text, &reader.tongues),
            };
            for piece in edition.blocks.iter().flat_map(|block| block.text.split(TAG)) {
                phrases.add(piece.trim(), reader);
            }
        }
        phrases.nouns = renderer.phrases().flat_map(|said| nouns(&said)).collect();
        phrases
    }

    /// Takes a title of the configuration for fixed words, too.
    pub(super) fn add_title(&mut self, title: &str, reader: &Reader) {
        self.titles.insert(fold(title));
        self.add(title, reader);
    }

    /// Whether a name is a title of the configuration.
    pub(super) fn is_title(&self, name: &str) -> bool {
        self.titles.contains(&fold(name))
    }

    fn add(&mut self, piece: &str, reader: &Reader) {
        let segments = segment(piece);
        let words = |text: &str| text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).count();
        for sentence in &segments.sentences {
            let sentence = sentence.span.slice(piece);
            if words(sentence) > 1 {
                self.sentences.insert(fold(sentence));
            }
        }
        for word in piece.split(|c: char| !c.is_alphanumeric()).filter(|word| word.starts_with(char::is_uppercase)) {
            self.capitals.insert(word.to_owned());
        }
        if words(piece) >= WORDS && !reader.quantities(piece, None).is_empty() {
            let phrase = fold(piece);
            if !self.numbers.contains(&phrase) {
                self.numbers.push(phrase);
            }
        }
    }

    /// Whether a whole sentence is a fixed phrase.
    pub(super) fn is_sentence(&self, sentence: &str) -> bool {
        self.sentences.contains(&fold(sentence))
    }

    /// Whether a word with a capital letter is one that the templates write so.
    pub(super) fn is_capital(&self, word: &str) -> bool {
        self.capitals.contains(word)
    }

    /// Whether a word with a capital letter is one that phrases write so wherever it stands.
    pub(super) fn is_noun(&self, word: &str) -> bool {
        self.nouns.contains(word)
    }

    /// Where in a text fixed phrases with numbers stand.
    pub(super) fn with_numbers(&self, text: &Folded) -> Vec<Range<usize>> {
        let found = self.numbers.iter().flat_map(|phrase| text.find(phrase));
        found.map(|range| text.unfolded(range)).collect()
    }
}

/// The words of a phrase that have a capital letter, but begin no sentence.
fn nouns(said: &str) -> Vec<String> {
    let (mut found, mut begins) = (Vec::new(), true);
    for word in said.split_whitespace() {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        if !begins && bare.starts_with(char::is_uppercase) {
            found.push(bare.to_owned());
        }
        // Behind an argument alone anything may stand: what it says is not known.
        begins = word.ends_with(['.', '!', '?', ':', '–', '|']) || begins && bare.is_empty() && !word.contains(TAG);
    }
    found
}

#[cfg(test)]
mod tests {
    use crate::render::{Renderer, TAG};

    #[test]
    fn nouns_are_words_that_begin_no_sentence() {
        let said = format!("Sie beruht auf {TAG} aus {TAG} Quellen. Die Lage: Neu, und kein Bericht.");
        assert_eq!(super::nouns(&said), ["Quellen", "Lage", "Bericht"]);
        assert_eq!(super::nouns(&format!("{TAG} Berichte")), ["Berichte"]);
    }

    #[test]
    fn english_and_french_write_nouns_small() {
        let renderer = Renderer::new(None).unwrap();
        let found: Vec<String> = renderer.phrases().flat_map(|said| super::nouns(&said)).collect();
        assert!(found.iter().all(|word| word.chars().count() < 2), "{found:?}");
    }
}
