//! Names of which the plugin that links is not sure whose they are.

use std::collections::{BTreeMap, BTreeSet};

use briefer_plugin::{Evidence, Link, fold};

use super::evidence::{Cited, EvidenceIds};
use super::links::LinkTable;
use super::model::{DoubtfulName, Example, Finding};
use super::record::Record;
use super::topic::Placed;

/// How many examples a name gives, each of another document.
const EXAMPLES: usize = 3;

/// Name, whom it was taken for and whom it may be, which tell one doubt from another.
type Doubt<'l> = (&'l str, String, Vec<String>);

/// The names that stories of the period bear and that may be somebody else's, by name; examples in corpus order.
pub(super) fn doubtful(
    placed: &[Placed<'_>],
    links: &LinkTable,
    findings: &[Finding],
    ids: &mut EvidenceIds,
) -> Vec<DoubtfulName> {
    let records: BTreeMap<&str, &Record> = placed
        .iter()
        .filter(|one| one.period == 0 && one.story == one.record.id)
        .map(|one| (one.record.id.as_str(), one.record))
        .collect();
    // In the order of the corpus, so that the numbers of equal ids are.
    let mut doubts: Vec<(&Record, &Link)> =
        links.doubts().iter().filter_map(|link| Some((*records.get(link.document.as_str())?, link))).collect();
    let places: BTreeMap<&str, usize> =
        placed.iter().enumerate().map(|(at, one)| (one.record.id.as_str(), at)).collect();
    doubts.sort_by_key(|(record, link)| (places.get(record.id.as_str()), &link.entity));
    let shown = Shown::of(findings, &doubts);
    let mut groups: BTreeMap<Doubt<'_>, DoubtfulName> = BTreeMap::new();
    for (record, link) in doubts {
        let Some((name, example)) = shown.example(record, link, ids) else { continue };
        let Some((taken_for, perhaps)) = settled(name, link, links) else { continue };
        let group = groups.entry((name, taken_for.clone().unwrap_or_default(), perhaps.clone()));
        let group = group.or_insert_with(|| DoubtfulName {
            name: name.to_owned(),
            taken_for,
            perhaps,
            documents: 0,
            examples: Vec::new(),
        });
        group.documents += 1;
        if group.examples.len() < EXAMPLES {
            group.examples.push(example);
        }
    }
    groups.into_values().collect()
}

/// Whom a name was taken for, where that is another name, and who else may bear it; nothing where an analyst's correction
/// leaves no doubt.
fn settled(name: &str, link: &Link, links: &LinkTable) -> Option<(Option<String>, Vec<String>)> {
    let to = links.shown(&link.to);
    let others: Vec<String> = link.perhaps.iter().map(|other| links.shown(other).to_owned()).collect();
    let is_settled = links.said_to_be(name).is_some_and(|said| fold(said) == fold(to));
    let taken_for = (fold(to) != fold(name)).then(|| to.to_owned());
    let perhaps = others.into_iter().filter(|other| fold(other) != fold(name)).collect();
    (!is_settled).then_some((taken_for, perhaps))
}

/// Where the findings already show that somebody is named, by document and place.
struct Shown<'f>(BTreeMap<(&'f str, u32), &'f Evidence>);

impl<'f> Shown<'f> {
    fn of(findings: &'f [Finding], doubts: &[(&Record, &Link)]) -> Self {
        let wanted: BTreeSet<&str> = doubts.iter().map(|(record, _)| record.id.as_str()).collect();
        let evidence = findings.iter().flat_map(Finding::evidence);
        let evidence = evidence.filter(|evidence| wanted.contains(&*evidence.document));
        Shown(evidence.map(|evidence| ((&*evidence.document, evidence.start), evidence)).collect())
    }

    /// The name of a document's entity, and where it stands there.
    fn example<'r>(&self, record: &'r Record, link: &Link, ids: &mut EvidenceIds) -> Option<(&'r str, Example)> {
        let mention = |at: &usize| record.observations[*at].annotation.as_mention();
        let at = (0..record.observations.len())
            .find(|at| mention(at).is_some_and(|mention| mention.entity == link.entity))?;
        let observation = &record.observations[at];
        let known = self.0.get(&(record.id.as_str(), observation.annotation.span.start));
        let is_same = |evidence: &&&Evidence| evidence.end == observation.annotation.span.end;
        let evidence = match known.filter(is_same) {
            Some(&evidence) => evidence.clone(),
            None => ids.evidence(&mut Cited::of(record), observation),
        };
        Some((&mention(&at)?.name, Example { wording: observation.wording.clone(), evidence }))
    }
}
