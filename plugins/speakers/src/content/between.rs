//! What stands between a cue and its words: who is spoken to, when and where.

use briefer_plugin::words::reporting::{Governs, Inflection};

use crate::cue::Cue;
use crate::lexis::Class;
use crate::text::Text;

use super::{REACH, is_title};

/// "told [reporters in Karsa] that": the token after whom is spoken to.
pub(super) fn past_addressee(text: &Text<'_>, from: usize, end: usize) -> usize {
    if text.is(from, Class::OBJECT_PRONOUN) {
        return from + 1;
    }
    let mut at = from;
    let limit = end.min(from + REACH);
    while at < limit && text.region(at).is_none() {
        let starts_clause = text.is(at, Class::SUBJECT_PRONOUN.or(Class::SUBORDINATOR).or(Class::AUXILIARY))
            || text.is(at, Class::PUNCTUATION)
            || text.word(at) == "to"
            || text.is(at, Class::ADVERB.or(Class::NEGATION))
            || text.is(at, Class::TIME)
                && !(at == from && text.is(at, Class::CAPITAL) && text.is(at + 1, Class::CAPITAL));
        if starts_clause {
            break;
        }
        let linked = at == from
            || text.is(at - 1, Class::PREPOSITION.or(Class::COORDINATOR).or(Class::DETERMINER).or(Class::POSSESSIVE));
        if !linked && text.is(at, Class::DETERMINER) {
            break;
        }
        if !linked && text.is(at, Class::CAPITAL) && !text.is(at - 1, Class::CAPITAL) {
            return name_then_that(text, at, limit).unwrap_or(at);
        }
        if text.is(at, Class::PREPOSITION) && !matches!(text.word(at), "of" | "in" | "at" | "from" | "with") {
            break;
        }
        at += 1;
    }
    at
}

/// "told the radio host [Ana Karimova] that": the token after a name that "that" follows, so that it is no subject.
fn name_then_that(text: &Text<'_>, from: usize, limit: usize) -> Option<usize> {
    let name = |token: &usize| {
        let title = text.region(*token).is_some_and(|region| is_title(text, region));
        title || (text.region(*token).is_none() && text.is(*token, Class::CAPITAL.or(Class::POSSESSIVE)))
    };
    let mut at = from;
    while at < limit && name(&at) {
        at += 1;
    }
    let opens = |token: usize| matches!(text.word(token), "that" | "how" | "whether" | "why" | "what" | "if" | "to");
    let dated = (at..limit.min(at + 5)).find(|token| !text.is(*token, Class::TIME.or(Class::PREPOSITION)));
    (opens(at) || dated.is_some_and(opens)).then_some(at)
}

/// Skips "on Monday", "in a statement", "during a rally in Karsa" where an opening follows; `None` where the content
/// seems to begin at once.
pub(super) fn past_adjuncts(text: &Text<'_>, cue: &Cue, from: usize, end: usize) -> Option<usize> {
    let adjunct = Class::PREPOSITION.or(Class::TIME).or(Class::ADVERB);
    let quantity = |token: usize| matches!(text.word(token), "last" | "this" | "earlier" | "early" | "late");
    let before_time = quantity(from) && text.is(from + 1, Class::TIME);
    if !text.is(from, adjunct) && !before_time {
        return None;
    }
    let placed = matches!(text.word(from), "in" | "at" | "on" | "during" | "after" | "before");
    let limit = end.min(from + REACH);
    let mut at = from;
    while at < limit {
        if let Some(region) = text.region(at).filter(|region| is_title(text, region)) {
            at = region.end.max(at + 1);
            continue;
        }
        let shows = text.word(at) == "that" || text.region(at).is_some() || text.is(at, Class::COLON.or(Class::COMMA));
        let abbreviated = text.is(at + 1, Class::COMMA) && at + 2 < limit;
        if text.word(at) == "that" && text.verb(at - 1).is_some_and(|form| form.inflection == Inflection::Ing) {
            return None;
        }
        if shows || (text.is(at, Class::STOP) && !abbreviated) {
            return Some(at);
        }
        let article = matches!(text.word(at), "the" | "a" | "an" | "his" | "her" | "its" | "their");
        let linked = Class::PREPOSITION.or(Class::COORDINATOR).or(Class::DETERMINER).or(Class::CAPITAL);
        if article && placed && cue.governs(Governs::NOUN) && !text.is(at - 1, linked) && text.is_lower_word(at - 1) {
            return Some(at);
        }
        if text.is(at, Class::SUBJECT_PRONOUN) && at > from && !text.is(at - 1, Class::PREPOSITION) {
            return Some(at);
        }
        if text.is(at, Class::AUXILIARY.or(Class::SUBORDINATOR)) {
            return past_time(text, from);
        }
        at += 1;
    }
    (at >= end).then_some(end)
}

/// "said Friday the road was closed": the token after a bare day.
fn past_time(text: &Text<'_>, from: usize) -> Option<usize> {
    let mut at = from;
    if matches!(text.word(at), "on" | "in" | "at" | "last" | "this" | "earlier" | "early" | "late") {
        at += 1;
    }
    let first = at;
    while text.is(at, Class::TIME) || (at > first && text.is(at, Class::NUMBER)) {
        at += 1;
    }
    (at > first).then_some(at)
}
