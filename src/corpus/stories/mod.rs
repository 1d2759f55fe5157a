//! Which documents tell one story: the same text, however it is dressed, cut or added to.
//!
//! Two steps. A *sketch* of each document is kept when it is read: a key of its whole running text, and a sample of its
//! passages. Then documents are *grouped* by their sketches, without their texts.

mod group;
mod sketch;

pub use group::group;
pub use sketch::Sketch;
