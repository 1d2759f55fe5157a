//! Reading and writing numbers in blocks of bytes, the same on every machine: little-endian, four bytes each.

/// Numbers in a block of bytes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Numbers<'l>(&'l [[u8; 4]]);

impl<'l> Numbers<'l> {
    /// The numbers of a block; bytes past the last whole number are left out.
    pub(crate) fn new(block: &'l [u8]) -> Self {
        Numbers(block.as_chunks().0)
    }

    /// The number at a place; none past the end.
    #[inline]
    pub(crate) fn get(self, at: usize) -> Option<u32> {
        self.0.get(at).map(|bytes| u32::from_le_bytes(*bytes))
    }

    /// The number at a place; 0 past the end.
    #[inline]
    pub(crate) fn at(self, at: usize) -> usize {
        self.get(at).unwrap_or(0) as usize
    }

    /// The range from one number to the next; empty past the end.
    #[inline]
    pub(crate) fn range(self, at: usize) -> std::ops::Range<usize> {
        match self.0.get(at..at + 2) {
            Some([from, to]) => u32::from_le_bytes(*from) as usize..u32::from_le_bytes(*to) as usize,
            _ => 0..0,
        }
    }

    /// Where in a range, whose numbers ascend, a number stands, from the range's start.
    #[inline]
    pub(crate) fn search(self, range: std::ops::Range<usize>, number: u32) -> Option<usize> {
        self.0.get(range)?.binary_search_by_key(&number, |bytes| u32::from_le_bytes(*bytes)).ok()
    }

    /// How many there are.
    pub(crate) fn len(self) -> usize {
        self.0.len()
    }
}

/// Numbers as a block of bytes.
pub(crate) fn block(numbers: impl IntoIterator<Item = u32>) -> Vec<u8> {
    numbers.into_iter().flat_map(u32::to_le_bytes).collect()
}

/// A length or a place as a number of the block.
///
/// # Panics
/// Where it does not fit: the lexicon's files would have to be larger than 4 GB.
pub(crate) fn number(length: usize) -> u32 {
    u32::try_from(length).expect("the lexicon's files are smaller than 4 GB")
}
