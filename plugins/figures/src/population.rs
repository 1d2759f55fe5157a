//! Who is counted, by one name however it is written, so that claims about them meet.

use briefer_plugin::fold;

use crate::atoms::Atoms;
use crate::classes as c;
use crate::measure::Found;
use crate::noun::Noun;
use crate::rule::Rule;

/// Who is counted, in the plural: "one soldier" and "three soldiers" are soldiers, "Syrian citizens" are Syrians.
/// Nobody where the noun does not say: "people", a happening ("deaths", "death toll").
pub(crate) fn of(atoms: &Atoms<'_>, found: &Found, noun: Noun, singular: bool) -> Option<String> {
    if !says_who(atoms, found, &noun) {
        return None;
    }
    let citizens = noun.to == noun.from + 2 && atoms.is_capitalized(noun.from) && atoms.is_any(noun.head, CITIZENS);
    if citizens && let Some(nation) = nation(&fold(atoms.slice(noun.from, noun.from + 1))) {
        return Some(nation);
    }
    let mut words = fold(atoms.slice(noun.from, noun.to));
    if singular && noun.to == noun.head + 1 {
        let head = fold(atoms.slice(noun.head, noun.to));
        words.truncate(words.len().saturating_sub(head.len()));
        words += &plural(&head);
    }
    Some(words)
}

const CITIZENS: &[&str] = &["citizens", "citizen", "nationals", "national"];

/// Whether the noun says who is counted.
fn says_who(atoms: &Atoms<'_>, found: &Found, noun: &Noun) -> bool {
    let happening = found.rule == Rule::Noun && found.span == atoms.span(noun.from, noun.to);
    let toll = noun.rule == Rule::NounBefore && atoms.is_of(noun.head, c::TOLL | c::COUNT_NOUN);
    let generic = noun.head == noun.from && atoms.is_of(noun.head, c::GENERIC);
    let befallen = found.names_event || atoms.is_of(noun.head, c::NOMINAL);
    !(happening && befallen || toll || generic)
}

/// The people of a nation by its adjective: afghans, iraqis, chinese; none where it is no such adjective ("Senior").
fn nation(adjective: &str) -> Option<String> {
    let ends = |endings: &[&str]| endings.iter().any(|ending| adjective.ends_with(ending));
    if ends(&["an", "i"]) {
        Some(format!("{adjective}s"))
    } else if ends(&["ese", "ish", "ch", "ss"]) {
        Some(adjective.to_owned())
    } else {
        None
    }
}

/// The plural of a noun that stands after "one".
fn plural(singular: &str) -> String {
    let irregular = match singular {
        "child" => Some("children"),
        "person" => Some("people"),
        _ => None,
    };
    if let Some(plural) = irregular {
        return plural.to_owned();
    }
    if let Some(stem) = singular.strip_suffix("man").filter(|stem| !["hu", "ger", "ro", "otto"].contains(stem)) {
        return format!("{stem}men");
    }
    let sibilant = ["s", "x", "z", "ch", "sh"].iter().any(|ending| singular.ends_with(ending));
    let consonant_y = singular.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'i', 'o', 'u']));
    match consonant_y {
        Some(stem) => format!("{stem}ies"),
        None if sibilant => format!("{singular}es"),
        None => format!("{singular}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::{nation, plural};

    #[test]
    fn one_becomes_many() {
        for (one, many) in [
            ("soldier", "soldiers"),
            ("policeman", "policemen"),
            ("woman", "women"),
            ("german", "germans"),
            ("child", "children"),
            ("city", "cities"),
            ("boy", "boys"),
            ("witness", "witnesses"),
        ] {
            assert_eq!(plural(one), many);
        }
    }

    #[test]
    fn adjectives_of_nations_name_their_people() {
        assert_eq!(nation("afghan").as_deref(), Some("afghans"));
        assert_eq!(nation("chinese").as_deref(), Some("chinese"));
        assert_eq!(nation("senior"), None);
    }
}
