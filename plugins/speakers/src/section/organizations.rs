//! Which organization a role names: "HLF spokesman" speaks for the Hazrun Liberation Front.

use std::collections::BTreeMap;

use briefer_plugin::{Claim, fold};

use super::{named, of_kind, text_of};

/// The organizations of a period by how the text writes them, folded.
pub(super) struct Organizations<'c> {
    by_form: BTreeMap<String, &'c str>,
}

/// So many words of a role are read, so that the work on one is bounded.
const READ: usize = 24;

impl<'c> Organizations<'c> {
    pub(super) fn of(claims: &'c [Claim]) -> Self {
        let mut by_form = BTreeMap::new();
        let bodies = of_kind(claims, "mention").filter(|claim| is_organization(claim));
        for claim in bodies {
            let name = named(claim);
            let evidence = claim.statements.iter().flat_map(|statement| &statement.evidence);
            let forms = evidence.flat_map(|evidence| evidence.forms.keys()).map(String::as_str);
            for form in std::iter::once(name).chain(forms) {
                by_form.entry(fold(form)).or_insert(name);
            }
        }
        by_form.remove("");
        Organizations { by_form }
    }

    /// The organization whose name is the longest that stands in the role, the first of equals.
    pub(super) fn named_in(&self, role: &str) -> Option<&'c str> {
        let words: Vec<&str> = role.split_whitespace().take(READ).collect();
        let runs = (1..=words.len()).rev().flat_map(|length| words.windows(length));
        runs.filter(|run| run.iter().any(|word| word.contains(char::is_uppercase)))
            .find_map(|run| self.by_form.get(&fold(run.join(" ").trim_end_matches(','))).copied())
    }
}

/// Whether most of the statements take it for an organization.
fn is_organization(claim: &Claim) -> bool {
    let types = claim.statements.iter().filter_map(|statement| text_of(&statement.attributes, "type"));
    let (bodies, others): (Vec<&str>, Vec<&str>) = types.partition(|of| *of == "organization");
    bodies.len() > others.len()
}
