//! The noun phrase an amount counts.

use briefer_plugin::QuantityKind;

use crate::amount::Amount;
use crate::atoms::{AtomKind, Atoms};
use crate::lexicon as l;
use crate::number::is_plural;

/// A noun phrase between two atoms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Noun {
    pub(crate) from: usize,
    pub(crate) to: usize,
    /// The atom of its head.
    pub(crate) head: usize,
    /// The rule that found it.
    pub(crate) rule: &'static str,
}

/// How many words a noun phrase may have before its head is given up.
const LONGEST: usize = 7;

/// The noun of the amount, after it or before it.
pub(crate) fn find(atoms: &Atoms<'_>, amount: &Amount, floor: usize) -> Option<Noun> {
    match amount.quantity {
        QuantityKind::Count
        | QuantityKind::Fraction
        | QuantityKind::Rate
        | QuantityKind::Indefinite
        | QuantityKind::Other => {
            let noun = after(atoms, amount).or_else(|| complement(atoms, amount));
            noun.or_else(|| before(atoms, amount, floor))
        }
        _ => amount.unit.map(|unit| Noun { from: unit.from, to: unit.to, head: unit.to - 1, rule: "unit" }),
    }
}

/// "700 Iraqi citizens", "hundreds of Syrians", "six of the soldiers", "half of which".
fn after(atoms: &Atoms<'_>, amount: &Amount) -> Option<Noun> {
    let mut from = amount.noun_from;
    let partitive = atoms.is(from, "of");
    if partitive {
        from += 1;
    }
    while partitive && atoms.has(from, l::DETERMINER) {
        from += 1;
    }
    // "four of the seven hostages".
    while partitive && from < amount.noun_from + 6 && (atoms.is_digits(from) || atoms.has(from, l::NUMBER)) {
        from += 1;
    }
    while atoms.is_any(from, &["more", "other", "additional", "further", "new", "extra"])
        && atoms.is_word(from + 1)
        && !atoms.has(from + 1, l::STOP & !l::DETERMINER)
    {
        from += 1;
    }
    // "eight million 250ml bottles": a measure may describe the counted thing.
    if atoms.is_digits(from) && !partitive && atoms.has(from + 1, l::UNIT | l::ABBREVIATED_UNIT | l::DURATION) {
        let described = from + 2 + usize::from(atoms.is_dash(from + 2));
        return phrase(atoms, described, false).filter(|noun| is_plural(atoms, noun.head));
    }
    let noun = phrase(atoms, from, amount.singular && !partitive)?;
    Some(with_company(atoms, noun))
}

/// "of whom 430 were women": what the counted ones are.
fn complement(atoms: &Atoms<'_>, amount: &Amount) -> Option<Noun> {
    let copula = amount.noun_from;
    if !atoms.is_any(copula, &["were", "are", "was", "is"]) {
        return None;
    }
    let noun = phrase(atoms, copula + 1, amount.singular)?;
    let names_them = is_plural(atoms, noun.head) && !atoms.has(noun.head, l::PARTICIPLE | l::ADJECTIVE | l::STOP);
    names_them.then_some(Noun { rule: "noun-complement", ..noun })
}

/// The noun phrase that starts at `from`: modifiers and a head. With `singular` the head may be a singular noun.
pub(crate) fn phrase(atoms: &Atoms<'_>, from: usize, singular: bool) -> Option<Noun> {
    // "29,000 last year" has no noun.
    if atoms.is_any(from, &["last", "next", "this", "past"]) && atoms.has(from + 1, l::DURATION | l::MONTH | l::WEEKDAY)
    {
        return None;
    }
    let mut at = from;
    let mut head = None;
    while at < from + LONGEST && atoms.is_word(at) {
        if ends_phrase(atoms, at, from) {
            break;
        }
        head = Some(at);
        at += 1;
        if atoms.kind(at) == Some(AtomKind::Possessive) {
            at += 1;
            continue;
        }
        let plural = is_plural(atoms, at - 1);
        if plural && !singular && !continues_name(atoms, at) && !modifies(atoms, at) {
            break;
        }
        let compound = atoms.is_dash(at) && atoms.glued(at) && atoms.glued(at + 1) && atoms.is_word(at + 1);
        if compound || !plural && joins_adjectives(atoms, at) {
            at += 1;
        }
    }
    let head = head?;
    let lone_adjective = head == from && atoms.has(head, l::ADJECTIVE) && !atoms.has(head, l::PLURAL);
    (!lone_adjective).then_some(Noun { from, to: head + 1, head, rule: "noun-after" })
}

/// Whether "and" at `at` joins two modifiers of one noun.
fn joins_adjectives(atoms: &Atoms<'_>, at: usize) -> bool {
    atoms.is(at, "and")
        && atoms.is_word(at + 1)
        && is_plural(atoms, at + 2)
        && !atoms.has(at + 1, l::STOP | l::NUMBER)
        && head_is_adjective(atoms, at - 1)
}

/// "military and civilian targets": only words that look like adjectives are joined.
fn head_is_adjective(atoms: &Atoms<'_>, at: usize) -> bool {
    let word = atoms.lower(at);
    ["al", "ic", "ian", "ive", "ous", "ary", "an", "ern", "ed"].iter().any(|ending| word.ends_with(ending))
}

/// "police officers", "displaced people": a collective or an adjective that only here is no head.
fn modifies(atoms: &Atoms<'_>, at: usize) -> bool {
    let collective = [
        "police",
        "militia",
        "crew",
        "staff",
        "dead",
        "missing",
        "displaced",
        "wounded",
        "injured",
        "homeless",
        "elderly",
        "disabled",
    ];
    let noun = is_plural(atoms, at) && !atoms.has(at, l::STOP | l::PARTICIPLE);
    atoms.is_any(at - 1, &collective) && noun
}

/// "United Nations staff", "Doctors Without": a capitalized plural goes on where more of the name or its head follows.
fn continues_name(atoms: &Atoms<'_>, at: usize) -> bool {
    if !atoms.is_word(at) || atoms.glued(at) {
        return false;
    }
    let capital = atoms.is_capitalized(at - 1);
    let follows =
        atoms.is_capitalized(at) || atoms.has(at, l::PLURAL) || is_plural(atoms, at) && !atoms.has(at, l::STOP);
    capital && follows && !atoms.has(at, l::WEEKDAY | l::MONTH) && !atoms.has(at, l::STOP | l::PARTICIPLE)
}

fn ends_phrase(atoms: &Atoms<'_>, at: usize, from: usize) -> bool {
    if atoms.has(at, l::NUMBER) || atoms.has(at, l::WEEKDAY | l::MONTH) && atoms.is_capitalized(at) {
        return !atoms.is_any(at, &["second", "third", "quarter"]) || at > from;
    }
    // The United States, not the pronoun.
    let country = atoms.is_any(at, &["us", "it", "who"]) && atoms.written(at).bytes().all(|b| b.is_ascii_uppercase());
    if atoms.has(at, l::STOP) && !country {
        // "six missing", "living people", "12 known militants": a participle may open the phrase.
        let opens = at == from
            && !atoms.has(at, l::STOP & !l::VERB)
            && atoms.is_any(at, &["known", "fallen", "written", "broken", "stolen"]);
        return !opens && !atoms.is_capitalized_inside(at, from);
    }
    let word = atoms.lower(at);
    let participle = word.len() > 4 && (word.ends_with("ed") && !word.ends_with("eed") || word.ends_with("ing"))
        || atoms.has(at, l::PARTICIPLE);
    if !participle || atoms.is_capitalized(at) && at > from {
        return false;
    }
    if at > from && !(atoms.is_dash(at - 1)) {
        // "people killed" ends here; "security and wounded personnel" does not come up.
        return !(word.ends_with("ing") && is_plural(atoms, at + 1) && !is_plural(atoms, at - 1));
    }
    // First word: "36 wounded" is itself the head, "12 armed men" a modifier, "9 killed in" nothing at all.
    let nominal = atoms.is_any(
        at,
        &[
            "wounded",
            "injured",
            "dead",
            "missing",
            "displaced",
            "detained",
            "killed",
            "disabled",
            "accused",
            "housing",
            "building",
            "meeting",
            "wedding",
            "painting",
            "king",
            "shooting",
            "bombing",
            "killing",
            "sibling",
        ],
    );
    let noun_follows =
        atoms.is_word(at + 1) && !atoms.has(at + 1, l::STOP) && !atoms.has(at + 1, l::WEEKDAY | l::MONTH);
    !(noun_follows || nominal)
}

impl Atoms<'_> {
    /// A stop word in capitals in the middle of a phrase is part of a name ("Doctors Without Borders").
    fn is_capitalized_inside(&self, at: usize, from: usize) -> bool {
        at > from
            && self.is_capitalized(at)
            && self.is_capitalized(at - 1)
            && self.has(at, l::VERB)
            && !self.has(at, l::AUXILIARY | l::MODAL)
    }
}

/// "members and their families", "women and children": a second noun without a number of its own.
fn with_company(atoms: &Atoms<'_>, noun: Noun) -> Noun {
    if !atoms.is(noun.to, "and") || !is_plural(atoms, noun.head) {
        return noun;
    }
    let own = atoms.is_any(noun.to + 1, &["their", "his", "her", "its"]);
    let next = noun.to + 1 + usize::from(own);
    let second = next + usize::from(!is_plural(atoms, next) && is_plural(atoms, next + 1) && !atoms.has(next, l::STOP));
    let noun_like = atoms.is_word(next)
        && is_plural(atoms, second)
        && !atoms.has(next, l::NUMBER | l::PARTICIPLE | l::VERB)
        && !atoms.lower(next).ends_with("ed");
    // A verb after "and" would have the first noun as its subject.
    let followed = !atoms.has(second + 1, l::DETERMINER | l::NUMBER | l::PRONOUN) && !atoms.is_digits(second + 1);
    if noun_like && followed { Noun { to: second + 1, ..noun } } else { noun }
}

/// "The number of fighters ranges from 300 to 400", "the death toll rose to 12", "fighters, estimated at 3,000".
fn before(atoms: &Atoms<'_>, amount: &Amount, floor: usize) -> Option<Noun> {
    let mut at = amount.from;
    let mut steps = 0;
    let mut linked = false;
    while at > floor && steps < 8 {
        let here = at - 1;
        if atoms.is_mark_of(here, ";.!?()\"“”") || atoms.has(here, l::CONJUNCTION | l::RELATIVE) {
            return None;
        }
        let link = atoms.has(here, l::AUXILIARY | l::VERB | l::TREND | l::PREPOSITION | l::ADVERB | l::MODAL)
            || atoms.is_mark_of(here, ",:")
            || atoms.is_any(
                here,
                &[
                    "estimated",
                    "numbered",
                    "numbering",
                    "reaching",
                    "totaling",
                    "totalling",
                    "put",
                    "standing",
                    "currently",
                    "exceeding",
                ],
            );
        if !link {
            break;
        }
        linked |= atoms.is(here, "at")
            && here > 0
            && atoms.is_any(here - 1, &["toll", "number", "figure", "total", "count", "tally", "population"]);
        linked |= atoms.has(here, l::AUXILIARY | l::TREND) || atoms.is_mark(here, ':') || atoms.is_any(here, LINKS);
        at = here;
        steps += 1;
    }
    if !linked || at <= floor || at == amount.from {
        return None;
    }
    let head = last_noun(atoms, at, floor)?;
    Some(Noun { rule: "noun-before", ..head })
}

const LINKS: &[&str] = &[
    "numbered",
    "numbering",
    "numbers",
    "reached",
    "reach",
    "reaches",
    "reaching",
    "totalled",
    "totaled",
    "totalling",
    "totaling",
    "estimated",
    "ranges",
    "ranging",
    "ranged",
    "range",
    "stood",
    "stands",
    "standing",
    "hit",
    "hits",
    "exceeded",
    "exceeds",
    "surpassed",
    "total",
];

/// The noun phrase that ends before `end`: past an "of" phrase it takes what "number of" counts.
fn last_noun(atoms: &Atoms<'_>, end: usize, floor: usize) -> Option<Noun> {
    let mut from = end;
    while from > floor && end - from < LONGEST && atoms.is_word(from - 1) && !atoms.has(from - 1, l::STOP | l::NUMBER) {
        from -= 1;
    }
    if from == end {
        return None;
    }
    // "the number of fighters in the country": step back over the place to what is counted.
    if from > floor + 2 && atoms.has(from - 1, l::PREPOSITION | l::DETERMINER) {
        let mut back = from;
        while back > floor && end - back < 14 && !atoms.is_mark_of(back - 1, ";.()") {
            back -= 1;
            if atoms.is_any(back, &["number", "total", "tally", "count", "toll"]) && atoms.is(back + 1, "of") {
                return phrase(atoms, back + 2, false);
            }
        }
    }
    Some(Noun { from, to: end, head: end - 1, rule: "noun-before" })
}
