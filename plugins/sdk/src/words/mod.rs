//! Closed word lists that several plugins share.

pub mod function;
pub mod pronouns;
pub mod reporting;
pub mod titles;
