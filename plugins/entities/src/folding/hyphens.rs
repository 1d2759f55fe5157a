//! One name with and without hyphens: "Kara-Dzhal", "Kara Dzhal", "Karadzhal".

use std::collections::HashMap;

use crate::atoms::Atoms;
use crate::candidates::Candidate;
use crate::evidence::{Rule, Scribe};
use crate::surfaces::{Surface, Surfaces};

/// Shorter names may be alike by chance.
const SHORTEST: usize = 6;

impl Surfaces {
    /// Lets names that differ by hyphens alone vote together.
    pub(crate) fn fold_hyphens(&mut self, atoms: &Atoms<'_>, candidates: &[Candidate], scribe: Scribe) {
        if !scribe.rules.has(Rule::Spelling) {
            return;
        }
        let written = |surface: &Surface| {
            let candidate = &candidates[surface.first];
            atoms.span(candidate.first, candidate.end).slice(atoms.text)
        };
        let mut hyphened: HashMap<String, usize> = HashMap::new();
        for (at, surface) in self.list.iter().enumerate().filter(|(_, surface)| written(surface).contains('-')) {
            let key = letters(written(surface));
            if key.len() >= SHORTEST {
                hyphened.entry(key).or_insert(at);
            }
        }
        if hyphened.is_empty() {
            return;
        }
        for at in 0..self.list.len() {
            let surface = &self.list[at];
            let other = hyphened.get(&letters(written(surface))).copied().filter(|&other| other != at);
            let Some(other) = other.filter(|_| surface.folded_into.is_none()) else { continue };
            let (short, long) = if surface.count > self.list[other].count { (other, at) } else { (at, other) };
            self.fold(short, long, Rule::Spelling, "another spelling");
        }
    }
}

/// The letters of a name, folded.
fn letters(name: &str) -> String {
    let mut folded = briefer_plugin::fold(name);
    folded.retain(|c| c.is_alphanumeric());
    folded
}
