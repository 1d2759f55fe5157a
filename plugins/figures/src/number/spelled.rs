//! Numbers in words: cardinals, fractions, bands.

use briefer_plugin::words::numbers::NumberWord;

use super::{Form, Number};
use crate::atoms::{AtomKind, Atoms};
use crate::lexicon as l;

pub(super) fn spelled(atoms: &Atoms<'_>, at: usize) -> Option<Number> {
    let article = atoms.is_any(at, &["a", "an"]);
    let first = if article { at + 1 } else { at };
    let word = atoms.number_word(first)?;
    // A baker's dozen is none.
    if at > 0 && atoms.kind(at - 1) == Some(AtomKind::Possessive) && matches!(word, NumberWord::Dozen(_)) {
        return None;
    }
    match word {
        NumberWord::Part(below, plural) => part(atoms, at, first, below, plural),
        NumberWord::Plural(scale) if !article => Some(band(atoms, at, scale)),
        NumberWord::Scale(scale) | NumberWord::Dozen(scale) if article || first == at => {
            let room = if matches!(word, NumberWord::Scale(_)) { scale } else { 1.0 };
            Some(compound(atoms, cardinal(atoms, at, first + 1, scale, room)))
        }
        // "All was for naught."
        NumberWord::Small(0) if atoms.is_any(at, &["nought", "naught"]) && !atoms.is(at + 1, "point") => None,
        NumberWord::Small(_) | NumberWord::Tens(_) if !article => {
            Some(compound(atoms, cardinal(atoms, at, at, 0.0, f64::INFINITY)))
        }
        _ => None,
    }
}

/// Half, half a million, half of; a third of; two thirds has its numerator before it and is read by [`compound`].
fn part(atoms: &Atoms<'_>, from: usize, first: usize, below: u8, plural: bool) -> Option<Number> {
    let number = Number { from, to: first + 1, value: 1.0 / f64::from(below), form: Form::Fraction, scale: 1.0 };
    if plural {
        return None;
    }
    if below == 2 {
        let next = first + 1 + usize::from(atoms.is_any(first + 1, &["a", "an"]));
        if let Some(NumberWord::Scale(scale) | NumberWord::Dozen(scale)) = atoms.number_word(next) {
            return Some(Number { to: next + 1, value: scale / 2.0, form: Form::Spelled, ..number });
        }
        let before = from.checked_sub(1).map_or("", |i| atoms.lower(i));
        let ranked =
            matches!(before, "first" | "second" | "other" | "better" | "top" | "bottom" | "latter" | "opening");
        let compound =
            atoms.is_dash(first + 1) && atoms.glued(first + 1) || atoms.is_any(first + 1, &["time", "way", "back"]);
        return (!ranked && !compound && !glued_before(atoms, from)).then(|| share_of_scale(atoms, number));
    }
    if from == first {
        return None;
    }
    // "a quarter million people".
    if let Some(NumberWord::Scale(scale)) = atoms.number_word(first + 1).filter(|_| below == 4) {
        return Some(Number { to: first + 2, value: scale / 4.0, form: Form::Spelled, ..number });
    }
    let share = atoms.is(first + 1, "of") && !(below == 4 && atoms.has(first + 2, l::MONTH));
    share.then(|| share_of_scale(atoms, number))
}

fn glued_before(atoms: &Atoms<'_>, at: usize) -> bool {
    atoms.glued(at) && at.checked_sub(1).is_some_and(|before| atoms.is_dash(before))
}

/// Tens of thousands, hundreds: the value is the unit of the band, the plugin's options make the band of it.
fn band(atoms: &Atoms<'_>, at: usize, scale: f64) -> Number {
    let mut number = Number { from: at, to: at + 1, value: scale, form: Form::Band, scale: 1.0 };
    while atoms.is(number.to, "of")
        || atoms.is(number.to, "and") && atoms.number_word(at) == atoms.number_word(number.to + 1)
    {
        match atoms.number_word(number.to + 1) {
            Some(NumberWord::Plural(next)) if next > number.value && atoms.is(number.to, "of") => {
                number.value *= next;
                number.to += 2;
            }
            Some(NumberWord::Plural(_)) if atoms.is(number.to, "and") => number.to += 2,
            _ => break,
        }
    }
    number
}

/// Reads hundred-and-twenty-three style cardinals from `at`, where a small number or a ten stands.
///
/// `current` is what the words up to `to` are worth, `room` the smallest step that may still be added: after "twenty"
/// only units, after "three" only a scale.
fn cardinal(atoms: &Atoms<'_>, at: usize, mut to: usize, current: f64, mut room: f64) -> Number {
    let (mut total, mut current) = if current >= 1000.0 { (current, 0.0) } else { (0.0, current) };
    let mut scale = 1.0;
    loop {
        let mut next = to;
        if to > at && atoms.is_dash(next) && atoms.glued(next) && atoms.glued(next + 1) {
            next += 1;
        } else if to > at && atoms.is_any(next, &["and", "&"]) && room >= 100.0 {
            next += 1;
            if !matches!(atoms.number_word(next), Some(NumberWord::Small(_) | NumberWord::Tens(_)))
                || total + current < 100.0
            {
                break;
            }
            if starts_own_amount(atoms, next, room, total) {
                break;
            }
        }
        match atoms.number_word(next) {
            Some(NumberWord::Small(n)) if room > f64::from(n) && room > 1.0 && (n < 10 || room >= 100.0) => {
                current += f64::from(n);
                (room, scale) = (1.0, 1.0);
            }
            Some(NumberWord::Tens(n)) if room >= 100.0 => {
                current += f64::from(n);
                (room, scale) = (10.0, 1.0);
            }
            Some(NumberWord::Scale(s)) if s < 1000.0 && current > 0.0 && current < 100.0 => {
                current *= s;
                (room, scale) = (s, scale * s);
            }
            Some(NumberWord::Scale(s)) if s >= 1000.0 && current > 0.0 && (total == 0.0 || total >= s * 1000.0) => {
                total += current * s;
                current = 0.0;
                (room, scale) = (s, scale * s);
            }
            Some(NumberWord::Small(0)) if to == at => {}
            _ => break,
        }
        to = next + 1;
    }
    Number { from: at, to: to.max(at + 1), value: total + current, form: Form::Spelled, scale }
}

/// Whether what follows "and" is an amount of its own: in "two hundred and one hundred" and "two thousand and three
/// thousand", not in "one thousand and five hundred" or "two thousand and six policemen".
fn starts_own_amount(atoms: &Atoms<'_>, at: usize, room: f64, total: f64) -> bool {
    matches!(atoms.number_word(at + 1), Some(NumberWord::Scale(s)) if s >= room && (s < 1000.0 || total > 0.0))
}

/// What may follow a spelled cardinal: decimals, a dozen, a fraction, "and a half", a scale after that.
fn compound(atoms: &Atoms<'_>, number: Number) -> Number {
    let mut number = with_decimals(atoms, number);
    let dashed = atoms.is_dash(number.to) && atoms.glued(number.to);
    let next = number.to + usize::from(dashed);
    match atoms.number_word(next) {
        Some(NumberWord::Part(below, plural))
            if number.value < 100.0
                && (plural || number.value == 1.0)
                && is_share(atoms, next, below, plural, dashed) =>
        {
            let share = Number { to: next + 1, value: number.value / f64::from(below), form: Form::Fraction, ..number };
            return share_of_scale(atoms, share);
        }
        Some(NumberWord::Dozen(dozen) | NumberWord::Plural(dozen)) => {
            number = Number { to: next + 1, value: number.value * dozen, scale: dozen, ..number }
        }
        _ => {}
    }
    scale_after(atoms, with_half(atoms, number))
}

/// Whether "third" or "quarters" after a number word is a share and no rank or period.
fn is_share(atoms: &Atoms<'_>, part: usize, below: u8, plural: bool, dashed: bool) -> bool {
    let of = atoms.is(part + 1, "of");
    let closed = !atoms.is_word(part + 1) || atoms.has(part + 1, l::STOP & !l::DETERMINER) && !atoms.glued(part + 1);
    // "three quarters later" may be periods: a share has "of" or an article after it, or stands at the end.
    let no_period = dashed || of || below != 4 || atoms.get(part + 1).is_none();
    // "one third of", "one fifth stayed away"; "one third party" is none.
    let no_rank = plural || dashed || of || closed && below > 2;
    no_period && no_rank && (below > 2 || dashed || plural)
}

/// "two point five", "nought point two five".
fn with_decimals(atoms: &Atoms<'_>, number: Number) -> Number {
    if !atoms.is(number.to, "point") || number.scale > 1.0 {
        return number;
    }
    let (mut to, mut value, mut place) = (number.to + 1, number.value, 0.1);
    while let Some(NumberWord::Small(digit @ 0..=9)) = atoms.number_word(to).filter(|_| place > 1e-9) {
        value += f64::from(digit) * place;
        place /= 10.0;
        to += 1;
    }
    // Five in "two point five" is 0.5, not 0.500000001.
    let value = (value / place).round() * place;
    if to > number.to + 1 { Number { to, value: (value * 1e9).round() / 1e9, ..number } } else { number }
}

/// "two and a half", "two-and-a-half", "a million and a half": the half is one of what stands right before it.
pub(super) fn with_half(atoms: &Atoms<'_>, number: Number) -> Number {
    let dash = |at: usize| usize::from(atoms.is_dash(at) && atoms.glued(at));
    let and = number.to + dash(number.to);
    let article = and + 1 + dash(and + 1);
    let part = article + 1 + dash(article + 1);
    if !atoms.is(and, "and") {
        return number;
    }
    let three = atoms.is(article, "three");
    let Some(NumberWord::Part(below, _)) = atoms.number_word(part) else { return number };
    let counted = atoms.is_any(article, &["a", "an", "one"]) && matches!(below, 2..=4);
    if !(counted || three && below == 4) {
        return number;
    }
    let last = number.to.checked_sub(1).and_then(|last| atoms.number_word(last));
    let step = match last {
        Some(NumberWord::Scale(step) | NumberWord::Dozen(step) | NumberWord::Plural(step)) => step,
        _ => 1.0,
    };
    let above = if three { 3.0 } else { 1.0 };
    Number { to: part + 1, value: number.value + step * above / f64::from(below), ..number }
}

/// "a quarter of a million", "three quarters of a million".
fn share_of_scale(atoms: &Atoms<'_>, share: Number) -> Number {
    if !(atoms.is(share.to, "of") && atoms.is_any(share.to + 1, &["a", "one"])) {
        return share;
    }
    match atoms.number_word(share.to + 2) {
        Some(NumberWord::Scale(scale)) => {
            Number { to: share.to + 3, value: share.value * scale, form: Form::Spelled, ..share }
        }
        _ => share,
    }
}

fn scale_after(atoms: &Atoms<'_>, mut number: Number) -> Number {
    let dash = usize::from(atoms.is_dash(number.to) && atoms.glued(number.to));
    if matches!(atoms.number_word(number.to + dash), Some(NumberWord::Scale(_))) {
        number.to += dash;
    }
    while let Some(NumberWord::Scale(scale)) = atoms.number_word(number.to).filter(|_| number.scale < 1e15) {
        number = Number { to: number.to + 1, value: number.value * scale, scale: number.scale * scale, ..number };
    }
    number
}
