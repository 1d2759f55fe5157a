//! Ages that stand without a unit.

use briefer_plugin::QuantityKind;

use super::{Amount, Simple};
use crate::atoms::Atoms;
use crate::lexicon as l;
use crate::number::Form;
use crate::rule::Rule;

/// An age without a unit: "Ana Karimova, 44, said", "aged 12", "the age of 21", "children under five".
pub(crate) fn is_age(atoms: &Atoms<'_>, simple: &Simple) -> bool {
    let Some(before) = simple.from.checked_sub(1) else { return false };
    could_be(simple)
        && atoms.allows(Rule::Age)
        && (is_apposed(atoms, simple, before)
            || is_stated(atoms, before)
            || is_told(atoms, simple, before)
            || is_limit(atoms, simple, before))
}

fn could_be(simple: &Simple) -> bool {
    simple.unit.is_none()
        && (1.0..=115.0).contains(&simple.number.value)
        && !matches!(simple.number.form, Form::Fraction | Form::Band)
}

/// "Ana Karimova, 44, said", "she, 73, faces", "Ana Karimova 44 has".
fn is_apposed(atoms: &Atoms<'_>, simple: &Simple, before: usize) -> bool {
    let Some(named) = before.checked_sub(1).filter(|_| simple.number.form == Form::Plain) else { return false };
    let to = simple.number.to;
    if !atoms.is_mark(before, ',') {
        let whole_name = atoms.is_capitalized(before) && atoms.is_capitalized(named);
        let role = l::STOP | l::MONTH | l::WEEKDAY | l::IDENTIFIER | l::UNIT | l::CURRENCY;
        return whole_name
            && !atoms.has(before, role)
            && !atoms.has(named, role)
            && simple.number.value >= 16.0
            && atoms.is_any(to, &["has", "had"]);
    }
    let closed = atoms.is_mark_of(to, ",.)") || atoms.get(to).is_none();
    let person = atoms.is_any(named, &["he", "she", "him", "her", "who"])
        || atoms.is_any(named, KIN) && simple.number.value <= 110.0
        || atoms.is_capitalized(named) && !atoms.has(named, l::MONTH | l::WEEKDAY | l::IDENTIFIER);
    closed && person
}

fn is_stated(atoms: &Atoms<'_>, before: usize) -> bool {
    if atoms.is_any(before, &["aged", "age", "ages"]) {
        return true;
    }
    let Some(further) = before.checked_sub(1) else { return false };
    atoms.is(before, "than") && atoms.is_any(further, &["older", "younger"])
        || atoms.is(before, "of") && atoms.is_any(further, &["age", "ages"])
        || atoms.is_any(before, &["between", "over", "under", "about"]) && atoms.is_any(further, &["aged", "ages"])
}

/// "when she was six", "he turned 40 in May", "who died at 83".
fn is_told(atoms: &Atoms<'_>, simple: &Simple, before: usize) -> bool {
    let Some(further) = before.checked_sub(1) else { return false };
    let to = simple.number.to;
    let counts = atoms.is_word(to) && !atoms.has(to, l::STOP) || atoms.is(to, "of");
    let somebody = atoms.is_any(further, &["he", "she", "who", "i"]);
    let was = somebody && atoms.is_any(before, &["was", "is"]) || atoms.is_any(before, &["turned", "turns"]);
    let died = atoms.is(before, "at") && atoms.is_any(further, &["died", "dead", "married", "retired"]);
    (was || died) && !counts
}

/// "children under five", "the under-5s": nobody is counted.
fn is_limit(atoms: &Atoms<'_>, simple: &Simple, before: usize) -> bool {
    let dashed = atoms.is_dash(before) && atoms.glued(simple.from);
    let limit = before.checked_sub(usize::from(dashed)).filter(|&at| atoms.is_any(at, &["under", "over", "below"]));
    let Some(limit) = limit else { return false };
    if dashed {
        return atoms.is(limit, "under") || atoms.glued(simple.number.to);
    }
    let who = limit.checked_sub(1).is_some_and(|at| atoms.is_any(at, YOUNG_AND_OLD));
    who && !atoms.is_plural(simple.number.to) && !atoms.is_plural(simple.number.to + 1)
}

/// Who may be named by what they are to somebody: "her son, 7,".
const KIN: &[&str] = &[
    "son",
    "daughter",
    "mother",
    "father",
    "wife",
    "husband",
    "brother",
    "sister",
    "boy",
    "girl",
    "man",
    "woman",
    "baby",
    "widow",
    "cousin",
    "nephew",
    "niece",
    "uncle",
    "aunt",
    "grandmother",
    "grandfather",
    "child",
];

const YOUNG_AND_OLD: &[&str] =
    &["children", "kids", "child", "anyone", "youths", "girls", "boys", "adults", "infants", "those", "youngsters"];

/// The further ages of a list that began as one: "aged 9 and 11", "aged 12, 14 and 16".
pub(super) fn listed(atoms: &Atoms<'_>, simple: &Simple, last: Option<&Amount>) -> Option<Amount> {
    let last = last.filter(|last| last.quantity == QuantityKind::Age && last.unit.is_none())?;
    let joint = simple.from.checked_sub(1).filter(|&joint| joint == last.to)?;
    let stated = last.from.checked_sub(1).is_some_and(|before| is_stated(atoms, before) || atoms.is_mark(before, ','));
    let listed = could_be(simple)
        && stated
        && (atoms.is_any(joint, &["and", "or"]) || atoms.is_mark(joint, ','))
        && !atoms.is_plural(simple.number.to)
        && !atoms.is_plural(simple.number.to + 1);
    listed.then(|| Amount::exact(simple.from, simple.number.to, Some(simple.value()), QuantityKind::Age, Rule::Age))
}
