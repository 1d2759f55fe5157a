//! Whether what is said can be said of the counted: prisoners are held, and so are meetings.

use briefer_plugin::QuantityKind;

use super::table::Hit;
use super::{Found, Measures};
use crate::atoms::Atoms;
use crate::noun::Noun;
use crate::options::{Amounts, MeasureSpec};
use crate::rule::Rule;
use crate::things::is_thing;

/// Whether the verbs of a measure can be said of such a noun.
fn can_say(atoms: &Atoms<'_>, spec: &MeasureSpec, noun: Option<Noun>) -> bool {
    let among =
        |noun: Noun| (noun.from..noun.to).take(LONGEST).any(|at| spec.of_nouns.iter().any(|word| atoms.is(at, word)));
    let listed = spec.of_nouns.is_empty() || noun.is_some_and(among);
    let thing = |noun: Noun| is_thing(atoms.lower(noun.head)) || atoms.is_any(noun.head, NO_PEOPLE);
    listed && !(spec.amounts == Amounts::People && noun.is_some_and(thing))
}

impl Measures {
    /// Whether what was found can be said of a noun that was carried over afterwards.
    pub(crate) fn suits(&self, atoms: &Atoms<'_>, found: &Found, noun: Noun) -> bool {
        let carried = noun.rule == Rule::NounCarriedOver && found.predicated;
        !carried || can_say(atoms, &self.specs[found.measure], Some(noun))
    }

    /// What words of verb or happening mean of such a noun: the first of their senses that suits it.
    pub(super) fn fitting(&self, atoms: &Atoms<'_>, hit: Hit, noun: Option<Noun>, kind: QuantityKind) -> Option<Hit> {
        let suits = |sense: &Hit| can_say(atoms, &self.specs[sense.measure], noun);
        self.table.senses(atoms, hit, kind).find(suits)
    }
}

/// How many words of a noun phrase are looked at.
const LONGEST: usize = 8;

/// Further nouns that name no people here: the dead who are found do not recover, and states are not people.
const NO_PEOPLE: &[&str] =
    &["bodies", "body", "corpses", "countries", "country", "nations", "clinics", "clinic", "vessels", "vessel"];
