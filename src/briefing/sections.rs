//! The sections of a briefing: what plugins add for themselves, and their findings in groups.

use std::collections::BTreeMap;

use briefer_plugin::{Claim, Statement, fold};

use super::model::{Finding, Group, Section};
use super::rank::holds_words;
use super::topic::Topic;
use crate::plugin::{Fault, Hosted};

/// The plugins' own tables and data; the groups of findings are filled in for each audience.
pub(super) fn sections(
    topics: &[&Topic<'_>],
    plugins: &[Hosted],
    faults: &mut Vec<Fault>,
) -> BTreeMap<String, Section> {
    let mut sections = BTreeMap::new();
    for plugin in plugins {
        let manifest = plugin.manifest();
        let wanted = |topic: &&&Topic<'_>| {
            let kind = &topic.spec.kind;
            !topic.now().is_empty()
                && (manifest.provides.iter().any(|spec| &spec.kind == kind) || manifest.consumes.contains(kind))
        };
        let claims: Vec<Claim> =
            topics.iter().filter(wanted).map(|topic| topic.claim(plugins[topic.plugin].name())).collect();
        let own = plugin.section(&claims).unwrap_or_else(|fault| {
            faults.push(fault);
            briefer_plugin::SectionData::default()
        });
        let name = plugin.name().to_owned();
        let description = manifest.description.clone();
        let section =
            Section { plugin: name.clone(), description, groups: Vec::new(), tables: own.tables, data: own.data };
        sections.insert(name, section);
    }
    sections
}

/// The first key attribute of every kind, by which its findings are grouped.
pub(super) fn group_by(plugins: &[Hosted]) -> BTreeMap<String, String> {
    let kinds = plugins.iter().flat_map(|plugin| &plugin.manifest().provides);
    kinds.filter_map(|spec| Some((spec.kind.clone(), spec.key.first()?.clone()))).collect()
}

/// Findings that share their first key attribute, in the order of their best finding.
pub(super) fn groups<'a>(
    findings: impl Iterator<Item = (usize, &'a Finding)>,
    group_by: &BTreeMap<String, String>,
) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let mut places: BTreeMap<(String, String), usize> = BTreeMap::new();
    for (position, finding) in findings {
        let attribute = group_by.get(&finding.of).and_then(|attribute| finding.key.get(attribute));
        let name = attribute.cloned().flatten().unwrap_or_default();
        // A speaker's claims of deeds stand with what else the speaker says.
        let by = group_by.get(&finding.of).cloned().unwrap_or_default();
        let place = *places.entry((by, fold(&name))).or_insert_with(|| {
            groups.push(Group { of: finding.of.clone(), name, role: None, role_evidence: None, findings: Vec::new() });
            groups.len() - 1
        });
        let group = &mut groups[place];
        group.role = group.role.take().or_else(|| roles(finding).next().map(|(_, role)| role.to_owned()));
        if let (Some(role), None) = (&group.role, &group.role_evidence) {
            group.role_evidence = evidence_of(finding, role);
        }
        group.findings.push(position);
    }
    groups
}

/// What the statements' documents say that somebody is.
fn roles(finding: &Finding) -> impl Iterator<Item = (&Statement, &str)> {
    finding.statements.iter().filter_map(|statement| Some((statement, statement.attributes.get("role")?.as_str()?)))
}

/// The id of the first evidence of a finding whose own sentence says this.
fn evidence_of(finding: &Finding, role: &str) -> Option<String> {
    let same = roles(finding).filter(|(_, other)| *other == role);
    let mut evidence = same.flat_map(|(statement, _)| &statement.evidence);
    let role = fold(role);
    evidence.find(|evidence| holds_words(&fold(&evidence.sentence), &role)).map(|evidence| evidence.id.clone())
}
