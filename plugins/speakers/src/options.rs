//! What a user may set.

use briefer_plugin::rule_name;
use schemars::JsonSchema;
use serde::Deserialize;

use crate::rule::RULES;

/// The options of the speakers plugin.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct SpeakersOptions {
    /// Whether reported words without quotation marks are annotated.
    pub indirect: bool,
    /// Rules to leave out, by the names that `briefer explain` shows: `noun-content` ("warned about the threat"),
    /// `floating` (quoted paragraphs without a cue) and others.
    #[schemars(extend("items" = rule_name(RULES)))]
    pub without_rules: Vec<String>,
}

impl Default for SpeakersOptions {
    fn default() -> Self {
        SpeakersOptions { indirect: true, without_rules: Vec::new() }
    }
}
