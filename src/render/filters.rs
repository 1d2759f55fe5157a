//! Filters of the templates: how numbers, dates and lists are written.

mod amount;
mod arguments;
mod dates;
mod names;
mod numbers;
mod phrases;
mod picking;
mod truncate;

use std::sync::Arc;

use briefer_plugin::words::function::is_function_word;
use tera::{Kwargs, State, Tera, TeraResult, Value};

pub(super) use self::amount::FORMS;
use self::amount::amount;
use self::arguments::{Arguments, wrong_type};
pub(super) use self::arguments::{HINT, named};
use self::dates::{date, in_period, period};
use self::names::inside_a_sentence;
pub(super) use self::names::{is_name, plain_name};
use self::phrases::phrase;
pub(super) use self::picking::PICKED_BY;
use self::picking::{pick, sort, statements};
use self::truncate::truncate;
use super::Format;
use super::phrases::{Given, Manner};
use crate::quotes::unclosed;

/// Registers the filters, which write in an audience's manner.
pub(super) fn register(tera: &mut Tera, manner: &Arc<Manner>, format: Format) {
    in_manner(tera, manner, format);
    tera.register_filter("distinct", distinct);
    tera.register_filter("alike", alike);
    tera.register_filter("clause", |value: &str, _: Kwargs, _: &State| clause(value));
    tera.register_filter("upper_first", |value: &str, _: Kwargs, _: &State| upper_first(value));
    tera.register_filter("lower_first", |value: &str, _: Kwargs, _: &State| lower_first(value));
    tera.register_filter("inside", |value: &str, _: Kwargs, _: &State| inside(value));
    tera.register_filter("plain_name", |value: &str, _: Kwargs, _: &State| plain_name(value).to_owned());
    tera.register_filter("quote", quote);
    tera.register_filter("truncate", |value: &Value, kwargs: Kwargs, _: &State| truncate(value, &kwargs));
    tera.register_filter("pick", |value: &[Value], kwargs: Kwargs, _: &State| pick(value, &kwargs));
    tera.register_filter("statements", |value: &[Value], _: Kwargs, _: &State| statements(value));
    tera.register_filter("sort", |value: &[Value], kwargs: Kwargs, _: &State| sort(value, &kwargs));
}

/// Those that depend on the language.
fn in_manner(tera: &mut Tera, manner: &Arc<Manner>, format: Format) {
    let of = || Arc::clone(manner);
    let manner = of();
    tera.register_filter("date", move |value: &Value, _: Kwargs, _: &State| date(value, &manner));
    let manner = of();
    tera.register_filter("in_period", move |value: &str, _: Kwargs, _: &State| in_period(value, &manner));
    let manner = of();
    tera.register_filter("period", move |value: &str, _: Kwargs, _: &State| period(value, &manner));
    let manner = of();
    tera.register_filter("number", move |value: f64, _: Kwargs, _: &State| manner.number(value));
    let manner = of();
    tera.register_filter("amount", move |value: &Value, kwargs: Kwargs, _: &State| amount(value, &kwargs, &manner));
    let manner = of();
    tera.register_filter("plural", move |count: f64, kwargs: Kwargs, _: &State| plural(count, &kwargs, &manner));
    let manner = of();
    tera.register_filter("join_words", move |all: &[Value], kwargs: Kwargs, _: &State| {
        join_words(all, &kwargs, &manner)
    });
    let manner = of();
    tera.register_filter("words", move |value: &str, kwargs: Kwargs, _: &State| in_words(value, &kwargs, &manner));
    let manner = of();
    tera.register_filter("the", move |value: &str, _: Kwargs, _: &State| inside_a_sentence(value, &manner));
    let manner = of();
    tera.register_filter("phrase", move |name: &str, kwargs: Kwargs, _: &State| phrase(name, &kwargs, &manner, format));
}

/// `3 | plural(one="story", many="stories")`: "3 stories"; the number is left out with `bare=true`.
fn plural(count: f64, kwargs: &Kwargs, manner: &Manner) -> TeraResult<String> {
    let one = kwargs.must_get::<&str>("one")?;
    let many = kwargs.get::<&str>("many")?.map_or_else(|| format!("{one}s"), str::to_owned);
    let noun = if manner.is_one(count) { one } else { &many };
    let bare = kwargs.get::<bool>("bare")?.unwrap_or_default();
    Ok(if bare { noun.to_owned() } else { format!("{} {noun}", manner.number(count)) })
}

/// `["a", "b", "c"]` as "a, b and c"; `limit` shortens a long list to "a, b and 3 others".
fn join_words(values: &[Value], kwargs: &Kwargs, manner: &Manner) -> TeraResult<String> {
    let mut words: Vec<String> = values.iter().map(ToString::to_string).collect();
    let limit = kwargs.get::<usize>("limit")?.unwrap_or(words.len()).max(1);
    if words.len() > limit + 1 {
        let others = words.len() - limit;
        words.truncate(limit);
        words.push(manner.own("list-others", &[("count", Given::Number(others as f64))]));
    }
    let last = words.pop().unwrap_or_default();
    if words.is_empty() {
        return Ok(last);
    }
    Ok(manner.own("list-last", &[("words", Given::Value(&words.join(", "))), ("last", Given::Value(&last))]))
}

/// A name as words of the edition's language: the phrase `measure-detainees` for `"detainees" | words(of="measure")`; where there is
/// none, the name's own parts.
fn in_words(name: &str, kwargs: &Kwargs, manner: &Manner) -> TeraResult<String> {
    let of = kwargs.get::<&str>("of")?;
    Ok(of.and_then(|of| manner.word(of, name)).unwrap_or_else(|| words(name)))
}

/// A name of parts as words: "in-conflict" as "in conflict"; a hyphen that joins nothing stays.
fn words(name: &str) -> String {
    let joins = |at: usize| {
        let before = name[..at].chars().next_back().is_some_and(char::is_alphanumeric);
        before && name[at + 1..].chars().next().is_some_and(char::is_alphanumeric)
    };
    name.char_indices().map(|(at, c)| if c == '-' && joins(at) { ' ' } else { c }).collect()
}

/// Statements without those that repeat an earlier one: the same claimant with the same value, or the same `by`.
fn distinct(statements: &[Value], kwargs: Kwargs, _: &State) -> TeraResult<Vec<Value>> {
    let groups = groups(statements, Arguments::of("distinct", &kwargs).text("by")?);
    Ok(groups.into_iter().filter_map(|group| group.into_iter().next()).collect())
}

/// Statements in lists of those that say the same, by what `distinct` goes by; lists in the order of their first.
fn alike(statements: &[Value], kwargs: Kwargs, _: &State) -> TeraResult<Vec<Value>> {
    Ok(groups(statements, Arguments::of("alike", &kwargs).text("by")?).into_iter().map(Value::from).collect())
}

fn groups(statements: &[Value], by: Option<&str>) -> Vec<Vec<Value>> {
    let mut places = std::collections::BTreeMap::new();
    let mut groups: Vec<Vec<Value>> = Vec::new();
    for statement in statements {
        let text = |name: &str| statement.get_from_path(name).map(ToString::to_string).unwrap_or_default();
        let key = match by {
            Some(name) => vec![text(name)],
            None if is_bounded(statement) => ["claimant", "modality", "low", "high"].map(text).into(),
            None => ["claimant", "wording"].map(text).into(),
        };
        let place = *places.entry(key).or_insert(groups.len());
        if place == groups.len() {
            groups.push(Vec::new());
        }
        groups[place].push(statement.clone());
    }
    groups
}

fn is_bounded(statement: &Value) -> bool {
    ["low", "high"].iter().any(|bound| statement.get_from_path(bound).is_some_and(Value::is_number))
}

/// Words without the comma that joined them to the rest of their sentence, and without a quotation mark at an end that has no
/// other.
fn clause(words: &str) -> String {
    let clause = words.trim_end().trim_end_matches(',');
    let clause = if clause.trim().is_empty() { words } else { clause };
    let (opened, closed) = (clause.matches('“').count(), clause.matches('”').count());
    // `"As one pair”` is one.
    let mixed = closed == opened + 1 && clause.find('"') < clause.find('”');
    let odd = clause.matches('"').count() % 2 == 1 && !(mixed && clause.contains('"'));
    let paired = match clause.chars().next_back() {
        Some('"') if odd => clause.strip_suffix('"'),
        Some('”') if closed > opened && !(mixed && clause.contains('"')) && clause.find('“') <= clause.find('”') => {
            clause.strip_suffix('”')
        }
        _ if odd => clause.strip_prefix('"'),
        _ if opened > closed => clause.strip_prefix('“'),
        _ => None,
    };
    let clause = paired.filter(|words| !words.trim().is_empty()).unwrap_or(clause);
    // A quotation that goes on in the next paragraph, or that a writer forgot to close, ends here.
    unclosed(clause).map_or_else(|| clause.to_owned(), |close| format!("{clause}{close}"))
}

/// The first letter in upper case, the rest as it is (`capitalize` would turn "UN" into "un").
fn upper_first(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// An amount that began its sentence, as it is written inside one: "Six soldiers" as "six soldiers", "US" as it is.
fn lower_first(words: &str) -> String {
    let mut chars = words.chars();
    match (chars.next(), chars.clone().next()) {
        (Some(first), Some(second)) if second.is_lowercase() => first.to_lowercase().chain(chars).collect(),
        _ => words.to_owned(),
    }
}

/// Words that may have begun their sentence, as they are written inside one: "The road is closed" as "the road is closed". Only
/// a word that names nothing is written small.
fn inside(words: &str) -> String {
    let first = words.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    match first {
        "I" => words.to_owned(),
        "A" => format!("a{}", &words[1..]),
        _ if first == "Responsibility" || is_function_word(&first.to_lowercase()) => lower_first(words),
        _ => words.to_owned(),
    }
}

/// A block quotation: lines that begin with `>`. A value is one paragraph, its line breaks spaces; what a template captured keeps
/// its own paragraphs and lists.
fn quote(value: &Value, _: Kwargs, state: &State) -> TeraResult<Value> {
    let text = value.as_str().ok_or_else(|| wrong_type("a text", value))?;
    if !value.is_safe() {
        let escaped = state.escape_if_needed(&Value::from(text))?;
        return Ok(Value::safe_string(&format!("> {escaped}")));
    }
    let quoted = text.trim().lines().map(|line| format!("> {line}").trim_end().to_owned());
    Ok(Value::safe_string(&quoted.collect::<Vec<_>>().join("\n")))
}

#[cfg(test)]
mod tests;
