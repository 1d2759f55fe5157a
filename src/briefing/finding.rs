//! From topics to findings: what changed, what agrees, what conflicts.

use std::cmp::Reverse;
use std::sync::Arc;

use briefer_plugin::{Basis, Modality, Statement, ValueKind};

use super::compare::{Compare, basis, direction, moment, revises};
use super::model::{Finding, FindingKind, PastStatements, PeriodCount, Revision};
use super::topic::{Topic, sources, stories};

/// This many stories make a thing worth missing when it falls silent; more than this many, worth calling rising or falling.
const NOTABLE: usize = 2;
/// Of one period's numbers under one key, at most this many of the newest are held against each other: enough for any
/// topic that people write about, and a bound on the time that one in which thousands of numbers meet can cost.
const COMPARED: usize = 256;

/// An earlier period by its position, and the numbers that stood at its end.
type Earlier<'a> = (usize, Vec<&'a Statement>);

/// What findings are held against.
#[derive(Debug)]
pub(super) struct Past {
    /// The id of the briefing's own period, then those of the history, newest first.
    pub(super) periods: Vec<String>,
    /// Whether the period at the same index holds any document.
    pub(super) filled: Vec<bool>,
}

impl Past {
    /// Whether there is anything to compare with.
    fn is_known(&self) -> bool {
        self.filled.iter().skip(1).any(|&filled| filled)
    }
}

/// The finding of a topic; `None` where there is nothing to say.
pub(super) fn find(topic: &Topic<'_>, plugin: &str, past: &Past, compare: &Compare) -> Option<Finding> {
    let is_number = topic.spec.value == ValueKind::Interval;
    let earlier = if is_number { newest_earlier(topic) } else { None };
    let revision = if is_number { revision(topic, earlier.as_ref(), past) } else { None };
    let standing = if is_number { standing(topic.now()) } else { (0..topic.now().len()).collect() };
    let mut kinds = match topic.spec.value {
        ValueKind::Interval => interval_kinds(topic, &standing, earlier.as_ref(), revision.as_ref(), past, compare),
        ValueKind::Text => text_kinds(topic, past),
        ValueKind::Presence => presence_kinds(topic, past),
    }?;
    kinds.sort_unstable();
    kinds.dedup();
    if kinds.is_empty() {
        kinds.push(FindingKind::Stated);
    }
    let now = topic.now();
    let in_conflict = kinds.contains(&FindingKind::InConflict);
    Some(Finding {
        id: topic.id.clone(),
        plugin: plugin.to_owned(),
        of: topic.spec.kind.clone(),
        value: topic.spec.value,
        kind: kinds[0],
        key: topic.key.clone(),
        statements: topic.said.get(&0).cloned().unwrap_or_default(),
        sides: if in_conflict { sides(now, &standing, compare) } else { Vec::new() },
        standing,
        before: before(topic, past, &kinds),
        revision,
        counts: counts(topic, past),
        stories: stories(now),
        sources: sources(now),
        first_seen: topic.first_seen().cloned(),
        notes: Vec::new(),
        leads: false,
        score: 0,
        reasons: Vec::new(),
        kinds,
    })
}

fn before(topic: &Topic<'_>, past: &Past, kinds: &[FindingKind]) -> Vec<PastStatements> {
    let earlier = topic.said.iter().filter(|(period, _)| **period > 0);
    // Of a thing that is merely there, the newest earlier period is proof enough, but where a chart shows how it rose or fell.
    let moved = kinds.iter().any(|kind| matches!(kind, FindingKind::Rising | FindingKind::Falling));
    let keep = if topic.spec.value == ValueKind::Presence && !moved { 1 } else { usize::MAX };
    let keep = earlier.take(keep);
    keep.map(|(&period, said)| PastStatements { period: past.periods[period].clone(), statements: Arc::clone(said) })
        .collect()
}

fn counts(topic: &Topic<'_>, past: &Past) -> Vec<PeriodCount> {
    let filled = past.periods.iter().enumerate().filter(|(index, _)| *index == 0 || past.filled[*index]);
    filled.map(|(index, period)| PeriodCount { period: period.clone(), stories: stories_in(topic, index) }).collect()
}

fn stories_in(topic: &Topic<'_>, period: usize) -> usize {
    topic.said.get(&period).map_or(0, |said| stories(said))
}

fn interval_kinds(
    topic: &Topic<'_>,
    standing: &[usize],
    earlier: Option<&Earlier<'_>>,
    revision: Option<&Revision>,
    past: &Past,
    compare: &Compare,
) -> Option<Vec<FindingKind>> {
    let now = topic.now();
    if now.is_empty() {
        return None;
    }
    let mut kinds = Vec::new();
    let standing = at(now, standing);
    let pairs = || pairs(&standing).filter(|(a, b)| a.story != b.story && compare.comparable(a, b));
    if pairs().any(|(a, b)| compare.agree(a, b) == Some(false)) {
        kinds.push(FindingKind::InConflict);
    }
    // Two outlets that quote one minister agree on what was said, not on what is so.
    let two_voices = |a: &Statement, b: &Statement| a.claimant.is_none() || a.claimant != b.claimant;
    if pairs().any(|(a, b)| two_voices(a, b) && compare.agree(a, b) == Some(true)) {
        kinds.push(FindingKind::Confirmed);
    }
    if revision.is_some() {
        kinds.push(FindingKind::Revised);
    }
    match earlier {
        None if past.is_known() => kinds.push(FindingKind::New),
        Some((_, earlier)) if revision.is_none_or(|r| r.period.is_none()) && repeats(earlier, &standing, compare) => {
            kinds.push(FindingKind::Repeated);
        }
        _ => {}
    }
    Some(kinds)
}

/// The positions of the statements that no later one in the same period replaces, among the newest [`COMPARED`].
fn standing(statements: &[Statement]) -> Vec<usize> {
    let newest = newest(statements);
    let replaced = |at: usize| newest.iter().any(|&later| revises(&statements[at], &statements[later]));
    newest.iter().copied().filter(|&at| !replaced(at)).collect()
}

/// The statements that stand, parted into sides: each joins the first with which it shares a value throughout.
fn sides(statements: &[Statement], standing: &[usize], compare: &Compare) -> Vec<Vec<usize>> {
    let mut sides: Vec<Vec<usize>> = Vec::new();
    for &at in standing {
        let differs = |other: &usize| compare.agree(&statements[at], &statements[*other]) == Some(false);
        match sides.iter_mut().find(|side| !side.iter().any(differs)) {
            Some(side) => side.push(at),
            None => sides.push(vec![at]),
        }
    }
    sides
}

/// The positions of the newest [`COMPARED`] statements, in the order given.
fn newest(statements: &[Statement]) -> Vec<usize> {
    let mut newest: Vec<usize> = (0..statements.len()).collect();
    if newest.len() > COMPARED {
        newest.sort_by_key(|&at| Reverse((moment(&statements[at]), at)));
        newest.truncate(COMPARED);
        newest.sort_unstable();
    }
    newest
}

fn at<'a>(statements: &'a [Statement], positions: &[usize]) -> Vec<&'a Statement> {
    positions.iter().map(|&position| &statements[position]).collect()
}

fn pairs<'a>(statements: &'a [&'a Statement]) -> impl Iterator<Item = (&'a Statement, &'a Statement)> {
    statements.iter().enumerate().flat_map(move |(i, a)| statements[i + 1..].iter().map(move |b| (*a, *b)))
}

/// The newest earlier period that has any numbers, and those that stood at its end.
fn newest_earlier<'a>(topic: &'a Topic<'_>) -> Option<Earlier<'a>> {
    let (&period, said) = topic.said.iter().find(|(period, _)| **period > 0)?;
    Some((period, at(said, &standing(said))))
}

/// The newest statement that replaces an earlier one, of this period or the newest earlier one, and the newest of those it replaces.
fn revision(topic: &Topic<'_>, earlier: Option<&Earlier<'_>>, past: &Past) -> Option<Revision> {
    let now = at(topic.now(), &newest(topic.now()));
    let before = earlier.into_iter().flat_map(|(period, said)| said.iter().map(|s| (Some(*period), *s)));
    let before: Vec<(Option<usize>, &Statement)> = before.chain(now.iter().map(|s| (None, *s))).collect();
    let replaced = now.into_iter().flat_map(|now| {
        before.iter().filter(|(_, old)| revises(old, now)).map(move |&(period, old)| (now, period, old))
    });
    // Of equals the first, which copies and reports on it follow.
    let (now, period, old) = replaced.min_by_key(|(now, _, old)| Reverse((moment(now), moment(old))))?;
    Some(Revision {
        now: now.clone(),
        before: old.clone(),
        period: period.map(|period| past.periods[period].clone()),
        direction: direction(old, now),
    })
}

/// Whether the newest number is one that an earlier period gave already.
fn repeats(earlier: &[&Statement], standing: &[&Statement], compare: &Compare) -> bool {
    let Some(newest) = standing.iter().max_by_key(|s| moment(s)) else { return false };
    // A stock of last week stands for the same thing however many days lie between; an event only on the same day.
    let same_event = |old: &Statement| basis(newest) != Basis::Event || compare.comparable(old, newest);
    let facts = |old: &Statement| old.modality == Modality::Asserted && newest.modality == Modality::Asserted;
    earlier.iter().any(|old| facts(old) && same_event(old) && compare.agree(old, newest) == Some(true))
}

fn text_kinds(topic: &Topic<'_>, past: &Past) -> Option<Vec<FindingKind>> {
    let now = topic.now();
    let mut kinds = Vec::new();
    let before = topic.said.keys().any(|&period| period > 0);
    if now.is_empty() {
        let told_often = topic.said.len() > 1 || stories_in(topic, 1) >= NOTABLE;
        return (topic.said.contains_key(&1) && told_often).then(|| vec![FindingKind::Silent]);
    }
    if now.iter().any(|statement| statement.denial) {
        kinds.push(FindingKind::Denied);
    }
    if before {
        kinds.push(FindingKind::Repeated);
    } else if past.is_known() {
        kinds.push(FindingKind::New);
    }
    Some(kinds)
}

fn presence_kinds(topic: &Topic<'_>, past: &Past) -> Option<Vec<FindingKind>> {
    let now = stories_in(topic, 0);
    if now == 0 {
        return (stories_in(topic, 1) >= NOTABLE).then(|| vec![FindingKind::Silent]);
    }
    if !past.is_known() {
        return Some(Vec::new());
    }
    let filled: Vec<usize> = (1..past.periods.len()).filter(|&p| past.filled[p]).collect();
    let total: usize = filled.iter().map(|&p| stories_in(topic, p)).sum();
    if total == 0 {
        return Some(vec![FindingKind::New]);
    }
    // Twice the mean of the earlier periods, in whole numbers: now >= 2 * total / periods; and never against the last of
    // them, which a reader holds it against: six stories after seven are no rise, however little there was before.
    let last = stories_in(topic, filled[0]);
    let mut kinds = Vec::new();
    if now > NOTABLE && now > last && now * filled.len() >= 2 * total {
        kinds.push(FindingKind::Rising);
    } else if total > NOTABLE * filled.len() && now < last && 2 * now * filled.len() <= total {
        kinds.push(FindingKind::Falling);
    }
    Some(kinds)
}
