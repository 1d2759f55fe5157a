//! From records to the Briefing of a period.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use briefer_plugin::Evidence;

use super::compare::{Compare, Verdict};
use super::corrections::{Applying, Corrected};
use super::doubtful::doubtful;
use super::evidence::EvidenceIds;
use super::finding::{Past, find};
use super::harvest::Harvest;
use super::links::LinkTable;
use super::model::{Annex, AnnexEntry, AudienceInfo, Briefing, DocumentInfo, Finding, FindingKind, PeriodInfo, Totals};
use super::period::Period;
use super::rank::{PINNED, leading, rank, rank_for};
use super::reading::Reading;
use super::record::Record;
use super::sections::{group_by, groups, sections};
use super::stories::Stories;
use super::topic::{Placed, Topic, form};
use super::unbound::unbound;
use crate::analysis::Analysis;
use crate::config::{AudienceConfig, Correction, PeriodUnit};
use crate::corpus::Problem;
use crate::marking::Marking;
use crate::plugin::Fault;

/// What decides the shape of a briefing.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The project's title.
    pub title: String,
    /// The period.
    pub period: Period,
    /// How many periods before it are looked at.
    pub history: usize,
    /// Whether documents without a date take part; for `all` they always do.
    pub include_undated: bool,
    /// "About" widens a value by this share each way.
    pub about: f64,
    /// An open end is closed at this factor.
    pub open_end: f64,
    /// What an analyst corrects, in the order of the file.
    pub corrections: Vec<Correction>,
}

impl Plan {
    /// Whether a document falls in the period itself; one without a date only where those are included.
    pub fn covers(&self, record: &Record) -> bool {
        record.date.map_or(self.takes_undated(), |dated| self.period.holds(dated.date))
    }

    /// Whether a document takes part at all: one dated after the period's end does not, and one without a date only where
    /// those are included.
    fn knows(&self, record: &Record) -> bool {
        let by_the_end = |date| self.period.days().is_none_or(|(_, last)| date <= last);
        record.date.map_or(self.takes_undated(), |dated| by_the_end(dated.date))
    }

    /// The plan of the editions up to a ceiling: without the corrections above.
    pub(super) fn up_to(&self, ceiling: Marking) -> Self {
        let mut plan = self.clone();
        plan.corrections.retain(|correction| correction.marking <= Some(ceiling));
        plan
    }

    fn takes_undated(&self) -> bool {
        self.include_undated || self.period == Period::All
    }

    /// What holding each of a finding's first twelve statements against each other comes to, by their positions.
    pub fn verdicts(&self, finding: &Finding) -> Vec<(usize, usize, Verdict)> {
        let compare = self.compare();
        let said: Vec<_> = finding.statements.iter().take(12).enumerate().collect();
        let pairs = said.iter().enumerate().flat_map(|(at, a)| said[at + 1..].iter().map(move |b| (a, b)));
        pairs.map(|((i, a), (j, b))| (*i, *j, compare.verdict(a, b))).collect()
    }

    /// The days that stocks may lie apart and still be compared: the period's length, at least a week; a month for `all`.
    fn compare(&self) -> Compare {
        let length = self.period.days().and_then(|(from, to)| from.until(to).ok()).map(|span| span.get_days());
        Compare { about: self.about, open_end: self.open_end, days: length.map_or(31, |days| days.max(7)) }
    }
}

/// A document that a briefing may rest on, with its text.
#[derive(Clone, Debug)]
pub struct Original {
    /// What is known about it.
    pub info: DocumentInfo,
    /// Its text, and what was marked in it.
    pub reading: Arc<Reading>,
}

/// Everything a period's editions are made from; what only an audience decides is still open.
#[derive(Debug)]
pub struct Composition {
    base: Briefing,
    plugins: Vec<String>,
    originals: Vec<Original>,
    /// By kind of annotation, the attribute that findings are grouped by: the first of the key.
    group_by: BTreeMap<String, String>,
    /// Faults met while composing, in addition to the harvest's.
    pub faults: Vec<Fault>,
    /// What came of the corrections.
    pub corrected: Vec<Corrected>,
}

/// The newest period of `unit` that holds a document whose date was read and not guessed; `all` where there is none.
pub fn newest_period<'a>(records: impl Iterator<Item = &'a Record>, unit: PeriodUnit) -> Period {
    let certain = records.filter_map(|record| record.date.filter(|dated| !dated.guessed));
    certain.map(|dated| dated.date).max().and_then(|date| Period::holding(unit, date)).unwrap_or(Period::All)
}

/// Links, forms claims, finds and gathers the annex.
pub fn compose(harvest: &Harvest, analysis: &Analysis, plan: &Plan) -> Composition {
    let plugins = analysis.plugins();
    let periods: Vec<Period> = std::iter::once(plan.period).chain(plan.period.history(plan.history)).collect();
    let known = harvest.records.iter().filter(|record| plan.knows(record)).cloned().collect();
    let mut corrections = Applying::new(&plan.corrections);
    let records = corrections.records(known, plugins);
    let known: Vec<&Record> = records.iter().map(AsRef::as_ref).collect();
    let stories = Stories::of(&known);
    let placed = place(&known, &periods, &stories);
    let mut faults = Vec::new();
    let mut links = LinkTable::ask(plugins, &known).unwrap_or_else(|(table, fault)| {
        faults.push(fault);
        table
    });
    corrections.links(&mut links, &known, plugins);
    let mut ids = EvidenceIds::default();
    let mut topics = form(&placed, plugins, &links, &mut ids);
    let unbound = unbound(&placed, plugins, &mut ids);
    let past = past(&periods, &placed);
    let compare = plan.compare();
    let mut findings: Vec<Finding> =
        topics.iter().filter_map(|topic| find(topic, plugins[topic.plugin].name(), &past, &compare)).collect();
    let chosen = corrections.findings(&mut findings);
    topics.retain(|topic| !chosen.suppressed.contains(&topic.id));
    rank(&mut findings, &chosen.pinned);
    let doubtful = doubtful(&placed, &links, &findings, &mut ids);
    let (account, corrected) = corrections.account(&records);
    let sections = sections(&ranked(&topics, &findings), plugins, &mut faults);
    let all_faults = harvest.faults.iter().chain(&faults);
    let base = Briefing {
        schema: 1,
        title: plan.title.clone(),
        audience: AudienceInfo::default(),
        period: period_info(plan.period, &periods, &past),
        totals: totals(&placed, &topics),
        leading: Vec::new(),
        findings,
        findings_left_out: 0,
        sections,
        documents: placed.iter().filter(|p| p.period == 0).map(|p| stories.info(p.record)).collect(),
        annex: Annex { unbound, doubtful, corrections: account, ..annex(harvest, &placed, &stories, all_faults) },
    };
    let names = plugins.iter().map(|plugin| plugin.name().to_owned()).collect();
    let original = |p: &Placed<'_>| Original { info: stories.info(p.record), reading: Arc::clone(&p.record.reading) };
    let originals = placed.iter().map(original).collect();
    Composition { base, plugins: names, originals, group_by: group_by(plugins), faults, corrected }
}

impl Composition {
    /// The documents of the period and of those it is compared with, in corpus order.
    pub fn originals(&self) -> &[Original] {
        &self.originals
    }

    /// All findings, in the order that all audiences share.
    pub fn findings(&self) -> &[Finding] {
        &self.base.findings
    }

    /// All evidence of all findings, and of what is in the annex.
    pub fn evidence(&self) -> impl Iterator<Item = &Evidence> {
        self.base.findings.iter().flat_map(Finding::evidence).chain(self.base.annex.evidence())
    }

    /// The briefing for one audience: ranked by its interests, without what stands in too few stories for it, cut to its
    /// limit; `ceiling` is what it shows of its own.
    pub fn for_audience(&self, name: &str, audience: &AudienceConfig, ceiling: Option<Marking>) -> Briefing {
        let mut briefing = self.base.clone();
        briefing.audience = AudienceInfo {
            name: name.to_owned(),
            title: audience.title.clone(),
            ceiling,
            template: audience.template.clone().unwrap_or_else(|| name.to_owned()),
            sections: audience.sections.clone(),
            limits: audience.limits,
            language: audience.language.clone(),
            dates: audience.dates,
            numbers: audience.numbers,
        };
        rank_for(&mut briefing.findings, &audience.interests);
        let all = briefing.findings.len();
        briefing.findings.retain(|finding| is_told_enough(finding, audience.least_stories));
        briefing.findings.truncate(audience.findings.unwrap_or(usize::MAX));
        briefing.findings_left_out = all - briefing.findings.len();
        briefing.leading = leading(&briefing.findings, audience.limits.leading);
        for lead in &briefing.leading {
            for &position in std::iter::once(&lead.finding).chain(&lead.together) {
                briefing.findings[position].leads = true;
            }
        }
        for plugin in &self.plugins {
            let of_plugin = briefing.findings.iter().enumerate().filter(|(_, finding)| &finding.plugin == plugin);
            briefing.sections.entry(plugin.clone()).or_default().groups = groups(of_plugin, &self.group_by);
        }
        briefing
    }
}

/// Whether a finding stands in as many stories as an audience asks for. What is silent stands in none, and a conflict is
/// worth telling however few stories it takes; so is what an analyst pins.
fn is_told_enough(finding: &Finding, least_stories: usize) -> bool {
    let always = matches!(finding.kind, FindingKind::Silent | FindingKind::InConflict);
    let pinned = finding.reasons.iter().any(|reason| reason.reason == PINNED);
    always || pinned || finding.stories >= least_stories
}

/// The records of the period and its history; those without a date belong to the period.
fn place<'a>(records: &[&'a Record], periods: &[Period], stories: &Stories<'a>) -> Vec<Placed<'a>> {
    let period_of = |record: &Record| match record.date {
        Some(dated) => periods.iter().position(|period| period.holds(dated.date)),
        None => Some(0),
    };
    let placed = |record: &&'a Record| {
        let record = *record;
        let story = stories.first(record).id.as_str();
        period_of(record).map(|period| Placed { record, period, story })
    };
    records.iter().filter_map(placed).collect()
}

fn past(periods: &[Period], placed: &[Placed<'_>]) -> Past {
    let filled: BTreeSet<usize> = placed.iter().map(|placed| placed.period).collect();
    Past {
        periods: periods.iter().map(ToString::to_string).collect(),
        filled: (0..periods.len()).map(|period| filled.contains(&period)).collect(),
    }
}

fn period_info(period: Period, periods: &[Period], past: &Past) -> PeriodInfo {
    let days = period.days();
    let filled = past.periods.iter().zip(&past.filled).skip(1).filter(|(_, filled)| **filled);
    PeriodInfo {
        id: period.to_string(),
        unit: period.unit_name().to_owned(),
        from: days.map(|(from, _)| from),
        to: days.map(|(_, to)| to),
        before: periods.get(1).map(ToString::to_string),
        history: filled.map(|(id, _)| id.clone()).collect(),
    }
}

fn totals(placed: &[Placed<'_>], topics: &[Topic<'_>]) -> Totals {
    let now: Vec<&Placed<'_>> = placed.iter().filter(|placed| placed.period == 0).collect();
    Totals {
        documents: now.len(),
        stories: now.iter().map(|placed| placed.story).collect::<BTreeSet<_>>().len(),
        sources: now.iter().filter_map(|placed| placed.record.source.as_deref()).collect::<BTreeSet<_>>().len(),
        claims: topics.iter().filter(|topic| !topic.now().is_empty()).count(),
    }
}

/// The topics in the order of their findings.
fn ranked<'a, 'p>(topics: &'a [Topic<'p>], findings: &[Finding]) -> Vec<&'a Topic<'p>> {
    let places: BTreeMap<&str, usize> =
        findings.iter().enumerate().map(|(place, finding)| (finding.id.as_str(), place)).collect();
    let mut ranked: Vec<&Topic<'_>> = topics.iter().collect();
    ranked.sort_by_key(|topic| places.get(topic.id.as_str()).copied().unwrap_or(usize::MAX));
    ranked
}

fn annex<'a>(
    harvest: &Harvest,
    placed: &[Placed<'_>],
    stories: &Stories<'_>,
    faults: impl Iterator<Item = &'a Fault>,
) -> Annex {
    let now = || placed.iter().filter(|placed| placed.period == 0);
    let infos =
        |wanted: &dyn Fn(&Placed<'_>) -> bool| now().filter(|p| wanted(p)).map(|p| stories.info(p.record)).collect();
    let problem = |problem: &Problem| AnnexEntry {
        document: problem.document.clone(),
        kind: Some(problem.kind),
        message: problem.diagnostic.message.clone(),
    };
    let fault = |fault: &Fault| AnnexEntry {
        document: fault.document.clone(),
        kind: None,
        message: format!("{}: {}", fault.plugin, fault.message),
    };
    let undated = harvest.records.iter().filter(|record| record.date.is_none());
    Annex {
        problems: harvest.problems.iter().map(problem).collect(),
        undated: undated.map(|record| stories.info(record)).collect(),
        guessed_dates: infos(&|p| p.record.date.is_some_and(|dated| dated.guessed)),
        copies: infos(&|p| p.story != p.record.id),
        faults: faults.map(fault).collect(),
        corrections: Vec::new(),
        unbound: Vec::new(),
        doubtful: Vec::new(),
    }
}
