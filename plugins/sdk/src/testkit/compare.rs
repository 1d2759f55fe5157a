//! What a case expects beside what a plugin found.

use std::fmt::Write as _;

use serde_json::Value;

use super::case::Expected;
use crate::Annotation;

/// One line for each annotation that is missing, different or unexpected.
pub(super) fn differences(expected: &[Expected], found: &[Annotation], text: &str, more_allowed: bool) -> Vec<String> {
    let mut used = vec![false; found.len()];
    let partners: Vec<_> = expected.iter().map(|expected| take_equal(expected, found, &mut used)).collect();
    let mut problems = Vec::new();
    for (expected, partner) in expected.iter().zip(partners) {
        if partner.is_some() {
            continue;
        }
        match take_at_same_place(expected, found, &mut used) {
            Some(index) => problems.push(format!(
                "different   {}\n            {}{}",
                expected.line,
                attribute_differences(expected, &found[index]).join("; "),
                rules(&found[index])
            )),
            None => problems.push(format!("missing     {}", expected.line)),
        }
    }
    if !more_allowed {
        let unexpected = found.iter().zip(&used).filter(|(_, used)| !**used);
        problems.extend(unexpected.map(|(found, _)| format!("unexpected  {}{}", show(found, text), rules(found))));
    }
    problems
}

fn take_equal(expected: &Expected, found: &[Annotation], used: &mut [bool]) -> Option<usize> {
    let equal = |index: &usize| {
        !used[*index]
            && is_at_same_place(expected, &found[*index])
            && attribute_differences(expected, &found[*index]).is_empty()
    };
    let index = (0..found.len()).find(equal)?;
    used[index] = true;
    Some(index)
}

fn take_at_same_place(expected: &Expected, found: &[Annotation], used: &mut [bool]) -> Option<usize> {
    let index = (0..found.len()).find(|&index| !used[index] && is_at_same_place(expected, &found[index]))?;
    used[index] = true;
    Some(index)
}

fn is_at_same_place(expected: &Expected, found: &Annotation) -> bool {
    expected.kind == found.kind() && expected.pieces == found.spans()
}

fn attribute_differences(expected: &Expected, found: &Annotation) -> Vec<String> {
    let attributes = found.attributes();
    let differs = expected.attributes.iter().filter_map(|(name, value)| {
        let actual = attributes.get(name).unwrap_or(&Value::Null);
        (!is_same(value, actual)).then(|| format!("{name} is {actual}, not {value}"))
    });
    differs.collect()
}

/// Whether two values are equal, 700 and 700.0 being the same number.
fn is_same(a: &Value, b: &Value) -> bool {
    match (a.as_f64(), b.as_f64()) {
        (Some(a), Some(b)) => a == b,
        _ => a == b,
    }
}

/// An annotation as a case would name it.
pub(super) fn show(annotation: &Annotation, text: &str) -> String {
    let words: Vec<_> = annotation.spans().iter().map(|span| Value::from(span.slice(text)).to_string()).collect();
    let mut line = format!("{} {}", annotation.kind(), words.join(" + "));
    for (name, value) in annotation.attributes() {
        let _ = write!(line, " {name}={value}");
    }
    line
}

/// The rules that made an annotation, for the report.
pub(super) fn rules(annotation: &Annotation) -> String {
    let rules: Vec<_> = annotation.why.iter().map(|why| why.rule.as_str()).collect();
    if rules.is_empty() { String::new() } else { format!("  (rules: {})", rules.join(", ")) }
}
