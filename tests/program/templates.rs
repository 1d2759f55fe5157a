//! `briefer template`: the data of templates.

use crate::run::Project;

/// The sample project as `init` makes it.
fn sample() -> Project {
    let project = Project::empty();
    project.run(&["init"]).expect(0);
    project
}

#[test]
fn the_data_is_shown_for_the_audience_that_stands_first() {
    let project = sample();
    let shown = project.run(&["template", "context"]).expect(0).stdout;
    assert!(shown.starts_with("The data of the edition `executive`, 2026-W14\n"), "{shown}");
    assert!(shown.contains("\nfindings           list of 50") && shown.contains("Each plugin's part"), "{shown}");
    assert!(shown.lines().count() < 32 && shown.lines().all(|line| line.chars().count() <= 80), "{shown}");
    let alone = project.run(&["template", "context", "period.id"]).expect(0).stdout;
    assert!(alone.contains("period.id: text\n") && alone.contains("\"2026-W14\""), "{alone}");
    let deeper =
        project.run(&["template", "context", "press", "--levels", "2", "--period", "2026-W13"]).expect(0).stdout;
    assert!(deeper.contains("`press`, 2026-W13") && deeper.contains("    id "), "{deeper}");
}

#[test]
fn the_values_are_those_of_the_edition_and_the_schema_fits() {
    let project = sample();
    project.run(&["build"]).expect(3);
    let edition: serde_json::Value = serde_json::from_str(&project.read("briefings/2026-W14/press.json")).unwrap();
    let json = |args: &[&str]| -> serde_json::Value {
        serde_json::from_str(&project.run(&[&["template", "context"], args].concat()).expect(0).stdout).expect("JSON")
    };
    assert_eq!(json(&["press", "--json"]), edition);
    assert_eq!(json(&["press", "findings[2].statements", "--json"]), edition["findings"][2]["statements"]);
    let schema = json(&["press", "sections.entities", "--schema"]);
    assert_eq!(schema["description"], edition["sections"]["entities"]["description"]);
    assert!(schema["$defs"]["Section-entities"].is_object());
}

#[test]
fn data_of_a_plugin_of_ones_own_is_shown() {
    let project = Project::empty();
    project.run(&["init", "--bare"]).expect(0);
    project
        .write("corpus/2026-04-01-a.txt", "Two key words\n\nThe harbour harbour harbour reopened, the mayor said.\n");
    project.run(&["plugin", "new", "cease-fires", "--kind", "command-python"]).expect(0);
    let args = ["template", "context", "analyst", "sections", "--allow-unpinned"];
    let shown = project.run(&args).expect(0).stdout;
    assert!(shown.contains("\ncease-fires  map"), "{shown}");
    let below = project.run(&["template", "context", "sections[\"cease-fires\"]", "--allow-unpinned"]).expect(0).stdout;
    assert!(below.contains("Tables of the plugin's own."), "{below}");
}

#[test]
fn what_is_not_there_is_told_with_the_nearest_that_is() {
    let project = Project::with_article();
    let context = |args: &[&str]| project.run(&[&["template", "context"], args].concat());
    context(&["pres"]).expect(2).tells(&["`pres` is no audience", "did you mean `press`?"]);
    context(&["prss", "period"]).expect(2).tells(&["did you mean `press`?"]);
    context(&["press", "findngs"]).expect(2).tells(&["PATH:1:1", "did you mean `findings`?"]);
    context(&["findings[0].knd"]).expect(2).tells(&["PATH:1:13", "did you mean `kind`?"]);
    context(&["press", "--period", "2020-01"]).expect(1).tells(&["no document falls in 2020-01"]);
    context(&["press", "--json", "--schema"]).expect(2);
}

/// Whether every line of a text still stands in another, in order.
fn is_kept(before: &str, after: &str) -> bool {
    let mut after = after.lines();
    before.lines().all(|line| after.any(|other| other == line))
}

#[test]
fn from_nothing_to_an_edition_of_ones_own_that_passes_verify() {
    let project = sample();
    let before = project.read("config.yaml");
    for (name, from) in [("desk", "executive"), ("press-office", "press"), ("second", "desk")] {
        let told = ["briefer build --audience ", "briefing.md says what to change"];
        project.run(&["template", "new", name, "--from", from]).expect(0).tells(&told);
    }
    let after = project.read("config.yaml");
    assert!(is_kept(&before, &after) && after.contains("\n  press-office:\n    title: Press office\n"), "{after}");
    project.run(&["check", "--no-corpus"]).expect(0);
    project.run(&["check"]).expect(3);
    project.run(&["build"]).expect(3);
    let edition = |name: &str| project.read(&format!("briefings/2026-W14/{name}.md"));
    for (name, title, from, old) in [
        ("desk", "Desk", "executive", "Executive summary"),
        ("second", "Second", "executive", "Executive summary"),
        ("press-office", "Press office", "press", "Press digest"),
    ] {
        assert_eq!(edition(name), edition(from).replacen(old, title, 1), "{name}");
        let path = format!("briefings/2026-W14/{name}.md");
        project.run(&["verify", &path, "--corpus", "corpus"]).expect(0);
    }
}

#[test]
fn parts_are_moved_by_moving_a_line_and_worded_in_the_folders_own_files() {
    let project = sample();
    project.run(&["template", "new", "desk"]).expect(0);
    let text = project.read("templates/desk/briefing.md");
    let (changes, watch) = ("{% include \"desk/changes.md\" %}", "{% include \"desk/watch.md\" %}");
    let moved = text.replace(changes, "(here)").replace(watch, changes).replace("(here)", watch);
    project.write("templates/desk/briefing.md", moved);
    let part = project.read("templates/desk/watch.md");
    project
        .write("templates/desk/watch.md", part.replace("{{ \"figures-to-watch\" | phrase }}", "Numbers at a glance"));
    project.run(&["build", "--audience", "desk"]).expect(3);
    let edition = project.read("briefings/2026-W14/desk.md");
    let at = |heading: &str| edition.find(heading).unwrap_or_else(|| panic!("{heading}: {edition}"));
    assert!(at("## Numbers at a glance") < at("## What changed"));
    project.write("templates/desk/watch.md", part.replace("f.statements", "f.statments"));
    project.run(&["check", "--no-corpus"]).expect(2).tells(&["templates/desk/watch.md:2", "`statements`"]);
}

#[test]
fn a_new_audience_takes_no_name_that_something_has() {
    let project = sample();
    project.run(&["template", "new", "desk"]).expect(0);
    project.write("templates/north/notes.txt", "mine");
    let before = project.files(".");
    let new = |args: &[&str]| project.run(&[&["template", "new"], args].concat());
    new(&["desk"]).expect(2).tells(&["`audiences.desk` stands here already", "config.yaml:", "my-desk"]);
    new(&["press"]).expect(2).tells(&["config.yaml:"]);
    new(&["north"]).expect(2).tells(&["templates/north", "nothing was changed"]);
    new(&["Night Desk"]).expect(2).tells(&["did you mean `night-desk`?"]);
    new(&["parts"]).expect(2).tells(&["share the folder", "hint:"]);
    new(&["../up"]).expect(2).tells(&["did you mean `up`?"]);
    new(&["south", "--from", "exekutive"]).expect(2).tells(&["`exekutive`", "did you mean `executive`?"]);
    project.write("config.yaml", "audiences:\n  analyst: {}\n");
    new(&["press"]).expect(2).tells(&["comes with briefer"]);
    project.write("config.yaml", "audiences: {analyst: &a {}, other: *a}\n");
    let files = project.files("templates");
    new(&["south"]).expect(2).tells(&["add by hand", "title: South"]);
    assert_eq!(project.files("templates"), files, "the folder goes with the entry");
    project.write("config.yaml", &before["config.yaml"]);
    assert_eq!(project.files("."), before);
}

#[test]
fn without_a_configuration_it_says_what_to_put_there() {
    let project = Project::with_article();
    let told = project.run(&["template", "new", "desk", "--from", "press"]).expect(0).stderr;
    let (_, block) = told.split_once("\n\n").expect("the lines stand by themselves");
    let (block, _) = block.split_once("\nNext").expect("the lines stand by themselves");
    project.write("config.yaml", block);
    project.run(&["check"]).expect(0);
    assert_eq!(project.run(&["build"]).expect(0).stdout.lines().count(), 12);
    assert!(project.read("briefings/2026-W14/executive.md").contains("Executive summary"));
}

#[test]
fn what_an_audience_may_see_is_not_handed_on() {
    let project = Project::with_article();
    project.write("config.yaml", "audiences:\n  inner: {template: analyst, ceiling: amber, findings: 7}\n");
    let told = ["up to TLP:AMBER", "until you give it a `ceiling`"];
    project.run(&["template", "new", "desk", "--from", "inner"]).expect(0).tells(&told);
    let config = project.read("config.yaml");
    assert!(config.contains("  desk:\n    title: Desk\n    findings: 7\n"), "{config}");
    project.run(&["build"]).expect(0);
}

#[test]
fn templates_are_tested_on_a_few_documents_of_the_sample() {
    let project = sample();
    let test = |args: &[&str]| project.run(&[&["template", "test"], args].concat());
    let before = project.files(".");
    test(&[]).expect(2).tells(&["no documents for tests", "tests/corpus", "--update"]);
    assert_eq!(project.files("."), before);
    let kept = test(&["--update"]).expect(0).tells(&["10 documents of the sample", "3 editions are kept"]);
    assert_eq!(kept.stdout, "tests/editions/analyst.md\ntests/editions/executive.md\ntests/editions/press.md\n");
    for kind in ["in conflict", "confirmed", "revised", "denied", "new"] {
        assert!(project.read("tests/editions/analyst.md").contains(&format!("*{kind}*")), "{kind}");
    }
    assert_eq!(test(&[]).expect(0).stdout, "analyst: same\nexecutive: same\npress: same\n");
    assert_eq!(test(&["--update"]).expect(0).stdout, "", "what has not changed is not written");
    // What was corrected of other documents does not matter here; line ends are the version control's.
    project.write("corrections.yaml", "- suppress: \"words that stand nowhere at all\"\n");
    project.write("tests/editions/press.md", project.read("tests/editions/press.md").replace('\n', "\r\n"));
    test(&[]).expect(0);
}

#[test]
fn a_difference_is_shown_under_its_heading_until_it_is_kept() {
    let project = Project::with_article();
    project.write("tests/corpus/2026-04-01-sound.txt", crate::run::SOUND);
    let test = |args: &[&str]| project.run(&[&["template", "test"], args].concat());
    let unkept = test(&[]).expect(1).tells(&["3 of 3 editions are not as kept", "--update"]);
    assert!(unkept.stdout.contains("press: not kept yet\n"), "{}", unkept.stdout);
    test(&["--update"]).expect(0);
    project.write("templates/parts/watch.md", "## Numbers\n\n{{ findings | length }} findings\n");
    let ended = test(&[]).expect(1).tells(&["1 of 3 editions is not as kept"]);
    assert!(ended.stdout.starts_with("analyst: same\nexecutive: differs\n--- tests/editions/executive.md\n"));
    assert!(ended.stdout.contains("\n- ## Figures to watch\n+ ## Numbers\n"), "{}", ended.stdout);
    assert_eq!(test(&["--update"]).expect(0).stdout, "tests/editions/executive.md\n");
    test(&[]).expect(0);
    // A mistake of a template is told as `build` tells it, and nothing is kept.
    project.write("templates/parts/watch.md", "{{ findings[0].knd }}\n");
    let before = project.files("tests");
    test(&["--update"]).expect(2).tells(&["parts/watch.md:1"]);
    assert_eq!(project.files("tests"), before);
}

#[test]
fn the_folder_of_tests_is_the_configurations_and_no_part_of_the_corpus() {
    let project = Project::with_article();
    project.write("config.yaml", "tests: checks\naudiences: {analyst: {}, secret: {template: press}}\n");
    project.run(&["template", "test", "--update"]).expect(0);
    assert!(project.read("checks/editions/secret.md").contains("# Situation briefing"));
    project.write("config.yaml", "tests: checks\naudiences: {analyst: {}}\n");
    project.run(&["template", "test"]).expect(0).tells(&["checks/editions/secret.md", "no audience has its name"]);
    project.write("config.yaml", "tests: corpus/tests\n");
    project.run(&["template", "test", "--update"]).expect(2).tells(&["in the project's corpus", "`tests:`"]);
    assert!(!project.path("corpus/tests").exists());
}

#[test]
fn a_file_of_phrases_rewords_an_edition_or_is_a_language() {
    let project = sample();
    project.write("templates/phrases/en.ftl", "what-matters = The lead\n");
    let german = "what-matters = Das Wichtigste\nbadge-denied = dementiert\ndate-month = { $month ->\n    [3] März\n    [4] April\n   *[12] Dezember\n}\n\
                  date = { $day }. { $month } { $year }\ndate-without-year = { $day }. { $month }\n\
                  date-range = { $first } bis { $last }\nperiod-week = Woche { $week } von { $year }\n\
                  stories = { $count } Berichte\nquoted = „{ $words }“\n";
    project.write("templates/phrases/de.ftl", german);
    project.write("config.yaml", "audiences:\n  executive: {}\n  desk: {template: executive, language: ed}\n");
    let unknown = ["the audience `desk` has an unknown language `ed`", "config.yaml:3:31", "did you mean `de`?"];
    project.run(&["check", "--no-corpus"]).expect(2).tells(&unknown);
    project.run(&["build"]).expect(2).tells(&unknown);
    project.write("config.yaml", "audiences:\n  executive: {}\n  desk: {template: executive, language: de}\n");
    let lacks = ["the language `de` lacks", "`amount-about`", "said in English"];
    project.run(&["check", "--no-corpus"]).expect(0).tells(&lacks);
    project.run(&["build"]).expect(3);
    let executive = project.read("briefings/2026-W14/executive.md");
    assert!(executive.contains("## The lead\n") && executive.contains("- *denied* "), "{executive}");
    let desk = project.read("briefings/2026-W14/desk.md");
    assert!(desk.contains("## Das Wichtigste\n") && desk.contains("- *dementiert* "), "{desk}");
    assert!(desk.contains("## What changed\n") && desk.contains(", 30\\. März bis 5. April 2026. "), "{desk}");
    for ending in ["md", "html"] {
        project.run(&["verify", &format!("briefings/2026-W14/desk.{ending}")]).expect(0).tells(&["no failure"]);
    }
    assert!(project.read("briefings/2026-W14/desk.html").starts_with("<!DOCTYPE html>\n<html lang=\"de\""));
    project.write("templates/phrases/de.ftl", "what-maters = Das Wichtigste\n");
    let told =
        ["templates/phrases/de.ftl:1:1", "no template says the phrase `what-maters`", "did you mean `what-matters`?"];
    project.run(&["check", "--no-corpus"]).expect(2).tells(&told);
    project.run(&["build"]).expect(2).tells(&told);
}
