//! `briefer verify`, as a user runs it.

use std::fs;

use crate::run::{Project, root};

#[test]
fn every_edition_of_the_sample_passes() {
    let project = Project::empty();
    for name in ["executive", "analyst", "press"] {
        for ending in ["md", "html"] {
            let golden = root().join(format!("tests/golden/{name}.{ending}"));
            let golden = golden.to_str().expect("the path is UTF-8");
            project.run(&["verify", golden]).expect(0).tells(&["links checked", "no failure"]);
        }
    }
}

#[test]
fn what_is_no_edition_is_refused() {
    let project = Project::empty();
    project.write("briefing.pdf", "%PDF");
    project.write("latin.md", [0xe9, b'\n']);
    project.run(&["verify", "briefing.pdf"]).expect(2).tells(&["no Markdown or HTML", "hint"]);
    project.run(&["verify", "missing.md"]).expect(2).tells(&["cannot read the edition"]);
    project.run(&["verify", "latin.md"]).expect(2).tells(&["not UTF-8"]);
}

#[test]
fn an_altered_number_is_told_with_its_place_and_the_evidence() {
    let project = Project::empty();
    let golden = fs::read_to_string(root().join("tests/golden/executive.md")).expect("it is read");
    project.write("edited.md", golden.replacen("no more than 900 fighters", "900 fighters", 1));
    let ended = project.run(&["verify", "edited.md"]).expect(1);
    ended.tells(&[
        "error: “900” is not what note 4 says",
        "edited.md:7:",
        "hint: the note's sentence says “no more than 900",
        "1 failure",
    ]);
}
