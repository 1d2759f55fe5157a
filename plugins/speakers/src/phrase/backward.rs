//! Noun phrases found from their end: "[the mayor of Karsa] said".

use crate::lexis::Class;
use crate::text::Text;

use super::able::is_speaker;
use super::forward::{is_abbreviation, is_joint};
use super::quantity::{share, share_before, share_of_them, with_count};
use super::relative::with_relative_clause;
use super::{BOUNDARY, Phrase};

/// The noun phrase that ends right before the token `end`.
pub(super) fn noun_phrase_before(text: &Text<'_>, end: usize, floor: usize) -> Option<Phrase> {
    if end <= floor {
        return None;
    }
    let last = end - 1;
    let named = text.is(last, Class::CAPITAL) && end > floor + 1 && text.is(last - 1, Class::CAPITAL);
    if text.says(last, "whom") && end > floor + 2 && text.says(last - 1, "of") {
        return Some(Phrase { first: last - 2, end, head_end: last - 1 });
    }
    if text.word(last) == "them" && end > floor + 2 && text.says(last - 1, "of") {
        let first = bar_before(text, last - 1, floor).unwrap_or(last - 2);
        return Some(Phrase { first, end, head_end: end });
    }
    if text.is(last, Class::SUBJECT_PRONOUN.or(Class::RELATIVE)) && !named {
        return Some(Phrase { first: last, end, head_end: end });
    }
    if let Some(whole) = share_of_them(text, end, floor).or_else(|| share(text, end, floor)) {
        return Some(whole);
    }
    let mut phrase = Phrase { first: bar_before(text, end, floor)?, end, head_end: end };
    for _ in 0..6 {
        let Some(earlier) = attached(text, phrase, floor) else { break };
        phrase = earlier;
    }
    if let Some(whole) = with_relative_clause(text, phrase, floor) {
        return Some(whole);
    }
    if let Some(whole) = with_count(text, phrase, floor) {
        return Some(whole);
    }
    let link = phrase.first.saturating_sub(1);
    if phrase.first > floor && text.is(link, Class::PREPOSITION) && !text.is(link, Class::SUBORDINATOR) {
        phrase = after_fronted(text, phrase)?;
    }
    is_speaker(text, phrase).then_some(phrase)
}

/// The phrase with what it hangs on: "[representatives of] China", "[Norvania and] Vellond".
pub(super) fn attached(text: &Text<'_>, phrase: Phrase, floor: usize) -> Option<Phrase> {
    let link = phrase.first.checked_sub(1).filter(|link| *link > floor)?;
    let quantity = text.word(link) == "of" && text.is(link - 1, Class::DETERMINER);
    let share = if text.word(link) == "of" { share_before(text, link, floor) } else { None };
    if let Some(first) = share.filter(|first| *first < link - 1 || !quantity) {
        return Some(Phrase { first, ..phrase });
    }
    let first = if quantity {
        link - 1
    } else if text.is(link, Class::PREPOSITION) && !text.is(link, Class::CAPITAL) {
        let clause = text.is(link, Class::SUBORDINATOR) && text.is(link + 1, Class::CAPITAL);
        if clause {
            return None;
        }
        let participle = text.is_lower_word(link - 1) && text.word(link - 1).ends_with("ing") && link > floor + 1;
        let people = participle && (text.word(link - 2).ends_with('s') || text.word(link - 2).ends_with("men"));
        let end = if people { link - 1 } else { link };
        bar_before(text, end, floor).filter(|first| !text.is(*first, Class::TIME))?
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
            || (text.is(token, Class::CAPITAL)
                && text.is_lower_word(token - 1)
                && !text.is(token - 1, Class::DETERMINER.or(Class::PREPOSITION)))
    };
    let first = (phrase.first + 1..phrase.head_end).rev().find(|token| starts(*token))?;
    Some(Phrase { first, ..phrase })
}

/// Where the run of nouns, adjectives and names that ends before the token `end` begins.
pub(crate) fn bar_before(text: &Text<'_>, end: usize, floor: usize) -> Option<usize> {
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
        // "the League [Every Valley]": inside a name.
        let named = token > floor && text.is(token, Class::CAPITAL) && text.is(token - 1, Class::CAPITAL);
        if named && text.is(token, Class::DETERMINER) && !text.is(token - 1, Class::DETERMINER.or(Class::TIME)) {
            first = token;
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
