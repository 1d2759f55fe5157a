//! One line of `briefer annotate`: a document and its annotations as JSON.

use std::io;

use briefer_plugin::{Annotation, Attributes, Body, Date, Figure, Mention, Quotation, Span, Why};
use serde::Serialize;

use super::{Analysed, Analysis};

#[derive(Serialize)]
struct Record<'a> {
    id: &'a str,
    title: Option<&'a str>,
    date: Option<Date>,
    source: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'a str>,
    annotations: Vec<Line<'a>>,
}

#[derive(Serialize)]
struct Line<'a> {
    plugin: &'a str,
    kind: &'a str,
    start: u32,
    end: u32,
    text: &'a str,
    #[serde(skip_serializing_if = "<[Span]>::is_empty")]
    spans: &'a [Span],
    attributes: BodyLine<'a>,
    #[serde(skip_serializing_if = "<[Why]>::is_empty")]
    why: &'a [Why],
}

/// The attributes, printed without going through a map.
#[derive(Serialize)]
#[serde(untagged)]
enum BodyLine<'a> {
    Mention(&'a Mention),
    Figure(&'a Figure),
    Quotation(&'a Quotation),
    Other(&'a Attributes),
}

/// Writes one line of JSON for one document, the line break included.
///
/// `text` of the document is there where the file's bytes are not the text.
///
/// # Errors
/// Those of the writer.
pub fn write_record(analysed: &Analysed, analysis: &Analysis, out: &mut impl io::Write) -> io::Result<()> {
    let document = &analysed.document;
    let record = Record {
        id: &document.id,
        title: document.title.as_ref().map(|title| title.value.as_str()),
        date: document.date.map(|dated| dated.date),
        source: document.source.as_ref().map(|source| source.value.as_str()),
        text: document.text_differs.then_some(document.text.as_str()),
        annotations: analysed.annotations.iter().map(|(i, a)| to_line(analysis.name(*i), a, &document.text)).collect(),
    };
    serde_json::to_writer(&mut *out, &record)?;
    out.write_all(b"\n")
}

fn to_line<'a>(plugin: &'a str, annotation: &'a Annotation, text: &'a str) -> Line<'a> {
    Line {
        plugin,
        kind: annotation.kind(),
        start: annotation.span.start,
        end: annotation.span.end,
        text: annotation.span.slice(text),
        spans: &annotation.pieces,
        attributes: match &annotation.body {
            Body::Mention(mention) => BodyLine::Mention(mention),
            Body::Figure(figure) => BodyLine::Figure(figure),
            Body::Quotation(quotation) => BodyLine::Quotation(quotation),
            Body::Other(other) => BodyLine::Other(&other.attributes),
        },
        why: &annotation.why,
    }
}
