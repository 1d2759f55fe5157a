//! Which spellings of one document's names are one name.
//!
//! What the text itself says comes first ([`definitions`]: brackets, "also known as"), before the document votes, since
//! both names then vote together. What the names say by themselves ([`crate::names`]) comes after it, since only names
//! of one type fold. Lone last names fold last, mention by mention ([`last_names`]): one may stand for two people.

pub(crate) mod last_names;

mod brackets;

use briefer_plugin::MentionType::Person;
use briefer_plugin::{Shape, fold};

use crate::atoms::Atoms;
use crate::attributes;
use crate::candidates::Candidate;
use crate::evidence::Scribe;
use crate::lexicon::{Lexicon, classes};
use crate::names::{self, Name};
use crate::surfaces::{Surface, Surfaces};

/// Folds names into fuller ones by what the names say by themselves.
pub(crate) fn fold_names(
    surfaces: &mut Surfaces,
    atoms: &Atoms<'_>,
    lexicon: &Lexicon,
    candidates: &[Candidate],
    scribe: Scribe,
) {
    let mut names = Vec::new();
    let mut of = Vec::new();
    for (at, surface) in surfaces.list.iter().enumerate() {
        // What only ever opened a sentence may be a plain word.
        let plain = surface.words.len() == 1 && surface.entry.is_none() && !surface.seen_inside;
        if surface.folded_into.is_none() && !plain {
            names.push(name_of(surface, atoms, lexicon, candidates));
            of.push(at);
        }
    }
    for (at, join) in names::join_in_document(&names, scribe.rules).into_iter().enumerate() {
        if let Some(join) = join {
            surfaces.fold(of[at], of[join.into], join.rule, join.note);
        }
    }
}

fn name_of(surface: &Surface, atoms: &Atoms<'_>, lexicon: &Lexicon, candidates: &[Candidate]) -> Name {
    let candidate = &candidates[surface.first];
    let words = &atoms.atoms[candidate.first..candidate.end];
    let (first, last) = (&words[0], &words[words.len() - 1]);
    let kind = surface.mention_type();
    let written = atoms.span(candidate.first, candidate.end).slice(atoms.text);
    Name {
        folded: fold(written),
        kind,
        count: surface.count,
        gender: if kind == Person { attributes::gender(atoms, lexicon, candidate) } else { None },
        acronym: words.len() == 1 && is_acronym(written, first.shape),
        known: surface.keeps_entry(lexicon),
        bare: words.len() == 1 && first.is(classes::BARE_ORGANIZATION),
        given: (first.is(classes::GIVEN), last.is(classes::GIVEN)),
    }
}

/// "CNU", "MoD": capitals, or mostly so in a short word.
pub(crate) fn is_acronym(written: &str, shape: Shape) -> bool {
    const LONGEST_MIXED: usize = 6;
    let upper = written.chars().filter(|c| c.is_uppercase()).count();
    let letters = written.chars().filter(|c| c.is_alphabetic()).count();
    shape == Shape::Upper && letters >= 3
        || upper >= 2 && letters <= LONGEST_MIXED && upper * 2 >= letters && letters >= 3
}
