//! The HTML edition: the content template's Markdown as safe HTML for the page shell.

use std::collections::{BTreeMap, VecDeque};

use pulldown_cmark::{Alignment, CowStr, Event, HeadingLevel, Parser, Tag, TagEnd, html};
use schemars::JsonSchema;
use serde::Serialize;

use super::Fault;
use super::escape::escape_html;
use super::links::{Mark, Target, is_web, marks};
use super::markdown::OPTIONS;
use super::notes::Notes;

/// The content of a page.
pub(super) struct Body {
    /// Its parts, in order.
    pub(super) parts: Vec<Part>,
    /// Its headings, in order.
    pub(super) headings: Vec<Heading>,
}

impl Body {
    /// The whole of it.
    pub(super) fn html(&self) -> String {
        self.parts.iter().map(|part| part.html.as_str()).collect()
    }
}

/// A heading, for the page shell's list of contents.
#[derive(Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub(super) struct Heading {
    /// 1 to 6.
    level: usize,
    /// Its anchor.
    id: String,
    /// Its text.
    text: String,
}

/// A part of the content: what stands before the first heading of the second level, or such a heading and what it heads.
#[derive(Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub(super) struct Part {
    /// The anchor of its heading; null for the first.
    pub(super) id: Option<String>,
    /// Safe HTML.
    pub(super) html: String,
}

/// What reads the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reads {
    /// A browser.
    Browser,
    /// A mail program: links to places of the page lead nowhere, and become their words.
    Mail,
}

/// Draws the picture of a finding from its id, its title, and the table behind it as HTML.
pub(super) type Draw<'c> = dyn FnMut(&str, &str, &str) -> Result<String, Fault> + 'c;

/// Makes HTML of Markdown. The table that follows a chart is the one behind it.
pub(super) fn body(
    markdown: &str,
    reads: Reads,
    notes: &mut Notes<'_, '_>,
    chart: &mut Draw<'_>,
) -> Result<Body, Fault> {
    let events: Vec<Event<'_>> = Parser::new_ext(markdown, OPTIONS).collect();
    let marks = marks(events.iter(), notes)?;
    let mut writer = Writer {
        reads,
        marks,
        chart,
        out: Vec::new(),
        closers: Vec::new(),
        headings: Vec::new(),
        ids: BTreeMap::new(),
        parts: Vec::new(),
    };
    let (mut at, mut depth, mut id) = (0, 0_usize, None);
    while at < events.len() {
        let is_part = depth == 0 && matches!(&events[at], Event::Start(Tag::Heading { level: HeadingLevel::H2, .. }));
        if is_part {
            writer.end_part(id.take());
        }
        let used = writer.write(&events[at..])?;
        if is_part {
            id = writer.headings.last().map(|heading| heading.id.clone());
        }
        depth = events[at..at + used].iter().fold(depth, deeper);
        at += used;
    }
    writer.end_part(id);
    Ok(Body { parts: writer.parts, headings: writer.headings })
}

/// How deep what follows an event stands.
fn deeper(depth: usize, event: &Event<'_>) -> usize {
    match event {
        Event::Start(_) => depth + 1,
        Event::End(_) => depth.saturating_sub(1),
        _ => depth,
    }
}

struct Writer<'c, 'e> {
    reads: Reads,
    /// The marks of the links still to come.
    marks: VecDeque<Mark>,
    chart: &'c mut Draw<'c>,
    out: Vec<Event<'e>>,
    /// What ends each open link.
    closers: Vec<String>,
    headings: Vec<Heading>,
    /// The anchors given out, and the number the next heading of the same words gets.
    ids: BTreeMap<String, usize>,
    /// The parts that are written.
    parts: Vec<Part>,
}

impl<'e> Writer<'_, 'e> {
    /// Writes the first of `events`; returns how many it used up.
    fn write(&mut self, events: &[Event<'e>]) -> Result<usize, Fault> {
        match &events[0] {
            Event::Start(Tag::Paragraph) if is_chart(events.get(1)) => return self.write_figure(events),
            Event::Start(Tag::Image { .. }) => return self.write_image(events, ""),
            Event::Start(Tag::Link { dest_url, .. }) => self.open_link(dest_url),
            Event::End(TagEnd::Link) => {
                let closer = self.closers.pop().unwrap_or_default();
                self.raw(closer);
            }
            Event::Start(Tag::Table(alignments)) => self.open_table(alignments, &events[..table_len(events)]),
            Event::End(TagEnd::Table) => {
                self.out.push(Event::End(TagEnd::Table));
                self.block("</div>\n".to_owned());
            }
            Event::Start(Tag::Heading { level, .. }) => self.open_heading(*level as usize, events),
            Event::Html(text) | Event::InlineHtml(text) => self.out.push(Event::Text(text.clone())),
            Event::Start(Tag::HtmlBlock) => self.out.push(Event::Start(Tag::Paragraph)),
            Event::End(TagEnd::HtmlBlock) => self.out.push(Event::End(TagEnd::Paragraph)),
            event => self.out.push(event.clone()),
        }
        Ok(1)
    }

    /// Makes a part of what was written since the last, under the anchor of its heading.
    fn end_part(&mut self, id: Option<String>) {
        let out = std::mem::take(&mut self.out);
        if !out.is_empty() || id.is_some() {
            let mut html = String::new();
            html::push_html(&mut html, out.into_iter());
            self.parts.push(Part { id, html });
        }
    }

    fn raw(&mut self, html: String) {
        if !html.is_empty() {
            self.out.push(Event::InlineHtml(CowStr::from(html)));
        }
    }

    fn block(&mut self, html: String) {
        self.out.push(Event::Html(CowStr::from(html)));
    }

    fn open_link(&mut self, destination: &str) {
        let (open, close) = match Target::of(destination) {
            Target::Evidence(_) | Target::List(_) => {
                let open = if self.reads == Reads::Mail { note_mark } else { note_link };
                self.marks.pop_front().map_or_else(Default::default, open)
            }
            Target::Badge(kind) => (format!("<span class=\"badge badge-{kind}\">"), "</span>".to_owned()),
            Target::Page if self.reads == Reads::Mail && destination.starts_with('#') => Default::default(),
            Target::Page => {
                let rel = if is_web(destination) { " rel=\"noopener noreferrer\"" } else { "" };
                (format!("<a href=\"{}\"{rel}>", escape_html(destination)), "</a>".to_owned())
            }
            Target::Chart(_) | Target::Refused => (String::new(), String::new()),
        };
        self.raw(open);
        self.closers.push(close);
    }

    /// A wide table scrolls in its frame, which the keyboard must reach: by itself where no link inside can be reached.
    /// Alignment is a class, since the page's policy refuses inline styles.
    fn open_table(&mut self, alignments: &[Alignment], table: &[Event<'e>]) {
        let mut frame = "<div class=\"table".to_owned();
        if alignments.len() > 4 {
            frame.push_str(" wide");
        }
        for (at, alignment) in alignments.iter().enumerate() {
            if *alignment == Alignment::Right {
                frame.push_str(&format!(" right-{}", at + 1));
            }
        }
        frame.push('"');
        if self.reads == Reads::Browser && !table.iter().any(is_reached) {
            frame.push_str(" tabindex=\"0\"");
        }
        frame.push_str(">\n");
        self.block(frame);
        self.out.push(Event::Start(Tag::Table(vec![Alignment::None; alignments.len()])));
    }

    fn open_heading(&mut self, level: usize, events: &[Event<'e>]) {
        let inside = events.iter().take_while(|event| !matches!(event, Event::End(TagEnd::Heading(_))));
        let text: String = inside.filter_map(text_of).collect();
        let id = self.new_id(&text);
        if let Event::Start(Tag::Heading { level, .. }) = &events[0] {
            let id = Some(CowStr::from(id.clone()));
            self.out.push(Event::Start(Tag::Heading { level: *level, id, classes: Vec::new(), attrs: Vec::new() }));
        }
        self.headings.push(Heading { level, id, text });
    }

    /// An anchor for a heading, new on this page and never one of the evidence's.
    fn new_id(&mut self, text: &str) -> String {
        let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        let slug = words.map(str::to_lowercase).collect::<Vec<_>>().join("-");
        let base = format!("s-{slug}");
        let mut id = base.clone();
        while self.ids.contains_key(&id) {
            let next = self.ids.entry(base.clone()).or_insert(1);
            *next += 1;
            id = format!("{base}-{next}");
        }
        self.ids.insert(id.clone(), 1);
        id
    }

    /// A paragraph that begins with a chart: a figure where it holds nothing else, with the table that follows.
    fn write_figure(&mut self, events: &[Event<'e>]) -> Result<usize, Fault> {
        let end = events.iter().position(|event| matches!(event, Event::End(TagEnd::Image))).unwrap_or(0);
        if !matches!(events.get(end + 1), Some(Event::End(TagEnd::Paragraph))) {
            self.out.push(Event::Start(Tag::Paragraph));
            return Ok(1);
        }
        let rest = &events[end + 2..];
        let behind = if matches!(rest.first(), Some(Event::Start(Tag::Table(_)))) { table_len(rest) } else { 0 };
        let table = self.apart(&rest[..behind])?;
        self.block("<figure class=\"chart\">\n".to_owned());
        self.write_image(&events[1..], &table)?;
        self.block("</figure>\n".to_owned());
        Ok(end + 2 + behind)
    }

    /// The HTML of some events by themselves.
    fn apart(&mut self, events: &[Event<'e>]) -> Result<String, Fault> {
        let out = std::mem::take(&mut self.out);
        let mut at = 0;
        while at < events.len() {
            at += self.write(&events[at..])?;
        }
        let mut made = String::new();
        html::push_html(&mut made, std::mem::replace(&mut self.out, out).into_iter());
        Ok(made)
    }

    fn write_image(&mut self, events: &[Event<'e>], table: &str) -> Result<usize, Fault> {
        let mut depth = 0;
        let mut title = String::new();
        let mut used = 0;
        for event in events {
            used += 1;
            match event {
                Event::Start(Tag::Image { .. }) => depth += 1,
                Event::End(TagEnd::Image) => depth -= 1,
                event => title.push_str(text_of(event).unwrap_or_default()),
            }
            if depth == 0 {
                break;
            }
        }
        let destination = if let Event::Start(Tag::Image { dest_url, .. }) = &events[0] { dest_url } else { "" };
        match Target::of(destination) {
            Target::Chart(id) => {
                let drawn = (self.chart)(id, &title, table)?;
                self.raw(drawn);
            }
            _ => self.out.push(Event::Text(CowStr::from(title))),
        }
        Ok(used)
    }
}

/// How many events make up the table that they begin with.
fn table_len(events: &[Event<'_>]) -> usize {
    events.iter().position(|event| matches!(event, Event::End(TagEnd::Table))).map_or(events.len(), |end| end + 1)
}

/// Whether the keyboard reaches what an event begins.
fn is_reached(event: &Event<'_>) -> bool {
    matches!(event, Event::Start(Tag::Link { dest_url, .. }) if !matches!(Target::of(dest_url), Target::Badge(_) | Target::Refused))
}

/// What opens and closes the words of a link to a note.
fn note_link(mark: Mark) -> (String, String) {
    let Mark { number, anchor, is_shown, page } = mark;
    let page = page.unwrap_or_else(|| format!("#n-{number}"));
    let open = format!("<a class=\"evidence\" id=\"{anchor}\" href=\"{}\">", escape_html(&page));
    let note = if is_shown { format!("<sup><a href=\"#n-{number}\">{number}</a></sup>") } else { String::new() };
    (open, format!("</a>{note}"))
}

/// The same where no link leads to a note: its number alone.
fn note_mark(mark: Mark) -> (String, String) {
    let Mark { number, is_shown, .. } = mark;
    let note = if is_shown { format!("<sup class=\"note\">{number}</sup>") } else { String::new() };
    (String::new(), note)
}

fn is_chart(event: Option<&Event<'_>>) -> bool {
    matches!(event, Some(Event::Start(Tag::Image { dest_url, .. })) if matches!(Target::of(dest_url), Target::Chart(_)))
}

fn text_of<'a>(event: &'a Event<'_>) -> Option<&'a str> {
    match event {
        Event::Text(text) | Event::Code(text) => Some(text),
        Event::SoftBreak | Event::HardBreak => Some(" "),
        _ => None,
    }
}
