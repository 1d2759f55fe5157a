//! The place of a casualty figure, by rules from the surest to the least sure.
//!
//! | rule | the place is |
//! |---|---|
//! | `figure` | the one that the figures plugin gave the figure, unless the sentence names it without saying that it happened there |
//! | `after` | the first located place after the figure, in its clause |
//! | `before` | the last located place before it, in its clause |
//! | `sentence-before` | where the sentence names none: the only located place of the sentence before, in the same paragraph |
//! | `dateline` | where nothing before names one either: the dateline's, in the first paragraph only |
//!
//! The last two are left out where a sentence says that it speaks of somewhere else, or of many places.

use std::ops::Range;

use briefer_plugin::{Annotation, Document, MentionType, Role, Sentence, Span};
use schemars::JsonSchema;
use serde::Serialize;

use crate::Casualty;
use crate::located::{borrows_no_place, dash_after, is_located, is_one_of_several, same_clause};

/// At most so many places on either side of a figure are looked at.
const NEAREST: usize = 4;

/// How a place was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Rule {
    /// The figure has it already.
    Figure,
    /// It stands after the figure.
    After,
    /// It stands before the figure.
    Before,
    /// The sentence before names it.
    SentenceBefore,
    /// The dateline names it.
    Dateline,
}

impl Rule {
    /// The name as in the attribute and in explanations.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Rule::Figure => "figure",
            Rule::After => "after",
            Rule::Before => "before",
            Rule::SentenceBefore => "sentence-before",
            Rule::Dateline => "dateline",
        }
    }
}

/// A place, and how it was found.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Found<'a> {
    /// A local entity, or the figure's own words.
    pub(crate) place: &'a str,
    pub(crate) rule: Rule,
    /// Where the text names it; unknown where the figure brought it.
    pub(crate) span: Option<Span>,
}

/// A mention of a place.
#[derive(Clone, Copy, Debug)]
struct PlaceMention<'a> {
    span: Span,
    entity: &'a str,
    /// Whether the text says that something happened there, and only there.
    located: bool,
}

/// All mentions of places in a document.
pub(crate) struct Places<'a> {
    document: &'a Document<'a>,
    mentions: Vec<PlaceMention<'a>>,
    dateline: Option<Dateline>,
}

impl<'a> Places<'a> {
    /// Collects the places among the annotations of earlier plugins, which come sorted.
    pub(crate) fn of(document: &'a Document<'a>, earlier: &'a [Annotation]) -> Self {
        let places = earlier.iter().filter_map(|annotation| {
            let mention = annotation.as_mention().filter(|mention| mention.mention_type == MentionType::Place)?;
            Some((annotation.span, mention.entity.as_str()))
        });
        let places: Vec<(Span, &str)> = places.collect();
        let spans: Vec<Span> = places.iter().map(|(span, _)| *span).collect();
        let located =
            |index: usize| is_located(document, spans[index]) && !is_one_of_several(document, &spans[index..]);
        let mention = |(index, &(span, entity))| PlaceMention { span, entity, located: located(index) };
        let mentions: Vec<_> = places.iter().enumerate().map(mention).collect();
        let dateline = Dateline::of(document, &mentions);
        Places { document, mentions, dateline }
    }

    /// What is known around the figures of one sentence.
    pub(crate) fn around(&self, sentence: usize, from_context: bool) -> Around<'_> {
        let own = self.in_sentence(sentence);
        let borrows = from_context && own.is_empty() && !borrows_no_place(self.document, sentence);
        let borrowed = if borrows { self.sentence_before(sentence).or_else(|| self.dateline(sentence)) } else { None };
        Around { document: self.document, own, borrowed }
    }

    /// The mentions that begin in a sentence, the dateline's left out.
    fn in_sentence(&self, sentence: usize) -> &[PlaceMention<'a>] {
        let mut span = self.document.sentences[sentence].span;
        if let Some(dateline) =
            self.dateline.as_ref().filter(|dateline| span.contains(self.mentions[dateline.mention].span))
        {
            // Where the place stands in the sentence, the dateline's dash may belong to the next.
            span.start = dateline.end.min(span.end);
        }
        let from = |offset: u32| self.mentions.partition_point(|mention| mention.span.start < offset);
        &self.mentions[from(span.start)..from(span.end)]
    }

    fn sentence_before(&self, sentence: usize) -> Option<Found<'_>> {
        let sentences = self.document.sentences;
        let is_text = |index: usize| sentences[index].role == Role::Body;
        if sentence == 0 || sentences[sentence].starts_paragraph || !is_text(sentence) || !is_text(sentence - 1) {
            return None;
        }
        let mut located = self.in_sentence(sentence - 1).iter().filter(|mention| mention.located);
        let first = located.next()?;
        let only = located.all(|other| other.entity == first.entity);
        only.then(|| first.found(Rule::SentenceBefore))
    }

    /// The dateline's place, in the first paragraph.
    fn dateline(&self, sentence: usize) -> Option<Found<'_>> {
        let dateline = self.dateline.as_ref().filter(|dateline| dateline.paragraph.contains(&sentence))?;
        Some(self.mentions[dateline.mention].found(Rule::Dateline))
    }
}

/// A place at the beginning of the text that says where it was written: "VELM, 3 April (Wire) — Twelve ...".
struct Dateline {
    /// Index of the place's mention.
    mention: usize,
    /// Where the dash ends, or the line that holds nothing else: what is named before is not in the story.
    end: u32,
    /// The sentences of the text's first paragraph.
    paragraph: Range<usize>,
}

impl Dateline {
    fn of(document: &Document<'_>, mentions: &[PlaceMention<'_>]) -> Option<Self> {
        let sentences = document.sentences;
        let first = sentences.iter().position(|sentence| sentence.role == Role::Body)?;
        let more = sentences[first + 1..].iter().take_while(|sentence| !sentence.starts_paragraph).count();
        let opening =
            |sentence: &Sentence| mentions.iter().position(|mention| mention.span.start == sentence.span.start);
        let own_line = first.checked_sub(1).map(|line| &sentences[line]).filter(|line| line.role == Role::Byline);
        let on_own_line = own_line.and_then(|line| Some((opening(line)?, line.span.end)));
        let before_dash = || {
            let mention = opening(&sentences[first])?;
            Some((mention, dash_after(document, mentions[mention].span)?))
        };
        let (mention, end) = on_own_line.or_else(before_dash)?;
        Some(Dateline { mention, end, paragraph: first..first + 1 + more })
    }
}

/// What is known around the figures of one sentence.
pub(crate) struct Around<'p> {
    document: &'p Document<'p>,
    own: &'p [PlaceMention<'p>],
    borrowed: Option<Found<'p>>,
}

impl<'p> Around<'p> {
    /// Where the casualties of the sentence's figure happened.
    pub(crate) fn place_of(&self, casualty: &'p Casualty<'_>) -> Option<Found<'p>> {
        let span = casualty.annotation.span;
        let split = self.own.partition_point(|mention| mention.span.start < span.end);
        let (before, after) = self.own.split_at(split);
        // Nearest first on both sides, and never more than a few: a sentence may hold thousands.
        let before = || before.iter().rev().take(NEAREST);
        let after = || after.iter().take(NEAREST);
        if let Some(place) = casualty.figure.place.as_deref() {
            let named = || before().chain(after()).filter(|mention| mention.entity == place);
            if named().next().is_none() || named().any(|mention| mention.located) {
                return Some(Found { place, rule: Rule::Figure, span: None });
            }
        }
        let near = |mention: &&PlaceMention<'_>| mention.located && same_clause(self.document, mention.span, span);
        let own = after().find(near).map(|mention| mention.found(Rule::After));
        let own = own.or_else(|| before().find(near).map(|mention| mention.found(Rule::Before)));
        // A total over weeks did not happen where the sentence before happened.
        let is_moment = casualty.figure.as_of.is_none_or(|as_of| as_of.from == as_of.to);
        own.or(self.borrowed.filter(|_| is_moment))
    }
}

impl<'a> PlaceMention<'a> {
    fn found(&self, rule: Rule) -> Found<'a> {
        Found { place: self.entity, rule, span: Some(self.span) }
    }
}
