//! The rules an amount went through.

use crate::rule::Rule;

/// One rule and the atoms it went by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Step {
    pub(crate) rule: Rule,
    from: u32,
    to: u32,
}

impl Step {
    /// First atom and the one past the last.
    pub(crate) fn atoms(&self) -> (usize, usize) {
        (self.from as usize, self.to as usize)
    }
}

/// The steps of one amount, in order. They lie in the amount itself, so that noting them allocates nothing; no amount
/// goes through more than there is room for, and further ones would be left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Steps {
    steps: [Step; MOST],
    len: u8,
}

const MOST: usize = 6;

impl Steps {
    /// The first step: `rule` went by the atoms `from..to`.
    pub(crate) fn new(rule: Rule, from: usize, to: usize) -> Self {
        let first = Step { rule, from: from as u32, to: to as u32 };
        Steps { steps: [first; MOST], len: 1 }
    }

    /// Notes that `rule` went by the atoms `from..to`.
    pub(crate) fn push(&mut self, rule: Rule, from: usize, to: usize) {
        if let Some(step) = self.steps.get_mut(usize::from(self.len)) {
            *step = Step { rule, from: from as u32, to: to as u32 };
            self.len += 1;
        }
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &Step> {
        self.steps[..usize::from(self.len)].iter()
    }
}
