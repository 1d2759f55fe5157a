//! Which documents tell one story: the same text, however it is dressed, cut or added to, or a report told after another.
//!
//! Two steps. Of each document a *telling* is kept when it is read: a sketch of its running text (a key of the whole, a
//! sample of its passages), its lead, its day and the publishers it credits. Then documents are *grouped* by their
//! tellings, without their texts: first those that carry the same text, then those that tell a report after each other.

mod forest;
mod group;
mod retold;
mod sketch;
mod telling;

pub use group::group;
pub use telling::Telling;

#[cfg(test)]
mod tests;
