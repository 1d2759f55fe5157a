//! Verb groups: auxiliaries, negation and the main word.

use briefer_plugin::{QuantityKind, Shape};

use crate::atoms::Atoms;
use crate::classes as c;
use crate::lexicon as l;
use crate::measure::Measures;
use crate::measure::table;

use super::{Verb, Voice};

/// How many words a verb group may have.
const LONGEST: usize = 12;

/// Reads verb groups; `amount` tells where the next amount begins.
pub(super) struct Reader<'r, 't> {
    pub(super) atoms: &'r Atoms<'t>,
    pub(super) measures: &'r Measures,
}

/// What the words before the main one say.
#[derive(Default)]
struct Auxiliaries {
    any: bool,
    be: bool,
    have: bool,
    infinitive: bool,
    participle: bool,
}

impl Verb {
    /// A verb group of which nothing but its first atom is known.
    fn starting(from: usize) -> Self {
        Verb {
            from,
            to: from + 1,
            main: from,
            voice: Voice::Active,
            finite: false,
            copula: false,
            not: None,
            possibly: None,
            hit: None,
            clause: 0,
            subject: None,
            object: None,
            governor: None,
        }
    }
}

impl Reader<'_, '_> {
    /// Whether a verb group starts at `at`, where the next amount begins at `next`.
    #[inline]
    pub(super) fn starts(&self, at: usize, next: usize) -> bool {
        self.may_be_verb(at, next) && self.is_verb(at, next)
    }

    /// Whether the word could be in a verb group; cheap, and wrong only towards yes.
    #[inline]
    fn may_be_verb(&self, at: usize, next: usize) -> bool {
        self.atoms.is_of(at, c::VERBAL) || at + 1 == next
    }

    fn is_verb(&self, at: usize, next: usize) -> bool {
        let atoms = self.atoms;
        if !atoms.is_word(at) {
            return false;
        }
        if atoms.is(at, "to") {
            return self.is_infinitive(at, next);
        }
        if atoms.has(at, l::AUXILIARY | l::MODAL) || atoms.is_of(at, c::BE) {
            return !self.is_named(at);
        }
        self.is_main(at, next) && !self.is_nominal(at, next)
    }

    /// A capital after the first word makes a name, but not in a headline in capitals.
    fn is_named(&self, at: usize) -> bool {
        let atoms = self.atoms;
        let shouted = atoms.get(at).is_some_and(|atom| atom.shape == Shape::Upper);
        at > 0 && atoms.is_capitalized(at) && !shouted
    }

    /// "to" before a verb.
    fn is_infinitive(&self, at: usize, next: usize) -> bool {
        let atoms = self.atoms;
        let verb = at + 1;
        if !atoms.is_word(verb) || self.is_named(verb) || verb >= next {
            return false;
        }
        let listed = self.is_main(verb, next) || atoms.has(verb, l::AUXILIARY) || atoms.is_of(verb, c::BE);
        let object = verb + 1 == next || atoms.has(verb + 1, l::DETERMINER);
        // "sentenced to death 19 women"
        let noun = self.measures.table().at(atoms, verb, table::NOUN | table::HAPPENING, QuantityKind::Count).is_some();
        let plain = !noun && !atoms.has(verb, l::STOP & !l::VERB) && object && !atoms.lower(verb).ends_with('s');
        listed && !atoms.lower(verb).ends_with("ed") && !atoms.lower(verb).ends_with("ing") || plain
    }

    /// Whether the word can be the main word of a verb group.
    fn is_main(&self, at: usize, next: usize) -> bool {
        let atoms = self.atoms;
        if !self.may_be_verb(at, next) || !atoms.is_word(at) || self.is_named(at) || atoms.has(at, l::NUMBER) {
            return false;
        }
        if atoms.has(at, l::STOP & !l::VERB) && !atoms.has(at, l::VERB) {
            return self.hit(at).is_some_and(|hit| hit.to > at + 1);
        }
        if atoms.is_of(at, c::NOUN_AS_WELL) {
            let follows = at + 1 == next
                || atoms.has(at + 1, l::PREPOSITION | l::ADVERB | l::DETERMINER)
                || self.hit(at).is_some();
            return follows && !atoms.is(at + 1, "of");
        }
        let word = atoms.lower(at);
        atoms.has(at, l::VERB | l::TREND)
            || atoms.is_of(at, c::REPORTING | c::NUMBERING | c::SUPPOSED)
            || atoms.is_of(at, c::ACTING) && !atoms.has(at + 1, l::AUXILIARY | l::MODAL)
            || self.hit(at).is_some()
            || word.len() > 4 && word.ends_with("ed") && !word.ends_with("eed")
            || self.is_progressive(at, next)
            || self.is_second(at, next)
    }

    /// "was founded in 1994 and employs 220": a verb unknown to all lists.
    fn is_second(&self, at: usize, next: usize) -> bool {
        let atoms = self.atoms;
        let present = atoms.lower(at).ends_with('s') && !atoms.has(at, l::PLURAL | l::UNIT | l::DURATION);
        present && at + 1 == next && at > 0 && atoms.is_of(at - 1, c::COORDINATOR)
    }

    /// "people living in", "fighters training recruits": a plural noun before it, and no noun of its own after it.
    fn is_progressive(&self, at: usize, next: usize) -> bool {
        let atoms = self.atoms;
        let goes_on = at + 1 == next || atoms.has(at + 1, l::PREPOSITION | l::DETERMINER | l::ADVERB);
        let counted = at + 1 == next && at > 0 && atoms.is_word(at - 1) && !atoms.has(at - 1, l::STOP | l::ADJECTIVE);
        let follows = at > 0 && (counted || atoms.is_plural(at - 1) || atoms.is_mark(at - 1, ','));
        follows && goes_on && atoms.lower(at).ends_with("ing") && atoms.lower(at).len() > 5
    }

    /// Whether the words around make a noun or an adjective of it.
    fn is_nominal(&self, at: usize, next: usize) -> bool {
        let atoms = self.atoms;
        let Some(before) = at.checked_sub(1) else { return atoms.is_mark(at + 1, ':') };
        let gerund = atoms.lower(at).ends_with("ing");
        if atoms.has(before, l::PREPOSITION) && !atoms.is(before, "to") {
            let object = at + 1 == next || atoms.has(at + 1, l::DETERMINER | l::PRONOUN | l::NUMBER);
            return !(gerund && object);
        }
        if atoms.is_dash(before) && atoms.glued(at) || atoms.is_dash(at + 1) && atoms.glued(at + 1) {
            return true;
        }
        if atoms.is_mark(at + 1, ':') {
            return true;
        }
        let described = atoms.has(before, l::DETERMINER | l::ADJECTIVE) && !atoms.has(before, l::PLURAL | l::RELATIVE)
            || atoms.kind(before) == Some(crate::atoms::AtomKind::Possessive);
        // "a suicide attack killed", "the return was".
        let verb_follows = !atoms.is_of(at, c::REPORTING | c::BE | c::HAVE)
            && atoms.has(at + 1, l::AUXILIARY | l::MODAL)
            && !atoms.is_word(before);
        let noun_of = atoms.is(at + 1, "of") && self.hit(at).is_none_or(|hit| hit.to == at + 1);
        described || verb_follows || noun_of
    }

    fn hit(&self, at: usize) -> Option<table::Hit> {
        self.measures.table().at(self.atoms, at, table::VERBAL, QuantityKind::Count)
    }

    /// The verb group that starts at `from`.
    pub(super) fn read(&self, from: usize, next: usize) -> Verb {
        let atoms = self.atoms;
        let mut verb = Verb::starting(from);
        let mut before = Auxiliaries::default();
        let mut main = None;
        let mut at = from;
        while at < from + LONGEST && at < next {
            if atoms.is_of(at, c::NOT) {
                verb.not = Some(at);
            }
            if atoms.cues(at, l::HYPOTHESIS) || atoms.is_of(at, c::POSSIBLY) && atoms.has(at, l::MODAL) {
                verb.possibly = Some(at);
            }
            if atoms.is(at, "to") {
                if !self.is_infinitive(at, next) {
                    break;
                }
                before = Auxiliaries { infinitive: at == from || before.infinitive, any: before.any, ..before };
                (before.be, before.have, main) = (false, false, None);
            } else if self.is_auxiliary(at) && main.is_none() {
                self.note(at, &mut before);
                verb.to = at + 1;
                verb.main = at;
            } else if self.is_between(at, next) {
                if at + 1 >= next {
                    break;
                }
            } else if main.is_none() && self.is_main(at, next) {
                main = Some(at);
                verb.main = at;
                verb.hit = self.hit(at);
                verb.to = verb.hit.map_or(at + 1, |hit| hit.to);
                let supposed = atoms.is_of(at, c::SUPPOSED);
                let goes_on = atoms.is(verb.to, "to") && self.is_infinitive(verb.to, next);
                if !goes_on {
                    break;
                }
                before.any |= supposed && before.be;
                at = verb.to;
                verb.hit = None;
                continue;
            } else {
                break;
            }
            at += 1;
        }
        self.settle(&mut verb, &before, main, next);
        verb
    }

    /// An adverb inside a verb group: "have since been", "were also".
    fn is_between(&self, at: usize, next: usize) -> bool {
        let atoms = self.atoms;
        let since = atoms.is(at, "since") && at > 0 && atoms.is_of(at - 1, c::HAVE);
        (since || atoms.has(at, l::ADVERB)) && !self.is_main(at, next)
    }

    fn is_auxiliary(&self, at: usize) -> bool {
        let atoms = self.atoms;
        atoms.has(at, l::AUXILIARY | l::MODAL) || atoms.is_of(at, c::BE)
    }

    fn note(&self, at: usize, before: &mut Auxiliaries) {
        let atoms = self.atoms;
        if !before.any && !before.infinitive {
            before.participle =
                atoms.is_of(at, c::BE | c::HAVE) && atoms.is_any(at, &["being", "having", "been", "be", "getting"]);
        }
        before.any = true;
        before.be |= atoms.is_of(at, c::BE);
        if atoms.is_of(at, c::HAVE) {
            (before.have, before.be) = (true, false);
        }
    }

    /// Voice and finiteness, from what stands before the main word and after it.
    fn settle(&self, verb: &mut Verb, before: &Auxiliaries, main: Option<usize>, next: usize) {
        let atoms = self.atoms;
        verb.finite = !before.infinitive && !before.participle && before.any;
        let Some(main) = main else {
            verb.copula = before.be;
            return;
        };
        let word = atoms.lower(main);
        let progressive = word.ends_with("ing");
        // "still missing", "unaccounted for": no verb, but said of the noun before it all the same.
        let adjective = verb.hit.is_some() && atoms.has(main, l::ADVERB | l::ADJECTIVE) && !atoms.has(main, l::VERB);
        if before.be {
            verb.voice = if progressive { Voice::Active } else { Voice::Passive };
        } else if adjective && !before.any {
            verb.voice = Voice::Bare;
        } else if !before.any && !before.infinitive && !progressive {
            let participle = word.ends_with("ed")
                || word.ends_with("en")
                || atoms.has(main, l::PARTICIPLE)
                || atoms.is_of(main, c::PAST_PARTICIPLE);
            // "died" and "returned" have no passive.
            let acts = verb.hit.is_some_and(|hit| hit.roles & table::PREDICATE == 0);
            let bare = participle && !acts && !self.takes_object(verb.to, next);
            verb.voice = if bare { Voice::Bare } else { Voice::Active };
            verb.finite = !bare;
        }
    }

    /// Whether an object begins at `at`.
    fn takes_object(&self, at: usize, next: usize) -> bool {
        let atoms = self.atoms;
        let at = if atoms.has(at, l::ADVERB) { at + 1 } else { at };
        let deictic = atoms.is_of(at, c::DEICTIC) && atoms.has(at + 1, l::DURATION | l::MONTH | l::WEEKDAY);
        let time = atoms.has(at, l::WEEKDAY | l::MONTH) || deictic;
        let determined = atoms.has(at, l::DETERMINER) || atoms.has(at, l::PRONOUN) && !atoms.has(at, l::RELATIVE);
        let plain = atoms.is_word(at) && !atoms.has(at, l::STOP) && !atoms.is_of(at, c::MODIFYING | c::NOMINAL);
        !time && (at == next || determined || plain)
    }
}
