//! Says who a speaker phrase stands for.
//!
//! Names lead to the mention they are part of, pronouns to the most recent fitting antecedent (the speaker before, if
//! nobody was named since), definite descriptions to an entity whose role or name fits, and everything else stands
//! for itself: "officials", "the report", "a spokesman for the ministry".

use std::collections::HashMap;

use briefer_plugin::words::pronouns::{Pronoun, pronoun};
use briefer_plugin::{Annotation, Gender, GrammaticalNumber, Mention, MentionType, Span};

use crate::describe::{Description, extracted_role};
use crate::lexis::Class;
use crate::phrase::{self, Phrase};
use crate::report::Report;
use crate::rule::{Rule, Rules};
use crate::text::Text;

/// Who speaks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Speaker {
    pub(crate) name: String,
    pub(crate) role: Option<String>,
    /// A person, a body or thing, or several.
    pub(crate) kind: Kind,
    pub(crate) gender: Option<Gender>,
    /// The rule that found it, and on which words.
    pub(crate) rule: Rule,
}

/// What a pronoun must agree with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Person,
    Body,
    Several,
}

/// A mention's place and content.
struct Named<'m> {
    span: Span,
    mention: &'m Mention,
}

/// Resolves the speakers of one document, report by report.
pub(crate) struct Resolver<'a, 't> {
    text: &'t Text<'a>,
    rules: Rules,
    named: Vec<Named<'t>>,
    genders: HashMap<&'t str, Gender>,
    /// The entity that each name belongs to.
    entities: HashMap<&'t str, &'t str>,
    roles: HashMap<String, String>,
    /// Names of speakers that no mention covers, by their last word.
    unlisted: HashMap<String, String>,
    last: Option<(Speaker, u32)>,
}

/// How many mentions are looked at for one pronoun or description.
const REACH: usize = 120;

/// How many words back somebody unnamed is still spoken of.
const FAR: usize = 200;

impl<'a, 't> Resolver<'a, 't> {
    pub(crate) fn new(text: &'t Text<'a>, rules: Rules, earlier: &'t [Annotation]) -> Self {
        let mut named: Vec<Named<'t>> = Vec::new();
        let mut genders = HashMap::new();
        let mut roles = HashMap::new();
        let mut entities = HashMap::new();
        for annotation in earlier {
            let Some(mention) = annotation.as_mention() else { continue };
            if let Some(gender) = mention.gender {
                genders.insert(mention.entity.as_str(), gender);
            }
            if let Some(role) = &mention.role {
                roles.entry(mention.name.clone()).or_insert_with(|| role.clone());
            }
            entities.entry(mention.name.as_str()).or_insert(mention.entity.as_str());
            named.push(Named { span: annotation.span, mention });
        }
        named.sort_by_key(|named| (named.span.start, std::cmp::Reverse(named.span.end)));
        Resolver { text, rules, named, genders, entities, roles, unlisted: HashMap::new(), last: None }
    }

    /// Who speaks in the report; reports must come in the order of the text.
    pub(crate) fn speaker(&mut self, report: &Report) -> Option<Speaker> {
        let found = match report.phrase {
            Some(phrase) => self.phrase(phrase, report, 0),
            None if report.floating => {
                self.last.as_ref().map(|(last, _)| Speaker { rule: Rule::Floating, ..last.clone() })
            }
            None => None,
        };
        if let Some(mut speaker) = found {
            let at = report.phrase.map_or(report.pieces[0].start, |p| self.text.span(p.first, p.end).start);
            if speaker.role.is_none() {
                speaker.role = self.roles.get(&speaker.name).cloned();
            }
            let said = report.pieces.last().map_or(at, |piece| piece.end);
            self.last = Some((speaker.clone(), at.max(said)));
            return Some(speaker);
        }
        None
    }

    fn phrase(&mut self, phrase: Phrase, report: &Report, depth: usize) -> Option<Speaker> {
        let word = self.text.word(phrase.first);
        if phrase.head_end == phrase.first + 1 {
            let lower = word.to_ascii_lowercase();
            let stem = lower.split(['\'', '’']).next().unwrap_or("");
            if let Some(pronoun) = pronoun(stem) {
                return if pronoun.relative {
                    self.relative(phrase, report, depth)
                } else {
                    self.antecedent(pronoun, phrase, report)
                };
            }
            if matches!(stem, "i" | "we" | "you") {
                return None;
            }
        }
        self.by_mention(phrase).or_else(|| self.by_description(phrase)).or_else(|| self.as_written(phrase))
    }

    /// "who" stands for the noun phrase right before it.
    fn relative(&mut self, phrase: Phrase, report: &Report, depth: usize) -> Option<Speaker> {
        if !self.rules.has(Rule::Relative) {
            return None;
        }
        let mut end = phrase.first;
        while end > 0 && self.text.is(end - 1, Class::COMMA.or(Class::DASH)) {
            end -= 1;
        }
        let floor = end.saturating_sub(20);
        let before = phrase::before(self.text, end, floor)?;
        let speaker = if depth > 0 { None } else { self.phrase(before, report, depth + 1) };
        speaker.map(|speaker| Speaker { rule: Rule::Relative, ..speaker })
    }

    /// The mention at the phrase's head, or the person in its apposition.
    fn by_mention(&mut self, phrase: Phrase) -> Option<Speaker> {
        if !self.rules.has(Rule::Mention) {
            return None;
        }
        let text = self.text;
        let head_end = self.before_brackets(phrase);
        let head = text.span(head_end - 1, head_end);
        let core = text.span(phrase.first, head_end);
        let whole = text.span(phrase.first, phrase.end);
        let at_head = self
            .within(whole)
            .find(|named| named.span.contains(head) || (core.contains(named.span) && named.span.end == head.end));
        let in_apposition = || {
            self.within(whole).find(|named| {
                named.span.start >= core.end && is_person(named.mention) && self.follows_comma(named.span)
            })
        };
        let named = match at_head {
            Some(named) if is_person(named.mention) => named,
            Some(named) => in_apposition().unwrap_or(named),
            None => in_apposition()?,
        };
        let mention = named.mention;
        let name_span = named.span;
        let role = extracted_role(text, phrase, name_span);
        if let Some(role) = role.filter(|_| is_person(mention)) {
            self.roles.entry(mention.name.clone()).or_insert(role);
        }
        Some(self.speaker_of(mention, Rule::Mention))
    }

    /// The end of the head where an acronym or a party follows in brackets: "the Water Board (WB)".
    fn before_brackets(&self, phrase: Phrase) -> usize {
        let closed = self.text.is(phrase.head_end - 1, Class::CLOSE);
        let open = (phrase.first + 1..phrase.head_end).rev().find(|token| self.text.is(*token, Class::OPEN));
        open.filter(|_| closed).unwrap_or(phrase.head_end)
    }

    fn follows_comma(&self, span: Span) -> bool {
        let token = self.text.document.token_from(span.start);
        token > 0 && self.text.is(token - 1, Class::COMMA)
    }

    /// Mentions inside the span, in order.
    fn within(&self, span: Span) -> impl Iterator<Item = &Named<'t>> + '_ {
        let first = self.named.partition_point(|named| named.span.start < span.start);
        self.named[first..].iter().take_while(move |named| named.span.start < span.end)
    }

    fn speaker_of(&self, mention: &'t Mention, rule: Rule) -> Speaker {
        Speaker {
            name: mention.name.clone(),
            role: mention.role.clone().or_else(|| self.roles.get(&mention.name).cloned()),
            kind: kind_of(mention),
            gender: self.gender_of(mention),
            rule,
        }
    }

    fn gender_of(&self, mention: &Mention) -> Option<Gender> {
        self.genders.get(mention.entity.as_str()).copied()
    }

    /// "The American diplomat", "the committee": an entity that the words describe.
    fn by_description(&mut self, phrase: Phrase) -> Option<Speaker> {
        if !self.rules.has(Rule::Description) {
            return None;
        }
        let text = self.text;
        let definite = ["the", "this", "that"].iter().any(|word| text.says(phrase.first, word));
        if !definite || phrase.head_end < phrase.first + 2 {
            return None;
        }
        let start = text.span(phrase.first, phrase.end).start;
        let past = self.named.partition_point(|named| named.span.start < start);
        let description = Description::new(text.slice(phrase.first + 1, phrase.head_end))?;
        let last = self.last.as_ref().map(|(speaker, _)| speaker.name.as_str());
        let since = self.introduced(&description, phrase);
        let mut best: Option<(u32, &Named<'t>)> = None;
        for named in self.named[..past].iter().rev().take(REACH).take_while(|named| named.span.end > since) {
            let role = || self.roles.get(&named.mention.name).map(String::as_str);
            let mut score = description.fits(named.mention, self.title_before(named.span), role);
            if score > 0 && last == Some(named.mention.name.as_str()) {
                score += 1;
            }
            if score > best.map_or(1, |(score, _)| score) {
                best = Some((score, named));
            }
        }
        best.map(|(_, named)| self.speaker_of(named.mention, Rule::Description))
    }

    /// Where the text last spoke of somebody unnamed by the same noun, "a security official": whoever was named before
    /// that is not "the official".
    fn introduced(&self, description: &Description<'_>, phrase: Phrase) -> u32 {
        let text = self.text;
        let anew = |noun: &usize| {
            let before = noun.saturating_sub(4)..*noun;
            text.word(*noun).eq_ignore_ascii_case(description.head())
                && before.rev().any(|t| ["a", "an", "another", "one"].iter().any(|article| text.says(t, article)))
        };
        let noun = (phrase.first.saturating_sub(FAR)..phrase.first).rev().find(anew);
        noun.map_or(0, |noun| text.span(noun, noun + 1).start)
    }

    /// The capitalized words right before a name: its title.
    fn title_before(&self, name: Span) -> &'t str {
        let text = self.text;
        let end = text.document.token_from(name.start);
        let first = (end.saturating_sub(3)..end).rev().take_while(|t| text.is(*t, Class::CAPITAL)).last();
        text.slice(first.unwrap_or(end), end)
    }

    /// The words themselves.
    fn as_written(&mut self, phrase: Phrase) -> Option<Speaker> {
        if !self.rules.has(Rule::AsWritten) {
            return None;
        }
        let text = self.text;
        let stop = (phrase.first..phrase.end).find(|t| text.is(*t, Class::COMMA)).unwrap_or(phrase.end);
        let plain = text.slice(phrase.first, stop.max(phrase.head_end));
        let head = text.word(phrase.head_end - 1);
        let name = text.is(phrase.head_end - 1, Class::CAPITAL)
            && !text.is(phrase.first, Class::DETERMINER)
            && !text.is(phrase.head_end - 1, Class::SPEAKER)
            && phrase.head_end == stop;
        let single = phrase.first + 1 == phrase.head_end && !self.named.is_empty();
        let kind = if name && !single {
            Kind::Person
        } else if head.ends_with('s') || text.is(phrase.head_end - 1, Class::SPEAKER) {
            Kind::Several
        } else if crate::describe::is_human(head) {
            Kind::Person
        } else {
            Kind::Body
        };
        let mut full = plain.to_owned();
        if name {
            let run = (phrase.first..phrase.head_end).rev().take_while(|t| text.is(*t, Class::CAPITAL)).last();
            full = text.slice(run.unwrap_or(phrase.first), phrase.head_end).to_owned();
            if full.contains(' ') {
                self.unlisted.insert(head.to_owned(), full.clone());
            } else if let Some(known) = self.unlisted.get(head) {
                full.clone_from(known);
            }
        }
        Some(Speaker { name: full, role: None, kind, gender: None, rule: Rule::AsWritten })
    }

    /// Who "he", "she", "it" or "they" is.
    fn antecedent(&mut self, pronoun: Pronoun, phrase: Phrase, report: &Report) -> Option<Speaker> {
        if !self.rules.has(Rule::Pronoun) {
            return None;
        }
        let at = self.text.span(phrase.first, phrase.end).start;
        let since = self.last.as_ref().map_or(0, |(_, at)| *at);
        let recent = self.recent(pronoun, at, since, report);
        let last = self.last.as_ref().map(|(last, _)| last).filter(|last| agrees(pronoun, last.kind, last.gender));
        let found = match (recent, last) {
            (Some(named), _) if pronoun.person == Some(true) => self.speaker_of(named, Rule::Pronoun),
            (_, Some(last)) => Speaker { rule: Rule::Pronoun, ..last.clone() },
            (Some(named), None) => self.speaker_of(named, Rule::Pronoun),
            (None, None) => {
                let named = self.recent(pronoun, at, 0, report)?;
                self.speaker_of(named, Rule::Pronoun)
            }
        };
        if let (Some(gender), Some(entity)) = (pronoun.gender, self.entities.get(found.name.as_str())) {
            self.genders.entry(entity).or_insert(gender);
        }
        Some(found)
    }

    /// The first fitting mention of the most recent sentence that has one, between the offsets `since` and `at`.
    fn recent(&self, pronoun: Pronoun, at: u32, since: u32, report: &Report) -> Option<&'t Mention> {
        let past = self.named.partition_point(|named| named.span.start < at);
        let known = self.last.as_ref().is_some_and(|(last, _)| agrees(pronoun, last.kind, last.gender));
        let mut found: Option<(usize, &Named<'t>)> = None;
        for named in self.named[..past].iter().rev().take(REACH) {
            if named.span.start <= since && since > 0 {
                break;
            }
            let sentence = self.text.document.sentence_at(named.span.start)?;
            if found.is_some_and(|(best, _)| best != sentence) {
                break;
            }
            if self.fits(pronoun, named, report) && (!known || self.is_subject(named.span)) {
                found = Some((sentence, named));
            }
        }
        found.map(|(_, named)| named.mention)
    }

    /// Whether the mention stands where a subject stands, not after a preposition.
    fn is_subject(&self, span: Span) -> bool {
        let mut token = self.text.document.token_from(span.start);
        let sentence = self.text.document.sentence_at(span.start);
        let begin = sentence.map_or(0, |index| self.text.document.sentences[index].first_token as usize);
        let begin = begin.max(token.saturating_sub(12));
        while token > begin
            && self.text.is(token - 1, Class::WORD)
            && !self.text.is(token - 1, Class::PREPOSITION.or(Class::COORDINATOR).or(Class::SUBORDINATOR))
            && self.text.verb(token - 1).is_none()
        {
            token -= 1;
        }
        token == begin || !self.text.is(token - 1, Class::PREPOSITION) || self.text.is(token - 1, Class::SUBORDINATOR)
    }

    fn fits(&self, pronoun: Pronoun, named: &Named<'t>, report: &Report) -> bool {
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
        !(place && pronoun.person != Some(true)) && agrees(pronoun, kind_of(mention), self.gender_of(mention))
    }
}

fn kind_of(mention: &Mention) -> Kind {
    match (mention.mention_type, mention.number) {
        (MentionType::Person, _) => Kind::Person,
        (_, Some(GrammaticalNumber::Plural)) | (MentionType::Group, _) => Kind::Several,
        _ => Kind::Body,
    }
}

fn is_person(mention: &Mention) -> bool {
    mention.mention_type == MentionType::Person
}

/// Whether a speaker agrees with a pronoun in kind, number and gender.
fn agrees(pronoun: Pronoun, kind: Kind, gender: Option<Gender>) -> bool {
    let gender = match (pronoun.gender, gender) {
        (Some(wanted), Some(known)) => wanted == known,
        _ => true,
    };
    let kinds = match (pronoun.person, pronoun.number) {
        (Some(true), _) => kind == Kind::Person,
        (Some(false), _) => kind != Kind::Person,
        (None, Some(GrammaticalNumber::Plural)) => kind != Kind::Person,
        _ => true,
    };
    gender && kinds
}
