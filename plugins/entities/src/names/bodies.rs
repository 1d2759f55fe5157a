//! Short forms of the names of bodies, and acronyms.

use briefer_plugin::MentionType::Organization;

use super::{Joiner, Name, OnlyOnes};
use crate::evidence::Rule;

impl<'n> Joiner<'n> {
    /// Acronyms of bodies named in full, and names that are part of only one longer name.
    ///
    /// `shorter`: whether any end of a longer name may stand for it. Across documents it may not: the Interior Ministry
    /// of one document is not that of another.
    pub(super) fn join_bodies(&mut self, shorter: bool) {
        self.join_acronyms();
        self.join_without_middle();
        if shorter {
            self.join_openings();
            self.join_endings();
        }
    }

    fn join_acronyms(&mut self) {
        if !self.of_kind(Organization).any(|(_, name)| name.acronym && !name.known) {
            return;
        }
        let mut initials = OnlyOnes::new();
        for (at, name) in self.of_kind(Organization).filter(|(_, name)| name.folded.contains(' ')) {
            for letters in initials_of(&name.folded) {
                initials.note(letters, self.root(at));
            }
        }
        for (at, name) in self.of_kind(Organization).filter(|(_, name)| name.acronym && !name.known) {
            let letters: String = name.folded.chars().filter(|&c| c != '.').collect();
            if let Some(long) = initials.get(&letters).one() {
                self.join(at, long, Rule::LongForm, "the only name with these initials");
            }
        }
    }

    /// "Northern Front" of "Northern Liberation Front".
    fn join_without_middle(&mut self) {
        let mut outer = OnlyOnes::new();
        for (at, name) in self.of_kind(Organization) {
            let mut words = name.folded.split(' ');
            if let (Some(first), Some(middle), Some(last), None) =
                (words.next(), words.next(), words.next(), words.next())
                && !is_small(middle)
            {
                outer.note((first, last), self.root(at));
            }
        }
        for (at, name) in self.of_kind(Organization).filter(|(_, name)| !name.known) {
            if let Some((first, last)) = name.folded.split_once(' ')
                && let Some(long) = outer.get(&(first, last)).one()
            {
                self.join(at, long, Rule::ShortForm, "the only longer name that begins and ends so");
            }
        }
    }

    /// "Monitoring Team" of "Sanctions Monitoring Team", "Interior Ministry" of "Karsan Interior Ministry".
    fn join_endings(&mut self) {
        // What "of" leads to is something else: "Agreement of the Velm Project".
        let small = |name: &str, space: usize| name[..space].rsplit(' ').next().is_some_and(is_small);
        let ends = |name: &'n str| {
            let spaces = name.match_indices(' ').map(|(space, _)| space);
            spaces.filter(|&space| !small(name, space)).map(|space| &name[space + 1..]).collect()
        };
        self.join_shorter(ends, "the only longer name that ends so");
    }

    /// "Tolm Foundation" of "Tolm Foundation for the Arts".
    fn join_openings(&mut self) {
        let small = |rest: &str| ["of ", "for ", "in ", "on "].iter().any(|small| rest.starts_with(small));
        let opens = |name: &'n str| {
            let spaces = name.match_indices(' ').map(|(space, _)| space);
            spaces.filter(|&space| small(&name[space + 1..])).map(|space| &name[..space]).collect()
        };
        self.join_shorter(opens, "the only longer name that begins so");
    }

    /// Joins names into the only longer one that they are a part of. The longest come first, so that of a name and a
    /// longer one that are known to be one, a short form sees one.
    fn join_shorter(&mut self, parts: impl Fn(&'n str) -> Vec<&'n str>, note: &'static str) {
        let mut longer: OnlyOnes<&str> = OnlyOnes::new();
        let mut names: Vec<(usize, &Name)> = self.of_kind(Organization).filter(|(_, name)| !name.acronym).collect();
        names.sort_by_key(|(at, name)| (usize::MAX - name.folded.len(), *at));
        for (at, name) in names {
            let short = !name.known && (name.bare || name.folded.contains(' '));
            if let Some(long) = longer.get(name.folded.as_str()).one().filter(|_| short) {
                self.join(at, long, Rule::ShortForm, note);
            }
            for part in parts(&name.folded) {
                longer.note(part, self.root(at));
            }
        }
    }
}

fn is_small(word: &str) -> bool {
    matches!(word, "of" | "the" | "and" | "for" | "on" | "in" | "to" | "&" | "de" | "la" | "du" | "des")
}

/// The acronyms a name may have: with and without its small words, with and without what follows a hyphen or an article.
pub(crate) fn initials_of(folded: &str) -> Vec<String> {
    let first = |word: &str| word.chars().find(|c| c.is_alphanumeric());
    let words = || folded.split(' ').filter(|word| *word != "&" && !word.starts_with('\''));
    let plain = || words().filter(|word| !is_small(word));
    let bare = |word: &'_ str| {
        word.strip_prefix("al-").or_else(|| word.strip_prefix("el-")).map(first).unwrap_or_else(|| first(word))
    };
    let mut all = vec![
        plain().filter_map(first).collect::<String>(),
        words().filter(|word| *word != "the").filter_map(first).collect(),
        plain().flat_map(|word| word.split('-')).filter_map(first).collect(),
        plain().filter_map(bare).collect(),
    ];
    all.sort();
    all.dedup();
    all.retain(|letters| letters.chars().count() > 1);
    all
}
