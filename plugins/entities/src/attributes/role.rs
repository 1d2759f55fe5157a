//! What a mention's surroundings say that somebody is, and which of several answers is the best.

use briefer_plugin::words::titles::{is_role_noun, is_title};

use super::phrase::Description;
use super::scene::Scene;
use super::{after, before};
use crate::lexicon::classes;

/// The most words of a role.
pub(super) const LONGEST: usize = 16;

/// What a person is, in the words of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Role {
    pub(super) text: String,
    /// The role noun, in lower case.
    head: String,
    /// Where it stands; not where the text has a verb for it.
    pub(super) noun: Option<usize>,
    weight: Weight,
    words: usize,
    /// "former", "the late": it is no longer so.
    past: bool,
}

/// How much a role says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Weight {
    /// "Colonel", "a friend".
    Light,
    /// "prime minister".
    Office,
    /// "prime minister of Karsa".
    OfficeOfBody,
}

impl Role {
    fn new(scene: &Scene<'_, '_>, found: Description) -> Option<Self> {
        // "Presidents Ana Karimova and Tal Velm": none of them is "Presidents".
        let head = scene.written(found.head).to_lowercase();
        if head.strip_suffix('s').is_some_and(|one| is_title(one) || is_role_noun(one)) {
            return None;
        }
        let first = found.range().find(|&at| !scene.is(at, classes::ADDRESS) || at >= found.head)?;
        let range = first..found.end;
        let named = || range.clone().any(|at| scene.is_named(at));
        // "The adviser to the governor, Ana Karimova,": who of the two she is, another place may tell for sure.
        let doubtful = found.end < scene.first() && (found.head + 1..found.end).any(|at| scene.is_role(at));
        let weight = if doubtful
            || scene.is(found.head, classes::RANK) && range.len() < 3
            || scene.is(found.head, classes::STATUS)
        {
            Weight::Light
        } else if found.end > found.head + 2 || named() || range.clone().any(|at| is_owner(scene, at)) {
            Weight::OfficeOfBody
        } else {
            Weight::Office
        };
        let past = range.clone().any(|at| is_past(scene.written(at)) && at <= found.head);
        Some(Role { words: range.len(), text: scene.words(range), head, noun: Some(found.head), weight, past })
    }

    /// "head of the Council" for somebody who "heads the Council".
    fn of_leader(scene: &Scene<'_, '_>) -> Option<Self> {
        let (noun, body) = after::leads(scene)?;
        Some(Role {
            words: body.len() + 2,
            text: format!("{noun} of {}", scene.words(body)),
            head: noun.to_owned(),
            noun: None,
            weight: Weight::OfficeOfBody,
            past: false,
        })
    }
}

/// What the surroundings of a mention say that the person is.
pub(super) fn of(scene: &Scene<'_, '_>) -> Option<Role> {
    let found = [after::description, before::in_front, before::before_comma, after::as_predicate];
    let described = found.into_iter().filter_map(|find| Role::new(scene, find(scene)?));
    described.chain(Role::of_leader(scene)).fold(None, |best, role| better(best, Some(role)))
}

/// The better of what an earlier and a later place say: the same office in more words, or an office rather than a rank.
pub(super) fn better(earlier: Option<Role>, later: Option<Role>) -> Option<Role> {
    let (Some(old), Some(new)) = (&earlier, &later) else { return earlier.or(later) };
    let fuller = new.head == old.head && new.words > old.words && (!new.past || old.past);
    let stronger = new.weight > old.weight && (!new.past || old.past);
    if fuller || stronger { later } else { earlier }
}

/// "Kenya’s"; "the group’s" says nothing without the sentences before.
fn is_owner(scene: &Scene<'_, '_>, at: usize) -> bool {
    scene.is_possessive(at) && scene.before(at).is_some_and(|(_, owner)| owner.is_capital())
}

/// Whether a word says that somebody is no longer what follows.
fn is_past(word: &str) -> bool {
    word.starts_with("ex-")
        || matches!(
            word,
            "former"
                | "Former"
                | "ex"
                | "late"
                | "then"
                | "one-time"
                | "onetime"
                | "erstwhile"
                | "ousted"
                | "deposed"
                | "outgoing"
        )
}
