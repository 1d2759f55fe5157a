//! Orders whose cue is no verb with a subject: "according to", "the claim that", a colon, a dash.

use briefer_plugin::words::reporting::Inflection;

use crate::clause::{Within, clause_end};
use crate::content::{Opening, opening};
use crate::cue::Cue;
use crate::lexis::Class;
use crate::phrase::{self, Phrase};
use crate::rule::Rule;

use super::{Parts, Pending, Scan};

impl Scan<'_, '_> {
    /// "According to X, Q", "Q, according to X", "Q, according to X, Q".
    pub(super) fn according(&mut self, cue: usize, from: usize) -> Option<usize> {
        let text = self.text;
        let end = self.statement.end;
        let bare = phrase::after(text, from, end, true)?;
        let opens = cue < self.floor + 12
            && (self.floor..cue).all(|t| text.is(t, Class::COORDINATOR.or(Class::ADVERB).or(Class::COMMA)));
        let phrase = if opens {
            self.with_clause(self.apposition_in_front(bare))
        } else {
            phrase::with_apposition(text, bare, end)
        };
        let after = if text.is(phrase.end, Class::COMMA) { phrase.end + 1 } else { phrase.end };
        let parts =
            |ranges, rule, end| Parts { ranges, cue: (cue, from), phrase: Some(phrase), denial: false, rule, end };
        if opens {
            let to = clause_end(text, after, end, Within::Main);
            return self.push(&parts(&[(after, to)], Rule::AccordingFront, to)).then_some(to);
        }
        if self.words(self.floor, cue) < 2 {
            return None;
        }
        let resumes = text.is(phrase.end, Class::COMMA) && text.is(cue - 1, Class::COMMA) && self.resumes(after);
        if resumes && self.rules.has(Rule::AccordingSplit) {
            let to = clause_end(text, after, end, Within::Main);
            let ranges = [(self.floor, cue), (after, to)];
            return self.push(&parts(&ranges, Rule::AccordingSplit, to)).then_some(to);
        }
        self.push(&parts(&[(self.floor, cue)], Rule::AccordingEnd, phrase.end)).then_some(phrase.end)
    }

    /// "In Ana Karimova's words, Q", "Q, in her own words".
    pub(super) fn own_words(&mut self, at: usize) -> Option<usize> {
        let text = self.text;
        let end = self.statement.end;
        let words = (at + 2..end.min(at + 10)).find(|token| text.word(*token) == "words")?;
        let owner = if text.word(words - 1) == "own" { words - 1 } else { words };
        let whose = matches!(text.word(owner - 1), "his" | "her" | "their" | "its");
        let phrase = match owner {
            owner if whose && owner == at + 2 => Phrase { first: owner - 1, end: owner, head_end: owner },
            owner if text.is(owner - 1, Class::POSSESSIVE) => {
                phrase::owner(text, owner - 1, at + 1).filter(|phrase| phrase.first == at + 1)?
            }
            _ => return None,
        };
        let opens = (self.floor..at).all(|t| text.is(t, Class::COORDINATOR.or(Class::ADVERB).or(Class::COMMA)));
        let comma = text.is(words + 1, Class::COMMA);
        let aside = at > self.floor && text.is(at - 1, Class::COMMA);
        let before = (self.floor, at);
        let parts =
            |ranges, rule, end| Parts { ranges, cue: (at, words + 1), phrase: Some(phrase), denial: false, rule, end };
        if aside && text.is(words + 1, Class::STOP) {
            return self.push(&parts(&[before], Rule::AccordingEnd, words + 1)).then_some(words + 1);
        }
        if !comma || !(opens || aside) {
            return None;
        }
        let to = clause_end(text, words + 2, end, Within::Main);
        let after = (words + 2, to);
        let ranges = [before, after];
        let (ranges, rule) =
            if opens { (&ranges[1..], Rule::AccordingFront) } else { (&ranges[..], Rule::AccordingSplit) };
        self.push(&parts(ranges, rule, to)).then_some(to)
    }

    /// "According to Ana Karimova, the mayor of Karsa, Q": the apposition ends with a comma and holds no verb, unlike
    /// the clause in "According to Ana Karimova, the mayor lied, and".
    pub(super) fn apposition_in_front(&self, bare: Phrase) -> Phrase {
        let text = self.text;
        let phrase = phrase::with_apposition(text, bare, self.statement.end);
        let verbs = Class::AUXILIARY.or(Class::FINITE).or(Class::SUBORDINATOR);
        let clause = (bare.end..phrase.end).any(|t| {
            text.is(t, verbs) || text.verb(t).is_some() || text.is_lower_word(t) && text.word(t).ends_with("ed")
        });
        let name = (bare.end + 1..phrase.end).all(|t| text.is(t, Class::CAPITAL));
        let named = name || text.is(bare.head_end - 1, Class::CAPITAL) && !text.is(bare.first, Class::DETERMINER);
        let closed = text.is(phrase.end, Class::COMMA) && phrase.end + 2 < self.statement.end;
        if clause || !named || !closed || phrase.end > bare.end + 12 { bare } else { phrase }
    }

    /// "According to a survey [conducted in May], Q", "According to the survey, [which was conducted in May], Q".
    fn with_clause(&self, phrase: Phrase) -> Phrase {
        let text = self.text;
        let relative = text.is(phrase.end, Class::COMMA) && text.is(phrase.end + 1, Class::RELATIVE);
        let participle = text.is_lower_word(phrase.end) && text.word(phrase.end).ends_with("ed");
        if !relative && !participle {
            return phrase;
        }
        // "cited by the Post, compiled by the union, Q"
        let limit = self.statement.end.min(phrase.end + 24);
        let again = |comma: &usize| text.word(comma + 2) == "by" && text.word(comma + 1).ends_with("ed");
        let comma = (phrase.end + 1..limit).find(|t| text.is(*t, Class::COMMA) || text.region(*t).is_some());
        let comma = comma.filter(|comma| text.region(*comma).is_none() && comma + 2 < self.statement.end);
        let second = comma.filter(again).and_then(|comma| (comma + 1..limit).find(|t| text.is(*t, Class::COMMA)));
        second.or(comma).map_or(phrase, |end| Phrase { end, ..phrase })
    }

    /// "X drew attention to the threat".
    pub(super) fn attention(&mut self, at: usize) -> Option<usize> {
        let text = self.text;
        let verb = at.checked_sub(1).filter(|verb| *verb > self.floor)?;
        if !matches!(text.word(verb), "drew" | "draws" | "draw" | "drawn" | "drawing" | "called" | "calls") {
            return None;
        }
        let verb = self.before_adverbs(verb);
        let phrase = phrase::before(text, verb, self.floor)?;
        self.forward((verb, at + 2), Some(phrase), false, Rule::NounContent, (at + 2, None))
    }

    /// "Her answer to them: 'Q'": a colon before a quotation credits the clause's subject, whatever the verb.
    pub(super) fn colon(&mut self, colon: usize) -> Option<usize> {
        let text = self.text;
        if colon + 1 == self.statement.end && self.found.pending.is_none() {
            let phrase = self.before_colon(colon);
            let cue = text.span(colon, colon + 1);
            self.found.pending = phrase.map(|phrase| Pending { cue, phrase: Some(phrase), denial: false, verb: false });
            return Some(self.statement.end);
        }
        let region = text.region(colon + 1).filter(|region| region.first == colon + 1)?;
        if region.words < 2 {
            return None;
        }
        let phrase = self.before_colon(colon)?;
        self.forward((colon, colon + 1), Some(phrase), false, Rule::Colon, (colon + 1, Some(region.end)))
    }

    /// Who speaks after a colon: the clause's subject, but no label, unless it is somebody's: "one thing is clear:",
    /// "the result:", "her answer:".
    fn before_colon(&self, colon: usize) -> Option<Phrase> {
        let text = self.text;
        let phrase = phrase::clause_subject(text, self.floor, colon).or(self.subject)?;
        let labels = "thing things result results question reason problem point fact rule plan idea name title goal aim \
                      task lesson choice catch difference issue motto slogan message word words answer";
        let head = phrase.head_end - 1;
        let owned =
            |token| text.is(token, Class::POSSESSIVE) || matches!(text.word(token), "Her" | "His" | "Their" | "Its");
        let label = text.is_lower_word(head) && labels.split_ascii_whitespace().any(|label| text.word(head) == label);
        let by_name = (phrase.head_end..phrase.end).any(|token| text.is(token, Class::CAPITAL));
        (!label || by_name || (phrase.first..phrase.head_end).any(owned)).then_some(phrase)
    }

    /// "'Q' — Ana Karimova", on a line of its own.
    pub(super) fn dash(&mut self, dash: usize) -> Option<usize> {
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
        let parts =
            Parts { ranges: &ranges, cue, phrase: Some(whole), denial: false, rule: Rule::Dash, end: whole.end };
        self.push(&parts).then_some(whole.end)
    }

    /// "Asked whether Q, X said", "when asked about Q": whoever asked is left unsaid.
    pub(super) fn asked(&mut self, cue: &Cue) -> Option<usize> {
        let text = self.text;
        let first = self.statement.first;
        let when = cue.first > first && text.says(cue.first - 1, "when");
        if cue.form.verb.lemma != "ask" || cue.form.inflection != Inflection::Past || cue.first != cue.verb {
            return None;
        }
        if cue.first - usize::from(when) > first + 1 {
            return when.then_some(cue.verb + 1);
        }
        let by = cue.verb + 1;
        let phrase = if text.word(by) == "by" { phrase::after(text, by + 1, self.statement.end, false) } else { None };
        let from = phrase.map_or(by, |phrase| phrase.end);
        let from = if text.is(from, Class::ADVERB) { from + 1 } else { from };
        let words = ["whether", "if", "what", "why", "how", "who", "when", "where"];
        if !words.contains(&text.word(from)) {
            return None;
        }
        let to = clause_end(text, from, self.statement.end, Within::Subordinate);
        self.forward((cue.first, cue.verb + 1), phrase, false, Rule::Impersonal, (from, Some(to)))
    }

    /// "It was noted that Q", with the speaker named by "quoting X" before.
    pub(super) fn impersonal(&mut self, cue: &Cue) -> Option<usize> {
        let text = self.text;
        let it = cue.first.checked_sub(1).filter(|it| *it >= self.floor && text.says(*it, "it"))?;
        let Opening::Clause(from) = opening(text, cue, self.statement.end) else { return None };
        let quoting = (self.floor..it).rev().take(30).find(|t| matches!(text.word(*t), "quoting" | "citing"))?;
        let phrase = phrase::after(text, quoting + 1, it, true)?;
        self.forward((cue.first, cue.verb + 1), Some(phrase), false, Rule::Impersonal, (from, None))
    }
}
