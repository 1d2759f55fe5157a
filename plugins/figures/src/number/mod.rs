//! Reads one number: digits, spelled, mixed, with its scale.

mod digits;
mod spelled;

use crate::atoms::{AtomKind, Atoms};

pub(crate) use digits::{exponent, value_of, vulgar};

use digits::{digits, scaled};
use spelled::spelled;

/// How a number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// In digits without grouping, decimals or scale: what a year or an identifier looks like.
    Plain,
    /// In digits otherwise.
    Digits,
    /// In words.
    Spelled,
    /// A plural scale alone: hundreds, tens of thousands.
    Band,
    /// Half, two thirds, 1/3.
    Fraction,
}

/// A number between two atoms.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Number {
    pub(crate) from: usize,
    pub(crate) to: usize,
    pub(crate) value: f64,
    pub(crate) form: Form,
    /// What the value was multiplied with: 1e6 in "1.2 million".
    pub(crate) scale: f64,
}

/// Reads the number that starts at the atom `at`.
pub(crate) fn read(atoms: &Atoms<'_>, at: usize) -> Option<Number> {
    let number = match atoms.kind(at)? {
        AtomKind::Digits => digits(atoms, at)?,
        AtomKind::Mark('.') if atoms.is_digits(at + 1) && atoms.glued(at + 1) && !atoms.glued(at) => {
            let value = value_of(atoms.slice(at, at + 2))?;
            scaled(atoms, Number { from: at, to: at + 2, value, form: Form::Digits, scale: 1.0 })
        }
        AtomKind::Mark(mark) => {
            vulgar(mark).map(|value| Number { from: at, to: at + 1, value, form: Form::Fraction, scale: 1.0 })?
        }
        AtomKind::Word => spelled(atoms, at)?,
        AtomKind::Possessive => return None,
    };
    number.value.is_finite().then_some(Number { value: tidy(number.value), ..number })
}

/// Undoes the rounding of `4.1 * 1e6`: a value next to a whole number is that number.
fn tidy(value: f64) -> f64 {
    let whole = value.round();
    if whole != 0.0 && (value - whole).abs() < 1e-12 * whole.abs() { whole } else { value }
}

/// Whether the mark is a currency sign.
pub(crate) fn is_currency_mark(atoms: &Atoms<'_>, at: usize) -> bool {
    atoms.is_mark_of(at, "$€£¥₹₽₩₺₪₫฿₦₴₱₸₾₼؋")
}
