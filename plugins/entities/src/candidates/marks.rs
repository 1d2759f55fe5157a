//! Marks and numbers inside names: possessives, ampersands, nicknames, channels.

use super::Finder;
use crate::atoms::{Atom, AtomKind, Line, MARK};
use crate::lexicon::classes;

impl Finder<'_, '_> {
    /// The end of the run `first..end` with the mark or number after it and what that joins.
    pub(super) fn joined_by_mark(&self, line: &Line, first: usize, end: usize) -> Option<usize> {
        let next = self.atoms.within(line, end)?;
        match next.kind {
            AtomKind::Possessive => self.owned(line, end),
            AtomKind::Number => self.is_numbered(end).then_some(end + 1),
            // A full stop joins nothing.
            AtomKind::Mark if next.word == MARK => None,
            AtomKind::Mark => match self.atoms.written(end) {
                "," if self.headed(first, end) => self.list_within(line, end),
                "&" => self.joined_by_ampersand(line, first, end),
                "\"" | "“" | "‘" | "«" | "'" => self.nickname(line, first, end),
                "(" => self.short_name(line, first, end),
                _ => None,
            },
            AtomKind::Word => None,
        }
    }

    /// "Workers' Party", "Attorney General's Office": whose body it is belongs to the name where it is no name itself.
    fn owned(&self, line: &Line, end: usize) -> Option<usize> {
        let last = &self.atoms.atoms[end - 1];
        let body = self.atoms.within(line, end + 1).filter(|a| a.is_capital() && !a.tied)?;
        let bodies = classes::ORGANIZATION.and(classes::BARE_ORGANIZATION).and(classes::PLACE);
        let office = last.is_capital() && last.is(classes::TITLES) && body.is(bodies);
        // "Bond Traders' Association": many owners of a plain kind.
        let many = !self.atoms.written(end).ends_with(['s', 'S'])
            && last.is_capital()
            && last.is(classes::DICTIONARY)
            && !last.is(classes::ALONE.and(classes::PERSONAL_NAMES).and(classes::FAMILY));
        (last.is(classes::OWNERS) || office || many).then_some(end + 2)
    }

    /// "Channel 4", "Terminal 2".
    fn is_numbered(&self, end: usize) -> bool {
        let number = &self.atoms.atoms[end];
        let kind = matches!(
            self.atoms.written(end - 1),
            "Channel"
                | "Radio"
                | "Canal"
                | "Kanal"
                | "Antena"
                | "Interstate"
                | "Highway"
                | "Route"
                | "Terminal"
                | "Gate"
        );
        kind && number.end - number.start <= 3
    }

    /// "Smith & Karsan", "Energy & Mines"; not "Ana Karimova & Boris Selk".
    fn joined_by_ampersand(&self, line: &Line, first: usize, end: usize) -> Option<usize> {
        let right = self.atoms.within(line, end + 1).filter(|a| a.is_capital() && !a.tied)?;
        let persons = end - first > 1 && self.atoms.atoms[first].is(classes::GIVEN) && right.is(classes::GIVEN);
        let places = end - first == 1 && self.is_place(line, first) && self.is_place(line, end + 1);
        (!persons && !places).then_some(end + 2)
    }

    fn is_place(&self, line: &Line, at: usize) -> bool {
        self.lookup(line, at)
            .is_some_and(|f| self.lexicon.entry(f.entry).mention_type == briefer_plugin::MentionType::Place)
    }

    /// `Ana "Tiger" Karimova`: up to three words between quotation marks inside a person's name.
    fn nickname(&self, line: &Line, first: usize, end: usize) -> Option<usize> {
        const LONGEST: usize = 3;
        let given = self.atoms.atoms[first].is(classes::GIVEN) && end - first <= 2;
        let close = (end + 2..=end + 1 + LONGEST).find(|&at| {
            self.atoms.within(line, at).is_some_and(|a| a.kind == AtomKind::Mark)
                && matches!(self.atoms.written(at), "\"" | "”" | "’" | "»" | "'")
        });
        let close = close.filter(|_| given)?;
        let capital = |at: usize| self.atoms.within(line, at).is_some_and(|a| a.is_capital() && !a.tied);
        let words = (end + 1..close).all(|at| self.atoms.atoms[at].kind == AtomKind::Word);
        (words && capital(end + 1) && capital(close + 1)).then_some(close + 2)
    }

    /// "Jonathan (Jon) Karim": one word in brackets between a given and a family name.
    fn short_name(&self, line: &Line, first: usize, end: usize) -> Option<usize> {
        let person = |a: &Atom| a.is_capital() && !a.is(classes::ALONE.and(classes::DICTIONARY));
        let given = self.atoms.atoms[first].is(classes::GIVEN) && end - first <= 2;
        let inside = self.atoms.within(line, end + 1).is_some_and(|a| person(a) && a.is(classes::GIVEN));
        let after = self.atoms.within(line, end + 3).is_some_and(person);
        (given && inside && after && self.atoms.is_mark(line, end + 2, ")")).then_some(end + 4)
    }
}
