//! What the kit found, check by check.

use std::fmt;

use super::Check;

/// At most so many problems of one check are told: the first ones lead to the rest.
const TOLD: usize = 5;

/// What one check finds while it runs.
#[derive(Debug, Default)]
pub(super) struct Findings {
    problems: Vec<String>,
    hints: Vec<String>,
    skipped: Option<String>,
}

impl Findings {
    /// Adds something that breaks the contract, unless it was told in the same words.
    pub(super) fn problem(&mut self, problem: impl Into<String>) {
        let problem = problem.into();
        if !self.problems.contains(&problem) {
            self.problems.push(problem);
        }
    }

    /// Adds what breaks the contract, if anything does.
    pub(super) fn problem_if(&mut self, problem: Option<String>) {
        if let Some(problem) = problem {
            self.problem(problem);
        }
    }

    /// Adds something that would be better otherwise.
    pub(super) fn hint(&mut self, hint: impl Into<String>) {
        let hint = hint.into();
        if !self.hints.contains(&hint) {
            self.hints.push(hint);
        }
    }

    /// Whether nothing was found so far.
    pub(super) fn is_clean(&self) -> bool {
        self.problems.is_empty()
    }

    /// Adds what usually helps, where there are problems.
    pub(super) fn advise(&mut self, hint: &str) {
        if !self.is_clean() {
            self.hint(hint);
        }
    }

    /// Says why there is nothing to check.
    pub(super) fn skip(&mut self, reason: impl Into<String>) {
        self.skipped = Some(reason.into());
    }

    pub(super) fn outcome(mut self, check: &'static Check) -> Outcome {
        let more = self.problems.len().saturating_sub(TOLD);
        self.problems.truncate(TOLD);
        if more > 0 {
            self.problems.push(format!("and {more} more of the kind"));
        }
        Outcome { check, problems: self.problems, hints: self.hints, skipped: self.skipped }
    }
}

/// How one check ended.
///
/// Displayed as one line, with a line below for each problem and hint.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// The check.
    pub check: &'static Check,
    /// What breaks the contract, a sentence each; the plugin passes where there is none.
    pub problems: Vec<String>,
    /// What would be better otherwise, or usually helps with the problems.
    pub hints: Vec<String>,
    /// Why there was nothing to check.
    pub skipped: Option<String>,
}

impl Outcome {
    /// Whether nothing breaks the contract.
    pub fn passes(&self) -> bool {
        self.problems.is_empty()
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.skipped {
            _ if !self.passes() => write!(f, "FAIL  {}: {}", self.check.name, self.check.about)?,
            Some(reason) => write!(f, "skip  {}: {reason}", self.check.name)?,
            None => write!(f, "ok    {}", self.check.name)?,
        }
        for problem in &self.problems {
            write!(f, "\n      {}", problem.replace('\n', "\n      "))?;
        }
        self.hints.iter().try_for_each(|hint| write!(f, "\n      hint: {hint}"))
    }
}

/// How every check ended, in the order of [`checks`](super::checks).
///
/// Displayed as the outcomes, one below the other.
#[derive(Clone, Debug)]
pub struct Report {
    /// The outcomes.
    pub outcomes: Vec<Outcome>,
}

impl Report {
    /// Whether every check passes.
    pub fn passes(&self) -> bool {
        self.outcomes.iter().all(Outcome::passes)
    }

    /// The names of the checks that fail.
    pub fn failed(&self) -> impl Iterator<Item = &'static str> {
        self.outcomes.iter().filter(|outcome| !outcome.passes()).map(|outcome| outcome.check.name)
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.outcomes.iter().try_for_each(|outcome| writeln!(f, "{outcome}"))
    }
}
