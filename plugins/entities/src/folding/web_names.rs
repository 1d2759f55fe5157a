//! A body's name on the web and its bare name: "Velmpost.com" and "Velmpost".

use std::collections::{HashMap, HashSet};

use briefer_plugin::MentionType::Organization;

use crate::atoms::Atoms;
use crate::evidence::{Rule, Scribe};
use crate::lexicon::{WordHasher, WordId};
use crate::names::bare_web_name;
use crate::surfaces::{Surface, Surfaces};

impl Surfaces {
    /// Lets a name on the web vote with the bare one, unless that is a person's or something else that is known.
    pub(crate) fn fold_web_names(&mut self, atoms: &Atoms<'_>, scribe: Scribe) {
        if !scribe.rules.has(Rule::Spelling) {
            return;
        }
        let written = |surface: &Surface| atoms.written(surface.words.start);
        let word = |at: usize| atoms.atoms[at].word;
        let single = |surface: &&Surface| surface.words.len() == 1;
        let mut web: HashMap<&str, usize> = HashMap::new();
        for (at, surface) in self.list.iter().enumerate().filter(|(_, surface)| single(surface)) {
            if let Some(bare) = bare_web_name(written(surface)) {
                web.entry(bare).or_insert(at);
            }
        }
        if web.is_empty() {
            return;
        }
        let several = self.list.iter().filter(|surface| !single(surface));
        let ends = several.flat_map(|surface| [word(surface.words.start), word(surface.words.end - 1)]);
        let ends: HashSet<WordId, WordHasher> = ends.collect();
        for at in 0..self.list.len() {
            let surface = &self.list[at];
            let body = surface.entry.is_none() || surface.mention_type() == Organization;
            if surface.words.len() == 1
                && body
                && !ends.contains(&word(surface.words.start))
                && let Some(&web) = web.get(written(surface))
            {
                self.fold(web, at, Rule::Spelling, "its name on the web");
            }
        }
    }
}
