//! A company with and without its legal form: "Nortexa NV" and "Nortexa".

use std::collections::{HashMap, HashSet};

use crate::atoms::Atoms;
use crate::candidates::Candidate;
use crate::evidence::{Rule, Scribe};
use crate::lexicon::{WordHasher, WordId, classes};
use crate::surfaces::{Surfaces, key};

impl Surfaces {
    /// Lets a company's short name vote with the one that ends in its legal form, unless a person bears it too.
    pub(crate) fn fold_legal_forms(&mut self, atoms: &Atoms<'_>, candidates: &[Candidate], scribe: Scribe) {
        if !scribe.rules.has(Rule::ShortForm) {
            return;
        }
        let mut full: HashMap<u64, usize, WordHasher> = HashMap::with_hasher(WordHasher);
        let mut last_words: HashSet<WordId, WordHasher> = HashSet::with_hasher(WordHasher);
        for (at, surface) in self.list.iter().enumerate() {
            let [front @ .., last] = &surface.words[..] else { continue };
            if front.is_empty() {
                continue;
            }
            let written = &atoms.atoms[candidates[surface.first].end - 1];
            if written.is(classes::LEGAL_FORM) && written.is_capital() {
                full.entry(key(front.iter().copied())).or_insert(at);
            } else {
                last_words.insert(*last);
            }
        }
        if full.is_empty() {
            return;
        }
        for at in 0..self.list.len() {
            let surface = &self.list[at];
            let person = surface.words.len() == 1 && last_words.contains(&surface.words[0]);
            if let Some(&long) =
                full.get(&key(surface.words.iter().copied())).filter(|_| !person && surface.folded_into.is_none())
            {
                self.fold(at, long, Rule::ShortForm, "the same without its legal form");
            }
        }
    }
}
