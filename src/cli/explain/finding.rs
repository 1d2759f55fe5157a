//! What a finding rests on: its statements, how they compare, why it ranks where it does, and the rules behind each piece of
//! evidence.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::io::Write as _;

use briefer_plugin::{Evidence, Statement, fold};

use crate::analysis::Outcome;
use crate::briefing::{Briefing, Finding, Period, Plan, Verdict};
use crate::cli::Exit;
use crate::cli::global::Global;
use crate::cli::plan::plan;
use crate::cli::project::Project;
use crate::cli::report::{fail_stdout, fail_with, refuse};
use crate::cli::results::results;
use crate::config::AudienceConfig;
use crate::corpus::documents;
use crate::diagnostic::{Diagnostic, suggest};
use crate::marking::Marking;

/// At most so many findings are explained for words that many hold.
const MOST: usize = 5;

/// Explains the finding or evidence of an id, or the findings that hold words.
pub(super) fn explain(what: &str, period: Option<Period>, mut project: Project, global: &Global) -> Result<Exit, Exit> {
    let selection = project.selection().map_err(|problems| refuse(&problems))?;
    let mut report = project.report(global);
    let corpus = project.config.corpus.path.clone();
    let gathering = project.gather(&selection, &corpus, &mut report).map_err(|problems| refuse(&problems))?;
    let plan = plan(period, &project, &gathering, &corpus).map_err(fail_with)?;
    let ceilings = BTreeSet::from([Marking::Red]);
    let compositions = project
        .compose(&gathering, &plan, &ceilings, (&selection, &corpus), &mut report)
        .map_err(|problems| refuse(&problems))?;
    let Some(composition) = compositions.at(Marking::Red) else { return Ok(report.finish()) };
    let briefing = composition.for_audience("", &AudienceConfig::default(), None);
    let found = search(&briefing, what);
    if found.is_empty() {
        return Err(refuse(&[nothing(&briefing, what, &plan)]));
    }
    let mut out = String::new();
    for &rank in found.iter().take(MOST) {
        describe(&mut out, &briefing.findings[rank], rank + 1, &plan);
    }
    if found.len() > MOST {
        let _ = writeln!(out, "\n{} more findings hold these words", found.len() - MOST);
    }
    let shown = found.iter().take(MOST).flat_map(|&rank| briefing.findings[rank].statements.iter());
    let evidence: Vec<Evidence> = shown.filter_map(|statement| statement.evidence.first()).cloned().collect();
    let mut analysis = project.analysis.explaining(true);
    let all = documents(std::slice::from_ref(&corpus), &selection).map_err(|problems| refuse(&problems))?;
    let files: BTreeSet<&str> = gathering
        .records()
        .filter(|record| evidence.iter().any(|evidence| *evidence.document == record.id))
        .map(|record| record.file.as_str())
        .collect();
    let wanted = all.filter(|raw| raw.as_ref().is_ok_and(|raw| files.contains(raw.file.as_str())));
    let explained: std::io::Result<()> = analysis.run(
        wanted,
        |analysis, analysed| reasons(&analysed, analysis, &evidence),
        |outcome| {
            if let Outcome::Done(text) = outcome {
                out.push_str(&text);
            }
            Ok(())
        },
    );
    match explained.and_then(|()| results().write_all(out.as_bytes())) {
        Ok(()) => Ok(report.finish()),
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(Exit::Done),
        Err(error) => Err(fail_stdout(&error)),
    }
}

/// The positions of the findings that an id names, or whose words hold `what`.
fn search(briefing: &Briefing, what: &str) -> Vec<usize> {
    let findings = || briefing.findings.iter().enumerate();
    let of_id = |finding: &Finding| finding.id == what || finding.evidence().any(|evidence| evidence.id == what);
    let by_id: Vec<usize> = findings().filter(|(_, finding)| of_id(finding)).map(|(at, _)| at).collect();
    if !by_id.is_empty() {
        return by_id;
    }
    let words = fold(what);
    let holds = |finding: &Finding| {
        let key = finding.key.values().flatten().map(String::as_str);
        let said = finding.all_statements().map(|statement| statement.wording.as_str());
        key.chain(said).any(|text| fold(text).contains(&words))
    };
    findings().filter(|(_, finding)| holds(finding)).map(|(at, _)| at).collect()
}

fn nothing(briefing: &Briefing, what: &str, plan: &Plan) -> Diagnostic {
    let is_id = what.len() >= 8 && what.bytes().take(8).all(|byte| byte.is_ascii_hexdigit());
    let problem = Diagnostic::error(format!("no finding of {} has `{what}`", plan.period));
    let near = suggest(what, briefing.findings.iter().map(|finding| finding.id.as_str())).filter(|_| is_id);
    problem.hint(near.unwrap_or_else(|| {
        "ids are in the JSON edition; `--period` names another period; words must stand as they are written".to_owned()
    }))
}

fn describe(out: &mut String, finding: &Finding, rank: usize, plan: &Plan) {
    let kinds: Vec<String> = finding.kinds.iter().map(word).collect();
    let _ = writeln!(out, "\n{}  {} ({})  {}", finding.id, finding.of, finding.plugin, kinds.join(", "));
    for (name, value) in &finding.key {
        let _ = writeln!(out, "    {name:<20}{}", value.as_deref().unwrap_or("left open"));
    }
    let _ = writeln!(out, "  rank {rank}, {} points", finding.score);
    for reason in &finding.reasons {
        let _ = writeln!(out, "    {:<20}{:+}", reason.reason, reason.points);
    }
    let _ = writeln!(out, "  statements");
    for (at, statement) in finding.statements.iter().enumerate() {
        let stands = if finding.standing.contains(&at) { "" } else { "  (replaced by a later one)" };
        tell(out, &format!("{}", at + 1), statement, stands);
    }
    for (a, b, verdict) in plan.verdicts(finding) {
        let _ = writeln!(out, "    {} and {}: {}", a + 1, b + 1, in_words(verdict));
    }
    for past in &finding.before {
        let _ = writeln!(out, "  before, {}", past.period);
        for statement in past.statements.iter() {
            tell(out, "-", statement, "");
        }
    }
}

fn tell(out: &mut String, mark: &str, statement: &Statement, note: &str) {
    let bound = |bound: Option<f64>| bound.map_or_else(|| "…".to_owned(), |value| value.to_string());
    let range = match (statement.low, statement.high) {
        (None, None) => String::new(),
        (low, high) if low == high => format!("  = {}", bound(low)),
        (low, high) => format!("  = {} to {}", bound(low), bound(high)),
    };
    let who = statement.claimant.as_deref().unwrap_or("nobody named");
    let as_of = statement.as_of.map(|days| format!(", as of {days}")).unwrap_or_default();
    let _ =
        writeln!(out, "    {mark}  {:?}{range}  {who}{as_of}, {}{note}", statement.wording, word(&statement.modality));
    for evidence in &statement.evidence {
        let date = evidence.date.map(|date| format!(", {date}")).unwrap_or_default();
        let _ = writeln!(out, "       {}  {}{date}: {:?}", evidence.id, evidence.document, evidence.sentence);
    }
}

/// A value of an enumeration as the JSON edition writes it.
fn word<T: serde::Serialize>(value: &T) -> String {
    serde_json::to_value(value).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}

fn in_words(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::NotAsserted => "not compared, one is denied or hypothetical",
        Verdict::WithoutDays => "not compared, an event without a stated day",
        Verdict::OtherDays => "not compared, about other days",
        Verdict::NoNumber => "not compared, one has no number",
        Verdict::Agree => "agree",
        Verdict::Differ => "do not agree",
    }
}

/// The rules behind the annotations that pieces of evidence come from.
fn reasons(
    analysed: &crate::analysis::Analysed,
    analysis: &crate::analysis::Analysis,
    evidence: &[Evidence],
) -> String {
    let document = &analysed.document;
    let mut out = String::new();
    for evidence in evidence.iter().filter(|evidence| *evidence.document == document.id) {
        for (plugin, annotation) in &analysed.annotations {
            if (annotation.span.start, annotation.span.end) == (evidence.start, evidence.end) {
                let _ = writeln!(out, "\nbehind {} in {}", evidence.id, document.id);
                super::one(&mut out, &document.text, analysis.name(*plugin), annotation);
            }
        }
    }
    out
}
