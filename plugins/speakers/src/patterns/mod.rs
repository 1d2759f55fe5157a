//! The orders in which speaker, cue and words stand, tried from left to right through one statement.
//!
//! A *statement* is a sentence together with the following ones that share a quoted region with it, so a cue after a
//! long quotation sees where the quotation began.

mod ends;
mod headline;
mod nominal;
mod other_cues;
mod responsibility;
mod subject_verb;
mod trailing;

use briefer_plugin::{Form, Span};

use crate::clause::{form_of, trimmed};
use crate::cue::cue_at;
use crate::lexis::Class;
use crate::phrase::Phrase;
use crate::predicate::predicate;
use crate::report::Report;
use crate::rule::{Rule, Rules};
use crate::text::Text;

/// How far words are counted, in tokens: so many without two words say nothing.
const FAR: usize = 48;

/// Tokens `first..end` of one statement.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Statement {
    pub(crate) first: usize,
    pub(crate) end: usize,
    pub(crate) starts_paragraph: bool,
    /// Whether it is a headline.
    pub(crate) headline: bool,
}

/// A cue whose words stand in the next statement: "She said:".
#[derive(Clone, Debug)]
pub(crate) struct Pending {
    pub(crate) cue: Span,
    pub(crate) phrase: Option<Phrase>,
    pub(crate) denial: bool,
    /// Whether the cue is a verb: "She added:", not only "Her answer:".
    pub(crate) verb: bool,
}

/// What one statement holds.
#[derive(Default)]
pub(crate) struct Found {
    pub(crate) reports: Vec<Report>,
    pub(crate) pending: Option<Pending>,
}

/// Finds the reports of one statement; words before the token `floor` are spoken for.
pub(crate) fn statement(text: &Text<'_>, rules: Rules, statement: Statement, floor: usize) -> Found {
    let mut scan = Scan { text, rules, statement, floor, subject: None, found: Found::default() };
    let mut at = floor;
    while at < statement.end {
        at = match text.region(at) {
            Some(region) => region.end.max(at + 1),
            None => scan.step(at).unwrap_or(at + 1).max(at + 1),
        };
    }
    scan.found
}

struct Scan<'a, 't> {
    text: &'t Text<'a>,
    rules: Rules,
    statement: Statement,
    /// Tokens before it are spoken for.
    floor: usize,
    /// The speaker of the report before, in this statement.
    subject: Option<Phrase>,
    found: Found,
}

/// One report's ingredients.
struct Parts<'r> {
    ranges: &'r [(usize, usize)],
    cue: (usize, usize),
    phrase: Option<Phrase>,
    denial: bool,
    rule: Rule,
    end: usize,
}

impl Scan<'_, '_> {
    /// Tries the token; returns where to go on.
    pub(super) fn step(&mut self, at: usize) -> Option<usize> {
        if !self.text.is(at, Class::LEAD) {
            return None;
        }
        if self.text.says(at, "according") && self.text.says(at + 1, "to") {
            return self.according(at, at + 2);
        }
        if self.text.says(at, "in") && self.text.says(at + 2, "words") && self.text.says(at + 3, "of") {
            return self.according(at, at + 4);
        }
        if self.text.says(at, "in") {
            return self.own_words(at);
        }
        if self.text.word(at) == "attention" && self.text.word(at + 1) == "to" {
            return self.attention(at);
        }
        if self.text.word(at) == "responsibility" {
            return self.responsibility_taken(at);
        }
        if self.text.says(at, "that") {
            return self.nominal(at);
        }
        if self.text.is(at, Class::COLON) {
            return self.headline(at).or_else(|| self.colon(at));
        }
        if self.text.is(at, Class::DASH) {
            return self.dash(at);
        }
        self.text.verb(at)?;
        if self.is_noun_with_owner(at) {
            return None;
        }
        let cue = cue_at(self.text, at, self.floor)?;
        if let Some(to) = self.asked(&cue).or_else(|| self.fronted(&cue)).or_else(|| self.said_first(&cue)) {
            return Some(to);
        }
        if cue.unsaid {
            return None;
        }
        if cue.passive && !cue.quoted_as {
            return self.claimed_by(&cue).or_else(|| self.impersonal(&cue));
        }
        self.inverted(&cue).or_else(|| self.with_subject(&cue))
    }

    /// "[has repeatedly] made": where the group of the verb begins.
    pub(super) fn before_adverbs(&self, mut verb: usize) -> usize {
        while verb > self.floor && self.text.is(verb - 1, Class::ADVERB.or(Class::HAVE)) {
            verb -= 1;
        }
        verb
    }

    /// How many words there are, as far as one looks: enough to tell a few from many.
    pub(super) fn words(&self, first: usize, end: usize) -> usize {
        let end = end.min(first + FAR);
        (first..end).filter(|token| self.text.is(*token, Class::WORD.or(Class::NUMBER))).count()
    }

    /// Whether the rule is on, and a report can be made of the words that begin at the token: their end, which may be
    /// far, is looked for once in a statement, not once a cue.
    pub(super) fn may_report(&self, rule: Rule, from: usize) -> bool {
        let end = self.statement.end;
        self.rules.has(rule) && (end <= from + FAR || self.words(from, end) > 1)
    }

    /// "a few months later": when something was said, not what.
    fn is_time(&self, (first, end): (usize, usize)) -> bool {
        let closed = Class::TIME.or(Class::DETERMINER).or(Class::NUMBER).or(Class::PREPOSITION).or(Class::PUNCTUATION);
        end < first + 8 && (first..end).all(|token| self.text.is(token, closed.or(Class::ADVERB)))
    }

    /// Adds a report unless there is nothing in it, or its rule is off.
    pub(super) fn push(&mut self, parts: &Parts<'_>) -> bool {
        if !self.rules.has(parts.rule) {
            return false;
        }
        let text = self.text;
        let words: usize = parts.ranges.iter().map(|(first, end)| self.words(*first, *end)).sum();
        let far = parts.ranges.iter().any(|(first, end)| *end > first + FAR);
        if words == 0 || (words < 2 && far) {
            return false;
        }
        let form = form_of(text, parts.ranges);
        if words < 2 && form == Form::Indirect {
            return false;
        }
        if form == Form::Indirect && parts.ranges.len() == 1 && self.is_time(parts.ranges[0]) {
            return false;
        }
        let pieces: Vec<Span> = parts
            .ranges
            .iter()
            .map(|(first, end)| trimmed(text, *first, *end))
            .filter(|span| !span.is_empty())
            .collect();
        if pieces.is_empty() {
            return false;
        }
        let goes_on = parts
            .ranges
            .last()
            .is_some_and(|(first, end)| end > first && text.region(end - 1).is_some_and(|region| region.goes_on));
        self.found.reports.push(Report {
            pieces,
            form,
            cue: Some(text.span(parts.cue.0, parts.cue.1)),
            phrase: parts.phrase,
            predicate: predicate(text, parts.rule, form, parts.cue, parts.ranges[0].0),
            denial: parts.denial,
            rule: parts.rule,
            end: parts.end,
            floating: false,
            continued: 0,
            goes_on,
        });
        self.floor = parts.end.max(self.floor);
        true
    }
}
