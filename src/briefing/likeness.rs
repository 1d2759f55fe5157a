//! Which words say nearly the same thing.
//!
//! Two statements are near-alike when the words that carry meaning are mostly shared: the overlap of their sets of
//! content words is at least [`LIKE`] of the larger set, and when the numbers in them do not differ: whoever spoke of
//! 300 people and now speaks of 500 says something else. Candidates come from an index by word, and only the newest few
//! of a word are tried, and only the first words of a long statement count, so that placing a statement costs the same
//! however many there are and however long it is.

use std::collections::{BTreeMap, BTreeSet};

use briefer_plugin::fold;

/// The share of content words that near-alike statements have in common.
const LIKE: f64 = 0.6;
/// How many of the newest clusters that share a word are tried.
const TRIED: usize = 16;
/// How many content words of a statement count.
const WORDS: usize = 64;

/// Clusters of near-alike statements, in the order their first statement came.
#[derive(Debug, Default)]
pub(super) struct Clusters {
    words: Vec<BTreeSet<String>>,
    by_word: BTreeMap<String, Vec<usize>>,
}

impl Clusters {
    /// The index of the cluster that `wording` belongs to; a new one (the number of clusters so far) where none is like it.
    pub(super) fn place(&mut self, wording: &str) -> usize {
        let words = content_words(wording);
        if let Some(found) = self.most_like(&words) {
            return found;
        }
        let new = self.words.len();
        for word in &words {
            self.by_word.entry(word.clone()).or_default().push(new);
        }
        self.words.push(words);
        new
    }

    fn most_like(&self, words: &BTreeSet<String>) -> Option<usize> {
        let newest = |word| self.by_word.get(word).into_iter().flat_map(|list| list.iter().rev().take(TRIED).copied());
        let candidates: BTreeSet<usize> = words.iter().flat_map(newest).collect();
        let best =
            candidates.into_iter().map(|c| (share(words, &self.words[c]), c)).filter(|(share, _)| *share >= LIKE);
        // Of equals the older cluster wins, so that the answer does not hang on what came in between.
        best.max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1))).map(|(_, cluster)| cluster)
    }
}

fn share(a: &BTreeSet<String>, b: &BTreeSet<String>) -> f64 {
    let larger = a.len().max(b.len());
    if larger == 0 || other_numbers(a, b) {
        return 0.0;
    }
    #[expect(clippy::cast_precision_loss, reason = "counts of words in a sentence")]
    let share = a.intersection(b).count() as f64 / larger as f64;
    share
}

/// Whether both hold numbers, and not the same.
fn other_numbers(a: &BTreeSet<String>, b: &BTreeSet<String>) -> bool {
    let both = numbers(a).next().is_some() && numbers(b).next().is_some();
    both && !numbers(a).eq(numbers(b))
}

fn numbers(words: &BTreeSet<String>) -> impl Iterator<Item = &String> {
    words.iter().filter(|word| word.starts_with(|c: char| c.is_ascii_digit()))
}

/// The first [`WORDS`] folded words that carry meaning; all words where none does.
fn content_words(wording: &str) -> BTreeSet<String> {
    let folded = fold(wording);
    let words = folded.split(|c: char| !c.is_alphanumeric() && c != '-').filter(|word| !word.is_empty());
    let content: BTreeSet<String> = words
        .clone()
        .filter(|word| !briefer_plugin::words::function::is_function_word(word))
        .take(WORDS)
        .map(str::to_owned)
        .collect();
    if content.is_empty() { words.take(WORDS).map(str::to_owned).collect() } else { content }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_changes_of_wording_stay_together() {
        let mut clusters = Clusters::default();
        assert_eq!(clusters.place("The only road left is talks without conditions"), 0);
        assert_eq!(clusters.place("the only road left is talks without any conditions"), 0);
    }

    #[test]
    fn another_number_or_another_thing_is_another_statement() {
        let mut clusters = Clusters::default();
        assert_eq!(clusters.place("the camp holds 300 people"), 0);
        assert_eq!(clusters.place("the bridge was closed for repairs"), 1);
        assert_eq!(clusters.place("the camp will be closed"), 2);
        assert_eq!(clusters.place("the camp holds 500 people"), 3);
        assert_eq!(clusters.place("the camp holds people"), 0);
    }

    #[test]
    fn words_without_meaning_of_their_own_still_compare() {
        let mut clusters = Clusters::default();
        assert_eq!(clusters.place("it is what it is"), 0);
        assert_eq!(clusters.place("It is what it is"), 0);
        assert_eq!(clusters.place("…"), 1);
    }
}
