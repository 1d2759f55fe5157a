//! The annex: what was found and is used in no finding.

use crate::run::Project;

const TEXT: &str = "Bread returns\n\nOn Wednesday 17 bakeries opened in Orvale, the town hall said.\n\n\
    They warned that the flour would last until Friday.\n\n\
    Tarik Solm, 58, had stood there since 4 am. On 2 April 2026, six people were killed on the road to Tarn.\n";

#[test]
fn what_is_bound_to_nothing_is_listed_once_and_leads_to_its_sentence() {
    let project = Project::empty();
    project.write("corpus/2026-04-01-bread.txt", TEXT);
    project.write("corpus/2026-04-02-bread-copy.txt", TEXT);
    project.run(&["build"]).expect(0);
    let markdown = project.read("briefings/2026-W14/analyst.md");
    let (_, annex) = markdown.split_once("### Numbers bound to nothing that is measured").expect("there are numbers");
    let (annex, notes) = annex.split_once("[^1]: ").unwrap();
    let list: Vec<&str> = annex.lines().filter(|line| line.starts_with("- **Bread returns**: ")).collect();
    assert!(list[0].starts_with("- **Bread returns**: 17[^"), "{annex}");
    assert_eq!(annex.matches("17[^").count(), 1, "of copies only the first: {annex}");
    assert!(notes.contains("On Wednesday 17 bakeries opened in Orvale"), "{notes}");
    for other in ["58", "4 am", "2026", "six"] {
        assert!(!list[0].contains(other), "{other} is an age, a time, a date, or counted: {annex}");
    }
}

#[test]
fn quotations_without_a_speaker_are_listed() {
    let project = Project::empty();
    project.write("corpus/2026-04-01-bread.txt", TEXT);
    project.run(&["build"]).expect(0);
    let json: serde_json::Value = serde_json::from_str(&project.read("briefings/2026-W14/analyst.json")).unwrap();
    let unbound = json["annex"]["unbound"].as_array().unwrap();
    let of: Vec<(&str, &str)> =
        unbound.iter().map(|sort| (sort["of"].as_str().unwrap(), sort["missing"].as_str().unwrap())).collect();
    assert!(of.contains(&("figure", "measure")) && of.contains(&("quotation", "speaker")), "{of:?}");
    let count: u64 = unbound[0]["documents"].as_array().unwrap().iter().map(|d| d["count"].as_u64().unwrap()).sum();
    assert_eq!(Some(count), unbound[0]["count"].as_u64());
}

#[test]
fn where_everything_is_bound_there_is_no_such_list() {
    let project = Project::empty();
    let text = "Mayor Ana Tolland said on Wednesday that 340 people were being held in the Orvale camp.\n";
    project.write("corpus/2026-04-01-camp.txt", text);
    project.run(&["build"]).expect(0);
    let markdown = project.read("briefings/2026-W14/analyst.md");
    assert!(!markdown.contains("bound to nothing") && !markdown.contains("without a speaker"), "{markdown}");
}

/// A project of three reports: one names a man in full, one another, one only their last name.
fn havrets() -> Project {
    let project = Project::empty();
    project.write("corpus/2026-04-01-well.txt", "Wells\n\nPastor Jonas Havret opened a well in Orvale on Wednesday.\n");
    project.write("corpus/2026-04-02-road.txt", "Roads\n\nThe road to Tarn, Havret said, will be paved by May.\n");
    project
}

fn doubtful(project: &Project) -> serde_json::Value {
    project.run(&["build"]).expect(0);
    let json: serde_json::Value = serde_json::from_str(&project.read("briefings/2026-W14/analyst.json")).unwrap();
    json["annex"]["doubtful"].clone()
}

#[test]
fn a_last_name_taken_for_its_only_bearer_is_in_doubt_and_leads_to_its_sentence() {
    let project = havrets();
    let names = doubtful(&project);
    assert_eq!(names[0]["name"], "Havret", "{names}");
    assert_eq!((&names[0]["taken_for"], &names[0]["perhaps"]), (&"Jonas Havret".into(), &serde_json::json!([])));
    assert_eq!(names[0]["examples"][0]["evidence"]["document"], "2026-04-02-road.txt", "{names}");
    let markdown = project.read("briefings/2026-W14/analyst.md");
    assert!(markdown.contains(": taken for Jonas Havret; may be another of that name"), "{markdown}");
    project.run(&["verify", "briefings/2026-W14/analyst.md"]).expect(0);
}

#[test]
fn a_last_name_that_two_bear_is_kept_apart_with_doubt() {
    let project = havrets();
    project.write("corpus/2026-04-03-mill.txt", "Mills\n\nMiller Ilse Havret shut the mill in Orvale on Friday.\n");
    let names = doubtful(&project);
    assert_eq!(names.as_array().map(Vec::len), Some(1), "{names}");
    assert_eq!(names[0]["taken_for"], serde_json::Value::Null);
    assert_eq!(names[0]["perhaps"], serde_json::json!(["Ilse Havret", "Jonas Havret"]));
}

#[test]
fn whom_an_analyst_says_a_name_to_be_is_in_no_doubt() {
    let project = havrets();
    project.write("corpus/2026-04-03-mill.txt", "Mills\n\nMiller Ilse Havret shut the mill in Orvale on Friday.\n");
    project.write("corrections.yaml", "- same-as: [Jonas Havret, Havret]\n");
    let names = doubtful(&project);
    assert_eq!(names.as_array().map(Vec::len), Some(0), "{names}");
}
