//! Role, nationality, gender and number, where the text shows them.
//!
//! Every mention is asked what stands beside it; what is known of an entity is the best of all its mentions' answers,
//! and every mention carries it.

mod after;
mod before;
mod gender;
mod nationality;
mod number;
mod phrase;
mod role;
mod scene;

use briefer_plugin::MentionType::{self, Person};
use briefer_plugin::{Gender, GrammaticalNumber};

use crate::atoms::Atoms;
use crate::candidates::Candidate;
use crate::lexicon::Lexicon;
use gender::Votes;
pub(crate) use number::number;
use role::Role;
use scene::Scene;

/// A mention with its type and its entity's number.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Placed<'a> {
    pub(crate) candidate: &'a Candidate,
    pub(crate) mention_type: MentionType,
    pub(crate) entity: usize,
}

/// What the text says about one entity; `number` about one mention.
#[derive(Clone, Debug, Default)]
pub(crate) struct Known {
    pub(crate) role: Option<String>,
    pub(crate) nationality: Option<String>,
    pub(crate) gender: Option<Gender>,
    pub(crate) number: Option<GrammaticalNumber>,
}

/// What the text says about each of `count` entities; `mentions` stand in the order of the text.
pub(crate) fn read(atoms: &Atoms<'_>, lexicon: &Lexicon, mentions: &[Placed<'_>], count: usize) -> Vec<Known> {
    let mut known = vec![Known::default(); count];
    let mut roles: Vec<Option<Role>> = vec![None; count];
    let mut votes = vec![Votes::default(); count];
    for (at, mention) in mentions.iter().enumerate().filter(|(_, mention)| mention.mention_type == Person) {
        let scene = Scene::new(atoms, lexicon, mentions, at);
        let entity = mention.entity;
        let mut vote = gender::of(&scene);
        if !scene.line.loud {
            let role = role::of(&scene);
            vote = vote.or_else(|| role.as_ref().and_then(|role| gender::of_role(&scene, role)));
            roles[entity] = role::better(roles[entity].take(), role);
            if known[entity].nationality.is_none() {
                known[entity].nationality = nationality::of(&scene);
            }
            votes[entity].count_pronouns(&scene);
        }
        known[entity].gender = known[entity].gender.or(vote);
    }
    for ((known, role), votes) in known.iter_mut().zip(roles).zip(votes) {
        known.role = role.map(|role| role.text);
        known.gender = known.gender.or(votes.agreed());
    }
    known
}

/// The gender that a form of address or the given name of one mention shows.
pub(crate) fn gender(atoms: &Atoms<'_>, lexicon: &Lexicon, candidate: &Candidate) -> Option<Gender> {
    let alone = [Placed { candidate, mention_type: Person, entity: 0 }];
    gender::of_words(&Scene::new(atoms, lexicon, &alone, 0))
}
