//! What is shown of the data, and what is said of paths that lead nowhere.

use crate::plugin::standard;
use crate::render::Context;
use crate::render::fixture::briefing;

fn context() -> Context {
    Context::of(&briefing("analyst"), &standard().map(|registration| (registration.manifest)()))
}

fn tree(path: &str) -> String {
    context().at(path).unwrap_or_else(|problem| panic!("{problem}")).tree(1)
}

fn refused(path: &str) -> String {
    context().at(path).err().map(|problem| problem.to_string()).unwrap_or_else(|| panic!("{path} is taken"))
}

#[test]
fn the_top_level_is_short_and_fits_a_terminal() {
    let shown = tree("");
    assert!(shown.lines().count() <= 30, "{shown}");
    for part in ["", "findings", "findings[0]", "findings[0].statements[0]", "sections", "annex", "sections.entities"] {
        for line in tree(part).lines() {
            assert!(line.chars().count() <= 80, "{line}");
        }
    }
}

#[test]
fn every_field_has_a_description() {
    let context = context();
    for part in ["", "findings[0]", "findings[0].statements[0]", "documents[0]", "annex", "period", "sections.figures"]
    {
        let under = context.at(part).unwrap();
        for (name, field) in under.part.fields() {
            assert!(field.description().is_some(), "{part}.{name}");
        }
    }
}

#[test]
fn a_path_leads_to_values_types_and_words() {
    assert!(tree("findings[0].kind").contains("in-conflict"));
    assert!(tree("findings").starts_with("findings: list of "));
    assert!(tree("period").contains("The last day"));
    assert!(tree("sections[\"figures\"].groups").contains("Each holds"));
    assert_eq!(tree(" period.id "), tree("period.id"));
    let briefing = briefing("analyst");
    assert_eq!(context().at("period.id").unwrap().values(), briefing.period.id.as_str());
}

#[test]
fn a_schema_brings_what_it_refers_to_and_no_more() {
    let context = context();
    let schema = context.at("findings[0].statements").unwrap().schema();
    let defined: Vec<&str> = schema["$defs"].as_object().unwrap().keys().map(String::as_str).collect();
    assert!(defined.contains(&"Statement") && defined.contains(&"Evidence"), "{defined:?}");
    assert!(!defined.contains(&"Briefing") && !defined.contains(&"Annex"), "{defined:?}");
    assert!(context.at("period.id").unwrap().schema().get("$defs").is_none());
}

#[test]
fn a_wrong_path_is_told_with_its_place_and_what_is_near() {
    let told = refused("findings[0].statment");
    assert!(told.contains("PATH:1:13") && told.contains("did you mean `statements`?"), "{told}");
    assert!(refused("perod").contains("did you mean `period`?"));
    assert!(refused("sections.speaker").contains("did you mean `speakers`?"));
    assert!(refused("findings.kind").contains("`[0].kind`"));
    assert!(refused("title.length").contains("it is text"));
    assert!(refused("title[0]").contains("no list"));
    assert!(refused("findings[99999]").contains("the last one is"));
    for path in ["findings[", "findings[0:2]", "a b", "}}", "{{ x", "x | upper", "findings[-1]", "1", "{% raw %}", "."]
    {
        refused(path);
    }
}
