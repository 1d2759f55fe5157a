//! What the kit found, check by check.

use std::fmt;

use super::Check;

/// At most so many problems of one check are told: the first ones lead to the rest.
const TOLD: usize = 5;

/// What one check finds while it runs.
#[derive(Debug, Default)]
pub(super) struct Findings {
    problems: Vec<Problem>,
    hints: Vec<String>,
    skipped: Option<String>,
}

/// Something that breaks the contract.
#[derive(Debug)]
struct Problem {
    told: String,
    /// The texts on which it was met, the first one first; none where it is about no text.
    places: Vec<String>,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.places.as_slice() {
            [] => {}
            [place] => write!(f, "on {place}: ")?,
            [place, _] => write!(f, "on {place} and one text more: ")?,
            [place, more @ ..] => write!(f, "on {place} and {} texts more: ", more.len())?,
        }
        f.write_str(&self.told)
    }
}

impl Findings {
    /// Adds something that breaks the contract.
    pub(super) fn problem(&mut self, told: impl Into<String>) {
        let told = told.into();
        if self.problems.iter().all(|problem| problem.told != told) {
            self.problems.push(Problem { told, places: Vec::new() });
        }
    }

    /// Adds something that breaks the contract on a text; the same on other texts is counted.
    pub(super) fn problem_on(&mut self, place: &str, told: impl Into<String>) {
        let told = told.into();
        match self.problems.iter_mut().find(|problem| problem.told == told) {
            Some(problem) if problem.places.iter().any(|known| known == place) => {}
            Some(problem) => problem.places.push(place.to_owned()),
            None => self.problems.push(Problem { told, places: vec![place.to_owned()] }),
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
        let mut problems: Vec<_> = self.problems.iter().map(Problem::to_string).collect();
        problems.extend((more > 0).then(|| format!("and {more} more problems")));
        Outcome { check, problems, hints: self.hints, skipped: self.skipped }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testkit::checks;

    #[test]
    fn report_names_checks_places_and_hints() {
        let mut findings = Findings::default();
        for place in ["article 1", "article 2", "article 2", "article 7"] {
            findings.problem_on(place, "the answer\nis wrong");
        }
        (0..6).for_each(|number| findings.problem(format!("problem {number}")));
        findings.problem("problem 5");
        findings.advise("look again");
        let mut skipped = Findings::default();
        skipped.skip("it links nothing");
        skipped.advise("not told");
        let outcomes = [Findings::default(), findings, skipped].into_iter().zip(checks());
        let report = Report { outcomes: outcomes.map(|(findings, check)| findings.outcome(check)).collect() };
        assert_eq!(report.failed().collect::<Vec<_>>(), ["options"]);
        assert_eq!(
            report.to_string(),
            "ok    manifest\n\
             FAIL  options: they have a schema and defaults, and a wrong one is refused by name\n      \
             on article 1 and 2 texts more: the answer\n      \
             is wrong\n      \
             problem 0\n      problem 1\n      problem 2\n      problem 3\n      and 2 more problems\n      \
             hint: look again\n\
             skip  examples: it links nothing\n"
        );
    }
}
