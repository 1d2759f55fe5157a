//! Tests from files: every file in `tests/readers/` is loaded and compared with its snapshot, and any bytes at all go
//! through every reader. To add a case, add a file there and run the test with `INSTA_UPDATE=always`.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use briefer_plugin::Role;
use proptest::prelude::*;

use super::*;

#[test]
fn files_load_as_their_snapshots_say() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/readers");
    let selection = Selection::new(&["**/*"], &["snapshots/**"]).unwrap();
    let mut seen: BTreeMap<String, String> = BTreeMap::new();
    for next in documents(&[folder], &selection).unwrap() {
        let (file, shown) = match next {
            Ok(raw) => (raw.file.clone(), describe(raw.load())),
            Err(problem) => (problem.document.clone(), describe_problem(&problem)),
        };
        seen.entry(file).or_default().push_str(&shown);
    }
    assert!(seen.len() >= 20, "only {} files", seen.len());
    insta::with_settings!({ snapshot_path => "../../tests/readers/snapshots", prepend_module_to_snapshot => false,
        omit_expression => true }, {
        for (file, shown) in seen {
            insta::assert_snapshot!(file.replace('/', "--"), shown);
        }
    });
}

fn describe(loaded: Loaded) -> String {
    let mut shown = String::new();
    for doubt in &loaded.doubts {
        shown.push_str(&describe_problem(doubt));
    }
    let document = match loaded.document {
        Ok(document) => document,
        Err(problem) => return shown + &describe_problem(&problem),
    };
    let text =
        |found: &Option<Found<String>>| found.as_ref().map(|found| format!("{} ({:?})", found.value, found.from));
    let guess = |dated: Dated| if dated.guessed { ", guessed" } else { "" };
    let date = document.date.map(|dated| format!("{} ({:?}{})", dated.date, dated.from, guess(dated)));
    let fields = [
        ("id", Some(document.id.clone())),
        ("title", text(&document.title)),
        ("date", date),
        ("source", text(&document.source)),
        ("url", document.url.clone()),
        ("language", document.language.clone()),
        ("text", document.text_differs.then(|| "is not the file's bytes".to_owned())),
    ];
    for (name, value) in fields {
        let _ = writeln!(shown, "{name}: {}", value.as_deref().unwrap_or("-"));
    }
    for sentence in &document.segments.sentences {
        let role = match sentence.role {
            Role::Headline => "headline ",
            Role::Body => "body     ",
            Role::Byline => "byline   ",
            Role::Furniture => "furniture",
        };
        let _ = writeln!(shown, "{role} | {}", sentence.span.slice(&document.text).escape_debug());
    }
    shown + "\n"
}

/// The problem without the part of its place that depends on where the project lies.
fn describe_problem(problem: &Problem) -> String {
    let mut diagnostic = problem.diagnostic.clone();
    if let Some(place) = &mut diagnostic.place {
        place.file = place.file.rsplit(['/', '\\']).next().unwrap_or_default().to_owned();
    }
    format!("{:?} {}\n{diagnostic}\n", problem.kind, problem.document)
}

const FORMATS: [Format; 4] = [Format::Txt, Format::Markdown, Format::Jsonl, Format::Html];

fn check(bytes: &[u8], format: Format) {
    let raw = Raw { file: "2026-W14/a".into(), shown: "a".into(), line: None, format, bytes: bytes.to_vec() };
    let loaded = raw.clone().load();
    assert_eq!(loaded, raw.load());
    let Ok(document) = loaded.document else { return };
    let (mut end, mut token) = (0, 0);
    for sentence in &document.segments.sentences {
        assert!(end <= sentence.span.start && !sentence.span.slice(&document.text).trim().is_empty());
        assert_eq!(sentence.first_token, token);
        assert!(sentence.first_token < sentence.end_token);
        (end, token) = (sentence.span.end, sentence.end_token);
    }
    assert_eq!(token as usize, document.segments.tokens.len());
    let telling = Telling::of(&document);
    assert_eq!(group(&[&telling, &telling]), [0, 0]);
}

/// Texts put together from what the rules look for, so that they meet in odd orders.
fn texts() -> impl Strategy<Value = String> {
    const PIECES: &[&str] = &[
        "\n",
        "\n\n",
        "\r\n",
        " ",
        "By ",
        "Mira Zelani",
        "OLMAR, April 3 (Orlin Daily) - ",
        "April",
        "31",
        "2026",
        ", ",
        "-",
        "—",
        "(",
        ")",
        "/",
        "/GNA/. ",
        "# ",
        "---\n",
        "title: ",
        "date: 2026-04-03\n",
        "\"",
        "{",
        "}",
        ":",
        "[",
        "]",
        "\"text\": \"",
        "<p>",
        "</p>",
        "<div>",
        "<script>",
        "The post x appeared first on y.",
        "Read more",
        "Home | News",
        "É",
        "日本",
        "\u{200b}",
        "\u{feff}",
        ".",
        "The river rose by two metres on Friday and the road was closed.",
        "quoting ",
        " reports ",
        "22:57",
        "•",
        "Читайте на",
        "&amp;",
        "Ǆ",
        "ﬀ",
        "İ",
        "ß",
    ];
    prop::collection::vec(prop::sample::select(PIECES), 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_load_without_panic(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        for format in FORMATS {
            check(&bytes, format);
        }
    }

    #[test]
    fn any_text_loads_without_panic(text in texts()) {
        for format in FORMATS {
            check(text.as_bytes(), format);
        }
        let json = serde_json::json!({ "text": text, "date": text, "id": text }).to_string();
        check(json.as_bytes(), Format::Jsonl);
    }

    #[test]
    fn plain_text_is_never_altered(text in texts()) {
        let raw = Raw { file: "a".into(), shown: "a".into(), line: None, format: Format::Txt, bytes: text.clone().into() };
        if let Ok(document) = raw.load().document {
            prop_assert_eq!(document.text, text.strip_prefix('\u{feff}').unwrap_or(&text));
        }
    }
}
