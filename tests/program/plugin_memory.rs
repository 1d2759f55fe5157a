//! Libraries in the program itself, from loading to the last answer. Here the tests look at the answers alone; CI runs them
//! again under valgrind, which looks at the memory. (The program itself has an allocator that valgrind sees nothing of.)

use briefer::config::{Isolation, PluginConfig};
use briefer::plugin::{Hosted, Opened, Trust, open};
use briefer_plugin::{Claim, Options, PluginError, segment};

use crate::plugins::{Compiled, library};
use crate::run::root;

const TRUST: Trust = Trust::UNPINNED;

fn open_inline(library: String) -> Opened {
    let config = PluginConfig { library: Some(library), isolation: Isolation::Inline, ..PluginConfig::default() };
    open(&config, root(), None, TRUST).unwrap_or_else(|reason| panic!("{reason:?}"))
}

fn options(json: serde_json::Value) -> Options {
    serde_json::from_value(json).expect("options are a map")
}

fn make(library: String, json: serde_json::Value) -> Hosted {
    open_inline(library).make(&options(json)).unwrap_or_else(|(error, _)| panic!("{error}"))
}

/// How many annotations a text gets, or what went wrong.
fn annotate(plugin: &Hosted, text: &str) -> Result<usize, String> {
    let annotations = plugin.annotate(&segment(text).document("a.txt", text), &[], true);
    annotations.map(|found| found.len()).map_err(|fault| fault.message)
}

#[test]
fn a_plugin_in_c_answers_from_several_threads() {
    let library = Compiled::new("plugins/examples/addresses/addresses.c");
    let plugin = make(library.path(), serde_json::json!({}));
    let text = "Café: see https://tarn.example/a?b=\"c\" and www.orvale.example.\n\nNothing here, http:// nor there.";
    let found = annotate(&plugin, text).expect("it annotates");
    assert!(found >= 2, "{found}");
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                for length in (0..text.len()).filter(|at| text.is_char_boundary(*at)) {
                    annotate(&plugin, &text[..length]).expect("it annotates");
                }
                assert_eq!(annotate(&plugin, text), Ok(found));
            });
        }
    });
    let refused = open_inline(library.path()).make(&options(serde_json::json!({"hosts": 1})));
    assert!(matches!(refused, Err((PluginError::Options(_), _))));
}

#[test]
fn a_library_of_protocol_1_answers_in_the_program() {
    let library = Compiled::new("tests/plugins/protocol-1/c/bells.c");
    let plugin = make(library.path(), serde_json::json!({}));
    assert_eq!(annotate(&plugin, "A bell, “a bell” – and\ta bell."), Ok(3));
    assert_eq!(annotate(&plugin, "What a cracked bell."), Err("a bell is cracked".to_owned()));
    let section = plugin.section(&[] as &[Claim]).expect("it has a section");
    assert_eq!(section.tables[0].rows, [["all", "0"]]);
}

#[test]
fn faults_of_a_rust_library_leave_nothing_behind() {
    let plugin = make(library("misbehave"), serde_json::json!({}));
    for (word, said) in [
        ("panic", "panicked: told to panic"),
        ("fail", "told to fail"),
        ("outside", "past the text's end"),
        ("cut-character", "cuts a character"),
        ("undeclared", "does not declare"),
    ] {
        let fault = annotate(&plugin, &format!("Café, all fine. misbehave: {word}.")).expect_err(word);
        assert!(fault.contains(said), "{word}: {fault}");
        assert_eq!(annotate(&plugin, "All is fine, and fine it stays."), Ok(2), "after {word}");
    }
    for start in ["refuse-start", "panic-start"] {
        assert!(open_inline(library("misbehave")).make(&options(serde_json::json!({"start": start}))).is_err());
    }
}

#[test]
fn libraries_that_are_refused_leave_nothing_behind() {
    for source in ["bad_magic", "short_table", "no_symbol", "null_function", "future_protocol"] {
        let library = Compiled::new(&format!("tests/plugins/refused/{source}.c"));
        let config =
            PluginConfig { library: Some(library.path()), isolation: Isolation::Inline, ..PluginConfig::default() };
        assert!(open(&config, root(), None, TRUST).is_err(), "{source}");
    }
}
