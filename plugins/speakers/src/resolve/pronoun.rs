//! Pronouns: who was spoken of last and agrees.

use briefer_plugin::words::pronouns::Pronoun;
use briefer_plugin::{Mention, MentionType, Span};

use crate::lexis::Class;
use crate::nouns::is_human;
use crate::phrase::{self, Phrase};
use crate::report::Report;
use crate::rule::Rule;

use super::mentions::{Named, is_subject};
use super::speaker::{agrees, disagreement};
use super::{Kind, Resolver, Speaker};

/// How many mentions are looked at for one pronoun.
const REACH: usize = 120;

/// How many sentences back a noun may stand, quoted ones among them.
const LOOK_BACK: usize = 6;

/// How many of those that were considered an explanation names.
const NAMED: usize = 4;

/// "The source said Q. Q, they added": somebody unnamed, whose gender is kept back.
fn is_they(pronoun: Pronoun, last: &Speaker) -> bool {
    let article = last.name.split(' ').next().unwrap_or("").to_ascii_lowercase();
    let unnamed = matches!(article.as_str(), "a" | "an" | "the" | "one" | "another");
    pronoun.person.is_none() && last.kind == Kind::Person && last.gender.is_none() && unnamed
}

impl<'t> Resolver<'_, 't> {
    /// "who" stands for the noun phrase right before it.
    pub(super) fn relative(&mut self, phrase: Phrase, report: &Report, depth: usize) -> Option<Speaker> {
        if depth > 0 || !self.rules.has(Rule::Relative) {
            return None;
        }
        let before = phrase::antecedent(self.text, phrase.first)?;
        let (who, words) = (self.text.word(phrase.first), self.text.slice(before.first, before.head_end));
        let span = self.text.span(before.first, before.head_end);
        self.step(Rule::Relative, span, || format!("“{who}” stands for the noun phrase right before it, “{words}”"));
        self.phrase(before, report, depth + 1)
    }

    /// Who "he", "she", "it" or "they" is.
    pub(super) fn antecedent(&mut self, pronoun: Pronoun, phrase: Phrase, report: &Report) -> Option<Speaker> {
        if !self.rules.has(Rule::Pronoun) {
            return None;
        }
        let span = self.text.span(phrase.first, phrase.end);
        let at = span.start;
        let since = self.last.as_ref().map_or(0, |(_, at)| *at);
        let recent = self.recent(pronoun, at, since, report);
        let noun = self.subject_noun(pronoun, phrase.first, since);
        let noun = noun.filter(|(_, sentence)| recent.is_none_or(|(_, named)| named <= *sentence));
        let spoke = self.last.as_ref().map(|(last, _)| last);
        if let Some(unnamed) = spoke.filter(|last| noun.is_none() && is_they(pronoun, last)).cloned() {
            self.note_antecedent(pronoun, span, &unnamed, ("the speaker before, whom the text does not name", since));
            return Some(unnamed);
        }
        let last = spoke.filter(|last| agrees(pronoun, last.kind, last.gender));
        let (found, reason) = match (noun, recent, last) {
            (Some((noun, _)), ..) => (noun, "the last subject that agrees"),
            (_, Some((named, _)), _) if pronoun.person == Some(true) => {
                (self.of_mention(named), "named since as a subject")
            }
            (_, _, Some(last)) => (last.clone(), "the speaker before"),
            (_, Some((named, _)), None) => (self.of_mention(named), "named since"),
            (_, None, None) => match self.speaker_before_last(pronoun) {
                Some(earlier) => (earlier, "the last speaker who agrees"),
                None => {
                    let (named, _) = self.recent(pronoun, at, 0, report)?;
                    (self.of_mention(named), "the most recent one named before")
                }
            },
        };
        self.note_antecedent(pronoun, span, &found, (reason, since));
        if let Some(gender) = pronoun.gender {
            self.mentions.learn_gender(&found.name, gender);
        }
        Some(found)
    }

    fn speaker_before_last(&self, pronoun: Pronoun) -> Option<Speaker> {
        self.earlier.iter().rev().find(|speaker| agrees(pronoun, speaker.kind, speaker.gender)).cloned()
    }

    /// Tells who was considered, and why this one was taken.
    fn note_antecedent(&mut self, pronoun: Pronoun, span: Span, found: &Speaker, (reason, since): (&str, u32)) {
        if self.steps.is_none() {
            return;
        }
        let mut considered: Vec<String> = Vec::new();
        let mut seen = vec![found.name.as_str()];
        for named in self.mentions.before(span.start).take(REACH).take_while(|named| named.span.start > since) {
            if seen.contains(&named.mention.name.as_str()) || considered.len() == NAMED {
                continue;
            }
            seen.push(&named.mention.name);
            let gender = self.mentions.gender(named.mention);
            let why_not =
                disagreement(pronoun, Kind::of(named.mention), gender).unwrap_or("no subject, or further back");
            considered.push(format!("{} ({why_not})", named.mention.name));
        }
        let word = span.slice(self.text.document.text);
        let mut note = format!("“{word}” is {}, {reason}", found.name);
        if !considered.is_empty() {
            note.push_str("; also considered: ");
            note.push_str(&considered.join(", "));
        }
        self.step(Rule::Pronoun, span, || note);
    }

    /// The subject of this sentence or of one of the two before, where it is a noun for people: "Critics sent a letter.
    /// They said", "A spokesman for Petrak declined. He said"; with the sentence it stands in.
    fn subject_noun(&mut self, pronoun: Pronoun, token: usize, since: u32) -> Option<(Speaker, usize)> {
        if pronoun.person == Some(false) {
            return None;
        }
        let document = self.text.document;
        let own = document.sentence_at(self.text.span(token, token + 1).start)?;
        let mut left = 2;
        for sentence in (own.saturating_sub(LOOK_BACK)..=own).rev() {
            let first = document.sentences[sentence].first_token as usize;
            let end = token.min(document.sentences[sentence].end_token as usize);
            let quoted = self.text.region(first).is_some_and(|region| region.first < first || region.end >= end);
            if self.text.span(first, end).start < since || left == 0 {
                return None;
            }
            if quoted || first >= end {
                continue;
            }
            let subject = phrase::clause_subject(self.text, first, end);
            let Some(subject) = subject.filter(|subject| subject.end < end) else {
                left -= 1;
                continue;
            };
            if self.text.is(subject.first, Class::SUBJECT_PRONOUN) {
                continue;
            }
            if let Some(found) = self.people(pronoun, subject) {
                return Some((found, sentence));
            }
            left -= 1;
        }
        None
    }

    /// Whom the noun phrase stands for, if it is a noun for people that agrees.
    fn people(&mut self, pronoun: Pronoun, subject: Phrase) -> Option<Speaker> {
        let steps = self.steps.take();
        let found = self.of_noun(subject);
        self.steps = steps;
        let head = subject.head_end - 1;
        let fits = if pronoun.person.is_none() {
            let named = self.text.is(head, Class::CAPITAL.or(Class::SPEAKER));
            let spoken = self.last.as_ref().is_some_and(|(last, _)| agrees(pronoun, last.kind, last.gender));
            // Whoever spoke before is more likely to speak again than things are to speak at all.
            named || !spoken
        } else {
            // "The nominee" is most often somebody named before: who, a fitting role must tell.
            let article = Some(self.text.word(subject.first)).filter(|word| word.eq_ignore_ascii_case("the"));
            let unknown = found.as_ref().is_some_and(|found| found.name.split(' ').next() == article);
            is_human(self.text.word(head)) && !unknown
        };
        let wanted = if pronoun.person.is_none() { Kind::Several } else { Kind::Person };
        found.filter(|found| fits && found.kind == wanted && agrees(pronoun, found.kind, found.gender))
    }

    /// The first fitting mention of the most recent sentence that has one, between the offsets `since` and `at`, and that
    /// sentence.
    fn recent(&self, pronoun: Pronoun, at: u32, since: u32, report: &Report) -> Option<(&'t Mention, usize)> {
        let known = self.last.as_ref().is_some_and(|(last, _)| agrees(pronoun, last.kind, last.gender));
        let mut found: Option<(&'t Mention, usize)> = None;
        for named in self.mentions.before(at).take(REACH) {
            if named.span.start <= since && since > 0 {
                break;
            }
            let sentence = self.text.document.sentence_at(named.span.start)?;
            if found.is_some_and(|(_, best)| best != sentence) {
                break;
            }
            let surer = pronoun.gender.is_some()
                && !named.mention.name.contains(' ')
                && self.mentions.gender(named.mention).is_none()
                && found.is_some_and(|(found, _)| self.mentions.gender(found).is_some());
            if !surer && self.fits(pronoun, named, report) && (!known || is_subject(self.text, named.span)) {
                found = Some((named.mention, sentence));
            }
        }
        found
    }

    fn fits(&self, pronoun: Pronoun, named: Named<'t>, report: &Report) -> bool {
        if report.pieces.iter().any(|piece| piece.contains(named.span)) {
            return false;
        }
        let token = self.text.document.token_from(named.span.end);
        if self.text.is(token, Class::POSSESSIVE) || self.text.region(token.saturating_sub(1)).is_some() {
            return false;
        }
        let mention = named.mention;
        if matches!(mention.mention_type, MentionType::Event | MentionType::Other) {
            return false;
        }
        let place = mention.mention_type == MentionType::Place;
        !(place && pronoun.person != Some(true)) && agrees(pronoun, Kind::of(mention), self.mentions.gender(mention))
    }
}
