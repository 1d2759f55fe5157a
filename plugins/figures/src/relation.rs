//! How amounts of one sentence stand to each other: earlier and later values, wholes and their parts.

use briefer_plugin::QuantityKind;

use crate::amount::Amount;
use crate::atoms::Atoms;
use crate::lexicon as l;
use crate::measure::{Counted, is_listed};
use crate::noun::Noun;
use crate::rule::Rule;

/// Marks values that a later one replaces: "34,000, up from 29,000", "rose to 34,000 from 29,000".
pub(crate) fn mark_superseded(atoms: &Atoms<'_>, amounts: &mut [Amount]) {
    for index in 1..amounts.len() {
        let (from, end) = (amounts[index].from, amounts[index - 1].to);
        if from < 2
            || !crate::figure::is_amount(amounts[index].quantity)
            || !crate::figure::is_amount(amounts[index - 1].quantity)
        {
            continue;
        }
        let direction = atoms.is_any(from - 2, &["up", "down"]) && atoms.is(from - 1, "from");
        let compared = atoms.is_any(from - 2, &["compared"]) && atoms.is_any(from - 1, &["to", "with"]);
        let before_first = amounts[index - 1].from.saturating_sub(1);
        let to_from = atoms.is(from - 1, "from") && atoms.is(before_first, "to") && from - end <= 3;
        if direction || compared || to_from {
            amounts[index].superseded = true;
            amounts[index].rules.push(Rule::EarlierValue, from - 2, from);
        }
    }
}

/// Marks parts ("including 12 women", "12 of whom", "four of the seven") and their wholes.
pub(crate) fn mark_parts(atoms: &Atoms<'_>, amounts: &mut [Amount], nouns: &[Option<Noun>]) {
    for index in 0..amounts.len() {
        let (from, noun_from) = (amounts[index].from, amounts[index].noun_from);
        let whole = is_whole(atoms, from);
        let listed = index > 0 && amounts[index - 1].part && is_listed(atoms, &Counted { amounts, nouns }, index - 1);
        let after_whole = index > 0 && amounts[index - 1].whole && !whole;
        amounts[index].whole = whole;
        amounts[index].part = amounts[index].quantity == QuantityKind::Count
            && !whole
            && (listed || after_whole || is_part(atoms, from, noun_from));
    }
}

/// "Of the 900 detainees, ...", "four of the seven": what is said holds of the part only.
fn is_whole(atoms: &Atoms<'_>, from: usize) -> bool {
    let Some(article) = from.checked_sub(1) else { return false };
    let definite = atoms.is_any(article, &["the", "these", "those"]);
    let of = if definite { article.checked_sub(1) } else { Some(article) };
    let Some(of) = of.filter(|&of| atoms.is(of, "of")) else { return false };
    let Some(before) = of.checked_sub(1) else { return true };
    let opens = !atoms.is_word(before) && !atoms.is_digits(before);
    opens || definite && (atoms.is_digits(before) || atoms.has(before, l::NUMBER))
}

/// "of whom 12", "including 12 women", "among them 12", "12 of the soldiers".
fn is_part(atoms: &Atoms<'_>, from: usize, noun_from: usize) -> bool {
    let word = |back: usize, words: &[&str]| from.checked_sub(back).is_some_and(|at| atoms.is_any(at, words));
    let whose = &["whom", "which", "them", "these", "those"];
    word(1, &["including", "includes", "included", "include"])
        || word(2, &["of", "among"]) && word(1, whose)
        || word(3, &["of", "among"]) && word(2, whose)
        || atoms.is(noun_from, "of") && atoms.is_any(noun_from + 1, &["whom", "them", "which", "the", "those", "these"])
}
