//! From candidates to mentions: the document votes on types, and names fold into entities.

use std::collections::HashMap;

use briefer_plugin::MentionType::{self, Organization, Person};
use briefer_plugin::{Annotation, Mention, Why, fold};

use crate::atoms::Atoms;
use crate::attributes::{self, Known};
use crate::candidates::{self, Candidate};
use crate::evidence::{Rule, Score, Scribe};
use crate::folding::people::LastNames;
use crate::lexicon::Lexicon;
use crate::lexicon::classes;
use crate::surfaces::Surfaces;
use crate::typing;
use crate::vote;

/// The mentions of one document.
pub(crate) fn mentions(atoms: &Atoms<'_>, lexicon: &Lexicon, scribe: Scribe) -> Vec<Annotation> {
    let candidates = candidates::find(atoms, lexicon);
    let mut scores: Vec<Score> = candidates.iter().map(|c| typing::weigh(atoms, lexicon, c, scribe)).collect();
    typing::coordinate(atoms, &candidates, &mut scores, scribe);
    let mut surfaces = vote::gather(atoms, &candidates, &scores);
    surfaces.fold_brackets(atoms, &candidates, scribe);
    surfaces.share_votes();
    surfaces.vote_peoples(atoms, &candidates, scribe);
    let last_names = surfaces.vote_last_names(atoms, &candidates, scribe);
    surfaces.fold_short_forms(atoms, &candidates, scribe);
    let resolver =
        Resolver { atoms, lexicon, scribe, candidates: &candidates, surfaces: &surfaces, last_names: &last_names };
    resolver.resolve(&mut scores)
}

struct Resolver<'a, 'd> {
    atoms: &'a Atoms<'d>,
    lexicon: &'a Lexicon,
    scribe: Scribe,
    candidates: &'a [Candidate],
    surfaces: &'a Surfaces,
    last_names: &'a LastNames,
}

/// What the mentions of one thing share.
struct Entity {
    mention_type: MentionType,
    name: String,
    key: String,
    known: Known,
}

/// A candidate that is a mention: of which entity, and why.
struct Resolved {
    candidate: usize,
    entity: usize,
    rule: Option<Rule>,
}

impl Resolver<'_, '_> {
    fn resolve(&self, scores: &mut [Score]) -> Vec<Annotation> {
        let mut entities: Vec<Entity> = Vec::new();
        let mut by_surface: HashMap<(usize, u32), usize> = HashMap::new();
        let mut resolved = Vec::new();
        for (at, candidate) in self.candidates.iter().enumerate() {
            let surface = self.surfaces.of[at];
            if self.is_dropped(surface, candidate) {
                continue;
            }
            let (root, rule) = self.root_of(at, surface);
            // Two names of the lexicon with one entry are one entity; all other entities are told by their fullest surface.
            let key = match self.surfaces.list[root].entry {
                Some(entry) if self.keeps_entry(root) => (usize::MAX, entry),
                _ => (root, u32::MAX),
            };
            let entity = *by_surface.entry(key).or_insert_with(|| {
                entities.push(self.entity_of(root));
                entities.len() - 1
            });
            resolved.push(Resolved { candidate: at, entity, rule });
        }
        make_keys_unique(&mut entities);
        for mention in &resolved {
            let candidate = &self.candidates[mention.candidate];
            let entity = &mut entities[mention.entity];
            attributes::learn(self.atoms, self.lexicon, candidate, entity.mention_type, &mut entity.known);
        }
        resolved.iter().map(|mention| self.annotation(mention, &entities[mention.entity], scores)).collect()
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

    /// Whether the document agrees with the lexicon on what a name is.
    fn keeps_entry(&self, surface: usize) -> bool {
        let surface = &self.surfaces.list[surface];
        surface.entry.is_some_and(|entry| {
            let entry = self.lexicon.entry(entry);
            entry.own || entry.mention_type == surface.mention_type()
        })
    }

    /// The fullest surface of a candidate's entity.
    fn root_of(&self, at: usize, surface: usize) -> (usize, Option<Rule>) {
        let own = &self.surfaces.list[surface];
        if let Some((_, rule)) = own.folded_into {
            return (self.surfaces.root(surface), Some(rule));
        }
        if own.mention_type() != Person || own.words.len() != 1 || self.keeps_entry(surface) {
            return (surface, None);
        }
        // The nearest full name before; else the first one after.
        let full = self.last_names.with(own.words[0]);
        let nearest = self.candidates[..at].iter().enumerate().rev().take(400).find_map(|(before, _)| {
            let other = self.surfaces.of[before];
            let words = &self.surfaces.list[other].words;
            (words.len() > 1 && self.last_names.holds(other, words, own.words[0])).then_some(other)
        });
        match nearest.or_else(|| full.first().copied()) {
            Some(full) => (self.surfaces.root(full), Some(Rule::LastName)),
            None => (surface, None),
        }
    }

    fn entity_of(&self, root: usize) -> Entity {
        let surface = &self.surfaces.list[root];
        let mention_type = self.type_of(root);
        let name = match surface.entry {
            Some(entry) if self.keeps_entry(root) => self.lexicon.entry(entry).name.to_owned(),
            _ => self.written_name(root),
        };
        Entity { mention_type, key: fold(&name), name, known: Known::default() }
    }

    /// The name as it is written first; where that is a dateline's or a headline's capitals, as it is written elsewhere.
    fn written_name(&self, root: usize) -> String {
        let surface = &self.surfaces.list[root];
        let candidate = &self.candidates[surface.cased.unwrap_or(surface.first)];
        tidy(self.atoms.span(candidate.first, candidate.end).slice(self.atoms.text))
    }

    fn type_of(&self, root: usize) -> MentionType {
        let surface = &self.surfaces.list[root];
        if let Some(entry) = surface.entry.map(|e| self.lexicon.entry(e)).filter(|e| e.own) {
            return entry.mention_type;
        }
        surface.mention_type()
    }

    fn annotation(&self, resolved: &Resolved, entity: &Entity, scores: &mut [Score]) -> Annotation {
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
            role: entity.known.role.clone(),
            nationality: entity.known.nationality.clone(),
            gender: entity.known.gender,
            number: attributes::number(candidate, entity.mention_type),
        };
        let mut annotation = Annotation::new(span, mention);
        if self.scribe.explain {
            annotation.why = std::mem::take(&mut scores[resolved.candidate].why);
            let vote = format!("{:?}", entity.mention_type).to_lowercase();
            annotation.why.push(Why::new(Rule::DocumentVote.name(), span, vote));
            if let Some(rule) = resolved.rule {
                annotation.why.push(Why::new(rule.name(), span, format!("folds into {}", entity.name)));
            }
        }
        annotation
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

fn make_keys_unique(entities: &mut [Entity]) {
    let mut taken: HashMap<String, usize> = HashMap::new();
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

/// A name on one line: line breaks and runs of blanks become one blank.
fn tidy(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ")
}
