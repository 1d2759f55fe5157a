//! The notes of an edition: what its links lead to, numbered in order of first use.
//!
//! A link names evidence (`evidence:ID`) or a list that a computed number is counted from (`list:ID`). Statements that
//! stand in one sentence share its note.

mod gloss;
mod index;
mod lists;
mod pieces;

use std::collections::HashMap;

use briefer_plugin::{Evidence, Span};
use schemars::JsonSchema;
use serde::Serialize;

pub(super) use self::index::Index;

use self::gloss::Gloss;
use self::index::Known;
use self::lists::{Entry, entries};
use self::pieces::{Piece, pieces};
use super::sources::Sources;
use crate::briefing::Briefing;

/// A link to something that the briefing does not have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Unknown {
    /// `evidence` or `list`.
    pub(super) what: &'static str,
    /// The id that the link names.
    pub(super) id: String,
}

/// The notes of an edition, so far.
pub(super) struct Notes<'a, 'i> {
    briefing: &'a Briefing,
    sources: Option<&'a Sources<'a>>,
    index: &'i Index<'a>,
    numbers: HashMap<Key<'a>, usize>,
    order: Vec<Note<'a>>,
}

/// What has a note of its own.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Key<'a> {
    /// Document and sentence.
    Sentence(&'a str, &'a str),
    /// What is counted: lists that hold the same are one.
    List(Vec<Entry<'a>>),
}

/// One note, as `shared/notes.md` and `shared/page.html` see it.
#[derive(Serialize, JsonSchema)]
pub(super) struct Note<'a> {
    /// 1 for the first that the page links to.
    number: usize,
    /// Of a sentence: the id of the evidence that was cited first; of a list: what its link names.
    id: String,
    /// The document's title.
    title: &'a str,
    date: Option<String>,
    source: Option<&'a str>,
    url: Option<&'a str>,
    /// Whether the address may be a link: `http` or `https`.
    is_web: bool,
    /// The language of the document, where that is known.
    language: Option<&'a str>,
    /// The address of the sentence in the page of its document; null where there are no such pages.
    page: Option<String>,
    /// Empty for a list.
    sentence: &'a str,
    /// The sentence in pieces, those of the annotations marked.
    pieces: Vec<Piece<'a>>,
    /// Names that the page takes from elsewhere in the document.
    gloss: Vec<Gloss<'a>>,
    /// What a number is counted from; empty for a sentence.
    entries: Vec<Entry<'a>>,
    /// The anchors of the places that link to it.
    back: Vec<String>,
    #[serde(skip)]
    spans: Vec<Span>,
}

/// One use of a note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Use {
    /// The note's number.
    pub(super) number: usize,
    /// The anchor of this use, for the way back.
    pub(super) anchor: String,
    /// The address of the sentence in the page of its document.
    pub(super) page: Option<String>,
}

impl<'a, 'i> Notes<'a, 'i> {
    /// Nothing is cited yet. With `sources`, the briefing's documents have pages.
    pub(super) fn of(briefing: &'a Briefing, sources: Option<&'a Sources<'a>>, index: &'i Index<'a>) -> Self {
        Notes { briefing, sources, index, numbers: HashMap::new(), order: Vec::new() }
    }

    /// Cites a piece of evidence once more.
    ///
    /// # Errors
    /// When the briefing has no evidence of that id.
    pub(super) fn cite(&mut self, id: &str) -> Result<Use, Unknown> {
        let known = self.index.evidence(id).ok_or_else(|| Unknown { what: "evidence", id: id.to_owned() })?;
        let Known { evidence, finding, statement } = known;
        let key = Key::Sentence(&evidence.document, &evidence.sentence);
        let page = self.sources.and_then(|sources| sources.address(&self.briefing.audience.name, evidence));
        let language = self.index.document(&evidence.document).and_then(|document| document.language.as_deref());
        let number = self.number(key, || Note { page: page.clone(), language, ..Note::of_sentence(evidence) });
        let note = &mut self.order[number - 1];
        note.spans.extend(evidence.spans.iter().filter(|span| !note.spans.contains(span)).copied().collect::<Vec<_>>());
        if let Some(finding) = finding {
            gloss::add(&mut note.gloss, finding, statement, &evidence.sentence);
        }
        Ok(Use { page, ..self.use_of(number) })
    }

    /// Cites the list that a computed number is counted from: a finding's stories (`0a1b2c3d`, in an earlier period
    /// `0a1b2c3d/2026-W13`), or the period's `documents`, `stories` or `sources`.
    ///
    /// # Errors
    /// When the briefing has no such list.
    pub(super) fn list(&mut self, id: &str) -> Result<Use, Unknown> {
        let entries = entries(self.briefing, self.sources, self.index, id)
            .ok_or_else(|| Unknown { what: "list", id: id.to_owned() })?;
        let number = self.number(Key::List(entries.clone()), || Note { entries, ..Note::empty(id.to_owned()) });
        Ok(self.use_of(number))
    }

    fn number(&mut self, key: Key<'a>, make: impl FnOnce() -> Note<'a>) -> usize {
        let order = &mut self.order;
        *self.numbers.entry(key).or_insert_with(|| {
            order.push(Note { number: order.len() + 1, ..make() });
            order.len()
        })
    }

    fn use_of(&mut self, number: usize) -> Use {
        let back = &mut self.order[number - 1].back;
        let anchor = format!("r-{number}-{}", back.len() + 1);
        back.push(anchor.clone());
        Use { number, anchor, page: None }
    }

    /// All notes, in order of first use.
    pub(super) fn all(mut self) -> Vec<Note<'a>> {
        for note in &mut self.order {
            note.pieces = pieces(note.sentence, &mut note.spans);
        }
        self.order
    }
}

impl<'a> Note<'a> {
    fn empty(id: String) -> Self {
        Note {
            number: 0,
            id,
            title: "",
            date: None,
            source: None,
            url: None,
            is_web: false,
            language: None,
            page: None,
            sentence: "",
            pieces: Vec::new(),
            gloss: Vec::new(),
            entries: Vec::new(),
            back: Vec::new(),
            spans: Vec::new(),
        }
    }

    fn of_sentence(evidence: &'a Evidence) -> Self {
        let url = evidence.url.as_deref();
        Note {
            title: &evidence.title,
            date: evidence.date.map(|date| date.to_string()),
            source: evidence.source.as_deref(),
            url,
            is_web: url.is_some_and(super::links::is_web),
            sentence: &evidence.sentence,
            ..Note::empty(evidence.id.clone())
        }
    }
}
