//! The section: on no claims, and on some.

use std::collections::BTreeMap;

use super::schema::Schema;
use crate::testkit::report::Findings;
use crate::testkit::{Failure, Subject};
use crate::{
    Attributes, Claim, Date, Evidence, KindSpec, Manifest, Modality, PluginError, Qualifier, SectionData, Span,
    Statement, ValueKind,
};

pub(super) fn check(subject: &dyn Subject, findings: &mut Findings) {
    let manifest = subject.manifest();
    for (name, claims) in [("no claims", Vec::new()), ("invented claims", claims(manifest))] {
        let first = subject.section(&claims);
        match &first {
            Ok(section) => shape(section, manifest, name, findings),
            // A plugin need not have a section of its own.
            Err(Failure::Refused(PluginError::Unsupported(_))) => {}
            Err(failure) => findings.problem_on(name, failure.to_string()),
        }
        if first.is_ok() && subject.section(&claims) != first {
            findings.problem(format!("on {name}: a second section differs from the first"));
        }
    }
}

fn shape(section: &SectionData, manifest: &Manifest, name: &str, findings: &mut Findings) {
    for table in &section.tables {
        let columns = table.columns.len();
        if let Some(row) = table.rows.iter().position(|row| row.len() != columns) {
            findings.problem(format!(
                "on {name}: row {} of the table `{}` has {} cells, but the table has {columns} columns",
                row + 1,
                table.title,
                table.rows[row].len()
            ));
        }
    }
    if !manifest.section_schema.is_null() && !section.data.is_null() {
        let misfit = Schema::new(&manifest.section_schema).misfit(&section.data);
        findings.problem_if(misfit.map(|misfit| format!("on {name}: the section's data does not fit: {misfit}")));
    }
}

/// Two claims of each kind that the plugin provides or consumes, the second with nothing known.
fn claims(manifest: &Manifest) -> Vec<Claim> {
    let consumed = manifest.consumes.iter().map(|kind| {
        let value = match kind.as_str() {
            "figure" => ValueKind::Interval,
            "quotation" => ValueKind::Text,
            _ => ValueKind::Presence,
        };
        KindSpec::new(kind, value)
    });
    let specs: Vec<_> = manifest.provides.iter().cloned().chain(consumed).collect();
    let both = specs.iter().enumerate().flat_map(|(index, spec)| [(index, spec, true), (index, spec, false)]);
    both.map(|(index, spec, known)| claim(index, spec, known, &manifest.name)).collect()
}

fn claim(index: usize, spec: &KindSpec, known: bool, plugin: &str) -> Claim {
    let key = spec.key.iter().map(|name| (name.clone(), known.then(|| format!("{name} one"))));
    Claim {
        id: format!("{:08x}", index * 2 + usize::from(known)),
        plugin: plugin.to_owned(),
        of: spec.kind.clone(),
        value: spec.value,
        key: key.collect::<BTreeMap<_, _>>(),
        statements: vec![statement(spec.value, known)].into(),
        stories: 1,
        sources: known.then(|| "Karsa Post".to_owned()).into_iter().collect(),
        first_seen: None,
    }
}

fn statement(value: ValueKind, known: bool) -> Statement {
    let number = (known && value == ValueKind::Interval).then_some(700.0);
    let name = known.then(|| "Ana Karimova".to_owned());
    let source = known.then(|| "Karsa Post".to_owned());
    let date = known.then(|| Date::constant(2026, 4, 3));
    let evidence = Evidence {
        id: "0a1b2c3d".to_owned(),
        document: "karsa.txt".into(),
        title: "Détentions in Karsa".into(),
        date,
        source: source.as_deref().map(Into::into),
        url: None,
        sentence: "Over 700 people are held.".into(),
        spans: vec![Span::new(0, 8)],
        start: 20,
        end: 28,
        forms: BTreeMap::new(),
    };
    Statement {
        wording: "over 700 people".to_owned(),
        low: number,
        high: None,
        qualifier: number.map(|_| Qualifier::Over),
        claimant: name.clone().or_else(|| source.clone()),
        speaker: name,
        source: source.map(Into::into),
        date,
        as_of: None,
        modality: Modality::Asserted,
        denial: false,
        story: "karsa.txt".into(),
        attributes: Attributes::new(),
        evidence: vec![evidence],
    }
}
