//! What a mention's surroundings say that somebody is, and which of several answers is the best.

use std::ops::Range;

use briefer_plugin::words::titles::{is_role_noun, is_title};

use super::after;
use super::beside::Beside;
use super::phrase::Description;
use super::scene::Scene;
use crate::atoms::Atoms;
use crate::lexicon::classes;

/// The most words of a role.
pub(super) const LONGEST: usize = 16;

/// What a person is, in the words of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Role<'d> {
    /// The noun of who "leads" or "heads" the words that follow; none where these have a noun of their own.
    leader: Option<&'static str>,
    words: Range<usize>,
    /// The role noun.
    head: &'d str,
    /// Where it stands; not where the text has a verb for it.
    pub(super) noun: Option<usize>,
    weight: Weight,
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

impl<'d> Role<'d> {
    fn new(scene: &Scene<'_, 'd>, found: Description) -> Option<Self> {
        let head = scene.written(found.head);
        if is_plural(head) {
            return None;
        }
        let first = found.range().find(|&at| !scene.is(at, classes::ADDRESS) || at >= found.head)?;
        let words = first..found.end;
        let named = || words.clone().any(|at| scene.is_named(at));
        // "The adviser to the governor, Ana Karimova,": who of the two she is, another place may tell for sure.
        let doubtful = found.end < scene.first() && (found.head + 1..found.end).any(|at| scene.is_role(at));
        let weight = if doubtful
            || scene.is(found.head, classes::RANK) && words.len() < 3
            || scene.is(found.head, classes::STATUS)
        {
            Weight::Light
        } else if found.end > found.head + 2 || named() || words.clone().any(|at| is_owner(scene, at)) {
            Weight::OfficeOfBody
        } else {
            Weight::Office
        };
        let past = words.clone().any(|at| is_past(scene.written(at)) && at <= found.head);
        Some(Role { leader: None, words, head, noun: Some(found.head), weight, past })
    }

    /// "head of the Council" for somebody who "heads the Council".
    fn of_leader(scene: &Scene<'_, 'd>, beside: &Beside) -> Option<Self> {
        let (noun, words) = after::leads(scene, beside.verb?)?;
        let leader = Some(noun);
        Some(Role { leader, words, head: noun, noun: None, weight: Weight::OfficeOfBody, past: false })
    }

    /// How many words it has.
    fn len(&self) -> usize {
        self.words.len() + if self.leader.is_some() { 2 } else { 0 }
    }

    /// The role on one line.
    pub(super) fn text(&self, atoms: &Atoms<'_>) -> String {
        let words = atoms.on_one_line(self.words.clone());
        self.leader.map(|noun| format!("{noun} of {words}")).unwrap_or(words)
    }
}

/// "Presidents Ana Karimova and Tal Velm": none of them is "Presidents".
fn is_plural(head: &str) -> bool {
    let one = head.strip_suffix(['s', 'S']).map(str::to_lowercase);
    one.is_some_and(|one| is_title(&one) || is_role_noun(&one))
}

/// What the surroundings of a mention say that the person is.
pub(super) fn of<'d>(scene: &Scene<'_, 'd>, beside: &Beside) -> Option<Role<'d>> {
    let found = [beside.behind, beside.in_front, beside.before_comma, beside.predicate];
    let described = found.into_iter().filter_map(|found| Role::new(scene, found?));
    described.chain(Role::of_leader(scene, beside)).fold(None, |best, role| better(best, Some(role)))
}

/// The better of what an earlier and a later place say: the same office in more words, or an office rather than a rank.
pub(super) fn better<'d>(earlier: Option<Role<'d>>, later: Option<Role<'d>>) -> Option<Role<'d>> {
    let (Some(old), Some(new)) = (&earlier, &later) else { return earlier.or(later) };
    let same = || new.head == old.head || new.head.to_lowercase() == old.head.to_lowercase();
    let fuller = new.len() > old.len() && (!new.past || old.past) && same();
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
