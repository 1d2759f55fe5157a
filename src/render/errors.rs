//! Turns Tera's errors into diagnostics with file, line, column and hint.

use std::collections::BTreeSet;
use std::ops::Range;

use serde_json::Value;
use tera::ErrorKind;

use super::filters::{HINT, named};
use super::templates::Templates;
use crate::briefing::Briefing;
use crate::diagnostic::{Diagnostic, Place, nearest, suggest};

/// How a message begins that is about an argument of a filter.
const ARGUMENT: &str = "the argument `";

/// What Tera found wrong.
pub(super) fn diagnostic(error: &tera::Error, templates: &Templates) -> Diagnostic {
    match error.kind() {
        ErrorKind::SyntaxError(report) => {
            reported(report.message(), templates.place(report.filename(), report.span().range.clone()))
        }
        ErrorKind::RenderingError(report) => {
            let diagnostic = rendering(report, templates);
            with_caller(diagnostic, &error.to_string(), templates)
        }
        _ => Diagnostic::error(lower_first(&error.to_string())),
    }
}

/// A fault met while rendering; where a value does not exist, its whole name is shown, and the nearest field.
fn rendering(report: &tera::ReportError, templates: &Templates) -> Diagnostic {
    let range = report.span().range.clone();
    let path = templates.text(report.filename()).map_or("", |text| path_at(text, range.start));
    if !report.message().contains("undefined") || path.is_empty() {
        let text = templates.text(report.filename()).unwrap_or_default();
        let range = argument_at(text, report.message(), range.start).unwrap_or(range);
        return reported(report.message(), templates.place(report.filename(), range));
    }
    let fields = field_names();
    let last = path.rsplit('.').next().unwrap_or(path);
    let near = nearest_hint(last, fields.iter().map(String::as_str).filter(|name| *name != last));
    Diagnostic::error(format!("`{path}` does not exist"))
        .at(templates.place(report.filename(), range.start..range.start + path.len()))
        .hint(near.unwrap_or_else(|| "`briefer schema` lists the fields of a briefing".to_owned()))
}

/// The argument of a filter that a message is about: "the argument `as` of `amount` …".
fn argument_of(message: &str) -> Option<&str> {
    let (name, rest) = message.strip_prefix(ARGUMENT)?.split_once('`')?;
    rest.starts_with(" of `").then_some(name)
}

/// Where the argument that a message names is written, from the filter on.
fn argument_at(text: &str, message: &str, from: usize) -> Option<Range<usize>> {
    let name = argument_of(message)?;
    let (rest, written) = (text.get(from..)?, format!("{name}="));
    let end = rest.find(['}', '%']).unwrap_or(rest.len());
    let at = from + rest[..end].find(&written)? + written.len();
    let value = &text[at..];
    let len = match value.chars().next()? {
        quote @ ('"' | '\'' | '`') => value[1..].find(quote)? + 2,
        '[' => value.find(']')? + 1,
        _ => value.find([',', ')']).unwrap_or(0),
    };
    Some(at..at + len)
}

/// The names of all fields of a briefing and of what it holds, sorted.
fn field_names() -> Vec<String> {
    let schema = schemars::schema_for!(Briefing).to_value();
    let definitions = schema.get("$defs").and_then(Value::as_object).into_iter().flat_map(|defs| defs.values());
    let properties = definitions.chain([&schema]).filter_map(|part| part.get("properties")?.as_object());
    let names: BTreeSet<String> = properties.flat_map(|fields| fields.keys().cloned()).collect();
    names.into_iter().collect()
}

fn split_location(location: &str) -> Option<(&str, usize, usize)> {
    let (rest, column) = location.rsplit_once(':')?;
    let (file, line) = rest.rsplit_once(':')?;
    Some((file, line.parse().ok()?, column.parse().ok()?))
}

/// A message with a place, its list of fields turned into a hint.
fn reported(message: &str, place: Place) -> Diagnostic {
    let (told, hint) = message.split_once(HINT).map_or((message, None), |(told, hint)| (told, Some(hint.to_owned())));
    if hint.is_some() || argument_of(told).is_some() {
        return Diagnostic::error(told).at(place).hint_if(hint);
    }
    if let Some(diagnostic) = wrong_type(message) {
        return diagnostic.at(place);
    }
    let (fault, known) = split_known(message);
    let diagnostic = Diagnostic::error(lower_first(fault.trim_end_matches('.'))).at(place);
    let name = between_backticks(fault).unwrap_or_default();
    let own = known.split(", ").map(|name| name.trim_matches('`')).filter(|name| !name.is_empty());
    let hint = match known {
        "" if fault.contains("is not defined") => {
            Some("the value before it is no map: is it null, a list or a text?".to_owned())
        }
        "" => Some("`briefer schema` lists the fields of a briefing and their types".to_owned()),
        _ => suggest(name, own).map(|hint| if hint.len() > 400 { "no such name is near".to_owned() } else { hint }),
    };
    diagnostic.hint_if(hint)
}

/// Tera's words for a value, or for an argument beside it, that is not what a filter wants.
fn wrong_type(message: &str) -> Option<Diagnostic> {
    let types = message.strip_prefix("Invalid type for the value, expected `")?;
    let (wanted, found) = types.strip_suffix('`')?.split_once("` but got `")?;
    let message = format!("{} is wanted here, but this is {}", named(wanted)?, named(found)?);
    Some(Diagnostic::error(message).hint("`briefer check` tells which value it is"))
}

fn split_known(message: &str) -> (&str, &str) {
    for marker in [" Available fields: ", " Available variables: ", " Possible argument(s) are: "] {
        if let Some((fault, known)) = message.split_once(marker) {
            return (fault, known);
        }
    }
    (message, "")
}

/// Adds where the component was called from, which Tera only prints.
fn with_caller(diagnostic: Diagnostic, printed: &str, templates: &Templates) -> Diagnostic {
    let mut callers = printed.lines().filter_map(|line| line.strip_prefix("note: called from "));
    let Some(location) = callers.next_back() else { return diagnostic };
    let Some((file, line, column)) = split_location(location) else { return diagnostic };
    let place = templates.place_of_line(file, line, column, 1);
    let called = format!("called from {place}");
    let hint = diagnostic.hint.as_ref().map_or(called.clone(), |hint| format!("{hint} ({called})"));
    diagnostic.hint(hint)
}

fn nearest_hint<'a>(name: &str, candidates: impl Iterator<Item = &'a str>) -> Option<String> {
    nearest(name, candidates).map(|near| format!("did you mean `{near}`?"))
}

fn between_backticks(message: &str) -> Option<&str> {
    message.split('`').nth(1)
}

fn lower_first(message: &str) -> String {
    let mut chars = message.chars();
    match (chars.next(), chars.next()) {
        (Some(first), second) if second.is_none_or(|c| !c.is_uppercase()) => {
            first.to_lowercase().chain(message.chars().skip(1)).collect()
        }
        _ => message.to_owned(),
    }
}

/// The dotted name that starts at a byte offset, without what a function or an index adds to it.
fn path_at(text: &str, at: usize) -> &str {
    let rest = text.get(at..).unwrap_or_default();
    let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_' && c != '.').unwrap_or(rest.len());
    rest[..end].trim_end_matches('.')
}
