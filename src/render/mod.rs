//! Tera to Markdown to HTML: one edition per audience.
//!
//! A content template, `<audience>/briefing.md`, turns the [`Briefing`] into Markdown with links to evidence. From there
//! two ways part: in the Markdown edition the links become footnotes; in the HTML edition the Markdown becomes HTML
//! inside the page shell, and each link leads to the very sentence at the foot of the page.
//!
//! Corpus text is data: every value is escaped ([`escape_markdown`]), so the rendered page has the same structure
//! whatever an article says.

mod bare;
mod chart;
mod check;
mod context;
mod data;
mod edition;
mod errors;
mod escape;
mod filters;
#[cfg(test)]
mod fixture;
mod html;
mod language;

mod layout;
mod links;
mod look;
mod mail;
mod markdown;
mod notes;
mod output;
mod phrases;
mod shared;
mod shells;
mod sources;
mod starter;
mod style;
mod templates;
#[cfg(test)]
mod tests;
mod values;

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use briefer_plugin::Manifest;
use tera::{EscapeFn, Tera};

pub use self::bare::{Bare, BareOutput};
pub use self::context::{Context, Under};
pub use self::edition::OpenEdition;
pub use self::escape::{escape_html, escape_markdown};
pub use self::output::{Edition, Output, Published, StagedEdition};
pub use self::shared::Shared;
pub use self::sources::Page;
pub use self::starter::{Base, Starter};

pub(crate) use self::language::TAG;
pub(crate) use self::phrases::Given;

use self::notes::Unknown;
use self::phrases::{Manner, Phrases};
use self::style::Wardrobe;
use self::templates::Templates;
use crate::briefing::Briefing;
use crate::config::{AudienceConfig, Config};
use crate::diagnostic::{Diagnostic, Place, nearest};

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
    phrases: Phrases,
    /// With filters that write in English, and in its manner.
    markdown: Tera,
    html: Tera,
    wardrobe: Wardrobe,
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
        let phrases = Phrases::read(&templates);
        let faults = check::faults(&templates, &phrases);
        if !faults.is_empty() {
            return Err(faults);
        }
        let english =
            phrases.language(phrases::FALLBACK).ok_or_else(|| vec![Diagnostic::error("no English phrases")])?;
        let manner = Arc::new(Manner::new(Arc::clone(english), None, None));
        let markdown = instance(&templates, &manner, Format::Markdown);
        let html = instance(&templates, &manner, Format::Html);
        match (markdown, html) {
            (Ok(markdown), Ok(html)) => {
                let wardrobe = Wardrobe::of(&templates);
                Ok(Renderer { templates, phrases, markdown, html, wardrobe })
            }
            (markdown, html) => Err([markdown.err(), html.err()].into_iter().flatten().collect()),
        }
    }

    /// Loads the templates of a project, and what its configuration says of how pages look.
    ///
    /// # Errors
    /// As [`Renderer::new`]; every logo that cannot be read.
    pub fn of(config: &Config) -> Result<Renderer, Vec<Diagnostic>> {
        let mut renderer = Renderer::new(Some(&config.templates))?;
        renderer.wardrobe.add(&renderer.templates, config)?;
        Ok(renderer)
    }

    /// The audiences that have a template, sorted.
    pub fn audiences(&self) -> Vec<&str> {
        self.templates.audiences()
    }

    /// The literal text of every content template and page shell, with whether it is HTML; [`TAG`] stands for each tag.
    pub(crate) fn literals(&self) -> impl Iterator<Item = (String, Format)> {
        let of = |ending, format| self.templates.ending(ending).map(move |(_, text)| (language::literal(text), format));
        of(".md", Format::Markdown)
            .chain(of(".html", Format::Html))
            .chain(self.phrases().map(|said| (said, Format::Markdown)))
    }

    /// What the phrases of all languages say by themselves; [`TAG`] stands for each argument.
    pub(crate) fn phrases(&self) -> impl Iterator<Item = String> {
        self.phrases.literals()
    }

    /// Every reason why an audience of the configuration can have no edition.
    pub fn problems_of(&self, name: &str, audience: &AudienceConfig) -> Vec<Diagnostic> {
        let template = audience.template.as_deref().unwrap_or(name);
        layout::layout(&self.templates, name, template, &audience.sections).err().unwrap_or_default()
    }

    /// What each language says under a name, as a plain text; nothing where it is not given what it needs.
    pub(crate) fn said(&self, name: &str, given: &[(&str, Given<'_>)]) -> Vec<String> {
        self.phrases.said_plainly(name, given)
    }

    /// What the languages of audiences lack and say in English, as warnings.
    pub fn lacking<'c>(&self, audiences: impl IntoIterator<Item = &'c AudienceConfig>) -> Vec<Diagnostic> {
        let languages: BTreeSet<&str> = audiences.into_iter().map(|audience| audience.language.as_str()).collect();
        languages.into_iter().filter_map(|language| self.phrases.lacking(language)).collect()
    }

    /// That there is no language of that name, an audience's.
    pub fn no_language(&self, audience: &str, language: &str) -> Option<Diagnostic> {
        let known = self.phrases.codes();
        let hint = nearest(language, known.iter().copied()).map_or_else(
            || format!("there are {}; write `templates/phrases/{language}.ftl` for another", known.join(", ")),
            |near| format!("did you mean `{near}`?"),
        );
        let message = format!("the audience `{audience}` has an unknown language `{language}`");
        (!known.contains(&language)).then(|| Diagnostic::error(message).hint(hint))
    }

    /// Runs the content templates of a briefing's audience, once for all formats. `shared` belongs to the composition that
    /// the briefing was made from; without, the edition is a single file.
    ///
    /// # Errors
    /// When the audience has no template, or a template names a field that is not there.
    pub fn open<'a>(
        &'a self,
        briefing: &'a Briefing,
        shared: Option<&'a Shared<'a>>,
    ) -> Result<OpenEdition<'a>, Diagnostic> {
        let audience = &briefing.audience;
        if let Some(problem) = self.no_language(&audience.name, &audience.language) {
            return Err(problem);
        }
        let layout = layout::layout(&self.templates, &audience.name, &audience.template, &audience.sections);
        let layout =
            layout.map_err(|faults| faults.into_iter().next().unwrap_or_else(|| Diagnostic::error("no template")))?;
        let first = layout[0].clone();
        OpenEdition::new(self, briefing, shared, &layout).map_err(|fault| self.explain(fault, &first))
    }

    fn explain(&self, fault: Fault, template: &str) -> Diagnostic {
        let (what, id, hint) = match &fault {
            Fault::Template(error) => {
                return errors::diagnostic(error, &self.templates);
            }
            Fault::Note(Unknown { what: "evidence", id }) => {
                ("evidence", id, "the ids are in each statement's `evidence`")
            }
            Fault::Note(Unknown { what, id }) => (*what, id, LISTS),
            Fault::Chart(id) => ("chart", id, "a chart's id is a finding's `id`"),
        };
        // An id that a value gave stands nowhere as it is: then the project's own link of that sort is the likeliest.
        let place = self.literal(&format!("{what}:{id}")).or_else(|| self.literal(&format!("]({what}:")));
        let place = place.unwrap_or_else(|| self.templates.file_place(template));
        Diagnostic::error(format!("link to unknown {what} `{id}`")).at(place).hint(hint)
    }

    /// Where a content template holds `words` as they are; of several the first that is a project's own.
    fn literal(&self, words: &str) -> Option<Place> {
        let places = self.templates.ending(".md").filter_map(|(name, text)| Some((name, text.find(words)?)));
        let first = places.min_by_key(|(name, _)| self.templates.is_embedded(name));
        first.map(|(name, at)| self.templates.place(name, at..at + words.len()))
    }
}

/// Everything that is wrong with the templates, as far as it can be seen without a corpus; nothing is rendered. What plugins add
/// to the data of templates their manifests say.
pub fn check_templates<'m>(
    project_templates: Option<&Path>,
    manifests: impl IntoIterator<Item = &'m Manifest>,
) -> Vec<Diagnostic> {
    match Templates::load(project_templates) {
        Ok(templates) => check::check(&templates, &check::Data::of(manifests)),
        Err(faults) => faults,
    }
}

/// The JSON edition: the briefing itself on one line, with a final line break.
///
/// # Panics
/// Never: a briefing has no key that is not text.
pub fn json(briefing: &Briefing) -> String {
    // More than it takes: growing would copy tens of megabytes, and room that is never touched costs nothing.
    let evidence: usize = briefing.findings.iter().map(|finding| finding.evidence().count()).sum();
    let mut json = Vec::with_capacity((evidence + briefing.documents.len() + 64) * 2048);
    serde_json::to_writer(&mut json, briefing).expect("a briefing's keys are texts");
    json.push(b'\n');
    String::from_utf8(json).expect("JSON is UTF-8")
}

fn instance(templates: &Templates, manner: &Arc<Manner>, format: Format) -> Result<Tera, Diagnostic> {
    let (suffix, escape): (_, EscapeFn) = match format {
        Format::Markdown => (".md", escape::write_markdown),
        Format::Html => (".html", escape::write_html),
    };
    let mut tera = Tera::default();
    tera.autoescape_on([suffix]);
    tera.set_escape_fn(escape);
    filters::register(&mut tera, manner, format);
    tera.add_raw_templates(templates.ending(suffix)).map_err(|error| errors::diagnostic(&error, templates))?;
    Ok(tera)
}
