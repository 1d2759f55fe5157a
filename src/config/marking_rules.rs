//! What a JSON Schema cannot say of markings: which words are markings, and which keys are globs.

use super::rules::glob;
use super::source::Fault;
use super::tree::Node;
use crate::marking::{Marking, MarkingError};

/// Every breach of the rules for markings and ceilings, warnings among them.
pub(super) fn markings(root: &Node, found: &mut Vec<Fault>) {
    if let Some(markings) = root.get("markings") {
        for key in ["sources", "documents"] {
            for entry in markings.get(key).map_or(&[][..], Node::entries) {
                marking(&format!("markings.{key}.{}", entry.key), &entry.node, found);
            }
        }
        for entry in markings.get("documents").map_or(&[][..], Node::entries) {
            found.extend(glob("markings.documents", &entry.key, &entry.key_span));
        }
        if let Some(default) = markings.get("default") {
            marking("markings.default", default, found);
        }
    }
    for audience in root.get("audiences").map_or(&[][..], Node::entries) {
        if let Some(ceiling) = audience.node.get("ceiling") {
            marking(&format!("audiences.{}.ceiling", audience.key), ceiling, found);
        }
    }
}

/// What is wrong with the marking under the key `path`.
pub(super) fn marking(path: &str, node: &Node, found: &mut Vec<Fault>) {
    let error = node.text().and_then(|text| text.parse::<Marking>().err());
    found.extend(
        error.map(|error: MarkingError| Fault::error(&node.span, format!("`{path}`: {error}")).hint(error.hint())),
    );
}
