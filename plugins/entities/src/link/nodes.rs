//! The names of a corpus, each with all that its mentions say.

use std::collections::{BTreeMap, BTreeSet};

use briefer_plugin::MentionType::Person;
use briefer_plugin::{Gender, LinkMention, MentionType, fold};

use super::namesakes;
use crate::evidence::Rules;
use crate::lexicon::{
    Lexicon,
    classes::{self, Classes},
    fold_word,
};
use crate::names::{Name, Parts, People};

/// One name as it may stand for something corpus-wide.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Key {
    /// The name, folded.
    pub(super) name: String,
    pub(super) kind: MentionType,
    /// What tells it from others of one name; empty where nothing does.
    pub(super) namesake: String,
}

/// What all mentions of a name say.
#[derive(Debug)]
pub(super) struct Node {
    pub(super) key: Key,
    /// How often each spelling of the name was mentioned.
    pub(super) spellings: BTreeMap<String, usize>,
    /// How often each gender was shown.
    pub(super) genders: [usize; 2],
    pub(super) nationalities: BTreeSet<String>,
    pub(super) roles: BTreeSet<String>,
}

/// All of them, by key, and which one each entity of each document bears.
pub(super) struct Nodes<'m> {
    pub(super) list: Vec<Node>,
    pub(super) members: BTreeMap<(&'m str, &'m str), usize>,
}

impl<'m> Nodes<'m> {
    /// The names of people, taken apart.
    pub(super) fn people(&self) -> People {
        People::of(self.list.iter().map(|node| (node.key.kind == Person).then_some(node.key.name.as_str())))
    }

    pub(super) fn gather(mentions: &'m [LinkMention], lexicon: &Lexicon, rules: Rules) -> Self {
        let mut keys: BTreeMap<(&str, &str), Key> = BTreeMap::new();
        for mention in mentions {
            let attributes = &mention.attributes;
            let key = Key { name: fold(&attributes.name), kind: attributes.mention_type, namesake: String::new() };
            // The smaller one where a plugin gave one entity two names.
            let member = keys.entry((&mention.document, &mention.entity)).or_insert_with(|| key.clone());
            if key < *member {
                *member = key;
            }
        }
        namesakes::tell_apart(&mut keys, mentions, lexicon, rules);
        let mut by_key: BTreeMap<Key, Node> = BTreeMap::new();
        for mention in mentions {
            let key = &keys[&(&*mention.document, &*mention.entity)];
            let node = by_key.entry(key.clone()).or_insert_with(|| Node::new(key.clone()));
            node.note(mention, lexicon);
        }
        let numbers: BTreeMap<Key, usize> = by_key.keys().cloned().enumerate().map(|(at, key)| (key, at)).collect();
        let members = keys.into_iter().map(|(member, key)| (member, numbers[&key])).collect();
        Nodes { list: by_key.into_values().collect(), members }
    }
}

impl Node {
    fn new(key: Key) -> Self {
        Node {
            key,
            spellings: BTreeMap::new(),
            genders: [0; 2],
            nationalities: BTreeSet::new(),
            roles: BTreeSet::new(),
        }
    }

    fn note(&mut self, mention: &LinkMention, lexicon: &Lexicon) {
        let attributes = &mention.attributes;
        *self.spellings.entry(attributes.name.clone()).or_default() += 1;
        match attributes.gender {
            Some(Gender::Male) => self.genders[0] += 1,
            Some(Gender::Female) => self.genders[1] += 1,
            _ => {}
        }
        self.nationalities.extend(attributes.nationality.as_deref().map(|words| nation(words, lexicon)));
        self.roles.extend(attributes.role.as_deref().map(fold));
    }

    /// How often it is mentioned.
    pub(super) fn count(&self) -> usize {
        self.spellings.values().sum()
    }

    /// Its spelling most mentioned, of equals the first in the alphabet.
    pub(super) fn usual_spelling(&self) -> &str {
        let most = self.spellings.iter().max_by(|a, b| a.1.cmp(b.1).then_with(|| b.0.cmp(a.0)));
        most.map_or(&*self.key.name, |(spelling, _)| spelling)
    }

    /// The gender, where all documents agree.
    pub(super) fn gender(&self) -> Option<Gender> {
        match self.genders {
            [_, 0] if self.genders[0] > 0 => Some(Gender::Male),
            [0, _] if self.genders[1] > 0 => Some(Gender::Female),
            _ => None,
        }
    }

    /// The name with what the lexicon says about its words. `parts`: those of a person's name.
    pub(super) fn name<'n>(&'n self, parts: Option<Parts<'n>>, lexicon: &Lexicon) -> Name<'n> {
        let folded = self.key.name.as_str();
        let first = classes_of(folded.split(' ').next().unwrap_or_default(), lexicon);
        let last = classes_of(folded.rsplit(' ').next().unwrap_or_default(), lexicon);
        Name {
            kind: self.key.kind,
            count: self.count(),
            gender: self.gender(),
            acronym: !folded.contains(' ') && self.spellings.keys().all(|name| is_acronym(name)),
            known: knows(lexicon, folded, self.key.kind),
            bare: false,
            given: (first.any(classes::GIVEN), last.any(classes::GIVEN)),
            folded,
            parts,
        }
    }
}

/// What the lexicon says about a word.
pub(super) fn classes_of(word: &str, lexicon: &Lexicon) -> Classes {
    let mut bare = String::new();
    fold_word(word, &mut bare);
    lexicon.id(&bare).map(|id| lexicon.classes(id)).unwrap_or_default()
}

/// "CNU", "C.N.U.": two capitals or more and nothing else but dots.
fn is_acronym(name: &str) -> bool {
    let capitals = name.chars().filter(|c| c.is_uppercase()).count();
    capitals >= 2 && name.chars().all(|c| c.is_uppercase() || c == '.')
}

/// Whether the lexicon has a name, with that type.
fn knows(lexicon: &Lexicon, folded: &str, kind: MentionType) -> bool {
    let words: Vec<&str> = folded.split(' ').collect();
    let mut bare = String::new();
    let mut ids = Vec::with_capacity(words.len());
    for word in &words {
        fold_word(word, &mut bare);
        let Some(id) = lexicon.id(&bare) else { return false };
        ids.push(id);
    }
    let found = lexicon.longest(ids.iter().copied(), |at| words[at]);
    found.is_some_and(|found| found.words == words.len() && lexicon.entry(found.entry).mention_type == kind)
}

/// The country of a nationality: "American" and "U.S." are one.
pub(super) fn nation(words: &str, lexicon: &Lexicon) -> String {
    let mut bare = String::new();
    fold_word(words, &mut bare);
    let found = lexicon.id(&bare).and_then(|id| lexicon.longest(std::iter::once(id), |_| words));
    match found.map(|found| found.entry) {
        Some(people) => lexicon.name(lexicon.entry(people).people_of.unwrap_or(people)).to_owned(),
        None => bare,
    }
}
