//! The notes of an HTML edition.

use std::ops::Range;

use html5ever::tokenizer::Tag;

use super::builder::Builder;
use super::edition::{Body, Entry, List, Note, Sentence};
use super::html_tags::{attribute, has_class};
use super::note;
use super::tongues::Tongues;

/// Where words of a note go.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Slot {
    #[default]
    Nothing,
    Sentence,
    Gloss,
    Title,
    Source,
    Date,
    /// What stands behind an entry's title.
    Rest,
    Label,
}

/// A note while it is read.
#[derive(Debug, Default)]
struct OpenNote {
    name: String,
    place: Range<usize>,
    sentence: Sentence,
    gloss: String,
    list: Option<List>,
}

/// The list of notes while it is read.
#[derive(Debug, Default)]
pub(super) struct Notes {
    open: Option<OpenNote>,
    slot: Slot,
}

impl Notes {
    pub(super) fn start(&mut self, tag: &Tag, here: usize, builder: &mut Builder, tongues: &Tongues) {
        let id = attribute(tag, "id");
        if let Some(name) = id.as_ref().and_then(|id| id.strip_prefix("n-")) {
            self.close(builder, tongues);
            self.open = Some(OpenNote { name: name.to_owned(), place: here..here + 1, ..OpenNote::default() });
            return;
        }
        let Some(open) = &mut self.open else { return };
        self.slot = match (&*tag.name, &mut open.list) {
            ("blockquote", _) => Slot::Sentence,
            ("ul" | "ol", list) => {
                list.get_or_insert_default();
                Slot::Nothing
            }
            ("li", Some(list)) => {
                list.entries.push(Entry::default());
                Slot::Rest
            }
            ("cite", _) => Slot::Title,
            ("p", _) if has_class(tag, "gloss") => Slot::Gloss,
            ("p", _) if has_class(tag, "origin") || has_class(tag, "back") => Slot::Nothing,
            ("p", _) => Slot::Label,
            ("span" | "time", Some(list)) => {
                if let Some(entry) = list.entries.last_mut() {
                    entry.rest.push_str(if entry.rest.is_empty() { "" } else { ", " });
                }
                Slot::Rest
            }
            ("span", None) if self.slot != Slot::Sentence && !has_class(tag, "address") => Slot::Source,
            ("time", None) => Slot::Date,
            ("a", _) if has_class(tag, "address") => Slot::Nothing,
            _ => self.slot,
        };
    }

    pub(super) fn end(&mut self, name: &str) {
        if matches!(name, "blockquote" | "p" | "cite" | "span" | "time" | "li" | "ul" | "ol") {
            self.slot = Slot::Nothing;
        }
    }

    pub(super) fn text(&mut self, text: &str) {
        let Some(open) = &mut self.open else { return };
        let into = match (self.slot, &mut open.list) {
            (Slot::Nothing, _) => return,
            (Slot::Sentence, _) => &mut open.sentence.text,
            (Slot::Gloss, _) => &mut open.gloss,
            (Slot::Title, None) => &mut open.sentence.origin.title,
            (Slot::Source, _) => &mut open.sentence.origin.source,
            (Slot::Date, _) => &mut open.sentence.origin.date,
            (Slot::Label, list) => &mut list.get_or_insert_default().label,
            (Slot::Title, Some(list)) => match list.entries.last_mut() {
                Some(entry) => &mut entry.title,
                None => return,
            },
            (Slot::Rest, list) => match list.as_mut().and_then(|list| list.entries.last_mut()) {
                Some(entry) => &mut entry.rest,
                None => return,
            },
        };
        into.push_str(text);
    }

    fn close(&mut self, builder: &mut Builder, tongues: &Tongues) {
        self.slot = Slot::Nothing;
        let Some(OpenNote { name, place, mut sentence, gloss, list }) = self.open.take() else { return };
        sentence.glosses = note::glosses(gloss.trim(), tongues).unwrap_or_default();
        let body = match list {
            Some(list) if sentence.text.is_empty() => Body::List(list),
            _ => Body::Sentence(sentence),
        };
        builder.note(&name, Note { place, body });
    }

    pub(super) fn finish(mut self, builder: &mut Builder, tongues: &Tongues) {
        self.close(builder, tongues);
    }
}
