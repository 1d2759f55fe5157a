//! Notices around a text that say where it comes from: "The post … appeared first on Orlin Daily."

use briefer_plugin::words::calendar;

use super::super::byline::starts_with_ignoring_case;
use super::super::publishers::{is_name, is_outlet, publisher, without_article};
use super::How;

/// The publisher in "The post … appeared first on Orlin Daily."
pub(crate) fn appeared_first_on(line: &str) -> Option<&str> {
    const MARK: &str = " appeared first on ";
    if !line.starts_with("The ") {
        return None;
    }
    let at = line.find(MARK)?;
    let name = line[at + MARK.len()..].trim().trim_end_matches(['.', ' ']);
    (1..=80).contains(&name.len()).then_some(name)
}

/// What comes before the name, lower-case, with what it says.
const PHRASES: &[(&str, How)] = &[
    ("first published by ", How::FirstPublished),
    ("first published in ", How::FirstPublished),
    ("first published on ", How::FirstPublished),
    ("first published at ", How::FirstPublished),
    ("originally published by ", How::FirstPublished),
    ("originally published in ", How::FirstPublished),
    ("originally published on ", How::FirstPublished),
    ("originally published at ", How::FirstPublished),
    ("first appeared in ", How::FirstPublished),
    ("first appeared on ", How::FirstPublished),
    ("originally appeared in ", How::FirstPublished),
    ("originally appeared on ", How::FirstPublished),
    ("republished from ", How::Republished),
    ("republished with permission from ", How::Republished),
    ("republished with the permission of ", How::Republished),
    ("republished courtesy of ", How::Republished),
    ("reprinted from ", How::Republished),
    ("reprinted with permission from ", How::Republished),
    ("with agency input from ", How::Agency),
    ("with input from ", How::Agency),
    ("with inputs from ", How::Agency),
    ("with reporting by ", How::Agency),
    ("with reporting from ", How::Agency),
    ("additional reporting by ", How::Agency),
    ("with additional reporting by ", How::Agency),
    ("with additional reporting from ", How::Agency),
    ("reporting by ", How::Agency),
];

/// What "This article was first published by …" may begin with, lower-case.
const SUBJECTS: &[&str] = &["article", "story", "report", "piece", "post", "text", "interview", "dispatch"];

/// Reads a sentence that is such a notice.
pub(super) fn notice(sentence: &str) -> Option<(How, &str)> {
    let sentence = sentence.trim_start_matches(|c: char| !c.is_alphanumeric());
    let said = without_subject(sentence);
    let (opening, how) = PHRASES.iter().find(|(opening, _)| starts_with_ignoring_case(said, opening))?;
    let rest = &said[opening.len()..];
    let stops = [",", ";", ". ", ")", " on ", " under ", " and ", " as ", " at ", " with "];
    let end = stops.iter().filter_map(|stop| rest.find(stop)).min().unwrap_or(rest.len());
    let name = rest[..end].trim_matches(|c: char| !c.is_alphanumeric());
    let name = if opening.ends_with(" by ") && *how != How::Agency { publishing(name) } else { publisher(name) };
    name.map(|name| (*how, name))
}

/// The sentence without "This article was" at its start.
fn without_subject(sentence: &str) -> &str {
    let Some(rest) = ["This ", "The "].iter().find_map(|word| sentence.strip_prefix(word)) else { return sentence };
    let Some(rest) = SUBJECTS.iter().find_map(|subject| rest.strip_prefix(subject)) else { return sentence };
    let rest = rest.trim_start();
    ["was ", "is ", "has been "].iter().find_map(|verb| rest.strip_prefix(verb)).unwrap_or(rest)
}

/// Who published: a publisher, or one word that is no day or month; two words may be a person.
fn publishing(name: &str) -> Option<&str> {
    let bare = without_article(name);
    let lower = bare.to_lowercase();
    let word = !bare.contains(' ') && calendar::month(&lower).is_none() && calendar::weekday(&lower).is_none();
    let outlet = is_name(bare) && (word || bare.len() < name.len() || is_outlet(bare));
    publisher(name).or_else(|| outlet.then_some(bare))
}
