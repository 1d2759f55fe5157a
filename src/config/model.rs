//! The types that `config.yaml` is read into.
//!
//! The names of fields and values are the keys and words of the file; the JSON Schema made from these types is what the
//! file is checked against. `config.yaml` at the root of the repository states every default again, with a comment; a
//! test holds the two together.

use std::collections::BTreeMap;
use std::path::PathBuf;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::audience::AudienceConfig;
use super::plugin::PluginConfig;
use super::style::StyleConfig;
use crate::marking::Marking;

/// A project's configuration.
///
/// ```
/// let config = briefer::config::Config::default_for("projects/east");
/// assert_eq!(config.corpus.path, std::path::Path::new("projects/east/corpus"));
/// assert_eq!(config.compare.about, 0.1);
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct Config {
    /// The folder of the file: paths in the file are relative to it. Not a key.
    #[serde(skip)]
    #[schemars(skip)]
    pub root: PathBuf,
    /// The title at the head of every briefing.
    pub title: String,
    /// Which files are read.
    pub corpus: CorpusConfig,
    /// Which stretch of time a briefing covers.
    pub period: PeriodConfig,
    /// The folder the briefings are written to.
    pub output: PathBuf,
    /// The folder of the project's own templates, which replace the built-in ones file by file. It need not exist.
    pub templates: PathBuf,
    /// The folder of what `briefer template test` goes by: `corpus`, a few documents, and `editions`, what the templates made of
    /// them. It need not exist.
    pub tests: PathBuf,
    /// The file of what analysts correct. The one of the usual name need not exist.
    pub corrections: PathBuf,
    /// How figures are compared.
    pub compare: CompareConfig,
    /// How pages look.
    pub style: StyleConfig,
    /// How far documents may travel that bear no marking of their own.
    pub markings: MarkingsConfig,
    /// The plugins that are run, by name.
    pub plugins: BTreeMap<String, PluginConfig>,
    /// Who reads: one edition is written for each, by name.
    pub audiences: BTreeMap<String, AudienceConfig>,
}

impl Default for Config {
    fn default() -> Self {
        Config {
            root: PathBuf::new(),
            title: "Situation briefing".to_owned(),
            corpus: CorpusConfig::default(),
            period: PeriodConfig::default(),
            output: "briefings".into(),
            templates: "templates".into(),
            tests: "tests".into(),
            corrections: super::corrections::FILE_NAME.into(),
            compare: CompareConfig::default(),
            style: StyleConfig::usual(),
            markings: MarkingsConfig::default(),
            plugins: ["entities", "figures", "speakers"].map(|name| (name.to_owned(), PluginConfig::default())).into(),
            audiences: ["executive", "analyst", "press"].map(AudienceConfig::standard).into(),
        }
    }
}

/// Which files are read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct CorpusConfig {
    /// The folder that holds the documents.
    pub path: PathBuf,
    /// Globs, relative to that folder: a file that matches one is read.
    pub include: Vec<String>,
    /// Globs, relative to that folder: a file that matches one is not read.
    pub exclude: Vec<String>,
    /// What becomes of documents without a date.
    pub undated: Undated,
}

impl Default for CorpusConfig {
    fn default() -> Self {
        CorpusConfig {
            path: "corpus".into(),
            include: ["**/*.txt", "**/*.md", "**/*.jsonl", "**/*.html", "**/*.htm"].map(str::to_owned).into(),
            exclude: Vec::new(),
            undated: Undated::List,
        }
    }
}

/// What becomes of documents without a date.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Undated {
    /// They are listed in the annex and stand in no finding; the period `all` includes them all the same.
    #[default]
    List,
    /// They count as documents of every period.
    Include,
}

/// Which stretch of time a briefing covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct PeriodConfig {
    /// The period's length. Without `--period`, the newest one that holds a document with a certain date is taken.
    pub unit: PeriodUnit,
    /// How many earlier periods a period is compared with.
    #[schemars(range(min = 0, max = 520))]
    pub history: u32,
}

impl Default for PeriodConfig {
    fn default() -> Self {
        PeriodConfig { unit: PeriodUnit::Week, history: 8 }
    }
}

/// A period's length.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum PeriodUnit {
    /// A day.
    Day,
    /// An ISO week, from Monday to Sunday.
    #[default]
    Week,
    /// A calendar month.
    Month,
    /// Everything there is; nothing to compare it with, so no change is shown.
    All,
}

/// How figures are compared.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct CompareConfig {
    /// By what share `about` reaches to each side: with 0.10, "about 500" is taken as 450 to 550.
    #[schemars(range(min = 0.0, max = 1.0))]
    pub about: f64,
    /// At which multiple an open end is closed: with 2.0, "over 700" is taken as 700 to 1,400.
    #[schemars(range(min = 1.0, max = 1000.0))]
    pub open_end: f64,
}

impl Default for CompareConfig {
    fn default() -> Self {
        CompareConfig { about: 0.10, open_end: 2.0 }
    }
}

/// How far documents may travel that bear no marking of their own: the highest of what applies to one holds.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct MarkingsConfig {
    /// By publisher: the marking of what it published.
    pub sources: BTreeMap<String, Marking>,
    /// By glob, relative to the corpus: the marking of the files that match it.
    pub documents: BTreeMap<String, Marking>,
    /// The marking of all documents; null for none.
    pub default: Option<Marking>,
}
