//! The contract, the cases from files, lists from files, and a law that holds for any text.

use briefer_plugin::testkit::PluginTest;
use briefer_plugin::{Claim, Erased, Options, PluginError};
use proptest::prelude::*;
use serde_json::{Value, json};
use watchlist::Watchlist;

/// The list that the cases use unless they bring options of their own.
fn names() -> Value {
    json!({"names": [
        {"name": "Lantern Relief", "aliases": ["LRF", "Lantern Relief Fund"], "category": "aid"},
        {"name": "WHO"},
        {"name": "Ana Karimova", "aliases": ["Karimova"], "category": "person"},
        {"name": "al-Dahri"},
        {"name": "Port Ashby"},
        {"name": "Farmers' Front", "aliases": ["FF-2"]},
        {"name": "Žarko Ñuñez"},
        {"name": "Brigade 34"},
    ]})
}

fn test() -> PluginTest<Watchlist> {
    PluginTest::new().options(names())
}

/// The message with which a list is refused.
fn refusal(options: Value) -> String {
    let Value::Object(options) = options else { panic!("options are an object") };
    match Erased::of::<Watchlist>(&options) {
        Err(PluginError::Options(message)) => message,
        Err(other) => panic!("not an error of the options: {other:?}"),
        Ok(_) => panic!("the options are not refused"),
    }
}

#[test]
fn keeps_the_contract_with_and_without_a_list() {
    test().check_conformance();
    PluginTest::<Watchlist>::new().check_conformance();
}

#[test]
fn examples_hold() {
    PluginTest::<Watchlist>::new().check_examples();
}

#[test]
fn cases_hold() {
    test().run_cases("tests/cases");
}

#[test]
fn a_file_gives_names_aliases_and_categories() {
    let test = PluginTest::<Watchlist>::new().options(json!({"file": "tests/lists/good.csv"}));
    let found = test.annotate("The LRF met Smith, John. Harbour Watch, too.");
    let attributes: Vec<Value> = found.iter().map(|one| Value::Object(one.attributes())).collect();
    let expected = [
        json!({"name": "Lantern Relief", "alias": "LRF", "category": "aid"}),
        json!({"name": "Smith, John", "category": "person"}),
        json!({"name": "Harbour Watch"}),
    ];
    assert_eq!(attributes, expected);
}

#[test]
fn every_mistake_in_a_file_is_told_with_its_line() {
    let message = refusal(json!({"file": "tests/lists/mistakes.csv"}));
    let expected = "tests/lists/mistakes.csv:3: 4 columns where the first line has 3 (a name with a comma needs quotation \
        marks); tests/lists/mistakes.csv:6: not UTF-8: save the list as UTF-8; tests/lists/mistakes.csv:4: the name is empty";
    assert_eq!(message, expected);
}

#[test]
fn lines_are_counted_as_an_editor_counts_them() {
    let message = refusal(json!({"file": "tests/lists/spreadsheet.csv"}));
    let expected = "tests/lists/spreadsheet.csv:8: 2 columns where the first line has 3 (a name with a comma needs \
        quotation marks); tests/lists/spreadsheet.csv:5: the name is empty; tests/lists/spreadsheet.csv:9: the name is \
        empty";
    assert_eq!(message, expected);
}

#[test]
fn names_that_stand_for_two_things_are_refused() {
    let message = refusal(json!({"file": "tests/lists/twice.csv", "names": [{"name": "The Ashby  Post"}]}));
    let expected = "tests/lists/twice.csv:4: `LANTERN RELIEF` already stands for `Lantern Relief` \
        (tests/lists/twice.csv:2); names: entry 1: `The Ashby  Post` already stands for `The Ashby Post` \
        (tests/lists/twice.csv:3)";
    assert_eq!(message, expected);
}

#[test]
fn files_that_are_no_lists_are_refused() {
    let missing = refusal(json!({"file": "tests/lists/nowhere.csv"}));
    assert!(missing.starts_with("tests/lists/nowhere.csv: "), "{missing}");
    let expected = "tests/lists/headless.csv:1: the first line must name a column `name`, but names \
        `Lantern Relief`, `aid`";
    assert_eq!(refusal(json!({"file": "tests/lists/headless.csv"})), expected);
}

#[test]
fn reasons_name_the_line_of_the_list() {
    let Value::Object(options) = json!({"file": "tests/lists/good.csv"}) else { unreachable!() };
    let plugin = Erased::of::<Watchlist>(&options).unwrap();
    let segments = briefer_plugin::segment("The LRF came.");
    let found = plugin.annotate(&segments.document("a", "The LRF came."), &[], true).unwrap();
    let why = &found[0].why[0];
    assert_eq!((why.rule.as_str(), why.note.as_str()), ("alias", "`LRF`, tests/lists/good.csv:2"));
}

#[test]
fn an_empty_list_finds_nothing() {
    let plugin = Erased::of::<Watchlist>(&Options::new()).unwrap();
    let segments = briefer_plugin::segment("Lantern Relief came.");
    assert!(plugin.annotate(&segments.document("a", "Lantern Relief came."), &[], false).unwrap().is_empty());
}

#[test]
fn the_table_begins_with_who_is_named_most() {
    let claim = |name: &str, statements: usize| -> Claim {
        let statement = json!({"wording": name, "modality": "asserted", "denial": false, "story": "a",
            "attributes": {"category": "aid"}, "evidence": []});
        let claim = json!({"id": "0", "plugin": "watchlist", "of": "watch", "value": "presence", "key": {"name": name},
            "statements": vec![statement; statements], "stories": statements, "sources": ["Karsa Post"]});
        serde_json::from_value(claim).expect("the claim is well formed")
    };
    let plugin = Erased::of::<Watchlist>(&Options::new()).unwrap();
    let data = plugin.section(&[claim("Harbour Watch", 1), claim("Ana Karimova", 1), claim("WHO", 3)]).unwrap();
    let names: Vec<&str> = data.tables[0].rows.iter().map(|row| row[0].as_str()).collect();
    assert_eq!(names, ["WHO", "Ana Karimova", "Harbour Watch"]);
    assert_eq!(data.tables[0].rows[0], ["WHO", "aid", "3", "Karsa Post"]);
    assert_eq!(plugin.section(&[]).unwrap().tables, []);
}

proptest! {
    /// `annotate` of the test kit checks every offset; names are broken by anything that can stand between letters.
    #[test]
    fn offsets_fit_any_text(parts in prop::collection::vec(
        prop_oneof![
            Just("Lantern Relief".to_owned()), Just("LRF".to_owned()), Just("al-Dahri".to_owned()), Just("Ñuñez".to_owned()),
            Just("Žarko".to_owned()), Just("Karimova’s".to_owned()), "[-‑–'’. \n\u{ad}\u{301}]{0,3}", "\\PC{0,4}",
        ], 0..24,
    )) {
        test().annotate(&parts.concat());
    }
}
