//! Bad input of any kind: a clear diagnostic, the right exit code, and every good document still in the briefing.

use crate::run::{Ended, Project};

/// Builds the analyst edition and checks that the sound article is in it whatever else happened.
#[track_caller]
fn build(project: &Project, code: i32) -> Ended {
    let ended = project.run(&["build", "--period", "all", "--verbose"]).expect(code);
    let analyst = project.read("briefings/all/analyst.md");
    assert!(analyst.contains("40 more tents"), "the sound article is missing:\n{analyst}");
    assert!(!ended.stderr.contains("panicked"), "{}", ended.stderr);
    ended
}

#[test]
fn an_empty_file_is_skipped_and_told() {
    let project = Project::with_article();
    project.write("corpus/empty.txt", "");
    build(&project, 3).tells(&["empty.txt", "hint:"]);
    assert!(project.read("briefings/all/analyst.md").contains("empty.txt"));
}

#[test]
fn a_binary_file_is_skipped_and_told() {
    let project = Project::with_article();
    let bytes: Vec<u8> = (0..4096_u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
    project.write("corpus/picture.txt", bytes);
    build(&project, 3).tells(&["picture.txt"]);
}

#[test]
fn truncated_utf8_is_read_as_far_as_it_goes() {
    let project = Project::with_article();
    let mut bytes = "Half a letter\n\nThe mayor said that 12 wells were closed in Köln".as_bytes().to_vec();
    bytes.extend([0xE2, 0x80]);
    project.write("corpus/cut.txt", bytes);
    let ended = project.run(&["build", "--period", "all", "--verbose"]);
    ended.tells(&["cut.txt"]);
    assert!(project.read("briefings/all/analyst.md").contains("12 wells"));
}

#[test]
fn broken_lines_of_jsonl_cost_themselves_only() {
    let project = Project::with_article();
    let lines = [
        r#"{"id":"a","title":"One","date":"2026-04-01","text":"The mayor said that 70 people were wounded."}"#,
        r#"{"id":"b","title":"Two","#,
        r#"{"id":"c","title":"No text"}"#,
        r#"{"id":"a","title":"Again","date":"2026-04-01","text":"The judge said that 80 people were arrested."}"#,
        r#"["not an object"]"#,
    ];
    project.write("corpus/wire.jsonl", lines.join("\n"));
    build(&project, 3).tells(&["wire.jsonl:2", "wire.jsonl:3", "wire.jsonl:5", "taken already"]);
    let analyst = project.read("briefings/all/analyst.md");
    assert!(analyst.contains("70 people") && analyst.contains("80 people"));
}

#[test]
fn html_cut_in_half_gives_what_there_is() {
    let project = Project::with_article();
    let paragraph = "<p>The ministry said on Tuesday that 55 people had returned to the town, and that the road \
                     to the north was open again for buses, lorries and the post.</p>";
    let page = format!("<html><head><title>Road open</title></head><body><article>{}", paragraph.repeat(6));
    let half = &page[..page.len() - 40];
    project.write("corpus/half.html", half);
    let ended = project.run(&["build", "--period", "all"]);
    assert!(matches!(ended.code, 0 | 3), "{}", ended.stderr);
    assert!(project.read("briefings/all/analyst.md").contains("55 people"));
}

#[cfg(unix)]
#[test]
fn what_cannot_be_read_is_told() {
    let project = Project::with_article();
    std::os::unix::fs::symlink("nowhere.txt", project.path("corpus/dangling.txt")).unwrap();
    std::os::unix::fs::symlink("/proc/self/mem", project.path("corpus/memory.txt")).unwrap();
    build(&project, 3).tells(&["dangling.txt"]);
}

#[cfg(unix)]
#[test]
fn a_symlink_loop_ends() {
    let project = Project::with_article();
    std::os::unix::fs::symlink("..", project.path("corpus/again")).unwrap();
    let ended = project.run(&["build", "--period", "all", "--verbose"]);
    assert!(matches!(ended.code, 0 | 3), "{}", ended.stderr);
    assert!(project.read("briefings/all/analyst.md").contains("40 more tents"));
}

#[test]
fn one_line_of_fifty_megabytes_is_read() {
    let project = Project::with_article();
    let sentence = "The mayor said that the wells were dry and that nobody had come to mend them. ";
    project.write("corpus/long.txt", sentence.repeat(50_000_000 / sentence.len()));
    let ended = project.run(&["annotate", "corpus/long.txt"]);
    assert!(matches!(ended.code, 0 | 3), "{}", ended.stderr);
    assert_eq!(ended.stdout.lines().count(), 1);
}

#[test]
fn a_syntax_error_in_a_template_is_placed_and_nothing_is_written() {
    let project = Project::with_article();
    project.write("templates/press/briefing.md", "# {{ title }}\n\n{% for finding in findings %}\n{{ finding.id }\n");
    project.run(&["build"]).expect(2).tells(&["press/briefing.md:4", "hint:"]);
    assert!(project.files("briefings").is_empty());
}

#[test]
fn a_misspelt_field_that_is_reached_is_placed_and_nothing_is_written() {
    let project = Project::with_article();
    project.write("templates/press/briefing.md", "# {{ title }}\n\n{{ period.idd }}\n");
    project.run(&["build"]).expect(2).tells(&["press/briefing.md:3", "idd"]);
    assert!(project.files("briefings").is_empty());
}

#[test]
fn an_unknown_audience_names_the_nearest() {
    let project = Project::with_article();
    project.run(&["build", "--audience", "analist"]).expect(2).tells(&["unknown audience `analist`", "`analyst`"]);
    assert!(project.files("briefings").is_empty());
}

#[test]
fn five_mistakes_in_the_configuration_are_told_at_once() {
    let project = Project::with_article();
    let config = "\
titel: Weekly
corpus:
  path: corpus
  undated: maybe
period:
  history: lots
plugins:
  entitys: {}
audiences:
  executive:
    findings: 0
";
    project.write("config.yaml", config);
    let ended = project.run(&["build"]).expect(2);
    let ended =
        ended.tells(&["config.yaml:1:1", "config.yaml:4:", "config.yaml:6:", "config.yaml:8:", "config.yaml:11:"]);
    ended.tells(&["`title`", "`entities`", "list"]);
    assert!(project.files("briefings").is_empty());
}

#[test]
fn an_empty_corpus_says_what_to_do() {
    let project = Project::empty();
    project.write("corpus/notes.doc", "not a format we read");
    project.run(&["build"]).expect(1).tells(&["no document to brief on", "hint:"]);
}

#[test]
fn a_missing_corpus_is_wrong_usage() {
    Project::empty().run(&["build"]).expect(2).tells(&["corpus", "hint:"]);
}

#[test]
fn a_period_without_documents_names_the_newest() {
    let project = Project::with_article();
    project.run(&["build", "--period", "2031-W05"]).expect(1).tells(&["2031-W05", "2026-W14"]);
    project.run(&["build", "--period", "next week"]).expect(2).tells(&["2026-W14"]);
}

#[test]
fn a_folder_of_somebody_else_is_not_written_into() {
    let project = Project::with_article();
    project.write("home/letter.txt", "mine");
    project.run(&["build", "--output", "home"]).expect(1).tells(&["did not write"]);
    assert_eq!(project.files("home").len(), 1);
}

#[test]
fn a_file_where_a_folder_should_be_is_named() {
    let project = Project::with_article();
    project.write("taken", "mine");
    for output in ["taken", "taken/below"] {
        project.run(&["build", "--output", output]).expect(1).tells(&["a file is in the way", "hint:"]);
    }
    assert_eq!(project.read("taken"), "mine");
}

#[cfg(target_os = "linux")]
#[test]
fn a_line_break_in_a_name_does_not_break_the_diagnostic() {
    let project = Project::with_article();
    project.write("corpus/two\nlines.txt", "");
    build(&project, 3).tells(&[" --> corpus/two\\u{a}lines.txt\n"]);
}

#[test]
fn an_audience_needs_a_template_and_an_entry() {
    let project = Project::with_article();
    project.write("templates/desk/briefing.md", "{{ <masthead/> }}\n");
    project.run(&["build", "--audience", "desk"]).expect(2).tells(&["unknown audience `desk`", "add `desk: {}`"]);
    project.write("config.yaml", "audiences:\n  desk: {}\n  newsroom: {}\n");
    project.run(&["check"]).expect(2).tells(&["config.yaml:3:3", "write `templates/newsroom/briefing.md`"]);
    project.write("config.yaml", "audiences:\n  desk: {}\n");
    project.run(&["build"]).expect(0);
    assert!(project.read("briefings/2026-W14/desk.md").contains("**Desk**"));
}
