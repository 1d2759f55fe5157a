//! Some findings of all, their statements, and in what order.

use std::cmp::Ordering;

use briefer_plugin::fold;
use tera::{Error, Kwargs, TeraResult, Value};

use super::arguments::{Arguments, HINT, wrong_type};
use super::names::{is_name, plain_name};
use crate::diagnostic::suggest;

/// What findings may be picked by, and where a finding has it: one of these values must be the argument's.
pub(in crate::render) const PICKED_BY: &[(&str, &str)] = &[
    ("kind", "kinds"),
    ("measure", "key.measure"),
    ("of", "of"),
    ("place", "key.place"),
    ("plugin", "plugin"),
    ("source", "sources"),
];

/// The kinds of findings.
const KINDS: &[&str] =
    &["in-conflict", "revised", "confirmed", "denied", "new", "rising", "falling", "silent", "repeated", "stated"];

/// `findings | pick(measure="detainees", place="Karsa", stories=2)`: those of which all of it holds, in their order; of a list of
/// texts one must. Names are compared without case and accents.
pub(super) fn pick(findings: &[Value], kwargs: &Kwargs) -> TeraResult<Vec<Value>> {
    let arguments = Arguments::of("pick", kwargs);
    let mut wanted: Vec<(&str, Vec<String>)> = Vec::new();
    for (name, path) in PICKED_BY.iter().chain([&("entity", "")]) {
        let texts = if *name == "kind" { arguments.words(name, KINDS)? } else { arguments.texts(name)? };
        if let Some(texts) = texts {
            wanted.push((path, texts.into_iter().map(folded).collect()));
        }
    }
    let stories = arguments.count("stories", 1)?.unwrap_or_default();
    if let Some(other) = findings.iter().find(|finding| finding.get_from_path("statements").is_none()) {
        return Err(wrong_type("a list of findings", other));
    }
    let holds = |finding: &&Value| {
        let told = finding.get_from_path("stories").and_then(Value::as_i128).unwrap_or_default();
        let has = |(path, texts): &(&str, Vec<String>)| match *path {
            "" => names(finding).any(|name| texts.contains(&folded(name))),
            path => texts_at(finding, path).any(|text| texts.contains(&folded(text))),
        };
        told >= stories as i128 && wanted.iter().all(has)
    };
    Ok(findings.iter().filter(holds).cloned().collect())
}

fn folded(text: &str) -> String {
    fold(plain_name(text))
}

/// The text at a path, or the texts of the list there.
fn texts_at<'v>(value: &'v Value, path: &'v str) -> impl Iterator<Item = &'v str> {
    let found = value.get_from_path(path);
    let items = found.and_then(Value::as_array).unwrap_or_default();
    items.iter().chain(found).filter_map(Value::as_str)
}

/// Whom and what a finding's key names.
fn names(finding: &Value) -> impl Iterator<Item = &str> {
    let key = finding.get_from_path("key").and_then(Value::as_map).into_iter().flatten();
    let named = key.filter(|(name, _)| name.as_str().is_some_and(is_name));
    named.filter_map(|(_, value)| value.as_str())
}

/// `findings | statements`: what stands of each, one after the other; each statement knows its `finding`.
pub(super) fn statements(findings: &[Value]) -> TeraResult<Vec<Value>> {
    let mut all = Vec::new();
    for finding in findings {
        let (Some(said), Some(standing)) = (finding.get_from_path("statements"), finding.get_from_path("standing"))
        else {
            return Err(wrong_type("a list of findings", finding));
        };
        let said = said.as_array().unwrap_or_default();
        let places =
            standing.as_array().into_iter().flatten().filter_map(|place| usize::try_from(place.as_i128()?).ok());
        for statement in places.filter_map(|place| said.get(place)) {
            let mut fields = statement.as_map().cloned().unwrap_or_default();
            fields.insert("finding".into(), finding.clone());
            all.push(Value::from(fields));
        }
    }
    Ok(all)
}

/// `list | sort(attribute="source")`: by the items' attribute, or by the items themselves; what is null comes last. Texts are
/// compared without case and accents.
pub(super) fn sort(items: &[Value], kwargs: &Kwargs) -> TeraResult<Vec<Value>> {
    let attribute = Arguments::of("sort", kwargs).text("attribute")?;
    let mut keyed = Vec::with_capacity(items.len());
    for item in items {
        let key = match attribute {
            Some(path) => item.get_from_path(path).ok_or_else(|| no_attribute(path, item))?,
            None => item,
        };
        keyed.push((key.as_str().map(fold), key, item));
    }
    keyed.sort_by(|(a_text, a, _), (b_text, b, _)| match (a.is_none(), b.is_none()) {
        (false, false) => a_text.cmp(b_text).then_with(|| if a_text.is_some() { Ordering::Equal } else { a.cmp(b) }),
        (is_none, is_other_none) => is_none.cmp(&is_other_none),
    });
    Ok(keyed.into_iter().map(|(_, _, item)| item.clone()).collect())
}

fn no_attribute(path: &str, item: &Value) -> Error {
    let fields: Vec<&str> = item.as_map().into_iter().flatten().filter_map(|(name, _)| name.as_str()).collect();
    let hint = suggest(path, fields.iter().copied()).map_or(String::new(), |hint| format!("{HINT}{hint}"));
    Error::message(format!("the argument `attribute` of `sort` names no field of the items: `{path}`{hint}"))
}

#[cfg(test)]
mod tests {
    use crate::briefing::FindingKind;

    #[test]
    fn the_kinds_are_those_of_findings() {
        let schema = schemars::schema_for!(FindingKind).to_value();
        let kinds = schema["oneOf"].as_array().unwrap().iter().map(|kind| kind["const"].as_str().unwrap());
        assert_eq!(kinds.collect::<Vec<_>>(), super::KINDS);
    }
}
