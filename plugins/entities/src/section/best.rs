//! The sentence that says most of an entity.

use std::cmp::Reverse;

use briefer_plugin::{Claim, Evidence, Statement, fold};

use super::role_of;

/// A sentence of so many bytes is long enough to tell something, and short enough to read.
const READABLE: std::ops::RangeInclusive<usize> = 50..=320;

/// The id of the evidence whose sentence names the entity in full and says what it is; of equals the newest.
pub(super) fn of(claim: &Claim) -> Option<String> {
    let name = fold(super::name_of(claim));
    let all = claim.statements.iter().flat_map(|statement| {
        let name = &name;
        statement.evidence.iter().map(move |evidence| (worth(name, statement, evidence), evidence))
    });
    let newest = |evidence: &Evidence| (evidence.date, Reverse(evidence.document.clone()), Reverse(evidence.start));
    let best = all.max_by(|(a, one), (b, other)| a.cmp(b).then_with(|| newest(one).cmp(&newest(other))));
    best.map(|(_, evidence)| evidence.id.clone())
}

/// What a sentence tells, the most important first.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Worth {
    sentence: bool,
    full_name: bool,
    role: bool,
    readable: bool,
}

fn worth(name: &str, statement: &Statement, evidence: &Evidence) -> Worth {
    let sentence = evidence.sentence.trim_end();
    let words: String = evidence.spans.first().map(|span| span.slice(&evidence.sentence)).unwrap_or_default().into();
    let role = role_of(statement);
    Worth {
        // A headline ends in no full stop.
        sentence: sentence.ends_with(['.', '!', '?', '”', '"', '’']) || sentence.chars().count() > 120,
        full_name: fold(&words) == name,
        role: !role.is_empty() && sentence.contains(role),
        readable: READABLE.contains(&sentence.len()),
    }
}
