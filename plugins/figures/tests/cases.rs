//! The contract, the manifest's examples and the cases from files.

use briefer_figures::Figures;
use briefer_plugin::testkit::PluginTest;

#[test]
fn keeps_the_contract() {
    PluginTest::<Figures>::new().check_conformance();
}

#[test]
fn finds_its_examples() {
    PluginTest::<Figures>::new().check_examples();
}

#[test]
fn finds_what_the_cases_say() {
    PluginTest::<Figures>::new().run_cases("tests/cases");
}
