//! What the form of a candidate says: capitals alone, the number and kinds of its words, where it stands.

use briefer_plugin::MentionType::{Group, Organization, Other, Person, Place};
use briefer_plugin::Shape;

use super::Weigher;
use crate::atoms::{Atom, AtomKind};
use crate::evidence::Rule;
use crate::lexicon::classes::{self, Classes};

/// Words with a meaning of their own. Verbs are left out: abroad they are names ("Sang").
const MEANINGFUL: Classes = classes::COMMON
    .and(classes::FUNCTION)
    .and(classes::BODIES)
    .and(classes::ROLE)
    .and(classes::TITLE)
    .and(classes::KIND);

/// What stands before a country and makes no company's local branch of it.
const NO_BRAND: Classes = classes::PERSONAL_NAMES.and(classes::FAMILY).and(classes::BODIES).and(classes::DIRECTION);

impl Weigher<'_, '_> {
    pub(super) fn weigh_form(&mut self) {
        let words = self.words();
        let span = self.span();
        if words[0].shape == Shape::Upper && self.opens_dateline() {
            self.give(Rule::Dateline, Place, 8, span);
            return;
        }
        if let [word] = words {
            self.weigh_single(word);
        } else if !self.weigh_composition() {
            self.weigh_several();
        }
    }

    fn weigh_single(&mut self, word: &Atom) {
        let span = word.span();
        if word.shape == Shape::Upper && word.end - word.start >= 2 && !self.line.shouting {
            // A long word may be shouted.
            self.give(Rule::Acronym, Organization, if word.end - word.start > 7 { 2 } else { 4 }, span);
            return;
        }
        if self.is_dictionary(word) {
            self.give(Rule::Form, Other, 2, span);
            self.give(Rule::Form, Organization, 1, span);
            self.give(Rule::Form, Person, 1, span);
        } else {
            self.give(Rule::Form, Person, 2, span);
            self.give(Rule::Form, Place, 1, span);
            self.give(Rule::Form, Organization, 1, span);
        }
        if self.candidate.found.is_none() && has_inner_capital(self.text(word)) {
            self.give(Rule::InnerCapital, Organization, 3, span);
        }
        if is_plural_people(self.text(word)) {
            self.give(Rule::PluralPeople, Group, 2, span);
        }
    }

    /// Whether it is a plain word by the dictionary, and no name that people or towns bear.
    fn is_dictionary(&self, word: &Atom) -> bool {
        const NAMES: Classes = classes::PERSONAL_NAMES.and(classes::FAMILY).and(classes::TOWN);
        word.is(classes::DICTIONARY) && !word.is(NAMES) && self.candidate.found.is_none()
    }

    /// Several words that are no known name as a whole.
    fn weigh_several(&mut self) {
        let words = self.words();
        let span = self.span();
        let known = words[0].is(classes::PERSONAL_NAMES);
        let plain = words.iter().any(|a| a.is(MEANINGFUL) && !a.is(classes::PERSONAL_NAMES));
        let last = &words[words.len() - 1];
        let many = || {
            last.is(classes::DICTIONARY)
                && !last.is(classes::PERSONAL_NAMES.and(classes::FAMILY))
                && self.text(last).ends_with('s')
        };
        if plain && words[words.len() - 1].is(classes::PLACE) {
            self.give(Rule::Form, Place, 2, span);
            self.give(Rule::Form, Organization, 1, span);
        } else if plain && !known {
            self.give(Rule::Form, Organization, 3, span);
            self.give(Rule::Form, Other, 2, span);
        } else if words.iter().all(|a| self.is_dictionary(a) || !a.is_capital()) {
            self.give(Rule::Form, Organization, 2, span);
            self.give(Rule::Form, Other, 3, span);
        } else if many() {
            self.give(Rule::Form, Organization, 3, span);
            self.give(Rule::Form, Other, 1, span);
        } else if matches!(self.text(&words[0]), "El" | "La" | "Los" | "Las") {
            self.give(Rule::Form, Place, 2, span);
            self.give(Rule::Form, Organization, 2, span);
        } else if words.iter().filter(|a| a.is_capital()).count() <= 3 {
            self.give(Rule::Form, Person, 3, span);
        } else if !plain {
            self.give(Rule::Form, Person, 2, span);
            self.give(Rule::Form, Organization, 1, span);
        } else {
            self.give(Rule::Form, Organization, 2, span);
        }
    }

    /// Names made of other names: "Karsa United", "Nortexa Karsa", "Velm ABK", "Upper Velm".
    fn weigh_composition(&mut self) -> bool {
        let words = self.words();
        let (first, last) = (&words[0], &words[words.len() - 1]);
        if self.candidate.found.is_some() {
            return false;
        }
        if last.is(classes::LEGAL_FORM) && last.is_capital() {
            self.give(Rule::OrganizationWord, Organization, 8, last.span());
            return true;
        }
        if let Some(acronym) = words.iter().find(|word| self.is_acronym(word)).filter(|_| !last.is(classes::BODIES)) {
            self.give(Rule::Acronym, Organization, 4, acronym.span());
            return true;
        }
        if let Some(and) = words.iter().find(|a| a.kind == AtomKind::Mark && self.text(a) == "&") {
            self.give(Rule::OrganizationWord, Organization, 9, and.span());
            return true;
        }
        self.weigh_parts(first, last)
    }

    /// A place at the front or at the end of a longer name.
    fn weigh_parts(&mut self, first: &Atom, last: &Atom) -> bool {
        let words = self.words();
        let side = classes::DIRECTION.and(classes::PLACE_MODIFIER);
        let side_or_person = side.and(classes::PERSONAL_NAMES);
        let rest_is_plain = || words[1..].iter().any(|a| a.is(MEANINGFUL) && !a.is(side));
        let begins = first.is(classes::BEGINS.and(classes::OWN));
        let longest = || self.lexicon.longest(words.iter().map(|a| a.word), |at| self.text(&words[at]));
        let known = begins.then(longest).flatten();
        let known =
            known.filter(|known| !first.is(if known.words == 1 { side_or_person } else { classes::PERSONAL_NAMES }));
        if let Some(known) = known {
            let rest = &words[known.words..];
            if rest.iter().all(|a| a.is(side)) {
                self.give(Rule::PlaceWord, Place, 4, self.span());
            } else if !last.is(classes::PLACE) && rest[0].is_capital() {
                self.give(Rule::OrganizationWord, Organization, 3, first.span());
            }
        } else if first.is(side) && !rest_is_plain() {
            self.give(Rule::PlaceWord, Place, 4, first.span());
        } else if words.len() == 2
            && !first.is(NO_BRAND)
            && (self.is_land(last) || first.is(classes::DICTIONARY) && self.is_place(last))
        {
            self.give(Rule::OrganizationWord, Organization, 4, last.span());
        }
        false
    }

    /// Whether a word within a name is written in capitals and neither an initial nor a number.
    pub(super) fn is_acronym(&self, word: &Atom) -> bool {
        if word.shape != Shape::Upper || self.line.shouting || self.line.loud || word.is(classes::PERSONAL_NAMES) {
            return false;
        }
        let written = self.text(word);
        let shortest = if self.words().last().is_some_and(|last| last.start == word.start) { 2 } else { 3 };
        written.len() >= shortest
            && written.bytes().all(|b| b.is_ascii_uppercase())
            && !written.bytes().all(|b| matches!(b, b'I' | b'V' | b'X'))
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
}

/// "WaterAid", "iPhone": a capital inside a word, where no name of a person would have it.
fn has_inner_capital(word: &str) -> bool {
    // Hardly any word has one.
    if word.bytes().skip(1).all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase()) {
        return false;
    }
    let mut before = None;
    let mut inner = None;
    for (at, letter) in word.char_indices() {
        if letter.is_uppercase() && before.is_some_and(char::is_lowercase) {
            inner = Some(at);
            break;
        }
        before = Some(letter);
    }
    let personal = ["Mc", "Mac", "De", "Di", "Du", "La", "Le", "Van", "Fitz", "Del", "Des", "Da", "Al", "El", "Vander"];
    inner.is_some_and(|at| !personal.contains(&&word[..at]))
}

/// "Karsans", "Velmis": what a text calls a people.
fn is_plural_people(word: &str) -> bool {
    word.len() > 5 && word.ends_with('s') && ["ans", "ists", "ites"].iter().any(|ending| word.ends_with(ending))
}
