//! Reads a Markdown edition.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::builder::{Builder, dangling};
use super::edition::{Edition, Kind, Note};
use super::note;
use super::tongues::Tongues;

/// What editions use.
const OPTIONS: Options = Options::ENABLE_TABLES.union(Options::ENABLE_FOOTNOTES);

/// Reads an edition; any text is one.
pub(super) fn read(markdown: &str, tongues: &Tongues) -> Edition {
    let events: Vec<(Event<'_>, Range<usize>)> = Parser::new_ext(markdown, OPTIONS).into_offset_iter().collect();
    let mut reader = Reader { tongues, builder: Builder::new(false), note: None, quotes: Vec::new(), head: false };
    let mut at = 0;
    while at < events.len() {
        at += reader.take(&events[at..]);
    }
    let mut edition = reader.builder.finish();
    edition.blocks.iter_mut().for_each(dangling);
    edition
}

struct Reader<'t> {
    tongues: &'t Tongues,
    builder: Builder,
    note: Option<OpenNote>,
    /// Whether each block quotation under way is an analyst's own.
    quotes: Vec<bool>,
    /// Whether this is a table's head.
    head: bool,
}

/// A footnote while it is read.
struct OpenNote {
    name: String,
    place: Range<usize>,
    text: String,
    emphases: Vec<Range<usize>>,
    open: Option<usize>,
}

impl Reader<'_> {
    /// Takes the first of some events, and sometimes more; returns how many.
    fn take(&mut self, events: &[(Event<'_>, Range<usize>)]) -> usize {
        let (event, range) = &events[0];
        if self.note.is_some() {
            self.in_note(event);
            return 1;
        }
        match event {
            Event::Start(Tag::Emphasis) => return self.emphasis(events),
            Event::Start(tag) => self.start(tag, events),
            Event::End(tag) => self.end(*tag),
            Event::FootnoteReference(name) => self.builder.mark(name, range.clone()),
            Event::Rule => self.builder.rule(),
            event => self.words(event, range),
        }
        1
    }

    fn start(&mut self, tag: &Tag<'_>, events: &[(Event<'_>, Range<usize>)]) {
        match tag {
            Tag::FootnoteDefinition(name) => {
                self.builder.end();
                let (name, place) = (name.to_string(), first_line(&events[0].1));
                self.note = Some(OpenNote { name, place, text: String::new(), emphases: Vec::new(), open: None });
            }
            Tag::BlockQuote(_) => {
                self.builder.end();
                let own = is_analyst(events, self.tongues);
                self.quotes.push(own);
                if own {
                    self.builder.begin_analyst();
                }
            }
            Tag::Heading { level, .. } => self.builder.begin_heading(*level as usize),
            Tag::TableHead => self.head = true,
            Tag::TableRow => self.builder.begin_row(),
            Tag::TableCell if self.head => self.builder.begin(Kind::Heading),
            Tag::TableCell => self.builder.begin_cell(),
            Tag::Paragraph | Tag::Item | Tag::CodeBlock(_) | Tag::HtmlBlock => self.builder.begin_prose(),
            Tag::List(_) | Tag::Table(_) => self.builder.end(),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::BlockQuote(_) => {
                self.builder.end();
                if self.quotes.pop() == Some(true) {
                    self.builder.end_analyst();
                }
            }
            TagEnd::TableHead => {
                self.builder.end();
                self.head = false;
            }
            TagEnd::TableCell if !self.head => self.builder.end_cell(),
            TagEnd::Paragraph | TagEnd::Item | TagEnd::Heading(_) | TagEnd::CodeBlock | TagEnd::HtmlBlock => {
                self.builder.end();
            }
            _ => {}
        }
    }

    fn words(&mut self, event: &Event<'_>, range: &Range<usize>) {
        match event {
            Event::Code(text) => self.builder.text(text, range.start + 1),
            Event::Html(text) | Event::InlineHtml(text) if is_comment(text) => {}
            Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => self.builder.text(text, range.start),
            Event::SoftBreak | Event::HardBreak => self.builder.text(" ", range.start),
            _ => {}
        }
    }

    /// A badge at the front of a block is left out; other words in italics are words.
    fn emphasis(&mut self, events: &[(Event<'_>, Range<usize>)]) -> usize {
        match events {
            [_, (Event::Text(words), _), (Event::End(TagEnd::Emphasis), _), ..]
                if self.builder.is_fresh() && self.tongues.is_badge(words) =>
            {
                3
            }
            _ => 1,
        }
    }

    fn in_note(&mut self, event: &Event<'_>) {
        let Some(note) = &mut self.note else { return };
        match event {
            Event::Start(Tag::Emphasis) => note.open = Some(note.text.len()),
            Event::End(TagEnd::Emphasis) => {
                let end = note.text.len();
                note.emphases.extend(note.open.take().map(|start| start..end));
            }
            Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => {
                note.text.push_str(text);
            }
            Event::SoftBreak | Event::HardBreak | Event::End(TagEnd::Paragraph) => note.text.push(' '),
            Event::End(TagEnd::FootnoteDefinition) => {
                if let Some(OpenNote { name, place, text, emphases, .. }) = self.note.take() {
                    self.builder.note(&name, Note { place, body: note::read(&text, &emphases, self.tongues) });
                }
            }
            _ => {}
        }
    }
}

/// The head of a note, for pointing at it.
fn first_line(range: &Range<usize>) -> Range<usize> {
    range.start..range.start + 1
}

/// Whether a block quotation begins with the words that mark an analyst's own.
fn is_analyst(events: &[(Event<'_>, Range<usize>)], tongues: &Tongues) -> bool {
    let mut inner = events[1..].iter().map(|(event, _)| event);
    matches!(inner.next(), Some(Event::Start(Tag::Paragraph)))
        && matches!(inner.next(), Some(Event::Start(Tag::Strong)))
        && matches!(inner.next(), Some(Event::Text(words)) if tongues.is_analyst(words))
}

fn is_comment(html: &str) -> bool {
    let html = html.trim();
    html.starts_with("<!--") && html.ends_with("-->") && html.matches("-->").count() == 1
}
