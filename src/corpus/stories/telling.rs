//! What is kept of a document to tell which story it tells.

use std::collections::BTreeSet;

use briefer_plugin::words::calendar;
use briefer_plugin::{Date, Role, fold};

use super::sketch::{Sketch, hash_word};
use crate::corpus::chain::{How, attribution};
use crate::corpus::document::Document;
use crate::corpus::{byline, publishers};

/// What is kept of a document to tell which story it tells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Telling {
    pub(super) sketch: Sketch,
    pub(super) lead: Lead,
    /// The day it was published.
    pub(super) date: Option<Date>,
    /// Hashes of what its publisher may be called, sorted.
    pub(super) by: Vec<u64>,
    /// The same of the publishers it credits.
    pub(super) credits: Vec<u64>,
}

impl Telling {
    /// What is to be kept of this document.
    pub fn of(document: &Document) -> Telling {
        let credited = document.chain.iter().filter(|credit| credit.how != How::Publisher);
        Telling {
            sketch: Sketch::of(document),
            lead: Lead::of(document),
            date: document.date.map(|dated| dated.date),
            by: keys(document.source.iter().map(|source| source.value.as_str())),
            credits: keys(credited.map(|credit| credit.source.as_str())),
        }
    }
}

fn keys<'a>(names: impl Iterator<Item = &'a str>) -> Vec<u64> {
    let keys: BTreeSet<u64> = names.flat_map(publishers::keys).map(|key| hash_word(&key)).collect();
    keys.into_iter().collect()
}

/// A sentence without what differs from publisher to publisher: the dateline of the `first`, the clause that credits one.
pub(super) fn plain(sentence: &str, first: bool) -> [&str; 2] {
    let dateline = if first { byline::dateline(sentence).map_or(0, |dateline| dateline.len) } else { 0 };
    let sentence = &sentence[dateline..];
    match attribution(sentence) {
        Some(said) => [&sentence[..said.clause.start], &sentence[said.clause.end..]],
        None => [sentence, ""],
    }
}

/// Numbers and names at the beginning of a text, as hashes, sorted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Lead {
    pub(super) numbers: Vec<u64>,
    pub(super) names: Vec<u64>,
}

/// How many sentences are the lead.
const SENTENCES: usize = 2;

impl Lead {
    fn of(document: &Document) -> Lead {
        let said = document.chain.iter().map(|credit| credit.source.as_str());
        let publishers: BTreeSet<String> = said
            .chain(document.source.iter().map(|source| source.value.as_str()))
            .flat_map(|name| words(name).map(fold).collect::<Vec<_>>())
            .collect();
        let (mut numbers, mut names) = (BTreeSet::new(), BTreeSet::new());
        let body = document.segments.sentences.iter().filter(|sentence| sentence.role == Role::Body);
        for (index, sentence) in body.take(SENTENCES).enumerate() {
            for part in plain(sentence.span.slice(&document.text), index == 0) {
                let words: Vec<&str> = words(part).collect();
                numbers.extend((0..words.len()).filter_map(|at| number(&words, at)).map(|number| hash_word(&number)));
                let named = words.iter().skip(1).filter(|word| is_name(word)).map(|word| fold(word));
                names.extend(named.filter(|name| !publishers.contains(name)).map(|name| hash_word(&name)));
            }
        }
        Lead { numbers: numbers.into_iter().collect(), names: names.into_iter().collect() }
    }

    /// Whether both begin with the same: a number and a few names; without numbers, most of many names.
    pub(super) fn tells_of(&self, other: &Lead) -> bool {
        let names = shared(&self.names, &other.names);
        if self.numbers.is_empty() || other.numbers.is_empty() {
            return names >= 6 && names * 3 >= self.names.len().min(other.names.len()) * 2;
        }
        names >= 3 && shared(&self.numbers, &other.numbers) >= 1
    }
}

/// How many are in both sorted lists.
pub(super) fn shared(one: &[u64], other: &[u64]) -> usize {
    one.iter().filter(|hash| other.binary_search(hash).is_ok()).count()
}

/// Words without the marks around them.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let words = text.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    words.map(|word| word.trim_end_matches("'s").trim_end_matches("’s")).filter(|word| !word.is_empty())
}

fn is_calendar(word: &str) -> bool {
    let lower = word.to_lowercase();
    calendar::month(&lower).is_some() || calendar::weekday(&lower).is_some()
}

fn is_name(word: &str) -> bool {
    word.chars().count() > 1 && word.starts_with(char::is_uppercase) && !is_calendar(word)
}

/// The number at a place, where it is no day, year or time, nor a small one.
fn number(words: &[&str], at: usize) -> Option<String> {
    let word = words[at];
    let dated = |at: usize| words.get(at).is_some_and(|word| is_calendar(word));
    if !word.starts_with(|c: char| c.is_ascii_digit())
        || word.contains(':')
        || dated(at + 1)
        || dated(at.wrapping_sub(1))
    {
        return None;
    }
    let is_year = word.len() == 4 && (word.starts_with("19") || word.starts_with("20"));
    let digits: String = word.chars().filter(|c| c.is_ascii_digit() || *c == '.').collect();
    (digits.len() > 1 && !is_year).then_some(digits)
}
