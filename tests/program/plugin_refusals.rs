//! Libraries and protocols that this briefer does not run: each is refused, with file, found and expected, and the briefing
//! comes out without it. `tests/plugins/refused` has a source for each.

use crate::plugins::{Compiled, config_with, in_parallel, part, program};
use crate::run::{Ended, Project};

/// What is wrong with a library, by its source, and what is said of it.
const REFUSED: &[(&str, &[&str])] = &[
    ("bad_magic", &["begins with 0x1122334455667788", "not with 0x3152454645495242"]),
    ("wrong_major", &["was built for plugin ABI 2.3, and this briefer supports 1.x"]),
    ("short_table", &["has a plugin table of 48 bytes, and ABI 1.0 has 96"]),
    ("no_symbol", &["is no briefer plugin: it does not export `BRIEFER_PLUGIN_V1`"]),
    ("unresolved_symbol", &["cannot be loaded", "undefined symbol: a_function_that_is_nowhere"]),
    ("null_function", &["has a plugin table without the function `destroy`"]),
    ("null_symbol", &["is no briefer plugin: its `BRIEFER_PLUGIN_V1` is no table"]),
    ("function_symbol", &["is no briefer plugin"]),
    ("bad_manifest", &["its manifest is not valid"]),
    ("manifest_not_utf8", &["its manifest is not UTF-8"]),
    ("future_protocol", &["it speaks protocols 2 to 3, and this briefer speaks protocol 1"]),
];

/// What is found in the file rather than in what the plugin says of itself: the file is named.
fn names_the_file(source: &str) -> bool {
    !["bad_manifest", "manifest_not_utf8", "future_protocol"].contains(&source)
}

/// Builds with a library called `refused`, and returns the annex with what is told.
fn build(library: &str, isolation: &str, code: i32) -> (Ended, String) {
    let project = Project::with_article();
    project.write("config.yaml", config_with("refused", &format!("library: {library}\nisolation: {isolation}\n")));
    let ended = project.run(&["build", "--allow-unpinned", "--audience", "analyst", "--verbose"]).expect(code);
    let analyst = project.read("briefings/2026-W14/analyst.md");
    assert!(analyst.contains("40 more tents"), "the sound article is missing:\n{analyst}");
    (ended, analyst)
}

/// Checks that a library is refused through both of its hosts, in the same words.
fn is_refused(library: &str, words: &[&str]) {
    for isolation in ["inline", "worker"] {
        let (ended, analyst) = build(library, isolation, 3);
        // Markdown escapes what would be markup.
        let annex = part(&analyst, "### What plugins got wrong").replace('\\', "");
        let line = annex.lines().find(|line| line.starts_with("- refused: ")).unwrap_or_default();
        let told = ended.stderr.lines().find(|line| line.starts_with("warning: plugin `refused`: "));
        for word in words {
            assert!(line.contains(word), "{isolation}: the annex lacks {word:?}: {line}");
            assert!(told.is_some_and(|told| told.contains(word)), "{isolation}: {word:?}\n{}", ended.stderr);
        }
        assert!(!line.contains("/briefer-"), "the copy that was loaded is nobody's business: {line}");
    }
}

#[test]
fn a_library_that_is_no_plugin_is_refused_with_file_found_and_expected() {
    in_parallel(
        REFUSED,
        |(source, _)| (*source).to_owned(),
        |(source, words)| {
            let library = Compiled::new(&format!("tests/plugins/refused/{source}.c"));
            let file = library.path();
            let named: &[&str] = if names_the_file(source) { &[&file] } else { &[] };
            is_refused(&file, &[words, named].concat());
        },
    );
}

#[test]
fn a_file_that_is_no_library_is_refused() {
    let project = Project::empty();
    project.write("notes.so", "These are notes, and no library.\n");
    let file = project.path("notes.so");
    is_refused(file.to_str().unwrap(), &[file.to_str().unwrap(), "cannot be loaded"]);
    project.write("empty.so", "");
    let file = project.path("empty.so");
    is_refused(file.to_str().unwrap(), &[file.to_str().unwrap(), "cannot be loaded"]);
}

#[test]
fn a_sound_table_and_one_of_a_later_minor_version_are_not_refused() {
    for source in ["sound", "later_minor"] {
        let library = Compiled::new(&format!("tests/plugins/refused/{source}.c"));
        for isolation in ["inline", "worker"] {
            let (_, analyst) = build(&library.path(), isolation, 0);
            assert!(!analyst.contains("What plugins got wrong"), "{analyst}");
        }
    }
}

#[test]
fn nothing_of_a_library_runs_before_its_pin_is_checked() {
    let library = Compiled::new("tests/plugins/refused/constructor.c");
    for isolation in ["inline", "worker"] {
        let project = Project::with_article();
        let keys = format!("library: {}\nisolation: {isolation}\n", library.path());
        project.write("config.yaml", config_with("refused", &keys));
        let sign = project.path("it-ran");
        let run = |args: &[&str]| project.run_with(args, "BRIEFER_TEST_CONSTRUCTOR", &sign);
        for args in [&["build"][..], &["check"], &["annotate", "corpus"], &["plugin", "list"], &["plugin", "pin"]] {
            run(args);
            assert!(!sign.exists(), "{isolation}: {args:?} loaded a library that has no pin");
        }
        // Now it has one, which the last command wrote.
        run(&["build"]).expect(0);
        assert!(sign.exists(), "{isolation}: the library was loaded");
        std::fs::remove_file(&sign).unwrap();
        run(&["build", "--no-native-plugins"]);
        assert!(!sign.exists(), "{isolation}: libraries are switched off");
    }
}

#[test]
fn a_program_of_a_future_protocol_is_refused_in_one_sentence() {
    let project = Project::with_article();
    let said = "answered in protocol 99; this briefer speaks protocol 1";
    let raw = program("misbehave-raw");
    project.write("config.yaml", config_with("misbehave", &format!("command: [{raw}, wrong-protocol]\n")));
    project.run(&["build", "--allow-unpinned"]).expect(3).tells(&[said]);
    project.run(&["plugin", "check", &raw, "wrong-protocol"]).expect(1).tells(&[said]);
}
