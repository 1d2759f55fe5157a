//! The parts of a person's name.

use super::skeleton::push_skeleton;

/// The parts of a full name: given names, what stands between, the family name.
#[derive(Debug)]
pub(super) struct Parts {
    pub(super) list: Vec<Part>,
}

/// A word with the small words before it, as its skeleton.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Part {
    pub(super) key: String,
    /// Whether only its first letter is given.
    pub(super) initial: bool,
}

/// What belongs to the word after it.
fn is_particle(word: &str) -> bool {
    matches!(
        word,
        "bin"
            | "ibn"
            | "bint"
            | "abu"
            | "abou"
            | "umm"
            | "abd"
            | "abdul"
            | "abdel"
            | "abdal"
            | "ould"
            | "bar"
            | "van"
            | "von"
            | "der"
            | "den"
            | "de"
            | "la"
            | "del"
            | "della"
            | "di"
            | "da"
            | "dos"
            | "das"
            | "du"
            | "le"
            | "ter"
            | "ten"
            | "st"
            | "st."
            | "san"
            | "santa"
    )
}

impl Parts {
    /// Takes a folded name apart.
    pub(super) fn of(folded: &str) -> Parts {
        let mut list: Vec<Part> = Vec::new();
        let mut pending = String::new();
        for (at, word) in folded.split(' ').enumerate() {
            if matches!(word, "al" | "el" | "ul") && at > 0 {
                continue;
            }
            let descent = word == "ben" && at > 0;
            if descent || is_particle(word) {
                push_particle(word, &mut pending);
                continue;
            }
            if is_suffix(word) && pending.is_empty() && list.len() > 1 {
                // A son is not his father: "Tolm Jr." is another last name than "Tolm".
                if let Some(last) = list.last_mut() {
                    last.key.push(' ');
                    last.key.push_str(word.trim_end_matches('.'));
                }
                continue;
            }
            let initial = pending.is_empty() && is_initial(word);
            let mut key = std::mem::take(&mut pending);
            if is_suffix(word) {
                // "Abdal II" is not Abdal I.
                key.push_str(word.trim_end_matches('.'));
            } else {
                push_skeleton(word, &mut key);
            }
            list.push(Part { key, initial });
        }
        if !pending.is_empty() {
            list.push(Part { key: pending, initial: false });
        }
        Parts { list }
    }

    /// The first and the last, where there are several.
    pub(super) fn ends(&self) -> Option<(&Part, &Part)> {
        if let [first, .., last] = self.list.as_slice() { Some((first, last)) } else { None }
    }

    /// What stands between the first and the last.
    pub(super) fn middles(&self) -> &[Part] {
        self.list.get(1..self.list.len().saturating_sub(1)).unwrap_or_default()
    }

    /// All in one word.
    pub(super) fn joined(&self) -> String {
        let mut joined = String::with_capacity(self.list.iter().map(|part| part.key.len()).sum());
        self.list.iter().for_each(|part| joined.push_str(&part.key));
        joined
    }
}

fn push_particle(word: &str, out: &mut String) {
    match word {
        "bin" | "ibn" | "ben" => out.push_str("bn"),
        "abou" => out.push_str("abu"),
        "abdul" | "abdel" | "abdal" => out.push_str("abd"),
        _ => out.push_str(word.trim_end_matches('.')),
    }
}

fn is_suffix(word: &str) -> bool {
    matches!(word, "jr" | "jr." | "sr" | "sr." | "ii" | "iii" | "iv" | "vii" | "viii" | "xii" | "xiii")
}

/// "m.", "j.k.", "m".
fn is_initial(word: &str) -> bool {
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    letters == 1 && word.len() <= 2 || word.contains('.') && (1..=3).contains(&letters)
}

/// Under which keys a person's name is looked up.
#[derive(Debug)]
pub(crate) struct PersonKeys {
    /// The last word, without what stands before it: "masri" of "omar bin al-masri"; but "abutalha" of "abu talha".
    pub(crate) last: String,
    /// The first part, where the name is a full one.
    pub(crate) first: Option<String>,
}

impl PersonKeys {
    /// The keys of a folded name.
    pub(crate) fn of(folded: &str) -> PersonKeys {
        let mut last = String::new();
        if !folded.contains(' ') {
            push_skeleton(folded, &mut last);
            return PersonKeys { last, first: None };
        }
        let mut words = folded.split(' ').rev();
        let word = words.find(|word| !is_suffix(word)).unwrap_or(folded);
        // "Abu Khalid" is not Khalid.
        if let Some(kunya) = words.next().filter(|word| matches!(*word, "abu" | "abou" | "umm")) {
            push_particle(kunya, &mut last);
        }
        push_skeleton(word, &mut last);
        let mut parts = Parts::of(folded);
        let first = (parts.list.len() > 1).then(|| parts.list.swap_remove(0).key);
        PersonKeys { last, first }
    }
}
