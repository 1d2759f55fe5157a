//! Amounts: a number with its hedge, its unit, and the other end of its range.

mod age;
mod hedged;
mod proportion;
mod rate;
mod steps;
mod vague;

use briefer_plugin::{Qualifier, QuantityKind, Role};

use crate::atoms::{AtomKind, Atoms};
use crate::lexicon as l;
use crate::not_count::{self, NotCount};
use crate::number::{self, Form, Number};
use crate::options::Bands;
use crate::range;
use crate::rule::Rule;
use crate::unit::{self, Unit};

pub(crate) use age::is_age;
pub(crate) use hedged::{apply, is_span_of_time};
pub(crate) use steps::Steps;

/// An amount between two atoms, or a number that is none.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Amount {
    /// First atom, hedge and currency included.
    pub(crate) from: usize,
    /// Just past the last atom of amount and hedge; the unit's words are not part of it.
    pub(crate) to: usize,
    pub(crate) low: Option<f64>,
    pub(crate) high: Option<f64>,
    pub(crate) qualifier: Qualifier,
    pub(crate) quantity: QuantityKind,
    pub(crate) unit: Option<Unit>,
    /// Where the noun phrase may begin.
    pub(crate) noun_from: usize,
    /// Whether it is exactly one, which reads its noun as a singular.
    pub(crate) singular: bool,
    /// Whether a later value in the same breath replaces it ("rose from 4 to 6").
    pub(crate) superseded: bool,
    /// Whether it is a part of an amount before it.
    pub(crate) part: bool,
    /// Whether only a part of it is spoken of ("Of the 900, ...").
    pub(crate) whole: bool,
    /// The rules that made it, each with the words it went by.
    pub(crate) rules: Steps,
}

impl Amount {
    /// An amount of exactly `value` between two atoms.
    pub(crate) fn exact(from: usize, to: usize, value: Option<f64>, quantity: QuantityKind, rule: Rule) -> Self {
        Amount {
            from,
            to,
            low: value,
            high: value,
            qualifier: Qualifier::Exact,
            quantity,
            unit: None,
            noun_from: to,
            singular: false,
            superseded: false,
            part: false,
            whole: false,
            rules: Steps::new(rule, from, to),
        }
    }

    /// Whether it is the number of an article, a page and the like.
    pub(crate) fn is_named_number(&self) -> bool {
        self.rules.iter().any(|step| step.rule == Rule::NamedNumber)
    }

    fn of_not_count(not: &NotCount) -> Self {
        Amount::exact(not.from, not.to, not.value, not.kind, not.rule)
    }
}

/// A number with its unit and nothing around it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Simple {
    pub(crate) from: usize,
    pub(crate) number: Number,
    pub(crate) negative: bool,
    pub(crate) unit: Option<Unit>,
    /// Past the number and its unit.
    pub(crate) to: usize,
}

impl Simple {
    pub(crate) fn value(&self) -> f64 {
        if self.negative { -self.number.value } else { self.number.value }
    }
}

/// Finds every amount of a sentence, in order.
pub(crate) fn scan(atoms: &Atoms<'_>, role: Role, bands: &Bands, found: &mut Vec<Amount>) {
    let mut at = 0;
    while at < atoms.len() {
        let start = found.last().map_or(0, |last| last.to);
        let next = if may_open(atoms, at) && !is_no_number(atoms, at, role) {
            read(atoms, at, start, role, bands, found)
        } else {
            None
        };
        at = next.map_or(at + 1, |to| to.max(at + 1));
    }
    keep_apart(found);
    if atoms.allows(Rule::TwoSidedBound) {
        merge_two_sided(atoms, found);
    }
}

/// Whether the words at `at` only look like a number.
fn is_no_number(atoms: &Atoms<'_>, at: usize, role: Role) -> bool {
    not_count::is_pronoun_one(atoms, at)
        || not_count::is_in_name(atoms, at, role)
        || not_count::is_even_share(atoms, at)
}

/// Whether an amount could begin at the atom; cheap, and wrong only towards yes.
fn may_open(atoms: &Atoms<'_>, at: usize) -> bool {
    match atoms.kind(at) {
        Some(AtomKind::Word) => {
            // "a dozen" begins with its article.
            atoms.has(at, l::NUMBER | l::ORDINAL | l::INDEFINITE | l::MONTH) || atoms.has(at + 1, l::NUMBER)
        }
        Some(AtomKind::Mark(mark)) => mark == '.' || !mark.is_ascii(),
        Some(AtomKind::Possessive) | None => false,
        Some(AtomKind::Digits) => true,
    }
}

/// No amount reaches back into the one before it, whichever hedge or sign it took in.
fn keep_apart(found: &mut [Amount]) {
    let mut past = 0;
    for amount in found {
        amount.from = amount.from.max(past).min(amount.to.saturating_sub(1));
        past = amount.to;
    }
}

/// Reads what starts at `at` and pushes it; returns where to go on.
fn read(
    atoms: &Atoms<'_>,
    at: usize,
    start: usize,
    role: Role,
    bands: &Bands,
    found: &mut Vec<Amount>,
) -> Option<usize> {
    if let Some(not) = not_count::read(atoms, at, role, found.last()) {
        found.push(Amount::of_not_count(&not));
        return Some(not.to);
    }
    if let Some(amount) = vague::read(atoms, at, start, bands) {
        found.push(amount);
        return Some(amount.to);
    }
    let first = simple(atoms, at, start)?;
    if let Some(age) = age::listed(atoms, &first, found.last()) {
        found.push(age);
        return Some(first.to);
    }
    if let Some((mut amount, later, to)) = range::read(atoms, &first, start) {
        if later.is_none() {
            rate::mark(atoms, first.from, to, &mut amount);
        }
        found.push(amount);
        found.extend(later);
        return Some(to);
    }
    if let Some((share, to)) = proportion::read(atoms, &first) {
        found.push(share);
        return Some(to);
    }
    let mut amount = hedged::single(atoms, &first, start, bands);
    rate::mark(atoms, first.from, first.to, &mut amount);
    let to = amount.to.max(first.to);
    found.push(amount);
    Some(to)
}

/// The number at `at` with its sign and unit.
pub(crate) fn simple(atoms: &Atoms<'_>, at: usize, start: usize) -> Option<Simple> {
    let number = number::read(atoms, at).filter(|number| atoms.allows(rule_of(number)))?;
    if matches!(number.form, Form::Spelled)
        && atoms.glued(at)
        && at > 0
        && atoms.is_dash(at - 1)
        && atoms.is_word(at.wrapping_sub(2))
        && atoms.glued(at - 1)
    {
        return None;
    }
    let united = atoms.allows(Rule::Unit);
    let (prefix, mut from) = match unit::before(atoms, number.from).filter(|_| united) {
        Some(unit) if unit.from >= start => (Some(unit), unit.from),
        _ => (None, number.from),
    };
    let suffix = unit::after(atoms, &number).filter(|_| united);
    let inner = prefix.is_some() && atoms.is_dash(number.from - 1);
    let negative = is_negative(atoms, from, &number, suffix.is_some());
    if negative {
        from -= 1;
    }
    let (unit, to) = match (prefix, suffix) {
        (Some(prefix), Some(suffix)) if suffix.kind == QuantityKind::Money => (Some(prefix), suffix.to),
        (Some(prefix), _) => (Some(prefix), unit::rate(atoms, number.to)),
        (None, Some(suffix)) => (Some(suffix), suffix.to),
        (None, None) => (None, number.to),
    };
    let loss = is_booked_loss(atoms, from, to) && unit.is_some_and(|unit| unit.kind == QuantityKind::Money);
    Some(Simple { from, number, negative: negative || inner || loss, unit, to })
}

/// Whether a sign stands before the number or its currency, and is no hyphen.
fn is_negative(atoms: &Atoms<'_>, from: usize, number: &Number, united: bool) -> bool {
    let Some(sign) = from.checked_sub(1) else { return false };
    if atoms.is(sign, "minus") {
        return true;
    }
    let before = sign.checked_sub(1);
    if atoms.is(sign, "negative") {
        // A test that came back negative ten days later is no sum.
        return before.is_none_or(|before| {
            atoms.has(before, l::PREPOSITION | l::CONJUNCTION | l::TREND) && !atoms.is(before, "after")
        });
    }
    let alone = atoms.is_mark_of(sign, "-−–") && atoms.glued(from) && !atoms.glued(sign);
    let open = before.is_none_or(|before| {
        atoms.is_mark_of(before, "($€£<>=") || atoms.has(before, l::PREPOSITION | l::AUXILIARY | l::TREND)
    });
    alone
        && (open
            || united && (atoms.glued(number.to) || atoms.is_mark_of(number.to, "%°"))
            || atoms.is_mark(sign, '−')
            || number.form == Form::Digits && number.value < 100.0)
}

/// An entry of a ledger: a sum in parentheses with nothing else around is owed or lost.
fn is_booked_loss(atoms: &Atoms<'_>, from: usize, to: usize) -> bool {
    from == 1 && atoms.is_mark(0, '(') && atoms.is_mark(to, ')') && atoms.get(to + 1).is_none()
}

/// The rule that a number was read by.
fn rule_of(number: &Number) -> Rule {
    match number.form {
        Form::Plain | Form::Digits => Rule::NumberInDigits,
        Form::Spelled => Rule::NumberInWords,
        Form::Band => Rule::PluralScale,
        Form::Fraction => Rule::Fraction,
    }
}

/// The amount as it stands, no hedge read.
pub(crate) fn bare(atoms: &Atoms<'_>, simple: &Simple) -> Amount {
    let value = Some(simple.value());
    let number = &simple.number;
    if is_age(atoms, simple) {
        return Amount::exact(simple.from, number.to, value, QuantityKind::Age, Rule::Age);
    }
    let fraction = number.form == Form::Fraction && simple.unit.is_none();
    let measured = is_magnitude(atoms, simple.from);
    let plain = match () {
        () if fraction => QuantityKind::Fraction,
        () if measured => QuantityKind::Measure,
        () => QuantityKind::Count,
    };
    let quantity = simple.unit.map_or(plain, |unit| unit.kind);
    let rule = rule_of(number);
    let percent_sign = simple
        .unit
        .is_some_and(|unit| atoms.is_mark(unit.from, '%') && atoms.glued(unit.from) && unit.from == number.to);
    let mut amount = Amount {
        to: number.to + usize::from(percent_sign),
        unit: simple.unit,
        noun_from: if atoms.is_dash(simple.to) && atoms.glued(simple.to) { simple.to + 1 } else { simple.to },
        singular: number.value == 1.0,
        ..Amount::exact(simple.from, number.to, value, quantity, rule)
    };
    if let Some(unit) = simple.unit {
        let to = if unit.from < number.from { number.from } else { unit.to };
        amount.rules.push(Rule::Unit, unit.from, to);
    }
    amount
}

/// "magnitude 6.4", "a magnitude of 6.4".
fn is_magnitude(atoms: &Atoms<'_>, at: usize) -> bool {
    let of = usize::from(at > 1 && atoms.is(at - 1, "of"));
    at > of && atoms.is(at - 1 - of, "magnitude")
}

/// "more than 20 and fewer than 30" is one range; "under 400, over 20" are two amounts of a list.
fn merge_two_sided(atoms: &Atoms<'_>, found: &mut Vec<Amount>) {
    found.dedup_by(|second, first| {
        let comma = usize::from(atoms.is_mark(first.noun_from, ','));
        let joint = first.noun_from + comma;
        if second.from != joint + 1 || !atoms.is_any(joint, &["and", "but"]) || first.unit.is_some() {
            return false;
        }
        let (low, high) = match (first.low, first.high, second.low, second.high) {
            (Some(low), None, None, Some(high)) | (None, Some(high), Some(low), None) if low < high => (low, high),
            _ => return false,
        };
        first.rules.push(Rule::TwoSidedBound, first.from, second.to);
        *first = Amount {
            low: Some(low),
            high: Some(high),
            qualifier: Qualifier::Exact,
            to: second.to,
            noun_from: second.noun_from,
            unit: second.unit,
            quantity: second.quantity,
            ..*first
        };
        true
    });
}
