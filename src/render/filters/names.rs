//! How names are written.

use crate::render::phrases::{Given, Manner};

/// An entity's name without the type that tells it from another of the same name: "Karsa (place)" as "Karsa".
pub(in crate::render) fn plain_name(name: &str) -> &str {
    let types = ["person", "organization", "place", "group", "event", "other"];
    let inner = name.strip_suffix(')').and_then(|open| open.rsplit_once(" ("));
    inner.filter(|(_, kind)| types.contains(kind)).map_or(name, |(plain, _)| plain)
}

/// Whether an attribute of a key holds a name, and no class such as a measure or a unit.
pub(in crate::render) fn is_name(attribute: &str) -> bool {
    !matches!(attribute, "measure" | "population" | "quantity" | "basis" | "part" | "unit")
}

/// Last words of names that stand with an article in a sentence: "the Harun Front", but "Harun".
const WITH_ARTICLE: &[&str] = &[
    "agency",
    "alliance",
    "arab emirates",
    "army",
    "association",
    "authority",
    "bank",
    "brigade",
    "brigades",
    "bureau",
    "centre",
    "center",
    "coalition",
    "command",
    "commission",
    "committee",
    "conference",
    "congress",
    "corps",
    "council",
    "court",
    "department",
    "emirate",
    "federation",
    "force",
    "forces",
    "front",
    "fund",
    "government",
    "group",
    "institute",
    "league",
    "liberation movement",
    "ministry",
    "mission",
    "movement",
    "nations",
    "network",
    "office",
    "organisation",
    "organization",
    "parliament",
    "party",
    "police",
    "programme",
    "republic",
    "service",
    "state",
    "states",
    "team",
    "tribunal",
    "union",
    "watch",
];

/// A name as it stands inside a sentence, in English with its article: "Harun Front" as "the Harun Front", "Islamic State" as it
/// is.
pub(super) fn inside_a_sentence(name: &str, manner: &Manner) -> String {
    let lower = name.to_lowercase();
    let several = name.contains(' ') && !lower.starts_with("the ") && lower != "islamic state";
    let ends = |last: &&str| lower.strip_suffix(*last).is_some_and(|rest| rest.ends_with(' '));
    if several && WITH_ARTICLE.iter().any(ends) {
        manner.own("name-inside", &[("name", Given::Value(name))])
    } else {
        name.to_owned()
    }
}
