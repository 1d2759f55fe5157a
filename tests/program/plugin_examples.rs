//! The example plugins keep the contract, and together make a briefing: in Rust, in C, in Python, pinned as a user would.

use crate::plugins::{Compiled, config_with, entry, in_parallel, is_there, library};
use crate::run::{Project, root};

const ADDRESSES: &str = "plugins/examples/addresses/addresses.c";

fn keyphrases() -> String {
    root().join("plugins/examples/keyphrases/keyphrases.py").to_str().expect("the path is UTF-8").to_owned()
}

#[test]
fn every_example_passes_the_check() {
    let addresses = Compiled::new(ADDRESSES);
    let mut files = vec![library("watchlist"), library("casualty_place"), addresses.path()];
    files.extend(is_there("python3").then(keyphrases));
    in_parallel(&files, String::clone, |file| {
        let ended = Project::empty().run(&["plugin", "check", file]).expect(0);
        assert!(ended.stdout.ends_with("It keeps the contract.\n"), "{}", ended.stdout);
    });
}

#[test]
fn the_examples_together_make_a_briefing() {
    let addresses = Compiled::new(ADDRESSES);
    let project = Project::with_article();
    project.write("names.csv", "name,aliases,category\nLantern Relief,LRF,aid\n");
    let text = "Grain depot burns at Tarn\n\nThe grain depot at Tarn burned down on Tuesday and 12 people were killed in Tarn, \
                the LRF said. The grain depot fed the valley; see https://relief.example/tarn for what is needed.\n";
    project.write("corpus/2026-04-01-depot.txt", text);
    let deadlines = "start-deadline: 60\ncall-deadline: 60\n";
    let watchlist = format!("library: {}\n{deadlines}options: {{file: names.csv}}\n", library("watchlist"));
    let mut config = config_with("watchlist", &watchlist);
    config += &entry("casualty-place", &format!("library: {}\n{deadlines}", library("casualty_place")));
    config += &entry("addresses", &format!("library: {}\nisolation: inline\n", addresses.path()));
    let mut kinds = vec!["watch", "casualty-place", "address"];
    if is_there("python3") {
        let file = keyphrases();
        let keys = format!("command: [python3, \"{file}\"]\nfiles: [\"{file}\"]\n{deadlines}");
        config += &entry("keyphrases", &keys);
        kinds.push("keyphrase");
    }
    project.write("config.yaml", config);
    project.run(&["build"]).expect(2).tells(&["has no pin"]);
    project.run(&["plugin", "pin"]).expect(0);
    project.run(&["build", "--verbose"]).expect(0);
    let json: serde_json::Value = serde_json::from_str(&project.read("briefings/2026-W14/analyst.json")).unwrap();
    for kind in kinds {
        let of_kind = |finding: &&serde_json::Value| finding["of"] == kind;
        let finding = json["findings"].as_array().expect("a list").iter().find(of_kind);
        assert!(finding.is_some(), "no finding of kind {kind}\n{}", project.read("briefings/2026-W14/analyst.md"));
    }
}
