//! Links the entities of single documents to entities of the corpus.
//!
//! Every step looks at the set of all names, never at their order: the answer for a corpus is the same however its
//! documents are shuffled. None compares all names with all others: each is looked up under its keys, so that the time
//! grows with the number of names, also where all of them share a last name.
//!
//! 1. One full name that stands for two people is two nodes ([`namesakes`]).
//! 2. A name of several types is what most documents take it for ([`types`]).
//! 3. Names that are one by themselves join ([`crate::names`]): spellings, order, middle names, acronyms.
//! 4. What one document folds into a name, others call it too ([`aliases`]).
//! 5. A lone last name joins the only full name that fits ([`last_names`]).
//!
//! A name only ever joins where exactly one fits, so that two who contradict each other never meet through a third.

mod aliases;
mod last_names;
mod namesakes;
mod nodes;
mod shown;
mod types;

use std::collections::BTreeMap;

use briefer_plugin::{Link, LinkMention, LinkReason, Links, MentionType};

use crate::evidence::{Rule, Rules};
use crate::lexicon::Lexicon;
use crate::names::{self, Name, People};
use nodes::Nodes;

/// How many others one may be: more help nobody.
const PERHAPS: usize = 5;

/// Says which entities of single documents are one.
pub(crate) fn link(mentions: &[LinkMention], lexicon: &Lexicon, rules: Rules) -> Links {
    let nodes = Nodes::gather(mentions, lexicon, rules);
    let mut steps = Steps { nodes: &nodes, rules, list: vec![None; nodes.list.len()], doubts: BTreeMap::new() };
    namesakes::doubt(&mut steps);
    types::settle(&mut steps);
    let people = nodes.people();
    steps.join_names(&people, lexicon);
    aliases::share(&mut steps, mentions);
    last_names::join(&mut steps, &people, lexicon);
    let shown = shown::names(&steps);
    let link = |(&(document, entity), &node): (&(&str, &str), &usize)| Link {
        document: document.to_owned(),
        entity: entity.to_owned(),
        to: shown[steps.root(node)].clone(),
        why: steps.explain(node, &shown),
        perhaps: steps.perhaps(node, &shown),
    };
    nodes.members.iter().map(link).collect()
}

/// What a node stands for: another one, and why.
#[derive(Clone, Copy, Debug)]
struct Step {
    into: usize,
    rule: Rule,
    note: &'static str,
}

/// All steps that were taken. Only a node without a step takes one, into one that has none either: following them ends.
struct Steps<'n> {
    nodes: &'n Nodes<'n>,
    rules: Rules,
    list: Vec<Option<Step>>,
    /// What else a node may be, the likeliest first; itself where that is one that no other document names in full.
    doubts: BTreeMap<usize, Vec<usize>>,
}

impl Steps<'_> {
    fn root(&self, mut at: usize) -> usize {
        while let Some(step) = self.list[at] {
            at = step.into;
        }
        at
    }

    fn take(&mut self, from: usize, into: usize, rule: Rule, note: &'static str) {
        let (from, into) = (self.root(from), self.root(into));
        if from != into && self.rules.has(rule) {
            self.list[from] = Some(Step { into, rule, note });
            // The words or initials of a longer name may be another body's; "the Tessel" and "Tessel River" are one river.
            if matches!(rule, Rule::ShortForm | Rule::LongForm) && self.nodes.list[from].key.kind != MentionType::Place
            {
                self.doubt(from, vec![from]);
            }
        }
    }

    fn doubt(&mut self, at: usize, perhaps: Vec<usize>) {
        if !perhaps.is_empty() {
            self.doubts.insert(at, perhaps);
        }
    }

    /// What else a node may be, as it is shown.
    fn perhaps(&self, node: usize, shown: &[String]) -> Vec<String> {
        let name = |&other: &usize| match other == node {
            true => self.nodes.list[node].usual_spelling().to_owned(),
            false => shown[self.root(other)].clone(),
        };
        self.doubts.get(&node).into_iter().flatten().map(name).collect()
    }

    /// Joins the names that are one by themselves.
    fn join_names(&mut self, people: &People, lexicon: &Lexicon) {
        // Namesakes are told apart by more than their names.
        let alone = |at: &usize| self.list[*at].is_none() && self.nodes.list[*at].key.namesake.is_empty();
        let of: Vec<usize> = (0..self.nodes.list.len()).filter(alone).collect();
        let names: Vec<Name<'_>> = of.iter().map(|&at| self.nodes.list[at].name(people.parts(at), lexicon)).collect();
        for (at, join) in names::join_in_corpus(&names, self.rules).into_iter().enumerate() {
            if let Some(join) = join {
                self.take(of[at], of[join.into], join.rule, join.note);
            }
        }
    }

    fn explain(&self, mut node: usize, shown: &[String]) -> Vec<LinkReason> {
        let mut why = Vec::new();
        let namesake = &self.nodes.list[node].key.namesake;
        if !namesake.is_empty() {
            let note = format!("another person than others of that name: {namesake}, with another role");
            why.push(LinkReason { rule: Rule::Namesakes.name().to_owned(), note });
        }
        while let Some(step) = self.list[node] {
            let note = format!("joins {}: {}", shown[step.into], step.note);
            why.push(LinkReason { rule: step.rule.name().to_owned(), note });
            node = step.into;
        }
        why
    }
}

#[cfg(test)]
mod tests;
