//! What a user may set.

use std::path::PathBuf;

use briefer_plugin::{MentionType, rule_name};
use schemars::JsonSchema;
use serde::Deserialize;

use crate::evidence::RULES;

/// The options of the entities plugin.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct EntitiesOptions {
    /// Names of your own; they come before the shipped lexicon in every decision.
    pub lexicon: Vec<OwnName>,
    /// Files with more names of your own: CSV whose first line is `name,type,aliases` (aliases separated by `;`), or YAML,
    /// a list as under `lexicon`. They are looked for in the folder of the configuration.
    pub lexicon_files: Vec<NamesFile>,
    /// Rules to leave out, by the names that `briefer explain` shows.
    #[schemars(extend("items" = rule_name(RULES)))]
    pub without_rules: Vec<String>,
    /// Of how many entities, those in most stories first, the section tells spellings, roles and company (0 to 10000).
    #[schemars(range(max = 10_000))]
    pub profiles: usize,
}

impl Default for EntitiesOptions {
    fn default() -> Self {
        EntitiesOptions { lexicon: Vec::new(), lexicon_files: Vec::new(), without_rules: Vec::new(), profiles: 60 }
    }
}

/// One name of a user's own lexicon.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OwnName {
    /// The name to show.
    pub name: String,
    /// What it is.
    #[serde(rename = "type")]
    pub mention_type: MentionType,
    /// Other names for it; those in capitals alone are matched exactly as written.
    #[serde(default)]
    pub aliases: Vec<String>,
}

/// A file with names of a user's own.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(transparent)]
#[schemars(inline, extend("format" = "path"))]
pub struct NamesFile(
    /// Where it lies.
    pub PathBuf,
);
