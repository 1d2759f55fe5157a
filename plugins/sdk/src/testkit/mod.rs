//! The test kit for plugin authors.
//!
//! One test makes sure that a plugin keeps the contract, another runs its cases from files:
//!
//! ```
//! # use briefer_plugin::{Annotation, Document, KindSpec, Manifest, Other, Plugin, PluginError, ValueKind};
//! # struct Shouts;
//! # #[derive(Default, serde::Deserialize, schemars::JsonSchema)]
//! # struct NoOptions {}
//! # impl Plugin for Shouts {
//! #     type Options = NoOptions;
//! #     fn manifest() -> Manifest {
//! #         Manifest::new("shouts", "0.1.0", "marks exclamation marks")
//! #             .provides(KindSpec::new("shout", ValueKind::Presence))
//! #             .example("No! Never!", "shout", &["!", "!"])
//! #     }
//! #     fn new(_: NoOptions) -> Result<Self, PluginError> {
//! #         Ok(Shouts)
//! #     }
//! #     fn annotate(&self, document: &Document<'_>, _: &[Annotation], _: bool) -> Result<Vec<Annotation>, PluginError> {
//! #         let marks = document.tokens.iter().filter(|t| t.text(document.text) == "!");
//! #         Ok(marks.map(|t| Annotation::new(t.span(), Other::new("shout"))).collect())
//! #     }
//! # }
//! use briefer_plugin::testkit::PluginTest;
//!
//! let test = PluginTest::<Shouts>::new();
//! test.check_conformance();
//! test.check_examples();
//! assert_eq!(test.annotate("Stop! Now.").len(), 1);
//! ```
//!
//! # Conformance
//!
//! [`checks`] lists what every plugin must keep to. [`PluginTest::check_conformance`] runs it on a plugin type, and
//! `briefer plugin check` on a library or a command, each as a [`Subject`]: an author in any language meets the same
//! checks and the same words.
//!
//! # Cases from files
//!
//! [`PluginTest::run_cases`] reads every `*.txt` of a folder and of the folders in it:
//!
//! ```text
//! # The class of error that the case guards against, in one sentence
//! --- text
//! Over 700 detainees were moved, Ana Karimova said. “We saw it,” she said, “and wept.”
//! --- document           (optional)
//! title: Detainees moved
//! date: 2026-04-03
//! source: Karsa Post
//! --- options            (optional, JSON)
//! {"deep": true}
//! --- given              (optional: annotations of the kinds the plugin consumes)
//! mention "Ana Karimova" type=person
//! --- expect
//! figure "Over 700" low=700 qualifier=over measure=null
//! quotation "We saw it," + "and wept." speaker="Ana Karimova"
//! ```
//!
//! The words in quotation marks (a JSON string) are looked for in the text from the start of the line before;
//! `"she"#2` takes the second occurrence in the text. Attributes that are given are compared, `null` meaning that
//! there must be none; the others are not compared. `expect` names every annotation of the plugin; `nothing` says
//! that there is none, and a line `...` allows further ones. A given mention's name is its words and its entity the
//! folded name, unless stated.
//!
//! # Benchmarks
//!
//! [`generate::news`] invents a text of any length, and [`articles`] makes articles of the paragraphs of a corpus.

pub mod articles;
mod case;
mod compare;
mod conformance;
pub mod generate;
mod linked;
mod report;
mod rules;
mod subject;

pub use conformance::{Check, check, checks};
pub use report::{Outcome, Report};
pub use subject::{Failure, Subject};

use std::fmt::Write as _;
use std::marker::PhantomData;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::{Annotation, Document, Options, Plugin, segment};

use linked::Linked;

/// Tests one plugin. Every check panics with a report of all that failed.
#[derive(Clone, Debug)]
pub struct PluginTest<P> {
    options: Options,
    plugin: PhantomData<fn() -> P>,
}

impl<P: Plugin> Default for PluginTest<P> {
    fn default() -> Self {
        Self::new()
    }
}

impl<P: Plugin> PluginTest<P> {
    /// A test of the plugin with its default options.
    pub fn new() -> Self {
        PluginTest { options: Options::new(), plugin: PhantomData }
    }

    /// Sets the options, a JSON object.
    ///
    /// # Panics
    /// When `options` is no object.
    #[must_use]
    pub fn options(mut self, options: Value) -> Self {
        match options {
            Value::Object(options) => self.options = options,
            other => panic!("options are an object, not {other}"),
        }
        self
    }

    /// What the plugin finds in a text, by start, longer first.
    ///
    /// # Panics
    /// When the plugin fails or its answer does not fit the text.
    pub fn annotate(&self, text: &str) -> Vec<Annotation> {
        let segments = segment(text);
        self.annotate_document(&segments.document("test", text), &[])
    }

    /// What the plugin finds in a document, given earlier annotations, by start, longer first.
    ///
    /// # Panics
    /// When the plugin fails or its answer does not fit the text.
    pub fn annotate_document(&self, document: &Document<'_>, earlier: &[Annotation]) -> Vec<Annotation> {
        match conformance::answer(&self.linked(), document, earlier, false) {
            Ok(annotations) => annotations,
            Err(problem) => panic!("{problem}"),
        }
    }

    /// Runs the examples of the manifest.
    ///
    /// # Panics
    /// When there is none, an annotation of an example is missing or different, or another is found.
    pub fn check_examples(&self) {
        self.run_checks(|check| check.name == "examples");
    }

    /// Runs all [`checks`]; examples only where no options are set, since they show what the defaults find.
    ///
    /// # Panics
    /// When one of them fails; the report tells all that do.
    pub fn check_conformance(&self) {
        self.run_checks(|check| check.name != "examples" || self.options.is_empty());
    }

    fn run_checks(&self, wanted: impl Fn(&Check) -> bool) {
        let subject = self.linked();
        let outcomes = checks().iter().filter(|check| wanted(check)).map(|check| check.run(&subject));
        let report = Report { outcomes: outcomes.filter(|outcome| !outcome.passes()).collect() };
        assert!(report.passes(), "`{}` does not keep the contract:\n{report}", subject.manifest().name);
    }

    /// Runs every case (`*.txt`) of a folder, which is relative to the package; see the [module](self) for the format.
    ///
    /// # Panics
    /// When a case fails or cannot be read, or the folder holds none.
    pub fn run_cases(&self, folder: impl AsRef<Path>) {
        let (mut report, mut failed, mut all) = (String::new(), 0, 0);
        for (file, class, problems) in self.outcomes(folder.as_ref()) {
            all += 1;
            failed += usize::from(!problems.is_empty());
            add_to_report(&mut report, &format!("{}: {class}", file.display()), &problems);
        }
        assert!(report.is_empty(), "{failed} of {all} cases failed:\n{report}");
    }

    /// The cases of a folder that do not hold, by file: what an option that was switched off decides.
    ///
    /// # Panics
    /// When the folder holds no case.
    pub fn failing_cases(&self, folder: impl AsRef<Path>) -> Vec<PathBuf> {
        let failing = self.outcomes(folder.as_ref()).filter(|(_, _, problems)| !problems.is_empty());
        failing.map(|(file, ..)| file).collect()
    }

    /// Each case of a folder: its file, its class of error and what is wrong.
    fn outcomes(&self, folder: &Path) -> impl Iterator<Item = (PathBuf, String, Vec<String>)> {
        case::files_in(folder).into_iter().map(|file| match case::Case::read(&file) {
            Ok(case) => {
                let problems = self.run_case(&case);
                (file, case.class, problems)
            }
            Err(problem) => (file, String::new(), vec![problem]),
        })
    }

    fn run_case(&self, case: &case::Case) -> Vec<String> {
        let mut options = self.options.clone();
        options.extend(case.options.clone());
        match Linked::<P>::new(&options) {
            Ok(plugin) => case.run(&plugin),
            Err(error) => vec![format!("options: {error}")],
        }
    }

    fn linked(&self) -> Linked<P> {
        match Linked::new(&self.options) {
            Ok(linked) => linked,
            Err(error) => panic!("the plugin refuses its options: {error}"),
        }
    }
}

fn add_to_report(report: &mut String, heading: &str, problems: &[String]) {
    if problems.is_empty() {
        return;
    }
    let _ = writeln!(report, "\n{heading}");
    for problem in problems {
        let _ = writeln!(report, "  {}", problem.replace('\n', "\n  "));
    }
}

#[cfg(test)]
mod tests;
