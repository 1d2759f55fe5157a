//! What every plugin must keep to, whatever its host: a fixed list of checks.

mod answer;
mod earlier;
mod hostile;
mod link;
mod long;
mod manifest;
mod options;
mod repeat;
mod samples;
mod schema;
mod section;
#[cfg(test)]
mod tests;
mod texts;

use std::fmt;

pub(super) use answer::{answer, order};

use super::Subject;
use super::report::{Findings, Outcome, Report};

/// One thing that every plugin must keep to.
#[derive(Clone, Copy)]
pub struct Check {
    /// Its name, one word.
    pub name: &'static str,
    /// What it holds, in a clause.
    pub about: &'static str,
    run: fn(&dyn Subject, &mut Findings),
}

impl Check {
    /// Runs the check.
    pub fn run(&'static self, subject: &dyn Subject) -> Outcome {
        let mut findings = Findings::default();
        (self.run)(subject, &mut findings);
        findings.outcome(self)
    }
}

impl fmt::Debug for Check {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Check({})", self.name)
    }
}

/// The checks, in the order in which an author mends what they find.
///
/// ```
/// use briefer_plugin::testkit::checks;
/// assert_eq!(checks()[0].name, "manifest");
/// ```
pub fn checks() -> &'static [Check] {
    CHECKS
}

/// Runs every check.
pub fn check(subject: &dyn Subject) -> Report {
    Report { outcomes: CHECKS.iter().map(|check| check.run(subject)).collect() }
}

const CHECKS: &[Check] = &[
    Check {
        name: "manifest",
        about: "it says who the plugin is and what it provides, without contradiction",
        run: manifest::check,
    },
    Check {
        name: "options",
        about: "they have a schema and defaults, and a wrong one is refused by name",
        run: options::check,
    },
    Check { name: "examples", about: "there are some, and each is found as the manifest says", run: texts::examples },
    Check { name: "empty", about: "texts with next to nothing in them have an answer", run: texts::bare },
    Check {
        name: "characters",
        about: "among accents, emoji, other scripts and stray marks every span is right",
        run: texts::characters,
    },
    Check { name: "articles", about: "forty invented articles have an answer that fits them", run: texts::articles },
    Check {
        name: "attributes",
        about: "annotations have the attributes that the manifest declares",
        run: texts::attributes,
    },
    Check {
        name: "long",
        about: "the time for a document grows no faster than the document, up to 1 MB",
        run: long::check,
    },
    Check { name: "again", about: "the same document has the same answer", run: repeat::again },
    Check { name: "order", about: "an answer does not depend on the documents before", run: repeat::order },
    Check { name: "threads", about: "eight threads at once get the answers that one gets", run: repeat::threads },
    Check {
        name: "reasons",
        about: "they are there only when asked for, and change nothing else",
        run: repeat::reasons,
    },
    Check { name: "earlier", about: "any number of other plugins' annotations is borne", run: earlier::check },
    Check {
        name: "requests",
        about: "whatever is sent is answered, with an error at worst, and leaves no trace",
        run: hostile::check,
    },
    Check { name: "section", about: "it is made from any claims, with tables that are whole", run: section::check },
    Check { name: "link", about: "links do not depend on the order of mentions", run: link::check },
];
