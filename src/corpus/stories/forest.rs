//! Which texts are one story.

/// Which texts are one story so far: a forest of which each tree is one.
pub(super) struct Stories {
    parents: Vec<usize>,
}

impl Stories {
    pub(super) fn new(texts: usize) -> Self {
        Stories { parents: (0..texts).collect() }
    }

    pub(super) fn of(&mut self, mut text: usize) -> usize {
        while self.parents[text] != text {
            self.parents[text] = self.parents[self.parents[text]];
            text = self.parents[text];
        }
        text
    }

    /// The smaller number stays the root, so that the outcome does not depend on the order of joining.
    pub(super) fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.of(one), self.of(other));
        self.parents[one.max(other)] = one.min(other);
    }
}
