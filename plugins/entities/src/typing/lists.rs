//! The members of a list vouch for each other.

use briefer_plugin::MentionType::{Organization, Person, Place};

use crate::atoms::Atoms;
use crate::candidates::Candidate;
use crate::evidence::{Rule, Score, Scribe};

/// Lets the members of a list vouch for each other: "in Velm, Karsa and Tolm".
pub(crate) fn coordinate(atoms: &Atoms<'_>, candidates: &[Candidate], scores: &mut [Score], scribe: Scribe) {
    let listed = |left: &Candidate, right: &Candidate| {
        left.line == right.line
            && right.first > left.end
            && right.first - left.end <= 2
            && right.title.is_none()
            && !atoms.lines[left.line].loud
            && (left.end..right.first).all(|at| matches!(atoms.written(at), "," | "and" | "or" | "&" | "/"))
    };
    let vouch = |from: &Score, to: &mut Score, span| {
        let sure = |t: briefer_plugin::MentionType| from.of(t) >= 6 && from.best() == t;
        if sure(Place) && to.of(Place) < 6 {
            scribe.give(to, Rule::Listed, Place, 3, span);
        } else if sure(Person) && to.of(Person) < 6 {
            scribe.give(to, Rule::Listed, Person, 2, span);
        } else if sure(Organization) && to.of(Organization) < 6 {
            scribe.give(to, Rule::Listed, Organization, 2, span);
        }
    };
    for at in 1..candidates.len() {
        let (before, after) = scores.split_at_mut(at);
        if listed(&candidates[at - 1], &candidates[at]) {
            let (left, right) = (&mut before[at - 1], &mut after[0]);
            let span = atoms.span(candidates[at - 1].first, candidates[at].end);
            let unchanged = left.points;
            vouch(right, left, span);
            vouch(&Score { points: unchanged, ..Score::default() }, right, span);
        }
    }
}
