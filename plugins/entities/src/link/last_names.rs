//! Lone last names, joined to the only full name that fits.

use briefer_plugin::Gender;
use briefer_plugin::MentionType::Person;

use super::Steps;
use super::nodes::{Node, classes_of};
use crate::evidence::Rule;
use crate::lexicon::{Lexicon, classes};
use crate::names::{Only, OnlyOnes, People};

/// Who bears a last name.
struct Bearers {
    by_gender: OnlyOnes<(String, Option<Gender>)>,
    by_nationality: OnlyOnes<(String, String)>,
    by_role: OnlyOnes<(String, String)>,
}

/// A lone last name joins the only full name that it fits: of that gender, else of that nationality, of that role.
pub(super) fn join(steps: &mut Steps<'_>, people: &People, lexicon: &Lexicon) {
    let alone = || {
        steps.nodes.list.iter().enumerate().filter(|(at, node)| node.key.kind == Person && steps.list[*at].is_none())
    };
    let mut bearers = Bearers { by_gender: OnlyOnes::new(), by_nationality: OnlyOnes::new(), by_role: OnlyOnes::new() };
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
    for (at, last) in lone {
        if let Some((into, note)) = bearers.choose(last, &steps.nodes.list[at], &steps.nodes.list) {
            steps.take(at, into, Rule::LastName, note);
        }
    }
}

impl Bearers {
    fn note(&mut self, last: &str, node: &Node, at: usize) {
        self.by_gender.note((last.to_owned(), node.gender()), at);
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
