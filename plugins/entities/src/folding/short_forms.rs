//! Acronyms and shorter forms of longer names, wherever they stand in the document.

use std::collections::HashMap;

use briefer_plugin::MentionType::Organization;
use briefer_plugin::Shape;

use crate::atoms::Atoms;
use crate::candidates::Candidate;
use crate::evidence::{Rule, Scribe};
use crate::lexicon::WordHasher;
use crate::surfaces::{Surfaces, key};

impl Surfaces {
    /// Acronyms whose letters are the initials of a longer name anywhere in the document, and shorter forms of
    /// bodies' names ("Monitoring Team" of "Sanctions Monitoring Team").
    pub(crate) fn fold_short_forms(&mut self, atoms: &Atoms<'_>, candidates: &[Candidate], scribe: Scribe) {
        let mut initials: HashMap<String, Option<usize>> = HashMap::new();
        let mut endings: HashMap<u64, Option<usize>, WordHasher> = HashMap::with_hasher(WordHasher);
        for (at, surface) in self.list.iter().enumerate() {
            if surface.words.len() < 2 || surface.folded_into.is_some() || surface.mention_type() != Organization {
                continue;
            }
            note_unique(&mut initials, initials_of(atoms, &candidates[surface.first]), at);
            for from in 1..surface.words.len().saturating_sub(1) {
                note_unique(&mut endings, key(&surface.words[from..]), at);
            }
        }
        for short in 0..self.list.len() {
            if self.list[short].folded_into.is_some() || self.list[short].entry.is_some() {
                continue;
            }
            let first = &candidates[self.list[short].first];
            let atom = &atoms.atoms[first.first];
            let acronym = self.list[short].words.len() == 1 && atom.shape == Shape::Upper && atom.end - atom.start >= 3;
            let (rule, long) = if acronym {
                (Rule::LongForm, initials.get(atoms.written(first.first)).copied().flatten())
            } else if self.list[short].words.len() > 1 {
                (Rule::ShortForm, endings.get(&key(&self.list[short].words)).copied().flatten())
            } else {
                (Rule::ShortForm, None)
            };
            if let Some(long) = long.filter(|_| scribe.rules.has(rule)) {
                self.fold(short, long, rule);
            }
        }
    }
}

fn note_unique<K: std::hash::Hash + Eq, S: std::hash::BuildHasher>(
    map: &mut HashMap<K, Option<usize>, S>,
    key: K,
    at: usize,
) {
    map.entry(key).and_modify(|slot| *slot = slot.filter(|&other| other == at)).or_insert(Some(at));
}

/// The initials of the words that count in a name: "Collective Northern Union" is "CNU".
fn initials_of(atoms: &Atoms<'_>, candidate: &Candidate) -> String {
    let words = atoms.atoms[candidate.first..candidate.end].iter().filter(|a| a.is_capital());
    words.filter_map(|a| atoms.text[a.start as usize..].chars().next()).collect()
}
