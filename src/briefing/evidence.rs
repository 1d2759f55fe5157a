//! Evidence and the ids by which documents, templates and readers name it.

use std::collections::BTreeMap;

use briefer_plugin::{Evidence, Span, fold};
use sha2::{Digest, Sha256};

use super::record::{Observation, Record};

/// The first eight hex digits of the SHA-256 of `parts`, each ended by a NUL byte so that borders matter.
pub(super) fn short_hash<'a>(parts: impl IntoIterator<Item = &'a str>) -> String {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update(part.as_bytes());
        hasher.update([0]);
    }
    hasher.finalize()[..4].iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Numbers equal hashes in the order they come: the second gets `-2`.
#[derive(Debug, Default)]
pub(super) struct Numbered {
    taken: BTreeMap<String, u32>,
}

impl Numbered {
    /// The hash, with a number where it came before.
    pub(super) fn number(&mut self, hash: String) -> String {
        let count = self.taken.entry(hash.clone()).or_insert(0);
        *count += 1;
        if *count == 1 { hash } else { format!("{hash}-{count}") }
    }
}

/// Gives each piece of evidence its id; equal hashes are numbered in corpus order.
#[derive(Debug, Default)]
pub(super) struct EvidenceIds {
    ids: Numbered,
}

impl EvidenceIds {
    /// The evidence of one observation.
    pub(super) fn evidence(&mut self, record: &Record, observation: &Observation) -> Evidence {
        let sentence = observation.sentence.slice(&record.reading.text);
        let hash = short_hash([fold(sentence).as_str(), &observation.wording]);
        let start = observation.sentence.start;
        let spans = observation.annotation.spans().iter();
        Evidence {
            id: self.ids.number(hash),
            document: record.id.clone(),
            title: record.title.clone(),
            date: record.date.map(|dated| dated.date),
            source: record.source.clone(),
            url: record.url.clone(),
            sentence: sentence.to_owned(),
            spans: spans.map(|s| Span { start: s.start - start, end: s.end - start }).collect(),
            start: observation.annotation.span.start,
            end: observation.annotation.span.end,
            forms: observation.forms.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn borders_between_parts_matter() {
        assert_ne!(short_hash(["ab", "c"]), short_hash(["a", "bc"]));
        assert_eq!(short_hash(["a"]).len(), 8);
    }

    #[test]
    fn equal_hashes_are_numbered_in_order() {
        let mut ids = Numbered::default();
        assert_eq!(ids.number("0a".to_owned()), "0a");
        assert_eq!(ids.number("0a".to_owned()), "0a-2");
        assert_eq!(ids.number("0b".to_owned()), "0b");
        assert_eq!(ids.number("0a".to_owned()), "0a-3");
    }
}
