//! Nationality, as far as an adjective beside the name or the role shows it.

use briefer_plugin::MentionType::{Group, Place};

use super::Placed;
use super::beside::Beside;
use super::scene::Scene;
use crate::atoms::AtomKind;
use crate::lexicon::classes;

/// The nationality that a mention's surroundings show, as written.
pub(super) fn of(scene: &Scene<'_, '_>, beside: &Beside) -> Option<String> {
    let found = in_front(scene, beside).or_else(|| behind(scene, beside))?.candidate;
    // "British-Iraqi" is one answer.
    let tied = scene.atom(found.first)?.tied && scene.is_named(found.first - 1);
    let first = if tied { scene.mention_over(found.first - 1)?.candidate.first } else { found.first };
    Some(scene.atoms.on_one_line(first..found.end))
}

/// "Iraqi President Ana Karimova", "the Iraqi lawyer Ana Karimova", "an Iraqi, Ana Karimova,".
fn in_front<'a>(scene: &Scene<'a, '_>, beside: &Beside) -> Option<&'a Placed<'a>> {
    let role = beside.in_front.or(beside.before_comma);
    let first = role.map_or(scene.first(), |role| role.first);
    // Also where it stands inside the role: "former Iraqi minister".
    let within = (first..scene.first()).find_map(|at| nationality_at(scene, at));
    within.or_else(|| nationality_at(scene, scene.before(first)?.0))
}

/// "Ana Karimova, an Iraqi lawyer," and "Ana Karimova, an Iraqi,".
fn behind<'a>(scene: &Scene<'a, '_>, beside: &Beside) -> Option<&'a Placed<'a>> {
    if let Some(role) = beside.behind.or(beside.predicate) {
        return (role.first..role.head).find_map(|at| nationality_at(scene, at));
    }
    let mark = scene.end();
    let is = matches!(scene.written(mark), "is" | "was");
    let article = matches!(scene.written(mark + 1), "a" | "an");
    if !(is || article && scene.is_mark(mark, ",")) {
        return None;
    }
    let found = nationality_at(scene, mark + 1 + usize::from(article))?;
    let closed =
        |at: usize| scene.atom(at).is_none_or(|atom| atom.kind == AtomKind::Mark) || scene.written(at) == "who";
    let end = found.candidate.end;
    (closed(end) || matches!(scene.written(end), "national" | "citizen" | "man" | "woman")).then_some(found)
}

/// The mention at `at`, if it is the adjective of a country.
fn nationality_at<'a>(scene: &Scene<'a, '_>, at: usize) -> Option<&'a Placed<'a>> {
    let mention = scene.mention_over(at)?;
    let candidate = mention.candidate;
    let next = scene.atom(candidate.end);
    // "Iraqi-born", "Syria's": no nationality.
    if next.is_some_and(|atom| atom.tied || atom.kind == AtomKind::Possessive) {
        return None;
    }
    let fits = match mention.mention_type {
        Group => match candidate.found {
            Some(found) => {
                let entry = scene.lexicon.entry(found.entry);
                !found.plural && entry.people_of.is_some()
            }
            None => candidate.end - candidate.first == 1 && is_adjective(scene.written(candidate.first)),
        },
        Place => is_adjective_of_its_own(scene, candidate.first),
        _ => false,
    };
    fits.then_some(mention)
}

/// "Velharani", "Karsan": how the adjectives of countries end.
fn is_adjective(word: &str) -> bool {
    ["an", "ese", "i", "ish"].iter().any(|end| word.ends_with(end))
}

/// Countries whose short name is their adjective: "US senator Ana Karimova".
fn is_adjective_of_its_own(scene: &Scene<'_, '_>, at: usize) -> bool {
    let country = matches!(scene.written(at), "US" | "U.S." | "U.S" | "UK" | "U.K." | "British" | "American");
    country && scene.atom(at + 1).is_some_and(|next| next.kind == AtomKind::Word && !next.is(classes::FUNCTION))
}
