//! Corrections from files: `tests/corrections/*.txt` are small corpora with a correction, and what must change and what
//! must stay; `tests/corrections/bad` must be refused and `tests/corrections/good` read. Adding a case means adding a file.
//!
//! ```text
//! # What the case is about, in a sentence
//! == 2026-04-01-a.txt              (a document; config.yaml and corrections.yaml by their names)
//! The camp holds 412 people, mayor Ana Tolland said.
//! == corrections.yaml
//! - pin: The camp holds 412 people
//! == expected
//! - words that stand in the edition without the correction, and not with it
//! + words that stand in the edition with the correction, and not without it
//! = words that stand in both
//! a words of the annex
//! x words that stand nowhere with the correction
//! ! words on stderr
//! ```
//! `⏎` stands for a line break. What is expected is looked for in the analyst edition, above the line that ends its statements.

use std::fs;
use std::path::Path;

use briefer::config::parse_corrections;
use briefer::diagnostic::Severity;
use proptest::prelude::*;

use crate::config::{for_each_case, print, without_folder};
use crate::run::{Project, root};

#[test]
fn bad_files_are_refused_with_every_problem() {
    for_each_case("corrections/bad", |path| {
        let problems = parse(path).expect_err(&path.display().to_string());
        assert!(problems.iter().any(|problem| problem.severity == Severity::Error));
        without_folder(&print(&problems), path)
    });
}

#[test]
fn good_files_are_read() {
    for_each_case("corrections/good", |path| {
        let read = parse(path).unwrap_or_else(|problems| panic!("{}", print(&problems)));
        let line = |correction: &briefer::config::Correction| {
            let briefer::config::Correction { change, marking, because, place } = correction;
            format!("{}: {change:?}\n  {marking:?}, because {because:?}", place.line.unwrap_or(0))
        };
        read.iter().map(line).collect::<Vec<_>>().join("\n")
    });
}

fn parse(path: &Path) -> Result<Vec<briefer::config::Correction>, Vec<briefer::diagnostic::Diagnostic>> {
    parse_corrections(&path.display().to_string(), &fs::read_to_string(path).unwrap(), None)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_yaml_like_text_is_read_or_refused(text in "(- |pin: |is: |note: |same-as: |kind: |marking: |on: |text: |name: |type: |place|red|a b c d|[|]|[{]|[}]|, |\n|\n  |\t|\"|é|7|~|\\|){0,40}") {
        let read = parse_corrections("corrections.yaml", &text, None);
        for problem in read.err().into_iter().flatten() {
            let line = problem.place.as_ref().and_then(|place| place.line);
            prop_assert!(line.unwrap_or(1) <= text.matches('\n').count() + 1, "{problem}");
        }
    }
}

/// A case's documents and files, and the lines of what is expected.
struct Case {
    project: Project,
    expected: Vec<(char, String)>,
}

impl Case {
    fn read(text: &str) -> Self {
        let project = Project::empty();
        project.write("config.yaml", "audiences: {analyst: {formats: [markdown, json]}}\n");
        let mut expected = Vec::new();
        for part in text.split("\n== ").skip(1) {
            let (name, content) = part.split_once('\n').unwrap();
            match name {
                "expected" => expected.extend(content.lines().filter_map(|line| {
                    let (sign, words) = line.split_once(' ')?;
                    Some((sign.chars().next()?, words.replace('⏎', "\n")))
                })),
                "config.yaml" | "corrections.yaml" => project.write(name, content),
                _ => project.write(&format!("corpus/{name}"), content),
            }
        }
        Case { project, expected }
    }

    /// What is not as expected.
    fn wrong(&self) -> Vec<String> {
        self.project.write("none.yaml", "");
        let config = self.project.read("config.yaml");
        self.project.write("without.yaml", format!("corrections: none.yaml\n{config}"));
        let build = |config, output| self.project.run(&["build", "--config", config, "--output", output]);
        let with = build("config.yaml", "with");
        let without = build("without.yaml", "without");
        assert!(matches!(with.code, 0 | 3) && without.code == 0, "{}{}", with.stderr, without.stderr);
        let [(body, annex), (before, _)] = ["with", "without"].map(|output| {
            let files = self.project.files(output);
            let (_, edition) = files.iter().find(|(name, _)| name.ends_with("analyst.md")).unwrap();
            let edition = String::from_utf8(edition.clone()).unwrap();
            edition.split_once("\n---\n").map(|(body, annex)| (body.to_owned(), annex.to_owned())).unwrap()
        });
        let holds = |(sign, words): &&(char, String)| match sign {
            '-' => before.contains(words) && !body.contains(words),
            '+' => !before.contains(words) && body.contains(words),
            '=' => before.contains(words) && body.contains(words),
            'a' => annex.contains(words),
            'x' => !body.contains(words) && !annex.contains(words),
            '!' => with.stderr.contains(words),
            other => panic!("`{other}` expects nothing"),
        };
        let wrong = self.expected.iter().filter(|line| !holds(line));
        let mut wrong: Vec<String> = wrong.map(|(sign, words)| format!("{sign} {words}")).collect();
        if !wrong.is_empty() {
            wrong.push(format!("--- without\n{before}\n--- with\n{body}\n--- annex\n{annex}\n{}", with.stderr));
        }
        wrong
    }
}

#[test]
fn corrections_change_what_they_say_and_nothing_else() {
    let mut paths: Vec<_> =
        fs::read_dir(root().join("tests/corrections")).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    paths.sort();
    assert!(paths.len() >= 20, "only {} cases", paths.len());
    let only = std::env::var("CASE").unwrap_or_default();
    let mut failed = Vec::new();
    for path in paths.iter().filter(|path| path.to_string_lossy().contains(&only)) {
        let case = Case::read(&fs::read_to_string(path).unwrap());
        assert!(!case.expected.is_empty(), "{}", path.display());
        let wrong = case.wrong();
        if !wrong.is_empty() {
            failed.push(format!("{}:\n{}", path.file_name().unwrap().display(), wrong.join("\n")));
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n\n"));
}

const ARTICLE: &str = "Camp is full\n\nMayor Ana Tolland said on Wednesday that 412 people were being held in the Orvale \
    camp. \"Nobody is held without a judge,\" Tolland told Harbour Watch. Colonel Bram Isolde counted 30 fighters of the \
    Karsa Brigade in Orvale. \"The road stays closed,\" Isolde told reporters.\n";

#[test]
fn an_empty_file_changes_no_byte() {
    let project = Project::empty();
    project.write("corpus/2026-04-01-a.txt", ARTICLE);
    let without = ["build", "--output", "out"];
    project.run(&without).expect(0);
    let before = project.files("out");
    for text in ["", "# Nothing today.\n", "[]\n", "\u{feff}~\n"] {
        project.write("corrections.yaml", text);
        project.run(&without).expect(0);
        assert!(before == project.files("out"), "{text:?}");
    }
}

/// Entries that have nothing to do with each other.
const APART: [&str; 6] = [
    "- not-an-entity: Harbour Watch\n",
    "- same-as: [Brigade of Karsa, Karsa Brigade]\n",
    "- wrong-figure: {sentence: 412 people were being held, words: '412'}\n",
    "- suppress: Nobody is held without a judge\n",
    "- pin: the road is closed for good\n  kind: quotation\n",
    "- note: {on: counted 30 fighters of the Karsa Brigade, text: Seen by himself.}\n",
];

#[test]
fn the_order_of_entries_does_not_matter() {
    let project = Project::empty();
    project.write("corpus/2026-04-01-a.txt", ARTICLE);
    let build = |entries: Vec<&str>| {
        project.write("corrections.yaml", entries.concat());
        project
            .run(&["build", "--output", "out", "--audience", "analyst"])
            .expect(3)
            .tells(&["the road is closed for good"]);
        let mut json: serde_json::Value = serde_json::from_str(&project.read("out/2026-W14/analyst.json")).unwrap();
        let mut account = json["annex"]["corrections"].take();
        account.as_array_mut().unwrap().sort_by_key(|used| used["change"].as_str().unwrap().to_owned());
        (json, account)
    };
    let forth = build(APART.to_vec());
    for turn in 1..APART.len() {
        let turned = APART.iter().rev().cycle().skip(turn).take(APART.len()).copied().collect();
        assert_eq!(forth, build(turned));
    }
    let applied = |used: &serde_json::Value| used["outcome"] == "applied";
    assert_eq!(forth.1.as_array().unwrap().iter().filter(|used| applied(used)).count(), 5, "{:#}", forth.1);
}

#[test]
fn a_file_that_cannot_be_used_stops_the_run_and_the_check() {
    let project = Project::with_article();
    project.write("config.yaml", "corrections: desk.yaml\ntitle: 7\n");
    project.write("desk.yaml", "- pn: x\n");
    project.run(&["build"]).expect(2).tells(&["config.yaml:2:8"]);
    project.write("config.yaml", "corrections: desk.yaml\n");
    for command in ["build", "check"] {
        project.run(&[command]).expect(2).tells(&[
            "unknown key `pn` in `correction`",
            "desk.yaml:1:3",
            "did you mean `pin`?",
        ]);
    }
    project.write("config.yaml", "corrections: desk.yml\n");
    project.run(&["check"]).expect(2).tells(&["the file of corrections does not exist", "desk.yml"]);
    assert!(!project.path("briefings").exists());
    let schema = project.run(&["schema", "corrections"]).expect(0).stdout;
    let schema: serde_json::Value = serde_json::from_str(&schema).unwrap();
    assert_eq!(schema["items"]["oneOf"].as_array().map(Vec::len), Some(7));
}

#[test]
fn what_was_corrected_passes_verify() {
    let project = Project::empty();
    project.write("corpus/2026-04-01-a.txt", ARTICLE);
    project.write("config.yaml", "audiences: {analyst: {}, executive: {}, press: {}}\n");
    project.write("corrections.yaml", APART.concat().replace("Brigade of Karsa", "Orvale Lancers"));
    project.run(&["build", "--output", "out"]).expect(3);
    for audience in ["analyst", "executive", "press"] {
        for ending in ["md", "html"] {
            project.run(&["verify", &format!("out/2026-W14/{audience}.{ending}")]).expect(0).tells(&["no failure"]);
        }
    }
    assert!(project.read("out/2026-W14/analyst.md").contains("Orvale Lancers"));
}
