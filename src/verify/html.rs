//! Reads an HTML edition, tag by tag: what a reader changed by hand need not be well-formed.

use std::cell::RefCell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};

use super::builder::Builder;
use super::edition::{Edition, Kind};
use super::html_notes::Notes;
use super::html_tags::{attribute, has_class, heading, is_badge_class, is_block};
use super::source::Source;
use super::tongues::Tongues;

/// Reads an edition; any text is one.
pub(super) fn read(html: &str, tongues: &Tongues) -> Edition {
    let reader = Reader::new(html, tongues);
    let tokenizer = Tokenizer::new(Sink(RefCell::new(reader)), TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(html));
    // A sink that never asks for a script to be run is never left before the end.
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    tokenizer.sink.0.into_inner().finish()
}

struct Sink<'h>(RefCell<Reader<'h>>);

impl TokenSink for Sink<'_> {
    type Handle = ();

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<()> {
        let mut reader = self.0.borrow_mut();
        match token {
            Token::TagToken(tag) => {
                let here = reader.source.tag(line);
                reader.tag(&tag, here);
                if tag.kind == TagKind::StartTag {
                    return raw(&tag.name);
                }
            }
            Token::CharacterTokens(text) => reader.text(&text, line),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

/// Elements whose content is no markup.
fn raw(name: &str) -> TokenSinkResult<()> {
    match name {
        "style" | "xmp" | "iframe" | "noembed" | "noframes" => TokenSinkResult::RawData(RawKind::Rawtext),
        "script" => TokenSinkResult::RawData(RawKind::ScriptData),
        "title" | "textarea" => TokenSinkResult::RawData(RawKind::Rcdata),
        _ => TokenSinkResult::Continue,
    }
}

/// Elements whose content is nothing that a reader reads as the edition's words; of `svg` the table behind it says the same.
const SILENT: &[&str] = &["head", "nav", "script", "style", "svg", "template", "title"];

/// Classes of elements that are no part of the edition: a project's own lines, the same on every page, and the line that a mail program
/// shows beside the subject, made of what the edition's first findings are about.
const HOUSE: [&str; 3] = ["letterhead", "imprint", "preheader"];

struct Reader<'h> {
    tongues: &'h Tongues,
    source: Source<'h>,
    builder: Builder,
    /// The silent element under way, and how deep it is in others of its name.
    silent: Option<(String, usize)>,
    /// Where the words of the link under way begin.
    link: Option<usize>,
    /// The notes that links without a mark lead to.
    targets: Vec<String>,
    sup: Option<Sup>,
    /// The words of the badge under way.
    badge: Option<String>,
    /// Whether a block quotation has begun and nothing stands in it yet but what may be the mark of an analyst's own words.
    opening: bool,
    strong: bool,
    /// Whether each block quotation under way is an analyst's own.
    quotes: Vec<bool>,
    head: bool,
    /// Inside the list of notes.
    notes: Option<Notes>,
}

/// A raised number while it is read.
struct Sup {
    text: String,
    /// The note that it leads to.
    note: Option<String>,
    /// Whether it is a note's number without a link, as in mail.
    is_note: bool,
    place: usize,
}

impl<'h> Reader<'h> {
    fn new(html: &'h str, tongues: &'h Tongues) -> Self {
        Reader {
            tongues,
            source: Source::of(html),
            builder: Builder::new(true),
            silent: None,
            link: None,
            targets: Vec::new(),
            sup: None,
            badge: None,
            opening: false,
            strong: false,
            quotes: Vec::new(),
            head: false,
            notes: None,
        }
    }

    fn finish(mut self) -> Edition {
        if let Some(notes) = self.notes.take() {
            notes.finish(&mut self.builder, self.tongues);
        }
        self.builder.finish()
    }

    fn tag(&mut self, tag: &Tag, here: usize) {
        let is_start = tag.kind == TagKind::StartTag;
        if let Some((name, depth)) = &mut self.silent {
            if **name == *tag.name && !tag.self_closing {
                *depth = if is_start { *depth + 1 } else { depth.saturating_sub(1) };
            }
            if *depth == 0 {
                self.silent = None;
            }
        } else if is_start && (SILENT.contains(&&*tag.name) || HOUSE.iter().any(|class| has_class(tag, class))) {
            if !tag.self_closing {
                self.silent = Some((tag.name.to_string(), 1));
            }
        } else if let Some(notes) = &mut self.notes {
            if !is_start && &*tag.name == "section" {
                self.finish_notes();
            } else if is_start {
                notes.start(tag, here, &mut self.builder, self.tongues);
            } else {
                notes.end(&tag.name);
            }
        } else if is_start {
            self.start(tag, here);
        } else {
            self.end(&tag.name);
        }
    }

    fn finish_notes(&mut self) {
        if let Some(notes) = self.notes.take() {
            notes.finish(&mut self.builder, self.tongues);
        }
    }

    fn start(&mut self, tag: &Tag, here: usize) {
        if attribute(tag, "id").is_some_and(|id| &*id == "evidence") {
            self.builder.end();
            self.notes = Some(Notes::default());
            return;
        }
        match &*tag.name {
            // In mail a note's number stands behind its words, and nothing is a link.
            "html" if attribute(tag, "data-medium").is_some_and(|medium| &*medium == "mail") => {
                self.builder = Builder::new(false);
            }
            "a" => self.start_link(tag),
            "sup" => {
                let is_note = has_class(tag, "note");
                self.sup = Some(Sup { text: String::new(), note: None, is_note, place: here });
            }
            "span" if self.badge.is_none() && is_badge_class(tag) && self.builder.is_fresh() => {
                self.badge = Some(String::new());
            }
            "strong" | "b" => self.strong = true,
            "br" => self.builder.text(" ", here),
            "hr" => self.builder.rule(),
            "blockquote" => {
                self.builder.end();
                self.quotes.push(false);
                self.opening = true;
            }
            "thead" => self.head = true,
            "tbody" => self.head = false,
            "tr" => {
                self.targets.clear();
                self.builder.begin_row();
            }
            "td" | "th" if !self.head => self.builder.begin_cell(),
            "td" | "th" | "figcaption" | "caption" | "summary" => self.builder.begin(Kind::Heading),
            name => match heading(name) {
                Some(level) => self.builder.begin_heading(level),
                None if is_block(name) => {
                    if !self.builder.is_in_cell() {
                        self.targets.clear();
                    }
                    self.builder.begin_prose();
                }
                None => {}
            },
        }
    }

    fn start_link(&mut self, tag: &Tag) {
        let note = attribute(tag, "href").and_then(|href| href.strip_prefix("#n-").map(str::to_owned));
        if let Some(sup) = &mut self.sup {
            sup.note = note;
        } else if has_class(tag, "evidence") {
            self.link = Some(self.builder.at());
            self.targets.extend(note);
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "a" => {
                if let Some(start) = self.link.take() {
                    self.builder.linked(start);
                }
            }
            "sup" => self.end_sup(),
            "span" => {
                if let Some(words) = self.badge.take().filter(|words| !self.tongues.is_badge(words)) {
                    let here = self.source.here();
                    self.builder.text(&words, here.saturating_sub("</span>".len() + words.len()));
                }
            }
            "strong" | "b" => self.end_strong(),
            "blockquote" => {
                self.builder.end();
                if self.quotes.pop() == Some(true) {
                    self.builder.end_analyst();
                }
            }
            "thead" | "table" => {
                self.builder.end_cell();
                self.head = false;
            }
            "td" | "th" if !self.head => self.builder.end_cell(),
            "td" | "th" | "figcaption" | "caption" | "summary" | "tr" => self.builder.end(),
            name if heading(name).is_some() || is_block(name) => self.builder.end(),
            _ => {}
        }
    }

    fn end_strong(&mut self) {
        self.strong = false;
        if std::mem::take(&mut self.opening)
            && self.builder.is_just(|words| self.tongues.is_analyst(words))
            && let Some(quote) = self.quotes.last_mut()
        {
            *quote = true;
            self.builder.claim_analyst();
        }
    }

    fn end_sup(&mut self) {
        let Some(Sup { text, note, is_note, place }) = self.sup.take() else { return };
        let here = self.source.here();
        let note = note.or_else(|| is_note.then(|| text.trim().to_owned()));
        let Some(note) = note else { return self.builder.text(&text, place.min(here)) };
        let place = place..here.max(place + 1);
        let others: Vec<String> = std::mem::take(&mut self.targets).into_iter().filter(|to| *to != note).collect();
        if let Some(other) = others.first() {
            let message = format!("the link leads to note {other}, and its mark to note {note}");
            self.builder.fault(place.clone(), message, Some("let both lead to the note that holds the evidence"));
        } else if text.trim() != note {
            let message = format!("the mark shows {}, and leads to note {note}", text.trim());
            self.builder.fault(place.clone(), message, None);
        }
        self.builder.mark(&note, place);
    }

    fn text(&mut self, text: &str, line: u64) {
        let place = self.source.words(text, line);
        if self.silent.is_some() {
            return;
        }
        if let Some(notes) = &mut self.notes {
            notes.text(text);
        } else if let Some(sup) = &mut self.sup {
            sup.text.push_str(text);
        } else if let Some(badge) = &mut self.badge {
            badge.push_str(text);
        } else {
            self.opening &= self.strong || text.trim().is_empty();
            self.builder.text(text, place);
        }
    }
}
