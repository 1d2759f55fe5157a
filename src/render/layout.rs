//! Which templates make an audience's edition: its own content template, or the parts that the configuration names.

use super::templates::Templates;
use crate::diagnostic::{Diagnostic, Place, nearest};

/// The head of an edition whose parts the configuration names.
const HEAD: &str = "shared/edition.md";

/// The content templates of an edition, in order.
///
/// # Errors
/// The audience has no template, or there is no part of a name; every one of them.
pub(super) fn layout(
    templates: &Templates,
    audience: &str,
    template: &str,
    sections: &[String],
) -> Result<Vec<String>, Vec<Diagnostic>> {
    if sections.is_empty() {
        let known = templates.audiences();
        if known.contains(&template) {
            return Ok(vec![format!("{template}/briefing.md")]);
        }
        let missing = Diagnostic::error(format!("the audience `{audience}` has no template `{template}/briefing.md`"));
        let place = Place::file(format!("templates/{template}/briefing.md"));
        return Err(vec![missing.at(place).hint(no_template(template, &known))]);
    }
    let known: Vec<&str> = parts(templates).collect();
    let missing = |name: &&String| !known.contains(&name.as_str());
    let faults: Vec<Diagnostic> = sections.iter().filter(missing).map(|name| no_part(audience, name, &known)).collect();
    let parts = sections.iter().map(|name| format!("parts/{name}.md"));
    if faults.is_empty() { Ok(std::iter::once(HEAD.to_owned()).chain(parts).collect()) } else { Err(faults) }
}

/// The names of all parts.
fn parts(templates: &Templates) -> impl Iterator<Item = &str> {
    templates.names().filter_map(|name| name.strip_prefix("parts/")?.strip_suffix(".md"))
}

fn no_part(audience: &str, name: &str, known: &[&str]) -> Diagnostic {
    let hint = nearest(name, known.iter().copied()).map_or_else(
        || format!("write `templates/parts/{name}.md`, or name one of: {}", known.join(", ")),
        |near| format!("did you mean `{near}`?"),
    );
    Diagnostic::error(format!("the audience `{audience}` has an unknown section `{name}`")).hint(hint)
}

/// What to do where an `audience` has no template, and `known` ones have.
fn no_template(audience: &str, known: &[&str]) -> String {
    nearest(audience, known.iter().copied()).map_or_else(
        || {
            format!(
                "write `templates/{audience}/briefing.md`, or name another audience's with `template:`, or its parts \
                 with `sections:`"
            )
        },
        |near| format!("did you mean `{near}`?"),
    )
}
