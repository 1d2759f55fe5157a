//! Places with and without the word for what they are.

use briefer_plugin::MentionType::Place;

use super::{Joiner, OnlyOnes};
use crate::evidence::Rule;

impl Joiner<'_> {
    /// "City of Velm" is Velm, unless a "State of Velm" is named too. What follows the name may tell two places apart
    /// ("Velm Province"), so that only words before it count.
    pub(super) fn join_places(&mut self) {
        let mut headed = OnlyOnes::new();
        for (at, name) in self.of_kind(Place) {
            if let Some((head, rest)) = name.folded.split_once(' ')
                && let Some(rest) = rest.strip_prefix("of ")
                && matches!(
                    head,
                    "city" | "town" | "village" | "state" | "republic" | "kingdom" | "municipality" | "emirate"
                )
            {
                headed.note(rest.strip_prefix("the ").unwrap_or(rest), at);
            }
        }
        for (at, name) in self.of_kind(Place) {
            if let Some(full) = headed.get(name.folded).one() {
                self.join(full, at, Rule::ShortForm, "the same place without the word for what it is");
            }
        }
    }
}
