//! One line of `briefer annotate`: a document and its annotations as JSON.

use std::io;

use briefer_plugin::{Date, write_annotation};
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
        write_annotation(Some(analysis.name(*plugin)), annotation, &document.text, out);
    }
    out.extend_from_slice(b"]}\n");
    Ok(())
}
