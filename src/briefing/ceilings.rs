//! One composition for each ceiling: the law that an edition is the one made without the documents above its ceiling.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::compose::{Composition, Plan, compose};
use super::harvest::Gathering;
use crate::analysis::Analysis;
use crate::diagnostic::Diagnostic;
use crate::marking::Marking;
use crate::plugin::Fault;

/// The compositions of a period, by ceiling. Ceilings at which the same documents are withheld share one.
#[derive(Debug)]
pub struct Compositions {
    by_ceiling: BTreeMap<Marking, Option<Arc<Composition>>>,
    /// Faults met while composing, in addition to those of gathering, each once.
    pub faults: Vec<Fault>,
    /// Which corrections were not applied in any edition, although it seems that they should have been.
    pub warnings: Vec<Diagnostic>,
}

impl Compositions {
    /// Composes for every one of the ceilings. `again` gathers once more without the documents above a ceiling, where
    /// they had an effect that cannot be taken out ([`Gathering::without_those_above`]).
    ///
    /// # Errors
    /// Those of `again`.
    pub fn new<E>(
        gathering: &Gathering,
        analysis: &mut Analysis,
        plan: &Plan,
        ceilings: &BTreeSet<Marking>,
        mut again: impl FnMut(&mut Analysis, Marking) -> Result<Option<Gathering>, E>,
    ) -> Result<Self, E> {
        let mut compositions = Compositions { by_ceiling: BTreeMap::new(), faults: Vec::new(), warnings: Vec::new() };
        let mut by_withheld: BTreeMap<(usize, usize), Option<Arc<Composition>>> = BTreeMap::new();
        for &ceiling in ceilings {
            // What one ceiling withholds, a lower one does as well, so that equal counts are the same documents and
            // the same corrections.
            let plan = plan.up_to(ceiling);
            let composition = match by_withheld.entry((gathering.count_above(ceiling), plan.corrections.len())) {
                Entry::Occupied(entry) => entry.into_mut(),
                Entry::Vacant(entry) => {
                    let below = again(analysis, ceiling)?;
                    let harvest = below.as_ref().unwrap_or(gathering).harvest(ceiling);
                    let covered = harvest.records.iter().any(|record| plan.covers(record));
                    entry.insert(covered.then(|| Arc::new(compose(&harvest, analysis, &plan))))
                }
            };
            let faults = composition.iter().flat_map(|composition| &composition.faults);
            let new: Vec<Fault> = faults.filter(|fault| !compositions.faults.contains(fault)).cloned().collect();
            compositions.faults.extend(new);
            compositions.by_ceiling.insert(ceiling, composition.clone());
        }
        compositions.warnings = not_applied(&compositions);
        Ok(compositions)
    }

    /// The composition at a ceiling; `None` where no document up to it falls in the period.
    pub fn at(&self, ceiling: Marking) -> Option<&Composition> {
        self.by_ceiling.get(&ceiling)?.as_deref()
    }
}

/// What is to be told of corrections that no composition applied, in the order of the file; in the words of the highest
/// ceiling, which sees most documents.
fn not_applied(compositions: &Compositions) -> Vec<Diagnostic> {
    let mut warnings: BTreeMap<(Option<usize>, Option<usize>), Option<&Diagnostic>> = BTreeMap::new();
    for corrected in compositions.by_ceiling.values().flatten().flat_map(|composition| &composition.corrected) {
        let warning =
            warnings.entry((corrected.place.line, corrected.place.column)).or_insert(corrected.warning.as_ref());
        *warning = warning.and(corrected.warning.as_ref());
    }
    warnings.into_values().flatten().cloned().collect()
}
