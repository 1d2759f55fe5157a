//! Fixed tables of short words, for the look-ups that every token of a text takes.

/// Longer words are kept apart: the two halves of a key hold no more.
const LONGEST: usize = 16;

/// A fixed map from words to values, faster than a hash map: a word of up to sixteen bytes is packed into two integers,
/// so that hashing it takes one multiplication and comparing it no loop.
///
/// ```
/// use briefer_plugin::words::table::WordTable;
/// let table = WordTable::new([("monday", 1), ("tuesday", 2)]);
/// assert_eq!(table.get("tuesday"), Some(2));
/// assert_eq!(table.get("Tuesday"), None);
/// assert_eq!(table.get_ignoring_case("Tuesday"), Some(2));
/// ```
#[derive(Clone, Debug)]
pub struct WordTable<V> {
    /// A power of two of them, at least half of them free; a word stands at its hash or in the next free slot after.
    slots: Vec<Option<(Key, V)>>,
    /// The words that do not fit a key, sorted.
    long: Vec<(Box<str>, V)>,
}

impl<V: Copy> Default for WordTable<V> {
    /// The table without words.
    fn default() -> Self {
        WordTable { slots: vec![None; 2], long: Vec::new() }
    }
}

impl<V: Copy> WordTable<V> {
    /// The table of these words; where a word is given twice, the later value holds.
    pub fn new<W: AsRef<str>>(words: impl IntoIterator<Item = (W, V)>) -> Self {
        let words: Vec<(W, V)> = words.into_iter().collect();
        let size = (words.len() * 2).next_power_of_two().max(2);
        let mut table = WordTable { slots: vec![None; size], long: Vec::new() };
        for (word, value) in words {
            table.insert(word.as_ref(), value);
        }
        table
    }

    fn insert(&mut self, word: &str, value: V) {
        if let Some(key) = Key::of(word) {
            let at = self.slot(key);
            self.slots[at] = Some((key, value));
            return;
        }
        match self.long.binary_search_by(|(known, _)| (**known).cmp(word)) {
            Ok(at) => self.long[at].1 = value,
            Err(at) => self.long.insert(at, (word.into(), value)),
        }
    }

    /// The value of a word as it is written.
    #[inline]
    pub fn get(&self, word: &str) -> Option<V> {
        match Key::of(word) {
            Some(key) => self.slots[self.slot(key)].map(|(_, value)| value),
            None => self.get_long(word),
        }
    }

    /// The value of a word whose ASCII capitals count as small letters; the table's words must have none.
    #[inline]
    pub fn get_ignoring_case(&self, word: &str) -> Option<V> {
        match Key::of(word) {
            Some(key) => self.slots[self.slot(key.in_lower_case())].map(|(_, value)| value),
            None if self.long.is_empty() => None,
            None => self.get_long(&word.to_ascii_lowercase()),
        }
    }

    fn get_long(&self, word: &str) -> Option<V> {
        let at = self.long.binary_search_by(|(known, _)| (**known).cmp(word)).ok()?;
        Some(self.long[at].1)
    }

    /// Where the key stands, or the free slot where it would.
    #[inline]
    fn slot(&self, key: Key) -> usize {
        let last = self.slots.len() - 1;
        let mut at = key.hash() & last;
        while self.slots[at].is_some_and(|(other, _)| other != key) {
            at = (at + 1) & last;
        }
        at
    }
}

/// A word of at most sixteen bytes: its first and its last bytes, which overlap in a short word, and its length.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Key {
    first: u64,
    last: u64,
    len: u8,
}

impl Key {
    #[inline]
    fn of(word: &str) -> Option<Key> {
        let bytes = word.as_bytes();
        let (first, last) = match (bytes.first_chunk(), bytes.last_chunk()) {
            _ if bytes.len() > LONGEST => return None,
            (Some(first), Some(last)) => (u64::from_le_bytes(*first), u64::from_le_bytes(*last)),
            _ => match (bytes.first_chunk(), bytes.last_chunk(), bytes) {
                (Some(first), Some(last), _) => {
                    (u64::from(u32::from_le_bytes(*first)), u64::from(u32::from_le_bytes(*last)))
                }
                (_, _, [first, .., last]) => {
                    (u64::from(*first) | u64::from(bytes[bytes.len() / 2]) << 8, u64::from(*last))
                }
                (_, _, [only]) => (u64::from(*only), 0),
                _ => (0, 0),
            },
        };
        Some(Key { first, last, len: bytes.len() as u8 })
    }

    fn in_lower_case(self) -> Key {
        Key { first: lower_case(self.first), last: lower_case(self.last), len: self.len }
    }

    #[inline]
    fn hash(self) -> usize {
        let mixed = self.first ^ self.last.rotate_left(29) ^ u64::from(self.len);
        (mixed.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 40) as usize
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
            assert_eq!(table.get(word), Some(len), "{word}");
            for at in 0..len {
                let mut other = word.clone();
                other.replace_range(at..=at, "z");
                assert_eq!(table.get(&other), None, "{other}");
            }
        }
    }

    #[test]
    fn case_is_ignored_for_ascii_letters_alone() {
        let table = WordTable::new([("o'hara-zed@[`{é", 1), ("a-word-of-more-than-16-bytes", 2)]);
        assert_eq!(table.get_ignoring_case("O'HARA-ZED@[`{é"), Some(1));
        assert_eq!(table.get_ignoring_case("O'HARA-ZED@[`{É"), None);
        assert_eq!(table.get_ignoring_case("o'hara-zed`[`{é"), None);
        assert_eq!(table.get_ignoring_case("A-Word-of-More-Than-16-Bytes"), Some(2));
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
