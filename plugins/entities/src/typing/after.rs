//! What stands after a candidate.

use briefer_plugin::MentionType::{Group, Organization, Person, Place};

use super::Weigher;
use super::cues::{NOUN_AFTER, POSSESSION, VERB_AFTER};
use crate::atoms::{Atom, AtomKind, COMMA};
use crate::evidence::Rule;
use crate::lexicon::classes::{self, Classes};

impl Weigher<'_, '_> {
    pub(super) fn weigh_after(&mut self) {
        let Some(after) = self.right(0) else { return };
        if after.tied {
            self.weigh_tail(after);
            return;
        }
        match after.kind {
            AtomKind::Word if after.is_lower_word() => self.weigh_word_after(after),
            AtomKind::Possessive => {
                let Some(owned) = self.right(1).filter(|a| a.is_lower_word()) else { return };
                // "'s shares", "'s last close".
                let market = self.right(2).filter(|a| a.is_lower_word() && a.is(classes::MARKET));
                let noun = market.unwrap_or(owned);
                if let Some(cue) = POSSESSION.of(noun) {
                    self.give_cue(cue, noun.span());
                }
            }
            AtomKind::Mark if after.word == COMMA => self.weigh_mark_after(after),
            _ => {}
        }
    }

    /// "-based", "-owned".
    fn weigh_tail(&mut self, tail: &Atom) {
        let (to, points) = match self.text(tail) {
            "based" | "born" | "area" | "wide" | "bound" => (Place, 6),
            "owned" | "affiliated" | "run" | "linked" => (Organization, 3),
            "led" | "backed" => (Organization, 1),
            _ => (Place, 1),
        };
        self.give(Rule::PlaceBeside, to, points, tail.span());
    }

    fn weigh_word_after(&mut self, after: &Atom) {
        let span = after.span();
        let verb = if after.is(classes::FUNCTION) { self.weigh_function_word_after(after) } else { after };
        if let Some(cue) = VERB_AFTER.of(verb) {
            self.give_cue(cue, verb.span());
        }
        if after.is(classes::PEOPLE_NOUN) && self.words().len() <= 2 {
            self.give(Rule::PluralPeople, Group, 5, span);
        }
        if let Some(cue) = NOUN_AFTER.of(after) {
            // "a US company".
            let place = || self.candidate.found.is_some_and(|found| self.is_of(found, Place));
            if cue.rule != Rule::KindBeside || !place() {
                self.give_cue(cue, span);
            }
        }
        if after.is(classes::STATE_NOUN) && self.is_adjective_of_a_land() {
            self.give(Rule::StateNoun, Group, 4, span);
        }
        // "Nortexa president Ana Karimova".
        let role = after.is(classes::TITLES) && !after.is(classes::FUNCTION) && self.candidate.found.is_none();
        if role && self.right(1).is_some_and(Atom::is_capital) {
            self.give(Rule::Belonging, Organization, 2, span);
            self.give(Rule::Belonging, Person, -3, span);
        }
    }

    /// Weighs "who", "is" and the like; gives the word where the verb is looked for.
    fn weigh_function_word_after<'w>(&mut self, after: &'w Atom) -> &'w Atom
    where
        Self: 'w,
    {
        let (word, span) = (self.text(after), after.span());
        match word {
            "who" | "whose" => self.give(Rule::AgeOrWho, Person, 5, span),
            "himself" | "herself" => self.give(Rule::Personal, Person, 6, span),
            "is" | "was" | "are" | "were" | "have" => self.weigh_copula(after),
            _ => {}
        }
        let auxiliary = matches!(word, "has" | "had" | "also" | "later" | "then" | "himself" | "herself" | "still");
        if auxiliary { self.right(1).unwrap_or(after) } else { after }
    }

    /// "the Velharani army": an unknown word that is made like the adjectives of lands.
    fn is_adjective_of_a_land(&self) -> bool {
        const NAMES: Classes = classes::PERSONAL_NAMES.and(classes::FAMILY).and(classes::TOWN);
        let [word] = self.words() else { return false };
        let made = ["ani", "ari", "eni", "ian", "ese", "ish"].iter().any(|ending| self.text(word).ends_with(ending));
        made && self.candidate.found.is_none() && !word.is(NAMES)
    }

    /// "is a ...", "was born", "are": what a name is, or what befell it.
    fn weigh_copula(&mut self, copula: &Atom) {
        let several = matches!(self.text(copula), "are" | "were" | "have");
        let words = self.words();
        if several && words.len() == 1 && self.text(&words[0]).ends_with('s') {
            self.give(Rule::PluralPeople, Group, 4, copula.span());
        }
        let Some(next) = self.right(1).filter(|_| !several) else { return };
        if next.is(classes::LIES) {
            self.give(Rule::PlaceBeside, Place, 5, next.span());
        } else if matches!(self.text(next), "a" | "an" | "the") {
            self.weigh_apposition(1);
        }
    }

    fn weigh_mark_after(&mut self, after: &Atom) {
        match self.text(after) {
            "," => self.weigh_comma_after(),
            "(" => {
                let age = self.right(1).is_some_and(|a| a.kind == AtomKind::Number && a.end - a.start == 2)
                    && self.right(2).is_some_and(|a| self.text(a) == ")");
                if age {
                    self.give(Rule::AgeOrWho, Person, 4, after.span());
                }
            }
            _ => {}
        }
    }

    fn weigh_comma_after(&mut self) {
        let Some(next) = self.right(1) else { return };
        if next.kind == AtomKind::Number {
            let closed = self.right(2).is_some_and(|a| matches!(self.text(a), "," | "." | ";"));
            if closed && next.end - next.start <= 2 {
                self.give(Rule::AgeOrWho, Person, 6, next.span());
            }
            return;
        }
        match self.text(next) {
            "where" => self.give(Rule::PlaceAfter, Place, 5, next.span()),
            "who" | "whose" => self.give(Rule::AgeOrWho, Person, 5, next.span()),
            _ => {}
        }
        if !self.weigh_apposition(1) && self.words().len() <= 3 && self.place_follows(1) {
            self.give(Rule::PlaceAfter, Place, 4, next.span());
        }
    }
}
