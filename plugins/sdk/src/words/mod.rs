//! Closed word lists that several plugins share.

pub mod function;
pub mod titles;
