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
}

/// The answer of a linking plugin.
pub type Links = Vec<Link>;
