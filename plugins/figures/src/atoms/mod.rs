//! One sentence, cut as fine as number grammar needs it.

mod read;

use briefer_plugin::words::numbers::NumberWord;
use briefer_plugin::{Shape, Span};

use crate::classes::Classes;
use crate::lexicon::{self as l, Entry, Roles};
use crate::rule::{Rule, Rules};

pub(crate) use read::currency_prefix;

/// What an atom is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum AtomKind {
    Digits,
    Word,
    Possessive,
    Mark(char),
}

/// A token, or a piece of a hyphenated one.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Atom {
    pub(crate) start: u32,
    pub(crate) end: u32,
    pub(crate) kind: AtomKind,
    pub(crate) shape: Shape,
    /// Whether it follows its left neighbour without white space.
    pub(crate) glued: bool,
    /// Whether it is digits glued to letters: `120` of `RM120`.
    after_letters: bool,
    pub(crate) entry: Entry,
    /// Where its lower-case spelling is kept; `None` where the text spells it so.
    lower: Option<(u32, u32)>,
}

/// The atoms of one sentence; its buffers are reused from sentence to sentence.
///
/// Every look-up takes an index that may lie outside the sentence and then answers "nothing there".
#[derive(Debug, Default)]
pub(crate) struct Atoms<'a> {
    text: &'a str,
    atoms: Vec<Atom>,
    lower: String,
    /// Whether the sentence has a mark that web and mail addresses have.
    address_mark: bool,
    rules: Rules,
}

impl<'a> Atoms<'a> {
    /// Nothing yet, to be read with these rules.
    pub(crate) fn new(rules: Rules) -> Self {
        Atoms { rules, ..Atoms::default() }
    }

    /// Whether a rule is on.
    pub(crate) fn allows(&self, rule: Rule) -> bool {
        self.rules.has(rule)
    }

    /// Whether the sentence has a mark that web and mail addresses have.
    pub(crate) fn has_address_mark(&self) -> bool {
        self.address_mark
    }

    pub(crate) fn len(&self) -> usize {
        self.atoms.len()
    }

    pub(crate) fn get(&self, at: usize) -> Option<&Atom> {
        self.atoms.get(at)
    }

    /// The atom as written.
    pub(crate) fn written(&self, at: usize) -> &'a str {
        self.get(at).map_or("", |atom| &self.text[atom.start as usize..atom.end as usize])
    }

    /// The atom in lower case.
    pub(crate) fn lower(&self, at: usize) -> &str {
        self.get(at).map_or("", |atom| match atom.lower {
            Some((from, to)) => &self.lower[from as usize..to as usize],
            None => &self.text[atom.start as usize..atom.end as usize],
        })
    }

    /// The bytes of [`Atoms::lower`], which need no care for characters that are cut.
    fn lower_bytes(&self, at: usize) -> &[u8] {
        self.get(at).map_or(b"", |atom| match atom.lower {
            Some((from, to)) => &self.lower.as_bytes()[from as usize..to as usize],
            None => &self.text.as_bytes()[atom.start as usize..atom.end as usize],
        })
    }

    pub(crate) fn is(&self, at: usize, word: &str) -> bool {
        is_same(self.lower_bytes(at), word)
    }

    pub(crate) fn is_any(&self, at: usize, words: &[&str]) -> bool {
        let lower = self.lower_bytes(at);
        words.iter().any(|word| is_same(lower, word))
    }

    /// Whether the words from `at` on are these, one atom each.
    pub(crate) fn are(&self, at: usize, words: &[&str]) -> bool {
        words.iter().enumerate().all(|(k, word)| self.is(at + k, word))
    }

    pub(crate) fn roles(&self, at: usize) -> Roles {
        self.get(at).map_or(0, |atom| atom.entry.roles)
    }

    /// Whether the atom can play one of these roles.
    pub(crate) fn has(&self, at: usize, roles: Roles) -> bool {
        self.roles(at) & roles != 0
    }

    /// Whether the atom's spelling has one of these cues.
    pub(crate) fn cues(&self, at: usize, cues: l::Cues) -> bool {
        self.get(at).is_some_and(|atom| atom.entry.cues & cues != 0)
    }

    /// Whether the atom's spelling is of one of these classes.
    pub(crate) fn is_of(&self, at: usize, classes: Classes) -> bool {
        self.get(at).is_some_and(|atom| atom.entry.classes & classes != 0)
    }

    pub(crate) fn number_word(&self, at: usize) -> Option<NumberWord> {
        self.get(at).and_then(|atom| atom.entry.number)
    }

    pub(crate) fn kind(&self, at: usize) -> Option<AtomKind> {
        self.get(at).map(|atom| atom.kind)
    }

    pub(crate) fn is_word(&self, at: usize) -> bool {
        self.kind(at) == Some(AtomKind::Word)
    }

    pub(crate) fn is_digits(&self, at: usize) -> bool {
        self.kind(at) == Some(AtomKind::Digits)
    }

    pub(crate) fn is_mark(&self, at: usize, mark: char) -> bool {
        self.kind(at) == Some(AtomKind::Mark(mark))
    }

    pub(crate) fn is_mark_of(&self, at: usize, marks: &str) -> bool {
        matches!(self.kind(at), Some(AtomKind::Mark(mark)) if marks.contains(mark))
    }

    /// A hyphen or dash of any length.
    pub(crate) fn is_dash(&self, at: usize) -> bool {
        self.is_mark_of(at, "-‐‑–—−")
    }

    /// Whether the atom follows its left neighbour without white space.
    pub(crate) fn glued(&self, at: usize) -> bool {
        self.get(at).is_some_and(|atom| atom.glued)
    }

    pub(crate) fn is_capitalized(&self, at: usize) -> bool {
        self.get(at)
            .is_some_and(|atom| atom.kind == AtomKind::Word && matches!(atom.shape, Shape::Capitalized | Shape::Upper))
    }

    /// A word with a capital anywhere, as names have: `Model`, `iPhone`.
    pub(crate) fn is_name_like(&self, at: usize) -> bool {
        let mixed = |atom: &Atom| atom.kind == AtomKind::Word && atom.shape == Shape::Mixed;
        self.is_capitalized(at) || self.get(at).is_some_and(mixed)
    }

    /// The bytes of the atoms `from..to`; empty ranges give the point where `from` starts.
    pub(crate) fn span(&self, from: usize, to: usize) -> Span {
        match (self.get(from), to.checked_sub(1).and_then(|last| self.get(last))) {
            (Some(first), Some(last)) if from < to => Span { start: first.start, end: last.end },
            (Some(first), _) => Span { start: first.start, end: first.start },
            _ => Span::default(),
        }
    }

    pub(crate) fn slice(&self, from: usize, to: usize) -> &'a str {
        self.span(from, to).slice(self.text)
    }

    /// The index of the first atom that starts at or after the byte `offset`.
    pub(crate) fn index_from(&self, offset: u32) -> usize {
        self.atoms.partition_point(|atom| atom.start < offset)
    }

    pub(crate) fn text(&self) -> &'a str {
        self.text
    }
}

/// Whether two words are one. Their first letters nearly always differ, and asking them first spares a call.
#[inline]
fn is_same(one: &[u8], other: &str) -> bool {
    one.len() == other.len() && one.first() == other.as_bytes().first() && one == other.as_bytes()
}
