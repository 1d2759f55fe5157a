//! Functions of the templates: questions about a finding that a template cannot answer by itself.

use tera::{Kwargs, State, Tera, TeraResult, Value};

/// Registers the functions.
pub(super) fn register(tera: &mut Tera) {
    tera.register_function("revision", |kwargs: Kwargs, _: &State| revision_of(&kwargs));
    tera.register_function("direction", |kwargs: Kwargs, _: &State| -> TeraResult<&'static str> {
        Ok(direction(kwargs.must_get::<&Value>("now")?, kwargs.must_get::<&Value>("before")?))
    });
}

/// `revision(finding=f)`: the newest statement that differs from an earlier one, and that earlier one.
///
/// Answers null, or a map: `now` and `before` (statements), `period` (of `before`; null for this one), `direction`.
/// The same claimant's earlier statement is preferred, within the period, then in the periods before.
fn revision_of(kwargs: &Kwargs) -> TeraResult<Value> {
    let finding = kwargs.must_get::<&Value>("finding")?;
    let now = list(finding, "statements");
    let past = list(finding, "before");
    for same_claimant in [true, false] {
        for (at, statement) in now.iter().enumerate().rev() {
            let differs = |other: &&Value| {
                bounds(other) != bounds(statement) && (!same_claimant || claimant(other) == claimant(statement))
            };
            if let Some(before) = now[..at].iter().rev().find(differs) {
                return Ok(revision(statement, before, &Value::none()));
            }
            for period in past {
                if let Some(before) = list(period, "statements").iter().rev().find(differs) {
                    let name = period.get_from_path("period").cloned().unwrap_or_else(Value::none);
                    return Ok(revision(statement, before, &name));
                }
            }
        }
    }
    Ok(Value::none())
}

fn revision(now: &Value, before: &Value, period: &Value) -> Value {
    let mut map = tera::Map::new();
    map.insert("now".into(), now.clone());
    map.insert("before".into(), before.clone());
    map.insert("period".into(), period.clone());
    map.insert("direction".into(), Value::from(direction(now, before)));
    Value::from(map)
}

/// `direction(now=a, before=b)`: `up` where neither bound fell, `down` where neither rose, else `other`.
fn direction(now: &Value, before: &Value) -> &'static str {
    let ((low, high), (old_low, old_high)) = (bounds(now), bounds(before));
    let open = |value: Option<f64>, end: f64| value.unwrap_or(end);
    let low_change = open(low, f64::NEG_INFINITY).total_cmp(&open(old_low, f64::NEG_INFINITY));
    let high_change = open(high, f64::INFINITY).total_cmp(&open(old_high, f64::INFINITY));
    if low_change == high_change.reverse() {
        "other"
    } else if low_change.is_ge() && high_change.is_ge() {
        "up"
    } else {
        "down"
    }
}

fn list<'a>(value: &'a Value, name: &'a str) -> &'a [Value] {
    value.get_from_path(name).and_then(Value::as_array).unwrap_or_default()
}

fn bounds(statement: &Value) -> (Option<f64>, Option<f64>) {
    let bound = |name| statement.get_from_path(name).and_then(Value::as_f64);
    (bound("low"), bound("high"))
}

fn claimant(statement: &Value) -> Option<&str> {
    statement.get_from_path("claimant").and_then(Value::as_str)
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

    fn statement(claimant: &str, low: f64, high: Option<f64>) -> Json {
        json!({"claimant": claimant, "low": low, "high": high, "wording": format!("{claimant} {low}")})
    }

    const SHOW: &str = "{% set r = revision(finding=f) %}{% if r %}{{ r.before.wording }} > {{ r.now.wording }} \
                        {{ r.direction }} {{ r.period }}{% else %}nothing{% endif %}";

    #[test]
    fn revision_prefers_the_same_claimant() {
        let past = json!([{"period": "2026-W13", "statements": [statement("A", 5.0, Some(5.0)), statement("B", 6.0, Some(6.0))]}]);
        let finding = json!({"statements": [statement("A", 7.0, None)], "before": past});
        assert_eq!(written(SHOW, &finding), "A 5 > A 7 up 2026-W13");
        let finding = json!({"statements": [statement("B", 3.0, Some(3.0))], "before": past});
        assert_eq!(written(SHOW, &finding), "B 6 > B 3 down 2026-W13");
        let finding =
            json!({"statements": [statement("B", 1.0, Some(9.0)), statement("B", 2.0, Some(8.0))], "before": []});
        assert_eq!(written(SHOW, &finding), "B 1 > B 2 other ");
    }

    #[test]
    fn equal_values_are_no_revision() {
        let past = json!([{"period": "2026-W13", "statements": [statement("A", 5.0, None)]}]);
        assert_eq!(written(SHOW, &json!({"statements": [statement("A", 5.0, None)], "before": past})), "nothing");
    }
}
