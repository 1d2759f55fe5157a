//! The plugin's options.

use briefer_plugin::{Basis, PluginError, QuantityKind, rule_name};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::defaults;
use crate::rule::RULES;

/// Options of the figures plugin; every field has a default.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct FiguresOptions {
    /// Classes of count of your own, beside the built-in ones; one of the same name takes the place of a built-in one.
    pub measures: Vec<MeasureSpec>,
    /// Built-in measures to leave out, by name: `votes`. `all` leaves out every one.
    #[schemars(extend("items" = measure_name()))]
    pub without_measures: Vec<String>,
    /// What vague amounts stand for.
    pub bands: Bands,
    /// Rules to leave out, by the names that `briefer explain` shows: `score` ("3-1"), `noun-carried-over` and others.
    #[schemars(extend("items" = rule_name(RULES)))]
    pub without_rules: Vec<String>,
}

impl Default for FiguresOptions {
    fn default() -> Self {
        let (measures, without_measures) = (Vec::new(), Vec::new());
        FiguresOptions { measures, without_measures, bands: Bands::default(), without_rules: Vec::new() }
    }
}

/// One class of count: its name, its basis and the words that mean it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct MeasureSpec {
    /// The name, as findings show it: `detainees`.
    pub name: String,
    /// Stock (true at a time) or event (happened at a time).
    pub basis: Basis,
    /// What its amounts are; people or things, counted, unless said otherwise.
    #[serde(default)]
    pub amounts: Amounts,
    /// Nouns that are counted by it, in the forms that occur: `fighter`, `fighters`, `death toll`.
    #[serde(default)]
    pub nouns: Vec<String>,
    /// Predicates that make whoever is counted fall under it, in the forms that occur: `killed`, `killing`, `shot dead`.
    #[serde(default)]
    pub predicates: Vec<String>,
    /// Predicates that also apply to whoever acts, since they take no object: `died`, `returned`.
    #[serde(default)]
    pub intransitive: Vec<String>,
    /// Nouns of happening that take "of" and whoever is counted: `death` in "the death of 12".
    #[serde(default)]
    pub happenings: Vec<String>,
    /// States in a few words after the noun, weaker than any verb: `in camps`.
    #[serde(default)]
    pub states: Vec<String>,
    /// Where given, states apply only to these nouns.
    #[serde(default)]
    pub state_nouns: Vec<String>,
    /// Where given, what verbs and happenings say makes the measure only of these nouns: schools close, and so do shares.
    #[serde(default)]
    pub of_nouns: Vec<String>,
}

/// What the amounts of a measure are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Amounts {
    /// Counts of people or things.
    #[default]
    Counts,
    /// Counts of people; what is said of a thing is not meant: meetings are held, and are no detainees.
    People,
    /// Amounts of money.
    Money,
    /// Percentages and percentage points.
    Percent,
    /// Physical amounts: tonnes, hectares, barrels a day, millimetres.
    Physical,
    /// Any of these; the unit keeps their claims apart.
    Any,
}

impl Amounts {
    /// Whether amounts of the kind are meant.
    pub(crate) fn admit(self, kind: QuantityKind) -> bool {
        match kind {
            QuantityKind::Count => matches!(self, Amounts::Counts | Amounts::People | Amounts::Any),
            QuantityKind::Money => matches!(self, Amounts::Money | Amounts::Any),
            QuantityKind::Percent => matches!(self, Amounts::Percent | Amounts::Any),
            QuantityKind::Measure => matches!(self, Amounts::Physical | Amounts::Any),
            _ => false,
        }
    }
}

/// What a vague amount such as "hundreds" stands for: from `low` times its unit up to, but not including, `high` times.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct Bands {
    /// How many of the unit are meant at least: a plural says two.
    pub low: f64,
    /// How many of the unit are more than can be meant: ten hundreds would be called a thousand.
    pub high: f64,
}

impl Default for Bands {
    fn default() -> Self {
        Bands { low: 2.0, high: 10.0 }
    }
}

impl Bands {
    /// The lowest and the highest whole number meant by a plural of `unit`.
    pub(crate) fn around(&self, unit: f64) -> (f64, f64) {
        (unit * self.low, unit * self.high - 1.0)
    }
}

/// The name that stands for all built-in measures.
const ALL: &str = "all";

fn built_in_names() -> Vec<String> {
    defaults::measures().into_iter().map(|measure| measure.name).chain([ALL.to_owned()]).collect()
}

/// The schema of one name of a built-in measure, so that a misspelt one is told with the nearest.
fn measure_name() -> serde_json::Value {
    serde_json::json!({ "type": "string", "enum": built_in_names() })
}

impl FiguresOptions {
    /// The measures that are looked for: one's own, then the built-in ones that are not left out or replaced.
    pub fn all_measures(&self) -> Vec<MeasureSpec> {
        let left_out = |name: &str| self.without_measures.iter().any(|out| out == name || out == ALL);
        let replaced = |name: &str| self.measures.iter().any(|own| own.name == name);
        let built_in = defaults::measures().into_iter();
        let built_in = built_in.filter(|measure| !left_out(&measure.name) && !replaced(&measure.name));
        self.measures.iter().cloned().chain(built_in).collect()
    }

    fn check_left_out(&self) -> Result<(), PluginError> {
        let known = built_in_names();
        match self.without_measures.iter().find(|name| !known.contains(name)) {
            Some(unknown) => {
                Err(PluginError::Options(format!("without-measures: there is no built-in measure `{unknown}`")))
            }
            None => Ok(()),
        }
    }

    /// Says what makes no sense.
    pub(crate) fn check(&self) -> Result<(), PluginError> {
        if !(self.bands.low >= 1.0 && self.bands.high > self.bands.low) {
            return Err(PluginError::Options("bands: `low` must be at least 1 and below `high`".to_owned()));
        }
        self.check_left_out()?;
        for (at, measure) in self.measures.iter().enumerate() {
            if measure.name.trim().is_empty() {
                return Err(PluginError::Options(format!("measures: entry {} has no name", at + 1)));
            }
            if self.measures[..at].iter().any(|other| other.name == measure.name) {
                return Err(PluginError::Options(format!("measures: `{}` is there twice", measure.name)));
            }
            let words =
                [&measure.nouns, &measure.predicates, &measure.intransitive, &measure.happenings, &measure.states];
            if words.iter().all(|list| list.is_empty()) {
                return Err(PluginError::Options(format!(
                    "measures: `{}` has neither nouns nor predicates",
                    measure.name
                )));
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::{Bands, FiguresOptions};

    fn with_measures(json: &str) -> FiguresOptions {
        serde_json::from_str(json).expect("the options are well formed")
    }

    #[test]
    fn defaults_make_sense() {
        assert_eq!(FiguresOptions::default().check(), Ok(()));
        assert_eq!(Bands::default().around(100.0), (200.0, 999.0));
    }

    #[test]
    fn measures_without_words_and_repeated_names_are_refused() {
        let silent = with_measures(r#"{"measures": [{"name": "a", "basis": "stock"}]}"#);
        let twice = with_measures(
            r#"{"measures": [{"name": "a", "basis": "stock", "nouns": ["b"]}, {"name": "a", "basis": "event", "nouns": ["c"]}]}"#,
        );
        let bands = with_measures(r#"{"bands": {"low": 5, "high": 2}}"#);
        for options in [silent, twice, bands] {
            assert!(options.check().is_err(), "{options:?}");
        }
    }

    #[test]
    fn unknown_options_are_refused() {
        assert!(serde_json::from_str::<FiguresOptions>(r#"{"measure": []}"#).is_err());
    }
}
