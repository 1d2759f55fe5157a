//! The SDK's source as a package that builds by itself, outside this workspace.
//!
//! Its manifest is made from this repository's, line by line, so that the two cannot part. Both are ours, written one value
//! a line: what is not understood is a mistake that the tests find, never a user.

use std::borrow::Cow;

use include_dir::{Dir, include_dir};

use super::File;

/// Where it lies in a new plugin's folder.
const FOLDER: &str = "vendor/briefer-plugin";

static SOURCE: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/plugins/sdk/src");
const WORKSPACE: &str = include_str!("../../Cargo.toml");
const PACKAGE: &str = include_str!("../../plugins/sdk/Cargo.toml");
const BESIDE: &[(&str, &str)] = &[
    ("README.md", include_str!("../../plugins/sdk/README.md")),
    ("include/briefer_plugin.h", include_str!("../../plugins/sdk/include/briefer_plugin.h")),
    ("LICENSE-APACHE", include_str!("../../LICENSE-APACHE")),
    ("LICENSE-MIT", include_str!("../../LICENSE-MIT")),
];

/// The versions of all dependencies that the SDK was tested with; Cargo drops what a plugin does not need.
const LOCK: &str = include_str!("../../Cargo.lock");

/// The files of the SDK, and the lock file of the package that vendors it.
pub(super) fn files() -> Vec<File> {
    let mut files =
        vec![File::new("Cargo.lock", LOCK), File::new(format!("{FOLDER}/Cargo.toml"), resolve(PACKAGE, WORKSPACE))];
    files.extend(BESIDE.iter().map(|(name, content)| File::new(format!("{FOLDER}/{name}"), *content)));
    super::each_file(&SOURCE, &mut |path, content| files.push(File::new(format!("{FOLDER}/src/{path}"), content)));
    files
}

/// Replaces what a package inherits by what its workspace says; leaves out what only the package's development needs.
fn resolve(package: &str, workspace: &str) -> String {
    let mut out = String::new();
    let mut home = None;
    for line in package.lines() {
        if line.starts_with('[') {
            home = home_of(line);
            if home.is_some() && !out.is_empty() {
                out.push('\n');
            }
        }
        if let Some(home) = home.filter(|_| !line.trim().is_empty()) {
            out.push_str(&inherit(line, home, workspace));
            out.push('\n');
        }
    }
    out
}

/// The workspace's table from which a package's table inherits; `None` for a table that is left out: development's
/// dependencies, tests, benchmarks, examples, lints.
fn home_of(header: &str) -> Option<&'static str> {
    match header {
        "[package]" => Some("[workspace.package]"),
        _ if header.contains("dev-dependencies") => None,
        _ if header.ends_with("dependencies]") => Some("[workspace.dependencies]"),
        "[features]" | "[lib]" => Some(""),
        _ => None,
    }
}

/// A line with the workspace's value, where it inherits one: `x.workspace = true`, or
/// `x = { workspace = true, features = ["y"] }`, whose features are added to the workspace's.
fn inherit<'a>(line: &'a str, home: &str, workspace: &str) -> Cow<'a, str> {
    if let Some(name) = line.strip_suffix(".workspace = true") {
        return value_in(workspace, home, name).map_or(line.into(), |value| format!("{name} = {value}").into());
    }
    let Some((name, own)) = line.split_once(" = { workspace = true") else { return line.into() };
    let own = own.trim_end_matches('}').trim_start_matches(',').trim();
    value_in(workspace, home, name).map_or(line.into(), |value| format!("{name} = {}", merge(value, own)).into())
}

/// What a table of a manifest says of a name.
fn value_in<'a>(manifest: &'a str, table: &str, name: &str) -> Option<&'a str> {
    let lines = manifest.lines().skip_while(|line| *line != table).skip(1);
    lines.take_while(|line| !line.starts_with('[')).find_map(|line| line.strip_prefix(name)?.strip_prefix(" = "))
}

/// A dependency's value with further keys: `"1.0"` or `{ version = "1.0", features = ["a"] }` with `features = ["b"]`.
fn merge(value: &str, own: &str) -> String {
    const FEATURES: &str = "features = [";
    let inner = match value.strip_prefix("{ ") {
        Some(table) => table.trim_end_matches(" }").to_owned(),
        None => format!("version = {value}"),
    };
    match (inner.split_once(FEATURES), own.strip_prefix(FEATURES)) {
        (Some((before, features)), Some(own)) => {
            format!("{{ {before}{FEATURES}{}, {features} }}", own.trim_end_matches(']'))
        }
        _ if own.is_empty() => format!("{{ {inner} }}"),
        _ => format!("{{ {inner}, {own} }}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_value_is_the_workspaces_and_nothing_of_development_is_left() {
        let workspace = "[workspace.package]\nversion = \"2.0.0\"\n\n[workspace.dependencies]\nplain = \"1.1\"\n\
                         rich = { version = \"3\", default-features = false, features = [\"std\"] }\n";
        let package = "[package]\nname = \"a\"\nversion.workspace = true\n\n[dependencies]\nplain.workspace = true\n\
                       rich = { workspace = true, features = [\"x\", \"y\"] }\nown = \"0.1\"\n\n\
                       [target.'cfg(unix)'.dependencies]\nplain = { workspace = true, features = [\"z\"] }\n\
                       rich = { workspace = true, optional = true }\n\n[dev-dependencies]\ngone.workspace = true\n\n\
                       [[bench]]\nname = \"gone\"\n\n[lints]\nworkspace = true\n\n[features]\ndefault = []\n";
        let expected = "[package]\nname = \"a\"\nversion = \"2.0.0\"\n\n[dependencies]\nplain = \"1.1\"\n\
                        rich = { version = \"3\", default-features = false, features = [\"x\", \"y\", \"std\"] }\n\
                        own = \"0.1\"\n\n[target.'cfg(unix)'.dependencies]\n\
                        plain = { version = \"1.1\", features = [\"z\"] }\n\
                        rich = { version = \"3\", default-features = false, features = [\"std\"], optional = true }\n\n\
                        [features]\ndefault = []\n";
        assert_eq!(resolve(package, workspace), expected);
    }

    #[test]
    fn the_sdk_stands_alone() {
        let manifest = resolve(PACKAGE, WORKSPACE);
        assert!(!manifest.contains("workspace"), "{manifest}");
        assert!(!manifest.contains("[dev-dependencies]") && !manifest.contains("[["), "{manifest}");
        for line in ["name = \"briefer-plugin\"", "publish = false", "[dependencies]", "memchr = \""] {
            assert!(manifest.contains(line), "{line} is not in\n{manifest}");
        }
        assert!(files().iter().any(|file| file.path == "vendor/briefer-plugin/src/segment/tokens.rs"));
    }
}
