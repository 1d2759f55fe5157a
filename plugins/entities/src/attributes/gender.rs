//! Gender, as far as titles, kinship, roles, names and pronouns show it.

use briefer_plugin::Gender::{self, Female, Male};

use super::Placed;
use super::role::Role;
use super::scene::Scene;
use crate::atoms::AtomKind;
use crate::lexicon::classes;

/// The gender that a mention's own words and those right beside it show.
pub(super) fn of(scene: &Scene<'_, '_>) -> Option<Gender> {
    let title = scene.mention().candidate.title.unwrap_or(scene.first());
    of_title(scene).or_else(|| of_word_before(scene, title)).or_else(|| of_reflexive(scene)).or_else(|| of_name(scene))
}

/// The gender that a title or the name itself shows.
pub(super) fn of_words(scene: &Scene<'_, '_>) -> Option<Gender> {
    of_title(scene).or_else(|| of_name(scene))
}

fn of_title(scene: &Scene<'_, '_>) -> Option<Gender> {
    let title = scene.mention().candidate.title.unwrap_or(scene.first());
    (title..scene.first()).find_map(|at| of_word(scene, at))
}

/// "Mrs", "King", "spokeswoman", "wife".
fn of_word(scene: &Scene<'_, '_>, at: usize) -> Option<Gender> {
    if scene.is(at, classes::MALE) {
        Some(Male)
    } else if scene.is(at, classes::FEMALE) || scene.written(at).ends_with("woman") {
        Some(Female)
    } else {
        None
    }
}

/// "his wife Ana Karimova", "actress Ana Karimova"; nothing for "the wife of Ana Karimova".
fn of_word_before(scene: &Scene<'_, '_>, name: usize) -> Option<Gender> {
    let comma = scene.before(name).filter(|&(at, _)| scene.is_mark(at, ",") && scene.is_mark(scene.end(), ","));
    let (at, atom) = scene.before(comma.map_or(name, |(at, _)| at))?;
    let noun = atom.is_lower_word() && (atom.is(classes::KIN) || scene.is_role(at));
    if !noun { None } else { of_word(scene, at) }
}

/// The role noun of a role shows it too: "spokeswoman for the Council".
pub(super) fn of_role(scene: &Scene<'_, '_>, role: &Role<'_>) -> Option<Gender> {
    of_word(scene, role.noun?)
}

/// "Karimova herself".
fn of_reflexive(scene: &Scene<'_, '_>) -> Option<Gender> {
    match scene.written(scene.end()) {
        "himself" => Some(Male),
        "herself" => Some(Female),
        _ => None,
    }
}

/// Given names, patronymics and the like.
fn of_name(scene: &Scene<'_, '_>) -> Option<Gender> {
    let words = scene.first()..scene.end();
    if words.len() < 2 {
        return None;
    }
    // "Tsai Ing-wen": the family name stands first.
    let last = words.end - 1;
    let east = scene.written(last).split_once('-').is_some_and(|(_, second)| !second.starts_with(char::is_uppercase));
    let first = scene.atom(if east { last } else { words.start })?;
    match (first.is(classes::GIVEN_MALE), first.is(classes::GIVEN_FEMALE)) {
        (true, false) => return Some(Male),
        (false, true) => return Some(Female),
        (true, true) => return None,
        (false, false) => {}
    }
    words.skip(1).find_map(|at| match scene.written(at) {
        "bin" | "ibn" | "Bin" | "Ibn" => Some(Male),
        "bint" | "Bint" => Some(Female),
        name if ["ovna", "evna", "skaya", "kova", "nova", "rova", "ková"].iter().any(|end| name.ends_with(end)) => {
            Some(Female)
        }
        name if name.ends_with("ovich") || name.ends_with("evich") => (at + 1 < scene.end()).then_some(Male),
        _ => None,
    })
}

/// What pronouns say over the whole document, where a sentence names one person alone.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Votes {
    male: u32,
    female: u32,
}

/// So many pronouns must agree, with none against them.
const ENOUGH: u32 = 2;

impl Votes {
    /// Counts the first pronoun after a mention in a sentence that names nobody else.
    pub(super) fn count_pronouns(&mut self, scene: &Scene<'_, '_>) {
        if !is_alone(scene) {
            return;
        }
        let pronoun = (scene.end()..scene.line.end).take(40).find_map(|at| {
            let atom = scene.atom(at).filter(|atom| atom.kind == AtomKind::Word && atom.is_lower_word())?;
            atom.is(classes::FUNCTION).then(|| of_pronoun(scene.written(at))).flatten()
        });
        match pronoun {
            Some(Male) => self.male += 1,
            Some(Female) => self.female += 1,
            None => {}
        }
    }

    /// The gender that all pronouns agree on.
    pub(super) fn agreed(self) -> Option<Gender> {
        match (self.male, self.female) {
            (ENOUGH.., 0) => Some(Male),
            (0, ENOUGH..) => Some(Female),
            _ => None,
        }
    }
}

/// Whether no mention beside one in its sentence is of somebody else.
fn is_alone(scene: &Scene<'_, '_>) -> bool {
    const REACH: usize = 12;
    let (mention, all) = (scene.mention(), &scene.mentions.list);
    let beside = |other: &&Placed<'_>| other.candidate.line == mention.candidate.line;
    let same = |other: &Placed<'_>| other.mention_type != mention.mention_type || other.entity == mention.entity;
    let (before, after) = (&all[scene.at.saturating_sub(REACH)..scene.at], &all[scene.at + 1..]);
    before.iter().rev().take_while(beside).all(same) && after.iter().take(REACH - 1).take_while(beside).all(same)
}

fn of_pronoun(written: &str) -> Option<Gender> {
    match written {
        "he" | "his" | "him" | "himself" => Some(Male),
        "she" | "her" | "hers" | "herself" => Some(Female),
        _ => None,
    }
}
