//! One name with and without hyphens: "Kara-Dzhal", "Kara Dzhal", "Karadzhal".

use std::collections::HashMap;

use crate::atoms::Atoms;
use crate::evidence::{Rule, Scribe};
use crate::lexicon::WordHasher;
use crate::surfaces::Surfaces;

/// Shorter names may be alike by chance.
const SHORTEST: usize = 6;

impl Surfaces {
    /// Lets names that differ by hyphens alone vote together.
    pub(crate) fn fold_hyphens(&mut self, atoms: &Atoms<'_>, scribe: Scribe) {
        if !scribe.rules.has(Rule::Spelling) {
            return;
        }
        let mut hyphened: HashMap<String, usize, WordHasher> = HashMap::default();
        // The first letters of those names, as bits: few others begin like one of them.
        let mut starts = 0;
        let mut rest = 0;
        while let Some(hyphen) = self.folded.get(rest..).and_then(|text| text.find('-')) {
            let at = self.list.partition_point(|surface| surface.folded.end <= rest + hyphen);
            // One hyphen of a name is enough.
            rest = self.list[at].folded.end;
            let (words, name) = (&self.list[at].words, self.folded(at));
            let key: String = letters(name).collect();
            if key.len() >= SHORTEST && atoms.span(words.start, words.end).slice(atoms.text).contains('-') {
                starts |= start(name);
                hyphened.entry(key).or_insert(at);
            }
        }
        if hyphened.is_empty() {
            return;
        }
        let mut key = String::new();
        for at in 0..self.list.len() {
            let (surface, name) = (&self.list[at], self.folded(at));
            if start(name) & starts == 0 || surface.folded_into.is_some() {
                continue;
            }
            key.clear();
            key.extend(letters(name));
            let Some(other) = hyphened.get(&key).copied().filter(|&other| other != at) else { continue };
            let (short, long) = if surface.count > self.list[other].count { (other, at) } else { (at, other) };
            self.fold(short, long, Rule::Spelling, "another spelling");
        }
    }
}

/// The letters of a folded name.
fn letters(name: &str) -> impl Iterator<Item = char> {
    name.chars().filter(|c| c.is_alphanumeric())
}

/// A bit for the first of them; none for a name that has none.
fn start(name: &str) -> u64 {
    letters(name).next().map_or(0, |first| 1 << (u32::from(first) % 64))
}
