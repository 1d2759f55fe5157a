//! What the plugin finds, and how: this is the file to change.

use std::collections::HashSet;

use briefer_plugin::{
    Annotation, Document, KindSpec, Manifest, Other, Plugin, PluginError, ValueKind, Why, fold,
    fold_into,
};
use schemars::JsonSchema;
use serde::Deserialize;

/// The kind of annotation that the plugin makes; its findings are listed under this name.
const KIND: &str = "example-plugin";

/// What may stand under `options` in `config.yaml`; `briefer plugin list` shows these comments.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct Options {
    /// The words to look for, one word each, in small letters or capitals alike.
    pub words: Vec<String>,
}

impl Default for Options {
    fn default() -> Self {
        Options {
            words: ["convoy", "curfew", "talks"].map(str::to_owned).into(),
        }
    }
}

/// What an annotation says: findings and templates see these attributes.
#[derive(Clone, Debug, JsonSchema)]
pub struct Attributes {
    /// The word in small letters, without accents.
    pub word: String,
}

impl From<Attributes> for Other {
    fn from(attributes: Attributes) -> Self {
        Other::new(KIND).with("word", attributes.word)
    }
}

/// Finds every word that is on a list.
pub struct ExamplePlugin {
    /// The words, folded as the words of a text are, so that the two can be compared.
    words: HashSet<String>,
}

impl Plugin for ExamplePlugin {
    type Options = Options;

    fn manifest() -> Manifest {
        // The key says which annotations belong to one finding: here, those of one word. Presence says what is
        // compared from week to week: whether the word is there, and how often.
        let kind = KindSpec::new(KIND, ValueKind::Presence)
            .key(["word"])
            .attributes::<Attributes>();
        Manifest::new(
            "example-plugin",
            env!("CARGO_PKG_VERSION"),
            env!("CARGO_PKG_DESCRIPTION"),
        )
        .provides(kind)
        .example(
            "The curfew stays. “Talks failed,” he said.",
            KIND,
            &["curfew", "Talks"],
        )
    }

    fn new(options: Options) -> Result<Self, PluginError> {
        for word in &options.words {
            if word.trim().is_empty() || word.trim().contains(char::is_whitespace) {
                let problem = format!("words: one word each, and {word:?} is not one word");
                return Err(PluginError::Options(problem));
            }
        }
        Ok(ExamplePlugin {
            words: options.words.iter().map(|word| fold(word)).collect(),
        })
    }

    fn annotate(
        &self,
        document: &Document<'_>,
        _earlier: &[Annotation],
        explain: bool,
    ) -> Result<Vec<Annotation>, PluginError> {
        let mut found = Vec::new();
        let mut word = String::new();
        for token in document.tokens {
            fold_into(token.text(document.text), &mut word);
            if !self.words.contains(&word) {
                continue;
            }
            let attributes = Attributes { word: word.clone() };
            let mut annotation = Annotation::new(token.span(), Other::from(attributes));
            if explain {
                let note = format!("`{word}` is one of the option `words`");
                annotation
                    .why
                    .push(Why::new("listed-word", token.span(), note));
            }
            found.push(annotation);
        }
        Ok(found)
    }
}
