//! How deep a template may go; the same bounds as Tera's.

/// Expressions in each other, and blocks in each other.
pub(super) const DEPTH: usize = 40;
/// Operators, filters, dots and brackets of one expression.
pub(super) const OPERATIONS: usize = 256;
/// Lists in each other.
pub(super) const DIMENSIONS: usize = 2;
/// Brackets after a name, in each other.
pub(super) const BRACKETS: usize = 4;
