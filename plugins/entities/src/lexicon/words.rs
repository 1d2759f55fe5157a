//! Folding and hashing of single words.

use std::hash::{BuildHasher, Hasher};

/// Folds one word like [`briefer_plugin::fold`], and drops dots at its end ("Gen." is "gen", "U.S." "u.s").
pub(crate) fn fold_word(word: &str, folded: &mut String) {
    if word.is_ascii() {
        folded.clear();
        folded.push_str(word);
        folded.make_ascii_lowercase();
    } else {
        briefer_plugin::fold_into(word, folded);
    }
    folded.truncate(without_dots(folded).len());
}

/// A word without the dots at its end; all of it where it is nothing but dots.
pub(crate) fn without_dots(word: &str) -> &str {
    match word.trim_end_matches('.') {
        "" => word,
        bare => bare,
    }
}

/// The words of a name as the lexicon's files write it: split at white space, commas on their own.
pub(super) fn split_form(form: &str) -> impl Iterator<Item = &str> {
    form.split_whitespace().flat_map(|word| {
        let (word, comma) = match word.strip_suffix(',') {
            Some(bare) => (bare, Some(",")),
            None => (word, None),
        };
        // A possessive is a token of its own in the text too.
        let (word, ending) = match word.strip_suffix("'s") {
            Some(bare) if !bare.is_empty() => (bare, Some("'s")),
            _ => match word.strip_suffix('\'') {
                Some(bare) if bare.ends_with('s') => (bare, Some("'")),
                _ => (word, None),
            },
        };
        [Some(word), ending, comma].into_iter().flatten().filter(|w| !w.is_empty())
    })
}

/// A stable 64-bit hash of a folded word.
pub(crate) fn hash_word(folded: &str) -> u64 {
    let mut hasher = Fnv(0xcbf2_9ce4_8422_2325);
    hasher.write(folded.as_bytes());
    hasher.finish()
}

/// Builds a fast hasher for short keys; the maps it serves hold no input that could flood them.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct WordHasher;

impl BuildHasher for WordHasher {
    type Hasher = Fnv;
    fn build_hasher(&self) -> Fnv {
        Fnv(0xcbf2_9ce4_8422_2325)
    }
}

/// FNV-1a over eight bytes at a time.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Fnv(u64);

impl Fnv {
    fn mix(&mut self, word: u64) {
        self.0 = (self.0 ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(29);
    }
}

impl Hasher for Fnv {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_split_like_texts() {
        let words: Vec<_> = split_form("Kurdistan Workers' Party, St. Ana's").collect();
        assert_eq!(words, ["Kurdistan", "Workers", "'", "Party", ",", "St.", "Ana", "'s"]);
    }

    #[test]
    fn final_dots_are_dropped() {
        let mut folded = String::new();
        fold_word("U.S.", &mut folded);
        assert_eq!(folded, "u.s");
        fold_word("...", &mut folded);
        assert_eq!(folded, "...");
    }
}
