//! What a reader makes of bytes, before the parts that all formats share.

use super::document::{Found, Origin};
use crate::diagnostic::Diagnostic;
use crate::marking::Marking;

/// A text and the fields its format states.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Draft {
    /// The text, final: offsets count its bytes.
    pub text: String,
    /// Whether the file's bytes are not the text.
    pub differs: bool,
    /// The document's own id.
    pub id: Option<String>,
    /// What the format's fields or the front matter say.
    pub fields: Fields,
    /// What is doubtful, without a place unless the reader knows a better one than the file.
    pub doubts: Vec<Diagnostic>,
}

/// The metadata a format states, as written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Fields {
    /// The title.
    pub title: Option<Found<String>>,
    /// The date, not yet parsed.
    pub date: Option<Found<String>>,
    /// The publisher.
    pub source: Option<Found<String>>,
    /// The address.
    pub url: Option<String>,
    /// The marking that the document states about itself.
    pub marking: Option<Marking>,
    /// The language that the document says it is in.
    pub language: Option<String>,
    /// A language to try where the text itself gives no better one: an HTML page's `lang` is often its template's.
    pub language_hint: Option<String>,
}

/// Why there is no draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Unread {
    /// What is wrong.
    pub fault: Diagnostic,
    /// The marking that the document bears; red where it seems to bear one and nothing of it could be read.
    pub marking: Option<Marking>,
}

impl From<Diagnostic> for Unread {
    fn from(fault: Diagnostic) -> Self {
        Unread { fault, marking: None }
    }
}

/// The trimmed value of a field with white space folded, and where it stands; `None` where it is empty.
pub(crate) fn found(value: &str, from: Origin) -> Option<Found<String>> {
    let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
    (!value.is_empty()).then_some(Found { value, from })
}
