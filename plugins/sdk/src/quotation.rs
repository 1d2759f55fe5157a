//! Annotations of reported words.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How words are reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Form {
    /// Wholly between quotation marks.
    Direct,
    /// Without quotation marks.
    Indirect,
    /// Partly between quotation marks.
    Mixed,
}

/// Reported words. The annotation's pieces are the words themselves, without attribution, and without the
/// quotation marks around a direct quotation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Quotation {
    /// Direct, indirect or mixed.
    pub form: Form,
    /// Who is credited, resolved to the full name ("Vladimir Voronkov" where the text says "he"); absent where nobody is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub speaker: Option<String>,
    /// The words that name the speaker here: "he", "the U.S. ambassador".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub speaker_as_written: Option<String>,
    /// Byte offset of `speaker_as_written`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub speaker_start: Option<u32>,
    /// Byte offset just past `speaker_as_written`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub speaker_end: Option<u32>,
    /// The speaker's role, where the document gives one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    /// The word that links speaker and words: "said", "according to".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cue: Option<String>,
    /// How it is told of the speaker, in the past tense and up to the words: "said that", "denied that", "called for";
    /// absent where the text shows no way, as in "Ana Karimova: the bridge is safe".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub predicate: Option<String>,
    /// Whether the speaker denies it ("denied that ...").
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub denial: bool,
}

impl Quotation {
    /// Words of the given form with nothing else known.
    pub fn new(form: Form) -> Self {
        Quotation {
            form,
            speaker: None,
            speaker_as_written: None,
            speaker_start: None,
            speaker_end: None,
            role: None,
            cue: None,
            predicate: None,
            denial: false,
        }
    }
}
