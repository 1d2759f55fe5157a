//! The standard speakers plugin of briefer: who said what, quoted or reported.
//!
//! | step | module |
//! |---|---|
//! | what each word can do | `lexis`, `text` |
//! | quotation marks into regions | `marks` |
//! | verb groups that report | `cue` |
//! | the words that name a speaker | `phrase` |
//! | where reported words begin, and end | `content`, `clause` |
//! | the orders of speaker, cue and words | `patterns` |
//! | quotations over several sentences | `reading` |
//! | who the speaker is | `resolve`, `describe` |
//!
//! Everything is found by rules over the tokens, in one pass; no rule looks further than a fixed number of tokens.

mod clause;
mod content;
mod cue;
mod describe;
mod lexis;
mod marks;
mod patterns;
mod phrase;
mod reading;
mod report;
mod resolve;
mod text;

use briefer_plugin::{Annotation, Document, Form, KindSpec, Manifest, Plugin, PluginError, Quotation, ValueKind, Why};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::reading::read;
use crate::report::Report;
use crate::resolve::{Resolver, Speaker};
use crate::text::Text;

/// The standard speakers plugin.
#[derive(Clone, Debug, Default)]
pub struct Speakers {
    options: SpeakersOptions,
}

/// Options of the speakers plugin.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct SpeakersOptions {
    /// Whether reported words without quotation marks are annotated.
    pub indirect: bool,
    /// Whether reported nouns are annotated: "warned about the threat", "called for talks".
    pub noun_content: bool,
    /// Whether quoted sentences without a cue continue the speaker before.
    pub floating: bool,
}

impl Default for SpeakersOptions {
    fn default() -> Self {
        SpeakersOptions { indirect: true, noun_content: true, floating: true }
    }
}

impl Plugin for Speakers {
    type Options = SpeakersOptions;

    fn manifest() -> Manifest {
        Manifest::new("speakers", env!("CARGO_PKG_VERSION"), "finds who said what, quoted or reported")
            .license("MIT OR Apache-2.0")
            .consumes(["mention"])
            .provides(
                KindSpec::new("quotation", ValueKind::Text)
                    .key(["speaker"])
                    .claimant("speaker")
                    .requires(["speaker"])
                    .refers_to_entities(["speaker"])
                    .attributes::<Quotation>(),
            )
            .example("Ana Karimova said that the bridge was safe.", "quotation", &["the bridge was safe"])
            .example("“The bridge is safe,” the mayor said.", "quotation", &["The bridge is safe"])
            .example("The mayor did not say whether the bridge was safe.", "quotation", &[])
    }

    fn new(options: SpeakersOptions) -> Result<Self, PluginError> {
        Ok(Speakers { options })
    }

    fn annotate(
        &self,
        document: &Document<'_>,
        earlier: &[Annotation],
        explain: bool,
    ) -> Result<Vec<Annotation>, PluginError> {
        let text = Text::new(document);
        let mut resolver = Resolver::new(&text, earlier);
        let mut annotations = Vec::new();
        for report in read(&text, self.options.floating) {
            let speaker = resolver.speaker(&report);
            if self.keeps(&report) {
                annotations.push(annotation(&text, report, speaker, explain));
            }
        }
        Ok(annotations)
    }
}

impl Speakers {
    fn keeps(&self, report: &Report) -> bool {
        (self.options.indirect || report.form != Form::Indirect)
            && (self.options.noun_content || report.rule != "noun-content")
    }
}

fn annotation(text: &Text<'_>, report: Report, speaker: Option<Speaker>, explain: bool) -> Annotation {
    let mut quotation = Quotation::new(report.form);
    quotation.denial = report.denial;
    quotation.cue = report.cue.map(|cue| cue.slice(text.document.text).to_owned());
    let written = report.phrase.map(|phrase| text.span(phrase.first, phrase.end));
    if let Some(written) = written {
        quotation.speaker_as_written = Some(written.slice(text.document.text).to_owned());
        quotation.speaker_start = Some(written.start);
        quotation.speaker_end = Some(written.end);
    }
    let mut why = Vec::new();
    if explain {
        let hull = report.pieces[0];
        why.push(Why::new(report.rule, report.cue.unwrap_or(hull), "links speaker and words"));
        if let Some(speaker) = &speaker {
            why.push(Why::new(speaker.rule, written.unwrap_or(hull), format!("stands for {}", speaker.name)));
        }
    }
    if let Some(speaker) = speaker {
        quotation.speaker = Some(speaker.name);
        quotation.role = speaker.role;
    }
    let mut annotation = Annotation::in_pieces(report.pieces, quotation);
    annotation.why = why;
    annotation
}
