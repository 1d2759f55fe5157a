//! What stands in front of a reported clause, between "that" and the clause's own subject.

use crate::clause::{Within, is_finite, opens_attribution};
use crate::lexis::Class;
use crate::text::Text;

/// How far an adjunct in front may reach, in tokens.
const FRONT: usize = 24;

/// How far behind it another comma is looked for, in tokens.
const REACH: usize = 40;

/// "that [after a second review,] they left": the comma after an adjunct at the front of the words, which go on there.
pub(crate) fn fronted_comma(text: &Text<'_>, from: usize, end: usize, within: Within) -> Option<usize> {
    let first = from + usize::from(text.is(from, Class::COMMA));
    let clause = is_conjunction(text, first);
    let opens = from > 0 && text.says(from - 1, "that") && (clause || text.is(first, Class::PREPOSITION));
    if !opens || text.region(first).is_some() {
        return None;
    }
    let comma = (first + 1..end.min(first + FRONT)).find(|token| text.is(*token, Class::PUNCTUATION))?;
    let finite = |token: usize| {
        let auxiliary = text.is(token, Class::AUXILIARY) && !text.is(token, Class::CAPITAL);
        auxiliary || is_finite(text, token) || text.verb(token).is_some()
    };
    let verbless = !(first..comma).any(finite);
    let again = || (comma + 1..end.min(comma + REACH)).any(|token| text.is(token, Class::COMMA));
    let inside = if within == Within::Subordinate { verbless && again() } else { clause || verbless };
    (text.is(comma, Class::COMMA) && comma + 1 < end && inside).then_some(comma)
}

/// "if", "although": what opens a clause in front of the one that is reported.
fn is_conjunction(text: &Text<'_>, at: usize) -> bool {
    let conjunctions = "if when while although though because since as until unless once after before whereas";
    conjunctions.split(' ').any(|conjunction| text.says(at, conjunction))
}

/// ", officials said,", ", adding that": an attribution that is closed at once, or has its subject further left.
pub(crate) fn interrupts(text: &Text<'_>, comma: usize, from: usize, end: usize) -> bool {
    let next = comma + 1;
    let closed = |after: usize| after >= end || text.is(after, Class::PUNCTUATION) || is_time(text, after);
    let verb = (next..end.min(next + 9)).find(|token| text.verb(*token).is_some());
    let shares = text.is(next, Class::COORDINATOR) || verb == Some(next);
    verb.is_some_and(|verb| shares || closed(verb + 1)) && opens_attribution(text, next, from, end, true)
}

/// "on Monday", "Monday".
fn is_time(text: &Text<'_>, at: usize) -> bool {
    text.is(at + usize::from(text.is(at, Class::PREPOSITION)), Class::TIME)
}
