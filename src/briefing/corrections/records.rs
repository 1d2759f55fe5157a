//! Names and numbers of single documents.

use std::collections::BTreeMap;
use std::sync::Arc;

use briefer_plugin::{Body, Mention, MentionType, ValueKind, fold};

use super::copies::with_copies;
use super::quotes::{bare, folded, holds};
use super::{Applying, Use};
use crate::briefing::record::{Observation, Record};
use crate::config::{Change, WrongFigure};
use crate::plugin::Hosted;

/// A mention that was left out: what refers to it keeps the name as plain words.
pub(super) struct Struck {
    /// The document's id.
    pub(super) document: String,
    /// The entity's key within the document.
    pub(super) entity: String,
    /// Its name.
    pub(super) name: String,
}

/// What becomes of the mentions of a name: its new type, or none where it is left out; with the correction's position.
type NameChange = (usize, Option<MentionType>);

impl Applying<'_> {
    /// Corrects names and numbers.
    pub(super) fn correct(&mut self, records: Vec<Arc<Record>>, plugins: &[Hosted]) -> Vec<Arc<Record>> {
        let names = self.names();
        let correct = |mut record| {
            if !names.is_empty() {
                self.correct_names(&names, &mut record);
            }
            self.correct_figures(&mut record, plugins);
            record
        };
        records.into_iter().map(correct).collect()
    }

    /// By folded name, what becomes of its mentions.
    fn names(&self) -> BTreeMap<String, Vec<NameChange>> {
        let mut names: BTreeMap<String, Vec<NameChange>> = BTreeMap::new();
        for (at, correction) in self.corrections.iter().enumerate() {
            match &correction.change {
                Change::NotAnEntity(name) => names.entry(fold(name)).or_default().push((at, None)),
                Change::Is(typed) => names.entry(fold(&typed.name)).or_default().push((at, Some(typed.is))),
                _ => {}
            }
        }
        names
    }

    fn correct_names(&mut self, names: &BTreeMap<String, Vec<NameChange>>, record: &mut Arc<Record>) {
        let of = |mention: &Mention| names.get(&fold(&mention.name)).or_else(|| names.get(&fold(&mention.entity)));
        if !record.mentions.iter().any(|(_, mention)| of(mention).is_some()) {
            return;
        }
        let record = Arc::make_mut(record);
        let (id, title) = (&record.id, &record.title);
        let (uses, struck) = (&mut self.uses, &mut self.struck);
        record.mentions.retain_mut(|(_, mention)| {
            let Some(changes) = of(mention) else { return true };
            let stays = change(mention, changes, |at, changed| {
                uses[at].is_known = true;
                uses[at].count(usize::from(changed), id, title);
            });
            if !stays {
                let (document, entity, name) = (id.clone(), mention.entity.clone(), mention.name.clone());
                struck.push(Struck { document, entity, name });
            }
            stays
        });
        record.observations.retain_mut(|observation| match &mut observation.annotation.body {
            Body::Mention(mention) => of(mention).is_none_or(|changes| change(mention, changes, |_, _| ())),
            _ => true,
        });
        let is_struck = |label: &str| names.get(&fold(label)).is_some_and(|of| of.iter().any(|(_, is)| is.is_none()));
        let highlights = &mut Arc::make_mut(&mut record.reading).highlights;
        highlights.retain(|highlight| highlight.kind != "mention" || !is_struck(&highlight.label));
    }

    fn correct_figures(&mut self, record: &mut Arc<Record>, plugins: &[Hosted]) {
        let mut wrong: Vec<usize> = Vec::new();
        for &(sentence, at) in self.quoted.of(&record.id) {
            let Change::WrongFigure(figure) = &self.corrections[at].change else { continue };
            let is_there = |observation: &Observation| {
                let span = observation.annotation.span;
                let kind = &plugins[observation.plugin].manifest().provides[observation.kind];
                kind.value == ValueKind::Interval && span.start < sentence.end && sentence.start < span.end
            };
            let numbers = record.observations.iter().enumerate().filter(|(_, observation)| is_there(observation));
            let numbers: Vec<(usize, &Observation)> = numbers.collect();
            let meant = with_copies(&meant(figure, &numbers), record, plugins);
            let used: &mut Use = &mut self.uses[at];
            used.count(meant.len(), &record.id, &record.title);
            used.numbers.extend(numbers.iter().map(|(_, number)| number.wording.clone()).take(8));
            wrong.extend(meant);
        }
        if !wrong.is_empty() {
            let mut position = 0..;
            let stays = |_: &Observation| position.next().is_none_or(|position| !wrong.contains(&position));
            Arc::make_mut(record).observations.retain(stays);
        }
    }
}

/// Changes a mention as the corrections of its name say, telling each whether there was anything to change; false where it
/// is left out.
fn change(mention: &mut Mention, changes: &[NameChange], mut tell: impl FnMut(usize, bool)) -> bool {
    let mut stays = true;
    for &(at, is) in changes {
        let Some(is) = is else {
            tell(at, stays);
            stays = false;
            continue;
        };
        tell(at, stays && mention.mention_type != is);
        if mention.mention_type == MentionType::Person && is != MentionType::Person {
            // What was taken for a person has no office and no gender.
            (mention.role, mention.gender) = (None, None);
        }
        mention.mention_type = is;
    }
    stays
}

/// The positions of the numbers that the words name: those that say the same, else those that say more, else the only one
/// that says less.
fn meant(wrong: &WrongFigure, numbers: &[(usize, &Observation)]) -> Vec<usize> {
    let plain = |words: &str| bare(&folded(words)).to_owned();
    let words = plain(&wrong.words);
    let numbers: Vec<(usize, [String; 2])> = numbers
        .iter()
        .map(|(at, number)| {
            let attributes = number.annotation.attributes();
            let told = attributes.get("wording").and_then(serde_json::Value::as_str).unwrap_or_default();
            (*at, [plain(&number.wording), plain(told)])
        })
        .collect();
    let those = |fits: &dyn Fn(&str) -> bool| -> Vec<usize> {
        let fit = numbers.iter().filter(|(_, said)| said.iter().any(|said| !said.is_empty() && fits(said)));
        fit.map(|(at, _)| *at).collect()
    };
    let mut meant = those(&|said| said == words);
    if meant.is_empty() {
        meant = those(&|said| holds(said, &words));
    }
    if meant.is_empty() {
        meant = those(&|said| holds(&words, said));
        meant.truncate(if meant.len() == 1 { 1 } else { 0 });
    }
    meant
}
