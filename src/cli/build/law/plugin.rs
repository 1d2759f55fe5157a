//! A plugin whose answers and faults betray what it has seen.

use briefer_plugin::{
    Annotation, Claim, Document, KindSpec, Manifest, Other, Plugin, PluginError, SectionData, Table, ValueKind,
};

/// Finds words of alarm; fails where a text holds "havoc", and cannot make its section where a claim is of "tumult".
pub(super) struct Alarms;

/// What it finds, at the beginning of a sentence or not.
const WORDS: [&str; 4] = ["siren", "curfew", "tumult", "blackout"];

#[derive(Default, serde::Deserialize, schemars::JsonSchema)]
pub(super) struct NoOptions {}

impl Plugin for Alarms {
    type Options = NoOptions;

    fn manifest() -> Manifest {
        Manifest::new("alarms", "0", "words of alarm")
            .provides(KindSpec::new("alarm", ValueKind::Presence).key(["word"]))
    }

    fn new(_: NoOptions) -> Result<Self, PluginError> {
        Ok(Alarms)
    }

    fn annotate(&self, document: &Document<'_>, _: &[Annotation], _: bool) -> Result<Vec<Annotation>, PluginError> {
        if document.text.contains("havoc") {
            return Err(PluginError::Failed(format!("cannot bear {}", document.id)));
        }
        let words = document.tokens.iter().filter_map(|token| {
            let word = WORDS.iter().find(|word| token.text(document.text).eq_ignore_ascii_case(word))?;
            Some(Annotation::new(token.span(), Other::new("alarm").with("word", *word)))
        });
        Ok(words.collect())
    }

    fn section(&self, claims: &[Claim]) -> Result<SectionData, PluginError> {
        let words: Vec<String> = claims.iter().filter_map(|claim| claim.key.get("word").cloned().flatten()).collect();
        if words.iter().any(|word| word == "tumult") {
            return Err(PluginError::Failed(format!("cannot count among {}", words.join(", "))));
        }
        let row = vec![words.join(", "), claims.len().to_string()];
        let table = Table { title: "Alarms".into(), columns: vec!["Words".into(), "Claims".into()], rows: vec![row] };
        Ok(SectionData { tables: vec![table], ..SectionData::default() })
    }
}
