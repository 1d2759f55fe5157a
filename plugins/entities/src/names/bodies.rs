//! Short forms of the names of bodies, and acronyms.

use std::collections::BTreeSet;
use std::hash::BuildHasher;

use briefer_plugin::MentionType::Organization;

use super::{Joiner, Name, Only, OnlyOnes};
use crate::evidence::Rule;
use crate::lexicon::WordHasher;

impl<'n> Joiner<'n> {
    /// Acronyms of bodies named in full, and names that are part of only one longer name.
    ///
    /// `shorter`: whether any end of a longer name may stand for it. Across documents it may not: the Interior Ministry
    /// of one document is not that of another.
    pub(super) fn join_bodies(&mut self, shorter: bool) {
        self.join_acronyms();
        self.join_shorter(shorter);
    }

    fn join_acronyms(&mut self) {
        let acronyms = || self.of_kind(Organization).filter(|(_, name)| name.acronym && !name.known);
        let letters = |name: &Name<'_>| letters_key(name.folded.chars().filter(|&c| c != '.'));
        let mut long: OnlyOnes<u64> = OnlyOnes::among(acronyms().filter_map(|(_, name)| letters(name)));
        if long.is_empty() {
            return;
        }
        for (at, name) in self.of_kind(Organization).filter(|(_, name)| name.folded.contains(' ')) {
            for initials in initials_of(name.folded).into_iter().flatten() {
                long.note_wanted(initials, self.root(at));
            }
        }
        for (at, name) in acronyms() {
            if let Some(long) = letters(name).and_then(|letters| long.get(&letters).one()) {
                self.join(at, long, Rule::LongForm, "the only name with these initials");
            }
        }
    }

    /// Joins names into the only longer one that they are a short form of. The longest come first, so that of a name and a
    /// longer one that are known to be one, a short form sees one.
    fn join_shorter(&mut self, anywhere: bool) {
        let bodies = self.of_kind(Organization).filter(|(_, name)| !name.acronym);
        let mut bodies: Vec<(usize, &str, [Option<u64>; 2])> =
            bodies.map(|(at, name)| (at, name.folded, keys_as_short(name))).collect();
        let mut longer = OnlyOnes::among(bodies.iter().flat_map(|(_, _, keys)| keys).filter_map(|key| *key));
        if longer.is_empty() {
            return;
        }
        bodies.sort_unstable_by_key(|(at, name, _)| (usize::MAX - name.len(), *at));
        for (at, name, keys) in bodies {
            let found = keys.iter().flatten().fold(Only::None, |found, key| found.or(longer.get(key)));
            if let Some(long) = found.one() {
                self.join(at, long, Rule::ShortForm, "the only longer name that it is a part of");
            }
            short_forms(name, anywhere, |form| longer.note_wanted(form, self.root(at)));
        }
    }
}

/// The keys of a name as the beginning or the end of a longer one, and as the first word of one and its last. None where it
/// stands for itself.
fn keys_as_short(name: &Name<'_>) -> [Option<u64>; 2] {
    let ends = name.folded.split_once(' ');
    if name.known || !name.bare && ends.is_none() {
        return [None; 2];
    }
    [Some(key_of_end(name.folded)), ends.map(|(first, last)| key_of_ends(first, last))]
}

fn key_of_end(end: &str) -> u64 {
    WordHasher.hash_one(end)
}

fn key_of_ends(first: &str, last: &str) -> u64 {
    WordHasher.hash_one((first, last))
}

/// "Northern Front" for "Northern Liberation Front"; with `anywhere` also "Monitoring Team" for "Sanctions Monitoring Team",
/// "Tolm Foundation" for "Tolm Foundation for the Arts". As keys.
fn short_forms(name: &str, anywhere: bool, mut each: impl FnMut(u64)) {
    let mut words = name.split(' ');
    if let (Some(first), Some(middle), Some(last), None) = (words.next(), words.next(), words.next(), words.next())
        && !is_small(middle)
    {
        each(key_of_ends(first, last));
    }
    let mut word = 0;
    for (space, _) in name.match_indices(' ').filter(|_| anywhere) {
        let (front, back) = (&name[..space], &name[space + 1..]);
        // What "of" leads to is something else: "Agreement of the Velm Project".
        if !is_small(&name[word..space]) {
            each(key_of_end(back));
        }
        if ["of ", "for ", "in ", "on "].iter().any(|small| back.starts_with(small)) {
            each(key_of_end(front));
        }
        word = space + 1;
    }
}

/// Whether two names may be wordings of one: all words of the one are in the other, endings aside.
pub(crate) fn is_wording_of(one: &str, other: &str) -> bool {
    let stems = |name: &str| -> BTreeSet<String> {
        let words = name.split([' ', '-']).filter(|word| word.len() > 1 && !is_small(word));
        words.map(|word| word.chars().take(5).collect()).collect()
    };
    let (one, other) = (stems(one), stems(other));
    one.is_subset(&other) || other.is_subset(&one)
}

fn is_small(word: &str) -> bool {
    matches!(word, "of" | "the" | "and" | "for" | "on" | "in" | "to" | "&" | "de" | "la" | "du" | "des")
}

/// "Dawn" of "Dawn.com", the name of a body on the web.
pub(crate) fn bare_web_name(written: &str) -> Option<&str> {
    let bare = [".com", ".org", ".net", ".info"].iter().find_map(|ending| written.strip_suffix(ending))?;
    (bare.len() > 2 && !bare.contains('.')).then_some(bare)
}

/// The acronyms a name may have, as keys: with and without its small words, with and without what follows a hyphen or an
/// article.
pub(crate) fn initials_of(folded: &str) -> [Option<u64>; 4] {
    let first = |word: &str| word.chars().find(|c| c.is_alphanumeric());
    let [mut plain, mut all, mut parts, mut bare] = [Letters::default(); 4];
    for word in folded.split(' ').filter(|word| *word != "&" && !word.starts_with('\'')) {
        let letter = first(word);
        if word != "the" {
            all.extend(letter);
        }
        if is_small(word) {
            continue;
        }
        plain.extend(letter);
        if word.contains('-') {
            let article = word.strip_prefix("al-").or_else(|| word.strip_prefix("el-"));
            parts.extend(word.split('-').filter_map(first));
            bare.extend(article.map_or(letter, first));
        } else {
            parts.extend(letter);
            bare.extend(letter);
        }
    }
    [plain, all, parts, bare].map(Letters::key)
}

/// The key of an acronym's letters; `None` for a single one.
pub(crate) fn letters_key(letters: impl Iterator<Item = char>) -> Option<u64> {
    let mut all = Letters::default();
    all.extend(letters);
    all.key()
}

/// Letters that may be an acronym, as a hash.
#[derive(Clone, Copy, Debug, Default)]
struct Letters {
    hash: u64,
    count: usize,
}

impl Letters {
    fn extend(&mut self, letters: impl IntoIterator<Item = char>) {
        for letter in letters {
            self.hash = (self.hash ^ u64::from(letter)).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(31);
            self.count += 1;
        }
    }

    fn key(self) -> Option<u64> {
        (self.count > 1).then_some(self.hash)
    }
}
