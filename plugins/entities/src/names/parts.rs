//! The parts of the names of people.

use std::ops::Range;

use super::skeleton::push_skeleton;

/// The names of people, each taken apart once. Every key is a piece of one text.
#[derive(Debug, Default)]
pub(crate) struct People {
    text: String,
    pieces: Vec<Piece>,
    names: Vec<Option<Taken>>,
}

/// A part, as a range of the text.
#[derive(Clone, Debug)]
struct Piece {
    key: Range<usize>,
    initial: bool,
}

/// A name that was taken apart.
#[derive(Clone, Debug)]
struct Taken {
    pieces: Range<usize>,
    /// All pieces: they stand side by side.
    joined: Range<usize>,
    last: Range<usize>,
}

/// The parts of a name: given names, what stands between, the family name.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Parts<'p> {
    people: &'p People,
    taken: &'p Taken,
}

/// A word with the small words before it, as its skeleton.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Part<'p> {
    pub(super) key: &'p str,
    /// Whether only its first letter is given.
    pub(super) initial: bool,
}

impl<'p> Parts<'p> {
    pub(super) fn len(self) -> usize {
        self.taken.pieces.len()
    }

    /// All of them, in order.
    pub(super) fn list(self) -> impl DoubleEndedIterator<Item = Part<'p>> + ExactSizeIterator {
        let pieces = &self.people.pieces[self.taken.pieces.clone()];
        pieces.iter().map(move |piece| Part { key: &self.people.text[piece.key.clone()], initial: piece.initial })
    }

    /// The first and the last, where there are several.
    pub(super) fn ends(self) -> Option<(Part<'p>, Part<'p>)> {
        let mut list = self.list();
        Some((list.next()?, list.next_back()?))
    }

    /// What stands between the first and the last.
    pub(super) fn middles(self) -> impl Iterator<Item = Part<'p>> {
        self.list().take(self.len().saturating_sub(1)).skip(1)
    }

    /// What stands between the first and the last, as skeletons.
    pub(crate) fn between(self) -> impl Iterator<Item = &'p str> {
        self.middles().filter(|part| !part.initial).map(|part| part.key)
    }

    /// All in one word.
    pub(super) fn joined(self) -> &'p str {
        &self.people.text[self.taken.joined.clone()]
    }

    /// The last word, without what stands before it: "masri" of "omar bin al-masri"; but "abutalha" of "abu talha".
    pub(crate) fn last_name(self) -> &'p str {
        &self.people.text[self.taken.last.clone()]
    }

    /// The first part, where the name is a full one.
    pub(crate) fn first_name(self) -> Option<&'p str> {
        self.ends().map(|(first, _)| first.key)
    }
}

impl People {
    /// Takes folded names apart; where there is `None`, nothing.
    pub(crate) fn of<'n>(names: impl Iterator<Item = Option<&'n str>>) -> People {
        let count = names.size_hint().1.unwrap_or_default();
        let mut people = People { names: Vec::with_capacity(count), ..People::default() };
        people.text.reserve(8 * count);
        people.pieces.reserve(count);
        for name in names {
            let taken = name.map(|name| people.take(name));
            people.names.push(taken);
        }
        people
    }

    /// The parts of the name at `at`, where it was taken apart.
    pub(crate) fn parts(&self, at: usize) -> Option<Parts<'_>> {
        self.names[at].as_ref().map(|taken| Parts { people: self, taken })
    }

    fn take(&mut self, folded: &str) -> Taken {
        let (first, start) = (self.pieces.len(), self.text.len());
        // Where the part begins that is not complete yet, and what is known of the last name.
        let (mut open, mut last, mut kunya) = (start, None, false);
        for (at, word) in folded.split(' ').enumerate() {
            let suffix = is_suffix(word);
            if matches!(word, "al" | "el" | "ul") && at > 0 {
                (last, kunya) = (None, false);
                continue;
            }
            if word == "ben" && at > 0 || is_particle(word) {
                push_particle(word, &mut self.text);
                (last, kunya) = (None, is_kunya(word));
                continue;
            }
            let whole = open == self.text.len();
            if suffix && whole && self.pieces.len() - first > 1 {
                self.push_suffix(word);
                open = self.text.len();
                kunya = false;
                continue;
            }
            let skeleton = self.text.len();
            if suffix {
                // "Abdal II" is not Abdal I.
                self.text.push_str(word.trim_end_matches('.'));
            } else {
                push_skeleton(word, &mut self.text);
                // "Abu Khalid" is not Khalid.
                last = Some(if kunya { skeleton - KUNYA } else { skeleton }..self.text.len());
            }
            kunya = false;
            self.pieces.push(Piece { key: open..self.text.len(), initial: whole && is_initial(word) });
            open = self.text.len();
        }
        if open < self.text.len() {
            self.pieces.push(Piece { key: open..self.text.len(), initial: false });
        }
        let joined = start..self.text.len();
        Taken { pieces: first..self.pieces.len(), joined, last: last.unwrap_or_else(|| self.push_last(folded)) }
    }

    /// A son is not his father: "Tolm Jr." is another last name than "Tolm".
    fn push_suffix(&mut self, suffix: &str) {
        self.text.push(' ');
        self.text.push_str(suffix.trim_end_matches('.'));
        if let Some(last) = self.pieces.last_mut() {
            last.key.end = self.text.len();
        }
    }

    /// Appends the last name of one that ends on a small word.
    fn push_last(&mut self, folded: &str) -> Range<usize> {
        let start = self.text.len();
        let mut words = folded.split(' ').rev();
        let word = words.find(|word| !is_suffix(word)).unwrap_or(folded);
        if let Some(kunya) = words.next().filter(|word| is_kunya(word)) {
            push_particle(kunya, &mut self.text);
        }
        push_skeleton(word, &mut self.text);
        start..self.text.len()
    }
}

/// The length of "abu", "umm".
const KUNYA: usize = 3;

fn is_kunya(word: &str) -> bool {
    matches!(word, "abu" | "abou" | "umm")
}

/// What belongs to the word after it.
fn is_particle(word: &str) -> bool {
    matches!(
        word,
        "bin"
            | "ibn"
            | "bint"
            | "abu"
            | "abou"
            | "umm"
            | "abd"
            | "abdul"
            | "abdel"
            | "abdal"
            | "ould"
            | "bar"
            | "van"
            | "von"
            | "der"
            | "den"
            | "de"
            | "la"
            | "del"
            | "della"
            | "di"
            | "da"
            | "dos"
            | "das"
            | "du"
            | "le"
            | "ter"
            | "ten"
            | "st"
            | "st."
            | "san"
            | "santa"
    )
}

fn push_particle(word: &str, out: &mut String) {
    match word {
        "bin" | "ibn" | "ben" => out.push_str("bn"),
        "abou" => out.push_str("abu"),
        "abdul" | "abdel" | "abdal" => out.push_str("abd"),
        _ => out.push_str(word.trim_end_matches('.')),
    }
}

fn is_suffix(word: &str) -> bool {
    matches!(word, "jr" | "jr." | "sr" | "sr." | "ii" | "iii" | "iv" | "vii" | "viii" | "xii" | "xiii")
}

/// "m.", "j.k.", "m".
fn is_initial(word: &str) -> bool {
    if word.len() > 2 && !word.contains('.') {
        return false;
    }
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    letters == 1 && word.len() <= 2 || word.contains('.') && (1..=3).contains(&letters)
}
