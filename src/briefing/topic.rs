//! Topics: everything that was ever said under one key, over all the periods looked at.
//!
//! A topic's part in one period is a claim. Keeping the periods together makes "the same claim last week" a matter of
//! looking, not of matching again.

use std::collections::BTreeMap;
use std::sync::Arc;

use briefer_plugin::{AsOf, Attributes, Claim, Evidence, KindSpec, Modality, Qualifier, Statement, ValueKind, fold};
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::evidence::{Cited, EvidenceIds, Numbered, short_hash};
use super::keyed::{FoldedKey, Keyed, text_of, without_echoes};
use super::likeness::Clusters;
use super::links::LinkTable;
use super::record::{Observation, Record};
use crate::plugin::Hosted;

/// Everything said under one key.
#[derive(Debug)]
pub(super) struct Topic<'p> {
    /// Index of its plugin.
    pub(super) plugin: usize,
    /// How its kind forms claims.
    pub(super) spec: &'p KindSpec,
    /// Eight hex digits: kind and key (a text topic's also its first sentence); ties are numbered.
    pub(super) id: String,
    /// The key's values as they are shown.
    pub(super) key: BTreeMap<String, Option<String>>,
    /// What was said, by period: 0 is the briefing's own, 1 the one before, and so on. Each in corpus order.
    pub(super) said: BTreeMap<usize, Arc<Vec<Statement>>>,
}

impl Topic<'_> {
    /// What the briefing's own period says.
    pub(super) fn now(&self) -> &[Statement] {
        self.said.get(&0).map_or(&[], |said| said.as_slice())
    }

    /// The earliest evidence of all periods.
    pub(super) fn first_seen(&self) -> Option<&Evidence> {
        let all = self.said.values().flat_map(|said| said.iter()).flat_map(|statement| &statement.evidence);
        all.min_by_key(|evidence| (evidence.date.is_none(), evidence.date, &evidence.document, evidence.start))
    }

    /// The topic's part in the briefing's own period.
    pub(super) fn claim(&self, plugin: &str) -> Claim {
        Claim {
            id: self.id.clone(),
            plugin: plugin.to_owned(),
            of: self.spec.kind.clone(),
            value: self.spec.value,
            key: self.key.clone(),
            statements: self.said.get(&0).cloned().unwrap_or_default(),
            stories: stories(self.now()),
            sources: sources(self.now()),
            first_seen: self.first_seen().cloned(),
        }
    }
}

/// How many stories the statements come from.
pub(super) fn stories(statements: &[Statement]) -> usize {
    let stories: std::collections::BTreeSet<&str> = statements.iter().map(|s| s.story.as_ref()).collect();
    stories.len()
}

/// The publishers the statements come from, sorted.
pub(super) fn sources(statements: &[Statement]) -> Vec<String> {
    let all = statements.iter().flat_map(|s| s.evidence.iter().filter_map(|e| e.source.as_deref()));
    all.collect::<std::collections::BTreeSet<&str>>().into_iter().map(str::to_owned).collect()
}

/// A record with the period it falls into and the story it belongs to.
#[derive(Clone, Copy, Debug)]
pub(super) struct Placed<'a> {
    /// The record.
    pub(super) record: &'a Record,
    /// 0 for the briefing's own period, 1 for the one before, and so on.
    pub(super) period: usize,
    /// The id of the story's first document.
    pub(super) story: &'a str,
}

/// Forms the topics of all records, which come in corpus order; their evidence takes `ids`.
pub(super) fn form<'p>(
    records: &[Placed<'_>],
    plugins: &'p [Hosted],
    links: &LinkTable,
    ids: &mut EvidenceIds,
) -> Vec<Topic<'p>> {
    let mut forming = Forming { topics: Vec::new(), by_key: BTreeMap::new(), ids };
    for placed in records {
        let ready = placed.record.observations.iter().filter_map(|observation| {
            let spec = &plugins[observation.plugin].manifest().provides[observation.kind];
            Keyed::of(placed.record, observation, spec, links)
        });
        let (mut cited, story) = (Cited::of(placed.record), Arc::from(placed.story));
        for keyed in without_echoes(ready.collect()) {
            forming.add(placed.period, (&mut cited, &story), keyed);
        }
    }
    number_ties(&mut forming.topics);
    forming.topics.sort_by(|a, b| (a.plugin, &a.spec.kind, &a.id).cmp(&(b.plugin, &b.spec.kind, &b.id)));
    forming.topics
}

/// Tells topics of one id apart, such as two quotations that share speaker and sentence: the second becomes `0a1b2c3d-2`.
fn number_ties(topics: &mut [Topic<'_>]) {
    let mut ids = Numbered::default();
    for topic in topics {
        topic.id = ids.number(std::mem::take(&mut topic.id));
    }
}

struct Forming<'i, 'p> {
    topics: Vec<Topic<'p>>,
    by_key: BTreeMap<(usize, usize, FoldedKey), Place>,
    ids: &'i mut EvidenceIds,
}

/// Where the statements of one key go: one topic, or one topic a cluster of near-alike words.
enum Place {
    Topic(usize),
    Clusters(Clusters, Vec<usize>),
}

impl<'p> Forming<'_, 'p> {
    fn add(&mut self, period: usize, (cited, story): (&mut Cited<'_>, &Arc<str>), keyed: Keyed<'_, 'p>) {
        let Keyed { observation, spec, attributes, shown, folded } = keyed;
        let evidence = self.ids.evidence(cited, observation);
        let statement = statement(story, observation, spec, attributes, evidence);
        let topic = self.topic_for(observation, spec, &folded, shown, &statement);
        let said = self.topics[topic].said.entry(period).or_default();
        // Nobody else holds them while topics are formed, so nothing is copied.
        merge(Arc::make_mut(said), statement, spec.value);
    }

    fn topic_for(
        &mut self,
        observation: &Observation,
        spec: &'p KindSpec,
        folded: &FoldedKey,
        shown: Vec<Option<String>>,
        statement: &Statement,
    ) -> usize {
        let topics = &mut self.topics;
        let mut open = |first_words: &str| {
            topics.push(Topic {
                plugin: observation.plugin,
                spec,
                id: topic_id(spec, folded, first_words),
                key: spec.key.iter().cloned().zip(shown.iter().cloned()).collect(),
                said: BTreeMap::new(),
            });
            topics.len() - 1
        };
        let place = self.by_key.entry((observation.plugin, observation.kind, folded.clone()));
        if spec.value != ValueKind::Text {
            let place = place.or_insert_with(|| Place::Topic(open("")));
            return match place {
                Place::Topic(topic) => *topic,
                Place::Clusters(..) => unreachable!("a kind has one sort of value"),
            };
        }
        let place = place.or_insert_with(|| Place::Clusters(Clusters::default(), Vec::new()));
        let Place::Clusters(clusters, members) = place else { unreachable!("a kind has one sort of value") };
        let cluster = clusters.place(&statement.wording);
        if cluster == members.len() {
            members.push(open(&statement.evidence[0].sentence));
        }
        members[cluster]
    }
}

fn topic_id(spec: &KindSpec, folded: &FoldedKey, first_words: &str) -> String {
    let key = folded.iter().flat_map(|value| [if value.is_some() { "=" } else { "-" }, value.as_deref().unwrap_or("")]);
    short_hash(std::iter::once(spec.kind.as_str()).chain(key).chain([first_words]))
}

fn statement(
    story: &Arc<str>,
    observation: &Observation,
    spec: &KindSpec,
    mut attributes: Attributes,
    evidence: Evidence,
) -> Statement {
    let interval = spec.value == ValueKind::Interval;
    let number = |name: &str| attributes.get(name).and_then(Value::as_f64).filter(|_| interval);
    let speaker = spec.claimant.as_deref().and_then(|name| text_of(&attributes, name));
    let mut statement = Statement {
        wording: text_of(&attributes, "wording").unwrap_or_else(|| observation.wording.clone()),
        low: number("low"),
        high: number("high"),
        qualifier: typed::<Qualifier>(&attributes, "qualifier").filter(|_| interval),
        claimant: speaker.clone().or_else(|| evidence.source.as_deref().map(str::to_owned)),
        speaker,
        source: evidence.source.clone(),
        date: evidence.date,
        as_of: spec.as_of.as_deref().and_then(|name| typed::<AsOf>(&attributes, name)),
        modality: typed::<Modality>(&attributes, "modality").unwrap_or_default(),
        denial: attributes.get("denial").and_then(Value::as_bool).unwrap_or(false),
        story: Arc::clone(story),
        attributes: Attributes::new(),
        evidence: vec![evidence],
    };
    // What has a field of its own is not said twice.
    let fields = ["low", "high", "qualifier", "wording", "modality", "denial"].into_iter();
    for name in fields.chain(spec.claimant.as_deref()).chain(spec.as_of.as_deref()) {
        attributes.shift_remove(name);
    }
    statement.attributes = attributes;
    statement
}

/// Adds a statement, or its evidence to the statement of the same story that says the same.
fn merge(statements: &mut Vec<Statement>, statement: Statement, value: ValueKind) {
    let same = |other: &Statement| {
        other.story == statement.story
            && match value {
                ValueKind::Presence => true,
                ValueKind::Text => fold(&other.wording) == fold(&statement.wording),
                ValueKind::Interval => {
                    (other.low, other.high, other.qualifier) == (statement.low, statement.high, statement.qualifier)
                        && (other.as_of, other.modality, &other.speaker)
                            == (statement.as_of, statement.modality, &statement.speaker)
                }
            }
    };
    // Statements of one story stand close together: documents come in corpus order. Looking back a little is
    // enough, and keeps a topic that everybody mentions from costing quadratic time.
    let from = statements.len().saturating_sub(32);
    match statements[from..].iter_mut().find(|other| same(other)) {
        Some(other) => other.evidence.extend(statement.evidence),
        None => statements.push(statement),
    }
}

fn typed<T: DeserializeOwned>(attributes: &Attributes, name: &str) -> Option<T> {
    serde_json::from_value(attributes.get(name)?.clone()).ok()
}
