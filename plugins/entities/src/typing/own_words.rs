//! What the words of a candidate say.

use briefer_plugin::MentionType::{Event, Group, Organization, Other, Person, Place};
use briefer_plugin::Shape;

use super::Weigher;
use crate::atoms::Atom;
use crate::evidence::Rule;
use crate::lexicon::classes;
use crate::names;

impl Weigher<'_, '_> {
    pub(super) fn weigh_lexicon(&mut self) {
        let Some(found) = self.candidate.found else { return };
        let entry = self.lexicon.entry(found.entry);
        let points = match (entry.own, found.words) {
            (true, _) => 100,
            // A town may share its name with a person: "Jordan", "Sydney", "Tyler".
            (_, 1) if self.words()[0].is(classes::GIVEN.and(classes::SURNAME)) => 4,
            (_, 1) => 8,
            _ => 12,
        };
        self.give(Rule::Lexicon, entry.mention_type, points, self.span());
    }

    pub(super) fn weigh_words(&mut self) {
        if let [word] = self.words() {
            self.weigh_word(word);
        } else {
            self.weigh_many_words();
        }
    }

    fn weigh_word(&mut self, word: &Atom) {
        if word.is(classes::BARE_ORGANIZATION) {
            self.give(Rule::OrganizationWord, Organization, 4, word.span());
        }
        if names::bare_web_name(self.text(word)).is_some() {
            self.give(Rule::OrganizationWord, Organization, 8, word.span());
        }
        // The gazetteer has it.
        if self.candidate.found.is_none() && word.is(classes::TOWN) && word.shape == Shape::Capitalized {
            self.give(Rule::Town, Place, 4, word.span());
        }
        self.weigh_person_words(false);
    }

    fn weigh_many_words(&mut self) {
        let words = self.words();
        let (first, last) = (&words[0], &words[words.len() - 1]);
        let headed = words.windows(2).any(|w| {
            w[0].is(classes::ORGANIZATION_HEAD) && !w[1].is_capital() && matches!(self.text(&w[1]), "of" | "for" | "on")
        });
        if headed {
            self.give(Rule::OrganizationWord, Organization, 9, self.span());
        }
        let placed = first.is(classes::PLACE_HEAD.and(classes::PLACE_FIRST)) && !last.is(classes::ORGANIZATION);
        if placed {
            let of = words[1].is_lower_word() && self.text(&words[1]) == "of";
            let points = if of {
                9
            } else if first.is(classes::PLACE_FIRST) {
                5
            } else {
                2
            };
            self.give(Rule::PlaceWord, Place, points, first.span());
        }
        if first.is(classes::EVENT_HEAD) {
            self.give(Rule::EventWord, Event, 5, first.span());
        }
        let of = words.windows(2).find(|w| w[0].is(classes::EVENT) && w[1].is_lower_word() && self.text(&w[1]) == "of");
        if let Some([event, _]) = of.filter(|_| !headed) {
            // "Cup of Nations".
            self.give(Rule::EventWord, Event, 9, event.span());
        }
        if first.is(classes::ORGANIZATION_FIRST) && !first.is(classes::PERSONAL_NAMES) {
            self.give(Rule::OrganizationWord, Organization, 6, first.span());
        }
        let peoples = || words.iter().filter(|a| a.is_capital()).all(|a| self.is_people(a));
        if self.candidate.found.is_none() && (self.is_people(last) || peoples()) {
            self.give(Rule::Lexicon, Group, 9, last.span());
        }
        let known_person = first.is(classes::GIVEN) && last.is(classes::SURNAME) && words.len() == 2;
        if !headed && !known_person {
            self.weigh_last_word(last);
        }
        self.weigh_person_words(!headed && !placed);
    }

    /// "... Council", "... Province".
    fn weigh_last_word(&mut self, last: &Atom) {
        if !last.is(classes::BODIES) {
            return;
        }
        for (class, rule, to, points) in [
            (classes::ORGANIZATION, Rule::OrganizationWord, Organization, 6),
            (classes::PLACE, Rule::PlaceWord, Place, 6),
            (classes::EVENT, Rule::EventWord, Event, 5),
            (classes::OTHER, Rule::OtherWord, Other, 5),
        ] {
            if last.is(class) {
                self.give(rule, to, points, last.span());
            }
        }
    }

    fn weigh_person_words(&mut self, several: bool) {
        let words = self.words();
        let (first, last) = (&words[0], &words[words.len() - 1]);
        let bodies = classes::BODIES;
        // Of several words that the lexicon knows as one name, none is a person's: "Alice Springs".
        let known = several && self.candidate.found.is_some();
        if known || !several && first.shape == Shape::Upper && !self.line.shouting {
            return;
        }
        if first.is(classes::GIVEN) {
            // "Jordan SC", not "JORDAN VELM".
            let club = first.shape != Shape::Upper && self.is_acronym(last);
            let body = last.is(bodies) && (words.len() > 2 || !last.is(classes::SURNAME)) || club;
            let points = match (several, body) {
                (true, false) => 7,
                (true, true) => 1,
                // "Jordan": the lexicon knows something of that name.
                (false, _) if self.candidate.found.is_some() => 2,
                (false, _) => 4,
            };
            self.give(Rule::GivenName, Person, points, first.span());
        }
        if last.is(classes::SURNAME) && (!last.is(bodies) || words.len() == 2 && first.is(classes::GIVEN)) {
            self.give(Rule::FamilyName, Person, if several { 3 } else { 2 }, last.span());
        } else if several && first.is(classes::SURNAME) && words.len() <= 3 {
            self.give(Rule::FamilyName, Person, 3, first.span());
        } else if several && last.is(classes::FAMILY) && !last.is(bodies) {
            self.give(Rule::FamilyName, Person, 2, last.span());
        }
        let initial = |a: &Atom| a.shape == Shape::Upper && a.end - a.start == 2 && self.text(a).ends_with('.');
        let particle =
            |pair: &[Atom]| pair[0].is(classes::PARTICLE) && !pair[0].is_capital() && !self.is_place(&pair[1]);
        if several && (words.windows(2).any(particle) || words.iter().any(initial)) {
            self.give(Rule::Particle, Person, 3, self.span());
        } else if words.iter().any(|a| a.shape == Shape::Mixed && is_nisba(self.text(a))) {
            self.give(Rule::Particle, Person, 2, self.span());
        }
    }

    /// Whether a word alone names a people.
    fn is_people(&self, atom: &Atom) -> bool {
        self.alone(atom).is_some_and(|found| self.is_of(found, Group))
    }
}

/// "al-Masri", "el-Sayed": a family name with its article.
fn is_nisba(word: &str) -> bool {
    word.starts_with("al-") || word.starts_with("el-") || word.starts_with("ez-")
}
