//! A briefing made by hand, for the tests of rendering.

use std::collections::BTreeMap;
use std::sync::Arc;

use briefer_plugin::{AsOf, Date, Evidence, Modality, Qualifier, Span, Statement, Table, ValueKind};
use serde_json::json;

use crate::briefing::{
    Annex, AnnexEntry, AudienceInfo, Briefing, CorrectedDocument, CorrectionOutcome, CorrectionUse, Direction,
    DocumentInfo, DoubtfulName, Example, Finding, FindingKind, Group, Leading, NearestSentence, PastStatements,
    PeriodCount, PeriodInfo, Revision, Section, Totals, Unbound, UnboundDocument,
};
use crate::config::{DateStyle, NumberStyle};
use crate::corpus::{Origin, ProblemKind};

use super::phrases::{Manner, Phrases};
use super::templates::Templates;

/// The manner of a language that is built in.
pub(super) fn manner(code: &str, dates: Option<DateStyle>, numbers: Option<NumberStyle>) -> Arc<Manner> {
    let phrases = Phrases::read(&Templates::load(None).unwrap());
    Arc::new(Manner::new(Arc::clone(phrases.language(code).unwrap()), dates, numbers))
}

/// The usual manner.
pub(super) fn english() -> Arc<Manner> {
    manner("en", None, None)
}

/// A briefing for `audience` in which every kind of finding stands once at least.
pub(super) fn briefing(audience: &str) -> Briefing {
    let mut findings = vec![conflict(), revised(), confirmed(), denied(), quoted(), rising(), silent(), phrase()];
    findings.iter_mut().take(5).for_each(|finding| finding.leads = true);
    findings[1].notes = vec!["The ministry counts anew.".into(), "Ask again on Monday.".into()];
    findings[4].notes = vec!["Said in the hall, too.".into()];
    Briefing {
        schema: 1,
        title: "The Karsa valley".into(),
        audience: AudienceInfo {
            name: audience.into(),
            title: "For the desk".into(),
            template: audience.into(),
            language: "en".into(),
            ..AudienceInfo::default()
        },
        period: PeriodInfo {
            id: "2026-W14".into(),
            unit: "week".into(),
            from: Some(day(30)),
            to: Some(day(36)),
            before: Some("2026-W13".into()),
            history: vec!["2026-W13".into(), "2026-W12".into()],
        },
        totals: Totals { documents: 12, stories: 9, sources: 5, claims: findings.len() },
        sections: sections(&findings),
        leading: (0..5).map(|finding| Leading { finding, together: Vec::new() }).collect(),
        findings,
        findings_left_out: 3,
        documents: documents(),
        annex: annex(),
    }
}

/// The `n`th day from 1 March 2026 on, 32 being 1 April.
fn day(n: i8) -> Date {
    if n > 31 { Date::constant(2026, 4, n - 31) } else { Date::constant(2026, 3, n) }
}

fn sections(findings: &[Finding]) -> BTreeMap<String, Section> {
    let mut sections: BTreeMap<String, Section> = BTreeMap::new();
    for (position, finding) in findings.iter().enumerate() {
        let section = sections.entry(finding.plugin.clone()).or_default();
        section.plugin.clone_from(&finding.plugin);
        let name = finding.key.values().flatten().next().cloned().unwrap_or_default();
        let role = (finding.of == "quotation").then(|| "head of the camp office".to_owned());
        let evidence = || Some(finding.statements.first()?.evidence.first()?.id.clone());
        let role_evidence = role.as_ref().and_then(|_| evidence());
        section.groups.push(Group { of: finding.of.clone(), name, role, role_evidence, findings: vec![position] });
    }
    let rows = vec![vec!["ceasefire talks".into(), "7".into()]];
    let table = Table { title: "Phrases".into(), columns: vec!["Phrase".into(), "Uses".into()], rows };
    sections.entry("phrases".into()).or_default().tables.push(table);
    sections
}

fn documents() -> Vec<DocumentInfo> {
    vec![document("2026-W14/karsa.txt", "Camp grows", Some(day(33))), document("loose/note.md", "note.md", None)]
}

fn document(id: &str, title: &str, date: Option<Date>) -> DocumentInfo {
    DocumentInfo {
        id: id.into(),
        title: title.into(),
        date,
        date_from: date.map(|_| Origin::FolderName),
        date_guessed: false,
        source: date.map(|_| "Northern Wire".into()),
        url: Some("https://wire.example/karsa?a=1&b=2".into()),
        language: date.map(|_| "en".into()),
        marking: None,
        chain: Vec::new(),
        story: id.into(),
        told_first: None,
    }
}

fn annex() -> Annex {
    let entry =
        |document: &str, kind, message: &str| AnnexEntry { document: document.into(), kind, message: message.into() };
    Annex {
        problems: vec![
            entry("2026-W14/broken.html", Some(ProblemKind::Skipped), "it holds no text"),
            entry("2026-W14/fr.txt", Some(ProblemKind::Language), "it is in another language (fr)"),
        ],
        undated: vec![document("loose/note.md", "note.md", None)],
        guessed_dates: vec![document("2026-W14/karsa.txt", "Camp grows", Some(day(33)))],
        copies: vec![document("2026-W14/copy.txt", "Camp grows", Some(day(34)))],
        unbound: vec![unbound()],
        doubtful: vec![doubtful()],
        faults: vec![entry("2026-W14/karsa.txt", None, "phrases: a span ends past the text")],
        corrections: corrections(),
    }
}

fn unbound() -> Unbound {
    let mut words = statement("Northern Wire", day(33), "He had [at least 40 sacks] of flour left.");
    let example = Example { wording: words.wording, evidence: words.evidence.remove(0) };
    let document = UnboundDocument { document: "2026-W14/karsa.txt".into(), count: 6, examples: vec![example] };
    Unbound { of: "figure".into(), missing: "measure".into(), count: 6, documents: vec![document] }
}

fn doubtful() -> DoubtfulName {
    let mut words = statement("Northern Wire", day(33), "Commander [Velhari] was seen in Tessarin.");
    let example = Example { wording: words.wording, evidence: words.evidence.remove(0) };
    DoubtfulName {
        name: "Velhari".into(),
        taken_for: Some("Omar Velhari".into()),
        perhaps: vec!["Hassan Velhari".into()],
        documents: 4,
        examples: vec![example],
    }
}

/// A finding with nothing said under it.
fn finding(id: &str, of: &str, kind: FindingKind, key: &[(&str, &str)]) -> Finding {
    let (plugin, value) = match of {
        "figure" => ("figures", ValueKind::Interval),
        "quotation" => ("speakers", ValueKind::Text),
        "mention" => ("entities", ValueKind::Presence),
        _ => ("phrases", ValueKind::Presence),
    };
    let text = |value: &str| (!value.is_empty()).then(|| value.to_owned());
    Finding {
        id: id.into(),
        plugin: plugin.into(),
        of: of.into(),
        value,
        kind,
        kinds: vec![kind],
        key: key.iter().map(|&(name, value)| (name.to_owned(), text(value))).collect(),
        statements: Arc::default(),
        standing: Vec::new(),
        sides: Vec::new(),
        before: Vec::new(),
        revision: None,
        counts: vec![count("2026-W14", 1), count("2026-W13", 2), count("2026-W12", 0)],
        stories: 1,
        sources: Vec::new(),
        first_seen: None,
        notes: Vec::new(),
        leads: false,
        score: 10,
        reasons: Vec::new(),
    }
}

fn count(period: &str, stories: usize) -> PeriodCount {
    PeriodCount { period: period.into(), stories }
}

/// A finding that holds the statements, its sources and stories counted.
fn stating(mut finding: Finding, statements: Vec<Statement>) -> Finding {
    finding.sources = statements.iter().filter_map(|s| s.source.as_deref().map(str::to_owned)).collect();
    finding.sources.sort();
    finding.sources.dedup();
    finding.stories = statements.len();
    finding.standing = (0..statements.len()).collect();
    if finding.kind == FindingKind::InConflict {
        finding.sides = (0..statements.len()).map(|at| vec![at]).collect();
    }
    finding.first_seen = statements.first().and_then(|statement| statement.evidence.first().cloned());
    finding.statements = Arc::new(statements);
    finding
}

/// A statement by a source on a day: its words stand in brackets in the sentence.
fn statement(source: &str, on: Date, sentence: &str) -> Statement {
    let (before, rest) = sentence.split_once('[').unwrap();
    let (wording, after) = rest.split_once(']').unwrap();
    let id = sentence.bytes().fold(7_u32, |hash, byte| hash.wrapping_mul(31).wrapping_add(u32::from(byte)));
    let evidence = Evidence {
        id: format!("{id:08x}"),
        document: "2026-W14/karsa.txt".into(),
        title: "Camp grows".into(),
        date: Some(on),
        source: Some(source.into()),
        url: Some("https://wire.example/karsa?a=1&b=2".into()),
        sentence: format!("{before}{wording}{after}").into(),
        spans: vec![Span::new(before.len(), before.len() + wording.len())],
        start: 0,
        end: 0,
        forms: std::collections::BTreeMap::new(),
    };
    Statement {
        wording: wording.into(),
        low: None,
        high: None,
        qualifier: None,
        claimant: Some(source.into()),
        speaker: None,
        source: Some(source.into()),
        date: Some(on),
        as_of: None,
        modality: Modality::Asserted,
        denial: false,
        story: "2026-W14/karsa.txt".into(),
        attributes: serde_json::Map::new(),
        evidence: vec![evidence],
    }
}

fn bounded(mut statement: Statement, low: Option<f64>, high: Option<f64>, qualifier: Qualifier) -> Statement {
    (statement.low, statement.high, statement.qualifier) = (low, high, Some(qualifier));
    statement
}

fn said(mut statement: Statement, speaker: &str, form: &str) -> Statement {
    statement.claimant = Some(speaker.into());
    statement.speaker = Some(speaker.into());
    statement.attributes =
        json!({"form": form, "role": "head of the camp office", "cue": "said"}).as_object().cloned().unwrap();
    statement
}

fn past(period: &str, statements: Vec<Statement>) -> Vec<PastStatements> {
    vec![PastStatements { period: period.into(), statements: Arc::new(statements) }]
}

fn conflict() -> Finding {
    let key = [("measure", "fighters"), ("population", ""), ("subject", "Harun Front"), ("place", "")];
    let four = statement("Northern Wire", day(33), "The Front has [from 4,000 to 6,000 fighters] in the valley.");
    let two = statement("Delta Post", day(34), "It counts [at most 2,500 fighters], a general said.");
    stating(
        finding("0000000a", "figure", FindingKind::InConflict, &key),
        vec![
            bounded(four, Some(4000.0), Some(6000.0), Qualifier::Exact),
            said(bounded(two, None, Some(2500.0), Qualifier::AtMost), "Gen. Idris Malo", "indirect"),
        ],
    )
}

fn revised() -> Finding {
    let key = [("measure", "detainees"), ("population", "orsan citizens"), ("place", "Karsa camp")];
    let now = statement("Northern Wire", day(35), "Karsa camp holds [over 700 detainees] now.");
    let then = statement("Northern Wire", day(26), "Karsa camp held [about 600] a week ago.");
    let mut now = bounded(now, Some(700.0), None, Qualifier::Over);
    now.as_of = Some(AsOf::day(day(35)));
    now.attributes = json!({"noun": "Orsan citizens"}).as_object().cloned().unwrap();
    let then = bounded(then, Some(600.0), Some(600.0), Qualifier::About);
    let revision =
        Revision { now: now.clone(), before: then.clone(), period: Some("2026-W13".into()), direction: Direction::Up };
    let before = past("2026-W13", vec![then]);
    Finding {
        before,
        revision: Some(revision),
        ..stating(finding("0000000b", "figure", FindingKind::Revised, &key), vec![now])
    }
}

fn confirmed() -> Finding {
    let key = [("measure", "returned"), ("population", ""), ("place", "Karsa camp")];
    let one = statement("Northern Wire", day(35), "So far [760 people] have returned.");
    let two = statement("Hill Radio", day(35), "Some [750 people] went home from Karsa.");
    stating(
        finding("0000000c", "figure", FindingKind::Confirmed, &key),
        vec![
            bounded(one, Some(760.0), Some(760.0), Qualifier::Exact),
            bounded(two, Some(750.0), Some(750.0), Qualifier::About),
        ],
    )
}

fn denied() -> Finding {
    let words = statement("Hill Radio", day(36), "Karimova denied that [prisoners had escaped].");
    let mut words = said(words, "Ana Karimova", "indirect");
    words.denial = true;
    stating(finding("0000000d", "quotation", FindingKind::Denied, &[("speaker", "Ana Karimova")]), vec![words])
}

fn quoted() -> Finding {
    let words = statement("Delta Post", day(33), "“[We will not leave a single family behind,]” Karimova said.");
    let words = said(words, "Ana Karimova", "direct");
    let mut copy = words.clone();
    copy.source = Some("Hill Radio".into());
    stating(finding("0000000e", "quotation", FindingKind::New, &[("speaker", "Ana Karimova")]), vec![words, copy])
}

fn rising() -> Finding {
    let statements = vec![
        statement("Northern Wire", day(33), "The [Harun Front] took the bridge."),
        statement("Delta Post", day(34), "A convoy of the [Harun Front] was seen."),
        statement("Hill Radio", day(35), "The [Front] denied it."),
    ];
    let mut finding = finding("0000000f", "mention", FindingKind::Rising, &[("entity", "Harun Front")]);
    finding.counts[0].stories = 3;
    stating(finding, statements)
}

fn silent() -> Finding {
    let then = past("2026-W13", vec![statement("Delta Post", day(24), "[Lake Orsa] froze over.")]);
    let silent = finding("00000010", "mention", FindingKind::Silent, &[("entity", "Lake Orsa")]);
    Finding { stories: 0, before: then, ..silent }
}

fn phrase() -> Finding {
    let statements = vec![statement("Northern Wire", day(33), "The [ceasefire talks] went on.")];
    stating(finding("00000011", "phrase", FindingKind::New, &[("phrase", "ceasefire talks")]), statements)
}

fn corrections() -> Vec<CorrectionUse> {
    let used = CorrectionUse {
        change: "same-as".into(),
        words: "Harun Front".into(),
        detail: Some("HF".into()),
        because: Some("its own statement of 2 April".into()),
        outcome: CorrectionOutcome::Applied,
        count: 3,
        documents: vec![CorrectedDocument { document: "2026-W14/karsa.txt".into(), title: "Camp grows".into() }],
        documents_left_out: 1,
        nearest: None,
    };
    let lost = CorrectionUse {
        change: "note".into(),
        words: "the camp in Karsa holds 340".into(),
        detail: Some("Ask the ministry.".into()),
        because: None,
        outcome: CorrectionOutcome::NoSentence,
        count: 0,
        documents: Vec::new(),
        documents_left_out: 0,
        nearest: Some(NearestSentence {
            sentence: "The camp in Karsa holds 412.".into(),
            document: "2026-W14/karsa.txt".into(),
            title: "Camp grows".into(),
        }),
    };
    vec![used, lost]
}
