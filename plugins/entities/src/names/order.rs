//! Given and family name the other way round.

use std::collections::{HashMap, HashSet};

use briefer_plugin::MentionType::Person;

use super::Joiner;
use crate::evidence::Rule;

impl Joiner<'_> {
    /// "Karimova Ana" is "Ana Karimova", unless both words serve as given names: "Omar Hassan", "Hassan Omar".
    pub(super) fn join_reversed(&mut self) {
        let mut pairs: HashMap<(&str, &str), usize> = HashMap::new();
        let mut firsts: HashMap<&str, HashSet<&str>> = HashMap::new();
        let mut both = Vec::new();
        for (at, name) in self.of_kind(Person).filter(|(_, name)| !name.known) {
            let Some(parts) = name.parts else { continue };
            let Some((first, last)) = parts.ends() else { continue };
            if first.initial || first.key == last.key {
                continue;
            }
            firsts.entry(first.key).or_default().insert(last.key);
            if parts.len() == 2 {
                pairs.entry((first.key, last.key)).or_insert(at);
                both.push((at, first.key, last.key));
            }
        }
        // Whether a word is the given name of somebody else too.
        let serves =
            |word: &str, but: &str| firsts.get(word).is_some_and(|lasts| lasts.len() > 1 || !lasts.contains(but));
        for (at, first, last) in both {
            let Some(&other) = pairs.get(&(last, first)) else { continue };
            let given = self.names[at].given;
            if given == (true, true) || serves(first, last) && serves(last, first) {
                continue;
            }
            // The one that opens with the given name is the usual order; else the one mentioned more.
            let usual = (!given.1, given.0, self.names[at].count, usize::MAX - at);
            let theirs = self.names[other].given;
            let reversed = (!theirs.1, theirs.0, self.names[other].count, usize::MAX - other);
            if usual < reversed {
                self.join(at, other, Rule::NameOrder, "given and family name the other way round");
            }
        }
    }
}
