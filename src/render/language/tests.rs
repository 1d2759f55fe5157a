//! The reader is held to Tera: each accepts what the other accepts.

use std::fs;
use std::path::Path;

use proptest::prelude::*;
use tera::{ErrorKind, Tera};

use super::{lexer, literal, parse};

/// Whether Tera reads the template; names that it does not know are no question of syntax. It takes a large stack for what it
/// lets pass as deep.
fn tera_reads(text: &str) -> Result<(), String> {
    let read = || match Tera::default().add_raw_template("case.md", text) {
        Err(error) if matches!(error.kind(), ErrorKind::SyntaxError(_)) => Err(error.to_string()),
        _ => Ok(()),
    };
    let thread = std::thread::Builder::new().stack_size(1 << 25);
    std::thread::scope(|scope| thread.spawn_scoped(scope, read).unwrap().join().unwrap())
}

fn agree(text: &str) -> Result<(), String> {
    match (parse(text), tera_reads(text)) {
        (Ok(_), Err(error)) => Err(format!("read, but Tera says {error}\n{text}")),
        (Err(fault), Ok(())) => Err(format!("{} at {:?}, but Tera reads it\n{text}", fault.message, fault.span)),
        _ => Ok(()),
    }
}

fn files(folder: &str) -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let entries = walkdir::WalkDir::new(folder).sort_by_file_name().into_iter().map(Result::unwrap);
    let files = entries.filter(|entry| entry.path().extension().is_some_and(|end| end == "md" || end == "html"));
    files.map(|file| (file.path().display().to_string(), fs::read_to_string(file.path()).unwrap())).collect()
}

#[test]
fn every_shipped_template_is_read() {
    let is_guide = |name: &str| name.ends_with("README.md") || name.ends_with("FUNCTIONS.md");
    for (name, text) in files("templates").into_iter().filter(|(name, _)| !is_guide(name)) {
        assert!(parse(&text).is_ok(), "{name}: {:?}", parse(&text).err());
        agree(&text).unwrap_or_else(|what| panic!("{name}: {what}"));
    }
}

#[test]
fn cases_are_read_or_refused() {
    for (folder, is_read) in [("tests/language/accepted", true), ("tests/language/refused", false)] {
        let cases = files(folder);
        assert!(cases.len() > 20, "{folder}");
        for (name, text) in cases {
            agree(&text).unwrap_or_else(|what| panic!("{name}: {what}"));
            assert_eq!(parse(&text).is_ok(), is_read, "{name}: {:?}", parse(&text).err());
        }
    }
}

#[test]
fn every_fault_has_a_place_and_a_hint() {
    for (name, text) in files("tests/language/refused") {
        let fault = parse(&text).unwrap_err();
        assert!(text.get(fault.span.clone()).is_some() && !fault.hint.is_empty(), "{name}: {fault:?}");
        assert!(!fault.message.ends_with('.') && !fault.message.starts_with(char::is_uppercase), "{name}: {fault:?}");
    }
}

#[test]
fn deep_and_long_templates_are_read_without_recursion() {
    for text in
        ["{% if a %}", "{{ (", "{{ [", "{{ not (", "{{ a[", "{% <a> %}", "{% elif a %}", "{{ <a b={", "{{ {\"a\":"]
    {
        assert!(parse(&text.repeat(100_000)).is_err(), "{text}");
    }
    let elifs = format!("{{% if a %}}{}{{% endif %}}", "{% elif a %}".repeat(100_000));
    assert!(parse(&elifs).is_ok());
    assert!(parse(&"{{ a }} {# b #}".repeat(100_000)).is_ok());
}

#[test]
fn literal_text_is_what_stands_outside_tags() {
    let template = "{# note #}A {{ x | f(a=\"}}\") }} { b{% if y %}c{% endif %}{% raw %}{{{% endraw %}";
    assert_eq!(literal(template), "A \u{fffd} { b\u{fffd}c\u{fffd}\u{fffd}{{\u{fffd}");
}

/// Texts cut into the pieces that a change moves: tokens, and what stands between them.
fn pieces(text: &str) -> Vec<&str> {
    let (mut pieces, mut at) = (Vec::new(), 0);
    for token in lexer::tokens(text).0 {
        pieces.push(&text[at..token.span.start]);
        pieces.push(&text[token.span.clone()]);
        at = token.span.end;
    }
    pieces.push(&text[at..]);
    pieces.retain(|piece| !piece.is_empty());
    pieces
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(if cfg!(debug_assertions) { 1500 } else { 20_000 }))]

    #[test]
    fn changed_templates_are_read_by_both_or_neither(
        file in any::<prop::sample::Index>(),
        other in any::<prop::sample::Index>(),
        changes in prop::collection::vec((0_u8..4, any::<prop::sample::Index>(), any::<prop::sample::Index>()), 1..4),
    ) {
        let texts: Vec<String> =
            ["templates", "tests/language"].into_iter().flat_map(files).map(|(_, text)| text).collect();
        let mut words = pieces(&texts[file.index(texts.len())]);
        let foreign = pieces(&texts[other.index(texts.len())]);
        for (change, at, with) in changes {
            if words.is_empty() {
                break;
            }
            let (at, with) = (at.index(words.len()), with);
            match change {
                0 => drop(words.remove(at)),
                1 => words.insert(at, foreign.get(with.index(foreign.len().max(1))).copied().unwrap_or("{")),
                2 => { let second = with.index(words.len()); words.swap(at, second) }
                _ => words[at] = foreign.get(with.index(foreign.len().max(1))).copied().unwrap_or("}"),
            }
        }
        prop_assert_eq!(agree(&words.concat()), Ok(()));
    }

    #[test]
    fn any_text_is_read_or_refused(text in "(\\{\\{|\\}\\}|\\{%|%\\}|\\{#|#\\}|[a-c\"'`.|<>/{}\\[\\]()=~?:,@é -]| if | for | in | not |endif|raw|endraw|1){0,24}") {
        prop_assert_eq!(agree(&text), Ok(()));
    }
}
