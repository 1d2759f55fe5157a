//! Annotations of counts and amounts.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How the text bounds a value.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Qualifier {
    /// No hedge; also a stated range, whose two ends carry it.
    #[default]
    Exact,
    /// About, around, some, nearly, almost.
    About,
    /// Over, more than: the value itself is excluded.
    Over,
    /// At least, no fewer than, or more.
    AtLeast,
    /// Under, fewer than: the value itself is excluded.
    Under,
    /// At most, up to, no more than.
    AtMost,
    /// A band without a number: hundreds, tens of thousands, dozens.
    Vague,
}

/// What kind of amount it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum QuantityKind {
    /// People or things, counted.
    Count,
    /// An amount of money; the unit is the currency.
    Money,
    /// Per cent or percentage points.
    Percent,
    /// A physical measure: km, tonnes, degrees.
    Measure,
    /// A length of time.
    Duration,
    /// How old somebody is.
    Age,
    /// Twice, threefold, five times.
    Multiple,
    /// Half of, two thirds of.
    Fraction,
    /// So many in a time, or for so many: 3 a day, 110 per 100,000; its bounds are the first number's.
    Rate,
    /// Another amount: also what a rate is stated per.
    Other,
    /// A calendar date; never becomes a claim, like all that follow.
    Date,
    /// A time of day.
    Time,
    /// A year.
    Year,
    /// First, 34th.
    Ordinal,
    /// A number that only identifies: resolution 2664, Article 5, flight 370.
    Id,
    /// A score or a vote: 3-1.
    Score,
    /// An amount without a number: several, various, a number of, a handful.
    Indefinite,
}

/// Whether a figure is stated as fact.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Modality {
    /// Stated as fact.
    #[default]
    Asserted,
    /// Somebody denies it.
    Denied,
    /// It could or would be so.
    Hypothetical,
}

/// What sort of number a measure is, which decides what may be compared with what.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Basis {
    /// True at a time: held, fighters, displaced. Where no as-of is stated, the document's date stands for it.
    Stock,
    /// Happened at a time: killed, returned. Where no as-of is stated, it is unknown.
    Event,
}

/// The days a statement is about: one day or an inclusive range. On the wire `2026-04-01` or `2026-03-01/2026-03-31`.
///
/// ```
/// use briefer_plugin::AsOf;
/// let march: AsOf = "2026-03-01/2026-03-31".parse().unwrap();
/// assert!(march.overlaps(&"2026-03-31".parse().unwrap()));
/// assert_eq!(march.to_string(), "2026-03-01/2026-03-31");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String", into = "String")]
#[schemars(with = "String")]
pub struct AsOf {
    /// The first day.
    pub from: Date,
    /// The last day, the same as `from` for a single day.
    pub to: Date,
}

impl AsOf {
    /// A single day.
    pub fn day(date: Date) -> Self {
        AsOf { from: date, to: date }
    }

    /// Whether the two share a day.
    pub fn overlaps(&self, other: &AsOf) -> bool {
        self.from <= other.to && other.from <= self.to
    }
}

impl fmt::Display for AsOf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.from == self.to { self.from.fmt(f) } else { write!(f, "{}/{}", self.from, self.to) }
    }
}

impl FromStr for AsOf {
    type Err = String;
    fn from_str(s: &str) -> Result<Self, String> {
        let day = |s: &str| s.parse::<Date>().map_err(|e| format!("as-of date `{s}`: {e}"));
        let (from, to) = match s.split_once('/') {
            Some((from, to)) => (day(from)?, day(to)?),
            None => (day(s)?, day(s)?),
        };
        if from > to {
            return Err(format!("as-of range `{s}` ends before it starts"));
        }
        Ok(AsOf { from, to })
    }
}

impl TryFrom<String> for AsOf {
    type Error = String;
    fn try_from(s: String) -> Result<Self, String> {
        s.parse()
    }
}

impl From<AsOf> for String {
    fn from(as_of: AsOf) -> Self {
        as_of.to_string()
    }
}

/// A quantity with what is counted, where, when and by whom. The annotation's span is the amount with its hedge
/// ("over 700", "from 4,000 to 6,000").
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Figure {
    /// The lowest value meant; absent means unbounded below.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub low: Option<f64>,
    /// The highest value meant; absent means unbounded above.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub high: Option<f64>,
    /// How the text bounds the value.
    pub qualifier: Qualifier,
    /// The noun phrase that is counted, or the unit: "Iraqi citizens", "km", "%", "USD"; no longer than that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub noun: Option<String>,
    /// What kind of amount it is.
    pub quantity: QuantityKind,
    /// The unit by one name however it is written, so that figures in different units are never compared: an ISO 4217
    /// code where the currency is known ("USD", else a word such as "shilling"), "%", "km", "bbl/day". Counts have none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// The source's own words for amount and noun together, where they stand together: "hundreds of Syrians".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wording: Option<String>,
    /// The class of count, a name from the configured measures: "detainees". Without one no claim is formed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub measure: Option<String>,
    /// The measure's basis.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub basis: Option<Basis>,
    /// Who or what is counted, with nationality, folded: "iraqi citizens".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub population: Option<String>,
    /// The group it is about: a local entity or plain words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
    /// Where: a local entity or plain words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// When it was so, as far as stated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub as_of: Option<AsOf>,
    /// Whether it is a part of another figure ("of whom 12 ...", "including ...").
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub part: bool,
    /// Who says so, where a quotation or "according to" does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub speaker: Option<String>,
    /// Whether it is stated as fact.
    pub modality: Modality,
}

impl Figure {
    /// A figure between two bounds with nothing else known.
    pub fn new(low: Option<f64>, high: Option<f64>, qualifier: Qualifier, quantity: QuantityKind) -> Self {
        Figure {
            low,
            high,
            qualifier,
            noun: None,
            quantity,
            unit: None,
            wording: None,
            measure: None,
            basis: None,
            population: None,
            subject: None,
            place: None,
            as_of: None,
            part: false,
            speaker: None,
            modality: Modality::Asserted,
        }
    }
}
