//! Tests of the test kit, on a plugin that marks words.

use std::panic::{AssertUnwindSafe, catch_unwind};

use super::PluginTest;
use crate::{
    Annotation, Document, KindSpec, Manifest, Mention, MentionType, Other, Plugin, PluginError, Span, ValueKind,
};

/// Marks every word it is asked for, with its length, and repeats the mentions it is given.
struct Marker {
    options: MarkerOptions,
}

#[derive(serde::Deserialize, schemars::JsonSchema)]
#[serde(default, deny_unknown_fields)]
struct MarkerOptions {
    /// The word that is marked.
    word: String,
    /// Marks one byte too much.
    broken: bool,
}

impl Default for MarkerOptions {
    fn default() -> Self {
        MarkerOptions { word: "war".to_owned(), broken: false }
    }
}

#[derive(schemars::JsonSchema)]
struct MarkAttributes {
    length: usize,
}

impl Plugin for Marker {
    type Options = MarkerOptions;

    fn manifest() -> Manifest {
        let mark = KindSpec::new("mark", ValueKind::Presence).key(["length"]).attributes::<MarkAttributes>();
        let manifest = Manifest::new("marker", "0.1.0", "marks words").provides(mark).consumes(["mention"]);
        manifest.example("War is war.", "mark", &["war"])
    }

    fn new(options: MarkerOptions) -> Result<Self, PluginError> {
        Ok(Marker { options })
    }

    fn annotate(
        &self,
        document: &Document<'_>,
        earlier: &[Annotation],
        _: bool,
    ) -> Result<Vec<Annotation>, PluginError> {
        let more = u32::from(self.options.broken);
        let words = document.tokens.iter().filter(|t| t.text(document.text) == self.options.word);
        let spans = words.map(|t| Span { start: t.start, end: t.end + more });
        let mark = |span: Span| {
            let MarkAttributes { length } = MarkAttributes { length: span.len() };
            Annotation::new(span, Other::new("mark").with("length", length))
        };
        Ok(spans.chain(earlier.iter().map(|annotation| annotation.span)).map(mark).collect())
    }
}

/// The report of a check that must fail.
fn report_of(check: impl FnOnce()) -> String {
    let panic = catch_unwind(AssertUnwindSafe(check)).expect_err("the check passes");
    *panic.downcast::<String>().expect("a report is a text")
}

fn run_case(content: &str) {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("one.txt"), content).unwrap();
    PluginTest::<Marker>::new().run_cases(folder.path());
}

#[test]
fn good_plugin_conforms() {
    let test = PluginTest::<Marker>::new();
    test.check_conformance();
    test.check_examples();
    assert_eq!(test.annotate("no war, no warning").len(), 1);
}

#[test]
fn broken_plugin_is_reported() {
    let test = PluginTest::<Marker>::new().options(serde_json::json!({"broken": true, "word": "a"}));
    assert!(report_of(|| test.check_conformance()).contains("on one letter: span 0..2 of a mark"));
}

#[test]
fn case_passes_with_options_and_given_mentions() {
    run_case(
        "# words inside other words\n--- text\nThe warlord made peace.\nKarsa wanted peace.\n--- options\n{\"word\": \"peace\"}\n\
         --- given\nmention \"Karsa\" type=place\n--- document\ndate: 2026-04-03\n--- expect\n\
         mark \"peace\" length=5\nmark \"Karsa\"\nmark \"peace\"#2 colour=null\n",
    );
}

#[test]
fn case_may_allow_more_or_expect_nothing() {
    run_case("# more\n--- text\nwar and war\n--- expect\nmark \"war\"\n...\n");
    run_case("# nothing\n--- text\npeace\n--- expect\nnothing\n");
}

#[test]
fn report_names_missing_different_and_unexpected() {
    let content =
        "# counting\n--- text\nwar, then peace, then war\n--- expect\nmark \"war\" length=4\nmark \"peace\"\n";
    let report = report_of(|| run_case(content));
    assert!(report.contains("1 of 1 cases failed") && report.contains("one.txt: counting"), "{report}");
    assert!(report.contains("different   mark \"war\" length=4\n              length is 3, not 4"), "{report}");
    assert!(report.contains("missing     mark \"peace\""), "{report}");
    assert!(report.contains("unexpected  mark \"war\" length=3"), "{report}");
}

#[test]
fn malformed_cases_name_the_line() {
    for (content, problem) in [
        ("--- text\n", "line 1: a case begins with"),
        ("# c\n--- text\nwar\n", "there is no `--- expect`"),
        ("# c\n--- text\nwar\n--- expect\n", "line 4: `expect` either"),
        ("# c\n--- text\nwar\n--- expect\nmark \"war\"\nnothing\n", "line 4: `expect` either"),
        ("# c\n--- text\nwar\n--- expected\n", "line 4: unknown section `expected`"),
        ("# c\n--- text\nwar\n--- expect\nmark \"peace\"\n", "line 5: the text has no (further) \"peace\""),
        ("# c\n--- text\nwar\n--- expect\nmark war\n", "line 5: "),
        (
            "# c\n--- text\nwar\n--- given\nmention \"war\" type=planet\n--- expect\nnothing\n",
            "line 5: attributes of a mention",
        ),
    ] {
        let report = report_of(|| run_case(content));
        assert!(report.contains(problem), "{problem}:\n{report}");
    }
}

#[test]
fn given_mention_has_the_folded_name() {
    let content = "# c\n--- text\nAna Karimova\n--- given\nmention \"Ana Karimova\" type=person\n--- expect\nnothing\n";
    let case = super::case::Case::parse(content).unwrap();
    let expected = Annotation::new(Span::new(0, 12), Mention::new(MentionType::Person, "Ana Karimova"));
    assert_eq!(case.given, [expected]);
}
