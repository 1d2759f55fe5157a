//! Annotations that name something.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What kind of thing is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum MentionType {
    /// A human being, real or fictional.
    Person,
    /// A body with members: ministries, companies, parties, armed groups, courts, agencies.
    Organization,
    /// A country, region, town, river, camp, building.
    Place,
    /// A people, religion or nationality: Afghans, Shia, Europeans, and their adjectives.
    Group,
    /// A named happening: a summit, a war, a holiday.
    Event,
    /// Something else with a name: a law, a product, a language.
    Other,
}

/// The grammatical or natural gender the text shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Gender {
    /// He, Mr, a name that is mostly male.
    Male,
    /// She, Ms, a name that is mostly female.
    Female,
}

/// Whether one thing is named or several.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum GrammaticalNumber {
    /// One.
    Singular,
    /// Several: Iraqis, the Taliban.
    Plural,
}

/// An annotation that names something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Mention {
    /// What kind of thing is named.
    #[serde(rename = "type")]
    pub mention_type: MentionType,
    /// The fullest name in this document, or the lexicon's canonical one.
    pub name: String,
    /// Key of the entity within the document: the same for every mention of one thing. It is `fold(name)`,
    /// made unique with the type in brackets where two entities of a document would share it.
    pub entity: String,
    /// What the text says it is: "head of the UN Office of Counter-Terrorism".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    /// Nationality the text gives: "Iraqi".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nationality: Option<String>,
    /// Gender, where the text shows it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gender: Option<Gender>,
    /// Number, where the text shows it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<GrammaticalNumber>,
}

impl Mention {
    /// A mention of `name` with the key `fold(name)` and nothing else known.
    pub fn new(mention_type: MentionType, name: &str) -> Self {
        Mention {
            mention_type,
            name: name.to_owned(),
            entity: crate::fold(name),
            role: None,
            nationality: None,
            gender: None,
            number: None,
        }
    }
}
