//! Speaker phrases with something between them and the cue: appositions, dashes.

use crate::lexis::Class;
use crate::text::Text;

use super::Phrase;
use super::able::is_state;
use super::backward::noun_phrase_before;
use super::forward::is_abbreviation;

/// "The pump -- an old one -- groaned": what stands before the dashes.
pub(super) fn before_dashes(text: &Text<'_>, end: usize, floor: usize) -> Option<Phrase> {
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
pub(super) fn before_apposition(text: &Text<'_>, close: usize, floor: usize) -> Option<Phrase> {
    let mut comma = close;
    while comma > floor {
        comma -= 1;
        if (text.is(comma, Class::STOP) && !text.is(comma + 1, Class::COMMA) && !is_abbreviation(text, comma))
            || text.region(comma).is_some()
        {
            return None;
        }
        if !text.is(comma, Class::COMMA) || comma + 1 == close || comma == floor {
            continue;
        }
        if is_state(text.slice(comma - 1, comma)) {
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
