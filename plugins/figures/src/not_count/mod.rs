//! Numbers that count nothing: dates, clock times, years, ordinals, identifiers, scores.

use briefer_plugin::{QuantityKind, Role};

use crate::amount::Amount;
use crate::atoms::{AtomKind, Atoms};
use crate::lexicon as l;
use crate::number::{self, is_plural};

/// A stretch that is no amount, and what it is instead.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct NotCount {
    pub(crate) from: usize,
    pub(crate) to: usize,
    pub(crate) kind: QuantityKind,
    pub(crate) value: Option<f64>,
    pub(crate) rule: &'static str,
}

/// What stands at the atom `at`, if it is a number that counts nothing.
pub(crate) fn read(atoms: &Atoms<'_>, at: usize, role: Role, last: Option<&Amount>) -> Option<NotCount> {
    if atoms.is_digits(at) {
        let found = web(atoms, at)
            .or_else(|| clock(atoms, at))
            .or_else(|| date(atoms, at))
            .or_else(|| ordinal(atoms, at))
            .or_else(|| digit_chain(atoms, at))
            .or_else(|| score(atoms, at, last))
            .or_else(|| year(atoms, at))
            .or_else(|| identifier(atoms, at, role))
            .or_else(|| house_or_part(atoms, at))
            .or_else(|| list_number(atoms, at))
            .or_else(|| in_name(atoms, at));
        return found;
    }
    if atoms.has(at, l::MONTH) {
        return month_first(atoms, at);
    }
    spelled(atoms, at)
}

fn not(from: usize, to: usize, kind: QuantityKind, value: Option<f64>, rule: &'static str) -> Option<NotCount> {
    Some(NotCount { from, to, kind, value, rule })
}

fn digits_at(atoms: &Atoms<'_>, at: usize) -> Option<f64> {
    if atoms.is_digits(at) { number::value_of(atoms.written(at)) } else { None }
}

fn is_plain(atoms: &Atoms<'_>, at: usize) -> bool {
    atoms.is_digits(at) && atoms.written(at).bytes().all(|b| b.is_ascii_digit())
}

/// A number glued to letters that are no unit: `123news`, `3D`.
fn in_name(atoms: &Atoms<'_>, at: usize) -> Option<NotCount> {
    let glued = atoms.glued(at + 1) && atoms.is_word(at + 1) && number::read(atoms, at).is_none_or(|n| n.to == at + 1);
    let unit =
        atoms.has(at + 1, l::UNIT | l::ABBREVIATED_UNIT | l::DURATION | l::CURRENCY | l::CURRENCY_CODE | l::PERCENT);
    let short = atoms
        .is_any(at + 1, &["s", "st", "nd", "rd", "th", "am", "pm", "a.m.", "p.m.", "p", "fold", "x", "plus", "odd"]);
    if glued && !unit && !short { not(at, at + 2, QuantityKind::Id, None, "number-in-name") } else { None }
}

/// A number inside a web or mail address.
fn web(atoms: &Atoms<'_>, at: usize) -> Option<NotCount> {
    let mut from = at;
    while from > 0 && atoms.glued(from) && at - from < 64 {
        from -= 1;
    }
    let mut to = at + 1;
    while atoms.glued(to) && to - at < 64 {
        to += 1;
    }
    if to - from < 3 {
        return None;
    }
    let chunk = atoms.slice(from, to);
    let address = chunk.contains("://")
        || chunk.contains("www.")
        || chunk.contains('@')
        || chunk.contains(".com/")
        || chunk.contains('#');
    if address { not(at, to, QuantityKind::Id, None, "web-address") } else { None }
}

/// `22:57`, `2 pm`, `5 o'clock`, `0401 GMT`.
fn clock(atoms: &Atoms<'_>, at: usize) -> Option<NotCount> {
    let written = atoms.written(at);
    let half = atoms.is_any(at + 1, &["am", "pm", "a.m.", "p.m.", "a.m", "p.m", "o'clock"]);
    if written.contains(':') {
        let zone = usize::from(half || atoms.has(at + 1, l::ZONE) && !atoms.is(at + 1, "local"));
        let clock = written.split(':').all(|part| part.len() <= 2 && part.bytes().all(|b| b.is_ascii_digit()));
        let kind = if clock { QuantityKind::Time } else { QuantityKind::Id };
        return not(at, at + 1 + zone, kind, None, "clock-time");
    }
    let hour = digits_at(atoms, at).filter(|&hour| hour < 25.0)?;
    let minutes = written.split_once('.').map_or(2, |(_, minutes)| minutes.len());
    // Picometres and attometres have other decimals than a clock.
    if half && minutes == 2 && (hour < 13.0 || atoms.glued(at + 1)) {
        return not(at, at + 2, QuantityKind::Time, None, "clock-time");
    }
    None
}

/// `8 February 2018`, `11/12/2018`, `2018-02-08`.
fn date(atoms: &Atoms<'_>, at: usize) -> Option<NotCount> {
    let day = digits_at(atoms, at)?;
    let suffix = usize::from(atoms.glued(at + 1) && atoms.is_any(at + 1, &["st", "nd", "rd", "th"]));
    let of = usize::from(suffix == 1 && atoms.is(at + 2, "of"));
    let month = at + 1 + suffix + of;
    if is_plain(atoms, at) && (1.0..=31.0).contains(&day) && is_month_name(atoms, month) {
        let to = with_year(atoms, month + 1);
        return not(at, to, QuantityKind::Date, None, "date");
    }
    let dashed_month = is_plain(atoms, at)
        && day <= 31.0
        && atoms.is_dash(at + 1)
        && digits_at(atoms, at + 2).is_some_and(|d| d <= 31.0 && d > day)
        && is_month_name(atoms, at + 3);
    if dashed_month {
        return not(at, with_year(atoms, at + 4), QuantityKind::Date, None, "date");
    }
    let slashed = atoms.is_mark_of(at + 1, "/.-")
        && atoms.glued(at + 1)
        && is_plain(atoms, at + 2)
        && atoms.kind(at + 3) == atoms.kind(at + 1)
        && atoms.glued(at + 3)
        && is_plain(atoms, at + 4);
    if slashed {
        let parts = [at, at + 2, at + 4].map(|i| digits_at(atoms, i).unwrap_or(0.0));
        let year_first = parts[0] >= 1000.0 && parts[1] <= 12.0 && parts[2] <= 31.0;
        let year_last = parts[0] <= 31.0 && parts[1] <= 31.0 && (parts[2] >= 1900.0 || parts[2] < 100.0);
        if year_first || year_last {
            return not(at, at + 5, QuantityKind::Date, None, "date");
        }
    }
    None
}

/// A capitalized month; `may` and `march` in lower case are words.
fn is_month_name(atoms: &Atoms<'_>, at: usize) -> bool {
    atoms.has(at, l::MONTH) && atoms.is_capitalized(at)
}

fn with_year(atoms: &Atoms<'_>, to: usize) -> usize {
    let year = to + usize::from(atoms.is_mark(to, ','));
    if looks_like_year(atoms, year) { year + 1 } else { to }
}

/// `February 8, 2018`, `January 2018`; the scan stands at the month's name.
fn month_first(atoms: &Atoms<'_>, at: usize) -> Option<NotCount> {
    if !is_month_name(atoms, at) {
        return None;
    }
    let next = at + 1 + usize::from(atoms.is_mark(at + 1, '.'));
    if looks_like_year(atoms, next) || (atoms.is_any(next, &["of", ","]) && looks_like_year(atoms, next + 1)) {
        let to = if looks_like_year(atoms, next) { next + 1 } else { next + 2 };
        return not(at, to, QuantityKind::Date, None, "month-and-year");
    }
    let day = digits_at(atoms, next).filter(|day| is_plain(atoms, next) && (1.0..=31.0).contains(day))?;
    let _ = day;
    let mut to = next + 1;
    if atoms.glued(to) && atoms.is_any(to, &["st", "nd", "rd", "th"]) {
        to += 1;
    } else if atoms.is_word(to) && (is_plural(atoms, to) || atoms.has(to, l::UNIT)) && atoms.is(at, "may") {
        return None;
    }
    if (atoms.is_dash(to) || atoms.is_any(to, &["and", "to"]))
        && is_plain(atoms, to + 1)
        && digits_at(atoms, to + 1).is_some_and(|d| d <= 31.0)
        && !is_plural(atoms, to + 2)
    {
        to += 2;
    }
    not(at, with_year(atoms, to), QuantityKind::Date, None, "date")
}

/// `34th`, `21st`.
fn ordinal(atoms: &Atoms<'_>, at: usize) -> Option<NotCount> {
    let suffix = atoms.glued(at + 1) && atoms.is_any(at + 1, &["st", "nd", "rd", "th"]);
    let value = digits_at(atoms, at);
    if suffix {
        return not(at, at + 2, QuantityKind::Ordinal, value, "ordinal");
    }
    let decade = atoms.glued(at + 1)
        && (atoms.is_any(at + 1, &["s", "'s"]) || atoms.kind(at + 1) == Some(AtomKind::Possessive))
        && is_plain(atoms, at);
    let round = value.is_some_and(|value| value % 10.0 == 0.0 && value < 2100.0 && !(100.0..=1000.0).contains(&value));
    if decade && round {
        return not(at, at + 2, QuantityKind::Year, value, "decade");
    }
    None
}

/// Three or more groups of digits glued by hyphens, dots or slashes: telephone and article numbers, versions, addresses.
fn digit_chain(atoms: &Atoms<'_>, at: usize) -> Option<NotCount> {
    let mut to = at + 1;
    let mut groups = 1;
    while atoms.is_mark_of(to, "-–./") && atoms.glued(to) && atoms.is_digits(to + 1) && atoms.glued(to + 1) {
        to += 2;
        groups += 1;
    }
    let unreadable = digits_at(atoms, at).is_none();
    let leading_zero = is_plain(atoms, at) && atoms.written(at).len() > 1 && atoms.written(at).starts_with('0');
    let shares = groups == 2
        && atoms.is_mark(at + 1, '/')
        && number::read(atoms, at).is_some_and(|n| n.form != number::Form::Fraction);
    let two_years = groups == 2
        && atoms.is_dash(at + 1)
        && looks_like_year(atoms, at)
        && digits_at(atoms, at + 2).is_some_and(|next| next < 100.0 || looks_like_year(atoms, at + 2));
    if two_years {
        return not(at, to, QuantityKind::Year, None, "year-range");
    }
    if groups > 2 || unreadable || leading_zero || shares {
        return not(at, to, QuantityKind::Id, None, "digit-chain");
    }
    None
}

/// `3-1` where there is a contest, or where the first is not smaller: a vote, a match.
fn score(atoms: &Atoms<'_>, at: usize, last: Option<&Amount>) -> Option<NotCount> {
    if !(is_plain(atoms, at)
        && atoms.is_dash(at + 1)
        && atoms.glued(at + 1)
        && is_plain(atoms, at + 2)
        && atoms.glued(at + 2))
    {
        return None;
    }
    let (first, second) = (digits_at(atoms, at)?, digits_at(atoms, at + 2)?);
    if first > 435.0 && second < 10.0 {
        return not(at, at + 3, QuantityKind::Id, None, "number-in-name");
    }
    if first > 435.0 || second > 435.0 || atoms.is_mark(at + 3, '%') || (atoms.glued(at + 3) && atoms.is_word(at + 3)) {
        return None;
    }
    let mut near = at.saturating_sub(4)..at + 6;
    // One set after another: "6-3, 3-6".
    let contest = near.any(|i| atoms.has(i, l::CONTEST))
        || last.is_some_and(|last| last.quantity == QuantityKind::Score && last.to + 1 >= at);
    let counted = is_plural(atoms, at + 3) || atoms.has(at + 3, l::UNIT | l::DURATION);
    if first >= second && (contest || !counted) || contest && !counted {
        return not(at, at + 3, QuantityKind::Score, None, "score");
    }
    None
}

/// Four plain digits between 1500 and 2100.
fn looks_like_year(atoms: &Atoms<'_>, at: usize) -> bool {
    let value = digits_at(atoms, at).unwrap_or(0.0);
    is_plain(atoms, at) && atoms.written(at).len() == 4 && (1500.0..2200.0).contains(&value)
}

fn year(atoms: &Atoms<'_>, at: usize) -> Option<NotCount> {
    if !looks_like_year(atoms, at) {
        return None;
    }
    let value = digits_at(atoms, at);
    let found = not(at, at + 1, QuantityKind::Year, value, "year");
    let modern = value.is_some_and(|value| (1900.0..2100.0).contains(&value));
    let before = at.wrapping_sub(1);
    let united = atoms.has(at + 1, l::UNIT | l::ABBREVIATED_UNIT | l::CURRENCY | l::PERCENT | l::DURATION | l::NUMBER)
        && !atoms.is_any(at + 1, &["in", "a", "one"])
        || atoms.is_mark(at + 1, '%')
        || number::is_currency_mark(atoms, before);
    if united
        || atoms.is_any(
            before,
            &["than", "least", "most", "over", "nearly", "almost", "some", "approximately", "roughly", "estimated"],
        )
    {
        return None;
    }
    let introduced = atoms.has(before, l::BEFORE_YEAR | l::MONTH);
    let counted = is_plural(atoms, at + 1) && !atoms.is_capitalized(at + 1);
    let people = atoms.has(at + 1, l::PLURAL);
    let seasonal = atoms.is_any(
        at + 1,
        &[
            "elections",
            "results",
            "sales",
            "figures",
            "games",
            "protests",
            "olympics",
            "playoffs",
            "levels",
            "earnings",
            "revenues",
            "data",
        ],
    );
    if introduced {
        // "in 2000 people" is rare, "of 1800 soldiers" is not.
        let amount = counted
            && !seasonal
            && !atoms.has(before, l::MONTH)
            && !atoms.is_any(before, &["in", "since", "during", "early", "late"]);
        return if amount { None } else { found };
    }
    let noun_follows = atoms.is_word(at + 1) && !atoms.has(at + 1, l::STOP);
    if modern && (!noun_follows || seasonal || atoms.is_capitalized(at + 1)) {
        return found;
    }
    // "the 2019 attack", "her 2021 novel": a singular noun cannot be counted by it.
    let plural_soon = people || counted || is_plural(atoms, at + 2);
    let year = modern && (!plural_soon || seasonal || atoms.has(before, l::DETERMINER));
    if year { found } else { None }
}

/// Numbers that name: resolution 2664, Article 5, S&P 500, Model 3.
fn identifier(atoms: &Atoms<'_>, at: usize, role: Role) -> Option<NotCount> {
    let before = at.checked_sub(1)?;
    let value = digits_at(atoms, at);
    if atoms.is_mark(before, '#') {
        return not(at, at + 1, QuantityKind::Id, value, "number-sign");
    }
    if !is_plain(atoms, at) || atoms.glued(at) && !atoms.is_dash(before) {
        return None;
    }
    let unit = atoms.has(at + 1, l::UNIT | l::CURRENCY | l::PERCENT | l::DURATION | l::NUMBER)
        || atoms.is_mark(at + 1, '%')
        || atoms.is_any(at + 1, &["bn", "mn", "m", "k"]);
    if unit || atoms.glued(at + 1) && atoms.is_word(at + 1) {
        return None;
    }
    let capital = atoms.is_name_like(before);
    let named = atoms.has(before, l::IDENTIFIER)
        && (capital
            || atoms.is_any(
                before,
                &[
                    "no",
                    "no.",
                    "nos",
                    "resolution",
                    "article",
                    "section",
                    "chapter",
                    "flight",
                    "route",
                    "highway",
                    "room",
                    "paragraph",
                    "page",
                    "interstate",
                    "phase",
                ],
            ));
    if named && !(atoms.is_any(before, &["no", "week", "day", "group", "camp"]) && is_plural(atoms, at + 1)) {
        return not(at, at + 1, QuantityKind::Id, value, "named-number");
    }
    let ends = atoms.get(at + 1).is_none() || atoms.is_mark_of(at + 1, ").");
    let long_name = capital && before > 0 && atoms.is_capitalized(before - 1);
    if ends && long_name && !atoms.has(before, l::MONTH | l::WEEKDAY | l::STOP) {
        return not(at, at + 1, QuantityKind::Id, value, "name-with-number");
    }
    let opening =
        before == 0 || role == Role::Headline || atoms.has(before, l::STOP | l::MONTH | l::WEEKDAY | l::TREND);
    let counted = is_plural(atoms, at + 1) || is_plural(atoms, at + 2) && !atoms.has(at + 1, l::STOP);
    let index = atoms.is_any(at + 1, &["index", "series", "resolution"]);
    let apposed = atoms.is_mark(at + 1, ',') || atoms.has(at + 1, l::AUXILIARY) || atoms.is_mark(at + 1, ')');
    if capital && !opening && (index || !counted) && !apposed && (before > 0) {
        return not(at, at + 1, QuantityKind::Id, value, "name-with-number");
    }
    let model = capital && atoms.is_capitalized(at + 1) && !counted;
    if model && !opening { not(at, at + 1, QuantityKind::Id, value, "name-with-number") } else { None }
}

/// Numbers of houses ("12 Garden Road") and parts of names ("ID.3", "ISO 3888-2").
fn house_or_part(atoms: &Atoms<'_>, at: usize) -> Option<NotCount> {
    let dotted =
        at > 1 && atoms.glued(at) && atoms.is_mark_of(at - 1, ".-/") && atoms.glued(at - 1) && atoms.is_word(at - 2);
    let street = (1..4).take_while(|n| atoms.is_capitalized(at + n)).any(|n| n > 1 && atoms.is_any(at + n, STREETS));
    if dotted && !atoms.has(at + 1, l::UNIT | l::DURATION | l::PERCENT) || street && is_plain(atoms, at) {
        return not(at, at + 1, QuantityKind::Id, digits_at(atoms, at), "number-in-name");
    }
    None
}

const STREETS: &[&str] = &[
    "road",
    "rd",
    "street",
    "st",
    "st.",
    "avenue",
    "ave",
    "ave.",
    "lane",
    "drive",
    "way",
    "boulevard",
    "blvd",
    "square",
    "crescent",
];

/// `1.`, `2)` at a sentence's start, `(3)` anywhere.
fn list_number(atoms: &Atoms<'_>, at: usize) -> Option<NotCount> {
    let value = digits_at(atoms, at).filter(|value| *value < 100.0 && is_plain(atoms, at))?;
    let first = at == 0 && atoms.is_mark_of(1, ".)") && atoms.get(2).is_some();
    let bracketed = at > 0 && atoms.is_mark_of(at - 1, "([") && atoms.is_mark_of(at + 1, ")]") && value < 30.0;
    if first || bracketed { not(at, at + 1, QuantityKind::Id, Some(value), "list-number") } else { None }
}

/// Spelled ordinals, and "one" where it is a pronoun.
fn spelled(atoms: &Atoms<'_>, at: usize) -> Option<NotCount> {
    let rank = atoms.get(at)?.entry.rank;
    if atoms.has(at, l::ORDINAL) && rank > 2 {
        return not(at, at + 1, QuantityKind::Ordinal, Some(f64::from(rank)), "ordinal-word");
    }
    None
}

/// A number word inside a name: "the Kick Six", "Big Four".
pub(crate) fn is_in_name(atoms: &Atoms<'_>, at: usize, role: Role) -> bool {
    role != Role::Headline
        && at > 1
        && atoms.has(at, l::NUMBER)
        && atoms.is_capitalized(at)
        && atoms.is_capitalized(at - 1)
        && !atoms.has(at - 1, l::NUMBER | l::STOP | l::MONTH | l::WEEKDAY)
}

/// Whether "one" at `at` is a pronoun or part of an idiom.
pub(crate) fn is_pronoun_one(atoms: &Atoms<'_>, at: usize) -> bool {
    if !atoms.is(at, "one") {
        return false;
    }
    let before = at.checked_sub(1).map_or("", |i| atoms.lower(i));
    let idiom = matches!(
        before,
        "no" | "any"
            | "each"
            | "every"
            | "which"
            | "this"
            | "that"
            | "number"
            | "day"
            | "phase"
            | "some"
            | "another"
            | "formula"
            | "square"
            | "the"
            | "good"
            | "loved"
            | "little"
    ) || atoms
        .is_any(at + 1, &["another", "day", "'s", "should", "can", "could", "must", "may", "might", "would"])
        || atoms.kind(at + 1) == Some(AtomKind::Possessive);
    let named = before != "the" && at > 0 && atoms.is_capitalized(at) && atoms.is_capitalized(at - 1);
    let the_one_noun = before == "the" && atoms.is_word(at + 1) && !atoms.has(at + 1, l::STOP);
    let after_preposition = at > 0 && atoms.has(at - 1, l::PREPOSITION);
    let nothing_counted = !atoms.is_word(at + 1) || atoms.has(at + 1, l::PREPOSITION | l::CONJUNCTION | l::RELATIVE);
    let alone = after_preposition
        && nothing_counted
        && !atoms.is_any(at + 1, &["of", "or", "out"])
        && !(atoms.is(at + 1, "in") && (atoms.has(at + 2, l::NUMBER) || atoms.is_digits(at + 2)))
        && !atoms.is_dash(at + 1);
    let before_digits = atoms.is_digits(at + 1) && !atoms.glued(at + 1);
    idiom && !the_one_noun || named || alone || before_digits
}
