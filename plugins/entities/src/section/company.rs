//! Who and what is mentioned with whom.

use std::collections::{BTreeMap, BTreeSet};

use briefer_plugin::{Claim, Evidence};

use super::{Companion, SHOWN, name_of};

/// How often two entities meet.
#[derive(Clone, Copy, Debug, Default)]
struct Meetings {
    stories: usize,
    sentences: usize,
}

/// Where an entity stands in one story: its number, and the sentences of the story's first document.
type Appearance = (usize, BTreeSet<u32>);

/// The companions of each claim, the closest first.
///
/// One pass over the stories: the work is the number of pairs that a story names, and only entities that are shown
/// take part, so that it grows with the number of stories.
pub(super) fn of(shown: &[&Claim]) -> Vec<Vec<Companion>> {
    let mut meetings: BTreeMap<(usize, usize), Meetings> = BTreeMap::new();
    for present in by_story(shown).values() {
        for (at, (one, sentences)) in present.iter().enumerate() {
            for (other, others) in &present[at + 1..] {
                let met = meetings.entry((*one, *other)).or_default();
                met.stories += 1;
                met.sentences += sentences.intersection(others).count();
            }
        }
    }
    let mut companions = vec![Vec::new(); shown.len()];
    for (&(one, other), met) in &meetings {
        companions[one].push(companion(shown[other], *met));
        companions[other].push(companion(shown[one], *met));
    }
    for with in &mut companions {
        let near = |c: &Companion| (std::cmp::Reverse(c.stories), std::cmp::Reverse(c.sentences));
        with.sort_by(|a, b| near(a).cmp(&near(b)).then_with(|| (&a.name, &a.claim).cmp(&(&b.name, &b.claim))));
        with.truncate(SHOWN);
    }
    companions
}

fn companion(claim: &Claim, met: Meetings) -> Companion {
    Companion {
        claim: claim.id.clone(),
        name: name_of(claim).to_owned(),
        stories: met.stories,
        sentences: met.sentences,
    }
}

/// The entities of each story. Copies of a text count once: of a story's documents the first one's sentences are taken.
fn by_story<'c>(shown: &[&'c Claim]) -> BTreeMap<&'c str, Vec<Appearance>> {
    let mut first_documents: BTreeMap<&str, &str> = BTreeMap::new();
    let all = || shown.iter().flat_map(|claim| claim.statements.iter());
    for statement in all() {
        let document = statement.evidence.iter().map(|evidence| evidence.document.as_ref()).min();
        if let Some(document) = document {
            let first = first_documents.entry(&statement.story).or_insert(document);
            *first = (*first).min(document);
        }
    }
    let mut stories: BTreeMap<&str, Vec<Appearance>> = BTreeMap::new();
    for (number, claim) in shown.iter().enumerate() {
        for statement in claim.statements.iter() {
            let present = stories.entry(&statement.story).or_default();
            let first = first_documents.get(statement.story.as_ref()).copied();
            let evidence = statement.evidence.iter().filter(|evidence| Some(evidence.document.as_ref()) == first);
            let sentences = evidence.flat_map(sentences);
            match present.last_mut().filter(|(last, _)| *last == number) {
                Some((_, all)) => all.extend(sentences),
                None => present.push((number, sentences.collect())),
            }
        }
    }
    stories
}

/// The offsets of the sentences that name the entity in the evidence's document.
fn sentences(evidence: &Evidence) -> Vec<u32> {
    if evidence.forms.is_empty() {
        let before = evidence.spans.first().map_or(0, |span| span.start);
        return vec![evidence.start.saturating_sub(before)];
    }
    evidence.forms.values().flatten().copied().collect()
}
