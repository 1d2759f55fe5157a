//! The different spellings of a document's names, and what the whole document says about each.

use std::collections::HashMap;

use briefer_plugin::MentionType::{self, Group, Person, Place};
use briefer_plugin::Shape;

use crate::atoms::{AtomKind, Atoms};
use crate::candidates::Candidate;
use crate::evidence::{Rule, Score, Scribe};
use crate::folding::people::LastNames;
use crate::lexicon::classes;
use crate::lexicon::{EntryId, WordHasher, WordId};

/// One spelling (letter case and accents aside), with the points of all its candidates.
#[derive(Debug)]
pub(crate) struct Surface {
    /// The candidate where it stands first.
    pub(crate) first: usize,
    /// The numbers of its words.
    pub(crate) words: Vec<WordId>,
    pub(crate) entry: Option<EntryId>,
    pub(crate) score: Score,
    /// How many candidates bear it.
    pub(crate) count: usize,
    /// The first candidate that is not written in capitals alone.
    pub(crate) cased: Option<usize>,
    /// Whether it was ever seen where a capital means a name.
    pub(crate) seen_inside: bool,
    /// The surface it is only another form of.
    pub(crate) folded_into: Option<(usize, Rule)>,
}

impl Surface {
    /// Its type by all the evidence.
    pub(crate) fn mention_type(&self) -> MentionType {
        self.score.best()
    }
}

/// All surfaces of a document.
pub(crate) struct Surfaces {
    pub(crate) list: Vec<Surface>,
    /// The surface of each candidate.
    pub(crate) of: Vec<usize>,
}

/// The key of a sequence of words.
pub(crate) fn key(words: &[WordId]) -> u64 {
    words.iter().fold(0xcbf2_9ce4_8422_2325, |hash, &word| {
        (hash ^ u64::from(word)).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(31)
    })
}

/// Adds the names that running text has to the lines whose capitals say nothing.
pub(crate) fn find_in_loud_lines(atoms: &Atoms<'_>, candidates: &mut Vec<Candidate>) {
    if !atoms.lines.iter().any(|line| line.loud) {
        return;
    }
    let words_of = |c: &Candidate| atoms.atoms[c.first..c.end].iter().map(|a| a.word).collect::<Vec<_>>();
    let mut known: HashMap<u64, (), WordHasher> = HashMap::with_hasher(WordHasher);
    for candidate in candidates.iter().filter(|c| !atoms.lines[c.line].loud && (!c.opens || c.end - c.first > 1)) {
        let words = words_of(candidate);
        known.insert(key(&words), ());
        if words.len() > 1 && atoms.atoms[candidate.first].is(classes::GIVEN) {
            known.insert(key(&words[words.len() - 1..]), ());
        }
    }
    let mut more = Vec::new();
    let mut next = 0;
    for (index, line) in atoms.lines.iter().enumerate() {
        while next < candidates.len() && candidates[next].line < index {
            next += 1;
        }
        if !line.loud {
            continue;
        }
        let mut at = line.first;
        while at < line.end {
            while next < candidates.len() && candidates[next].end <= at {
                next += 1;
            }
            let limit = candidates.get(next).map_or(line.end, |c| c.first.min(line.end));
            if at >= limit {
                at = candidates.get(next).map_or(line.end, |c| c.end);
                continue;
            }
            let longest = (1..=5.min(limit - at)).rev().find(|&count| {
                let words: Vec<_> = atoms.atoms[at..at + count].iter().map(|a| a.word).collect();
                atoms.atoms[at].kind == AtomKind::Word
                    && atoms.atoms[at].is_capital()
                    && known.contains_key(&key(&words))
            });
            if let Some(count) = longest {
                let (first, end) = (at, at + count);
                more.push(Candidate { first, end, line: index, found: None, title: None, opens: false });
            }
            at += longest.unwrap_or(1);
        }
    }
    candidates.append(&mut more);
    candidates.sort_by_key(|c| c.first);
}

/// Gathers the candidates' points by surface.
pub(crate) fn gather(atoms: &Atoms<'_>, candidates: &[Candidate], scores: &[Score]) -> Surfaces {
    let mut list: Vec<Surface> = Vec::new();
    let mut of = Vec::with_capacity(candidates.len());
    let mut known: HashMap<(u64, u32), usize, WordHasher> = HashMap::with_hasher(WordHasher);
    for (at, candidate) in candidates.iter().enumerate() {
        let words: Vec<_> = atoms.atoms[candidate.first..candidate.end].iter().map(|a| a.word).collect();
        let entry = candidate.found.map(|f| f.entry);
        let slot = known.entry((key(&words), entry.unwrap_or(EntryId::MAX))).or_insert_with(|| {
            list.push(Surface {
                first: at,
                words,
                entry,
                score: Score::default(),
                count: 0,
                seen_inside: false,
                cased: None,
                folded_into: None,
            });
            list.len() - 1
        });
        let surface = &mut list[*slot];
        surface.count += 1;
        if surface.cased.is_none()
            && atoms.atoms[candidate.first..candidate.end].iter().any(|a| a.shape == Shape::Capitalized)
        {
            surface.cased = Some(at);
        }
        surface.seen_inside |= !candidate.opens;
        surface.score.add_points(&scores[at]);
        of.push(*slot);
    }
    Surfaces { list, of }
}

impl Surfaces {
    /// Makes one surface another form of a fuller one; both then have the points of both.
    pub(crate) fn fold(&mut self, short: usize, long: usize, rule: Rule) {
        let long = self.root(long);
        if short == long || self.root(short) == long || self.list[short].folded_into.is_some() {
            return;
        }
        // A name of the lexicon keeps its own entry, unless the fuller one has none.
        if self.list[short].entry.is_some() && self.list[long].entry.is_none() {
            if self.list[long].folded_into.is_none() {
                self.list[long].folded_into = Some((short, rule));
            }
            return;
        }
        if self.list[short].entry.is_some() && self.list[short].entry != self.list[long].entry {
            return;
        }
        self.list[short].folded_into = Some((long, rule));
    }

    /// The fullest form of a surface.
    pub(crate) fn root(&self, surface: usize) -> usize {
        let mut at = surface;
        for _ in 0..4 {
            match self.list[at].folded_into {
                Some((next, _)) => at = next,
                None => break,
            }
        }
        at
    }

    /// A surface that folds into another votes with it.
    pub(crate) fn share_votes(&mut self) {
        for at in 0..self.list.len() {
            let root = self.root(at);
            if root == at {
                continue;
            }
            let sure = self.list[root].score.of(self.list[root].mention_type()) >= 5;
            if matches!(self.list[at].folded_into, Some((_, Rule::LongForm))) && sure {
                // Capitals alone speak for a body; the long form knows better.
                self.list[at].score.points = self.list[root].score.points;
            } else {
                let (short, long) = (self.list[at].score.points, self.list[root].score.points);
                for i in 0..short.len() {
                    self.list[at].score.points[i] += long[i];
                    self.list[root].score.points[i] += short[i];
                }
            }
        }
    }

    /// An unknown word is a people where the document names its place: "Velharani" beside "Velharan".
    pub(crate) fn vote_peoples(&mut self, atoms: &Atoms<'_>, candidates: &[Candidate], scribe: Scribe) {
        if !scribe.rules.has(Rule::PeopleOf) {
            return;
        }
        let mut single: HashMap<&str, usize> = HashMap::new();
        for (at, surface) in self.list.iter().enumerate().filter(|(_, s)| s.words.len() == 1) {
            single.insert(atoms.written(candidates[surface.first].first), at);
        }
        let mut pairs = Vec::new();
        for (at, surface) in self.list.iter().enumerate().filter(|(_, s)| s.words.len() == 1 && s.entry.is_none()) {
            let word = atoms.written(candidates[surface.first].first);
            let stems = ["is", "i", "ians", "ian", "ans", "an", "ese", "ns", "n"];
            let mut stems = stems.iter().filter_map(|ending| word.strip_suffix(ending)).filter(|stem| stem.len() >= 4);
            if let Some(&place) = stems.find_map(|stem| single.get(stem))
                && self.list[place].entry.is_none()
                && self.list[place].mention_type() != Person
            {
                pairs.push((at, place));
            }
        }
        for (people, place) in pairs {
            let counts = (self.list[people].count as i32, self.list[place].count as i32);
            self.list[people].score.points[Group as usize] += 8 * counts.0;
            self.list[place].score.points[Place as usize] += 3 * counts.1;
        }
    }

    /// Words that end the name of a person elsewhere in the document are that person's last name.
    pub(crate) fn vote_last_names(&mut self, atoms: &Atoms<'_>, candidates: &[Candidate], scribe: Scribe) -> LastNames {
        let mut names = LastNames::default();
        for (at, surface) in self.list.iter().enumerate() {
            if surface.words.len() > 1 && surface.mention_type() == Person && surface.folded_into.is_none() {
                names.note(atoms, &candidates[surface.first], at);
            }
        }
        if !scribe.rules.has(Rule::LastName) {
            return LastNames::default();
        }
        for surface in &mut self.list {
            if surface.words.len() != 1 {
                continue;
            }
            let word = &atoms.atoms[candidates[surface.first].first];
            let last = names.by_last.contains_key(&surface.words[0]);
            let first = names.by_first.contains_key(&surface.words[0]) && word.is(classes::PERSONAL_NAMES);
            if (last || first)
                && surface.score.of(Place) < 8 * surface.count as i32
                && (surface.entry.is_none() || last && word.is(classes::PERSONAL_NAMES))
            {
                surface.score.points[Person as usize] += 8 * surface.count as i32;
            }
        }
        names
    }
}
