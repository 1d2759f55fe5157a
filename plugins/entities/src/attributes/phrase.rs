//! Reads the words that describe somebody: "the deputy minister of trade and industry".
//!
//! A description is a run of modifiers that ends in a role noun, and what hangs on that noun by prepositions. It never
//! takes in a verb, a clause, or a name that it belongs to.

use std::ops::Range;

use super::role::LONGEST;
use briefer_plugin::Shape;

use super::scene::Scene;
use crate::atoms::AtomKind;
use crate::lexicon::classes;

/// The words that describe somebody. Indices count atoms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Description {
    /// First word, after the article and the age.
    pub(super) first: usize,
    /// The role noun.
    pub(super) head: usize,
    pub(super) end: usize,
    /// Whether an article or a possessive pronoun opens it.
    pub(super) determined: bool,
}

impl Description {
    pub(super) fn range(&self) -> Range<usize> {
        self.first..self.end
    }
}

/// Reads one description. `limit` is where it must end at the latest.
#[derive(Clone, Copy)]
pub(super) struct Reader<'s, 'a, 'd> {
    pub(super) scene: &'s Scene<'a, 'd>,
    pub(super) limit: usize,
    /// Whether nothing but the words themselves says where the description ends: after "is", not between commas.
    pub(super) open: bool,
}

impl Reader<'_, '_, '_> {
    /// The description that begins at `first`.
    pub(super) fn description(&self, first: usize) -> Option<Description> {
        let (first, determined) = self.after_article(first);
        let head = self.head(first, determined)?;
        let mut end = self.after_head(head)?;
        while let Some(next) = self.complement(head, end).or_else(|| self.second_role(end)) {
            if next - first > LONGEST {
                break;
            }
            end = next;
        }
        Some(Description { first, head, end, determined })
    }

    fn written(&self, at: usize) -> &str {
        if at < self.limit { self.scene.written(at) } else { "" }
    }

    fn is_word(&self, at: usize) -> bool {
        at < self.limit && self.scene.atom(at).is_some_and(|atom| atom.kind == AtomKind::Word)
    }

    /// Skips an article, and an age: "the 34-year-old".
    fn after_article(&self, first: usize) -> (usize, bool) {
        let determined = self.scene.is_determiner(first) && first < self.limit;
        let mut at = first + usize::from(determined);
        let aged = |at: usize| self.written(at).ends_with("-year-old") || self.written(at) == "year-old";
        let number = |at: usize| self.scene.atom(at).is_some_and(|atom| atom.kind == AtomKind::Number);
        if aged(at) {
            at += 1;
        } else if number(at)
            && let Some(age) = (at + 1..at + 4).find(|&at| aged(at) || self.written(at) == "old")
        {
            at = age + 1;
        }
        (at, determined)
    }

    /// The last role noun of the words that begin at `first` and hang together without a preposition.
    fn head(&self, first: usize, determined: bool) -> Option<usize> {
        let mut head = None;
        let mut at = first;
        while self.is_word(at) || at > first && at < self.limit && self.scene.is_possessive(at) {
            if at - first >= LONGEST || head.is_some() && !self.scene.is_role(at) && !self.leads_to_role(at) {
                break;
            }
            if self.is_office(at) || self.is_status(at, determined, first) {
                head = Some(at);
            } else if self.scene.is_person(at) && !self.owns(at) || at > first && self.is_verb_after_name(at) {
                return None;
            } else if !(self.may_precede(at) || self.scene.is_possessive(at) || at > first && self.joins(at)) {
                break;
            }
            at += 1;
        }
        head.filter(|&head| !(self.is_word(head + 1) && self.scene.is_person(head + 1)))
    }

    /// A role noun that can stand without a name; "Sen", "Gen" and "Sister" cannot.
    fn is_office(&self, at: usize) -> bool {
        let noun = self.scene.is(at, classes::ROLE.and(classes::OCCUPATION)) || !self.scene.is(at, classes::TITLE);
        let letters = self.scene.atom(at).is_some_and(|atom| atom.shape == Shape::Upper || atom.end - atom.start > 4);
        self.scene.is_role(at) && (noun || letters && !self.scene.is(at, classes::ADDRESS))
    }

    /// "Nortexa interviewed Professor": a clause of its own.
    fn is_verb_after_name(&self, at: usize) -> bool {
        let tied = self.scene.atom(at).is_some_and(|atom| atom.tied);
        !tied && is_participle(self.written(at)) && self.scene.atom(at - 1).is_some_and(|before| before.is_capital())
    }

    /// A status describes whoever the article points to; without one, only with "of" after it.
    fn is_status(&self, at: usize, determined: bool, first: usize) -> bool {
        let status = self.scene.atom(at).is_some_and(|a| a.is_lower_word()) && self.scene.is(at, classes::STATUS);
        let kin = self.scene.atom(at).is_some_and(|a| a.is_lower_word() && a.is(classes::KIN));
        status && (determined || at > first || self.written(at + 1) == "of")
            || kin && self.written(at + 1) == "of"
            || self.is_owned_kin(at)
    }

    fn may_precede(&self, at: usize) -> bool {
        self.scene.is_modifier(at) || self.scene.mention_over(at).is_some()
    }

    /// "and" between two modifiers: "trade and industry minister".
    fn joins(&self, at: usize) -> bool {
        self.written(at) == "and" && self.scene.is_modifier(at - 1) && self.scene.is_modifier(at + 1)
    }

    /// Whether a person's name is followed by a possessive: "Karimova's lawyer".
    fn owns(&self, at: usize) -> bool {
        let Some(mention) = self.scene.mention_over(at) else { return false };
        mention.candidate.end < self.limit && self.scene.is_possessive(mention.candidate.end)
    }

    /// Whether the words from `at` on end in a role noun too: "chief of staff" no, "police union leader" yes.
    fn leads_to_role(&self, at: usize) -> bool {
        let passes = |at: usize| {
            self.scene.is_possessive(at) || self.is_word(at) && (self.may_precede(at) || self.scene.is_role(at))
        };
        let role = |at: usize| self.scene.is_role(at) || self.is_status(at, true, at) || self.is_owned_kin(at);
        (at..(at + 4).min(self.limit)).take_while(|&at| passes(at)).any(|at| role(at) && !self.scene.is_person(at))
    }

    /// "the president's brother".
    fn is_owned_kin(&self, at: usize) -> bool {
        let kin = self.scene.atom(at).is_some_and(|a| a.is_lower_word() && a.is(classes::KIN));
        kin && at.checked_sub(1).is_some_and(|before| self.scene.is_possessive(before))
    }

    /// Where the description ends at the earliest: after the noun, or after the word that belongs to it. Another noun
    /// there means that the role noun was no head: "a general election".
    fn after_head(&self, head: usize) -> Option<usize> {
        let next = head + 1;
        if !self.is_word(next) {
            return Some(next);
        }
        let written = self.written(next);
        if matches!(written, "general" | "emeritus" | "emerita" | "designate" | "elect" | "responsible") {
            return Some(next + 1);
        }
        let atom = self.scene.atom(next)?;
        let ends = atom.is(classes::FUNCTION.and(classes::SPEECH).and(classes::PERSONAL).and(classes::IN))
            || atom.is(classes::CALENDAR)
            || is_participle(written)
            || matches!(written, "close" | "familiar" | "charged" | "born" | "aged");
        ends.then_some(next)
    }

    /// The end of a phrase that hangs on the description by a preposition.
    fn complement(&self, head: usize, at: usize) -> Option<usize> {
        let next = at + 1;
        let capital = |at: usize| self.is_word(at) && self.scene.atom(at).is_some_and(|a| a.is_capital());
        let determined = self.scene.is_determiner(next) && next < self.limit;
        let name = capital(next) || determined && capital(next + 1);
        let allowed = match self.written(at) {
            "of" => true,
            "for" => {
                !matches!(self.written(next + usize::from(determined)), "past" | "last" | "first" | "more" | "years")
            }
            "at" | "with" | "against" | "on" => name || !self.open,
            "to" => {
                (at == head + 1 || self.written(at - 1) == "general")
                    && (name || determined || self.scene.is_role(next))
            }
            "in" => name || self.written(next) == "charge",
            "from" | "under" => name,
            _ => false,
        };
        if !allowed {
            return None;
        }
        self.noun_phrase(next)
    }

    /// The end of "the Northern Relief Office", "trade and industry", "Karsa's 3rd Brigade".
    pub(super) fn noun_phrase(&self, first: usize) -> Option<usize> {
        let start = first + usize::from(first < self.limit && self.scene.is_determiner(first));
        let mut at = start;
        while at < self.limit && at - start < LONGEST {
            let Some(atom) = self.scene.atom(at) else { break };
            let fits = match atom.kind {
                AtomKind::Word => self.fits_noun_phrase(start, at),
                AtomKind::Possessive => at > start,
                AtomKind::Number => atom.end - atom.start <= 3,
                AtomKind::Mark => at > start && self.written(at) == "&" && self.is_word(at + 1),
            };
            if !fits {
                break;
            }
            at += 1;
        }
        (at > start && self.is_word(at - 1) || at > start + 1).then_some(at)
    }

    fn fits_noun_phrase(&self, start: usize, at: usize) -> bool {
        let Some(atom) = self.scene.atom(at) else { return false };
        if atom.tied {
            return true;
        }
        if self.written(at) == "and" {
            return at > start && self.joins_nouns(start, at);
        }
        if let Some(mention) = self.scene.mention_over(at) {
            // A person's name belongs here after the preposition or a title alone.
            let own = mention.candidate.title.unwrap_or(mention.candidate.first);
            return mention.mention_type != briefer_plugin::MentionType::Person || own <= start;
        }
        if atom.is(classes::CALENDAR) || !self.scene.is_modifier(at) && !self.scene.is_role(at) {
            // "the First Army", "Bread for All".
            let within =
                atom.is_capital() && (at > start || self.scene.atom(at + 1).is_some_and(|next| next.is_capital()));
            return within && !atom.is(classes::CALENDAR);
        }
        let after_noun = at > start && !self.written(at - 1).ends_with("ly");
        !(after_noun && atom.is_lower_word() && is_participle(self.written(at)))
    }

    /// "trade and industry", "Trade and Industry", and no second clause: "the office and left".
    fn joins_nouns(&self, start: usize, at: usize) -> bool {
        let (Some(left), Some(right)) = (self.scene.atom(at - 1), self.scene.atom(at + 1)) else { return false };
        if !self.is_word(at + 1)
            || self.scene.is_person(at + 1)
            || !self.scene.is_modifier(at + 1) && !right.is_capital()
        {
            return false;
        }
        let alike = left.is_capital() == right.is_capital();
        let bare = start + 1 == at && self.written(start.saturating_sub(1)) == "of";
        alike && !is_participle(self.written(at + 1)) && (right.is_capital() || !self.open || bare)
    }

    /// "and chief executive (of ...)" after a description.
    fn second_role(&self, at: usize) -> Option<usize> {
        if !matches!(self.written(at), "and" | "&") || at >= self.limit {
            return None;
        }
        let (first, determined) = self.after_article(at + 1);
        let head = self.head(first, determined).filter(|&head| head - first < 6)?;
        let end = self.after_head(head)?;
        // "the mayor and the governor of Karsa met": two people.
        let two = self.written(at + 1) == "the";
        (!two).then_some(end)
    }
}

/// Whether a lower-case word looks like a participle: "elected", "living".
fn is_participle(word: &str) -> bool {
    word.len() > 4 && (word.ends_with("ed") || word.ends_with("ing"))
        || matches!(
            word,
            "held"
                | "shot"
                | "born"
                | "known"
                | "set"
                | "put"
                | "made"
                | "built"
                | "sent"
                | "taken"
                | "given"
                | "left"
                | "paid"
                | "kept"
                | "brought"
                | "chosen"
                | "run"
                | "led"
        )
}
