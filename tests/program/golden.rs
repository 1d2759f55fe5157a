//! The sample corpus, week three: the briefings that a person has read.

use std::fs;

use crate::run::{Ended, Project, root};

#[test]
fn the_sample_briefings_are_as_they_were_read() {
    let (project, ended, corpus) = build("config.yaml");
    compare_all(&project, &ended, &corpus);
}

#[test]
fn the_audiences_to_take_as_they_are_are_as_they_were_read() {
    let (project, _, _) = build("tests/golden/gallery.yaml");
    compare_editions(&project, &["note", "newsletter", "slides"]);
}

/// Builds the sample corpus with a configuration; says where the corpus lies.
fn build(config: &str) -> (Project, Ended, String) {
    let project = Project::empty();
    let corpus = root().join("corpus");
    let config = root().join(config);
    let path = |path: &std::path::Path| path.to_str().expect("the path is UTF-8").to_owned();
    let args = ["build", "--config", &path(&config), "--corpus", &path(&corpus), "--output", "out", "--verbose"];
    let ended = project.run(&args).expect(3);
    (project, ended, path(&corpus))
}

/// The same in French: what briefer says itself is French, what sources say is as they said it.
#[test]
fn the_sample_briefings_in_french_are_as_they_were_read() {
    let project = Project::empty();
    let corpus = root().join("corpus");
    let corpus = corpus.to_str().expect("the path is UTF-8");
    let audience =
        |name: &str, title: &str| format!("  {name}: {{title: {title}, language: fr, formats: [markdown, html]}}\n");
    let audiences = [("executive", "Synthèse"), ("analyst", "Édition complète"), ("press", "Revue de presse")];
    let audiences: String = audiences.iter().map(|(name, title)| audience(name, title)).collect();
    project.write("config.yaml", format!("title: Point de situation\naudiences:\n{audiences}"));
    project.run(&["check", "--no-corpus"]).expect(0);
    project.run(&["build", "--corpus", corpus, "--output", "out", "--period", "2026-W14", "--quiet"]).expect(3);
    for name in ["executive.md", "executive.html", "analyst.md", "press.md"] {
        compare(&format!("fr/{name}"), &project.read(&format!("out/2026-W14/{name}")));
    }
    for name in ["executive.md", "executive.html", "analyst.md", "analyst.html", "press.md", "press.html"] {
        project.run(&["verify", &format!("out/2026-W14/{name}"), "--corpus", corpus]).expect(0);
    }
}

/// Compares the sample briefings in a project's folder `out`, and what was said while they were made.
#[track_caller]
pub(crate) fn compare_all(project: &Project, ended: &Ended, corpus: &str) {
    compare_editions(project, &["executive", "analyst", "press"]);
    // Where the corpus lies differs from machine to machine; what is said about it does not.
    compare("stderr.txt", &ended.stderr.replace(corpus, "corpus"));
}

#[track_caller]
fn compare_editions(project: &Project, audiences: &[&str]) {
    for audience in audiences {
        for ending in ["md", "html"] {
            let name = format!("{audience}.{ending}");
            compare(&name, &project.read(&format!("out/2026-W14/{name}")));
        }
    }
}

#[track_caller]
fn compare(name: &str, actual: &str) {
    let path = root().join("tests/golden").join(name);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::create_dir_all(path.parent().expect("a folder")).expect("the folder is made");
        fs::write(&path, actual).expect("the golden file is written");
        return;
    }
    let golden = fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    if golden != actual {
        let line = golden.lines().zip(actual.lines()).position(|(a, b)| a != b);
        let line = line.unwrap_or_else(|| golden.lines().count().min(actual.lines().count()));
        let show = |text: &str| text.lines().nth(line).unwrap_or("(ends here)").to_owned();
        panic!(
            "{name} differs at line {}\n  golden: {}\n  now:    {}\nUPDATE_GOLDEN=1 rewrites it; read the difference first",
            line + 1,
            show(&golden),
            show(actual)
        );
    }
}
