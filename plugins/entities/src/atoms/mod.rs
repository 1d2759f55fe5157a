//! The words of a document, numbered, classed, and split where a hyphen ties a name to a plain word.

mod hyphens;
mod lines;
mod seen;

use std::collections::HashMap;
use std::ops::Range;

use briefer_plugin::{Document, Shape, Span, Token, TokenKind};

use crate::lexicon::classes::{self, Classes};
use crate::lexicon::{Lexicon, Probe, WordHasher, WordId, fold_word, hash_word};
pub(crate) use lines::Line;
pub(crate) use seen::Seen;
use seen::SeenWords;

/// What an atom is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum AtomKind {
    /// A word.
    Word,
    /// Digits.
    Number,
    /// `'s`.
    Possessive,
    /// Anything else.
    Mark,
}

/// A token, or a part of one that a hyphen ties to another.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Atom {
    pub(crate) start: u32,
    pub(crate) end: u32,
    pub(crate) word: WordId,
    pub(crate) classes: Classes,
    pub(crate) kind: AtomKind,
    pub(crate) shape: Shape,
    /// Whether a hyphen ties it to the atom before.
    pub(crate) tied: bool,
}

impl Atom {
    pub(crate) fn span(&self) -> Span {
        Span { start: self.start, end: self.end }
    }

    pub(crate) fn is(&self, class: Classes) -> bool {
        self.classes.any(class)
    }

    /// Whether it is a word that begins with a capital, or is a name like `al-Assad`, `iPhone`.
    pub(crate) fn is_capital(&self) -> bool {
        // Both tests and one jump: hardly anything is asked as often.
        (self.kind == AtomKind::Word) & matches!(self.shape, Shape::Capitalized | Shape::Upper | Shape::Mixed)
    }

    pub(crate) fn is_lower_word(&self) -> bool {
        (self.kind == AtomKind::Word) & (self.shape == Shape::Lower)
    }
}

/// A document as the plugin works on it.
pub(crate) struct Atoms<'d> {
    pub(crate) text: &'d str,
    pub(crate) atoms: Vec<Atom>,
    pub(crate) lines: Vec<Line>,
    seen: SeenWords,
}

impl<'d> Atoms<'d> {
    /// Numbers and classes every word of a document.
    pub(crate) fn read(document: &Document<'d>, lexicon: &Lexicon) -> Self {
        let mut reader = Reader {
            text: document.text,
            lexicon,
            atoms: Vec::with_capacity(document.tokens.len() + document.tokens.len() / 16),
            first: 0,
            unknown: HashMap::with_capacity_and_hasher(document.tokens.len() / 16, WordHasher),
            folded: String::new(),
            probes: Vec::new(),
            settled: 0,
        };
        let mut lines = Vec::with_capacity(document.sentences.len());
        for sentence in document.sentences {
            let first = reader.atoms.len();
            reader.first = first;
            let tokens = document.tokens_of(sentence);
            reader.look_up(tokens);
            tokens.iter().enumerate().for_each(|(at, token)| reader.push(token, tokens.get(at + 1)));
            lines.push(lines::read(&reader.atoms[first..], first, sentence, document.text));
        }
        let seen = SeenWords::new(lexicon.word_count() + reader.unknown.len());
        let mut atoms = Atoms { text: document.text, atoms: reader.atoms, lines, seen };
        atoms.note_seen();
        atoms
    }

    fn note_seen(&mut self) {
        for line in &self.lines {
            if line.loud {
                continue;
            }
            for at in line.first..line.end {
                let atom = &self.atoms[at];
                let (word, lower) = (atom.kind == AtomKind::Word, atom.shape == Shape::Lower);
                let behind_mark = at == line.first || self.atoms[at - 1].kind == AtomKind::Mark;
                // Hardly any capital stands behind a mark; the rest is told without a jump.
                let opens = word & !lower & behind_mark && opens(&self.atoms, line, at);
                self.seen.note(atom.word, word & !opens, lower);
            }
        }
    }

    pub(crate) fn seen(&self, word: WordId) -> Seen {
        self.seen.of(word)
    }

    /// The atom at `at` if it lies within the line.
    pub(crate) fn within(&self, line: &Line, at: usize) -> Option<&Atom> {
        (at >= line.first && at < line.end).then(|| &self.atoms[at])
    }

    pub(crate) fn written(&self, at: usize) -> &'d str {
        let atom = &self.atoms[at];
        &self.text[atom.start as usize..atom.end as usize]
    }

    /// The bytes from one atom to another, both included.
    pub(crate) fn span(&self, first: usize, end: usize) -> Span {
        Span { start: self.atoms[first].start, end: self.atoms[end - 1].end }
    }

    /// The words of a range as written, on one line: line breaks and runs of blanks become one blank.
    pub(crate) fn on_one_line(&self, range: Range<usize>) -> String {
        let text = self.span(range.start, range.end).slice(self.text);
        let plain = text.bytes().all(|byte| byte == b' ' || byte.is_ascii_graphic());
        if plain && !text.as_bytes().windows(2).any(|pair| pair == b"  ") {
            return text.to_owned();
        }
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Whether the atom stands where any word is capitalized: at the start of a sentence or of quoted words in it.
    pub(crate) fn opens(&self, line: &Line, at: usize) -> bool {
        opens(&self.atoms, line, at)
    }

    /// Whether the mark at `at` is the given one.
    pub(crate) fn is_mark(&self, line: &Line, at: usize, mark: &str) -> bool {
        let is_mark = |atom: &Atom| {
            atom.kind == AtomKind::Mark
                && self.text.as_bytes().get(atom.start as usize..atom.end as usize) == Some(mark.as_bytes())
        };
        self.within(line, at).is_some_and(is_mark)
    }
}

fn opens(atoms: &[Atom], line: &Line, at: usize) -> bool {
    let mut before = at;
    while before > line.first {
        before -= 1;
        match atoms[before].kind {
            AtomKind::Word | AtomKind::Possessive | AtomKind::Number => return false,
            // A comma before means that the sentence runs on, unless it begins there; any other mark may open anew.
            AtomKind::Mark if atoms[before].word == COMMA => return before == line.first,
            AtomKind::Mark => {
                if atoms[before].word == OPENING {
                    return true;
                }
            }
        }
    }
    true
}

/// The word number of a comma or another mark within a sentence.
pub(crate) const COMMA: WordId = WordId::MAX;
/// The word number of an opening quotation mark, a colon, a dash.
pub(crate) const OPENING: WordId = WordId::MAX - 1;
/// The word number of any other mark.
pub(crate) const MARK: WordId = WordId::MAX - 2;

/// The word number of a mark.
fn mark(written: &str) -> WordId {
    match written.chars().next() {
        Some(',' | ';' | '(' | ')' | '[' | ']' | '/' | '&' | '\'' | '-') => COMMA,
        Some('“' | '"' | '‘' | '«' | ':' | '•' | '–' | '—' | '|' | '*') => OPENING,
        _ => MARK,
    }
}

struct Reader<'d, 'l> {
    text: &'d str,
    lexicon: &'l Lexicon,
    atoms: Vec<Atom>,
    /// Where the sentence begins.
    first: usize,
    unknown: HashMap<u64, WordId, WordHasher>,
    folded: String,
    /// The sentence's words, and how many of them are settled.
    probes: Vec<Probe>,
    settled: usize,
}

impl Reader<'_, '_> {
    /// Probes all of a sentence's words before the first is settled: the processor then waits for memory once for many.
    fn look_up(&mut self, tokens: &[Token]) {
        self.probes.clear();
        let words = tokens.iter().filter(|token| token.kind == TokenKind::Word);
        self.probes.extend(words.map(|word| self.lexicon.probe(self.text, word.start as usize..word.end as usize)));
        self.lexicon.fetch(&mut self.probes);
        self.settled = 0;
    }

    /// The number and the classes of the sentence's next word in the lexicon.
    fn known_word(&mut self, written: &str) -> Option<(WordId, Classes)> {
        let known = self.probes.get(self.settled).and_then(|probe| self.lexicon.settle(probe, self.text));
        self.settled += 1;
        // What the lexicon has as it stands needs no folding; ASCII that it has not is not in it.
        if known.is_some() || written.is_ascii() {
            return known;
        }
        fold_word(written, &mut self.folded);
        self.lexicon.word(&self.folded)
    }

    /// Takes in the sentence's next token.
    fn push(&mut self, token: &Token, next: Option<&Token>) {
        let kind = match token.kind {
            TokenKind::Word => AtomKind::Word,
            TokenKind::Number => AtomKind::Number,
            TokenKind::Possessive => AtomKind::Possessive,
            TokenKind::Punctuation | TokenKind::Symbol => AtomKind::Mark,
        };
        let written = token.text(self.text);
        let mut atom = Atom {
            start: token.start,
            end: token.end,
            word: MARK,
            classes: Classes::default(),
            kind,
            shape: token.shape,
            tied: false,
        };
        let known = match kind {
            AtomKind::Word => self.known_word(written),
            AtomKind::Possessive => self.lexicon.possessive(written),
            AtomKind::Number => None,
            AtomKind::Mark => {
                atom.word = mark(written);
                None
            }
        };
        match known {
            Some((id, classes)) => {
                atom.word = id;
                atom.classes = self.as_written(classes, written);
            }
            None if kind == AtomKind::Word || kind == AtomKind::Possessive => {
                if written.bytes().any(|byte| byte == b'-') {
                    atom.classes = self.compound_title(written);
                    let titled = atom.classes != Classes::NONE;
                    if !titled && atom.shape != Shape::Lower && self.split(token, next, written) {
                        return;
                    }
                }
                fold_word(written, &mut self.folded);
                atom.word = self.number_unknown();
            }
            None => {}
        }
        if !self.join_title(&atom) {
            self.atoms.push(atom);
        }
    }

    /// Capitals that abbreviate do so only as written: "Mba" is no degree. Those of an office are a title.
    fn as_written(&self, classes: Classes, written: &str) -> Classes {
        const CAPITALS: Classes = classes::PLAIN_CAPITALS.and(classes::TITLE_CAPITALS);
        if !classes.any(CAPITALS) {
            return classes;
        }
        if !written.chars().skip(1).any(char::is_uppercase) {
            return classes.without(CAPITALS);
        }
        // "10 PM" is an hour.
        let hour = self.atoms.last().is_some_and(|before| before.kind == AtomKind::Number);
        if !classes.any(classes::TITLE_CAPITALS) || hour {
            return classes;
        }
        classes.without(classes::CALENDAR).and(classes::TITLE).and(classes::PLAIN_CAPITALS)
    }

    fn number_unknown(&mut self) -> WordId {
        let next = self.lexicon.word_count() + self.unknown.len();
        let next = WordId::try_from(next).unwrap_or(MARK - 1);
        *self.unknown.entry(hash_word(&self.folded)).or_insert(next)
    }
}
