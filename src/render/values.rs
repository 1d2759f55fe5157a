//! A briefing as the variables of a template; a finding's value is made once for all editions of a composition.

use std::collections::HashMap;
use std::sync::OnceLock;

use tera::{Context, Value};

use crate::briefing::{Briefing, Composition, Finding};

/// The values of a composition's findings, each made when it is first asked for.
pub(super) struct Values<'a> {
    findings: HashMap<&'a str, (&'a Finding, OnceLock<Value>)>,
}

impl<'a> Values<'a> {
    pub(super) fn of(composition: &'a Composition) -> Self {
        let findings = composition.findings().iter();
        Values { findings: findings.map(|finding| (finding.id.as_str(), (finding, OnceLock::new()))).collect() }
    }

    /// The value of a finding of one of the composition's briefings.
    fn finding(&self, finding: &Finding) -> Value {
        let Some((common, value)) = self.findings.get(finding.id.as_str()) else { return value_of(finding) };
        let value = value.get_or_init(|| value_of(*common));
        let is_ranked_alike = (common.score, common.leads) == (finding.score, finding.leads);
        if is_ranked_alike && common.reasons == finding.reasons { value.clone() } else { ranked(value, finding) }
    }
}

/// The value of a finding with what an audience decides: its rank and whether the edition opens with it.
fn ranked(value: &Value, finding: &Finding) -> Value {
    let mut fields = value.as_map().cloned().unwrap_or_default();
    fields.insert("leads".into(), Value::from(finding.leads));
    fields.insert("score".into(), Value::from(finding.score));
    fields.insert("reasons".into(), value_of(&finding.reasons));
    Value::from(fields)
}

/// The briefing's fields as the variables of a template; a text of white space alone counts as empty.
pub(super) fn context(briefing: &Briefing, values: Option<&Values<'_>>) -> Context {
    // Taken apart, so that no field can be forgotten here.
    let Briefing {
        schema,
        title,
        audience,
        period,
        totals,
        leading,
        findings,
        findings_left_out,
        sections,
        documents,
        annex,
    } = briefing;
    let findings =
        findings.iter().map(|finding| values.map_or_else(|| value_of(finding), |values| values.finding(finding)));
    let mut context = Context::new();
    context.insert_value("schema", value_of(schema));
    context.insert_value("title", value_of(title));
    context.insert_value("audience", value_of(audience));
    context.insert_value("period", value_of(period));
    context.insert_value("totals", value_of(totals));
    context.insert_value("leading", value_of(leading));
    context.insert_value("findings", Value::from(findings.collect::<Vec<_>>()));
    context.insert_value("findings_left_out", value_of(findings_left_out));
    context.insert_value("sections", value_of(sections));
    context.insert_value("documents", value_of(documents));
    context.insert_value("annex", value_of(annex));
    context
}

fn value_of<T: serde::Serialize>(data: &T) -> Value {
    let value = Value::from_serializable(data);
    without_blanks(&value).unwrap_or(value)
}

/// The value with every blank text emptied; `None` where there is none, which costs no copy.
fn without_blanks(value: &Value) -> Option<Value> {
    if let Some(text) = value.as_str() {
        return (!text.is_empty() && text.trim().is_empty()).then(|| Value::from(""));
    }
    if let Some(items) = value.as_array() {
        let changed: Vec<Option<Value>> = items.iter().map(without_blanks).collect();
        let mended = changed.iter().any(Option::is_some);
        return mended.then(|| {
            changed
                .into_iter()
                .zip(items)
                .map(|(new, old)| new.unwrap_or_else(|| old.clone()))
                .collect::<Vec<_>>()
                .into()
        });
    }
    let fields = value.as_map()?;
    let changed: Vec<(&_, Value)> =
        fields.iter().filter_map(|(name, field)| Some((name, without_blanks(field)?))).collect();
    if changed.is_empty() {
        return None;
    }
    let mut mended = fields.clone();
    for (name, field) in changed {
        mended.insert(name.clone(), field);
    }
    Some(Value::from(mended))
}

#[cfg(test)]
mod tests {
    use super::{context, value_of};
    use crate::render::fixture::briefing;

    #[test]
    fn the_variables_are_the_fields_of_the_briefing() {
        let briefing = briefing("analyst");
        let (context, whole) = (context(&briefing, None), value_of(&briefing));
        for (name, value) in whole.as_map().unwrap() {
            let name = name.as_str().unwrap();
            assert_eq!(context.get(name), Some(value), "{name}");
        }
    }
}
