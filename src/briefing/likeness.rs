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
    /// Each word met, by the number that stands for it here.
    numbers: BTreeMap<String, usize>,
    /// By a word's number, whether it is one of digits, and the clusters that hold it, oldest first.
    words: Vec<(bool, Vec<usize>)>,
    /// The words of each cluster's first statement, by their numbers, sorted.
    clusters: Vec<Vec<usize>>,
}

impl Clusters {
    /// The index of the cluster that `wording` belongs to; a new one (the number of clusters so far) where none is like it.
    pub(super) fn place(&mut self, wording: &str) -> usize {
        let mut words: Vec<usize> = content_words(wording).into_iter().map(|word| self.number(word)).collect();
        words.sort_unstable();
        if let Some(found) = self.most_like(&words) {
            return found;
        }
        let new = self.clusters.len();
        for &word in &words {
            self.words[word].1.push(new);
        }
        self.clusters.push(words);
        new
    }

    fn number(&mut self, word: String) -> usize {
        let has_digits = word.starts_with(|c: char| c.is_ascii_digit());
        *self.numbers.entry(word).or_insert_with(|| {
            self.words.push((has_digits, Vec::new()));
            self.words.len() - 1
        })
    }

    fn most_like(&self, words: &[usize]) -> Option<usize> {
        // Whatever shares enough of the words shares one of the rarest, so those alone are looked up: of `n` words that
        // have 0.6 `n` in common with another statement, no more than 0.4 `n` are missing there.
        let mut rarest = words.to_vec();
        rarest.sort_by_key(|&word| (self.words[word].1.len(), word));
        rarest.truncate(words.len() * 2 / 5 + 1);
        let newest = rarest.iter().flat_map(|&word| self.words[word].1.iter().rev().take(TRIED).copied());
        let candidates: BTreeSet<usize> = newest.collect();
        let shares = candidates.into_iter().map(|cluster| (self.share(words, &self.clusters[cluster]), cluster));
        // Of equals the older cluster wins, so that the answer does not hang on what came in between.
        let best = shares.filter(|(share, _)| *share >= LIKE);
        best.max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1))).map(|(_, cluster)| cluster)
    }

    /// The share of the larger list that both lists hold; none where their numbers differ.
    fn share(&self, a: &[usize], b: &[usize]) -> f64 {
        let larger = a.len().max(b.len());
        if larger == 0 || self.other_numbers(a, b) {
            return 0.0;
        }
        #[expect(clippy::cast_precision_loss, reason = "counts of words in a sentence")]
        let share = a.iter().filter(|word| b.binary_search(word).is_ok()).count() as f64 / larger as f64;
        share
    }

    /// Whether both hold numbers, and not the same.
    fn other_numbers(&self, a: &[usize], b: &[usize]) -> bool {
        let digits = |words| self.digits(words).next().is_some();
        digits(a) && digits(b) && !self.digits(a).eq(self.digits(b))
    }

    fn digits<'a>(&'a self, words: &'a [usize]) -> impl Iterator<Item = &'a usize> {
        words.iter().filter(|&&word| self.words[word].0)
    }
}

/// The first [`WORDS`] folded words that carry meaning; all words where none does.
pub(super) fn content_words(wording: &str) -> BTreeSet<String> {
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
