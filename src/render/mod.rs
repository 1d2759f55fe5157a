//! Tera to Markdown to HTML: one edition per audience.
//!
//! A content template, `<audience>/briefing.md`, turns the [`Briefing`] into Markdown with links to evidence. From there
//! two ways part: in the Markdown edition the links become footnotes; in the HTML edition the Markdown becomes HTML
//! inside the page shell, and each link leads to the very sentence at the foot of the page.
//!
//! Corpus text is data: every value is escaped ([`escape_markdown`]), so the rendered page has the same structure
//! whatever an article says.

mod chart;
mod edition;
mod errors;
mod escape;
mod filters;
#[cfg(test)]
mod fixture;
mod html;
mod layout;
mod links;
mod markdown;
mod notes;
mod output;
mod sources;
mod syntax;
mod tags;
mod templates;
#[cfg(test)]
mod tests;

use std::path::Path;

use tera::{EscapeFn, Tera};

pub use self::edition::OpenEdition;
pub use self::escape::{escape_html, escape_markdown};
pub use self::output::{Edition, write_editions};
pub use self::sources::{Page, Sources};

pub(crate) use self::tags::TAG;

use self::notes::Unknown;
use self::templates::Templates;
use crate::briefing::Briefing;
use crate::config::{DateStyle, NumberStyle};
use crate::diagnostic::{Diagnostic, Place};

/// The form of an edition that a template makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// `.md`: evidence in footnotes.
    Markdown,
    /// `.html`: one self-contained page.
    Html,
}

/// What a link may name as a list.
const LISTS: &str =
    "a list is a finding's `id`, with `/` and a period of its `before`, or `documents`, `stories`, `sources`";

/// The templates, loaded and checked, ready to render briefings.
pub struct Renderer {
    templates: Templates,
    markdown: Tera,
    html: Tera,
    style: String,
    /// The source that the pages' policy allows for their style: the style's own hash.
    style_hash: String,
}

/// What can go wrong between a template's output and the finished edition.
enum Fault {
    Note(Unknown),
    Chart(String),
    Template(tera::Error),
}

impl From<Unknown> for Fault {
    fn from(unknown: Unknown) -> Self {
        Fault::Note(unknown)
    }
}

impl Renderer {
    /// Loads the embedded templates and, over them file by file, those of a project's folder (which need not exist).
    ///
    /// # Errors
    /// Every fault that can be seen without data: unreadable files, syntax errors, unknown filters and components,
    /// `| safe` in a content template.
    pub fn new(project_templates: Option<&Path>) -> Result<Renderer, Vec<Diagnostic>> {
        let templates = Templates::load(project_templates)?;
        let unsafe_uses = templates.check_content();
        let markdown = instance(&templates, ".md", escape::write_markdown);
        let html = instance(&templates, ".html", escape::write_html);
        let style = templates.text("shared/style.css").unwrap_or_default().to_owned();
        match (markdown, html) {
            (Ok(markdown), Ok(html)) if unsafe_uses.is_empty() => {
                let style_hash = edition::style_hash(&style);
                Ok(Renderer { templates, markdown, html, style, style_hash })
            }
            (markdown, html) => {
                // Tera stops at the first file it cannot read; only then is each looked at by itself, so that all are told.
                let faults: Vec<Diagnostic> = syntax_errors(&templates).into_iter().chain(unsafe_uses).collect();
                let together = || [markdown.err(), html.err()].into_iter().flatten().flatten().collect();
                Err(if faults.is_empty() { together() } else { faults })
            }
        }
    }

    /// The audiences that have a template, sorted.
    pub fn audiences(&self) -> Vec<&str> {
        self.templates.audiences()
    }

    /// The literal text of every content template and page shell, with whether it is HTML; [`TAG`] stands for each tag.
    pub(crate) fn literals(&self) -> impl Iterator<Item = (String, Format)> {
        let of = |ending, format| self.templates.ending(ending).map(move |(_, text)| (tags::literal(text), format));
        of(".md", Format::Markdown).chain(of(".html", Format::Html))
    }

    /// Every reason why an audience of the configuration can have no edition.
    pub fn problems_of(&self, audience: &str, template: &str, sections: &[String]) -> Vec<Diagnostic> {
        layout::layout(&self.templates, audience, template, sections).err().unwrap_or_default()
    }

    /// Runs the content templates of a briefing's audience, once for all formats. With `sources`, the links of the HTML
    /// edition lead to the pages of its documents ([`OpenEdition::pages`]); without, to the notes at its foot.
    ///
    /// # Errors
    /// When the audience has no template, or a template names a field that is not there.
    pub fn open<'a>(
        &'a self,
        briefing: &'a Briefing,
        sources: Option<&'a Sources<'a>>,
    ) -> Result<OpenEdition<'a>, Diagnostic> {
        let audience = &briefing.audience;
        let layout = layout::layout(&self.templates, &audience.name, &audience.template, &audience.sections);
        let layout =
            layout.map_err(|faults| faults.into_iter().next().unwrap_or_else(|| Diagnostic::error("no template")))?;
        let first = layout[0].clone();
        OpenEdition::new(self, briefing, sources, &layout).map_err(|fault| self.explain(fault, &first))
    }

    fn explain(&self, fault: Fault, template: &str) -> Diagnostic {
        let (what, id, hint) = match &fault {
            Fault::Template(error) => {
                let first = errors::diagnostics(error, &self.templates).into_iter().next();
                return first.unwrap_or_else(|| Diagnostic::error(error.to_string()));
            }
            Fault::Note(Unknown { what: "evidence", id }) => {
                ("evidence", id, "the ids are in each statement's `evidence`")
            }
            Fault::Note(Unknown { what, id }) => (*what, id, LISTS),
            Fault::Chart(id) => ("chart", id, "a chart's id is a finding's `id`"),
        };
        let place = self.literal(&format!("{what}:{id}")).unwrap_or_else(|| self.templates.file_place(template));
        Diagnostic::error(format!("link to unknown {what} `{id}`")).at(place).hint(hint)
    }

    /// Where a content template holds `words` as they are.
    fn literal(&self, words: &str) -> Option<Place> {
        let mut places = self.templates.ending(".md").filter_map(|(name, text)| Some((name, text.find(words)?)));
        places.next().map(|(name, at)| self.templates.place(name, at..at + words.len()))
    }
}

/// The JSON edition: the briefing itself on one line, with a final line break.
///
/// # Panics
/// Never: a briefing has no key that is not text.
pub fn json(briefing: &Briefing) -> String {
    let mut json = serde_json::to_string(briefing).expect("a briefing's keys are texts");
    json.push('\n');
    json
}

fn syntax_errors(templates: &Templates) -> Vec<Diagnostic> {
    let mut faults = Vec::new();
    for (name, text) in templates.ending(".md").chain(templates.ending(".html")) {
        // Components and filters are unknown here; only whether each file can be read by itself is asked.
        if let Err(error) = Tera::default().add_raw_template(name, text)
            && matches!(error.kind(), tera::ErrorKind::SyntaxError(_))
        {
            faults.extend(errors::diagnostics(&error, templates));
        }
    }
    faults
}

fn instance(templates: &Templates, suffix: &'static str, escape: EscapeFn) -> Result<Tera, Vec<Diagnostic>> {
    let mut tera = Tera::default();
    tera.autoescape_on([suffix]);
    tera.set_escape_fn(escape);
    filters::register(&mut tera, DateStyle::default(), NumberStyle::default());
    tera.add_raw_templates(templates.ending(suffix)).map_err(|error| errors::diagnostics(&error, templates))?;
    Ok(tera)
}
