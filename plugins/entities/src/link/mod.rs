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
        let root = root(node, &joined);
        Link { document: (*document).to_owned(), entity: (*entity).to_owned(), to: shown[root].clone() }
    };
    members.iter().map(link).collect()
}

/// What each node stands for at first sight, where that is another node: a fuller name, or the type the corpus settles on.
///
/// Following the steps ends: a name only ever leads to a longer one, and a type to one that is mentioned more.
fn join(nodes: &BTreeMap<Node, Names>) -> BTreeMap<Node, Node> {
    let fuller = FullerNames::of(nodes);
    let mut joined = settled_types(nodes);
    for (node, names) in nodes {
        if !joined.contains_key(node)
            && let Some(full) = fuller.of_node(node, names)
        {
            joined.insert(node.clone(), full);
        }
    }
    joined
}

/// The end of a node's steps.
fn root<'a>(mut node: &'a Node, joined: &'a BTreeMap<Node, Node>) -> &'a Node {
    while let Some(next) = joined.get(node) {
        node = next;
    }
    node
}

/// One name that some documents take for a place and others for a body or a person is, corpus-wide, what it is
/// mentioned as most, if that is clear: three times as often, or at all between a place and the body named after it.
fn settled_types(nodes: &BTreeMap<Node, Names>) -> BTreeMap<Node, Node> {
    let mut settled = BTreeMap::new();
    let mut by_name: BTreeMap<&str, Vec<(usize, &Node)>> = BTreeMap::new();
    for (node, names) in nodes {
        by_name.entry(&node.0).or_default().push((names.spellings.values().sum(), node));
    }
    for same in by_name.values().filter(|same| same.len() > 1) {
        // Of equals the first in the order of types wins, so that exactly one node is left without a step.
        let Some(&(most, main)) = same.iter().max_by(|a, b| a.0.cmp(&b.0).then_with(|| b.1.cmp(a.1))) else { continue };
        for &(count, node) in same.iter().filter(|(_, node)| *node != main) {
            let metonymy = node.1 != Person && main.1 != Person;
            if metonymy || most >= 3 * count {
                settled.insert(node.clone(), main.clone());
            }
        }
    }
    settled
}

/// Full names, by what stands for them elsewhere.
struct FullerNames<'a> {
    last_names: BTreeMap<&'a str, BTreeSet<&'a Node>>,
    initials: BTreeMap<String, BTreeSet<&'a Node>>,
    /// Names of bodies by first and last word: "Northern Front" may be short for "Northern Liberation Front".
    outer_words: BTreeMap<(&'a str, &'a str), BTreeSet<&'a Node>>,
}

impl<'a> FullerNames<'a> {
    fn of(nodes: &'a BTreeMap<Node, Names>) -> Self {
        let mut names =
            FullerNames { last_names: BTreeMap::new(), initials: BTreeMap::new(), outer_words: BTreeMap::new() };
        for node in nodes.keys() {
            let (Some((first, _)), Some((_, last))) = (node.0.split_once(' '), node.0.rsplit_once(' ')) else {
                continue;
            };
            if node.1 == Person {
                names.last_names.entry(last).or_default().insert(node);
            } else if node.1 == Organization {
                names.initials.entry(initials_of(&node.0)).or_default().insert(node);
                if node.0.split(' ').count() == 3 {
                    names.outer_words.entry((first, last)).or_default().insert(node);
                }
            }
        }
        names
    }

    /// The only fuller name that this one can stand for.
    fn of_node(&self, node: &Node, names: &Names) -> Option<Node> {
        let only =
            |set: Option<&BTreeSet<&Node>>| set.filter(|s| s.len() == 1).and_then(|s| s.first().copied()).cloned();
        match (node.1, node.0.split_once(' ')) {
            (Person, None) => only(self.last_names.get(node.0.as_str())),
            (Organization, None) if names.spellings.keys().all(|s| is_acronym(s)) => only(self.initials.get(&node.0)),
            (Organization, Some((first, last))) if !last.contains(' ') => only(self.outer_words.get(&(first, last))),
            _ => None,
        }
    }
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
    fn a_body_without_its_middle_word_joins_the_only_long_form() {
        let long = mention("a", Organization, "Northern Liberation Front");
        let links = link(&[long.clone(), mention("b", Organization, "Northern Front")]);
        assert_eq!(to(&links, "b", "northern front"), "Northern Liberation Front");
        let other = mention("c", Organization, "Northern Patriotic Front");
        let links = link(&[long, other, mention("b", Organization, "Northern Front")]);
        assert_eq!(to(&links, "b", "northern front"), "Northern Front");
    }

    #[test]
    fn a_type_that_most_documents_agree_on_settles_the_rest() {
        let mut mentions = vec![mention("a", Person, "Karsa")];
        mentions.extend(["b", "c", "d"].map(|document| mention(document, MentionType::Place, "Karsa")));
        let links = link(&mentions);
        assert_eq!(to(&links, "a", "karsa"), to(&links, "b", "karsa"));
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
