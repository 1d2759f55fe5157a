//! What a briefing keeps of a document.

use std::collections::BTreeMap;
use std::sync::Arc;

use briefer_plugin::{Annotation, KindSpec, Mention, Role, Span, ValueKind, fold};

use super::reading::Reading;
use crate::analysis::{Analysed, Analysis};
use crate::corpus::{Credit, Dated, Document, Origin, Telling};
use crate::diagnostic::Place;
use crate::marking::Marking;

/// What is kept of one document.
#[derive(Clone, Debug)]
pub struct Record {
    /// Its id, unique in the corpus.
    pub id: String,
    /// Its file, relative to the corpus.
    pub file: String,
    /// Where it lies, for diagnostics.
    pub place: Place,
    /// Its title; the id where none was found.
    pub title: String,
    /// Its date.
    pub date: Option<Dated>,
    /// Its publisher.
    pub source: Option<String>,
    /// Its address.
    pub url: Option<String>,
    /// Its language, where that is certain.
    pub language: Option<String>,
    /// Its marking: the one it states, and once it is gathered, that of the configuration where it states none.
    pub marking: Option<Marking>,
    /// Its text and all that was marked in it, for the page of a source.
    pub reading: Arc<Reading>,
    /// The publishers its report came through, outermost first; empty where it is its publisher's own.
    pub chain: Vec<Credit>,
    /// What tells which story it tells.
    pub telling: Telling,
    /// What claims are formed from, in text order.
    pub observations: Vec<Observation>,
    /// Every mention outside furniture with its words, for linking, in text order.
    pub mentions: Vec<(String, Mention)>,
}

/// An annotation that a claim can be formed from, with its sentence.
#[derive(Clone, Debug)]
pub struct Observation {
    /// Index of its plugin.
    pub plugin: usize,
    /// Index of its kind among those the plugin provides.
    pub kind: usize,
    /// The annotation, its reasons left out.
    pub annotation: Annotation,
    /// The text of its pieces, joined with an ellipsis.
    pub wording: String,
    /// The sentence or sentences that hold it, as byte offsets into the document's text.
    pub sentence: Span,
    /// Of a thing that is merely there: its spellings, each with the offsets of the sentences that hold it.
    pub forms: BTreeMap<String, Vec<u32>>,
}

impl Record {
    /// Keeps what a briefing needs of an analysed document.
    pub fn of(analysed: Analysed, analysis: &Analysis) -> Self {
        let reading = Arc::new(Reading::of(&analysed));
        let Analysed { document, annotations } = analysed;
        let mut kept = Kept::default();
        let mut mentions = Vec::new();
        for (plugin, annotation) in annotations {
            let Some(place) = sentences(&document, annotation.span) else { continue };
            if let Some(mention) = annotation.as_mention() {
                mentions.push((annotation.span.slice(&document.text).to_owned(), mention.clone()));
            }
            let provides = &analysis.plugins()[plugin].manifest().provides;
            let Some(kind) = provides.iter().position(|spec| spec.kind == annotation.kind()) else { continue };
            let presence = provides[kind].value == ValueKind::Presence;
            if !presence || !names_publisher(&document, &annotation) {
                kept.keep(
                    observe(&document, plugin, kind, annotation, place),
                    place.1,
                    presence.then_some(&provides[kind]),
                );
            }
        }
        let telling = Telling::of(&document);
        let from_id = document.id.clone();
        Record {
            title: document.title.map_or(from_id, |title| title.value),
            id: document.id,
            file: document.file,
            place: document.place,
            date: document.date,
            source: document.source.map(|source| source.value),
            url: document.url,
            language: document.language,
            marking: document.marking,
            reading,
            chain: document.chain,
            telling,
            observations: kept.in_order(),
            mentions,
        }
    }

    /// Where its date was found.
    pub fn date_from(&self) -> Option<Origin> {
        self.date.map(|dated| dated.from)
    }
}

/// Plugin, kind and key of a thing that is merely there.
type Presence = (usize, usize, Vec<Option<String>>);

/// The observations of one document while they are gathered.
#[derive(Default)]
struct Kept {
    observations: Vec<Observation>,
    /// Where things that are merely there stand in `observations`, and whether that is a headline.
    present: BTreeMap<Presence, (usize, Role)>,
}

impl Kept {
    /// Keeps an observation. Of a thing that is merely there the first place in a document says it all: the first in
    /// the body, since a headline says little; its other places are kept as spellings and sentences.
    fn keep(&mut self, observation: Observation, role: Role, presence: Option<&KindSpec>) {
        let Some(spec) = presence else { return self.observations.push(observation) };
        let attributes = observation.annotation.attributes();
        let key = spec.key.iter().map(|name| attributes.get(name).map(ToString::to_string)).collect();
        let form = observation.wording.split_whitespace().collect::<Vec<_>>().join(" ");
        let sentence = observation.sentence.start;
        let next = self.observations.len();
        let (at, shown) = self.present.entry((observation.plugin, observation.kind, key)).or_insert((next, role));
        if *at == next {
            self.observations.push(observation);
        } else if *shown == Role::Headline && role != Role::Headline {
            *shown = role;
            let forms = std::mem::take(&mut self.observations[*at].forms);
            self.observations[*at] = Observation { forms, ..observation };
        }
        self.observations[*at].forms.entry(form).or_default().push(sentence);
    }

    /// What was kept, in text order.
    fn in_order(mut self) -> Vec<Observation> {
        self.observations.sort_by_key(|observation| observation.annotation.span.start);
        self.observations
    }
}

/// Whether the annotation is the name of the document's own publisher, which stands in its every article.
fn names_publisher(document: &Document, annotation: &Annotation) -> bool {
    let named = |source: &str| fold(source) == fold(annotation.span.slice(&document.text));
    document.source.as_ref().is_some_and(|source| named(&source.value))
}

fn observe(
    document: &Document,
    plugin: usize,
    kind: usize,
    mut annotation: Annotation,
    (sentences, _): (Span, Role),
) -> Observation {
    let pieces: Vec<&str> = annotation.spans().iter().map(|span| span.slice(&document.text)).collect();
    let wording = pieces.join(" … ");
    annotation.why = Vec::new();
    Observation { plugin, kind, annotation, wording, sentence: sentences, forms: BTreeMap::new() }
}

/// The hull of the sentences that an annotation touches, with the role of the first; `None` where it begins outside the text proper: in furniture,
/// or in a byline, since who reports is not in the news.
fn sentences(document: &Document, span: Span) -> Option<(Span, Role)> {
    let view = document.view();
    let first = &view.sentences[view.sentence_at(span.start)?];
    let last = &view.sentences[view.sentence_at(span.end.saturating_sub(1).max(span.start))?];
    let hull = first.span.hull(last.span);
    (matches!(first.role, Role::Headline | Role::Body) && hull.contains(span)).then_some((hull, first.role))
}
