//! Finds the words that name a speaker, before or after a cue.

mod able;
mod aside;
mod backward;
mod forward;
mod quantity;
mod relative;

use crate::lexis::Class;
use crate::text::Text;

pub(crate) use able::is_state;
use able::{is_name_with_time, is_speaker};
use aside::{before_apposition, before_dashes};
pub(crate) use backward::bar_before;
use backward::noun_phrase_before;
pub(crate) use forward::{after, clause_subject, embedded_subject, with_apposition};
pub(crate) use quantity::share;
pub(crate) use relative::antecedent;

/// The words that name a speaker: tokens `first..end`, of which `first..head_end` are the noun phrase without its
/// apposition and the prepositional phrases after its head.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Phrase {
    pub(crate) first: usize,
    pub(crate) end: usize,
    pub(crate) head_end: usize,
}

/// How far a phrase may reach, in tokens: keeps every search constant.
const REACH: usize = 40;

const BOUNDARY: Class = Class(
    Class::SUBORDINATOR.0
        | Class::COORDINATOR.0
        | Class::SUBJECT_PRONOUN.0
        | Class::OBJECT_PRONOUN.0
        | Class::AUXILIARY.0
        | Class::PREPOSITION.0
        | Class::NEGATION.0
        | Class::FINITE.0,
);

/// The speaker phrase that ends right before the token `end`, starting at `floor` or later.
pub(crate) fn before(text: &Text<'_>, end: usize, floor: usize) -> Option<Phrase> {
    let floor = floor.max(end.saturating_sub(REACH));
    let mut end = without_time(text, end, floor);
    while end > floor + 1 && text.is(end - 1, Class::ADVERB) && text.is_lower_word(end - 1) {
        end -= 1;
    }
    if end <= floor {
        return None;
    }
    if text.is(end - 1, Class::COMMA) {
        return before_apposition(text, end - 1, floor);
    }
    if text.is(end - 1, Class::DASH) {
        return before_dashes(text, end, floor);
    }
    noun_phrase_before(text, end, floor)
}

/// Drops "on Monday", "last week", "on Tuesday night" from the end: "the ministry on Monday said".
pub(crate) fn without_time(text: &Text<'_>, end: usize, floor: usize) -> usize {
    let mut at = end;
    while at > floor + 1 && text.is(at - 1, Class::TIME) && !is_name_with_time(text, at - 1) {
        at -= 1;
    }
    if at == end {
        return if at > floor + 2 && is_year(text, at - 1) { at - 2 } else { end };
    }
    while at > floor + 1 && matches!(text.word(at - 1), "last" | "this" | "next" | "early" | "late" | "earlier") {
        at -= 1;
    }
    if at > floor + 1 && matches!(text.word(at - 1), "on" | "in" | "at") {
        at -= 1;
    }
    at
}

/// "in 2010".
fn is_year(text: &Text<'_>, token: usize) -> bool {
    text.is(token, Class::NUMBER) && text.word(token).len() == 4 && text.says(token - 1, "in")
}

/// Whose claim it is: the noun phrase that ends with the possessive before the token `end`.
pub(crate) fn owner(text: &Text<'_>, end: usize, floor: usize) -> Option<Phrase> {
    let first = bar_before(text, end, floor.max(end.saturating_sub(REACH)))?;
    let phrase = Phrase { first, end, head_end: end };
    is_speaker(text, phrase).then_some(phrase)
}
