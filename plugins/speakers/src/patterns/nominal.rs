//! Nouns for what was said, with whose they are: "the mayor's claim that Q", "a warning from the mayor that Q", "the
//! mayor issued a warning that Q".

use briefer_plugin::words::reporting::{Governs, Inflection};

use crate::clause::{Within, clause_end, is_main_verb};
use crate::lexis::Class;
use crate::main_verb::before_main_verb;
use crate::phrase::{self, Phrase};
use crate::rule::Rule;
use crate::text::Text;

use super::Scan;

/// How far back the noun may stand from "that", in tokens.
const REACH: usize = 20;

/// A noun for what was said.
struct Saying {
    noun: usize,
    /// Whose it is, where that stands behind the noun.
    owner: Option<Phrase>,
}

impl Scan<'_, '_> {
    /// The noun before "that" and its owner; a noun that is nobody's reports nothing.
    pub(super) fn nominal(&mut self, that: usize) -> Option<usize> {
        let text = self.text;
        if opens_relative(text, that + 1) {
            return None;
        }
        let Saying { noun, owner } = self.saying_before(that)?;
        let denial = text.word(noun).starts_with("denial");
        let first = phrase::bar_before(text, noun + 1, self.floor.max(noun.saturating_sub(REACH)))?;
        let phrase = owner.or_else(|| self.possessor(noun)).or_else(|| self.maker(first))?;
        let from = that + 1;
        let end = self.statement.end;
        let first = first.min(phrase.first);
        let to = if self.is_subject(first) { before_main_verb(text, from, end) } else { None };
        let to = to.unwrap_or_else(|| match text.region(from) {
            Some(_) => self.quote_end(from, false),
            None => clause_end(text, from, end, self.around(first)),
        });
        self.forward((noun, noun + 1), Some(phrase), denial, Rule::Nominal, (from, Some(to)))
    }

    /// Whether the token is a noun that looks like a verb: "the board's [warning] that Q", but "she's [warning] that Q".
    pub(super) fn is_noun_with_owner(&self, noun: usize) -> bool {
        let text = self.text;
        noun > self.floor + 1
            && text.says(noun + 1, "that")
            && is_saying(text, noun)
            && text.is(noun - 1, Class::POSSESSIVE)
            && !text.is(noun - 2, Class::SUBJECT_PRONOUN)
    }

    /// "[warning] that", "[warning] on Monday that", "[warning] from the mayor that".
    fn saying_before(&self, that: usize) -> Option<Saying> {
        let text = self.text;
        let end = phrase::without_time(text, that, self.floor);
        let noun = end.checked_sub(1).filter(|noun| *noun >= self.floor && is_saying(text, *noun));
        if let Some(noun) = noun {
            return Some(Saying { noun, owner: None });
        }
        let floor = (self.floor + 1).max(that.saturating_sub(REACH));
        let mut links = (floor..that).rev().take_while(|t| !text.is(*t, Class::STOP) && text.region(*t).is_none());
        let link = links.find(|t| matches!(text.word(*t), "from" | "by" | "of" | "to") && is_saying(text, *t - 1))?;
        let owner = phrase::after(text, link + 1, end, true).filter(|owner| owner.end == end)?;
        let named = (owner.first..owner.head_end).any(|t| text.is(t, Class::CAPITAL.or(Class::SPEAKER)));
        match text.word(link) {
            "to" => Some(Saying { noun: link - 1, owner: None }),
            "of" if !named => None,
            _ => Some(Saying { noun: link - 1, owner: Some(owner) }),
        }
    }

    /// "[the mayor's] claim", "[her] latest claim", "[the Karsa Council] claim".
    fn possessor(&self, noun: usize) -> Option<Phrase> {
        let text = self.text;
        let last = noun.checked_sub(1).filter(|last| *last >= self.floor)?;
        let whose = |t: usize| text.is(t, Class::POSSESSIVE) || is_whose(text, t);
        let adjective = text.is_lower_word(last) && last > self.floor && whose(last - 1);
        let owner = if adjective { last - 1 } else { last };
        if is_whose(text, owner) {
            return Some(Phrase { first: owner, end: owner + 1, head_end: owner + 1 });
        }
        if text.is(owner, Class::POSSESSIVE) {
            return phrase::owner(text, owner, self.floor);
        }
        let named = text.is(owner, Class::CAPITAL) && (owner > self.statement.first || last > owner);
        if named { phrase::owner(text, noun, self.floor) } else { None }
    }

    /// "[The mayor] has repeatedly made the claim": who makes the noun phrase that begins at the token `first`.
    fn maker(&self, first: usize) -> Option<Phrase> {
        let text = self.text;
        let made = first.checked_sub(1).filter(|made| *made > self.floor)?;
        if text.says(first, "no") || !MAKING.contains(&text.word(made)) {
            return None;
        }
        let verb = self.before_adverbs(made);
        if text.is(verb - 1, Class::AUXILIARY.or(Class::NEGATION)) {
            return None;
        }
        phrase::before(text, verb, self.floor)
    }

    /// Whether the noun phrase that begins at the token is the subject of its clause.
    fn is_subject(&self, first: usize) -> bool {
        let text = self.text;
        let opens = Class::COORDINATOR.or(Class::ADVERB).or(Class::COMMA);
        first <= self.floor || text.is(first - 1, opens)
    }

    /// "Despite her claim that Q, ...": what opens a sentence ends with a comma.
    fn around(&self, first: usize) -> Within {
        let Some(link) = first.checked_sub(1).filter(|link| *link >= self.floor) else { return Within::Main };
        let links = self.text.is(link, Class::PREPOSITION.or(Class::SUBORDINATOR));
        if links && self.is_subject(link) { Within::Subordinate } else { Within::Main }
    }
}

/// Verbs whose object is somebody's own words.
const MAKING: [&str; 24] = [
    "issued",
    "issues",
    "issuing",
    "made",
    "makes",
    "making",
    "repeated",
    "repeats",
    "repeating",
    "reiterated",
    "renewed",
    "gave",
    "gives",
    "given",
    "giving",
    "published",
    "released",
    "sent",
    "delivered",
    "voiced",
    "raised",
    "offered",
    "sounded",
    "reaffirmed",
];

/// "his", "her": whose words they are.
fn is_whose(text: &Text<'_>, token: usize) -> bool {
    matches!(text.word(token), "his" | "her" | "their" | "its" | "His" | "Her" | "Their" | "Its")
}

fn is_saying(text: &Text<'_>, token: usize) -> bool {
    text.is(token, Class::SAYING) && !text.is(token, Class::CAPITAL) && text.region(token).is_none()
}

/// "the report that [found]", "a claim that [was made]": what follows has no subject of its own.
fn opens_relative(text: &Text<'_>, from: usize) -> bool {
    let reports = text.verb(from).is_some_and(|form| {
        form.inflection == Inflection::Past
            || form.inflection == Inflection::Third && form.verb.governs.any(Governs::THAT)
    });
    let verb = is_main_verb(text, from) && !text.says(from, "there");
    verb || reports && !text.is(from, Class::CAPITAL.or(Class::SAYING))
}
