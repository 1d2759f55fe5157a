//! The members of a list vouch for each other, and a person for the body in brackets behind.

use briefer_plugin::MentionType::{self, Organization, Other, Person, Place};
use briefer_plugin::Shape;

use crate::atoms::Atoms;
use crate::candidates::Candidate;
use crate::evidence::{Rule, Score, Scribe};
use crate::lexicon::Lexicon;

use super::examples::Examples;

/// From these points on the type of a member of a list is sure.
const SURE: i32 = 6;

/// Lets the members of a list vouch for each other: "in Velm, Karsa and Tolm".
pub(crate) fn coordinate(
    atoms: &Atoms<'_>,
    lexicon: &Lexicon,
    candidates: &[Candidate],
    scores: &mut [Score],
    scribe: Scribe,
) {
    let examples = Examples { atoms, lexicon };
    let mut first = 0;
    while first < candidates.len() {
        let mut end = first + 1;
        while end < candidates.len() && is_listed(atoms, &candidates[end - 1], &candidates[end]) {
            end += 1;
        }
        if let Some((kind, noun)) = examples.kind(&candidates[first], &candidates[end - 1]) {
            // What is made and sold is often called after people.
            let points = if kind == Other { 11 } else { 5 };
            scores[first..end].iter_mut().for_each(|score| scribe.give(score, Rule::SuchAs, kind, points, noun));
        }
        if end - first > 1 {
            let span = atoms.span(candidates[first].first, candidates[end - 1].end);
            vouch(&mut scores[first..end], |to, mention_type, points| {
                scribe.give(to, Rule::Listed, mention_type, points, span);
            });
        }
        first = end;
    }
    for at in 1..candidates.len() {
        if is_bracketed(atoms, &candidates[at - 1], &candidates[at]) {
            let (before, after) = scores.split_at_mut(at);
            let full_name = candidates[at - 1].end - candidates[at - 1].first > 1;
            let left = &atoms.atoms[candidates[at - 1].first];
            // "KARSA (Agency)" opens a report.
            let plain = left.shape != Shape::Upper
                && !atoms.written(candidates[at].first).chars().skip(1).any(char::is_uppercase);
            let span = atoms.span(candidates[at - 1].first, candidates[at].end);
            if let Some(mention_type) = within_brackets(&before[at - 1], &after[0], full_name, plain) {
                scribe.give(&mut after[0], Rule::InBrackets, mention_type, 4, span);
            }
        }
    }
}

/// What an unsure name in brackets is behind another one: a person's club, or another name of a body or a place.
fn within_brackets(before: &Score, inside: &Score, full_name: bool, plain: bool) -> Option<MentionType> {
    let unsure = inside.of(inside.best()) < SURE;
    match before.best() {
        _ if !unsure => None,
        Person if full_name && before.of(Person) > 2 => Some(Organization),
        Organization if before.of(Organization) >= SURE => Some(Organization),
        Place if before.of(Place) > 2 && plain => Some(Place),
        _ => None,
    }
}

/// Whether nothing but commas and "and" stands between two candidates.
fn is_listed(atoms: &Atoms<'_>, left: &Candidate, right: &Candidate) -> bool {
    left.line == right.line
        && right.first > left.end
        && right.first - left.end <= 2
        && right.title.is_none()
        && !atoms.lines[left.line].loud
        && (left.end..right.first).all(|at| matches!(atoms.written(at), "," | "and" | "or" | "&" | "/"))
}

/// Whether the second candidate stands first in brackets behind the first one.
fn is_bracketed(atoms: &Atoms<'_>, left: &Candidate, right: &Candidate) -> bool {
    let line = &atoms.lines[left.line];
    left.line == right.line
        && right.first == left.end + 1
        && atoms.is_mark(line, left.end, "(")
        && (atoms.is_mark(line, right.end, ")") || atoms.is_mark(line, right.end, ","))
}

/// The sure members of one type make the unsure ones likely to be of it, unless others are sure of another.
fn vouch(scores: &mut [Score], give: impl Fn(&mut Score, MentionType, i32)) {
    let sure = |score: &Score| (score.of(score.best()) >= SURE).then(|| score.best());
    let count = |wanted| scores.iter().filter(|score| sure(score) == Some(wanted)).count();
    let counts = [(Place, count(Place), 3), (Person, count(Person), 2), (Organization, count(Organization), 2)];
    let Some(&(mention_type, most, points)) = counts.iter().max_by_key(|(_, count, _)| *count) else { return };
    let others: usize = counts.iter().map(|(_, count, _)| count).sum::<usize>() - most;
    if most == 0 || others * 2 > most {
        return;
    }
    let points = points + i32::from(most > 1);
    for score in scores.iter_mut().filter(|score| score.of(mention_type) < SURE) {
        give(score, mention_type, points);
    }
}
