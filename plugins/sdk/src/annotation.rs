//! A plugin's typed observation on a text.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Figure, Mention, Quotation, Span};

/// The attributes of an annotation whose kind this crate does not know, by name.
pub type Attributes = serde_json::Map<String, serde_json::Value>;

/// A plugin's typed observation on one or more spans of a document.
#[derive(Clone, Debug, PartialEq)]
pub struct Annotation {
    /// The span, or the hull where there are several pieces. Byte offsets into the document's text.
    pub span: Span,
    /// The pieces where there are two or more: sorted, disjoint, inside `span`. Empty for a single piece.
    pub pieces: Vec<Span>,
    /// What was observed.
    pub body: Body,
    /// Why, one step a rule; empty unless explanations were asked for.
    pub why: Vec<Why>,
}

impl Annotation {
    /// An annotation on one span.
    pub fn new(span: Span, body: impl Into<Body>) -> Self {
        Annotation { span, pieces: Vec::new(), body: body.into(), why: Vec::new() }
    }

    /// An annotation on several pieces, which must be sorted and disjoint; a single piece is the same as [`Annotation::new`].
    ///
    /// # Panics
    /// When `pieces` is empty.
    pub fn in_pieces(pieces: Vec<Span>, body: impl Into<Body>) -> Self {
        let hull = pieces[0].hull(pieces[pieces.len() - 1]);
        let pieces = if pieces.len() > 1 { pieces } else { Vec::new() };
        Annotation { span: hull, pieces, body: body.into(), why: Vec::new() }
    }

    /// The name of its kind: `mention`, `figure`, `quotation` or a plugin's own.
    pub fn kind(&self) -> &str {
        match &self.body {
            Body::Mention(_) => "mention",
            Body::Figure(_) => "figure",
            Body::Quotation(_) => "quotation",
            Body::Other(other) => &other.kind,
        }
    }

    /// The pieces, or the one span.
    pub fn spans(&self) -> &[Span] {
        if self.pieces.is_empty() { std::slice::from_ref(&self.span) } else { &self.pieces }
    }

    /// The mention, if it is one.
    pub fn as_mention(&self) -> Option<&Mention> {
        if let Body::Mention(mention) = &self.body { Some(mention) } else { None }
    }

    /// The figure, if it is one.
    pub fn as_figure(&self) -> Option<&Figure> {
        if let Body::Figure(figure) = &self.body { Some(figure) } else { None }
    }

    /// The quotation, if it is one.
    pub fn as_quotation(&self) -> Option<&Quotation> {
        if let Body::Quotation(quotation) = &self.body { Some(quotation) } else { None }
    }
}

/// What an annotation says, typed for the kinds this crate knows.
#[derive(Clone, Debug, PartialEq)]
pub enum Body {
    /// Something is named.
    Mention(Mention),
    /// Something is counted or measured.
    Figure(Figure),
    /// Somebody's words are reported.
    Quotation(Quotation),
    /// A kind of a plugin's own.
    Other(Other),
}

impl From<Mention> for Body {
    fn from(mention: Mention) -> Self {
        Body::Mention(mention)
    }
}

impl From<Figure> for Body {
    fn from(figure: Figure) -> Self {
        Body::Figure(figure)
    }
}

impl From<Quotation> for Body {
    fn from(quotation: Quotation) -> Self {
        Body::Quotation(quotation)
    }
}

impl From<Other> for Body {
    fn from(other: Other) -> Self {
        Body::Other(other)
    }
}

/// An annotation of a plugin's own kind.
#[derive(Clone, Debug, PartialEq)]
pub struct Other {
    /// The kind's name, as the manifest declares it.
    pub kind: String,
    /// Its attributes, in the order they are printed.
    pub attributes: Attributes,
}

impl Other {
    /// An annotation of `kind` without attributes.
    pub fn new(kind: &str) -> Self {
        Other { kind: kind.to_owned(), attributes: Attributes::new() }
    }

    /// Adds one attribute.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<serde_json::Value>) -> Self {
        self.attributes.insert(name.to_owned(), value.into());
        self
    }
}

/// One step of an explanation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Why {
    /// The rule's name, stable enough to be switched off in a test: `range-from-to`, `title-before`.
    pub rule: String,
    /// The words the rule looked at. Byte offsets into the document's text.
    pub span: Span,
    /// What the rule concluded, in a few words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

impl Why {
    /// One step: `rule` looked at `span` and concluded `note`.
    pub fn new(rule: &str, span: Span, note: impl Into<String>) -> Self {
        Why { rule: rule.to_owned(), span, note: note.into() }
    }
}
