//! Where the words of an order end.

use crate::clause::{Within, clause_end, clause_end_before, is_circumstance, opens_attribution};
use crate::content::{Opening, opening};
use crate::cue::cue_at;
use crate::lexis::Class;
use crate::main_verb::before_main_verb;
use crate::phrase::{self, Phrase};

use super::Scan;

/// How far the end of a reported noun is looked for first, in tokens: further than any rule that cuts it short looks.
const NEAR: usize = 128;

impl Scan<'_, '_> {
    /// Where words that begin with a quoted region end.
    pub(super) fn quote_end(&self, at: usize, that: bool) -> usize {
        let text = self.text;
        let Some(region) = text.region(at) else { return at };
        let inner = region.inner.slice(text.document.text);
        let joined = at > 0 && text.is(at - 1, Class::WORD) && text.is(region.end, Class::COORDINATOR);
        let that = that || (joined && !inner.ends_with(['.', '?', '!']));
        let closed = inner.ends_with(['.', ',', '?', '!', '…']) && !that;
        if closed || region.end >= self.statement.end || text.is(region.end, Class::STOP.or(Class::COMMA)) && !that {
            return region.end;
        }
        if !that && (is_circumstance(text, region.end) || text.is(region.end, Class::TIME)) {
            return region.end;
        }
        clause_end(text, region.end, self.statement.end, Within::Main).max(region.end)
    }

    /// Where a reported noun ends. Most end near; only where they do not is the end of the clause looked for.
    pub(super) fn noun_end(&self, from: usize, within: Within) -> usize {
        let (text, end) = (self.text, self.statement.end);
        let limit = end.min(from + NEAR);
        let clause = clause_end_before(text, from, limit, end, within);
        let to = clause.unwrap_or(limit);
        let cut = self.before_day(from, self.before_report(from, to));
        if clause.is_some() || cut < to { cut } else { clause_end(text, from, end, within) }
    }

    /// "Those who say Q will be heard": without commas, the words end where the main verb begins.
    pub(super) fn before_main(&self, from: usize, phrase: Option<Phrase>) -> Option<usize> {
        let text = self.text;
        let who = phrase?.first;
        let restricts = text.is(who, Class::RELATIVE) && who > self.statement.first && text.is(who - 1, Class::WORD);
        let to = restricts.then(|| before_main_verb(text, from, self.statement.end)).flatten()?;
        let comma = (from..to).find(|token| text.is(*token, Class::COMMA) || text.region(*token).is_some());
        comma.is_none().then_some(to)
    }

    /// "denounced the levy [after the mayor said that Q]": a reported noun does not reach over a report of its own.
    fn before_report(&self, from: usize, to: usize) -> usize {
        let text = self.text;
        let circumstance = |token: &usize| text.region(*token).is_none() && is_circumstance(text, *token);
        let opens = |token: &usize| opens_attribution(text, *token, from, to, true);
        (from + 1..to.min(from + 24)).filter(circumstance).find(opens).unwrap_or(to)
    }

    /// "announced the deal [on Monday]": the day of a reported noun is the cue's, and what follows it the writer's.
    fn before_day(&self, from: usize, to: usize) -> usize {
        let text = self.text;
        let day = |token: &usize| text.is(*token, Class::TIME) && text.is(*token, Class::CAPITAL);
        let Some(day) = (from + 2..to.min(from + 12)).find(day) else { return to };
        let clause =
            (from..day).any(|token| text.is(token, Class::AUXILIARY.or(Class::SUBORDINATOR).or(Class::FINITE)));
        let month =
            text.is(day + 1, Class::NUMBER) || text.is(day - 1, Class::PREPOSITION) && text.word(day - 1) != "on";
        if clause || month || text.word(from - 1) == "to" || text.word(from) == "to" {
            return to;
        }
        if text.word(day - 1) == "on" { day - 1 } else { day }
    }

    /// The clause that holds the speaker: "While she said that Q, ...", "the mayor, who said that Q, ...".
    pub(super) fn within(&self, phrase: Option<Phrase>) -> Within {
        let text = self.text;
        let Some(phrase) = phrase else { return Within::Main };
        let inside = text.is(phrase.end, Class::COMMA) && text.is(phrase.end + 1, Class::RELATIVE);
        if text.is(phrase.first, Class::RELATIVE) || inside {
            return Within::Relative;
        }
        let before = phrase.first.checked_sub(1).filter(|before| *before >= self.statement.first);
        let conjunctions = "while when although though as since because before after once";
        let opens = |before| conjunctions.split(' ').any(|conjunction| text.says(before, conjunction));
        if before.is_some_and(opens) { Within::Subordinate } else { Within::Main }
    }

    /// Whether the words up to `to` are followed by an attribution that ends the statement: then all of it is theirs.
    pub(super) fn is_nested(&self, to: usize) -> bool {
        let text = self.text;
        let end = self.statement.end;
        if to >= end || !text.is(to, Class::COMMA) || self.floor > self.statement.first {
            return false;
        }
        let limit = end.min(to + 12);
        let Some(verb) = (to + 1..limit).find(|t| text.verb(*t).is_some()) else { return false };
        let Some(cue) = cue_at(text, verb, to + 1) else { return false };
        if verb == to + 1 {
            let speaker = phrase::after(text, verb + 1, end, false).filter(|_| cue.form.verb.lemma == "say");
            return speaker.is_some_and(|speaker| speaker.end >= end || text.is(speaker.end, Class::STOP));
        }
        let subject = phrase::before(text, cue.first, to + 1).filter(|subject| subject.first == to + 1);
        let named = subject.is_some_and(|subject| !text.is(subject.first, Class::SUBJECT_PRONOUN));
        named
            && !cue.unsaid
            && matches!(opening(text, &cue, end), Opening::Nothing(next) if next >= end
            || text.is(next, Class::STOP))
    }
}
