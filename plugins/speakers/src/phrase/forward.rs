//! Speaker phrases found from their beginning: "said [the mayor]", "according to [a report]".

use crate::lexis::Class;
use crate::text::Text;

use super::{BOUNDARY, Phrase, REACH, is_speaker};

/// The speaker phrase that begins at the token `from`, ending at `limit` at the latest: "said [the mayor of Karsa]".
///
/// With `loose`, prepositional phrases of any kind belong to it: "according to [a study at a university in Karsa]".
pub(crate) fn after(text: &Text<'_>, from: usize, limit: usize, loose: bool) -> Option<Phrase> {
    let limit = limit.min(from + REACH);
    if from >= limit || text.region(from).is_some() {
        return None;
    }
    if text.is(from, Class::SUBJECT_PRONOUN.or(Class::OBJECT_PRONOUN)) && !text.is(from, Class::DETERMINER) {
        return Some(Phrase { first: from, end: from + 1, head_end: from + 1 });
    }
    let mut end = from;
    let mut head_end = None;
    while end < limit && text.region(end).is_none() {
        if text.is(end, Class::PREPOSITION) {
            let kept = loose || matches!(text.word(end), "of" | "for" | "from" | "with" | "in");
            if end == from || !kept || text.is(end + 1, Class::PUNCTUATION.or(Class::TIME)) || end + 1 >= limit {
                break;
            }
            head_end = head_end.or(Some(end));
        } else if text.says(end, "and") {
            if !text.is(end + 1, Class::CAPITAL.or(Class::DETERMINER)) && !text.is(end + 1, Class::SPEAKER) {
                break;
            }
        } else if text.is(end, Class::OPEN) {
            let close = (end + 1..limit.min(end + 12)).find(|token| text.is(*token, Class::CLOSE));
            let Some(close) = close else { break };
            end = close;
        } else if end > from && text.word(end - 1) == "of" && matches!(text.word(end), "them" | "us") {
            end += 1;
            break;
        } else if !is_nominal_forward(text, end, from) {
            break;
        }
        end += 1;
    }
    while end > from && text.is(end - 1, Class::STOP) {
        end -= 1;
    }
    let phrase = Phrase { first: from, end, head_end: head_end.unwrap_or(end).min(end) };
    (end > from && is_speaker(text, phrase)).then_some(phrase)
}

/// A stroke or an ampersand between names: "Karsa Post/Sel News".
pub(super) fn is_joint(text: &Text<'_>, token: usize) -> bool {
    matches!(text.word(token), "/" | "&") && text.is(token + 1, Class::CAPITAL)
}

/// A dot inside a name: "Dav. Karimova".
pub(super) fn is_abbreviation(text: &Text<'_>, dot: usize) -> bool {
    dot > 0
        && text.word(dot) == "."
        && text.is(dot - 1, Class::CAPITAL)
        && text.word(dot - 1).len() < 6
        && text.is(dot + 1, Class::CAPITAL)
}

fn is_nominal_forward(text: &Text<'_>, token: usize, from: usize) -> bool {
    if token > from && (is_abbreviation(text, token) || is_joint(text, token)) {
        return true;
    }
    if text.is(token, Class::POSSESSIVE.or(Class::NUMBER)) {
        return true;
    }
    if text.is(token, Class::DETERMINER) && !text.says(token, "that") {
        return token == from || text.is(token - 1, Class::PREPOSITION.or(Class::DETERMINER).or(Class::COORDINATOR));
    }
    if text.is(token, Class::TIME) {
        return token == from || text.is(token - 1, Class::DETERMINER);
    }
    let stops = BOUNDARY.or(Class::PUNCTUATION).or(Class::DETERMINER);
    if text.is(token, Class::CAPITAL) {
        return !text.is(token, stops) || text.is(token, Class::MODAL);
    }
    let finite = token > from
        && text.word(token).ends_with("ed")
        && text.is(token - 1, Class::WORD)
        && !text.is(token - 1, Class::DETERMINER.or(Class::PREPOSITION).or(Class::COORDINATOR));
    if finite {
        return false;
    }
    if token > from && (text.is(token, Class::ADVERB) || is_bare_verb(text, token)) {
        return false;
    }
    text.is(token, Class::WORD) && !text.is(token, stops)
}

/// The phrase with the apposition or age that follows it between commas or before the end of the sentence.
pub(crate) fn with_apposition(text: &Text<'_>, phrase: Phrase, limit: usize) -> Phrase {
    let comma = phrase.end;
    if !text.is(comma, Class::COMMA) || comma + 1 >= limit || text.region(comma + 1).is_some() {
        return phrase;
    }
    let opens = text.is(comma + 1, Class::DETERMINER.or(Class::NUMBER))
        || (text.is_lower_word(comma + 1)
            && !text.is(comma + 1, BOUNDARY.or(Class::ADVERB))
            && !text.word(comma + 1).ends_with("ing"));
    let named = text.is(comma + 1, Class::CAPITAL) && text.is_lower_word(phrase.head_end - 1);
    if !opens && !named {
        return phrase;
    }
    let reach = limit.min(comma + REACH);
    let end = (comma + 1..reach)
        .find(|token| text.is(*token, Class::COMMA.or(Class::STOP).or(Class::MARK)) || text.region(*token).is_some())
        .unwrap_or(reach);
    Phrase { end, ..phrase }
}

/// The subject of the clause that begins at the token `start`, for a verb further right: "[The mayor] left and said".
pub(crate) fn clause_subject(text: &Text<'_>, start: usize, verb: usize) -> Option<Phrase> {
    let mut from = start;
    for _ in 0..REACH {
        if from >= verb {
            break;
        }
        if let Some(region) = text.region(from) {
            from = region.end.max(from + 1);
        } else if text.is(from, Class::COORDINATOR.or(Class::ADVERB).or(Class::COMMA)) {
            from += 1;
        } else {
            break;
        }
    }
    if let Some(subject) = embedded_subject(text, from, verb) {
        return Some(subject);
    }
    let participle = text.word(from).ends_with("ing")
        || text.says(from + 1, "by")
        || (text.word(from).ends_with("ed") && text.is(from + 1, Class::PREPOSITION));
    let fronted = participle || text.is(from, Class::PREPOSITION.or(Class::SUBORDINATOR));
    let found = if fronted { None } else { after(text, from, verb, false) };
    // What cannot speak before the first comma is fronted too: "A few days later, Petrak left".
    let mut commas = (from..verb.min(from + REACH)).filter(|token| text.is(*token, Class::COMMA)).take(3);
    found.or_else(|| {
        commas.find_map(|comma| {
            let opens = Class::DETERMINER.or(Class::CAPITAL).or(Class::SPEAKER).or(Class::SUBJECT_PRONOUN);
            text.is(comma + 1, opens).then(|| after(text, comma + 1, verb, false)).flatten()
        })
    })
}

/// "after [she] left and said", "men [who] left and said": a coordinated verb inside a subordinate clause that no comma
/// closes shares its subject.
pub(crate) fn embedded_subject(text: &Text<'_>, from: usize, verb: usize) -> Option<Phrase> {
    if !text.is(verb, Class::COORDINATOR) {
        return None;
    }
    let mut near = (from.max(verb.saturating_sub(16))..verb).rev();
    let close = Class::PUNCTUATION.or(Class::RELATIVE).or(Class::SUBJECT_PRONOUN);
    let subject = near.find(|token| text.is(*token, close) || text.region(*token).is_some())?;
    let opened = text.is(subject, Class::RELATIVE)
        || (text.is(subject, Class::SUBJECT_PRONOUN) && subject > from && text.is(subject - 1, Class::SUBORDINATOR));
    opened.then_some(Phrase { first: subject, end: subject + 1, head_end: subject + 1 })
}

/// A reporting verb that is no noun here: "the mayor [said]", not "a new [report]".
fn is_bare_verb(text: &Text<'_>, token: usize) -> bool {
    text.verb(token).is_some() && !text.is(token - 1, Class::DETERMINER) && !text.is(token, Class::SAYING)
}
