//! The built-in measures: security, humanitarian and economic counts and amounts.
//!
//! A measure is a *stock* where its numbers are true at a time (held, displaced, inflation) and an *event* where they add up over
//! a time (killed, seized, exports). Where one word could mean two measures, the more special one stands first.

mod economic;
mod humanitarian;
mod security;

use briefer_plugin::Basis;

use crate::options::{Amounts, MeasureSpec};

/// Name, basis, and per field the words, parted by commas.
struct Default {
    name: &'static str,
    basis: Basis,
    amounts: Amounts,
    nouns: &'static str,
    predicates: &'static str,
    intransitive: &'static str,
    happenings: &'static str,
    states: &'static str,
    state_nouns: &'static str,
    of_nouns: &'static str,
}

const fn of(amounts: Amounts, name: &'static str, basis: Basis, nouns: &'static str) -> Default {
    Default {
        name,
        basis,
        amounts,
        nouns,
        predicates: "",
        intransitive: "",
        happenings: "",
        states: "",
        state_nouns: "",
        of_nouns: "",
    }
}

/// People, counted.
const fn people(name: &'static str, basis: Basis, nouns: &'static str) -> Default {
    of(Amounts::People, name, basis, nouns)
}

/// People or things, counted.
const fn counts(name: &'static str, basis: Basis, nouns: &'static str) -> Default {
    of(Amounts::Counts, name, basis, nouns)
}

/// The built-in measures.
pub(crate) fn measures() -> Vec<MeasureSpec> {
    let lists = [security::MEASURES, humanitarian::MEASURES, economic::MEASURES];
    lists.into_iter().flatten().map(Default::spec).collect()
}

impl Default {
    fn spec(&self) -> MeasureSpec {
        let list = |words: &str| {
            let words = words.split(',').map(|words| words.split_whitespace().collect::<Vec<_>>().join(" "));
            words.filter(|words| !words.is_empty()).collect()
        };
        MeasureSpec {
            name: self.name.to_owned(),
            basis: self.basis,
            amounts: self.amounts,
            nouns: list(self.nouns),
            predicates: list(self.predicates),
            intransitive: list(self.intransitive),
            happenings: list(self.happenings),
            states: list(self.states),
            state_nouns: list(self.state_nouns),
            of_nouns: list(self.of_nouns),
        }
    }
}
