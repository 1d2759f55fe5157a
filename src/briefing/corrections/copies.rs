//! The same number in other sentences of its document: what a correction takes out of one sentence, the headline must not
//! keep.

use briefer_plugin::{Attributes, KindSpec, Role, fold};

use crate::briefing::keyed::text_of;
use crate::briefing::record::{Observation, Record};
use crate::plugin::Hosted;

/// A number that a correction names.
struct Wrong<'r> {
    observation: &'r Observation,
    attributes: Attributes,
    /// A headline says little of what its number is about; the text tells the same number in full.
    in_headline: bool,
}

/// The positions of the numbers at `wrong`, and of those that say the same: of one kind, with the same value, and about no
/// more than what the wrong one is about.
pub(super) fn with_copies(wrong: &[usize], record: &Record, plugins: &[Hosted]) -> Vec<usize> {
    let wrong: Vec<Wrong<'_>> = wrong.iter().map(|&at| Wrong::of(&record.observations[at], record)).collect();
    let is_wrong = |observation: &Observation| {
        let of_kind = |wrong: &&Wrong<'_>| {
            let other = wrong.observation;
            (other.plugin, other.kind) == (observation.plugin, observation.kind)
        };
        // What a document holds besides numbers is far more than its numbers.
        if !wrong.iter().any(|wrong| of_kind(&wrong)) {
            return false;
        }
        let spec = &plugins[observation.plugin].manifest().provides[observation.kind];
        let attributes = observation.annotation.attributes();
        wrong
            .iter()
            .filter(of_kind)
            .any(|wrong| std::ptr::eq(wrong.observation, observation) || wrong.is_told_again(&attributes, spec))
    };
    (0..record.observations.len()).filter(|&at| is_wrong(&record.observations[at])).collect()
}

impl<'r> Wrong<'r> {
    fn of(observation: &'r Observation, record: &Record) -> Self {
        let start = observation.annotation.span.start;
        let holds = |span: briefer_plugin::Span| span.start <= start && start < span.end;
        let sentence = record.reading.sentences.iter().find(|sentence| holds(sentence.span));
        let in_headline = sentence.is_some_and(|sentence| sentence.role == Role::Headline);
        Wrong { observation, attributes: observation.annotation.attributes(), in_headline }
    }

    /// Whether another number of the document is this one again.
    fn is_told_again(&self, other: &Attributes, spec: &KindSpec) -> bool {
        let value = |attributes: &Attributes| ["low", "high"].map(|end| attributes.get(end).cloned());
        let folded = |attributes: &Attributes, name: &str| text_of(attributes, name).map(|value| fold(&value));
        let agrees = |name: &String| match (folded(&self.attributes, name), folded(other, name)) {
            (Some(mine), Some(theirs)) => mine == theirs,
            (None, Some(_)) => self.in_headline,
            (_, None) => true,
        };
        let same_time = |name: &String| match (self.attributes.get(name), other.get(name)) {
            (Some(mine), Some(theirs)) => mine == theirs,
            _ => true,
        };
        let same_sort = |name: &String| folded(&self.attributes, name) == folded(other, name);
        value(&self.attributes) == value(other)
            && spec.requires.iter().all(same_sort)
            && spec.key.iter().all(agrees)
            && spec.as_of.iter().all(same_time)
    }
}
