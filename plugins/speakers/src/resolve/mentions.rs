//! The mentions of a document, for questions about who stands where.

use std::collections::HashMap;

use briefer_plugin::{Annotation, Gender, Mention, MentionType, Span};

use crate::lexis::Class;
use crate::phrase::is_state;
use crate::text::Text;

use super::LONGEST;

/// A mention's place and content.
#[derive(Clone, Copy)]
pub(super) struct Named<'t> {
    pub(super) span: Span,
    pub(super) mention: &'t Mention,
}

impl Named<'_> {
    pub(super) fn is_person(&self) -> bool {
        self.mention.mention_type == MentionType::Person
    }
}

/// All mentions, by place, and what is known of those they name.
#[derive(Default)]
pub(super) struct Mentions<'t> {
    named: Vec<Named<'t>>,
    genders: HashMap<&'t str, Gender>,
    /// The entity that each name belongs to.
    entities: HashMap<&'t str, &'t str>,
    roles: HashMap<String, String>,
    /// The person of each last name, `None` where several have it.
    last_names: HashMap<&'t str, Option<&'t Mention>>,
}

impl<'t> Mentions<'t> {
    pub(super) fn new(text: &Text<'_>, earlier: &'t [Annotation]) -> Self {
        let mut mentions = Mentions::default();
        for annotation in earlier {
            let Some(mention) = annotation.as_mention() else { continue };
            let longest = mention.name.len().max(mention.role.as_deref().map_or(0, str::len));
            if longest > LONGEST || is_state(annotation.span.slice(text.document.text)) {
                continue;
            }
            if let Some(gender) = mention.gender {
                mentions.genders.insert(mention.entity.as_str(), gender);
            }
            if let Some(role) = &mention.role {
                mentions.roles.entry(mention.name.clone()).or_insert_with(|| role.clone());
            }
            mentions.learn_last_name(mention);
            mentions.entities.entry(mention.name.as_str()).or_insert(mention.entity.as_str());
            mentions.named.push(Named { span: annotation.span, mention });
        }
        mentions.named.sort_by_key(|named| (named.span.start, std::cmp::Reverse(named.span.end)));
        mentions
    }

    fn learn_last_name(&mut self, mention: &'t Mention) {
        if mention.mention_type != MentionType::Person {
            return;
        }
        if let Some((_, last)) = mention.name.rsplit_once(' ') {
            let known = self.last_names.entry(last).or_insert(Some(mention));
            if known.is_some_and(|known| known.name != mention.name) {
                *known = None;
            }
        }
    }

    /// The only person of that last name.
    pub(super) fn by_last_name(&self, last: &str) -> Option<&'t Mention> {
        self.last_names.get(last).copied().flatten()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.named.is_empty()
    }

    /// Mentions that begin inside the span, in order.
    pub(super) fn within(&self, span: Span) -> impl Iterator<Item = Named<'t>> + '_ {
        let first = self.named.partition_point(|named| named.span.start < span.start);
        self.named[first..].iter().copied().take_while(move |named| named.span.start < span.end)
    }

    /// Mentions that begin before the offset, the nearest first.
    pub(super) fn before(&self, at: u32) -> impl Iterator<Item = Named<'t>> + '_ {
        let past = self.named.partition_point(|named| named.span.start < at);
        self.named[..past].iter().rev().copied()
    }

    pub(super) fn gender(&self, mention: &Mention) -> Option<Gender> {
        self.genders.get(mention.entity.as_str()).copied()
    }

    /// Keeps the gender that a pronoun has shown.
    pub(super) fn learn_gender(&mut self, name: &str, gender: Gender) {
        if let Some(entity) = self.entities.get(name) {
            self.genders.entry(entity).or_insert(gender);
        }
    }

    pub(super) fn role(&self, name: &str) -> Option<&str> {
        self.roles.get(name).map(String::as_str)
    }

    /// Keeps the role that the text states, unless one is known.
    pub(super) fn learn_role(&mut self, name: &str, role: &str) {
        if !self.roles.contains_key(name) {
            self.roles.insert(name.to_owned(), role.to_owned());
        }
    }
}

/// Whether a comma stands right before the mention or before the titles that lead to it: ", Mr. Petrak".
pub(super) fn follows_comma(text: &Text<'_>, span: Span) -> bool {
    let mut token = text.document.token_from(span.start);
    let limit = token.saturating_sub(4);
    while token > limit && (text.is(token - 1, Class::CAPITAL) || text.word(token - 1) == ".") {
        token -= 1;
    }
    token > 0 && text.is(token - 1, Class::COMMA)
}

/// The capitalized words right before a name: its title.
pub(super) fn title_before<'a>(text: &Text<'a>, name: Span) -> &'a str {
    let end = text.document.token_from(name.start);
    let first = (end.saturating_sub(3)..end).rev().take_while(|t| text.is(*t, Class::CAPITAL)).last();
    Some(text.slice(first.unwrap_or(end), end)).filter(|title| title.len() <= LONGEST).unwrap_or("")
}

/// Whether the mention stands where a subject stands: at the head of a clause, not after a verb or a preposition.
pub(super) fn is_subject(text: &Text<'_>, span: Span) -> bool {
    let first = text.document.token_from(span.start);
    let sentence = text.document.sentence_at(span.start);
    let begin = sentence.map_or(0, |index| text.document.sentences[index].first_token as usize);
    let begin = begin.max(first.saturating_sub(12));
    let closed = Class::PREPOSITION.or(Class::COORDINATOR).or(Class::SUBORDINATOR).or(Class::AUXILIARY);
    let mut token = first;
    while token > begin && (text.is(token - 1, Class::WORD.or(Class::POSSESSIVE)) || text.word(token - 1) == ".") {
        let word = token - 1;
        let verb = text.verb(word).is_some() || text.is(word, Class::FINITE) && !text.is(word, Class::CAPITAL);
        if text.is(word, closed) || verb {
            break;
        }
        token -= 1;
    }
    if token == begin {
        return true;
    }
    let before = token - 1;
    if text.is(before, Class::SUBORDINATOR.or(Class::COORDINATOR)) {
        return true;
    }
    if text.is(before, Class::PREPOSITION.or(Class::AUXILIARY)) {
        return false;
    }
    opens_predicate(text, text.document.token_from(span.end))
}

/// Whether a verb begins at the token, as after a subject.
fn opens_predicate(text: &Text<'_>, token: usize) -> bool {
    let verb = text.is(token, Class::AUXILIARY.or(Class::FINITE).or(Class::ADVERB)) || text.verb(token).is_some();
    let word = text.word(token);
    verb || text.is_lower_word(token) && (word.ends_with("ed") || word.ends_with('s'))
}
