//! What stands after a candidate.

use briefer_plugin::MentionType::{Group, Organization, Person, Place};
use briefer_plugin::Span;

use super::Weigher;
use crate::atoms::{Atom, AtomKind};
use crate::evidence::Rule;
use crate::lexicon::classes::{self, Classes};

impl Weigher<'_, '_> {
    pub(super) fn weigh_after(&mut self) {
        let Some(after) = self.right(0) else { return };
        if after.tied {
            let tail = self.text(after);
            let (to, points) = match tail {
                "based" | "born" | "area" | "wide" | "bound" => (Place, 6),
                "owned" | "affiliated" | "run" | "linked" => (Organization, 3),
                "led" | "backed" => (Organization, 1),
                _ => (Place, 1),
            };
            self.give(Rule::PlaceBeside, to, points, after.span());
            return;
        }
        match after.kind {
            AtomKind::Word => self.weigh_word_after(after),
            AtomKind::Possessive => {
                if self.right(1).is_some_and(|a| a.is(classes::KIN) && a.is_lower_word()) {
                    self.give(Rule::Kin, Person, 4, after.span());
                }
            }
            AtomKind::Mark => self.weigh_mark_after(after),
            AtomKind::Number => {}
        }
    }

    fn weigh_word_after(&mut self, after: &Atom) {
        if !after.is_lower_word() {
            return;
        }
        let span = after.span();
        let written = self.text(after);
        if written == "who" || written == "whose" {
            self.give(Rule::AgeOrWho, Person, 5, span);
        }
        let auxiliary = matches!(written, "has" | "had" | "also" | "later" | "then" | "himself" | "herself" | "still");
        let verb = if auxiliary { self.right(1).unwrap_or(after) } else { after };
        if verb.is(classes::SPEECH) && !verb.is(classes::IN) {
            self.give(Rule::Speech, Person, 4, verb.span());
            self.give(Rule::Speech, Organization, 1, verb.span());
        } else if verb.is(classes::PERSONAL) {
            self.give(Rule::Personal, Person, 2, verb.span());
        }
        if matches!(written, "himself" | "herself") {
            self.give(Rule::Personal, Person, 6, span);
        }
        if after.is(classes::PEOPLE_NOUN) && self.words().len() <= 2 {
            self.give(Rule::PluralPeople, Group, 5, span);
        }
        let plural = self.text(&self.words()[0]).ends_with('s') && self.words().len() == 1;
        if plural && matches!(written, "are" | "were" | "have") {
            self.give(Rule::PluralPeople, Group, 4, span);
        }
        if after.is(classes::KIND) {
            self.give(Rule::KindBeside, Organization, 4, span);
        } else if after.is(classes::BELONGING) {
            self.give(Rule::Belonging, Organization, 3, span);
        } else if after.is(classes::PLACE)
            && !matches!(written, "state" | "border" | "field" | "light" | "park" | "line")
        {
            self.give(Rule::PlaceBeside, Place, 4, span);
        }
    }

    fn weigh_mark_after(&mut self, after: &Atom) {
        let mark = self.text(after);
        if mark == "," {
            let next = self.right(1);
            match next {
                Some(next) if next.kind == AtomKind::Number && next.end - next.start <= 2 && self.closes_age() => {
                    self.give(Rule::AgeOrWho, Person, 6, next.span());
                }
                Some(next) if self.text(next) == "where" => self.give(Rule::PlaceAfter, Place, 5, next.span()),
                Some(next) if matches!(self.text(next), "who" | "whose") => {
                    self.give(Rule::AgeOrWho, Person, 5, next.span());
                }
                _ => {}
            }
            if let Some(role) = self.role_after() {
                self.give(Rule::RoleAfter, Person, 7, role);
            } else if let Some(next) = next.filter(|a| self.is_country(a) && self.words().len() <= 3) {
                self.give(Rule::PlaceAfter, Place, 4, next.span());
            }
        } else if mark == "("
            && self.right(1).is_some_and(|a| a.kind == AtomKind::Number && a.end - a.start == 2)
            && self.right(2).is_some_and(|a| self.text(a) == ")")
        {
            self.give(Rule::AgeOrWho, Person, 4, after.span());
        }
    }

    fn closes_age(&self) -> bool {
        self.right(2).is_some_and(|a| matches!(self.text(a), "," | "." | ";"))
    }

    fn is_country(&self, atom: &Atom) -> bool {
        atom.is_capital()
            && self
                .lexicon
                .longest(std::iter::once(atom.word), |_| self.text(atom))
                .is_some_and(|found| self.lexicon.entry(found.entry).mention_type == Place)
    }

    /// The noun of an apposition right after a comma: ", the (…) minister", ", head of …".
    fn role_after(&self) -> Option<Span> {
        let mut allowed = 7;
        let mut offset = 1;
        while allowed > 0 {
            let atom = self.right(offset)?;
            if atom.kind == AtomKind::Mark || atom.kind == AtomKind::Number {
                return None;
            }
            let role = atom.is(classes::TITLES) || atom.is(classes::KIN);
            if role && !atom.is(classes::FUNCTION) && (atom.is_lower_word() || atom.is(classes::TITLE)) {
                return Some(atom.span());
            }
            let passed = atom.kind == AtomKind::Possessive || atom.is_capital() || self.is_modifier(atom);
            if !passed {
                return None;
            }
            allowed -= 1;
            offset += 1;
        }
        None
    }

    fn is_modifier(&self, atom: &Atom) -> bool {
        matches!(self.text(atom), "a" | "an" | "the" | "his" | "her" | "its" | "their" | "of" | "and")
            || !atom.is(NOT_IN_APPOSITION)
    }
}

const NOT_IN_APPOSITION: Classes = classes::FUNCTION.and(classes::SPEECH).and(classes::PERSONAL).and(classes::IN);
