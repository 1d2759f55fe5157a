//! Hashing of words and numbers, the same on every machine.

use std::hash::{BuildHasher, Hasher};

/// A stable 64-bit hash of a folded word.
pub fn hash_word(folded: &str) -> u64 {
    let mut hasher = WordHash(0xcbf2_9ce4_8422_2325);
    hasher.write(folded.as_bytes());
    hasher.finish()
}

/// Builds a fast hasher for short keys; the maps it serves hold no input that could flood them.
#[derive(Clone, Copy, Debug, Default)]
pub struct WordHasher;

impl BuildHasher for WordHasher {
    type Hasher = WordHash;
    fn build_hasher(&self) -> WordHash {
        WordHash(0xcbf2_9ce4_8422_2325)
    }
}

/// Mixes eight bytes at a time.
#[derive(Clone, Copy, Debug)]
pub struct WordHash(u64);

impl WordHash {
    fn mix(&mut self, word: u64) {
        self.0 = (self.0 ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(29);
    }
}

impl Hasher for WordHash {
    fn write(&mut self, bytes: &[u8]) {
        let mut chunks = bytes.chunks_exact(8);
        for chunk in &mut chunks {
            self.mix(u64::from_le_bytes(chunk.try_into().expect("a chunk of eight bytes")));
        }
        let rest = chunks.remainder();
        let mut last = [0; 8];
        last[..rest.len()].copy_from_slice(rest);
        self.mix(u64::from_le_bytes(last) ^ ((bytes.len() as u64) << 56));
    }
    fn write_u8(&mut self, byte: u8) {
        self.mix(u64::from(byte));
    }
    fn write_u32(&mut self, word: u32) {
        self.mix(u64::from(word));
    }
    fn write_u64(&mut self, word: u64) {
        self.mix(word);
    }
    fn finish(&self) -> u64 {
        self.0 ^ (self.0 >> 32)
    }
}
