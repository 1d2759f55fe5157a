//! The annotation of a deed that somebody claims.

use briefer_plugin::{Body, Other, Quotation};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;

/// A deed that somebody claims: what a quotation says, but for the form and the denial, which only words have.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub(crate) struct Responsibility {
    /// Who claims it, by the full name.
    #[serde(skip_serializing_if = "Option::is_none")]
    speaker: Option<String>,
    /// The words that name who claims it here.
    #[serde(skip_serializing_if = "Option::is_none")]
    speaker_as_written: Option<String>,
    /// Byte offset of `speaker_as_written`.
    #[serde(skip_serializing_if = "Option::is_none")]
    speaker_start: Option<u32>,
    /// Byte offset just past `speaker_as_written`.
    #[serde(skip_serializing_if = "Option::is_none")]
    speaker_end: Option<u32>,
    /// The role of who claims it, where the document gives one.
    #[serde(skip_serializing_if = "Option::is_none")]
    role: Option<String>,
    /// The words that link the two: "has claimed".
    #[serde(skip_serializing_if = "Option::is_none")]
    cue: Option<String>,
    /// How it is told in the past tense: "claimed", "took".
    #[serde(skip_serializing_if = "Option::is_none")]
    predicate: Option<String>,
}

impl Responsibility {
    /// What is known of whoever says it.
    pub(crate) fn of(quotation: Quotation) -> Self {
        let Quotation { speaker, speaker_as_written, speaker_start, speaker_end, role, cue, predicate, .. } = quotation;
        Responsibility { speaker, speaker_as_written, speaker_start, speaker_end, role, cue, predicate }
    }
}

impl From<Responsibility> for Body {
    fn from(responsibility: Responsibility) -> Self {
        let mut other = Other::new("responsibility");
        if let Ok(Value::Object(attributes)) = serde_json::to_value(responsibility) {
            other.attributes = attributes;
        }
        other.into()
    }
}
