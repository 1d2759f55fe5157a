//! Which class of count a figure belongs to: by what is said of it, else by its noun.

mod fit;
mod say;
pub(crate) mod table;
mod united;

use briefer_plugin::{Basis, QuantityKind, Span};

use crate::amount::Amount;
use crate::as_of::Days;
use crate::atoms::Atoms;
use crate::classes as c;
use crate::noun::Noun;
use crate::options::MeasureSpec;
use crate::phrases::{NounPhrase, Phrases};
use crate::rule::Rule;
use table::Table;

/// The configured measures, ready for look-up.
#[derive(Debug)]
pub(crate) struct Measures {
    specs: Vec<MeasureSpec>,
    table: Table,
}

/// A measure and how it was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    pub(crate) measure: usize,
    pub(crate) rule: Rule,
    /// The words that mean it.
    pub(crate) span: Span,
    /// Whether the measure counts happenings.
    pub(crate) names_event: bool,
    /// Whether a verb or a noun of happening says it, and not the counted noun itself.
    pub(crate) predicated: bool,
}

/// A sentence's amounts with their nouns and phrases, as the rules below see them.
#[derive(Clone, Copy)]
pub(crate) struct Counted<'s> {
    pub(crate) phrases: &'s Phrases,
    pub(crate) amounts: &'s [Amount],
    pub(crate) nouns: &'s [Option<Noun>],
    pub(crate) days: &'s Days,
}

impl Measures {
    pub(crate) fn new(specs: Vec<MeasureSpec>) -> Self {
        let table = Table::new(&specs);
        Measures { specs, table }
    }

    pub(crate) fn table(&self) -> &Table {
        &self.table
    }

    /// The first words of all phrases, in the order the lexicon numbers them.
    pub(crate) fn first_words(&self) -> impl Iterator<Item = &str> {
        self.table.first_words()
    }

    pub(crate) fn name(&self, measure: usize) -> &str {
        &self.specs[measure].name
    }

    pub(crate) fn basis(&self, measure: usize) -> Basis {
        self.specs[measure].basis
    }

    /// The measure of the amount at `index`.
    pub(crate) fn find(&self, atoms: &Atoms<'_>, counted: Counted<'_>, index: usize) -> Option<Found> {
        let amount = &counted.amounts[index];
        let (at, phrase) = counted.phrases.of_amount(index)?;
        match amount.quantity {
            QuantityKind::Count if !is_base_of_rate(atoms, phrase) => {}
            QuantityKind::Money | QuantityKind::Percent | QuantityKind::Measure => {
                return self.of_united(atoms, counted, index).filter(|found| atoms.allows(found.rule));
            }
            _ => return None,
        }
        let noun = counted.nouns[index];
        let named = noun.filter(|_| atoms.allows(Rule::Noun)).and_then(|noun| self.by_noun(atoms, noun));
        if amount.whole {
            let state = phrase.state.and_then(|_| self.by_state(atoms, counted.phrases, phrase, noun));
            return named.map(|named| named.found).or(state);
        }
        let allowed = |found: &Found| atoms.allows(found.rule);
        let (said, own) = self.said(atoms, counted.phrases, at, noun);
        let said = said.filter(allowed);
        // "300 inmates escaped": they are inmates no longer.
        let left =
            said.is_none() && counted.phrases.subject_of(at).is_some_and(|verb| atoms.is_of(verb.main, c::LEAVING));
        let named = named.filter(|named| named.befell || !left);
        // "14 dead, 200 hurt": what a list shares is not said of those whose noun already says what befell them.
        let befallen = named.is_some_and(|named| named.befell);
        if befallen && !own {
            return named.map(|named| named.found);
        }
        let nominal = || self.by_happening(atoms, phrase, noun).filter(allowed);
        let state = || self.by_state(atoms, counted.phrases, phrase, noun).filter(allowed);
        let made = || self.made_of_object(atoms, counted.phrases, at).filter(allowed);
        let told = || self.told_of_subject(atoms, counted.phrases, at, noun).filter(allowed);
        let number = || self.of_number(atoms, counted.phrases, phrase).filter(allowed);
        said.or_else(made)
            .or_else(nominal)
            .or_else(told)
            .or(named.map(|named| named.found))
            .or_else(state)
            .or_else(number)
    }
}

/// Whether the phrase is what so many come to: "per 100,000".
fn is_base_of_rate(atoms: &Atoms<'_>, phrase: &NounPhrase) -> bool {
    phrase.preposition.is_some_and(|at| atoms.is_of(at, c::PER))
}
