//! Observations with the key that decides which topic they belong to.

use std::collections::BTreeMap;

use briefer_plugin::{Attributes, KindSpec, ValueKind, fold};
use serde_json::Value;

use super::links::LinkTable;
use super::record::{Observation, Record};

/// A key's values, folded: what tells topics apart.
pub(super) type FoldedKey = Vec<Option<String>>;

/// An observation with its linked attributes and the key they make.
pub(super) struct Keyed<'a, 'p> {
    pub(super) observation: &'a Observation,
    pub(super) spec: &'p KindSpec,
    pub(super) attributes: Attributes,
    /// The key's values as they are shown.
    pub(super) shown: Vec<Option<String>>,
    pub(super) folded: FoldedKey,
}

impl<'a, 'p> Keyed<'a, 'p> {
    /// `None` where an attribute is missing without which the kind forms no claim.
    pub(super) fn of(
        record: &Record,
        observation: &'a Observation,
        spec: &'p KindSpec,
        links: &LinkTable,
    ) -> Option<Self> {
        let mut attributes = observation.annotation.attributes();
        links.apply(&record.id, spec, &mut attributes);
        if spec.requires.iter().any(|name| text_of(&attributes, name).is_none()) {
            return None;
        }
        let shown: Vec<Option<String>> = spec.key.iter().map(|name| text_of(&attributes, name)).collect();
        let folded = shown.iter().map(|value| value.as_deref().map(fold)).collect();
        Some(Keyed { observation, spec, attributes, shown, folded })
    }

    /// The value, where it is a number.
    fn value(&self) -> Option<[Option<&Value>; 3]> {
        let interval = self.spec.value == ValueKind::Interval;
        interval.then(|| ["low", "high", "qualifier"].map(|name| self.attributes.get(name)))
    }

    /// Whether this says no more than `fuller` does: the same number, and nothing in its key that the other lacks.
    fn echoes(&self, fuller: &Keyed<'_, '_>) -> bool {
        let less = |mine: &Option<String>, other: &Option<String>| mine.is_none() && other.is_some();
        let mut pairs = self.folded.iter().zip(&fuller.folded);
        self.observation.kind == fuller.observation.kind
            && self.observation.plugin == fuller.observation.plugin
            && self.value() == fuller.value()
            && pairs.clone().all(|(mine, other)| mine.is_none() || mine == other)
            && pairs.any(|(mine, other)| less(mine, other))
    }
}

/// Leaves out numbers that a document gives once more with less about them: the headline's "412" that the text explains.
pub(super) fn without_echoes<'a, 'p>(keyed: Vec<Keyed<'a, 'p>>) -> Vec<Keyed<'a, 'p>> {
    let values: Vec<Option<String>> = keyed.iter().map(|one| one.value().map(|value| format!("{value:?}"))).collect();
    let mut by_value: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (index, value) in values.iter().enumerate() {
        if let Some(value) = value {
            by_value.entry(value).or_default().push(index);
        }
    }
    // A number that stands in a document a hundred times is compared with its first few mentions only.
    let echo = |index: usize| {
        let same = values[index].as_deref().and_then(|value| by_value.get(value)).map_or(&[][..], Vec::as_slice);
        same.iter().take(32).any(|&other| other != index && keyed[index].echoes(&keyed[other]))
    };
    let echoes: Vec<bool> = (0..keyed.len()).map(echo).collect();
    keyed.into_iter().zip(echoes).filter(|(_, echo)| !echo).map(|(one, _)| one).collect()
}

/// An attribute as text: a string as it is, anything else as JSON; `None` where it is absent, null or empty.
pub(super) fn text_of(attributes: &Attributes, name: &str) -> Option<String> {
    match attributes.get(name)? {
        Value::Null => None,
        Value::String(text) => (!text.is_empty()).then(|| text.clone()),
        other => Some(other.to_string()),
    }
}
