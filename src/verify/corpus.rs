//! Whether notes stand in the documents that they name.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use briefer_plugin::Date;
use rayon::iter::{IntoParallelIterator, ParallelIterator};

use super::Failure;
use super::check::shortened;
use super::edition::{Body, Edition, Entry, Gloss, Origin, Sentence};
use super::fold::{Folded, fold};
use super::tongues::Tongues;
use crate::corpus::{Document, Problem, Raw};

/// Documents that are read at a time.
const BLOCK: usize = 64;
/// For so many notes the nearest sentence is looked for: each search reads a document.
const SEARCHES: usize = 100;

/// So many names are shown in a hint.
const NAMED: usize = 12;

/// Where something stands in a document, and what it is called there and elsewhere.
pub type NamesAt = (Range<usize>, Vec<String>);

/// What is wrong with a note, and the nearest evidence.
type Wrong = (String, Option<String>);

/// The documents that an edition's notes name.
pub(super) struct Shelf<'t> {
    tongues: &'t Tongues,
    documents: Vec<Shelved>,
    /// Places in `documents` by folded title.
    titles: BTreeMap<String, Vec<usize>>,
    /// All publishers, folded.
    sources: BTreeSet<String>,
}

/// A document, folded for comparing.
struct Shelved {
    document: Document,
    words: Folded,
    sentences: BTreeSet<String>,
}

impl Shelved {
    fn of(document: Document) -> Self {
        let words = Folded::of(&document.text);
        let sentences = document.segments.sentences.iter().map(|sentence| fold(sentence.span.slice(&document.text)));
        Shelved { sentences: sentences.collect(), words, document }
    }

    fn source(&self) -> &str {
        self.document.source.as_ref().map_or("source unknown", |source| &source.value)
    }

    fn date(&self) -> Option<Date> {
        self.document.date.map(|dated| dated.date)
    }

    fn is_of(&self, origin: &Origin, tongues: &Tongues) -> bool {
        let is_source = match &self.document.source {
            Some(source) => fold(&source.value) == fold(&origin.source),
            None => tongues.is_unknown_source(&origin.source),
        };
        is_source && self.date() == tongues.calendar.day(&origin.date)
    }

    fn holds(&self, folded: &str) -> bool {
        self.sentences.contains(folded) || self.words.holds(folded)
    }

    /// "Hazrun Courier, 2026-04-01".
    fn origin(&self) -> String {
        self.date().map_or_else(|| self.source().to_owned(), |date| format!("{}, {date}", self.source()))
    }

    /// The sentence that shares most words with another.
    fn nearest(&self, folded: &str) -> Option<&str> {
        let words: BTreeSet<&str> = folded.split(' ').collect();
        let shared = |sentence: &str| fold(sentence).split(' ').filter(|word| words.contains(word)).count();
        let text = &self.document.text;
        let sentences = self.document.segments.sentences.iter().map(|sentence| sentence.span.slice(text));
        sentences
            .map(|sentence| (shared(sentence), sentence))
            .max_by_key(|(shared, _)| *shared)
            .map(|(_, nearest)| nearest)
    }
}

impl<'t> Shelf<'t> {
    /// Keeps those of some documents whose title a note of the edition has.
    pub(super) fn gather(
        edition: &Edition,
        documents: impl Iterator<Item = Result<Raw, Problem>>,
        tongues: &'t Tongues,
    ) -> Self {
        let wanted: BTreeSet<String> = edition.notes.values().flat_map(|note| titles(&note.body)).map(fold).collect();
        let mut shelf = Shelf { tongues, documents: Vec::new(), titles: BTreeMap::new(), sources: BTreeSet::new() };
        // What cannot be read is no evidence; `briefer check` tells why it cannot.
        let mut raws = documents.filter_map(Result::ok);
        loop {
            let block: Vec<Raw> = raws.by_ref().take(BLOCK).collect();
            if block.is_empty() {
                return shelf;
            }
            let loaded: Vec<Document> = block.into_par_iter().filter_map(|raw| raw.load().document.ok()).collect();
            for document in loaded {
                shelf.sources.extend(document.source.as_ref().map(|source| fold(&source.value)));
                let title = fold(document.title.as_ref().map_or(&document.id, |title| &title.value));
                if wanted.contains(&title) {
                    shelf.titles.entry(title).or_default().push(shelf.documents.len());
                    shelf.documents.push(Shelved::of(document));
                }
            }
        }
    }

    /// Checks every note of an edition; `annotate` says what the plugins find in a document.
    pub(super) fn check(&self, edition: &Edition, annotate: impl Fn(&Document) -> Vec<NamesAt> + Sync) -> Vec<Failure> {
        let (mut failures, mut glossed) = (Vec::new(), Vec::new());
        for (name, note) in &edition.notes {
            let found = match &note.body {
                Body::Sentence(sentence) => self.home(name, sentence, failures.len() < SEARCHES).map(|home| {
                    glossed.extend(sentence.glosses.iter().map(|gloss| (home, name, note, sentence, gloss)));
                }),
                Body::List(list) => list.entries.iter().try_for_each(|entry| self.entry(name, entry)),
            };
            failures.extend(found.err().map(|(message, hint)| Failure { place: note.place.clone(), message, hint }));
        }
        let homes: BTreeSet<usize> = glossed.iter().map(|gloss| gloss.0).collect();
        let annotated = homes.into_par_iter().map(|home| (home, annotate(&self.documents[home].document)));
        let annotated: BTreeMap<usize, Vec<NamesAt>> = annotated.collect();
        for (home, name, note, sentence, gloss) in glossed {
            let found = annotated.get(&home).map_or(&[][..], Vec::as_slice);
            if let Err((message, hint)) = explained(&self.documents[home], found, name, sentence, gloss) {
                failures.push(Failure { place: note.place.clone(), message, hint });
            }
        }
        failures
    }

    fn of_title(&self, title: &str) -> impl Iterator<Item = (usize, &Shelved)> {
        let places = self.titles.get(&fold(title)).map_or(&[][..], Vec::as_slice);
        places.iter().map(|&place| (place, &self.documents[place]))
    }

    /// The document in which a note's sentence stands.
    fn home(&self, name: &str, sentence: &Sentence, search: bool) -> Result<usize, Wrong> {
        let origin = &sentence.origin;
        let folded = fold(&sentence.text);
        let Some((_, first)) = self.of_title(&origin.title).next() else {
            let message = format!("note {name}: the corpus has no document “{}”", origin.title);
            return Err((message, Some("was the edition made from another corpus? --corpus names one".to_owned())));
        };
        let fitting = || self.of_title(&origin.title).filter(|(_, shelved)| shelved.is_of(origin, self.tongues));
        let Some((_, fit)) = fitting().next() else {
            let message = format!("note {name}: “{}” is not of {}, {}", origin.title, origin.source, origin.date);
            return Err((message, Some(format!("the corpus has it of {}", first.origin()))));
        };
        fitting().find(|(_, shelved)| shelved.holds(&folded)).map(|(place, _)| place).ok_or_else(|| {
            let near = search.then(|| fit.nearest(&folded)).flatten();
            let hint = near.map(|near| format!("the nearest sentence there: {}", shortened(near)));
            (format!("note {name}: this sentence does not stand in “{}”", origin.title), hint)
        })
    }

    /// What a list names must be a document or a publisher of the corpus.
    fn entry(&self, name: &str, entry: &Entry) -> Result<(), Wrong> {
        let day = self.tongues.calendar.find(&entry.rest).first().map(|found| found.days.from);
        let mut named = self.of_title(&entry.title).filter(|(_, shelved)| day.is_none() || shelved.date() == day);
        if named.next().is_some() || day.is_none() && self.sources.contains(&fold(&entry.title)) {
            return Ok(());
        }
        let hint =
            self.of_title(&entry.title).next().map(|(_, shelved)| format!("the corpus has it of {}", shelved.origin()));
        Err((format!("note {name}: the corpus has no document “{}” of this date", entry.title), hint))
    }
}

fn titles(body: &Body) -> Vec<&str> {
    match body {
        Body::Sentence(sentence) => vec![&sentence.origin.title],
        Body::List(list) => list.entries.iter().map(|entry| entry.title.as_str()).collect(),
    }
}

/// Whether what a gloss says is what the plugins find in the sentence, or what the document calls by that name.
fn explained(home: &Shelved, found: &[NamesAt], name: &str, sentence: &Sentence, gloss: &Gloss) -> Result<(), Wrong> {
    let folded = fold(&sentence.text);
    let places: Vec<Range<usize>> = home.words.find(&folded).map(|range| home.words.unfolded(range)).collect();
    let touches = |(range, _): &&NamesAt| places.iter().any(|place| place.start < range.end && range.start < place.end);
    let known: BTreeSet<String> = found.iter().filter(touches).flat_map(|(_, names)| names).map(|n| fold(n)).collect();
    let whole = fold(&gloss.name);
    let short = whole.split_once(", ").map_or(whole.as_str(), |(short, _)| short);
    if known.contains(&whole) || known.iter().any(|known| is_same(known, short)) {
        return Ok(());
    }
    let near: Vec<&str> = known.iter().map(String::as_str).filter(|known| known.len() > 2).take(NAMED).collect();
    let hint = format!("what they find there: {}", near.join(", "));
    Err((format!("note {name}: no plugin finds “{}” in this sentence", gloss.name), Some(hint)))
}

/// Whether two folded names may be one: the corpus may know a name in full that this document shortens.
fn is_same(known: &str, name: &str) -> bool {
    let initials = || name.split(' ').filter_map(|word| word.chars().next()).collect::<String>();
    let within = |part: &str, whole: &str| part.len() > 2 && Folded::of(whole).holds(part);
    known == name || within(known, name) || within(name, known) || known.len() > 1 && known == initials()
}
