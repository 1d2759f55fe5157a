//! Orders in which the words come first: "Q, X said", "Q, X said, Q".

use briefer_plugin::words::reporting::Governs;

use crate::clause::{Within, clause_end, opens_attribution};
use crate::cue::Cue;
use crate::lexis::Class;
use crate::phrase::Phrase;
use crate::rule::Rule;

use super::{FAR, Parts, Scan};

impl Scan<'_, '_> {
    /// "Q, X said" and "Q, X said, Q": the content stands before `left_end`.
    pub(super) fn trailing(
        &mut self,
        cue: &Cue,
        phrase: Phrase,
        left_end: usize,
        next: usize,
        rule: Rule,
    ) -> Option<usize> {
        let text = self.text;
        let gap = left_end.checked_sub(1).filter(|gap| *gap >= self.floor)?;
        let quoted = self.follows_quote(left_end);
        let (gap, left_end) =
            if text.says(gap, "as") && gap > self.floor { (gap - 1, gap - 1) } else { (gap, left_end) };
        if !quoted && !text.is(gap, Class::COMMA.or(Class::DASH)) {
            return None;
        }
        let after = next + 1;
        let interrupts = text.is(next, Class::COMMA) && !quoted && (self.resumes(after) || self.is_adjunct(gap));
        let closes = next >= self.statement.end || text.is(next, Class::STOP);
        // "Calling it “a shame”, she asked the council to leave": what is quoted only leads up to what is said.
        let leads_up = quoted && self.quote_start(left_end) == self.floor && text.region(self.floor).is_none();
        if leads_up && !closes && !text.is(next, Class::COMMA) && self.is_adjunct(gap) {
            return None;
        }
        let governs = if quoted { Governs::QUOTE } else { Governs::BARE };
        if !cue.governs(governs) && !(cue.governs(Governs::THAT) && (closes || interrupts)) {
            return None;
        }
        if text.word(next) == "responsibility" {
            return None;
        }
        if !quoted && !interrupts && (self.words(self.floor, gap) < 3 || self.is_adjunct(gap)) {
            return None;
        }
        let words = (cue.first, cue.verb + 1);
        let denial = cue.governs(Governs::DENIAL);
        let left = (if quoted { self.quote_start(left_end) } else { self.floor }, left_end);
        let parts = |ranges, rule, end| Parts { ranges, cue: words, phrase: Some(phrase), denial, rule, end };
        let joined = text.is(after, Class::COORDINATOR) && text.region(after + 1).is_some();
        let after = if joined { after + 1 } else { after };
        let comma = text.is(next, Class::COMMA);
        let integrates = comma && quoted && self.integrates(left_end, after);
        let goes_on = interrupts || integrates || (comma && text.region(after).is_some());
        let after = after + usize::from(integrates && text.word(after) == "that");
        let pushed = if goes_on && self.may_report(Rule::Split, after) {
            let quote = text.region(after).is_some();
            let to = if quote {
                self.quote_end(after, false)
            } else {
                clause_end(text, after, self.statement.end, Within::Main)
            };
            self.push(&parts(&[left, (after, to)], Rule::Split, to)).then_some(to)
        } else {
            let end = next.max(phrase.end).max(cue.verb + 1);
            self.push(&parts(&[left], rule, end)).then_some(end)
        };
        self.subject = pushed.map_or(self.subject, |_| Some(phrase));
        pushed
    }

    /// "'It is sad,' she said, that it closed": the sentence of quoted words goes on without marks.
    fn integrates(&self, left_end: usize, after: usize) -> bool {
        let text = self.text;
        let partly = self.quote_start(left_end) == self.floor && text.region(self.floor).is_none();
        let resumes = text.is(after, Class::COORDINATOR) && (after + 1..after + 4).any(|t| text.region(t).is_some());
        let auxiliary = text.is(after, Class::AUXILIARY) && text.is_lower_word(after);
        text.word(after) == "that" || auxiliary || (partly && resumes)
    }

    /// Where words that end with a quoted region before `end` begin: after a colon, or at the floor.
    pub(super) fn quote_start(&self, end: usize) -> usize {
        let text = self.text;
        let region = [end - 1, end.saturating_sub(2)].into_iter().find_map(|token| text.region(token));
        match region {
            Some(region) if region.first > self.floor && text.is(region.first - 1, Class::COLON) => region.first,
            _ => self.floor,
        }
    }

    /// Whether the reported words go on at the token, after an attribution between commas.
    pub(super) fn resumes(&self, at: usize) -> bool {
        let text = self.text;
        let end = self.statement.end;
        // "said Tal Voss, 40, a resident of Velm": who he is goes on.
        let aged = |age: usize| text.is(age, Class::NUMBER) && text.is(age - 1, Class::COMMA);
        if at > self.floor + 3 && aged(at - 2) || aged(at) {
            return false;
        }
        if matches!(text.word(at), "because" | "since" | "until" | "unless" | "if" | "that" | "than" | "rather") {
            return at < end;
        }
        if text.is(at, Class::COORDINATOR) {
            let clause = Class::DETERMINER.or(Class::SUBJECT_PRONOUN).or(Class::PREPOSITION).or(Class::SPEAKER);
            let goes_on = text.is(at + 1, clause) || matches!(text.word(at + 1), "that" | "also");
            return goes_on && !opens_attribution(text, at, at, end, true);
        }
        at < end && !text.is(at, Class::RELATIVE.or(Class::SUBORDINATOR)) && !text.word(at).ends_with("ing")
    }

    /// Whether everything from the floor to the comma is an adjunct: "Speaking in Karsa, she said."
    pub(super) fn is_adjunct(&self, comma: usize) -> bool {
        let text = self.text;
        let mut first = self.floor;
        while first < self.floor + FAR && text.is(first, Class::COORDINATOR.or(Class::COMMA)) {
            first += 1;
        }
        let opens = text.is(first, Class::PREPOSITION.or(Class::SUBORDINATOR).or(Class::TIME))
            || text.word(first).ends_with("ing");
        let inner_comma = (self.floor..comma).take(FAR).any(|t| text.is(t, Class::COMMA));
        opens && !inner_comma && self.words(self.floor, comma) < 12
    }
}
