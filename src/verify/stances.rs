//! Stances: whether somebody said, denied, warned or promised something must be as the note's sentence has it.

use std::ops::Range;

use super::check::{Check, Linked, says};
use super::fold::Folded;
use super::reading::Reading;
use crate::quotes::quotations;

/// Words for one stance, by how they begin.
struct Stance(&'static [&'static str]);

const DENIAL: Stance =
    Stance(&["denial", "denie", "deny", "disput", "dismiss", "refut", "reject", "démen", "nié", "rejet"]);
/// What a sentence may say in place of a denial: "There is no cholera here."
const NEGATION: &[&str] =
    &["no", "not", "never", "neither", "nor", "none", "nobody", "nothing", "without", "false", "untrue", "cannot"];
/// Saying, without a stance.
const SAYING: Stance =
    Stance(&["say", "said", "told", "tell", "add", "stat", "report", "according", "claim", "insist", "note"]);
/// Stances that nobody is given who did not take them.
const OTHERS: &[Stance] = &[
    Stance(&["confirm", "affirm", "corroborat", "verif"]),
    Stance(&["acknowledg", "admit", "admission", "conced", "confess"]),
    Stance(&["warn", "caution"]),
    Stance(&["threat"]),
    Stance(&["promis", "pledg", "vow", "swore", "commit"]),
    Stance(&["accus", "blam", "alleg"]),
    Stance(&["condemn", "denounc", "deplor"]),
    Stance(&["welcom", "prais", "hail", "applaud"]),
    Stance(&["predict", "forecast", "expect"]),
];
/// What follows a verb that tells what somebody said.
const TELLING: &[&str] = &["that", "to", "for"];

impl Stance {
    fn has(&self, word: &str) -> bool {
        self.0.iter().any(|stem| word.starts_with(stem))
    }
}

/// Checks what a stretch says that somebody did with words.
pub(super) fn check(check: &mut Check<'_, '_>, linked: &Linked<'_, '_>) {
    let Some((name, note @ Reading::Sentence(reading))) = linked.note else { return };
    let (text, sentence) = (Folded::of(linked.text), words(&reading.words.text));
    let quoted: Vec<Range<usize>> = quotations(&text.text);
    let told = words(&text.text);
    for (at, (range, word)) in told.iter().enumerate() {
        let next = told.get(at + 1);
        let is_quoted = quoted.iter().any(|quoted| quoted.start <= range.start && range.start < quoted.end);
        let is_telling =
            next.is_some_and(|(next, word)| TELLING.contains(word) || text.text[range.end..next.start].contains(':'));
        if is_quoted || !is_telling && !DENIAL.has(word) || is_so(word, &told, &sentence) {
            continue;
        }
        let range = linked.in_block(&text.unfolded(range.clone()));
        let message = format!("“{}” is not what note {name} says", &linked.block.text[range.clone()]);
        check.fail(linked.block, range, message, Some(says(name, note)));
        // One wrong stance makes its neighbours wrong.
        return;
    }
}

/// Whether a sentence bears out a word of a stance.
fn is_so(word: &str, told: &[(Range<usize>, &str)], sentence: &[(Range<usize>, &str)]) -> bool {
    let has = |stance: &Stance| sentence.iter().any(|(_, word)| stance.has(word));
    let negates = |(_, word): &(Range<usize>, &str)| NEGATION.contains(word) || word.ends_with("n't");
    if DENIAL.has(word) {
        return has(&DENIAL) || sentence.iter().any(negates);
    }
    if SAYING.has(word) {
        let denies = |(_, word): &(Range<usize>, &str)| DENIAL.has(word);
        return !has(&DENIAL) || has(&SAYING) || told.iter().any(|told| denies(told) || negates(told));
    }
    OTHERS.iter().find(|stance| stance.has(word)).is_none_or(has)
}

/// The words of a folded text, each with its place.
fn words(text: &str) -> Vec<(Range<usize>, &str)> {
    let mut words = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (start, c.is_alphanumeric() || c == '\'') {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                words.push((from..at, &text[from..at]));
                start = None;
            }
            _ => {}
        }
    }
    words
}
