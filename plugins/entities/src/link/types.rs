//! One name that some documents take for one thing and others for another.

use std::collections::BTreeMap;

use briefer_plugin::MentionType::Person;

use super::Steps;
use crate::evidence::Rule;

/// A name that some documents take for a place and others for a body or a person is, corpus-wide, what it is mentioned
/// as most, if that is clear: three times as often, or at all between a place and the body named after it.
pub(super) fn settle(steps: &mut Steps<'_>) {
    let mut by_name: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, node) in steps.nodes.list.iter().enumerate().filter(|(_, node)| node.key.namesake.is_empty()) {
        by_name.entry(&node.key.name).or_default().push(at);
    }
    let nodes = &steps.nodes.list;
    for same in by_name.values().filter(|same| same.len() > 1) {
        // Of equals the first in the order of types wins.
        let Some(&main) = same.iter().max_by(|&&a, &&b| nodes[a].count().cmp(&nodes[b].count()).then(b.cmp(&a))) else {
            continue;
        };
        for &at in same.iter().filter(|&&at| at != main) {
            let metonymy = nodes[at].key.kind != Person && nodes[main].key.kind != Person;
            if metonymy || nodes[main].count() >= 3 * nodes[at].count() {
                steps.take(at, main, Rule::SettledType, "what most documents take it for");
            }
        }
    }
}
