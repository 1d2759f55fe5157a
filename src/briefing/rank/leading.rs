//! The findings that a briefing opens with: the first in rank, no two of them saying the same.

use std::collections::{BTreeMap, BTreeSet};

use briefer_plugin::{Statement, ValueKind};

use crate::briefing::likeness::content_words;
use crate::briefing::model::{Finding, FindingKind, Leading};

/// Findings that share so much of the smaller one's content words say the same.
const SAME: f64 = 0.5;
/// No speaker leads with more findings than this.
const OF_ONE_SPEAKER: usize = 2;
/// So many findings of the top are looked at for each that is wanted.
const LOOKED_AT: usize = 40;

/// Chooses at most `wanted` of the findings, which come in ranking order.
pub(in crate::briefing) fn leading(findings: &[Finding], wanted: usize) -> Vec<Leading> {
    let mut chosen = Chosen::default();
    for (position, finding) in findings.iter().enumerate().take(wanted.saturating_mul(LOOKED_AT)) {
        let Some(told) = Told::of(finding) else { continue };
        if let Some(with) = chosen.sibling(finding, &told, findings) {
            chosen.leading[with].together.push(position);
        } else if chosen.leading.len() < wanted && chosen.is_new(&told) {
            chosen.add(position, told);
        }
    }
    chosen.leading
}

/// What a finding tells, as far as it decides whether another tells the same.
struct Told<'a> {
    /// Document and sentence of its statements.
    sentences: Vec<(&'a str, &'a str)>,
    /// The content words of a text; a figure is another wherever its key is.
    words: BTreeSet<String>,
    /// Story and claimant.
    voice: (&'a str, Option<&'a str>),
    speaker: Option<&'a str>,
    entity: Option<&'a str>,
}

impl<'a> Told<'a> {
    /// `None` for what no briefing opens with: a name that is merely there.
    fn of(finding: &'a Finding) -> Option<Self> {
        let presence = finding.value == ValueKind::Presence;
        let text = finding.value == ValueKind::Text;
        if presence && !matches!(finding.kind, FindingKind::New | FindingKind::Rising | FindingKind::Silent) {
            return None;
        }
        let statements: Vec<&Statement> = finding.all_statements().take(4).collect();
        let first = statements.first()?;
        let evidence = statements.iter().filter_map(|statement| statement.evidence.first());
        Some(Told {
            sentences: evidence.map(|evidence| (&*evidence.document, &*evidence.sentence)).collect(),
            words: if text { content_words(&first.wording) } else { BTreeSet::new() },
            voice: (&first.story, first.claimant.as_deref()),
            speaker: first.speaker.as_deref().filter(|_| text),
            entity: finding.key.get("entity").and_then(Option::as_deref).filter(|_| presence),
        })
    }

    fn says_the_same(&self, other: &Told<'_>) -> bool {
        if self.words.is_empty() || other.words.is_empty() {
            return false;
        }
        let shared = self.words.intersection(&other.words).count();
        let smaller = self.words.len().min(other.words.len());
        #[expect(clippy::cast_precision_loss, reason = "counts of words in a sentence")]
        let share = shared as f64 / smaller as f64;
        shared >= 2 && share >= SAME
    }
}

#[derive(Default)]
struct Chosen<'a> {
    leading: Vec<Leading>,
    told: Vec<Told<'a>>,
    by_speaker: BTreeMap<&'a str, usize>,
}

impl<'a> Chosen<'a> {
    /// The chosen finding that a figure stands beside: of the same measure in the same sentence, else by the same claimant of
    /// the same story, of no other place or group.
    fn sibling(&self, finding: &Finding, told: &Told<'_>, findings: &[Finding]) -> Option<usize> {
        let of_change = matches!(finding.kind, FindingKind::InConflict | FindingKind::Confirmed | FindingKind::Revised);
        if finding.value != ValueKind::Interval || of_change {
            return None;
        }
        let key = |finding: &Finding, name: &str| finding.key.get(name).cloned().flatten();
        let fits = |other: &Finding, name: &str| {
            let (ours, theirs) = (key(finding, name), key(other, name));
            ours.is_none() || theirs.is_none() || ours == theirs
        };
        let of_measure = |at: &usize| {
            let other = &findings[self.leading[*at].finding];
            other.value == ValueKind::Interval && key(other, "measure") == key(finding, "measure")
        };
        let in_sentence = |at: &usize| self.told[*at].sentences.first() == told.sentences.first();
        // A part belongs to the whole of its own sentence and to no other.
        let is_whole = key(finding, "part").is_none_or(|part| part != "true");
        let in_voice = |at: &usize| {
            let other = &findings[self.leading[*at].finding];
            is_whole && self.told[*at].voice == told.voice && fits(other, "place") && fits(other, "subject")
        };
        let chosen = || (0..self.leading.len()).filter(of_measure);
        chosen().find(in_sentence).or_else(|| chosen().find(in_voice))
    }

    fn is_new(&self, told: &Told<'_>) -> bool {
        let same = |other: &Told<'_>| {
            // Several names may rise in one sentence; of statements, a sentence is told once.
            let shares_sentence = told.sentences.iter().any(|sentence| other.sentences.contains(sentence));
            told.says_the_same(other) || (shares_sentence && told.entity.is_none() && other.entity.is_none())
        };
        let spoken = told.speaker.and_then(|speaker| self.by_speaker.get(speaker)).copied().unwrap_or(0);
        spoken < OF_ONE_SPEAKER && !self.told.iter().any(same)
    }

    fn add(&mut self, finding: usize, told: Told<'a>) {
        if let Some(speaker) = told.speaker {
            *self.by_speaker.entry(speaker).or_insert(0) += 1;
        }
        self.leading.push(Leading { finding, together: Vec::new() });
        self.told.push(told);
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use briefer_plugin::{Attributes, Evidence, Modality};

    use super::*;

    fn statement(speaker: &str, wording: &str, sentence: &str) -> Statement {
        Statement {
            wording: wording.to_owned(),
            low: None,
            high: None,
            qualifier: None,
            claimant: Some(speaker.to_owned()),
            speaker: Some(speaker.to_owned()),
            source: None,
            date: None,
            as_of: None,
            modality: Modality::Asserted,
            denial: false,
            story: "a".into(),
            attributes: Attributes::new(),
            evidence: vec![Evidence {
                id: String::new(),
                document: "a".into(),
                title: "".into(),
                date: None,
                source: None,
                url: None,
                sentence: sentence.into(),
                spans: Vec::new(),
                start: 0,
                end: 0,
                forms: BTreeMap::new(),
            }],
        }
    }

    fn finding(value: ValueKind, kind: FindingKind, key: (&str, &str), statement: Statement) -> Finding {
        Finding {
            id: String::new(),
            plugin: String::new(),
            of: String::new(),
            value,
            kind,
            kinds: vec![kind],
            key: [(key.0.to_owned(), Some(key.1.to_owned()))].into(),
            statements: Arc::new(vec![statement]),
            standing: vec![0],
            sides: Vec::new(),
            before: Vec::new(),
            revision: None,
            counts: Vec::new(),
            stories: 1,
            sources: Vec::new(),
            first_seen: None,
            leads: false,
            score: 0,
            reasons: Vec::new(),
            notes: Vec::new(),
        }
    }

    fn said(speaker: &str, wording: &str) -> Finding {
        finding(ValueKind::Text, FindingKind::New, ("speaker", speaker), statement(speaker, wording, wording))
    }

    fn counted(measure: &str, kind: FindingKind, sentence: &str) -> Finding {
        finding(ValueKind::Interval, kind, ("measure", measure), statement("Ana Dur", "700 people", sentence))
    }

    /// The positions that lead, each with those told beside it.
    fn leads(findings: &[Finding]) -> Vec<(usize, Vec<usize>)> {
        leading(findings, 7).into_iter().map(|lead| (lead.finding, lead.together)).collect()
    }

    #[test]
    fn what_two_people_say_alike_leads_once() {
        let findings = [
            said("Ana Dur", "the northern bridge was blown up by the front on Monday"),
            said("Ben Osei", "on Monday the front blew up the northern bridge"),
            said("Ben Osei", "schools stay closed until the water falls"),
        ];
        assert_eq!(leads(&findings), [(0, vec![]), (2, vec![])]);
    }

    #[test]
    fn figures_of_one_measure_and_voice_stand_together() {
        let sentence = "They hold 700 people, 40 of them children.";
        let findings = [
            counted("detainees", FindingKind::New, sentence),
            counted("detainees", FindingKind::New, sentence),
            counted("killed", FindingKind::New, sentence),
            counted("detainees", FindingKind::New, "Another camp holds 700 people."),
        ];
        assert_eq!(leads(&findings), [(0, vec![1, 3])]);
    }

    #[test]
    fn a_part_stands_beside_the_whole_of_its_sentence_alone() {
        let sentence = "They hold 700 people, 40 of them children.";
        let mut part = counted("detainees", FindingKind::New, sentence);
        part.key.insert("part".to_owned(), Some("true".to_owned()));
        let elsewhere = counted("detainees", FindingKind::Revised, "Another camp holds 700 people.");
        let whole = counted("detainees", FindingKind::Confirmed, sentence);
        assert_eq!(leads(&[elsewhere.clone(), whole, part.clone()]), [(0, vec![]), (1, vec![2])]);
        assert_eq!(leads(&[elsewhere, part]), [(0, vec![]), (1, vec![])]);
    }

    #[test]
    fn a_figure_in_conflict_leads_by_itself() {
        let findings = [
            counted("detainees", FindingKind::New, "One camp holds 700 people."),
            counted("detainees", FindingKind::InConflict, "Another camp holds 700 people."),
        ];
        assert_eq!(leads(&findings), [(0, vec![]), (1, vec![])]);
    }

    #[test]
    fn no_speaker_leads_more_than_twice() {
        let words = ["the bridge is closed", "fuel has run out", "two mines were found", "a school burned down"];
        let findings: Vec<Finding> = words.iter().map(|words| said("Ana Dur", words)).collect();
        assert_eq!(leads(&findings).len(), 2);
    }

    #[test]
    fn a_name_that_is_merely_there_leads_nothing() {
        let name = |kind| finding(ValueKind::Presence, kind, ("entity", "Karsa"), statement("", "Karsa", "In Karsa."));
        assert_eq!(leads(&[name(FindingKind::Stated)]), []);
        assert_eq!(leads(&[name(FindingKind::Rising)]), [(0, vec![])]);
    }
}
