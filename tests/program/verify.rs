//! `briefer verify`, as a user runs it.

use std::fs;

use briefer::render::{Format, Renderer};
use briefer::verify::Verifier;

use crate::run::{Project, root};

#[test]
fn every_edition_of_the_sample_passes() {
    let project = Project::empty();
    for name in ["executive", "analyst", "press", "note", "newsletter", "slides"] {
        for ending in ["md", "html"] {
            let golden = root().join(format!("tests/golden/{name}.{ending}"));
            let golden = golden.to_str().expect("the path is UTF-8");
            project.run(&["verify", golden]).expect(0).tells(&["links checked", "no failure"]);
        }
    }
}

/// The editions in `tests/verify`, each with what is told of it in a file beside it; nothing is told of those that pass.
#[test]
fn editions_from_files_are_told_as_they_were_read() {
    let folder = root().join("tests/verify");
    let verifier = Verifier::new(&Renderer::new(None).expect("the templates are sound"));
    let mut names: Vec<String> = fs::read_dir(&folder)
        .expect("the folder is there")
        .map(|entry| entry.expect("it is read").file_name().into_string().expect("the name is UTF-8"))
        .filter(|name| name.ends_with(".md") || name.ends_with(".html"))
        .collect();
    names.sort();
    for name in names {
        let text = fs::read_to_string(folder.join(&name)).expect("it is read");
        let format = if name.ends_with(".md") { Format::Markdown } else { Format::Html };
        let told: String = verifier.verify(&text, format, &name).failures.iter().map(ToString::to_string).collect();
        let beside = folder.join(format!("{name}.txt"));
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            fs::write(beside, told).expect("it is written");
        } else {
            assert_eq!(told, fs::read_to_string(beside).unwrap_or_default(), "{name}; UPDATE_GOLDEN=1 rewrites it");
        }
    }
}

#[test]
fn notes_are_checked_against_the_corpus() {
    let project = Project::empty();
    let golden = fs::read_to_string(root().join("tests/golden/executive.md")).expect("it is read");
    let corpus = root().join("corpus");
    let corpus = corpus.to_str().expect("the path is UTF-8");
    let verify = |code: i32, from: &str, to: &str| {
        assert!(golden.contains(from), "{from}");
        project.write("edited.md", golden.replace(from, to));
        project.run(&["verify", "edited.md", "--corpus", corpus]).expect(code)
    };
    verify(0, "fighters", "fighters").tells(&["no failure"]);
    // Changed in the edition and in its note alike, it is still not what was published.
    verify(1, "between 2,000 and 2,500", "between 2,000 and 3,500").tells(&["does not stand in", "2,000 and 2,500"]);
    verify(1, "(“She”: Esther Wambari", "(“She”: Petra Vaskil").tells(&["Petra Vaskil"]);
    verify(1, "*, Tamsur Press Agency, 31 March", "*, Tamsur Press Agency, 30 March").tells(&["the corpus has it of"]);
    verify(1, "— *Inland states pledge", "— *Inland states promise").tells(&["the corpus has no document"]);
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

#[test]
fn editions_in_every_style_of_dates_and_numbers_pass() {
    let project = Project::empty();
    let corpus = root().join("corpus");
    let corpus = corpus.to_str().expect("the path is UTF-8");
    for (dates, numbers) in [("iso", "space"), ("month-day", "point")] {
        let desk = format!(
            "  desk: {{title: Desk Note, sections: [leading, revisions], dates: {dates}, numbers: {numbers}}}\n"
        );
        project.write("config.yaml", format!("audiences:\n{desk}"));
        project.run(&["build", "--corpus", corpus, "--period", "2026-W14", "--quiet"]).expect(3);
        for ending in ["md", "html"] {
            project.run(&["verify", &format!("briefings/2026-W14/desk.{ending}")]).expect(0);
        }
    }
}
