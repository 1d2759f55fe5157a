//! Findings that are left out, come first or bear a note, by the words of their sentences.

use std::collections::{BTreeMap, BTreeSet};

use briefer_plugin::{Evidence, ValueKind};

use super::Applying;
use crate::briefing::model::Finding;
use crate::config::Change;

/// What corrections say of findings, by the findings' ids.
#[derive(Debug, Default)]
pub(in crate::briefing) struct Chosen {
    /// Left out of every edition.
    pub(in crate::briefing) suppressed: BTreeSet<String>,
    /// To come first.
    pub(in crate::briefing) pinned: BTreeSet<String>,
}

impl Applying<'_> {
    /// Leaves findings out and gives them their notes; tells which were left out, and which are to come first.
    pub(in crate::briefing) fn findings(&mut self, findings: &mut Vec<Finding>) -> Chosen {
        let mut meant: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (position, finding) in findings.iter().enumerate() {
            for at in self.quoting(finding) {
                meant.entry(at).or_default().push(position);
            }
        }
        let mut chosen = Chosen::default();
        for (at, mut positions) in meant {
            let change = &self.corrections[at].change;
            let is_presence = |&position: &usize| findings[position].value == ValueKind::Presence;
            if !matches!(change, Change::Suppress(_)) && change.kind().is_none() && !positions.iter().all(is_presence) {
                // Of what a sentence says, that a name stands in it says least.
                positions.retain(|position| !is_presence(position));
            }
            for position in positions {
                let finding = &mut findings[position];
                match change {
                    Change::Suppress(_) => drop(chosen.suppressed.insert(finding.id.clone())),
                    Change::Pin(_) => drop(chosen.pinned.insert(finding.id.clone())),
                    Change::Note(_, text) => finding.notes.push(text.clone()),
                    _ => continue,
                }
                self.uses[at].count += 1;
                let evidence =
                    told(finding).filter(|evidence| self.quoted.of_evidence(evidence).any(|other| other == at));
                for evidence in evidence {
                    self.uses[at].documents.insert(evidence.document.to_string(), evidence.title.to_string());
                }
            }
        }
        findings.retain(|finding| !chosen.suppressed.contains(&finding.id));
        chosen
    }

    /// The corrections that quote a sentence of the finding. One that says that a name is merely there rests on many
    /// sentences: all of them must be quoted.
    fn quoting(&self, finding: &Finding) -> Vec<usize> {
        let (mut touched, mut pieces) = (BTreeMap::<usize, usize>::new(), 0);
        for evidence in told(finding) {
            pieces += 1;
            let of_piece: BTreeSet<usize> = self.quoted.of_evidence(evidence).collect();
            for at in of_piece {
                *touched.entry(at).or_default() += 1;
            }
        }
        let least = if finding.value == ValueKind::Presence { pieces } else { 1 };
        let fits = |at: usize| self.corrections[at].change.kind().is_none_or(|kind| kind == finding.of);
        touched.into_iter().filter(|(at, count)| *count >= least && fits(*at)).map(|(at, _)| at).collect()
    }
}

/// The evidence of what a finding tells: of this period's statements; where it fell silent, of those before.
fn told(finding: &Finding) -> impl Iterator<Item = &Evidence> {
    let past = finding.before.iter().filter(|_| finding.statements.is_empty()).flat_map(|past| past.statements.iter());
    finding.statements.iter().chain(past).flat_map(|statement| &statement.evidence)
}
