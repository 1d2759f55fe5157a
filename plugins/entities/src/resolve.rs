//! From candidates to mentions: the document votes on types, and names fold into entities.

use std::collections::{HashMap, HashSet};

use briefer_plugin::MentionType::{self, Organization};
use briefer_plugin::{Annotation, Mention, Why, fold};

use crate::atoms::Atoms;
use crate::attributes::{self, Known, Mentions, Placed};
use crate::candidates::{self, Candidate};
use crate::evidence::{Rule, Score, Scribe};
use crate::folding::{self, choice::Choice, last_names::LastNames};
use crate::lexicon::classes;
use crate::lexicon::{EntryId, Lexicon, WordHasher};
use crate::names::People;
use crate::surfaces::Surfaces;
use crate::typing;
use crate::vote;

/// The mentions of one document.
pub(crate) fn mentions(atoms: &Atoms<'_>, lexicon: &Lexicon, scribe: Scribe) -> Vec<Annotation> {
    let candidates = candidates::find(atoms, lexicon, scribe.rules);
    let mut scores: Vec<Score> = candidates.iter().map(|c| typing::weigh(atoms, lexicon, c, scribe)).collect();
    typing::coordinate(atoms, lexicon, &candidates, &mut scores, scribe);
    let mut surfaces = vote::gather(atoms, &candidates, &scores, scribe);
    surfaces.fold_brackets(atoms, lexicon, &candidates, scribe);
    surfaces.fold_definitions(atoms, lexicon, &candidates, scribe);
    surfaces.fold_hyphens(atoms, scribe);
    surfaces.fold_legal_forms(atoms, scribe);
    surfaces.fold_web_names(atoms, scribe);
    surfaces.share_votes();
    surfaces.vote_peoples(atoms, scribe);
    surfaces.vote_last_names(atoms, scribe);
    let people = folding::fold_names(&mut surfaces, atoms, lexicon, &candidates, scribe);
    let resolver = Resolver { atoms, lexicon, scribe, candidates: &candidates, surfaces: &surfaces, people: &people };
    resolver.resolve(&mut scores)
}

struct Resolver<'a, 'd> {
    atoms: &'a Atoms<'d>,
    lexicon: &'a Lexicon,
    scribe: Scribe,
    candidates: &'a [Candidate],
    surfaces: &'a Surfaces,
    people: &'a People,
}

/// What the mentions of one thing share.
struct Entity {
    mention_type: MentionType,
    name: String,
    key: String,
}

/// The entities met so far.
struct Entities {
    list: Vec<Entity>,
    /// By the surface that all the others fold into.
    of_root: Vec<Option<usize>>,
    /// Two names of the lexicon with one entry are one entity.
    of_entry: HashMap<EntryId, usize, WordHasher>,
}

/// A candidate that is a mention: of which entity, and why.
struct Resolved {
    candidate: usize,
    entity: usize,
    choice: Option<Choice>,
}

impl Resolver<'_, '_> {
    fn resolve(&self, scores: &mut [Score]) -> Vec<Annotation> {
        let count = self.surfaces.list.len();
        let mut entities =
            Entities { list: Vec::with_capacity(count), of_root: vec![None; count], of_entry: HashMap::default() };
        let mut resolved = Vec::with_capacity(self.candidates.len());
        let mut last_names = self.last_names();
        for (at, candidate) in self.candidates.iter().enumerate() {
            let surface = self.surfaces.of[at];
            if self.is_dropped(surface, candidate) {
                continue;
            }
            let chosen = last_names.as_mut().and_then(|names| names.read(at));
            let root = chosen.map_or_else(|| self.surfaces.root(surface), |(person, _)| person);
            let entity = self.entity(root, &mut entities);
            resolved.push(Resolved { candidate: at, entity, choice: chosen.map(|(_, choice)| choice) });
        }
        let mut entities = entities.list;
        make_keys_unique(&mut entities);
        let placed = |mention: &Resolved| Placed {
            candidate: &self.candidates[mention.candidate],
            mention_type: entities[mention.entity].mention_type,
            entity: mention.entity,
        };
        let mentions = Mentions::new(resolved.iter().map(placed).collect());
        let known = attributes::read(self.atoms, self.lexicon, &mentions, entities.len());
        let annotation = |(at, mention): (usize, &Resolved)| {
            let number = attributes::number(self.atoms, self.lexicon, &mentions, at);
            let known = Known { number, ..known[mention.entity].clone() };
            self.annotation(mention, &entities[mention.entity], known, scores)
        };
        resolved.iter().enumerate().map(annotation).collect()
    }

    /// The number of the entity whose names fold into a surface.
    fn entity(&self, root: usize, entities: &mut Entities) -> usize {
        let Entities { list, of_root, of_entry } = entities;
        let mut add = || {
            list.push(self.entity_of(root));
            list.len() - 1
        };
        *of_root[root].get_or_insert_with(|| match self.surfaces.list[root].entry {
            Some(entry) if self.keeps_entry(root) => *of_entry.entry(entry).or_insert_with(add),
            _ => add(),
        })
    }

    /// Whether a surface is more likely a plain word.
    fn is_dropped(&self, surface: usize, candidate: &Candidate) -> bool {
        let surface = &self.surfaces.list[surface];
        if surface.seen_inside || surface.entry.is_some() || surface.words.len() > 1 || surface.folded_into.is_some() {
            return false;
        }
        let word = &self.atoms.atoms[candidate.first];
        let best = surface.score.average(surface.mention_type(), surface.count);
        let seen = self.atoms.seen(word.word);
        best < 5 && seen.lower || best < 4
    }

    fn keeps_entry(&self, surface: usize) -> bool {
        self.surfaces.list[surface].keeps_entry(self.lexicon)
    }

    fn last_names(&self) -> Option<LastNames<'_, '_>> {
        let on = self.scribe.rules.has(Rule::LastName);
        on.then(|| LastNames::of(self.atoms, self.lexicon, self.candidates, self.surfaces, self.people))
    }

    fn entity_of(&self, root: usize) -> Entity {
        let surface = &self.surfaces.list[root];
        let mention_type = self.type_of(root);
        let name = match surface.entry {
            Some(entry) if self.keeps_entry(root) => self.lexicon.name(entry).to_owned(),
            _ => self.written_name(root),
        };
        Entity { mention_type, key: fold(&name), name }
    }

    /// The name as it is written first; where that is a dateline's or a headline's capitals, as it is written elsewhere.
    fn written_name(&self, root: usize) -> String {
        let surface = &self.surfaces.list[root];
        let candidate = &self.candidates[surface.cased.unwrap_or(surface.first)];
        self.atoms.on_one_line(candidate.first..candidate.end)
    }

    fn type_of(&self, root: usize) -> MentionType {
        let surface = &self.surfaces.list[root];
        if let Some(entry) = surface.entry.map(|e| self.lexicon.entry(e)).filter(|e| e.own) {
            return entry.mention_type;
        }
        surface.mention_type()
    }

    fn annotation(&self, resolved: &Resolved, entity: &Entity, known: Known, scores: &mut [Score]) -> Annotation {
        let candidate = &self.candidates[resolved.candidate];
        let mut span = self.atoms.span(candidate.first, candidate.end);
        if entity.mention_type == Organization
            && let Some(party) = self.lower_party(candidate)
        {
            span.end = party;
        }
        let mention = Mention {
            mention_type: entity.mention_type,
            name: entity.name.clone(),
            entity: entity.key.clone(),
            role: known.role,
            nationality: known.nationality,
            gender: known.gender,
            number: known.number,
        };
        let mut annotation = Annotation::new(span, mention);
        if self.scribe.explain {
            annotation.why = std::mem::take(&mut scores[resolved.candidate].why);
            self.explain_span(candidate, &mut annotation);
            self.explain_vote(resolved, entity, &mut annotation);
            self.explain_fold(resolved, entity, &mut annotation);
        }
        annotation
    }

    /// Says what the name owes its first or last word to.
    fn explain_span(&self, candidate: &Candidate, annotation: &mut Annotation) {
        if let Some(rule) = candidates::rule_of_span(self.atoms, self.lexicon, candidate)
            && self.scribe.rules.has(rule)
        {
            annotation.why.push(Why::new(rule.name(), annotation.span, "span"));
        }
    }

    /// Says which type has how many points of all mentions.
    fn explain_vote(&self, resolved: &Resolved, entity: &Entity, annotation: &mut Annotation) {
        let own = self.surfaces.of[resolved.candidate];
        annotation.why.extend_from_slice(&self.surfaces.list[own].score.why);
        if self.scribe.rules.has(Rule::DocumentVote) {
            let surface = self.surfaces.root(own);
            let points = self.surfaces.list[surface].score.summary();
            let vote = format!("{:?}; all its mentions together: {points}", entity.mention_type).to_lowercase();
            annotation.why.push(Why::new(Rule::DocumentVote.name(), annotation.span, vote));
        }
    }

    /// Says why a name is another form of its entity's.
    fn explain_fold(&self, resolved: &Resolved, entity: &Entity, annotation: &mut Annotation) {
        let span = annotation.span;
        let surfaces = &self.surfaces.list;
        let mut surface = self.surfaces.of[resolved.candidate];
        while let Some(fold) = surfaces[surface].folded_into {
            surface = fold.into;
            let note = format!("folds into {}: {}", self.written_name(surface), fold.note);
            annotation.why.push(Why::new(fold.rule.name(), span, note));
        }
        if let Some(choice) = resolved.choice {
            let note = format!("folds into {}: {}", entity.name, choice.note());
            annotation.why.push(Why::new(Rule::LastName.name(), span, note));
        }
    }

    /// The end of a lower-case "party" that belongs to the name: "the Farmers party".
    fn lower_party(&self, candidate: &Candidate) -> Option<u32> {
        let line = &self.atoms.lines[candidate.line];
        let next = self.atoms.within(line, candidate.end)?;
        let last = &self.atoms.atoms[candidate.end - 1];
        let party = next.is_lower_word() && self.atoms.written(candidate.end) == "party";
        (party && !last.is(classes::ORGANIZATION)).then_some(next.end)
    }
}

/// Tells entities apart that would have one key.
fn make_keys_unique(entities: &mut [Entity]) {
    let mut keys: HashSet<&str, WordHasher> = HashSet::with_capacity_and_hasher(entities.len(), WordHasher);
    if entities.iter().all(|entity| keys.insert(&entity.key)) {
        return;
    }
    let mut taken: HashMap<String, usize, WordHasher> = HashMap::default();
    for entity in entities.iter_mut() {
        let count = taken.entry(entity.key.clone()).or_default();
        *count += 1;
        if *count > 1 {
            let label = format!("{:?}", entity.mention_type).to_lowercase();
            entity.key = format!("{} ({label})", entity.key);
            let again = taken.entry(entity.key.clone()).or_default();
            *again += 1;
            if *again > 1 {
                entity.key = format!("{} {again}", entity.key);
            }
        }
    }
}
