//! A name and another one for it in brackets: "Collective Northern Union (CNU)".

use briefer_plugin::Shape;

use crate::atoms::Atoms;
use crate::candidates::Candidate;
use crate::evidence::{Rule, Scribe};
use crate::surfaces::Surfaces;

impl Surfaces {
    /// Lets acronyms and the long forms beside them in brackets vote together.
    pub(crate) fn fold_brackets(&mut self, atoms: &Atoms<'_>, candidates: &[Candidate], scribe: Scribe) {
        if !scribe.rules.has(Rule::LongForm) {
            return;
        }
        for at in 1..candidates.len() {
            let (left, right) = (&candidates[at - 1], &candidates[at]);
            let line = &atoms.lines[left.line];
            let bracketed = left.line == right.line
                && right.first == left.end + 1
                && (atoms.is_mark(line, left.end, "(") || atoms.is_mark(line, left.end, "["))
                && (atoms.is_mark(line, right.end, ")")
                    || atoms.is_mark(line, right.end, "]")
                    || atoms.is_mark(line, right.end, ","));
            if !bracketed {
                continue;
            }
            let (l, r) = (self.of[at - 1], self.of[at]);
            if abbreviates(atoms, right, left) {
                self.fold(r, l, Rule::LongForm, "in brackets");
            } else if abbreviates(atoms, left, right) {
                self.fold(l, r, Rule::LongForm, "in brackets");
            }
        }
    }
}

/// Whether a short capital word is made of letters that stand, in order, at the starts of a longer name's words.
fn abbreviates(atoms: &Atoms<'_>, short: &Candidate, long: &Candidate) -> bool {
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
