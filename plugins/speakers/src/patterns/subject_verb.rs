//! Orders around a verb: "X said Q", "Q, said X"; which words are reported where they follow.

use briefer_plugin::words::reporting::{Governs, Inflection};

use crate::clause::{Within, clause_end};
use crate::content::{Opening, is_title, opening};
use crate::cue::Cue;
use crate::lexis::Class;
use crate::phrase::{self, Phrase};
use crate::rule::Rule;

use super::{Parts, Pending, Scan};

impl Scan<'_, '_> {
    /// "Q, said X".
    pub(super) fn inverted(&mut self, cue: &Cue) -> Option<usize> {
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
        let adjunct = text.is(next, Class::PREPOSITION.or(Class::TIME).or(Class::ADVERB).or(Class::SUBORDINATOR))
            || text.word(next).ends_with("ed") && !text.is(bare.first, Class::SUBJECT_PRONOUN);
        if !(closed || (after_quote && adjunct)) || self.words(self.floor, cue.verb) < 2 {
            return None;
        }
        // "..., leaving many in need, said the relief agency.": a name alone is nothing that the clause before says.
        let opens = Class::CAPITAL.or(Class::DETERMINER);
        let named = text.is(cue.verb + 1, opens) && !text.is(cue.verb + 1, Class::TIME);
        let alone = named && (next >= end || text.is(next, Class::STOP)) && self.words(self.floor, cue.verb) > 7;
        let subject = || if after_quote { None } else { phrase::before(text, cue.first, self.floor) };
        // "Petrak, the mayor of Karsa, said the wall": all before the verb is who speaks.
        let verbs = Class::AUXILIARY.or(Class::FINITE);
        let says_nothing = |subject: Phrase| {
            subject.first <= self.floor + 1
                && !(self.floor..cue.first)
                    .take(48)
                    .any(|t| text.is(t, verbs) || text.is_lower_word(t) && text.word(t).ends_with("ed"))
        };
        if subject().is_some_and(|subject| says_nothing(subject) || !alone && subject.end + 1 < cue.first) {
            return None;
        }
        self.trailing(cue, phrase, cue.verb, next, Rule::Inverted)
    }

    /// The orders in which the speaker stands before the verb.
    pub(super) fn with_subject(&mut self, cue: &Cue) -> Option<usize> {
        let text = self.text;
        let end = self.statement.end;
        let before = cue.first.checked_sub(1).filter(|before| *before >= self.floor || self.subject.is_some())?;
        let listed = text.is(before, Class::COMMA) && text.is(cue.verb, Class::CAPITAL) && self.subject.is_some();
        let joined = listed
            || text.is(before, Class::COORDINATOR)
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
        let rule = order(cue, joined);
        let words = (cue.first, cue.verb + 1);
        let denial = cue.governs(Governs::DENIAL);
        let own = !cue.participle && !joined;
        if let Some(at) = self.deed_claimed(cue) {
            return self.responsibility(words, phrase, at);
        }
        match opening(text, cue, end) {
            Opening::Bare(_) | Opening::Noun(_) | Opening::Object(_) if own && self.follows_quote(phrase.first) => {
                self.trailing(cue, phrase, phrase.first, cue.verb + 1, Rule::Trailing)
            }
            Opening::Nothing(next) if self.fronts_as(phrase, cue, next) => {
                self.forward(words, Some(phrase), denial, rule, (next + 1, None))
            }
            // "an inquiry, which concluded in May": no speaker that follows their words.
            Opening::Nothing(_) if text.is(phrase.first, Class::RELATIVE) => None,
            Opening::Nothing(next) if own => self.trailing(cue, phrase, phrase.first, next, Rule::Trailing),
            Opening::Nothing(_) | Opening::Object(_) => None,
            Opening::NextSentence => {
                self.found.pending =
                    Some(Pending { cue: text.span(words.0, words.1), phrase: Some(phrase), denial, verb: true });
                Some(end)
            }
            Opening::Quote(at) if text.is(at - 1, Class::COMMA) && self.follows_quote(phrase.first) => {
                self.trailing(cue, phrase, phrase.first, at - 1, Rule::Trailing)
            }
            Opening::Quote(at) if self.names_title(cue, at) || !self.may_report(rule, at) => None,
            Opening::Quote(at) => {
                let to = self.quote_end(at, text.says(at - 1, "that"));
                self.forward(words, Some(phrase), denial, rule, (at, Some(to)))
            }
            Opening::Noun(at) if !self.may_report(Rule::NounContent, at) => None,
            Opening::Noun(at) => {
                let to = self.noun_end(at, self.within(Some(phrase)));
                self.forward(words, Some(phrase), denial, Rule::NounContent, (at, Some(to)))
            }
            Opening::Clause(at) | Opening::Bare(at) | Opening::Colon(at) => {
                self.forward(words, Some(phrase), denial, rule, (at, None))
            }
        }
    }

    /// "a show 'The Long Way'", "a play called 'The Long Way'": a title and no report.
    fn names_title(&self, cue: &Cue, at: usize) -> bool {
        let noun = cue.governs(Governs::NOUNLIKE) || matches!(cue.form.verb.lemma, "show" | "call");
        noun && at == cue.verb + 1 && self.text.region(at).is_some_and(|region| is_title(self.text, region))
    }

    /// "Claiming that Q, she left": the speaker follows the words.
    pub(super) fn fronted(&mut self, cue: &Cue) -> Option<usize> {
        let text = self.text;
        let first = self.statement.first;
        let opens =
            cue.first == first || (cue.first == first + 1 && matches!(text.word(first), "After" | "While" | "By"));
        if !cue.participle || !opens || cue.unsaid {
            return None;
        }
        let end = self.statement.end;
        let (Opening::Clause(from) | Opening::Bare(from)) = opening(text, cue, end) else { return None };
        if text.is(from, Class::PREPOSITION) {
            return None;
        }
        let comma = clause_end(text, from, end, Within::Subordinate);
        let phrase = phrase::after(text, comma + 1, end, false).filter(|_| text.is(comma, Class::COMMA))?;
        let words = (cue.first, cue.verb + 1);
        self.forward(words, Some(phrase), cue.governs(Governs::DENIAL), Rule::Participle, (from, Some(comma)))
    }

    /// "Said Ana Karimova: 'Q'".
    pub(super) fn said_first(&mut self, cue: &Cue) -> Option<usize> {
        let text = self.text;
        let past = cue.form.inflection == Inflection::Past && cue.governs(Governs::QUOTE);
        if cue.first != cue.verb || cue.verb != self.statement.first || !past {
            return None;
        }
        let phrase = phrase::after(text, cue.verb + 1, self.statement.end, false)?;
        let phrase = phrase::with_apposition(text, phrase, self.statement.end);
        let region = text.region(phrase.end + 1).filter(|_| text.is(phrase.end, Class::COLON.or(Class::COMMA)))?;
        let words = (cue.first, cue.verb + 1);
        self.forward(words, Some(phrase), false, Rule::SubjectVerb, (phrase.end + 1, Some(region.end)))
    }

    /// "As the mayor noted, Q", at the beginning of a sentence.
    fn fronts_as(&self, phrase: Phrase, cue: &Cue, next: usize) -> bool {
        let text = self.text;
        let Some(front) = phrase.first.checked_sub(1).filter(|front| *front >= self.floor) else { return false };
        let opens = |token: usize| text.is(token, Class::COORDINATOR.or(Class::ADVERB).or(Class::COMMA));
        text.says(front, "as")
            && text.is(next, Class::COMMA)
            && cue.governs(Governs::THAT)
            && front <= self.statement.first + 3
            && (self.statement.first..front).all(|token| opens(token) || text.says(token, "yet"))
    }

    /// Whether quoted words stand right before the token, but for a comma.
    pub(super) fn follows_quote(&self, token: usize) -> bool {
        let text = self.text;
        let Some(gap) = token.checked_sub(1).filter(|gap| *gap >= self.floor) else { return false };
        let last = if text.is(gap, Class::COMMA) && gap > self.floor { gap - 1 } else { gap };
        text.region(last).is_some_and(|region| region.first == self.floor || !is_title(text, region))
    }

    /// The clause's subject for a finite verb that opens its content clearly: "A report released in May found that".
    pub(super) fn far_subject(&self, cue: &Cue) -> Option<Phrase> {
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
    pub(super) fn shared_subject(&self, verb: usize) -> Option<Phrase> {
        // "criticized her after she left and warned": words reported before hold no relative clause that goes on.
        let own = |subject: &Phrase| subject.first >= self.floor || !self.text.is(subject.first, Class::RELATIVE);
        let embedded = phrase::embedded_subject(self.text, self.statement.first, verb).filter(own);
        if let Some(subject) = embedded.or(self.subject) {
            return Some(subject);
        }
        if verb <= self.statement.first + 1 {
            return None;
        }
        phrase::clause_subject(self.text, self.floor.max(self.statement.first), verb)
    }

    /// "X said Q": the content follows the cue.
    pub(super) fn forward(
        &mut self,
        cue: (usize, usize),
        phrase: Option<Phrase>,
        denial: bool,
        rule: Rule,
        (from, to): (usize, Option<usize>),
    ) -> Option<usize> {
        if !self.may_report(rule, from) {
            return None;
        }
        let end = self.statement.end;
        let to = to.or_else(|| self.before_main(from, phrase));
        let to = to.unwrap_or_else(|| clause_end(self.text, from, end, self.within(phrase)));
        if self.is_nested(to) {
            return Some(to);
        }
        let ranges = [(from, to)];
        self.push(&Parts { ranges: &ranges, cue, phrase, denial, rule, end: to }).then(|| {
            self.subject = phrase;
            to
        })
    }

    /// "If she said so", "what she says", "nobody said": nothing is reported.
    pub(super) fn is_hypothetical(&self, phrase: Phrase) -> bool {
        let before = phrase.first.checked_sub(1).filter(|before| *before >= self.statement.first);
        if ["no", "nobody", "none", "neither"].iter().any(|word| self.text.says(phrase.first, word)) {
            return true;
        }
        before
            .is_some_and(|before| ["if", "unless", "what", "whether", "nor"].iter().any(|w| self.text.says(before, w)))
    }
}

/// The order of a cue that follows its subject, whose verb may be `joined` to one before.
fn order(cue: &Cue, joined: bool) -> Rule {
    match (cue.participle, joined, cue.quoted_as) {
        (true, ..) => Rule::Participle,
        (_, true, _) => Rule::Coordinated,
        (_, _, true) => Rule::QuotedAs,
        _ => Rule::SubjectVerb,
    }
}
