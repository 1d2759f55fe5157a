//! When two numbers agree, differ or may not be compared at all.

use briefer_plugin::{AsOf, Basis, Modality, Qualifier, Statement};

use super::model::Direction;

/// What holding two statements against each other comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Not compared: one of them is denied or hypothetical.
    NotAsserted,
    /// Not compared: of events, one does not say when.
    WithoutDays,
    /// Not compared: they are about other days.
    OtherDays,
    /// Not compared: one has no number.
    NoNumber,
    /// They leave a value that both can mean.
    Agree,
    /// They leave none.
    Differ,
}

/// How much room the wording of a number leaves.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Compare {
    /// "About" widens a value by this share each way.
    pub(super) about: f64,
    /// An open end is closed at the value times this factor (over 700: 700 to 1,400), or divided by it.
    pub(super) open_end: f64,
    /// Stocks further apart in time than this many days are not compared.
    pub(super) days: i32,
}

impl Compare {
    /// The values a statement can mean, both ends closed; `None` where it has no number.
    pub(super) fn range(&self, statement: &Statement) -> Option<(f64, f64)> {
        let (low, high) = match (statement.low, statement.high) {
            (Some(low), Some(high)) => (low, high),
            (Some(low), None) => (low, if low > 0.0 { low * self.open_end } else { f64::INFINITY }),
            (None, Some(high)) => (if high > 0.0 { high / self.open_end } else { f64::NEG_INFINITY }, high),
            (None, None) => return None,
        };
        if statement.qualifier == Some(Qualifier::About) {
            return Some((low - low.abs() * self.about, high + high.abs() * self.about));
        }
        Some((low, high))
    }

    /// Whether both are facts about the same thing at about the same time, so that their numbers may be held together.
    pub(super) fn comparable(&self, a: &Statement, b: &Statement) -> bool {
        matches!(self.verdict(a, b), Verdict::Agree | Verdict::Differ | Verdict::NoNumber)
    }

    /// What holding two statements against each other comes to.
    ///
    /// Events are compared only where both say when, and the days overlap. Stocks unless their days lie too far apart; where
    /// no day is stated the document's date stands for it.
    pub(super) fn verdict(&self, a: &Statement, b: &Statement) -> Verdict {
        if a.modality != Modality::Asserted || b.modality != Modality::Asserted {
            return Verdict::NotAsserted;
        }
        let same_time = match basis(a) {
            Basis::Event => match (a.as_of, b.as_of) {
                (Some(a), Some(b)) => a.overlaps(&b),
                _ => return Verdict::WithoutDays,
            },
            Basis::Stock => match (effective(a), effective(b)) {
                (Some(a), Some(b)) => days_between(&a, &b) <= self.days,
                _ => true,
            },
        };
        match self.agree(a, b) {
            _ if !same_time => Verdict::OtherDays,
            Some(true) => Verdict::Agree,
            Some(false) => Verdict::Differ,
            None => Verdict::NoNumber,
        }
    }

    /// Whether the two leave a value that both can mean; `None` where one has no number.
    pub(super) fn agree(&self, a: &Statement, b: &Statement) -> Option<bool> {
        let ((a_low, a_high), (b_low, b_high)) = (self.range(a)?, self.range(b)?);
        Some(a_low <= b_high && b_low <= a_high)
    }
}

/// Whether `later` replaces `earlier`: another number, by the same claimant or for a later stated day.
///
/// Here "about" is not widened and open ends are not closed: whoever said about 58,000 and now says 61,000 has revised it;
/// whoever said over 700 and now says 720 has not.
pub(super) fn revises(earlier: &Statement, later: &Statement) -> bool {
    let facts = earlier.modality == Modality::Asserted && later.modality == Modality::Asserted;
    facts && is_later(earlier, later) && differs(earlier, later) && same_matter(earlier, later)
}

/// Whether it is known that `later` came after `earlier`: where one of them has no day, it is not.
fn is_later(earlier: &Statement, later: &Statement) -> bool {
    let (before, after) = (moment(earlier), moment(later));
    before.0.is_some() && before < after
}

fn same_matter(earlier: &Statement, later: &Statement) -> bool {
    let same_claimant = earlier.claimant.is_some() && earlier.claimant == later.claimant;
    match (basis(earlier), earlier.as_of, later.as_of) {
        (Basis::Event, Some(a), Some(b)) => a.overlaps(&b) && same_claimant,
        (Basis::Event, ..) => false,
        (Basis::Stock, Some(a), Some(b)) if a.to < b.from => true,
        (Basis::Stock, ..) => same_claimant,
    }
}

fn differs(a: &Statement, b: &Statement) -> bool {
    let ends = |s: &Statement| (s.low.unwrap_or(f64::NEG_INFINITY), s.high.unwrap_or(f64::INFINITY));
    let ((a_low, a_high), (b_low, b_high)) = (ends(a), ends(b));
    a_low > b_high || b_low > a_high
}

/// Where the number went from a statement to the one that replaces it.
pub(super) fn direction(before: &Statement, now: &Statement) -> Direction {
    let floor = now.low.unwrap_or(f64::NEG_INFINITY);
    if before.high.is_some_and(|high| floor > high) { Direction::Up } else { Direction::Down }
}

/// When a statement was made or, for a stock with a stated day, when it was so: what orders statements in time.
pub(super) fn moment(statement: &Statement) -> (Option<briefer_plugin::Date>, Option<briefer_plugin::Date>) {
    let stated = statement.as_of.map(|as_of| as_of.to).filter(|_| basis(statement) == Basis::Stock);
    (stated.or(statement.date), statement.date)
}

/// The basis the plugin gave the figure; a number without one is taken as true at a time.
pub(super) fn basis(statement: &Statement) -> Basis {
    match statement.attributes.get("basis").and_then(serde_json::Value::as_str) {
        Some("event") => Basis::Event,
        _ => Basis::Stock,
    }
}

fn effective(statement: &Statement) -> Option<AsOf> {
    statement.as_of.or_else(|| statement.date.map(AsOf::day))
}

fn days_between(a: &AsOf, b: &AsOf) -> i32 {
    if a.overlaps(b) {
        return 0;
    }
    let (earlier, later) = if a.to < b.from { (a.to, b.from) } else { (b.to, a.from) };
    earlier.until(later).map_or(i32::MAX, |span| span.get_days())
}
