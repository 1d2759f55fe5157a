//! The mentions of a document, for questions about who stands where.

use std::collections::HashMap;

use briefer_plugin::{Annotation, Gender, Mention, MentionType, Span};

use crate::lexis::Class;
use crate::phrase::is_state;
use crate::text::Text;

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
pub(super) struct Mentions<'t> {
    named: Vec<Named<'t>>,
    genders: HashMap<&'t str, Gender>,
    /// The entity that each name belongs to.
    entities: HashMap<&'t str, &'t str>,
    roles: HashMap<String, String>,
}

impl<'t> Mentions<'t> {
    pub(super) fn new(text: &Text<'_>, earlier: &'t [Annotation]) -> Self {
        let mut mentions =
            Mentions { named: Vec::new(), genders: HashMap::new(), entities: HashMap::new(), roles: HashMap::new() };
        for annotation in earlier {
            let Some(mention) = annotation.as_mention() else { continue };
            if is_state(annotation.span.slice(text.document.text)) {
                continue;
            }
            if let Some(gender) = mention.gender {
                mentions.genders.insert(mention.entity.as_str(), gender);
            }
            if let Some(role) = &mention.role {
                mentions.roles.entry(mention.name.clone()).or_insert_with(|| role.clone());
            }
            mentions.entities.entry(mention.name.as_str()).or_insert(mention.entity.as_str());
            mentions.named.push(Named { span: annotation.span, mention });
        }
        mentions.named.sort_by_key(|named| (named.span.start, std::cmp::Reverse(named.span.end)));
        mentions
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
    text.slice(first.unwrap_or(end), end)
}

/// Whether the mention stands where a subject stands, not after a preposition.
pub(super) fn is_subject(text: &Text<'_>, span: Span) -> bool {
    let mut token = text.document.token_from(span.start);
    let sentence = text.document.sentence_at(span.start);
    let begin = sentence.map_or(0, |index| text.document.sentences[index].first_token as usize);
    let begin = begin.max(token.saturating_sub(12));
    while token > begin
        && text.is(token - 1, Class::WORD)
        && !text.is(token - 1, Class::PREPOSITION.or(Class::COORDINATOR).or(Class::SUBORDINATOR))
        && text.verb(token - 1).is_none()
    {
        token -= 1;
    }
    token == begin || !text.is(token - 1, Class::PREPOSITION) || text.is(token - 1, Class::SUBORDINATOR)
}
