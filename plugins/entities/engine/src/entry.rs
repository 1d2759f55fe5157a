//! What names stand for.

/// The number of an entry.
pub type EntryId = u32;

/// The types of names by number, as the SDK's `MentionType` has them, with the words that name them.
pub const TYPES: [&str; 6] = ["person", "organization", "place", "group", "event", "other"];

/// One thing of the lexicon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What it is: a number of [`TYPES`].
    pub kind: u8,
    /// For a people: the country or region's entry.
    pub people_of: Option<EntryId>,
}

/// A name found in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    /// The entry.
    pub entry: EntryId,
    /// How many words it takes.
    pub words: usize,
    /// Whether the form is a plural.
    pub plural: bool,
}
