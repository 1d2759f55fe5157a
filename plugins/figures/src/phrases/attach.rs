//! What hangs on what: lists, prepositions, subjects, objects and the clauses they open.

use crate::classes as c;
use crate::lexicon as l;
use crate::measure::table;

use super::scan::{Joint, Scan};
use super::words::Noun;
use super::{Clause, NounPhrase, Verb, Voice};

impl Scan<'_, '_> {
    /// Adds the noun phrase from `from` to `to`.
    pub(super) fn attach_noun(
        &mut self,
        from: usize,
        to: usize,
        noun: Option<Noun>,
        amount: Option<usize>,
        temporal: bool,
    ) {
        if self.ends_relative() {
            self.leave(false);
        }
        let id = self.found.nouns.len();
        let mut phrase = NounPhrase {
            from,
            to,
            noun,
            amount,
            preposition: self.place.preposition.take(),
            parent: None,
            list: id,
            temporal,
            clause: self.place.clause,
            subject_of: None,
            object_of: None,
            after: self.place.verb,
            state: None,
        };
        let joint = std::mem::take(&mut self.place.joint);
        let mut top = false;
        if let Some(at) = phrase.preposition {
            let parting = self.atoms.is_of(at, c::PARTING) || joint.any();
            let whole = self.place.top.or(self.place.last);
            phrase.parent = if parting { whole } else { self.place.last };
            if self.atoms.is_of(at, c::PARTING) && whole.is_none() {
                phrase.parent = self.place.verb.and_then(|verb| self.found.verbs[verb].subject);
            }
        } else if !temporal {
            top = self.join(&mut phrase, id, joint);
        }
        if let Some(amount) = amount {
            self.found.of_amount[amount] = Some(id);
        }
        self.found.nouns.push(phrase);
        if temporal && amount.is_none() {
            return;
        }
        if top {
            self.place.top = Some(id);
        }
        self.place.last = Some(id);
        self.place.fresh = self.place.fresh.or(Some(id));
    }

    /// "Of the 1,200 who fled, [300] have returned": after the comma comes the subject that the clause around still lacks.
    fn ends_relative(&self) -> bool {
        let around = self.depth.checked_sub(1).and_then(|depth| self.around.get(depth));
        let lacks_subject = around.is_some_and(|around| around.top.is_none() && around.verb.is_none());
        let Joint { comma, and } = self.place.joint;
        self.place.relative
            && self.place.main.is_some()
            && comma
            && !and
            && self.place.preposition.is_none()
            && lacks_subject
    }

    /// Joins a phrase on no preposition to its list or its verb; false where it shares another's preposition.
    fn join(&mut self, phrase: &mut NounPhrase, id: usize, joint: Joint) -> bool {
        if joint.any() {
            let Some(partner) = self.partner(phrase, joint) else { return true };
            let partner = self.found.nouns[partner];
            phrase.list = partner.list;
            (phrase.preposition, phrase.parent) = (partner.preposition, partner.parent);
            return phrase.preposition.is_none();
        }
        if let Some(pronoun) = self.pronoun_before() {
            (phrase.preposition, phrase.parent) = (pronoun.preposition, pronoun.parent);
            return false;
        }
        let Some(verb) = self.place.verb else { return true };
        let before = self.place.top.map(|top| self.found.nouns[top]);
        let second = before.is_some_and(|before| before.object_of == Some(verb));
        let takes = self.found.verbs[verb].voice == Voice::Active || self.turns_active(verb, phrase);
        // "the pilots they captured": a pronoun after an object is a subject.
        let pronoun = phrase.noun.is_none() && phrase.amount.is_none();
        if takes && (before.is_none() || second && !pronoun) {
            phrase.object_of = Some(verb);
            let verb = &mut self.found.verbs[verb];
            if let Some(antecedent) = verb.object.filter(|_| before.is_none()) {
                // A pronoun was taken for the object until this one came.
                let antecedent = &mut self.found.nouns[antecedent];
                antecedent.object_of = None;
            }
            verb.object = Some(id);
        }
        true
    }

    /// "sentenced to death 19 women": the object of what looked like a participle stands behind a preposition.
    fn turns_active(&mut self, verb: usize, phrase: &NounPhrase) -> bool {
        let known = &self.found.verbs[verb];
        let actor = known.subject.is_some_and(|subject| self.found.nouns[subject].amount.is_none());
        let transitive = known.hit.is_some_and(|hit| hit.roles & table::PREDICATE != 0);
        let behind = self.place.top.is_none() && self.place.last.is_some();
        let turns = known.voice == Voice::Bare && actor && transitive && behind && phrase.amount.is_some();
        if turns {
            let verb_group = &mut self.found.verbs[verb];
            (verb_group.voice, verb_group.finite) = (Voice::Active, true);
            self.place.main = self.place.main.or(Some(verb));
        }
        turns
    }

    /// "most of them Rohingya", "two of them guards": what follows the pronoun says who they are.
    fn pronoun_before(&self) -> Option<NounPhrase> {
        let last = self.found.nouns[self.place.last?];
        let pronoun = last.preposition.is_some() && last.noun.is_none() && self.atoms.is_of(last.from, c::ANAPHOR);
        pronoun.then_some(last)
    }

    /// The phrase before a comma or a conjunction that the new one is listed with.
    fn partner(&self, phrase: &NounPhrase, joint: Joint) -> Option<usize> {
        let last = self.place.last?;
        let before = self.found.nouns[last];
        let Some(preposition) = before.preposition else { return Some(last) };
        let Some(top) = self.place.top else {
            // "In Kabul, 12 people": nothing is listed after what opens a clause.
            return (joint.and && !joint.comma).then_some(last);
        };
        let closed = joint.comma && self.atoms.is_of(preposition, c::PARTING);
        if phrase.amount.is_none() {
            return Some(last);
        }
        let of = self.atoms.is(preposition, "of") && self.found.nouns[top].amount.is_some();
        let counted = before.amount.is_some() && phrase.noun.is_some() && !of;
        Some(if counted && !closed { last } else { top })
    }

    /// What a participle or a relative pronoun after `last` speaks of: what it hangs on, where it only says where.
    pub(super) fn described(&self, last: usize) -> usize {
        let phrase = &self.found.nouns[last];
        let far = |at: usize| self.atoms.is_of(at, c::LOCATIVE) && !self.atoms.is_any(at, &["of", "to"]);
        match (phrase.preposition, phrase.parent) {
            (Some(at), Some(parent)) if far(at) => {
                let parent = &self.found.nouns[parent];
                let closer = parent.amount.is_none() && phrase.amount.is_some();
                if closer { last } else { phrase.parent.unwrap_or(last) }
            }
            _ => last,
        }
    }

    /// Adds a verb, with its subject and the clause it makes.
    pub(super) fn attach_verb(&mut self, mut verb: Verb) {
        let id = self.found.verbs.len();
        let joint = std::mem::take(&mut self.place.joint);
        self.place.preposition = None;
        // "whom police arrested"
        let own = self.place.top.is_some_and(|top| self.found.nouns[top].to == verb.from);
        let acts = self.place.relative && self.place.main.is_none();
        let pronoun = verb.from > 0 && self.atoms.has(verb.from - 1, l::PRONOUN);
        if verb.voice == Voice::Bare && own && (acts || pronoun) {
            (verb.voice, verb.finite) = (Voice::Active, true);
            self.place.opening = self.place.opening.filter(|_| !acts);
        }
        if verb.finite {
            self.attach_finite(&mut verb, joint);
        } else if verb.voice == Voice::Bare {
            self.attach_bare(&mut verb, joint);
        } else {
            verb.governor = self.place.verb;
            verb.subject = self.place.last.map(|last| self.described(last));
        }
        verb.clause = self.place.clause;
        verb.governor = verb.governor.or(self.found.clauses[verb.clause].governor);
        let antecedent = self.found.clauses[verb.clause].antecedent;
        let transitive = verb.hit.is_some_and(|hit| hit.roles & table::PREDICATE != 0);
        if let Some(object) =
            antecedent.filter(|_| verb.voice == Voice::Active && transitive && verb.subject != antecedent)
        {
            // "the men whom police arrested".
            verb.object = Some(object);
            let known = self.found.nouns[object].object_of.map(|known| self.found.verbs[known]);
            if known.is_none_or(|known| known.hit.is_none()) {
                self.found.nouns[object].object_of = Some(id);
            }
        }
        self.place.opening = self.place.opening.or(self.place.top).or(verb.subject);
        (self.place.top, self.place.last, self.place.fresh) = (None, None, None);
        self.place.verb = Some(id);
        if verb.finite {
            self.place.main = Some(id);
        }
        self.found.verbs.push(verb);
        if let Some(subject) = verb.subject {
            self.note_subject(subject, id, &verb);
        }
    }

    /// Makes the verb the one that is said of the phrase, unless one that says more is there.
    fn note_subject(&mut self, subject: usize, id: usize, verb: &Verb) {
        let head = self.found.nouns[subject].list;
        let known = self.found.nouns[subject].subject_of.map(|known| self.found.verbs[known]);
        let relative = |known: Verb| self.found.clauses[known.clause].antecedent == Some(subject);
        let says_more = known.is_none_or(|known| {
            // What the main clause says comes before what a relative clause tells.
            if verb.hit.is_some() && relative(known) && known.clause != verb.clause {
                return true;
            }
            known.hit.is_none() && (verb.hit.is_some() || verb.finite && !known.finite)
                || verb.hit.is_some() && verb.finite && !known.finite
        });
        if says_more {
            self.found.nouns[subject].subject_of = Some(id);
            // The list shares it.
            if self.found.nouns[head].subject_of.is_none_or(|known| self.found.verbs[known].hit.is_none()) {
                self.found.nouns[head].subject_of = Some(id);
            }
        }
    }

    fn attach_bare(&mut self, verb: &mut Verb, joint: Joint) {
        if let Some(last) = self.place.last {
            // A verb that says no measure may as well be the clause's own: "The families of 12 sailors asked".
            let whole = self.place.top.filter(|_| verb.hit.is_none() && self.place.verb.is_none());
            let subject = whole.unwrap_or_else(|| self.described(last));
            // "was killed, 12 hurt"
            self.detach(subject);
            verb.subject = Some(subject);
        } else if let Some(before) = self.place.verb.filter(|_| joint.any()) {
            let before = self.found.verbs[before];
            verb.subject = before.subject;
            verb.voice = before.voice;
            verb.not = verb.not.or(before.not.filter(|_| joint.and && !joint.comma));
            verb.possibly = verb.possibly.or(before.possibly);
            verb.governor = before.governor;
        } else {
            verb.subject = self.place.opening;
        }
    }

    /// A phrase listed after an object that turns out to be a subject of its own leaves the list.
    fn detach(&mut self, subject: usize) {
        let phrase = &self.found.nouns[subject];
        let after_verb = self.place.verb.is_some();
        if phrase.list != subject && after_verb && phrase.preposition.is_none() {
            self.found.nouns[subject].list = subject;
        }
    }

    fn attach_finite(&mut self, verb: &mut Verb, joint: Joint) {
        let Some(main) = self.place.main else {
            if let Some(fresh) = self.place.fresh.filter(|&fresh| self.begins_after_participle(fresh)) {
                self.open_clause_at(fresh, None);
                verb.subject = Some(fresh);
                return;
            }
            let coordinated = self.place.fresh.filter(|&fresh| self.place.verb.is_some() && self.is_coordinated(fresh));
            if let Some(fresh) = coordinated.filter(|&fresh| self.makes_clause(fresh, verb.from)) {
                self.open_clause_at(fresh, None);
                verb.subject = Some(fresh);
                return;
            }
            // "The ship carrying 120 migrants sank": what follows a participle is its object.
            let place = &self.place;
            let opening = place.opening.filter(|_| place.verb.is_some());
            verb.subject = opening.or(place.top).or(place.opening).or(place.fresh).or(place.last);
            return;
        };
        let reports = self.atoms.is_of(self.found.verbs[main].main, c::REPORTING)
            && self.found.verbs[main].voice == Voice::Active;
        let goes_back = self.place.relative && !joint.and && (joint.comma || !reports);
        let own = self.own_subject(verb).filter(|&fresh| {
            // "who fled Syria were arrested": what stands last is the relative clause's own object.
            let object = goes_back && self.place.top == Some(fresh) && !self.is_coordinated(fresh);
            !joint.any() && !object && self.makes_clause(fresh, verb.from)
        });
        // "said 12 of his men, all from Kassala, died"
        let interrupted = self.place.top.filter(|_| reports && !goes_back && joint.comma && !joint.and);
        if let Some(fresh) = own.or(interrupted.map(|top| self.found.nouns[top].list)) {
            let held = fresh.checked_sub(1).filter(|&held| self.found.nouns[held].to == self.found.nouns[fresh].from);
            let governor = self.place.verb.filter(|_| reports && self.is_complement(fresh));
            self.open_clause_at(fresh, governor);
            if self.found.nouns[fresh].noun.is_none() && held.is_some() {
                self.found.clauses[self.place.clause].antecedent = held;
            }
            verb.subject = Some(fresh);
        } else if goes_back {
            self.leave(false);
            let place = &self.place;
            verb.subject = place.top.or(place.opening).or(place.last);
            if place.main.is_some() && place.top.is_none() {
                verb.subject = place.main.and_then(|main| self.found.verbs[main].subject);
            }
        } else {
            let before = self.found.verbs[main];
            verb.subject = before.subject;
            verb.governor = before.governor;
            // "could kill ten and displace 20": the bare form shares the modal.
            let word = self.atoms.lower(verb.main);
            if verb.main == verb.from && !word.ends_with('s') && !word.ends_with('d') {
                (verb.possibly, verb.not) = (before.possibly, before.not);
            }
        }
    }

    /// "Forty clerks resigned after a judge was killed": what looked like a participle was the verb of a clause.
    fn begins_after_participle(&self, fresh: usize) -> bool {
        let Some(verb) = self.place.verb.map(|verb| self.found.verbs[verb]) else { return false };
        let clausal = self.found.nouns[fresh].preposition.is_some_and(|at| self.atoms.is_of(at, c::CLAUSAL));
        let known = self.atoms.has(verb.main, l::PARTICIPLE) || self.atoms.is_of(verb.main, c::PAST_PARTICIPLE);
        clausal && verb.voice == Voice::Bare && !known
    }

    /// The phrase that a finite verb after another one can have for its own subject.
    fn own_subject(&self, verb: &Verb) -> Option<usize> {
        let fresh = self.place.fresh?;
        let Some(top) = self.place.top.filter(|&top| top > fresh && self.found.nouns[top].to == verb.from) else {
            return Some(fresh);
        };
        // "12 of the 30 hostages they had held"
        let before = top.checked_sub(1).filter(|&before| self.found.nouns[before].to == self.found.nouns[top].from);
        Some(if before.is_some() { top } else { fresh })
    }

    /// Whether a conjunction or a comma stands before the phrase.
    fn is_coordinated(&self, noun: usize) -> bool {
        let from = self.found.nouns[noun].from;
        from > 0 && (self.atoms.is_of(from - 1, c::COORDINATOR) || self.atoms.is_mark(from - 1, ','))
    }

    /// Whether a noun phrase after a verb can be the subject of a further one.
    fn makes_clause(&self, fresh: usize, verb: usize) -> bool {
        let phrase = &self.found.nouns[fresh];
        match phrase.preposition {
            None => true,
            // "with 760 individuals returned to Iraq"
            Some(at) if self.atoms.is(at, "with") && phrase.to == verb => phrase.amount.is_some(),
            Some(at) => self.atoms.is_of(at, c::CLAUSAL) || phrase.list != fresh,
        }
    }

    /// "said 300 inmates escaped": nothing but the verb stands before what it governs.
    fn is_complement(&self, fresh: usize) -> bool {
        let phrase = &self.found.nouns[fresh];
        phrase.preposition.is_none() && phrase.list == fresh && !self.is_coordinated(fresh)
    }

    /// Opens a clause with the phrase as its subject; what stood between goes over to it.
    fn open_clause_at(&mut self, subject: usize, governor: Option<usize>) {
        let outer = self.found.clauses[self.place.clause];
        let governor = governor.or(outer.governor.filter(|_| self.place.relative));
        let phrase = &mut self.found.nouns[subject];
        let from = phrase.preposition.unwrap_or(phrase.from);
        let joined = from >= 2 && self.atoms.is_of(from - 1, c::COORDINATOR) && !self.atoms.is_mark(from - 2, ',');
        let follows = joined || phrase.preposition.is_some();
        let antecedent = outer.antecedent.filter(|_| self.place.relative && joined);
        self.found.clauses.push(Clause { governor, follows, antecedent, stretch: self.stretch, ..Clause::default() });
        let clause = self.found.clauses.len() - 1;
        phrase.list = subject;
        (phrase.preposition, phrase.parent) = (None, None);
        if let Some(verb) = phrase.object_of.take() {
            self.found.verbs[verb].object = None;
        }
        for noun in &mut self.found.nouns[subject..] {
            noun.clause = clause;
        }
        for atom in self.found.clause_of.iter_mut().skip(from) {
            *atom = clause;
        }
        self.place.clause = clause;
        self.place.opening = None;
    }
}
