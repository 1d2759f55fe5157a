//! Annotations as JSON.

mod canonical;
mod read;
mod write;

pub(crate) use canonical::Cursor;
pub(crate) use read::{Read, Text};
use write::plain;
pub use write::write_annotation;
pub(crate) use write::{write_json, write_list, write_string};

use serde::{Deserialize, Serialize};

use crate::{Annotation, Attributes, Body, Other, PluginError, Span, Why};

/// An annotation as it crosses a process or a library border, and as `briefer annotate` prints it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct WireAnnotation {
    /// The kind's name.
    pub kind: String,
    /// Byte offset of the first byte (of the hull).
    pub start: u32,
    /// Byte offset just past the last byte (of the hull).
    pub end: u32,
    /// The document's text between the two.
    pub text: String,
    /// The pieces, where there are two or more.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub spans: Vec<Span>,
    /// The kind's attributes.
    #[serde(default)]
    pub attributes: Attributes,
    /// The reasons, where they were asked for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub why: Vec<Why>,
}

impl WireAnnotation {
    /// An annotation of `text[start..end]` without attributes.
    pub fn bare(kind: &str, text: &str, start: usize, end: usize) -> Self {
        let span = Span::new(start, end);
        WireAnnotation {
            kind: kind.to_owned(),
            start: span.start,
            end: span.end,
            text: span.slice(text).to_owned(),
            spans: Vec::new(),
            attributes: Attributes::new(),
            why: Vec::new(),
        }
    }

    /// The wire form of an annotation on `text`.
    ///
    /// # Panics
    /// When the annotation's span does not fit `text`.
    pub fn of(annotation: &Annotation, text: &str) -> Self {
        WireAnnotation {
            kind: annotation.kind().to_owned(),
            start: annotation.span.start,
            end: annotation.span.end,
            text: annotation.span.slice(text).to_owned(),
            spans: annotation.pieces.clone(),
            attributes: annotation.attributes(),
            why: annotation.why.clone(),
        }
    }

    /// The typed form.
    ///
    /// # Errors
    /// [`PluginError::Failed`] where the attributes do not fit the kind.
    pub fn typed(self) -> Result<Annotation, PluginError> {
        let attributes = serde_json::Value::Object(self.attributes);
        let misfit = |e: serde_json::Error| PluginError::Failed(format!("attributes of a {}: {e}", self.kind));
        let body = match self.kind.as_str() {
            "mention" => Body::Mention(serde_json::from_value(attributes).map_err(misfit)?),
            "figure" => Body::Figure(serde_json::from_value(attributes).map_err(misfit)?),
            "quotation" => Body::Quotation(serde_json::from_value(attributes).map_err(misfit)?),
            _ => match attributes {
                serde_json::Value::Object(attributes) => Body::Other(Other { kind: self.kind, attributes }),
                _ => unreachable!("attributes were an object"),
            },
        };
        Ok(Annotation { span: Span { start: self.start, end: self.end }, pieces: self.spans, body, why: self.why })
    }
}

impl Annotation {
    /// The attributes by name, whatever the kind.
    pub fn attributes(&self) -> Attributes {
        let value = match &self.body {
            Body::Mention(mention) => serde_json::to_value(mention),
            Body::Figure(figure) => serde_json::to_value(figure),
            Body::Quotation(quotation) => serde_json::to_value(quotation),
            Body::Other(other) => return other.attributes.clone(),
        };
        match value {
            Ok(serde_json::Value::Object(attributes)) => attributes,
            other => unreachable!("attributes serialize to an object, not {other:?}"),
        }
    }
}
