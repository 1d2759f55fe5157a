//! What a manifest says, and whether it can be so.

use serde_json::Value;

use super::schema::Schema;
use crate::testkit::Subject;
use crate::testkit::report::Findings;
use crate::{KindSpec, Manifest, ValueKind};

/// The protocol that this SDK speaks.
const PROTOCOL: u32 = 1;

pub(super) fn check(subject: &dyn Subject, findings: &mut Findings) {
    let manifest = subject.manifest();
    names(manifest, findings);
    let range = manifest.protocol;
    if !(range.min..=range.max).contains(&PROTOCOL) {
        findings.problem(format!(
            "protocol {}..{} leaves out protocol {PROTOCOL}, the one that is spoken: write {{\"min\": 1, \"max\": 1}}",
            range.min, range.max
        ));
    }
    if manifest.provides.is_empty() && !manifest.links {
        findings.problem("it neither provides a kind nor links: `provides` lists the kinds of annotations it returns");
    }
    for (index, spec) in manifest.provides.iter().enumerate() {
        if manifest.provides[..index].iter().any(|earlier| earlier.kind == spec.kind) {
            findings.problem(format!("the kind `{}` is declared twice", spec.kind));
        }
        if manifest.consumes.contains(&spec.kind) {
            findings.problem(format!("the kind `{}` is both provided and consumed", spec.kind));
        }
        kind(spec, findings);
    }
    for (index, kind) in manifest.consumes.iter().enumerate() {
        if manifest.consumes[..index].contains(kind) {
            findings.problem(format!("`consumes` names `{kind}` twice"));
        }
    }
    if !manifest.section_schema.is_null() {
        schema("section_schema", &manifest.section_schema, findings);
    }
}

fn names(manifest: &Manifest, findings: &mut Findings) {
    if !is_name(&manifest.name) {
        findings.problem(format!("the name `{}` is none: {NAME}, as the key in config.yaml", manifest.name));
    }
    for (name, value) in [("version", &manifest.version), ("description", &manifest.description)] {
        if value.trim().is_empty() {
            findings.problem(format!("`{name}` is empty"));
        }
    }
    if !manifest.version.is_empty() && !manifest.version.starts_with(|c: char| c.is_ascii_digit()) {
        findings.hint(format!("`version` is usually three numbers, as 0.1.0, not `{}`", manifest.version));
    }
    if manifest.description.contains('\n') {
        findings.problem("`description` has more than one line: it is one sentence, shown in a list");
    }
}

const NAME: &str = "lower-case letters first, then letters, digits, `-` and `_`, at most 64";

fn is_name(name: &str) -> bool {
    let inner = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'-' | b'_');
    name.len() <= 64 && name.starts_with(|c: char| c.is_ascii_lowercase()) && name.bytes().all(inner)
}

fn kind(spec: &KindSpec, findings: &mut Findings) {
    if !is_name(&spec.kind) {
        findings.problem(format!("the kind `{}` is no name: {NAME}", spec.kind));
    }
    for (index, name) in spec.key.iter().enumerate() {
        if spec.key[..index].contains(name) {
            findings.problem(format!("the key of `{}` names `{name}` twice", spec.kind));
        }
    }
    for (attribute, target) in &spec.refers {
        if target != "entity" {
            findings.problem(format!(
                "`refers` of `{}` says that `{attribute}` names a `{target}`: it can only name an `entity`",
                spec.kind
            ));
        }
    }
    // What a manifest leaves out is null.
    if !spec.attributes.is_null() {
        schema(&format!("the schema of `{}`'s attributes", spec.kind), &spec.attributes, findings);
    }
    if spec.attributes.get("properties").is_none() {
        if named_attributes(spec).next().is_some() {
            findings.hint(format!(
                "`attributes` of `{}` names no property: a schema tells template authors what is there",
                spec.kind
            ));
        }
        return;
    }
    for (role, name) in named_attributes(spec) {
        if spec.attributes["properties"].get(name).is_none() {
            findings.problem(format!(
                "the {role} attribute `{name}` of `{}` is not in the schema of its attributes",
                spec.kind
            ));
        }
    }
}

/// The attributes that a kind relies on, with their roles.
fn named_attributes(spec: &KindSpec) -> impl Iterator<Item = (&'static str, &str)> {
    let interval: &[&str] = if spec.value == ValueKind::Interval { &["low", "high", "qualifier"] } else { &[] };
    let key = spec.key.iter().map(|name| ("key", name.as_str()));
    key.chain(spec.requires.iter().map(|name| ("required", name.as_str())))
        .chain(spec.claimant.as_deref().map(|name| ("claimant", name)))
        .chain(spec.as_of.as_deref().map(|name| ("as-of", name)))
        .chain(spec.refers.keys().map(|name| ("reference", name.as_str())))
        .chain(interval.iter().map(|&name| ("interval", name)))
}

fn schema(what: &str, schema: &Value, findings: &mut Findings) {
    for fault in Schema::new(schema).faults() {
        findings.problem(format!("{what} is no JSON Schema: {fault}"));
    }
}
