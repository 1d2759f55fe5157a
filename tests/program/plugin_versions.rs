//! Old plugins go on working: those of protocol 1, kept as they were written, answer as they were recorded, and count in a
//! briefing. See `tests/plugins/protocol-1/README.md`.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};

use crate::plugins::{Compiled, entry, is_there};
use crate::run::{Project, root};

const OLD: &str = "tests/plugins/protocol-1";

/// Plays every recorded exchange of a plugin, line by line, each against a process of its own.
fn play(folder: &str, program: &str, arguments: &[&str]) {
    let exchanges = fs::read_dir(root().join(OLD).join(folder).join("exchanges")).expect("the folder is there");
    let mut played = 0;
    for path in exchanges.map(|entry| entry.expect("an entry").path()) {
        let recorded = fs::read_to_string(&path).expect("the exchange is text");
        let mut child = Command::new(program)
            .args(arguments)
            .current_dir(root())
            .env("PYTHONDONTWRITEBYTECODE", "1")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| panic!("{program}: {error}"));
        let mut requests = child.stdin.take().expect("stdin is a pipe");
        let mut answers = BufReader::new(child.stdout.take().expect("stdout is a pipe"));
        for (number, line) in recorded.lines().enumerate() {
            if let Some(request) = line.strip_prefix("-> ") {
                writeln!(requests, "{request}").expect("it reads requests");
            } else if let Some(expected) = line.strip_prefix("<- ") {
                let mut answer = String::new();
                answers.read_line(&mut answer).expect("it answers in UTF-8");
                assert_eq!(answer.trim_end_matches('\n'), expected, "{}:{}", path.display(), number + 1);
            }
        }
        drop(requests);
        let mut rest = String::new();
        answers.read_line(&mut rest).expect("it answers in UTF-8");
        assert_eq!(rest, "", "{}: it says more than was recorded", path.display());
        child.wait().expect("it ends");
        played += 1;
    }
    assert!(played > 0, "nothing is recorded in {folder}");
}

#[test]
fn a_python_plugin_of_protocol_1_answers_as_it_did() {
    if is_there("python3") {
        play("python", "python3", &[&format!("{OLD}/python/lamps.py")]);
    }
}

#[test]
fn a_library_of_protocol_1_answers_as_it_did() {
    let library = Compiled::new(&format!("{OLD}/c/bells.c"));
    play("c", env!("CARGO_BIN_EXE_briefer"), &["worker", &library.path(), "bells.so"]);
}

#[test]
fn plugins_of_protocol_1_count_in_a_briefing() {
    let library = Compiled::new(&format!("{OLD}/c/bells.c"));
    for isolation in ["inline", "worker"] {
        let project = Project::with_article();
        let text = "A lamp at Tarn\n\n“No lamp,” said Ada Vell, “and no bell.” The bell – of Želna – rang.\n";
        project.write("corpus/2026-04-01-lamps.txt", text);
        let mut config = "plugins:\n  entities: {}\n  figures: {}\n  speakers: {}\n".to_owned();
        config += &entry("bells", &format!("library: {}\nisolation: {isolation}\n", library.path()));
        if is_there("python3") {
            let lamps = root().join(OLD).join("python/lamps.py");
            let keys = format!("command: [python3, {}]\nstart-deadline: 60\ncall-deadline: 60\n", lamps.display());
            config += &entry("lamps", &keys);
        }
        project.write("config.yaml", config);
        let ended = project.run(&["annotate", "corpus", "--allow-unpinned"]).expect(0);
        assert_eq!(ended.stdout.matches(r#"{"plugin":"bells","kind":"bell","#).count(), 2, "{}", ended.stdout);
        project.run(&["build", "--allow-unpinned", "--verbose"]).expect(0);
        let analyst = project.read("briefings/2026-W14/analyst.md");
        assert!(analyst.contains("## Bells") && is_found(&analyst, "bell"), "{analyst}");
        if is_there("python3") {
            assert_eq!(ended.stdout.matches(r#"{"plugin":"lamps","kind":"lamp","#).count(), 2, "{}", ended.stdout);
            assert!(analyst.contains("## Lamps") && is_found(&analyst, "lamp"), "{analyst}");
        }
    }
}

/// Whether a briefing says, with notes, that a thing stands in one story.
fn is_found(analyst: &str, name: &str) -> bool {
    let sentence = analyst.lines().find_map(|line| line.strip_prefix(&format!("- **{name}**[^")));
    sentence.is_some_and(|rest| rest.contains("] stands in 1 story[^"))
}
