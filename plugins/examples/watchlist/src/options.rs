//! The plugin's options: read from the configuration by serde, described to the user by schemars.

use std::path::PathBuf;

use schemars::JsonSchema;
use serde::Deserialize;

/// The options of the watchlist plugin. With neither `file` nor `names` nothing is found.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct WatchlistOptions {
    /// A CSV file whose first line names its columns: `name`, and where wanted `aliases` (separated by `;`) and `category`.
    /// It is looked for in the folder of the configuration.
    #[schemars(extend("format" = "path"))]
    pub file: Option<PathBuf>,
    /// Names given here, beside the file's.
    pub names: Vec<Name>,
    /// How letters are compared.
    #[serde(rename = "match")]
    pub matching: Matching,
}

/// One name to watch.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Name {
    /// The name to show.
    pub name: String,
    /// Other names for it.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// A word of your own to group it by.
    #[serde(default)]
    pub category: Option<String>,
}

/// How letters are compared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Matching {
    /// Letter case and accents make no difference, except for single words in capitals (`WHO`), which match as written.
    #[default]
    Fold,
    /// Every letter as the list writes it.
    Exact,
}
