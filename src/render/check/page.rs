//! `templates/FUNCTIONS.md` has every filter and component that there is, with its arguments, and no other.

use std::collections::{BTreeMap, BTreeSet};

use super::library::Library;
use super::signatures::{FILTERS, find};
use crate::render::templates::Templates;

const PAGE: &str = include_str!("../../../templates/FUNCTIONS.md");

/// The words of a text that stand between backticks.
fn quoted(text: &str) -> impl Iterator<Item = &str> {
    text.split('`').skip(1).step_by(2)
}

/// What the page has, each with the names of its arguments.
fn on_the_page() -> BTreeMap<&'static str, BTreeSet<&'static str>> {
    let mut all = BTreeMap::new();
    for entry in PAGE.split("\n### ").skip(1) {
        let name = quoted(entry).next().unwrap();
        let told = entry.lines().find_map(|line| line.strip_prefix("Arguments: ")).unwrap_or_default();
        let arguments = told.split("; ").filter_map(|argument| argument.strip_prefix('`')?.split('`').next());
        assert!(all.insert(name, arguments.collect()).is_none(), "{name} stands there twice");
    }
    let (_, table) = PAGE.split_once("| component | is | arguments | file |\n|---|---|---|---|\n").unwrap();
    for row in table.lines().take_while(|line| line.starts_with('|')) {
        let cells: Vec<&str> = row.split('|').collect();
        assert!(all.insert(quoted(cells[1]).next().unwrap(), quoted(cells[3]).collect()).is_none(), "{row}");
    }
    all
}

/// The filters of this program's own; those of the language that they replace among them.
fn filters() -> BTreeMap<&'static str, BTreeSet<&'static str>> {
    let source = include_str!("../filters.rs");
    let names = source.split("register_filter(\"").skip(1).filter_map(|rest| rest.split('"').next());
    let of = |name| find(FILTERS, name).unwrap().parameters.iter().map(|parameter| parameter.name).collect();
    names.map(|name| (name, of(name))).collect()
}

#[test]
fn the_page_has_every_filter_and_component_with_its_arguments() {
    let templates = Templates::load(None).unwrap();
    let library = Library::read(&templates, ".md");
    let components =
        library.components().filter(|(file, one)| file.starts_with("shared/") && !one.name.text.contains('.'));
    let mut known: BTreeMap<&str, BTreeSet<&str>> = filters();
    known.extend(components.map(|(_, one)| {
        let given = one.parameters.iter().filter(|parameter| !parameter.is_implicit);
        (one.name.text.as_ref(), given.map(|parameter| parameter.name.text.as_ref()).collect())
    }));
    assert_eq!(on_the_page(), known);
}
