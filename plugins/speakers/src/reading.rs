//! Reads a document statement by statement and joins what belongs together.

use briefer_plugin::{Form, Role};

use crate::clause::trimmed;
use crate::lexis::Class;
use crate::marks::Region;
use crate::patterns::{Pending, Statement, statement};
use crate::phrase::Phrase;
use crate::report::Report;
use crate::rule::{Rule, Rules};
use crate::text::Text;

/// All reports of a document, in order.
pub(crate) fn read(text: &Text<'_>, rules: Rules) -> Vec<Report> {
    let statements = statements(text);
    let turns = statements.iter().filter(|statement| label(text, **statement).is_some()).take(3).count();
    let transcript = turns > 2 && rules.has(Rule::Colon);
    let mut reading =
        Reading { text, rules, reports: Vec::new(), pending: None, transcript, block: None, adjacent: None };
    for next in statements {
        reading.take(next);
    }
    reading.reports
}

const SENTENCE_ENDS: [char; 6] = ['.', '?', '!', '…', ',', ';'];

/// What feeds add: "The post ... appeared first on ...".
const NOTICE: &str = "appeared first on";

/// The statements of a document: sentences, joined where a quoted region crosses their border.
fn statements(text: &Text<'_>) -> Vec<Statement> {
    let notices = text.document.text.contains(NOTICE);
    let mut statements: Vec<Statement> = Vec::with_capacity(text.document.sentences.len());
    for sentence in text.document.sentences {
        let (first, end) = (sentence.first_token as usize, sentence.end_token as usize);
        let notice = notices && text.slice(first, end).contains(NOTICE);
        if first >= end || sentence.role == Role::Furniture || notice {
            continue;
        }
        let inside = text.region(first).is_some_and(|region| region.first < first && region.end > first);
        let signature = first > 0 && text.is(first, Class::DASH) && text.region(first - 1).is_some();
        match statements.last_mut() {
            Some(last) if (inside || signature) && last.end == first => last.end = end,
            _ => {
                let headline = sentence.role == Role::Headline;
                statements.push(Statement { first, end, starts_paragraph: sentence.starts_paragraph, headline });
            }
        }
    }
    statements
}

/// The colon after the capital letters that begin a paragraph: "KARIMOVA:".
fn label(text: &Text<'_>, statement: Statement) -> Option<usize> {
    let upper = |token: &usize| {
        let word = text.word(*token);
        text.is(*token, Class::CAPITAL) && word.len() > 1 && !word.chars().any(char::is_lowercase)
    };
    let limit = statement.end.min(statement.first + 5);
    let colon = (statement.first..limit).find(|token| !upper(token))?;
    let labels = statement.starts_paragraph && colon > statement.first && text.is(colon, Class::COLON);
    (labels && colon + 1 < statement.end && text.region(colon + 1).is_none()).then_some(colon)
}

struct Reading<'a, 't> {
    text: &'t Text<'a>,
    rules: Rules,
    reports: Vec<Report>,
    pending: Option<Pending>,
    /// Whether several paragraphs begin with who speaks.
    transcript: bool,
    /// The report whose words are a paragraph without quotation marks, while it lasts.
    block: Option<usize>,
    /// The report that the last statement ended with, if it did.
    adjacent: Option<usize>,
}

impl Reading<'_, '_> {
    fn take(&mut self, next: Statement) {
        let pending = self.pending.take().filter(|_| self.rules.has(Rule::Colon));
        let mut floor = self.past_dateline(next);
        let opening = self.text.region(next.first).copied().filter(|region| region.first == next.first);
        let before = self.reports.len();
        if let (Some(pending), Some(region)) = (&pending, opening) {
            self.reports.push(Report {
                pieces: vec![region.inner],
                form: Form::Direct,
                cue: Some(pending.cue),
                phrase: pending.phrase,
                predicate: None,
                denial: pending.denial,
                rule: Rule::Colon,
                end: region.end,
                floating: false,
                continued: 0,
                goes_on: region.goes_on,
            });
            floor = region.end.min(next.end);
        }
        if let Some(pending) = pending.filter(|pending| opening.is_none() && pending.verb) {
            self.block = self.block(next, next.first, pending);
            return;
        }
        if let Some(turn) = self.turn(next) {
            let first = turn.phrase.map_or(next.first, |name| name.end + 1);
            self.block = self.block(next, first, turn);
            return;
        }
        if let Some(index) = self.block.take().filter(|_| opening.is_none() && !next.starts_paragraph) {
            self.reports[index].pieces.push(trimmed(self.text, next.first, next.end));
            self.reports[index].end = next.end;
            self.block = Some(index);
            return;
        }
        let found = statement(self.text, self.rules, next, floor);
        self.pending = found.pending;
        self.reports.extend(found.reports);
        let unclaimed = self.reports.len() == before && self.pending.is_none();
        self.adjacent = match opening {
            Some(region) if unclaimed => self.float(next, region),
            _ => self.ending(before, next),
        };
    }

    /// "KARIMOVA: We stay.": whoever a paragraph of a transcript names says it.
    fn turn(&self, next: Statement) -> Option<Pending> {
        let colon = label(self.text, next).filter(|_| self.transcript)?;
        let phrase = Phrase { first: next.first, end: colon, head_end: colon };
        Some(Pending { cue: self.text.span(colon, colon + 1), phrase: Some(phrase), denial: false, verb: true })
    }

    /// "She added:", and a paragraph without quotation marks: all of it is hers.
    fn block(&mut self, next: Statement, first: usize, pending: Pending) -> Option<usize> {
        let piece = trimmed(self.text, first, next.end);
        self.adjacent = None;
        if !next.starts_paragraph || piece.is_empty() {
            return None;
        }
        self.reports.push(Report {
            pieces: vec![piece],
            form: Form::Indirect,
            cue: Some(pending.cue),
            phrase: pending.phrase,
            predicate: None,
            denial: pending.denial,
            rule: Rule::Colon,
            end: next.end,
            floating: false,
            continued: 0,
            goes_on: false,
        });
        self.reports.len().checked_sub(1)
    }

    /// The token after a dateline: "KARSA, March 16 (Karsa Post) - "; in small letters, "Karsa - ", only where the text begins.
    fn past_dateline(&self, next: Statement) -> usize {
        const BEGINNING: usize = 40;
        let text = self.text;
        let place = text.word(next.first);
        let upper = place.len() > 2 && place.chars().all(|c| !c.is_lowercase()) && text.is(next.first, Class::CAPITAL);
        if !next.starts_paragraph || !(upper || self.reports.is_empty() && next.first < BEGINNING) {
            return next.first;
        }
        let limit = next.end.min(next.first + if upper { 16 } else { 6 });
        let parts = Class::CAPITAL.or(Class::NUMBER).or(Class::PUNCTUATION);
        let dateline = (next.first..limit).take_while(|t| text.is(*t, parts) && !text.is(*t, Class::DETERMINER));
        // "KARSA: The road": a colon closes a dateline too, where the text begins.
        let shouted = |t: usize| {
            text.is(t, Class::TIME) || !text.is(t, Class::CAPITAL) || !text.word(t).contains(char::is_lowercase)
        };
        let colon = (next.first..limit).find(|t| text.is(*t, Class::COLON)).unwrap_or(next.first);
        let opens = self.reports.is_empty() && next.first < BEGINNING && (next.first..colon).all(shouted);
        let closing = if upper && opens && !next.headline { Class::DASH.or(Class::COLON) } else { Class::DASH };
        let mut dashes = dateline.filter(|token| text.is(*token, closing));
        // "Karimova - The Velm senator - said": an aside, whose second dash follows.
        let (first, last) = if upper { (dashes.next(), None) } else { (None, dashes.last()) };
        let closes = |dash: &usize| !(*dash + 1..next.end).any(|token| text.is(token, Class::DASH));
        first.or(last.filter(closes)).map_or(next.first, |dash| dash + 1)
    }

    /// The report that quoted sentences after the statement go on with; its reports begin at `first`.
    fn ending(&self, first: usize, statement: Statement) -> Option<usize> {
        let last = self.reports.len().checked_sub(1).filter(|last| *last >= first)?;
        let report = &self.reports[last];
        let closes = statement.end <= report.end + 2;
        if closes && (report.rule == Rule::Participle || report.form != Form::Indirect) {
            return Some(last);
        }
        let quoted = (first..=last).rev().find(|index| self.reports[*index].form != Form::Indirect);
        match quoted {
            Some(quoted) => Some(quoted).filter(|_| statement.end <= report.end + 25),
            None => Some(last).filter(|_| closes && !report.floating),
        }
    }

    /// A statement that begins with quoted words and has no cue goes on with the speaker before; returns the report
    /// it went on with or became.
    fn float(&mut self, next: Statement, region: Region) -> Option<usize> {
        let text = self.text;
        // 'A year is a long time' without a full stop is a heading.
        let closed = region.goes_on || region.inner.slice(text.document.text).ends_with(SENTENCE_ENDS);
        if next.starts_paragraph && !closed && region.end == next.end {
            return None;
        }
        let rest = (region.end..next.end).all(|t| text.is(t, Class::PUNCTUATION));
        let tail = !next.starts_paragraph && region.words > 4 && next.end < region.end + 16;
        let unfinished = self.reports.len().checked_sub(1).filter(|last| self.reports[*last].goes_on);
        let continued = unfinished.or(self.adjacent).filter(|index| {
            let report = &self.reports[*index];
            let direct = report.form != Form::Indirect || !next.starts_paragraph;
            (rest && direct || tail) && report.pieces.last().is_some_and(|piece| piece.end <= region.inner.start)
        });
        if let Some(index) = continued.filter(|_| self.rules.has(Rule::Continued)) {
            let report = &mut self.reports[index];
            report.pieces.push(if rest { region.inner } else { trimmed(text, region.first, next.end) });
            report.continued += 1;
            report.goes_on = region.goes_on;
            report.end = next.end;
            if report.form == Form::Indirect || !rest {
                report.form = Form::Mixed;
            }
            return Some(index);
        }
        if !rest {
            return None;
        }
        if !next.starts_paragraph || region.words < 4 || !self.rules.has(Rule::Floating) {
            return None;
        }
        self.reports.push(Report {
            pieces: vec![region.inner],
            form: Form::Direct,
            cue: None,
            phrase: None,
            predicate: None,
            denial: false,
            rule: Rule::Floating,
            end: region.end,
            floating: true,
            continued: 0,
            goes_on: region.goes_on,
        });
        self.reports.len().checked_sub(1)
    }
}
