//! Where words inside a subject end: before the main verb of the sentence.

use briefer_plugin::words::reporting::{Governs, Inflection};

use crate::clause::is_main_verb;
use crate::lexis::Class;
use crate::text::Text;

/// How far the words may reach, in tokens.
const REACH: usize = 40;

/// "the warning that the dam could fail [came] late", "those who say they were beaten [will] be heard": the verb that
/// goes with what stands before the words, which begin at the token `from`. Each clause inside takes one
/// verb; the first to be left over, with nothing before it that could be its subject, is the main verb.
pub(crate) fn before_main_verb(text: &Text<'_>, from: usize, end: usize) -> Option<usize> {
    let mut clauses = 1_usize;
    let mut governs_clause = false;
    let mut subject = false;
    let mut at = from;
    let end = end.min(from + REACH);
    while at < end {
        if let Some(region) = text.region(at) {
            subject = true;
            at = region.end.max(at + 1);
        } else if is_finite_verb(text, at) {
            if clauses == 0 && !(governs_clause && subject) {
                return Some(at);
            }
            clauses = clauses.saturating_sub(1);
            at = past_verb(text, at);
            governs_clause = takes_clause(text, at - 1);
            subject = false;
        } else {
            clauses += usize::from(text.is(at, Class::SUBORDINATOR) || text.is(at, Class::COORDINATOR) && clauses == 0);
            subject |= text.is(at, Class::DETERMINER.or(Class::CAPITAL).or(Class::SUBJECT_PRONOUN));
            at += 1;
        }
    }
    None
}

/// "knew [that] the runway was wet".
fn takes_clause(text: &Text<'_>, verb: usize) -> bool {
    let thinks = "know knew known think thought believe believed feel felt hope hoped fear feared";
    let thought = || thinks.split(' ').any(|word| text.word(verb) == word);
    text.verb(verb).is_some_and(|form| form.verb.governs.any(Governs::THAT)) || thought()
}

fn is_finite_verb(text: &Text<'_>, at: usize) -> bool {
    let attributive = text.is(at - 1, Class::DETERMINER.or(Class::POSSESSIVE).or(Class::PREPOSITION));
    let past = text.verb(at).is_some_and(|form| form.inflection == Inflection::Past);
    !attributive && !text.is(at, Class::CAPITAL) && (text.is(at, Class::AUXILIARY) || is_main_verb(text, at) || past)
}

/// Where what belongs to a verb ends: "[could not have] failed", "[was] safe".
fn past_verb(text: &Text<'_>, at: usize) -> usize {
    let mut next = at + 1;
    if !text.is(at, Class::AUXILIARY) {
        return next;
    }
    while text.is(next, Class::AUXILIARY.or(Class::ADVERB).or(Class::NEGATION)) {
        next += 1;
    }
    let closed = Class::DETERMINER.or(Class::PREPOSITION).or(Class::SUBORDINATOR).or(Class::COORDINATOR);
    next + usize::from(text.is_lower_word(next) && !text.is(next, closed))
}
