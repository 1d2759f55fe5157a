//! How a text takes a name up again: "she", "its", "the company".

use briefer_plugin::MentionType::{Organization, Person, Place};

use super::Weigher;
use super::cues::TAKEN_UP;
use crate::atoms::{Atom, AtomKind};
use crate::evidence::Rule;
use crate::lexicon::classes;

/// How far after a name a pronoun still means it.
const REACH: usize = 14;

impl Weigher<'_, '_> {
    /// Only the subject of a clause is taken up for sure.
    pub(super) fn weigh_pronouns(&mut self) {
        // A plain word at a sentence's start may be taken up as well.
        let plain = self.candidate.opens && self.words()[0].is(classes::DICTIONARY);
        if plain || !self.is_subject() {
            return;
        }
        let clause = self.after.iter().take(REACH).take_while(|atom| !atom.is_capital());
        for atom in clause.filter(|atom| atom.is(classes::FUNCTION)) {
            if self.weigh_pronoun(atom) {
                return;
            }
        }
        self.weigh_next_line();
    }

    /// Whether it stands where the subject of a clause stands.
    fn is_subject(&self) -> bool {
        let Some(before) = self.left(1).filter(|_| self.candidate.title.is_none()) else { return true };
        before.kind == AtomKind::Mark
            || before.is(classes::FUNCTION)
                && matches!(
                    self.text(before),
                    "and"
                        | "but"
                        | "that"
                        | "when"
                        | "while"
                        | "because"
                        | "if"
                        | "although"
                        | "since"
                        | "after"
                        | "before"
                )
    }

    fn weigh_pronoun(&mut self, atom: &Atom) -> bool {
        let word = self.text(atom);
        if !matches!(word.bytes().next(), Some(b'h' | b's' | b'i')) {
            return false;
        }
        match word {
            "he" | "she" | "himself" | "herself" | "his" | "her" => self.give(Rule::Pronoun, Person, 2, atom.span()),
            "its" | "itself" => {
                self.give(Rule::Pronoun, Person, -1, atom.span());
                self.give(Rule::Pronoun, Organization, 1, atom.span());
                self.give(Rule::Pronoun, Place, 1, atom.span());
            }
            _ => return false,
        }
        true
    }

    /// "He ..." and "The company ..." take up the first name of the sentence before.
    fn weigh_next_line(&mut self) {
        let Some(next) = self.atoms.lines.get(self.candidate.line + 1) else { return };
        let Some(opening) = self.atoms.within(next, next.first).filter(|a| a.is(classes::FUNCTION)) else { return };
        let own = self.candidate.title.unwrap_or(self.candidate.first);
        if self.before[..own - self.line.first].iter().skip(1).any(Atom::is_capital) {
            return;
        }
        match self.text(opening) {
            "He" | "She" | "His" | "Her" => self.give(Rule::Pronoun, Person, 2, opening.span()),
            "Its" => self.give(Rule::Pronoun, Person, -2, opening.span()),
            "The" => {
                let Some(noun) = self.atoms.within(next, next.first + 1).filter(|a| a.is_lower_word()) else { return };
                if let Some(cue) = TAKEN_UP.of(noun) {
                    self.give_cue(cue, noun.span());
                }
            }
            _ => {}
        }
    }
}
