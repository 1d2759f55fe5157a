//! What a note says, read once however often it is cited.

use std::ops::Range;

use briefer_figures::Figures;
use briefer_plugin::{Date, Document, Erased, Figure, Options, QuantityKind, segment};

use super::edition::{Body, List, Note, Sentence};
use super::fold::Folded;
use super::tongues::Tongues;

/// Reads the numbers of texts, as the figures plugin does.
pub(super) struct Reader {
    figures: Erased,
    pub(super) tongues: Tongues,
}

/// A number of a text.
#[derive(Clone, Debug)]
pub(super) struct Quantity {
    /// Where its words stand.
    pub(super) range: Range<usize>,
    pub(super) figure: Figure,
}

impl Quantity {
    /// Whether it is a day, a name's number or the like, which has no bounds and is compared word by word.
    pub(super) fn is_label(&self) -> bool {
        use QuantityKind as Kind;
        matches!(
            self.figure.quantity,
            Kind::Date | Kind::Time | Kind::Year | Kind::Ordinal | Kind::Id | Kind::Score | Kind::Indefinite
        )
    }
}

impl Reader {
    /// A reader with the figures plugin as it is by default: editing a measure changes no number.
    ///
    /// # Panics
    /// Never: the plugin takes its own defaults.
    pub(super) fn new(tongues: Tongues) -> Self {
        Reader { tongues, figures: Erased::of::<Figures>(&Options::new()).expect("no options are good options") }
    }

    /// The numbers of a text, in order.
    pub(super) fn quantities(&self, text: &str, date: Option<Date>) -> Vec<Quantity> {
        let segments = segment(text);
        let document = Document { date, ..segments.document("", text) };
        // The plugin answers for every text; without an answer nothing would be found, and every number would be told.
        let found = self.figures.annotate(&document, &[], false).unwrap_or_default();
        let quantity = |annotation: &briefer_plugin::Annotation| {
            Some(Quantity { range: annotation.span.range(), figure: annotation.as_figure()?.clone() })
        };
        let mut quantities: Vec<Quantity> = found.iter().filter_map(quantity).collect();
        quantities.sort_by_key(|quantity| (quantity.range.start, quantity.range.end));
        quantities
    }
}

/// A note as the checks see it.
#[derive(Debug)]
pub(super) enum Reading<'e> {
    Sentence(SentenceReading<'e>),
    List(ListReading<'e>),
}

/// A sentence, its words folded and its numbers read.
#[derive(Debug)]
pub(super) struct SentenceReading<'e> {
    pub(super) note: &'e Sentence,
    pub(super) words: Folded,
    /// Offsets are those of the folded words.
    pub(super) quantities: Vec<Quantity>,
    pub(super) title: Folded,
    /// Source and glosses.
    pub(super) names: Vec<Folded>,
    /// The day of publication.
    pub(super) date: Option<Date>,
}

/// A list, with the days of its entries.
#[derive(Debug)]
pub(super) struct ListReading<'e> {
    pub(super) note: &'e List,
    /// Each entry's title.
    pub(super) titles: Vec<Folded>,
    pub(super) words: Vec<Folded>,
    pub(super) days: Vec<Option<Date>>,
}

impl<'e> Reading<'e> {
    pub(super) fn of(note: &'e Note, reader: &Reader) -> Self {
        match &note.body {
            Body::Sentence(note) => Reading::Sentence(SentenceReading::of(note, reader)),
            Body::List(note) => Reading::List(ListReading {
                note,
                titles: note.entries.iter().map(|entry| Folded::of(&entry.title)).collect(),
                words: note.entries.iter().map(|e| Folded::of(&format!("{} {}", e.title, e.rest))).collect(),
                days: note
                    .entries
                    .iter()
                    .map(|e| reader.tongues.calendar.find(&e.rest).first().map(|found| found.days.from))
                    .collect(),
            }),
        }
    }
}

impl<'e> SentenceReading<'e> {
    fn of(note: &'e Sentence, reader: &Reader) -> Self {
        let words = Folded::of(&note.text);
        let date = reader.tongues.calendar.day(&note.origin.date);
        let mut quantities = reader.quantities(&note.text, date);
        for quantity in &mut quantities {
            quantity.range = words.folded(&quantity.range);
        }
        let glosses = note.glosses.iter().map(|gloss| Folded::of(&gloss.name));
        let names = glosses.chain([Folded::of(&note.origin.source)]).collect();
        SentenceReading { note, words, quantities, title: Folded::of(&note.origin.title), names, date }
    }

    /// The numbers that a stretch of the folded words touches.
    pub(super) fn touched(&self, range: &Range<usize>) -> &[Quantity] {
        let from = self.quantities.partition_point(|quantity| quantity.range.end <= range.start);
        let to = self.quantities.partition_point(|quantity| quantity.range.start < range.end);
        &self.quantities[from..to.max(from)]
    }

    /// A number's words as the sentence writes them.
    pub(super) fn written(&self, quantity: &Quantity) -> &'e str {
        self.note.text.get(self.words.unfolded(quantity.range.clone())).unwrap_or_default()
    }

    /// Whether folded words stand in the sentence, its title or its glosses and source.
    pub(super) fn holds(&self, words: &str) -> bool {
        self.words.holds(words) || self.names.iter().any(|name| name.holds(words))
    }
}
