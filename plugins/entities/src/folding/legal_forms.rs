//! A company with and without its legal form: "Nortexa NV" and "Nortexa".

use std::collections::{HashMap, HashSet};

use crate::atoms::{Atom, Atoms};
use crate::evidence::{Rule, Scribe};
use crate::lexicon::{WordHasher, WordId, classes};
use crate::surfaces::{Surface, Surfaces, key};

impl Surfaces {
    /// Lets a company's short name vote with the one that ends in its legal form, unless a person bears it too.
    pub(crate) fn fold_legal_forms(&mut self, atoms: &Atoms<'_>, scribe: Scribe) {
        if !scribe.rules.has(Rule::ShortForm) {
            return;
        }
        let mut full: HashMap<u64, usize, WordHasher> = HashMap::with_hasher(WordHasher);
        let is_full = |last: &Atom| last.is(classes::LEGAL_FORM) && last.is_capital();
        let last = |surface: &Surface| &atoms.atoms[surface.words.end - 1];
        let several = || self.list.iter().enumerate().filter(|(_, surface)| surface.words.len() > 1);
        for (at, surface) in several().filter(|(_, surface)| is_full(last(surface))) {
            let front = &atoms.atoms[surface.words.start..surface.words.end - 1];
            full.entry(key(front.iter().map(|atom| atom.word))).or_insert(at);
        }
        if full.is_empty() {
            return;
        }
        let others = several().map(|(_, surface)| last(surface)).filter(|last| !is_full(last));
        let last_words: HashSet<WordId, WordHasher> = others.map(|last| last.word).collect();
        for at in 0..self.list.len() {
            let surface = &self.list[at];
            let person = surface.words.len() == 1 && last_words.contains(&last(surface).word);
            if let Some(&long) = full.get(&surface.key).filter(|_| !person && surface.folded_into.is_none()) {
                self.fold(at, long, Rule::ShortForm, "the same without its legal form");
            }
        }
    }
}
