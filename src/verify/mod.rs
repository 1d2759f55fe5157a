//! Reads a finished edition again, edited by hand or not, and checks each number, quotation and name against the evidence
//! that *its own* link names, never the corpus at large.
//!
//! ```text
//! Markdown, HTML -> Edition (blocks, marks, notes) -> one reading a note -> checks -> failures
//! ```
//!
//! | module | holds |
//! |---|---|
//! | `edition`, `builder` | what an edition says and rests on, whatever its format |
//! | `markdown`, `html`, `html_notes`, `note` | the readers |
//! | `fold`, `dates`, `reading` | comparing words, days, and what a note says |
//! | `numbers`, `quotations`, `names`, `stances`, `sentences` | the checks, each on that model alone |
//! | `phrases`, `tongues` | what the templates say by themselves, and how their languages write days, badges and notes |
//! | `corpus` | whether the notes stand in the documents |
//!
//! A mark supports the words of its block since the mark before. What is said there must be what its note says: numbers with
//! their bounds, quoted words as they are, names as the sentence, its glosses or its source have them.

mod builder;
mod check;
mod corpus;
mod dates;
mod edition;
mod fold;
mod html;
mod html_notes;
mod html_tags;
mod markdown;
mod names;
mod note;
mod numbers;
mod phrases;
mod quotations;
mod reading;
mod sentences;
mod source;
mod stances;
mod tongues;

use std::ops::Range;

pub use self::corpus::NamesAt;

use self::corpus::Shelf;
use self::edition::Edition;
use self::phrases::Phrases;
use self::reading::Reader;
use self::source::Lines;
use self::tongues::Tongues;
use crate::corpus::{Document, Problem, Raw};
use crate::diagnostic::Diagnostic;
use crate::render::{Format, Renderer};

/// What is checked against: the fixed phrases of some templates.
pub struct Verifier {
    phrases: Phrases,
    reader: Reader,
}

/// How much was checked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Checked {
    /// Marks that lead to notes.
    pub links: usize,
    /// Numbers, dates among them.
    pub numbers: usize,
    /// Words between quotation marks.
    pub quotations: usize,
    /// Names.
    pub names: usize,
}

/// What came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verified {
    /// What has no evidence or says something else, in the order of the edition.
    pub failures: Vec<Diagnostic>,
    /// How much was checked.
    pub checked: Checked,
}

/// Words that their evidence does not bear out.
#[derive(Clone, Debug)]
struct Failure {
    /// Where, in bytes of the edition.
    place: Range<usize>,
    message: String,
    hint: Option<String>,
}

impl Verifier {
    /// Takes the fixed phrases of a project's templates.
    pub fn new(renderer: &Renderer) -> Self {
        let reader = Reader::new(Tongues::of(renderer));
        Verifier { phrases: Phrases::of(renderer, &reader), reader }
    }

    /// Takes titles of the configuration, such as an audience's, for fixed words as the templates' are.
    #[must_use]
    pub fn with_titles<'t>(mut self, titles: impl IntoIterator<Item = &'t str>) -> Self {
        for title in titles {
            self.phrases.add_title(title, &self.reader);
        }
        self
    }

    /// Checks an edition; `file` is what diagnostics call it. Any text is an edition, though most fail.
    pub fn verify(&self, text: &str, format: Format, file: &str) -> Verified {
        let edition = read(text, format, &self.reader.tongues);
        self.told(&edition, text, file, Vec::new())
    }

    /// Checks an edition, and its notes against the documents of a corpus; `annotate` says whom and what the plugins
    /// find in one.
    pub fn verify_with(
        &self,
        text: &str,
        format: Format,
        file: &str,
        documents: impl Iterator<Item = Result<Raw, Problem>>,
        annotate: impl Fn(&Document) -> Vec<NamesAt> + Sync,
    ) -> Verified {
        let edition = read(text, format, &self.reader.tongues);
        let of_notes = Shelf::gather(&edition, documents, &self.reader.tongues).check(&edition, annotate);
        self.told(&edition, text, file, of_notes)
    }

    /// What the edition's own notes say of it, and then what is wrong with them.
    fn told(&self, edition: &Edition, text: &str, file: &str, of_notes: Vec<Failure>) -> Verified {
        let (mut failures, checked) = check::check(edition, &self.phrases, &self.reader);
        failures.extend(of_notes);
        let lines = Lines::of(text);
        let told = |failure: Failure| {
            let place = lines.place(file, &failure.place);
            Diagnostic::error(failure.message).at(place).hint_if(failure.hint)
        };
        Verified { failures: failures.into_iter().map(told).collect(), checked }
    }
}

fn read(text: &str, format: Format, tongues: &Tongues) -> Edition {
    let edition = match format {
        Format::Markdown => markdown::read(text, tongues),
        Format::Html => html::read(text, tongues),
    };
    edition.without_markings()
}

#[cfg(test)]
mod tests;
