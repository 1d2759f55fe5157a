//! What the links of an edition may name, by id.

use std::collections::HashMap;

use briefer_plugin::{Evidence, Statement};

use crate::briefing::{Briefing, DocumentInfo, Finding};

/// A briefing's evidence, findings and documents by their ids: asked once for every link.
pub(in crate::render) struct Index<'a> {
    evidence: HashMap<&'a str, Known<'a>>,
    findings: HashMap<&'a str, &'a Finding>,
    documents: HashMap<&'a str, &'a DocumentInfo>,
}

/// A piece of evidence with what it is evidence of.
#[derive(Clone, Copy)]
pub(super) struct Known<'a> {
    pub(super) evidence: &'a Evidence,
    /// None for what forms no claim.
    pub(super) finding: Option<&'a Finding>,
    pub(super) statement: Option<&'a Statement>,
}

impl<'a> Index<'a> {
    /// Knows all evidence of a briefing.
    pub(in crate::render) fn of(briefing: &'a Briefing) -> Self {
        let mut evidence = HashMap::new();
        for piece in briefing.annex.evidence() {
            evidence.insert(piece.id.as_str(), Known { evidence: piece, finding: None, statement: None });
        }
        for finding in &briefing.findings {
            if let Some(piece) = &finding.first_seen {
                evidence.insert(piece.id.as_str(), Known { evidence: piece, finding: Some(finding), statement: None });
            }
        }
        for finding in &briefing.findings {
            for statement in finding.all_statements() {
                for piece in &statement.evidence {
                    let known = Known { evidence: piece, finding: Some(finding), statement: Some(statement) };
                    evidence.insert(piece.id.as_str(), known);
                }
            }
        }
        let findings = briefing.findings.iter().map(|finding| (finding.id.as_str(), finding)).collect();
        let documents = briefing.documents.iter().map(|document| (document.id.as_str(), document)).collect();
        Index { evidence, findings, documents }
    }

    /// The evidence of an id.
    pub(super) fn evidence(&self, id: &str) -> Option<Known<'a>> {
        self.evidence.get(id).copied()
    }

    /// The finding of an id.
    pub(in crate::render) fn finding(&self, id: &str) -> Option<&'a Finding> {
        self.findings.get(id).copied()
    }

    /// A document of the period.
    pub(super) fn document(&self, id: &str) -> Option<&'a DocumentInfo> {
        self.documents.get(id).copied()
    }
}
