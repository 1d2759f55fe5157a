//! Finds the spans that may be names: runs of capitalized words with the small words inside them, cut where
//! titles, nationalities and other names begin.
//!
//! Capitalized words grow into runs (`runs`, `joining`, `marks`); a run is cut into names (`cutting`), with titles (`titles`) and words
//! that merely open a sentence (`openers`) left out. Offices and the like
//! (`terms`) and abbreviations of common nouns (`abbreviations`) are left out. The user's own names come before all this (`own`). Lines whose capitals say nothing go their own way (`loud`).

mod abbreviations;
mod cutting;
mod joining;
mod lookups;
mod loud;
mod marks;
mod openers;
mod own;
mod runs;
mod terms;
mod titles;

use briefer_plugin::MentionType::Group;
use briefer_plugin::Shape;

use crate::atoms::{Atom, AtomKind, Atoms, Line};
use crate::evidence::{Rule, Rules};
use crate::lexicon::classes::{self, Classes};
use crate::lexicon::{Found, Lexicon};
use lookups::Lookups;

/// A span that may be a name. Indices count atoms.
#[derive(Clone, Debug)]
pub(crate) struct Candidate {
    pub(crate) first: usize,
    pub(crate) end: usize,
    /// Index of its line.
    pub(crate) line: usize,
    /// The lexicon's entry for the whole of it.
    pub(crate) found: Option<Found>,
    /// First atom of the title before it.
    pub(crate) title: Option<usize>,
    /// Whether its first word is capitalized only because of where it stands, for all that is known.
    pub(crate) opens: bool,
}

/// All candidates of a document, in order.
pub(crate) fn find(atoms: &Atoms<'_>, lexicon: &Lexicon, rules: Rules) -> Vec<Candidate> {
    let mut finder = Finder {
        atoms,
        lexicon,
        rules,
        lookups: Lookups::default(),
        out: Vec::with_capacity(atoms.atoms.len() / 8),
        line: 0,
    };
    for (at, line) in atoms.lines.iter().enumerate() {
        finder.line = at;
        finder.read_line(line);
    }
    let mut candidates = std::mem::take(&mut finder.out);
    finder.find_again(&mut candidates);
    abbreviations::leave_out_plain(atoms, &mut candidates);
    candidates
}

/// The rule that a candidate owes its span to, where it is one of those that can be switched off.
pub(crate) fn rule_of_span(atoms: &Atoms<'_>, lexicon: &Lexicon, candidate: &Candidate) -> Option<Rule> {
    let (first, line) = (candidate.first, &atoms.lines[candidate.line]);
    let joins = |at: usize| matches!(atoms.written(at), "of" | "for" | "on" | "and");
    if candidate.found.is_none() && (first..candidate.end).any(joins) {
        return Some(Rule::JoinedWords);
    }
    let before = first.checked_sub(1).filter(|&at| at >= line.first && atoms.atoms[at].is_capital())?;
    let found = lexicon.longest(std::iter::once(atoms.atoms[before].word), |_| atoms.written(before))?;
    (lexicon.entry(found.entry).mention_type == Group && !line.loud).then_some(Rule::NationalityOutside)
}

struct Finder<'a, 'd> {
    atoms: &'a Atoms<'d>,
    lexicon: &'a Lexicon,
    rules: Rules,
    lookups: Lookups,
    out: Vec<Candidate>,
    line: usize,
}

impl Finder<'_, '_> {
    fn read_line(&mut self, line: &Line) {
        let mut from = line.first;
        while let Some((own, found)) = self.next_own(line, from) {
            self.read_part(&Line { end: own, ..*line }, from);
            self.push_own(line, own, found);
            from = own + found.words;
        }
        self.read_part(line, from);
    }

    /// Reads a line from an atom on.
    fn read_part(&mut self, line: &Line, from: usize) {
        let mut at = from;
        while let Some(next) = self.atoms.atoms[at..line.end].iter().position(may_start) {
            at += next;
            if !self.atoms.atoms[at].is_capital() && self.lookup(line, at).is_none() && !self.opens_surname(line, at) {
                at += 1;
                continue;
            }
            let end = if line.loud { self.loud_run(line, at) } else { self.run(line, at) };
            self.cut(line, at, end);
            at = end;
        }
    }

    /// Adds a candidate unless it is too little to be a name.
    fn push(&mut self, line: &Line, first: usize, end: usize, title: Option<usize>) {
        let Some(end) = (first + 1..=end).rev().find(|&end| self.is_ending(end - 1)) else { return };
        let found = self.lookup(line, first).filter(|f| first + f.words == end);
        // "US$600": a currency.
        if self.atoms.is_mark(line, end, "$") && self.atoms.atoms[end].start == self.atoms.atoms[end - 1].end {
            return;
        }
        if end - first == 1 && found.is_none() && self.names_nothing(first, title) {
            return;
        }
        if found.is_none() && self.is_term(line, first, end, title.is_some()) {
            return;
        }
        let opens = found.is_none()
            && self.atoms.opens(line, first)
            && !self.atoms.seen(self.atoms.atoms[first].word).capital
            && self.may_be_plain(line, first);
        self.out.push(Candidate { first, end, line: self.line, found, title, opens });
    }

    /// Whether a single unknown word is no name: a letter, a common noun, an abbreviation of one.
    fn names_nothing(&self, at: usize, title: Option<usize>) -> bool {
        let atom = &self.atoms.atoms[at];
        if title.is_some() {
            return false;
        }
        let single_letter = atom.end - atom.start <= 2 && atom.shape == Shape::Upper;
        let generic = atom.is(classes::PLAIN) && !atom.is(classes::PERSONAL_NAMES.and(classes::BARE_ORGANIZATION));
        if single_letter || generic || atom.is(NO_NAMES) {
            return true;
        }
        // "anti-Semitism", "Post-Modernism".
        let written = self.atoms.written(at);
        let prefixed = written.ends_with("ism") && (atom.tied || written.contains('-'));
        // "Directors of Schools".
        let of = at + 1 < self.atoms.atoms.len() && self.atoms.written(at + 1) == "of";
        prefixed || of && self.is_many_officers(at)
    }

    fn is_ending(&self, at: usize) -> bool {
        let atom = &self.atoms.atoms[at];
        let joins = atom.is_lower_word() && atom.is(classes::FUNCTION);
        atom.kind != AtomKind::Mark && atom.kind != AtomKind::Possessive && !joins
    }
}

/// Whether a run of capitalized words may begin with an atom.
fn may_start(atom: &Atom) -> bool {
    // Most words are in lower case.
    match atom.shape {
        Shape::None => false,
        Shape::Lower => atom.is(classes::PARTICLE) && atom.kind == AtomKind::Word,
        Shape::Capitalized | Shape::Upper | Shape::Mixed => atom.kind == AtomKind::Word,
    }
}

const NO_NAMES: Classes = classes::PLAIN_CAPITALS.and(classes::NEVER).and(classes::CALENDAR);
