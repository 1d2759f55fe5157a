//! Whether a mention stands for one or for several.

use briefer_plugin::GrammaticalNumber::{self, Plural, Singular};
use briefer_plugin::MentionType::{Group, Person};

use super::Mentions;
use super::scene::Scene;
use crate::atoms::{AtomKind, Atoms};
use crate::lexicon::Lexicon;
use crate::lexicon::classes;

/// The number that the form of a mention and the words right beside it show; `at` is its place among `mentions`.
pub(crate) fn number(
    atoms: &Atoms<'_>,
    lexicon: &Lexicon,
    mentions: &Mentions<'_>,
    at: usize,
) -> Option<GrammaticalNumber> {
    let scene = Scene::new(atoms, lexicon, mentions, at);
    match scene.mention().mention_type {
        Person if is_family(&scene) => Some(Plural),
        Person => Some(Singular),
        Group => of_group(&scene),
        _ => None,
    }
}

/// "the Karimovs".
fn is_family(scene: &Scene<'_, '_>) -> bool {
    let one = scene.end() - scene.first() == 1 && scene.mention().candidate.title.is_none();
    one && scene.written(scene.first()).ends_with('s')
        && scene.before(scene.first()).is_some_and(|(at, _)| matches!(scene.written(at), "the" | "The"))
        && scene.atom(scene.end()).is_none_or(|next| next.kind != AtomKind::Possessive)
}

/// "Iraqis", "the French are"; "an Iraqi was". An adjective before a noun shows none.
fn of_group(scene: &Scene<'_, '_>) -> Option<GrammaticalNumber> {
    let form = scene.mention().candidate.found;
    let plural = match form {
        Some(found) => found.plural,
        None => scene.written(scene.end() - 1).len() > 4 && scene.written(scene.end() - 1).ends_with('s'),
    };
    let next = scene.atom(scene.end());
    if next.is_some_and(|next| next.tied) {
        return None;
    }
    if plural || matches!(scene.written(scene.end()), "are" | "were" | "have") {
        return Some(Plural);
    }
    let noun = next.is_some_and(|next| next.kind == AtomKind::Word && !next.is(classes::FUNCTION.and(classes::SPEECH)));
    let one =
        scene.before(scene.first()).is_some_and(|(at, _)| matches!(scene.written(at), "a" | "an" | "A" | "An" | "one"));
    (one && !noun).then_some(Singular)
}
