//! Of several who bear a last name, how the one was chosen.

/// How the person was chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Choice {
    /// Nobody else bears the name.
    Only,
    /// The one named in full last, so many words before; of so many who bear the name.
    Nearest(usize, usize),
    /// The only one, or the nearest, whom the form of address fits; of so many.
    Address(usize),
    /// The one last mentioned with the same title; of so many.
    Title(usize),
    /// Nobody was named before; the first one named after. Of so many.
    After(usize),
}

impl Choice {
    /// The choice in words.
    pub(crate) fn note(self) -> String {
        match self {
            Choice::Only => "the only one of that name".to_owned(),
            Choice::Nearest(words, of) => format!("of {of} the one named last, {words} words before"),
            Choice::Address(of) => format!("of {of} the one whom the form of address fits"),
            Choice::Title(of) => format!("of {of} the one last named with that title"),
            Choice::After(of) => format!("of {of} the first one named after"),
        }
    }
}
