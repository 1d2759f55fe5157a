//! Full names of one person: with and without middle names and initials.

use std::collections::{BTreeMap, HashMap};

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

impl Joiner<'_> {
    /// "Ana M. Karimova" is "Ana Karimova", unless "Ana B. Karimova" is named too.
    pub(super) fn join_full_names(&mut self) {
        let parts = std::mem::take(&mut self.parts).into_iter().enumerate();
        let people: Vec<(usize, Parts)> =
            parts.filter_map(|(at, parts)| Some((at, parts.filter(|parts| parts.list.len() > 1)?))).collect();
        self.join_middles(&people);
        self.join_first_initials(&people);
        self.join_longer(&people);
        self.join_juniors(&people);
    }

    /// "Tolm Jr." is the only "Peter Tolm Jr.".
    fn join_juniors(&mut self, people: &[(usize, Parts)]) {
        let mut juniors = OnlyOnes::new();
        for (at, parts) in people {
            if let Some((_, last)) = parts.ends().filter(|(_, last)| last.key.contains(' ')) {
                juniors.note(last.key.as_str(), self.root(*at));
            }
        }
        for (at, parts) in people {
            if let [name, suffix] = parts.list.as_slice()
                && matches!(suffix.key.as_str(), "jr" | "sr")
                && let Some(into) = juniors.get(format!("{} {}", name.key, suffix.key).as_str()).one()
            {
                self.join(*at, into, Rule::FullName, "the only one of that name who is called so");
            }
        }
    }

    fn join_middles(&mut self, people: &[(usize, Parts)]) {
        if people.iter().all(|(_, parts)| parts.middles().is_empty()) {
            return;
        }
        let mut buckets: HashMap<(&str, &str), Bucket, WordHasher> = HashMap::default();
        let mut order = Vec::new();
        for (at, parts) in people {
            let Some((first, last)) = parts.ends().filter(|(first, _)| !first.initial) else { continue };
            let key = (first.key.as_str(), last.key.as_str());
            let bucket = buckets.entry(key).or_insert_with(|| {
                order.push(key);
                Bucket::default()
            });
            let middles = parts.middles();
            if middles.is_empty() {
                bucket.bare.push(*at);
                continue;
            }
            let letters: String = middles.iter().filter_map(|part| part.key.chars().next()).collect();
            let class = bucket.classes.entry(letters).or_default();
            if middles.iter().any(|part| part.initial) {
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
    fn join_first_initials(&mut self, people: &[(usize, Parts)]) {
        if !people.iter().any(|(_, parts)| parts.list[0].initial) {
            return;
        }
        let mut full = OnlyOnes::new();
        let letter = |part: &Part| part.key.chars().next();
        for (at, parts) in people {
            if let Some((first, last)) = parts.ends().filter(|(first, _)| !first.initial) {
                full.note((letter(first), last.key.as_str()), self.root(*at));
            }
        }
        for (at, parts) in people {
            if let Some((first, last)) = parts.ends().filter(|(first, _)| first.initial)
                && let Some(into) = full.get(&(letter(first), last.key.as_str())).one()
            {
                self.join(*at, into, Rule::FullName, "the only one with its first letter");
            }
        }
    }

    /// "Luis Tolmo" is "Luis Tolmo Vera", "Tolmo Vera" is too; not "Ana Tolmo Vera" and "Luis Tolmo Vera".
    fn join_longer(&mut self, people: &[(usize, Parts)]) {
        if people.iter().all(|(_, parts)| parts.list.len() < 3) {
            return;
        }
        let mut openings = OnlyOnes::new();
        let mut endings = OnlyOnes::new();
        for (at, parts) in people {
            let list = parts.list.as_slice();
            if let ([first, second, _, ..], [.., before, last]) = (list, list) {
                openings.note((first.key.as_str(), second.key.as_str()), self.root(*at));
                endings.note((before.key.as_str(), last.key.as_str()), self.root(*at));
            }
        }
        for (at, parts) in people {
            let [first, last] = parts.list.as_slice() else { continue };
            if first.initial || last.initial || self.joins[*at].is_some() {
                continue;
            }
            let key = (first.key.as_str(), last.key.as_str());
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
