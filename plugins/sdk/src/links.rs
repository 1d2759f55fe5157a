//! Linking entities of single documents to entities of the corpus.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::Mention;

/// One mention as the linking plugin sees it: documents in corpus order, mentions in text order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct LinkMention {
    /// The document's id.
    pub document: String,
    /// The document's date, where known.
    pub date: Option<Date>,
    /// The entity's key within the document.
    pub entity: String,
    /// The words as they stand in the text; empty where the host does not say.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// The mention.
    pub attributes: Mention,
}

/// One entity of one document, and the corpus-wide entity it stands for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct Link {
    /// The document's id.
    pub document: String,
    /// The entity's key within the document.
    pub entity: String,
    /// The corpus-wide entity, as it should be displayed: its fullest usual name.
    pub to: String,
    /// Why, step by step; none where the name is the entity's own.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub why: Vec<LinkReason>,
    /// Other corpus-wide entities that it may be as well, the likeliest first; none where there is no doubt. The name
    /// itself stands for one that no other document names in full.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub perhaps: Vec<String>,
}

/// One step of the explanation of a link.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct LinkReason {
    /// The rule's name, stable enough to be switched off in a test: `last-name`.
    pub rule: String,
    /// What the rule concluded, in a few words.
    pub note: String,
}

impl Link {
    /// A link without an explanation.
    pub fn new(document: impl Into<String>, entity: impl Into<String>, to: impl Into<String>) -> Self {
        Link { document: document.into(), entity: entity.into(), to: to.into(), why: Vec::new(), perhaps: Vec::new() }
    }
}

/// The answer of a linking plugin.
pub type Links = Vec<Link>;
