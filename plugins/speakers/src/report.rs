//! What a pattern found: reported words, their cue and who is credited.

use briefer_plugin::{Form, Span};

use crate::phrase::Phrase;
use crate::rule::Rule;

/// Reported words as a pattern found them, before the speaker is resolved.
#[derive(Clone, Debug)]
pub(crate) struct Report {
    /// The words, sorted and disjoint.
    pub(crate) pieces: Vec<Span>,
    pub(crate) form: Form,
    /// The cue's words; absent for words that continue an earlier quotation.
    pub(crate) cue: Option<Span>,
    pub(crate) phrase: Option<Phrase>,
    /// How it is told of the speaker: "denied that".
    pub(crate) predicate: Option<String>,
    pub(crate) denial: bool,
    /// The pattern.
    pub(crate) rule: Rule,
    /// The last token that belongs to words, cue or speaker, plus one.
    pub(crate) end: usize,
    /// Whether it continues the speaker of the report before.
    pub(crate) floating: bool,
    /// How many of the pieces, the last ones, go on in sentences without a cue.
    pub(crate) continued: usize,
    /// Whether the quoted words run on into the next paragraph.
    pub(crate) goes_on: bool,
}
