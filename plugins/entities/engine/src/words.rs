//! The table of words: from a folded word, or from a word of a text, to its number.
//!
//! Words lie bucket by bucket, one record after the other: a head with number and length, then the bytes. A word of up
//! to sixteen bytes is read, put in lower case, hashed and compared as one integer, straight from the text.

use std::ops::Range;

use crate::bytes::{Numbers, block, number};

/// The number of a word.
pub type WordId = u32;

/// The longest word of a table; longer ones are not in it.
pub(crate) const LONGEST: usize = 255;

/// So many bytes are compared as one integer, and follow the last record.
const CHUNK: usize = 16;

/// A table of words in two blocks of bytes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Words<'l> {
    buckets: Numbers<'l>,
    records: &'l [u8],
}

impl<'l> Words<'l> {
    /// The table of two blocks that [`write`] made.
    pub(crate) fn new(buckets: &'l [u8], records: &'l [u8]) -> Self {
        Words { buckets: Numbers::new(buckets), records }
    }

    /// The number of the word at `range` of `text`, whose ASCII capitals count as small letters.
    #[inline]
    pub(crate) fn get(&self, text: &str, range: Range<usize>) -> Option<WordId> {
        let length = range.len();
        if length > CHUNK {
            return self.get_long(text.as_bytes().get(range)?);
        }
        let bytes = text.as_bytes().get(range.start..)?;
        let chunk = match bytes.first_chunk::<CHUNK>() {
            Some(chunk) => *chunk,
            None => padded(bytes),
        };
        let key = lower_case(u128::from_le_bytes(chunk) & mask(length));
        self.find(hash(0, key), length, |record| {
            record.first_chunk().is_some_and(|chunk| u128::from_le_bytes(*chunk) & mask(length) == key)
        })
    }

    fn get_long(&self, word: &[u8]) -> Option<WordId> {
        let mut lower = [0; LONGEST];
        let lower = lower.get_mut(..word.len())?;
        lower.copy_from_slice(word);
        lower.make_ascii_lowercase();
        self.find(hash_of(lower), word.len(), |record| record.starts_with(lower))
    }

    /// The number of the first record in the hash's bucket that has a length and is the same.
    #[inline]
    fn find(&self, hash: u64, length: usize, same: impl Fn(&[u8]) -> bool) -> Option<WordId> {
        // The last number only ends the last bucket.
        let last = self.buckets.len().checked_sub(2)?;
        let bucket = self.buckets.range(hash as usize & last);
        let mut at = bucket.start;
        while at < bucket.end {
            let (head, bytes) = self.records.get(at..)?.split_first_chunk()?;
            let head = u32::from_le_bytes(*head);
            let long = (head & 0xff) as usize;
            if long == length && same(bytes) {
                return Some(head >> 8);
            }
            at += 4 + long;
        }
        None
    }
}

/// The blocks of buckets and records for folded words, whose numbers are their places in the list.
///
/// # Panics
/// Where a word is longer than [`LONGEST`], or there are more than 2^24.
pub(crate) fn write(words: &[Box<str>]) -> (Vec<u8>, Vec<u8>) {
    assert!(words.len() < 1 << 24, "the lexicon has more than 2^24 words");
    let count = words.len().next_power_of_two();
    let mut order: Vec<(usize, u32)> = (0..).zip(words).map(|(id, word)| (bucket_of(word, count), id)).collect();
    order.sort_unstable();
    let mut buckets = Vec::with_capacity(count + 1);
    let mut records: Vec<u8> = Vec::new();
    for (bucket, id) in order {
        let word = words[id as usize].as_bytes();
        assert!(word.len() <= LONGEST, "a word is longer than {LONGEST} bytes");
        buckets.resize(bucket + 1, number(records.len()));
        records.extend((id << 8 | number(word.len())).to_le_bytes());
        records.extend(word);
    }
    buckets.resize(count + 1, number(records.len()));
    records.extend([0; CHUNK]);
    (block(buckets), records)
}

fn bucket_of(word: &str, count: usize) -> usize {
    hash_of(word.as_bytes()) as usize & (count - 1)
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

/// Ones for so many bytes.
#[inline]
fn mask(length: usize) -> u128 {
    if length == 0 { 0 } else { u128::MAX >> (8 * (CHUNK - length)) }
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

    #[test]
    fn words_of_every_length_are_found_within_and_at_the_end_of_a_text() {
        let words: Vec<Box<str>> = (1..40).map(|length| "abcdefghij".repeat(4)[..length].into()).collect();
        let (buckets, records) = write(&words);
        let table = Words::new(&buckets, &records);
        for (at, word) in words.iter().enumerate() {
            for rest in ["", " and so on and so on and so on"] {
                let text = format!("In {}{rest}", word.to_uppercase());
                assert_eq!(table.get(&text, 3..3 + word.len()), Some(at as u32), "{text}");
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
        let (buckets, records) = write(&[]);
        assert_eq!(Words::new(&buckets, &records).get("a", 0..1), None);
        assert_eq!(Words::new(&[], &[]).get("a", 0..1), None);
        let (buckets, records) = write(&["a".into()]);
        assert_eq!(Words::new(&buckets, &records).get("a", 0..0), None);
    }
}
