//! One line of `briefer annotate`: a document and its annotations as JSON.

use std::io;

use briefer_plugin::{Annotation, Body, Date};
use serde::Serialize;

use super::{Analysed, Analysis};

/// What is said of the document itself.
#[derive(Serialize)]
struct Head<'a> {
    id: &'a str,
    title: Option<&'a str>,
    date: Option<Date>,
    source: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'a str>,
}

/// Writes one line of JSON for one document, the line break included.
///
/// `text` of the document is there where the file's bytes are not the text.
///
/// # Errors
/// Those of serialization.
pub fn write_record(analysed: &Analysed, analysis: &Analysis, out: &mut Vec<u8>) -> io::Result<()> {
    let document = &analysed.document;
    let head = Head {
        id: &document.id,
        title: document.title.as_ref().map(|title| title.value.as_str()),
        date: document.date.map(|dated| dated.date),
        source: document.source.as_ref().map(|source| source.value.as_str()),
        text: document.text_differs.then_some(document.text.as_str()),
    };
    serde_json::to_writer(&mut *out, &head)?;
    // The annotations belong to the same object.
    out.pop();
    out.extend_from_slice(b",\"annotations\":[");
    for (at, (plugin, annotation)) in analysed.annotations.iter().enumerate() {
        if at > 0 {
            out.push(b',');
        }
        write_annotation(analysis.name(*plugin), annotation, &document.text, out)?;
    }
    out.extend_from_slice(b"]}\n");
    Ok(())
}

/// Writes one annotation. There are many, so that what they share is written here: serde would look at every character
/// of every field's name.
fn write_annotation(plugin: &str, annotation: &Annotation, text: &str, out: &mut Vec<u8>) -> io::Result<()> {
    out.extend_from_slice(b"{\"plugin\":");
    write_string(plugin, out)?;
    out.extend_from_slice(b",\"kind\":");
    write_string(annotation.kind(), out)?;
    out.extend_from_slice(b",\"start\":");
    serde_json::to_writer(&mut *out, &annotation.span.start)?;
    out.extend_from_slice(b",\"end\":");
    serde_json::to_writer(&mut *out, &annotation.span.end)?;
    out.extend_from_slice(b",\"text\":");
    write_string(annotation.span.slice(text), out)?;
    if !annotation.pieces.is_empty() {
        out.extend_from_slice(b",\"spans\":");
        serde_json::to_writer(&mut *out, &annotation.pieces)?;
    }
    out.extend_from_slice(b",\"attributes\":");
    match &annotation.body {
        Body::Mention(mention) => serde_json::to_writer(&mut *out, mention)?,
        Body::Figure(figure) => serde_json::to_writer(&mut *out, figure)?,
        Body::Quotation(quotation) => serde_json::to_writer(&mut *out, quotation)?,
        Body::Other(other) => serde_json::to_writer(&mut *out, &other.attributes)?,
    }
    if !annotation.why.is_empty() {
        out.extend_from_slice(b",\"why\":");
        serde_json::to_writer(&mut *out, &annotation.why)?;
    }
    out.push(b'}');
    Ok(())
}

/// Writes a string, at once where it has no character to escape.
fn write_string(text: &str, out: &mut Vec<u8>) -> io::Result<()> {
    // Without a branch in between, many bytes are looked at together.
    let escapes = text.bytes().fold(false, |escapes, byte| escapes | (byte < 0x20) | (byte == b'"') | (byte == b'\\'));
    if escapes {
        return Ok(serde_json::to_writer(out, text)?);
    }
    out.push(b'"');
    out.extend_from_slice(text.as_bytes());
    out.push(b'"');
    Ok(())
}
