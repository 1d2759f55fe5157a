//! One loaded text with what is known about it.

use briefer_plugin::{Date, Segments};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::chain::Credit;
use crate::diagnostic::{Diagnostic, Place};
use crate::marking::Marking;

/// Where a piece of metadata was found, in falling order of trust.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Origin {
    /// A field of the format: JSONL, HTML meta tags and JSON-LD.
    Field,
    /// YAML front matter.
    FrontMatter,
    /// The file's name.
    FileName,
    /// The name of a folder above it.
    FolderName,
    /// The text: dateline, byline, date line, first line.
    Text,
}

impl std::fmt::Display for Origin {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Origin::Field => "the format's own field",
            Origin::FrontMatter => "the front matter",
            Origin::FileName => "the file's name",
            Origin::FolderName => "the folder's name",
            Origin::Text => "the text",
        })
    }
}

/// A piece of metadata and where it was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Found<T> {
    /// What was found.
    pub value: T,
    /// Where.
    pub from: Origin,
}

/// A document's date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Dated {
    /// The day.
    pub date: Date,
    /// Where it was found.
    pub from: Origin,
    /// Whether day, month or year was inferred rather than read; such a date is listed in the annex.
    pub guessed: bool,
}

/// One loaded text with title, date, source, URL, and its sentences and tokens.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// JSONL: the line's own id; else the path relative to the corpus, with `/`.
    pub id: String,
    /// The file, relative to the corpus, with `/`.
    pub file: String,
    /// Where it lies, as the user would name it, for diagnostics.
    pub place: Place,
    /// The text as it was read; every offset counts its UTF-8 bytes.
    pub text: String,
    /// Whether the file's bytes are not the text (HTML, other encodings, front matter), so that `annotate` prints it.
    pub text_differs: bool,
    /// The title.
    pub title: Option<Found<String>>,
    /// The day of publication.
    pub date: Option<Dated>,
    /// The publisher.
    pub source: Option<Found<String>>,
    /// The publishers its report came through, outermost first; empty where it is its publisher's own.
    pub chain: Vec<Credit>,
    /// The address.
    pub url: Option<String>,
    /// The marking that the document bears itself.
    pub marking: Option<Marking>,
    /// ISO 639-1 code where the language is known for certain (the document's own field, or detected reliably).
    pub language: Option<String>,
    /// Sentences, with roles, and tokens.
    pub segments: Segments,
}

impl Document {
    /// The document as plugins see it.
    pub fn view(&self) -> briefer_plugin::Document<'_> {
        briefer_plugin::Document {
            id: &self.id,
            text: &self.text,
            title: self.title.as_ref().map_or("", |title| &title.value),
            date: self.date.map(|dated| dated.date),
            source: self.source.as_ref().map(|source| source.value.as_str()),
            language: self.language.as_deref(),
            sentences: &self.segments.sentences,
            tokens: &self.segments.tokens,
        }
    }

    /// Whether the standard plugins, which know English, should look at it: the language is English or unknown.
    pub fn is_english(&self) -> bool {
        self.language.as_deref().is_none_or(|code| code == "en")
    }
}

/// What sort of trouble a file or a document gave.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ProblemKind {
    /// It could not be read, or is not text, or its format is broken: skipped.
    Skipped,
    /// It is in a language the plugins do not know: kept, not analysed.
    Language,
    /// It was read, but something about it is doubtful.
    Doubtful,
}

/// Trouble with one file or document; never costs another document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// What sort.
    pub kind: ProblemKind,
    /// The document or file, relative to the corpus, with the line for JSONL: `2026-W14/wire.jsonl:3`. No absolute path.
    pub document: String,
    /// Its file, relative to the corpus.
    pub file: String,
    /// Of what was skipped: red where it seems to bear a marking, which could not be read either.
    pub marking: Option<Marking>,
    /// What to print on stderr; its message (not its place) also goes into the annex, so it holds no path.
    pub diagnostic: Diagnostic,
}

impl Problem {
    /// A file, or a line of one, that could not be read.
    pub(crate) fn skipped(file: &str, line: Option<usize>, diagnostic: Diagnostic) -> Self {
        Problem {
            kind: ProblemKind::Skipped,
            document: name_of(file, line),
            file: file.to_owned(),
            marking: None,
            diagnostic,
        }
    }

    /// Something doubtful about a document that was read.
    pub(crate) fn doubtful(file: &str, line: Option<usize>, diagnostic: Diagnostic) -> Self {
        Problem { kind: ProblemKind::Doubtful, ..Problem::skipped(file, line, diagnostic) }
    }
}

/// How a document is named: its file, and for JSON lines the line.
pub(crate) fn name_of(file: &str, line: Option<usize>) -> String {
    line.map_or_else(|| file.to_owned(), |line| format!("{file}:{line}"))
}
