//! The entities plugin against the contract and against cases in files.

use briefer_entities::Entities;
use briefer_plugin::testkit::PluginTest;
use briefer_plugin::{Erased, Options, segment};

#[test]
fn keeps_the_contract() {
    PluginTest::<Entities>::new().check_conformance();
}

#[test]
fn examples_hold() {
    PluginTest::<Entities>::new().check_examples();
}

#[test]
fn cases_hold() {
    PluginTest::<Entities>::new().run_cases("tests/cases");
}

#[test]
fn explanations_name_rules_that_can_be_switched_off() {
    let text = "A spokesman for Nortexa spoke in Orvana with Foreign Minister Wen Tolm. Tolm left.";
    let segments = segment(text);
    let document = segments.document("a", text);
    let all = Erased::of::<Entities>(&Options::new()).expect("no options are good options");
    let explained = all.annotate(&document, &[], true).expect("a plain text");
    assert!(explained.iter().all(|a| !a.why.is_empty()));
    let mentions = |rule: &str| {
        let mut options = Options::new();
        options.insert("without-rules".into(), serde_json::json!([rule]));
        let plugin = Erased::of::<Entities>(&options).expect("explanations show names of rules");
        plugin.annotate(&document, &[], true).expect("a plain text")
    };
    for rule in ["title-before", "preposition", "belonging", "last-name"] {
        assert!(explained.iter().any(|a| a.why.iter().any(|w| w.rule == rule)), "{rule} explains nothing");
        let without = mentions(rule);
        assert!(without.iter().all(|a| a.why.iter().all(|w| w.rule != rule)), "{rule} is on");
        let bodies = |all: &[briefer_plugin::Annotation]| all.iter().map(|a| a.body.clone()).collect::<Vec<_>>();
        if rule != "title-before" {
            assert_ne!(bodies(&explained), bodies(&without), "{rule} decides nothing");
        }
    }
}

#[test]
fn spans_are_explained_by_rules_that_can_be_switched_off() {
    let text = "The Talvi Centre for Peace of Kenya met Bolivian Samuel Otieno.";
    let segments = segment(text);
    let document = segments.document("a", text);
    let annotate = |options: &Options| {
        let plugin = Erased::of::<Entities>(options).expect("explanations show names of rules");
        plugin.annotate(&document, &[], true).expect("a plain text")
    };
    let all = annotate(&Options::new());
    for rule in ["joined-words", "nationality-outside"] {
        assert!(all.iter().any(|a| a.why.iter().any(|w| w.rule == rule)), "{rule} explains nothing");
        let mut options = Options::new();
        options.insert("without-rules".into(), serde_json::json!([rule]));
        let spans = |all: &[briefer_plugin::Annotation]| all.iter().map(|a| a.span).collect::<Vec<_>>();
        assert_ne!(spans(&all), spans(&annotate(&options)), "{rule} decides nothing");
    }
}

#[test]
fn unknown_rules_are_refused() {
    let mut options = Options::new();
    options.insert("without-rules".into(), serde_json::json!(["nonsense"]));
    assert!(Erased::of::<Entities>(&options).is_err());
}
