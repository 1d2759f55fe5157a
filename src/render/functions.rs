//! Functions of the templates: questions about a finding that a template cannot answer by itself.

use std::cmp::Ordering;

use tera::{Kwargs, State, Tera, TeraResult, Value};

/// Registers the functions.
pub(super) fn register(tera: &mut Tera) {
    tera.register_function("revision", |kwargs: Kwargs, _: &State| revision_of(&kwargs));
    tera.register_function("direction", |kwargs: Kwargs, _: &State| -> TeraResult<&'static str> {
        Ok(direction(kwargs.must_get::<&Value>("now")?, kwargs.must_get::<&Value>("before")?))
    });
}

/// `revision(finding=f)`: the newest statement that replaces an earlier one, and the newest of those it replaces.
///
/// Answers null, or a map: `now` and `before` (statements), `period` (of `before`; null for this one), `direction`.
fn revision_of(kwargs: &Kwargs) -> TeraResult<Value> {
    let finding = kwargs.must_get::<&Value>("finding")?;
    let none = Value::none();
    let now = list(finding, "statements");
    let past = list(finding, "before").iter().flat_map(|past| {
        let period = past.get_from_path("period").unwrap_or(&none);
        list(past, "statements").iter().map(move |statement| (statement, period))
    });
    let earlier: Vec<(&Value, &Value)> = past.chain(now.iter().map(|statement| (statement, &none))).collect();
    let mut best: Option<(&Value, &Value, &Value)> = None;
    for statement in now {
        for &(before, period) in earlier.iter().filter(|(before, _)| replaces(before, statement)) {
            let newer = |found: &(&Value, &Value, &Value)| {
                (moment(found.0), moment(found.1)) < (moment(statement), moment(before))
            };
            if best.as_ref().is_none_or(newer) {
                best = Some((statement, before, period));
            }
        }
    }
    Ok(best.map_or_else(Value::none, |(now, before, period)| revision(now, before, period)))
}

fn revision(now: &Value, before: &Value, period: &Value) -> Value {
    let mut map = tera::Map::new();
    map.insert("now".into(), now.clone());
    map.insert("before".into(), before.clone());
    map.insert("period".into(), period.clone());
    map.insert("direction".into(), Value::from(direction(now, before)));
    Value::from(map)
}

/// Whether `later` replaces `earlier`, as the findings have it: another number, by the same claimant or for a later day.
fn replaces(earlier: &Value, later: &Value) -> bool {
    let asserted = |statement| text(statement, "modality").is_none_or(|modality| modality == "asserted");
    let same_claimant = text(earlier, "claimant").is_some() && text(earlier, "claimant") == text(later, "claimant");
    let ((low, high), (old_low, old_high)) = (ends(later), ends(earlier));
    let later_day = match (text(earlier, "as_of"), text(later, "as_of")) {
        (Some(old), Some(new)) => !is_event(later) && last_day(old) < first_day(new),
        _ => false,
    };
    asserted(earlier)
        && asserted(later)
        && moment(earlier) < moment(later)
        && (old_high < low || high < old_low)
        && (same_claimant || later_day)
}

/// `direction(now=a, before=b)`: `up` where neither bound fell, `down` where neither rose, else `other`.
fn direction(now: &Value, before: &Value) -> &'static str {
    let ((low, high), (old_low, old_high)) = (ends(now), ends(before));
    match (low.total_cmp(&old_low), high.total_cmp(&old_high)) {
        (Ordering::Greater, high) if high.is_ge() => "up",
        (Ordering::Equal, Ordering::Greater) => "up",
        (Ordering::Less, high) if high.is_le() => "down",
        (Ordering::Equal, Ordering::Less) => "down",
        // An open end is no fall: "over 700" after 600 is more.
        _ if low > old_high => "up",
        _ if high < old_low => "down",
        _ => "other",
    }
}

/// When a statement was made or, for a count that is true at a time, when it was so. ISO days sort as texts.
fn moment(statement: &Value) -> (Option<&str>, Option<&str>) {
    let date = text(statement, "date");
    let stated = text(statement, "as_of").map(last_day).filter(|_| !is_event(statement));
    (stated.or(date), date)
}

fn is_event(statement: &Value) -> bool {
    text(statement, "attributes.basis") == Some("event")
}

fn first_day(as_of: &str) -> &str {
    as_of.split('/').next().unwrap_or(as_of)
}

fn last_day(as_of: &str) -> &str {
    as_of.split('/').next_back().unwrap_or(as_of)
}

fn list<'a>(value: &'a Value, name: &'a str) -> &'a [Value] {
    value.get_from_path(name).and_then(Value::as_array).unwrap_or_default()
}

fn text<'a>(value: &'a Value, path: &'a str) -> Option<&'a str> {
    value.get_from_path(path).and_then(Value::as_str)
}

/// The bounds, an open end at infinity.
fn ends(statement: &Value) -> (f64, f64) {
    let bound = |name| statement.get_from_path(name).and_then(Value::as_f64);
    (bound("low").unwrap_or(f64::NEG_INFINITY), bound("high").unwrap_or(f64::INFINITY))
}

#[cfg(test)]
mod tests {
    use serde_json::{Value as Json, json};
    use tera::{Context, Tera};

    fn written(template: &str, finding: &Json) -> String {
        let mut tera = Tera::default();
        super::register(&mut tera);
        let mut context = Context::new();
        context.insert("f", finding);
        tera.render_str(template, &context, false).unwrap_or_else(|error| error.to_string())
    }

    fn statement(claimant: &str, day: u32, low: f64, high: Option<f64>) -> Json {
        let date = format!("2026-04-{day:02}");
        json!({"claimant": claimant, "date": date, "low": low, "high": high, "wording": format!("{claimant} {low}")})
    }

    const SHOW: &str = "{% set r = revision(finding=f) %}{% if r %}{{ r.before.wording }} > {{ r.now.wording }} \
                        {{ r.direction }} {{ r.period }}{% else %}nothing{% endif %}";

    #[test]
    fn revision_is_the_newest_replacement_by_the_same_claimant() {
        let past = json!([{"period": "2026-W13", "statements":
            [statement("A", 1, 5.0, Some(5.0)), statement("B", 1, 6.0, Some(6.0))]}]);
        let finding = json!({"statements": [statement("A", 8, 7.0, None)], "before": past});
        assert_eq!(written(SHOW, &finding), "A 5 > A 7 up 2026-W13");
        let finding =
            json!({"statements": [statement("A", 8, 7.0, None), statement("B", 9, 3.0, Some(3.0))], "before": past});
        assert_eq!(written(SHOW, &finding), "B 6 > B 3 down 2026-W13");
        let both = [statement("B", 8, 9.0, Some(9.0)), statement("B", 7, 1.0, Some(2.0))];
        assert_eq!(written(SHOW, &json!({"statements": both, "before": past})), "B 1 > B 9 up ");
    }

    #[test]
    fn a_later_day_replaces_another_claimants_number() {
        let mut old = statement("A", 1, 5.0, Some(5.0));
        let mut new = statement("B", 1, 9.0, Some(9.0));
        old["as_of"] = json!("2026-03-01/2026-03-31");
        new["as_of"] = json!("2026-04-01");
        assert_eq!(written(SHOW, &json!({"statements": [new, old], "before": []})), "A 5 > B 9 up ");
    }

    #[test]
    fn values_that_both_may_mean_are_no_revision() {
        let past = json!([{"period": "2026-W13", "statements": [statement("A", 1, 5.0, None), statement("B", 1, 1.0, Some(1.0))]}]);
        assert_eq!(
            written(SHOW, &json!({"statements": [statement("A", 8, 7.0, Some(7.0))], "before": past})),
            "nothing"
        );
        let mut denied = statement("B", 8, 7.0, Some(7.0));
        denied["modality"] = json!("denied");
        assert_eq!(written(SHOW, &json!({"statements": [denied], "before": past})), "nothing");
    }
}
