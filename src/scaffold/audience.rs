//! What a new audience may be called, and what the configuration says of it.

use serde_json::Value;

use super::name::{LONGEST, is_well_formed, near};
use super::reserved::{DEVICES, YAML};
use crate::config::{AudienceConfig, SHARED_TEMPLATES};
use crate::diagnostic::Diagnostic;

/// Checks the name of a new audience: it is a key of the configuration, a folder of templates and the name of files.
///
/// # Errors
/// What stands against it, with a hint.
///
/// ```
/// use briefer::scaffold::check_audience_name;
/// assert!(check_audience_name("night-desk").is_ok());
/// let refused = check_audience_name("Night Desk").unwrap_err();
/// assert_eq!(refused.hint.as_deref(), Some("did you mean `night-desk`?"));
/// ```
pub fn check_audience_name(text: &str) -> Result<(), Diagnostic> {
    if !is_well_formed(text) {
        let rule = "it is made of small letters, digits and single hyphens, and begins with a letter";
        let near = near(text);
        let hint =
            if near.is_empty() { "`title` is what readers see".to_owned() } else { format!("did you mean `{near}`?") };
        return Err(Diagnostic::error(format!("`{text}` is no name for an audience: {rule}")).hint(hint));
    }
    if text.len() > LONGEST {
        let problem = format!("the name has {} characters, and {LONGEST} are the most", text.len());
        return Err(Diagnostic::error(problem).hint("`title` is what readers see"));
    }
    let is_in = |list: &str| list.split(' ').any(|word| word == text);
    let owner = match text {
        _ if SHARED_TEMPLATES.contains(&text) => "all audiences share the folder of templates of this name",
        _ if is_in(DEVICES) => "Windows has no files of this name",
        _ if is_in(YAML) => "in a configuration this word is no name but a value",
        _ => return Ok(()),
    };
    let problem = format!("an audience cannot be called `{text}`: {owner}");
    Err(Diagnostic::error(problem).hint(format!("add a word: `{text}-desk`, or say who reads")))
}

/// The entry of a new audience as YAML, without the indentation of the whole: what its edition is made of is as for the one it
/// begins from, but for the ceiling, which nobody has allowed it yet.
///
/// ```
/// use briefer::config::AudienceConfig;
/// use briefer::scaffold::audience_entry;
/// let base = AudienceConfig { least_stories: 2, ..AudienceConfig::default() };
/// let entry = audience_entry("night-desk", "press", &base);
/// assert!(entry.ends_with("night-desk:\n  title: Night desk\n  least-stories: 2\n"), "{entry}");
/// ```
pub fn audience_entry(name: &str, from: &str, base: &AudienceConfig) -> String {
    let mut out = format!(
        "# Begun from `{from}`: its words and their order are in `{name}`, in the folder of templates.\n{name}:\n"
    );
    let title = name.replace('-', " ");
    out.push_str(&format!("  title: {}\n", scalar(&(title[..1].to_uppercase() + &title[1..]))));
    let plain = AudienceConfig { title: base.title.clone(), ..AudienceConfig::default() };
    let kept = AudienceConfig { template: None, sections: Vec::new(), ceiling: None, ..base.clone() };
    let values = |config| serde_json::to_value(config).unwrap_or_default();
    let changed = difference(&values(&plain), &values(&kept));
    for (key, value) in changed.as_ref().and_then(Value::as_object).into_iter().flatten() {
        out.push_str(&format!("  {key}: {}\n", flow(value)));
    }
    out
}

/// What an audience says that is not as in any, on one line of YAML.
pub fn audience_settings(audience: &AudienceConfig) -> String {
    let values = |config| serde_json::to_value(config).unwrap_or_default();
    let changed = difference(&values(&AudienceConfig::default()), &values(audience));
    flow(&changed.unwrap_or_else(|| Value::Object(serde_json::Map::new())))
}

/// What of a value is not as in another.
fn difference(plain: &Value, value: &Value) -> Option<Value> {
    match (plain, value) {
        _ if plain == value => None,
        (Value::Object(plain), Value::Object(fields)) => {
            let of = |name: &str| plain.get(name).unwrap_or(&Value::Null);
            let changed = fields.iter().filter_map(|(name, value)| Some((name.clone(), difference(of(name), value)?)));
            Some(Value::Object(changed.collect()))
        }
        _ => Some(value.clone()),
    }
}

/// A value on one line of YAML.
fn flow(value: &Value) -> String {
    let all = |parts: Vec<String>| parts.join(", ");
    match value {
        Value::String(text) => scalar(text),
        Value::Array(items) => format!("[{}]", all(items.iter().map(flow).collect())),
        Value::Object(fields) => {
            let pairs = fields.iter().map(|(name, value)| format!("{}: {}", scalar(name), flow(value)));
            format!("{{{}}}", all(pairs.collect()))
        }
        other => other.to_string(),
    }
}

/// A text as YAML: in quotation marks, unless it cannot be taken for anything else.
fn scalar(text: &str) -> String {
    let is_plain = text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == ' ')
        && !text.ends_with(' ')
        && !YAML.split(' ').any(|word| word.eq_ignore_ascii_case(text));
    if is_plain { text.to_owned() } else { Value::from(text).to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::{Draft, Limits};
    use crate::marking::Marking;

    #[test]
    fn names_are_those_that_a_configuration_and_a_file_system_bear() {
        for name in ["a", "desk", "g7-talks", "types", &"a".repeat(60)] {
            assert!(check_audience_name(name).is_ok(), "{name}");
        }
        for name in ["", "7up", "a_b", "../a", "a/b", "a b", "shared", "parts", "con", "null", "no", &"a".repeat(61)] {
            assert!(check_audience_name(name).unwrap_err().hint.is_some(), "{name}");
        }
    }

    #[test]
    fn an_entry_says_what_differs_and_is_read_as_it_was_meant() {
        let mut base = AudienceConfig {
            title: "Yes: \"all\"".to_owned(),
            findings: Some(9),
            sections: vec!["watch".to_owned()],
            limits: Limits { leading: 2, ..Limits::default() },
            ceiling: Some(Marking::Amber),
            ..AudienceConfig::default()
        };
        base.interests.places = vec!["no".to_owned(), "Al-Karsa: east #2".to_owned(), "Orlin".to_owned()];
        let entry = audience_entry("desk", "press", &base);
        assert!(entry.contains("limits: {leading: 2}\n"), "{entry}");
        let text: String = entry.lines().map(|line| format!("  {line}\n")).collect();
        let draft = Draft::parse("config.yaml", &format!("audiences:\n{text}"), "".as_ref(), &[]).unwrap();
        let expected = AudienceConfig { title: "Desk".to_owned(), sections: Vec::new(), ceiling: None, ..base };
        assert_eq!(draft.config().audiences["desk"], expected);
    }
}
