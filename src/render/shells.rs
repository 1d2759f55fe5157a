//! The templates that frame an edition's content, and the variables that each of them sees.

use schemars::{JsonSchema, schema_for};
use serde_json::Value;

use super::chart::Chart;
use super::html::Heading;
use super::notes::Note;
use super::sources::Shown;
use crate::briefing::{AudienceInfo, Briefing, Finding};

/// A template that is run with variables of its own.
pub(super) struct Shell {
    /// Its name.
    pub(super) template: &'static str,
    /// Whether it sees the fields of the briefing too.
    pub(super) has_briefing: bool,
    /// The JSON Schema of its own variables.
    pub(super) variables: fn() -> Value,
}

/// The JSON Schema of a briefing, whose fields are the variables of a content template.
pub(super) const BRIEFING: fn() -> Value = || schema_for!(Briefing).to_value();

/// All shells.
pub(super) const SHELLS: [Shell; 5] = [
    Shell { template: "shared/page.html", has_briefing: true, variables: || schema_for!(PageVariables).to_value() },
    Shell {
        template: "shared/source.html",
        has_briefing: false,
        variables: || schema_for!(SourceVariables).to_value(),
    },
    Shell {
        template: "shared/chart.html",
        has_briefing: false,
        variables: || schema_for!(DrawingVariables).to_value(),
    },
    Shell { template: "shared/chart.md", has_briefing: false, variables: || schema_for!(ChartVariables).to_value() },
    Shell { template: "shared/notes.md", has_briefing: true, variables: || schema_for!(NotesVariables).to_value() },
];

/// The page of an edition.
#[derive(JsonSchema)]
#[expect(dead_code, reason = "only its schema is used")]
struct PageVariables<'a> {
    /// The content as HTML.
    content: String,
    /// The stylesheet.
    style: String,
    /// The stylesheet's hash, for the page's policy.
    style_hash: String,
    /// The headings of the content.
    headings: Vec<Heading>,
    /// What the page links to, in order of first use.
    notes: Vec<Note<'a>>,
}

/// The page of a document.
#[derive(JsonSchema)]
#[expect(dead_code, reason = "only its schema is used")]
struct SourceVariables<'a> {
    /// The briefing's title.
    title: String,
    /// Whom the edition is for.
    audience: AudienceInfo,
    /// The stylesheet.
    style: String,
    /// The stylesheet's hash, for the page's policy.
    style_hash: String,
    /// What is known of the document.
    document: Shown<'a>,
    /// Its text as HTML.
    article: String,
}

/// A chart's table.
#[derive(JsonSchema)]
#[expect(dead_code, reason = "only its schema is used")]
struct ChartVariables {
    /// Where everything stands.
    chart: Chart,
    /// The finding that is drawn.
    finding: Finding,
    /// The words in brackets.
    caption: String,
}

/// A chart's drawing.
#[derive(JsonSchema)]
#[expect(dead_code, reason = "only its schema is used")]
struct DrawingVariables {
    /// Where everything stands.
    chart: Chart,
    /// The finding that is drawn.
    finding: Finding,
    /// The words in brackets.
    caption: String,
    /// The numbers behind it, as HTML.
    table: String,
}

/// The footnotes of a Markdown edition.
#[derive(JsonSchema)]
#[expect(dead_code, reason = "only its schema is used")]
struct NotesVariables<'a> {
    /// What the edition links to, in order of first use.
    notes: Vec<Note<'a>>,
}
