//! Two people of one full name.
//!
//! Only strong evidence tells them apart: documents that say two nationalities *and* roles that have nothing in common.
//! A nationality alone may be an error, and a role changes in the course of a life.

use std::collections::{BTreeMap, BTreeSet};

use briefer_plugin::LinkMention;
use briefer_plugin::MentionType::Person;

use super::nodes::{Key, nation};
use super::{PERHAPS, Steps};
use crate::evidence::{Rule, Rules};
use crate::lexicon::Lexicon;

/// What one document says about somebody.
#[derive(Default)]
struct Profile {
    nationalities: BTreeSet<String>,
    role_words: BTreeSet<String>,
    mentions: usize,
}

type Member<'m> = (&'m str, &'m str);

/// Gives namesakes keys of their own.
pub(super) fn tell_apart<'m>(
    keys: &mut BTreeMap<Member<'m>, Key>,
    mentions: &'m [LinkMention],
    lexicon: &Lexicon,
    rules: Rules,
) {
    if !rules.has(Rule::Namesakes) {
        return;
    }
    let mut by_name: BTreeMap<String, BTreeMap<Member<'m>, Profile>> = BTreeMap::new();
    for mention in mentions {
        let member = (&*mention.document, &*mention.entity);
        let key = &keys[&member];
        if key.kind != Person || !key.name.contains(' ') {
            continue;
        }
        let profile = by_name.entry(key.name.clone()).or_default().entry(member).or_default();
        profile.mentions += 1;
        profile.nationalities.extend(mention.attributes.nationality.as_deref().map(|words| nation(words, lexicon)));
        profile.role_words.extend(mention.attributes.role.iter().flat_map(|role| role_words(role)));
    }
    for profiles in by_name.values() {
        for (member, namesake) in told_apart(profiles) {
            if let Some(key) = keys.get_mut(&member) {
                key.namesake = namesake;
            }
        }
    }
}

/// Notes for each namesake the others of its name, since one person may hold two offices in two countries.
pub(super) fn doubt(steps: &mut Steps<'_>) {
    let mut by_name: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, node) in steps.nodes.list.iter().enumerate().filter(|(_, node)| !node.key.namesake.is_empty()) {
        by_name.entry(&node.key.name).or_default().push(at);
    }
    for same in by_name.values() {
        for &at in same {
            let others = same.iter().copied().filter(|&other| other != at).take(PERHAPS).collect();
            steps.doubt(at, others);
        }
    }
}

/// The nation of each document's person, where the documents speak of several people.
fn told_apart<'m>(profiles: &BTreeMap<Member<'m>, Profile>) -> Vec<(Member<'m>, String)> {
    let mut nations: BTreeMap<&str, (BTreeSet<&str>, usize)> = BTreeMap::new();
    for profile in profiles.values() {
        // A document that says two says nothing.
        if let Some(nation) = only(&profile.nationalities) {
            let (words, mentions) = nations.entry(nation).or_default();
            words.extend(profile.role_words.iter().map(String::as_str));
            *mentions += profile.mentions;
        }
    }
    let mut seen = BTreeSet::new();
    let apart = nations.len() > 1
        && nations.values().all(|(words, _)| !words.is_empty() && words.iter().all(|word| seen.insert(*word)));
    if !apart {
        return Vec::new();
    }
    // Where a document does not say, its role does; else the one most mentioned is meant.
    let most =
        nations.iter().max_by(|a, b| a.1.1.cmp(&b.1.1).then_with(|| b.0.cmp(a.0))).map_or("", |(nation, _)| nation);
    let nation_of = |profile: &Profile| {
        let by_role = || {
            let mut fitting = nations
                .iter()
                .filter(|(_, (words, _))| profile.role_words.iter().any(|word| words.contains(word.as_str())));
            fitting.next().filter(|_| fitting.next().is_none()).map(|(nation, _)| *nation)
        };
        only(&profile.nationalities).or_else(by_role).unwrap_or(most).to_owned()
    };
    profiles.iter().map(|(member, profile)| (*member, nation_of(profile))).collect()
}

fn only(set: &BTreeSet<String>) -> Option<&str> {
    if set.len() == 1 { set.first().map(String::as_str) } else { None }
}

/// The words of a role that tell it from others.
fn role_words(role: &str) -> impl Iterator<Item = String> {
    let folded = briefer_plugin::fold(role);
    let words: Vec<String> = folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| {
            word.len() > 2
                && !matches!(
                    *word,
                    "the" | "and" | "for" | "former" | "deputy" | "acting" | "senior" | "vice" | "then" | "new"
                )
        })
        .map(str::to_owned)
        .collect();
    words.into_iter()
}
