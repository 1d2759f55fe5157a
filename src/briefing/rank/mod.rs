//! Ranking: what matters comes first, and can say why.

mod leading;
mod words;

use std::cmp::Reverse;
use std::collections::BTreeSet;

use briefer_plugin::{ValueKind, fold};

pub(super) use self::leading::leading;
use self::words::Weight;
use super::likeness::content_words;
use super::model::{Finding, FindingKind, Reason};
use crate::config::Interests;

/// What an interest of the audience adds.
const INTEREST: i32 = 25;
/// The reason of a finding that an analyst pins.
pub(super) const PINNED: &str = "pinned";
/// What it adds: more than all other reasons together.
const PIN: i32 = 1000;
/// The annotations by which somebody claims a deed.
const RESPONSIBILITY: &str = "responsibility";
/// How far an article's beginning reaches, in bytes.
const LEAD: u32 = 700;

/// Points for what kind of finding it is.
fn kind_points(kind: FindingKind, value: ValueKind) -> i32 {
    let points = match kind {
        FindingKind::InConflict => 60,
        FindingKind::Revised => 50,
        FindingKind::Confirmed => 35,
        // A denial that was not heard before also counts as new.
        FindingKind::Denied => 20,
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

/// Scores the findings, each reason kept, and sorts them, most important first; those with the `pinned` ids come before all others.
pub(super) fn rank(findings: &mut [Finding], pinned: &BTreeSet<String>) {
    for finding in findings.iter_mut() {
        finding.reasons = reasons(finding);
        if pinned.contains(&finding.id) {
            finding.reasons.insert(0, Reason { reason: PINNED.to_owned(), points: PIN });
        }
        finding.score = finding.reasons.iter().map(|reason| reason.points).sum();
    }
    sort(findings);
}

/// Adds what an audience cares about to the rank of findings, and sorts them again.
pub(super) fn rank_for(findings: &mut [Finding], interests: &Interests) {
    let folded = |names: &[String]| -> Vec<String> {
        names.iter().map(|name| fold(name)).filter(|name| !name.is_empty()).collect()
    };
    let interests = Interests {
        measures: folded(&interests.measures),
        entities: folded(&interests.entities),
        places: folded(&interests.places),
        words: folded(&interests.words),
    };
    if interests == Interests::default() {
        return;
    }
    for finding in findings.iter_mut().filter(|finding| touches(finding, &interests)) {
        finding.reasons.push(Reason { reason: "interest".to_owned(), points: INTEREST });
        finding.score += INTEREST;
    }
    sort(findings);
}

/// Whether a finding is about something an audience cares about; the interests are folded.
fn touches(finding: &Finding, interests: &Interests) -> bool {
    let is_one_of = |attributes: &[&str], names: &[String]| {
        let mut values = attributes.iter().filter_map(|name| finding.key.get(*name).and_then(Option::as_deref));
        !names.is_empty() && values.any(|value| names.contains(&fold(value)))
    };
    is_one_of(&["measure"], &interests.measures)
        || is_one_of(&["entity", "subject", "speaker"], &interests.entities)
        || is_one_of(&["place", "entity"], &interests.places)
        || interests.words.iter().any(|word| holds(finding, word))
}

/// The id settles ties, so that the order hangs on nothing but the findings themselves.
fn sort(findings: &mut [Finding]) {
    findings.sort_by(|a, b| (Reverse(a.score), &a.of, &a.key, &a.id).cmp(&(Reverse(b.score), &b.of, &b.key, &b.id)));
}

fn reasons(finding: &Finding) -> Vec<Reason> {
    let mut reasons = Vec::new();
    let mut add = |reason: &str, points: i32| {
        if points != 0 {
            reasons.push(Reason { reason: reason.to_owned(), points });
        }
    };
    for &kind in &finding.kinds {
        add(name(kind), kind_points(kind, finding.value));
    }
    add("stories", 5 * i32::try_from(finding.stories.saturating_sub(1).min(5)).unwrap_or(5));
    match finding.value {
        ValueKind::Interval => {
            add("number", 14);
            add("magnitude", magnitude(finding));
            add("stakes", measure_stakes(finding));
            add("open-key", -4 * i32::try_from(open_attributes(finding)).unwrap_or(0));
            add("no-speaker", if no_speaker(finding) { -5 } else { 0 });
        }
        ValueKind::Text => {
            let weight = statement_weight(finding);
            add("stakes", weight.stakes);
            add("record", weight.record);
            add("changed", weight.changed);
            add("says-little", weight.little);
            add("deed", deed(finding));
            add("speaker", speaker_weight(finding));
        }
        ValueKind::Presence => {}
    }
    if finding.value != ValueKind::Presence {
        add("headline", headline(finding));
        add("not-asserted", if not_asserted(finding) { -25 } else { 0 });
    }
    reasons
}

/// What the words weigh that are told first.
fn statement_weight(finding: &Finding) -> Weight {
    let Some(first) = finding.all_statements().next() else { return Weight::default() };
    let weight = words::weigh(&fold(&first.wording));
    // Whoever claims a deed says a whole sentence, of which the wording is the object.
    if finding.of == RESPONSIBILITY { Weight { little: 0, ..weight } } else { weight }
}

/// Who answers for a deed is asked first.
fn deed(finding: &Finding) -> i32 {
    let claimed = finding.all_statements().next().filter(|_| finding.of == RESPONSIBILITY);
    claimed.map_or(0, |first| if is_one_deed(&first.wording) { 12 } else { 4 })
}

/// Whether responsibility is claimed for one deed, not for a habit: "for an attack on the mill", not "for deadly attacks".
fn is_one_deed(wording: &str) -> bool {
    let deed = wording.split_once(" for ").map_or(wording, |(_, deed)| deed);
    let first = deed.split(' ').next().unwrap_or_default().to_lowercase();
    let is_owner = first.ends_with("’s") || first.ends_with("'s");
    is_owner || ["a", "an", "the", "this", "that", "its", "his", "her", "their"].contains(&&*first)
}

/// How far a statement is what its article is about: the share of the title's content words that its sentence holds, and
/// whether it stands near the beginning (H. P. Edmundson, *New Methods in Automatic Extracting*, 1969: title and location).
fn headline(finding: &Finding) -> i32 {
    let mut first = finding.all_statements().flat_map(|statement| &statement.evidence).take(4);
    let Some(evidence) = first.find(|evidence| evidence.sentence.trim() != &*evidence.title) else {
        // A headline alone is an editor's words.
        return -6;
    };
    let title = content_words(&evidence.title);
    let sentence = content_words(&evidence.sentence);
    let shared = title.intersection(&sentence).count();
    let about = if title.len() > 2 { 12 * shared / title.len() } else { 0 };
    i32::try_from(about).unwrap_or(0) + if evidence.start < LEAD { 3 } else { 0 }
}

/// A person in office weighs more than a paper without a name.
fn speaker_weight(finding: &Finding) -> i32 {
    let Some(statement) = finding.all_statements().next() else { return 0 };
    let has_role = statement.attributes.get("role").is_some_and(|role| !role.is_null());
    let name = |speaker: &str| speaker.trim_start_matches("The ").contains(char::is_uppercase);
    let is_named = statement.speaker.as_deref().is_some_and(name);
    if has_role {
        6
    } else if is_named {
        3
    } else {
        0
    }
}

/// What it is that is counted: lives before goods.
fn measure_stakes(finding: &Finding) -> i32 {
    let measure = finding.key.get("measure").and_then(Option::as_deref).unwrap_or_default();
    match measure {
        "killed" | "casualties" | "buried" => 18,
        "hostages" | "abducted" | "wounded" | "attacks" | "raped" | "death-sentences" | "missing" => 12,
        "detainees" | "displaced" | "fighters" | "troops" | "fled" | "refugees" | "evacuated" | "homeless"
        | "malnourished" | "food-insecure" | "cases" | "shot-down" | "violations" => 8,
        "" => 0,
        _ => 3,
    }
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

/// Two points for every power of ten of the largest number.
fn magnitude(finding: &Finding) -> i32 {
    let numbers = finding.statements.iter().filter_map(|s| s.high.or(s.low));
    let largest = numbers.fold(0.0_f64, |largest, number| largest.max(number.abs()));
    let powers = [10.0, 100.0, 1e3, 1e4, 1e5, 1e6].iter().filter(|&&power| largest >= power).count();
    2 * i32::try_from(powers).unwrap_or(0)
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

/// Whether a finding's key or wording holds a folded word.
fn holds(finding: &Finding, word: &str) -> bool {
    let key = finding.key.values().flatten();
    let words = finding.statements.iter().map(|statement| &statement.wording);
    key.chain(words).any(|text| holds_words(&fold(text), word))
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
    fn one_deed_is_told_from_a_habit() {
        for one in ["responsibility for an attack on the mill", "responsibility for the raid", "Monday's bombing"] {
            assert!(is_one_deed(one), "{one}");
        }
        for habit in ["responsibility for deadly attacks in the north", "responsibility", "ambushes"] {
            assert!(!is_one_deed(habit), "{habit}");
        }
    }

    #[test]
    fn an_interest_is_met_in_whole_words_only() {
        assert!(holds_words("camp in karsa", "karsa"));
        assert!(!holds_words("the karsan people", "karsa"));
    }
}
