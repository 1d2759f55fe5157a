//! One document as bytes, and the work that makes a [`Document`] of it.

use briefer_plugin::segment;

use super::document::{Document, Problem, name_of};
use super::draft::{Draft, Unread};
use super::metadata::{self, Known};
use super::{chain, html, jsonl, language, markdown, markings, roles, txt};
use crate::diagnostic::{Diagnostic, Place};

/// The format of a file, from the ending of its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Plain text: `.txt`, and whatever ending has no reader of its own.
    Txt,
    /// Markdown with or without YAML front matter: `.md`, `.markdown`.
    Markdown,
    /// One JSON object a line: `.jsonl`, `.ndjson`.
    Jsonl,
    /// A web page: `.html`, `.htm`, `.xhtml`.
    Html,
}

impl Format {
    /// The format of a file with this name.
    ///
    /// ```
    /// use briefer::corpus::Format;
    /// assert_eq!(Format::of("2026-W14/Karsa.HTM"), Format::Html);
    /// assert_eq!(Format::of("notes"), Format::Txt);
    /// ```
    pub fn of(name: &str) -> Self {
        let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
        match ending.to_ascii_lowercase().as_str() {
            "md" | "markdown" => Format::Markdown,
            "jsonl" | "ndjson" => Format::Jsonl,
            "html" | "htm" | "xhtml" => Format::Html,
            _ => Format::Txt,
        }
    }
}

/// One document as it lies on disk: cheap to make, in order, on one thread.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Raw {
    /// The file, relative to the path that was asked for, with `/`.
    pub file: String,
    /// The file as the user would name it, for diagnostics.
    pub shown: String,
    /// The line for JSON lines, counted from one.
    pub line: Option<usize>,
    /// The format of `bytes`.
    pub format: Format,
    /// The whole file, or one line of a `.jsonl` file.
    pub bytes: Vec<u8>,
}

/// What loading one document came to.
#[derive(Clone, Debug, PartialEq)]
pub struct Loaded {
    /// The document, or why there is none.
    pub document: Result<Document, Problem>,
    /// What is doubtful about the document.
    pub doubts: Vec<Problem>,
}

impl Raw {
    /// Decodes and parses the bytes, finds metadata, splits sentences and tokens, marks roles and language.
    ///
    /// Pure: the same `Raw` always gives the same result, on any thread. Never panics, whatever the bytes.
    pub fn load(self) -> Loaded {
        let Raw { file, shown, line, format, bytes } = self;
        let draft = match format {
            Format::Txt => txt::read(bytes).map_err(Unread::from),
            Format::Markdown => markdown::read(bytes),
            Format::Jsonl => jsonl::read(bytes, &shown, line.unwrap_or(1)),
            Format::Html => html::read(bytes),
        };
        let place = || Place { line, ..Place::file(shown.clone()) };
        let placed = |mut diagnostic: Diagnostic| {
            let place = diagnostic.place.get_or_insert_with(place);
            // A reader knows the line, and not the name that the file goes by.
            if place.file.is_empty() {
                place.file.clone_from(&shown);
            }
            diagnostic
        };
        match draft {
            Err(Unread { fault, marking }) => {
                let problem = Problem { marking, ..Problem::skipped(&file, line, placed(fault)) };
                Loaded { document: Err(problem), doubts: Vec::new() }
            }
            Ok(draft) => {
                let (document, doubts) = complete(draft, &file, place(), line, format);
                let doubts = doubts.into_iter().map(|doubt| Problem::doubtful(&file, line, placed(doubt))).collect();
                Loaded { document: Ok(document), doubts }
            }
        }
    }
}

fn complete(
    mut draft: Draft,
    file: &str,
    place: Place,
    line: Option<usize>,
    format: Format,
) -> (Document, Vec<Diagnostic>) {
    let mut segments = segment(&draft.text);
    let title = draft.fields.title.as_ref().map(|title| title.value.as_str());
    let lines = roles::mark(&draft.text, &mut segments, title, format == Format::Markdown);
    let known = Known { text: &draft.text, lines: &lines, segments: &segments, file, shared: line.is_some() };
    let date = metadata::date(&mut draft.fields, &known, &mut draft.doubts);
    let source = metadata::source(&mut draft.fields, &known);
    let title = metadata::title(&mut draft.fields, &known);
    let chain = chain::chain(&known, source.as_ref());
    let hidden = matches!(format, Format::Txt | Format::Markdown)
        .then(|| markings::in_unread_front_matter(&draft.text, &mut draft.doubts));
    let marking = draft.fields.marking.max(markings::label(&draft.text)).max(hidden.flatten());
    let language = language::language(&draft.fields, &draft.text, &segments);
    let document = Document {
        id: draft.id.unwrap_or_else(|| name_of(file, line)),
        file: file.to_owned(),
        place,
        text: draft.text,
        text_differs: draft.differs,
        title,
        date,
        source,
        chain,
        url: draft.fields.url,
        marking,
        language,
        segments,
    };
    (document, draft.doubts)
}
