//! Cuts a run into the names that it holds.

use briefer_plugin::MentionType::{self, Event, Group, Organization, Place};
use briefer_plugin::Shape;
use briefer_plugin::words::numbers::number_word;

use super::Finder;
use super::openers::is_ordinal;
use crate::atoms::{AtomKind, Line};
use crate::evidence::Rule;
use crate::lexicon::classes;

impl Finder<'_, '_> {
    /// Cuts a run into candidates.
    pub(super) fn cut(&mut self, line: &Line, first: usize, end: usize) {
        let mut at = if line.loud { first } else { self.after_portfolio(line, first, end) };
        let mut title = None;
        while at < end {
            let atom = &self.atoms.atoms[at];
            if atom.kind != AtomKind::Word || self.is_skipped(line, at, end) {
                at += 1;
                title = None;
                continue;
            }
            if line.loud {
                at = self.cut_loud(line, at);
                continue;
            }
            if let Some(after) = self.title_chain(line, at, end) {
                title = title.or(Some(at));
                at = after;
                continue;
            }
            // What is left of the run is one word.
            if at + 1 == end {
                self.push(line, at, end, title);
                break;
            }
            let stop = self.name_end(line, at, end, title.is_some());
            if let Some((chain, after)) = self.title_within(line, at, stop, end) {
                if self.stands_before_title(line, at, chain) {
                    self.push(line, at, chain, None);
                } else if let Some(found) = self.lookup(line, at) {
                    self.push(line, at, at + found.words, None);
                }
                title = title.or(Some(at));
                at = after;
                continue;
            }
            self.push(line, at, stop, title.take());
            at = stop;
        }
    }

    /// The end of the name that begins at `at`, within a run.
    fn name_end(&self, line: &Line, at: usize, end: usize, titled: bool) -> usize {
        // A run never reaches past a day or a month: "Karimova Monday".
        let end = (at + 1..end)
            .find(|&i| {
                let (before, atom) = (&self.atoms.atoms[i - 1], &self.atoms.atoms[i]);
                atom.is(classes::CALENDAR) && !(atom.is(classes::GIVEN) && before.is(classes::GIVEN))
            })
            .unwrap_or(end);
        let end = (at + 1..end).find(|&i| self.is_foreign(line, i)).unwrap_or(end);
        let end = (at + 1..end).find(|&i| self.ends_company(i, end)).map_or(end, |i| i + 1);
        let stop = self.lookup(line, at).map_or(at, |found| at + found.words);
        if stop > at && stop < end && !titled && self.splits_after(line, at, stop, end) {
            return stop;
        }
        if stop < end { self.before_other_name(line, at, end) } else { end }
    }

    /// Whether a company's legal form stands at `at`, and what follows is no part of its name: "Karsa Motors Ltd Results".
    fn ends_company(&self, at: usize, end: usize) -> bool {
        let form = |at: usize| self.atoms.atoms[at].is(classes::LEGAL_FORM);
        form(at)
            && self.atoms.atoms[at].is_capital()
            && !self.atoms.atoms[at - 1].is(classes::GIVEN)
            && at + 1 < end
            && self.atoms.atoms[at + 1].is_capital()
            && !form(at + 1)
            && self.atoms.written(at) != "Co"
            && !self.atoms.atoms[at + 1].is(classes::ORGANIZATION)
    }

    /// Whether the lexicon's name `at..stop` is a name of its own before the rest of a run: "Syria" in "Syria Minister
    /// Ana Karimova", not in "Syria Relief Fund".
    fn splits_after(&self, line: &Line, at: usize, stop: usize, end: usize) -> bool {
        let Some(found) = self.lookup(line, at) else { return false };
        let rest = &self.atoms.atoms[stop..end];
        let kind = self.lexicon.entry(found.entry).mention_type;
        let next = self.lookup(line, stop).map(|f| (self.lexicon.entry(f.entry).mention_type, stop + f.words));
        let full_name = rest.len() == 2 && rest[0].is(classes::GIVEN) && !rest[1].is(classes::ORGANIZATION);
        // "Jewish West Bank" holds no body.
        let place = kind == Group && !self.atoms.atoms[at].is(classes::DIRECTION) && next == Some((Place, end));
        let body = rest[rest.len() - 1].is(classes::BODIES) && !full_name && !place;
        if rest[0].is(classes::FUNCTION) && rest[0].is_capital() && !body {
            return true;
        }
        let person = rest.len() > 1 && rest[0].is(classes::GIVEN) && !body;
        let titled = || self.title_chain(line, stop, end).is_some();
        match kind {
            Group if !self.rules.has(Rule::NationalityOutside) => false,
            Group => self.splits_after_people((at, stop, end), next, body),
            Organization => person || titled(),
            Place if found.words == 1 && self.is_part_of_name((at, stop, end), next) => false,
            Place => person || titled() || next.is_some() && !body,
            Event => !body,
            _ => person,
        }
    }

    /// Whether the name of a people ends before the rest of a run.
    fn splits_after_people(
        &self,
        (at, stop, end): (usize, usize, usize),
        next: Option<(MentionType, usize)>,
        body: bool,
    ) -> bool {
        let (first, rest) = (&self.atoms.atoms[at], &self.atoms.atoms[stop]);
        // "Syrian Campaign for Peace" is a body like "Syrian Council".
        let joined = (stop + 1..end).any(|at| matches!(self.atoms.written(at), "of" | "for" | "on"));
        // A family name that is a people's too: "Han", "Luo".
        let family = stop == at + 1 && first.is(classes::PERSONAL_NAMES) && !rest.is(classes::PLAIN) && next.is_none();
        match next {
            _ if family => false,
            // "North Karsan Velms" is one people, "Western Karsa" one place.
            Some((Group, after)) => after < end && !body,
            Some((Place, _)) if first.is(classes::DIRECTION) => false,
            _ => !body && !joined,
        }
    }

    /// Whether a place's one word is only a part of a name: "West Velm", "Velm West", "Chester B. Otieno", "Irvine Welsh",
    /// a given name.
    fn is_part_of_name(&self, (at, stop, end): (usize, usize, usize), next: Option<(MentionType, usize)>) -> bool {
        let (first, rest) = (&self.atoms.atoms[at], &self.atoms.atoms[stop]);
        let one_people = next == Some((Group, end)) && !self.atoms.written(end - 1).ends_with('s');
        first.is(classes::GIVEN)
            || first.is(classes::PLACE_MODIFIER) && next.is_some_and(|next| next.0 == Place)
            || rest.is(classes::PLACE_MODIFIER) && end == stop + 1
            || self.is_initial(stop)
            || one_people && first.shape == Shape::Capitalized
    }

    /// "B." in a person's name.
    pub(super) fn is_initial(&self, at: usize) -> bool {
        let written = self.atoms.written(at);
        written.len() == 2 && written.ends_with('.') && self.atoms.atoms[at].shape == Shape::Upper
    }

    /// Whether a new name begins inside a run at `at`: "Karimova Iraqi", a capital function word.
    fn is_foreign(&self, line: &Line, at: usize) -> bool {
        let atom = &self.atoms.atoms[at];
        atom.is_capital()
            && atom.is(classes::FUNCTION)
            && !atom.is(classes::SURNAME.and(classes::GIVEN).and(classes::PARTICLE))
            && atom.shape != Shape::Upper
            && self.lookup(line, at).is_none()
            && !self.atoms.atoms[at - 1].is(classes::GIVEN)
            && !self.is_inner(at)
    }

    /// A number or "Of" between two capitals belongs to the name: "Velm Seventh Fleet", "Press Trust Of Karsa".
    fn is_inner(&self, at: usize) -> bool {
        let written = self.atoms.written(at);
        written == "Of" || is_ordinal(written) || number_word(&written.to_ascii_lowercase()).is_some()
    }

    /// "Ministry of Health Ana Karimova" and "NCB Ana Karimova" end before the person.
    fn before_other_name(&self, line: &Line, at: usize, end: usize) -> usize {
        let acronym = |at: usize| {
            let atom = &self.atoms.atoms[at];
            atom.shape == Shape::Upper && atom.end - atom.start >= 2 && !self.atoms.written(at).contains('.')
        };
        let person = |i: &usize| {
            let before = &self.atoms.atoms[*i - 1];
            if !before.is_capital() || self.lookup(line, *i).is_some_and(|found| found.words > 1) {
                return false;
            }
            let body = before.is(classes::ORGANIZATION.and(classes::PLACE)) || self.headed(at, *i);
            let rest = end - *i;
            self.atoms.atoms[*i].is(classes::GIVEN)
                && (body && rest == 2 || *i == at + 1 && acronym(at) && matches!(rest, 2 | 3))
                && !self.atoms.atoms[end - 1].is(classes::BODIES)
        };
        (at + 1..end).find(person).unwrap_or(end)
    }
}
