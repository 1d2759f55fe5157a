//! What a plugin adds to its section of a briefing beyond the findings.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Tables and data of a plugin's own, for its section.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SectionData {
    /// Tables, in the order they are shown.
    #[serde(default)]
    pub tables: Vec<Table>,
    /// Anything else, shaped as the manifest's section schema says.
    #[serde(default)]
    pub data: serde_json::Value,
}

/// A table of texts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Table {
    /// Its title.
    pub title: String,
    /// The column headings.
    pub columns: Vec<String>,
    /// The rows, each as long as `columns`.
    pub rows: Vec<Vec<String>>,
}
