//! What was found and forms no claim, since it is bound to nothing: numbers without a measure, quotations without a
//! speaker.

use std::collections::BTreeMap;

use super::evidence::{Cited, EvidenceIds};
use super::keyed::text_of;
use super::model::{Example, Unbound, UnboundDocument};
use super::topic::Placed;
use crate::plugin::Hosted;

/// How many examples a document gives.
const EXAMPLES: usize = 5;

/// What the stories of the period hold that is bound to nothing, by kind and missing attribute, in corpus order.
pub(super) fn unbound(placed: &[Placed<'_>], plugins: &[Hosted], ids: &mut EvidenceIds) -> Vec<Unbound> {
    let mut groups: BTreeMap<(&str, &str), Vec<UnboundDocument>> = BTreeMap::new();
    // A copy says nothing that its first does not.
    for one in placed.iter().filter(|one| one.period == 0 && one.story == one.record.id) {
        let mut cited = Cited::of(one.record);
        for observation in &one.record.observations {
            let spec = &plugins[observation.plugin].manifest().provides[observation.kind];
            let attributes = observation.annotation.attributes();
            // Dates, ages and the like are numbers that nothing is to be counted by.
            let counts = text_of(&attributes, "quantity").is_none_or(|quantity| quantity == "count");
            let missing = spec.requires.iter().find(|name| text_of(&attributes, name).is_none());
            let Some(missing) = missing.filter(|_| counts) else { continue };
            let documents = groups.entry((&spec.kind, missing)).or_default();
            if documents.last().is_none_or(|last| last.document != one.record.id) {
                documents.push(UnboundDocument { document: one.record.id.clone(), count: 0, examples: Vec::new() });
            }
            let Some(last) = documents.last_mut() else { continue };
            last.count += 1;
            let known = last.examples.iter().any(|example| example.wording == observation.wording);
            if last.examples.len() < EXAMPLES && !known {
                let evidence = ids.evidence(&mut cited, observation);
                last.examples.push(Example { wording: observation.wording.clone(), evidence });
            }
        }
    }
    let group = |((of, missing), documents): ((&str, &str), Vec<UnboundDocument>)| Unbound {
        of: of.to_owned(),
        missing: missing.to_owned(),
        count: documents.iter().map(|document| document.count).sum(),
        documents,
    };
    groups.into_iter().map(group).collect()
}
