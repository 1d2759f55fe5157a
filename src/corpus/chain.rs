//! Whose report a document says it is: the chain of publishers that it came through.
//!
//! Half of the work is what is left alone: a publisher quoted for one statement in an article of its own reporting, a
//! body or a person quoted, a publisher that is itself in the news.

mod attribution;
mod notice;

use briefer_plugin::{Role, Span};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub(crate) use self::attribution::{Attribution, attribution};
pub(crate) use self::notice::appeared_first_on;
use super::byline::byline;
use super::document::{Found, Origin};
use super::metadata::{self, Known};
use super::publishers::{is_same, publisher};
use super::roles::Zone;

/// One publisher of a chain.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
pub struct Credit {
    /// The publisher, as written.
    pub source: String,
    /// What it has to do with the report.
    pub how: How,
    /// The sentence that says so, as offsets into the document's text; null for a publisher that the file itself names.
    pub sentence: Option<Span>,
}

/// What a publisher has to do with a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum How {
    /// It publishes the document.
    Publisher,
    /// The one before quotes its report.
    Quoting,
    /// The text first appeared with it.
    FirstPublished,
    /// It is the agency of the dateline or the byline, or reported in part.
    Agency,
    /// The text is taken over from it.
    Republished,
}

/// A publisher that the text names, not yet in its place.
type Named<'a> = (&'a str, How, Span);

/// The chain of a document, outermost first; empty where it is its publisher's own report.
pub(crate) fn chain(known: &Known<'_>, source: Option<&Found<String>>) -> Vec<Credit> {
    let credits = credits(known);
    let publisher = source.filter(|source| !is_from_notice(known, source, &credits)).map(|source| &source.value);
    let mut chain: Vec<Credit> = Vec::new();
    let mut own = None;
    for (name, how, sentence) in credits {
        if publisher.is_some_and(|publisher| is_same(publisher, name)) {
            own = own.or(Some(sentence));
        } else if !chain.iter().any(|credit| is_same(&credit.source, name)) {
            chain.push(Credit { source: name.to_owned(), how, sentence: Some(sentence) });
        }
    }
    if let Some(publisher) = publisher.filter(|_| !chain.is_empty()) {
        chain.insert(0, Credit { source: publisher.clone(), how: How::Publisher, sentence: own });
    }
    chain
}

/// Whether all that is known of the publisher is that the text first appeared with it.
fn is_from_notice(known: &Known<'_>, source: &Found<String>, credits: &[Named<'_>]) -> bool {
    let noticed = credits.iter().any(|(name, how, _)| *how == How::FirstPublished && *name == source.value);
    source.from == Origin::Text && noticed && metadata::publisher_line(known).is_none()
}

/// All publishers that the text credits, the outermost first.
fn credits<'a>(known: &Known<'a>) -> Vec<Named<'a>> {
    let mut credits = notices(known);
    let (mut parts, mut whole): (Vec<_>, Vec<_>) = credits.drain(..).partition(|(_, how, _)| *how == How::Agency);
    whole.extend(agency(known));
    whole.extend(lead(known));
    whole.append(&mut parts);
    whole
}

/// What notices and lines around the text say.
fn notices<'a>(known: &Known<'a>) -> Vec<Named<'a>> {
    let lines = known.lines.iter().filter(|line| line.end - line.start <= 400);
    let in_line = |line: &super::roles::Line| {
        let text = line.text(known.text);
        let span = Span::new(line.start, line.end);
        let first = appeared_first_on(text).map(|name| (name, How::FirstPublished, span));
        first.or_else(|| {
            let name = text.strip_prefix("Source: ").filter(|_| line.zone != Zone::Middle).and_then(publisher)?;
            Some((name, How::Republished, span))
        })
    };
    let in_sentence = |sentence: &briefer_plugin::Sentence| {
        let (how, name) = notice::notice(sentence.span.slice(known.text))?;
        Some((name, how, sentence.span))
    };
    lines.filter_map(in_line).chain(known.segments.sentences.iter().filter_map(in_sentence)).collect()
}

/// The agency of the dateline, and of a byline above the text: "By Mira Zelani, Reuters".
fn agency<'a>(known: &Known<'a>) -> Vec<Named<'a>> {
    let top = known.lines.iter().filter(|line| line.zone == Zone::Top && line.end - line.start <= 160);
    let by = top.filter_map(|line| {
        let text = line.text(known.text);
        let name = byline(text)?.source.filter(|name| *name != text && !text.starts_with("Source"))?;
        Some((publisher(name)?, How::Agency, Span::new(line.start, line.end)))
    });
    let first = known.lines.iter().find(|line| line.zone == Zone::Middle);
    let dateline = first.and_then(|line| {
        let name = metadata::dateline(known)?.source?;
        let sentences = &known.segments.sentences;
        let sentence = sentences.iter().find(|sentence| sentence.span.end as usize > line.start)?;
        Some((name, How::Agency, sentence.span))
    });
    by.chain(dateline).collect()
}

/// How many sentences open a text.
const LEAD: usize = 2;

/// The publishers whose report the whole text is, as its first sentences say.
fn lead<'a>(known: &Known<'a>) -> Vec<Named<'a>> {
    let body = body(known);
    let said = body.iter().take(LEAD).find_map(|span| Some((*span, attribution(span.slice(known.text))?)));
    let Some((span, Attribution { reporter, quotes, quoted, .. })) = said else { return Vec::new() };
    let named: Vec<Named<'a>> =
        [reporter, quoted].into_iter().flatten().map(|name| (name, How::Quoting, span)).collect();
    if quotes || reporter.is_some_and(|reporter| rests_on(known, &body, reporter)) { named } else { Vec::new() }
}

/// The sentences of the text proper.
fn body(known: &Known<'_>) -> Vec<Span> {
    let start = known.lines.iter().find(|line| line.zone == Zone::Middle).map_or(0, |line| line.start);
    let sentences = known.segments.sentences.iter().filter(|sentence| sentence.role == Role::Body);
    sentences.map(|sentence| sentence.span).filter(|span| span.start as usize >= start).collect()
}

/// A text of more sentences names again whom it rests on.
const SHORT: usize = 6;

/// Whether the text adds nothing of its own to what `reporter` reports: it credits nobody else and tells of no work of its
/// own; where it is long, it comes back to the reporter.
fn rests_on(known: &Known<'_>, body: &[Span], reporter: &str) -> bool {
    const OWN: &[&str] = &[
        "this newspaper",
        "this website",
        "this reporter",
        "our correspondent",
        "our reporter",
        "our newsroom",
        "our sources",
        "told us",
        "we spoke",
        "independently confirmed",
        "independently verified",
    ];
    const AGAIN: &[&str] = &[
        "the agency",
        "the news agency",
        "the newspaper",
        "the broadcaster",
        "the outlet",
        "the daily",
        "the report",
        "the channel",
        "the website",
        "the magazine",
    ];
    let later = || body.iter().skip(1).map(|span| span.slice(known.text));
    let named = reporter.to_lowercase();
    let mut again = false;
    for sentence in later() {
        let lower = sentence.to_lowercase();
        if OWN.iter().any(|own| lower.contains(own)) {
            return false;
        }
        let said = attribution(sentence).and_then(|said| said.reporter);
        if said.is_some_and(|other| !is_same(other, reporter)) {
            return false;
        }
        again |= lower.contains(&named) || AGAIN.iter().any(|word| lower.contains(word));
    }
    again || body.len() <= SHORT
}

#[cfg(test)]
mod tests;
