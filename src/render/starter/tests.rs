//! What a new audience begins with, and that it says what the old one says.

use std::fs;

use super::{Base, FOOT, Starter};
use crate::diagnostic::Diagnostic;
use crate::plugin::standard;
use crate::render::fixture::briefing;
use crate::render::{Format, Renderer, check_templates};

fn base(name: &str) -> Base<'_> {
    Base { name, template: name, sections: &[] }
}

/// A project's folder of templates with the files of a new audience `desk`.
fn started(before: &[(&str, &str)], from: Base<'_>) -> Result<tempfile::TempDir, Vec<Diagnostic>> {
    let folder = tempfile::tempdir().unwrap();
    let write = |path: &str, text: &str| {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    before.iter().for_each(|(path, text)| write(path, text));
    let files = Starter::load(Some(folder.path()))?.files("desk", from)?;
    files.iter().for_each(|(name, text)| write(&format!("desk/{name}"), text));
    Ok(folder)
}

fn faults(folder: &tempfile::TempDir) -> Vec<Diagnostic> {
    check_templates(Some(folder.path()), &standard().map(|registration| (registration.manifest)()))
}

fn edition(folder: &tempfile::TempDir, template: &str, sections: &[&str]) -> String {
    let renderer = Renderer::new(Some(folder.path())).unwrap();
    let mut briefing = briefing("analyst");
    briefing.audience.template = template.to_owned();
    briefing.audience.sections = sections.iter().map(ToString::to_string).collect();
    renderer.open(&briefing, None).unwrap().render(Format::Markdown).unwrap()
}

#[test]
fn a_new_audience_says_what_the_one_says_that_it_begins_from() {
    for name in ["executive", "analyst", "press", "note", "newsletter", "slides"] {
        let folder = started(&[], base(name)).unwrap();
        assert!(faults(&folder).is_empty(), "{name}: {:?}", faults(&folder));
        assert_eq!(edition(&folder, "desk", &[]), edition(&folder, name, &[]), "{name}");
        let text = fs::read_to_string(folder.path().join("desk/briefing.md")).unwrap();
        let (_, text) = text.split_once("-#}").unwrap();
        assert!(!text.contains("AUDIENCE") && !text.contains("FROM"), "{text}");
        // A part stands in it once: taken in, or offered.
        for part in fs::read_dir("templates/parts").unwrap() {
            let file = part.unwrap().file_name().into_string().unwrap();
            assert_eq!(text.matches(&format!("/{file}\"")).count(), 1, "{file}");
        }
    }
}

#[test]
fn a_new_audience_looks_like_the_one_that_it_begins_from() {
    for (name, files) in [
        ("note", &["style.css"][..]),
        ("newsletter", &["page.html", "inline.css"]),
        ("slides", &["page.html", "style.css"]),
    ] {
        let folder = started(&[], base(name)).unwrap();
        for file in files {
            let text = fs::read_to_string(folder.path().join("desk").join(file)).unwrap();
            assert_eq!(text, fs::read_to_string(format!("templates/{name}/{file}")).unwrap(), "{name}/{file}");
        }
    }
    assert!(!started(&[], base("press")).unwrap().path().join("desk/style.css").exists());
}

#[test]
fn parts_that_the_configuration_names_are_taken_in_their_order() {
    let sections = ["watch".to_owned(), "leading".to_owned()];
    let folder = started(&[], Base { name: "short", template: "short", sections: &sections }).unwrap();
    assert_eq!(edition(&folder, "desk", &[]), edition(&folder, "analyst", &["watch", "leading"]));
}

#[test]
fn a_folder_of_ones_own_is_begun_from_too() {
    let own = [
        (
            "north/briefing.md",
            "{{ <masthead/> }}\n\n{# Ours. #}\n{% include \"north/ours.md\" %}\n{% include 'shared/x.md' %}\n",
        ),
        ("north/ours.md", "Ours.\n\n{% include \"parts/watch.md\" %}\n{% include \"north/held.md\" %}\n"),
        ("north/held.md", "{% component held() %}x{% endcomponent held %}Held: {{ <held/> }}\n"),
        ("shared/x.md", "Shared.\n"),
    ];
    let folder = started(&own, base("north")).unwrap();
    assert!(faults(&folder).is_empty(), "{:?}", faults(&folder));
    assert_eq!(edition(&folder, "desk", &[]), edition(&folder, "north", &[]));
    let read = |file: &str| fs::read_to_string(folder.path().join("desk").join(file)).unwrap();
    assert!(read("briefing.md").contains("{# Ours. #}\n{% include \"desk/ours.md\" %}\n{% include 'shared/x.md' %}"));
    assert!(read("ours.md").contains("desk/watch.md") && read("ours.md").contains("north/held.md"));
}

#[test]
fn what_cannot_be_begun_from_is_told_with_its_place() {
    let told = |text: &str| started(&[("north/briefing.md", text)], base("north")).unwrap_err()[0].to_string();
    let twice = told("x\n{% component mine() %}x{% endcomponent mine %}{{ <mine/> }}\n");
    assert!(twice.contains("north/briefing.md:2") && twice.contains("templates/shared"), "{twice}");
    assert!(told("x\n{% if %}\n").contains("north/briefing.md:2"));
    assert!(started(&[], base("exekutive")).unwrap_err()[0].to_string().contains("did you mean `executive`?"));
}

#[test]
fn the_example_in_the_comment_is_sound() {
    let (_, example) = FOOT.split_once("by source:\n").unwrap();
    let example = example.trim_end().strip_suffix("#}").unwrap();
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir_all(folder.path().join("desk")).unwrap();
    fs::write(folder.path().join("desk/briefing.md"), example).unwrap();
    assert!(faults(&folder).is_empty(), "{:?}", faults(&folder));
    assert!(edition(&folder, "desk", &[]).contains("## Detainees by source"));
}
