//! "That" before a noun: "added that name to the list" reports nothing, "added that names were missing" does.

use briefer_plugin::words::reporting::Inflection;

use crate::cue::Cue;
use crate::lexis::Class;
use crate::text::Text;

/// How many adjuncts may follow the noun.
const ADJUNCTS: usize = 4;

/// Whether "that" at the token points at a noun and no clause follows: up to the end there is the noun, then nothing
/// but adjuncts. Whatever could be a verb makes it a clause.
pub(super) fn is_determiner(text: &Text<'_>, that: usize, end: usize) -> bool {
    let noun = that + 1 + usize::from(is_adjective(text, that + 1));
    if noun >= end || !is_singular(text, noun) {
        return false;
    }
    let mut at = noun + 1;
    for _ in 0..ADJUNCTS {
        if closes(text, at, end) {
            return true;
        }
        let Some(next) = past_adjunct(text, at, end) else { return false };
        at = next;
    }
    closes(text, at, end)
}

/// Whether the cue is an adjective: "joined [said list] in May", "the owner of [said house]"; "said goodbye to the crew"
/// reports nothing either.
pub(super) fn is_adjectival(text: &Text<'_>, cue: &Cue, end: usize) -> bool {
    let said = cue.verb;
    if cue.form.verb.lemma != "say" || cue.form.inflection != Inflection::Past || !is_singular(text, said + 1) {
        return false;
    }
    let before = said.wrapping_sub(1);
    let owned = cue.first == said && text.is(before, Class::PREPOSITION);
    let object = text.is_lower_word(before) && (text.is(before, Class::FINITE) || text.word(before).ends_with("ed"));
    let comma = said + 2 + usize::from(text.is(said + 2, Class::COMMA));
    owned || object && matches!(text.word(comma), "that" | "which") || is_determiner(text, said, end)
}

/// The end of the clause, or a second verb of the same subject: "noted that date and left".
fn closes(text: &Text<'_>, at: usize, end: usize) -> bool {
    let past = |at: usize| text.is(at, Class::FINITE) || text.word(at).ends_with("ed");
    at >= end || text.is(at, Class::STOP) || (text.is(at, Class::COORDINATOR) && at + 1 < end && past(at + 1))
}

/// "to the list", "in May", "twice", "on Friday".
fn past_adjunct(text: &Text<'_>, at: usize, end: usize) -> Option<usize> {
    if text.region(at).is_some() {
        return None;
    }
    if text.is(at, Class::TIME.or(Class::ADVERB)) || matches!(text.word(at), "twice" | "aloud") {
        return Some(at + 1);
    }
    let opens = text.is(at, Class::PREPOSITION) || matches!(text.word(at), "all" | "every" | "each" | "last" | "next");
    let mut next = at + 1;
    if !opens || next >= end {
        return None;
    }
    while next < end && text.is(next, Class::DETERMINER.or(Class::NUMBER)) {
        next += 1;
    }
    if text.is(next - 1, Class::NUMBER) && closes(text, next, end) {
        return Some(next);
    }
    if text.is(next, Class::OBJECT_PRONOUN) {
        return Some(next + 1);
    }
    let named = next;
    while next < end && text.is(next, Class::CAPITAL.or(Class::POSSESSIVE)) && text.region(next).is_none() {
        next += 1;
    }
    if next > named && !text.is(next - 1, Class::POSSESSIVE) {
        return Some(next);
    }
    next += usize::from(is_adjective(text, next));
    let owned = is_plain(text, next) && text.is(next + 1, Class::POSSESSIVE);
    next += 2 * usize::from(owned);
    (next < end && is_plain(text, next)).then_some(next + 1)
}

/// A noun that "that" can point at: no plural, and no word of a closed class.
fn is_singular(text: &Text<'_>, at: usize) -> bool {
    let word = text.word(at);
    let plural = word.ends_with('s') && !word.ends_with("ss") || text.is(at, Class::SPEAKER);
    is_plain(text, at) && (!plural || matches!(word, "report" | "government"))
}

fn is_adjective(text: &Text<'_>, at: usize) -> bool {
    matches!(
        text.word(at),
        "old" | "new" | "same" | "very" | "big" | "small" | "great" | "long" | "short" | "first" | "last" | "final"
    )
}

/// A lower-case word of no closed class.
fn is_plain(text: &Text<'_>, at: usize) -> bool {
    let closed = Class::DETERMINER
        .or(Class::PREPOSITION)
        .or(Class::AUXILIARY)
        .or(Class::NEGATION)
        .or(Class::ADVERB)
        .or(Class::SUBORDINATOR)
        .or(Class::COORDINATOR)
        .or(Class::SUBJECT_PRONOUN)
        .or(Class::OBJECT_PRONOUN)
        .or(Class::FINITE);
    text.is_lower_word(at) && text.region(at).is_none() && !text.is(at, closed.or(Class::PUNCTUATION))
}
