//! An example plugin: where people were killed, wounded, taken or lost.
//!
//! It reads no text of its own accord. It *consumes* the annotations of other plugins, figures and mentions, and joins them:
//! for each count of casualties the place where it happened (`place`). The core runs it after the plugins that provide
//! them, and sends it their annotations only.
//!
//! Its claims are intervals: their key is place, measure and population, so that twelve soldiers and three farmers at one place are two
//! claims and never a contradiction. `place` refers to an entity, so that the core links "Karsa" and "Karsa City" across
//! documents before it compares. A figure that is denied, possible or a part of another says nothing about a place and is
//! left alone; so is one whose place the text leaves open.

mod located;
mod options;
mod place;
mod table;

use briefer_plugin::{
    Annotation, AsOf, Basis, Claim, Document, Figure, KindSpec, Manifest, Modality, Other, Plugin, PluginError,
    Qualifier, QuantityKind, Role, SectionData, ValueKind, Why,
};
use schemars::JsonSchema;
use serde::Serialize;

pub use options::CasualtyPlaceOptions;
use place::{Found, Places, Rule};

/// Finds where casualties happened.
#[derive(Clone, Debug)]
pub struct CasualtyPlace {
    options: CasualtyPlaceOptions,
}

/// The attributes of an annotation, and their documentation: the manifest takes the JSON Schema from here.
#[derive(Serialize, JsonSchema)]
struct Attributes<'a> {
    /// Where it happened: a local entity, or the figure's own words.
    place: &'a str,
    /// What happened: a measure of the figures.
    measure: &'a str,
    /// To whom.
    #[serde(skip_serializing_if = "Option::is_none")]
    population: Option<&'a str>,
    /// The lowest number meant; absent means unbounded.
    #[serde(skip_serializing_if = "Option::is_none")]
    low: Option<f64>,
    /// The highest number meant; absent means unbounded.
    #[serde(skip_serializing_if = "Option::is_none")]
    high: Option<f64>,
    /// How the text bounds the number.
    qualifier: Qualifier,
    /// The figure's own words, with the noun.
    #[serde(skip_serializing_if = "Option::is_none")]
    wording: Option<&'a str>,
    /// Whether the measure happens or holds: decides what the core compares.
    #[serde(skip_serializing_if = "Option::is_none")]
    basis: Option<Basis>,
    /// When.
    #[serde(skip_serializing_if = "Option::is_none")]
    as_of: Option<AsOf>,
    /// Who says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    speaker: Option<&'a str>,
    /// How the place was found.
    rule: Rule,
}

impl Plugin for CasualtyPlace {
    type Options = CasualtyPlaceOptions;

    fn manifest() -> Manifest {
        let kind = KindSpec::new("casualty-place", ValueKind::Interval)
            .key(["place", "measure", "population"])
            .claimant("speaker")
            .as_of("as_of")
            .refers_to_entities(["place", "speaker"])
            .attributes::<Attributes<'_>>();
        Manifest::new(
            "casualty-place",
            env!("CARGO_PKG_VERSION"),
            "finds where people were killed, wounded, taken or lost",
        )
        .license("MIT OR Apache-2.0")
        .consumes(["mention", "figure"])
        .provides(kind)
        // Examples are run on the text alone: where no plugin has found a figure, there is nothing to find a place for.
        .example("Twelve farmers were killed near Velm.", "casualty-place", &[])
    }

    fn new(options: CasualtyPlaceOptions) -> Result<Self, PluginError> {
        Ok(CasualtyPlace { options })
    }

    fn annotate(
        &self,
        document: &Document<'_>,
        earlier: &[Annotation],
        explain: bool,
    ) -> Result<Vec<Annotation>, PluginError> {
        let casualties: Vec<Casualty<'_>> = earlier.iter().filter_map(|one| self.casualty(document, one)).collect();
        if casualties.is_empty() {
            return Ok(Vec::new());
        }
        let places = Places::of(document, earlier);
        let mut found = Vec::new();
        // A sentence is looked at once, however many figures it holds.
        for casualties in casualties.chunk_by(|a, b| a.sentence == b.sentence) {
            let around = places.around(casualties[0].sentence, self.options.from_context);
            let located = casualties.iter().filter_map(|casualty| Some((casualty, around.place_of(casualty)?)));
            found.extend(located.map(|(casualty, place)| casualty.annotation(&place, explain)));
        }
        Ok(found)
    }

    fn section(&self, claims: &[Claim]) -> Result<SectionData, PluginError> {
        Ok(SectionData { tables: table::casualties_by_place(claims).into_iter().collect(), ..SectionData::default() })
    }
}

/// A figure that counts casualties and is stated as fact.
struct Casualty<'a> {
    annotation: &'a Annotation,
    figure: &'a Figure,
    measure: &'a str,
    /// Index of its sentence.
    sentence: usize,
}

impl CasualtyPlace {
    fn casualty<'a>(&self, document: &Document<'_>, annotation: &'a Annotation) -> Option<Casualty<'a>> {
        let figure = annotation.as_figure()?;
        let measure = figure.measure.as_deref()?;
        let counts = figure.quantity == QuantityKind::Count && (figure.low.is_some() || figure.high.is_some());
        let stated = figure.modality == Modality::Asserted && !figure.part;
        let sentence = document.sentence_at(annotation.span.start)?;
        let in_text = matches!(document.sentences[sentence].role, Role::Body | Role::Headline);
        let wanted = counts && stated && in_text && self.options.measures.iter().any(|name| name == measure);
        wanted.then_some(Casualty { annotation, figure, measure, sentence })
    }
}

impl Casualty<'_> {
    fn annotation(&self, found: &Found<'_>, explain: bool) -> Annotation {
        let Figure { low, high, qualifier, basis, as_of, .. } = *self.figure;
        let attributes = Attributes {
            place: found.place,
            measure: self.measure,
            population: self.figure.population.as_deref(),
            low,
            high,
            qualifier,
            wording: self.figure.wording.as_deref(),
            basis,
            as_of,
            speaker: self.figure.speaker.as_deref(),
            rule: found.rule,
        };
        let mut body = Other::new("casualty-place");
        if let Ok(serde_json::Value::Object(attributes)) = serde_json::to_value(attributes) {
            body.attributes = attributes;
        }
        let mut annotation = Annotation::new(self.annotation.span, body);
        if explain {
            let span = found.span.unwrap_or(self.annotation.span);
            annotation.why.push(Why::new(found.rule.name(), span, format!("happened in {}", found.place)));
        }
        annotation
    }
}

// Found by briefer in the shared library, under the name BRIEFER_PLUGIN_V1.
briefer_plugin::export_plugin!(CasualtyPlace);
