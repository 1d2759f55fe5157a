//! Bylines, publisher lines and datelines: who wrote it, where, when and for whom.

use briefer_plugin::words::calendar;

use super::dates::{self, Written};
use super::publishers::{NAME_CONNECTORS, is_agency, is_name, is_outlet};

/// Whether a line is a person's name and nothing else: two to four capitalized words.
pub(crate) fn is_person(line: &str) -> bool {
    let words: Vec<&str> = line.split_whitespace().collect();
    (2..=4).contains(&words.len())
        && line.len() <= 60
        && words.iter().all(|word| {
            let mut chars = word.chars();
            chars.next().is_some_and(char::is_uppercase)
                && word.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’' | '.'))
        })
}

/// A line that says who wrote, and perhaps for whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Byline<'a> {
    /// The publisher, where the line names one.
    pub source: Option<&'a str>,
}

/// Beginnings of bylines, lower-case.
const BY: &[&str] = &[
    "by ",
    "by: ",
    "written by ",
    "reporting by ",
    "(reporting by ",
    "additional reporting by ",
    "edited by ",
    "editing by ",
    "(editing by ",
    "text by ",
    "translated by ",
    "compiled by ",
    "author: ",
    "photos by ",
    "posted by ",
    "published by ",
    "story by ",
    "words by ",
];

/// Reads "By Mira Zelani, Hazrun Courier", "Reporting by …; editing by …", "Source: Orlin Daily", or a publisher's name.
pub(crate) fn byline(line: &str) -> Option<Byline<'_>> {
    let line = line.trim_matches(|c: char| matches!(c, '*' | '_' | '•' | '|') || c.is_whitespace());
    if let Some(name) = after_source(line) {
        return Some(Byline { source: Some(name) });
    }
    let Some(opening) = BY.iter().find(|opening| starts_with_ignoring_case(line, opening)) else {
        return is_outlet(line).then_some(Byline { source: Some(line) });
    };
    let who = &line[opening.len()..];
    let first = who.split([' ', ',']).next()?.to_lowercase();
    let is_time = calendar::weekday(&first).is_some() || calendar::month(&first).is_some();
    if is_time || !names_only(who) {
        return None;
    }
    let parts = who.split(" for ").skip(1).chain(who.split([',', '|', ';']));
    let source = parts.map(str::trim).find(|part| is_outlet(part));
    Some(Byline { source })
}

fn after_source(line: &str) -> Option<&str> {
    let name = ["Source: ", "SOURCE: ", "Source - "].iter().find_map(|opening| line.strip_prefix(opening))?.trim();
    (is_name(name) && name.len() <= 60 && !name.ends_with(['?', '!'])).then(|| name.trim_end_matches('.'))
}

/// Whether a byline's rest holds names, connectors and dates, but no sentence.
fn names_only(who: &str) -> bool {
    let words: Vec<&str> = who.split_whitespace().collect();
    let fine = |word: &str| {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        bare.is_empty()
            || bare.chars().next().is_some_and(|c| c.is_uppercase() || c.is_ascii_digit())
            || NAME_CONNECTORS.contains(&bare)
            || matches!(bare, "editing" | "reporting" | "by" | "writing" | "with" | "on" | "staff" | "correspondent")
    };
    (1..=24).contains(&words.len()) && words.into_iter().all(fine)
}

pub(super) fn starts_with_ignoring_case(line: &str, opening: &str) -> bool {
    line.get(..opening.len()).is_some_and(|start| start.eq_ignore_ascii_case(opening))
}

/// The start of a report: place, date, publisher, and a dash.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Dateline<'a> {
    /// Bytes up to where the text begins.
    pub len: usize,
    /// The publisher.
    pub source: Option<&'a str>,
    /// The date.
    pub date: Option<Written>,
}

/// How far into a paragraph a dateline reaches, in bytes.
const DATELINE: usize = 140;

/// Reads "OLMAR, April 1 (Gateway News 24) - ", "Olmar- GNA- ", "KARSA, 3 April. /GNA/. ", "(Orlin Daily) — ".
pub(crate) fn dateline(paragraph: &str) -> Option<Dateline<'_>> {
    let start = paragraph.len() - paragraph.trim_start().len();
    let head = head(&paragraph[start..], DATELINE);
    let (dash, after) = dashes(head).next().or_else(|| slashes(head))?;
    let prefix = head[..dash].trim();
    let rest = &head[after..];
    let (place, bracketed) = split_brackets(prefix);
    let date = dates::find(place).or_else(|| bracketed.and_then(dates::find));
    let bracketed = bracketed.filter(|inner| dates::find(inner).is_none() && is_name(inner));
    let placed = is_place(place) || (place.is_empty() && bracketed.is_some_and(is_outlet));
    if !placed {
        return None;
    }
    let shouted = !place.is_empty() && place.split([',', ' ']).next().is_some_and(is_shouted);
    let second = dashes(rest).next().filter(|(dash, _)| is_agency(rest[..*dash].trim()));
    if let Some((dash, second_after)) = second {
        return Some(Dateline { len: start + after + second_after, source: Some(rest[..dash].trim()), date });
    }
    let source = bracketed.filter(|inner| shouted || date.is_some() || is_outlet(inner));
    let capital = rest.trim_start().chars().next().is_some_and(|c| !c.is_lowercase());
    let sure = source.is_some() || date.is_some() || shouted;
    (sure && capital).then_some(Dateline { len: start + after, source, date })
}

fn head(text: &str, len: usize) -> &str {
    let line = text.find('\n').unwrap_or(text.len());
    let mut end = len.min(line);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// Where a dash parts words: its start and where the text after it begins.
fn dashes(head: &str) -> impl Iterator<Item = (usize, usize)> {
    head.char_indices().filter(|(_, c)| matches!(c, '-' | '–' | '—' | '―')).filter_map(move |(at, c)| {
        let after = &head[at + c.len_utf8()..];
        let rest = after.trim_start_matches(['-', '–', '—']);
        let spaced = head[..at].ends_with(char::is_whitespace) || rest.starts_with(char::is_whitespace);
        let long = c != '-' || rest.len() < after.len();
        let text = rest.trim_start();
        ((spaced || long) && at > 0).then(|| (at, head.len() - text.len()))
    })
}

/// The part before "/GNA/." or "/GNA/ -", with the agency.
fn slashes(head: &str) -> Option<(usize, usize)> {
    let open = head.find(" /")?;
    let close = open + 2 + head[open + 2..].find('/')?;
    let after = head[close + 1..].trim_start_matches(['.', '-', '–', '—', ' ', ':']);
    is_agency(&head[open + 2..close]).then(|| (close + 1, head.len() - after.len()))
}

/// The place and date, and what stands in brackets or slashes at the end.
fn split_brackets(prefix: &str) -> (&str, Option<&str>) {
    for (open, close) in [('(', ')'), ('/', '/'), ('[', ']')] {
        if let Some(inner) = prefix.strip_suffix(close)
            && let Some(at) = inner.rfind(open)
        {
            return (inner[..at].trim(), Some(inner[at + 1..].trim()));
        }
    }
    (prefix, None)
}

/// Words in lower case that a dateline's place may hold.
const PLACE_WORDS: &[&str] =
    &["province", "district", "city", "region", "near", "of", "the", "and", "in", "state", "county", "camp"];

/// Whether this is a place, perhaps with a date: short, its words capitalized.
fn is_place(place: &str) -> bool {
    let words: Vec<&str> = place.split([' ', ',', '.']).filter(|word| !word.is_empty()).collect();
    let capital = |word: &str| word.chars().next().is_some_and(char::is_uppercase);
    (1..=9).contains(&words.len())
        && capital(words[0])
        && words
            .iter()
            .all(|word| capital(word) || PLACE_WORDS.contains(word) || word.starts_with(|c: char| c.is_ascii_digit()))
        && place.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | ',' | '.' | '\'' | '’' | '-' | '/'))
}

/// Whether a word is written in capitals.
fn is_shouted(word: &str) -> bool {
    word.chars().filter(|c| c.is_alphabetic()).count() >= 3 && !word.chars().any(char::is_lowercase)
}

#[cfg(test)]
mod tests;
