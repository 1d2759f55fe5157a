//! Laws that hold for any text.

use std::time::{Duration, Instant};

use briefer_figures::{Figures, FiguresOptions};
use briefer_plugin::{Annotation, Mention, MentionType, Plugin, Span, segment};
use proptest::prelude::*;

fn annotate(text: &str, earlier: &[Annotation]) -> Vec<Annotation> {
    let segments = segment(text);
    let figures = Figures::new(FiguresOptions::default()).expect("the defaults fit");
    let mut document = segments.document("test", text);
    document.date = "2026-04-03".parse().ok();
    figures.annotate(&document, earlier, true).expect("it never fails")
}

fn check(text: &str, annotations: &[Annotation]) {
    let mut past = 0;
    for annotation in annotations {
        let span = annotation.span;
        assert!(span.start < span.end && span.start >= past, "{span:?} in {text:?}");
        assert!(text.get(span.range()).is_some(), "{span:?} cuts {text:?}");
        past = span.end;
        let figure = annotation.as_figure().expect("it provides figures alone");
        if let (Some(low), Some(high)) = (figure.low, figure.high) {
            assert!(low <= high, "{low} > {high} in {text:?}");
        }
        assert!(figure.low.is_none_or(f64::is_finite) && figure.high.is_none_or(f64::is_finite));
        let wording = figure.wording.as_deref().unwrap_or_default();
        assert!(wording.starts_with(span.slice(text)), "{wording:?} in {text:?}");
        assert!(!annotation.why.is_empty());
    }
}

/// Pieces that amounts are made of, so that arbitrary texts reach the rules.
fn pieces() -> impl Strategy<Value = String> {
    let words = "one two twenty hundred thousand million dozens hundreds tens of a half third quarter 4 12 700 4,000 1.2 2018 \
        10-15 3-1 2018-19 1/3 ½ $ € % - – + ~ < > . , ; : ( ) ' s th bn m k km per cent percent from to between and or up over \
        more than at least nearly about some several few number handful out in fighters people men were killed was held \
        returned fled injured including whom which them the death toll rose to January May 3 on Monday last year pm US RM120 \
        year-old twenty-three five-year minus each dollars point zero ’ é n't according could denied no not";
    let words: Vec<&str> = words.split_ascii_whitespace().collect();
    prop::collection::vec((prop::sample::select(words), prop::bool::weighted(0.8)), 0..50).prop_map(|parts| {
        parts.iter().map(|(word, space)| format!("{word}{}", if *space { " " } else { "" })).collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_string_gives_sorted_figures_within_the_text(text in ".{0,200}") {
        check(&text, &annotate(&text, &[]));
    }

    #[test]
    fn any_mix_of_number_words_gives_sorted_figures_within_the_text(text in pieces()) {
        check(&text, &annotate(&text, &[]));
    }

    #[test]
    fn any_mentions_are_borne(text in pieces(), cuts in prop::collection::vec((0usize..200, 0usize..200), 0..8)) {
        let mut mentions: Vec<Annotation> = cuts
            .iter()
            .map(|(a, b)| (*a.min(b), *a.max(b)))
            .filter(|(a, b)| text.get(*a..*b).is_some_and(|words| !words.is_empty()))
            .map(|(a, b)| Annotation::new(Span::new(a, b), Mention::new(MentionType::Place, &text[a..b])))
            .collect();
        mentions.sort_by_key(|mention| mention.span.start);
        check(&text, &annotate(&text, &mentions));
    }
}

#[test]
fn long_runs_take_linear_time() {
    for unit in [
        "one ",
        "1",
        "1 ",
        "1,",
        "and 5 ",
        "from 1 to ",
        "(",
        "5 people, ",
        "hundreds of ",
        "1-",
        "$",
        "a half ",
        "at least ",
    ] {
        let text = unit.repeat(20_000 / unit.len());
        let start = Instant::now();
        annotate(&text, &[]);
        assert!(start.elapsed() < Duration::from_secs(20), "{unit:?} took {:?}", start.elapsed());
    }
}
