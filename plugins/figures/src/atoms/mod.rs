//! One sentence, cut as fine as number grammar needs it.

mod read;

use std::num::NonZeroU16;
use std::ops::Range;

use briefer_plugin::words::numbers::NumberWord;
use briefer_plugin::{Shape, Span};

use crate::classes::{self as c, Classes};
use crate::lexicon::{self as l, Lexicon, Roles, Word};
use crate::rule::{Rule, Rules};

pub(crate) use read::{HYPHEN, currency_prefix, marks};

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
    /// What the lexicon knows of it, and what its ending adds.
    word: Word,
    roles: Roles,
    classes: Classes,
    cues: l::Cues,
    /// Where the phrases of measures that begin with it are listed, counted from one.
    pub(crate) phrases: Option<NonZeroU16>,
    /// What digits are worth; nothing where their grouping makes no sense.
    value: Option<f64>,
    lower: Lower,
}

/// Where the lower-case spelling of an atom is kept.
#[derive(Clone, Copy, Debug)]
struct Lower {
    from: u32,
    len: u32,
    /// Its first bytes; with the length they are all of most words.
    head: u64,
}

/// The atoms of one sentence; its buffers are reused from sentence to sentence.
///
/// Every look-up takes an index that may lie outside the sentence and then answers "nothing there".
#[derive(Debug)]
pub(crate) struct Atoms<'a> {
    lexicon: &'a Lexicon,
    text: &'a str,
    atoms: Vec<Atom>,
    /// The sentence in lower case, after it the words whose lower case is of another length.
    lower: String,
    /// Where the sentence starts in the text.
    start: u32,
    /// Whether the sentence is all ASCII.
    ascii: bool,
    marks: u8,
    rules: Rules,
}

impl<'a> Atoms<'a> {
    /// Nothing yet, to be read with these rules.
    pub(crate) fn new(lexicon: &'a Lexicon, rules: Rules) -> Self {
        Atoms { lexicon, text: "", atoms: Vec::new(), lower: String::new(), start: 0, ascii: true, marks: 0, rules }
    }

    /// Whether a rule is on.
    pub(crate) fn allows(&self, rule: Rule) -> bool {
        self.rules.has(rule)
    }

    /// Whether the sentence has a mark that web and mail addresses have.
    pub(crate) fn has_address_mark(&self) -> bool {
        self.marks & read::ADDRESS != 0
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
        self.get(at).map_or("", |atom| &self.lower[atom.lower.range()])
    }

    #[inline]
    pub(crate) fn is(&self, at: usize, word: &str) -> bool {
        self.get(at).is_some_and(|atom| self.spells(&atom.lower, word))
    }

    #[inline(always)]
    pub(crate) fn is_any(&self, at: usize, words: &[&str]) -> bool {
        self.get(at).is_some_and(|atom| words.iter().any(|word| self.spells(&atom.lower, word)))
    }

    /// Whether this is the word: one comparison of numbers where it is short and known when this is compiled.
    #[inline(always)]
    fn spells(&self, lower: &Lower, word: &str) -> bool {
        lower.len as usize == word.len()
            && lower.head == head(word.as_bytes())
            && (word.len() <= HEAD || self.lower.as_bytes()[lower.range()] == *word.as_bytes())
    }

    /// Whether the words from `at` on are these, one atom each.
    pub(crate) fn are(&self, at: usize, words: &[&str]) -> bool {
        words.iter().enumerate().all(|(k, word)| self.is(at + k, word))
    }

    pub(crate) fn roles(&self, at: usize) -> Roles {
        self.get(at).map_or(0, |atom| atom.roles)
    }

    /// Whether the atom can play one of these roles.
    pub(crate) fn has(&self, at: usize, roles: Roles) -> bool {
        self.roles(at) & roles != 0
    }

    /// Whether the atom's spelling has one of these cues.
    pub(crate) fn cues(&self, at: usize, cues: l::Cues) -> bool {
        self.get(at).is_some_and(|atom| atom.cues & cues != 0)
    }

    /// Whether the atom's spelling is of one of these classes.
    pub(crate) fn is_of(&self, at: usize, classes: Classes) -> bool {
        self.get(at).is_some_and(|atom| atom.classes & classes != 0)
    }

    pub(crate) fn number_word(&self, at: usize) -> Option<NumberWord> {
        self.get(at).filter(|atom| atom.roles & l::NUMBER != 0).and_then(|atom| self.lexicon.entry(atom.word).number)
    }

    /// The month, weekday or rank that the word stands for; zero where it stands for none.
    pub(crate) fn rank(&self, at: usize) -> u16 {
        self.get(at).map_or(0, |atom| self.lexicon.entry(atom.word).rank)
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

    /// Whether it is digits without any mark between them.
    pub(crate) fn is_plain(&self, at: usize) -> bool {
        self.is_digits(at) && self.written(at).bytes().all(|byte| byte.is_ascii_digit())
    }

    /// What the digits at `at` are worth.
    pub(crate) fn value(&self, at: usize) -> Option<f64> {
        self.get(at)?.value
    }

    /// Whether the word looks like a plural noun.
    pub(crate) fn is_plural(&self, at: usize) -> bool {
        self.is_of(at, c::LIKE_PLURAL)
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

impl Lower {
    fn range(&self) -> Range<usize> {
        self.from as usize..(self.from + self.len) as usize
    }
}

/// How many bytes make the head of a word.
const HEAD: usize = 8;

/// The first bytes of a word as a number; zeros follow a shorter one.
#[inline(always)]
fn head(word: &[u8]) -> u64 {
    let mut bytes = [0; HEAD];
    let len = word.len().min(HEAD);
    bytes[..len].copy_from_slice(&word[..len]);
    u64::from_le_bytes(bytes)
}
