//! JSON as [`write_annotation`](crate::write_annotation) writes it, read without asking what comes next.
//!
//! Most of what crosses a border was written by this crate: fields in one order, no white space. That is read here, several times
//! as fast as serde reads JSON in general. Whatever looks otherwise is no error here: it is `None`, and serde reads it, and says
//! what is wrong with it. What is read here, serde reads the same; the laws of payloads hold both to that.

use std::borrow::Cow;

use serde::Deserialize;
use serde::de::IntoDeserializer;
use serde::de::value::Error;

use super::plain;
use super::read::Read;
use crate::{Annotation, Attributes, Body, Figure, Mention, Other, Quotation, Span, Why};

/// A place in JSON.
pub(crate) struct Cursor<'a> {
    json: &'a str,
    at: usize,
}

impl<'a> Cursor<'a> {
    /// The beginning.
    pub(crate) fn new(json: &'a str) -> Self {
        Cursor { json, at: 0 }
    }

    /// Whether everything was read.
    pub(crate) fn is_done(&self) -> bool {
        self.at == self.json.len()
    }

    /// Takes these characters, if they are next. What is expected is known where it is called, so that a few numbers are
    /// compared instead of two slices.
    #[inline(always)]
    pub(crate) fn finds(&mut self, expected: &str) -> bool {
        let found = self.json.as_bytes()[self.at..].starts_with(expected.as_bytes());
        self.at += if found { expected.len() } else { 0 };
        found
    }

    /// Takes these characters.
    #[inline(always)]
    pub(crate) fn eat(&mut self, expected: &str) -> Option<()> {
        self.finds(expected).then_some(())
    }

    /// Takes a list.
    pub(crate) fn list(&mut self, mut item: impl FnMut(&mut Self) -> Option<()>) -> Option<()> {
        self.eat("[")?;
        if self.finds("]") {
            return Some(());
        }
        loop {
            item(self)?;
            if !self.finds(",") {
                return self.eat("]");
            }
        }
    }

    /// Takes a string, borrowed where it has no escapes.
    pub(crate) fn text(&mut self) -> Option<Cow<'a, str>> {
        self.eat("\"")?;
        let start = self.at;
        let mut escapes = false;
        loop {
            self.at += plain(self.json.as_bytes().get(self.at..)?);
            match self.json.as_bytes().get(self.at)? {
                b'"' => break,
                // What follows a backslash is not the string's end; whether it makes sense is asked below.
                b'\\' => (escapes, self.at) = (true, self.at + 2),
                _ => return None,
            }
        }
        let inside = self.json.get(start..self.at)?;
        self.at += 1;
        if escapes { resolve(inside).map(Cow::Owned) } else { Some(Cow::Borrowed(inside)) }
    }

    /// Takes a string or null.
    pub(crate) fn known(&mut self) -> Option<Option<Cow<'a, str>>> {
        if self.finds("null") { Some(None) } else { self.text().map(Some) }
    }

    fn owned(&mut self) -> Option<String> {
        self.text().map(Cow::into_owned)
    }

    /// Takes a field's string, if the field is there; `name` comes with its comma, marks and colon.
    #[inline(always)]
    fn text_of(&mut self, name: &str) -> Option<Option<String>> {
        if self.finds(name) { self.owned().map(Some) } else { Some(None) }
    }

    /// Takes one of the words of an enumeration, or whatever else is written as a string.
    pub(crate) fn word<T: Deserialize<'a>>(&mut self) -> Option<T> {
        let word = self.text()?;
        match word {
            Cow::Borrowed(word) => T::deserialize(IntoDeserializer::<Error>::into_deserializer(word)).ok(),
            Cow::Owned(_) => None,
        }
    }

    #[inline(always)]
    fn word_of<T: Deserialize<'a>>(&mut self, name: &str) -> Option<Option<T>> {
        if self.finds(name) { self.word().map(Some) } else { Some(None) }
    }

    /// Takes an offset.
    pub(crate) fn offset(&mut self) -> Option<u32> {
        let digits = &self.json.as_bytes()[self.at..];
        let len = digits.iter().take(11).take_while(|byte| byte.is_ascii_digit()).count();
        self.at += len;
        if len > 1 && digits[0] == b'0' {
            return None;
        }
        self.json[self.at - len..self.at].parse().ok()
    }

    #[inline(always)]
    fn offset_of(&mut self, name: &str) -> Option<Option<u32>> {
        if self.finds(name) { self.offset().map(Some) } else { Some(None) }
    }

    /// Takes a bound and the comma after it.
    fn bound_of(&mut self, name: &str) -> Option<Option<f64>> {
        if !self.finds(name) {
            return Some(None);
        }
        let rest = &self.json[self.at..];
        let bound = &rest[..rest.bytes().take(400).position(|byte| byte == b',')?];
        self.at += bound.len() + 1;
        serde_json::from_str(bound).ok().map(Some)
    }

    fn span(&mut self) -> Option<Span> {
        self.eat("[")?;
        let start = self.offset()?;
        self.eat(",")?;
        let end = self.offset()?;
        self.eat("]")?;
        Some(Span { start, end })
    }

    /// Takes a list of annotations.
    pub(crate) fn annotations(&mut self) -> Option<Read<'a>> {
        let mut read = Read::default();
        self.list(|cursor| {
            let text = cursor.annotation(&mut read.annotations)?;
            read.texts.push(text);
            Some(())
        })?;
        Some(read)
    }

    /// Takes an annotation to the end of `annotations`: it is too large to be moved about.
    fn annotation(&mut self, annotations: &mut Vec<Annotation>) -> Option<Cow<'a, str>> {
        self.eat("{\"kind\":")?;
        let kind = self.text()?;
        self.eat(",\"start\":")?;
        let start = self.offset()?;
        self.eat(",\"end\":")?;
        let end = self.offset()?;
        self.eat(",\"text\":")?;
        let text = self.text()?;
        let mut pieces = Vec::new();
        if self.finds(",\"spans\":") {
            self.list(|cursor| cursor.span().map(|span| pieces.push(span)))?;
        }
        self.eat(",\"attributes\":")?;
        let body = match kind.as_ref() {
            "mention" => Body::Mention(self.mention()?),
            "figure" => Body::Figure(self.figure()?),
            "quotation" => Body::Quotation(self.quotation()?),
            _ => Body::Other(Other { attributes: self.attributes()?, kind: kind.into_owned() }),
        };
        let mut why = Vec::new();
        if self.finds(",\"why\":") {
            self.list(|cursor| cursor.why().map(|step| why.push(step)))?;
        }
        self.eat("}")?;
        annotations.push(Annotation { span: Span { start, end }, pieces, body, why });
        Some(text)
    }

    fn mention(&mut self) -> Option<Mention> {
        self.eat("{\"type\":")?;
        let mention_type = self.word()?;
        self.eat(",\"name\":")?;
        let name = self.owned()?;
        self.eat(",\"entity\":")?;
        let entity = self.owned()?;
        let role = self.text_of(",\"role\":")?;
        let nationality = self.text_of(",\"nationality\":")?;
        let gender = self.word_of(",\"gender\":")?;
        let number = self.word_of(",\"number\":")?;
        self.eat("}")?;
        Some(Mention { mention_type, name, entity, role, nationality, gender, number })
    }

    fn figure(&mut self) -> Option<Figure> {
        self.eat("{")?;
        let low = self.bound_of("\"low\":")?;
        let high = self.bound_of("\"high\":")?;
        self.eat("\"qualifier\":")?;
        let qualifier = self.word()?;
        let noun = self.text_of(",\"noun\":")?;
        self.eat(",\"quantity\":")?;
        let quantity = self.word()?;
        let unit = self.text_of(",\"unit\":")?;
        let wording = self.text_of(",\"wording\":")?;
        let measure = self.text_of(",\"measure\":")?;
        let basis = self.word_of(",\"basis\":")?;
        let population = self.text_of(",\"population\":")?;
        let subject = self.text_of(",\"subject\":")?;
        let place = self.text_of(",\"place\":")?;
        let as_of = self.word_of(",\"as_of\":")?;
        let part = self.finds(",\"part\":true");
        let speaker = self.text_of(",\"speaker\":")?;
        self.eat(",\"modality\":")?;
        let modality = self.word()?;
        self.eat("}")?;
        let bare = Figure::new(low, high, qualifier, quantity);
        Some(Figure {
            noun,
            unit,
            wording,
            measure,
            basis,
            population,
            subject,
            place,
            as_of,
            part,
            speaker,
            modality,
            ..bare
        })
    }

    fn quotation(&mut self) -> Option<Quotation> {
        self.eat("{\"form\":")?;
        let form = self.word()?;
        let speaker = self.text_of(",\"speaker\":")?;
        let speaker_as_written = self.text_of(",\"speaker_as_written\":")?;
        let speaker_start = self.offset_of(",\"speaker_start\":")?;
        let speaker_end = self.offset_of(",\"speaker_end\":")?;
        let role = self.text_of(",\"role\":")?;
        let cue = self.text_of(",\"cue\":")?;
        let predicate = self.text_of(",\"predicate\":")?;
        let denial = self.finds(",\"denial\":true");
        self.eat("}")?;
        let bare = Quotation::new(form);
        Some(Quotation {
            speaker,
            speaker_as_written,
            speaker_start,
            speaker_end,
            role,
            cue,
            predicate,
            denial,
            ..bare
        })
    }

    /// Takes attributes of any shape, which are serde's to read.
    fn attributes(&mut self) -> Option<Attributes> {
        if self.finds("{}") {
            return Some(Attributes::new());
        }
        let mut values = serde_json::Deserializer::from_str(&self.json[self.at..]).into_iter();
        let attributes = values.next()?.ok()?;
        self.at += values.byte_offset();
        Some(attributes)
    }

    fn why(&mut self) -> Option<Why> {
        self.eat("{\"rule\":")?;
        let rule = self.owned()?;
        self.eat(",\"span\":")?;
        let span = self.span()?;
        let note = self.text_of(",\"note\":")?.unwrap_or_default();
        self.eat("}")?;
        Some(Why { rule, span, note })
    }
}

/// The inside of a string with its escapes resolved.
fn resolve(inside: &str) -> Option<String> {
    let mut resolved = String::with_capacity(inside.len());
    let mut rest = inside;
    while let Some(at) = memchr::memchr(b'\\', rest.as_bytes()) {
        resolved.push_str(&rest[..at]);
        resolved.push(match rest.as_bytes().get(at + 1)? {
            b'"' => '"',
            b'\\' => '\\',
            b'/' => '/',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            // Hex digits, and halves of characters, are serde's to read.
            _ => return serde_json::from_str(&format!("\"{inside}\"")).ok(),
        });
        rest = &rest[at + 2..];
    }
    resolved.push_str(rest);
    Some(resolved)
}
