//! Numbers that count nothing: dates, clock times, years, ordinals, identifiers, scores.

mod identifier;
mod telephone;
mod time;

use briefer_plugin::{QuantityKind, Role, Shape};

use crate::amount::Amount;
use crate::atoms::{AtomKind, Atoms};
use crate::lexicon as l;
use crate::rule::Rule;

use identifier::{digit_chain, house_or_part, identifier, in_name, list_number, listed, model_or_club, web};
use telephone::telephone;
use time::{clock, date, era, month_first, ordinal, spoken_clock, year};

/// A stretch that is no amount, and what it is instead.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct NotCount {
    pub(crate) from: usize,
    pub(crate) to: usize,
    pub(crate) kind: QuantityKind,
    pub(crate) value: Option<f64>,
    pub(crate) rule: Rule,
}

/// What stands at the atom `at`, if it is a number that counts nothing.
pub(crate) fn read(atoms: &Atoms<'_>, at: usize, role: Role, last: Option<&Amount>) -> Option<NotCount> {
    find(atoms, at, role, last).filter(|not| atoms.allows(not.rule))
}

fn find(atoms: &Atoms<'_>, at: usize, role: Role, last: Option<&Amount>) -> Option<NotCount> {
    if atoms.is_digits(at) {
        return web(atoms, at)
            .or_else(|| clock(atoms, at))
            .or_else(|| telephone(atoms, at))
            .or_else(|| era(atoms, at))
            .or_else(|| model_or_club(atoms, at))
            .or_else(|| date(atoms, at))
            .or_else(|| ordinal(atoms, at))
            .or_else(|| digit_chain(atoms, at))
            .or_else(|| score(atoms, at, last))
            .or_else(|| listed(atoms, at, last))
            .or_else(|| year(atoms, at))
            .or_else(|| house_or_part(atoms, at))
            .or_else(|| identifier(atoms, at, role))
            .or_else(|| list_number(atoms, at))
            .or_else(|| in_name(atoms, at));
    }
    if atoms.has(at, l::MONTH) {
        return month_first(atoms, at);
    }
    spoken_clock(atoms, at).or_else(|| spelled(atoms, at))
}

fn not(from: usize, to: usize, kind: QuantityKind, value: Option<f64>, rule: Rule) -> Option<NotCount> {
    Some(NotCount { from, to, kind, value, rule })
}

/// `3-1` where there is a contest, or where the first is not smaller: a vote, a match.
fn score(atoms: &Atoms<'_>, at: usize, last: Option<&Amount>) -> Option<NotCount> {
    if is_told_score(atoms, at) {
        return not(at, at + 3, QuantityKind::Score, None, Rule::Score);
    }
    if !(atoms.is_plain(at)
        && atoms.is_dash(at + 1)
        && atoms.glued(at + 1)
        && atoms.is_plain(at + 2)
        && atoms.glued(at + 2))
    {
        return None;
    }
    let (first, second) = (atoms.value(at)?, atoms.value(at + 2)?);
    if first > 435.0 && second < 10.0 {
        return not(at, at + 3, QuantityKind::Id, None, Rule::NumberInName);
    }
    if first > 435.0 || second > 435.0 || atoms.is_mark(at + 3, '%') || (atoms.glued(at + 3) && atoms.is_word(at + 3)) {
        return None;
    }
    let mut near = at.saturating_sub(4)..at + 6;
    // One set after another: "6-3, 3-6".
    let contest = near.any(|i| atoms.has(i, l::CONTEST))
        || last.is_some_and(|last| last.quantity == QuantityKind::Score && last.to + 1 >= at);
    // "lost 60-70 of its men".
    if atoms.is(at + 3, "of") {
        return None;
    }
    let counted = atoms.is_plural(at + 3) || atoms.has(at + 3, l::UNIT | l::DURATION);
    if first >= second && (contest || !counted) || contest && !counted {
        return not(at, at + 3, QuantityKind::Score, None, Rule::Score);
    }
    None
}

/// "won 4 to 2", "voted 9 to 4".
fn is_told_score(atoms: &Atoms<'_>, at: usize) -> bool {
    let higher = match (atoms.value(at), atoms.value(at + 2)) {
        (Some(first), Some(second)) => first > second && first < 436.0,
        _ => false,
    };
    atoms.is(at + 1, "to")
        && atoms.is_plain(at)
        && atoms.is_plain(at + 2)
        && higher
        && (at.saturating_sub(2)..at).any(|i| atoms.has(i, l::CONTEST))
        && (!atoms.is_word(at + 3) || atoms.has(at + 3, l::STOP))
        && !atoms.is_mark(at + 3, '%')
}

/// Spelled ordinals, and "one" where it is a pronoun.
fn spelled(atoms: &Atoms<'_>, at: usize) -> Option<NotCount> {
    let rank = atoms.rank(at);
    if atoms.has(at, l::ORDINAL) && rank > 2 {
        return not(at, at + 1, QuantityKind::Ordinal, Some(f64::from(rank)), Rule::OrdinalWord);
    }
    None
}

/// A number word inside a name ("the Kick Six", "Big Four"), or one that begins it ("the Three Gorges dam", "the
/// Five-Year Plan"), or ends one with "of" ("the Group of Seven").
pub(crate) fn is_in_name(atoms: &Atoms<'_>, at: usize, role: Role) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    if role == Role::Headline || !atoms.has(at, l::NUMBER) || !atoms.is_capitalized(at) {
        return false;
    }
    let shape = |at: usize| atoms.get(at).map(|atom| atom.shape);
    let acronym = shape(before) == Some(Shape::Upper) && shape(at) == Some(Shape::Capitalized);
    let ends_name = atoms.is_capitalized(before) && (at > 1 || acronym);
    if ends_name && !atoms.has(before, l::NUMBER | l::STOP | l::MONTH | l::WEEKDAY) {
        return true;
    }
    // In a sentence in capitals, and in sums written out ("of Two Million Dollars"), it counts all the same.
    let next = at + 1 + usize::from(atoms.is_dash(at + 1) && atoms.glued(at + 1) && atoms.glued(at + 2));
    let named = shape(next) == Some(Shape::Capitalized)
        && !atoms.has(next, l::NUMBER | l::CURRENCY | l::PERCENT | l::UNIT | l::MONTH | l::WEEKDAY);
    let inside = atoms.is_word(before) && (shape(before) == Some(Shape::Lower) || atoms.is(before, "the"));
    let club = at > 1 && atoms.is(before, "of") && atoms.is_capitalized(at - 2);
    shape(at) == Some(Shape::Capitalized) && (inside && named || club && !atoms.is_plural(next))
}

/// Halves of a whole that say no number: "a fifty-fifty decision".
pub(crate) fn is_even_share(atoms: &Atoms<'_>, at: usize) -> bool {
    let twin = |one: usize, other: usize| atoms.has(one, l::NUMBER) && atoms.lower(one) == atoms.lower(other);
    let dashed = |at: usize| atoms.is_dash(at) && atoms.glued(at) && atoms.glued(at + 1);
    dashed(at + 1) && twin(at, at + 2) || at > 1 && dashed(at - 1) && twin(at, at - 2)
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
    // "a strict one", "a very strict one"; but "the guard shot one".
    let described = at > 1
        && atoms.is_word(at - 1)
        && !atoms.has(at - 1, l::STOP | l::NUMBER)
        && nothing_counted
        && !atoms.is(at + 2, "a")
        && {
            let article = at - 2 - usize::from(at > 2 && atoms.is_any(at - 2, &["very", "more", "most", "rather"]));
            atoms.is_any(article, &["a", "an", "the", "this", "that", "its", "their"])
        };
    described || idiom && !the_one_noun || named || alone || before_digits
}
