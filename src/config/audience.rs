//! Who reads: what an edition is made of, and how it writes numbers and dates.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::style::StyleConfig;
use crate::marking::Marking;

/// One audience.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct AudienceConfig {
    /// The title of its edition; its name where there is none.
    pub title: String,
    /// The formats its edition is written in.
    pub formats: Vec<Format>,
    /// The audience whose folder of templates it uses; its own where there is none.
    pub template: Option<String>,
    /// The parts of its edition, in order, in place of those its template names: files of `templates/parts`.
    pub sections: Vec<String>,
    /// At most how many findings it is shown; null for all.
    #[schemars(range(min = 1))]
    pub findings: Option<usize>,
    /// In how many stories a finding must stand to be shown; what is silent or in conflict always is.
    #[schemars(range(min = 1, max = 1000))]
    pub least_stories: usize,
    /// How many entries its parts hold.
    pub limits: Limits,
    /// What raises a finding's rank.
    pub interests: Interests,
    /// The highest marking that a document of its edition may have; null for clear.
    pub ceiling: Option<Marking>,
    /// The language of its edition's own words: `en`, `fr`, or any other that has a file in `templates/phrases`. What sources say
    /// stays in theirs.
    pub language: String,
    /// How its edition writes dates; null for as its language does.
    pub dates: Option<DateStyle>,
    /// How its edition groups the digits of computed numbers; null for as its language does. A source's own words stay as they are.
    pub numbers: Option<NumberStyle>,
    /// How its pages look, where not as the project's `style` says.
    pub style: StyleConfig,
}

impl Default for AudienceConfig {
    fn default() -> Self {
        AudienceConfig {
            title: String::new(),
            formats: [Format::Markdown, Format::Html, Format::Json].into(),
            template: None,
            sections: Vec::new(),
            findings: None,
            least_stories: 1,
            limits: Limits::default(),
            interests: Interests::default(),
            ceiling: None,
            language: "en".to_owned(),
            dates: None,
            numbers: None,
            style: StyleConfig::default(),
        }
    }
}

impl AudienceConfig {
    /// The highest marking that a document of its edition may have: clear, unless something else is said. Documents
    /// without any marking may be in every edition.
    pub fn ceiling(&self) -> Marking {
        self.ceiling.unwrap_or(Marking::Clear)
    }

    pub(super) fn standard(name: &str) -> (String, Self) {
        let (title, findings) = match name {
            "executive" => ("Executive summary", Some(50)),
            "press" => ("Press digest", Some(500)),
            _ => ("Analyst edition", None),
        };
        (name.to_owned(), AudienceConfig { title: title.to_owned(), findings, ..AudienceConfig::default() })
    }
}

/// How many entries the parts of an edition hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct Limits {
    /// Findings that the edition opens with.
    #[schemars(range(min = 1, max = 1000))]
    pub leading: usize,
    /// Findings of each sort under what changed.
    #[schemars(range(min = 1, max = 1000))]
    pub changes: usize,
    /// Figures to watch.
    #[schemars(range(min = 1, max = 1000))]
    pub watch: usize,
    /// Findings in the list of the first ones.
    #[schemars(range(min = 1, max = 1000))]
    pub findings: usize,
    /// Figures that are not confirmed.
    #[schemars(range(min = 1, max = 1000))]
    pub unconfirmed: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Limits { leading: 7, changes: 3, watch: 8, findings: 12, unconfirmed: 15 }
    }
}

/// What raises a finding's rank. Names are compared without case and accents.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct Interests {
    /// Measures: `detainees`.
    pub measures: Vec<String>,
    /// People, groups and organizations, whether they are spoken of or speak.
    pub entities: Vec<String>,
    /// Places.
    pub places: Vec<String>,
    /// Words anywhere in a finding.
    pub words: Vec<String>,
}

/// How dates are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum DateStyle {
    /// 3 April 2026.
    #[default]
    DayMonth,
    /// April 3, 2026.
    MonthDay,
    /// 2026-04-03.
    Iso,
}

/// How the digits of numbers are grouped, and what parts a fraction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum NumberStyle {
    /// 12,345.6.
    Comma,
    /// 12 345.6, with narrow spaces that do not break.
    Space,
    /// 12.345,6.
    Point,
}

/// A format an edition is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Format {
    /// CommonMark, with footnotes for evidence.
    Markdown,
    /// One self-contained page, with a page for each document it rests on.
    Html,
    /// The Briefing as data.
    Json,
}

impl Format {
    /// The ending of its files.
    pub fn extension(self) -> &'static str {
        match self {
            Format::Markdown => "md",
            Format::Html => "html",
            Format::Json => "json",
        }
    }
}
