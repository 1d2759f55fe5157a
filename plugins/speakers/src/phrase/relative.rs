//! Relative clauses: whom "who" stands for, and subjects with a clause of their own before the cue.

use crate::lexis::Class;
use crate::nouns::is_human;
use crate::text::Text;

use super::able::is_speaker;
use super::able::is_state;
use super::aside::before_apposition;
use super::backward::{attached, bar_before};
use super::{BOUNDARY, Phrase, REACH};

/// How far back the relative pronoun of a clause is looked for.
const CLAUSE: usize = 16;

/// The noun phrase right before the relative pronoun at the token `who`.
///
/// "the members of the council, who" are the members, "calls from residents who" the residents: people are preferred.
pub(crate) fn antecedent(text: &Text<'_>, who: usize) -> Option<Phrase> {
    let floor = who.saturating_sub(REACH);
    let end = before_marks(text, who, floor);
    if end <= floor {
        return None;
    }
    if end < who && is_state(text.word(end - 1)) {
        return before_apposition(text, end, floor);
    }
    let mut phrase = Phrase { first: bar_before(text, end, floor)?, end, head_end: end };
    for _ in 0..3 {
        let link = phrase.first.saturating_sub(1);
        let people = text.says(who, "which") || names_people(text, phrase);
        if people
            && !text.says(link, "and")
            && !(text.says(link, "of") && text.is(link.wrapping_sub(1), Class::DETERMINER))
        {
            break;
        }
        let Some(earlier) = attached(text, phrase, floor) else { break };
        phrase = earlier;
    }
    is_speaker(text, phrase).then_some(phrase)
}

/// The token after the words before `who`: over its comma or dash, and over "-- most of whom had left --".
fn before_marks(text: &Text<'_>, who: usize, floor: usize) -> usize {
    let marks = Class::COMMA.or(Class::DASH);
    let mut end = who;
    while end > floor && text.is(end - 1, marks) {
        end -= 1;
    }
    if end == who {
        return end;
    }
    while end > floor + 1 && text.is(end - 1, Class::ADVERB) && text.is_lower_word(end - 1) {
        end -= 1;
    }
    let first = floor.max(end.saturating_sub(CLAUSE));
    let inner = (first..end).rev().take_while(|token| !text.is(*token, Class::STOP)).find(|t| text.says(*t, "whom"));
    let open = inner.and_then(|inner| (first..inner).rev().take(4).find(|token| text.is(*token, marks)));
    let mut end = open.unwrap_or(end);
    while end > floor && text.is(end - 1, marks) {
        end -= 1;
    }
    end
}

/// Whether the phrase's head is a noun for people, or a name that stands alone.
fn names_people(text: &Text<'_>, phrase: Phrase) -> bool {
    let head = phrase.head_end - 1;
    let word = text.word(head);
    if text.is(head, Class::CAPITAL) {
        let link = phrase.first.saturating_sub(1);
        let mut owner = link.saturating_sub(1);
        // "women living in Norland, who": the participle belongs to the women.
        if text.is_lower_word(owner) && text.word(owner).ends_with("ing") {
            owner = owner.saturating_sub(1);
        }
        let of_people = text.is(link, Class::PREPOSITION)
            && (text.is(owner, Class::SPEAKER)
                || is_human(text.word(owner))
                || text.word(owner).ends_with('s')
                || text.word(owner).ends_with("men"));
        return !of_people;
    }
    text.is(head, Class::SPEAKER) || is_human(word) || word.ends_with('s') || word.ends_with("men")
}

/// "[The doctors who signed] the letter said": a phrase inside a relative clause is not the subject; the noun before
/// the clause is.
pub(super) fn with_relative_clause(text: &Text<'_>, phrase: Phrase, floor: usize) -> Option<Phrase> {
    let verb = phrase.first.checked_sub(1).filter(|verb| *verb > floor)?;
    if text.is(verb, Class::PUNCTUATION.or(Class::COORDINATOR).or(Class::SUBORDINATOR).or(Class::NUMBER)) {
        return None;
    }
    let clause = (floor.max(phrase.first.saturating_sub(CLAUSE))..verb).rev();
    let mut inside = clause.take_while(|token| !text.is(*token, Class::PUNCTUATION) && text.region(*token).is_none());
    let opens = |token: usize| matches!(text.word(token), "who" | "which" | "that") && token > floor;
    let pronoun = inside.find(|token| opens(*token) || text.is(*token, Class::SUBORDINATOR))?;
    let noun = pronoun.checked_sub(1)?;
    let closed = BOUNDARY.or(Class::PUNCTUATION).or(Class::POSSESSIVE);
    if !opens(pronoun) || text.is(noun, closed) || text.verb(noun).is_some() {
        return None;
    }
    let head = antecedent(text, pronoun).filter(|head| head.first >= floor)?;
    Some(Phrase { end: phrase.end, ..head })
}
