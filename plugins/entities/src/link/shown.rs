//! The name under which each corpus-wide entity is shown.

use std::collections::BTreeSet;

use briefer_plugin::fold;

use super::Steps;
use crate::evidence::Rule;

/// The name to show for each node that has no step: of all full spellings the one most mentioned, then the longest, then
/// the first in the alphabet. Two things never share one.
pub(super) fn names(steps: &Steps<'_>) -> Vec<String> {
    let nodes = &steps.nodes.list;
    let mut best: Vec<Option<(usize, usize, &str)>> = vec![None; nodes.len()];
    for (at, node) in nodes.iter().enumerate() {
        let full = steps.list[at].is_none_or(|step| {
            matches!(step.rule, Rule::Spelling | Rule::NameOrder | Rule::SettledType)
                || step.rule == Rule::FullName && !node.key.name.contains('.')
        });
        if !full {
            continue;
        }
        let slot = &mut best[steps.root(at)];
        for (name, &count) in &node.spellings {
            let better = slot.is_none_or(|(most, longest, first)| {
                (count, name.len()) > (most, longest) || (count, name.len()) == (most, longest) && name.as_str() < first
            });
            if better {
                *slot = Some((count, name.len(), name));
            }
        }
    }
    let mut taken = BTreeSet::new();
    let name = |(at, best): (usize, Option<(usize, usize, &str)>)| {
        let key = &nodes[at].key;
        let mut name = best.map_or_else(|| key.name.clone(), |(_, _, name)| name.to_owned());
        if !key.namesake.is_empty() {
            name = format!("{name} ({})", key.namesake);
        }
        if steps.list[at].is_none() && !taken.insert(fold(&name)) {
            name = format!("{name} ({})", format!("{:?}", key.kind).to_lowercase());
            taken.insert(fold(&name));
        }
        name
    };
    best.into_iter().enumerate().map(name).collect()
}
