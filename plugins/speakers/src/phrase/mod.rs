//! Finds the words that name a speaker, before or after a cue.

mod forward;

use crate::lexis::Class;
use crate::text::Text;

pub(crate) use forward::{after, clause_subject, with_apposition};
use forward::{is_abbreviation, is_joint};

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

/// "The pump -- an old one -- groaned": what stands before the dashes.
fn before_dashes(text: &Text<'_>, end: usize, floor: usize) -> Option<Phrase> {
    let mut close = end;
    while close > floor && text.is(close - 1, Class::DASH) {
        close -= 1;
    }
    let mut dash = (floor..close).rev().find(|token| text.is(*token, Class::DASH))?;
    while dash > floor && text.is(dash - 1, Class::DASH) {
        dash -= 1;
    }
    let found = noun_phrase_before(text, dash, floor)?;
    let whole = if found.first > floor && text.is(found.first - 1, Class::COMMA) {
        name_before_apposition(text, found, floor).unwrap_or(found)
    } else {
        found
    };
    Some(Phrase { first: whole.first, end: dash, head_end: whole.head_end })
}

/// "Ana Karimova, the mayor of Karsa, said": `close` is the comma right before the cue.
fn before_apposition(text: &Text<'_>, close: usize, floor: usize) -> Option<Phrase> {
    let mut comma = close;
    while comma > floor {
        comma -= 1;
        if (text.is(comma, Class::STOP) && !text.is(comma + 1, Class::COMMA) && !is_abbreviation(text, comma))
            || text.region(comma).is_some()
        {
            return None;
        }
        if !text.is(comma, Class::COMMA) || comma + 1 == close {
            continue;
        }
        let Some(found) = noun_phrase_before(text, comma, floor) else { continue };
        let whole = name_before_apposition(text, found, floor).unwrap_or(found);
        return Some(Phrase { first: whole.first, end: close, head_end: whole.head_end });
    }
    None
}

/// "Ana Karimova, the head of the office in Karsa, Vellond, said": the apposition has a comma of its own.
fn name_before_apposition(text: &Text<'_>, found: Phrase, floor: usize) -> Option<Phrase> {
    if text.is(found.first, Class::CAPITAL) || found.first <= floor + 1 || !text.is(found.first - 1, Class::COMMA) {
        return None;
    }
    noun_phrase_before(text, found.first - 1, floor).filter(|name| text.is(name.head_end - 1, Class::CAPITAL))
}

/// Drops "on Monday", "last week", "on Tuesday night" from the end: "the ministry on Monday said".
fn without_time(text: &Text<'_>, end: usize, floor: usize) -> usize {
    let mut at = end;
    while at > floor + 1 && text.is(at - 1, Class::TIME) {
        at -= 1;
    }
    if at == end {
        return end;
    }
    while at > floor + 1 && matches!(text.word(at - 1), "last" | "this" | "next" | "early" | "late" | "earlier") {
        at -= 1;
    }
    if at > floor + 1 && matches!(text.word(at - 1), "on" | "in" | "at") {
        at -= 1;
    }
    at
}

fn noun_phrase_before(text: &Text<'_>, end: usize, floor: usize) -> Option<Phrase> {
    if end <= floor {
        return None;
    }
    let last = end - 1;
    let named = text.is(last, Class::CAPITAL) && end > floor + 1 && text.is(last - 1, Class::CAPITAL);
    if text.is(last, Class::SUBJECT_PRONOUN.or(Class::RELATIVE)) && !named {
        return Some(Phrase { first: last, end, head_end: end });
    }
    let mut phrase = Phrase { first: bar_before(text, end, floor)?, end, head_end: end };
    for _ in 0..6 {
        let Some(earlier) = attached(text, phrase, floor) else { break };
        phrase = earlier;
    }
    let link = phrase.first.saturating_sub(1);
    if phrase.first > floor && text.is(link, Class::PREPOSITION) && !text.is(link, Class::SUBORDINATOR) {
        phrase = after_fronted(text, phrase)?;
    }
    is_speaker(text, phrase).then_some(phrase)
}

/// The phrase with what it hangs on: "[representatives of] China", "[Norvania and] Vellond".
fn attached(text: &Text<'_>, phrase: Phrase, floor: usize) -> Option<Phrase> {
    let link = phrase.first.checked_sub(1).filter(|link| *link > floor)?;
    let quantity = text.word(link) == "of" && text.is(link - 1, Class::DETERMINER);
    let first = if quantity {
        link - 1
    } else if text.is(link, Class::PREPOSITION) && !text.is(link, Class::CAPITAL) {
        bar_before(text, link, floor).filter(|first| !text.is(*first, Class::TIME))?
    } else if text.says(link, "and") && !text.is(link - 1, Class::PUNCTUATION) {
        let first = bar_before(text, link, floor)?;
        let both_names = text.is(link - 1, Class::CAPITAL) && text.is(phrase.first, Class::CAPITAL);
        let opens = first == floor || text.is(first - 1, Class::PUNCTUATION.or(Class::PREPOSITION));
        return (both_names || opens).then_some(Phrase { first, ..phrase });
    } else {
        return None;
    };
    let adjunct = matches!(text.word(link), "at" | "during" | "after" | "before" | "on" | "amid" | "since");
    Some(Phrase { first, end: if adjunct { link } else { phrase.end }, head_end: link })
}

/// "In Karsa officials said": what follows the place is the subject.
fn after_fronted(text: &Text<'_>, phrase: Phrase) -> Option<Phrase> {
    let starts = |token: usize| {
        text.is(token, Class::DETERMINER.or(Class::SPEAKER))
            || (text.is(token, Class::CAPITAL) && text.is_lower_word(token - 1))
    };
    let first = (phrase.first + 1..phrase.head_end).rev().find(|token| starts(*token))?;
    Some(Phrase { first, ..phrase })
}

/// Where the run of nouns, adjectives and names that ends before the token `end` begins.
fn bar_before(text: &Text<'_>, end: usize, floor: usize) -> Option<usize> {
    let mut first = end;
    while first > floor {
        let token = first - 1;
        if text.region(token).is_some() {
            break;
        }
        if text.is(token, Class::CLOSE) {
            match opening(text, token, floor) {
                Some(open) => first = open,
                None => break,
            }
            continue;
        }
        if text.is(token, Class::DETERMINER) && !text.is(token, Class::SUBORDINATOR) {
            first = token;
            while first > floor && text.is(first - 1, Class::DETERMINER) && !text.is(first - 1, Class::SUBORDINATOR) {
                first -= 1;
            }
            break;
        }
        if !is_nominal(text, token, end, floor) {
            break;
        }
        first = token;
    }
    let bare = (first..end).all(|t| text.is(t, Class::DETERMINER.or(Class::POSSESSIVE)));
    (first < end && !bare).then_some(first)
}

fn opening(text: &Text<'_>, close: usize, floor: usize) -> Option<usize> {
    (floor.max(close.saturating_sub(12))..close).rev().find(|token| text.is(*token, Class::OPEN))
}

/// Whether a token can stand inside a run of nouns, adjectives and names.
fn is_nominal(text: &Text<'_>, token: usize, end: usize, floor: usize) -> bool {
    if text.is(token, Class::PUNCTUATION) {
        return text.word(token) == "-" || (token > floor && is_abbreviation(text, token));
    }
    if text.is(token, Class::POSSESSIVE.or(Class::NUMBER)) || (token > floor && is_joint(text, token)) {
        return true;
    }
    if text.is(token, Class::CAPITAL) {
        let inside_name = token > floor || token + 1 == end;
        let closed = text.is(token, BOUNDARY) && !(inside_name && text.is(token, Class::MODAL));
        let time_before_name = text.is(token, Class::TIME) && token + 1 < end;
        let opener = token == floor && text.is(token, Class::ADVERB);
        return !closed && !time_before_name && !opener;
    }
    if text.is(token, BOUNDARY) || !text.is(token, Class::WORD) {
        return false;
    }
    let after_determiner = token > floor && text.is(token - 1, Class::DETERMINER);
    if text.is(token, Class::ADVERB) {
        return after_determiner && token + 1 < end;
    }
    if text.is(token, Class::TIME) {
        return token + 1 < end && !text.is(token + 1, Class::CAPITAL.or(Class::DETERMINER).or(Class::SPEAKER));
    }
    !looks_like_verb(text, token, end, floor, after_determiner)
}

fn looks_like_verb(text: &Text<'_>, token: usize, end: usize, floor: usize, after_determiner: bool) -> bool {
    let word = text.word(token);
    let participle = word.len() > 4 && (word.ends_with("ed") || word.ends_with("ing"));
    if !participle || after_determiner {
        return false;
    }
    if token + 1 == end {
        return word.ends_with("ed");
    }
    let after_noun = token > floor
        && text.is(token - 1, Class::WORD.or(Class::POSSESSIVE))
        && !text.is(token - 1, Class::PREPOSITION.or(Class::COORDINATOR).or(Class::SUBORDINATOR));
    let in_name = token > floor + 1 && text.is(token - 2, Class::DETERMINER.or(Class::POSSESSIVE));
    after_noun && !in_name
}

/// Whether the phrase can name somebody or something that speaks.
fn is_speaker(text: &Text<'_>, phrase: Phrase) -> bool {
    let head = phrase.head_end - 1;
    if text.is(head, Class::TIME) && !text.is(phrase.first, Class::DETERMINER) || text.is(head, Class::NUMBER) {
        return false;
    }
    let mut tokens = phrase.first..phrase.head_end;
    tokens.any(|token| text.is(token, Class::CAPITAL.or(Class::SPEAKER)) && !text.is(token, Class::ADVERB))
        || text.is(phrase.first, Class::DETERMINER)
        || (text.word(head).ends_with('s') && text.word(head).len() > 4)
        || text.word(head).ends_with("men")
}

/// Whose claim it is: the noun phrase that ends with the possessive before the token `end`.
pub(crate) fn owner(text: &Text<'_>, end: usize, floor: usize) -> Option<Phrase> {
    let first = bar_before(text, end, floor.max(end.saturating_sub(REACH)))?;
    let phrase = Phrase { first, end, head_end: end };
    is_speaker(text, phrase).then_some(phrase)
}
