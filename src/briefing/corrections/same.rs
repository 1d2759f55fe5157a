//! Names of one entity that nothing in the text links.

use std::collections::{BTreeMap, BTreeSet};

use briefer_plugin::fold;
use serde_json::Value;

use super::Use;
use crate::briefing::links::LinkTable;
use crate::briefing::record::Record;
use crate::config::{Change, Correction};
use crate::plugin::Hosted;

/// Which names are shown by another one.
#[derive(Clone, Debug, Default)]
pub struct SameNames {
    /// By folded name, the position of its group.
    groups: BTreeMap<String, usize>,
    /// By group, its names, the one that is shown first.
    names: Vec<Vec<String>>,
    /// By folded name, the corrections that name it.
    of: BTreeMap<String, Vec<usize>>,
}

impl SameNames {
    /// The names that corrections say are one.
    pub fn of(corrections: &[Correction]) -> Self {
        let lists = corrections.iter().enumerate().filter_map(|(at, correction)| match &correction.change {
            Change::SameAs(names) => Some((at, names.as_slice())),
            _ => None,
        });
        SameNames::of_lists(lists)
    }

    /// Lists that share a name are one list, shown by the first name of the first.
    fn of_lists<'a>(lists: impl Iterator<Item = (usize, &'a [String])>) -> Self {
        let mut same = SameNames::default();
        for (at, names) in lists {
            let folded: Vec<String> = names.iter().map(|name| fold(name)).collect();
            let met: BTreeSet<usize> = folded.iter().filter_map(|name| same.groups.get(name)).copied().collect();
            let group = met.first().copied().unwrap_or(same.names.len());
            if met.is_empty() {
                same.names.push(Vec::new());
            }
            for &other in met.iter().skip(1) {
                let others = std::mem::take(&mut same.names[other]);
                same.names[group].extend(others);
            }
            same.names[group].extend(names.iter().cloned());
            if met.len() > 1 {
                same.groups.values_mut().filter(|other| met.contains(other)).for_each(|other| *other = group);
            }
            for name in folded {
                same.of.entry(name.clone()).or_default().push(at);
                same.groups.insert(name, group);
            }
        }
        same
    }

    pub(super) fn is_empty(&self) -> bool {
        self.groups.is_empty()
    }

    /// The name that is shown for an entity, where a correction speaks of it.
    pub(in crate::briefing) fn shown(&self, name: &str) -> Option<&str> {
        self.alike(name).first().map(String::as_str)
    }

    /// All names of an entity that a correction speaks of, the one that is shown first; none of any other.
    pub fn alike(&self, name: &str) -> &[String] {
        if self.is_empty() {
            return &[];
        }
        self.groups.get(&fold(name)).and_then(|group| self.names.get(*group)).map_or(&[], Vec::as_slice)
    }

    /// Counts the attributes that come to bear another name.
    pub(super) fn count(&self, links: &LinkTable, records: &[&Record], plugins: &[Hosted], uses: &mut [Use]) {
        for record in records {
            for observation in &record.observations {
                let spec = &plugins[observation.plugin].manifest().provides[observation.kind];
                let attributes = observation.annotation.attributes();
                for value in spec.refers.keys().filter_map(|name| attributes.get(name).and_then(Value::as_str)) {
                    let name = links.linked(&record.id, value).unwrap_or(value);
                    let Some(shown) = self.shown(name) else { continue };
                    let name = fold(name);
                    let changed = name != fold(shown);
                    for &at in self.of.get(&name).into_iter().flatten() {
                        uses[at].is_known |= changed;
                        uses[at].count(usize::from(changed), &record.id, &record.title);
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn same(lists: &[&[&str]]) -> SameNames {
        let lists: Vec<Vec<String>> =
            lists.iter().map(|names| names.iter().map(|&name| name.to_owned()).collect()).collect();
        SameNames::of_lists(lists.iter().map(Vec::as_slice).enumerate())
    }

    #[test]
    fn the_first_name_is_shown_for_the_others() {
        let names = same(&[&["Harun Front", "HF", "The Front of Harun"], &["Karsa", "Qarsa"]]);
        assert_eq!(names.shown("hf"), Some("Harun Front"));
        assert_eq!(names.shown("Front of Harun"), Some("Harun Front"));
        assert_eq!(names.shown("Qarsa"), Some("Karsa"));
        for other in ["Harun", "HFX", "Qarsa camp", ""] {
            assert_eq!(names.shown(other), None, "{other}");
        }
    }

    #[test]
    fn lists_that_share_a_name_are_one() {
        for lists in
            [&[&["A", "B"][..], &["C", "B"]][..], &[&["A", "B"], &["B", "C"]], &[&["A", "B"], &["C", "D"], &["D", "B"]]]
        {
            let names = same(lists);
            for name in ["A", "B", "C"] {
                assert_eq!(names.shown(name), Some("A"), "{lists:?}");
            }
        }
        assert_eq!(same(&[&["A", "B"], &["B", "A"]]).shown("B"), Some("A"));
    }
}
