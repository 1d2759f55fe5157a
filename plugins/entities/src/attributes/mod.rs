//! Role, nationality, gender and number, where the text shows them.
//!
//! Every mention is asked what stands beside it; what is known of an entity is the best of all its mentions' answers,
//! and every mention carries it.

mod after;
mod before;
mod beside;
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
use beside::Beside;
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

/// The mentions of a document, in the order of the text.
#[derive(Debug)]
pub(crate) struct Mentions<'a> {
    list: Vec<Placed<'a>>,
    /// For each atom, the place in the list of the mention that covers it, and [`NONE`] where none does.
    over: Vec<u32>,
}

/// No place.
const NONE: u32 = u32::MAX;

impl<'a> Mentions<'a> {
    /// Takes in mentions that stand in the order of the text and do not overlap.
    pub(crate) fn new(list: Vec<Placed<'a>>) -> Self {
        let end = list.last().map_or(0, |last| last.candidate.end);
        let mut over = vec![NONE; end];
        for (at, mention) in (0..).zip(&list) {
            over[mention.candidate.first..mention.candidate.end].fill(at);
        }
        Mentions { list, over }
    }
}

/// What the text says about one entity; `number` about one mention.
#[derive(Clone, Debug, Default)]
pub(crate) struct Known {
    pub(crate) role: Option<String>,
    pub(crate) nationality: Option<String>,
    pub(crate) gender: Option<Gender>,
    pub(crate) number: Option<GrammaticalNumber>,
}

/// What the text says about each of `count` entities.
pub(crate) fn read(atoms: &Atoms<'_>, lexicon: &Lexicon, mentions: &Mentions<'_>, count: usize) -> Vec<Known> {
    let mut known = vec![Known::default(); count];
    let mut roles: Vec<Option<Role<'_>>> = vec![None; count];
    let mut votes = vec![Votes::default(); count];
    for (at, mention) in mentions.list.iter().enumerate().filter(|(_, mention)| mention.mention_type == Person) {
        let scene = Scene::new(atoms, lexicon, mentions, at);
        let entity = mention.entity;
        let mut vote = gender::of(&scene);
        if !scene.line.loud {
            let beside = Beside::read(&scene);
            let role = role::of(&scene, &beside);
            vote = vote.or_else(|| role.as_ref().and_then(|role| gender::of_role(&scene, role)));
            roles[entity] = role::better(roles[entity].take(), role);
            if known[entity].nationality.is_none() {
                known[entity].nationality = nationality::of(&scene, &beside);
            }
            votes[entity].count_pronouns(&scene);
        }
        known[entity].gender = known[entity].gender.or(vote);
    }
    for ((known, role), votes) in known.iter_mut().zip(roles).zip(votes) {
        known.role = role.map(|role| role.text(atoms));
        known.gender = known.gender.or(votes.agreed());
    }
    known
}

/// The gender that a form of address or the given name of one mention shows.
pub(crate) fn gender(atoms: &Atoms<'_>, lexicon: &Lexicon, candidate: &Candidate) -> Option<Gender> {
    let alone = Mentions { list: vec![Placed { candidate, mention_type: Person, entity: 0 }], over: Vec::new() };
    gender::of_words(&Scene::new(atoms, lexicon, &alone, 0))
}
