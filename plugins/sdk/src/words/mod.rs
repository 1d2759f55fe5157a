//! Closed word lists that several plugins share.

pub mod abbreviations;
pub mod calendar;
pub mod function;
pub mod numbers;
pub mod pronouns;
pub mod reporting;
pub mod starters;
pub mod table;
pub mod titles;
