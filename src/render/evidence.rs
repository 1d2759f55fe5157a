//! Which evidence an edition links to, numbered in order of first use.

use std::collections::BTreeMap;

use briefer_plugin::{Evidence, Statement};
use serde::Serialize;

use crate::briefing::{Briefing, Finding};

/// A link to an evidence id that the briefing does not have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct UnknownEvidence(pub(super) String);

/// The evidence an edition links to, so far.
pub(super) struct Citations<'a> {
    known: BTreeMap<&'a str, &'a Evidence>,
    numbers: BTreeMap<&'a str, usize>,
    order: Vec<Cited<'a>>,
}

/// One piece of evidence that the page links to, as `shared/evidence.md` and `shared/page.html` see it.
#[derive(Serialize)]
pub(super) struct Cited<'a> {
    /// Its number: 1 for the first that the page links to.
    number: usize,
    /// Its id.
    id: &'a str,
    title: &'a str,
    date: Option<String>,
    source: Option<&'a str>,
    url: Option<&'a str>,
    /// Whether the address may be a link: `http` or `https`.
    is_web: bool,
    sentence: &'a str,
    /// The sentence in pieces, those of the annotation marked.
    pieces: Vec<Piece<'a>>,
    /// The anchors of the places that link to it.
    back: Vec<String>,
}

/// A part of a sentence.
#[derive(Debug, PartialEq, Eq, Serialize)]
struct Piece<'a> {
    text: &'a str,
    marked: bool,
}

/// One use of a piece of evidence.
pub(super) struct Use {
    /// The evidence's number.
    pub(super) number: usize,
    /// The anchor of this use, for the way back.
    pub(super) anchor: String,
}

impl<'a> Citations<'a> {
    /// Knows all evidence of a briefing; nothing is cited yet.
    pub(super) fn of(briefing: &'a Briefing) -> Self {
        let mut known: BTreeMap<&str, &Evidence> = BTreeMap::new();
        for finding in &briefing.findings {
            let of_statements = statements(finding).flat_map(|statement| &statement.evidence);
            for evidence in of_statements.chain(&finding.first_seen) {
                known.insert(&evidence.id, evidence);
            }
        }
        Citations { known, numbers: BTreeMap::new(), order: Vec::new() }
    }

    /// Cites a piece of evidence once more.
    ///
    /// # Errors
    /// When the briefing has no evidence of that id.
    pub(super) fn cite(&mut self, id: &str) -> Result<Use, UnknownEvidence> {
        let Some((&id, &evidence)) = self.known.get_key_value(id) else { return Err(UnknownEvidence(id.to_owned())) };
        let number = *self.numbers.entry(id).or_insert_with(|| {
            self.order.push(Cited::new(self.order.len() + 1, id, evidence));
            self.order.len()
        });
        let back = &mut self.order[number - 1].back;
        let anchor = format!("r-{number}-{}", back.len() + 1);
        back.push(anchor.clone());
        Ok(Use { number, anchor })
    }

    /// What was cited, in order of first use.
    pub(super) fn cited(&self) -> &[Cited<'a>] {
        &self.order
    }
}

/// All statements of a finding, of this period and of those before.
fn statements(finding: &Finding) -> impl Iterator<Item = &Statement> {
    finding.statements.iter().chain(finding.before.iter().flat_map(|past| &past.statements))
}

impl<'a> Cited<'a> {
    fn new(number: usize, id: &'a str, evidence: &'a Evidence) -> Self {
        let url = evidence.url.as_deref();
        Cited {
            number,
            id,
            title: &evidence.title,
            date: evidence.date.map(|date| date.to_string()),
            source: evidence.source.as_deref(),
            url,
            is_web: url.is_some_and(super::links::is_web),
            sentence: &evidence.sentence,
            pieces: pieces(evidence),
            back: Vec::new(),
        }
    }
}

/// Cuts the sentence at the annotation's spans; a span that does not fit is left unmarked.
fn pieces(evidence: &Evidence) -> Vec<Piece<'_>> {
    let sentence = evidence.sentence.as_str();
    let mut pieces = Vec::new();
    let mut at = 0;
    for span in &evidence.spans {
        let range = span.range();
        let (Some(before), Some(marked)) = (sentence.get(at..range.start), sentence.get(range.clone())) else {
            continue;
        };
        pieces.push(Piece { text: before, marked: false });
        pieces.push(Piece { text: marked, marked: true });
        at = range.end;
    }
    pieces.push(Piece { text: &sentence[at..], marked: false });
    pieces.retain(|piece| !piece.text.is_empty());
    pieces
}

#[cfg(test)]
mod tests {
    use briefer_plugin::{Evidence, Span};

    use super::pieces;

    fn marked(sentence: &str, spans: &[(u32, u32)]) -> String {
        let evidence = Evidence {
            id: "00000000".into(),
            document: "a.txt".into(),
            title: String::new(),
            date: None,
            source: None,
            url: None,
            sentence: sentence.into(),
            spans: spans.iter().map(|&(start, end)| Span { start, end }).collect(),
            start: 0,
            end: 0,
            forms: std::collections::BTreeMap::new(),
        };
        let pieces = pieces(&evidence);
        pieces.iter().map(|p| if p.marked { format!("<{}>", p.text) } else { p.text.to_owned() }).collect()
    }

    #[test]
    fn the_annotated_words_are_marked() {
        assert_eq!(marked("Zähle über 700.", &[(7, 16)]), "Zähle <über 700>.");
        assert_eq!(marked("all", &[(0, 3)]), "<all>");
        assert_eq!(marked("a b c d", &[(0, 1), (4, 5)]), "<a> b <c> d");
    }

    #[test]
    fn spans_that_do_not_fit_are_left_alone() {
        assert_eq!(marked("Zähle", &[(1, 2), (3, 99), (4, 2)]), "Zähle");
        assert_eq!(marked("abc", &[(1, 3), (0, 2)]), "a<bc>");
    }
}
