//! What the form of a candidate says: capitals alone, the number of its words, where it stands.

use briefer_plugin::MentionType::{Group, Organization, Other, Person, Place};
use briefer_plugin::Shape;

use super::Weigher;
use crate::atoms::AtomKind;
use crate::evidence::Rule;
use crate::lexicon::classes;

impl Weigher<'_, '_> {
    pub(super) fn weigh_form(&mut self) {
        let words = self.words();
        let span = self.span();
        let capitals = words.len() == 1 && words[0].shape == Shape::Upper && words[0].end - words[0].start >= 2;
        if words[0].shape == Shape::Upper && self.opens_dateline() {
            self.give(Rule::Dateline, Place, 8, span);
            return;
        }
        if capitals && !self.line.shouting {
            self.give(Rule::Acronym, Organization, 4, span);
            return;
        }
        let names = words.iter().filter(|a| a.is_capital()).count();
        let known = words[0].is(classes::PERSONAL_NAMES);
        let plain = words.iter().any(|a| a.is(classes::PLAIN) && !a.is(classes::PERSONAL_NAMES));
        match names {
            1 => {
                self.give(Rule::Form, Person, 2, span);
                self.give(Rule::Form, Place, 1, span);
                self.give(Rule::Form, Organization, 1, span);
            }
            // Words with a meaning of their own seldom name a person.
            _ if plain && !known => {
                self.give(Rule::Form, Organization, 3, span);
                self.give(Rule::Form, Other, 2, span);
            }
            2 | 3 => self.give(Rule::Form, Person, 3, span),
            _ => self.give(Rule::Form, Organization, 2, span),
        }
        let place_first = self.lookup_first_place() && !words[words.len() - 1].is(classes::PLACE);
        if place_first {
            self.give(Rule::OrganizationWord, Organization, 3, words[0].span());
        }
        if words.len() == 1 && names == 1 && is_plural_people(self.text(&words[0])) {
            self.give(Rule::PluralPeople, Group, 2, span);
        }
    }

    /// Whether it begins its line and only capitals, numbers and brackets stand between it and a dash.
    fn opens_dateline(&self) -> bool {
        const REACH: usize = 12;
        if self.left(1).is_some() {
            return false;
        }
        let follows = (0..REACH).map_while(|offset| self.right(offset));
        for atom in follows {
            let dash = matches!(self.text(atom), "-" | "–" | "—");
            if dash || (atom.kind == AtomKind::Word && atom.is_lower_word()) {
                return dash;
            }
        }
        false
    }

    /// Whether a longer name begins with a word that alone names a place, a people or a body.
    fn lookup_first_place(&self) -> bool {
        let words = self.words();
        words.len() > 1
            && self.candidate.found.is_none()
            && words[0].is(classes::ALONE)
            && !words[0].is(classes::GIVEN.and(classes::SURNAME))
    }
}

/// "Karsans", "Velmis": what a text calls a people.
fn is_plural_people(word: &str) -> bool {
    word.len() > 5
        && (word.ends_with("ans") || word.ends_with("ists") || word.ends_with("ites") || word.ends_with("eans"))
}
