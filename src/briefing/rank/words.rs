//! What the words of a statement weigh: whether lives are at stake, whether it is a record, whether it says anything.

mod lists;

use lists::{ARTICLES, CHANGED, EMPTY, FINITE, GRAVE, HANGING, RECORD, TELLING, UNCHANGED};

/// What is taken off where nothing in a statement is a verb for certain.
const NO_CLAUSE: i32 = -4;

/// What the words of a statement weigh, in points.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Weight {
    /// Of the gravest word in it.
    pub(super) stakes: i32,
    /// Of words such as "largest" and "never".
    pub(super) record: i32,
    /// Of words such as "reopened" and "doubled"; taken off for words such as "remains".
    pub(super) changed: i32,
    /// Taken off where it says little: no clause of its own, or what is said at every meeting.
    pub(super) little: i32,
}

/// Weighs the folded words of a statement.
pub(super) fn weigh(folded: &str) -> Weight {
    let mut weight = Weight { little: NO_CLAUSE, ..Weight::default() };
    let (mut words, mut empty, mut same) = (0, 0, false);
    for word in folded.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’').filter(|word| !word.is_empty())
    {
        words += 1;
        if FINITE.binary_search(&word).is_ok() || word.ends_with("n't") {
            weight.little = 0;
        }
        let stakes = if holds(GRAVE, word) {
            14
        } else if holds(TELLING, word) {
            8
        } else {
            0
        };
        weight.stakes = weight.stakes.max(stakes);
        weight.record = weight.record.max(if holds(RECORD, word) { 8 } else { 0 });
        let changed = CHANGED.binary_search(&word).is_ok();
        same |= holds(UNCHANGED, word);
        weight.changed = weight.changed.max(if changed { 5 } else { 0 });
        empty += usize::from(!changed && holds(EMPTY, word));
    }
    if same {
        weight.changed -= 6;
    }
    // A past form is a finite verb as well, but for one behind an article: "the group opened a front", not "the renewed hope".
    let pairs = folded.split(' ').zip(folded.split(' ').skip(1));
    if pairs.into_iter().any(|(before, word)| word.len() > 4 && word.ends_with("ed") && !ARTICLES.contains(&before)) {
        weight.little = 0;
    }
    // "Free from war and terrorism" is a wish, and "this shows" hangs on what stood before.
    if empty * 6 >= words.max(1) {
        (weight.stakes, weight.little) = (weight.stakes / 3, weight.little - 6);
    }
    let first = folded.split(|c: char| !c.is_alphanumeric()).find(|word| !word.is_empty()).unwrap_or_default();
    weight.little -= if HANGING.contains(&first) { 8 } else { 0 } + if words < 4 { 6 } else { 0 };
    weight
}

/// Whether a word begins with one of the sorted stems.
fn holds(stems: &[&str], word: &str) -> bool {
    // The greatest stem not above the word is its prefix, if any stem is: no stem here begins another.
    let after = stems.partition_point(|stem| *stem <= word);
    after > 0 && word.starts_with(stems[after - 1])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_sorted_and_no_stem_begins_another() {
        for list in [GRAVE, TELLING, RECORD, UNCHANGED, EMPTY] {
            for pair in list.windows(2) {
                assert!(pair[0] < pair[1] && !pair[1].starts_with(pair[0]), "{pair:?}");
            }
        }
        assert!(FINITE.is_sorted() && CHANGED.is_sorted());
    }

    #[test]
    fn deeds_weigh_more_than_what_is_said_at_every_meeting() {
        let deed = weigh("the front has ordered its men to attack convoys on the coast road");
        let phrase = weigh("the need for cooperation and the importance of dialogue");
        assert!(deed.stakes > 0 && deed.little == 0, "{deed:?}");
        assert!(phrase.stakes == 0 && phrase.little < 0, "{phrase:?}");
    }

    #[test]
    fn what_is_no_longer_as_it_was_gains() {
        assert_eq!(weigh("the crossing was reopened at dawn").changed, 5);
        assert_eq!(weigh("the crossing is open at dawn").changed, 0);
        assert!(weigh("the crossing remains closed").changed < 0);
    }

    #[test]
    fn a_record_is_told() {
        assert_eq!(weigh("it was the largest harvest in ten years").record, 8);
        assert_eq!(weigh("it was a large harvest").record, 0);
    }
}
