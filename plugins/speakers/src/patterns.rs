//! The orders in which speaker, cue and words stand, tried from left to right through one statement.
//!
//! A *statement* is a sentence together with the following ones that share a quoted region with it, so a cue after a
//! long quotation sees where the quotation began.

use briefer_plugin::words::reporting::{Governs, Inflection};
use briefer_plugin::{Form, Span};

use crate::content::{Opening, clause_end, form_of, is_title, opening, trimmed};
use crate::cue::{Cue, cue_at};
use crate::lexis::Class;
use crate::phrase::{self, Phrase};
use crate::report::Report;
use crate::text::Text;

/// Tokens `first..end` of one statement.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Statement {
    pub(crate) first: usize,
    pub(crate) end: usize,
    pub(crate) starts_paragraph: bool,
}

/// A cue whose words stand in the next statement: "She said:".
#[derive(Clone, Debug)]
pub(crate) struct Pending {
    pub(crate) cue: Span,
    pub(crate) phrase: Option<Phrase>,
    pub(crate) denial: bool,
}

/// What one statement holds.
#[derive(Default)]
pub(crate) struct Found {
    pub(crate) reports: Vec<Report>,
    pub(crate) pending: Option<Pending>,
}

/// Finds the reports of one statement; words before the token `floor` are spoken for.
pub(crate) fn statement(text: &Text<'_>, statement: Statement, floor: usize) -> Found {
    let mut scan = Scan { text, statement, floor, subject: None, found: Found::default() };
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
    rule: &'static str,
    end: usize,
}

impl Scan<'_, '_> {
    /// Tries the token; returns where to go on.
    fn step(&mut self, at: usize) -> Option<usize> {
        if self.text.says(at, "according") && self.text.says(at + 1, "to") {
            return self.according(at, at + 2);
        }
        if self.text.says(at, "in") && self.text.says(at + 2, "words") && self.text.says(at + 3, "of") {
            return self.according(at, at + 4);
        }
        if self.text.word(at) == "attention" && self.text.word(at + 1) == "to" {
            return self.attention(at);
        }
        if self.text.says(at, "that") {
            return self.nominal(at);
        }
        if self.text.is(at, Class::COLON) {
            return self.colon(at);
        }
        if self.text.is(at, Class::DASH) {
            return self.dash(at);
        }
        self.text.verb(at)?;
        let cue = cue_at(self.text, at, self.floor)?;
        if cue.unsaid {
            return None;
        }
        if cue.passive && !cue.quoted_as {
            return self.impersonal(&cue);
        }
        self.inverted(&cue).or_else(|| self.with_subject(&cue))
    }

    /// "According to X, Q", "Q, according to X", "Q, according to X, Q".
    fn according(&mut self, cue: usize, from: usize) -> Option<usize> {
        let text = self.text;
        let end = self.statement.end;
        let bare = phrase::after(text, from, end, true)?;
        let opens = cue < self.floor + 12
            && (self.floor..cue).all(|t| text.is(t, Class::COORDINATOR.or(Class::ADVERB).or(Class::COMMA)));
        let phrase = if opens { self.apposition_in_front(bare) } else { phrase::with_apposition(text, bare, end) };
        let after = if text.is(phrase.end, Class::COMMA) { phrase.end + 1 } else { phrase.end };
        let parts =
            |ranges, rule, end| Parts { ranges, cue: (cue, from), phrase: Some(phrase), denial: false, rule, end };
        if opens {
            let to = clause_end(text, after, end, false);
            return self.push(&parts(&[(after, to)], "according-front", to)).then_some(to);
        }
        if self.words(self.floor, cue) < 2 {
            return None;
        }
        if text.is(phrase.end, Class::COMMA) && text.is(cue - 1, Class::COMMA) && self.resumes(after) {
            let to = clause_end(text, after, end, false);
            let ranges = [(self.floor, cue), (after, to)];
            return self.push(&parts(&ranges, "according-split", to)).then_some(to);
        }
        self.push(&parts(&[(self.floor, cue)], "according-end", phrase.end)).then_some(phrase.end)
    }

    /// "According to Ana Karimova, the mayor of Karsa, Q": the apposition ends with a comma and holds no verb, unlike
    /// the clause in "According to Ana Karimova, the mayor lied, and".
    fn apposition_in_front(&self, bare: Phrase) -> Phrase {
        let text = self.text;
        let phrase = phrase::with_apposition(text, bare, self.statement.end);
        let verbs = Class::AUXILIARY.or(Class::FINITE).or(Class::SUBORDINATOR);
        let clause = (bare.end..phrase.end).any(|t| {
            text.is(t, verbs) || text.verb(t).is_some() || text.is_lower_word(t) && text.word(t).ends_with("ed")
        });
        let named = text.is(bare.head_end - 1, Class::CAPITAL) && !text.is(bare.first, Class::DETERMINER);
        let closed = text.is(phrase.end, Class::COMMA) && phrase.end + 2 < self.statement.end;
        if clause || !named || !closed || phrase.end > bare.end + 12 { bare } else { phrase }
    }

    /// "X drew attention to the threat".
    fn attention(&mut self, at: usize) -> Option<usize> {
        let text = self.text;
        let mut verb = at.checked_sub(1).filter(|verb| *verb > self.floor)?;
        if !matches!(text.word(verb), "drew" | "draws" | "draw" | "drawn" | "drawing" | "called" | "calls") {
            return None;
        }
        while verb > self.floor && text.is(verb - 1, Class::ADVERB.or(Class::HAVE)) {
            verb -= 1;
        }
        let phrase = phrase::before(text, verb, self.floor)?;
        self.forward((verb, at + 2), Some(phrase), false, "noun-content", (at + 2, None))
    }

    /// "Her answer to them: 'Q'": a colon before a quotation credits the clause's subject, whatever the verb.
    fn colon(&mut self, colon: usize) -> Option<usize> {
        let text = self.text;
        if colon + 1 == self.statement.end && self.found.pending.is_none() {
            let phrase = phrase::clause_subject(text, self.floor, colon).or(self.subject);
            let cue = text.span(colon, colon + 1);
            self.found.pending = phrase.map(|phrase| Pending { cue, phrase: Some(phrase), denial: false });
            return Some(self.statement.end);
        }
        let region = text.region(colon + 1).filter(|region| region.first == colon + 1)?;
        if region.words < 2 {
            return None;
        }
        let phrase = phrase::clause_subject(text, self.floor, colon).or(self.subject)?;
        self.forward((colon, colon + 1), Some(phrase), false, "colon", (colon + 1, Some(region.end)))
    }

    /// "'Q' — Ana Karimova", on a line of its own.
    fn dash(&mut self, dash: usize) -> Option<usize> {
        let text = self.text;
        let end = self.statement.end;
        let after_quote = dash > self.floor && text.region(dash - 1).is_some_and(|region| region.words > 2);
        let phrase = phrase::after(text, dash + 1, end, true).filter(|_| after_quote)?;
        let named = (phrase.first..phrase.head_end).all(|t| text.is(t, Class::CAPITAL));
        let whole = phrase::with_apposition(text, phrase, end);
        if !named || (whole.end..end).any(|t| text.is(t, Class::WORD)) {
            return None;
        }
        let ranges = [(self.floor, dash)];
        let cue = (dash, dash + 1);
        let parts = Parts { ranges: &ranges, cue, phrase: Some(whole), denial: false, rule: "dash", end: whole.end };
        self.push(&parts).then_some(whole.end)
    }

    /// "the mayor's claim that Q".
    fn nominal(&mut self, that: usize) -> Option<usize> {
        let text = self.text;
        let noun = that.checked_sub(1).filter(|noun| *noun > self.floor + 1)?;
        if !text.is(noun, Class::SAYING) || text.is(noun, Class::CAPITAL) || text.region(noun).is_some() {
            return None;
        }
        let adjective = text.is_lower_word(noun - 1) && text.is(noun - 2, Class::POSSESSIVE);
        let owner = if adjective { noun - 2 } else { noun - 1 };
        let pronoun = matches!(text.word(owner), "his" | "her" | "their" | "its");
        let named = text.is(owner, Class::CAPITAL) && !text.is(owner, Class::POSSESSIVE);
        if !pronoun && !named && !text.is(owner, Class::POSSESSIVE) {
            return None;
        }
        let owner = if named { noun } else { owner };
        let phrase = if pronoun {
            Phrase { first: owner, end: noun, head_end: noun }
        } else {
            phrase::owner(text, owner, self.floor)?
        };
        self.forward((noun, noun + 1), Some(phrase), false, "nominal", (that + 1, None))
    }

    /// "It was noted that Q", with the speaker named by "quoting X" before.
    fn impersonal(&mut self, cue: &Cue) -> Option<usize> {
        let text = self.text;
        let it = cue.first.checked_sub(1).filter(|it| *it >= self.floor && text.says(*it, "it"))?;
        let Opening::Clause(from) = opening(text, cue, self.statement.end) else { return None };
        let quoting = (self.floor..it).rev().take(30).find(|t| matches!(text.word(*t), "quoting" | "citing"))?;
        let phrase = phrase::after(text, quoting + 1, it, true)?;
        self.forward((cue.first, cue.verb + 1), Some(phrase), false, "impersonal", (from, None))
    }

    /// "Q, said X".
    fn inverted(&mut self, cue: &Cue) -> Option<usize> {
        let text = self.text;
        let before = cue.verb.checked_sub(1).filter(|before| *before >= self.floor)?;
        let after_quote = text.region(before).is_some()
            || (text.is(before, Class::COMMA) && before > self.floor && text.region(before - 1).is_some());
        let told = cue.form.verb.lemma == "tell"
            || text.is(cue.verb + 1, Class::OBJECT_PRONOUN) && !text.says(cue.verb + 1, "you");
        if told || cue.first != cue.verb || cue.participle || !cue.governs(Governs::QUOTE) {
            return None;
        }
        if !after_quote && !text.is(before, Class::COMMA.or(Class::DASH)) {
            return None;
        }
        let end = self.statement.end;
        let bare = phrase::after(text, cue.verb + 1, end, false)?;
        let phrase = phrase::with_apposition(text, bare, end);
        let next = phrase.end;
        let closed = next >= end || text.is(next, Class::STOP.or(Class::COMMA));
        let adjunct = text.is(next, Class::PREPOSITION.or(Class::TIME).or(Class::ADVERB).or(Class::SUBORDINATOR));
        if !(closed || (after_quote && adjunct)) || self.words(self.floor, cue.verb) < 2 {
            return None;
        }
        if !after_quote && phrase::before(text, cue.first, self.floor).is_some_and(|p| p.end + 1 < cue.first) {
            return None;
        }
        self.trailing(cue, phrase, cue.verb, next, "inverted")
    }

    /// The orders in which the speaker stands before the verb.
    fn with_subject(&mut self, cue: &Cue) -> Option<usize> {
        let text = self.text;
        let end = self.statement.end;
        let before = cue.first.checked_sub(1).filter(|before| *before >= self.floor || self.subject.is_some())?;
        let joined = text.is(before, Class::COORDINATOR)
            || (text.is(before, Class::COMMA) && cue.first > 1 && text.is(before - 1, Class::COORDINATOR));
        let phrase = if cue.participle {
            self.shared_subject(cue.first)
        } else if joined {
            self.shared_subject(before)
        } else {
            phrase::before(text, cue.first, self.floor).or_else(|| self.far_subject(cue))
        }?;
        if self.is_hypothetical(phrase) {
            return None;
        }
        let rule = match (cue.participle, joined, cue.quoted_as) {
            (true, ..) => "participle",
            (_, true, _) => "coordinated",
            (_, _, true) => "quoted-as",
            _ => "subject-verb",
        };
        let words = (cue.first, cue.verb + 1);
        let denial = cue.governs(Governs::DENIAL);
        match opening(text, cue, end) {
            Opening::Bare(_) | Opening::Noun(_) if !cue.participle && !joined && self.follows_quote(phrase.first) => {
                self.trailing(cue, phrase, phrase.first, cue.verb + 1, "trailing")
            }
            Opening::Nothing(next) if !cue.participle && !joined => {
                self.trailing(cue, phrase, phrase.first, next, "trailing")
            }
            Opening::Nothing(_) => None,
            Opening::NextSentence => {
                self.found.pending = Some(Pending { cue: text.span(words.0, words.1), phrase: Some(phrase), denial });
                Some(end)
            }
            Opening::Quote(at) if text.is(at - 1, Class::COMMA) && self.follows_quote(phrase.first) => {
                self.trailing(cue, phrase, phrase.first, at - 1, "trailing")
            }
            Opening::Quote(at) => {
                let to = self.quote_end(at, text.says(at - 1, "that"));
                self.forward(words, Some(phrase), denial, rule, (at, Some(to)))
            }
            Opening::Noun(at) => self.forward(words, Some(phrase), denial, "noun-content", (at, None)),
            Opening::Clause(at) | Opening::Bare(at) | Opening::Colon(at) => {
                self.forward(words, Some(phrase), denial, rule, (at, None))
            }
        }
    }

    /// Whether quoted words stand right before the token, but for a comma.
    fn follows_quote(&self, token: usize) -> bool {
        let text = self.text;
        let Some(gap) = token.checked_sub(1).filter(|gap| *gap >= self.floor) else { return false };
        let last = if text.is(gap, Class::COMMA) && gap > self.floor { gap - 1 } else { gap };
        text.region(last).is_some_and(|region| region.first == self.floor || !is_title(text, region))
    }

    /// The clause's subject for a finite verb that opens its content clearly: "A report released in May found that".
    fn far_subject(&self, cue: &Cue) -> Option<Phrase> {
        let clear = match opening(self.text, cue, self.statement.end) {
            Opening::Clause(_) | Opening::Quote(_) => true,
            Opening::Bare(_) => cue.form.verb.lemma == "say" && !self.text.is(cue.first - 1, Class::COMMA),
            _ => false,
        };
        if !clear || cue.form.inflection == Inflection::Ing {
            return None;
        }
        phrase::clause_subject(self.text, self.floor, cue.first)
    }

    /// The subject a participle or a coordinated verb shares.
    fn shared_subject(&self, verb: usize) -> Option<Phrase> {
        if self.subject.is_some() {
            return self.subject;
        }
        if verb <= self.statement.first + 1 {
            return None;
        }
        phrase::clause_subject(self.text, self.floor.max(self.statement.first), verb)
    }

    /// Where words that begin with a quoted region end.
    fn quote_end(&self, at: usize, that: bool) -> usize {
        let text = self.text;
        let Some(region) = text.region(at) else { return at };
        let inner = region.inner.slice(text.document.text);
        let joined = at > 0 && text.is(at - 1, Class::WORD) && text.is(region.end, Class::COORDINATOR);
        let that = that || (joined && !inner.ends_with(['.', '?', '!']));
        let closed = inner.ends_with(['.', ',', '?', '!', '…']) && !that;
        if closed || region.end >= self.statement.end || text.is(region.end, Class::STOP.or(Class::COMMA)) && !that {
            return region.end;
        }
        clause_end(text, region.end, self.statement.end, false).max(region.end)
    }

    /// "X said Q": the content follows the cue.
    fn forward(
        &mut self,
        cue: (usize, usize),
        phrase: Option<Phrase>,
        denial: bool,
        rule: &'static str,
        (from, to): (usize, Option<usize>),
    ) -> Option<usize> {
        let end = self.statement.end;
        let to = to.unwrap_or_else(|| clause_end(self.text, from, end, self.is_subordinate(phrase)));
        if self.is_nested(to) {
            return Some(to);
        }
        let ranges = [(from, to)];
        self.push(&Parts { ranges: &ranges, cue, phrase, denial, rule, end: to }).then(|| {
            self.subject = phrase;
            to
        })
    }

    /// Whether the speaker opens a subordinate clause: "While she said that Q, ...".
    fn is_subordinate(&self, phrase: Option<Phrase>) -> bool {
        let Some(before) = phrase.and_then(|phrase| phrase.first.checked_sub(1)) else { return false };
        let conjunctions = "while when although though as since because before after once";
        before >= self.statement.first && conjunctions.split(' ').any(|conjunction| self.text.says(before, conjunction))
    }

    /// "If she said so", "what she says": nothing is reported.
    fn is_hypothetical(&self, phrase: Phrase) -> bool {
        let before = phrase.first.checked_sub(1).filter(|before| *before >= self.statement.first);
        before.is_some_and(|before| ["if", "unless", "what", "whether"].iter().any(|w| self.text.says(before, w)))
    }

    /// Whether the words up to `to` are followed by an attribution that ends the statement: then all of it is theirs.
    fn is_nested(&self, to: usize) -> bool {
        let text = self.text;
        let end = self.statement.end;
        if to >= end || !text.is(to, Class::COMMA) || self.floor > self.statement.first {
            return false;
        }
        let limit = end.min(to + 12);
        let Some(verb) = (to + 1..limit).find(|t| text.verb(*t).is_some()) else { return false };
        let Some(cue) = cue_at(text, verb, to + 1) else { return false };
        let subject = phrase::before(text, cue.first, to + 1).filter(|subject| subject.first == to + 1);
        let named = subject.is_some_and(|subject| !text.is(subject.first, Class::SUBJECT_PRONOUN));
        named
            && !cue.unsaid
            && matches!(opening(text, &cue, end), Opening::Nothing(next) if next >= end
            || text.is(next, Class::STOP))
    }

    /// "Q, X said" and "Q, X said, Q": the content stands before `left_end`.
    fn trailing(
        &mut self,
        cue: &Cue,
        phrase: Phrase,
        left_end: usize,
        next: usize,
        rule: &'static str,
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
        let goes_on = interrupts || (text.is(next, Class::COMMA) && text.region(after).is_some());
        let pushed = if goes_on {
            let quote = text.region(after).is_some();
            let to =
                if quote { self.quote_end(after, false) } else { clause_end(text, after, self.statement.end, false) };
            self.push(&parts(&[left, (after, to)], "split", to)).then_some(to)
        } else {
            let end = next.max(phrase.end).max(cue.verb + 1);
            self.push(&parts(&[left], rule, end)).then_some(end)
        };
        self.subject = pushed.map_or(self.subject, |_| Some(phrase));
        pushed
    }

    /// Where words that end with a quoted region before `end` begin: after a colon, or at the floor.
    fn quote_start(&self, end: usize) -> usize {
        let text = self.text;
        let region = [end - 1, end.saturating_sub(2)].into_iter().find_map(|token| text.region(token));
        match region {
            Some(region) if region.first > self.floor && text.is(region.first - 1, Class::COLON) => region.first,
            _ => self.floor,
        }
    }

    /// Whether the reported words go on at the token, after an attribution between commas.
    fn resumes(&self, at: usize) -> bool {
        let text = self.text;
        let stops = Class::COORDINATOR.or(Class::RELATIVE).or(Class::SUBORDINATOR);
        at < self.statement.end && !text.is(at, stops) && !text.word(at).ends_with("ing")
    }

    /// Whether everything from the floor to the comma is an adjunct: "Speaking in Karsa, she said."
    fn is_adjunct(&self, comma: usize) -> bool {
        let text = self.text;
        let mut first = self.floor;
        while text.is(first, Class::COORDINATOR.or(Class::COMMA)) {
            first += 1;
        }
        let opens = text.is(first, Class::PREPOSITION.or(Class::SUBORDINATOR).or(Class::TIME))
            || text.word(first).ends_with("ing");
        let inner_comma = (self.floor..comma).take(48).any(|t| text.is(t, Class::COMMA));
        opens && !inner_comma && self.words(self.floor, comma) < 12
    }

    /// How many words there are, as far as one looks: enough to tell a few from many.
    fn words(&self, first: usize, end: usize) -> usize {
        let end = end.min(first + 48);
        (first..end).filter(|token| self.text.is(*token, Class::WORD.or(Class::NUMBER))).count()
    }

    /// Adds a report unless there is nothing in it.
    fn push(&mut self, parts: &Parts<'_>) -> bool {
        let text = self.text;
        let form = form_of(text, parts.ranges);
        let words: usize = parts.ranges.iter().map(|(first, end)| self.words(*first, *end)).sum();
        if words == 0 || (words < 2 && form == Form::Indirect) {
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
            denial: parts.denial,
            rule: parts.rule,
            end: parts.end,
            floating: false,
            goes_on,
        });
        self.floor = parts.end.max(self.floor);
        true
    }
}
