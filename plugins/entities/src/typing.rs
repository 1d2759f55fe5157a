//! What the words of a candidate and those beside it say about its type.

use briefer_plugin::MentionType::{Event, Group, Organization, Other, Person, Place};
use briefer_plugin::{Shape, Span};

use crate::atoms::{Atom, AtomKind, Atoms, Line};
use crate::candidates::Candidate;
use crate::evidence::{Rule, Score, Scribe};
use crate::lexicon::Lexicon;
use crate::lexicon::classes::{self, Classes};

/// Weighs one candidate.
pub(crate) fn weigh(atoms: &Atoms<'_>, lexicon: &Lexicon, candidate: &Candidate, scribe: Scribe) -> Score {
    let line = &atoms.lines[candidate.line];
    let mut weigher = Weigher { atoms, lexicon, line, candidate, scribe, score: Score::default() };
    weigher.weigh_lexicon();
    weigher.weigh_words();
    weigher.weigh_form();
    if !line.loud {
        weigher.weigh_language();
        weigher.weigh_before();
        weigher.weigh_after();
    }
    weigher.score
}

struct Weigher<'a, 'd> {
    atoms: &'a Atoms<'d>,
    lexicon: &'a Lexicon,
    line: &'a Line,
    candidate: &'a Candidate,
    scribe: Scribe,
    score: Score,
}

impl<'a, 'd> Weigher<'a, 'd> {
    fn give(&mut self, rule: Rule, to: briefer_plugin::MentionType, points: i32, span: Span) {
        self.scribe.give(&mut self.score, rule, to, points, span);
    }

    fn words(&self) -> &'a [Atom] {
        &self.atoms.atoms[self.candidate.first..self.candidate.end]
    }

    fn span(&self) -> Span {
        self.atoms.span(self.candidate.first, self.candidate.end)
    }

    /// The atom `offset` places before the candidate (1 is the nearest), within the line.
    fn left(&self, offset: usize) -> Option<&'a Atom> {
        self.candidate.first.checked_sub(offset).and_then(|at| self.atoms.within(self.line, at))
    }

    /// The atom `offset` places after the candidate (0 is the nearest), within the line.
    fn right(&self, offset: usize) -> Option<&'a Atom> {
        self.atoms.within(self.line, self.candidate.end + offset)
    }

    fn text(&self, atom: &Atom) -> &'d str {
        &self.atoms.text[atom.start as usize..atom.end as usize]
    }

    fn weigh_lexicon(&mut self) {
        let Some(found) = self.candidate.found else { return };
        let entry = self.lexicon.entry(found.entry);
        let points = match (entry.own, found.words) {
            (true, _) => 100,
            // A town may share its name with a person: "Jordan", "Sydney", "Tyler".
            (_, 1) if self.words()[0].is(classes::GIVEN.and(classes::SURNAME)) => 4,
            (_, 1) => 8,
            _ => 12,
        };
        self.give(Rule::Lexicon, entry.mention_type, points, self.span());
    }

    /// "in Karsan," is a language.
    fn weigh_language(&mut self) {
        let people =
            self.candidate.found.is_some_and(|f| !f.plural && self.lexicon.entry(f.entry).mention_type == Group);
        let Some(before) = self.left(1).filter(|_| people) else { return };
        let alone = self.right(0).is_none_or(|a| a.kind == AtomKind::Mark || a.is(classes::FUNCTION));
        if alone && matches!(self.text(before), "in" | "speak" | "speaks" | "spoke" | "speaking" | "into") {
            self.give(Rule::Language, Other, 12, before.span());
        }
    }

    fn weigh_words(&mut self) {
        let words = self.words();
        let span = self.span();
        let (first, last) = (&words[0], &words[words.len() - 1]);
        let several = words.len() > 1;
        let headed = words.windows(2).any(|w| {
            w[0].is(classes::ORGANIZATION_HEAD) && !w[1].is_capital() && matches!(self.text(&w[1]), "of" | "for" | "on")
        });
        if headed {
            self.give(Rule::OrganizationWord, Organization, 9, span);
        }
        let placed = several && first.is(classes::PLACE_HEAD) && !last.is(classes::ORGANIZATION);
        if placed {
            let of = words[1].is_lower_word() && self.text(&words[1]) == "of";
            self.give(Rule::PlaceWord, Place, if of { 9 } else { 5 }, first.span());
        }
        if several && first.is(classes::EVENT_HEAD) {
            self.give(Rule::EventWord, Event, 5, first.span());
        }
        if several && first.is(classes::ORGANIZATION_FIRST) && !first.is(classes::PERSONAL_NAMES) {
            self.give(Rule::OrganizationWord, Organization, 6, first.span());
        }
        let peoples = words.iter().filter(|a| a.is_capital()).all(|a| self.is_people(a));
        if several && self.candidate.found.is_none() && (peoples || self.is_people(last)) {
            self.give(Rule::Lexicon, Group, 9, last.span());
        }
        let known_person = first.is(classes::GIVEN) && last.is(classes::SURNAME) && words.len() == 2;
        if several && !headed && !known_person {
            for (class, rule, to, points) in [
                (classes::ORGANIZATION, Rule::OrganizationWord, Organization, 6),
                (classes::PLACE, Rule::PlaceWord, Place, 6),
                (classes::EVENT, Rule::EventWord, Event, 5),
                (classes::OTHER, Rule::OtherWord, Other, 5),
            ] {
                if last.is(class) {
                    self.give(rule, to, points, last.span());
                }
            }
        }
        if !several && last.is(classes::BARE_ORGANIZATION) {
            self.give(Rule::OrganizationWord, Organization, 4, span);
        }
        self.weigh_person_words(several && !headed && !placed);
    }

    fn weigh_person_words(&mut self, several: bool) {
        let words = self.words();
        let (first, last) = (&words[0], &words[words.len() - 1]);
        let bodies = classes::BODIES;
        if first.is(classes::GIVEN) {
            let points = match (several, last.is(bodies) && (words.len() > 2 || !last.is(classes::SURNAME))) {
                (true, false) => 7,
                (true, true) => 1,
                (false, _) => 4,
            };
            self.give(Rule::GivenName, Person, points, first.span());
        }
        if last.is(classes::SURNAME) && (!last.is(bodies) || words.len() == 2 && first.is(classes::GIVEN)) {
            self.give(Rule::FamilyName, Person, if several { 3 } else { 2 }, last.span());
        } else if several && first.is(classes::SURNAME) && words.len() <= 3 {
            self.give(Rule::FamilyName, Person, 3, first.span());
        }
        let initial = |a: &Atom| a.shape == Shape::Upper && a.end - a.start == 2 && self.text(a).ends_with('.');
        if several && (words.iter().any(|a| a.is(classes::PARTICLE) && !a.is_capital()) || words.iter().any(initial)) {
            self.give(Rule::Particle, Person, 3, self.span());
        } else if words.iter().any(|a| a.shape == Shape::Mixed && is_nisba(self.text(a))) {
            self.give(Rule::Particle, Person, 2, self.span());
        }
    }

    fn weigh_form(&mut self) {
        let words = self.words();
        let span = self.span();
        let capitals = words.len() == 1 && words[0].shape == Shape::Upper && words[0].end - words[0].start >= 2;
        if words[0].shape == Shape::Upper && self.opens_dateline() {
            self.give(Rule::Dateline, Place, 8, span);
            return;
        }
        if capitals && !self.line.shouting {
            self.give(Rule::Acronym, Organization, 4, span);
            return;
        }
        let names = words.iter().filter(|a| a.is_capital()).count();
        let known = words[0].is(classes::PERSONAL_NAMES);
        let plain = words.iter().any(|a| a.is(classes::PLAIN) && !a.is(classes::PERSONAL_NAMES));
        match names {
            1 => {
                self.give(Rule::Form, Person, 2, span);
                self.give(Rule::Form, Place, 1, span);
                self.give(Rule::Form, Organization, 1, span);
            }
            // Words with a meaning of their own seldom name a person.
            _ if plain && !known => {
                self.give(Rule::Form, Organization, 3, span);
                self.give(Rule::Form, Other, 2, span);
            }
            2 | 3 => self.give(Rule::Form, Person, 3, span),
            _ => self.give(Rule::Form, Organization, 2, span),
        }
        let place_first = self.lookup_first_place() && !words[words.len() - 1].is(classes::PLACE);
        if place_first {
            self.give(Rule::OrganizationWord, Organization, 3, words[0].span());
        }
        if words.len() == 1 && names == 1 && is_plural_people(self.text(&words[0])) {
            self.give(Rule::PluralPeople, Group, 2, span);
        }
    }

    /// Whether it begins its line and only capitals, numbers and brackets stand between it and a dash.
    fn opens_dateline(&self) -> bool {
        const REACH: usize = 12;
        if self.left(1).is_some() {
            return false;
        }
        let follows = (0..REACH).map_while(|offset| self.right(offset));
        for atom in follows {
            let dash = matches!(self.text(atom), "-" | "–" | "—");
            if dash || (atom.kind == AtomKind::Word && atom.is_lower_word()) {
                return dash;
            }
        }
        false
    }

    /// Whether a longer name begins with a word that alone names a place, a people or a body.
    fn lookup_first_place(&self) -> bool {
        let words = self.words();
        words.len() > 1
            && self.candidate.found.is_none()
            && words[0].is(classes::ALONE)
            && !words[0].is(classes::GIVEN.and(classes::SURNAME))
    }

    /// Whether a word alone names a people.
    fn is_people(&self, atom: &Atom) -> bool {
        let found = self.lexicon.longest(std::iter::once(atom.word), |_| self.text(atom));
        found.is_some_and(|f| self.lexicon.entry(f.entry).mention_type == Group)
    }

    fn weigh_before(&mut self) {
        if let Some(title) = self.candidate.title {
            self.give(Rule::TitleBefore, Person, 10, self.atoms.span(title, self.candidate.first));
        }
        let Some(before) = self.left(1) else { return };
        let article = self.text(before).eq_ignore_ascii_case("the");
        if article && self.candidate.title.is_none() {
            let placed = self.words().len() > 1 && self.words()[self.words().len() - 1].is(classes::PLACE);
            let points = if placed { 0 } else { 3 + i32::from(self.words().len() > 1) };
            self.give(Rule::Article, Organization, points, before.span());
            self.give(Rule::Article, Place, 1, before.span());
            self.give(Rule::Article, Other, 2, before.span());
            self.give(Rule::Article, Person, -4, before.span());
            if self.left(2).is_some_and(|a| a.is(classes::IN)) {
                self.give(Rule::Preposition, Place, 2, before.span());
            }
            return;
        }
        if before.is(classes::IN) && before.kind == AtomKind::Word {
            let points = match self.text(before) {
                "in" | "In" | "near" | "across" | "throughout" => 6,
                "at" | "At" => 2,
                "from" | "From" | "into" | "towards" => 3,
                _ => 2,
            };
            self.give(Rule::Preposition, Place, points, before.span());
        }
        if before.is_lower_word() {
            self.weigh_noun_before(before);
        }
        if before.kind == AtomKind::Possessive && self.left(2).is_some_and(|a| a.kind == AtomKind::Word) {
            self.give(Rule::Form, Organization, 1, before.span());
        }
        if before.kind == AtomKind::Mark {
            self.weigh_mark_before();
        }
    }

    fn weigh_noun_before(&mut self, before: &Atom) {
        let span = before.span();
        if before.is(classes::KIN) {
            self.give(Rule::Kin, Person, 5, span);
        } else if before.is(classes::TITLES) && !before.is(classes::FUNCTION) {
            self.give(Rule::RoleBefore, Person, 7, span);
        } else if before.is(classes::SPEECH) && !matches!(self.text(before), "that") {
            // Media are told things as often as people are.
            let points = if matches!(self.text(before), "told" | "reported" | "reports") { 1 } else { 3 };
            self.give(Rule::Speech, Person, points, span);
            self.give(Rule::Speech, Organization, 4 - points, span);
        } else if before.is(classes::DIRECTION) {
            self.give(Rule::PlaceBeside, Place, 5, span);
        } else if before.is(classes::PLACE) {
            self.give(Rule::PlaceBeside, Place, 3, span);
        } else if before.is(classes::KIND) {
            self.give(Rule::KindBeside, Organization, 4, span);
        } else if matches!(self.text(before), "of" | "at" | "with" | "for") {
            self.weigh_noun_with_preposition(before);
        } else if self.text(before) == "to" && self.left(2).is_some_and(|a| a.is(classes::MOTION)) {
            self.give(Rule::Preposition, Place, 4, span);
        } else if self.text(before) == "visited" {
            self.give(Rule::Preposition, Place, 3, span);
        } else if self.text(before) == "to"
            && self
                .left(2)
                .is_some_and(|a| self.atoms.text[a.start as usize..a.end as usize].eq_ignore_ascii_case("according"))
        {
            self.give(Rule::Speech, Person, 2, span);
            self.give(Rule::Speech, Organization, 2, span);
        } else if matches!(
            self.text(before),
            "a" | "an" | "this" | "these" | "some" | "many" | "any" | "every" | "each"
        ) {
            self.give(Rule::Article, Person, -3, span);
            self.give(Rule::Article, Other, 1, span);
        }
    }

    /// "spokesman for ...", "members of ...", "outskirts of ...".
    fn weigh_noun_with_preposition(&mut self, before: &Atom) {
        let Some(noun) = self.left(2) else { return };
        let of = self.text(before) == "of";
        let span = noun.span();
        if of && noun.is(classes::PLACE.and(classes::DIRECTION).and(classes::PLACE_OWNER)) {
            self.give(Rule::PlaceBeside, Place, 4, span);
        } else if noun.is(classes::TITLES.and(classes::BELONGING)) && !noun.is(classes::FUNCTION) {
            self.give(Rule::Belonging, Organization, if of { 3 } else { 4 }, span);
            self.give(Rule::Belonging, Place, if of { 2 } else { 0 }, span);
            self.give(Rule::Belonging, Person, -2, span);
        } else if of {
            self.give(Rule::Preposition, Place, 1, before.span());
        }
    }

    fn weigh_mark_before(&mut self) {
        let open = self.left(1).map(|a| self.text(a));
        let close = self.right(0).map(|a| self.text(a));
        let quoted =
            matches!((open, close), (Some("“"), Some("”")) | (Some("\""), Some("\"")) | (Some("‘"), Some("’")));
        if quoted {
            self.give(Rule::Quoted, Other, 4, self.span());
        }
    }

    fn weigh_after(&mut self) {
        let Some(after) = self.right(0) else { return };
        if after.tied {
            let tail = self.text(after);
            let (to, points) = match tail {
                "based" | "born" | "area" | "wide" | "bound" => (Place, 6),
                "owned" | "affiliated" | "run" | "linked" => (Organization, 3),
                "led" | "backed" => (Organization, 1),
                _ => (Place, 1),
            };
            self.give(Rule::PlaceBeside, to, points, after.span());
            return;
        }
        match after.kind {
            AtomKind::Word => self.weigh_word_after(after),
            AtomKind::Possessive => {
                if self.right(1).is_some_and(|a| a.is(classes::KIN) && a.is_lower_word()) {
                    self.give(Rule::Kin, Person, 4, after.span());
                }
            }
            AtomKind::Mark => self.weigh_mark_after(after),
            AtomKind::Number => {}
        }
    }

    fn weigh_word_after(&mut self, after: &Atom) {
        if !after.is_lower_word() {
            return;
        }
        let span = after.span();
        let written = self.text(after);
        if written == "who" || written == "whose" {
            self.give(Rule::AgeOrWho, Person, 5, span);
        }
        let auxiliary = matches!(written, "has" | "had" | "also" | "later" | "then" | "himself" | "herself" | "still");
        let verb = if auxiliary { self.right(1).unwrap_or(after) } else { after };
        if verb.is(classes::SPEECH) && !verb.is(classes::IN) {
            self.give(Rule::Speech, Person, 4, verb.span());
            self.give(Rule::Speech, Organization, 1, verb.span());
        } else if verb.is(classes::PERSONAL) {
            self.give(Rule::Personal, Person, 2, verb.span());
        }
        if matches!(written, "himself" | "herself") {
            self.give(Rule::Personal, Person, 6, span);
        }
        if after.is(classes::PEOPLE_NOUN) && self.words().len() <= 2 {
            self.give(Rule::PluralPeople, Group, 5, span);
        }
        let plural = self.text(&self.words()[0]).ends_with('s') && self.words().len() == 1;
        if plural && matches!(written, "are" | "were" | "have") {
            self.give(Rule::PluralPeople, Group, 4, span);
        }
        if after.is(classes::KIND) {
            self.give(Rule::KindBeside, Organization, 4, span);
        } else if after.is(classes::BELONGING) {
            self.give(Rule::Belonging, Organization, 3, span);
        } else if after.is(classes::PLACE)
            && !matches!(written, "state" | "border" | "field" | "light" | "park" | "line")
        {
            self.give(Rule::PlaceBeside, Place, 4, span);
        }
    }

    fn weigh_mark_after(&mut self, after: &Atom) {
        let mark = self.text(after);
        if mark == "," {
            let next = self.right(1);
            match next {
                Some(next) if next.kind == AtomKind::Number && next.end - next.start <= 2 && self.closes_age() => {
                    self.give(Rule::AgeOrWho, Person, 6, next.span());
                }
                Some(next) if self.text(next) == "where" => self.give(Rule::PlaceAfter, Place, 5, next.span()),
                Some(next) if matches!(self.text(next), "who" | "whose") => {
                    self.give(Rule::AgeOrWho, Person, 5, next.span());
                }
                _ => {}
            }
            if let Some(role) = self.role_after() {
                self.give(Rule::RoleAfter, Person, 7, role);
            } else if let Some(next) = next.filter(|a| self.is_country(a) && self.words().len() <= 3) {
                self.give(Rule::PlaceAfter, Place, 4, next.span());
            }
        } else if mark == "("
            && self.right(1).is_some_and(|a| a.kind == AtomKind::Number && a.end - a.start == 2)
            && self.right(2).is_some_and(|a| self.text(a) == ")")
        {
            self.give(Rule::AgeOrWho, Person, 4, after.span());
        }
    }

    fn closes_age(&self) -> bool {
        self.right(2).is_some_and(|a| matches!(self.text(a), "," | "." | ";"))
    }

    fn is_country(&self, atom: &Atom) -> bool {
        atom.is_capital()
            && self
                .lexicon
                .longest(std::iter::once(atom.word), |_| self.text(atom))
                .is_some_and(|found| self.lexicon.entry(found.entry).mention_type == Place)
    }

    /// The noun of an apposition right after a comma: ", the (…) minister", ", head of …".
    fn role_after(&self) -> Option<Span> {
        let mut allowed = 7;
        let mut offset = 1;
        while allowed > 0 {
            let atom = self.right(offset)?;
            if atom.kind == AtomKind::Mark || atom.kind == AtomKind::Number {
                return None;
            }
            let role = atom.is(classes::TITLES) || atom.is(classes::KIN);
            if role && !atom.is(classes::FUNCTION) && (atom.is_lower_word() || atom.is(classes::TITLE)) {
                return Some(atom.span());
            }
            let passed = atom.kind == AtomKind::Possessive || atom.is_capital() || self.is_modifier(atom);
            if !passed {
                return None;
            }
            allowed -= 1;
            offset += 1;
        }
        None
    }

    fn is_modifier(&self, atom: &Atom) -> bool {
        matches!(self.text(atom), "a" | "an" | "the" | "his" | "her" | "its" | "their" | "of" | "and")
            || !atom.is(NOT_IN_APPOSITION)
    }
}

const NOT_IN_APPOSITION: Classes = classes::FUNCTION.and(classes::SPEECH).and(classes::PERSONAL).and(classes::IN);

/// "al-Masri", "el-Sayed": a family name with its article.
fn is_nisba(word: &str) -> bool {
    word.starts_with("al-") || word.starts_with("el-") || word.starts_with("ez-")
}

/// "Karsans", "Velmis": what a text calls a people.
fn is_plural_people(word: &str) -> bool {
    word.len() > 5
        && (word.ends_with("ans") || word.ends_with("ists") || word.ends_with("ites") || word.ends_with("eans"))
}

/// Lets the members of a list vouch for each other: "in Velm, Karsa and Tolm".
pub(crate) fn coordinate(atoms: &Atoms<'_>, candidates: &[Candidate], scores: &mut [Score], scribe: Scribe) {
    let listed = |left: &Candidate, right: &Candidate| {
        left.line == right.line
            && right.first > left.end
            && right.first - left.end <= 2
            && right.title.is_none()
            && !atoms.lines[left.line].loud
            && (left.end..right.first).all(|at| matches!(atoms.written(at), "," | "and" | "or" | "&" | "/"))
    };
    let vouch = |from: &Score, to: &mut Score, span| {
        let sure = |t: briefer_plugin::MentionType| from.of(t) >= 6 && from.best() == t;
        if sure(Place) && to.of(Place) < 6 {
            scribe.give(to, Rule::Listed, Place, 3, span);
        } else if sure(Person) && to.of(Person) < 6 {
            scribe.give(to, Rule::Listed, Person, 2, span);
        } else if sure(Organization) && to.of(Organization) < 6 {
            scribe.give(to, Rule::Listed, Organization, 2, span);
        }
    };
    for at in 1..candidates.len() {
        let (before, after) = scores.split_at_mut(at);
        if listed(&candidates[at - 1], &candidates[at]) {
            let (left, right) = (&mut before[at - 1], &mut after[0]);
            let span = atoms.span(candidates[at - 1].first, candidates[at].end);
            let unchanged = left.points;
            vouch(right, left, span);
            vouch(&Score { points: unchanged, why: Vec::new() }, right, span);
        }
    }
}
