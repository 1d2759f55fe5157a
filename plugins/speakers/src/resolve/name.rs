//! Names, and words that stand for themselves.

use briefer_plugin::Span;

use crate::describe::stated_role;
use crate::lexis::Class;
use crate::nouns::{gender_of_noun, is_document, is_human};
use crate::phrase::Phrase;
use crate::rule::Rule;
use crate::text::Text;

use super::mentions::{Named, follows_comma};
use super::{Kind, Resolver, Speaker};

impl<'t> Resolver<'_, 't> {
    /// The mention at the phrase's head, or the person in its apposition.
    pub(super) fn by_mention(&mut self, phrase: Phrase) -> Option<Speaker> {
        if !self.rules.has(Rule::Mention) {
            return None;
        }
        let text = self.text;
        let head_end = self.before_brackets(phrase);
        let head = text.span(head_end - 1, head_end);
        let core = text.span(phrase.first, head_end);
        let whole = text.span(phrase.first, phrase.end);
        let at_head = self
            .mentions
            .within(whole)
            .find(|named| named.span.contains(head) || (core.contains(named.span) && named.span.end == head.end));
        let in_apposition = || {
            let mut named = self.mentions.within(whole);
            named.find(|named| named.span.start >= core.end && named.is_person() && follows_comma(text, named.span))
        };
        let named = match at_head {
            Some(named) if named.is_person() => named,
            Some(named) => in_apposition().unwrap_or(named),
            None => in_apposition().or_else(|| self.after_role(phrase))?,
        };
        // "One Republican" is one of them, not the party.
        let one = ["a", "an", "one", "another", "some", "two", "several", "many"];
        if !named.is_person() && one.iter().any(|word| text.says(phrase.first, word)) {
            return None;
        }
        if let Some(speaker) = self.together(phrase, named) {
            return Some(speaker);
        }
        self.note_name(named, named.span.start >= core.end);
        let role = stated_role(text, phrase, named.span);
        let role = role.map(|role| text.span(role.start, role.end));
        let plain = |role: &Span| !self.mentions.within(*role).any(|other| other.is_person());
        if let Some(role) = role.filter(|role| named.is_person() && self.rules.has(Rule::StatedRole) && plain(role)) {
            let words = role.slice(text.document.text);
            self.mentions.learn_role(&named.mention.name, words);
            self.step(Rule::StatedRole, role, || format!("“{words}” beside the name is the role"));
        }
        Some(self.of_mention(named.mention))
    }

    /// "Petrak and Karimova": both, where both are named.
    fn together(&mut self, phrase: Phrase, second: Named<'t>) -> Option<Speaker> {
        let text = self.text;
        let and = (phrase.first + 1..phrase.head_end).find(|token| text.says(*token, "and"))?;
        let joint = text.span(and, and + 1);
        let before = text.span(phrase.first, and);
        let first = self.mentions.within(before).find(|named| text.document.token_from(named.span.end) == and)?;
        if first.mention.mention_type != second.mention.mention_type || second.span.start < joint.end {
            return None;
        }
        let name = format!("{} and {}", first.mention.name, second.mention.name);
        let both = Span { start: first.span.start, end: second.span.end };
        self.step(Rule::Mention, both, || format!("{name} speak together"));
        Some(Speaker { name, role: None, kind: Kind::Several, gender: None })
    }

    /// "Secretary of State John Hale": the name after a role that the mention has.
    fn after_role(&self, phrase: Phrase) -> Option<Named<'t>> {
        let text = self.text;
        let whole = text.span(phrase.first, phrase.end);
        let words = whole.slice(text.document.text);
        let has_role = |named: &Named<'t>| {
            let role = named.mention.role.as_deref().unwrap_or("");
            let written = words.get(..role.len()).is_some_and(|start| start.eq_ignore_ascii_case(role));
            named.is_person() && !role.is_empty() && written && named.span.start >= whole.start + role.len() as u32
        };
        self.mentions.within(whole).find(has_role)
    }

    fn note_name(&mut self, named: Named<'t>, apposition: bool) {
        let written = named.span.slice(self.text.document.text);
        self.step(Rule::Mention, named.span, || match (apposition, written == named.mention.name) {
            (true, _) => format!("the apposition names {}", named.mention.name),
            (false, true) => format!("{written} is named"),
            (false, false) => format!("“{written}” is short for {}", named.mention.name),
        });
    }

    /// The end of the head where an acronym or a party follows in brackets: "the Water Board (WB)".
    fn before_brackets(&self, phrase: Phrase) -> usize {
        let closed = self.text.is(phrase.head_end - 1, Class::CLOSE);
        let open = (phrase.first + 1..phrase.head_end).rev().find(|token| self.text.is(*token, Class::OPEN));
        open.filter(|_| closed).unwrap_or(phrase.head_end)
    }

    /// The words themselves.
    pub(super) fn as_written(&mut self, phrase: Phrase) -> Option<Speaker> {
        if !self.rules.has(Rule::AsWritten) {
            return None;
        }
        let text = self.text;
        let stop = (phrase.first..phrase.end).find(|t| text.is(*t, Class::COMMA)).unwrap_or(phrase.end);
        let plain = text.span(phrase.first, stop.max(phrase.head_end));
        let head = phrase.head_end - 1;
        if let Some(speaker) = self.named_after(phrase, stop) {
            return Some(speaker);
        }
        let name = text.is(head, Class::CAPITAL)
            && !text.is(phrase.first, Class::DETERMINER)
            && !text.is(head, Class::SPEAKER)
            && phrase.head_end == stop;
        if let Some(mention) = self.mentions.by_last_name(text.word(head)).filter(|_| name && is_surname(text, phrase))
        {
            self.step(Rule::AsWritten, plain, || format!("the only last name of {}", mention.name));
            return Some(self.of_mention(mention));
        }
        let kind = self.kind_as_written(phrase, name);
        let name = if name { self.unlisted_name(phrase) } else { plain.slice(text.document.text).to_owned() };
        self.note_as_written(phrase, plain, &name);
        Some(Speaker { name, role: None, kind, gender: gender_of_noun(text.word(head)) })
    }

    /// "The ambassador, Linda Hale,": a name that no mention of a person covers, after a role and the comma `stop`.
    fn named_after(&mut self, phrase: Phrase, stop: usize) -> Option<Speaker> {
        let text = self.text;
        let words = stop + 1..phrase.end;
        let named = (2..6).contains(&words.len()) && words.clone().all(|t| text.is(t, Class::CAPITAL.or(Class::STOP)));
        if !named || !is_human(text.word(phrase.head_end - 1)) {
            return None;
        }
        let first = if text.is(phrase.first, Class::DETERMINER) { phrase.first + 1 } else { phrase.first };
        let (name, role) = (text.slice(words.start, words.end), text.slice(first, stop));
        let span = text.span(words.start, words.end);
        self.step(Rule::AsWritten, span, || format!("the apposition names {name}; “{role}” is the role"));
        let gender = gender_of_noun(text.word(phrase.head_end - 1));
        Some(Speaker { name: name.to_owned(), role: Some(role.to_owned()), kind: Kind::Person, gender })
    }

    fn kind_as_written(&self, phrase: Phrase, name: bool) -> Kind {
        let text = self.text;
        let head = phrase.head_end - 1;
        let single = phrase.first + 1 == phrase.head_end && !self.mentions.is_empty();
        let opens = self.opens_sentence(phrase.first) && text.word(head).ends_with('s');
        if name && single && !opens && !self.unlisted.contains_key(text.word(head)) {
            Kind::Unknown
        } else if name && !(single && opens) {
            Kind::Person
        } else {
            kind_of_noun(text, head)
        }
    }

    /// Whether the token is the first of its sentence, where every word has a capital letter.
    fn opens_sentence(&self, token: usize) -> bool {
        let document = self.text.document;
        let sentence = document.sentence_at(self.text.span(token, token + 1).start);
        sentence.is_some_and(|sentence| document.sentences[sentence].first_token as usize == token)
    }

    /// The full name of somebody whom no mention covers, if the text has given it before.
    fn unlisted_name(&mut self, phrase: Phrase) -> String {
        let text = self.text;
        let head = text.word(phrase.head_end - 1);
        let run = (phrase.first..phrase.head_end).rev().take_while(|t| text.is(*t, Class::CAPITAL)).last();
        let full = text.slice(run.unwrap_or(phrase.first), phrase.head_end);
        if full.contains(' ') {
            self.unlisted.insert(head.to_owned(), full.to_owned());
        } else if let Some(known) = self.unlisted.get(head) {
            return known.clone();
        }
        full.to_owned()
    }

    fn note_as_written(&mut self, phrase: Phrase, plain: Span, name: &str) {
        let text = self.text;
        let speaks_for = text.says(phrase.head_end, "for") && text.word(phrase.head_end - 1).starts_with("spokes");
        self.step(Rule::AsWritten, plain, || {
            if speaks_for {
                "whoever speaks for a body is not that body: the words stand for themselves".to_owned()
            } else if plain.slice(text.document.text) == name {
                "no mention and no description fits: the words stand for themselves".to_owned()
            } else {
                format!("short for {name}, named before")
            }
        });
    }
}

/// What a noun that is no name stands for.
fn kind_of_noun(text: &Text<'_>, head: usize) -> Kind {
    let noun = text.word(head);
    let body = ["congress", "parliament", "government", "management", "intelligence", "research", "evidence"];
    if is_document(noun) {
        Kind::Document
    } else if body.iter().any(|body| noun.eq_ignore_ascii_case(body)) {
        Kind::Body
    } else if noun.ends_with('s') || text.is(head, Class::SPEAKER) {
        Kind::Several
    } else if is_human(noun) {
        Kind::Person
    } else {
        Kind::Body
    }
}

/// "Petrak", "Mr. Petrak".
fn is_surname(text: &Text<'_>, phrase: Phrase) -> bool {
    let first = text.word(phrase.first).trim_end_matches('.');
    let head = phrase.head_end - 1;
    let titled = matches!(first, "Mr" | "Mrs" | "Ms" | "Dr") && head <= phrase.first + 2;
    phrase.first == head || titled
}
