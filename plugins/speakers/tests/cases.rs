//! The plugin's contract, its examples and its cases from files.

use briefer_plugin::testkit::PluginTest;
use briefer_speakers::Speakers;

#[test]
fn the_contract_is_kept() {
    PluginTest::<Speakers>::new().check_conformance();
}

#[test]
fn the_examples_hold() {
    PluginTest::<Speakers>::new().check_examples();
}

#[test]
fn the_cases_hold() {
    PluginTest::<Speakers>::new().run_cases(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases"));
}
