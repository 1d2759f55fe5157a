//! A colour, and how well one reads on another.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// A colour of a page: red, green and blue.
///
/// ```
/// use briefer::config::Colour;
/// assert_eq!("#1F4F82".parse(), Ok(Colour([0x1f, 0x4f, 0x82])));
/// assert_eq!("fa0".parse::<Colour>().unwrap().to_string(), "#ffaa00");
/// assert!("navy; }".parse::<Colour>().is_err());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour(pub [u8; 3]);

/// Words that are no colour.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no colour")]
pub struct NoColour;

impl FromStr for Colour {
    type Err = NoColour;

    /// Reads three or six hexadecimal digits, with or without `#` before them.
    fn from_str(text: &str) -> Result<Self, NoColour> {
        let digits = text.trim().strip_prefix('#').unwrap_or(text.trim());
        if !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) || ![3, 6].contains(&digits.len()) {
            return Err(NoColour);
        }
        let width = digits.len() / 3;
        let mut channels = [0; 3];
        for (at, channel) in channels.iter_mut().enumerate() {
            let part = u8::from_str_radix(&digits[at * width..(at + 1) * width], 16).map_err(|_| NoColour)?;
            *channel = if width == 1 { part * 17 } else { part };
        }
        Ok(Colour(channels))
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.0;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

impl Colour {
    /// The contrast of text in this colour on another, 1 to 21, as the Web Content Accessibility Guidelines measure it.
    ///
    /// ```
    /// use briefer::config::Colour;
    /// assert_eq!(Colour([0; 3]).contrast(Colour([255; 3])), 21.0);
    /// ```
    pub fn contrast(self, other: Colour) -> f64 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }

    fn luminance(self) -> f64 {
        let [red, green, blue] = self.0.map(|channel| {
            let share = f64::from(channel) / 255.0;
            if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// The colour nearest to this one, towards black or white, that reads on `paper` with a contrast of `least`.
    pub(super) fn readable_on(self, paper: Colour, least: f64) -> Option<Colour> {
        const STEPS: u16 = 64;
        let towards = |end: u8, step: u16| {
            let mixed = |channel: u8| (u16::from(channel) * (STEPS - step) + u16::from(end) * step) / STEPS;
            Colour(self.0.map(|channel| u8::try_from(mixed(channel)).unwrap_or(end)))
        };
        (0..=STEPS).flat_map(|step| [towards(0, step), towards(255, step)]).find(|one| one.contrast(paper) >= least)
    }
}

impl Serialize for Colour {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Colour {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(|_| de::Error::custom(format!("`{text}` is no colour")))
    }
}

impl JsonSchema for Colour {
    fn schema_name() -> Cow<'static, str> {
        "Colour".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({"type": "string", "pattern": "^ *#?([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6}) *$"})
    }
}
