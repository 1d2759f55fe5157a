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
//! | who the speaker is | `resolve`, `describe`, `nouns` |
//! | what a period's section tells of each speaker | `section` |
//! | how a report is told of its speaker | `predicate` |
//! | a deed that somebody claims | `responsibility` |
//! | the names of the rules, and which are on | `rule`, `options` |
//!
//! Everything is found by rules over the tokens, in one pass; no rule looks further than a fixed number of tokens.

mod clause;
mod content;
mod cue;
mod describe;
mod front;
mod lexis;
mod main_verb;
mod marks;
mod nouns;
mod options;
mod patterns;
mod phrase;
mod predicate;
mod reading;
mod report;
mod resolve;
mod responsibility;
mod rule;
mod section;
mod text;

use briefer_plugin::{
    Annotation, Body, Claim, Document, Form, KindSpec, Manifest, Plugin, PluginError, Quotation, SectionData, Span,
    ValueKind, Why,
};

pub use crate::options::SpeakersOptions;
use crate::reading::read;
use crate::report::Report;
use crate::resolve::{Resolved, Resolver};
use crate::responsibility::Responsibility;
use crate::rule::{RULES, Rule, Rules};
pub use crate::section::{FirstStatement, SpeakerProfile, SpeakersSection};
use crate::text::Text;

/// The names of all rules, as explanations show them and `without-rules` takes them.
pub fn rules() -> &'static [&'static str] {
    RULES
}

/// The standard speakers plugin.
#[derive(Clone, Debug)]
pub struct Speakers {
    rules: Rules,
    indirect: bool,
}

impl Plugin for Speakers {
    type Options = SpeakersOptions;

    fn manifest() -> Manifest {
        let manifest = Manifest::new("speakers", env!("CARGO_PKG_VERSION"), "finds who said what, quoted or reported")
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
            .provides(
                KindSpec::new("responsibility", ValueKind::Text)
                    .key(["speaker"])
                    .claimant("speaker")
                    .requires(["speaker"])
                    .refers_to_entities(["speaker"])
                    .attributes::<Responsibility>(),
            )
            .example("Ana Karimova said that the bridge was safe.", "quotation", &["the bridge was safe"])
            .example("“The bridge is safe,” the mayor said.", "quotation", &["The bridge is safe"])
            .example("The mayor did not say whether the bridge was safe.", "quotation", &[]);
        Manifest { section_schema: schemars::schema_for!(SpeakersSection).to_value(), ..manifest }
    }

    fn new(options: SpeakersOptions) -> Result<Self, PluginError> {
        let rules = Rules::all_but(&options.without_rules)?;
        Ok(Speakers { rules, indirect: options.indirect })
    }

    fn annotate(
        &self,
        document: &Document<'_>,
        earlier: &[Annotation],
        explain: bool,
    ) -> Result<Vec<Annotation>, PluginError> {
        let text = Text::new(document);
        let mut resolver = Resolver::new(&text, self.rules, earlier, explain);
        let mut annotations = Vec::new();
        for report in read(&text, self.rules) {
            if report.rule == Rule::Headline && !report.phrase.is_some_and(|phrase| resolver.names_somebody(phrase)) {
                continue;
            }
            let resolved = resolver.speaker(&report);
            if self.indirect || report.form != Form::Indirect || report.rule == Rule::Responsibility {
                annotations.push(annotation(&text, report, resolved, explain));
            }
        }
        Ok(annotations)
    }

    fn section(&self, claims: &[Claim]) -> Result<SectionData, PluginError> {
        Ok(section::section(claims))
    }
}

fn annotation(text: &Text<'_>, report: Report, resolved: Resolved, explain: bool) -> Annotation {
    let mut quotation = Quotation::new(report.form);
    quotation.denial = report.denial;
    quotation.predicate = report.predicate.clone();
    quotation.cue = report.cue.map(|cue| cue.slice(text.document.text).to_owned());
    let written = report.phrase.map(|phrase| text.span(phrase.first, phrase.end));
    if let Some(written) = written {
        quotation.speaker_as_written = Some(written.slice(text.document.text).to_owned());
        quotation.speaker_start = Some(written.start);
        quotation.speaker_end = Some(written.end);
    }
    let why = if explain { reasons(&report, resolved.why) } else { Vec::new() };
    if let Some(speaker) = resolved.speaker {
        quotation.speaker = Some(speaker.name);
        quotation.role = speaker.role;
    }
    let body: Body =
        if report.rule == Rule::Responsibility { Responsibility::of(quotation).into() } else { quotation.into() };
    let mut annotation = Annotation::in_pieces(report.pieces, body);
    annotation.why = why;
    annotation
}

/// The rules behind a quotation: the pattern, the steps to the speaker, and each piece that goes on.
fn reasons(report: &Report, steps: Vec<Why>) -> Vec<Why> {
    let first = report.pieces[0];
    let mut why = vec![Why::new(report.rule.name(), report.cue.unwrap_or(first), "links speaker and words")];
    why.extend(steps);
    let own = report.pieces.len() - report.continued;
    let goes_on = |piece: &Span| Why::new(Rule::Continued.name(), *piece, "goes on");
    why.extend(report.pieces[own..].iter().map(goes_on));
    why
}
