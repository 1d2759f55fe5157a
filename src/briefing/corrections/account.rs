//! What came of each correction: for the annex, and for stderr where one was not applied.

use std::collections::BTreeMap;
use std::sync::Arc;

use briefer_plugin::fold;

use super::Applying;
use super::model::{CorrectedDocument, CorrectionOutcome, CorrectionUse, NearestSentence};
use super::nearest::nearest as nearest_sentences;
use crate::briefing::record::Record;
use crate::config::{Change, Correction};
use crate::diagnostic::{Diagnostic, Place, nearest};

/// So many documents of a correction are named.
const NAMED: usize = 12;

/// A correction after a briefing was composed.
#[derive(Clone, Debug)]
pub struct Corrected {
    /// Where it stands.
    pub place: Place,
    /// What is to be told where it was not applied, although it seems that it should have been.
    pub warning: Option<Diagnostic>,
}

impl Applying<'_> {
    /// The account of all corrections: for readers, and for whoever wrote them.
    pub(in crate::briefing) fn account(self, records: &[Arc<Record>]) -> (Vec<CorrectionUse>, Vec<Corrected>) {
        let outcomes: Vec<CorrectionOutcome> = (0..self.uses.len()).map(|at| self.outcome(at)).collect();
        let mut nearest = self.nearest(&outcomes, records);
        let known = if outcomes.contains(&CorrectionOutcome::NoName) { names(records) } else { BTreeMap::new() };
        let parts = self.corrections.iter().zip(&self.uses).zip(outcomes).enumerate();
        let account = parts.map(|(at, ((correction, used), outcome))| {
            let (words, detail) = in_words(&correction.change);
            let documents = used.documents.iter();
            let documents =
                documents.map(|(id, title)| CorrectedDocument { document: id.clone(), title: title.clone() });
            let told = CorrectionUse {
                change: correction.change.key().to_owned(),
                words,
                detail,
                because: correction.because.clone(),
                outcome,
                count: used.count,
                documents: documents.take(NAMED).collect(),
                documents_left_out: used.documents.len().saturating_sub(NAMED),
                nearest: nearest.remove(&at),
            };
            let warning = warning(&told, &used.numbers, correction, &known);
            (told, Corrected { place: correction.place.clone(), warning })
        });
        account.unzip()
    }

    fn outcome(&self, at: usize) -> CorrectionOutcome {
        let (change, used) = (&self.corrections[at].change, &self.uses[at]);
        if used.count > 0 {
            return CorrectionOutcome::Applied;
        }
        match change {
            Change::NotAnEntity(_) | Change::Is(_) | Change::SameAs(_) if !used.is_known => CorrectionOutcome::NoName,
            change if change.quoted().is_some() && !self.quoted.is_found(at) => CorrectionOutcome::NoSentence,
            Change::WrongFigure(_) => CorrectionOutcome::NoFigure,
            _ => CorrectionOutcome::NotNeeded,
        }
    }

    /// By the position of a correction whose words stand nowhere, the sentence nearest to them.
    fn nearest(&self, outcomes: &[CorrectionOutcome], records: &[Arc<Record>]) -> BTreeMap<usize, NearestSentence> {
        let lost = outcomes.iter().enumerate().filter(|(_, outcome)| **outcome == CorrectionOutcome::NoSentence);
        let (at, quotes): (Vec<usize>, Vec<&str>) =
            lost.filter_map(|(at, _)| Some((at, self.corrections[at].change.quoted()?))).unzip();
        let found = nearest_sentences(&quotes, records);
        at.into_iter().zip(found).filter_map(|(at, nearest)| Some((at, nearest?))).collect()
    }
}

/// What a correction is about, and what follows.
fn in_words(change: &Change) -> (String, Option<String>) {
    match change {
        Change::NotAnEntity(name) => (name.clone(), None),
        Change::Is(typed) => {
            let is = serde_json::to_value(typed.is).ok();
            (typed.name.clone(), is.as_ref().and_then(serde_json::Value::as_str).map(str::to_owned))
        }
        Change::SameAs(names) => {
            let (first, others) =
                names.split_first().map_or((String::new(), &[][..]), |(first, rest)| (first.clone(), rest));
            (first, Some(others.join(", ")))
        }
        Change::WrongFigure(wrong) => (wrong.sentence.clone(), Some(wrong.words.clone())),
        Change::Suppress(quoted) | Change::Pin(quoted) => (quoted.words.clone(), quoted.kind.clone()),
        Change::Note(quoted, text) => (quoted.words.clone(), Some(text.clone())),
    }
}

/// The names that the documents hold, by their folding.
fn names(records: &[Arc<Record>]) -> BTreeMap<String, &str> {
    let mentions = records.iter().flat_map(|record| &record.mentions);
    mentions.map(|(_, mention)| (fold(&mention.name), mention.name.as_str())).collect()
}

fn warning(
    told: &CorrectionUse,
    numbers: &[String],
    correction: &Correction,
    known: &BTreeMap<String, &str>,
) -> Option<Diagnostic> {
    let warning = |what: String| Diagnostic::warning(what).at(correction.place.clone());
    let CorrectionUse { change, words, detail, outcome, .. } = told;
    match outcome {
        CorrectionOutcome::Applied | CorrectionOutcome::NotNeeded => None,
        CorrectionOutcome::NoSentence => {
            let near = |near: &NearestSentence| format!("the nearest, in {}: “{}”", near.document, near.sentence);
            let few = words.split_whitespace().count() < 4;
            let few = few.then(|| "quote the whole sentence, or at least four words of it".to_owned());
            let hint = told.nearest.as_ref().map(near).or(few);
            let what = format!("the correction `{change}` was not applied: no sentence holds the words “{words}”");
            Some(warning(what).hint_if(hint))
        }
        CorrectionOutcome::NoFigure => {
            let number = detail.as_deref().unwrap_or_default();
            let hint = (!numbers.is_empty()).then(|| format!("its numbers: {}", numbers.join("; ")));
            let what = format!("the correction `{change}` was not applied: the sentence holds no number “{number}”");
            Some(warning(what).hint_if(hint))
        }
        // A name that is not in the news today may be tomorrow; one letter off, it is a slip.
        CorrectionOutcome::NoName => {
            let others = detail.iter().filter(|_| matches!(correction.change, Change::SameAs(_)));
            let mut names = std::iter::once(words.as_str()).chain(others.flat_map(|others| others.split(", ")));
            names.find_map(|name| {
                let folded = fold(name);
                let near = nearest(&folded, known.keys().map(String::as_str)).filter(|near| *near != folded)?;
                let what = format!("the correction `{change}` was not applied: nothing bears the name `{name}`");
                Some(warning(what).hint(format!("did you mean `{}`?", known[near])))
            })
        }
    }
}
