//! Templates from files: `tests/bad` are broken, and beside each stands what is said of it; `tests/good` are not.

use std::fs;
use std::path::{Path, PathBuf};

use super::{briefing, renderer_with};
use crate::diagnostic::Diagnostic;
use crate::plugin::standard;
use crate::render::{Format, check_templates};

fn cases(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|end| end == "md") && !path.ends_with("README.md"));
    files.sort();
    files
}

/// What `check` and `build` say of a project whose `executive/briefing.md` is `template`.
fn said_of(template: &str) -> (Vec<Diagnostic>, Vec<Diagnostic>, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let loaded = renderer_with(template, folder.path());
    let manifests = standard().map(|registration| (registration.manifest)());
    let checked = check_templates(Some(folder.path()), &manifests);
    let built = match loaded {
        Err(faults) => faults,
        Ok(renderer) => {
            let page = renderer.open(&briefing("executive"), None).and_then(|edition| edition.render(Format::Html));
            page.err().into_iter().collect()
        }
    };
    (checked, built, folder.path().to_owned())
}

#[test]
fn broken_templates_are_explained() {
    let update = std::env::var_os("UPDATE_GOLDEN").is_some();
    let cases = cases("tests/bad");
    assert!(cases.len() >= 60);
    for path in cases {
        let (checked, built, folder) = said_of(&fs::read_to_string(&path).unwrap());
        let all = |faults: &[Diagnostic]| {
            let texts: Vec<String> = faults.iter().map(ToString::to_string).collect();
            texts.join("\n").replace(&folder.display().to_string(), "templates")
        };
        let name = path.display();
        let places = || checked.iter().chain(&built).map(|fault| fault.place.as_ref().and_then(|place| place.line));
        assert!(places().next().is_some(), "{name}: nothing is said of it");
        assert!(places().all(|line| line.is_some()), "{name}: a fault without a line\n{}", all(&built));
        let built = if built.is_empty() { "nothing".to_owned() } else { all(&built) };
        let checked = if checked.is_empty() { "nothing".to_owned() } else { all(&checked) };
        let built = if built == checked { "the same".to_owned() } else { built };
        let said = format!("--- check\n{}\n--- build\n{}\n", checked.trim_end(), built.trim_end());
        let expected = path.with_extension("txt");
        if update {
            fs::write(&expected, &said).unwrap();
        }
        let expected = fs::read_to_string(&expected).unwrap_or_default();
        assert_eq!(said, expected, "{name}; UPDATE_GOLDEN=1 writes what is said of it");
    }
}

#[test]
fn sound_templates_are_left_alone() {
    for path in cases("tests/good") {
        let (checked, built, _) = said_of(&fs::read_to_string(&path).unwrap());
        let said: Vec<String> = checked.iter().chain(&built).map(ToString::to_string).collect();
        assert!(said.is_empty(), "{}\n{}", path.display(), said.join("\n"));
    }
}
