//! A name and another one for it in brackets: "Collective Northern Union (CNU)".

use std::collections::{HashMap, HashSet};

use briefer_plugin::MentionType::Organization;
use briefer_plugin::{Shape, fold};

use crate::atoms::Atoms;
use crate::candidates::Candidate;
use crate::evidence::{Rule, Scribe};
use crate::lexicon::{Lexicon, WordHasher};
use crate::names::{self, OnlyOnes};
use crate::surfaces::Surfaces;

impl Surfaces {
    /// Lets acronyms and the long forms beside them in brackets vote together.
    pub(crate) fn fold_brackets(
        &mut self,
        atoms: &Atoms<'_>,
        lexicon: &Lexicon,
        candidates: &[Candidate],
        scribe: Scribe,
    ) {
        if !scribe.rules.has(Rule::LongForm) {
            return;
        }
        let mut spelled: Vec<(usize, usize)> = Vec::new();
        let mut foreign: Vec<(usize, usize)> = Vec::new();
        for at in 1..candidates.len() {
            let (left, right) = (&candidates[at - 1], &candidates[at]);
            if !is_bracketed(atoms, left, right) {
                continue;
            }
            if abbreviates(atoms, right, left) {
                spelled.push((at, at - 1));
            } else if abbreviates(atoms, left, right) {
                spelled.push((at - 1, at));
            } else if self.may_be_foreign(atoms, self.of[at - 1], self.of[at]) {
                foreign.push((self.of[at], self.of[at - 1]));
            }
        }
        self.fold_spelled(atoms, lexicon, candidates, &spelled);
        self.fold_foreign(&foreign);
    }

    /// Acronyms with their long forms, as numbers of candidates. What the text spells out in two ways folds into neither.
    fn fold_spelled(
        &mut self,
        atoms: &Atoms<'_>,
        lexicon: &Lexicon,
        candidates: &[Candidate],
        spelled: &[(usize, usize)],
    ) {
        let name = |at: usize| fold(atoms.span(candidates[at].first, candidates[at].end).slice(atoms.text));
        let mut firsts: HashMap<usize, usize, WordHasher> = HashMap::default();
        let mut doubtful: HashSet<usize> = HashSet::new();
        for &(short, long) in spelled {
            self.define(atoms, lexicon, candidates, short, long);
            let surface = self.of[short];
            let first = *firsts.entry(surface).or_insert(long);
            if first != long && !names::is_wording_of(&name(first), &name(long)) {
                doubtful.insert(surface);
            }
        }
        for &(short, long) in spelled {
            let (short, long) = (self.of[short], self.of[long]);
            if !doubtful.contains(&short) {
                self.fold(short, long, Rule::LongForm, "in brackets, by its letters");
            }
        }
    }

    /// Where the document spells an acronym out, it does not mean what the lexicon knows by these letters, unless all words
    /// of the one name are in the other.
    pub(super) fn define(
        &mut self,
        atoms: &Atoms<'_>,
        lexicon: &Lexicon,
        candidates: &[Candidate],
        short: usize,
        long: usize,
    ) {
        const KNOWN: i32 = 8;
        let (short, long, surface) = (&candidates[short], &candidates[long], &mut self.list[self.of[short]]);
        let found = |id| Some(id) != long.found.map(|found| found.entry);
        let entry = surface.entry.filter(|&id| found(id) && short.end - short.first == 1);
        let Some((id, entry)) = entry.map(|id| (id, lexicon.entry(id))).filter(|(_, entry)| !entry.own) else { return };
        let (known, spelled) = (fold(lexicon.name(id)), fold(atoms.span(long.first, long.end).slice(atoms.text)));
        if known.contains(' ') && !names::is_wording_of(&known, &spelled) {
            surface.entry = None;
            let points = &mut surface.score.points[entry.mention_type as usize];
            *points = (*points - KNOWN * surface.count as i32).max(0).min(*points);
        }
    }

    /// Whether a body's name may be the translation of what the capitals in brackets abbreviate.
    fn may_be_foreign(&self, atoms: &Atoms<'_>, long: usize, short: usize) -> bool {
        let (long, short) = (&self.list[long], &self.list[short]);
        let letters = &atoms.atoms[short.words.start];
        let capitals =
            short.words.len() == 1 && letters.shape == Shape::Upper && (3..=6).contains(&(letters.end - letters.start));
        capitals && short.entry.is_none() && long.words.len() > 1 && long.mention_type() == Organization
    }

    /// "Justice League (LDZ)": the letters are of another language. Where they stand behind two names, they are a code for
    /// something else; where another name has these initials, they are its.
    fn fold_foreign(&mut self, pairs: &[(usize, usize)]) {
        if pairs.is_empty() {
            return;
        }
        let mut only: OnlyOnes<usize> = OnlyOnes::new();
        for &(short, long) in pairs {
            only.note(short, self.root(long));
        }
        let letters = |short: usize| names::letters_key(self.folded(short).chars());
        let mut taken: HashMap<u64, bool, WordHasher> =
            pairs.iter().filter_map(|&(short, _)| Some((letters(short)?, false))).collect();
        for (at, _) in self.list.iter().enumerate().filter(|(_, surface)| surface.words.len() > 1) {
            for initials in names::initials_of(self.folded(at)).into_iter().flatten() {
                taken.entry(initials).and_modify(|taken| *taken = true);
            }
        }
        for &(short, _) in pairs {
            let letters = names::letters_key(self.folded(short).chars());
            let free = letters.is_none_or(|letters| taken.get(&letters) != Some(&true));
            if let Some(long) = only.get(&short).one().filter(|_| free) {
                self.fold(
                    short,
                    long,
                    Rule::LongForm,
                    "in brackets right after it, and no other name has these letters",
                );
            }
        }
    }
}

/// Whether the second of two names stands in brackets, or as an aside, right after the first: "the Collective Northern
/// Union, or CNU,".
fn is_bracketed(atoms: &Atoms<'_>, left: &Candidate, right: &Candidate) -> bool {
    if left.line != right.line {
        return false;
    }
    let line = &atoms.lines[left.line];
    let mark = |at: usize, marks: &[&str]| marks.iter().any(|mark| atoms.is_mark(line, at, mark));
    let bracket = right.first == left.end + 1 && mark(left.end, &["(", "["]) && mark(right.end, &[")", "]", ",", ";"]);
    let aside = right.first == left.end + 2
        && mark(left.end, &[","])
        && atoms.written(left.end + 1) == "or"
        && mark(right.end, &[",", "."]);
    bracket || aside
}

/// Whether a short capital word is made of letters that stand, in order, at the starts of a longer name's words.
pub(super) fn abbreviates(atoms: &Atoms<'_>, short: &Candidate, long: &Candidate) -> bool {
    let one = short.end - short.first == 1 && long.end - long.first > 1;
    let capitals = atoms.atoms[short.first].shape == Shape::Upper || atoms.written(short.first).len() <= 6;
    if !one || !capitals {
        return false;
    }
    let starts: Vec<char> = atoms.atoms[long.first..long.end]
        .iter()
        .flat_map(|a| atoms.text[a.start as usize..a.end as usize].split('-'))
        .filter_map(|word| word.chars().next())
        .flat_map(char::to_lowercase)
        .collect();
    let letters: Vec<char> =
        atoms.written(short.first).chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect();
    if letters.len() < 2 || starts.first() != letters.first() {
        return false;
    }
    // Most of the letters must be initials; acronyms also take letters from within words ("MinDef").
    let mut from = 0;
    let mut hits = 0;
    for letter in &letters {
        if let Some(at) = starts[from..].iter().position(|start| start == letter) {
            from += at + 1;
            hits += 1;
        }
    }
    hits * 2 > letters.len()
}
