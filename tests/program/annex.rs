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
