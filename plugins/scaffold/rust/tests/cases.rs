//! What the plugin finds and leaves alone, and the options it refuses: these are yours to replace.

use briefer_plugin::testkit::PluginTest;
use briefer_plugin::{Plugin, PluginError};

use example_plugin::*;

/// A new case is a new file in `tests/cases`; half of them say what must be left alone.
#[test]
fn finds_what_the_cases_say() {
    PluginTest::<ExamplePlugin>::new().run_cases("tests/cases");
}

#[test]
fn refuses_options_that_could_never_find_anything() {
    for word in ["", "state of emergency"] {
        let refused = ExamplePlugin::new(Options {
            words: vec![word.to_owned()],
        });
        assert!(matches!(refused, Err(PluginError::Options(_))), "{word:?}");
    }
}
