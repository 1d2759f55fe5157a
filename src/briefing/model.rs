//! The Briefing: all of a period, as templates see it and as the JSON edition prints it.
//!
//! Every field is always present, null or empty where there is nothing, so that a template can name any of them.

use std::collections::BTreeMap;
use std::sync::Arc;

use briefer_plugin::{Date, Evidence, Statement, Table, ValueKind};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::corrections::CorrectionUse;
use crate::config::{DateStyle, Limits, NumberStyle};
use crate::corpus::{Credit, Origin, ProblemKind};
use crate::marking::Marking;

/// All of a period, for one audience.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Briefing {
    /// Version of this form; 1.
    pub schema: u32,
    /// The project's title.
    pub title: String,
    /// Whom this edition is for.
    pub audience: AudienceInfo,
    /// The period it covers.
    pub period: PeriodInfo,
    /// How much it rests on.
    pub totals: Totals,
    /// What to open with: the findings that matter most, in order, no two of them saying the same.
    pub leading: Vec<Leading>,
    /// All findings, most important first, cut to the audience's limit.
    pub findings: Vec<Finding>,
    /// How many findings the limit left out.
    pub findings_left_out: usize,
    /// Each plugin's part, by the plugin's name.
    pub sections: BTreeMap<String, Section>,
    /// The documents of the period, in corpus order.
    pub documents: Vec<DocumentInfo>,
    /// What was not used, or is doubtful.
    pub annex: Annex,
}

/// Whom an edition is for, and how it is made.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AudienceInfo {
    /// Its name, as in the configuration and in file names.
    pub name: String,
    /// Its title, for headings.
    pub title: String,
    /// The highest marking that a document of this edition may have; null where the configuration speaks of none.
    pub ceiling: Option<Marking>,
    /// The audience whose folder of templates it uses.
    pub template: String,
    /// Its parts, in order; empty where its template names them.
    pub sections: Vec<String>,
    /// How many entries its parts hold.
    pub limits: Limits,
    /// The language of its own words: `en`, `fr`.
    pub language: String,
    /// How it writes dates; null for as its language does.
    pub dates: Option<DateStyle>,
    /// How it groups the digits of numbers; null for as its language does.
    pub numbers: Option<NumberStyle>,
}

/// The period a briefing covers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PeriodInfo {
    /// `2026-04-03`, `2026-W14`, `2026-04`, `all`, `2026-03-01_2026-03-17`.
    pub id: String,
    /// `day`, `week`, `month`, `all` or `range`.
    pub unit: String,
    /// The first day; null for `all`.
    pub from: Option<Date>,
    /// The last day; null for `all`.
    pub to: Option<Date>,
    /// The id of the period just before; null for `all`.
    pub before: Option<String>,
    /// The ids of the earlier periods that were looked at and hold a document, newest first.
    pub history: Vec<String>,
}

/// How much a briefing rests on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Totals {
    /// Documents of the period.
    pub documents: usize,
    /// Stories among them: copies count once.
    pub stories: usize,
    /// Publishers among them.
    pub sources: usize,
    /// Claims formed.
    pub claims: usize,
}

/// The words for change and agreement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum FindingKind {
    /// Interval: two stories state ranges that share no value.
    InConflict,
    /// Interval: a later statement by the same claimant, or a later as-of, gives another value.
    Revised,
    /// Interval: two stories agree.
    Confirmed,
    /// Text: a speaker denies it.
    Denied,
    /// Not seen in the periods before.
    New,
    /// Presence: in clearly more stories than before.
    Rising,
    /// Presence: in clearly fewer stories than before.
    Falling,
    /// Text, presence: there before, not now.
    Silent,
    /// Said before, and again.
    Repeated,
    /// Stated, with nothing to compare it with, or with no change worth a word.
    Stated,
}

/// A claim seen against other periods and among its own statements.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Finding {
    /// The claim's id: eight hex digits.
    pub id: String,
    /// The plugin it comes from.
    pub plugin: String,
    /// The annotations' kind: `figure`, `quotation`, `mention`.
    pub of: String,
    /// What sort of value its statements hold.
    pub value: ValueKind,
    /// The kind that matters most of `kinds`; there is a template component for each.
    pub kind: FindingKind,
    /// Everything that holds of it, most important first.
    pub kinds: Vec<FindingKind>,
    /// The attributes that tell this claim from others; null where a document left one open.
    pub key: BTreeMap<String, Option<String>>,
    /// What this period says, in corpus order; empty when silent.
    pub statements: Arc<Vec<Statement>>,
    /// Which of the statements stand, as positions in `statements`: of numbers, those that no later one replaces (among the
    /// newest 256 of very many); else all.
    pub standing: Vec<usize>,
    /// Of a finding in conflict, the statements that stand, parted into sides: no two of one side share no value.
    pub sides: Vec<Vec<usize>>,
    /// What earlier periods said, newest first; only periods that said something.
    pub before: Vec<PastStatements>,
    /// The newest statement that replaces an earlier one, where there is one.
    pub revision: Option<Revision>,
    /// In how many stories it stood, this period first, then the history.
    pub counts: Vec<PeriodCount>,
    /// How many stories of this period it rests on.
    pub stories: usize,
    /// The publishers of this period it rests on, sorted.
    pub sources: Vec<String>,
    /// Where it was said first, in this period or in the history; documents without a date come last.
    pub first_seen: Option<Evidence>,
    /// What an analyst noted on it.
    pub notes: Vec<String>,
    /// Whether the briefing opens with it, by itself or beside another.
    pub leads: bool,
    /// Its weight in the ranking: the sum of the reasons' points.
    pub score: i32,
    /// Why it ranks where it does.
    pub reasons: Vec<Reason>,
}

impl Finding {
    /// Its statements, of this period and of those before.
    pub fn all_statements(&self) -> impl Iterator<Item = &Statement> {
        self.statements.iter().chain(self.before.iter().flat_map(|past| past.statements.iter()))
    }

    /// All evidence it rests on; the same piece may come twice.
    pub fn evidence(&self) -> impl Iterator<Item = &Evidence> {
        self.all_statements().flat_map(|statement| &statement.evidence).chain(&self.first_seen)
    }
}

/// A statement that replaces an earlier one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Revision {
    /// The later statement.
    pub now: Statement,
    /// The one it replaces.
    pub before: Statement,
    /// The period of `before`; null for the briefing's own.
    pub period: Option<String>,
    /// Where the number went.
    pub direction: Direction,
}

/// Where a number went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    /// Every value it can mean now is higher than every value before.
    Up,
    /// Every value it can mean now is lower than every value before.
    Down,
}

/// What an earlier period said under a claim's key.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PastStatements {
    /// The period's id.
    pub period: String,
    /// What it said.
    pub statements: Arc<Vec<Statement>>,
}

/// In how many stories something stood.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PeriodCount {
    /// The period's id.
    pub period: String,
    /// How many stories.
    pub stories: usize,
}

/// A finding that a briefing opens with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Leading {
    /// Its position in `findings`.
    pub finding: usize,
    /// Positions of figures of the same measure by the same claimant of the same story: to be told with it.
    pub together: Vec<usize>,
}

/// One reason of a finding's rank.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Reason {
    /// Its name: `in-conflict`, `stories`, `magnitude`, `interest`, `pinned`.
    pub reason: String,
    /// What it adds to the score.
    pub points: i32,
}

/// One plugin's part of a briefing.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Section {
    /// The plugin's name.
    pub plugin: String,
    /// What the plugin does, in its own words.
    pub description: String,
    /// Its findings, grouped by the first attribute of their key, groups and findings in ranking order.
    pub groups: Vec<Group>,
    /// Tables of the plugin's own.
    pub tables: Vec<Table>,
    /// Data of the plugin's own.
    pub data: serde_json::Value,
}

/// The findings of a section that share the first attribute of their key: a measure, a speaker, an entity.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Group {
    /// The annotations' kind, of the first finding: `figure`, `quotation`, `mention`.
    pub of: String,
    /// The shared value; empty where documents left it open.
    pub name: String,
    /// What is known of a named entity (role), where one is known.
    pub role: Option<String>,
    /// The id of the evidence whose own sentence says this of it, if one does.
    pub role_evidence: Option<String>,
    /// The findings, most important first, as positions in the briefing's `findings`.
    pub findings: Vec<usize>,
}

/// One document of the period.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct DocumentInfo {
    /// Its id.
    pub id: String,
    /// Its title; the id where none was found.
    pub title: String,
    /// Its date.
    pub date: Option<Date>,
    /// Where the date was found.
    pub date_from: Option<Origin>,
    /// Whether the date was inferred in part.
    pub date_guessed: bool,
    /// Its publisher.
    pub source: Option<String>,
    /// Its address.
    pub url: Option<String>,
    /// The language it is in, as an ISO 639 code; null where that is not certain.
    pub language: Option<String>,
    /// Its marking: its own, or the configuration's; null where it has none.
    pub marking: Option<Marking>,
    /// The publishers its report came through, outermost first; empty where it is its publisher's own.
    pub chain: Vec<Credit>,
    /// The story it belongs to: the id of the story's first document.
    pub story: String,
    /// The title of the story's first document; null where that is this one.
    pub told_first: Option<String>,
}

/// What was not used, or is doubtful.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Annex {
    /// Files and documents that were skipped, are in another language, or are doubtful.
    pub problems: Vec<AnnexEntry>,
    /// Documents without a date, which stand in no finding (unless the configuration includes them).
    pub undated: Vec<DocumentInfo>,
    /// Documents of which day, month or year was inferred.
    pub guessed_dates: Vec<DocumentInfo>,
    /// Documents that carry the same text as their story's first one, or tell its report after it.
    pub copies: Vec<DocumentInfo>,
    /// What the period's stories hold that forms no claim: numbers without a measure, quotations without a speaker.
    pub unbound: Vec<Unbound>,
    /// Names of the period's stories that may be somebody else's than whom they were taken for.
    pub doubtful: Vec<DoubtfulName>,
    /// What plugins got wrong.
    pub faults: Vec<AnnexEntry>,
    /// The corrections of an analyst's, in the order of their file, and what came of each.
    pub corrections: Vec<CorrectionUse>,
}

/// Annotations of one kind that form no claim, since an attribute is missing.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Unbound {
    /// The annotations' kind: `figure`, `quotation`.
    pub of: String,
    /// The attribute: `measure`, `speaker`.
    pub missing: String,
    /// How many there are.
    pub count: usize,
    /// The documents that hold them, in corpus order; of copies only the first.
    pub documents: Vec<UnboundDocument>,
}

/// What one document holds of an [`Unbound`] sort.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct UnboundDocument {
    /// The document's id.
    pub document: String,
    /// How many.
    pub count: usize,
    /// The first few.
    pub examples: Vec<Example>,
}

/// Words of the annex: bound to nothing, or a name in doubt.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Example {
    /// The words.
    pub wording: String,
    /// Where they stand.
    pub evidence: Evidence,
}

/// A name of which the plugin that links is not sure whose it is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct DoubtfulName {
    /// The name, as its documents have it.
    pub name: String,
    /// The entity that it was taken for; null where it was taken for nobody known by another name.
    pub taken_for: Option<String>,
    /// Whom else it may name; empty where it may only be another bearer of that name.
    pub perhaps: Vec<String>,
    /// How many documents it stands in; of copies only the first counts.
    pub documents: usize,
    /// The first few, one of each document.
    pub examples: Vec<Example>,
}

/// One entry of the annex.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AnnexEntry {
    /// The document or file, relative to the corpus; the plugin's name stands in `message` for a fault.
    pub document: String,
    /// What sort of trouble; null for a plugin's fault.
    pub kind: Option<ProblemKind>,
    /// What was wrong.
    pub message: String,
}

impl Annex {
    /// The evidence of what is bound to nothing, and of names in doubt.
    pub fn evidence(&self) -> impl Iterator<Item = &Evidence> {
        let unbound = self.unbound.iter().flat_map(|unbound| &unbound.documents);
        let doubtful = self.doubtful.iter().flat_map(|name| &name.examples);
        unbound.flat_map(|document| &document.examples).chain(doubtful).map(|example| &example.evidence)
    }
}
