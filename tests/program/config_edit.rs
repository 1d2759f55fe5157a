//! Changes to configurations, from files: `tests/config/edit/*.txt`.
//!
//! The first line says what the case is about, the second what is done: `add plugins NAME`, `add audiences NAME` or
//! `pin NAME`. Then stand the file before, the lines to add, and the file after or what is said where it is refused.
//! `␍` at the end of a line is a carriage return, `<BOM>` a byte order mark, `<END>` an end without a line end.
//! `UPDATE_GOLDEN=1` writes the last part of every case: read it before you commit it.

use std::fs;
use std::path::{Path, PathBuf};

use briefer::config::edit::{Entries, add_entry, set_pin};
use briefer::config::{Config, Draft, SAMPLE};
use briefer::diagnostic::Diagnostic;
use proptest::prelude::*;

/// What every case pins to.
const PIN: &str = "fedcba9876543210fedcba9876543210fedcba9876543210fedcba9876543210";

fn files(folder: &str, ending: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/config").join(folder);
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|found| found == ending));
    files.sort();
    files
}

/// A case's part between its heading and the next.
fn part<'a>(case: &'a str, heading: &str) -> &'a str {
    let Some((_, rest)) = case.split_once(&format!("\n=== {heading}\n")) else { return "" };
    let end = if rest.starts_with("=== ") { Some(0) } else { rest.find("\n=== ").map(|end| end + 1) };
    end.map_or(rest, |end| &rest[..end])
}

fn written(shown: &str) -> String {
    shown.replace("␍\n", "\r\n").replace("<BOM>", "\u{feff}").replace("<END>\n", "")
}

fn shown(written: &str) -> String {
    let end = if written.ends_with('\n') || written.is_empty() { "" } else { "<END>\n" };
    written.replace("\r\n", "␍\n").replace('\u{feff}', "<BOM>") + end
}

/// Does what a case says; returns the file, or what is said of it.
fn outcome(operation: &str, before: &str, lines: &str) -> Result<String, String> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("config.yaml");
    fs::write(&path, before).unwrap();
    let said = match operation.split(' ').collect::<Vec<_>>()[..] {
        ["add", "plugins", name] => add_entry(&path, Entries::Plugins, name, lines),
        ["add", "audiences", name] => add_entry(&path, Entries::Audiences, name, lines),
        ["pin", name] => set_pin(&path, name, PIN),
        _ => panic!("no operation: {operation}"),
    };
    let after = fs::read_to_string(&path).unwrap();
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 1, "nothing else stays in the folder");
    said.map(|()| after.clone()).map_err(|problem| {
        assert_eq!(after, before, "what is refused changes nothing");
        problem.to_string().replace(&path.display().to_string(), "config.yaml")
    })
}

/// Whether every line of `before` stands in `after`, in order, behind the same mark.
fn only_adds(before: &str, after: &str) -> bool {
    let [before, after] = match (before.strip_prefix('\u{feff}'), after.strip_prefix('\u{feff}')) {
        (Some(before), Some(after)) => [before, after],
        _ => [before, after],
    };
    let mut lines = after.lines();
    before.lines().all(|line| lines.any(|found| found == line))
}

#[test]
fn configurations_are_changed_as_the_cases_say() {
    let mut failed = Vec::new();
    for path in files("edit", "txt") {
        let case = fs::read_to_string(&path).unwrap();
        let operation = case.lines().nth(1).unwrap();
        let outcome = outcome(operation, &written(part(&case, "before")), part(&case, "lines"));
        let (heading, found) = match &outcome {
            Ok(after) => ("after", shown(after)),
            Err(said) => ("refused", said.clone()),
        };
        if part(&case, heading) == found && case.contains(&format!("\n=== {heading}\n")) {
            continue;
        }
        let end = case.find("\n=== after\n").or_else(|| case.find("\n=== refused\n")).unwrap_or(case.trim_end().len());
        let whole = format!("{}\n=== {heading}\n{found}", &case[..end]);
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            fs::write(&path, whole).unwrap();
        } else {
            failed.push(format!("{}:\n{whole}", path.display()));
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

#[cfg(unix)]
#[test]
fn permissions_and_links_stay_and_read_only_files_are_left_alone() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = tempfile::tempdir().unwrap();
    let (file, link) = (folder.path().join("real.yaml"), folder.path().join("config.yaml"));
    fs::write(&file, "plugins:\n  harbour:\n    command: [harbour]\n").unwrap();
    fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).unwrap();
    symlink("real.yaml", &link).unwrap();
    set_pin(&link, "harbour", PIN).unwrap();
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert!(fs::read_to_string(&file).unwrap().contains(PIN));
    assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o640);

    fs::set_permissions(&file, fs::Permissions::from_mode(0o440)).unwrap();
    let problem = set_pin(&link, "harbour", &PIN.to_uppercase()).unwrap_err();
    assert_eq!(problem.message, "cannot write the configuration: the file is read-only");
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 2);
}

/// The configuration, as far as it is one.
fn config(text: &str) -> Result<Config, Vec<Diagnostic>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/config/good");
    let known = Config::default().plugins.into_keys().chain(["strict".to_owned()]);
    let known: Vec<_> =
        known.map(|name| briefer::config::PluginSchema { name, options_schema: serde_json::Value::Null }).collect();
    Ok(Draft::parse("config.yaml", text, &root, &known)?.finish(Vec::new())?.0)
}

/// What the plugin `quay` is added as.
const BLOCKS: [&str; 4] = [
    "quay:\n  command: [quay]\n",
    "# Ships: who came, who left.\nquay:\n  # The program.\n  command: [quay]  # a: b\n  options:\n    ships:\n      \
     - name: one\n      - name: two\n",
    "quay: {command: [quay]}\n",
    "quay:\n\n  command:\n  - quay\n  options:\n    text: |\n      two\n      lines\n  # The end.\n",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever the file: what is added is all that changes, and what cannot be added changes nothing.
    #[test]
    fn adding_and_pinning_changes_only_added_lines(
        file in any::<prop::sample::Index>(),
        block in prop::sample::select(&BLOCKS[..]),
        crlf in any::<bool>(), mark in any::<bool>(), ended in any::<bool>(),
        tail in prop::sample::select(&["", "# The end.", "\n\n", "  # Deep.\n", "\n\n  # Deep, and apart.\n"][..]),
    ) {
        let good = files("good", "yaml");
        let at = file.index(good.len() + 1);
        let mut before = good.get(at).map_or_else(|| SAMPLE.to_owned(), |path| fs::read_to_string(path).unwrap());
        before = before.replace("\r\n", "\n").replace('\u{feff}', "") + tail;
        before.truncate(if ended { before.len() } else { before.trim_end().len() });
        before = if crlf { before.replace('\n', "\r\n") } else { before };
        let crlf = before.contains('\r');
        before.insert_str(0, if mark { "\u{feff}" } else { "" });
        let expected = config(&before).unwrap();

        let in_brackets = before.trim_start_matches('\u{feff}').starts_with('{')
            || before.contains("plugins: {") && !before.contains("plugins: {}");
        let added = match outcome("add plugins quay", &before, block) {
            Err(said) => {
                prop_assert!(in_brackets && said.contains("cannot add"), "{said}\n{before}");
                return Ok(());
            }
            Ok(added) => added,
        };
        prop_assert!(only_adds(&before.replace("plugins: {}", "plugins:"), &added), "{before}\n=>\n{added}");
        let mut found = config(&added).unwrap();
        let quay = found.plugins.remove("quay").unwrap();
        prop_assert_eq!(quay.command, ["quay"]);
        prop_assert_eq!(&found, &expected);
        prop_assert_eq!(crlf, added.contains("\r\n"));
        prop_assert!(!crlf || added.matches('\n').count() == added.matches("\r\n").count());

        let pinned = outcome("pin quay", &added, "").unwrap();
        let again = outcome("pin quay", &pinned.replace(PIN, &"f".repeat(64)), "").unwrap();
        prop_assert_eq!(&again, &pinned);
        let line = format!("sha256: \"{PIN}\"");
        prop_assert_eq!(pinned.matches(&line).count(), 1);
        if !block.contains('{') {
            prop_assert!(only_adds(&added, &pinned));
            prop_assert_eq!(pinned.lines().count(), added.lines().count() + 1);
        }
    }

    /// No text makes it panic, and what it makes of one only adds to it.
    #[test]
    fn any_yaml_like_text_is_changed_or_left_alone(
        text in "(plugins: |plugins:\n|  harbour:\n|    command: |    files:\n|a: |- |\\[|\\]|\\{|\\}|\n|\r\n|  |\t|&a |\\*a|<<: |'|\"|\\||>|# |\\? |~|1|é|, |---\n|\\.\\.\\.\n){0,40}",
        block in prop::sample::select(&BLOCKS[..]),
    ) {
        let _ = outcome("pin harbour", &text, "");
        if let Ok(after) = outcome("add plugins quay", &text, block) {
            // An empty map gives way on the line of its key.
            let others = |text: &str| -> String {
                text.split_inclusive('\n').filter(|line| !line.contains("plugins")).collect()
            };
            prop_assert!(only_adds(&others(&text), &others(&after)), "{text}\n=>\n{after}");
        }
    }
}
