//! Whom a lone last name, or first name, stands for.
//!
//! Every mention of somebody named in full is remembered under the last name, so that each lone name is answered in one
//! step however many people bear it. Of several, a form of address or a title that only one of them has decides; else
//! the one named in full last. Somebody brought in as a relative ("his father, Omar Tolm") does not take over the name.

use std::collections::HashMap;

use briefer_plugin::{Gender, Shape};

use super::choice::Choice;
use crate::atoms::Atoms;
use crate::attributes;
use crate::candidates::Candidate;
use crate::lexicon::{Lexicon, WordHasher, classes};
use crate::names::People;
use crate::surfaces::{self, Surface, Surfaces};

/// Everybody named in full, by last and by first names.
pub(crate) struct LastNames<'a, 'd> {
    atoms: &'a Atoms<'d>,
    lexicon: &'a Lexicon,
    candidates: &'a [Candidate],
    surfaces: &'a Surfaces,
    /// For each surface of a person.
    roles: Vec<Role>,
    /// The first name and those between of each full name.
    others: Vec<usize>,
    bearers: Vec<Bearers>,
    /// Who of some bearers was seen last with a title: with all its words, and with the last one that is a title by itself.
    by_title: HashMap<(usize, u64), Seen, WordHasher>,
    genders: HashMap<usize, Gender, WordHasher>,
}

/// Names with the numbers of those who bear them.
type Numbers<'p> = HashMap<&'p str, usize, WordHasher>;

/// What a surface is among the names of people. Numbers count `bearers`.
#[derive(Clone, Copy, Debug)]
enum Role {
    None,
    /// A full name: its last name, and where its other names stand in `others`.
    Full {
        last: usize,
        others: (usize, usize),
    },
    /// A lone name: as a last name, as a first name, as one between: "Wong" of "Chris Wong Chun-yin".
    Lone([usize; 3]),
}

/// All who bear one name, as far as the text has been read.
#[derive(Debug, Default)]
struct Bearers {
    /// In the order in which they are first named.
    all: Vec<usize>,
    last: Option<Seen>,
    /// The last one of each gender, and the last of unknown gender.
    by_gender: [Option<Seen>; 3],
}

/// Where somebody was mentioned last.
#[derive(Clone, Copy, Debug)]
struct Seen {
    person: usize,
    candidate: usize,
}

impl<'a, 'd> LastNames<'a, 'd> {
    /// Notes who is named in full in the document.
    pub(crate) fn of(
        atoms: &'a Atoms<'d>,
        lexicon: &'a Lexicon,
        candidates: &'a [Candidate],
        surfaces: &'a Surfaces,
        people: &People,
    ) -> Self {
        let mut names = LastNames {
            atoms,
            lexicon,
            candidates,
            surfaces,
            roles: vec![Role::None; surfaces.list.len()],
            others: Vec::new(),
            bearers: Vec::new(),
            by_title: HashMap::default(),
            genders: HashMap::with_hasher(WordHasher),
        };
        names.note_roles(people);
        names.note_genders();
        names
    }

    fn note_roles<'p>(&mut self, people: &'p People) {
        let [mut last_names, mut first_names, mut middle_names] = [const { Numbers::with_hasher(WordHasher) }; 3];
        let mut lone = Vec::new();
        for (at, surface) in self.surfaces.list.iter().enumerate() {
            let Some(parts) = people.parts(at) else { continue };
            let last = parts.last_name();
            let Some(first) = parts.first_name() else {
                if !surface.keeps_entry(self.lexicon) {
                    lone.push((at, last));
                }
                continue;
            };
            if first == last {
                // "Tolm Jr."
                continue;
            }
            let mut number = |map: &mut Numbers<'p>, key: &'p str| {
                *map.entry(key).or_insert_with(|| {
                    self.bearers.push(Bearers::default());
                    self.bearers.len() - 1
                })
            };
            let start = self.others.len();
            let last = number(&mut last_names, last);
            self.others.push(number(&mut first_names, first));
            let between = parts.between().filter(|key| key.len() > 2);
            self.others.extend(between.map(|key| number(&mut middle_names, key)));
            self.roles[at] = Role::Full { last, others: (start, self.others.len()) };
            let root = self.surfaces.root(at);
            for &bearers in self.others[start..].iter().chain([&last]) {
                if self.bearers[bearers].all.last() != Some(&root) {
                    self.bearers[bearers].all.push(root);
                }
            }
        }
        for (at, key) in lone {
            let none = usize::MAX;
            let number = |map: &Numbers<'p>| map.get(key).copied().unwrap_or(none);
            self.roles[at] = Role::Lone([&last_names, &first_names, &middle_names].map(number));
        }
        for bearers in &mut self.bearers {
            bearers.all.sort_unstable();
            bearers.all.dedup();
        }
    }

    fn note_genders(&mut self) {
        for (at, candidate) in self.candidates.iter().enumerate() {
            let surface = self.surfaces.of[at];
            if let Role::Full { .. } = self.roles[surface]
                && let Some(gender) = attributes::gender(self.atoms, self.lexicon, candidate)
            {
                self.genders.entry(self.surfaces.root(surface)).or_insert(gender);
            }
        }
    }

    /// Reads the next candidate; for a lone name says whom it stands for.
    pub(crate) fn read(&mut self, at: usize) -> Option<(usize, Choice)> {
        let surface = self.surfaces.of[at];
        match self.roles[self.surfaces.root(surface)] {
            Role::Lone([last, first, middle]) => {
                let found = self.choose(at, last).map(|found| (last, found));
                // A first name alone is nobody's before he is named in full: many have but one name.
                let known = |number: usize| self.bearers.get(number).is_some_and(|bearers| bearers.last.is_some());
                let by = |number: usize| self.choose(at, number).filter(|_| known(number)).map(|found| (number, found));
                let (bearers, (person, choice)) = found.or_else(|| by(first)).or_else(|| by(middle))?;
                self.see(at, bearers, person);
                Some((person, choice))
            }
            _ => {
                if let Role::Full { last, others } = self.roles[surface] {
                    let person = self.surfaces.root(surface);
                    for other in others.0..=others.1 {
                        let bearers = if other < others.1 { self.others[other] } else { last };
                        if !self.is_relative(at, bearers) {
                            self.see(at, bearers, person);
                        }
                    }
                }
                None
            }
        }
    }

    fn see(&mut self, at: usize, bearers: usize, person: usize) {
        let seen = Seen { person, candidate: at };
        let gender = slot(self.genders.get(&person).copied());
        for title in self.titles(at).into_iter().chain([self.office(at)]).flatten() {
            self.by_title.insert((bearers, title), seen);
        }
        let bearers = &mut self.bearers[bearers];
        bearers.last = Some(seen);
        bearers.by_gender[gender] = Some(seen);
    }

    fn choose(&self, at: usize, number: usize) -> Option<(usize, Choice)> {
        let bearers = self.bearers.get(number)?;
        let of = bearers.all.len();
        if of > 1 && self.is_told_apart(at) {
            return None;
        }
        let addressed = || attributes::gender(self.atoms, self.lexicon, &self.candidates[at]);
        let gender = addressed().or_else(|| self.pronoun_after(at).filter(|_| of > 1));
        let fits = |person: usize| match (gender, self.genders.get(&person)) {
            (Some(wanted), Some(&is)) => wanted == is,
            _ => true,
        };
        if let [only] = bearers.all[..] {
            return fits(only).then_some((only, Choice::Only));
        }
        let titled = self.titles(at).into_iter().flatten().find_map(|title| self.by_title.get(&(number, title)));
        let titled = titled.filter(|seen| fits(seen.person));
        if let Some(seen) = titled {
            return Some((seen.person, Choice::Title(of)));
        }
        let nearest = match gender {
            None => bearers.last,
            Some(_) => {
                let (same, unknown) = (bearers.by_gender[slot(gender)], bearers.by_gender[slot(None)]);
                same.into_iter().chain(unknown).max_by_key(|seen| seen.candidate)
            }
        };
        match (nearest, bearers.last) {
            (Some(seen), Some(last)) if seen.person == last.person => {
                let words =
                    self.candidates[at].first - self.candidates[seen.candidate].end.min(self.candidates[at].first);
                Some((seen.person, Choice::Nearest(words, of)))
            }
            (Some(seen), _) => Some((seen.person, Choice::Address(of))),
            (None, _) => {
                bearers.all.iter().copied().find(|&person| fits(person)).map(|first| (first, Choice::After(of)))
            }
        }
    }

    /// The title before a mention, as it is and by the word that tells offices apart: a chief justice is a justice too.
    fn titles(&self, at: usize) -> [Option<u64>; 2] {
        let candidate = &self.candidates[at];
        let Some(start) = candidate.title else { return [None; 2] };
        let words = &self.atoms.atoms[start..candidate.first];
        let office = words.iter().rfind(|atom| atom.is(classes::TITLE));
        let whole = surfaces::key(words.iter().map(|atom| atom.word));
        [Some(whole), office.map(|atom| surfaces::key([atom.word]))]
    }

    /// The office that is told right after a name: "Wen Tolm was president", "Wen Tolm, the finance minister".
    fn office(&self, at: usize) -> Option<u64> {
        const REACH: usize = 5;
        let candidate = &self.candidates[at];
        let line = &self.atoms.lines[candidate.line];
        self.atoms.within(line, candidate.end)?;
        if !matches!(self.atoms.written(candidate.end), "," | "is" | "was") {
            return None;
        }
        let after = (candidate.end + 1..candidate.end + 1 + REACH).map_while(|at| self.atoms.within(line, at));
        let title = after.take_while(|atom| atom.is_lower_word()).find(|atom| atom.is(classes::TITLE));
        title.map(|atom| surfaces::key([atom.word]))
    }

    /// Whether who speaks calls himself "he": "Tolm said he would appeal".
    fn pronoun_after(&self, at: usize) -> Option<Gender> {
        let candidate = &self.candidates[at];
        let line = &self.atoms.lines[candidate.line];
        let said = self.atoms.within(line, candidate.end)?.is(classes::SPEECH);
        self.atoms.within(line, candidate.end + 1).filter(|_| said)?;
        match self.atoms.written(candidate.end + 1) {
            "he" => Some(Gender::Male),
            "she" => Some(Gender::Female),
            _ => None,
        }
    }

    /// Whether the text itself says that it means one of several, in words that are not understood: "the elder Tolm".
    fn is_told_apart(&self, at: usize) -> bool {
        let (candidate, line) = (&self.candidates[at], &self.atoms.lines[self.candidates[at].line]);
        candidate.first > line.first
            && matches!(self.atoms.written(candidate.first - 1), "elder" | "younger" | "older" | "late" | "other")
    }

    /// Whether a relative of somebody of that name is brought in: "his father, Omar Tolm".
    fn is_relative(&self, at: usize, bearers: usize) -> bool {
        let candidate = &self.candidates[at];
        let line = &self.atoms.lines[candidate.line];
        let before = candidate.title.unwrap_or(candidate.first);
        let before = if before > line.first && self.atoms.is_mark(line, before - 1, ",") { before - 1 } else { before };
        let kin = before > line.first
            && self.atoms.atoms[before - 1].is(classes::KIN)
            && self.atoms.atoms[before - 1].is_lower_word();
        kin && self.bearers[bearers].last.is_some_and(|seen| seen.person != self.surfaces.root(self.surfaces.of[at]))
    }
}

/// Whether so little is known about a word that it may be somebody's last name in another spelling.
pub(super) fn may_be_lone(surface: &Surface, atoms: &Atoms<'_>) -> bool {
    const UNSURE: i32 = 6;
    let word = &atoms.atoms[surface.words.start];
    surface.words.len() == 1
        && surface.entry.is_none()
        && word.classes == classes::Classes::default()
        && word.shape == Shape::Capitalized
        && surface.score.average(surface.mention_type(), surface.count) < UNSURE
}

fn slot(gender: Option<Gender>) -> usize {
    match gender {
        Some(Gender::Male) => 0,
        Some(Gender::Female) => 1,
        _ => 2,
    }
}
