//! Every rule that explanations name decides something, and none is named while it is off.

use briefer_figures::Figures;
use briefer_plugin::testkit::PluginTest;

#[test]
fn no_rule_is_a_mere_label() {
    PluginTest::<Figures>::new().check_rules(briefer_figures::rules(), "tests/cases", include_str!("../README.md"));
}
