//! Evidence and the ids by which documents, templates and readers name it.

use std::collections::BTreeMap;
use std::sync::Arc;

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
    let digest = hasher.finalize();
    format!("{:08x}", u32::from_be_bytes([digest[0], digest[1], digest[2], digest[3]]))
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

/// A document while its evidence is made: what all its pieces share.
pub(super) struct Cited<'r> {
    record: &'r Record,
    document: Arc<str>,
    title: Arc<str>,
    source: Option<Arc<str>>,
    url: Option<Arc<str>>,
    /// The sentence of the piece before, and its folded words: observations come in text order.
    sentence: (Span, Arc<str>, String),
}

impl<'r> Cited<'r> {
    pub(super) fn of(record: &'r Record) -> Self {
        Cited {
            record,
            document: Arc::from(record.id.as_str()),
            title: Arc::from(record.title.as_str()),
            source: record.source.as_deref().map(Arc::from),
            url: record.url.as_deref().map(Arc::from),
            sentence: (Span { start: 0, end: 0 }, Arc::from(""), String::new()),
        }
    }

    fn read(&mut self, sentence: Span) {
        if self.sentence.0 != sentence {
            let words = sentence.slice(&self.record.reading.text);
            self.sentence = (sentence, Arc::from(words), fold(words));
        }
    }
}

/// Gives each piece of evidence its id; equal hashes are numbered in corpus order.
#[derive(Debug, Default)]
pub(super) struct EvidenceIds {
    ids: Numbered,
}

impl EvidenceIds {
    /// The evidence of one observation of a document.
    pub(super) fn evidence(&mut self, cited: &mut Cited<'_>, observation: &Observation) -> Evidence {
        cited.read(observation.sentence);
        let (_, sentence, folded) = &cited.sentence;
        let hash = short_hash([folded.as_str(), &observation.wording]);
        let start = observation.sentence.start;
        let spans = observation.annotation.spans().iter();
        Evidence {
            id: self.ids.number(hash),
            document: Arc::clone(&cited.document),
            title: Arc::clone(&cited.title),
            date: cited.record.date.map(|dated| dated.date),
            source: cited.source.clone(),
            url: cited.url.clone(),
            sentence: Arc::clone(sentence),
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
