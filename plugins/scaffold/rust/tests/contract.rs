//! What holds for every plugin, whatever it finds: leave this file as it is.

use briefer_plugin::testkit::PluginTest;

use example_plugin::ExamplePlugin;

#[test]
fn keeps_the_contract() {
    PluginTest::<ExamplePlugin>::new().check_conformance();
}

#[test]
fn finds_its_examples() {
    PluginTest::<ExamplePlugin>::new().check_examples();
}
