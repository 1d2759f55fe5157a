//! Descriptions behind the name: between commas, in brackets, after "is" or "as".

use std::ops::Range;

use briefer_plugin::MentionType::Organization;

use super::before;
use super::phrase::{Description, Reader};
use super::scene::Scene;
use crate::atoms::{Atom, AtomKind};
use crate::lexicon::classes;

/// ", the deputy minister of trade," or "(spokeswoman)" or "– the mayor –" right after the name.
pub(super) fn description(scene: &Scene<'_, '_>) -> Option<Description> {
    let mark = scene.end();
    if scene.atom(mark)?.kind != AtomKind::Mark {
        return None;
    }
    let first = after_age(scene, mark + 1);
    let reader = Reader { scene, limit: scene.line.end, open: false };
    match scene.written(mark) {
        "," => {
            let found = reader.description(first)?;
            (is_closed(scene, &found) && !is_next_of_list(scene, &found)).then_some(found)
        }
        "(" => reader.description(first).filter(|found| matches!(scene.written(found.end), ")" | "," | ";")),
        "-" | "–" | "—" => {
            reader.description(first).filter(|found| matches!(scene.written(found.end), "-" | "–" | "—" | "" | "."))
        }
        _ => None,
    }
}

/// Skips an age, and what only ties the description to the name: "Ana Karimova, 34, now a teacher".
fn after_age(scene: &Scene<'_, '_>, at: usize) -> usize {
    let at = at + usize::from(matches!(scene.written(at), "now" | "currently" | "also" | "himself" | "herself"));
    let age = scene.atom(at).is_some_and(|atom| atom.kind == AtomKind::Number && atom.end - atom.start <= 3);
    if age && scene.is_mark(at + 1, ",") { at + 2 } else { at }
}

/// Whether the description ends where the clause goes on. After "According to Karimova," it need not be hers.
fn is_closed(scene: &Scene<'_, '_>, found: &Description) -> bool {
    let Some(next) = scene.atom(found.end) else { return true };
    let written = scene.written(found.end);
    if matches!(written, "/" | "&") {
        return false;
    }
    let mark = next.kind == AtomKind::Mark;
    let person =
        (1..4).map(|offset| found.end + offset).find(|&at| !scene.is_role(at)).is_some_and(|at| scene.is_person(at));
    if written == "," && person {
        return !opens_with_preposition(scene) && before::in_front(scene).is_none();
    }
    // ", the minister said": the words of another speaker.
    let full = !found.determined && found.end > found.head + 1;
    mark || matches!(written, "who" | "whose" | "and") || next.is_lower_word() && full && !opens_with_preposition(scene)
}

/// Whether the name belongs to a phrase before the clause: "According to Ana Karimova, ...".
fn opens_with_preposition(scene: &Scene<'_, '_>) -> bool {
    let first = scene.line.first;
    scene.first() - first <= 6
        && matches!(
            scene.written(first),
            "According" | "For" | "With" | "To" | "Like" | "Unlike" | "After" | "Before" | "Under" | "Without"
        )
}

/// In "Ana Karimova, senior editor Tal Velm and" the second name has the role.
fn is_next_of_list(scene: &Scene<'_, '_>, found: &Description) -> bool {
    scene.is_person(found.end) && scene.atom(found.end).is_some_and(|atom| atom.kind == AtomKind::Word)
}

/// The place after the name, or after "who".
fn after_who(scene: &Scene<'_, '_>) -> usize {
    let end = scene.end();
    let who = end + usize::from(matches!(scene.written(end), "," | "–" | "—"));
    if scene.written(who) == "who" { who + 1 } else { end }
}

/// The place of the verb that tells what somebody does, where one may stand.
pub(super) fn verb(scene: &Scene<'_, '_>) -> Option<usize> {
    let verb = skip_adverbs(scene, after_who(scene));
    scene.atom(verb).is_some_and(Atom::is_lower_word).then_some(verb)
}

/// What somebody is who "heads" or "commands" a body: the noun, and the words for the body.
pub(super) fn leads(scene: &Scene<'_, '_>, verb: usize) -> Option<(&'static str, Range<usize>)> {
    let noun = match scene.written(verb) {
        "heads" | "headed" => "head",
        "leads" | "led" => "leader",
        "commands" | "commanded" => "commander",
        "chairs" | "chaired" => "chair",
        "directs" | "directed" => "director",
        "founded" | "co-founded" => "founder",
        "owns" => "owner",
        "coaches" => "coach",
        "manages" => "manager",
        "edits" => "editor",
        _ => return None,
    };
    let body = verb + 1..Reader { scene, limit: scene.line.end, open: true }.noun_phrase(verb + 1)?;
    let named = body.clone().any(|at| scene.mention_over(at).is_some_and(|m| m.mention_type == Organization));
    let office = matches!(scene.written(verb), "heads" | "chairs") && scene.is_determiner(verb + 1);
    (named || office).then_some((noun, body))
}

/// "is the minister of trade", "was named head of the agency", "served as mayor".
pub(super) fn as_predicate(scene: &Scene<'_, '_>, verb: Option<usize>) -> Option<Description> {
    let reader = Reader { scene, limit: scene.line.end, open: true };
    let first = verb.and_then(|verb| after_verb(scene, verb)).or_else(|| after_naming(scene))?;
    let found = reader.description(first)?;
    let next = scene.atom(found.end);
    // "was the president's choice", "is a member state".
    let noun = next.is_some_and(|atom| atom.kind == AtomKind::Possessive);
    // "the first player to", "the only minister who": a distinction, no office.
    let distinct = (found.first..found.head).any(|at| is_distinction(scene.written(at))) && found.end == found.head + 1;
    (!noun && !distinct).then_some(found)
}

/// Where the predicate begins, if the verb says what the person is.
fn after_verb(scene: &Scene<'_, '_>, verb: usize) -> Option<usize> {
    let mut at = verb;
    let verb = scene.written(at);
    if matches!(verb, "has" | "had") {
        at = skip_adverbs(scene, at + 1);
        if scene.written(at) != "been" && !is_served(scene.written(at)) {
            return None;
        }
    }
    let verb = scene.written(at);
    if is_served(verb) {
        let at = skip_adverbs(scene, at + 1);
        return (scene.written(at) == "as").then_some(at + 1);
    }
    if matches!(verb, "became" | "becomes" | "remains" | "remained") {
        return Some(skip_adverbs(scene, at + 1));
    }
    if !matches!(verb, "is" | "was" | "been") {
        return None;
    }
    at = skip_adverbs(scene, at + 1);
    if matches!(scene.written(at), "being" | "been") {
        at += 1;
    }
    match scene.written(at) {
        "named" | "appointed" | "elected" | "re-elected" | "reelected" | "made" | "chosen" | "confirmed" => {
            Some(at + 1 + usize::from(scene.written(at + 1) == "as"))
        }
        "sworn" if scene.written(at + 1) == "in" && scene.written(at + 2) == "as" => Some(at + 3),
        "promoted" if scene.written(at + 1) == "to" => Some(at + 2),
        _ => Some(at),
    }
}

fn is_distinction(word: &str) -> bool {
    matches!(
        word,
        "first" | "second" | "third" | "last" | "latest" | "only" | "next" | "most" | "best" | "top" | "same" | "right"
    ) || word.len() > 5 && word.ends_with("est")
}

fn is_served(verb: &str) -> bool {
    matches!(verb, "serves" | "served" | "works" | "worked" | "acts" | "acted")
}

fn skip_adverbs(scene: &Scene<'_, '_>, at: usize) -> usize {
    let adverb =
        |&at: &usize| matches!(scene.written(at), "also" | "now" | "currently" | "then" | "still" | "later" | "once");
    (at..at + 2).take_while(adverb).last().map_or(at, |last| last + 1)
}

/// "appointed Ana Karimova (as) head of the agency".
fn after_naming(scene: &Scene<'_, '_>) -> Option<usize> {
    let start = scene.mention().candidate.title.unwrap_or(scene.first());
    let (verb, atom) = scene.before(start)?;
    let names = atom.is_lower_word()
        && matches!(
            scene.written(verb),
            "appointed"
                | "appoint"
                | "appoints"
                | "appointing"
                | "named"
                | "names"
                | "naming"
                | "elected"
                | "elect"
                | "elects"
                | "electing"
                | "re-elected"
                | "chose"
                | "installed"
        );
    let end = scene.end();
    let next = end + usize::from(scene.written(end) == "as");
    let role = scene.atom(next).is_some_and(|atom| !atom.is(classes::FUNCTION) || scene.is_determiner(next));
    (names && role).then_some(next)
}
