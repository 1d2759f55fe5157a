//! One mention and what stands around it in its sentence.

use briefer_plugin::MentionType::Person;

use super::{Mentions, Placed};
use crate::atoms::{Atom, AtomKind, Atoms, Line};
use crate::lexicon::Lexicon;
use crate::lexicon::classes::{self, Classes};

/// A mention among the others of its sentence. Indices count atoms; those outside the sentence hold nothing.
#[derive(Clone, Copy)]
pub(super) struct Scene<'a, 'd> {
    pub(super) atoms: &'a Atoms<'d>,
    pub(super) lexicon: &'a Lexicon,
    pub(super) line: &'a Line,
    pub(super) mentions: &'a Mentions<'a>,
    /// The mention's place among `mentions`.
    pub(super) at: usize,
}

/// Verbs, and prepositions of place: they end the words that describe somebody.
const NOT_IN_DESCRIPTION: Classes = classes::FUNCTION.and(classes::SPEECH).and(classes::PERSONAL).and(classes::IN);

impl<'a, 'd> Scene<'a, 'd> {
    pub(super) fn new(atoms: &'a Atoms<'d>, lexicon: &'a Lexicon, mentions: &'a Mentions<'a>, at: usize) -> Self {
        let line = &atoms.lines[mentions.list[at].candidate.line];
        Scene { atoms, lexicon, line, mentions, at }
    }

    pub(super) fn mention(&self) -> &'a Placed<'a> {
        &self.mentions.list[self.at]
    }

    /// The mention's first atom.
    pub(super) fn first(&self) -> usize {
        self.mention().candidate.first
    }

    /// The atom after the mention's last.
    pub(super) fn end(&self) -> usize {
        self.mention().candidate.end
    }

    pub(super) fn atom(&self, at: usize) -> Option<&'a Atom> {
        self.atoms.within(self.line, at)
    }

    /// The atom before `at`, with its place.
    pub(super) fn before(&self, at: usize) -> Option<(usize, &'a Atom)> {
        let before = at.checked_sub(1)?;
        Some((before, self.atom(before)?))
    }

    /// The word or mark at `at` as written; empty outside the sentence.
    pub(super) fn written(&self, at: usize) -> &'d str {
        if self.atom(at).is_some() { self.atoms.written(at) } else { "" }
    }

    pub(super) fn is_mark(&self, at: usize, mark: &str) -> bool {
        self.atoms.is_mark(self.line, at, mark)
    }

    /// The mention that covers the atom at `at`.
    pub(super) fn mention_over(&self, at: usize) -> Option<&'a Placed<'a>> {
        self.mentions.list.get(*self.mentions.over.get(at)? as usize)
    }

    /// The person whose name ends right before `at`, in the sentence.
    pub(super) fn person_up_to(&self, at: usize) -> Option<Self> {
        let index = *self.mentions.over.get(at.checked_sub(1)?)? as usize;
        let mention = self.mentions.list.get(index)?;
        let ends = mention.candidate.end == at && mention.mention_type == Person;
        (ends && mention.candidate.line == self.mention().candidate.line).then_some(Scene { at: index, ..*self })
    }

    pub(super) fn is_person(&self, at: usize) -> bool {
        self.mention_over(at).is_some_and(|mention| mention.mention_type == Person)
    }

    /// Whether the atom belongs to a name that is no person's.
    pub(super) fn is_named(&self, at: usize) -> bool {
        self.mention_over(at).is_some_and(|mention| mention.mention_type != Person)
    }

    /// Whether the word says what a person is: "minister", "singer-songwriter", "ex-president".
    pub(super) fn is_role(&self, at: usize) -> bool {
        let Some(atom) = self.atom(at) else { return false };
        if atom.kind != AtomKind::Word {
            return false;
        }
        let written = self.atoms.written(at);
        let occupation = || atom.is_lower_word() && (atom.is(classes::OCCUPATION) || is_made_of_work(written));
        let role = atom.is(classes::TITLES) && (atom.is_lower_word() || atom.is_capital())
            || occupation()
            || self.is_compound_role(at);
        role && !self.is_inside_name(at)
    }

    /// Whether a name of several words holds the word: "Minister" is none in "Council of Minister Karsa".
    fn is_inside_name(&self, at: usize) -> bool {
        self.mention_over(at).is_some_and(|mention| mention.candidate.end - mention.candidate.first > 1)
    }

    fn is_compound_role(&self, at: usize) -> bool {
        let written = self.atoms.written(at);
        let nouns = classes::ROLE.and(classes::OCCUPATION).and(classes::STATUS);
        let noun = |word: &str| self.lexicon.id(word).is_some_and(|id| self.lexicon.classes(id).any(nouns));
        written.rsplit_once('-').is_some_and(|(_, last)| noun(last))
    }

    /// Whether a word may stand before a role noun and belong to it.
    pub(super) fn is_modifier(&self, at: usize) -> bool {
        self.atom(at).is_some_and(|atom| {
            atom.kind == AtomKind::Word
                && (!atom.is(NOT_IN_DESCRIPTION) || atom.is(classes::TITLE_MODIFIER))
                && !atom.is(classes::CALENDAR)
        })
    }

    pub(super) fn is(&self, at: usize, class: Classes) -> bool {
        self.atom(at).is_some_and(|atom| atom.is(class))
    }

    pub(super) fn is_possessive(&self, at: usize) -> bool {
        self.atom(at).is_some_and(|atom| atom.kind == AtomKind::Possessive)
    }

    pub(super) fn is_determiner(&self, at: usize) -> bool {
        let written = self.written(at);
        written.len() <= 5
            && (["a", "an", "the"].iter().any(|article| written.eq_ignore_ascii_case(article))
                || matches!(written, "his" | "her" | "its" | "their" | "our" | "my" | "His" | "Her" | "Their"))
    }
}

/// Whether a word's ending says that it is somebody's work: "geologist", "photographer", "salesman".
fn is_made_of_work(word: &str) -> bool {
    matches!(
        word.as_bytes(),
        [_, .., b'o', b'l', b'o', b'g', b'i', b's', b't']
            | [_, .., b'o', b'g', b'r', b'a', b'p', b'h', b'e', b'r']
            | [_, .., b's', b'm', b'a', b'n']
            | [_, .., b'w', b'o', b'm', b'a', b'n']
    )
}
