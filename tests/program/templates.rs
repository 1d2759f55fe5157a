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
