//! Links the entities of single documents to entities of the corpus.
//!
//! Every step looks at the set of all entities, never at their order: the answer for a corpus is the same however
//! its documents are shuffled.

use std::collections::{BTreeMap, BTreeSet};

use briefer_plugin::MentionType::{self, Organization, Person};
use briefer_plugin::{Link, LinkMention, Links, fold};

/// One name as it may stand for something corpus-wide: folded, with its type.
type Node = (String, MentionType);

#[derive(Default)]
struct Names {
    /// How often each spelling of the name was mentioned.
    spellings: BTreeMap<String, usize>,
}

/// Says which entities of single documents are one.
pub(crate) fn link(mentions: &[LinkMention]) -> Links {
    let mut nodes: BTreeMap<Node, Names> = BTreeMap::new();
    let mut members: BTreeMap<(&str, &str), Node> = BTreeMap::new();
    for mention in mentions {
        let node = (fold(&mention.attributes.name), mention.attributes.mention_type);
        *nodes.entry(node.clone()).or_default().spellings.entry(mention.attributes.name.clone()).or_default() += 1;
        // The smaller node where a plugin gave one entity two names.
        let member = members.entry((&mention.document, &mention.entity)).or_insert_with(|| node.clone());
        if node < *member {
            *member = node;
        }
    }
    let joined = join(&nodes);
    let shown = display_names(&nodes, &joined);
    let link = |((document, entity), node): (&(&str, &str), &Node)| {
        let root = joined.get(node).unwrap_or(node);
        Link { document: (*document).to_owned(), entity: (*entity).to_owned(), to: shown[root].clone() }
    };
    members.iter().map(link).collect()
}

/// Which names are only other forms of fuller ones.
fn join(nodes: &BTreeMap<Node, Names>) -> BTreeMap<Node, Node> {
    let mut last_names: BTreeMap<&str, BTreeSet<&Node>> = BTreeMap::new();
    let mut initials: BTreeMap<String, BTreeSet<&Node>> = BTreeMap::new();
    for node in nodes.keys().filter(|node| node.0.contains(' ')) {
        if node.1 == Person {
            if let Some(last) = node.0.rsplit(' ').next() {
                last_names.entry(last).or_default().insert(node);
            }
        } else if node.1 == Organization {
            initials.entry(initials_of(&node.0)).or_default().insert(node);
        }
    }
    let only = |set: Option<&BTreeSet<&Node>>| set.filter(|s| s.len() == 1).and_then(|s| s.first().copied()).cloned();
    let mut joined = BTreeMap::new();
    for (node, names) in nodes {
        if node.0.contains(' ') {
            continue;
        }
        let fuller = match node.1 {
            Person => only(last_names.get(node.0.as_str())),
            Organization if names.spellings.keys().all(|s| is_acronym(s)) => only(initials.get(&node.0)),
            _ => None,
        };
        // One name, taken for a person here and for a body there, joins only its own kind.
        joined.extend(fuller.map(|fuller| (node.clone(), fuller)));
    }
    joined
}

/// The name to show for each: most mentioned, then longest, then first in the alphabet.
fn display_names(nodes: &BTreeMap<Node, Names>, joined: &BTreeMap<Node, Node>) -> BTreeMap<Node, String> {
    let mut shown = BTreeMap::new();
    let mut taken: BTreeMap<String, MentionType> = BTreeMap::new();
    for (node, names) in nodes.iter().filter(|(node, _)| !joined.contains_key(node)) {
        let best = names
            .spellings
            .iter()
            .max_by(|(a, x), (b, y)| x.cmp(y).then_with(|| a.len().cmp(&b.len())).then_with(|| b.cmp(a)));
        let name = best.map_or_else(|| node.0.clone(), |(name, _)| name.clone());
        // Two things of different types must not meet under one name.
        let name = match taken.get(&fold(&name)) {
            Some(_) => format!("{name} ({})", format!("{:?}", node.1).to_lowercase()),
            None => name,
        };
        taken.insert(fold(&name), node.1);
        shown.insert(node.clone(), name);
    }
    shown
}

fn initials_of(folded: &str) -> String {
    let small = |word: &&str| !matches!(*word, "of" | "the" | "and" | "for" | "on" | "in" | "to" | "&");
    folded.split([' ', '-']).filter(small).filter_map(|word| word.chars().next()).collect()
}

fn is_acronym(name: &str) -> bool {
    name.chars().count() >= 2 && name.chars().all(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use briefer_plugin::Mention;
    use proptest::prelude::*;

    use super::*;

    fn mention(document: &str, kind: MentionType, name: &str) -> LinkMention {
        let attributes = Mention::new(kind, name);
        LinkMention { document: document.into(), date: None, entity: attributes.entity.clone(), attributes }
    }

    fn to(links: &Links, document: &str, entity: &str) -> String {
        links.iter().find(|l| l.document == document && l.entity == entity).map(|l| l.to.clone()).unwrap_or_default()
    }

    #[test]
    fn a_last_name_joins_the_only_full_name() {
        let links = link(&[mention("a", Person, "Ana Karimova"), mention("b", Person, "Karimova")]);
        assert_eq!(to(&links, "b", "karimova"), "Ana Karimova");
    }

    #[test]
    fn a_last_name_that_two_bear_stays_alone() {
        let links = link(&[
            mention("a", Person, "Ana Karimova"),
            mention("c", Person, "Timur Karimova"),
            mention("b", Person, "Karimova"),
        ]);
        assert_eq!(to(&links, "b", "karimova"), "Karimova");
    }

    #[test]
    fn an_acronym_joins_its_long_form() {
        let links = link(&[mention("a", Organization, "Collective Northern Union"), mention("b", Organization, "CNU")]);
        assert_eq!(to(&links, "b", "cnu"), "Collective Northern Union");
    }

    #[test]
    fn one_name_of_two_types_stays_two() {
        let links = link(&[mention("a", Person, "Karsa"), mention("b", MentionType::Place, "Karsa")]);
        assert_ne!(to(&links, "a", "karsa"), to(&links, "b", "karsa"));
    }

    proptest! {
        #[test]
        fn links_do_not_depend_on_order(picks in prop::collection::vec((0usize..4, 0usize..3, 0usize..8), 1..40), seed in 0usize..1000) {
            let names = ["Ana Karimova", "Karimova", "Timur Karimova", "CNU", "Collective Northern Union", "Karsa", "KARSA", "Tal Velm"];
            let types = [Person, Organization, MentionType::Place];
            let documents = ["a", "b", "c", "d"];
            let mut mentions: Vec<_> = picks.iter().map(|&(d, t, n)| mention(documents[d], types[t], names[n])).collect();
            let before = link(&mentions);
            let count = mentions.len();
            for at in 0..count {
                mentions.swap(at, (at * 7 + seed) % count);
            }
            prop_assert_eq!(before, link(&mentions));
        }
    }
}
