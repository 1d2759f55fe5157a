//! Reads a document statement by statement and joins what belongs together.

use briefer_plugin::{Form, Role};

use crate::lexis::Class;
use crate::patterns::{Pending, Statement, statement};
use crate::report::Report;
use crate::rule::{Rule, Rules};
use crate::text::Text;

/// All reports of a document, in order.
pub(crate) fn read(text: &Text<'_>, rules: Rules) -> Vec<Report> {
    let mut reading = Reading { text, rules, reports: Vec::new(), pending: None, adjacent: false };
    for next in statements(text) {
        reading.take(next);
    }
    reading.reports
}

/// The statements of a document: sentences, joined where a quoted region crosses their border.
fn statements(text: &Text<'_>) -> Vec<Statement> {
    let mut statements: Vec<Statement> = Vec::with_capacity(text.document.sentences.len());
    for sentence in text.document.sentences {
        let (first, end) = (sentence.first_token as usize, sentence.end_token as usize);
        let notice = text.slice(first, end).contains("appeared first on");
        if first >= end || sentence.role == Role::Furniture || notice {
            continue;
        }
        let inside = text.region(first).is_some_and(|region| region.first < first && region.end > first);
        let signature = first > 0 && text.is(first, Class::DASH) && text.region(first - 1).is_some();
        match statements.last_mut() {
            Some(last) if (inside || signature) && last.end == first => last.end = end,
            _ => statements.push(Statement { first, end, starts_paragraph: sentence.starts_paragraph }),
        }
    }
    statements
}

struct Reading<'a, 't> {
    text: &'t Text<'a>,
    rules: Rules,
    reports: Vec<Report>,
    pending: Option<Pending>,
    /// Whether the last statement ended with quoted words or their attribution.
    adjacent: bool,
}

impl Reading<'_, '_> {
    fn take(&mut self, next: Statement) {
        let pending = self.pending.take().filter(|_| self.rules.has(Rule::Colon));
        let mut floor = self.past_dateline(next);
        let opening = self.text.region(next.first).copied().filter(|region| region.first == next.first);
        let mut quoted = false;
        if let (Some(pending), Some(region)) = (pending, opening) {
            self.reports.push(Report {
                pieces: vec![region.inner],
                form: Form::Direct,
                cue: Some(pending.cue),
                phrase: pending.phrase,
                denial: pending.denial,
                rule: Rule::Colon,
                end: region.end,
                floating: false,
                continued: 0,
                goes_on: region.goes_on,
            });
            floor = region.end.min(next.end);
            quoted = true;
        }
        let found = statement(self.text, self.rules, next, floor);
        self.pending = found.pending;
        let unclaimed = found.reports.is_empty() && !quoted;
        for report in found.reports {
            quoted |= report.form != Form::Indirect;
            self.reports.push(report);
        }
        self.adjacent = match opening {
            Some(region) if unclaimed && self.pending.is_none() => self.float(next, region),
            _ => quoted && self.ends_with_report(next),
        };
    }

    /// The token after a dateline: "KARSA, March 16 (Karsa Post) - ".
    fn past_dateline(&self, next: Statement) -> usize {
        let text = self.text;
        let place = text.word(next.first);
        let upper = place.len() > 2 && place.chars().all(|c| !c.is_lowercase()) && text.is(next.first, Class::CAPITAL);
        if !next.starts_paragraph || !upper {
            return next.first;
        }
        let limit = next.end.min(next.first + 16);
        let dash = (next.first..limit).find(|token| text.is(*token, Class::DASH));
        let parts = Class::CAPITAL.or(Class::NUMBER).or(Class::PUNCTUATION);
        match dash {
            Some(dash) if (next.first..dash).all(|t| text.is(t, parts)) => dash + 1,
            _ => next.first,
        }
    }

    /// Whether only a few words that are not reported follow the last report in its statement.
    fn ends_with_report(&self, next: Statement) -> bool {
        self.reports.last().is_some_and(|last| next.end <= last.end + 25)
    }

    /// A statement of nothing but quoted words goes on with the speaker before; returns whether it did.
    fn float(&mut self, next: Statement, region: crate::marks::Region) -> bool {
        let rest = (region.end..next.end).all(|t| self.text.is(t, Class::PUNCTUATION));
        if !rest {
            return false;
        }
        let recent = self.reports.len().saturating_sub(3)..self.reports.len();
        let quoted = recent.rev().find(|index| self.reports[*index].form != Form::Indirect);
        let Some(last) = quoted.or(self.reports.len().checked_sub(1)).map(|index| &mut self.reports[index]) else {
            return false;
        };
        let continued = last.goes_on || (self.adjacent && last.form != Form::Indirect);
        if continued
            && self.rules.has(Rule::Continued)
            && last.pieces.last().is_some_and(|piece| piece.end <= region.inner.start)
        {
            last.pieces.push(region.inner);
            last.continued += 1;
            last.goes_on = region.goes_on;
            last.end = region.end;
            return true;
        }
        if !next.starts_paragraph || region.words < 4 || !self.rules.has(Rule::Floating) {
            return false;
        }
        self.reports.push(Report {
            pieces: vec![region.inner],
            form: Form::Direct,
            cue: None,
            phrase: None,
            denial: false,
            rule: Rule::Floating,
            end: region.end,
            floating: true,
            continued: 0,
            goes_on: region.goes_on,
        });
        true
    }
}
