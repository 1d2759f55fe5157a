//! The table of words: from a folded word, or from a word of a text, to its number and its classes.
//!
//! A word of up to twelve bytes is read, put in lower case, hashed and compared as one integer, straight from the text:
//! it stands with its number in a slot of sixteen bytes, at its hash or soon after, so that finding it touches one line of
//! the processor's cache. Longer words lie bucket by bucket, one record after the other.

use std::ops::Range;

use crate::bytes::{Numbers, block, number};

/// The number of a word.
pub type WordId = u32;

/// The longest word of a table; longer ones are not in it.
pub(crate) const LONGEST: usize = 255;

/// So many bytes are read at once.
const CHUNK: usize = 16;

/// The longest word that fits a slot.
const SHORT: usize = 12;

/// The bits of a word of so many bytes.
const MASKS: [u128; SHORT + 1] = {
    let mut masks = [0; SHORT + 1];
    let mut length = 0;
    while length <= SHORT {
        masks[length] = (1 << (8 * length)) - 1;
        length += 1;
    }
    masks
};

/// The bits of a slot's word, which the entry follows.
const SHORT_BITS: u32 = 8 * SHORT as u32;

/// The bits of a number in an entry; the number of the set of classes follows.
const ID_BITS: u32 = 20;

/// The most words, and the most different sets of classes.
pub(crate) const MOST_WORDS: usize = 1 << ID_BITS;
pub(crate) const MOST_SETS: usize = 1 << (32 - ID_BITS);

/// A word's number and the number of its set of classes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct WordEntry(u32);

impl WordEntry {
    pub(crate) fn new(id: WordId, set: u32) -> Self {
        WordEntry(id | set << ID_BITS)
    }

    pub(crate) fn id(self) -> WordId {
        self.0 & (MOST_WORDS as u32 - 1)
    }

    pub(crate) fn set(self) -> usize {
        (self.0 >> ID_BITS) as usize
    }
}

/// A word of a text, and what was read where it would stand in the table.
#[derive(Clone, Copy, Debug)]
pub struct Probe {
    key: u128,
    slot: u128,
    place: u32,
    start: u32,
    end: u32,
}

impl Probe {
    /// The word's bytes.
    pub fn range(&self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// A table of words in three blocks of bytes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Words<'l> {
    slots: &'l [[u8; CHUNK]],
    buckets: Numbers<'l>,
    records: &'l [u8],
}

impl<'l> Words<'l> {
    /// The table of the blocks that [`write`] made.
    pub(crate) fn new(slots: &'l [u8], buckets: &'l [u8], records: &'l [u8]) -> Self {
        Words { slots: slots.as_chunks().0, buckets: Numbers::new(buckets), records }
    }

    /// The entry of the word at `range` of `text`, whose ASCII capitals count as small letters.
    #[inline]
    pub(crate) fn get(&self, text: &str, range: Range<usize>) -> Option<WordEntry> {
        let mut probe = [self.probe(text, range)];
        self.fetch(&mut probe);
        self.settle(&probe[0], text)
    }

    /// Where the word at `range` of `text` would stand.
    #[inline]
    pub(crate) fn probe(&self, text: &str, range: Range<usize>) -> Probe {
        let mask = MASKS[range.len().min(SHORT)];
        let bytes = text.as_bytes().get(range.start..).unwrap_or_default();
        let chunk = match bytes.first_chunk::<CHUNK>() {
            Some(chunk) => *chunk,
            None => padded(bytes),
        };
        let key = lower_case(u128::from_le_bytes(chunk) & mask);
        let place = place(hash(0, key), self.slots.len()) as u32;
        Probe { key, slot: 0, place, start: range.start as u32, end: range.end as u32 }
    }

    /// Reads the slots of many words, and decides nothing yet: nothing waits for what was read, so that the processor
    /// fetches many at once.
    #[inline]
    pub(crate) fn fetch(&self, probes: &mut [Probe]) {
        for probe in probes {
            probe.slot = self.slots.get(probe.place as usize).map_or(0, |slot| u128::from_le_bytes(*slot));
        }
    }

    /// The entry of a word of `text` that was probed and fetched.
    #[inline]
    pub(crate) fn settle(&self, probe: &Probe, text: &str) -> Option<WordEntry> {
        if probe.range().len() > SHORT {
            return self.get_long(text.as_bytes().get(probe.range())?);
        }
        if probe.slot & ((1 << SHORT_BITS) - 1) == probe.key && probe.slot != 0 {
            return Some(WordEntry((probe.slot >> SHORT_BITS) as u32));
        }
        if probe.slot == 0 { None } else { self.walk(probe) }
    }

    /// Looks for a word past the slot where it would stand, which another has taken.
    fn walk(&self, probe: &Probe) -> Option<WordEntry> {
        let (before, after) = self.slots.split_at_checked(probe.place as usize + 1)?;
        for slot in after.iter().chain(before) {
            let slot = u128::from_le_bytes(*slot);
            if slot == 0 {
                return None;
            }
            if slot & ((1 << SHORT_BITS) - 1) == probe.key {
                return Some(WordEntry((slot >> SHORT_BITS) as u32));
            }
        }
        None
    }

    #[cold]
    fn get_long(&self, word: &[u8]) -> Option<WordEntry> {
        let mut lower = [0; LONGEST];
        let lower = lower.get_mut(..word.len())?;
        lower.copy_from_slice(word);
        lower.make_ascii_lowercase();
        // The last number only ends the last bucket.
        let bucket = self.buckets.range(place(hash_of(lower), self.buckets.len().checked_sub(1)?));
        let mut at = bucket.start;
        while at < bucket.end {
            let (entry, rest) = self.records.get(at..)?.split_first_chunk()?;
            let (long, rest) = rest.split_first()?;
            if rest.get(..*long as usize)? == lower {
                return Some(WordEntry(u32::from_le_bytes(*entry)));
            }
            at += 5 + *long as usize;
        }
        None
    }
}

/// The blocks of slots, buckets and records for folded words with their entries; the empty word is left out.
///
/// # Panics
/// Where a word is longer than [`LONGEST`].
pub(crate) fn write<'w>(words: impl Iterator<Item = (&'w str, WordEntry)>) -> (Vec<u8>, Vec<u8>, Vec<u8>) {
    let (short, long): (Vec<_>, Vec<_>) =
        words.filter(|(word, _)| !word.is_empty()).partition(|(w, _)| w.len() <= SHORT);
    let (buckets, records) = write_long(&long);
    (write_short(&short), buckets, records)
}

fn write_short(words: &[(&str, WordEntry)]) -> Vec<u8> {
    // Every other slot is taken, by short words first: these are frequent and stand right where they are looked for.
    let count = words.len() * 2 + 1;
    let mut slots = vec![0_u128; count];
    let mut words = words.to_vec();
    words.sort_by_key(|(word, _)| word.len());
    for (word, entry) in &words {
        let key = u128::from_le_bytes(padded(word.as_bytes()));
        let mut at = place(hash(0, key), count);
        while slots[at] != 0 {
            at = (at + 1) % count;
        }
        slots[at] = key | u128::from(entry.0) << SHORT_BITS;
    }
    slots.into_iter().flat_map(u128::to_le_bytes).collect()
}

fn write_long(words: &[(&str, WordEntry)]) -> (Vec<u8>, Vec<u8>) {
    let count = words.len().max(1);
    let mut order: Vec<_> =
        words.iter().map(|(word, entry)| (place(hash_of(word.as_bytes()), count), word.as_bytes(), entry)).collect();
    order.sort_unstable_by_key(|(bucket, word, _)| (*bucket, *word));
    let mut buckets = Vec::with_capacity(count + 1);
    let mut records: Vec<u8> = Vec::new();
    for (bucket, word, entry) in order {
        buckets.resize(bucket + 1, number(records.len()));
        records.extend(entry.0.to_le_bytes());
        records.push(u8::try_from(word.len()).expect("no word is longer than 255 bytes"));
        records.extend(word);
    }
    buckets.resize(count + 1, number(records.len()));
    (block(buckets), records)
}

/// Where a hash leads among so many places.
#[inline]
fn place(hash: u64, count: usize) -> usize {
    ((u128::from(hash) * count as u128) >> 64) as usize
}

/// The hash of a word in lower case: of its chunks, one after the other.
fn hash_of(word: &[u8]) -> u64 {
    word.chunks(CHUNK).fold(0, |hash_before, chunk| hash(hash_before, u128::from_le_bytes(padded(chunk))))
}

/// Mixes sixteen bytes into a hash: the product of the halves, folded.
#[inline]
fn hash(before: u64, chunk: u128) -> u64 {
    let low = chunk as u64 ^ before ^ 0x9e37_79b9_7f4a_7c15;
    let high = (chunk >> 64) as u64 ^ 0xd6e8_feb8_6659_fd93;
    let product = u128::from(low) * u128::from(high);
    product as u64 ^ (product >> 64) as u64
}

/// At most sixteen bytes, with zeros after.
#[inline]
fn padded(bytes: &[u8]) -> [u8; CHUNK] {
    let mut chunk = [0; CHUNK];
    let length = bytes.len().min(CHUNK);
    chunk[..length].copy_from_slice(&bytes[..length]);
    chunk
}

/// Turns the ASCII capitals among sixteen bytes into small letters, all at once.
#[inline]
fn lower_case(bytes: u128) -> u128 {
    const EACH: u128 = 0x0101_0101_0101_0101_0101_0101_0101_0101;
    // Each byte without its top bit, so that adding to it carries into that bit and no further.
    let low = bytes & (0x7f * EACH);
    let from_a = low + (0x80 - b'A' as u128) * EACH;
    let past_z = low + (0x7f - b'Z' as u128) * EACH;
    let capital = from_a & !past_z & !bytes & (0x80 * EACH);
    bytes | capital >> 2
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(words: &[String]) -> (Vec<u8>, Vec<u8>, Vec<u8>) {
        write((0..).zip(words).map(|(id, word)| (word.as_str(), WordEntry::new(id, id % 7))))
    }

    #[test]
    fn words_of_every_length_are_found_within_and_at_the_end_of_a_text() {
        let words: Vec<String> = (1..40).map(|length| "abcdefghij".repeat(4)[..length].into()).collect();
        let (slots, buckets, records) = table(&words);
        let table = Words::new(&slots, &buckets, &records);
        for (at, word) in words.iter().enumerate() {
            for rest in ["", " and so on and so on and so on"] {
                let text = format!("In {}{rest}", word.to_uppercase());
                let entry = table.get(&text, 3..3 + word.len()).unwrap();
                assert_eq!((entry.id() as usize, entry.set()), (at, at % 7), "{text}");
                let other = text.replace(|c: char| c == word.to_uppercase().chars().last().unwrap(), "x");
                assert_eq!(table.get(&other, 3..3 + word.len()), None, "{other}");
            }
        }
    }

    #[test]
    fn every_byte_is_lowered_like_the_standard_library_does() {
        for byte in 0..=u8::MAX {
            let lowered = lower_case(u128::from_le_bytes([byte; 16]));
            assert_eq!(lowered.to_le_bytes(), [byte.to_ascii_lowercase(); 16]);
        }
    }

    #[test]
    fn nothing_is_found_in_an_empty_table_nor_the_empty_word_in_any() {
        for words in [&[][..], &["b".to_owned()], &["b".to_owned(), "a-word-of-many-bytes".to_owned(), String::new()]] {
            let (slots, buckets, records) = table(words);
            let table = Words::new(&slots, &buckets, &records);
            for word in ["a", "", "another-word-of-many-bytes"] {
                assert_eq!(table.get(word, 0..word.len()), None);
            }
        }
        assert_eq!(Words::new(&[], &[], &[]).get("a", 0..1), None);
        assert_eq!(Words::new(&[], &[], &[]).get("another-word-of-many-bytes", 0..26), None);
    }
}
