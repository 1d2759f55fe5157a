//! Which spellings of one document's names are one name.
//!
//! What the text itself says comes first ([`definitions`]: brackets, "also known as"), before the document votes, since
//! both names then vote together. What the names say by themselves ([`crate::names`]) comes after it, since only names
//! of one type fold. Lone last names fold last, mention by mention ([`last_names`]): one may stand for two people.

pub(crate) mod last_names;

mod brackets;
pub(crate) mod choice;
mod definitions;
mod hyphens;
mod legal_forms;
mod web_names;

use std::collections::HashMap;

use briefer_plugin::MentionType::{Group, Person, Place};
use briefer_plugin::Shape;

use crate::atoms::Atoms;
use crate::attributes;
use crate::candidates::Candidate;
use crate::evidence::{Rule, Scribe};
use crate::lexicon::{Lexicon, classes};
use crate::names::{self, Name, OnlyOnes, Parts, People};
use crate::surfaces::{Surface, Surfaces};

/// Folds names into fuller ones by what the names say by themselves.
pub(crate) fn fold_names(
    surfaces: &mut Surfaces,
    atoms: &Atoms<'_>,
    lexicon: &Lexicon,
    candidates: &[Candidate],
    scribe: Scribe,
) -> People {
    let people = people(surfaces, atoms);
    fold_plurals(surfaces, atoms, scribe);
    fold_halves(surfaces, atoms, lexicon, scribe);
    let mut names = Vec::with_capacity(surfaces.list.len());
    let mut of = Vec::with_capacity(surfaces.list.len());
    for (at, surface) in surfaces.list.iter().enumerate() {
        // What only ever opened a sentence may be a plain word.
        let word = &atoms.atoms[surface.words.start];
        let plain = surface.words.len() == 1
            && surface.entry.is_none()
            && !surface.seen_inside
            && word.shape == Shape::Capitalized;
        if surface.folded_into.is_none() && !plain {
            names.push(name_of(surfaces, at, people.parts(at), atoms, lexicon, candidates));
            of.push(at);
        }
    }
    let apart = coordinated(surfaces, atoms, candidates, &of);
    for (at, join) in names::join_in_document(&names, &apart, scribe.rules).into_iter().enumerate() {
        if let Some(join) = join {
            surfaces.fold(of[at], of[join.into], join.rule, join.note);
        }
    }
    people
}

/// The names of people, and words that may be somebody's last name.
fn people(surfaces: &Surfaces, atoms: &Atoms<'_>) -> People {
    People::of(surfaces.list.iter().enumerate().map(|(at, surface)| {
        let person = surface.mention_type() == Person || last_names::may_be_lone(surface, atoms);
        person.then(|| surfaces.folded(at))
    }))
}

/// Names that "and" ties together are two: "the Karsa Army and the Karsa Liberation Army". As places in `of`.
fn coordinated(surfaces: &Surfaces, atoms: &Atoms<'_>, candidates: &[Candidate], of: &[usize]) -> Vec<(usize, usize)> {
    let place = |candidate: usize| of.binary_search(&surfaces.of[candidate]).ok();
    let tied = |at: &usize| {
        let (left, right) = (&candidates[*at - 1], &candidates[*at]);
        let mut between = left.end..right.title.unwrap_or(right.first);
        left.line == right.line
            && (1..=2).contains(&between.len())
            && atoms.written(left.end) == "and"
            && between.all(|at| matches!(atoms.written(at), "and" | "the"))
    };
    let pairs = (1..candidates.len()).filter(tied).filter_map(|at| Some((place(at - 1)?, place(at)?)));
    pairs.filter(|(one, other)| one != other).collect()
}

/// Where the text uses a word for a people, its plural is that people too, whatever it looks like by itself.
fn fold_plurals(surfaces: &mut Surfaces, atoms: &Atoms<'_>, scribe: Scribe) {
    if !scribe.rules.has(Rule::Plural) {
        return;
    }
    let alone =
        |surface: &Surface| surface.words.len() == 1 && surface.entry.is_none() && surface.folded_into.is_none();
    let written = |surface: &Surface| atoms.written(surface.words.start);
    let mut peoples: HashMap<&str, usize> = HashMap::new();
    for (at, surface) in surfaces.list.iter().enumerate() {
        if alone(surface) && surface.mention_type() == Group {
            peoples.insert(written(surface), at);
        }
    }
    if peoples.is_empty() {
        return;
    }
    for at in 0..surfaces.list.len() {
        let surface = &surfaces.list[at];
        let stem = written(surface).strip_suffix('s').filter(|stem| stem.len() >= 4 && alone(surface));
        if let Some(&people) = stem.and_then(|stem| peoples.get(stem)) {
            surfaces.fold(at, people, Rule::Plural, "one and many of a people");
        }
    }
}

/// "The North" is the only country whose name begins so: "North Korea".
fn fold_halves(surfaces: &mut Surfaces, atoms: &Atoms<'_>, lexicon: &Lexicon, scribe: Scribe) {
    if !scribe.rules.has(Rule::ShortForm) {
        return;
    }
    let half = |surface: &Surface| {
        let first = surface.words.start;
        let word = atoms.written(first);
        matches!(word, "North" | "South" | "East" | "West").then_some((first, word))
    };
    let mut countries: OnlyOnes<&str> = OnlyOnes::new();
    for (at, surface) in surfaces.list.iter().enumerate() {
        if surface.words.len() == 2 && surface.mention_type() == Place && surface.keeps_entry(lexicon) {
            half(surface).into_iter().for_each(|(_, word)| countries.note(word, at));
        }
    }
    if countries.is_empty() {
        return;
    }
    for at in 0..surfaces.list.len() {
        let surface = &surfaces.list[at];
        let lone = half(surface).filter(|_| surface.words.len() == 1 && surface.folded_into.is_none());
        let Some((first, word)) = lone.filter(|(first, _)| *first > 0) else { continue };
        if atoms.written(first - 1).eq_ignore_ascii_case("the")
            && let Some(country) = countries.get(word).one()
        {
            surfaces.fold(at, country, Rule::ShortForm, "the only country whose name begins so");
        }
    }
}

/// A surface as a name among others. `parts`: those of a person's name.
fn name_of<'n>(
    surfaces: &'n Surfaces,
    at: usize,
    parts: Option<Parts<'n>>,
    atoms: &Atoms<'_>,
    lexicon: &Lexicon,
    candidates: &[Candidate],
) -> Name<'n> {
    let surface = &surfaces.list[at];
    let words = &atoms.atoms[surface.words.clone()];
    let (first, last) = (&words[0], &words[words.len() - 1]);
    let kind = surface.mention_type();
    let gender = || attributes::gender(atoms, lexicon, &candidates[surface.first]);
    Name {
        folded: surfaces.folded(at),
        parts,
        kind,
        count: surface.count,
        gender: if kind == Person { gender() } else { None },
        acronym: words.len() == 1 && is_acronym(atoms.written(surface.words.start), first.shape),
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
