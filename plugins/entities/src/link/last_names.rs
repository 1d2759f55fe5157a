//! Lone last names, joined to the only full name that fits.

use std::collections::BTreeMap;

use briefer_plugin::Gender;
use briefer_plugin::MentionType::Person;

use super::nodes::{Node, classes_of};
use super::{PERHAPS, Steps};
use crate::evidence::Rule;
use crate::lexicon::{Lexicon, classes};
use crate::names::{Only, OnlyOnes, People};

/// Who bears a last name.
struct Bearers {
    by_gender: OnlyOnes<(String, Option<Gender>)>,
    by_nationality: OnlyOnes<(String, String)>,
    by_role: OnlyOnes<(String, String)>,
    /// The full names, those most mentioned first.
    all: BTreeMap<String, Vec<usize>>,
}

/// A lone last name joins the only full name that it fits: of that gender, else of that nationality, of that role.
pub(super) fn join(steps: &mut Steps<'_>, people: &People, lexicon: &Lexicon) {
    let alone = || {
        steps.nodes.list.iter().enumerate().filter(|(at, node)| node.key.kind == Person && steps.list[*at].is_none())
    };
    let mut bearers = Bearers {
        by_gender: OnlyOnes::new(),
        by_nationality: OnlyOnes::new(),
        by_role: OnlyOnes::new(),
        all: BTreeMap::new(),
    };
    let mut lone = Vec::new();
    for (at, node) in alone() {
        let Some(parts) = people.parts(at) else { continue };
        if parts.first_name().is_some() {
            bearers.note(parts.last_name(), node, at);
        } else if !is_given_name(&node.key.name, lexicon) {
            lone.push((at, parts.last_name()));
        }
    }
    // What joined somebody speaks for them too: "A. Karimova, the governor".
    for (at, node) in steps.nodes.list.iter().enumerate().filter(|(_, node)| node.key.kind == Person) {
        let root = steps.root(at);
        if let Some(parts) = people.parts(root).filter(|_| root != at) {
            bearers.note_known(parts.last_name(), node, root);
        }
    }
    bearers.most_mentioned_first(&steps.nodes.list);
    for (at, last) in lone {
        let chosen = bearers.choose(last, &steps.nodes.list[at], &steps.nodes.list);
        if let Some((into, note)) = chosen {
            steps.take(at, into, Rule::LastName, note);
        }
        let taken = chosen.map(|(into, _)| into).filter(|_| steps.list[at].is_some());
        let perhaps = bearers.perhaps(last, at, taken, &steps.nodes.list);
        steps.doubt(at, perhaps);
    }
}

impl Bearers {
    fn note(&mut self, last: &str, node: &Node, at: usize) {
        self.by_gender.note((last.to_owned(), node.gender()), at);
        self.all.entry(last.to_owned()).or_default().push(at);
        self.note_known(last, node, at);
    }

    fn note_known(&mut self, last: &str, node: &Node, at: usize) {
        for nationality in &node.nationalities {
            self.by_nationality.note((last.to_owned(), nationality.clone()), at);
        }
        for role in &node.roles {
            self.by_role.note((last.to_owned(), role.clone()), at);
        }
    }

    fn choose(&self, last: &str, lone: &Node, nodes: &[Node]) -> Option<(usize, &'static str)> {
        let of = |gender| self.by_gender.get(&(last.to_owned(), gender));
        let (male, female, unknown) = (of(Some(Gender::Male)), of(Some(Gender::Female)), of(None));
        let all = male.or(female).or(unknown);
        let fitting = match lone.gender() {
            Some(gender) => of(Some(gender)).or(unknown),
            None => all,
        };
        let agrees = |at: usize| {
            let theirs = &nodes[at].nationalities;
            lone.nationalities.is_empty() || theirs.is_empty() || !theirs.is_disjoint(&lone.nationalities)
        };
        match fitting {
            Only::None => None,
            Only::One(at) if all == fitting => agrees(at).then_some((at, "the only full name with this last name")),
            Only::One(at) => agrees(at).then_some((at, "the only full name with this last name and gender")),
            Only::Many => self.choose_among(last, lone).filter(|(at, _)| {
                !matches!((lone.gender(), nodes[*at].gender()), (Some(one), Some(other)) if one != other) && agrees(*at)
            }),
        }
    }

    /// Of each last name the few that are worth naming.
    fn most_mentioned_first(&mut self, nodes: &[Node]) {
        for all in self.all.values_mut() {
            all.sort_by_key(|&at| (std::cmp::Reverse(nodes[at].count()), at));
            all.truncate(2 * PERHAPS);
        }
    }

    /// Who else a lone last name may be: the other full names that nothing speaks against; another one of that name where
    /// it was taken for somebody by the name alone.
    fn perhaps(&self, last: &str, lone: usize, taken: Option<usize>, nodes: &[Node]) -> Vec<usize> {
        let shares_role = |at: usize| !nodes[at].roles.is_disjoint(&nodes[lone].roles);
        let shares_nation = |at: usize| !nodes[at].nationalities.is_disjoint(&nodes[lone].nationalities);
        if taken.is_some_and(shares_role) {
            return Vec::new();
        }
        let fits = |at: usize| {
            let genders = (nodes[lone].gender(), nodes[at].gender());
            let (ours, theirs) = (&nodes[lone].nationalities, &nodes[at].nationalities);
            !matches!(genders, (Some(one), Some(other)) if one != other)
                && (ours.is_empty() || theirs.is_empty() || shares_nation(at))
        };
        let all = self.all.get(last).into_iter().flatten().copied();
        let others: Vec<usize> = all.filter(|&at| Some(at) != taken && fits(at)).take(PERHAPS).collect();
        match taken {
            Some(at) if others.is_empty() && !shares_nation(at) => vec![lone],
            _ => others,
        }
    }

    fn choose_among(&self, last: &str, lone: &Node) -> Option<(usize, &'static str)> {
        let only = |keys: &OnlyOnes<(String, String)>, said: &std::collections::BTreeSet<String>| {
            said.iter().fold(Only::None, |found, said| found.or(keys.get(&(last.to_owned(), said.clone())))).one()
        };
        let by_role = only(&self.by_role, &lone.roles).map(|at| (at, "the only one of that last name with that role"));
        by_role.or_else(|| {
            only(&self.by_nationality, &lone.nationalities)
                .map(|at| (at, "the only one of that last name and nationality"))
        })
    }
}

/// Whether a lone name is rather a first name.
fn is_given_name(folded: &str, lexicon: &Lexicon) -> bool {
    let class = classes_of(folded, lexicon);
    class.any(classes::GIVEN) && !class.any(classes::SURNAME.and(classes::FAMILY))
}
