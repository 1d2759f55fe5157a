//! What the entities section adds to the findings: how each name is written, what is said of who bears it, who is
//! mentioned with whom, and the sentence that says most.
//!
//! All of it is counted over the period's claims. The answer is the same whatever the order of the claims.

mod best;
mod company;

use std::collections::{BTreeMap, BTreeSet};

use briefer_plugin::{Attributes, Claim, SectionData, Statement};
use schemars::JsonSchema;
use serde::Serialize;

/// The data of the entities section.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct EntitiesSection {
    /// The entities told of most, by the id of their claim, which is also their finding's.
    pub entities: BTreeMap<String, EntityProfile>,
    /// The ids of `entities`, those in most stories first.
    pub order: Vec<String>,
    /// How many further entities the period names.
    pub left_out: usize,
}

/// What a period's documents show of one entity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct EntityProfile {
    /// The entity.
    pub name: String,
    /// What it is: `person`, `organization`, `place`, `group`, `event`, `other`; as most stories have it.
    #[serde(rename = "type")]
    pub mention_type: Option<String>,
    /// In how many stories it is named.
    pub stories: usize,
    /// How often it is named.
    pub mentions: usize,
    /// How it is written, most frequent first.
    pub forms: Vec<Counted>,
    /// What it is said to be, in most stories first; roles in a body that they do not name ("group's spokesman") come last.
    pub roles: Vec<Counted>,
    /// Nationalities given, in most stories first.
    pub nationalities: Vec<Counted>,
    /// When and where it was first named.
    pub first_seen: FirstSeen,
    /// Who and what is named in the same stories, in most of them first.
    pub with: Vec<Companion>,
    /// The evidence whose sentence says most of it: an id of the claim's evidence.
    pub best: Option<String>,
}

/// Words, and how often they are met.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Counted {
    /// The words as written.
    pub text: String,
    /// How often: mentions for forms, stories for all else.
    pub count: usize,
}

/// The earliest mention in the period and in those it is compared with.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct FirstSeen {
    /// The document's date.
    pub date: Option<String>,
    /// The document's id.
    pub document: Option<String>,
    /// The evidence: an id of the finding's, in this period or before.
    pub evidence: Option<String>,
}

/// An entity that is named beside another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Companion {
    /// Its claim's id.
    pub claim: String,
    /// The entity.
    pub name: String,
    /// In how many stories both are named.
    pub stories: usize,
    /// In how many sentences both are named.
    pub sentences: usize,
}

/// The most spellings, roles and companions that are shown of one entity.
const SHOWN: usize = 6;
/// So many roles of one entity are compared with each other.
const COMPARED: usize = 40;

/// The section of a period's claims, told of at most `limit` entities.
pub(crate) fn section(claims: &[Claim], limit: usize) -> SectionData {
    let mut mentions: Vec<(Rank<'_>, &Claim)> =
        claims.iter().filter(|claim| claim.of == "mention").map(|claim| (Rank::of(claim), claim)).collect();
    mentions.sort_by(|(a, _), (b, _)| a.cmp(b));
    let left_out = mentions.len().saturating_sub(limit);
    mentions.truncate(limit);
    let shown: Vec<&Claim> = mentions.into_iter().map(|(_, claim)| claim).collect();
    let mut companions = company::of(&shown);
    let profile = |(claim, with): (&&Claim, Vec<Companion>)| (claim.id.clone(), profile(claim, with));
    let data = EntitiesSection {
        order: shown.iter().map(|claim| claim.id.clone()).collect(),
        entities: shown.iter().zip(companions.drain(..)).map(profile).collect(),
        left_out,
    };
    SectionData { tables: Vec::new(), data: serde_json::to_value(data).unwrap_or_default() }
}

/// The order of the entities: those in most stories first, then those named most, then by name.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Rank<'c> {
    stories: std::cmp::Reverse<usize>,
    mentions: std::cmp::Reverse<usize>,
    name: &'c str,
    id: &'c str,
}

impl<'c> Rank<'c> {
    fn of(claim: &'c Claim) -> Self {
        let mentions = forms(claim).values().sum();
        Rank {
            stories: std::cmp::Reverse(claim.stories),
            mentions: std::cmp::Reverse(mentions),
            name: name_of(claim),
            id: &claim.id,
        }
    }
}

fn name_of(claim: &Claim) -> &str {
    claim.key.values().flatten().next().map_or("", String::as_str)
}

fn profile(claim: &Claim, with: Vec<Companion>) -> EntityProfile {
    let forms = without_case(forms(claim));
    let types = told(claim, "type", 1);
    EntityProfile {
        name: name_of(claim).to_owned(),
        mention_type: types.into_iter().next().map(|counted| counted.text),
        stories: claim.stories,
        mentions: forms.iter().map(|(_, count)| count).sum(),
        forms: counted(forms.into_iter(), SHOWN),
        roles: roles(claim),
        nationalities: told(claim, "nationality", SHOWN),
        first_seen: first_seen(claim),
        with,
        best: best::of(claim),
    }
}

/// The spellings of an entity with how often each stands; where the core told of none, the words of its evidence.
fn forms(claim: &Claim) -> BTreeMap<&str, usize> {
    let mut forms: BTreeMap<&str, usize> = BTreeMap::new();
    for statement in claim.statements.iter() {
        let told = statement.evidence.iter().flat_map(|evidence| &evidence.forms);
        let mut any = false;
        for (form, places) in told {
            *forms.entry(form).or_default() += places.len();
            any = true;
        }
        if !any {
            *forms.entry(&statement.wording).or_default() += 1;
        }
    }
    forms
}

/// Spellings that differ in capitals alone, as a dateline's do, count as the most frequent of them.
fn without_case(forms: BTreeMap<&str, usize>) -> Vec<(String, usize)> {
    let mut alike: BTreeMap<String, (&str, usize, usize)> = BTreeMap::new();
    for (form, count) in forms {
        let (shown, most, all) = alike.entry(form.to_lowercase()).or_insert((form, 0, 0));
        *all += count;
        // Of equals the one that comes last in the alphabet: small letters come after capitals.
        if count >= *most {
            (*shown, *most) = (form, count);
        }
    }
    alike.into_values().map(|(shown, _, all)| (shown.to_owned(), all)).collect()
}

/// What an attribute says, with the number of stories that say it.
fn told(claim: &Claim, attribute: &str, most: usize) -> Vec<Counted> {
    let mut stories: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for statement in claim.statements.iter() {
        if let Some(text) = text_of(&statement.attributes, attribute) {
            stories.entry(text).or_default().insert(&statement.story);
        }
    }
    counted(stories.into_iter().map(|(text, stories)| (text.to_owned(), stories.len())), most)
}

/// The roles, each once however it is capitalized, and none that another one says in more words.
fn roles(claim: &Claim) -> Vec<Counted> {
    let mut all = told(claim, "role", COMPARED);
    all.sort_by(|a, b| b.text.len().cmp(&a.text.len()).then_with(|| a.text.cmp(&b.text)));
    let mut kept: Vec<Counted> = Vec::new();
    for role in all {
        match kept.iter_mut().find(|fuller| says_all(&fuller.text, &role.text)) {
            Some(fuller) => fuller.count += role.count,
            None => kept.push(role),
        }
    }
    let mut roles = counted(kept.into_iter().map(|role| (role.text, role.count)), COMPARED);
    // Out of its text "the group's spokesman" does not say whose, so it stands behind all that do.
    roles.sort_by_key(|role| owner_is_plain(&role.text));
    roles.truncate(SHOWN);
    roles
}

/// Whether a role belongs to a body that it does not name: "group's spokesman".
fn owner_is_plain(role: &str) -> bool {
    let owner = role.split_whitespace().next().filter(|word| word.ends_with("'s") || word.ends_with("’s"));
    owner.is_some_and(|word| word.chars().next().is_some_and(char::is_lowercase))
}

/// Whether a role holds every word of a shorter one: "prime minister of Karsa" says "Prime Minister".
fn says_all(fuller: &str, role: &str) -> bool {
    let words: BTreeSet<String> = fuller.split_whitespace().map(briefer_plugin::fold).collect();
    role.split_whitespace().all(|word| words.contains(&briefer_plugin::fold(word)))
}

/// The most frequent first, then the longest, then by the alphabet; at most `most`.
fn counted(all: impl Iterator<Item = (String, usize)>, most: usize) -> Vec<Counted> {
    let mut all: Vec<Counted> = all.map(|(text, count)| Counted { text, count }).collect();
    let order = |a: &Counted, b: &Counted| {
        b.count.cmp(&a.count).then_with(|| b.text.len().cmp(&a.text.len())).then_with(|| a.text.cmp(&b.text))
    };
    all.sort_by(order);
    all.truncate(most);
    all
}

fn first_seen(claim: &Claim) -> FirstSeen {
    let Some(first) = &claim.first_seen else { return FirstSeen::default() };
    FirstSeen {
        date: first.date.map(|date| date.to_string()),
        document: Some(first.document.to_string()),
        evidence: Some(first.id.clone()),
    }
}

fn text_of<'a>(attributes: &'a Attributes, name: &str) -> Option<&'a str> {
    attributes.get(name)?.as_str().filter(|text| !text.is_empty())
}

/// The role that a statement gives, or nothing.
fn role_of(statement: &Statement) -> &str {
    text_of(&statement.attributes, "role").unwrap_or("")
}

#[cfg(test)]
mod tests;
