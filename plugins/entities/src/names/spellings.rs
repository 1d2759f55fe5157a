//! One name in several spellings.

use std::collections::HashMap;

use briefer_plugin::MentionType::{self, Group, Organization, Person};

use super::parts::Parts;
use super::{Joiner, Name};
use crate::evidence::Rule;
use crate::lexicon::WordHasher;

/// Shorter names of one word are too much alike.
const SHORTEST_ALONE: usize = 5;

impl Joiner<'_> {
    /// Names that differ by hyphens, articles, transliteration, British and American spelling, a plural alone.
    pub(super) fn join_spellings(&mut self) {
        let mut usual: HashMap<(MentionType, &str), usize, WordHasher> =
            HashMap::with_capacity_and_hasher(self.names.len(), WordHasher);
        let named = self.names.iter().zip(&self.parts);
        let keys: Vec<Option<String>> = named.map(|(name, parts)| spelling_key(name, parts.as_ref())).collect();
        let keyed = || keys.iter().enumerate().filter_map(|(at, key)| Some((at, key.as_deref()?)));
        for (at, key) in keyed() {
            let slot = usual.entry((self.names[at].kind, key)).or_insert(at);
            if rank(&self.names[at]) > rank(&self.names[*slot]) {
                *slot = at;
            }
        }
        for (at, key) in keyed() {
            let name = &self.names[at];
            let Some(&into) = usual.get(&(name.kind, key)) else { continue };
            let plural = name.kind == Group && name.folded.ends_with('s') != self.names[into].folded.ends_with('s');
            let (rule, note) =
                if plural { (Rule::Plural, "one and many of a people") } else { (Rule::Spelling, "another spelling") };
            self.join(at, into, rule, note);
        }
    }
}

/// The usual one of several spellings: known to the lexicon, then the one most mentioned, then the first.
fn rank(name: &Name) -> (bool, usize) {
    (name.known, name.count)
}

fn stem(folded: &str) -> &str {
    folded.strip_suffix('s').unwrap_or(folded)
}

/// What all spellings of a name share; `None` where a name is too short to say. `parts`: those of a person's full name.
fn spelling_key(name: &Name, parts: Option<&Parts>) -> Option<String> {
    let folded = name.folded.as_str();
    if name.acronym {
        return Some(folded.chars().filter(|&c| c != '.').collect());
    }
    match name.kind {
        Person => match parts {
            Some(parts) => Some(parts.joined()),
            None => (folded.len() >= SHORTEST_ALONE && !name.known).then(|| Parts::of(folded).joined()),
        },
        Group if !folded.contains(' ') => (folded.len() > SHORTEST_ALONE).then(|| squash(stem(folded))),
        Organization => Some(ministry(folded).map_or_else(|| squash(folded), |turned| squash(&turned))),
        _ => Some(squash(folded)),
    }
}

/// A name without blanks, hyphens, apostrophes and dots, in American spelling.
fn squash(folded: &str) -> String {
    let mut key = String::with_capacity(folded.len());
    for word in folded.split([' ', '-']) {
        match word.trim_end_matches(['.', '\'']) {
            "and" | "&" | "the" => {}
            "st" => key.push_str("saint"),
            "el" if !key.is_empty() || folded.starts_with("el-") => key.push_str("al"),
            word => {
                let singular = word.strip_suffix('s').unwrap_or(word);
                let american = american(singular);
                if american.bytes().all(|b| b.is_ascii_alphanumeric()) {
                    key.push_str(american);
                } else {
                    key.extend(american.chars().filter(|c| c.is_alphanumeric()));
                }
                key.push_str(&word[singular.len()..]);
            }
        }
    }
    key
}

/// The American spelling of a word that stands in names of bodies.
fn american(word: &str) -> &str {
    match word {
        "centre" => "center",
        "theatre" => "theater",
        "defence" => "defense",
        "programme" => "program",
        "labour" => "labor",
        "harbour" => "harbor",
        "organisation" => "organization",
        _ => word,
    }
}

/// "interior ministry" for "ministry of (the) interior": which word stands first says nothing here.
fn ministry(folded: &str) -> Option<String> {
    let (head, rest) = folded.split_once(" of ")?;
    let rest = rest.strip_prefix("the ").unwrap_or(rest);
    let plain = !rest.contains(" of ") && !rest.contains(" for ");
    (plain && matches!(head, "ministry" | "department" | "directorate")).then(|| format!("{rest} {head}"))
}
