//! Commands as the README shows them.

use crate::run::Project;

#[test]
fn init_makes_a_project_that_builds() {
    let project = Project::empty();
    project.run(&["init"]).expect(0);
    let ended = project.run(&["build"]).expect(3);
    assert_eq!(ended.stdout.lines().count(), 9, "{}", ended.stdout);
    assert!(ended.stderr.starts_with("Period: 2026-W14") || ended.stderr.contains("\nPeriod: 2026-W14"));
}

#[test]
fn init_touches_nothing_that_is_there() {
    let project = Project::empty();
    project.write("config.yaml", "title: mine\n");
    project.run(&["init"]).expect(2).tells(&["nothing was changed", "hint:"]);
    assert_eq!(project.read("config.yaml"), "title: mine\n");
    assert_eq!(project.files(".").len(), 1);
}

#[test]
fn annotate_prints_one_object_a_document_with_true_offsets() {
    let project = Project::with_article();
    let ended = project.run(&["annotate", "corpus"]).expect(0);
    let record: serde_json::Value = serde_json::from_str(ended.stdout.trim_end()).expect("one JSON object");
    assert_eq!(record["id"], "2026-04-01-sound.txt");
    assert_eq!(record["date"], "2026-04-01");
    let text = project.read("corpus/2026-04-01-sound.txt");
    let annotations = record["annotations"].as_array().unwrap();
    for annotation in annotations {
        let end = |name: &str| usize::try_from(annotation[name].as_u64().unwrap()).unwrap();
        assert_eq!(annotation["text"], text[end("start")..end("end")]);
    }
    let kinds: std::collections::BTreeSet<&str> = annotations.iter().filter_map(|a| a["kind"].as_str()).collect();
    assert_eq!(kinds.into_iter().collect::<Vec<_>>(), ["figure", "mention", "quotation"]);
}

#[test]
fn explain_names_the_rules() {
    let project = Project::with_article();
    let ended = project.run(&["explain", "corpus/2026-04-01-sound.txt", "--kind", "figure"]).expect(0);
    assert!(ended.stdout.contains("\"340\"") && ended.stdout.contains("because"), "{}", ended.stdout);
}

#[test]
fn check_writes_nothing() {
    let project = Project::with_article();
    project.run(&["check"]).expect(0);
    assert_eq!(project.files(".").len(), 1);
}

#[test]
fn check_tells_of_configuration_and_templates_at_once() {
    let project = Project::with_article();
    project.write("config.yaml", "titel: x\n");
    project.write("templates/press/briefing.md", "{% if %}\n");
    project.run(&["check"]).expect(2).tells(&["config.yaml:1:1", "press/briefing.md:1"]);
}

#[test]
fn schemas_completions_and_manual_are_printed() {
    let project = Project::empty();
    for args in [&["schema"][..], &["schema", "config"], &["schema", "figure"]] {
        let schema: serde_json::Value = serde_json::from_str(&project.run(args).expect(0).stdout).expect("JSON");
        assert!(schema["$schema"].is_string());
    }
    assert!(project.run(&["completions", "bash"]).expect(0).stdout.contains("_briefer"));
    assert!(project.run(&["man"]).expect(0).stdout.contains(".TH"));
    assert!(project.run(&["man", "build"]).expect(0).stdout.contains("audience"));
    project.run(&["man", "biuld"]).expect(2).tells(&["`build`"]);
}

#[test]
fn usage_mistakes_end_with_two() {
    let project = Project::empty();
    project.run(&["biuld"]).expect(2).tells(&["build"]);
    project.run(&["annotate"]).expect(2);
    project.run(&["build", "--threads", "0"]).expect(2);
}

#[test]
fn quiet_prints_results_alone() {
    let project = Project::with_article();
    let ended = project.run(&["build", "--quiet"]).expect(0);
    assert_eq!(ended.stderr, "");
    assert_eq!(ended.stdout.lines().count(), 9);
}

#[test]
fn explain_takes_one_file_and_a_kind_that_exists() {
    let project = Project::with_article();
    project.run(&["explain", "corpus"]).expect(2).tells(&["this is a folder", "annotate --explain"]);
    let file = "corpus/2026-04-01-sound.txt";
    project.run(&["explain", file, "--kind", "figures"]).expect(2).tells(&["unknown kind `figures`", "`figure`"]);
    let ended = project.run(&["explain", file, "--words", "words that stand nowhere"]).expect(0);
    assert!(ended.stdout.contains("do not stand in the text"), "{}", ended.stdout);
    assert!(ended.stdout.contains("(from the file's name)"), "{}", ended.stdout);
}

#[test]
fn explain_shows_what_links_a_name_to_other_documents() {
    let project = Project::empty();
    project.write("corpus/2026-04-01-full.txt", "Minister Zara Okello opened the port of Tamsur. Zara Okello left.\n");
    project.write("corpus/2026-04-02-short.txt", "The grain arrived late, Mrs Okello said. Okello left Tamsur.\n");
    let ended = project.run(&["explain", "corpus/2026-04-02-short.txt", "--links", "--words", "Okello"]).expect(0);
    let linked = "\"okello\" is \"Zara Okello\"\n    because last-name ";
    assert!(ended.stdout.contains(linked), "{}", ended.stdout);
    let ended = project.run(&["explain", "corpus/2026-04-01-full.txt", "--links"]).expect(0);
    assert!(ended.stdout.contains("every name of this document stands for itself"), "{}", ended.stdout);
    project.write("other.txt", "Okello left.\n");
    project.run(&["explain", "other.txt", "--links"]).expect(2).tells(&["no document of the corpus `corpus`"]);
}

#[cfg(target_os = "linux")]
#[test]
fn a_reader_that_has_gone_is_no_failure_and_a_full_disk_is() {
    let project = Project::with_article();
    for args in [&["annotate", "corpus"][..], &["schema"], &["completions", "zsh"], &["man"], &["build"]] {
        let (reader, writer) = std::io::pipe().expect("a pipe");
        drop(reader);
        assert_eq!(project.run_into(args, writer.into()).code, 0, "{args:?}");
        let full = std::fs::OpenOptions::new().write(true).open("/dev/full").expect("it is there on Linux");
        project.run_into(args, full.into()).expect(1).tells(&["cannot write to stdout"]);
    }
}
