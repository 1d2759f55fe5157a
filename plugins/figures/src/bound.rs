//! Hedges: the words before and after an amount that bound or blur it.

use briefer_plugin::Qualifier;

use crate::atoms::Atoms;
use crate::lexicon as l;
use crate::rule::Rule;

use Qualifier::{About, AtLeast, AtMost, Over, Under};

/// A hedge found, with the atom where the hedged amount now starts or ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Hedge {
    pub(crate) qualifier: Qualifier,
    pub(crate) edge: usize,
}

/// Hedges before an amount, longest first among those that end alike.
pub(crate) const BEFORE: &[(&[&str], Qualifier)] = &[
    (&["greater", "than", "or", "equal", "to"], AtLeast),
    (&["more", "than", "or", "equal", "to"], AtLeast),
    (&["less", "than", "or", "equal", "to"], AtMost),
    (&["equal", "to", "or", "more", "than"], AtLeast),
    (&["equal", "to", "or", "less", "than"], AtMost),
    (&["bigger", "or", "equal", "than"], AtLeast),
    (&["larger", "or", "equal", "than"], AtLeast),
    (&["greater", "or", "equal", "than"], AtLeast),
    (&["higher", "or", "equal", "than"], AtLeast),
    (&["smaller", "or", "equal", "than"], AtMost),
    (&["lower", "or", "equal", "than"], AtMost),
    (&["less", "or", "equal", "than"], AtMost),
    (&["in", "the", "region", "of"], About),
    (&["in", "the", "neighbourhood", "of"], About),
    (&["in", "the", "vicinity", "of"], About),
    (&["on", "the", "order", "of"], About),
    (&["at", "the", "very", "least"], AtLeast),
    (&["in", "excess", "of"], Over),
    (&["no", "fewer", "than"], AtLeast),
    (&["no", "less", "than"], AtLeast),
    (&["not", "less", "than"], AtLeast),
    (&["not", "fewer", "than"], AtLeast),
    (&["a", "minimum", "of"], AtLeast),
    (&["minimum", "of"], AtLeast),
    (&["no", "more", "than"], AtMost),
    (&["not", "more", "than"], AtMost),
    (&["as", "few", "as"], AtLeast),
    (&["as", "little", "as"], AtLeast),
    (&["as", "low", "as"], AtLeast),
    (&["as", "high", "as"], AtMost),
    (&["as", "many", "as"], AtMost),
    (&["as", "much", "as"], AtMost),
    (&["a", "maximum", "of"], AtMost),
    (&["maximum", "of"], AtMost),
    (&["upwards", "of"], Over),
    (&["upward", "of"], Over),
    (&["north", "of"], Over),
    (&["more", "than"], Over),
    (&["greater", "than"], Over),
    (&["larger", "than"], Over),
    (&["bigger", "than"], Over),
    (&["higher", "than"], Over),
    (&["no", "longer", "than"], AtMost),
    (&["no", "older", "than"], AtMost),
    (&["no", "higher", "than"], AtMost),
    (&["no", "larger", "than"], AtMost),
    (&["older", "than"], Over),
    (&["longer", "than"], Over),
    (&["fewer", "than"], Under),
    (&["less", "than"], Under),
    (&["lower", "than"], Under),
    (&["smaller", "than"], Under),
    (&["younger", "than"], Under),
    (&["shorter", "than"], Under),
    (&["shy", "of"], Under),
    (&["short", "of"], Under),
    (&["not", "quite"], Under),
    (&["at", "least"], AtLeast),
    (&["at", "most"], AtMost),
    (&["up", "to"], AtMost),
    (&["close", "to"], About),
    (&["an", "estimated"], About),
    (&["the", "estimated"], About),
    (&["estimated", "at"], About),
    (&["a", "reported"], About),
    (&["over"], Over),
    (&["above"], Over),
    (&["beyond"], Over),
    (&["exceeding"], Over),
    (&["exceed"], Over),
    (&["exceeds"], Over),
    (&["exceeded"], Over),
    (&["surpass"], Over),
    (&["surpassing"], Over),
    (&["surpassed"], Over),
    (&["minimum"], AtLeast),
    (&["under"], Under),
    (&["below"], Under),
    (&["maximum"], AtMost),
    (&["about"], About),
    (&["around"], About),
    (&["approximately"], About),
    (&["approx"], About),
    (&["approx."], About),
    (&["roughly"], About),
    (&["circa"], About),
    (&["ca."], About),
    (&["some"], About),
    (&["nearly"], About),
    (&["almost"], About),
    (&["estimated"], About),
    (&["near"], About),
    (&["barely"], About),
    (&["scarcely"], About),
    (&["hardly"], About),
    (&["perhaps"], About),
    (&["practically"], About),
    (&["virtually"], About),
    (&["approaching"], About),
    (&["topping"], Over),
    (&["topped"], Over),
];

/// Hedges after an amount.
pub(crate) const AFTER: &[(&[&str], Qualifier)] = &[
    (&["or", "greater", "than"], AtLeast),
    (&["or", "more", "than"], AtLeast),
    (&["or", "thereabouts"], About),
    (&["more", "or", "less"], About),
    (&["or", "more"], AtLeast),
    (&["and", "more"], AtLeast),
    (&["or", "higher"], AtLeast),
    (&["or", "greater"], AtLeast),
    (&["or", "above"], AtLeast),
    (&["or", "older"], AtLeast),
    (&["or", "over"], AtLeast),
    (&["or", "longer"], AtLeast),
    (&["and", "above"], AtLeast),
    (&["and", "over"], AtLeast),
    (&["and", "older"], AtLeast),
    (&["and", "up"], AtLeast),
    (&["and", "counting"], AtLeast),
    (&["or", "so"], About),
    (&["or", "less"], AtMost),
    (&["or", "fewer"], AtMost),
    (&["or", "lower"], AtMost),
    (&["or", "below"], AtMost),
    (&["or", "under"], AtMost),
    (&["or", "younger"], AtMost),
    (&["and", "under"], AtMost),
    (&["at", "least"], AtLeast),
    (&["at", "most"], AtMost),
    (&["plus"], AtLeast),
    (&["odd"], About),
    (&["some"], About),
    (&["something"], About),
    (&["give", "or", "take"], About),
];

/// Words that only strengthen or weaken a hedge: "well over", "just under".
const INTENSIFIERS: &[&str] = &[
    "well",
    "just",
    "slightly",
    "far",
    "significantly",
    "considerably",
    "little",
    "much",
    "somewhere",
    "still",
    "substantially",
];

/// The hedge that ends right before the atom `at`. Two in a row count as the outer one where that bounds ("at least some 30").
pub(crate) fn before(atoms: &Atoms<'_>, at: usize) -> Option<Hedge> {
    if !atoms.allows(Rule::Hedge) {
        return None;
    }
    let mut found = one_before(atoms, at)?;
    if let Some(outer) = one_before(atoms, found.edge) {
        let qualifier = if found.qualifier == About { outer.qualifier } else { found.qualifier };
        found = Hedge { qualifier, edge: outer.edge };
    }
    while found.edge > 0 && atoms.is_any(found.edge - 1, INTENSIFIERS) {
        found.edge -= 1;
        if found.edge > 0 && atoms.is(found.edge, "little") && atoms.is(found.edge - 1, "a") {
            found.edge -= 1;
        }
    }
    Some(found)
}

fn one_before(atoms: &Atoms<'_>, at: usize) -> Option<Hedge> {
    let last = at.checked_sub(1)?;
    if let Some(mark) = symbol(atoms, last) {
        return Some(mark);
    }
    if !atoms.cues(last, l::ENDS_HEDGE) {
        return None;
    }
    let word = atoms.lower(last);
    let ends_here = |words: &&[&str]| words.len() <= at && words[words.len() - 1] == word;
    let (words, qualifier) =
        BEFORE.iter().filter(|(words, _)| ends_here(words)).find(|(words, _)| atoms.are(at - words.len(), words))?;
    let edge = at - words.len();
    let compound = atoms.glued(last) && last > 0 && atoms.is_dash(last - 1);
    (!compound && !is_other_sense(atoms, edge, words)).then_some(Hedge { qualifier: *qualifier, edge })
}

/// `~`, `>`, `<=` and their kin.
fn symbol(atoms: &Atoms<'_>, last: usize) -> Option<Hedge> {
    let before = last.checked_sub(1);
    let or_equal = before.is_some_and(|i| atoms.is_mark_of(last, "=") && atoms.is_mark_of(i, "<>"));
    if or_equal {
        let qualifier = if atoms.is_mark(last - 1, '>') { AtLeast } else { AtMost };
        return Some(Hedge { qualifier, edge: last - 1 });
    }
    let qualifier = match () {
        () if atoms.is_mark_of(last, "~≈∼") => About,
        () if atoms.is_mark(last, '>') && !before.is_some_and(|i| atoms.is_mark_of(i, "<=")) => Over,
        () if atoms.is_mark(last, '<') && !before.is_some_and(|i| atoms.is_mark_of(i, ">=")) => Under,
        () if atoms.is_mark(last, '≥') => AtLeast,
        () if atoms.is_mark(last, '≤') => AtMost,
        () => return None,
    };
    Some(Hedge { qualifier, edge: last })
}

/// Places and directions that look like hedges: "the plane flew over two villages" stays, but "hovered above", "from near 2 farms".
fn is_other_sense(atoms: &Atoms<'_>, edge: usize, words: &[&str]) -> bool {
    let Some(before) = edge.checked_sub(1) else { return false };
    match words {
        ["about"] => atoms.is_any(
            before,
            &[
                "talk",
                "talked",
                "talking",
                "think",
                "thinking",
                "said",
                "speak",
                "spoke",
                "worried",
                "know",
                "concerns",
                "concern",
                "questions",
                "what",
                "how",
            ],
        ),
        ["over"] => atoms.is_any(
            before,
            &[
                "took", "take", "taking", "taken", "all", "handed", "hand", "fight", "dispute", "concerns", "flew",
                "control", "ruled", "rule", "won", "victory", "war", "talks",
            ],
        ),
        ["under"] => atoms.is_any(before, &["come", "came", "divided", "buried", "trapped", "organized", "grouped"]),
        ["around"] => {
            atoms.is_any(before, &["turned", "gathered", "built", "travelled", "walked", "centred", "centered"])
        }
        ["up", "to"] => {
            atoms.has(before, l::TREND)
                && atoms.is_any(before, &["rose", "rise", "gone", "went", "climbed", "add", "adds", "adding"])
                || atoms.is_any(before, &["add", "adds", "adding", "added", "stood", "stand"])
        }
        // "the crew ended short of two men" says who is missing.
        ["short", "of"] => {
            !atoms.is_any(before, &["just", "little", "well", "far", "slightly", "fell", "fall", "falls"])
        }
        ["near"] | ["beyond"] => atoms.is_any(before, &["a", "the"]),
        _ => false,
    }
}

/// The hedge that starts at the atom `at`, right after an amount.
pub(crate) fn after(atoms: &Atoms<'_>, at: usize) -> Option<Hedge> {
    if !atoms.allows(Rule::Hedge) {
        return None;
    }
    if atoms.is_mark(at, '+') && atoms.glued(at) && !atoms.is_digits(at + 1) {
        return Some(Hedge { qualifier: AtLeast, edge: at + 1 });
    }
    let dashed = atoms.is_dash(at) && atoms.glued(at) && atoms.is_any(at + 1, &["plus", "odd", "some", "something"]);
    let start = at + usize::from(dashed);
    if !atoms.cues(start, l::BEGINS_HEDGE) {
        return None;
    }
    let (words, qualifier) = AFTER.iter().find(|(words, _)| atoms.are(start, words))?;
    let edge = start + words.len();
    let bound = match words {
        ["plus"] => {
            dashed || !(atoms.is_digits(edge) || atoms.number_word(edge).is_some() || atoms.has(edge, l::DETERMINER))
        }
        ["odd"] => dashed || atoms.is_word(edge),
        ["some" | "something"] => dashed && !atoms.glued(edge),
        // "10 or more than 12" starts another amount; "at least" may belong to what follows.
        [.., "than"] | ["at", _] => {
            !(atoms.is_digits(edge) || atoms.number_word(edge).is_some() || atoms.is_word(edge))
        }
        ["and", "more"] | ["or", "more"] | ["or", "less"] => !atoms.is(edge, "than"),
        _ => true,
    };
    bound.then_some(Hedge { qualifier: *qualifier, edge })
}
