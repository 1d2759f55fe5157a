//! Who may read a document: the Traffic Light Protocol 2.0 of FIRST.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::diagnostic::suggest;

/// How far a document may travel; a higher marking may travel less far.
///
/// ```
/// use briefer::marking::Marking;
/// assert_eq!("amber+strict".parse(), Ok(Marking::AmberStrict));
/// assert_eq!(Marking::AmberStrict.to_string(), "TLP:AMBER+STRICT");
/// assert!(Marking::Clear < Marking::Green && Marking::AmberStrict < Marking::Red);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Marking {
    /// To everybody.
    Clear,
    /// Within the community.
    Green,
    /// Within the recipient's organization and its clients.
    Amber,
    /// Within the recipient's organization.
    AmberStrict,
    /// To the named recipients alone.
    Red,
}

/// A word that is no marking.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no marking")]
pub struct MarkingError(String);

impl MarkingError {
    /// What to write instead.
    pub fn hint(&self) -> String {
        let word = plain(&self.0);
        suggest(&word, Marking::ALL.map(Marking::word)).unwrap_or_default()
    }
}

impl Marking {
    /// Every marking, lowest first.
    pub const ALL: [Marking; 5] = [Marking::Clear, Marking::Green, Marking::Amber, Marking::AmberStrict, Marking::Red];

    /// The word for it in configurations: `amber+strict`.
    pub fn word(self) -> &'static str {
        match self {
            Marking::Clear => "clear",
            Marking::Green => "green",
            Marking::Amber => "amber",
            Marking::AmberStrict => "amber+strict",
            Marking::Red => "red",
        }
    }
}

impl fmt::Display for Marking {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "TLP:{}", self.word().to_ascii_uppercase())
    }
}

impl FromStr for Marking {
    type Err = MarkingError;

    /// Reads `TLP:AMBER+STRICT` or `amber+strict`, in any case, with white space anywhere; `WHITE` is version 1's word for
    /// `CLEAR`.
    fn from_str(text: &str) -> Result<Self, MarkingError> {
        let word = plain(text);
        let known = Marking::ALL.into_iter().find(|marking| marking.word() == word);
        known.or((word == "white").then_some(Marking::Clear)).ok_or_else(|| MarkingError(text.trim().to_owned()))
    }
}

/// The word without white space, capitals and `TLP:`.
fn plain(text: &str) -> String {
    let word: String = text.chars().filter(|c| !c.is_whitespace()).map(|c| c.to_ascii_lowercase()).collect();
    word.strip_prefix("tlp:").map(str::to_owned).unwrap_or(word)
}

impl Serialize for Marking {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Marking {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Cow::<str>::deserialize(deserializer)?;
        text.parse().map_err(|error: MarkingError| de::Error::custom(format!("{error}; {}", error.hint())))
    }
}

impl JsonSchema for Marking {
    fn schema_name() -> Cow<'static, str> {
        "Marking".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        // Upper and lower case are alike, which patterns of JSON Schema can say only letter by letter.
        let either = |c: char| {
            if c.is_ascii_alphabetic() { format!("[{}{c}]", c.to_ascii_uppercase()) } else { format!("[{c}]") }
        };
        let words = Marking::ALL.map(|marking| marking.word().chars().map(either).collect::<String>()).join("|");
        json_schema!({
            "description": "A marking of the Traffic Light Protocol 2.0: TLP:CLEAR, TLP:GREEN, TLP:AMBER, TLP:AMBER+STRICT or TLP:RED.",
            "type": "string",
            "pattern": format!("^([Tt][Ll][Pp]:)?({words})$"),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_to_write_a_marking_is_read() {
        for marking in Marking::ALL {
            let shown = marking.to_string();
            for text in [shown.clone(), shown.to_lowercase(), marking.word().to_owned(), format!(" {shown}\n")] {
                assert_eq!(text.parse(), Ok(marking), "{text}");
            }
        }
        assert_eq!("TLP: Amber + Strict".parse(), Ok(Marking::AmberStrict));
        assert_eq!("TLP:WHITE".parse(), Ok(Marking::Clear));
    }

    #[test]
    fn what_is_no_marking_is_refused_with_the_nearest() {
        let hint = |text: &str| text.parse::<Marking>().unwrap_err().hint();
        assert_eq!(hint("TLP:AMBRE"), "did you mean `amber`?");
        assert_eq!(hint("gren"), "did you mean `green`?");
        assert_eq!(hint("secret"), "known: clear, green, amber, amber+strict, red");
        for text in ["", "TLP:", "TLP", "amber-strict", "amber+", "red and green", "TLP:TLP:RED", "rot"] {
            assert!(text.parse::<Marking>().is_err(), "{text}");
        }
    }
}
