//! Numbers in digits, with fractions, powers and the scales that follow.

use briefer_plugin::words::numbers::{NumberWord, SCALE_LETTERS};

use super::spelled::with_half;
use super::{Form, Number, is_currency_mark};
use crate::atoms::{AtomKind, Atoms};
use crate::lexicon as l;

/// The value of a digit string; `None` where the grouping makes no sense (an IP address, a date, a clock time).
pub(crate) fn value_of(written: &str) -> Option<f64> {
    if let Some(value) = plain_value(written) {
        return Some(value);
    }
    if let Some(power) = written.strip_prefix("10").and_then(superscript) {
        return Some(10_f64.powi(power));
    }
    if let Some((cut, mark)) = written.char_indices().next_back().filter(|(_, mark)| !mark.is_ascii()) {
        // "2½" is one token.
        let whole = written[..cut].bytes().all(|b| b.is_ascii_digit());
        return if whole { Some(value_of(&written[..cut])? + vulgar(mark)?) } else { None };
    }
    if let Some(cut) = written.bytes().position(|b| matches!(b, b'e' | b'E')) {
        let (digits, exponent) = (&written[..cut], &written[cut + 1..]);
        let small = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit() || b == b'.');
        return if small && exponent.len() < 4 { written.parse().ok() } else { None };
    }
    if written.bytes().all(|b| b.is_ascii_digit()) {
        return if written.len() <= 18 { written.parse().ok() } else { None };
    }
    let (whole, decimals) = written.split_once('.').unwrap_or((written, ""));
    let digits_alone = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    if written == "." || !digits_alone(decimals) {
        return None;
    }
    if digits_alone(whole) {
        return written.parse().ok();
    }
    grouped(whole, decimals)
}

/// The value of up to fifteen digits and nothing else, which is most numbers and exact.
fn plain_value(written: &str) -> Option<f64> {
    if !(1..=15).contains(&written.len()) {
        return None;
    }
    let mut value = 0_u64;
    for byte in written.bytes() {
        value = value * 10 + u64::from(byte.checked_sub(b'0').filter(|digit| *digit < 10)?);
    }
    Some(value as f64)
}

/// `1,250,000.5`, `12,50,000`.
fn grouped(whole: &str, decimals: &str) -> Option<f64> {
    let mut groups = whole.split(',').peekable();
    let first = groups.next().filter(|first| (1..=3).contains(&first.len()))?;
    // Digits are gathered in place, so that the value is the one of the whole string, rounded once.
    let mut buffer = [0; 48];
    let mut len = 0;
    let mut add = |digits: &[u8]| {
        let room = buffer.get_mut(len..len + digits.len())?;
        room.copy_from_slice(digits);
        len += digits.len();
        Some(())
    };
    add(first.as_bytes())?;
    while let Some(group) = groups.next() {
        // Indian grouping has pairs before the last three.
        let fits = group.len() == 3 || group.len() == 2 && groups.peek().is_some();
        if !fits || !group.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        add(group.as_bytes())?;
    }
    if !decimals.is_empty() {
        add(b".")?;
        add(decimals.as_bytes())?;
    }
    str::from_utf8(&buffer[..len]).ok()?.parse().ok()
}

pub(super) fn digits(atoms: &Atoms<'_>, at: usize) -> Option<Number> {
    let written = atoms.written(at);
    let mut value = atoms.value(at)?;
    let plain = atoms.is_plain(at);
    let mut number =
        Number { from: at, to: at + 1, value, form: if plain { Form::Plain } else { Form::Digits }, scale: 1.0 };
    if let Some((factor, to)) = power_of_ten(atoms, at + 1) {
        return Some(Number { to, value: value * factor, form: Form::Digits, ..number });
    }
    if let Some((power, to)) = exponent(atoms, at + 1).filter(|_| plain && value <= 100.0) {
        return Some(Number { to, value: value.powi(power), form: Form::Digits, ..number });
    }
    if plain
        && written.len() <= 3
        && let Some((spaced, to)) = spaced_groups(atoms, at)
    {
        return Some(scaled(atoms, Number { to, value: spaced, form: Form::Digits, ..number }));
    }
    if let Some((fraction, to)) = slash_fraction(atoms, at) {
        return Some(Number { to, value: fraction, form: Form::Fraction, ..number });
    }
    if let Some((fraction, to)) = slash_fraction(atoms, at + 1).filter(|_| plain && !atoms.glued(at + 1)) {
        return Some(Number { to, value: value + fraction, form: Form::Digits, ..number });
    }
    if let Some(AtomKind::Mark(mark)) = atoms.kind(at + 1)
        && let Some(part) = vulgar(mark)
    {
        value += part;
        number = Number { to: at + 2, value, form: Form::Digits, ..number };
    }
    // "4 and a half", "2 million and a half".
    let halved = with_half(atoms, scaled(atoms, number));
    Some(if halved.to > number.to { Number { form: Form::Digits, ..halved } } else { halved })
}

/// `x10^5`, `× 10⁻⁵`, `x10-5` at `at`: the factor and the atom past it.
fn power_of_ten(atoms: &Atoms<'_>, at: usize) -> Option<(f64, usize)> {
    let base = if atoms.is(at, "x10") {
        at
    } else if atoms.is(at, "x") || atoms.is_mark_of(at, "×·*") {
        at + 1
    } else {
        return None;
    };
    let ten = atoms.written(base).strip_prefix("10").filter(|_| base > at);
    if let Some(power) = ten.and_then(superscript) {
        return Some((10_f64.powi(power), base + 1));
    }
    if base > at && ten != Some("") {
        return None;
    }
    let hyphen = usize::from(atoms.is_dash(base + 1) && atoms.glued(base + 1));
    let (power, to) = exponent(atoms, base + 1)
        .or_else(|| (hyphen == 1).then(|| plain_power(atoms, base + 2).map(|power| (-power, base + 3))).flatten())?;
    Some((10_f64.powi(power), to))
}

/// `^5`, `^-5`, `⁻⁵` glued to what stands before it.
pub(crate) fn exponent(atoms: &Atoms<'_>, at: usize) -> Option<(i32, usize)> {
    if !atoms.glued(at) {
        return None;
    }
    if atoms.is_mark(at, '^') {
        let minus = usize::from(atoms.is_dash(at + 1) && atoms.glued(at + 1));
        let power = plain_power(atoms, at + 1 + minus)?;
        return Some((if minus == 1 { -power } else { power }, at + 2 + minus));
    }
    let minus = usize::from(atoms.is_mark(at, '⁻'));
    let power = superscript(atoms.written(at + minus))?;
    Some((if minus == 1 { -power } else { power }, at + minus + 1))
}

/// The value of one or two raised digits.
fn superscript(written: &str) -> Option<i32> {
    let mut value = None;
    for c in written.chars() {
        let digit = "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().position(|raised| raised == c)? as i32;
        value = Some(value.unwrap_or(0) * 10 + digit).filter(|&power| power < 100);
    }
    value
}

/// A whole number of at most two digits, glued to what stands before it.
fn plain_power(atoms: &Atoms<'_>, at: usize) -> Option<i32> {
    let written = atoms.written(at);
    (atoms.is_digits(at) && atoms.glued(at) && written.len() <= 2).then(|| written.parse().ok()).flatten()
}

/// `10 000`, `1 250 000`: groups of three after plain or narrow spaces; with a plain space only where the last group is
/// 000 or two groups or more follow.
fn spaced_groups(atoms: &Atoms<'_>, at: usize) -> Option<(f64, usize)> {
    let mut to = at + 1;
    let mut value = atoms.value(at)?;
    let mut certain = true;
    while to < at + 6 && atoms.is_digits(to) && !atoms.glued(to) && atoms.written(to).len() == 3 {
        let gap = &atoms.text()[atoms.get(to - 1)?.end as usize..atoms.get(to)?.start as usize];
        certain &= matches!(gap, "\u{a0}" | "\u{202f}" | "\u{2009}");
        if gap.len() != 1 && !matches!(gap, "\u{a0}" | "\u{202f}" | "\u{2009}") {
            return None;
        }
        value = value * 1000.0 + atoms.value(to)?;
        to += 1;
    }
    (to > at + 1 && value > 0.0 && (certain || to > at + 2 || atoms.is(to - 1, "000"))).then_some((value, to))
}

/// `1/3`, also with a fraction slash. Only proper fractions with small terms: `9/11` and `24/7` are names.
fn slash_fraction(atoms: &Atoms<'_>, at: usize) -> Option<(f64, usize)> {
    if !(atoms.is_digits(at) && atoms.is_mark_of(at + 1, "/⁄") && atoms.is_digits(at + 2)) {
        return None;
    }
    if !(atoms.glued(at + 1) && atoms.glued(at + 2)) || atoms.is_mark(at + 3, '/') {
        return None;
    }
    let (above, below) = (atoms.value(at)?, atoms.value(at + 2)?);
    let usual = [2.0, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0, 16.0, 32.0, 40.0, 64.0, 100.0, 128.0].contains(&below);
    (above < below && above > 0.0 && usual).then_some((above / below, at + 3))
}

pub(crate) fn vulgar(mark: char) -> Option<f64> {
    Some(match mark {
        '½' => 1.0 / 2.0,
        '⅓' => 1.0 / 3.0,
        '⅔' => 2.0 / 3.0,
        '¼' => 1.0 / 4.0,
        '¾' => 3.0 / 4.0,
        '⅕' => 1.0 / 5.0,
        '⅖' => 2.0 / 5.0,
        '⅗' => 3.0 / 5.0,
        '⅘' => 4.0 / 5.0,
        '⅙' => 1.0 / 6.0,
        '⅚' => 5.0 / 6.0,
        '⅐' => 1.0 / 7.0,
        '⅑' => 1.0 / 9.0,
        '⅒' => 1.0 / 10.0,
        '⅛' => 1.0 / 8.0,
        '⅜' => 3.0 / 8.0,
        '⅝' => 5.0 / 8.0,
        '⅞' => 7.0 / 8.0,
        _ => return None,
    })
}

/// Multiplies by the scale words and letters that follow: `1.2 million`, `4 hundred thousand`, `35m`.
pub(super) fn scaled(atoms: &Atoms<'_>, mut number: Number) -> Number {
    if let Some(scale) = scale_letter(atoms, number.to) {
        return Number { to: number.to + 1, value: number.value * scale, form: Form::Digits, scale, ..number };
    }
    let mut at = number.to;
    if atoms.is_dash(at) && atoms.glued(at) && matches!(atoms.number_word(at + 1), Some(NumberWord::Scale(_))) {
        at += 1;
    }
    while let Some(NumberWord::Scale(scale) | NumberWord::Dozen(scale) | NumberWord::Plural(scale)) =
        atoms.number_word(at).filter(|_| number.scale < 1e15)
    {
        number = Number {
            to: at + 1,
            value: number.value * scale,
            form: Form::Digits,
            scale: number.scale * scale,
            ..number
        };
        at += 1;
    }
    number
}

/// A glued or free letter scale. `m` needs money before it or a counted noun after it, since it is also metres.
fn scale_letter(atoms: &Atoms<'_>, at: usize) -> Option<f64> {
    if !atoms.is_word(at) || atoms.written(at).len() > 3 {
        return None;
    }
    let (_, scale) = *SCALE_LETTERS.iter().find(|(letters, _)| atoms.is(at, letters))?;
    let doubtful = atoms.is_any(at, &["mil", "mm"]);
    if atoms.lower(at).len() > 1 && !doubtful {
        return Some(scale);
    }
    if !atoms.glued(at) || atoms.is(at, "mm") && atoms.written(at) != "MM" {
        return None;
    }
    if doubtful {
        return Some(scale);
    }
    let money = (1..=3).any(|back| {
        at.checked_sub(back + 1).is_some_and(|i| is_currency_mark(atoms, i) || atoms.has(i, l::CURRENCY_CODE))
    });
    let counted = atoms.is(at + 1, "of")
        || atoms.has(at + 1, l::UNIT | l::CURRENCY | l::PLURAL)
        || atoms.is_plural(at + 1)
        || adjective_then_plural(atoms, at + 1);
    let upper = atoms.written(at).bytes().all(|b| b.is_ascii_uppercase());
    match atoms.lower(at) {
        "k" => Some(scale),
        "m" if money || counted || upper => Some(scale),
        "b" | "t" if money || (upper && counted) => Some(scale),
        _ => None,
    }
}

fn adjective_then_plural(atoms: &Atoms<'_>, at: usize) -> bool {
    atoms.is_word(at) && !atoms.has(at, l::STOP) && !atoms.glued(at) && atoms.is_plural(at + 1)
}

#[cfg(test)]
mod tests {
    use super::value_of;

    #[test]
    fn digits_are_read_with_their_grouping() {
        for (written, value) in [
            ("4,000", 4000.0),
            ("12,50,000", 1_250_000.0),
            ("1.2", 1.2),
            (".08", 0.08),
            ("007", 7.0),
            ("4e14", 4e14),
            ("9.8e-3", 0.0098),
        ] {
            assert_eq!(value_of(written), Some(value), "{written}");
        }
    }

    #[test]
    fn digits_that_are_no_number_are_refused() {
        for written in ["192.168.1.2", "22:57", "1,2", "1,2345", "1,000.5,6", "1e5678", "", ",", "e5", "1,e5", "."] {
            assert!(value_of(written).is_none() || written.is_empty(), "{written}");
        }
    }
}
