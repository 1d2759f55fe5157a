//! Words around a place that say whether something happened there.

use briefer_plugin::{Document, Shape, Span, Token};

/// Words before a place at which something happens. Neither "from" nor "to" nor "of" is among them: whoever comes from a
/// place, goes to it or governs it need not be there.
const PREPOSITIONS: &[&str] = &["across", "around", "at", "in", "inside", "near", "outside", "throughout", "within"];

/// Words that may stand between such a word and the place: "in the northern city of Velm".
const BETWEEN: &[&str] = &[
    "a",
    "camp",
    "capital",
    "central",
    "city",
    "coastal",
    "district",
    "east",
    "eastern",
    "island",
    "nearby",
    "north",
    "northern",
    "of",
    "old",
    "outskirts",
    "port",
    "province",
    "region",
    "remote",
    "rural",
    "south",
    "southern",
    "state",
    "suburb",
    "the",
    "town",
    "valley",
    "village",
    "west",
    "western",
];

/// Words of a sentence that speaks of somewhere else than the one before, or of many places at once.
const ELSEWHERE: &[&str] = &[
    "abroad",
    "altogether",
    "another",
    "countries",
    "country",
    "countrywide",
    "elsewhere",
    "meanwhile",
    "nationally",
    "nationwide",
    "neighbouring",
    "nearby",
    "neighboring",
    "overall",
    "separate",
    "separately",
    "since",
    "total",
    "worldwide",
];

/// How many words before a place are looked at, and how many may stand between a place and a figure.
const BEFORE: usize = 6;
const REACH: usize = 40;

/// How many places of a list are looked at, and within how many words after a place the dash of a dateline stands.
const LISTED: usize = 8;
const DATELINE: usize = 12;

/// Whether the words before a place, in its sentence, say that something happens there.
pub(crate) fn is_located(document: &Document<'_>, place: Span) -> bool {
    let Some(sentence) = document.sentence_at(place.start) else { return false };
    let first = document.sentences[sentence].first_token as usize;
    let before = document.tokens[..document.token_from(place.start)].get(first..).unwrap_or_default();
    let mut words = before.iter().rev().take(BEFORE).map(|token| token.text(document.text));
    let telling = words.find(|word| !is_any(word, BETWEEN));
    telling.is_some_and(|word| is_any(word, PREPOSITIONS))
}

/// Whether the first of some places, in text order, begins a list such as "Velm, Karsa and Tolm": then nobody knows how
/// many fell where. A comma alone makes no list: "Karsa, Norvia" is one place.
pub(crate) fn is_one_of_several(document: &Document<'_>, places: &[Span]) -> bool {
    for pair in places.windows(2).take(LISTED) {
        let mut between = tokens_between(document, pair[0], pair[1]).iter().map(|token| token.text(document.text));
        let joins = |word: &str| is_any(word, &["and", "or"]);
        let mut joined = false;
        if !between.all(|word| {
            joined |= joins(word);
            joins(word) || is_any(word, &[",", "the", "in"])
        }) {
            return false;
        }
        if joined {
            return true;
        }
    }
    false
}

/// Whether nothing between a place and a figure, in any order, says that another thought has begun.
pub(crate) fn same_clause(document: &Document<'_>, one: Span, other: Span) -> bool {
    let (first, second) = if one.start < other.start { (one, other) } else { (other, one) };
    let between = tokens_between(document, first, second);
    let parts = |token: &Token| is_any(token.text(document.text), &[";", ":", "but", "while", "whereas", "although"]);
    between.len() <= REACH && !between.iter().any(parts)
}

/// Whether a sentence speaks of somewhere else than the one before, or of many places.
pub(crate) fn borrows_no_place(document: &Document<'_>, sentence: usize) -> bool {
    let tokens = document.tokens_of(&document.sentences[sentence]);
    let word = |token: &Token| token.text(document.text);
    // "In a village" is not the village that was named.
    let is_new = |pair: &[Token]| word(&pair[0]).eq_ignore_ascii_case("a") && is_any(word(&pair[1]), BETWEEN);
    tokens.iter().any(|token| is_any(word(token), ELSEWHERE)) || tokens.windows(2).any(is_new)
}

/// Where the dash ends that follows a place that opens a sentence, as in a dateline: nothing but names, numbers and marks
/// stands between the two.
pub(crate) fn dash_after(document: &Document<'_>, place: Span) -> Option<u32> {
    let after = document.tokens[document.token_from(place.end)..].iter().take(DATELINE);
    let mut after = after.take_while(|token| token.shape != Shape::Lower);
    after.find(|token| matches!(token.text(document.text), "-" | "--" | "–" | "—")).map(|token| token.end)
}

fn tokens_between<'a>(document: &Document<'a>, first: Span, second: Span) -> &'a [Token] {
    let (from, to) = (document.token_from(first.end), document.token_from(second.start));
    document.tokens.get(from..to).unwrap_or_default()
}

fn is_any(word: &str, words: &[&str]) -> bool {
    words.iter().any(|other| word.eq_ignore_ascii_case(other))
}
