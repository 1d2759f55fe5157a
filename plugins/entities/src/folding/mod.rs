//! Which spellings of one document's names are one name.

pub(crate) mod people;

mod brackets;
mod short_forms;
