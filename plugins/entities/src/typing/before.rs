//! What stands before a candidate.

use briefer_plugin::MentionType::{Group, Organization, Other, Person, Place};

use super::Weigher;
use crate::atoms::{Atom, AtomKind};
use crate::evidence::Rule;
use crate::lexicon::classes;

impl Weigher<'_, '_> {
    pub(super) fn weigh_before(&mut self) {
        if let Some(title) = self.candidate.title {
            self.give(Rule::TitleBefore, Person, 10, self.atoms.span(title, self.candidate.first));
        }
        let Some(before) = self.left(1) else { return };
        let article = self.text(before).eq_ignore_ascii_case("the");
        if article && self.candidate.title.is_none() {
            let placed = self.words().len() > 1 && self.words()[self.words().len() - 1].is(classes::PLACE);
            let points = if placed { 0 } else { 3 + i32::from(self.words().len() > 1) };
            self.give(Rule::Article, Organization, points, before.span());
            self.give(Rule::Article, Place, 1, before.span());
            self.give(Rule::Article, Other, 2, before.span());
            self.give(Rule::Article, Person, -4, before.span());
            if self.left(2).is_some_and(|a| a.is(classes::IN)) {
                self.give(Rule::Preposition, Place, 2, before.span());
            }
            return;
        }
        if before.is(classes::IN) && before.kind == AtomKind::Word {
            let points = match self.text(before) {
                "in" | "In" | "near" | "across" | "throughout" => 6,
                "at" | "At" => 2,
                "from" | "From" | "into" | "towards" => 3,
                _ => 2,
            };
            self.give(Rule::Preposition, Place, points, before.span());
        }
        if before.is_lower_word() {
            self.weigh_noun_before(before);
        }
        if before.kind == AtomKind::Possessive && self.left(2).is_some_and(|a| a.kind == AtomKind::Word) {
            self.give(Rule::Form, Organization, 1, before.span());
        }
        if before.kind == AtomKind::Mark {
            self.weigh_mark_before();
        }
    }

    fn weigh_noun_before(&mut self, before: &Atom) {
        let span = before.span();
        if before.is(classes::KIN) {
            self.give(Rule::Kin, Person, 5, span);
        } else if before.is(classes::TITLES) && !before.is(classes::FUNCTION) {
            self.give(Rule::RoleBefore, Person, 7, span);
        } else if before.is(classes::SPEECH) && !matches!(self.text(before), "that") {
            // Media are told things as often as people are.
            let points = if matches!(self.text(before), "told" | "reported" | "reports") { 1 } else { 3 };
            self.give(Rule::Speech, Person, points, span);
            self.give(Rule::Speech, Organization, 4 - points, span);
        } else if before.is(classes::DIRECTION) {
            self.give(Rule::PlaceBeside, Place, 5, span);
        } else if before.is(classes::PLACE) {
            self.give(Rule::PlaceBeside, Place, 3, span);
        } else if before.is(classes::KIND) {
            self.give(Rule::KindBeside, Organization, 4, span);
        } else if matches!(self.text(before), "of" | "at" | "with" | "for") {
            self.weigh_noun_with_preposition(before);
        } else if self.text(before) == "to" && self.left(2).is_some_and(|a| a.is(classes::MOTION)) {
            self.give(Rule::Preposition, Place, 4, span);
        } else if self.text(before) == "visited" {
            self.give(Rule::Preposition, Place, 3, span);
        } else if self.text(before) == "to"
            && self
                .left(2)
                .is_some_and(|a| self.atoms.text[a.start as usize..a.end as usize].eq_ignore_ascii_case("according"))
        {
            self.give(Rule::Speech, Person, 2, span);
            self.give(Rule::Speech, Organization, 2, span);
        } else if matches!(
            self.text(before),
            "a" | "an" | "this" | "these" | "some" | "many" | "any" | "every" | "each"
        ) {
            self.give(Rule::Article, Person, -3, span);
            self.give(Rule::Article, Other, 1, span);
        }
    }

    /// "spokesman for ...", "members of ...", "outskirts of ...".
    fn weigh_noun_with_preposition(&mut self, before: &Atom) {
        let Some(noun) = self.left(2) else { return };
        let of = self.text(before) == "of";
        let span = noun.span();
        if of && noun.is(classes::PLACE.and(classes::DIRECTION).and(classes::PLACE_OWNER)) {
            self.give(Rule::PlaceBeside, Place, 4, span);
        } else if noun.is(classes::TITLES.and(classes::BELONGING)) && !noun.is(classes::FUNCTION) {
            self.give(Rule::Belonging, Organization, if of { 3 } else { 4 }, span);
            self.give(Rule::Belonging, Place, if of { 2 } else { 0 }, span);
            self.give(Rule::Belonging, Person, -2, span);
        } else if of {
            self.give(Rule::Preposition, Place, 1, before.span());
        }
    }

    fn weigh_mark_before(&mut self) {
        let open = self.left(1).map(|a| self.text(a));
        let close = self.right(0).map(|a| self.text(a));
        let quoted =
            matches!((open, close), (Some("“"), Some("”")) | (Some("\""), Some("\"")) | (Some("‘"), Some("’")));
        if quoted {
            self.give(Rule::Quoted, Other, 4, self.span());
        }
    }

    /// "in Karsan," is a language.
    pub(super) fn weigh_language(&mut self) {
        let people =
            self.candidate.found.is_some_and(|f| !f.plural && self.lexicon.entry(f.entry).mention_type == Group);
        let Some(before) = self.left(1).filter(|_| people) else { return };
        let alone = self.right(0).is_none_or(|a| a.kind == AtomKind::Mark || a.is(classes::FUNCTION));
        if alone && matches!(self.text(before), "in" | "speak" | "speaks" | "spoke" | "speaking" | "into") {
            self.give(Rule::Language, Other, 12, before.span());
        }
    }
}
