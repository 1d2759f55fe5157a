//! The lexicon of the entities plugin: read from its files and compiled when the plugin is built, looked up in as it
//! is when the plugin runs.
//!
//! [`source`] reads the files into a [`Builder`]; [`Builder::compile`] makes one block of bytes of it, and one of text;
//! [`Compiled`] finds words and names in these two without building anything. [`Trie`] holds the same names while they
//! are gathered, and those of a user's own lexicon for good.

mod builder;
mod bytes;
pub mod classes;
mod compiled;
mod entry;
mod hash;
mod layout;
pub mod source;
pub mod spelling;
mod trie;
mod words;

/// Folding as the SDK does it, compiled from the same file.
#[path = "../../../sdk/src/fold.rs"]
pub mod fold;

/// The SDK's word lists that the lexicon takes in, compiled from the same files.
#[path = "../../../sdk/src/words"]
pub mod shared {
    pub mod function;
    pub mod numbers;
    pub mod table;
    pub mod titles;
}

pub use builder::Builder;
pub use compiled::Compiled;
pub use entry::{Entry, EntryId, Found, TYPES};
pub use hash::{WordHasher, hash_word};
pub use trie::{Ending, Trie};
pub use words::{Probe, WordId};
