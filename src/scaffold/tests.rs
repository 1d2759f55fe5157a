use std::collections::BTreeSet;
use std::{fs, io};

use super::*;

const KINDS: [Kind; 3] = [Kind::Library, Kind::CommandPython, Kind::CommandRust];

fn scaffold(name: &str, kind: Kind) -> Vec<File> {
    files(&Name::parse(name, kind).unwrap(), kind, &format!("plugins/{name}"))
}

fn content(files: &[File], path: &str) -> String {
    let file = files.iter().find(|file| file.path == path);
    file.unwrap_or_else(|| panic!("{path} is not there")).content.clone().into_owned()
}

#[test]
fn no_word_of_the_example_is_left() {
    for kind in KINDS {
        for file in scaffold("cease-fires", kind) {
            if file.path.starts_with("vendor/") {
                continue;
            }
            for pattern in ["example-plugin", "example_plugin", "ExamplePlugin", "0.0.0"] {
                assert!(!file.path.contains(pattern) && !file.content.contains(pattern), "{pattern} in {}", file.path);
            }
        }
    }
}

#[test]
fn a_name_that_holds_the_examples_is_put_in_once() {
    let files = scaffold("my-example-plugin", Kind::CommandRust);
    assert!(content(&files, "Cargo.toml").contains("name = \"my-example-plugin\"\n"));
    assert!(content(&files, "src/main.rs").contains("serve::<my_example_plugin::MyExamplePlugin>"));
}

#[test]
fn every_kind_comes_with_tests_documentation_and_what_to_ignore() {
    for kind in KINDS {
        let files = scaffold("cease-fires", kind);
        let paths: BTreeSet<&str> = files.iter().map(|file| &*file.path).collect();
        assert_eq!(paths.len(), files.len(), "a path stands twice");
        for needed in ["README.md", ".gitignore"] {
            assert!(paths.contains(needed), "{kind:?} lacks {needed}");
        }
        assert!(paths.iter().any(|path| path.contains("test")), "{kind:?} lacks tests");
        assert!(files.iter().all(|file| !file.content.is_empty()), "{kind:?} has an empty file");
    }
}

#[test]
fn versions_are_those_of_this_workspace() {
    let workspace = include_str!("../../Cargo.toml");
    for kind in [Kind::Library, Kind::CommandRust] {
        let manifest = content(&scaffold("cease-fires", kind), "Cargo.toml");
        for line in manifest.lines() {
            let shared = ["schemars = ", "serde = ", "edition = ", "rust-version = "];
            let Some(name) = shared.iter().find(|name| line.starts_with(**name)) else { continue };
            let versions = |line: &str| line.split('"').nth(1).map(str::to_owned);
            let ours = workspace.lines().find(|line| line.starts_with(*name)).unwrap();
            assert_eq!(versions(line), versions(ours), "{line}");
        }
        assert!(!manifest.contains("\npanic"), "a panic must unwind");
    }
}

#[test]
fn a_folder_is_written_whole_and_never_over_another() {
    let place = tempfile::tempdir().unwrap();
    let folder = place.path().join("plugins/cease-fires");
    let files = scaffold("cease-fires", Kind::Library);
    drop(Staged::new(&folder, &files).unwrap());
    let count = || fs::read_dir(place.path().join("plugins")).unwrap().count();
    assert_eq!(count(), 0, "what was not put in its place is gone");
    Staged::new(&folder, &files).unwrap().put().unwrap();
    for file in &files {
        assert_eq!(fs::read_to_string(folder.join(&*file.path)).unwrap(), file.content);
    }
    assert_eq!(count(), 1, "nothing is left beside it");
    assert_eq!(Staged::new(&folder, &files).unwrap_err().kind(), io::ErrorKind::AlreadyExists);
}

/// The templates' own plugin, which a new one begins as. Not formatted with this repository's settings, but with those
/// that it will meet: Rust's defaults.
#[rustfmt::skip]
#[allow(unreachable_pub)]
#[path = "../../plugins/scaffold/rust/src/plugin.rs"]
mod plugin;

#[test]
fn the_plugin_of_the_templates_keeps_the_contract() {
    let test = briefer_plugin::testkit::PluginTest::<plugin::ExamplePlugin>::new();
    test.check_conformance();
    test.check_examples();
    test.run_cases("plugins/scaffold/rust/tests/cases");
}
