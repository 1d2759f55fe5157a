//! What stands before a candidate.

use briefer_plugin::MentionType::{Group, Organization, Other, Person, Place};

use super::Weigher;
use super::cues::{BEFORE, Cue, NAMED};
use crate::atoms::{Atom, AtomKind, MARK};
use crate::evidence::Rule;
use crate::lexicon::classes::{self, Classes};

/// What a place has, before "of": "outskirts of", "east of".
const OF_A_PLACE: Classes =
    classes::PLACE.and(classes::DIRECTION).and(classes::PLACE_OWNER).and(classes::PLACE_MODIFIER);

/// How far from the line's start the agency of a dateline stands.
const DATELINE: usize = 8;

impl Weigher<'_, '_> {
    pub(super) fn weigh_before(&mut self) {
        if let Some(title) = self.candidate.title {
            self.give(Rule::TitleBefore, Person, 10, self.atoms.span(title, self.candidate.first));
        }
        let Some(before) = self.left(1) else { return };
        // "R-Texas".
        if before.is_capital() && before.end - before.start == 1 && self.words()[0].tied {
            self.give(Rule::PlaceBeside, Place, 12, before.span());
        }
        if self.candidate.title.is_none() && self.is_the(before) {
            self.weigh_article(before);
            return;
        }
        if before.is(classes::IN) && before.kind == AtomKind::Word {
            self.weigh_preposition(before);
        }
        match before.kind {
            AtomKind::Word if before.is_lower_word() => self.weigh_word_before(before),
            AtomKind::Possessive if self.left(2).is_some_and(|a| a.kind == AtomKind::Word) => {
                self.give(Rule::Article, Organization, 1, before.span());
            }
            AtomKind::Mark if before.word != MARK => self.weigh_mark_before(before),
            _ => {}
        }
    }

    fn is_the(&self, atom: &Atom) -> bool {
        atom.is(classes::FUNCTION) && self.text(atom).eq_ignore_ascii_case("the")
    }

    /// "the" makes a person unlikely, unless it belongs to a noun after the name: "the Monti government".
    fn weigh_article(&mut self, article: &Atom) {
        let words = self.words();
        let placed = words.len() > 1 && words[words.len() - 1].is(classes::PLACE);
        let points = match (placed, self.noun_follows()) {
            (true, _) => (0, 1, -4),
            (false, true) => (2, 1, -1),
            (false, false) => (3 + i32::from(words.len() > 1), 1, -4),
        };
        let span = article.span();
        self.give(Rule::Article, Organization, points.0, span);
        self.give(Rule::Article, Place, points.1, span);
        self.give(Rule::Article, Other, 2, span);
        self.give(Rule::Article, Person, points.2, span);
        let Some(before) = self.left(2) else { return };
        if before.is(classes::IN) {
            self.give(Rule::Preposition, Place, 2, span);
        } else if self.text(before) == "of" && self.left(3).is_some_and(|a| a.is(OF_A_PLACE)) {
            self.give(Rule::PlaceBeside, Place, 4, before.span());
        }
    }

    /// Whether a lower-case word follows that is no function word and no verb that the lexicon knows.
    fn noun_follows(&self) -> bool {
        const NO_NOUN: Classes =
            classes::FUNCTION.and(classes::SPEECH).and(classes::PERSONAL).and(classes::IN).and(classes::ENTERPRISE);
        self.right(0).is_some_and(|a| a.is_lower_word() && !a.is(NO_NOUN))
    }

    fn weigh_preposition(&mut self, before: &Atom) {
        if self.text(before) == "in" && self.left(2).is_some_and(|a| a.is(classes::MARKET)) {
            // "a stake in ...".
            self.give(Rule::Belonging, Organization, 5, before.span());
            return;
        }
        let points = match self.text(before) {
            "in" | "In" | "near" | "Near" | "across" | "throughout" => 6,
            "from" | "From" | "into" | "towards" => 3,
            _ => 2,
        };
        self.give(Rule::Preposition, Place, points, before.span());
        if matches!(self.text(before), "at" | "At") {
            self.give(Rule::Preposition, Organization, 1, before.span());
        }
    }

    fn weigh_word_before(&mut self, before: &Atom) {
        match self.text(before) {
            // Media are told things as often as people are.
            "told" => {
                self.give(Rule::Speech, Person, 1, before.span());
                self.give(Rule::Speech, Organization, 3, before.span());
                return;
            }
            "called" | "named" | "dubbed" => return self.weigh_naming(2),
            "as" if self.left(2).is_some_and(|a| self.text(a) == "known") => return self.weigh_naming(3),
            _ => {}
        }
        if let Some(cue) = BEFORE.of(before) {
            self.give_cue(cue, before.span());
            return;
        }
        if !before.is(classes::FUNCTION) {
            return;
        }
        match self.text(before) {
            "of" | "at" | "with" | "for" => self.weigh_noun_with_preposition(before),
            "to" => self.weigh_to(before),
            "a" | "an" | "this" | "these" | "some" | "many" | "any" | "every" | "each" => {
                self.give(Rule::Article, Person, if self.noun_follows() { -1 } else { -3 }, before.span());
                self.give(Rule::Article, Other, 1, before.span());
            }
            _ => {}
        }
    }

    /// "a group called ...", "a village known as ..."; in "the group called ..." it may be the group that calls.
    fn weigh_naming(&mut self, offset: usize) {
        let introduced = |at| self.left(at).is_some_and(|a| matches!(self.text(a), "a" | "an" | "A" | "An"));
        if !(offset + 1..offset + 4).any(introduced) {
            return;
        }
        let Some(noun) = self.left(offset).filter(|a| a.is_lower_word()) else { return };
        if let Some(cue) = NAMED.of(noun) {
            self.give_cue(cue, noun.span());
        }
    }

    /// "flew to ...", "according to ...".
    fn weigh_to(&mut self, before: &Atom) {
        let Some(verb) = self.left(2) else { return };
        let from = self.left(3).is_some_and(|a| self.text(a) == "from") && self.is_place(verb);
        if from || verb.is(classes::MOTION) {
            self.give(Rule::Preposition, Place, 4, before.span());
        } else if self.text(verb).eq_ignore_ascii_case("according") {
            self.give(Rule::Speech, Person, 1, verb.span());
            self.give(Rule::Speech, Organization, 3, verb.span());
        }
    }

    /// "spokesman for ...", "members of ...", "outskirts of ...".
    fn weigh_noun_with_preposition(&mut self, before: &Atom) {
        let Some(noun) = self.left(2) else { return };
        let of = self.text(before) == "of";
        let span = noun.span();
        if of && noun.is(OF_A_PLACE) {
            self.give(Rule::PlaceBeside, Place, 4, span);
        } else if noun.is(classes::TITLES.and(classes::BELONGING)) && !noun.is(classes::FUNCTION) {
            self.give(Rule::Belonging, Organization, if of { 3 } else { 4 }, span);
            self.give(Rule::Belonging, Place, if of { 2 } else { 0 }, span);
            self.give(Rule::Belonging, Person, -2, span);
        } else if of && self.words().len() == 1 {
            self.give(Rule::Preposition, Place, 1, before.span());
        } else if noun.is(classes::PERSONAL) && self.text(before) == "for" {
            // "works for", "played for".
            self.give(Rule::Belonging, Organization, 3, span);
        }
    }

    fn weigh_mark_before(&mut self, before: &Atom) {
        let Some(after) = self.right(0).filter(|after| after.kind == AtomKind::Mark) else { return };
        let (open, close) = (self.text(before), self.text(after));
        let quoted = matches!((open, close), ("“", "”") | ("\"", "\"") | ("‘", "’"));
        if quoted {
            self.give(Rule::Quoted, Other, 4, self.span());
        }
        // "KARSA, March 4 (Lakeside Wire) -".
        let dash = self.right(1).is_some_and(|a| matches!(self.text(a), "-" | "–" | "—"));
        let near = self.candidate.first - self.line.first <= DATELINE;
        if (open, close) == ("(", ")") && dash && near {
            self.give(Rule::Dateline, Organization, 8, self.span());
        }
    }

    /// "in Karsan," is a language.
    pub(super) fn weigh_language(&mut self) {
        let people =
            self.candidate.found.is_some_and(|f| !f.plural && self.lexicon.entry(f.entry).mention_type == Group);
        let Some(before) = self.left(1).filter(|_| people) else { return };
        let alone = self.right(0).is_none_or(|a| a.kind == AtomKind::Mark || a.is(classes::FUNCTION));
        if alone && matches!(self.text(before), "in" | "In" | "speak" | "speaks" | "spoke" | "speaking" | "into") {
            self.give(Rule::Language, Other, 12, before.span());
        }
    }

    pub(super) fn give_cue(&mut self, cue: &Cue, span: briefer_plugin::Span) {
        for &(to, points) in cue.gives {
            self.give(cue.rule, to, points, span);
        }
    }
}
