//! A document as it was read, with everything the plugins marked in it: what the page of a source shows.

use briefer_plugin::{Annotation, Attributes, Role, Span};
use serde_json::Value;

use crate::analysis::Analysed;

/// A document's text, its sentences, and what was marked in it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// The text as it was read.
    pub text: String,
    /// Its sentences, in order; between them there is white space only.
    pub sentences: Vec<ReadSentence>,
    /// What plugins marked, by where it starts; of those that start together the longest first.
    pub highlights: Vec<Highlight>,
}

/// A sentence of a [`Reading`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReadSentence {
    /// Its bytes.
    pub span: Span,
    /// The part it plays.
    pub role: Role,
    /// Whether a paragraph begins with it.
    pub starts_paragraph: bool,
}

/// A piece of an annotation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Highlight {
    /// Its bytes.
    pub span: Span,
    /// The annotation's kind: `mention`, `figure`, `quotation`, or a plugin's own.
    pub kind: String,
    /// What it is taken for, in a few words: an entity's name, a measure, a speaker; empty where there is nothing to say.
    pub label: String,
}

impl Reading {
    /// What is kept of an analysed document.
    pub(super) fn of(analysed: &Analysed) -> Self {
        let Analysed { document, annotations } = analysed;
        let sentences = document.segments.sentences.iter().map(|sentence| ReadSentence {
            span: sentence.span,
            role: sentence.role,
            starts_paragraph: sentence.starts_paragraph,
        });
        let mut highlights: Vec<Highlight> =
            annotations.iter().flat_map(|(_, annotation)| highlights(annotation)).collect();
        highlights.sort_by(|a, b| (a.span.start, b.span.end, &a.kind).cmp(&(b.span.start, a.span.end, &b.kind)));
        Reading { text: document.text.clone(), sentences: sentences.collect(), highlights }
    }
}

fn highlights(annotation: &Annotation) -> impl Iterator<Item = Highlight> {
    let label = label(&annotation.attributes());
    let kind = annotation.kind().to_owned();
    let spans: Vec<Span> = annotation.spans().to_vec();
    spans.into_iter().map(move |span| Highlight { span, kind: kind.clone(), label: label.clone() })
}

/// The attribute that says most.
fn label(attributes: &Attributes) -> String {
    let telling = ["name", "measure", "quantity", "speaker"];
    let found = telling.iter().filter_map(|name| attributes.get(*name)).find_map(Value::as_str);
    found.unwrap_or_default().to_owned()
}
