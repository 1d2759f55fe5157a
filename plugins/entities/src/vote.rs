//! The document votes: what all candidates of one spelling, and those that belong to it, say together.

use std::collections::{HashMap, HashSet};

use briefer_plugin::MentionType::{Group, Person, Place};
use briefer_plugin::{Shape, Why, fold, fold_into};

use crate::atoms::Atoms;
use crate::candidates::Candidate;
use crate::evidence::{Rule, Score, Scribe, TYPES};
use crate::lexicon::classes;
use crate::lexicon::{EntryId, WordHasher, WordId};
use crate::surfaces::{Surface, Surfaces, key};

/// Gathers the candidates' points by surface.
pub(crate) fn gather(atoms: &Atoms<'_>, candidates: &[Candidate], scores: &[Score], scribe: Scribe) -> Surfaces {
    let mut list: Vec<Surface> = Vec::with_capacity(candidates.len());
    let mut of = Vec::with_capacity(candidates.len());
    let (mut folded, mut name) = (String::with_capacity(16 * candidates.len()), String::new());
    let mut known: HashMap<(u64, u32, usize), usize, WordHasher> =
        HashMap::with_capacity_and_hasher(candidates.len(), WordHasher);
    let votes = scribe.rules.has(Rule::DocumentVote);
    let mut senses = Senses::count(atoms, candidates, scores, scribe);
    for (at, candidate) in candidates.iter().enumerate() {
        let words = candidate.first..candidate.end;
        let key = key(atoms.atoms[words.clone()].iter().map(|a| a.word));
        let entry = candidate.found.map(|f| f.entry);
        let apart = senses.sets_apart(key, &scores[at]);
        let entry = entry.filter(|_| !apart);
        // Without the vote every mention stands for itself.
        let sense = if votes { usize::from(apart) } else { at + 2 };
        let slot = known.entry((key, entry.unwrap_or(EntryId::MAX), sense)).or_insert_with(|| {
            fold_into(atoms.span(words.start, words.end).slice(atoms.text), &mut name);
            folded.push_str(&name);
            list.push(Surface {
                first: at,
                words: words.clone(),
                key,
                folded: folded.len() - name.len()..folded.len(),
                entry,
                score: Score::default(),
                count: 0,
                apart,
                seen_inside: false,
                cased: None,
                folded_into: None,
            });
            list.len() - 1
        });
        let surface = &mut list[*slot];
        surface.count += 1;
        if surface.cased.is_none() && atoms.atoms[words].iter().any(|a| a.shape == Shape::Capitalized) {
            surface.cased = Some(at);
        }
        surface.seen_inside |= !candidate.opens;
        surface.score.add_points(&scores[at]);
        if apart && scribe.explain && surface.score.why.is_empty() {
            let span = atoms.span(candidate.first, candidate.end);
            surface.score.why.push(Why::new(Rule::OwnSense.name(), span, "another thing than its namesake"));
        }
        of.push(*slot);
    }
    Surfaces { list, of, folded }
}

/// Names that stand for a person at one place and for something else at another: "Mr Jordan", "in Jordan".
struct Senses(HashMap<u64, Sense, WordHasher>);

/// How often one name is clearly a person and clearly none, and which of the two it was last, as far as the text is read.
#[derive(Default)]
struct Sense {
    people: u32,
    others: u32,
    last: Option<bool>,
}

impl Senses {
    /// Counts for each name the mentions that are clearly a person, and clearly none.
    fn count(atoms: &Atoms<'_>, candidates: &[Candidate], scores: &[Score], scribe: Scribe) -> Senses {
        let mut senses: HashMap<u64, Sense, WordHasher> = HashMap::with_hasher(WordHasher);
        if !scribe.rules.has(Rule::OwnSense) {
            return Senses(senses);
        }
        let single = candidates.iter().zip(scores).filter(|(candidate, _)| candidate.end - candidate.first == 1);
        let mut others = Vec::new();
        for (candidate, score) in single {
            let name = || key([atoms.atoms[candidate.first].word]);
            match is_clearly_person(score) {
                Some(true) => senses.entry(name()).or_default().people += 1,
                Some(false) => others.push(name()),
                None => {}
            }
        }
        for name in others {
            if let Some(sense) = senses.get_mut(&name) {
                sense.others += 1;
            }
        }
        senses.retain(|_, sense| sense.others > 0);
        Senses(senses)
    }

    /// Whether the next mention is of the rarer sense of its name. Where both are as frequent, one that does not say is what
    /// the last clear one was.
    fn sets_apart(&mut self, name: u64, score: &Score) -> bool {
        let Some(sense) = self.0.get_mut(&name) else { return false };
        let clear = is_clearly_person(score);
        sense.last = clear.or(sense.last);
        let person = if sense.people == sense.others { sense.last } else { clear };
        person.is_some_and(|person| person == (sense.people < sense.others))
    }
}

/// Whether the words beside a mention leave no doubt that it is a person, or that it is none.
fn is_clearly_person(score: &Score) -> Option<bool> {
    const CLEAR: i32 = 9;
    const AHEAD: i32 = 4;
    let best = score.best();
    if score.of(best) < CLEAR {
        return None;
    }
    let second = TYPES.iter().filter(|&&other| other != best).map(|&other| score.of(other)).max().unwrap_or(0);
    (score.of(best) - second >= AHEAD).then_some(best == Person)
}

impl Surfaces {
    /// A surface that folds into another votes with it.
    pub(crate) fn share_votes(&mut self) {
        for at in 0..self.list.len() {
            let root = self.root(at);
            if root == at {
                continue;
            }
            let acronym = self.list[at].folded_into.is_some_and(|fold| fold.rule == Rule::LongForm);
            let root_score = &self.list[root].score;
            if acronym && root_score.average(Person, self.list[root].count) < 8 {
                // Hardly anybody has an acronym.
                let person = &mut self.list[root].score.points[Person as usize];
                *person = (*person).min(0);
            }
            let sure = self.list[root].score.of(self.list[root].mention_type()) >= 5;
            if acronym && sure {
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
    pub(crate) fn vote_peoples(&mut self, atoms: &Atoms<'_>, scribe: Scribe) {
        if !scribe.rules.has(Rule::PeopleOf) {
            return;
        }
        let mut single: HashMap<&str, usize, WordHasher> =
            HashMap::with_capacity_and_hasher(self.list.len(), WordHasher);
        for (at, surface) in self.list.iter().enumerate().filter(|(_, s)| s.words.len() == 1) {
            single.insert(atoms.written(surface.words.start), at);
        }
        let mut pairs = Vec::new();
        let mut plurals = Vec::new();
        for (at, surface) in self.list.iter().enumerate().filter(|(_, s)| s.words.len() == 1 && s.entry.is_none()) {
            let word = atoms.written(surface.words.start);
            if !word.ends_with(['s', 'i', 'n', 'e']) {
                continue;
            }
            let one = word.strip_suffix('s').and_then(|one| single.get(one));
            if one.is_some_and(|&one| self.list[one].mention_type() == Group) {
                plurals.push(at);
            }
            let stems = ["is", "i", "ians", "ian", "ans", "an", "ese", "ns", "n"];
            let mut stems = stems.iter().filter_map(|ending| word.strip_suffix(ending)).filter(|stem| stem.len() >= 4);
            if let Some(&place) = stems.find_map(|stem| single.get(stem))
                && self.list[place].entry.is_none()
                && self.list[place].mention_type() != Person
            {
                pairs.push((at, place));
            }
        }
        let span = |surface: &Surface| atoms.span(surface.words.start, surface.words.end);
        for people in plurals {
            let surface = &mut self.list[people];
            let points = 6 * surface.count as i32;
            let span = span(surface);
            scribe.give(&mut surface.score, Rule::PeopleOf, Group, points, span);
        }
        for (people, place) in pairs {
            for (at, to, points) in [(people, Group, 8), (place, Place, 3)] {
                let surface = &mut self.list[at];
                let (points, span) = (points * surface.count as i32, span(surface));
                scribe.give(&mut surface.score, Rule::PeopleOf, to, points, span);
            }
        }
    }

    /// Words that end the name of a person elsewhere in the document are that person's last name.
    pub(crate) fn vote_last_names(&mut self, atoms: &Atoms<'_>, scribe: Scribe) {
        if !scribe.rules.has(Rule::LastName) {
            return;
        }
        let most = self.list.len();
        let mut last_names: HashSet<WordId, WordHasher> = HashSet::with_capacity_and_hasher(most, WordHasher);
        let mut first_names: HashSet<WordId, WordHasher> = HashSet::with_capacity_and_hasher(most, WordHasher);
        // "Masri" stands for "Omar al-Masri".
        let mut bare: HashSet<String> = HashSet::new();
        for surface in &self.list {
            if surface.words.len() > 1 && surface.mention_type() == Person {
                last_names.insert(atoms.atoms[surface.words.end - 1].word);
                first_names.insert(atoms.atoms[surface.words.start].word);
                bare.extend(without_article(atoms.written(surface.words.end - 1)));
            }
        }
        for surface in &mut self.list {
            if surface.words.len() != 1 || surface.apart {
                continue;
            }
            let word = &atoms.atoms[surface.words.start];
            let last = last_names.contains(&word.word)
                || !bare.is_empty() && bare.contains(&self.folded[surface.folded.clone()]);
            let first = first_names.contains(&word.word) && word.is(classes::PERSONAL_NAMES);
            if (last || first)
                && surface.score.of(Place) < 8 * surface.count as i32
                && surface.score.average(Person, surface.count) >= 0
                && (surface.entry.is_none()
                    || last && (word.is(classes::PERSONAL_NAMES) || surface.score.average(Person, surface.count) > 4))
            {
                surface.score.points[Person as usize] += 8 * surface.count as i32;
            }
        }
    }
}

/// The last word of a name, folded, without its Arabic article; `None` where it has none.
fn without_article(written: &str) -> Option<String> {
    if written.is_ascii() && !written.contains('-') {
        return None;
    }
    let last = fold(written);
    let bare = last.strip_prefix("al-").or_else(|| last.strip_prefix("el-"))?;
    Some(bare.to_owned())
}
