//! What is wrong with templates, as far as it can be seen before they are run: everything at once, each with its place.

mod calls;
mod compare;
mod flow;
mod library;
mod links;
mod names;
#[cfg(test)]
mod page;
mod phrases;
mod schema;
mod scope;
mod signatures;
#[cfg(test)]
mod tests;
mod types;
mod value;

use std::collections::BTreeMap;

use briefer_plugin::Manifest;

use self::flow::Flow;
use self::library::Library;
use self::schema::Schema;
use self::types::Type;
use super::phrases::Phrases;
use super::shells::SHELLS;
use super::templates::{PAGE, Templates};
use crate::diagnostic::Diagnostic;

/// What keeps templates from being run, whatever the data: syntax errors, and names of what is not there.
pub(super) fn faults(templates: &Templates, phrases: &Phrases) -> Vec<Diagnostic> {
    let libraries = LIBRARIES.map(|suffix| Library::read(templates, suffix));
    libraries.iter().flat_map(faults_of).chain(phrases::faults(&libraries, phrases)).collect()
}

/// Templates of one ending see each other.
const LIBRARIES: [&str; 2] = [".md", ".html"];

fn faults_of(library: &Library<'_>) -> Vec<Diagnostic> {
    library.faults.iter().cloned().chain(names::faults(library)).collect()
}

/// What templates see.
pub(super) struct Data {
    schema: Schema,
    shells: Vec<(&'static str, BTreeMap<String, Type>)>,
}

impl Data {
    /// The data of briefings; what plugins add to it their manifests say.
    pub(super) fn of<'m>(manifests: impl IntoIterator<Item = &'m Manifest>) -> Self {
        let mut schema = Schema::of(&manifests.into_iter().collect::<Vec<_>>());
        let shells = SHELLS.iter().map(|shell| (shell.template, schema.variables(shell))).collect();
        Data { schema, shells }
    }
}

/// All that [`faults`] finds, and what is wrong with the templates as to the data: fields that are not there, values of the wrong
/// type, what can never be shown.
pub(super) fn check(templates: &Templates, data: &Data) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let libraries = LIBRARIES.map(|suffix| Library::read(templates, suffix));
    for library in &libraries {
        found.extend(faults_of(library));
        let mut flow = Flow::new(library, &data.schema);
        for (template, variables) in data.shells.iter().filter(|(template, _)| template.ends_with(library.suffix)) {
            // An audience may have a page of its own.
            let own = library.names().filter(|name| template.ends_with(PAGE) && name.ends_with(PAGE));
            for name in own.filter(|name| name != template).chain([*template]) {
                flow.root(name, variables.clone());
            }
        }
        if library.suffix == ".md" {
            contents(&mut flow, library, &data.schema);
        }
        flow.uncalled(&data.schema.briefing());
        found.extend(flow.faults());
    }
    found.extend(phrases::faults(&libraries, &Phrases::read(templates)));
    found
}

/// Looks at the content templates: those of audiences first, then parts that none of them takes in.
fn contents<'l, 't>(flow: &mut Flow<'l, 't>, library: &'l Library<'t>, schema: &Schema) {
    let is_content = |name: &&str| !SHELLS.iter().any(|shell| shell.template == *name);
    let (audiences, parts): (Vec<&str>, Vec<&str>) =
        library.names().filter(is_content).partition(|name| name.ends_with("/briefing.md"));
    for name in audiences {
        flow.root(name, schema.briefing());
    }
    for name in parts {
        if !flow.is_included(name) {
            flow.root(name, schema.briefing());
        }
    }
}
