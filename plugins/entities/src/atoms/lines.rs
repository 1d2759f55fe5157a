//! How the words of a line are capitalized.

use briefer_plugin::{Role, Sentence, Shape};

use super::{Atom, AtomKind};
use crate::lexicon::classes;

/// One sentence's atoms, and how they are capitalized.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Line {
    pub(crate) first: usize,
    pub(crate) end: usize,
    /// Capitals say nothing here: title case or all capitals.
    pub(crate) loud: bool,
    /// All capitals.
    pub(crate) shouting: bool,
}

/// Finds out whether capitals say nothing in a line: nearly all of its words have one.
pub(super) fn read(atoms: &[Atom], first: usize, sentence: &Sentence) -> Line {
    let mut words = 0;
    let mut capitals = 0;
    let mut upper = 0;
    for atom in atoms.iter().filter(|a| a.kind == AtomKind::Word && a.shape != Shape::None) {
        let small = atom.is(classes::FUNCTION) && atom.end - atom.start <= 5;
        if atom.shape == Shape::Upper && atom.end - atom.start > 1 {
            upper += 1;
        }
        if !small || atom.is_capital() {
            words += 1;
            capitals += usize::from(atom.is_capital());
        }
    }
    // Plain words with a capital that the place does not ask for.
    let plain = |atom: &Atom| {
        atom.is_capital()
            && (atom.is(classes::COMMON.and(classes::SPEECH)) && !atom.is(classes::GIVEN)
                || atom.is(classes::FUNCTION) && atom.shape == Shape::Capitalized)
    };
    let common = || atoms.iter().skip(1).filter(|a| plain(a)).count();
    let lower = words - capitals;
    // Where every word has a capital, plain words have one too; in a list of names they are few.
    let title_case =
        words >= 4 && capitals * 5 >= words * 4 && (lower == 0 || capitals >= 6) && common() * 4 >= capitals;
    let shouting = words >= 3 && upper * 4 >= words * 3;
    let loud = shouting || title_case && (sentence.role == Role::Headline || common() >= 2);
    Line { first, end: first + atoms.len(), loud, shouting }
}
