//! Role, nationality, gender and number, where the text shows them.

use briefer_plugin::MentionType::{self, Group, Person};
use briefer_plugin::{Gender, GrammaticalNumber};

use crate::atoms::{Atom, AtomKind, Atoms, Line};
use crate::candidates::Candidate;
use crate::lexicon::Lexicon;
use crate::lexicon::classes;

/// What the text says about one entity.
#[derive(Clone, Debug, Default)]
pub(crate) struct Known {
    pub(crate) role: Option<String>,
    pub(crate) nationality: Option<String>,
    pub(crate) gender: Option<Gender>,
}

/// Learns what one mention shows about its entity; what was learned first stays.
pub(crate) fn learn(atoms: &Atoms<'_>, lexicon: &Lexicon, candidate: &Candidate, kind: MentionType, known: &mut Known) {
    if kind != Person {
        return;
    }
    let look = Look { atoms, lexicon, line: &atoms.lines[candidate.line], candidate };
    if known.gender.is_none() {
        known.gender = look.gender();
    }
    if look.line.loud {
        return;
    }
    if known.role.is_none() {
        known.role = look
            .role_after()
            .or_else(|| look.role_in_title())
            .or_else(|| look.role_before(candidate.first))
            .or_else(|| look.role_before_comma());
    }
    if known.nationality.is_none() {
        known.nationality = look.nationality();
    }
}

/// The gender that a form of address or the given name of one mention shows.
pub(crate) fn gender(atoms: &Atoms<'_>, lexicon: &Lexicon, candidate: &Candidate) -> Option<Gender> {
    Look { atoms, lexicon, line: &atoms.lines[candidate.line], candidate }.gender()
}

/// Whether a mention stands for one or for several.
pub(crate) fn number(candidate: &Candidate, kind: MentionType) -> Option<GrammaticalNumber> {
    match kind {
        Person => Some(GrammaticalNumber::Singular),
        Group if candidate.found.is_some_and(|f| f.plural) => Some(GrammaticalNumber::Plural),
        _ => None,
    }
}

struct Look<'a, 'd> {
    atoms: &'a Atoms<'d>,
    lexicon: &'a Lexicon,
    line: &'a Line,
    candidate: &'a Candidate,
}

const LONGEST_ROLE: usize = 16;

impl<'a> Look<'a, '_> {
    fn atom(&self, at: usize) -> Option<&'a Atom> {
        self.atoms.within(self.line, at)
    }

    fn slice(&self, first: usize, end: usize) -> Option<String> {
        let first = (first..end)
            .find(|&at| !matches!(self.atoms.written(at), "a" | "an" | "the" | "his" | "her" | "its" | "The"))?;
        let text = self.atoms.span(first, end).slice(self.atoms.text);
        Some(text.split_whitespace().collect::<Vec<_>>().join(" "))
    }

    fn gender(&self) -> Option<Gender> {
        let title = self.candidate.title.map_or(self.candidate.first, |title| title);
        for at in title..self.candidate.first {
            match self.atoms.written(at) {
                "Mr" | "Mr." | "Sir" | "King" | "Prince" | "Lord" | "Sheikh" | "Imam" | "Mullah" | "Father" => {
                    return Some(Gender::Male);
                }
                "Mrs" | "Mrs." | "Ms" | "Ms." | "Queen" | "Princess" | "Lady" | "Dame" | "Sister" | "Congresswoman" => {
                    return Some(Gender::Female);
                }
                _ => {}
            }
        }
        let first = &self.atoms.atoms[self.candidate.first];
        if self.candidate.end - self.candidate.first < 2 {
            return None;
        }
        match (first.is(classes::GIVEN_MALE), first.is(classes::GIVEN_FEMALE)) {
            (true, false) => Some(Gender::Male),
            (false, true) => Some(Gender::Female),
            _ => None,
        }
    }

    /// "Deputy Foreign Minister" right before the name; forms of address alone are no role.
    fn role_in_title(&self) -> Option<String> {
        let title = self.candidate.title?;
        let address = |at: usize| {
            matches!(
                self.atoms.written(at).trim_end_matches('.'),
                "Mr" | "Mrs"
                    | "Ms"
                    | "Dr"
                    | "Sir"
                    | "Lady"
                    | "Lord"
                    | "Dame"
                    | "Prof"
                    | "Professor"
                    | "Rev"
                    | "Aunt"
                    | "Uncle"
            )
        };
        if (title..self.candidate.first).all(address) {
            return None;
        }
        self.slice(title, self.candidate.first)
    }

    /// "head of the Northern Office" right before the name, in lower case.
    fn role_before(&self, end: usize) -> Option<String> {
        let mut first = end;
        let mut role = None;
        while let Some(atom) = first.checked_sub(1).and_then(|at| self.atom(at)) {
            let word = self.atoms.written(first - 1);
            let inside = atom.kind == AtomKind::Possessive
                || atom.kind == AtomKind::Word
                    && (matches!(word, "of" | "the" | "for" | "and")
                        || !atom.is(classes::FUNCTION.and(classes::SPEECH).and(classes::PERSONAL).and(classes::IN)));
            if !inside || end - first >= LONGEST_ROLE {
                break;
            }
            first -= 1;
            if atom.is(classes::TITLES) && atom.is_lower_word() {
                role = Some(first);
            } else if role.is_some() && (matches!(word, "of" | "the" | "and" | "for") || !is_attribute(atom)) {
                break;
            } else if role.is_some() {
                role = Some(first);
            }
        }
        let role = role?;
        // Either the role stands right before the name, or its "of" phrase does.
        let near = self.atom(end - 1)?;
        let of = (role..end).any(|at| self.atoms.written(at) == "of");
        (near.is(classes::TITLES) || of && near.is_capital()).then(|| self.slice(role, end))?
    }

    /// "The governor of Karsa, Ana Karimova, said": between two commas.
    fn role_before_comma(&self) -> Option<String> {
        let first = self.candidate.first;
        let between = first > self.line.first + 2
            && self.atoms.is_mark(self.line, first - 1, ",")
            && (self.atoms.is_mark(self.line, self.candidate.end, ",")
                || self.atoms.is_mark(self.line, self.candidate.end, "."));
        if between { self.role_before(first - 1) } else { None }
    }

    /// ", the deputy minister of trade," after the name, or "is the minister".
    fn role_after(&self) -> Option<String> {
        let after = self.candidate.end;
        let copula =
            self.atom(after).is_some_and(|_| matches!(self.atoms.written(after), "is" | "was" | "remains" | "became"))
                && self.atom(after + 1).is_some_and(|_| matches!(self.atoms.written(after + 1), "the" | "a" | "an"));
        if !copula && !self.atoms.is_mark(self.line, after, ",") {
            return None;
        }
        let first = after + 1;
        let mut noun = None;
        let mut end = first;
        while let Some(atom) = self.atom(end) {
            let word = self.atoms.written(end);
            let stops = matches!(
                word,
                "who" | "which" | "that" | "said" | "is" | "was" | "has" | "have" | "had" | "will" | "when" | "where"
            );
            if matches!(atom.kind, AtomKind::Mark | AtomKind::Number) || stops || end - first >= LONGEST_ROLE {
                break;
            }
            if noun.is_none() {
                let role = atom.is(classes::TITLES) && !atom.is(classes::FUNCTION);
                let passed = atom.is_capital()
                    || atom.kind == AtomKind::Possessive
                    || matches!(word, "a" | "an" | "the" | "his" | "her" | "its" | "of" | "and")
                    || is_attribute(atom);
                if role {
                    noun = Some(end);
                } else if !passed {
                    return None;
                }
            } else if atom.is(classes::SPEECH) {
                break;
            }
            end += 1;
        }
        noun.and_then(|_| self.slice(first, end))
    }

    fn nationality(&self) -> Option<String> {
        let from = self.candidate.title.unwrap_or(self.candidate.first);
        let before = from.saturating_sub(3).max(self.line.first)..self.candidate.first;
        let role = self.role_after().is_some() || self.atoms.is_mark(self.line, self.candidate.end, "(");
        let after = self.candidate.end + 1..if role { self.candidate.end + 5 } else { self.candidate.end };
        let near = |at: usize| {
            let atom = self.atom(at)?;
            let found = self.lexicon.longest(std::iter::once(atom.word), |_| self.atoms.written(at))?;
            let entry = self.lexicon.entry(found.entry);
            (entry.mention_type == Group && entry.people_of.is_some() && !found.plural)
                .then(|| self.atoms.written(at).to_owned())
        };
        // Only where nothing but a title or a role stands between.
        let adjacent = before.clone().rev().take_while(|&at| {
            self.atom(at).is_some_and(|a| a.kind == AtomKind::Word && (is_attribute(a) || a.is(classes::TITLES)))
        });
        adjacent.filter_map(near).next().or_else(|| after.filter_map(near).next())
    }
}

/// Whether a word may stand before a role noun and belong to it.
fn is_attribute(atom: &Atom) -> bool {
    atom.kind == AtomKind::Word
        && !atom.is(classes::FUNCTION.and(classes::SPEECH).and(classes::PERSONAL).and(classes::IN))
}
