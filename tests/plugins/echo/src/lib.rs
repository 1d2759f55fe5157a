//! A plugin that gives back what it gets, to measure what its host costs.
//!
//! It consumes the standard kinds and answers with a copy of them, which is about the least work that has a realistic
//! answer. It comes as a shared library, as a command (`echo-command`) and linked in.

use briefer_plugin::{Annotation, Document, KindSpec, Manifest, Plugin, PluginError, ValueKind};

/// What it consumes and provides.
const KINDS: [&str; 3] = ["mention", "figure", "quotation"];

/// The plugin.
#[derive(Debug)]
pub struct Echo;

/// It has none.
#[derive(Debug, Default, serde::Deserialize, schemars::JsonSchema)]
pub struct EchoOptions {}

impl Plugin for Echo {
    type Options = EchoOptions;

    fn manifest() -> Manifest {
        let manifest = Manifest::new("echo", env!("CARGO_PKG_VERSION"), "gives back what it gets").consumes(KINDS);
        let provides = |manifest: Manifest, kind| manifest.provides(KindSpec::new(kind, ValueKind::Presence));
        KINDS.into_iter().fold(manifest, provides)
    }

    fn new(_: EchoOptions) -> Result<Self, PluginError> {
        Ok(Echo)
    }

    fn annotate(&self, _: &Document<'_>, earlier: &[Annotation], _: bool) -> Result<Vec<Annotation>, PluginError> {
        Ok(earlier.to_vec())
    }
}

briefer_plugin::export_plugin!(Echo);
