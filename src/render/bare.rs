//! What an edition costs without what this program adds: its templates run by Tera alone, its Markdown made HTML by
//! pulldown-cmark alone. Benchmarks measure rendering against it.

use pulldown_cmark::{Parser, html};
use tera::{Context, Value};

use super::markdown::OPTIONS;
use super::notes::Notes;
use super::values::context;
use super::{Fault, OpenEdition, Renderer, layout, links, markdown};
use crate::briefing::Briefing;
use crate::diagnostic::Diagnostic;

/// The runs of one edition's templates, with the values that each of them sees.
pub struct Bare<'a> {
    renderer: &'a Renderer,
    briefing: &'a Briefing,
    layout: Vec<String>,
    /// What frames its content sees: notes, style.
    frame: Context,
    charts: Vec<Context>,
}

/// What a [`Bare`] run makes.
pub struct BareOutput {
    /// The content, its links as the template wrote them, and the notes behind it.
    pub markdown: String,
    /// The page.
    pub html: String,
}

impl<'a> Bare<'a> {
    /// Everything that the templates of an edition see, made beforehand, but for the briefing's own fields.
    ///
    /// # Errors
    /// When the edition cannot be rendered.
    pub fn of(renderer: &'a Renderer, briefing: &'a Briefing) -> Result<Self, Diagnostic> {
        let edition = renderer.open(briefing, None)?;
        Self::collect(renderer, briefing, &edition).map_err(|fault| renderer.explain(fault, &edition.template))
    }

    fn collect(renderer: &'a Renderer, briefing: &'a Briefing, edition: &OpenEdition<'_>) -> Result<Self, Fault> {
        let audience = &briefing.audience;
        let layout = layout::layout(&renderer.templates, &audience.name, &audience.template, &audience.sections);
        let mut charts = Vec::new();
        let content = markdown::expand_charts(&edition.content, |id, title| {
            charts.push(edition.chart(id, title)?);
            edition.table(id, title)
        })?;
        let mut notes = Notes::of(briefing, None, &edition.index);
        let events: Vec<_> = Parser::new_ext(&content, OPTIONS).collect();
        links::marks(events.iter(), &mut notes)?;
        let mut frame = Context::new();
        frame.insert("notes", &notes.all());
        frame.insert_value("headings", Value::from(Vec::<Value>::new()));
        renderer.wardrobe.dress_edition(&audience.name, &audience.template, &mut frame);
        Ok(Bare { renderer, briefing, layout: layout.unwrap_or_default(), frame, charts })
    }

    /// The briefing's fields as Tera takes them in by itself.
    pub fn values(&self) -> Context {
        Context::from_serialize(self.briefing).unwrap_or_default()
    }

    /// The briefing's fields as an edition takes them in, which is the first part of rendering it.
    pub fn own_values(&self) -> Context {
        context(self.briefing, None)
    }

    /// Runs every template that the edition runs, once, with the fields of either sort: content, charts and notes in Markdown; charts and page in HTML. The
    /// content goes through pulldown-cmark once.
    ///
    /// # Errors
    /// What Tera says.
    pub fn run(&self, values: &Context) -> Result<BareOutput, tera::Error> {
        let Renderer { markdown, html: pages, .. } = self.renderer;
        let mut content = String::new();
        for template in &self.layout {
            content.push_str(&markdown.render(template, values)?);
        }
        let mut context = values.clone();
        context.extend(self.frame.clone());
        let notes = markdown.render("shared/notes.md", &context)?;
        let mut body = String::new();
        html::push_html(&mut body, Parser::new_ext(&content, OPTIONS));
        for chart in &self.charts {
            let mut chart = chart.clone();
            let table = markdown.render("shared/chart.md", &chart)?;
            content.push_str(&table);
            chart.insert_value("table", Value::safe_string(&table));
            body.push_str(&pages.render("shared/chart.html", &chart)?);
        }
        context.insert_value("content", Value::safe_string(&body));
        Ok(BareOutput { markdown: content + &notes, html: pages.render("shared/page.html", &context)? })
    }
}
