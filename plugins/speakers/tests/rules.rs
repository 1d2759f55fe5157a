//! Every rule that explanations name decides something, and none is named while it is off.

use briefer_plugin::testkit::PluginTest;
use briefer_speakers::Speakers;

#[test]
fn no_rule_is_a_mere_label() {
    PluginTest::<Speakers>::new().check_rules(briefer_speakers::rules(), "tests/cases", include_str!("../README.md"));
}
