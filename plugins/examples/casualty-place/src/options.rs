//! The plugin's options.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The options of the casualty-place plugin; every field has a default.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct CasualtyPlaceOptions {
    /// The measures of the figures plugin that count casualties.
    pub measures: Vec<String>,
    /// Whether a sentence that names no place takes the one of the sentence before, or of the dateline.
    pub from_context: bool,
}

impl Default for CasualtyPlaceOptions {
    fn default() -> Self {
        let measures = ["killed", "wounded", "casualties", "missing", "abducted"];
        CasualtyPlaceOptions { measures: measures.map(str::to_owned).into(), from_context: true }
    }
}
