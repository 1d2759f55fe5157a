//! Annotations from JSON, typed as they are read.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;

use crate::{Annotation, Attributes, Body, Other, Span, explain_mismatch};

/// Annotations as they were read, and the text that each says it stands on.
#[derive(Default)]
pub(crate) struct Read<'de> {
    pub(super) annotations: Vec<Annotation>,
    pub(super) texts: Vec<Cow<'de, str>>,
}

impl Read<'_> {
    /// The annotations, if each stands on the words that it says.
    ///
    /// # Errors
    /// One sentence that names the first that does not, with its byte offsets and what stands there instead.
    pub(crate) fn on(self, text: &str) -> Result<Vec<Annotation>, String> {
        for (annotation, said) in self.annotations.iter().zip(&self.texts) {
            let Span { start, end } = annotation.span;
            if text.get(annotation.span.range()) != Some(said.as_ref()) {
                return Err(format!("a {}'s {}", annotation.kind(), explain_mismatch(text, start, end, said)));
            }
        }
        Ok(self.annotations)
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Read<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_seq(ListVisitor)
    }
}

struct ListVisitor;

impl<'de> Visitor<'de> for ListVisitor {
    type Value = Read<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of annotations")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Self::Value, A::Error> {
        let mut read = Read::default();
        while let Some(Item { annotation, text }) = items.next_element()? {
            read.annotations.push(annotation);
            read.texts.push(text);
        }
        Ok(read)
    }
}

struct Item<'de> {
    annotation: Annotation,
    text: Cow<'de, str>,
}

impl<'de> Deserialize<'de> for Item<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(ItemVisitor)
    }
}

#[derive(Deserialize)]
#[serde(field_identifier, rename_all = "lowercase")]
enum Field {
    Kind,
    Start,
    End,
    Text,
    Spans,
    Attributes,
    Why,
    #[serde(other)]
    Unknown,
}

struct ItemVisitor;

impl<'de> Visitor<'de> for ItemVisitor {
    type Value = Item<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an annotation")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Self::Value, A::Error> {
        let (mut kind, mut start, mut end, mut text) = (None::<Text<'de>>, None, None, None::<Text<'de>>);
        let (mut pieces, mut why) = (Vec::new(), Vec::new());
        // The attributes, or their bytes where they come before their kind.
        let (mut body, mut raw) = (None, None::<&RawValue>);
        while let Some(field) = fields.next_key()? {
            match field {
                Field::Kind if kind.is_some() => return Err(A::Error::duplicate_field("kind")),
                Field::Kind => kind = Some(fields.next_value()?),
                Field::Start => start = Some(fields.next_value()?),
                Field::End => end = Some(fields.next_value()?),
                Field::Text => text = Some(fields.next_value()?),
                Field::Spans => pieces = fields.next_value()?,
                Field::Attributes => match &kind {
                    Some(kind) => body = Some(body_in(&kind.0, &mut fields)?),
                    None => raw = Some(fields.next_value()?),
                },
                Field::Why => why = fields.next_value()?,
                Field::Unknown => {
                    fields.next_value::<IgnoredAny>()?;
                }
            }
        }
        let kind = kind.ok_or_else(|| A::Error::missing_field("kind"))?.0;
        let body = match body {
            Some(body) => body,
            None => body_of(&kind, raw.map_or("{}", RawValue::get)).map_err(A::Error::custom)?,
        };
        let span = Span {
            start: start.ok_or_else(|| A::Error::missing_field("start"))?,
            end: end.ok_or_else(|| A::Error::missing_field("end"))?,
        };
        let text = text.ok_or_else(|| A::Error::missing_field("text"))?.0;
        Ok(Item { annotation: Annotation { span, pieces, body, why }, text })
    }
}

/// Reads the attributes of a kind that is known already.
fn body_in<'de, A: MapAccess<'de>>(kind: &str, fields: &mut A) -> Result<Body, A::Error> {
    Ok(match kind {
        "mention" => Body::Mention(fields.next_value()?),
        "figure" => Body::Figure(fields.next_value()?),
        "quotation" => Body::Quotation(fields.next_value()?),
        _ => Body::Other(Other { kind: kind.to_owned(), attributes: fields.next_value()? }),
    })
}

/// The same for attributes that came before their kind, or not at all.
fn body_of(kind: &str, attributes: &str) -> Result<Body, serde_json::Error> {
    Ok(match kind {
        "mention" => Body::Mention(serde_json::from_str(attributes)?),
        "figure" => Body::Figure(serde_json::from_str(attributes)?),
        "quotation" => Body::Quotation(serde_json::from_str(attributes)?),
        _ => Body::Other(Other { kind: kind.to_owned(), attributes: serde_json::from_str::<Attributes>(attributes)? }),
    })
}

/// A string, borrowed where it has no escapes.
pub(crate) struct Text<'de>(pub(crate) Cow<'de, str>);

impl<'de: 'a, 'a> Deserialize<'de> for Text<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(TextVisitor)
    }
}

struct TextVisitor;

impl<'de> Visitor<'de> for TextVisitor {
    type Value = Text<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Self::Value, E> {
        Ok(Text(Cow::Borrowed(text)))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Text(Cow::Owned(text.to_owned())))
    }
}
