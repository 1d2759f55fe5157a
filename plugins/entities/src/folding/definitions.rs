//! Where the text itself says that two names are one: "better known as", "formerly", "nom de guerre".

use super::brackets::abbreviates;
use crate::atoms::{AtomKind, Atoms, Line};
use crate::candidates::Candidate;
use crate::evidence::{Rule, Scribe};
use crate::lexicon::Lexicon;
use crate::surfaces::Surfaces;

/// The most atoms between two names that one phrase ties together.
const REACH: usize = 14;

/// Which of two names is the main one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Main {
    Left,
    Right,
}

impl Surfaces {
    /// Lets two names that the text calls one vote together.
    pub(crate) fn fold_definitions(
        &mut self,
        atoms: &Atoms<'_>,
        lexicon: &Lexicon,
        candidates: &[Candidate],
        scribe: Scribe,
    ) {
        if !scribe.rules.has(Rule::AlsoKnownAs) {
            return;
        }
        for at in 1..candidates.len() {
            let (left, right) = (&candidates[at - 1], &candidates[at]);
            if left.line != right.line || right.first <= left.end || right.first - left.end > REACH {
                continue;
            }
            let (l, r) = (self.of[at - 1], self.of[at]);
            let Some(main) = defined(atoms, left, right).filter(|_| self.may_be_one(l, r)) else { continue };
            let (short, long) = if main == Main::Left { (at, at - 1) } else { (at - 1, at) };
            if abbreviates(atoms, &candidates[short], &candidates[long]) {
                self.define(atoms, lexicon, candidates, short, long);
            }
            self.fold(self.of[short], self.of[long], Rule::AlsoKnownAs, "the text says so");
        }
    }

    /// Whether nothing speaks for two types.
    fn may_be_one(&self, left: usize, right: usize) -> bool {
        const SURE: i32 = 8;
        let (left, right) = (&self.list[left], &self.list[right]);
        let sure =
            |surface: &crate::surfaces::Surface| surface.score.average(surface.mention_type(), surface.count) >= SURE;
        left.mention_type() == right.mention_type() || !sure(left) || !sure(right)
    }
}

/// Whether the words between two names say that they are one, and which is the main one.
fn defined(atoms: &Atoms<'_>, left: &Candidate, right: &Candidate) -> Option<Main> {
    let (line, last) = (&atoms.lines[left.line], &atoms.atoms[right.first - 1]);
    if last.kind != AtomKind::Mark && !last.is_lower_word() {
        return None;
    }
    let gap = last_clause(atoms, line, left.end, right.first)?;
    let mut said = Said::default();
    for at in gap..right.first {
        let atom = &atoms.atoms[at];
        match atom.kind {
            AtomKind::Word if atom.is_lower_word() => said.hear(atoms.written(at).trim_end_matches('.'))?,
            AtomKind::Mark if is_joining_mark(atoms.written(at)) => {}
            // "the Collective Northern Union (CNU), formerly ..."
            AtomKind::Mark if at == left.end && matches!(atoms.written(at), ")" | "]") => {}
            _ => return None,
        }
    }
    // "dubbed the Velm of the North" compares.
    let compares = atoms.within(line, right.end).is_some_and(|_| atoms.written(right.end) == "of");
    said.main().filter(|_| !compares)
}

/// The start of the clause right before the second name: in "Wen Tolm, a former judge, known as Velm" the second comma.
/// What stands before it must be an apposition in lower case.
fn last_clause(atoms: &Atoms<'_>, line: &Line, from: usize, end: usize) -> Option<usize> {
    let comma = (from..end)
        .rev()
        .find(|&at| atoms.is_mark(line, at, ",") && at + 1 < end && atoms.atoms[at + 1].kind == AtomKind::Word);
    match comma {
        Some(comma) if comma > from + 1 || comma > from && !atoms.is_mark(line, from, ")") => {
            let apposition =
                atoms.is_mark(line, from, ",") && (from + 1..comma).all(|at| atoms.atoms[at].is_lower_word());
            apposition.then_some(comma)
        }
        _ => Some(from),
    }
}

fn is_joining_mark(mark: &str) -> bool {
    matches!(mark, "," | "(" | "[" | "“" | "\"" | "‘" | "'" | "«" | ":" | "–" | "—")
}

/// What a phrase has said so far.
#[derive(Debug, Default)]
struct Said {
    known: bool,
    names: Option<Main>,
    nom: u8,
    of: bool,
    real: bool,
}

impl Said {
    /// Hears one word; `None` where it belongs to no phrase that makes two names one.
    fn hear(&mut self, word: &str) -> Option<()> {
        match word {
            "also" | "better" | "best" | "more" | "widely" | "commonly" | "popularly" | "usually" | "often"
            | "locally" | "sometimes" | "simply" | "now" | "then" | "is" | "was" | "who" | "which" | "whose"
            | "the" | "by" | "under" | "his" | "her" | "its" | "their" | "a" => {}
            "known" => self.known = true,
            "as" if self.known || self.names.is_some() => self.names = Some(Main::Left),
            "aka" | "a.k.a" | "alias" | "formerly" | "previously" | "nicknamed" | "dubbed" | "renamed"
            | "rebranded" | "abbreviated" | "née" | "né" => self.names = Some(Main::Left),
            "nom" => self.nom = 1,
            "de" if self.nom == 1 => self.nom = 2,
            "guerre" if self.nom == 2 => self.names = Some(Main::Left),
            "pseudonym" | "nickname" | "codename" => self.names = Some(Main::Left),
            "real" | "birth" => self.real = true,
            "name" if self.real => self.names = Some(Main::Right),
            "of" if self.names.is_some() => self.of = true,
            _ => return None,
        }
        Some(())
    }

    fn main(&self) -> Option<Main> {
        // "Abu Tolm, the nom de guerre of Wen Karsi"
        self.names.map(|main| if self.of { Main::Right } else { main })
    }
}
