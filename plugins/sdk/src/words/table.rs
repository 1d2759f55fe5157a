//! Fixed tables of short words, for the look-ups that every token of a text takes.

use std::ops::Range;

/// A fixed map from words to values, faster than a hash map: a word of up to fifteen bytes is one integer, so that
/// hashing it takes one multiplication and comparing it no loop.
///
/// ```
/// use briefer_plugin::words::table::WordTable;
/// let table = WordTable::new([("monday", 1), ("tuesday", 2)]);
/// assert_eq!(table.get("tuesday"), Some(2));
/// assert_eq!(table.get("Tuesday"), None);
/// assert_eq!(table.get_ignoring_case("on Tuesday", 3..10), Some(2));
/// ```
#[derive(Clone, Debug)]
pub struct WordTable<V> {
    /// A power of two of them, at least half of them free; a word stands at its hash or in the next free place after.
    keys: Vec<Key>,
    values: Vec<Option<V>>,
    /// The words that do not fit a key, sorted.
    long: Vec<(Box<str>, V)>,
}

impl<V: Copy> Default for WordTable<V> {
    /// The table without words.
    fn default() -> Self {
        WordTable { keys: vec![Key::FREE; 2], values: vec![None; 2], long: Vec::new() }
    }
}

impl<V: Copy> WordTable<V> {
    /// The table of these words; where a word is given twice, the later value holds. The empty word is left out.
    pub fn new<W: AsRef<str>>(words: impl IntoIterator<Item = (W, V)>) -> Self {
        let words: Vec<(W, V)> = words.into_iter().collect();
        let size = (words.len() * 2).next_power_of_two().max(2);
        let mut table = WordTable { keys: vec![Key::FREE; size], values: vec![None; size], long: Vec::new() };
        for (word, value) in words.iter().filter(|(word, _)| !word.as_ref().is_empty()) {
            table.insert(word.as_ref(), *value);
        }
        table
    }

    fn insert(&mut self, word: &str, value: V) {
        if let Some(key) = Key::of(word) {
            let at = self.place(key);
            self.keys[at] = key;
            self.values[at] = Some(value);
            return;
        }
        match self.long.binary_search_by(|(known, _)| (**known).cmp(word)) {
            Ok(at) => self.long[at].1 = value,
            Err(at) => self.long.insert(at, (word.into(), value)),
        }
    }

    /// The value of a word.
    #[inline]
    pub fn get(&self, word: &str) -> Option<V> {
        match Key::of(word) {
            Some(key) => self.values[self.place(key)],
            None => self.get_long(word),
        }
    }

    /// The value of the word at `range` of `text`. Faster than [`WordTable::get`], since it need not cut the word out.
    ///
    /// # Panics
    /// Where the range is not one of `text`, or cuts a character.
    #[inline]
    pub fn get_at(&self, text: &str, range: Range<usize>) -> Option<V> {
        match Key::within(text, &range) {
            Some(key) => self.values[self.place(key)],
            None => self.get_long(&text[range]),
        }
    }

    /// The value of the word at `range` of `text`, whose ASCII capitals count as small letters; the table's words must
    /// have none. Faster than [`WordTable::get`], since it need not cut the word out.
    ///
    /// # Panics
    /// Where the range is not one of `text`, or cuts a character.
    #[inline]
    pub fn get_ignoring_case(&self, text: &str, range: Range<usize>) -> Option<V> {
        match Key::within(text, &range) {
            Some(key) => self.values[self.place(key.in_lower_case())],
            None if self.long.is_empty() => None,
            None => self.get_long(&text[range].to_ascii_lowercase()),
        }
    }

    fn get_long(&self, word: &str) -> Option<V> {
        let at = self.long.binary_search_by(|(known, _)| (**known).cmp(word)).ok()?;
        Some(self.long[at].1)
    }

    /// Where the key stands, or the free place where it would.
    #[inline]
    fn place(&self, key: Key) -> usize {
        let last = self.keys.len() - 1;
        let mut at = key.hash() & last;
        while self.keys[at] != key && self.keys[at] != Key::FREE {
            at = (at + 1) & last;
        }
        at
    }
}

/// A word of at most fifteen bytes, which its length follows in the highest byte.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Key(u128);

impl Key {
    /// The key of the empty word, which no table holds.
    const FREE: Key = Key(0);
    const LONGEST: usize = 15;

    #[inline]
    fn of(word: &str) -> Option<Key> {
        let mut bytes = [0; 16];
        bytes.get_mut(..word.len())?.copy_from_slice(word.as_bytes());
        Key::first_of(bytes, word.len())
    }

    /// Reads sixteen bytes wherever there are as many, and drops those past the word: without a branch on its length.
    #[inline]
    fn within(text: &str, range: &Range<usize>) -> Option<Key> {
        match text.as_bytes()[range.start..].first_chunk() {
            Some(bytes) => Key::first_of(*bytes, range.len()),
            None => Key::of(&text[range.clone()]),
        }
    }

    #[inline]
    fn first_of(bytes: [u8; 16], len: usize) -> Option<Key> {
        if len > Key::LONGEST {
            return None;
        }
        let kept = u128::from_le_bytes(bytes) & ((1 << (len * 8)) - 1);
        Some(Key(kept | (len as u128) << 120))
    }

    #[inline]
    fn in_lower_case(self) -> Key {
        let (low, high) = self.halves();
        // The length is smaller than any capital letter.
        Key(u128::from(lower_case(low)) | u128::from(lower_case(high)) << 64)
    }

    #[inline]
    fn hash(self) -> usize {
        let (low, high) = self.halves();
        ((low ^ high.rotate_left(29)).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32) as usize
    }

    #[inline]
    fn halves(self) -> (u64, u64) {
        (self.0 as u64, (self.0 >> 64) as u64)
    }
}

/// Turns the ASCII capitals among eight bytes into small letters, all at once.
#[inline]
fn lower_case(bytes: u64) -> u64 {
    const EACH: u64 = 0x0101_0101_0101_0101;
    // Each byte without its top bit, so that adding to it carries into that bit and no further.
    let low = bytes & (0x7f * EACH);
    let from_a = low + (0x80 - u64::from(b'A')) * EACH;
    let past_z = low + (0x7f - u64::from(b'Z')) * EACH;
    let capital = from_a & !past_z & !bytes & (0x80 * EACH);
    bytes | capital >> 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_every_length_are_told_apart() {
        let words: Vec<String> = (0..24).map(|len| "abcdefghijklmnopqrstuvwx"[..len].to_owned()).collect();
        let table = WordTable::new(words.iter().enumerate().map(|(len, word)| (word, len)));
        for (len, word) in words.iter().enumerate() {
            assert_eq!(table.get(word), (len > 0).then_some(len), "{word}");
            assert_eq!(table.get_at(&format!("a {word} and so on and on"), 2..2 + len), table.get(word), "{word}");
            for at in 0..len {
                let mut other = word.clone();
                other.replace_range(at..=at, "z");
                assert_eq!(table.get(&other), None, "{other}");
            }
        }
    }

    #[test]
    fn case_is_ignored_for_ascii_letters_alone() {
        let table = WordTable::new([("o'hara-z@[`{é", 1), ("a-word-of-more-than-16-bytes", 2)]);
        // A word at the end of its text is read in another way than one within it.
        for rest in ["", " and so on and on"] {
            let get = |word: &str| table.get_ignoring_case(&format!("{word}{rest}"), 0..word.len());
            assert_eq!(get("O'HARA-Z@[`{é"), Some(1));
            assert_eq!(get("O'HARA-Z@[`{É"), None);
            assert_eq!(get("o'hara-z`[`{é"), None);
            assert_eq!(get("A-Word-of-More-Than-16-Bytes"), Some(2));
            assert_eq!(get(""), None);
        }
    }

    #[test]
    fn every_byte_is_lowered_like_the_standard_library_does() {
        for byte in 0..=u8::MAX {
            let lowered = lower_case(u64::from_le_bytes([byte; 8]));
            assert_eq!(lowered.to_le_bytes(), [byte.to_ascii_lowercase(); 8]);
        }
    }

    #[test]
    fn the_later_value_holds_and_no_word_is_found_in_an_empty_table() {
        assert_eq!(WordTable::new([("a", 1), ("a", 2)]).get("a"), Some(2));
        assert_eq!(WordTable::<u8>::new([("", 0); 0]).get(""), None);
    }
}
