//! The pass over a sentence's atoms: what each one opens, goes on with or ends.

use briefer_plugin::QuantityKind;

use crate::amount::Amount;
use crate::atoms::{AtomKind, Atoms};
use crate::classes as c;
use crate::figure::counts;
use crate::lexicon as l;
use crate::measure::Measures;
use crate::measure::table;
use crate::rule::Rule;

use super::words::{self, Noun};
use super::{Clause, Phrases, verb};

/// How deep relative clauses and parentheses are followed.
const DEEPEST: usize = 6;

/// What stood before a phrase: a comma, a conjunction, or both.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Joint {
    pub(super) comma: bool,
    pub(super) and: bool,
}

impl Joint {
    pub(super) fn any(self) -> bool {
        self.comma || self.and
    }
}

/// Where the pass stands in one clause.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Place {
    pub(super) clause: usize,
    /// The latest noun phrase on no preposition since the last verb.
    pub(super) top: Option<usize>,
    /// The latest noun phrase since the last verb.
    pub(super) last: Option<usize>,
    /// The first noun phrase since the last comma, conjunction or verb.
    pub(super) fresh: Option<usize>,
    pub(super) joint: Joint,
    /// The preposition that the next noun phrase hangs on.
    pub(super) preposition: Option<usize>,
    /// The latest verb, and the latest finite one.
    pub(super) verb: Option<usize>,
    pub(super) main: Option<usize>,
    /// The noun phrase before the first verb, which a later verb may need.
    pub(super) opening: Option<usize>,
    pub(super) relative: bool,
    pub(super) parenthesis: bool,
}

/// One pass.
pub(super) struct Scan<'s, 't> {
    pub(super) atoms: &'s Atoms<'t>,
    amounts: &'s [Amount],
    measures: &'s Measures,
    verbs: verb::Reader<'s, 't>,
    pub(super) found: &'s mut Phrases,
    /// The place in the innermost clause, and those of the clauses around it.
    pub(super) place: Place,
    pub(super) around: [Place; DEEPEST],
    pub(super) depth: usize,
    /// How many full breaks were passed.
    pub(super) stretch: usize,
    /// The next amount.
    next: usize,
}

impl<'s, 't> Scan<'s, 't> {
    pub(super) fn new(
        atoms: &'s Atoms<'t>,
        amounts: &'s [Amount],
        measures: &'s Measures,
        found: &'s mut Phrases,
    ) -> Self {
        found.clauses.push(Clause::default());
        Scan {
            atoms,
            amounts,
            measures,
            verbs: verb::Reader { atoms, measures },
            found,
            place: Place::default(),
            around: [Place::default(); DEEPEST],
            depth: 0,
            stretch: 0,
            next: 0,
        }
    }

    pub(super) fn run(mut self) {
        let mut at = 0;
        while at < self.atoms.len() {
            while self.amounts.get(self.next).is_some_and(|amount| amount.to <= at) {
                self.next += 1;
            }
            let to = self.step(at).max(at + 1).min(self.atoms.len());
            // A clause may have been opened further back; what it took from the clause before is settled there.
            while self.found.clause_of.len() < to {
                self.found.clause_of.push(self.place.clause);
            }
            at = to;
        }
        self.close_clauses();
    }

    /// The extent of every clause, from the atoms in it.
    fn close_clauses(&mut self) {
        for clause in &mut self.found.clauses {
            (clause.from, clause.to) = (usize::MAX, 0);
        }
        for (at, &clause) in self.found.clause_of.iter().enumerate() {
            let clause = &mut self.found.clauses[clause];
            clause.from = clause.from.min(at);
            clause.to = at + 1;
        }
    }

    /// Where the next amount begins.
    fn next_from(&self) -> usize {
        self.amounts.get(self.next).map_or(usize::MAX, |amount| amount.from)
    }

    /// Takes in what begins at `at`; returns where it ends.
    fn step(&mut self, at: usize) -> usize {
        if self.next_from() <= at {
            return self.amount(at);
        }
        match self.atoms.kind(at) {
            Some(AtomKind::Word) => self.word(at),
            Some(AtomKind::Mark(mark)) => self.mark(at, mark),
            Some(AtomKind::Digits) => at + 1,
            Some(AtomKind::Possessive) | None => at + 1,
        }
    }

    fn mark(&mut self, at: usize, mark: char) -> usize {
        match mark {
            ',' => self.joined(true, false),
            ';' | ':' | '?' | '!' => self.new_clause(None, None),
            '.' if !self.atoms.glued(at + 1) => self.new_clause(None, None),
            '(' | '[' => self.enter(false, self.place.last.or(self.subject_before())),
            ')' | ']' => self.leave(true),
            '—' | '–' | '-' if !(self.atoms.glued(at) && self.atoms.glued(at + 1)) => self.joined(true, false),
            '“' | '”' | '"' => {
                let pause = at > 0 && self.atoms.is_mark_of(at - 1, ",.?!:") || self.follows_report(at);
                if pause {
                    self.new_clause(None, None);
                }
            }
            _ => {}
        }
        at + 1
    }

    fn follows_report(&self, at: usize) -> bool {
        at > 0 && self.atoms.is_of(at - 1, c::REPORTING)
    }

    /// What a parenthesis after a verb speaks of.
    fn subject_before(&self) -> Option<usize> {
        self.place.verb.and_then(|verb| self.found.verbs[verb].subject)
    }

    fn word(&mut self, at: usize) -> usize {
        let atoms = self.atoms;
        let opened = self.function_word(at);
        if let Some(to) = opened {
            return to;
        }
        if self.verbs.starts(at, self.next_from()) {
            return self.verb(at);
        }
        if atoms.has(at, l::PREPOSITION) {
            self.state(at);
            return self.preposition(at);
        }
        if atoms.has(at, l::ADVERB) {
            self.state(at);
            return at + 1;
        }
        // "the 300 fighters": the article belongs to the numeral.
        let next = self.next_from();
        let determined = next > at && next <= at + 2 && atoms.has(at, l::DETERMINER | l::ADJECTIVE);
        if determined && (next == at + 1 || atoms.is_of(at + 1, c::QUALIFYING) || atoms.has(at + 1, l::ADJECTIVE)) {
            return next;
        }
        self.plain(at)
    }

    /// Words that open or join clauses; none for all others.
    fn function_word(&mut self, at: usize) -> Option<usize> {
        let atoms = self.atoms;
        if !(atoms.has(at, l::RELATIVE | l::CONJUNCTION) || atoms.is_of(at, c::COORDINATOR | c::SUBORDINATOR)) {
            return None;
        }
        if atoms.is_of(at, c::COORDINATOR) {
            self.joined(false, true);
            return Some(at + 1);
        }
        if atoms.has(at, l::RELATIVE) && self.relative(at) {
            return Some(at + 1);
        }
        if atoms.is(at, "that") && self.place.verb.is_some() && self.place.last.is_none()
            || atoms.is(at, "that") && at > 0 && atoms.is_of(at - 1, c::REPORTING)
            || atoms.is(at, "that") && self.place.last.is_some_and(|last| self.found.nouns[last].to == at)
        {
            let governor = self.place.verb.or(self.place.main);
            self.new_clause(governor, Some(at));
            return Some(at + 1);
        }
        // "because of" opens no clause, nor "once 9,000".
        let joins = atoms.is(at + 1, "of") || atoms.is(at, "once") && self.next_from() == at + 1;
        if atoms.is_of(at, c::SUBORDINATOR) && !joins {
            self.new_clause(None, Some(at));
            // Place and time of "when" and "if" are those of the clause before; "where" and "while" tell of another.
            let clause = self.place.clause;
            self.found.clauses[clause].follows = !atoms.is_of(at, c::APART);
            return Some(at + 1);
        }
        if atoms.has(at, l::CONJUNCTION) {
            self.joined(true, false);
            return Some(at + 1);
        }
        None
    }

    /// "who", "whom", "which", "whose", "that" after a noun; false where it is none of these here.
    fn relative(&mut self, at: usize) -> bool {
        let atoms = self.atoms;
        if atoms.is(at, "where") {
            return false;
        }
        let that = atoms.is(at, "that");
        let after_noun = self.place.last.is_some_and(|last| {
            let end = self.found.nouns[last].to;
            end == at || end + 1 == at && (self.place.joint.comma || self.place.preposition.is_some())
        });
        if that && !(after_noun && self.verbs.starts(at + 1, self.next_from())) {
            return false;
        }
        // "12 of whom were women": the pronoun hangs on the numeral, which is the clause's own subject.
        let hanging = self.place.preposition.is_some_and(|of| of + 1 == at) && self.place.joint.comma;
        let antecedent = if after_noun || hanging { self.antecedent() } else { self.place.last };
        if self.place.preposition.is_some_and(|of| of + 1 == at) && self.has_amount(self.place.last) && !hanging {
            self.place.preposition = None;
            return true;
        }
        self.enter(true, antecedent);
        true
    }

    fn has_amount(&self, noun: Option<usize>) -> bool {
        noun.is_some_and(|noun| self.found.nouns[noun].amount.is_some())
    }

    /// What a relative pronoun stands for: the noun before it, or what that hangs on where it only says where.
    fn antecedent(&self) -> Option<usize> {
        let last = self.place.last?;
        Some(self.described(last))
    }

    /// A preposition before a noun phrase; a clause may begin with it.
    fn preposition(&mut self, at: usize) -> usize {
        if self.atoms.is_of(at, c::CLAUSAL) {
            self.place.fresh = None;
        }
        self.place.preposition = Some(at);
        at + 1
    }

    fn joined(&mut self, comma: bool, and: bool) {
        self.place.joint.comma |= comma;
        self.place.joint.and |= and;
        self.place.fresh = None;
        self.place.preposition = None;
    }

    /// Starts a clause that goes on at the same depth.
    fn new_clause(&mut self, governor: Option<usize>, opener: Option<usize>) {
        let parenthesis = self.place.parenthesis;
        if opener.is_none() {
            self.stretch += 1;
            self.depth = if parenthesis { self.depth } else { 0 };
        }
        self.found.clauses.push(Clause {
            governor,
            follows: opener.is_some(),
            stretch: self.stretch,
            ..Clause::default()
        });
        self.place = Place { clause: self.found.clauses.len() - 1, parenthesis, ..Place::default() };
    }

    /// Enters a relative clause or a parenthesis.
    fn enter(&mut self, relative: bool, antecedent: Option<usize>) {
        let governor = if relative { None } else { self.place.verb };
        if let Some(around) = self.around.get_mut(self.depth) {
            *around = self.place;
            self.depth += 1;
        }
        self.found.clauses.push(Clause { antecedent, governor, stretch: self.stretch, ..Clause::default() });
        let opening = antecedent.filter(|_| relative);
        let clause = self.found.clauses.len() - 1;
        self.place = Place { clause, opening, relative, parenthesis: !relative, ..Place::default() };
    }

    /// Goes back to the clause around; out of all relative clauses up to a closed parenthesis.
    pub(super) fn leave(&mut self, parenthesis: bool) {
        while self.depth > 0 {
            let inner = self.place;
            self.depth -= 1;
            self.place = self.around[self.depth];
            if !parenthesis || inner.parenthesis {
                return;
            }
        }
    }

    fn verb(&mut self, at: usize) -> usize {
        let verb = self.verbs.read(at, self.next_from());
        let to = verb.to;
        self.attach_verb(verb);
        to
    }

    /// A state ("in camps") holds of the noun before it, or of the subject before a verb.
    fn state(&mut self, at: usize) {
        let Some(hit) = self.measures.table().at(self.atoms, at, table::STATE, QuantityKind::Count) else { return };
        let near = self.place.last.map(|last| self.described(last));
        let of = near.or(self.subject_before());
        if let Some(noun) = of {
            let list = self.found.nouns[noun].list;
            self.found.nouns[list].state.get_or_insert(hit);
        }
    }

    /// A noun phrase without a numeral.
    fn plain(&mut self, at: usize) -> usize {
        let atoms = self.atoms;
        let next = self.next_from();
        if atoms.has(at, l::PRONOUN) {
            self.attach_noun(at, at + 1, None, None, false);
            return at + 1;
        }
        let (noun, to) = words::plain(atoms, at, |end| end >= next || end > at && self.verbs.starts(end, next));
        let Some(noun) = noun else {
            return to;
        };
        if to == next && self.owns_next(to) {
            // "Iraq's 300 fighters": the owner is a part of the phrase to come.
            return to;
        }
        let deictic = atoms.is_of(at, c::DEICTIC) && atoms.has(at + 1, l::DURATION | l::MONTH | l::WEEKDAY);
        let temporal = deictic || atoms.has(noun.from, l::WEEKDAY | l::MONTH) && atoms.is_capitalized(noun.from);
        self.attach_noun(at, to, Some(noun), None, temporal);
        to
    }

    fn owns_next(&self, to: usize) -> bool {
        to > 0 && self.atoms.kind(to - 1) == Some(AtomKind::Possessive)
    }

    /// The amount that covers `at`, with its noun.
    fn amount(&mut self, at: usize) -> usize {
        let index = self.next;
        let amount = &self.amounts[index];
        let limit = self.amounts.get(index + 1).map_or(usize::MAX, |next| next.from);
        self.next += 1;
        if !counts(amount.quantity) {
            return self.not_counted(at, amount);
        }
        let noun = noun_of(self.atoms, amount);
        let own = noun.filter(|noun| noun.to <= limit).map_or(0, |noun| noun.to);
        let to = amount.to.max(own).max(amount.noun_from.min(limit)).min(limit);
        // "12 more died"
        let to = if to < limit && self.atoms.is(to, "more") { to + 1 } else { to };
        let temporal = amount.quantity == QuantityKind::Duration;
        self.attach_noun(at, to, noun, Some(index), temporal);
        to
    }

    /// A date says when; another number that counts nothing belongs to the words around it.
    fn not_counted(&mut self, at: usize, amount: &Amount) -> usize {
        let to = amount.to;
        let when = matches!(amount.quantity, QuantityKind::Date | QuantityKind::Time | QuantityKind::Year);
        if when {
            self.attach_noun(at, to, None, None, true);
        } else if let Some(last) = self.place.last.filter(|&last| self.found.nouns[last].to == at) {
            self.found.nouns[last].to = to;
        }
        to
    }
}

/// The noun or the unit of an amount.
fn noun_of(atoms: &Atoms<'_>, amount: &Amount) -> Option<Noun> {
    match amount.quantity {
        QuantityKind::Count
        | QuantityKind::Fraction
        | QuantityKind::Rate
        | QuantityKind::Indefinite
        | QuantityKind::Other => words::counted(atoms, amount.noun_from, amount.singular),
        _ => amount.unit.map(|unit| Noun { from: unit.from, to: unit.to, head: unit.to - 1, rule: Rule::Unit }),
    }
}
