//! The sentence that comes nearest to words that no sentence holds: most of the words that carry meaning.
//!
//! One pass over the documents notes which sentences hold a word of any such quotation, of each word the first few
//! thousand; of each quotation the rarest words are looked at first.

use std::collections::BTreeMap;
use std::sync::Arc;

use briefer_plugin::{Role, fold};
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use super::model::NearestSentence;
use crate::briefing::likeness::content_words;
use crate::briefing::reading::Reading;
use crate::briefing::record::Record;

/// So many sentences are noted for a word.
const NOTED: usize = 4_000;
/// So many notes are looked at for a quotation.
const LOOKED_AT: usize = 20_000;
/// The share of the quotation's words that a sentence must hold to be worth a word.
const LEAST: f64 = 0.4;

/// A sentence by the positions of its record and of itself.
type At = (usize, usize);

/// The sentence nearest to each of the quotations.
pub(super) fn nearest(quotes: &[&str], records: &[Arc<Record>]) -> Vec<Option<NearestSentence>> {
    let wanted: Vec<Vec<String>> = quotes.iter().map(|quote| content_words(quote).into_iter().collect()).collect();
    let mut noted: BTreeMap<&str, Vec<At>> = wanted.iter().flatten().map(|word| (word.as_str(), Vec::new())).collect();
    if noted.is_empty() {
        return vec![None; quotes.len()];
    }
    let words: BTreeMap<&str, ()> = noted.keys().map(|word| (*word, ())).collect();
    let found: Vec<Vec<(usize, &str)>> = records.par_iter().map(|record| holding(&record.reading, &words)).collect();
    for (record, found) in found.into_iter().enumerate() {
        for (sentence, word) in found {
            let sentences = noted.entry(word).or_default();
            if sentences.len() < NOTED {
                sentences.push((record, sentence));
            }
        }
    }
    wanted.iter().map(|words| best(words, &noted).map(|at| sentence(at, records))).collect()
}

/// The sentences of a text with the words they hold of `words`, each once.
fn holding<'w>(reading: &Reading, words: &BTreeMap<&'w str, ()>) -> Vec<(usize, &'w str)> {
    let mut found = Vec::new();
    let sentences = reading.sentences.iter().enumerate();
    for (at, sentence) in sentences.filter(|(_, sentence)| matches!(sentence.role, Role::Headline | Role::Body)) {
        let folded = fold(sentence.span.slice(&reading.text));
        let held = folded.split(|c: char| !c.is_alphanumeric() && c != '-');
        let mut held: Vec<&'w str> =
            held.filter_map(|word| words.get_key_value(word).map(|(word, ())| *word)).collect();
        held.sort_unstable();
        held.dedup();
        found.extend(held.into_iter().map(|word| (at, word)));
    }
    found
}

/// The sentence that holds most of the words; of equals the first.
fn best(words: &[String], noted: &BTreeMap<&str, Vec<At>>) -> Option<At> {
    let mut lists: Vec<&[At]> = words.iter().filter_map(|word| noted.get(word.as_str())).map(Vec::as_slice).collect();
    lists.sort_by_key(|list| list.len());
    let mut shared: BTreeMap<At, usize> = BTreeMap::new();
    for &at in lists.into_iter().flatten().take(LOOKED_AT) {
        *shared.entry(at).or_default() += 1;
    }
    let (at, count) = shared.into_iter().max_by(|a, b| a.1.cmp(&b.1).then(b.0.cmp(&a.0)))?;
    #[expect(clippy::cast_precision_loss, reason = "counts of words in a sentence")]
    let share = count as f64 / words.len() as f64;
    (share >= LEAST).then_some(at)
}

fn sentence((record, sentence): At, records: &[Arc<Record>]) -> NearestSentence {
    let record = &records[record];
    let words = record.reading.sentences[sentence].span.slice(&record.reading.text);
    NearestSentence {
        sentence: words.split_whitespace().collect::<Vec<_>>().join(" "),
        document: record.id.clone(),
        title: record.title.clone(),
    }
}
