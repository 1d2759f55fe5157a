//! What a text says that a name is: ", the deputy minister", ", a town in", "is a bank".

use super::Weigher;
use super::cues::{APPOSED, Cue};
use crate::atoms::{Atom, AtomKind};
use crate::evidence::Rule;
use crate::lexicon::classes::{self, Classes};

/// How many words may stand before the noun.
const REACH: usize = 8;

/// Words that end a noun phrase.
const ENDS: Classes = classes::FUNCTION.and(classes::IN);

/// Words that show that the phrase was the subject of a clause: ", the minister said".
const VERBS: Classes = classes::SPEECH.and(classes::PERSONAL);

impl Weigher<'_, '_> {
    /// Weighs the noun of the phrase that begins at an offset; says whether there was one.
    pub(super) fn weigh_apposition(&mut self, offset: usize) -> bool {
        let Some((cue, noun)) = self.apposed(offset) else { return false };
        self.give_cue(cue, noun.span());
        true
    }

    /// The last noun that says something before the phrase ends.
    fn apposed(&self, first: usize) -> Option<(&'static Cue, &Atom)> {
        let opening = self.right(first)?;
        // ", one of the widest rivers of ...".
        let one_of = self.text(opening) == "one" && self.right(first + 1).is_some_and(|a| self.text(a) == "of");
        let first = first + if one_of { 2 } else { 0 };
        let opening = self.right(first)?;
        let determined = opening.is_lower_word() && is_determiner(self.text(opening));
        let mut head = None;
        for offset in first + usize::from(determined)..first + REACH {
            let Some(atom) = self.right(offset) else { return head };
            match atom.kind {
                AtomKind::Mark | AtomKind::Number => return head,
                // What came before is only the owner: "the team's star".
                AtomKind::Possessive => head = None,
                AtomKind::Word => {}
            }
            if atom.is(VERBS) && atom.is_lower_word() && !atom.is(classes::TITLES) {
                // "a retired singer": before the noun it is a participle.
                if head.is_none() && !atom.is(classes::SPEECH) {
                    continue;
                }
                return None;
            }
            if atom.is(ENDS) && atom.is_lower_word() {
                return head
                    .filter(|_| !matches!(self.text(atom), "is" | "was" | "are" | "were" | "has" | "had" | "will"));
            }
            let named = atom.is_lower_word() || atom.is(classes::TITLE);
            // Without an article only a role is an apposition: "Karimova, head of ...".
            if let Some(cue) = APPOSED.of(atom).filter(|cue| named && (determined || cue.rule == Rule::RoleAfter)) {
                head = Some((cue, atom));
            }
        }
        head
    }
}

fn is_determiner(word: &str) -> bool {
    matches!(word, "a" | "an" | "the" | "his" | "her" | "its" | "their")
}
