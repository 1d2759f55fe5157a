//! What is kept of a text to tell copies of it: a key of the whole, and a sample of its passages.
//!
//! A passage is eight words in a row. One in four is kept, and which ones depends on the words alone, so that two texts
//! keep the same ones of what they share (sampling "0 mod p", U. Manber, *Finding similar files in a large file system*,
//! USENIX 1994; A. Broder, *On the resemblance and containment of documents*, 1997).

use briefer_plugin::{Role, fold};
use sha2::{Digest, Sha256};

use super::telling::plain;
use crate::corpus::document::Document;

/// How many words make a passage.
const PASSAGE: usize = 8;
/// One passage in so many is kept.
const ONE_IN: u64 = 4;
/// So many are kept at most: those with the smallest hashes.
const KEPT: usize = 4096;

/// What is kept of a text to tell copies of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Sketch {
    /// Equal for documents with the same running text: headlines, bylines, furniture, the dateline, a credit ("Orlin Daily
    /// reports, quoting …"), capitals, accents, punctuation and white space do not count.
    pub(super) whole: u64,
    /// Hashes of the passages that are kept, sorted, each once.
    pub(super) passages: Box<[u64]>,
}

impl Sketch {
    /// The sketch of a document's running text; of all its sentences where it has none.
    pub(super) fn of(document: &Document) -> Sketch {
        let mut words = Words::default();
        let mut body = document.segments.sentences.iter().filter(|sentence| sentence.role == Role::Body).peekable();
        if body.peek().is_none() {
            for sentence in &document.segments.sentences {
                words.read(sentence.span.slice(&document.text));
            }
        }
        for (index, sentence) in body.enumerate() {
            for part in plain(sentence.span.slice(&document.text), index == 0) {
                words.read(part);
            }
        }
        words.sketch()
    }

    /// How many of the passages kept are in both.
    pub(super) fn shared(&self, other: &Sketch) -> usize {
        let (mut ours, mut theirs) = (self.passages.iter().peekable(), other.passages.iter().peekable());
        let mut shared = 0;
        while let (Some(a), Some(b)) = (ours.peek(), theirs.peek()) {
            match a.cmp(b) {
                std::cmp::Ordering::Less => _ = ours.next(),
                std::cmp::Ordering::Greater => _ = theirs.next(),
                std::cmp::Ordering::Equal => {
                    shared += 1;
                    ours.next();
                    theirs.next();
                }
            }
        }
        shared
    }
}

/// The words read so far, as hashes.
#[derive(Default)]
struct Words {
    hash: Sha256,
    words: Vec<u64>,
}

impl Words {
    /// Reads the letters and digits of a sentence, folded.
    fn read(&mut self, sentence: &str) {
        let folded = fold(sentence);
        for word in folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
            self.hash.update(word.as_bytes());
            self.hash.update(b" ");
            self.words.push(hash_word(word));
        }
    }

    fn sketch(self) -> Sketch {
        let digest = self.hash.finalize();
        let whole = digest[..8].iter().fold(0, |key, byte| key << 8 | u64::from(*byte));
        let hashes = self.words.windows(PASSAGE).map(hash_passage);
        let mut passages: Vec<u64> = hashes.filter(|hash| hash % ONE_IN == 0).collect();
        passages.sort_unstable();
        passages.dedup();
        passages.truncate(KEPT);
        Sketch { whole, passages: passages.into() }
    }
}

/// FNV-1a: the same on every machine.
pub(super) fn hash_word(word: &str) -> u64 {
    word.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3))
}

/// The words of a passage in their order, mixed so that every bit depends on every word (splitmix64's last step).
fn hash_passage(words: &[u64]) -> u64 {
    let sum = words.iter().fold(0_u64, |hash, word| hash.wrapping_mul(0x9e37_79b9_7f4a_7c15).wrapping_add(*word));
    let mixed = (sum ^ sum >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ mixed >> 31
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::raw::{Format, Raw};

    fn sketch(text: &str) -> Sketch {
        let raw = Raw { file: "a.txt".into(), shown: "a".into(), line: None, format: Format::Txt, bytes: text.into() };
        Sketch::of(&raw.load().document.unwrap())
    }

    const BODY: &str = "The ferries stayed in port on Monday, the crews said. \"We want two days off,\" Ana Dur said.";

    #[test]
    fn copies_have_one_key_however_they_are_dressed() {
        for copy in [
            format!("Ferries stay\n\nCoastal Wire\n\n{BODY}\n\nOther news\nRain"),
            format!("LINDOV, June 4 (Coastal Wire) - {BODY}"),
            format!("{BODY}\n\nThe post Ferries stay appeared first on Coastal Wire."),
            BODY.replace(" said.", " said, Varn Post reports, citing Coastal Wire."),
            BODY.replace("\"We", "“We").replace("off,\"", "off,”").replace(". ", ".\n\n"),
        ] {
            assert_eq!(sketch(&copy).whole, sketch(BODY).whole, "{copy}");
        }
    }

    #[test]
    fn other_texts_have_other_keys() {
        for other in
            [BODY.replace("two days", "three days"), BODY.replace("Monday", "Tuesday"), format!("{BODY} Rain fell.")]
        {
            assert_ne!(sketch(&other).whole, sketch(BODY).whole, "{other}");
        }
        assert_ne!(sketch("Home").whole, sketch("News").whole);
    }

    #[test]
    fn what_is_shared_is_kept_by_both() {
        let shared: String = (0..400).map(|n| format!("word{n} ")).collect();
        let (one, other) = (sketch(&format!("{shared}.")), sketch(&format!("Something else comes first. {shared}.")));
        assert!((60..140).contains(&one.passages.len()), "{}", one.passages.len());
        assert!(one.shared(&other) + 4 >= one.passages.len());
    }
}
