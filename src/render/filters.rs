//! Filters of the templates: how numbers, dates and lists are written.

use briefer_plugin::{AsOf, Date};
use tera::{Error, Kwargs, State, Tera, TeraResult, Value};

use crate::briefing::Period;
use crate::config::PeriodUnit;

/// The filters that Tera brings and those registered here, for suggesting the nearest one.
pub(super) const NAMES: [&str; 52] = [
    "abs",
    "alike",
    "capitalize",
    "clause",
    "date",
    "default",
    "distinct",
    "escape",
    "escape_html",
    "escape_xml",
    "first",
    "float",
    "get",
    "group_by",
    "in_period",
    "indent",
    "int",
    "interval",
    "join",
    "join_words",
    "keys",
    "last",
    "length",
    "lower",
    "lower_first",
    "newlines_to_br",
    "nth",
    "number",
    "pairs",
    "period",
    "plain_name",
    "plural",
    "pluralize",
    "quote",
    "replace",
    "reverse",
    "round",
    "sort",
    "split",
    "str",
    "the",
    "title",
    "trim",
    "trim_end",
    "trim_start",
    "truncate",
    "unique",
    "upper",
    "upper_first",
    "values",
    "wordcount",
    "words",
];

/// Registers the filters.
pub(super) fn register(tera: &mut Tera) {
    tera.register_filter("date", |value: &Value, _: Kwargs, _: &State| date(value));
    tera.register_filter("in_period", |value: &str, _: Kwargs, _: &State| in_period(value));
    tera.register_filter("period", |value: &str, _: Kwargs, _: &State| period(value));
    tera.register_filter("number", |value: f64, _: Kwargs, _: &State| number(value));
    tera.register_filter("interval", |value: &Value, _: Kwargs, _: &State| interval(value));
    tera.register_filter("plural", plural);
    tera.register_filter("join_words", join_words);
    tera.register_filter("words", |value: &str, _: Kwargs, _: &State| words(value));
    tera.register_filter("distinct", distinct);
    tera.register_filter("alike", alike);
    tera.register_filter("clause", |value: &str, _: Kwargs, _: &State| clause(value).to_owned());
    tera.register_filter("upper_first", |value: &str, _: Kwargs, _: &State| upper_first(value));
    tera.register_filter("lower_first", |value: &str, _: Kwargs, _: &State| lower_first(value));
    tera.register_filter("plain_name", |value: &str, _: Kwargs, _: &State| plain_name(value).to_owned());
    tera.register_filter("the", |value: &str, _: Kwargs, _: &State| with_article(value));
    tera.register_filter("quote", quote);
}

/// `2026-04-03` as "3 April 2026", `2026-03-30/2026-04-05` as "30 March to 5 April 2026"; nothing for null.
fn date(value: &Value) -> TeraResult<String> {
    if value.is_none() {
        return Ok(String::new());
    }
    let written = value.as_str().ok_or_else(|| wrong_type("a date", value))?;
    let days: AsOf = written.parse().map_err(|_| Error::message(format!("`{written}` is no date")))?;
    Ok(days_in_words(days.from, days.to))
}

fn days_in_words(from: Date, to: Date) -> String {
    let month = |date: Date| MONTHS[usize::from(date.month().unsigned_abs()) - 1];
    let end = format!("{} {} {}", to.day(), month(to), to.year());
    if from == to {
        end
    } else if (from.year(), from.month()) == (to.year(), to.month()) {
        format!("{} to {end}", from.day())
    } else if from.year() == to.year() {
        format!("{} {} to {end}", from.day(), month(from))
    } else {
        format!("{} {} {} to {end}", from.day(), month(from), from.year())
    }
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// When it was, in words that go on a sentence: "in week 14 of 2026", "on 3 April 2026", "in the days 3 to 19 April 2026".
fn in_period(id: &str) -> String {
    let lead = match id.parse::<Period>() {
        Ok(Period::Range(..)) => "in the days",
        Ok(Period::Unit(PeriodUnit::Day, _)) => "on",
        _ => "in",
    };
    format!("{lead} {}", period(id))
}

/// A period's id in words: `2026-W14` as "week 14 of 2026", `2026-04` as "April 2026"; another id as it is.
fn period(id: &str) -> String {
    if let Some((year, week)) = id.split_once("-W") {
        return format!("week {} of {year}", week.trim_start_matches('0'));
    }
    if let Ok(days) = id.replace('_', "/").parse::<AsOf>() {
        return days_in_words(days.from, days.to);
    }
    let first_day = format!("{id}-01").parse::<Date>();
    first_day.map_or_else(
        |_| id.to_owned(),
        |day| format!("{} {}", MONTHS[usize::from(day.month().unsigned_abs()) - 1], day.year()),
    )
}

/// A number with its thousands grouped: 1234567 as "1,234,567", 4000.0 as "4,000", 2.50 as "2.5".
pub(super) fn number(value: f64) -> String {
    if !value.is_finite() || value.abs() >= 1e15 {
        return value.to_string();
    }
    let written = value.abs().to_string();
    let (whole, fraction) = written.split_once('.').unwrap_or((&written, ""));
    let mut out = String::with_capacity(written.len() + written.len() / 3 + 1);
    if value < 0.0 {
        out.push('-');
    }
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    if !fraction.is_empty() {
        out.push('.');
        out.push_str(fraction);
    }
    out
}

/// What a statement's bounds say: "over 700", "4,000 to 6,000"; nothing where there are none.
fn interval(statement: &Value) -> TeraResult<String> {
    if !statement.is_map() {
        return Err(wrong_type("a statement (with low, high and qualifier)", statement));
    }
    let bound = |name: &str| statement.get_from_path(name).and_then(Value::as_f64);
    let qualifier = statement.get_from_path("qualifier").and_then(Value::as_str).unwrap_or("exact");
    Ok(interval_in_words(bound("low"), bound("high"), qualifier))
}

/// Bounds in words, for `interval` and for charts.
pub(super) fn interval_in_words(low: Option<f64>, high: Option<f64>, qualifier: &str) -> String {
    let hedge = |word: &str, value: f64| format!("{word} {}", number(value));
    match (qualifier, low, high) {
        (_, None, None) => String::new(),
        ("over", Some(low), None) => hedge("over", low),
        ("under", None, Some(high)) => hedge("under", high),
        (_, Some(low), None) => hedge("at least", low),
        (_, None, Some(high)) => hedge("at most", high),
        (_, Some(low), Some(high)) => {
            let values = if low == high { number(low) } else { format!("{} to {}", number(low), number(high)) };
            if qualifier == "about" { format!("about {values}") } else { values }
        }
    }
}

/// `3 | plural(one="story", many="stories")`: "3 stories"; the number is left out with `bare=true`.
fn plural(count: f64, kwargs: Kwargs, _: &State) -> TeraResult<String> {
    let one = kwargs.must_get::<&str>("one")?;
    let many = kwargs.get::<&str>("many")?.map_or_else(|| format!("{one}s"), str::to_owned);
    let noun = if count == 1.0 { one } else { &many };
    let bare = kwargs.get::<bool>("bare")?.unwrap_or_default();
    Ok(if bare { noun.to_owned() } else { format!("{} {noun}", number(count)) })
}

/// `["a", "b", "c"]` as "a, b and c"; `limit` shortens a long list to "a, b and 3 others".
fn join_words(values: &[Value], kwargs: Kwargs, _: &State) -> TeraResult<String> {
    let mut words: Vec<String> = values.iter().map(ToString::to_string).collect();
    let limit = kwargs.get::<usize>("limit")?.unwrap_or(words.len()).max(1);
    if words.len() > limit + 1 {
        let others = words.len() - limit;
        words.truncate(limit);
        words.push(format!("{others} others"));
    }
    let last = words.pop().unwrap_or_default();
    Ok(if words.is_empty() { last } else { format!("{} and {last}", words.join(", ")) })
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
    let groups = groups(statements, kwargs.get::<&str>("by")?);
    Ok(groups.into_iter().filter_map(|group| group.into_iter().next()).collect())
}

/// Statements in lists of those that say the same, by what `distinct` goes by; lists in the order of their first.
fn alike(statements: &[Value], kwargs: Kwargs, _: &State) -> TeraResult<Vec<Value>> {
    Ok(groups(statements, kwargs.get::<&str>("by")?).into_iter().map(Value::from).collect())
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

/// Words without the comma that joined them to the rest of their sentence.
fn clause(words: &str) -> &str {
    let clause = words.trim_end().trim_end_matches(',');
    if clause.trim().is_empty() { words } else { clause }
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

/// An entity's name without the type that tells it from another of the same name: "Karsa (place)" as "Karsa".
pub(super) fn plain_name(name: &str) -> &str {
    let types = ["person", "organization", "place", "group", "event", "other"];
    let inner = name.strip_suffix(')').and_then(|open| open.rsplit_once(" ("));
    inner.filter(|(_, kind)| types.contains(kind)).map_or(name, |(plain, _)| plain)
}

/// Last words of names that stand with an article in a sentence: "the Harun Front", but "Harun".
const WITH_ARTICLE: &[&str] = &[
    "agency",
    "alliance",
    "arab emirates",
    "army",
    "association",
    "authority",
    "bank",
    "brigade",
    "brigades",
    "bureau",
    "centre",
    "center",
    "coalition",
    "command",
    "commission",
    "committee",
    "conference",
    "congress",
    "corps",
    "council",
    "court",
    "department",
    "emirate",
    "federation",
    "force",
    "forces",
    "front",
    "fund",
    "government",
    "group",
    "institute",
    "league",
    "liberation movement",
    "ministry",
    "mission",
    "movement",
    "nations",
    "network",
    "office",
    "organisation",
    "organization",
    "parliament",
    "party",
    "police",
    "programme",
    "republic",
    "service",
    "state",
    "states",
    "team",
    "tribunal",
    "union",
    "watch",
];

/// A name with the article it has inside a sentence: "Harun Front" as "the Harun Front", "Islamic State" as it is.
fn with_article(name: &str) -> String {
    let lower = name.to_lowercase();
    let several = name.contains(' ') && !lower.starts_with("the ") && lower != "islamic state";
    let ends = |last: &&str| lower.strip_suffix(*last).is_some_and(|rest| rest.ends_with(' '));
    if several && WITH_ARTICLE.iter().any(ends) { format!("the {name}") } else { name.to_owned() }
}

/// A block quotation: a line that begins with `>`; line breaks inside the value become spaces.
fn quote(value: &Value, _: Kwargs, state: &State) -> TeraResult<Value> {
    let text = value.as_str().ok_or_else(|| wrong_type("a text", value))?;
    let escaped = state.escape_if_needed(&Value::from(text))?;
    Ok(Value::safe_string(&format!("> {escaped}")))
}

fn wrong_type(expected: &str, found: &Value) -> Error {
    Error::message(match found.name() {
        "undefined" => format!("expected {expected}, but the value does not exist: is its name spelled right?"),
        name => format!("expected {expected}, found {name}"),
    })
}

#[cfg(test)]
mod tests;
