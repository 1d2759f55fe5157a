//! briefer.
