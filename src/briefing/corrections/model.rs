//! The account of corrections, as the annex has it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A correction, and what came of it.
///
/// Its line in the file is told on stderr alone: it would betray corrections above that an edition may not show.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CorrectionUse {
    /// What it does: `not-an-entity`, `is`, `same-as`, `wrong-figure`, `suppress`, `pin`, `note`.
    pub change: String,
    /// The name it is about, or the words of a sentence that it quotes.
    pub words: String,
    /// What follows: the type, the other names, the number, the kind of the findings, the note; null where nothing does.
    pub detail: Option<String>,
    /// Why it was made.
    pub because: Option<String>,
    /// Whether it was applied.
    pub outcome: CorrectionOutcome,
    /// How many mentions, attributes, figures or findings it changed.
    pub count: usize,
    /// The first documents in which it did, by id.
    pub documents: Vec<CorrectedDocument>,
    /// In how many more documents it did.
    pub documents_left_out: usize,
    /// Where no sentence holds the words: the one that comes nearest.
    pub nearest: Option<NearestSentence>,
}

/// What came of a correction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum CorrectionOutcome {
    /// It changed something.
    Applied,
    /// What it is about is there, and there was nothing to change: no finding of this period rests on the sentence.
    NotNeeded,
    /// No sentence holds the words.
    NoSentence,
    /// The sentence holds no such number.
    NoFigure,
    /// Nothing bears the name.
    NoName,
}

/// A document in which something was corrected.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CorrectedDocument {
    /// Its id.
    pub document: String,
    /// Its title.
    pub title: String,
}

/// A sentence that may be the one that was meant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct NearestSentence {
    /// The sentence.
    pub sentence: String,
    /// The id of its document.
    pub document: String,
    /// The title of its document.
    pub title: String,
}
