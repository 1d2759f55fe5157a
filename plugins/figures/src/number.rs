//! Reads one number: digits, spelled, mixed, with its scale.

use briefer_plugin::words::numbers::{NumberWord, SCALE_LETTERS};

use crate::atoms::{AtomKind, Atoms};
use crate::lexicon::{self as l};

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
            let value = format!("0.{}", atoms.written(at + 1)).parse().ok()?;
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

/// The value of a digit string; `None` where the grouping makes no sense (an IP address, a date, a clock time).
pub(crate) fn value_of(written: &str) -> Option<f64> {
    if written.bytes().all(|b| b.is_ascii_digit()) {
        return if written.len() <= 18 { written.parse().ok() } else { None };
    }
    if written.bytes().filter(|&b| b == b'.').count() > 1
        || !written.bytes().all(|b| b.is_ascii_digit() || b == b',' || b == b'.')
    {
        return None;
    }
    let (whole, decimals) = written.split_once('.').unwrap_or((written, ""));
    if decimals.contains(',') {
        return None;
    }
    let mut groups = whole.split(',');
    let first = groups.next()?;
    let mut digits = String::with_capacity(written.len());
    digits.push_str(first);
    let mut groups = groups.peekable();
    if groups.peek().is_some() && (first.is_empty() || first.len() > 3) {
        return None;
    }
    while let Some(group) = groups.next() {
        // Indian grouping has pairs before the last three.
        if group.len() != 3 && !(group.len() == 2 && groups.peek().is_some()) {
            return None;
        }
        digits.push_str(group);
    }
    if !decimals.is_empty() {
        digits.push('.');
        digits.push_str(decimals);
    }
    digits.parse().ok()
}

fn digits(atoms: &Atoms<'_>, at: usize) -> Option<Number> {
    let written = atoms.written(at);
    let mut value = value_of(written)?;
    let plain = written.bytes().all(|b| b.is_ascii_digit());
    let mut number =
        Number { from: at, to: at + 1, value, form: if plain { Form::Plain } else { Form::Digits }, scale: 1.0 };
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
    Some(scaled(atoms, number))
}

/// `10 000`, `1 250 000`: groups of three after plain or narrow spaces; with a plain space only where the last group is 000.
fn spaced_groups(atoms: &Atoms<'_>, at: usize) -> Option<(f64, usize)> {
    let mut to = at + 1;
    let mut value = value_of(atoms.written(at))?;
    let mut certain = true;
    while to < at + 6 && atoms.is_digits(to) && !atoms.glued(to) && atoms.written(to).len() == 3 {
        let gap = &atoms.text()[atoms.get(to - 1)?.end as usize..atoms.get(to)?.start as usize];
        certain &= matches!(gap, "\u{a0}" | "\u{202f}" | "\u{2009}");
        if gap.len() != 1 && !matches!(gap, "\u{a0}" | "\u{202f}" | "\u{2009}") {
            return None;
        }
        value = value * 1000.0 + value_of(atoms.written(to))?;
        to += 1;
    }
    (to > at + 1 && value > 0.0 && (certain || atoms.is(to - 1, "000"))).then_some((value, to))
}

/// `1/3`, also with a fraction slash. Only proper fractions with small terms: `9/11` and `24/7` are names.
fn slash_fraction(atoms: &Atoms<'_>, at: usize) -> Option<(f64, usize)> {
    if !(atoms.is_digits(at) && atoms.is_mark_of(at + 1, "/⁄") && atoms.is_digits(at + 2)) {
        return None;
    }
    if !(atoms.glued(at + 1) && atoms.glued(at + 2)) || atoms.is_mark(at + 3, '/') {
        return None;
    }
    let (above, below) = (value_of(atoms.written(at))?, value_of(atoms.written(at + 2))?);
    let usual = [2.0, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0, 16.0, 32.0, 40.0, 64.0, 100.0, 128.0].contains(&below);
    (above < below && above > 0.0 && usual).then_some((above / below, at + 3))
}

fn vulgar(mark: char) -> Option<f64> {
    Some(match mark {
        '½' => 1.0 / 2.0,
        '⅓' => 1.0 / 3.0,
        '⅔' => 2.0 / 3.0,
        '¼' => 1.0 / 4.0,
        '¾' => 3.0 / 4.0,
        '⅕' => 1.0 / 5.0,
        '⅛' => 1.0 / 8.0,
        '⅜' => 3.0 / 8.0,
        '⅝' => 5.0 / 8.0,
        '⅞' => 7.0 / 8.0,
        _ => return None,
    })
}

/// Multiplies by the scale words and letters that follow: `1.2 million`, `4 hundred thousand`, `35m`.
fn scaled(atoms: &Atoms<'_>, mut number: Number) -> Number {
    if let Some(scale) = scale_letter(atoms, number.to) {
        return Number { to: number.to + 1, value: number.value * scale, form: Form::Digits, scale, ..number };
    }
    let mut at = number.to;
    if atoms.is_dash(at) && atoms.glued(at) && matches!(atoms.number_word(at + 1), Some(NumberWord::Scale(_))) {
        at += 1;
    }
    while let Some(NumberWord::Scale(scale) | NumberWord::Dozen(scale)) =
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
    if atoms.lower(at).len() > 1 && !atoms.is(at, "t") {
        return Some(scale);
    }
    if !atoms.glued(at) {
        return None;
    }
    let money = (1..=3).any(|back| at.checked_sub(back + 1).is_some_and(|i| is_currency_mark(atoms, i)));
    let counted = atoms.is(at + 1, "of")
        || atoms.has(at + 1, l::UNIT | l::CURRENCY | l::PLURAL)
        || is_plural(atoms, at + 1)
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
    atoms.is_word(at) && !atoms.has(at, l::STOP) && !atoms.glued(at) && is_plural(atoms, at + 1)
}

/// Whether the mark is a currency sign.
pub(crate) fn is_currency_mark(atoms: &Atoms<'_>, at: usize) -> bool {
    atoms.is_mark_of(at, "$€£¥₹₽₩₺₪₫฿₦₴₱₸₾₼؋")
}

/// Whether the word looks like a plural noun.
pub(crate) fn is_plural(atoms: &Atoms<'_>, at: usize) -> bool {
    if !atoms.is_word(at) {
        return false;
    }
    if atoms.has(at, l::PLURAL) {
        return true;
    }
    let word = atoms.lower(at);
    word.len() > 3
        && word.ends_with('s')
        && !word.ends_with("ss")
        && !word.ends_with("us")
        && !word.ends_with("is")
        && !atoms.has(at, l::STOP)
}

fn spelled(atoms: &Atoms<'_>, at: usize) -> Option<Number> {
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
        return (!ranked && !compound && !glued_before(atoms, from)).then_some(number);
    }
    let share = atoms.is(first + 1, "of") && !(below == 4 && atoms.has(first + 2, l::MONTH));
    let owner = from < first && atoms.is(first + 1, "of");
    (share && owner).then_some(number)
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
            if starts_own_amount(atoms, next) {
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

/// "two thousand and six policemen" is one number, "a hundred soldiers and six policemen" never comes here;
/// but "two hundred and one hundred" are two.
fn starts_own_amount(atoms: &Atoms<'_>, at: usize) -> bool {
    matches!(atoms.number_word(at + 1), Some(NumberWord::Scale(s)) if s < 1000.0)
}

/// What may follow a spelled cardinal: a dozen, a fraction, "and a half", a scale after that.
fn compound(atoms: &Atoms<'_>, mut number: Number) -> Number {
    let dashed = atoms.is_dash(number.to) && atoms.glued(number.to);
    let next = number.to + usize::from(dashed);
    match atoms.number_word(next) {
        Some(NumberWord::Part(below, plural)) if number.value < 100.0 && (plural || number.value == 1.0) => {
            // "three quarters later" may be periods: a share has "of" or an article after it, or stands at the end.
            let share = dashed || atoms.is(next + 1, "of") || below != 4 || atoms.get(next + 1).is_none();
            if share
                && (below > 2 || dashed || plural)
                && !(below > 2 && !plural && !dashed && !atoms.is(next + 1, "of"))
            {
                let value = number.value / f64::from(below);
                return Number { to: next + 1, value, form: Form::Fraction, ..number };
            }
        }
        Some(NumberWord::Dozen(dozen)) => {
            number = Number { to: next + 1, value: number.value * dozen, scale: dozen, ..number }
        }
        _ => {}
    }
    if atoms.is(number.to, "and") {
        let article = number.to + 1;
        let counted = atoms.is_any(article, &["a", "an", "one"]);
        let three = atoms.is(article, "three");
        if let Some(NumberWord::Part(below, _)) = atoms.number_word(article + 1)
            && ((counted && matches!(below, 2..=4)) || (three && below == 4))
        {
            let above = if three { 3.0 } else { 1.0 };
            number = Number { to: article + 2, value: number.value + above / f64::from(below), ..number };
        }
    }
    let scaled = scale_after(atoms, number);
    if scaled.to > number.to { scaled } else { number }
}

fn scale_after(atoms: &Atoms<'_>, mut number: Number) -> Number {
    while let Some(NumberWord::Scale(scale)) = atoms.number_word(number.to).filter(|_| number.scale < 1e15) {
        number = Number { to: number.to + 1, value: number.value * scale, scale: number.scale * scale, ..number };
    }
    number
}

#[cfg(test)]
mod tests {
    use super::value_of;

    #[test]
    fn digits_are_read_with_their_grouping() {
        for (written, value) in
            [("4,000", 4000.0), ("12,50,000", 1_250_000.0), ("1.2", 1.2), (".08", 0.08), ("007", 7.0)]
        {
            assert_eq!(value_of(written), Some(value), "{written}");
        }
    }

    #[test]
    fn digits_that_are_no_number_are_refused() {
        for written in ["192.168.1.2", "22:57", "1,2", "1,2345", "1,000.5,6", "1e5", "", ","] {
            assert!(value_of(written).is_none() || written.is_empty(), "{written}");
        }
    }
}
