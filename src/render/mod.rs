//! Tera to Markdown to HTML: one edition per audience.
//!
//! A content template, `<audience>/briefing.md`, turns the [`Briefing`] into Markdown with links to evidence. From there
//! two ways part: in the Markdown edition the links become footnotes; in the HTML edition the Markdown becomes HTML
//! inside the page shell, and each link leads to the very sentence at the foot of the page.
//!
//! Corpus text is data: every value is escaped ([`escape_markdown`]), so the rendered page has the same structure
//! whatever an article says.

mod chart;
mod errors;
mod escape;
mod evidence;
mod filters;
#[cfg(test)]
mod fixture;
mod html;
mod links;
mod markdown;
mod output;
mod tags;
mod templates;
#[cfg(test)]
mod tests;

use std::path::Path;

use serde::Serialize;
use sha2::{Digest, Sha256};
use tera::{Context, EscapeFn, Tera, Value};

pub use self::escape::{escape_html, escape_markdown};
pub use self::output::{Edition, write_editions};

use self::chart::Chart;
use self::evidence::{Citations, UnknownEvidence};
use self::templates::Templates;
use crate::briefing::{Briefing, Finding};
use crate::diagnostic::{Diagnostic, Place, suggest};

/// The form of an edition that a template makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// `.md`: evidence in footnotes.
    Markdown,
    /// `.html`: one self-contained page.
    Html,
}

/// The templates, loaded and checked, ready to render briefings.
pub struct Renderer {
    templates: Templates,
    markdown: Tera,
    html: Tera,
    style: String,
}

/// What can go wrong between a template's output and the finished edition.
enum Fault {
    Evidence(String),
    Chart(String),
    Template(tera::Error),
}

impl From<UnknownEvidence> for Fault {
    fn from(unknown: UnknownEvidence) -> Self {
        Fault::Evidence(unknown.0)
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
        let mut faults = syntax_errors(&templates);
        faults.extend(templates.check_content());
        if !faults.is_empty() {
            return Err(faults);
        }
        let markdown = instance(&templates, ".md", escape::write_markdown);
        let html = instance(&templates, ".html", escape::write_html);
        let style = templates.text("shared/style.css").unwrap_or_default().to_owned();
        match (markdown, html) {
            (Ok(markdown), Ok(html)) => Ok(Renderer { templates, markdown, html, style }),
            (markdown, html) => Err([markdown.err(), html.err()].into_iter().flatten().flatten().collect()),
        }
    }

    /// The audiences that have a template, sorted.
    pub fn audiences(&self) -> Vec<&str> {
        self.templates.audiences()
    }

    /// Renders a briefing for its audience.
    ///
    /// # Errors
    /// When the audience has no template, or the template names a field, evidence or finding that is not there.
    pub fn render(&self, briefing: &Briefing, format: Format) -> Result<String, Diagnostic> {
        let name = self.template_of(briefing)?;
        let edition = EditionOf { renderer: self, briefing, context: context(briefing) };
        let made = match format {
            Format::Markdown => edition.markdown(&name),
            Format::Html => edition.html(&name),
        };
        made.map_err(|fault| self.explain(fault, &name))
    }

    fn template_of(&self, briefing: &Briefing) -> Result<String, Diagnostic> {
        let audience = briefing.audience.name.as_str();
        let known = self.audiences();
        if known.contains(&audience) {
            return Ok(format!("{audience}/briefing.md"));
        }
        Err(Diagnostic::error(format!("no template for the audience `{audience}`"))
            .at(Place::file(format!("templates/{audience}/briefing.md")))
            .hint_if(suggest(audience, known)))
    }

    fn explain(&self, fault: Fault, template: &str) -> Diagnostic {
        let (what, id, hint) = match &fault {
            Fault::Template(error) => {
                let first = errors::diagnostics(error, &self.templates).into_iter().next();
                return first.unwrap_or_else(|| Diagnostic::error(error.to_string()));
            }
            Fault::Evidence(id) => ("evidence", id, "the ids are in each statement's `evidence`"),
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

/// The JSON edition: the briefing itself, indented, with a final line break.
///
/// # Panics
/// Never: a briefing has no key that is not text.
pub fn json(briefing: &Briefing) -> String {
    let mut json = serde_json::to_string_pretty(briefing).expect("a briefing's keys are texts");
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
    filters::register(&mut tera);
    tera.add_raw_templates(templates.ending(suffix)).map_err(|error| errors::diagnostics(&error, templates))?;
    Ok(tera)
}

/// The briefing's fields as the variables of a template; a text of white space alone counts as empty.
fn context(briefing: &Briefing) -> Context {
    let fields = Value::from_serializable(briefing);
    let mut context = Context::new();
    for (name, value) in fields.as_map().into_iter().flatten() {
        let name = name.as_str().unwrap_or_default().to_owned();
        context.insert_value(name, without_blanks(value).unwrap_or_else(|| value.clone()));
    }
    context
}

/// The value with every blank text emptied; `None` where there is none, which costs no copy.
fn without_blanks(value: &Value) -> Option<Value> {
    if let Some(text) = value.as_str() {
        return (!text.is_empty() && text.trim().is_empty()).then(|| Value::from(""));
    }
    if let Some(items) = value.as_array() {
        let changed: Vec<Option<Value>> = items.iter().map(without_blanks).collect();
        let mended = changed.iter().any(Option::is_some);
        return mended.then(|| {
            changed
                .into_iter()
                .zip(items)
                .map(|(new, old)| new.unwrap_or_else(|| old.clone()))
                .collect::<Vec<_>>()
                .into()
        });
    }
    let fields = value.as_map()?;
    let changed: Vec<(&_, Value)> =
        fields.iter().filter_map(|(name, field)| Some((name, without_blanks(field)?))).collect();
    if changed.is_empty() {
        return None;
    }
    let mut mended = fields.clone();
    for (name, field) in changed {
        mended.insert(name.clone(), field);
    }
    Some(Value::from(mended))
}

/// One edition in the making.
struct EditionOf<'a> {
    renderer: &'a Renderer,
    briefing: &'a Briefing,
    context: Context,
}

impl EditionOf<'_> {
    fn markdown(&self, template: &str) -> Result<String, Fault> {
        let content = self.content(template)?;
        let chart = |id: &str, title: &str| self.chart(id, title, &self.renderer.markdown, "shared/chart.md");
        let content = markdown::expand_charts(&content, chart)?;
        let mut citations = Citations::of(self.briefing);
        let mut content = markdown::expand_links(&content, &mut citations)?;
        if !citations.cited().is_empty() {
            content.push('\n');
            content.push_str(&self.part(&self.renderer.markdown, "shared/evidence.md", "cited", citations.cited())?);
        }
        Ok(markdown::tidy(&content))
    }

    fn html(&self, template: &str) -> Result<String, Fault> {
        let content = self.content(template)?;
        let mut citations = Citations::of(self.briefing);
        let mut chart = |id: &str, title: &str| self.chart(id, title, &self.renderer.html, "shared/chart.html");
        let body = html::body(&content, &mut citations, &mut chart)?;
        let mut context = self.context.clone();
        context.insert_value("content", Value::safe_string(&body.html));
        context.insert_value("style", Value::safe_string(&self.renderer.style));
        context.insert_value("style_hash", Value::safe_string(&style_hash(&self.renderer.style)));
        context.insert("headings", &body.headings);
        context.insert("cited", citations.cited());
        self.renderer.html.render("shared/page.html", &context).map_err(Fault::Template)
    }

    fn content(&self, template: &str) -> Result<String, Fault> {
        let rendered = self.renderer.markdown.render(template, &self.context).map_err(Fault::Template)?;
        Ok(markdown::tidy(&rendered))
    }

    /// Renders a shared template with one more variable.
    fn part<T: Serialize + ?Sized>(
        &self,
        tera: &Tera,
        template: &str,
        name: &'static str,
        value: &T,
    ) -> Result<String, Fault> {
        let mut context = self.context.clone();
        context.insert(name, value);
        tera.render(template, &context).map_err(Fault::Template)
    }

    fn chart(&self, id: &str, title: &str, tera: &Tera, template: &str) -> Result<String, Fault> {
        let finding = self.finding(id).ok_or_else(|| Fault::Chart(id.to_owned()))?;
        let mut context = Context::new();
        context.insert("chart", &Chart::of(finding));
        context.insert("finding", finding);
        context.insert("caption", title);
        tera.render(template, &context).map_err(Fault::Template)
    }

    fn finding(&self, id: &str) -> Option<&Finding> {
        self.briefing.findings.iter().find(|finding| finding.id == id)
    }
}

/// The source that the page's policy allows for its style: the style's own hash.
fn style_hash(style: &str) -> String {
    format!("sha256-{}", base64(&Sha256::digest(style.as_bytes())))
}

fn base64(bytes: &[u8]) -> String {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let group = chunk.iter().fold(0_u32, |group, byte| group << 8 | u32::from(*byte)) << (8 * (3 - chunk.len()));
        for place in 0..4 {
            let digit = ALPHABET[(group >> (18 - 6 * place)) as usize & 63];
            out.push(if place <= chunk.len() { char::from(digit) } else { '=' });
        }
    }
    out
}
