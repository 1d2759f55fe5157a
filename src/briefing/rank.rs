//! Ranking: what matters comes first, and can say why.

use std::cmp::Reverse;

use briefer_plugin::{ValueKind, fold};

use super::model::{Finding, FindingKind, Reason};

/// Points for what kind of finding it is.
fn kind_points(kind: FindingKind, value: ValueKind) -> i32 {
    let points = match kind {
        FindingKind::InConflict => 60,
        FindingKind::Revised => 50,
        FindingKind::Confirmed => 35,
        // A denial that was not heard before also counts as new.
        FindingKind::Denied => 15,
        FindingKind::New => 20,
        FindingKind::Rising => 25,
        FindingKind::Falling => 10,
        FindingKind::Silent => 8,
        FindingKind::Repeated => 5,
        FindingKind::Stated => 10,
    };
    // That a name is new or seen more often says little by itself; how many stories take it up is counted apart.
    if value == ValueKind::Presence { points / 2 } else { points }
}

/// Scores the findings for an audience's interests, each reason kept, and sorts them, most important first.
///
/// `interests` are words that an audience cares about: a finding whose key or wording holds one of them gains.
pub(super) fn rank(findings: &mut [Finding], interests: &[String]) {
    let interests: Vec<String> = interests.iter().map(|interest| fold(interest)).filter(|i| !i.is_empty()).collect();
    for finding in findings.iter_mut() {
        finding.reasons = reasons(finding, &interests);
        finding.score = finding.reasons.iter().map(|reason| reason.points).sum();
    }
    // The id settles ties, so that the order hangs on nothing but the findings themselves.
    findings.sort_by(|a, b| (Reverse(a.score), &a.of, &a.key, &a.id).cmp(&(Reverse(b.score), &b.of, &b.key, &b.id)));
}

fn reasons(finding: &Finding, interests: &[String]) -> Vec<Reason> {
    let sort = match finding.value {
        ValueKind::Interval => 20,
        ValueKind::Text => 10,
        ValueKind::Presence => 0,
    };
    let mut reasons = Vec::new();
    let mut add = |reason: &str, points: i32| {
        if points != 0 {
            reasons.push(Reason { reason: reason.to_owned(), points });
        }
    };
    for &kind in &finding.kinds {
        add(name(kind), kind_points(kind, finding.value));
    }
    add("sort", sort);
    add("stories", 5 * i32::try_from(finding.stories.saturating_sub(1).min(5)).unwrap_or(5));
    add("magnitude", magnitude(finding));
    add("open-key", -4 * i32::try_from(open_attributes(finding)).unwrap_or(0));
    add("no-speaker", if finding.value == ValueKind::Interval && no_speaker(finding) { -5 } else { 0 });
    add("not-asserted", if not_asserted(finding) { -25 } else { 0 });
    add("interest", if interests.iter().any(|interest| touches(finding, interest)) { 25 } else { 0 });
    reasons
}

fn name(kind: FindingKind) -> &'static str {
    match kind {
        FindingKind::InConflict => "in-conflict",
        FindingKind::Revised => "revised",
        FindingKind::Confirmed => "confirmed",
        FindingKind::Denied => "denied",
        FindingKind::New => "new",
        FindingKind::Rising => "rising",
        FindingKind::Falling => "falling",
        FindingKind::Silent => "silent",
        FindingKind::Repeated => "repeated",
        FindingKind::Stated => "stated",
    }
}

/// Three points for every power of ten of the largest number.
fn magnitude(finding: &Finding) -> i32 {
    let numbers = finding.statements.iter().filter_map(|s| s.high.or(s.low));
    let largest = numbers.fold(0.0_f64, |largest, number| largest.max(number.abs()));
    let powers = [10.0, 100.0, 1e3, 1e4, 1e5, 1e6].iter().filter(|&&power| largest >= power).count();
    3 * i32::try_from(powers).unwrap_or(0)
}

/// Population, subject and place that documents left open: such a number says less.
fn open_attributes(finding: &Finding) -> usize {
    let frame = ["population", "subject", "place"].iter().filter_map(|name| finding.key.get(*name));
    frame.filter(|value| value.is_none()).count()
}

fn no_speaker(finding: &Finding) -> bool {
    finding.statements.iter().all(|statement| statement.speaker.is_none())
}

fn not_asserted(finding: &Finding) -> bool {
    let mut statements = finding.statements.iter().peekable();
    statements.peek().is_some() && statements.all(|s| s.modality != briefer_plugin::Modality::Asserted)
}

fn touches(finding: &Finding, interest: &str) -> bool {
    let key = finding.key.values().flatten();
    let words = finding.statements.iter().map(|statement| &statement.wording);
    key.chain(words).any(|text| holds_words(&fold(text), interest))
}

/// Whether `words` stand in `text` as whole words; both folded.
pub(crate) fn holds_words(text: &str, words: &str) -> bool {
    text.match_indices(words).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + words.len()..].chars().next();
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_interest_is_met_in_whole_words_only() {
        assert!(holds_words("camp in karsa", "karsa"));
        assert!(!holds_words("the karsan people", "karsa"));
    }
}
