//! One sentence, cut as fine as number grammar needs it.

use briefer_plugin::words::numbers::{NumberWord, SCALE_LETTERS};
use briefer_plugin::{Document, Sentence, Shape, Span, Token, TokenKind};

use crate::classes::Classes;
use crate::lexicon::{self as l, Entry, Lexicon, Roles, lower_into};
use crate::rule::{Rule, Rules};

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

    /// Takes in a sentence.
    pub(crate) fn read(&mut self, document: &Document<'a>, sentence: &Sentence, lexicon: &Lexicon) {
        self.text = document.text;
        self.atoms.clear();
        self.lower.clear();
        self.address_mark = sentence.span.slice(self.text).bytes().any(|b| matches!(b, b'@' | b'#' | b'/'));
        let tokens = document.tokens_of(sentence);
        let shouted = !tokens.iter().any(|token| token.kind == TokenKind::Word && token.shape == Shape::Lower);
        for token in tokens {
            let word = token.text(self.text);
            if self.continues_digits(token, word) {
                continue;
            }
            if token.kind == TokenKind::Word && self.continues_power(token, word) {
                continue;
            }
            let code = if token.kind == TokenKind::Word { self.currency_letters(word, token, lexicon) } else { None };
            if let Some((letters, digits)) = code {
                let (middle, scale) = (token.start + letters as u32, token.start + digits as u32);
                self.push(token.start, middle, TokenKind::Word, Shape::Upper, lexicon);
                self.push(middle, scale, TokenKind::Number, Shape::None, lexicon);
                if scale < token.end {
                    self.push(scale, token.end, TokenKind::Word, Shape::Mixed, lexicon);
                }
            } else if token.kind == TokenKind::Word && self.splits(word, token, lexicon) {
                self.push_pieces(token, word, lexicon);
            } else {
                self.push(token.start, token.end, token.kind, token.shape, lexicon);
            }
        }
        if !shouted {
            self.keep_acronyms();
        }
    }

    /// Capitals alone make a name of a short word: "300 IS fighters", "WHO staff", "the US", "an IT firm". It loses
    /// every role of a function word, and its spelling stays as written, so that no rule takes it for one. A word in
    /// a run of longer capitalized words ("AT LEAST 12 people") is only emphasized.
    fn keep_acronyms(&mut self) {
        for at in 0..self.atoms.len() {
            let atom = self.atoms[at];
            let acronym = atom.shape == Shape::Upper
                && (2..=3).contains(&(atom.end - atom.start))
                && atom.entry.roles & l::STOP != 0
                && !self.is_any(at, &["not", "and"]);
            if acronym && !self.is_shouted(at.wrapping_sub(1)) && !self.is_shouted(at + 1) {
                let roles = atom.entry.roles & l::CURRENCY_CODE;
                self.atoms[at].entry = Entry { roles, ..Entry::default() };
                self.atoms[at].lower = None;
            }
        }
    }

    fn is_shouted(&self, at: usize) -> bool {
        self.get(at).is_some_and(|atom| {
            let acronym = atom.end - atom.start <= 4 && atom.entry.roles & l::STOP == 0;
            atom.kind == AtomKind::Word && atom.shape == Shape::Upper && !acronym
        })
    }

    /// How many letters of a currency stand glued before digits, and where the digits end: `RM120`, `USD1.5bn`, and
    /// `US55` after a currency sign.
    fn currency_letters(&mut self, word: &str, token: &Token, lexicon: &Lexicon) -> Option<(usize, usize)> {
        let (letters, digits) = currency_prefix(word)?;
        let sign = self
            .atoms
            .last()
            .is_some_and(|last| last.end == token.start && matches!(last.kind, AtomKind::Mark('$' | '£' | '€' | '¥')));
        // "PS5", "COP28" and "US55" are names; "Rs500", "USD28" and "COP28bn" sums.
        let short = if digits == word.len() { digits - letters } else { usize::MAX };
        let name = match &word[..letters] {
            "US" | "AU" | "NZ" | "HK" | "SG" => true,
            "PS" => short == 1,
            "RS" | "COP" => short < 4 && !self.text[token.end as usize..].starts_with(','),
            _ => false,
        };
        (sign || !name && self.is_role(&word[..letters], l::CURRENCY_CODE, lexicon)).then_some((letters, digits))
    }

    /// The power of ten of a number in scientific notation belongs to its digits: `4e14`, `9.83e-3`.
    fn continues_power(&mut self, token: &Token, word: &str) -> bool {
        let Some(power) = word.strip_prefix(['e', 'E']) else { return false };
        let digits = power.strip_prefix('-').unwrap_or(power);
        let Some(last) = self.atoms.last_mut().filter(|last| last.kind == AtomKind::Digits && last.end == token.start)
        else {
            return false;
        };
        let fits = (1..=3).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
        if fits {
            last.end = token.end;
        }
        fits
    }

    /// Digit groups after letters of a currency (`RM120,000`) belong to the number before them.
    fn continues_digits(&mut self, token: &Token, word: &str) -> bool {
        let cut =
            self.atoms.len() >= 2 && self.atoms[self.atoms.len() - 2].end == self.atoms[self.atoms.len() - 1].start;
        let Some(last) = self.atoms.last_mut().filter(|last| cut && last.after_letters && last.end == token.start)
        else {
            return false;
        };
        let next_digits = self.text[token.end as usize..].bytes().take_while(u8::is_ascii_digit).count();
        let comma = word == "," && next_digits == 3;
        let group = token.kind == TokenKind::Number && self.text[..token.start as usize].ends_with(',');
        if comma || group {
            last.end = token.end;
        }
        comma || group
    }

    /// A hyphenated word is cut where one of its pieces is a number or it continues one ("15-year-old").
    fn splits(&mut self, word: &str, token: &Token, lexicon: &Lexicon) -> bool {
        if !word.contains('-') {
            return false;
        }
        let continues = self.atoms.last().is_some_and(|last| last.end == token.start && last.kind != AtomKind::Word);
        continues || word.split('-').any(|piece| self.is_number(piece, lexicon))
    }

    fn is_role(&mut self, piece: &str, roles: Roles, lexicon: &Lexicon) -> bool {
        let from = self.lower.len();
        lower_into(piece, &mut self.lower);
        let found = lexicon.get(&self.lower[from..]).roles & roles != 0;
        self.lower.truncate(from);
        found
    }

    fn is_number(&mut self, piece: &str, lexicon: &Lexicon) -> bool {
        let from = self.lower.len();
        lower_into(piece, &mut self.lower);
        let found = lexicon.get(&self.lower[from..]).number.is_some();
        self.lower.truncate(from);
        found
    }

    fn push_pieces(&mut self, token: &Token, word: &str, lexicon: &Lexicon) {
        let mut start = token.start;
        for piece in word.split_inclusive('-') {
            let bare = piece.trim_end_matches('-');
            let middle = start + bare.len() as u32;
            // "20k" of "5k-20k" are digits and letters.
            let digits = bare.bytes().take_while(u8::is_ascii_digit).count() as u32;
            if digits > 0 {
                self.push(start, start + digits, TokenKind::Word, Shape::None, lexicon);
            }
            if start + digits < middle {
                self.push(start + digits, middle, TokenKind::Word, token.shape, lexicon);
            }
            if bare.len() < piece.len() {
                self.push(middle, start + piece.len() as u32, TokenKind::Punctuation, Shape::None, lexicon);
            }
            start += piece.len() as u32;
        }
    }

    fn push(&mut self, start: u32, end: u32, kind: TokenKind, shape: Shape, lexicon: &Lexicon) {
        let text = &self.text[start as usize..end as usize];
        let first = text.as_bytes().first().copied().unwrap_or(b' ');
        let kind = match kind {
            TokenKind::Number if first.is_ascii_digit() || first == b'.' => AtomKind::Digits,
            TokenKind::Word if first.is_ascii_digit() => AtomKind::Digits,
            TokenKind::Word => AtomKind::Word,
            TokenKind::Possessive => AtomKind::Possessive,
            _ => AtomKind::Mark(text.chars().next().unwrap_or(' ')),
        };
        let ascii = text.is_ascii();
        let as_written = ascii && matches!(shape, Shape::Lower | Shape::None);
        let lower = if as_written {
            None
        } else {
            let from = self.lower.len() as u32;
            lower_into(text, &mut self.lower);
            Some((from, self.lower.len() as u32))
        };
        let entry =
            if kind == AtomKind::Word { self.look_up(start, end, ascii, lower, lexicon) } else { Entry::default() };
        let glued = self.atoms.last().is_some_and(|last| last.end == start);
        let after_letters =
            glued && kind == AtomKind::Digits && self.atoms.last().is_some_and(|last| last.kind == AtomKind::Word);
        self.atoms.push(Atom { start, end, kind, shape, glued, after_letters, entry, lower });
    }

    fn look_up(&self, start: u32, end: u32, ascii: bool, lower: Option<(u32, u32)>, lexicon: &Lexicon) -> Entry {
        let range = start as usize..end as usize;
        let word = lower.map_or(&self.text[range.clone()], |(from, to)| &self.lower[from as usize..to as usize]);
        let entry = if ascii { lexicon.get_ascii(self.text, range) } else { lexicon.get(word) };
        if entry.roles == 0 && word.ends_with('.') {
            // The cues are those of the word as it is spelled.
            return Entry { cues: entry.cues, ..lexicon.get(word.trim_end_matches('.')) };
        }
        entry
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

/// Where the letters of a currency end and where the digits after them: 2 and 5 in `RM120`, 3 and 6 in `USD1.5bn`.
pub(crate) fn currency_prefix(word: &str) -> Option<(usize, usize)> {
    let letters = word.bytes().take_while(u8::is_ascii_alphabetic).count();
    let number = word[letters..].bytes().take_while(|b| b.is_ascii_digit() || matches!(b, b'.' | b',')).count();
    let scale = &word[letters + number..];
    let fits = (1..=3).contains(&letters)
        && word.as_bytes()[0].is_ascii_uppercase()
        && word.as_bytes().get(letters).is_some_and(u8::is_ascii_digit)
        && (scale.is_empty() || SCALE_LETTERS.iter().any(|(name, _)| scale.eq_ignore_ascii_case(name)));
    fits.then_some((letters, letters + number))
}
