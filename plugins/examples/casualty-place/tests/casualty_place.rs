//! The contract, the cases from files, and a law that holds for any text.

use briefer_plugin::testkit::PluginTest;
use briefer_plugin::{Annotation, Figure, Mention, MentionType, Qualifier, QuantityKind, segment};
use casualty_place::CasualtyPlace;
use proptest::prelude::*;

#[test]
fn keeps_the_contract() {
    PluginTest::<CasualtyPlace>::new().check_conformance();
}

#[test]
fn examples_hold() {
    PluginTest::<CasualtyPlace>::new().check_examples();
}

#[test]
fn cases_hold() {
    PluginTest::<CasualtyPlace>::new().run_cases("tests/cases");
}

/// Annotations as the standard plugins might give them, on any words of a text: every third a figure.
fn annotations(text: &str) -> Vec<Annotation> {
    let tokens = segment(text).tokens;
    let annotation = |(index, token): (usize, &briefer_plugin::Token)| {
        if index % 3 > 0 {
            return Annotation::new(token.span(), Mention::new(MentionType::Place, token.text(text)));
        }
        let mut figure = Figure::new(Some(3.0), Some(3.0), Qualifier::Exact, QuantityKind::Count);
        figure.measure = Some("killed".to_owned());
        Annotation::new(token.span(), figure)
    };
    tokens.iter().enumerate().map(annotation).collect()
}

proptest! {
    /// Whatever the text, and whatever others found in it, the answer fits it.
    #[test]
    fn any_annotations_will_do(words in prop::collection::vec(
        prop_oneof![
            Just("in"), Just("In"), Just(","), Just("and"), Just("Velm"), Just("12"), Just(". "), Just("\n\n"), Just("— "),
            Just("é"), Just("the village of"), Just("VELM —"), Just("killed"),
        ], 0..40,
    )) {
        let text = words.join(" ");
        let segments = segment(&text);
        let earlier = annotations(&text);
        let found = PluginTest::<CasualtyPlace>::new().annotate_document(&segments.document("a", &text), &earlier);
        prop_assert!(found.len() <= earlier.len());
    }
}

#[test]
fn time_grows_with_the_text_alone() {
    let started = std::time::Instant::now();
    let text = "12 in Velm and ".repeat(20_000);
    let segments = segment(&text);
    let earlier = annotations(&text);
    PluginTest::<CasualtyPlace>::new().annotate_document(&segments.document("a", &text), &earlier);
    assert!(started.elapsed().as_secs() < 20, "one sentence of 300 KB took {:?}", started.elapsed());
}
