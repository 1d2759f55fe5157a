//! What a period's documents say under one key, as plugins and templates see it.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{AsOf, Attributes, Modality, Qualifier, Span, ValueKind};

/// Where a statement comes from: document, span and sentence of one annotation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Evidence {
    /// Eight hex digits that hash the folded sentence and the span's text (a number follows where two would be equal).
    pub id: String,
    /// The document's id.
    pub document: Arc<str>,
    /// The document's title.
    pub title: Arc<str>,
    /// The document's date.
    pub date: Option<Date>,
    /// The publisher.
    pub source: Option<Arc<str>>,
    /// The document's address.
    pub url: Option<Arc<str>>,
    /// The sentence, or the sentences, that hold the annotation, exactly as in the document.
    pub sentence: Arc<str>,
    /// The annotation's pieces, as byte offsets into `sentence`.
    pub spans: Vec<Span>,
    /// Byte offset of the annotation in the document's text.
    pub start: u32,
    /// Byte offset just past the annotation in the document's text.
    pub end: u32,
    /// How the document writes what is merely there (presence claims): each spelling with the byte offsets of the
    /// sentences that hold it, one for each time it stands there. Empty for claims of other values.
    #[serde(default)]
    pub forms: BTreeMap<String, Vec<u32>>,
}

/// One thing that was said under a claim's key.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Statement {
    /// The source's own words: "over 700 Iraqi citizens"; for a quotation, the words reported.
    pub wording: String,
    /// Lowest value meant (interval claims); null means unbounded or not an interval.
    pub low: Option<f64>,
    /// Highest value meant (interval claims); null means unbounded or not an interval.
    pub high: Option<f64>,
    /// How the text bounds the value (interval claims).
    pub qualifier: Option<Qualifier>,
    /// Who is credited: the speaker, else the source.
    pub claimant: Option<String>,
    /// The speaker, where one is credited.
    pub speaker: Option<String>,
    /// The publisher.
    pub source: Option<Arc<str>>,
    /// The document's date.
    pub date: Option<Date>,
    /// When it was so, as far as stated.
    pub as_of: Option<AsOf>,
    /// Whether it is stated as fact.
    pub modality: Modality,
    /// Whether the speaker denies it (text claims).
    pub denial: bool,
    /// The story it belongs to; copies of a text share one.
    pub story: Arc<str>,
    /// The annotation's other attributes: those without a field of their own here.
    pub attributes: Attributes,
    /// Where it comes from; more than one where copies of a story repeat it.
    pub evidence: Vec<Evidence>,
}

/// What a period's documents say under one key.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Claim {
    /// Eight hex digits that hash kind and key (a text claim's also its first sentence).
    pub id: String,
    /// The plugin it comes from.
    pub plugin: String,
    /// The annotations' kind: `figure`, `quotation`, `mention`.
    pub of: String,
    /// What sort of value its statements hold.
    pub value: ValueKind,
    /// The attributes that tell this claim from others; null where a document left one open.
    pub key: BTreeMap<String, Option<String>>,
    /// Its statements, in corpus order; shared, since many are asked about the same claims.
    pub statements: Arc<Vec<Statement>>,
    /// How many stories it rests on.
    pub stories: usize,
    /// The publishers it rests on, sorted.
    pub sources: Vec<String>,
    /// Where it is said first, in the period and in those it is compared with; documents without a date come last.
    #[serde(default)]
    pub first_seen: Option<Evidence>,
}
