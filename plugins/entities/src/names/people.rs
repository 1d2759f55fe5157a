//! Full names of one person: with and without middle names and initials.

use std::collections::{BTreeMap, HashMap, HashSet};

use briefer_plugin::MentionType::Person;

use super::parts::{Part, Parts};
use super::{Joiner, Only, OnlyOnes};
use crate::evidence::Rule;
use crate::lexicon::WordHasher;

/// Full names that begin and end alike, by what stands between.
#[derive(Default)]
struct Bucket {
    /// Nothing does.
    bare: Vec<usize>,
    /// By the first letters of the middle names.
    classes: BTreeMap<String, Class>,
}

/// Names whose middle names begin alike.
#[derive(Default)]
struct Class {
    full: Only,
    initials: Vec<usize>,
}

impl<'n> Joiner<'n> {
    /// "Ana M. Karimova" is "Ana Karimova", unless "Ana B. Karimova" is named too.
    pub(super) fn join_full_names(&mut self) {
        let named = self.of_kind(Person).filter_map(|(at, name)| Some((at, name.parts?)));
        let people: Vec<(usize, Parts<'n>)> = named.filter(|(_, parts)| parts.len() > 1).collect();
        self.join_middles(&people);
        self.join_first_initials(&people);
        self.join_longer(&people);
        self.join_juniors(&people);
    }

    /// "Tolm Jr." is the only "Peter Tolm Jr.".
    fn join_juniors(&mut self, people: &[(usize, Parts<'n>)]) {
        let mut juniors = OnlyOnes::new();
        for (at, parts) in people {
            if let Some((_, last)) = parts.ends().filter(|(_, last)| last.key.contains(' ')) {
                juniors.note(last.key, self.root(*at));
            }
        }
        if juniors.is_empty() {
            return;
        }
        for (at, parts) in people {
            if let Some((name, suffix)) = parts.ends().filter(|_| parts.len() == 2)
                && matches!(suffix.key, "jr" | "sr")
                && let Some(into) = juniors.get(format!("{} {}", name.key, suffix.key).as_str()).one()
            {
                self.join(*at, into, Rule::FullName, "the only one of that name who is called so");
            }
        }
    }

    fn join_middles(&mut self, people: &[(usize, Parts<'n>)]) {
        let key = |parts: Parts<'n>| {
            let ends = parts.ends().filter(|(first, _)| !first.initial);
            ends.map(|(first, last)| (first.key, last.key))
        };
        let full: HashSet<(&str, &str), WordHasher> =
            people.iter().filter(|(_, parts)| parts.len() > 2).filter_map(|(_, parts)| key(*parts)).collect();
        if full.is_empty() {
            return;
        }
        let mut buckets: HashMap<(&str, &str), Bucket, WordHasher> = HashMap::default();
        let mut order = Vec::new();
        for (at, parts) in people {
            let Some(key) = key(*parts).filter(|key| full.contains(key)) else { continue };
            let bucket = buckets.entry(key).or_insert_with(|| {
                order.push(key);
                Bucket::default()
            });
            if parts.len() == 2 {
                bucket.bare.push(*at);
                continue;
            }
            let letters: String = parts.middles().filter_map(|part| part.key.chars().next()).collect();
            let class = bucket.classes.entry(letters).or_default();
            if parts.middles().any(|part| part.initial) {
                class.initials.push(*at);
            } else {
                class.full.note(self.root(*at));
            }
        }
        for key in order {
            if let Some(bucket) = buckets.remove(&key) {
                self.join_bucket(&bucket);
            }
        }
    }

    fn join_bucket(&mut self, bucket: &Bucket) {
        let mut fullest = Only::None;
        for class in bucket.classes.values() {
            let into =
                class.full.one().or_else(|| class.initials.first().copied().filter(|_| class.full == Only::None));
            match into {
                Some(into) => {
                    for &short in &class.initials {
                        self.join(short, into, Rule::FullName, "its middle initial");
                    }
                    fullest.note(self.root(into));
                }
                None => fullest = Only::Many,
            }
        }
        if let Some(full) = fullest.one() {
            for &bare in &bucket.bare {
                self.join(bare, full, Rule::FullName, "the only one with a middle name");
                let root = self.root(full);
                self.shortened[root] = true;
            }
        }
    }

    /// "A. Karimova" is the only full name with that first letter and last name.
    fn join_first_initials(&mut self, people: &[(usize, Parts<'n>)]) {
        let is_initial = |parts: Parts<'n>| parts.ends().is_some_and(|(first, _)| first.initial);
        if !people.iter().any(|(_, parts)| is_initial(*parts)) {
            return;
        }
        let mut full = OnlyOnes::new();
        let letter = |part: Part<'n>| part.key.chars().next();
        for (at, parts) in people {
            if let Some((first, last)) = parts.ends().filter(|(first, _)| !first.initial) {
                full.note((letter(first), last.key), self.root(*at));
            }
        }
        for (at, parts) in people {
            if let Some((first, last)) = parts.ends().filter(|(first, _)| first.initial)
                && let Some(into) = full.get(&(letter(first), last.key)).one()
            {
                self.join(*at, into, Rule::FullName, "the only one with its first letter");
            }
        }
    }

    /// "Luis Tolmo" is "Luis Tolmo Vera", "Tolmo Vera" is too; not "Ana Tolmo Vera" and "Luis Tolmo Vera".
    fn join_longer(&mut self, people: &[(usize, Parts<'n>)]) {
        if people.iter().all(|(_, parts)| parts.len() < 3) {
            return;
        }
        let mut openings = OnlyOnes::new();
        let mut endings = OnlyOnes::new();
        for (at, parts) in people.iter().filter(|(_, parts)| parts.len() > 2) {
            let (mut front, mut back) = (parts.list(), parts.list().rev());
            if let (Some(first), Some(second), Some(last), Some(before)) =
                (front.next(), front.next(), back.next(), back.next())
            {
                openings.note((first.key, second.key), self.root(*at));
                endings.note((before.key, last.key), self.root(*at));
            }
        }
        for (at, parts) in people.iter().filter(|(_, parts)| parts.len() == 2) {
            let Some((first, last)) = parts.ends() else { continue };
            if first.initial || last.initial || self.joins[*at].is_some() {
                continue;
            }
            let key = (first.key, last.key);
            if let Some(into) = openings.get(&key).one().filter(|&into| !self.shortened[self.root(into)]) {
                self.join(*at, into, Rule::FullName, "the only longer name that begins so");
            } else if !self.names[*at].given.0
                && let Some(into) = endings.get(&key).one()
            {
                self.join(*at, into, Rule::FullName, "the only longer name that ends so");
            }
        }
    }
}
