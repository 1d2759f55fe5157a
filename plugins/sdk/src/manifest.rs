//! What a plugin declares about itself.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::WireAnnotation;

/// The protocol versions a plugin speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ProtocolRange {
    /// The lowest.
    pub min: u32,
    /// The highest.
    pub max: u32,
}

/// What sort of value a kind's claims hold, which decides how they are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum ValueKind {
    /// A number with bounds, in the attributes `low`, `high` and `qualifier`.
    Interval,
    /// Words: the text of the annotation's pieces.
    Text,
    /// That something is there at all.
    Presence,
}

/// One kind of annotation a plugin provides, and how claims are formed from it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct KindSpec {
    /// The kind's name.
    pub kind: String,
    /// The attributes that tell one claim from another.
    pub key: Vec<String>,
    /// What sort of value its claims hold.
    pub value: ValueKind,
    /// The attribute that says who is credited; the publisher where it is absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub claimant: Option<String>,
    /// The attribute that says when it was so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub as_of: Option<String>,
    /// Attributes without which no claim is formed: a figure without a measure is shown, never compared.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub requires: Vec<String>,
    /// Attributes that name an entity (`"subject": "entity"`): the core links them before claims are formed.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub refers: BTreeMap<String, String>,
    /// JSON Schema of the attributes.
    #[serde(default)]
    pub attributes: Value,
}

impl KindSpec {
    /// A kind without key, claimant and as-of.
    pub fn new(kind: &str, value: ValueKind) -> Self {
        KindSpec {
            kind: kind.to_owned(),
            key: Vec::new(),
            value,
            claimant: None,
            as_of: None,
            requires: Vec::new(),
            refers: BTreeMap::new(),
            attributes: Value::Bool(true),
        }
    }

    /// Sets the attributes that tell one claim from another.
    #[must_use]
    pub fn key<const N: usize>(mut self, attributes: [&str; N]) -> Self {
        self.key = attributes.map(str::to_owned).into();
        self
    }

    /// Sets the attribute that says who is credited.
    #[must_use]
    pub fn claimant(mut self, attribute: &str) -> Self {
        self.claimant = Some(attribute.to_owned());
        self
    }

    /// Sets the attribute that says when it was so.
    #[must_use]
    pub fn as_of(mut self, attribute: &str) -> Self {
        self.as_of = Some(attribute.to_owned());
        self
    }

    /// Sets the attributes without which no claim is formed.
    #[must_use]
    pub fn requires<const N: usize>(mut self, attributes: [&str; N]) -> Self {
        self.requires = attributes.map(str::to_owned).into();
        self
    }

    /// Sets the attributes that name an entity.
    #[must_use]
    pub fn refers_to_entities<const N: usize>(mut self, attributes: [&str; N]) -> Self {
        self.refers = attributes.map(|attribute| (attribute.to_owned(), "entity".to_owned())).into();
        self
    }

    /// Sets the JSON Schema of the attributes from a type.
    #[must_use]
    pub fn attributes<T: JsonSchema>(mut self) -> Self {
        self.attributes = schemars::schema_for!(T).to_value();
        self
    }
}

/// A text and what the plugin finds in it: run by the test kit, shown by `briefer plugin list`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Example {
    /// The text.
    pub text: String,
    /// What is found, in the form of the wire; attributes left out are not compared.
    pub annotations: Vec<WireAnnotation>,
}

/// What a plugin declares about itself.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Manifest {
    /// The protocol versions it speaks.
    pub protocol: ProtocolRange,
    /// Its name, as in `config.yaml`.
    pub name: String,
    /// Its own version.
    pub version: String,
    /// One sentence.
    pub description: String,
    /// SPDX expression.
    #[serde(default)]
    pub license: String,
    /// The kinds it provides.
    pub provides: Vec<KindSpec>,
    /// The kinds of annotations it wants to see; plugins that provide them run first.
    #[serde(default)]
    pub consumes: Vec<String>,
    /// Whether it links entities across documents.
    #[serde(default)]
    pub links: bool,
    /// JSON Schema of its options.
    #[serde(default)]
    pub options_schema: Value,
    /// JSON Schema of its section's data.
    #[serde(default)]
    pub section_schema: Value,
    /// Texts and what is found in them.
    #[serde(default)]
    pub examples: Vec<Example>,
}

impl Manifest {
    /// A manifest for protocol 1 that provides nothing yet.
    pub fn new(name: &str, version: &str, description: &str) -> Self {
        Manifest {
            protocol: ProtocolRange { min: 1, max: 1 },
            name: name.to_owned(),
            version: version.to_owned(),
            description: description.to_owned(),
            license: String::new(),
            provides: Vec::new(),
            consumes: Vec::new(),
            links: false,
            options_schema: Value::Null,
            section_schema: Value::Null,
            examples: Vec::new(),
        }
    }

    /// Sets the licence, an SPDX expression.
    #[must_use]
    pub fn license(mut self, license: &str) -> Self {
        self.license = license.to_owned();
        self
    }

    /// Adds a kind it provides.
    #[must_use]
    pub fn provides(mut self, kind: KindSpec) -> Self {
        self.provides.push(kind);
        self
    }

    /// Sets the kinds it wants to see.
    #[must_use]
    pub fn consumes<const N: usize>(mut self, kinds: [&str; N]) -> Self {
        self.consumes = kinds.map(str::to_owned).into();
        self
    }

    /// Declares that it links entities across documents.
    #[must_use]
    pub fn links(mut self) -> Self {
        self.links = true;
        self
    }

    /// Adds an example: a text, and the expected words of the annotations of one kind, in order.
    #[must_use]
    pub fn example(mut self, text: &str, kind: &str, expected: &[&str]) -> Self {
        let mut from = 0;
        let mut annotations = Vec::new();
        for words in expected {
            let at = from + text[from..].find(words).expect("an example's expected words stand in its text");
            from = at + words.len();
            annotations.push(WireAnnotation::bare(kind, text, at, from));
        }
        self.examples.push(Example { text: text.to_owned(), annotations });
        self
    }
}
