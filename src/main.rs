//! The briefer program.
fn main() {}
