//! Nouns that name no people, so that who holds meetings holds nobody.

use std::sync::LazyLock;

use briefer_plugin::words::table::WordTable;

/// The nouns in the singular; where they come from stands in `lexicon/ORIGINS.md`.
static THINGS: LazyLock<WordTable<()>> = LazyLock::new(|| {
    WordTable::new(include_str!("../lexicon/things.txt").split_ascii_whitespace().map(|word| (word, ())))
});

/// Whether a noun in small letters, singular or plural, names no people.
pub(crate) fn is_thing(noun: &str) -> bool {
    let known = |word: &str| THINGS.get(word).is_some();
    let plural = |ending: &str| noun.strip_suffix(ending).is_some_and(known);
    let in_y = || noun.strip_suffix("ies").is_some_and(|stem| known(&format!("{stem}y")));
    known(noun) || plural("s") || plural("es") || in_y()
}

#[cfg(test)]
mod tests {
    use super::is_thing;

    #[test]
    fn things_are_told_from_people() {
        for thing in ["meeting", "elections", "films", "bills", "sheep", "boxes", "cities"] {
            assert!(is_thing(thing), "{thing}");
        }
        for people in ["villagers", "people", "nuns", "guards", "children", "members", "dead", "families", "crew"] {
            assert!(!is_thing(people), "{people}");
        }
    }
}
