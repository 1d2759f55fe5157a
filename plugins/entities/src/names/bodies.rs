//! Short forms of the names of bodies, and acronyms.

use std::collections::BTreeSet;

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
        self.join_shorter(|name| short_forms(name, shorter));
    }

    fn join_acronyms(&mut self) {
        if !self.of_kind(Organization).any(|(_, name)| name.acronym && !name.known) {
            return;
        }
        let mut initials = OnlyOnes::new();
        for (at, name) in self.of_kind(Organization).filter(|(_, name)| name.folded.contains(' ')) {
            for letters in initials_of(name.folded) {
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

    /// Joins names into the only longer one that they are a short form of. The longest come first, so that of a name and a
    /// longer one that are known to be one, a short form sees one.
    fn join_shorter(&mut self, short_forms: impl Fn(&'n str) -> Vec<ShortForm<'n>>) {
        let mut longer: OnlyOnes<ShortForm<'_>> = OnlyOnes::new();
        let mut names: Vec<(usize, &Name<'_>)> = self.of_kind(Organization).filter(|(_, name)| !name.acronym).collect();
        names.sort_by_key(|(at, name)| (usize::MAX - name.folded.len(), *at));
        for (at, name) in names {
            let short = !name.known && (name.bare || name.folded.contains(' '));
            let whole = ShortForm::End(name.folded);
            let ends = name.folded.split_once(' ').map(|(first, last)| ShortForm::Ends(first, last));
            let found = longer.get(&whole).or(ends.map(|ends| longer.get(&ends)).unwrap_or_default());
            if let Some(long) = found.one().filter(|_| short) {
                self.join(at, long, Rule::ShortForm, "the only longer name that it is a part of");
            }
            for form in short_forms(name.folded) {
                longer.note(form, self.root(at));
            }
        }
    }
}

/// What a longer name may be called for short.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum ShortForm<'n> {
    /// Its beginning or its end.
    End(&'n str),
    /// Its first word and its last.
    Ends(&'n str, &'n str),
}

/// "Northern Front" for "Northern Liberation Front"; with `ends` also "Monitoring Team" for "Sanctions Monitoring Team",
/// "Tolm Foundation" for "Tolm Foundation for the Arts".
fn short_forms(name: &str, ends: bool) -> Vec<ShortForm<'_>> {
    let mut forms = Vec::new();
    let mut words = name.split(' ');
    if let (Some(first), Some(middle), Some(last), None) = (words.next(), words.next(), words.next(), words.next())
        && !is_small(middle)
    {
        forms.push(ShortForm::Ends(first, last));
    }
    for (space, _) in name.match_indices(' ').filter(|_| ends) {
        let (front, back) = (&name[..space], &name[space + 1..]);
        // What "of" leads to is something else: "Agreement of the Velm Project".
        if !front.rsplit(' ').next().is_some_and(is_small) {
            forms.push(ShortForm::End(back));
        }
        if ["of ", "for ", "in ", "on "].iter().any(|small| back.starts_with(small)) {
            forms.push(ShortForm::End(front));
        }
    }
    forms
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
