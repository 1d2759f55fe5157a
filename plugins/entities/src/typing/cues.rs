//! What a word beside a name says by its class.

use briefer_plugin::MentionType::{self, Event, Group, Organization, Other, Person, Place};

use crate::atoms::Atom;
use crate::evidence::Rule;
use crate::lexicon::classes::{self, Classes};

/// Words of a class, and the points that they give.
pub(super) struct Cue {
    class: Classes,
    /// Words of these classes do not count.
    but: Classes,
    pub(super) rule: Rule,
    pub(super) gives: &'static [(MentionType, i32)],
}

impl Cue {
    const fn new(class: Classes, rule: Rule, gives: &'static [(MentionType, i32)]) -> Cue {
        Cue { class, but: Classes::NONE, rule, gives }
    }

    const fn but(class: Classes, but: Classes, rule: Rule, gives: &'static [(MentionType, i32)]) -> Cue {
        Cue { class, but, rule, gives }
    }

    /// Whether a word is one of the cue's.
    fn fits(&self, atom: &Atom) -> bool {
        atom.is(self.class) && !atom.is(self.but)
    }
}

/// Cues of which the first that fits counts.
pub(super) struct Cues {
    /// The classes of them all: hardly any word has one.
    any: Classes,
    list: &'static [Cue],
}

impl Cues {
    const fn new(list: &'static [Cue]) -> Cues {
        let mut any = Classes::NONE;
        let mut at = 0;
        while at < list.len() {
            any = any.and(list[at].class);
            at += 1;
        }
        Cues { any, list }
    }

    /// The first cue that a word is one of.
    #[inline]
    pub(super) fn of(&self, word: &Atom) -> Option<&'static Cue> {
        if !word.is(self.any) {
            return None;
        }
        self.list.iter().find(|cue| cue.fits(word))
    }
}

const BODY_KINDS: Classes = classes::KIND.and(classes::ORGANIZATION_HEAD);

/// A lower-case word right before a name.
pub(super) const BEFORE: Cues = Cues::new(&[
    Cue::new(classes::KIN, Rule::Kin, &[(Person, 5)]),
    Cue::but(classes::TITLES, classes::FUNCTION.and(classes::ROLE_ADJECTIVE), Rule::RoleBefore, &[(Person, 7)]),
    Cue::new(classes::TEAM, Rule::RoleBefore, &[(Person, 5)]),
    Cue::new(classes::MEDIUM, Rule::Speech, &[(Person, 2), (Organization, 2)]),
    Cue::but(classes::SPEECH, classes::FUNCTION, Rule::Speech, &[(Person, 3), (Organization, 1)]),
    Cue::new(classes::DIRECTION, Rule::PlaceBeside, &[(Place, 5)]),
    Cue::new(classes::PLACE, Rule::PlaceBeside, &[(Place, 3)]),
    Cue::new(classes::KIND, Rule::KindBeside, &[(Organization, 6)]),
    Cue::but(classes::PRODUCT, classes::PERSONAL, Rule::KindBeside, &[(Other, 5)]),
    Cue::new(classes::JOINS, Rule::Enterprise, &[(Organization, 3)]),
    Cue::new(classes::REACHES, Rule::Preposition, &[(Place, 3)]),
    Cue::new(classes::DEFEATS, Rule::Team, &[(Organization, 1)]),
]);

/// The word before "called" or "known as": "a group called".
pub(super) const NAMED: Cues = Cues::new(&[
    Cue::but(classes::TITLES.and(classes::KIN), classes::FUNCTION, Rule::Named, &[(Person, 5)]),
    Cue::new(BODY_KINDS, Rule::Named, &[(Organization, 5)]),
    Cue::new(classes::PLACE, Rule::Named, &[(Place, 5)]),
    Cue::new(classes::EVENT, Rule::Named, &[(Event, 5)]),
    Cue::new(classes::OTHER, Rule::Named, &[(Other, 5)]),
]);

/// The verb after a name, auxiliaries left out.
pub(super) const VERB_AFTER: Cues = Cues::new(&[
    Cue::new(classes::MEDIUM, Rule::Speech, &[(Person, 1), (Organization, 3)]),
    Cue::but(classes::SPEECH, classes::IN, Rule::Speech, &[(Person, 4), (Organization, 1)]),
    Cue::new(classes::PERSONAL, Rule::Personal, &[(Person, 2)]),
    Cue::new(classes::ENTERPRISE, Rule::Enterprise, &[(Organization, 3)]),
    Cue::new(classes::LIES, Rule::PlaceBeside, &[(Place, 4)]),
    Cue::new(classes::DEFEATS, Rule::Team, &[(Organization, 1)]),
]);

/// A lower-case noun right after a name.
pub(super) const NOUN_AFTER: Cues = Cues::new(&[
    Cue::new(classes::KIN, Rule::Kin, &[(Person, 4)]),
    Cue::new(classes::KIND, Rule::KindBeside, &[(Organization, 4)]),
    Cue::new(classes::STATE_NOUN, Rule::StateNoun, &[(Place, 2), (Group, 1)]),
    Cue::new(classes::BELONGING, Rule::Belonging, &[(Organization, 3)]),
    Cue::new(classes::TEAM, Rule::Team, &[(Organization, 4)]),
    Cue::but(classes::PLACE, classes::STATE_NOUN, Rule::PlaceBeside, &[(Place, 4)]),
]);

/// What a name has: the word after its possessive.
pub(super) const POSSESSION: Cues = Cues::new(&[
    Cue::new(classes::KIN, Rule::Kin, &[(Person, 4)]),
    Cue::new(classes::LIFE, Rule::Possession, &[(Person, 3)]),
    Cue::new(classes::MARKET, Rule::Possession, &[(Organization, 4)]),
    Cue::new(classes::TEAM, Rule::Team, &[(Organization, 2)]),
    Cue::new(classes::PLACE_OWNER.and(classes::STATE_NOUN), Rule::Possession, &[(Place, 3)]),
    Cue::new(classes::BELONGING, Rule::Possession, &[(Organization, 2), (Place, 1)]),
]);

/// The last noun of what is set beside a name: ", a small town in".
pub(super) const APPOSED: Cues = Cues::new(&[
    Cue::but(classes::TITLES.and(classes::KIN), classes::FUNCTION, Rule::RoleAfter, &[(Person, 7)]),
    Cue::new(classes::PEOPLE_NOUN, Rule::Apposition, &[(Group, 6)]),
    Cue::new(classes::KIND, Rule::Apposition, &[(Organization, 6)]),
    Cue::new(classes::PLACE.and(classes::SITE), Rule::Apposition, &[(Place, 6)]),
    Cue::new(classes::ORGANIZATION_HEAD, Rule::Apposition, &[(Organization, 6)]),
    Cue::new(classes::EVENT, Rule::Apposition, &[(Event, 5)]),
    Cue::new(classes::OTHER, Rule::Apposition, &[(Other, 5)]),
]);

/// The noun by which the next sentence takes up a name: "The company ...".
pub(super) const TAKEN_UP: Cues = Cues::new(&[
    Cue::new(classes::KIND, Rule::Pronoun, &[(Organization, 2)]),
    Cue::new(classes::PLACE, Rule::Pronoun, &[(Place, 2)]),
    Cue::but(classes::TITLES, classes::FUNCTION, Rule::Pronoun, &[(Person, 2)]),
]);
