//! Reads documents: one reader per format, metadata, sentence roles, stories.

mod document;

pub use document::{Dated, Document, Found, Origin, Problem, ProblemKind};
