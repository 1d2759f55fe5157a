//! One name in several spellings.

use std::collections::HashMap;
use std::hash::BuildHasher;

use briefer_plugin::MentionType::{Group, Organization, Person};

use super::parts::Parts;
use super::{Joiner, Name};
use crate::evidence::Rule;
use crate::lexicon::WordHasher;

/// Shorter names of one word are too much alike.
const SHORTEST_ALONE: usize = 5;

impl Joiner<'_> {
    /// Names that differ by hyphens, articles, transliteration, British and American spelling, a plural alone.
    pub(super) fn join_spellings(&mut self) {
        let mut usual: HashMap<u64, usize, WordHasher> =
            HashMap::with_capacity_and_hasher(self.names.len(), WordHasher);
        let (mut keyed, mut text, mut same) = (Vec::with_capacity(self.names.len()), String::new(), false);
        for (at, name) in self.names.iter().enumerate() {
            let Some(key) = spelling_key(name, &mut text) else { continue };
            let key = WordHasher.hash_one((name.kind as u8, key));
            keyed.push((at, key));
            usual
                .entry(key)
                .and_modify(|usual| {
                    same = true;
                    if rank(name) > rank(&self.names[*usual]) {
                        *usual = at;
                    }
                })
                .or_insert(at);
        }
        for (at, key) in keyed.into_iter().filter(|_| same) {
            let name = &self.names[at];
            let Some(&into) = usual.get(&key) else { continue };
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

/// What all spellings of a name share; `None` where a name is too short to say. `text`: room to write it in.
fn spelling_key<'k>(name: &Name<'k>, text: &'k mut String) -> Option<&'k str> {
    let folded = name.folded;
    text.clear();
    if name.acronym {
        text.extend(folded.chars().filter(|&c| c != '.'));
        return Some(text);
    }
    match name.kind {
        Person if folded.contains(' ') || folded.len() >= SHORTEST_ALONE && !name.known => {
            return name.parts.map(Parts::joined);
        }
        Person => return None,
        Group if folded.contains(' ') => squash(folded, text),
        Group if folded.len() <= SHORTEST_ALONE => return None,
        Group => squash(stem(folded), text),
        Organization => match ministry(folded) {
            Some(turned) => squash(&turned, text),
            None => squash(folded, text),
        },
        _ => squash(folded, text),
    }
    Some(text)
}

/// Appends a name without blanks, hyphens, apostrophes and dots, in American spelling.
fn squash(folded: &str, key: &mut String) {
    for word in folded.split([' ', '-']) {
        match word.trim_end_matches(['.', '\'']) {
            "and" | "&" | "the" => {}
            "st" => key.push_str("saint"),
            "el" if !key.is_empty() || folded.starts_with("el-") => key.push_str("al"),
            word if word.bytes().all(|b| b.is_ascii_alphanumeric()) => {
                let singular = word.strip_suffix('s').unwrap_or(word);
                match american(singular) {
                    Some(american) => {
                        key.push_str(american);
                        key.push_str(&word[singular.len()..]);
                    }
                    None => key.push_str(word),
                }
            }
            word => key.extend(word.chars().filter(|c| c.is_alphanumeric())),
        }
    }
}

/// The American spelling of a word that stands in names of bodies, where it is another.
fn american(word: &str) -> Option<&'static str> {
    Some(match word {
        "centre" => "center",
        "theatre" => "theater",
        "defence" => "defense",
        "programme" => "program",
        "labour" => "labor",
        "harbour" => "harbor",
        "organisation" => "organization",
        _ => return None,
    })
}

/// "interior ministry" for "ministry of (the) interior": which word stands first says nothing here.
fn ministry(folded: &str) -> Option<String> {
    let (head, rest) = folded.split_once(' ')?;
    let rest = rest.strip_prefix("of ").filter(|_| matches!(head, "ministry" | "department" | "directorate"))?;
    let rest = rest.strip_prefix("the ").unwrap_or(rest);
    let plain = !rest.contains(" of ") && !rest.contains(" for ");
    plain.then(|| format!("{rest} {head}"))
}
