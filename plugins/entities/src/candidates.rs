//! Finds the spans that may be names: runs of capitalized words with the small words inside them, cut where
//! titles, nationalities and other names begin.

use briefer_plugin::Shape;

use crate::atoms::{Atom, AtomKind, Atoms, Line};
use crate::lexicon::classes::{self, Classes};
use crate::lexicon::{Found, Lexicon};

/// A span that may be a name. Indices count atoms.
#[derive(Clone, Debug)]
pub(crate) struct Candidate {
    pub(crate) first: usize,
    pub(crate) end: usize,
    /// Index of its line.
    pub(crate) line: usize,
    /// The lexicon's entry for the whole of it.
    pub(crate) found: Option<Found>,
    /// First atom of the title before it.
    pub(crate) title: Option<usize>,
    /// Whether its first word is capitalized only because of where it stands, for all that is known.
    pub(crate) opens: bool,
}

/// The most words a run may have.
const LONGEST_RUN: usize = 14;

/// All candidates of a document, in order.
pub(crate) fn find(atoms: &Atoms<'_>, lexicon: &Lexicon) -> Vec<Candidate> {
    let mut finder = Finder { atoms, lexicon, out: Vec::new(), line: 0 };
    for (at, line) in atoms.lines.iter().enumerate() {
        finder.line = at;
        finder.read_line(line);
    }
    finder.out
}

struct Finder<'a, 'd> {
    atoms: &'a Atoms<'d>,
    lexicon: &'a Lexicon,
    out: Vec<Candidate>,
    line: usize,
}

impl Finder<'_, '_> {
    fn read_line(&mut self, line: &Line) {
        let mut at = line.first;
        while at < line.end {
            let atom = &self.atoms.atoms[at];
            let starts = atom.is_capital()
                || atom.is(classes::PARTICLE) && atom.is_lower_word() && self.lookup(line, at).is_some();
            if !starts {
                at += 1;
                continue;
            }
            let end = if line.loud { self.loud_run(line, at) } else { self.run(line, at) };
            self.cut(line, at, end);
            at = end;
        }
    }

    /// The longest name of the lexicon that begins at an atom.
    fn lookup(&self, line: &Line, at: usize) -> Option<Found> {
        let words = (at..line.end).map(|at| self.word_at(at));
        let found = self.lexicon.longest(words, |offset| self.atoms.written(at + offset))?;
        let last = &self.atoms.atoms[at + found.words - 1];
        let upper = self.atoms.atoms[at..at + found.words].iter().any(Atom::is_capital);
        (upper && last.kind != AtomKind::Mark).then_some(found)
    }

    fn word_at(&self, at: usize) -> u32 {
        let atom = &self.atoms.atoms[at];
        if atom.kind == AtomKind::Mark && self.atoms.written(at) == "," {
            self.lexicon.id(",").unwrap_or(atom.word)
        } else {
            atom.word
        }
    }

    /// Where capitals say nothing, a run is what lies between two marks.
    fn loud_run(&self, line: &Line, first: usize) -> usize {
        (first + 1..line.end).find(|&at| self.atoms.atoms[at].kind != AtomKind::Word).unwrap_or(line.end)
    }

    /// The end of the run of capitalized words that begins at `first`.
    fn run(&self, line: &Line, first: usize) -> usize {
        let mut end = first + 1;
        if let Some(found) = self.lookup(line, first) {
            end = first + found.words;
        }
        while end < line.end && end - first < LONGEST_RUN {
            let Some(next) = self.joined(line, first, end) else { break };
            end = next;
        }
        end
    }

    /// The end of the run `first..end` with what follows, if that belongs to it.
    fn joined(&self, line: &Line, first: usize, end: usize) -> Option<usize> {
        let next = self.atoms.within(line, end)?;
        if next.tied {
            return None;
        }
        let capital = |at: usize| self.atoms.within(line, at).is_some_and(|a| a.is_capital() && !a.tied);
        if next.is_capital() {
            let after = self.lookup(line, end).map_or(1, |found| found.words);
            return Some(end + after);
        }
        let inside = &self.atoms.atoms[first..end];
        let last = &self.atoms.atoms[end - 1];
        if next.kind == AtomKind::Possessive {
            // "Workers' Party", "People's Front".
            let body = self.atoms.within(line, end + 1)?;
            let owned = last.is(classes::OWNERS) && body.is_capital();
            return owned.then_some(end + 2);
        }
        if self.atoms.is_mark(line, end, ",") && self.headed(first, end) {
            return self.list_within(line, end);
        }
        if next.kind == AtomKind::Mark {
            return (self.atoms.is_mark(line, end, "&") && capital(end + 1)).then_some(end + 2);
        }
        if next.is(classes::PARTICLE) && (capital(end + 1) || self.particles(line, end)) && !last.is(classes::FUNCTION)
        {
            return Some(self.skip_particles(line, end) + 1);
        }
        let heads = classes::ORGANIZATION_HEAD.and(classes::PLACE_HEAD).and(classes::EVENT_HEAD).and(classes::OTHER);
        match self.atoms.written(end) {
            "of" if last.is(heads) || inside.len() > 1 && last.is(classes::ORGANIZATION) => {
                self.after_article(line, end + 1)
            }
            // "Ministry of Trade of Karsa"; what follows "of the" is another body.
            "of" if self.headed(first, end) && capital(end + 1) => self.after_article(line, end + 1),
            "for" if inside.iter().any(|a| a.is(classes::ORGANIZATION_HEAD)) => self.after_article(line, end + 1),
            "on" if last.is(classes::ORGANIZATION_HEAD) => self.after_article(line, end + 1),
            "and" => self.and_within(line, first, end),
            _ => None,
        }
    }

    fn particles(&self, line: &Line, at: usize) -> bool {
        let end = self.skip_particles(line, at);
        end > at && self.atoms.within(line, end).is_some_and(Atom::is_capital)
    }

    fn skip_particles(&self, line: &Line, at: usize) -> usize {
        let particle =
            |at: &usize| self.atoms.within(line, *at).is_some_and(|a| a.is(classes::PARTICLE) && !a.is_capital());
        (at..at + 3).take_while(particle).last().map_or(at, |at| at + 1)
    }

    /// The end of "Foreign Affairs" in "of (the) Foreign Affairs": at least one capitalized word.
    fn after_article(&self, line: &Line, at: usize) -> Option<usize> {
        let at = if self.atoms.within(line, at).is_some_and(|_| self.atoms.written(at) == "the") { at + 1 } else { at };
        let capital = self.atoms.within(line, at).is_some_and(|a| a.is_capital() && !a.is(classes::CALENDAR));
        capital.then(|| at + self.lookup(line, at).map_or(1, |found| found.words))
    }

    /// Whether a run holds "ministry of", "center for" and the like.
    fn headed(&self, first: usize, end: usize) -> bool {
        (first..end.saturating_sub(1)).any(|at| {
            self.atoms.atoms[at].is(classes::ORGANIZATION_HEAD)
                && matches!(self.atoms.written(at + 1), "of" | "for" | "on")
        })
    }

    /// "Ministry of Trade, Tourism and Industry": plain words up to "and" and the last one.
    fn list_within(&self, line: &Line, comma: usize) -> Option<usize> {
        let plain = |at: usize| {
            self.atoms.within(line, at).is_some_and(|a| {
                a.is_capital()
                    && !a.is(classes::ALONE.and(classes::PERSONAL_NAMES).and(classes::TITLE))
                    && self.lookup(line, at).is_none()
            })
        };
        let mut at = comma;
        for _ in 0..4 {
            if self.atoms.is_mark(line, at, ",") && plain(at + 1) {
                at += 2;
            } else if at > comma
                && self.atoms.within(line, at).is_some_and(|_| self.atoms.written(at) == "and")
                && plain(at + 1)
            {
                return Some(at + 2);
            } else {
                return None;
            }
        }
        None
    }

    /// "Ministry of Trade and Industry", "Food and Drug Administration"; not "Karimova and Azimov".
    fn and_within(&self, line: &Line, first: usize, end: usize) -> Option<usize> {
        let next = self.atoms.within(line, end + 1)?;
        if !next.is_capital() || next.is(classes::ALONE.and(classes::ORGANIZATION_HEAD).and(classes::GIVEN)) {
            return None;
        }
        let last = &self.atoms.atoms[end - 1];
        if self.headed(first, end) {
            return (!last.is(classes::ALONE)).then_some(end + 2);
        }
        let plain = |a: &Atom| a.is(classes::COMMON.and(classes::OTHER).and(classes::OWNERS)) && !a.is(classes::ALONE);
        let one_word = end - first == 1 && plain(last) && !last.is(classes::GIVEN.and(classes::ORGANIZATION));
        let body = self.atoms.within(line, end + 2)?;
        (one_word && body.is_capital() && body.is(classes::ORGANIZATION)).then_some(end + 3)
    }

    /// Cuts a run into candidates.
    fn cut(&mut self, line: &Line, first: usize, end: usize) {
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
                at = self.cut_loud(line, at, end);
                continue;
            }
            if let Some(after) = self.title_chain(line, at, end) {
                title = title.or(Some(at));
                at = after;
                continue;
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

    /// In "Minister of Health Ana Karimova" the portfolio is no name; says where it ends.
    fn after_portfolio(&self, line: &Line, first: usize, end: usize) -> usize {
        let of = first > line.first + 1 && matches!(self.atoms.written(first - 1), "of" | "for");
        let office =
            of && self.atoms.atoms[first - 2].is(classes::TITLES) && !self.atoms.atoms[first - 2].is(classes::PLACE);
        if !office || self.lookup(line, first).is_some() || self.atoms.atoms[first].shape == Shape::Upper {
            return first;
        }
        let name = |at: &usize| {
            let atom = &self.atoms.atoms[*at];
            atom.is(classes::PERSONAL_NAMES.and(classes::ALONE)) || self.title_chain(line, *at, end).is_some()
        };
        let rest = (first + 1..end).find(name);
        let plain = self.atoms.atoms[first].is(classes::PLAIN) || rest.is_some() || end - first == 1;
        let capital_office = self.atoms.atoms[first - 2].is_capital();
        if plain && capital_office { rest.unwrap_or(end) } else { first }
    }

    /// A chain of titles inside a name, such as "Education Minister" in "Education Minister Ana Karimova": where
    /// the title proper begins and ends. A name that ends in one is an office, unless a given name begins it.
    fn title_within(&self, line: &Line, at: usize, stop: usize, end: usize) -> Option<(usize, usize)> {
        let known = self.lookup(line, at).map_or(1, |found| found.words);
        for chain in at + known..=stop.min(end - 1) {
            if !self.atoms.atoms[chain - 1].is_capital() && self.atoms.atoms[chain - 1].kind == AtomKind::Word {
                continue;
            }
            if self.atoms.atoms[chain].is(classes::PARTICLE) && !self.atoms.atoms[chain].is_capital() {
                return None;
            }
            let Some(after) = self.title_chain(line, chain, end) else { continue };
            let first = &self.atoms.atoms[at];
            // "Council of Foreign Ministers" is a body all the same.
            if after == end && (self.atoms.atoms[after - 1].is(classes::ORGANIZATION) || self.headed(at, chain)) {
                return None;
            }
            if first.is(classes::PERSONAL_NAMES) && (after == end || !first.is(classes::PLAIN)) {
                return None;
            }
            return Some((chain, after));
        }
        None
    }

    /// Whether the words before a title name something: "Karsa Port Authority" in "Karsa Port Authority Director".
    fn stands_before_title(&self, line: &Line, at: usize, chain: usize) -> bool {
        let words = &self.atoms.atoms[at..chain];
        let last = &words[words.len() - 1];
        let address = matches!(self.atoms.written(chain).trim_end_matches('.'), "Mr" | "Mrs" | "Ms" | "Dr");
        self.lookup(line, at).is_some_and(|f| at + f.words == chain)
            || words.len() > 1 && last.is(classes::BODIES)
            || words.len() == 1 && last.shape == Shape::Upper
            || address
            || !words.iter().any(|a| a.is(classes::PLAIN))
                && !matches!(
                    self.atoms.written(chain),
                    "Minister" | "Secretary" | "Commissioner" | "Director" | "Manager"
                )
    }

    /// Function words, calendar words and openers of sentences are no part of a name.
    fn is_skipped(&self, line: &Line, at: usize, end: usize) -> bool {
        let atom = &self.atoms.atoms[at];
        if !atom.is_capital() {
            return !atom.is(classes::PARTICLE) || self.lookup(line, at).is_none();
        }
        if atom.is(classes::CALENDAR) {
            let named = atom.is(classes::GIVEN) && at + 1 < end && self.atoms.atoms[at + 1].is_capital();
            return !named && self.lookup(line, at).is_none();
        }
        if self.lookup(line, at).is_some_and(|f| f.words > 1 || atom.shape == Shape::Upper) {
            return false;
        }
        if atom.is(classes::FUNCTION.and(classes::NEVER)) && !line.loud {
            return true;
        }
        if line.loud || !self.atoms.opens(line, at) || self.lookup(line, at).is_some() {
            return false;
        }
        self.is_plain_opener(line, at, end)
    }

    /// Whether a word at a sentence's start owes its capital to that place alone.
    fn is_plain_opener(&self, line: &Line, at: usize, end: usize) -> bool {
        let atom = &self.atoms.atoms[at];
        let seen = self.atoms.seen(atom.word);
        let titles = classes::TITLE.and(classes::GIVEN);
        if atom.is(titles) || seen.capital && !seen.lower {
            return false;
        }
        let plain = seen.lower || atom.is(classes::COMMON) || looks_common(self.atoms.written(at));
        if at + 1 == end {
            return plain;
        }
        let rest = &self.atoms.atoms[at + 1..end];
        let last = &rest[rest.len() - 1];
        let ends = classes::ORGANIZATION.and(classes::PLACE).and(classes::EVENT).and(classes::OTHER);
        let named = self.lookup(line, at + 1).is_some() || rest[0].is(titles.and(classes::FUNCTION));
        plain && (named || !last.is(ends.and(classes::ORGANIZATION_HEAD)) && !atom.is(classes::ORGANIZATION_HEAD))
    }

    /// The end of a chain of titles ("Deputy Foreign Minister") that begins at `at` and stands before a name.
    fn title_chain(&self, line: &Line, at: usize, end: usize) -> Option<usize> {
        let chain = classes::TITLE.and(classes::TITLE_MODIFIER).and(classes::ROLE);
        let mut after = at;
        let mut titled = false;
        while after < end && self.atoms.atoms[after].is(chain) && self.lookup(line, after).is_none_or(|f| f.words == 1)
        {
            titled = self.atoms.atoms[after].is(classes::TITLE.and(classes::ROLE));
            after += 1;
        }
        if !titled {
            return None;
        }
        let last = &self.atoms.atoms[end - 1];
        let bodies = classes::BODIES;
        if after < end && last.is(bodies) && !last.is(chain) && !last.is(classes::GIVEN.and(classes::SURNAME)) {
            return None;
        }
        // "King" or "Marshall" alone, inside a sentence, may well be a family name.
        let alone = after == end && after - at == 1;
        let family = classes::SURNAME.and(classes::GIVEN);
        if alone && self.atoms.atoms[at].is(family) && !self.atoms.opens(line, at) {
            return None;
        }
        Some(after)
    }

    /// The end of the name that begins at `at`, within a run.
    fn name_end(&self, line: &Line, at: usize, end: usize, titled: bool) -> usize {
        // A run never reaches past a day or a month: "Karimova Monday".
        let end = (at + 1..end)
            .find(|&i| self.atoms.atoms[i].is(classes::CALENDAR) && !self.atoms.atoms[i - 1].is(classes::GIVEN))
            .unwrap_or(end);
        let end = (at + 1..end).find(|&i| self.is_foreign(line, i)).unwrap_or(end);
        let Some(found) = self.lookup(line, at) else { return self.before_other_name(at, end) };
        let stop = at + found.words;
        if stop >= end || titled {
            return end;
        }
        let rest = &self.atoms.atoms[stop..end];
        let last = &rest[rest.len() - 1];
        let bodies = classes::BODIES;
        if rest[0].is(classes::FUNCTION) && !last.is(bodies) {
            return stop;
        }
        use briefer_plugin::MentionType::{Group, Organization, Place};
        let entry = self.lexicon.entry(found.entry);
        let given = self.atoms.atoms[at].is(classes::GIVEN) && found.words == 1;
        let person_follows = rest.len() > 1 && rest[0].is(classes::GIVEN) && !last.is(bodies);
        let next = self.lookup(line, stop).map(|f| self.lexicon.entry(f.entry).mention_type);
        let splits = match entry.mention_type {
            // A family name that is a people's too: "Han", "Luo".
            Group
                if found.words == 1
                    && self.atoms.atoms[at].is(classes::PERSONAL_NAMES)
                    && !rest[0].is(classes::PLAIN)
                    && next.is_none() =>
            {
                false
            }
            // "North Karsan Velms" is one people, "Western Karsa" one place.
            Group if next == Some(Group) => {
                self.lookup(line, stop).is_some_and(|f| stop + f.words < end) && !last.is(bodies)
            }
            Group if self.atoms.atoms[at].is(classes::DIRECTION) && next == Some(Place) => false,
            Group => !last.is(bodies) && !self.headed(at, end),
            Organization => person_follows || self.title_chain(line, stop, end).is_some(),
            Place if given => false,
            Place => {
                person_follows
                    || self.title_chain(line, stop, end).is_some()
                    || self.lookup(line, stop).is_some() && !last.is(bodies)
            }
            _ => person_follows,
        };
        if splits { stop } else { end }
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
    }

    /// "Ministry of Health Ana Karimova" ends before the person.
    fn before_other_name(&self, at: usize, end: usize) -> usize {
        let person = |i: &usize| {
            let before = &self.atoms.atoms[*i - 1];
            (before.is(classes::ORGANIZATION.and(classes::PLACE)) || self.headed(at, *i))
                && self.atoms.atoms[*i].is(classes::GIVEN)
                && end - *i == 2
        };
        (at + 1..end).find(person).unwrap_or(end)
    }

    /// Where capitals say nothing, only names of the lexicon are sure; the rest waits for the body's names.
    fn cut_loud(&mut self, line: &Line, at: usize, _end: usize) -> usize {
        match self.lookup(line, at) {
            Some(found) if self.is_safe_loud(line, at, found) => {
                self.push(line, at, at + found.words, None);
                at + found.words
            }
            _ => at + 1,
        }
    }

    fn is_safe_loud(&self, line: &Line, at: usize, found: Found) -> bool {
        let atom = &self.atoms.atoms[at];
        let plain = classes::FUNCTION.and(classes::COMMON);
        let short = atom.end - atom.start <= 3 && atom.is(classes::PLAIN_CAPITALS);
        let upper = atom.shape == Shape::Upper;
        found.words > 1 || if line.shouting { !atom.is(plain) && !short } else { !atom.is(plain) || upper }
    }

    fn push(&mut self, line: &Line, first: usize, end: usize, title: Option<usize>) {
        let mut end = end;
        while end > first && !self.is_ending(end - 1) {
            end -= 1;
        }
        if end == first {
            return;
        }
        let found = self.lookup(line, first).filter(|f| first + f.words == end);
        let one = end - first == 1;
        let atom = &self.atoms.atoms[first];
        // "US$600": a currency.
        if self.atoms.is_mark(line, end, "$") && self.atoms.atoms[end].start == self.atoms.atoms[end - 1].end {
            return;
        }
        let single_letter = one && atom.end - atom.start <= 2 && atom.shape == Shape::Upper && found.is_none();
        if one && found.is_none() && (single_letter || atom.is(NO_NAMES)) && title.is_none() {
            return;
        }
        let generic = atom.is(classes::PLAIN) && !atom.is(classes::PERSONAL_NAMES.and(classes::BARE_ORGANIZATION));
        if one && found.is_none() && title.is_none() && generic {
            return;
        }
        let opens = found.is_none() && self.atoms.opens(line, first) && !self.atoms.seen(atom.word).capital;
        self.out.push(Candidate { first, end, line: self.line, found, title, opens });
    }

    fn is_ending(&self, at: usize) -> bool {
        let atom = &self.atoms.atoms[at];
        let joins = atom.is_lower_word() && atom.is(classes::FUNCTION);
        atom.kind != AtomKind::Mark && atom.kind != AtomKind::Possessive && !joins
    }
}

const NO_NAMES: Classes = classes::PLAIN_CAPITALS.and(classes::NEVER).and(classes::CALENDAR);

/// Endings that English verbs, adverbs and abstract nouns have and names seldom do.
fn looks_common(word: &str) -> bool {
    let Some(ending) = word.char_indices().nth(3).map(|(at, _)| &word[at..]) else { return false };
    ["ing", "ed", "ly", "tion", "tions", "ment", "ments", "ness", "ists", "ers", "ous", "ive", "ical", "ities"]
        .iter()
        .any(|common| ending.ends_with(common))
}
