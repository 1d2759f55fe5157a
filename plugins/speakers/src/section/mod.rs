//! What the speakers section adds to the findings: who spoke in the period, as what and for whom, how often, and how old the oldest statement is.
//!
//! Claims come in the order of the core's ranking, and speakers stand in the order of their best claim.

mod organizations;

use std::collections::{BTreeMap, BTreeSet};

use briefer_plugin::{Attributes, Claim, SectionData, fold};
use schemars::JsonSchema;
use serde::Serialize;

use organizations::Organizations;

/// The data of the speakers section.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct SpeakersSection {
    /// Who spoke, by the id of their best claim, which is also its finding's.
    pub speakers: BTreeMap<String, SpeakerProfile>,
    /// The ids of `speakers`, the best claim first.
    pub order: Vec<String>,
    /// By the id of any claim, the id under which `speakers` tells of who makes it.
    pub speaker_of: BTreeMap<String, String>,
}

/// What a period's documents show of one speaker.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct SpeakerProfile {
    /// Who speaks.
    pub name: String,
    /// As what: the role that most stories give.
    pub role: Option<String>,
    /// The organization that the role names, under its own name.
    pub organization: Option<String>,
    /// How many statements there are; one that several documents report counts once.
    pub statements: usize,
    /// How many of them deny something.
    pub denials: usize,
    /// How many stories report them.
    pub stories: usize,
    /// Where the oldest of them was first made, in the period or in those it is compared with.
    pub first_seen: Option<FirstStatement>,
    /// The claims with the statements, the most important first.
    pub claims: Vec<String>,
}

/// Where the oldest statement of a speaker was first made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct FirstStatement {
    /// The document's date.
    pub date: Option<String>,
    /// The document's id.
    pub document: String,
    /// The claim that it belongs to.
    pub claim: String,
    /// The evidence: an id of the claim's finding, in this period or before.
    pub evidence: String,
}

/// The section of a period's claims.
pub(crate) fn section(claims: &[Claim]) -> SectionData {
    let organizations = Organizations::of(claims);
    let roles: BTreeMap<&str, &Claim> = of_kind(claims, "mention").map(|claim| (named(claim), claim)).collect();
    let mut data = SpeakersSection::default();
    for claims in by_speaker(claims) {
        let best = &claims[0].id;
        data.order.push(best.clone());
        data.speaker_of.extend(claims.iter().map(|claim| (claim.id.clone(), best.clone())));
        data.speakers.insert(best.clone(), profile(&claims, &roles, &organizations));
    }
    SectionData { tables: Vec::new(), data: serde_json::to_value(data).unwrap_or_default() }
}

fn of_kind<'c>(claims: &'c [Claim], kind: &'static str) -> impl Iterator<Item = &'c Claim> {
    claims.iter().filter(move |claim| claim.of == kind)
}

/// The first value of the key: the speaker of a quotation, the entity of a mention.
fn named(claim: &Claim) -> &str {
    claim.key.values().flatten().next().map_or("", String::as_str)
}

/// The claims of each speaker who is named, speakers and claims in the order given.
fn by_speaker(claims: &[Claim]) -> Vec<Vec<&Claim>> {
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    let mut speakers: Vec<Vec<&Claim>> = Vec::new();
    let said = claims.iter().filter(|claim| matches!(claim.of.as_str(), "quotation" | "responsibility"));
    for claim in said.filter(|claim| !named(claim).is_empty()) {
        let place = *places.entry(fold(named(claim))).or_insert(speakers.len());
        match speakers.get_mut(place) {
            Some(others) => others.push(claim),
            None => speakers.push(vec![claim]),
        }
    }
    speakers
}

fn profile(claims: &[&Claim], roles: &BTreeMap<&str, &Claim>, organizations: &Organizations) -> SpeakerProfile {
    let name = named(claims[0]);
    let role = told(claims, "role").or_else(|| told(&[*roles.get(name)?], "role"));
    let all = || claims.iter().flat_map(|claim| claim.statements.iter());
    SpeakerProfile {
        name: name.to_owned(),
        organization: role
            .and_then(|role| organizations.named_in(role))
            .filter(|body| *body != name)
            .map(str::to_owned),
        role: role.map(str::to_owned),
        statements: claims.len(),
        denials: claims.iter().filter(|claim| claim.statements.iter().any(|statement| statement.denial)).count(),
        stories: all().map(|statement| statement.story.as_ref()).collect::<BTreeSet<_>>().len(),
        first_seen: first_seen(claims),
        claims: claims.iter().map(|claim| claim.id.clone()).collect(),
    }
}

/// What an attribute says in most stories; of equals the longest, then the first in the alphabet.
fn told<'c>(claims: &[&'c Claim], attribute: &str) -> Option<&'c str> {
    let mut stories: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for statement in claims.iter().flat_map(|claim| claim.statements.iter()) {
        if let Some(text) = text_of(&statement.attributes, attribute) {
            stories.entry(text).or_default().insert(&statement.story);
        }
    }
    let most = stories
        .into_iter()
        .max_by(|(a, one), (b, other)| one.len().cmp(&other.len()).then(a.len().cmp(&b.len())).then_with(|| b.cmp(a)));
    most.map(|(text, _)| text)
}

fn text_of<'a>(attributes: &'a Attributes, name: &str) -> Option<&'a str> {
    attributes.get(name)?.as_str().filter(|text| !text.is_empty())
}

/// The earliest statement; of equals the most important claim's, and one without a date only where none has one.
fn first_seen(claims: &[&Claim]) -> Option<FirstStatement> {
    let all = claims.iter().filter_map(|claim| Some((claim, claim.first_seen.as_ref()?)));
    let (claim, first) = all.min_by_key(|(_, first)| (first.date.is_none(), first.date))?;
    Some(FirstStatement {
        date: first.date.map(|date| date.to_string()),
        document: first.document.to_string(),
        claim: claim.id.clone(),
        evidence: first.id.clone(),
    })
}

#[cfg(test)]
mod tests;
