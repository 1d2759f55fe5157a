//! The templates that frame an edition's content, and the variables that each of them sees.

use schemars::{JsonSchema, schema_for};
use serde_json::Value;

use super::chart::Chart;
use super::html::{Heading, Part};
use super::look::Look;
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
    /// The same in its parts: each heading of the second level with what it heads.
    parts: Vec<Part>,
    /// The stylesheet.
    style: String,
    /// The stylesheet's hash, for the page's policy.
    style_hash: String,
    /// What the project's style puts on the page.
    look: Look,
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
    /// What the project's style puts on the page.
    look: Look,
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

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::fs;

    use serde_json::Value;

    use super::{BRIEFING, SHELLS, Shell};
    use crate::render::fixture::briefing;
    use crate::render::{Format, Renderer};

    fn declared(shell: &Shell) -> BTreeSet<String> {
        let schemas = [Some((shell.variables)()), shell.has_briefing.then(BRIEFING)];
        let fields = |schema: Value| schema["properties"].as_object().unwrap().keys().cloned().collect::<Vec<_>>();
        schemas.into_iter().flatten().flat_map(fields).collect()
    }

    /// What a shell sees, by its own word.
    fn given(shell: &Shell) -> Option<BTreeSet<String>> {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir_all(folder.path().join("shared")).unwrap();
        let spy = "<<{% for name, value in __tera_context %}{{ name | split(pat='') | join(sep='+') }} {% endfor %}>>";
        fs::write(folder.path().join(shell.template), spy).unwrap();
        let renderer = Renderer::new(Some(folder.path())).unwrap();
        let format = if shell.template.ends_with(".md") { Format::Markdown } else { Format::Html };
        let page = renderer.open(&briefing("analyst"), None).unwrap().render(format).unwrap();
        let (_, rest) = page.split_once("<<").or_else(|| page.split_once("&lt;&lt;"))?;
        let names = rest.split([' ', '>', '&']).filter(|name| name.contains('+'));
        // Of a drawing the table is one of its variables, and stands below in the page once more.
        Some(names.map(|name| name.replace(|c: char| !c.is_alphabetic() && c != '_', "")).collect())
    }

    #[test]
    fn shells_see_what_is_declared() {
        for shell in SHELLS.iter().filter(|shell| shell.template != "shared/source.html") {
            assert_eq!(given(shell), Some(declared(shell)), "{}", shell.template);
        }
    }
}
