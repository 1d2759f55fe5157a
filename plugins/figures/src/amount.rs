//! Amounts: a number with its hedge, its unit, and the other end of its range.

use briefer_plugin::words::numbers::NumberWord;
use briefer_plugin::{Qualifier, QuantityKind, Role};

use crate::atoms::{AtomKind, Atoms};
use crate::bound;
use crate::lexicon as l;
use crate::not_count;
use crate::number::{self, Form, Number};
use crate::options::Bands;
use crate::range;
use crate::unit::{self, Unit};

/// An amount between two atoms, or a number that is none.
#[derive(Clone, Debug, PartialEq)]
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
    /// The rules that made it.
    pub(crate) rules: Vec<&'static str>,
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
        let next =
            if !may_open(atoms, at) || not_count::is_pronoun_one(atoms, at) || not_count::is_in_name(atoms, at, role) {
                None
            } else {
                read(atoms, at, start, role, bands, found)
            };
        at = next.map_or(at + 1, |to| to.max(at + 1));
    }
    keep_apart(found);
    merge_two_sided(atoms, found);
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
    if let Some(not) = not_count::read(atoms, at, role) {
        found.push(Amount {
            from: not.from,
            to: not.to,
            low: not.value,
            high: not.value,
            qualifier: Qualifier::Exact,
            quantity: not.kind,
            unit: None,
            noun_from: not.to,
            singular: false,
            superseded: false,
            part: false,
            whole: false,
            rules: vec![not.rule],
        });
        return Some(not.to);
    }
    if let Some(to) = indefinite(atoms, at, start, bands, found) {
        return Some(to);
    }
    let first = simple(atoms, at, start)?;
    if let Some((amounts, to)) = range::read(atoms, &first, start) {
        found.extend(amounts);
        return Some(to);
    }
    if let Some((share, to)) = proportion(atoms, &first) {
        found.push(share);
        return Some(to);
    }
    let amount = single(atoms, &first, start, bands);
    let to = amount.to.max(first.to);
    found.push(amount);
    Some(to)
}

/// The number at `at` with its sign and unit.
pub(crate) fn simple(atoms: &Atoms<'_>, at: usize, start: usize) -> Option<Simple> {
    let number = number::read(atoms, at)?;
    if matches!(number.form, Form::Spelled)
        && atoms.glued(at)
        && at > 0
        && atoms.is_dash(at - 1)
        && atoms.is_word(at.wrapping_sub(2))
        && atoms.glued(at - 1)
    {
        return None;
    }
    let (prefix, mut from) = match unit::before(atoms, number.from) {
        Some(unit) if unit.from >= start => (Some(unit), unit.from),
        _ => (None, number.from),
    };
    let negative = is_negative(atoms, from, &number);
    if negative {
        from -= 1;
    }
    let suffix = unit::after(atoms, &number);
    let (unit, to) = match (prefix, suffix) {
        (Some(prefix), Some(suffix)) if suffix.kind == QuantityKind::Money => (Some(Unit { ..prefix }), suffix.to),
        (Some(prefix), _) => (Some(prefix), unit::rate(atoms, number.to)),
        (None, Some(suffix)) => (Some(suffix), suffix.to),
        (None, None) => (None, number.to),
    };
    Some(Simple { from, number, negative, unit, to })
}

fn is_negative(atoms: &Atoms<'_>, from: usize, number: &Number) -> bool {
    let Some(sign) = from.checked_sub(1) else { return false };
    if atoms.is(sign, "minus") {
        return true;
    }
    let alone = atoms.is_mark_of(sign, "-−–") && atoms.glued(from) && !atoms.glued(sign);
    let open = sign == 0
        || atoms.is_mark_of(sign - 1, "($€£<>=")
        || atoms.has(sign - 1, l::PREPOSITION | l::AUXILIARY | l::TREND);
    alone
        && (open
            || atoms.is_mark(number.to, '%')
            || atoms.is_mark(number.to, '°')
            || atoms.is_mark(sign, '−')
            || number.form == Form::Digits && number.value < 100.0)
}

/// An amount without a range.
fn single(atoms: &Atoms<'_>, simple: &Simple, start: usize, bands: &Bands) -> Amount {
    let mut amount = bare(atoms, simple);
    let value = simple.value();
    if simple.number.form == Form::Band {
        let (low, high) = bands.around(simple.number.value);
        amount = Amount { low: Some(low), high: Some(high), qualifier: Qualifier::Vague, ..amount };
        amount.rules.push("vague-band");
        let hedged = bound::before(atoms, simple.from).filter(|hedge| hedge.edge >= start);
        if let Some(hedge) = hedged {
            amount.from = hedge.edge;
        } else if simple.from > start && atoms.is_any(simple.from - 1, &["many", "several"]) {
            amount.from -= 1;
        }
        return amount;
    }
    let hedged = hedge_of(atoms, simple, start);
    if let Some((hedge, from, to)) = hedged {
        amount.from = from;
        amount.to = to.max(amount.to);
        amount.noun_from = amount.noun_from.max(to);
        apply(&mut amount, hedge, value);
    }
    amount
}

/// The hedge around an amount, with the amount's new ends.
fn hedge_of(atoms: &Atoms<'_>, simple: &Simple, start: usize) -> Option<(Qualifier, usize, usize)> {
    let before = bound::before(atoms, simple.from)
        .filter(|hedge| hedge.edge >= start)
        .filter(|hedge| !is_span_of_time(atoms, simple, hedge.edge, hedge.qualifier));
    let after = bound::after(atoms, simple.number.to)
        .or_else(|| bound::after(atoms, simple.to).filter(|_| simple.unit.is_some()))
        .or_else(|| {
            bound::after(atoms, simple.number.to + 1).filter(|_| is_counted_then_hedged(atoms, simple.number.to))
        });
    let extends = |edge: usize| {
        if edge > simple.number.to + 3 || simple.unit.is_some_and(|u| u.to > simple.number.to) {
            simple.number.to
        } else {
            edge
        }
    };
    match (before, after) {
        (Some(before), Some(after)) if before.qualifier == Qualifier::About => {
            Some((after.qualifier, before.edge, extends(after.edge)))
        }
        (Some(before), _) => Some((before.qualifier, before.edge, simple.number.to)),
        (None, Some(after)) => Some((after.qualifier, simple.from, extends(after.edge))),
        (None, None) => None,
    }
}

fn is_counted_then_hedged(atoms: &Atoms<'_>, at: usize) -> bool {
    number::is_plural(atoms, at) && atoms.is_any(at + 1, &["or"])
}

/// "over two years" mostly says how long something went on; it is a bound where something lasts or counts.
fn is_span_of_time(atoms: &Atoms<'_>, simple: &Simple, edge: usize, qualifier: Qualifier) -> bool {
    if qualifier != Qualifier::Over
        || !atoms.is(edge, "over")
        || !simple.unit.is_some_and(|unit| unit.kind == QuantityKind::Duration)
    {
        return false;
    }
    let Some(before) = edge.checked_sub(1) else { return false };
    let measured = atoms.is_any(
        before,
        &[
            "for", "of", "after", "lasted", "lasting", "took", "takes", "taken", "take", "in", "spent", "just", "well",
            "the", "a", "spend", "served",
        ],
    ) || atoms.has(before, l::AUXILIARY);
    let dated = atoms.is_any(simple.to, &["ago", "old", "later", "earlier", "in"]);
    !measured && !dated
}

/// The amount as it stands, no hedge read.
pub(crate) fn bare(atoms: &Atoms<'_>, simple: &Simple) -> Amount {
    if is_age(atoms, simple) {
        return age(simple);
    }
    let value = simple.value();
    let glued_unit = simple
        .unit
        .filter(|unit| atoms.is_mark(unit.from, '%') && atoms.glued(unit.from) && unit.from == simple.number.to);
    let fraction = simple.number.form == Form::Fraction && simple.unit.is_none();
    let quantity =
        simple.unit.map_or(if fraction { QuantityKind::Fraction } else { QuantityKind::Count }, |unit| unit.kind);
    let mut rules = vec![match simple.number.form {
        Form::Plain | Form::Digits => "number-in-digits",
        Form::Spelled => "number-in-words",
        Form::Band => "plural-scale",
        Form::Fraction => "fraction",
    }];
    rules.extend(simple.unit.map(|_| "unit"));
    let noun_from = if atoms.is_dash(simple.to) && atoms.glued(simple.to) { simple.to + 1 } else { simple.to };
    Amount {
        from: simple.from,
        to: glued_unit.map_or(simple.number.to, |unit| unit.from + 1),
        low: Some(value),
        high: Some(value),
        qualifier: Qualifier::Exact,
        quantity,
        unit: simple.unit,
        noun_from,
        singular: simple.number.value == 1.0,
        superseded: false,
        part: false,
        whole: false,
        rules,
    }
}

/// An age that stands without a unit: "Ana Karimova, 44, said", "aged 12", "the age of 21".
fn is_age(atoms: &Atoms<'_>, simple: &Simple) -> bool {
    let number = &simple.number;
    let Some(before) = simple.from.checked_sub(1) else { return false };
    if simple.unit.is_some() || !(1.0..=115.0).contains(&number.value) || number.form == Form::Fraction {
        return false;
    }
    let named = number.form == Form::Plain
        && before > 0
        && atoms.is_mark(before, ',')
        && atoms.is_capitalized(before - 1)
        && !atoms.has(before - 1, l::MONTH | l::WEEKDAY | l::IDENTIFIER)
        && (atoms.is_mark_of(number.to, ",.)") || atoms.get(number.to).is_none());
    let stated = atoms.is_any(before, &["aged", "age", "ages"])
        || atoms.is(before, "than") && before > 0 && atoms.is_any(before - 1, &["older", "younger"])
        || atoms.is(before, "of") && before > 0 && atoms.is_any(before - 1, &["age", "ages"]);
    named || stated
}

fn age(simple: &Simple) -> Amount {
    let value = simple.value();
    Amount {
        from: simple.from,
        to: simple.number.to,
        low: Some(value),
        high: Some(value),
        qualifier: Qualifier::Exact,
        quantity: QuantityKind::Age,
        unit: None,
        noun_from: simple.number.to,
        singular: false,
        superseded: false,
        part: false,
        whole: false,
        rules: vec!["age"],
    }
}

/// Bounds an amount by its hedge.
pub(crate) fn apply(amount: &mut Amount, qualifier: Qualifier, value: f64) {
    amount.qualifier = qualifier;
    amount.rules.push("hedge");
    match qualifier {
        Qualifier::Over | Qualifier::AtLeast => (amount.low, amount.high) = (Some(value), None),
        Qualifier::Under | Qualifier::AtMost => (amount.low, amount.high) = (None, Some(value)),
        Qualifier::Exact | Qualifier::About | Qualifier::Vague => {}
    }
}

/// "several", "a number of", "a handful": shown, never counted; "several hundred" is a band.
fn indefinite(atoms: &Atoms<'_>, at: usize, start: usize, bands: &Bands, found: &mut Vec<Amount>) -> Option<usize> {
    if !atoms.has(at, l::INDEFINITE) {
        return None;
    }
    let article = at > start && atoms.is(at - 1, "a");
    let (mut low, mut high, mut qualifier, mut quantity) = (None, None, Qualifier::Vague, QuantityKind::Indefinite);
    let mut to = at + 1;
    match atoms.number_word(at + 1) {
        Some(NumberWord::Scale(scale)) if atoms.is_any(at, &["several", "few", "many"]) => {
            let mut unit = scale;
            to = at + 2;
            while let Some(NumberWord::Scale(next)) = atoms.number_word(to) {
                unit *= next;
                to += 1;
            }
            let band = bands.around(unit);
            (low, high, quantity) = (Some(band.0), Some(band.1), QuantityKind::Count);
        }
        Some(NumberWord::Dozen(dozen)) if atoms.is_any(at, &["several", "few"]) => {
            let band = bands.around(dozen);
            (low, high, quantity, to) = (Some(band.0), Some(band.1), QuantityKind::Count, at + 2);
        }
        _ => {
            qualifier = Qualifier::Exact;
            let stated = match atoms.lower(at) {
                "number" | "handful" | "couple" => article && atoms.is(at + 1, "of"),
                "several" | "various" | "numerous" => atoms.is_word(at + 1) && !atoms.has(at + 1, l::STOP),
                _ => false,
            };
            if !stated {
                return None;
            }
        }
    }
    let noun_from = if atoms.is(to, "of") { to + 1 } else { to };
    let from = if article { at - 1 } else { at };
    let unit = unit::after(atoms, &Number { from: at, to, value: 1.0, form: Form::Spelled, scale: 1.0 })
        .filter(|_| quantity == QuantityKind::Count);
    quantity = unit.map_or(quantity, |unit| unit.kind);
    let noun_from = unit.map_or(noun_from, |unit| unit.to);
    found.push(Amount {
        from,
        to,
        low,
        high,
        qualifier,
        quantity,
        unit,
        noun_from,
        singular: false,
        superseded: false,
        part: false,
        whole: false,
        rules: vec!["indefinite-amount"],
    });
    Some(to)
}

/// "one in three", "nine out of ten", "2 in 5".
fn proportion(atoms: &Atoms<'_>, first: &Simple) -> Option<(Amount, usize)> {
    let out_of = atoms.are(first.to, &["out", "of"]);
    if !(out_of || atoms.is(first.to, "in")) || first.unit.is_some() {
        return None;
    }
    let next = first.to + if out_of { 2 } else { 1 };
    let whole = number::read(atoms, next)?;
    let plain = |n: &Number| n.form == Form::Spelled || n.form == Form::Plain;
    let small = first.number.value < whole.value
        && whole.value <= 100.0
        && plain(&first.number)
        && plain(&whole)
        && unit::after(atoms, &whole).is_none();
    let usual = out_of
        || [2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0, 20.0, 50.0, 100.0].contains(&whole.value)
            && !is_place_or_thing(atoms, whole.to, first);
    if !(small && usual) {
        return None;
    }
    let value = first.number.value / whole.value;
    let mut amount = bare(atoms, first);
    amount = Amount {
        to: whole.to,
        low: Some(value),
        high: Some(value),
        quantity: QuantityKind::Fraction,
        noun_from: whole.to,
        singular: false,
        ..amount
    };
    amount.rules.push("proportion");
    if let Some(hedge) = bound::before(atoms, first.from) {
        amount.from = hedge.edge;
        apply(&mut amount, hedge.qualifier, value);
    } else if let Some(hedge) = bound::after(atoms, whole.to) {
        amount.to = hedge.edge;
        apply(&mut amount, hedge.qualifier, value);
    }
    Some((amount, whole.to))
}

/// "killed six in two attacks": with a count like six in two no share is meant; "one in two attacks" stays a share.
fn is_place_or_thing(atoms: &Atoms<'_>, _after: usize, first: &Simple) -> bool {
    first.number.value > 1.0
        && first.from > 0
        && (atoms.has(first.from - 1, l::VERB | l::PARTICIPLE) || atoms.lower(first.from - 1).ends_with("ing"))
}

/// "more than 20 and fewer than 30" is one range.
fn merge_two_sided(atoms: &Atoms<'_>, found: &mut Vec<Amount>) {
    let mut at = 0;
    while at + 1 < found.len() {
        let (first, second) = (&found[at], &found[at + 1]);
        let joined = second.from == first.noun_from + 1 && atoms.is_any(first.noun_from, &["and", "but", ","])
            || second.from == first.noun_from + 2
                && atoms.is_mark(first.noun_from, ',')
                && atoms.kind(first.noun_from + 1) == Some(AtomKind::Word);
        let bounds = match (first.low, first.high, second.low, second.high) {
            (Some(low), None, None, Some(high)) | (None, Some(high), Some(low), None) if low < high => {
                Some((low, high))
            }
            _ => None,
        };
        if let Some((low, high)) = bounds.filter(|_| joined && first.unit.is_none()) {
            let second = found.remove(at + 1);
            let first = &mut found[at];
            *first = Amount {
                low: Some(low),
                high: Some(high),
                qualifier: Qualifier::Exact,
                to: second.to,
                noun_from: second.noun_from,
                unit: second.unit,
                quantity: second.quantity,
                ..first.clone()
            };
            first.rules.push("two-sided-bound");
        }
        at += 1;
    }
}
