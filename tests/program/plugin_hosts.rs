//! Which plugins run, where and how many: pins and switches, limits, threads, and that nobody is left behind.

use std::fs;

use crate::plugins::{config_with, entry, library, part, program};
use crate::run::Project;

/// A project with the sound article and a plugin in a library, with these further keys.
fn with_library(name: &str, keys: &str) -> Project {
    let project = Project::with_article();
    project.write("config.yaml", config_with(name, &format!("library: {}\n{keys}", library(name))));
    project
}

/// Many short documents, of which every so-many-th makes the plugin fail.
fn many(project: &Project, count: usize, each: usize, fault: &str) {
    let line = |number: usize| {
        let told =
            if number.is_multiple_of(each) { format!("misbehave: {fault}.") } else { "Nothing else.".to_owned() };
        let text = format!("Report {number}: all was fine at post {number}. {told}");
        format!(r#"{{"id":"{number:03}","title":"Report {number}","date":"2026-04-01","text":"{text}"}}"#)
    };
    project.write("corpus/reports.jsonl", (0..count).map(line).collect::<Vec<_>>().join("\n"));
}

const ANNEX: &str = "### What plugins got wrong";

#[test]
fn threads_change_no_byte_while_workers_crash() {
    let project = with_library("misbehave", "fault-limit: 20\n");
    many(&project, 150, 9, "abort");
    let build = |threads: &str| {
        let args = ["build", "--allow-unpinned", "--verbose", "--threads", threads, "--output", threads];
        let ended = project.run(&args).expect(3);
        (project.files(threads), ended.stderr)
    };
    let ((one, said_by_one), (eight, said_by_eight)) = (build("1"), build("8"));
    assert_eq!(said_by_one, said_by_eight);
    assert_eq!(one.len(), 10 + 3 * 151, "nine editions, the marker, and a page of each document for each audience");
    for (name, content) in &one {
        assert!(Some(content) == eight.get(&name.replacen('1', "8", 1)), "{name} differs with eight threads");
    }
    let annex = part(&String::from_utf8(one["1/2026-W14/analyst.md"].clone()).unwrap(), ANNEX).to_owned();
    assert_eq!(annex.matches("SIGABRT").count(), 17, "{annex}");
}

#[test]
fn a_plugin_is_switched_off_at_a_blocks_end_after_its_limit() {
    let project = with_library("misbehave", "fault-limit: 2\nisolation: inline\n");
    many(&project, 150, 10, "panic");
    let ended = project.run(&["build", "--allow-unpinned", "--verbose"]).expect(3);
    let annex = project.read("briefings/2026-W14/analyst.md");
    let annex = part(&annex, ANNEX);
    // The first block is 64 documents, the sound article among them.
    assert_eq!(annex.matches("told to panic").count(), 7, "{annex}");
    assert!(annex.contains("misbehave: switched off after 7 faults"), "{annex}");
    ended.tells(&["switched off after 7 faults"]);
}

#[test]
fn a_plugin_without_a_pin_that_fits_does_not_run() {
    let project = with_library("misbehave", "");
    let hint = "`briefer plugin pin`";
    project.run(&["build"]).expect(2).tells(&["config.yaml:5:3", "has no pin", hint, "--allow-unpinned"]);
    assert!(project.files("briefings").is_empty());

    let wrong = format!("library: {}\nsha256: \"{}\"\n", library("misbehave"), "0".repeat(64));
    project.write("config.yaml", config_with("misbehave", &wrong));
    project.run(&["build"]).expect(2).tells(&["config.yaml:5:3", "has changed since it was pinned", hint]);
    let ended = project.run(&["build", "--allow-unpinned"]);
    ended.tells(&["warning", "has changed since it was pinned", "--allow-unpinned"]);

    let keys = format!("library: {}\nsha256: \"{}\"\n", library("misbehave"), sha256(&library("misbehave")));
    project.write("config.yaml", config_with("misbehave", &keys));
    project.run(&["build"]).expect(0);
    let capitals = keys.replace(&sha256(&library("misbehave")), &sha256(&library("misbehave")).to_uppercase());
    project.write("config.yaml", config_with("misbehave", &capitals));
    project.run(&["build"]).expect(0);
}

/// The SHA-256 of a file, in hex digits.
fn sha256(file: &str) -> String {
    use sha2::Digest;
    let bytes = fs::read(file).expect("the file is there");
    sha2::Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[test]
fn a_commands_pin_covers_its_files_by_name_length_and_bytes() {
    let project = Project::with_article();
    let keys = |pin: &str| {
        format!("command: [{}, good]\nfiles: [a.txt, sub/b.txt]\nsha256: \"{pin}\"\n", program("misbehave-raw"))
    };
    project.write("a.txt", "one");
    project.write("sub/b.txt", "two words");
    project.write("covered", b"a.txt\x003\x00onesub/b.txt\x009\x00two words");
    let pin = sha256(project.path("covered").to_str().unwrap());
    project.write("config.yaml", config_with("misbehave", &keys(&pin)));
    project.run(&["build"]).expect(0);
    project.write("sub/b.txt", "two w0rds");
    project.run(&["build"]).expect(2).tells(&["has changed since it was pinned"]);
    fs::remove_file(project.path("sub/b.txt")).unwrap();
    project.run(&["build"]).expect(2).tells(&["sub/b.txt"]);
}

#[test]
fn without_native_plugins_the_rest_runs_and_dependents_are_named() {
    let project = Project::with_article();
    let replaced = |name: &str| entry(name, &format!("library: {}\n", library(&format!("{name}_library"))));
    let config = format!("plugins:\n  figures: {{}}\n  speakers: {{}}\n{}", replaced("entities"));
    project.write("config.yaml", config);
    let ended = project.run(&["build", "--no-native-plugins", "--verbose"]).expect(3);
    let needs = "does not run: it needs `mention`, which no plugin that runs provides";
    ended.tells(&["plugin `entities`: does not run, because of --no-native-plugins", "`speakers`: ", needs]);
    let analyst = project.read("briefings/2026-W14/analyst.md");
    assert!(part(&analyst, ANNEX).contains("speakers: does not run"), "{analyst}");
}

#[test]
fn what_needs_a_plugin_that_did_not_start_is_left_out_and_told() {
    let project = Project::with_article();
    let entities = entry("entities", &format!("command: [{}, dies, entities]\n", program("misbehave-raw")));
    project.write("config.yaml", format!("plugins:\n  figures: {{}}\n  speakers: {{}}\n{entities}"));
    let ended = project.run(&["build", "--allow-unpinned"]).expect(3);
    ended.tells(&["`entities`: ended before it had started", "`speakers`: does not run: it needs"]);
    project.read("briefings/2026-W14/analyst.md");
}

#[test]
fn an_optional_plugin_may_be_missing_and_another_may_not() {
    let project = Project::with_article();
    for (keys, found) in [
        ("library: plugins/libgone.so\n", "plugins/libgone.so"),
        ("command: [no-such-program-anywhere]\n", "no-such-program-anywhere"),
    ] {
        project.write("config.yaml", config_with("gone", keys));
        project.run(&["build", "--allow-unpinned"]).expect(2).tells(&["config.yaml:", found]);
        project.write("config.yaml", config_with("gone", &format!("{keys}optional: true\n")));
        let ended = project.run(&["build", "--allow-unpinned", "--verbose"]);
        assert!(matches!(ended.code, 0 | 3), "{}", ended.stderr);
        ended.tells(&["gone"]);
    }
}

#[test]
fn the_configuration_names_a_plugin_as_it_names_itself() {
    let project = Project::with_article();
    project.write("config.yaml", config_with("behave", &format!("library: {}\n", library("misbehave"))));
    let ended = project.run(&["build", "--allow-unpinned"]).expect(2);
    ended.tells(&["config.yaml:5:3", "calls itself `misbehave`", "write `misbehave:`"]);
}

#[test]
fn options_that_do_not_fit_are_placed() {
    for isolation in ["inline", "worker"] {
        let project = with_library("misbehave", &format!("isolation: {isolation}\noptions:\n  secnods: 3\n"));
        let ended = project.run(&["build", "--allow-unpinned"]).expect(2);
        ended.tells(&["config.yaml:9:7", "`seconds`"]);
        let project = with_library("misbehave", &format!("isolation: {isolation}\noptions: {{start: refuse-start}}\n"));
        project.run(&["build", "--allow-unpinned"]).expect(2).tells(&["config.yaml:", "told to refuse"]);
    }
}

#[cfg(unix)]
#[test]
fn what_a_plugin_prints_is_no_result_wherever_it_runs() {
    for isolation in ["inline", "worker"] {
        let project = with_library("misbehave", &format!("isolation: {isolation}\n"));
        project.write("corpus/2026-04-01-prints.txt", "Fine\n\nAll is fine here. misbehave: print.\n");
        let ended = project.run(&["annotate", "corpus", "--allow-unpinned"]).expect(0).tells(&["not the answer"]);
        assert_eq!(ended.stdout.lines().count(), 2, "{}", ended.stdout);
        assert!(ended.stdout.lines().all(|line| line.starts_with(r#"{"id":"2026-"#)), "{}", ended.stdout);
        let ended = project.run(&["build", "--allow-unpinned"]).expect(0);
        assert_eq!(ended.stdout.lines().count(), 9, "{}", ended.stdout);
    }
}

#[test]
fn a_plugin_that_does_not_start_is_told_by_every_command() {
    let project = Project::empty();
    let keys = format!("command: [{}, dies]\n", program("misbehave-raw"));
    project.write("config.yaml", config_with("misbehave", &keys));
    project.write("corpus/2026-04-01-a.txt", "Report\n\nAll was fine at the post.\n");
    let file = "corpus/2026-04-01-a.txt";
    for args in [&["check", "--no-corpus"][..], &["annotate", "corpus"], &["explain", file, "--kind", "mention"]] {
        let ended = project.run(&[args, &["--allow-unpinned"]].concat());
        assert_eq!(ended.code, 3, "{args:?}: {}", ended.stderr);
        ended.tells(&["plugin `misbehave`: ended before it had started: exit code 0"]);
    }
}

#[test]
fn what_a_plugin_says_cannot_drive_the_terminal() {
    let project = Project::empty();
    let keys = format!("command: [{}, more-fields]\n", program("misbehave-raw"));
    project.write("config.yaml", config_with("misbehave", &keys));
    project.write("corpus/2026-04-01-a.txt", "Report\n\nAll was fine at the post.\n");
    let ended = project.run(&["annotate", "corpus", "--allow-unpinned"]);
    ended.tells(&["misbehave: \\u{1b}[31mall is red"]);
}

#[test]
fn the_kit_tells_of_a_plugin_that_breaks_after_its_answers() {
    let project = Project::empty();
    let ended = project.run(&["plugin", "check", &program("misbehave-raw"), "dies-after"]);
    assert_eq!(ended.code, 1, "{}", ended.stderr);
    assert!(ended.stdout.contains("FAIL  restarts: "), "{}", ended.stdout);
}
