//! One edition in the making: the template's content, then Markdown or HTML from it.

use std::borrow::Cow;

use serde::Serialize;
use sha2::{Digest, Sha256};
use tera::{Context, Tera, Value};

use super::chart::Chart;
use super::escape::escape_markdown;
use super::notes::Notes;
use super::sources::{Page, Sources};
use super::{Fault, Format, Renderer, filters, html, markdown};
use crate::briefing::{Briefing, Finding};
use crate::config::{DateStyle, NumberStyle};
use crate::diagnostic::Diagnostic;

/// A briefing whose template has been run; each format is made from the same content.
pub struct OpenEdition<'a> {
    renderer: &'a Renderer,
    briefing: &'a Briefing,
    sources: Option<&'a Sources<'a>>,
    /// The renderer's templates, their filters in the audience's style.
    markdown: Cow<'a, Tera>,
    html: Cow<'a, Tera>,
    context: Context,
    template: String,
    /// The template's Markdown, in which links to evidence and charts are still to be resolved.
    content: String,
}

impl<'a> OpenEdition<'a> {
    pub(super) fn new(
        renderer: &'a Renderer,
        briefing: &'a Briefing,
        sources: Option<&'a Sources<'a>>,
        layout: &[String],
    ) -> Result<Self, Fault> {
        let (markdown, html) = (styled(&renderer.markdown, briefing), styled(&renderer.html, briefing));
        let context = context(briefing);
        let mut rendered = String::new();
        for template in layout {
            rendered.push_str(&markdown.render(template, &context).map_err(Fault::Template)?);
            rendered.push_str("\n\n");
        }
        let content = super::markdown::tidy(&rendered);
        Ok(OpenEdition { renderer, briefing, sources, markdown, html, context, template: layout[0].clone(), content })
    }

    /// Makes the edition in one format.
    ///
    /// # Errors
    /// When the content links to evidence or a chart that is not there, or a shared template fails.
    pub fn render(&self, format: Format) -> Result<String, Diagnostic> {
        let made = match format {
            Format::Markdown => self.markdown(),
            Format::Html => self.html(),
        };
        made.map_err(|fault| self.renderer.explain(fault, &self.template))
    }

    fn markdown(&self) -> Result<String, Fault> {
        let content = markdown::expand_charts(&self.content, |id, title| self.table(id, title))?;
        let mut notes = Notes::of(self.briefing, self.sources);
        let mut content = markdown::expand_links(&content, &mut notes)?;
        let notes = notes.all();
        if !notes.is_empty() {
            content.push('\n');
            content.push_str(&self.part(&self.markdown, "shared/notes.md", "notes", &notes)?);
        }
        Ok(markdown::tidy(&content))
    }

    fn html(&self) -> Result<String, Fault> {
        let mut notes = Notes::of(self.briefing, self.sources);
        let with_table = |id: &str, title: &str| {
            Ok(format!("![{}](chart:{id})\n\n{}", escape_markdown(title), self.table(id, title)?.trim()))
        };
        let content = markdown::expand_charts(&self.content, with_table)?;
        let mut draw = |id: &str, title: &str, table: &str| self.drawing(id, title, table);
        let body = html::body(&content, &mut notes, &mut draw)?;
        let mut context = self.context.clone();
        context.insert_value("content", Value::safe_string(&body.html));
        self.add_style(&mut context);
        context.insert("headings", &body.headings);
        context.insert("notes", &notes.all());
        self.html.render("shared/page.html", &context).map_err(Fault::Template)
    }

    /// The pages of the documents it rests on, by name; none in a single file.
    ///
    /// # Errors
    /// When `shared/source.html` fails.
    pub fn pages(&self) -> Result<Vec<Page>, Diagnostic> {
        let Some(sources) = self.sources else { return Ok(Vec::new()) };
        let mut shell = Context::new();
        shell.insert("title", &self.briefing.title);
        shell.insert("audience", &self.briefing.audience);
        self.add_style(&mut shell);
        let made = sources.pages(self.briefing, &self.html, &shell);
        made.map_err(|error| self.renderer.explain(Fault::Template(error), "shared/source.html"))
    }

    fn add_style(&self, context: &mut Context) {
        context.insert_value("style", Value::safe_string(&self.renderer.style));
        context.insert_value("style_hash", Value::safe_string(&self.renderer.style_hash));
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

    /// The table behind a chart, in Markdown.
    fn table(&self, id: &str, title: &str) -> Result<String, Fault> {
        let context = self.chart(id, title)?;
        self.markdown.render("shared/chart.md", &context).map_err(Fault::Template)
    }

    /// A chart drawn, with the table behind it.
    fn drawing(&self, id: &str, title: &str, table: &str) -> Result<String, Fault> {
        let mut context = self.chart(id, title)?;
        context.insert_value("table", Value::safe_string(table));
        self.html.render("shared/chart.html", &context).map_err(Fault::Template)
    }

    fn chart(&self, id: &str, title: &str) -> Result<Context, Fault> {
        let finding = self.finding(id).ok_or_else(|| Fault::Chart(id.to_owned()))?;
        let mut context = Context::new();
        context.insert("chart", &Chart::of(finding));
        context.insert("finding", finding);
        context.insert("caption", title);
        Ok(context)
    }

    fn finding(&self, id: &str) -> Option<&Finding> {
        self.briefing.findings.iter().find(|finding| finding.id == id)
    }
}

/// Templates whose filters write as a briefing's audience wants it; those of everybody where that is the usual style.
fn styled<'a>(tera: &'a Tera, briefing: &Briefing) -> Cow<'a, Tera> {
    let (dates, numbers) = (briefing.audience.dates, briefing.audience.numbers);
    if (dates, numbers) == (DateStyle::default(), NumberStyle::default()) {
        return Cow::Borrowed(tera);
    }
    let mut own = tera.clone();
    filters::register(&mut own, dates, numbers);
    Cow::Owned(own)
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

/// The source that the page's policy allows for its style: the style's own hash.
pub(super) fn style_hash(style: &str) -> String {
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
