//! Options: their schema, their defaults, and wrong ones.

use serde_json::{Value, json};

use super::schema::{Schema, brief};
use crate::Options;
use crate::testkit::report::Findings;
use crate::testkit::{Failure, Subject};

pub(super) fn check(subject: &dyn Subject, findings: &mut Findings) {
    let root = &subject.manifest().options_schema;
    let schema = Schema::new(root);
    if root.is_null() {
        findings.problem(
            "there is no `options_schema`: {\"type\": \"object\", \"properties\": {}} says that there are no options",
        );
    } else if root.get("type") != Some(&json!("object")) {
        findings.problem("`options_schema` is not the schema of an object: it lacks \"type\": \"object\"");
    }
    for fault in if root.is_null() { Vec::new() } else { schema.faults() } {
        findings.problem(format!("`options_schema` is no JSON Schema: {fault}"));
    }
    if let Err(failure) = subject.create(&Options::new()) {
        findings.problem(format!("without options no instance is made, {failure}: every option needs a default"));
    }
    for (name, property) in schema.properties() {
        described(name, property, root, findings);
        refuses_wrong_type(subject, schema, name, property, findings);
    }
    accepts_defaults(subject, schema, findings);
    unknown(subject, root, findings);
}

fn described(name: &str, property: &Value, root: &Value, findings: &mut Findings) {
    let target =
        property.get("$ref").and_then(Value::as_str).and_then(|target| root.pointer(target.strip_prefix('#')?));
    let told = [Some(property), target].into_iter().flatten().filter_map(|part| part.get("description"));
    if told.filter_map(Value::as_str).all(|words| words.trim().is_empty()) {
        findings.problem(format!("the option `{name}` has no description: `plugin list` shows it to users"));
    }
}

fn accepts_defaults(subject: &dyn Subject, schema: Schema<'_>, findings: &mut Findings) {
    let mut all = Options::new();
    for (name, property) in schema.properties() {
        let Some(default) = property.get("default") else { continue };
        if let Some(misfit) = schema.misfit_of(default, property) {
            findings.problem(format!("the default of `{name}` does not fit its own schema: {misfit}"));
        }
        if let Err(failure) = subject.create(&single(name, default)) {
            findings.problem(format!("the default of `{name}`, {}, makes no instance: {failure}", brief(default)));
        }
        all.insert(name.to_owned(), default.clone());
    }
    if findings.is_clean()
        && let Err(failure) = subject.create(&all)
    {
        findings.problem(format!("the defaults of all options together make no instance: {failure}"));
    }
}

fn refuses_wrong_type(
    subject: &dyn Subject,
    schema: Schema<'_>,
    name: &str,
    property: &Value,
    findings: &mut Findings,
) {
    let candidates = [json!("nonsense"), json!(7), json!(true), json!([]), json!({})];
    let Some(wrong) = candidates.iter().find(|value| schema.misfit_of(value, property).is_some()) else { return };
    let shown = format!("{{\"{name}\": {wrong}}}");
    match subject.create(&single(name, wrong)) {
        Ok(()) => findings.problem(format!(
            "{shown} is taken, though the schema says otherwise: a wrong option must be refused, not guessed at"
        )),
        Err(Failure::Broken(how)) => findings.problem(format!("on {shown} {how}: answer an options error instead")),
        Err(Failure::Refused(error)) if !error.to_string().contains(name) => {
            findings.problem(format!("{shown} is refused with \"{error}\": the message must name the option, `{name}`"))
        }
        Err(Failure::Refused(_)) => {}
    }
}

/// An option that nobody declared: refused at best; where the schema allows more, that is the plugin's word.
fn unknown(subject: &dyn Subject, root: &Value, findings: &mut Findings) {
    let open = root.get("additionalProperties").is_some_and(|additional| *additional != Value::Bool(false));
    match subject.create(&single("no-such-option", &json!(1))) {
        Ok(()) if !open => findings.hint("an option it does not know is ignored: refused, a mistyped one is found"),
        Err(Failure::Broken(how)) => findings.problem(format!("on an option it does not know {how}")),
        Ok(()) | Err(Failure::Refused(_)) => {}
    }
}

fn single(name: &str, value: &Value) -> Options {
    Options::from_iter([(name.to_owned(), value.clone())])
}
