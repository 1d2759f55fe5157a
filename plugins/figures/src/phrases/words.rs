//! The words of a noun phrase.

use crate::atoms::{AtomKind, Atoms};
use crate::classes as c;
use crate::lexicon as l;
use crate::rule::Rule;

/// The words of a noun phrase without determiner and number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Noun {
    pub(crate) from: usize,
    pub(crate) to: usize,
    /// The atom of its head.
    pub(crate) head: usize,
    /// The rule that found it.
    pub(crate) rule: Rule,
}

/// How many words a noun phrase may have before its head is given up.
const LONGEST: usize = 7;

/// The noun phrase of a numeral that ends before `start`: "900 Karsan citizens", "hundreds of Velmans", "six of the
/// soldiers", "half of which".
pub(crate) fn counted(atoms: &Atoms<'_>, start: usize, singular: bool) -> Option<Noun> {
    let mut from = start;
    let partitive = atoms.is(from, "of");
    if partitive {
        from += 1;
    }
    while partitive && from < start + 4 && atoms.has(from, l::DETERMINER) {
        from += 1;
    }
    // "four of the seven hostages".
    while partitive && from < start + 6 && (atoms.is_digits(from) || atoms.has(from, l::NUMBER)) {
        from += 1;
    }
    while from < start + 8
        && atoms.is_any(from, &["more", "other", "additional", "further", "new", "extra"])
        && atoms.is_word(from + 1)
        && !atoms.has(from + 1, l::STOP & !l::DETERMINER)
    {
        from += 1;
    }
    // "eight million 250ml bottles": a measure may describe the counted thing.
    if atoms.is_digits(from) && !partitive && atoms.has(from + 1, l::UNIT | l::ABBREVIATED_UNIT | l::DURATION) {
        let described = from + 2 + usize::from(atoms.is_dash(from + 2));
        return phrase(atoms, described, false).filter(|noun| atoms.is_plural(noun.head));
    }
    let noun = phrase(atoms, from, singular && !partitive)?;
    // "3,000 hold the hills"
    let verb = noun.head == noun.from && !singular && !atoms.is_plural(noun.head) && !atoms.is_capitalized(noun.head);
    if verb && atoms.has(noun.to, l::DETERMINER) {
        return None;
    }
    Some(with_company(atoms, noun))
}

/// The noun phrase that starts at `from`: modifiers and a head. With `singular` the head may be a singular noun.
pub(crate) fn phrase(atoms: &Atoms<'_>, from: usize, singular: bool) -> Option<Noun> {
    // "29,000 last year" has no noun.
    if atoms.is_of(from, c::DEICTIC) && atoms.has(from + 1, l::DURATION | l::MONTH | l::WEEKDAY) {
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
        let plural = atoms.is_plural(at - 1);
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
    (!lone_adjective).then_some(Noun { from, to: head + 1, head, rule: Rule::NounAfter })
}

/// Whether "and" at `at` joins two modifiers of one noun.
fn joins_adjectives(atoms: &Atoms<'_>, at: usize) -> bool {
    atoms.is(at, "and")
        && atoms.is_word(at + 1)
        && atoms.is_plural(at + 2)
        && !atoms.has(at + 1, l::STOP | l::NUMBER)
        && looks_adjective(atoms, at - 1)
}

/// "military and civilian targets": only words that look like adjectives are joined.
fn looks_adjective(atoms: &Atoms<'_>, at: usize) -> bool {
    let word = atoms.lower(at);
    ["al", "ic", "ian", "ive", "ous", "ary", "an", "ern", "ed"].iter().any(|ending| word.ends_with(ending))
}

/// "police officers", "displaced people": a collective or an adjective that only here is no head.
fn modifies(atoms: &Atoms<'_>, at: usize) -> bool {
    let noun = atoms.is_plural(at) && !atoms.has(at, l::STOP | l::PARTICIPLE);
    atoms.is_of(at - 1, c::MODIFYING) && noun
}

/// "United Nations staff", "Doctors Without": a capitalized plural goes on where more of the name or its head follows.
fn continues_name(atoms: &Atoms<'_>, at: usize) -> bool {
    if !atoms.is_word(at) || atoms.glued(at) {
        return false;
    }
    let capital = atoms.is_capitalized(at - 1);
    let follows =
        atoms.is_capitalized(at) || atoms.has(at, l::PLURAL) || atoms.is_plural(at) && !atoms.has(at, l::STOP);
    capital && follows && !atoms.has(at, l::WEEKDAY | l::MONTH) && !atoms.has(at, l::STOP | l::PARTICIPLE)
}

fn ends_phrase(atoms: &Atoms<'_>, at: usize, from: usize) -> bool {
    if atoms.has(at, l::NUMBER) || atoms.has(at, l::WEEKDAY | l::MONTH) && atoms.is_capitalized(at) {
        return !atoms.is_any(at, &["second", "third", "quarter"]) || at > from;
    }
    // The United States and the Islamic State, not the words.
    if atoms.has(at, l::STOP) {
        // "six missing", "living people", "12 known militants": a participle may open the phrase.
        let opens = at == from
            && !atoms.has(at, l::STOP & !l::VERB)
            && atoms.is_any(at, &["known", "fallen", "written", "broken", "stolen", "lives"]);
        return !opens && !is_capitalized_inside(atoms, at, from);
    }
    let word = atoms.lower(at);
    let participle = word.len() > 4 && (word.ends_with("ed") && !word.ends_with("eed") || word.ends_with("ing"))
        || atoms.has(at, l::PARTICIPLE);
    if !participle || atoms.is_capitalized(at) && at > from {
        return false;
    }
    if at > from && !(atoms.is_dash(at - 1)) {
        // "people killed" ends here; "security and wounded personnel" does not come up.
        return !(word.ends_with("ing") && atoms.is_plural(at + 1) && !atoms.is_plural(at - 1));
    }
    // First word: "36 wounded" is itself the head, "12 armed men" a modifier, "9 killed in" nothing at all.
    let noun_follows =
        atoms.is_word(at + 1) && !atoms.has(at + 1, l::STOP) && !atoms.has(at + 1, l::WEEKDAY | l::MONTH);
    !(noun_follows || atoms.is_of(at, c::NOMINAL))
}

/// A stop word in capitals in the middle of a phrase is part of a name ("Doctors Without Borders").
fn is_capitalized_inside(atoms: &Atoms<'_>, at: usize, from: usize) -> bool {
    at > from
        && atoms.is_capitalized(at)
        && atoms.is_capitalized(at - 1)
        && atoms.has(at, l::VERB)
        && !atoms.has(at, l::AUXILIARY | l::MODAL)
}

/// "members and their families", "women and children": a second noun without a number of its own.
fn with_company(atoms: &Atoms<'_>, noun: Noun) -> Noun {
    if !atoms.is(noun.to, "and") || !atoms.is_plural(noun.head) {
        return noun;
    }
    let own = atoms.is_any(noun.to + 1, &["their", "his", "her", "its"]);
    let next = noun.to + 1 + usize::from(own);
    let second = next + usize::from(!atoms.is_plural(next) && atoms.is_plural(next + 1) && !atoms.has(next, l::STOP));
    let noun_like = atoms.is_word(next)
        && atoms.is_plural(second)
        && !atoms.has(next, l::NUMBER | l::PARTICIPLE | l::VERB | l::INDEFINITE)
        && !atoms.lower(next).ends_with("ed");
    // A verb after "and" would have the first noun as its subject, and "to" would follow it; a further noun counted by
    // another preposition is none of these.
    let followed = !atoms.has(second + 1, l::DETERMINER | l::NUMBER | l::PRONOUN)
        && !atoms.is_digits(second + 1)
        && !atoms.is(second + 1, "to");
    if noun_like && followed { Noun { to: second + 1, ..noun } } else { noun }
}

/// The words of a noun phrase without a numeral, from its determiner on, and where it ends.
pub(super) fn plain(atoms: &Atoms<'_>, from: usize, ends: impl Fn(usize) -> bool) -> (Option<Noun>, usize) {
    let mut start = from;
    while start < from + 3 && atoms.has(start, l::DETERMINER) {
        start += 1;
    }
    let mut at = start;
    while at < start + 24 && !ends(at) {
        let joins = atoms.is_word(at)
            || atoms.is_digits(at)
            || atoms.kind(at) == Some(AtomKind::Possessive)
            || atoms.glued(at) && (atoms.is_dash(at) || atoms.is_mark_of(at, "/.'’&")) && atoms.glued(at + 1);
        if !joins || at > start && breaks(atoms, at) {
            break;
        }
        at += 1;
    }
    let noun = (at > start).then(|| Noun { from: start, to: at, head: at - 1, rule: Rule::NounBefore });
    (noun, at.max(start))
}

/// Words that no noun phrase goes on with.
fn breaks(atoms: &Atoms<'_>, at: usize) -> bool {
    const ENDS: l::Roles = l::DETERMINER
        | l::PREPOSITION
        | l::CONJUNCTION
        | l::PRONOUN
        | l::RELATIVE
        | l::AUXILIARY
        | l::MODAL
        | l::ADVERB;
    atoms.has(at, ENDS)
}
