//! What a text says that the members of a list are: "towns such as Velm and Karsa", "Velm, Karsa and other towns".

use briefer_plugin::MentionType::{self, Group, Organization, Other, Person, Place};
use briefer_plugin::Span;

use crate::atoms::{Atom, Atoms, Line};
use crate::candidates::Candidate;
use crate::lexicon::Lexicon;
use crate::lexicon::classes::{self, Classes};

/// How many words after "other" are looked at for the noun.
const REACH: usize = 3;

/// The type that each class of nouns tells; the first that fits counts.
const NOUNS: [(Classes, MentionType); 5] = [
    (classes::PRODUCT, Other),
    (classes::PEOPLE_NOUN, Group),
    (classes::PLACE, Place),
    (classes::KIND.and(classes::ORGANIZATION_HEAD), Organization),
    (classes::TITLES, Person),
];

/// Looks for the noun that says what names are.
pub(super) struct Examples<'a, 'd> {
    pub(super) atoms: &'a Atoms<'d>,
    pub(super) lexicon: &'a Lexicon,
}

impl Examples<'_, '_> {
    /// What the members of a list are, with the noun that says so.
    pub(super) fn kind(&self, first: &Candidate, last: &Candidate) -> Option<(MentionType, Span)> {
        let line = &self.atoms.lines[first.line];
        if line.loud || first.title.is_some() {
            return None;
        }
        let several = last.first > first.first;
        self.introduced(line, first.first, several).or_else(|| self.closed(line, last.end))
    }

    /// "towns such as ...", "parties, including ...", "the towns of ... and ...", "the maker of ...".
    fn introduced(&self, line: &Line, first: usize, several: bool) -> Option<(MentionType, Span)> {
        let before = first.checked_sub(2).filter(|&at| at >= line.first)?;
        if !self.atoms.atoms[first - 1].is_lower_word() {
            return None;
        }
        let mut noun = before;
        match self.atoms.written(first - 1) {
            "as" if self.atoms.written(noun) == "such" => noun = noun.checked_sub(1)?,
            "like" | "including" | "namely" | "notably" => {}
            "of" if is_maker(self.atoms.written(noun)) => return Some((Other, self.atoms.atoms[noun].span())),
            "of" if several => return self.named_by(line, noun).filter(|&(kind, _)| kind == Place),
            _ => return None,
        }
        if self.atoms.is_mark(line, noun, ",") {
            noun = noun.checked_sub(1)?;
        }
        self.named_by(line, noun)
    }

    /// "... and other towns", "... or other large companies".
    fn closed(&self, line: &Line, end: usize) -> Option<(MentionType, Span)> {
        let and = end + usize::from(self.atoms.is_mark(line, end, ","));
        if !self.atoms.within(line, and).is_some_and(|atom| atom.is(classes::FUNCTION)) {
            return None;
        }
        let word = |at: usize| self.atoms.within(line, at).map_or("", |_| self.atoms.written(at));
        if !matches!(word(and), "and" | "or") || word(and + 1) != "other" {
            return None;
        }
        (and + 2..and + 2 + REACH)
            .take_while(|&at| self.atoms.within(line, at).is_some_and(Atom::is_lower_word))
            .find_map(|at| self.named_by(line, at))
    }

    /// The type that a plural noun tells.
    fn named_by(&self, line: &Line, at: usize) -> Option<(MentionType, Span)> {
        let atom = self.atoms.within(line, at).filter(|a| a.is_lower_word() || at == line.first)?;
        let written = self.atoms.written(at).to_lowercase();
        let stem = written.strip_suffix('s')?;
        let singular = stem.strip_suffix("ie").map(|stem| format!("{stem}y"));
        let singular = singular.as_deref().unwrap_or(stem);
        let id = self.lexicon.id(singular);
        let classes = id.map_or(Classes::NONE, |id| self.lexicon.classes(id)).and(atom.classes);
        NOUNS.iter().find(|(class, _)| classes.any(*class)).map(|&(_, kind)| (kind, atom.span()))
    }
}

/// What is made is no body: "maker of".
fn is_maker(word: &str) -> bool {
    matches!(word, "maker" | "makers" | "manufacturer" | "producer" | "brewer" | "distributor" | "developer")
}
