//! Phrases from files: those of `tests/phrases/bad` are told, those of `good` are said; and those that are built in, of every language.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::{FALLBACK, OWN, Phrases};
use crate::diagnostic::Diagnostic;
use crate::plugin::standard;
use crate::render::fixture::briefing;
use crate::render::templates::Templates;
use crate::render::{Format, Renderer, check_templates};

fn cases(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|end| end == "ftl"));
    files.sort();
    files
}

/// What is said of a project, and what its edition is.
struct Told {
    checked: Vec<Diagnostic>,
    built: Result<String, Vec<Diagnostic>>,
    folder: String,
}

fn told(path: &Path) -> Told {
    let folder = tempfile::tempdir().unwrap();
    let text = fs::read_to_string(path).unwrap();
    let is_german = path.file_name().unwrap().to_string_lossy().starts_with("de-");
    let language = if is_german { "de" } else { FALLBACK };
    fs::create_dir_all(folder.path().join("phrases")).unwrap();
    fs::write(folder.path().join(format!("phrases/{language}.ftl")), &text).unwrap();
    let template: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix("# > ")).collect();
    if !template.is_empty() {
        fs::create_dir_all(folder.path().join("executive")).unwrap();
        fs::write(folder.path().join("executive/briefing.md"), template.join("\n")).unwrap();
    }
    let manifests = standard().map(|registration| (registration.manifest)());
    let checked = check_templates(Some(folder.path()), &manifests);
    let mut briefing = briefing("executive");
    briefing.audience.language = language.into();
    let built = Renderer::new(Some(folder.path())).and_then(|renderer| {
        let edition = renderer.open(&briefing, None).map_err(|fault| vec![fault])?;
        edition.render(Format::Html).map_err(|fault| vec![fault])?;
        edition.render(Format::Markdown).map_err(|fault| vec![fault])
    });
    Told { checked, built, folder: folder.path().display().to_string() }
}

fn all(faults: &[Diagnostic], folder: &str) -> String {
    let texts: Vec<String> = faults.iter().map(ToString::to_string).collect();
    texts.join("\n").replace(folder, "templates").trim_end().to_owned()
}

/// Compares with the file beside a case.
fn compare(path: &Path, said: &str) {
    let expected = path.with_extension("txt");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&expected, said).unwrap();
    }
    let expected = fs::read_to_string(&expected).unwrap_or_default();
    assert_eq!(said, expected, "{}; UPDATE_GOLDEN=1 writes it", path.display());
}

#[test]
fn broken_phrases_are_explained() {
    let cases = cases("tests/phrases/bad");
    assert!(cases.len() >= 25);
    for path in cases {
        let Told { checked, built, folder } = told(&path);
        let built = built.err().unwrap_or_default();
        let name = path.display();
        assert!(!checked.is_empty() && !built.is_empty(), "{name}: nothing is said of it");
        for fault in checked.iter().chain(&built) {
            let place = fault.place.as_ref().unwrap_or_else(|| panic!("{name}: no place: {fault}"));
            assert!(place.line.is_some() && place.column.is_some() && fault.hint.is_some(), "{name}: {fault}");
        }
        let (checked, built) = (all(&checked, &folder), all(&built, &folder));
        let built = if built == checked { "the same".to_owned() } else { built };
        compare(&path, &format!("--- check\n{checked}\n--- build\n{built}\n"));
    }
}

#[test]
fn sound_phrases_are_said_and_left_alone() {
    let cases = cases("tests/phrases/good");
    assert!(cases.len() >= 10);
    for path in cases {
        let Told { checked, built, folder } = told(&path);
        let faults = built.as_ref().err().into_iter().flatten().chain(&checked);
        let faults: Vec<Diagnostic> = faults.cloned().collect();
        assert!(faults.is_empty(), "{}\n{}", path.display(), all(&faults, &folder));
        compare(&path, &built.unwrap());
    }
}

fn shipped() -> Phrases {
    Phrases::read(&Templates::load(None).unwrap())
}

fn names_of(phrases: &Phrases, code: &str) -> BTreeSet<String> {
    phrases.of(code).flat_map(|file| &file.phrases).map(|phrase| phrase.name.clone()).collect()
}

#[test]
fn every_language_has_every_phrase_of_english_with_all_that_it_is_given() {
    let phrases = shipped();
    assert_eq!(phrases.codes(), ["en", "fr"]);
    for code in phrases.codes() {
        let missing = &names_of(&phrases, FALLBACK) - &names_of(&phrases, code);
        assert!(missing.is_empty(), "{code}: {missing:?}");
        for name in names_of(&phrases, FALLBACK).iter().filter(|name| !OWN.iter().any(|(own, _)| own == name)) {
            let (english, other) = (phrases.find(FALLBACK, name).unwrap(), phrases.find(code, name).unwrap());
            let lost = &phrases.needs(english) - &phrases.needs(other);
            assert!(lost.is_empty(), "{code}: `{name}` leaves out {lost:?}");
        }
    }
}

#[test]
fn no_phrase_is_built_in_that_nothing_says() {
    // As a project's own: then what nothing says is told.
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir_all(folder.path().join("phrases")).unwrap();
    for code in ["en", "fr"] {
        let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("templates/phrases/{code}.ftl"));
        fs::copy(shipped, folder.path().join(format!("phrases/{code}.ftl"))).unwrap();
    }
    let found: Vec<String> =
        Renderer::new(Some(folder.path())).err().into_iter().flatten().map(|f| f.to_string()).collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn what_a_language_lacks_is_named() {
    let templates = Templates::load(None).unwrap().with("phrases/de.ftl", "what-matters = Das Wichtigste\n");
    let phrases = Phrases::read(&templates);
    let warning = phrases.lacking("de").unwrap();
    assert!(warning.message.contains("`amount-about`") && !warning.message.contains("what-matters"), "{warning}");
    assert_eq!((phrases.lacking("en"), phrases.lacking("fr"), phrases.lacking("xx")), (None, None, None));
}

#[test]
fn english_has_all_that_the_program_says() {
    let phrases = shipped();
    for (name, _) in OWN {
        assert!(names_of(&phrases, FALLBACK).contains(*name), "{name}");
    }
}

#[test]
fn any_text_is_read_without_a_panic() {
    let deep = format!("a = {}", "{ ".repeat(50_000));
    for text in ["", "\u{0}", "= {", "a = { $x -> }", "a = {\"\\u00\"}", "a = { -b(c: 1) }", "\u{feff}a = b", &deep] {
        let templates = Templates::load(None).unwrap().with("phrases/de.ftl", text);
        let _ = Phrases::read(&templates).faults;
    }
}
