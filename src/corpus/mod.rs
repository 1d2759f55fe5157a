//! Reads documents: one reader per format, metadata, sentence roles, stories.
//!
//! ```text
//! paths -> Reader (walks, reads bytes, in order) -> Raw -> Raw::load (in parallel) -> Loaded: Document and doubts
//! ```
//!
//! [`documents`] walks files and folders and hands on one [`Raw`] per document, in order, holding no more than one
//! file (or one line of a `.jsonl` file) at a time. [`Raw::load`] then does the work, on any thread: decoding,
//! parsing, [metadata](Document), sentences and tokens, roles, the chain of publishers, language. What cannot be read is a [`Problem`]
//! in its place; it never ends the run.

mod byline;
mod chain;
mod dates;
mod document;
mod draft;
mod encoding;
mod html;
mod jsonl;
mod language;
mod markdown;
mod markings;
mod metadata;
mod phrases;
mod publishers;
mod raw;
mod roles;
mod selection;
mod stories;
mod txt;
mod walk;

pub use chain::{Credit, How};
pub(crate) use document::name_of;
pub use document::{Dated, Document, Found, Origin, Problem, ProblemKind};
pub use markings::Markings;
pub use raw::{Format, Loaded, Raw};
pub use selection::Selection;
pub use stories::{Telling, group};
pub use walk::{OUTPUT_MARKER, Reader, documents};

#[cfg(test)]
mod tests;
