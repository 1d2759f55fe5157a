//! Where reported words end, and what form they have.

use briefer_plugin::words::reporting::{Governs, Inflection};
use briefer_plugin::{Form, Span};

use crate::content::{Opening, opening};
use crate::cue::{Cue, cue_at};
use crate::front::{fronted_comma, interrupts};
use crate::lexis::Class;
use crate::phrase;
use crate::text::Text;

/// How far a remark of the writer's may reach, in tokens.
const REACH: usize = 40;

/// The clause that holds the speaker, which tells where the words can end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Within {
    /// "She said that Q."
    Main,
    /// "While she said that Q, ...": the next comma ends it.
    Subordinate,
    /// "The mayor, who said that Q, left": the comma before the main verb ends it.
    Relative,
}

/// Where reported words that begin at `from` end: the statement's end, or where another attribution or a remark of
/// the writer's begins.
pub(crate) fn clause_end(text: &Text<'_>, from: usize, end: usize, within: Within) -> usize {
    clause_end_before(text, from, end, end, within).unwrap_or(end)
}

/// The same, looked for up to the token `limit` alone; `None` where they go on to there.
pub(crate) fn clause_end_before(
    text: &Text<'_>,
    from: usize,
    limit: usize,
    end: usize,
    within: Within,
) -> Option<usize> {
    let mut at = from;
    let mut brackets = 0_usize;
    let fronted = fronted_comma(text, from, end, within);
    while at < limit {
        if let Some(region) = text.region(at) {
            at = region.end.max(at + 1);
            if at < end && region.inner.slice(text.document.text).ends_with(',') && follows_comma(text, at, from, end) {
                return Some(at);
            }
            continue;
        }
        if text.is(at, Class::CLOSE) && brackets == 0 {
            return Some(at);
        }
        brackets = brackets + usize::from(text.is(at, Class::OPEN)) - usize::from(text.is(at, Class::CLOSE));
        if fronted == Some(at) && !interrupts(text, at, from, end) {
            at += 1;
            continue;
        }
        if at > from && (leaves(text, at, within) || remarks(text, at, end) || attributed(text, at, from, end)) {
            return Some(at);
        }
        at += 1;
    }
    None
}

/// "'..., no,' adding that Q": another attribution or remark after a comma that stands inside the quotation marks.
fn follows_comma(text: &Text<'_>, at: usize, from: usize, end: usize) -> bool {
    opens_attribution(text, at, from, end, true) || opens_remark(text, at, end)
}

/// Whether the clause that holds the speaker is over at the token.
fn leaves(text: &Text<'_>, at: usize, within: Within) -> bool {
    match within {
        Within::Main => text.word(at) == ";",
        Within::Subordinate => text.word(at) == ";" || text.is(at, Class::COMMA),
        Within::Relative => text.word(at) == ";" || (text.is(at, Class::COMMA) && is_main_verb(text, at + 1)),
    }
}

/// "[ultimately did] not come": a finite verb that has its subject further left.
pub(crate) fn is_main_verb(text: &Text<'_>, from: usize) -> bool {
    let at = if text.is(from, Class::ADVERB) { from + 1 } else { from };
    is_finite(text, at) || (text.is(at, Class::AUXILIARY) && !text.is(at, Class::CAPITAL))
}

/// Whether the writer's own remark on what was said begins at the token, and lasts to the end of the sentence.
fn remarks(text: &Text<'_>, at: usize, end: usize) -> bool {
    let next = at + 1;
    if text.is(at, Class::COORDINATOR) && text.says(at, "but") {
        return text.is(next, Class::DO)
            || matches!(text.word(next), "declined" | "refused")
            || is_past_cue(text, next);
    }
    if text.is(at, Class::OPEN) {
        let close = (next..end.min(at + REACH)).find(|token| text.is(*token, Class::CLOSE));
        return close.is_some_and(|close| close > at + 4 && (close + 1 >= end || text.is(close + 1, Class::STOP)));
    }
    let dash = text.is(at, Class::DASH) && !matches!(text.word(next), "a" | "an");
    (dash || text.is(at, Class::COMMA)) && opens_remark(text, next, end)
}

/// Whether a remark begins at the token, right after a comma.
fn opens_remark(text: &Text<'_>, next: usize, end: usize) -> bool {
    let verb = if text.is(next, Class::ADVERB) { next + 1 } else { next };
    match text.word(verb) {
        "but" => is_finite(text, verb + 1) || text.is(verb + 1, Class::DO),
        "although" => true,
        "a" | "an" => {
            let marks = Class::COMMA.or(Class::DASH);
            end < next + REACH && !(next..end).any(|token| text.is(token, marks) || lists(text, token))
        }
        word => REMARKING.contains(&word),
    }
}

/// "a clock and a pair of boots": the last of a list.
fn lists(text: &Text<'_>, and: usize) -> bool {
    text.is(and, Class::COORDINATOR) && text.is(and + 1, Class::DETERMINER.or(Class::NUMBER))
}

/// "but conceded that Q": another report of the same speaker.
fn is_past_cue(text: &Text<'_>, token: usize) -> bool {
    text.verb(token).is_some_and(|form| form.inflection == Inflection::Past)
}

/// What the words do, not what they say.
const REMARKING: [&str; 16] = [
    "contradicting",
    "reflecting",
    "drawing",
    "prompting",
    "sparking",
    "fueling",
    "leaving",
    "amounting",
    "stoking",
    "dashing",
    "contrasting",
    "undercutting",
    "pointing",
    "referring",
    "referencing",
    "alluding",
];

/// Whether another attribution begins at the token.
fn attributed(text: &Text<'_>, at: usize, from: usize, end: usize) -> bool {
    let comma = text.is(at, Class::COMMA.or(Class::DASH));
    let link = if comma { at + 1 } else { at };
    let joined = text.is(link, Class::COORDINATOR) || matches!(text.word(link), "while" | "though" | "although");
    // "said that [Norland and Velm] agreed to meet": one subject, not two clauses.
    let noun_follows = text.verb(link + 1).is_none() && !text.is(link + 1, Class::ADVERB.or(Class::HAVE));
    let one_subject =
        || !comma && noun_follows && text.says(link, "and") && phrase::bar_before(text, link, from) == Some(from);
    ((comma || joined) && opens_attribution(text, link, from, end, comma) && !one_subject())
        || (text.says(at, "according") && text.says(at + 1, "to"))
        || (text.is(at, Class::COLON) && quotes_anew(text, at + 1, end))
}

/// "when the gate opened", after quoted words: when they were said.
pub(crate) fn is_circumstance(text: &Text<'_>, at: usize) -> bool {
    matches!(text.word(at), "when" | "after" | "as" | "while" | "before" | "during")
}

/// "He said Q: 'Q,' he wrote": a quotation after a colon with an attribution of its own.
fn quotes_anew(text: &Text<'_>, at: usize, end: usize) -> bool {
    let Some(region) = text.region(at).filter(|region| region.words > 2) else { return false };
    let next = region.end + usize::from(text.is(region.end, Class::COMMA));
    let verb = (next + 1..end.min(next + 5)).find(|token| text.verb(*token).is_some());
    verb.is_some_and(|verb| attributes(text, verb, next, (false, end)))
}

/// "but offered no proof": the subject is the speaker again.
pub(crate) fn is_finite(text: &Text<'_>, token: usize) -> bool {
    let past = text.is_lower_word(token) && text.word(token).len() > 4 && text.word(token).ends_with("ed");
    past || (text.is(token, Class::FINITE) && !text.is(token, Class::CAPITAL))
}

/// Whether another attribution begins at `link`, right after a comma or at a conjunction.
pub(crate) fn opens_attribution(text: &Text<'_>, link: usize, from: usize, end: usize, comma: bool) -> bool {
    if text.says(link, "according") && text.says(link + 1, "to") {
        return comma;
    }
    let mut at = link;
    let joined = text.is(at, Class::COORDINATOR)
        || matches!(text.word(at), "while" | "though" | "although" | "as" | "after" | "when");
    if joined {
        at += 1;
    }
    if !joined && !comma {
        return false;
    }
    while at < end && text.is(at, Class::ADVERB.or(Class::HAVE)) {
        at += 1;
    }
    if let Some(form) = text.verb(at).filter(|_| text.region(at).is_none()) {
        let speech = form.verb.governs.any(Governs::BARE) && !form.verb.governs.any(Governs::NOUNLIKE);
        let again = text.is(link, Class::COORDINATOR) && (speech || text.says(link, "but"));
        let participle = form.inflection == Inflection::Ing && (comma || again);
        let past = form.inflection == Inflection::Past && joined;
        let third = form.inflection == Inflection::Third
            && (joined || text.is(at, Class::CAPITAL))
            && !form.verb.governs.any(Governs::NOUNLIKE);
        if participle || past || third {
            return speaks(text, at, link, from, end);
        }
    }
    let limit = end.min(at + 9);
    let verb = (at + 1..limit).find(|token| {
        text.verb(*token).is_some()
            || text.is(*token, Class::PUNCTUATION.or(Class::SUBORDINATOR))
            || text.region(*token).is_some()
    });
    verb.is_some_and(|verb| text.verb(verb).is_some() && attributes(text, verb, at, (joined, end)))
}

/// A finite cue with its own subject between `from` and the verb: ", officials said", "but she added".
fn attributes(text: &Text<'_>, verb: usize, from: usize, (joined, end): (bool, usize)) -> bool {
    let Some(cue) = cue_at(text, verb, from) else { return false };
    let content = joined && cue.form.inflection == Inflection::Past;
    if cue.unsaid || cue.passive || cue.participle || cue.first <= from || !(content || cue.governs(Governs::QUOTE)) {
        return false;
    }
    let subject = phrase::before(text, cue.first, from);
    let other = |next: usize| !cue.governs(Governs::QUOTE) || text.is(next, Class::DETERMINER.or(Class::NUMBER));
    let reports = match opening(text, &cue, end) {
        // "and Kostrek repeated the denial"
        _ if text.is(verb + 2, Class::SAYING) && text.is(verb + 1, Class::DETERMINER) => true,
        Opening::Nothing(next) => !other(next),
        Opening::Object(_) => false,
        Opening::Noun(_) => !orders(&cue),
        _ => true,
    };
    subject.is_some_and(|subject| subject.first == from) && reports
}

/// "told her to leave", "ordered the army to withdraw".
fn orders(cue: &Cue) -> bool {
    cue.governs(Governs::TO)
        && cue.governs(Governs::ADDRESSEE)
        && !matches!(cue.form.verb.lemma, "warn" | "ask" | "advise")
}

/// Whether a participle or a coordinated past tense really reports: something must follow it.
fn speaks(text: &Text<'_>, verb: usize, link: usize, from: usize, end: usize) -> bool {
    let Some(cue) = cue_at(text, verb, link.max(from)) else { return false };
    let reports = match opening(text, &cue, end) {
        Opening::Nothing(_) | Opening::Object(_) => false,
        // "located her and told her to leave": an order is as often part of the words as a new report.
        Opening::Noun(_) => !orders(&cue),
        _ => true,
    };
    !cue.unsaid && !cue.passive && reports
}

/// The span from the token `first` to before `end`, without commas and stops at its edges.
pub(crate) fn trimmed(text: &Text<'_>, first: usize, end: usize) -> Span {
    let edge = Class::COMMA.or(Class::COLON).or(Class::DASH);
    let (mut first, mut end) = (first, end);
    while first < end && text.is(first, edge) && text.region(first).is_none() {
        first += 1;
    }
    while first < end && text.is(end - 1, edge.or(Class::STOP)) && text.region(end - 1).is_none() {
        end -= 1;
    }
    if let Some(region) = text.region(first).filter(|region| region.first == first && region.end >= end) {
        return without_comma(text, region.inner);
    }
    text.span(first, end)
}

fn without_comma(text: &Text<'_>, span: Span) -> Span {
    let words = span.slice(text.document.text);
    let kept = words.trim_end_matches(|c: char| c == ',' || c.is_whitespace());
    Span { start: span.start, end: span.start + kept.len() as u32 }
}

/// Direct, indirect or mixed, by how much of the tokens is quoted.
pub(crate) fn form_of(text: &Text<'_>, ranges: &[(usize, usize)]) -> Form {
    let (mut quoted, mut plain) = (false, false);
    for (first, end) in ranges {
        let mut token = *first;
        while token < *end {
            if let Some(region) = text.region(token) {
                quoted |= region.words > 0;
                token = region.end.max(token + 1);
            } else {
                plain |= text.is(token, Class::WORD.or(Class::NUMBER));
                token += 1;
            }
        }
    }
    match (quoted, plain) {
        (true, false) => Form::Direct,
        (true, true) => Form::Mixed,
        (false, _) => Form::Indirect,
    }
}
