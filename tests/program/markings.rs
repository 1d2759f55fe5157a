//! Markings and ceilings, as a user meets them: an edition is the one made without the documents above its ceiling.

use std::collections::BTreeMap;

use crate::run::Project;

const CONFIG: &str = "\
markings:
  sources:
    Orlin Daily: green
  documents:
    'field/**': amber+strict
  default: clear
audiences:
  executive:
    ceiling: green
  analyst:
    ceiling: TLP:RED
  press: {}
";

const OPEN: &str = "---\ntitle: Camp opens\ndate: 2026-03-31\nsource: Hazrun Courier\n---\n\
    Mayor Ana Tolland said on Tuesday that 310 people were being held in the Orvale camp.\n";
const GREEN: &str = "---\ntitle: Camp grows\ndate: 2026-04-01\nsource: Orlin Daily\n---\n\
    Mayor Ana Tolland said on Wednesday that 412 people were being held in the Orvale camp.\n";
const FIELD: &str =
    "Field note\n\n2 April 2026\n\nColonel Bram Isolde counted 512 people in the Orvale camp on Thursday.\n";
const RED: &str = "---\ntitle: Named source\ndate: 2026-04-02\nsource: Orlin Daily\ntlp: TLP:RED\n---\n\
    Inspector Lio Quandt said on Thursday that 777 people were being held in the Orvale camp.\n";
const DOUBTFUL: &str = "---\ntitle: Visit\ndate: 2026-04-02\nsource: Hazrun Courier\nmarking: gren\n---\n\
    Envoy Sela Dorran said on Thursday that 901 people were being held in the Orvale camp.\n";

/// A project with these documents of five, by the first letter of their names.
fn project(documents: &str) -> Project {
    let project = Project::empty();
    let all = [
        ("camp-opens.md", OPEN),
        ("grows.md", GREEN),
        ("field/note.txt", FIELD),
        ("red.md", RED),
        ("visit.md", DOUBTFUL),
        ("field/broken.md", "---\ntitle: Broken\n---\n"),
    ];
    for (name, text) in all {
        if documents.contains(&name[..1]) {
            project.write(&format!("corpus/{name}"), text);
        }
    }
    project.write("config.yaml", CONFIG);
    project
}

/// The files of one audience.
fn edition(project: &Project, audience: &str) -> BTreeMap<String, Vec<u8>> {
    let mut files = project.files("briefings/2026-W14");
    files.retain(|name, _| name.contains(&format!("2026-W14/{audience}")));
    assert!(files.len() >= 3, "{:?}", files.keys());
    files
}

const BUILD: [&str; 3] = ["build", "--period", "2026-W14"];

#[test]
fn an_edition_is_the_one_made_without_what_is_above_its_ceiling() {
    let whole = project("cgfrv");
    whole.run(&BUILD).expect(3).tells(&[
        "4 documents above TLP:GREEN are not in the edition `executive`\n",
        "5 documents above TLP:CLEAR are not in the edition `press`, which has no `ceiling`",
        "`gren` is no marking; the document is treated as TLP:RED",
        "visit.md:5",
        "did you mean `green`?",
    ]);
    for (audience, documents) in [("executive", "cg"), ("press", "c"), ("analyst", "cgfrv")] {
        let apart = project(documents);
        apart.run(&BUILD);
        assert!(edition(&whole, audience) == edition(&apart, audience), "{audience}");
    }
    let names = ["Isolde", "Quandt", "Dorran", "field/", "Named source", "named-source", "broken"];
    for (file, content) in edition(&whole, "executive") {
        let content = String::from_utf8(content).unwrap();
        assert!(names.iter().all(|name| !content.contains(name) && !file.contains(name)), "{file}");
    }
    let analyst = whole.read("briefings/2026-W14/analyst.md");
    assert!(names[..3].iter().all(|name| analyst.contains(name)), "{analyst}");
}

#[test]
fn an_edition_shows_how_far_it_may_travel() {
    let project = project("cgr");
    project.run(&BUILD).expect(0);
    let read = |name: &str| project.read(&format!("briefings/2026-W14/{name}"));
    assert!(read("executive.md").contains("**TLP:GREEN**"));
    assert_eq!(read("executive.html").matches(" class=\"marking\">TLP:GREEN</").count(), 2);
    assert!(read("press.json").contains("\"ceiling\":\"TLP:CLEAR\""));
    let analyst = read("analyst.md");
    assert!(analyst.contains("**TLP:RED**") && analyst.contains("| TLP:GREEN |"), "{analyst}");
    let page = project.files("briefings/2026-W14/analyst/sources").into_iter().find(|(name, _)| name.contains("named"));
    assert!(String::from_utf8(page.unwrap().1).unwrap().contains("<header class=\"marking\">TLP:RED</header>"));
}

#[test]
fn without_markings_nothing_is_shown_of_them() {
    let project = project("c");
    project.write("config.yaml", "audiences: {press: {}, analyst: {}}\n");
    let ended = project.run(&BUILD).expect(0);
    assert!(!ended.stderr.contains("TLP"), "{}", ended.stderr);
    for (file, content) in project.files("briefings") {
        let content = String::from_utf8(content).unwrap();
        let page = content.split("</style>").last().unwrap();
        assert!(!page.contains("TLP") && !page.contains("class=\"marking\""), "{file}");
    }
}

#[test]
fn a_marking_in_a_document_alone_keeps_it_from_who_has_no_ceiling() {
    let project = project("cr");
    project.write("config.yaml", "audiences: {press: {}, analyst: {ceiling: red}}\n");
    project.run(&BUILD).expect(0).tells(&["1 document above TLP:CLEAR is not in the edition `press`, which has no"]);
    assert!(!project.read("briefings/2026-W14/press.md").contains("777"));
    assert!(project.read("briefings/2026-W14/analyst.md").contains("777"));
}

#[test]
fn an_edition_for_which_nothing_is_left_is_not_written() {
    let project = project("r");
    let ended = project.run(&BUILD).expect(3);
    ended.tells(&["the edition `press` is not written: no document up to TLP:CLEAR falls in 2026-W14"]);
    assert!(project.path("briefings/2026-W14/analyst.md").exists());
    assert!(!project.path("briefings/2026-W14/press.md").exists());
}

#[test]
fn check_tells_which_markings_no_document_gets() {
    let project = project("cg");
    let config =
        "markings:\n  sources:\n    Orlin Dialy: red\n    Hazrun Courier: red\n  documents:\n    'notes/**': red\n";
    project.write("config.yaml", config);
    project.run(&["check"]).expect(0).tells(&[
        "no document is published by `Orlin Dialy`",
        "config.yaml:3:5",
        "did you mean `Orlin Daily`?",
        "no document matches the glob `notes/**`",
        "config.yaml:6:5",
        "1 of the documents have no marking",
    ]);
}

#[test]
fn an_older_edition_for_which_nothing_is_left_is_removed_and_that_is_said() {
    let project = project("cr");
    project.run(&BUILD).expect(0);
    assert!(project.path("briefings/2026-W14/press/sources").exists());
    project.write("briefings/2026-W14/press-notes.md", "mine");
    std::fs::remove_file(project.path("corpus/camp-opens.md")).unwrap();
    let ended = project.run(&BUILD).expect(3);
    ended.tells(&["2026-W14/press.md, which an earlier run wrote", "press/sources, which an earlier run wrote"]);
    for gone in ["press.md", "press.html", "press.json", "press/sources"] {
        assert!(!project.path(&format!("briefings/2026-W14/{gone}")).exists(), "{gone}");
    }
    for kept in ["press-notes.md", "analyst.md", "analyst/sources"] {
        assert!(project.path(&format!("briefings/2026-W14/{kept}")).exists(), "{kept}");
    }
}
