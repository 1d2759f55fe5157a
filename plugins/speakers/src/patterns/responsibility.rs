//! Claims of responsibility: "X claimed responsibility for the attack", "the attack was claimed by X".
//!
//! They are deeds told by whoever did them, no words of theirs: annotations of a kind of their own.

use briefer_plugin::words::reporting::Governs;

use crate::content::{Opening, opening};
use crate::cue::Cue;
use crate::lexis::Class;
use crate::phrase::{self, Phrase};
use crate::rule::Rule;

use super::{Parts, Scan};

/// How far behind the noun a deed is looked for, in tokens.
const REACH: usize = 8;

impl Scan<'_, '_> {
    /// Where what the cue claims begins, where that is responsibility or a deed: "claimed [full responsibility for]",
    /// "claimed [the attack]".
    pub(super) fn deed_claimed(&self, cue: &Cue) -> Option<usize> {
        let text = self.text;
        if cue.form.verb.lemma != "claim" {
            return None;
        }
        let next = cue.verb + 1;
        let responsibility = |at: &usize| text.says(*at, "responsibility");
        if (next..next + 2).any(|at| responsibility(&at)) {
            return Some(next);
        }
        match opening(text, cue, self.statement.end) {
            Opening::Noun(at) if self.tells_deed(at, at + 4) => Some(at),
            _ => None,
        }
    }

    /// "X claimed responsibility for Q".
    pub(super) fn responsibility(&mut self, cue: (usize, usize), phrase: Phrase, at: usize) -> Option<usize> {
        // "Who claimed responsibility?"
        if self.text.is(phrase.first, Class::RELATIVE) && phrase.first == self.statement.first {
            return None;
        }
        let to = self.noun_end(at, self.within(Some(phrase)));
        self.forward(cue, Some(phrase), false, Rule::Responsibility, (at, Some(to)))
    }

    /// "X took responsibility for the attack": for a deed, not for an office.
    pub(super) fn responsibility_taken(&mut self, at: usize) -> Option<usize> {
        let text = self.text;
        let adjective = at > self.floor && matches!(text.word(at - 1), "full" | "sole" | "joint");
        let at_first = if adjective { at - 1 } else { at };
        let verb = at_first.checked_sub(1).filter(|verb| *verb >= self.floor)?;
        let taking = matches!(text.word(verb), "take" | "takes" | "took" | "taken" | "taking");
        if !taking || text.word(at + 1) != "for" || !self.tells_deed(at + 2, at + 2 + REACH) {
            return None;
        }
        let first = self.taker_end(verb)?;
        let before = first.checked_sub(1).filter(|before| *before >= self.floor || self.subject.is_some())?;
        let phrase = if text.word(verb) == "taking" && !text.is(first, Class::BE) {
            self.shared_subject(first)
        } else if text.is(before, Class::COORDINATOR) {
            self.shared_subject(before)
        } else {
            phrase::before(text, first, self.floor)
        }?;
        if self.is_hypothetical(phrase) {
            return None;
        }
        self.responsibility((first, verb + 1), phrase, at_first)
    }

    /// Where the group of the verb begins, unless it says that nothing was taken: "has also [taken]", "continues to [take]".
    fn taker_end(&self, verb: usize) -> Option<usize> {
        let text = self.text;
        let mut first = verb;
        while first > self.floor && text.is(first - 1, Class::ADVERB.or(Class::AUXILIARY)) {
            first -= 1;
        }
        if text.says(first.wrapping_sub(1), "to") && first > self.floor + 1 {
            let goes_on = matches!(text.word(first - 2), "continues" | "continued" | "continue");
            return goes_on.then_some(first - 2);
        }
        let unsaid = Class::MODAL.or(Class::NEGATION);
        let denied = (first.saturating_sub(1)..verb).any(|token| text.is(token, unsaid));
        (!denied).then_some(first)
    }

    /// "The attack was claimed by X", "responsibility for the attack was claimed by X", "an attack claimed by X".
    pub(super) fn claimed_by(&mut self, cue: &Cue) -> Option<usize> {
        let text = self.text;
        if cue.form.verb.lemma != "claim" || text.word(cue.verb + 1) != "by" {
            return None;
        }
        let stops = Class::PUNCTUATION.or(Class::COORDINATOR).or(Class::AUXILIARY).or(Class::SUBORDINATOR);
        let stops = stops.or(Class::FINITE).or(Class::SUBJECT_PRONOUN).or(Class::TIME);
        let mut first = cue.first;
        let reports = |token| text.verb(token).is_some_and(|form| !form.verb.governs.any(Governs::NOUNLIKE));
        let inside = |token: usize| text.region(token).is_none() && !text.is(token, stops) && !reports(token);
        while first > self.floor && cue.first - first < 2 * REACH && inside(first - 1) {
            first -= 1;
        }
        while first < cue.first && text.is(first, Class::PREPOSITION.or(Class::ADVERB)) {
            first += 1;
        }
        let claimed = text.says(first, "responsibility") || self.tells_deed(first, (first + 4).min(cue.first));
        if !claimed {
            return None;
        }
        let end = self.statement.end;
        let phrase = phrase::after(text, cue.verb + 2, end, false)?;
        if self.is_hypothetical(phrase) {
            return None;
        }
        let ranges = [(first, cue.first)];
        let cue = (cue.first, cue.verb + 1);
        let parts = Parts {
            ranges: &ranges,
            cue,
            phrase: Some(phrase),
            denial: false,
            rule: Rule::Responsibility,
            end: phrase.end,
        };
        self.push(&parts).then_some(phrase.end)
    }

    /// Whether one of the tokens names a deed that somebody may claim.
    fn tells_deed(&self, first: usize, end: usize) -> bool {
        (first..end.min(self.statement.end)).any(|token| DEEDS.binary_search(&self.text.word(token)).is_ok())
    }
}

/// What somebody claims to have done: sorted.
const DEEDS: [&str; 34] = [
    "abduction",
    "abductions",
    "ambush",
    "ambushes",
    "assassination",
    "assassinations",
    "assault",
    "assaults",
    "attack",
    "attacks",
    "blast",
    "blasts",
    "bombing",
    "bombings",
    "explosion",
    "explosions",
    "hijacking",
    "kidnapping",
    "kidnappings",
    "killing",
    "killings",
    "massacre",
    "murder",
    "murders",
    "raid",
    "raids",
    "sabotage",
    "shelling",
    "shooting",
    "shootings",
    "stabbing",
    "strike",
    "strikes",
    "suicide",
];
