//! One edition in the making: the template's content, then Markdown or HTML from it.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;
use tera::{Context, Tera, Value};

use super::chart::Chart;
use super::escape::escape_markdown;
use super::html::{Part, Reads};
use super::notes::{Index, Notes};
use super::phrases::{FALLBACK, Manner};
use super::shared::Shared;
use super::sources::{Page, Sources};
use super::values::context;
use super::{Fault, Format, Renderer, filters, html, markdown};
use crate::briefing::{AudienceInfo, Briefing};
use crate::diagnostic::Diagnostic;

/// A briefing whose template has been run; each format is made from the same content.
pub struct OpenEdition<'a> {
    renderer: &'a Renderer,
    briefing: &'a Briefing,
    sources: Option<&'a Sources<'a>>,
    pub(super) index: Index<'a>,
    /// The renderer's templates, their filters in the audience's style.
    markdown: Cow<'a, Tera>,
    html: Cow<'a, Tera>,
    context: Context,
    pub(super) template: String,
    /// The template's Markdown, in which links to evidence and charts are still to be resolved.
    pub(super) content: String,
}

impl<'a> OpenEdition<'a> {
    pub(super) fn new(
        renderer: &'a Renderer,
        briefing: &'a Briefing,
        shared: Option<&'a Shared<'a>>,
        layout: &[String],
    ) -> Result<Self, Fault> {
        let manner = manner(renderer, briefing);
        let markdown = in_manner(&renderer.markdown, manner.as_ref(), Format::Markdown);
        let html = in_manner(&renderer.html, manner.as_ref(), Format::Html);
        let context = context(briefing, shared.map(|shared| &shared.values));
        let mut rendered = String::new();
        for template in layout {
            rendered.push_str(&markdown.render(template, &context).map_err(Fault::Template)?);
            rendered.push_str("\n\n");
        }
        let content = super::markdown::tidy(&rendered);
        // A mail travels without the pages beside it.
        let AudienceInfo { name, template, .. } = &briefing.audience;
        let is_mail = renderer.wardrobe.inline(name, template).is_some();
        let sources = shared.and_then(|shared| shared.sources.as_ref()).filter(|_| !is_mail);
        let (index, template) = (Index::of(briefing), layout[0].clone());
        Ok(OpenEdition { renderer, briefing, sources, index, markdown, html, context, template, content })
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
        let mut notes = Notes::of(self.briefing, self.sources, &self.index);
        let mut content = markdown::expand_links(&content, &mut notes)?;
        let notes = notes.all();
        if !notes.is_empty() {
            content.push('\n');
            content.push_str(&self.part(&self.markdown, "shared/notes.md", "notes", &notes)?);
        }
        Ok(markdown::tidy(&content))
    }

    fn html(&self) -> Result<String, Fault> {
        let AudienceInfo { name, template, .. } = &self.briefing.audience;
        let inline = self.renderer.wardrobe.inline(name, template);
        let mut notes = Notes::of(self.briefing, self.sources, &self.index);
        // What reads mail draws nothing.
        let expand = |id: &str, title: &str| {
            let drawn =
                if inline.is_some() { String::new() } else { format!("![{}](chart:{id})", escape_markdown(title)) };
            Ok(format!("{drawn}\n\n{}", self.table(id, title)?.trim()))
        };
        let content = markdown::expand_charts(&self.content, expand)?;
        let mut draw = |id: &str, title: &str, table: &str| self.drawing(id, title, table);
        let reads = if inline.is_some() { Reads::Mail } else { Reads::Browser };
        let body = html::body(&content, reads, &mut notes, &mut draw)?;
        let mut context = self.context.clone();
        context.insert_value("content", Value::safe_string(&body.html()));
        context.insert_value("parts", parts(&body.parts));
        self.renderer.wardrobe.dress_edition(name, template, &mut context);
        context.insert("headings", &body.headings);
        context.insert("notes", &notes.all());
        let page =
            self.html.render(&self.renderer.templates.page_shell(template), &context).map_err(Fault::Template)?;
        Ok(match inline {
            Some(inline) => inline.apply(&page),
            None => page,
        })
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
        let AudienceInfo { name, template, .. } = &self.briefing.audience;
        self.renderer.wardrobe.dress_source(name, template, &mut shell);
        let made = sources.pages(self.briefing, &self.html, &shell);
        made.map_err(|error| self.renderer.explain(Fault::Template(error), "shared/source.html"))
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
    pub(super) fn table(&self, id: &str, title: &str) -> Result<String, Fault> {
        let context = self.chart(id, title)?;
        self.markdown.render("shared/chart.md", &context).map_err(Fault::Template)
    }

    /// A chart drawn, with the table behind it.
    fn drawing(&self, id: &str, title: &str, table: &str) -> Result<String, Fault> {
        let mut context = self.chart(id, title)?;
        context.insert_value("table", Value::safe_string(table));
        self.html.render("shared/chart.html", &context).map_err(Fault::Template)
    }

    pub(super) fn chart(&self, id: &str, title: &str) -> Result<Context, Fault> {
        let finding = self.index.finding(id).ok_or_else(|| Fault::Chart(id.to_owned()))?;
        let mut context = Context::new();
        context.insert("chart", &Chart::of(finding));
        context.insert("finding", finding);
        context.insert("caption", title);
        Ok(context)
    }
}

/// The parts of a page for its shell: their HTML is safe.
fn parts(parts: &[Part]) -> Value {
    let part = |part: &Part| {
        let id = part.id.as_deref().map_or_else(Value::none, Value::from);
        let fields = [("id", id), ("html", Value::safe_string(&part.html))];
        fields.into_iter().collect::<BTreeMap<_, _>>()
    };
    Value::from(parts.iter().map(part).collect::<Vec<_>>())
}

/// How an audience's edition writes, where that is not the usual manner.
fn manner(renderer: &Renderer, briefing: &Briefing) -> Option<Arc<Manner>> {
    let AudienceInfo { language, dates, numbers, .. } = &briefing.audience;
    let language = renderer.phrases.language(language)?;
    let is_usual = language.code() == FALLBACK && dates.is_none() && numbers.is_none();
    (!is_usual).then(|| Arc::new(Manner::new(Arc::clone(language), *dates, *numbers)))
}

/// Templates whose filters write in an audience's manner; those of everybody where that is the usual one.
fn in_manner<'a>(tera: &'a Tera, manner: Option<&Arc<Manner>>, format: Format) -> Cow<'a, Tera> {
    let Some(manner) = manner else { return Cow::Borrowed(tera) };
    let mut own = tera.clone();
    filters::register(&mut own, manner, format);
    Cow::Owned(own)
}
