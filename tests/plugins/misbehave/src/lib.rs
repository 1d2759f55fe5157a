//! A plugin that does everything a plugin should not, for the tests of the hosts.
//!
//! On a text that holds `misbehave: WORD` it commits the [`Fault`] of that name; on any other it behaves, and marks every
//! word "fine", so that a test sees whether it is still at work. The options make it fail at its start, on every document
//! or in its section.
//!
//! The same plugin comes as a shared library, as a command (`misbehave-command`) and linked in. What the SDK would not
//! let it do, `misbehave-raw` does by hand.

mod fault;

use std::time::Duration;

use briefer_plugin::{
    Annotation, Claim, Document, KindSpec, Manifest, Other, Plugin, PluginError, SectionData, ValueKind,
};
use schemars::JsonSchema;
use serde::Deserialize;

pub use fault::Fault;

/// The plugin.
#[derive(Debug)]
pub struct Misbehave {
    options: MisbehaveOptions,
}

/// When it fails, and how badly.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct MisbehaveOptions {
    /// What it does while it is made.
    pub start: Option<Start>,
    /// What it does on every document, whatever the text says.
    pub fault: Option<Fault>,
    /// What it does when it is asked for its section.
    pub section: Option<Fault>,
    /// How long a slow start and a slow answer take.
    pub seconds: f64,
    /// How large a gigabyte is.
    pub megabytes: usize,
}

impl Default for MisbehaveOptions {
    fn default() -> Self {
        MisbehaveOptions { start: None, fault: None, section: None, seconds: 2.0, megabytes: 1024 }
    }
}

impl MisbehaveOptions {
    fn pause(&self) -> Duration {
        Duration::try_from_secs_f64(self.seconds).unwrap_or_default()
    }
}

/// What can go wrong at the start.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Start {
    /// Takes its time, then works.
    SlowStart,
    /// Is never done.
    SilentStart,
    /// Aborts the process.
    CrashStart,
    /// Panics.
    PanicStart,
    /// Refuses its options.
    RefuseStart,
}

impl Plugin for Misbehave {
    type Options = MisbehaveOptions;

    fn manifest() -> Manifest {
        Manifest::new("misbehave", env!("CARGO_PKG_VERSION"), "does everything a plugin should not")
            .license("MIT OR Apache-2.0")
            .provides(KindSpec::new("fine", ValueKind::Presence).key(["word"]))
            .example("All is fine.", "fine", &["fine"])
    }

    fn new(options: MisbehaveOptions) -> Result<Self, PluginError> {
        match options.start {
            Some(Start::SlowStart) => std::thread::sleep(options.pause()),
            Some(Start::SilentStart) => fault::never_answer(),
            Some(Start::CrashStart) => std::process::abort(),
            Some(Start::PanicStart) => panic!("told to panic at the start"),
            Some(Start::RefuseStart) => return Err(PluginError::Options("told to refuse".to_owned())),
            None => {}
        }
        Ok(Misbehave { options })
    }

    fn annotate(
        &self,
        document: &Document<'_>,
        _earlier: &[Annotation],
        _explain: bool,
    ) -> Result<Vec<Annotation>, PluginError> {
        let fine = document.tokens.iter().filter(|token| token.text(document.text) == "fine");
        let mut found: Vec<_> =
            fine.map(|t| Annotation::new(t.span(), Other::new("fine").with("word", "fine"))).collect();
        if let Some(fault) = self.options.fault.or_else(|| Fault::named_in(document.text)) {
            found.extend(fault.commit(&self.options, document.text)?);
        }
        Ok(found)
    }

    fn section(&self, _claims: &[Claim]) -> Result<SectionData, PluginError> {
        if let Some(fault) = self.options.section {
            fault.commit(&self.options, "")?;
        }
        Ok(SectionData::default())
    }
}

briefer_plugin::export_plugin!(Misbehave);
