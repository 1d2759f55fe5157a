//! What one document folds into a name, others call it too.

use std::collections::BTreeSet;

use briefer_plugin::MentionType::{self, Person};
use briefer_plugin::{LinkMention, fold};

use super::Steps;
use crate::evidence::Rule;
use crate::names::{OnlyOnes, People};

/// An acronym that one document spells out, a nom de guerre that one explains: elsewhere they mean the same, unless two
/// names share them.
pub(super) fn share(steps: &mut Steps<'_>, mentions: &[LinkMention]) {
    let mut seen: BTreeSet<(String, usize)> = BTreeSet::new();
    let mut aliases: OnlyOnes<(String, MentionType)> = OnlyOnes::new();
    for mention in mentions.iter().filter(|mention| !mention.text.is_empty()) {
        let Some(&node) = steps.nodes.members.get(&(&*mention.document, &*mention.entity)) else { continue };
        let alias = fold(&mention.text);
        let key = &steps.nodes.list[node].key;
        if alias != key.name && !is_part(&alias, &key.name, key.kind) && seen.insert((alias.clone(), node)) {
            aliases.note((alias, key.kind), steps.root(node));
        }
    }
    for at in 0..steps.nodes.list.len() {
        let key = &steps.nodes.list[at].key;
        if steps.list[at].is_some() || !key.namesake.is_empty() {
            continue;
        }
        if let Some(into) = aliases.get(&(key.name.clone(), key.kind)).one() {
            let genders = (steps.nodes.list[at].gender(), steps.nodes.list[steps.root(into)].gender());
            if !matches!(genders, (Some(one), Some(other)) if one != other) {
                steps.take(at, into, Rule::SharedAlias, "the only name that a document gives it");
            }
        }
    }
}

/// Whether a name is a part of a longer one: another document's "Interior Ministry", "Karimova" is another's.
fn is_part(alias: &str, name: &str, kind: MentionType) -> bool {
    let inside = name.match_indices(alias).any(|(at, _)| {
        let end = at + alias.len();
        (at == 0 || name.as_bytes()[at - 1] == b' ') && (end == name.len() || name.as_bytes()[end] == b' ')
    });
    inside || kind == Person && is_last_name(alias, name)
}

/// Whether a lone name is somebody's last name, however it is spelled.
fn is_last_name(lone: &str, name: &str) -> bool {
    let people = People::of([Some(lone), Some(name)].into_iter());
    let (Some(lone), Some(name)) = (people.parts(0), people.parts(1)) else { return false };
    lone.first_name().is_none() && lone.last_name() == name.last_name()
}
