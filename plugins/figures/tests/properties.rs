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
        // A table has none.
        let wording = figure.wording.as_deref().unwrap_or(span.slice(text));
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

    #[test]
    fn explaining_changes_nothing(text in pieces()) {
        let figures = Figures::new(FiguresOptions::default()).expect("the defaults fit");
        let segments = segment(&text);
        let document = segments.document("test", &text);
        let of = |explain| figures.annotate(&document, &[], explain).expect("it never fails");
        let bare = |annotations: Vec<Annotation>| -> Vec<_> {
            annotations.into_iter().map(|annotation| (annotation.spans().to_vec(), annotation.body)).collect()
        };
        prop_assert!(of(false).iter().all(|annotation| annotation.why.is_empty()));
        prop_assert_eq!(bare(of(false)), bare(of(true)));
    }

    /// Nothing is remembered from one document, or sentence, to the next.
    #[test]
    fn what_came_before_changes_nothing(before in pieces(), text in pieces()) {
        let figures = Figures::new(FiguresOptions::default()).expect("the defaults fit");
        let of = |text: &str| {
            let segments = segment(text);
            figures.annotate(&segments.document("test", text), &[], true).expect("it never fails")
        };
        let alone = of(&text);
        of(&before);
        prop_assert_eq!(of(&text), alone);
    }

    #[test]
    fn every_unit_and_population_says_something(text in pieces()) {
        for annotation in annotate(&text, &[]) {
            let figure = annotation.as_figure().expect("it provides figures alone").clone();
            for name in [figure.unit, figure.population, figure.noun, figure.measure, figure.subject] {
                prop_assert!(name.is_none_or(|name| !name.trim().is_empty()), "{text:?}");
            }
        }
    }
}

/// A text 16 times as long takes about 16 times as long; a quadratic step would take 256 times as long.
#[test]
fn repeated_amounts_and_marks_take_linear_time() {
    let units = [
        "one ",
        "1",
        "1 ",
        "1,",
        "1-",
        "1.",
        "and 5 ",
        "from 1 to ",
        "(",
        "5 men (",
        "5 people, ",
        "hundreds of ",
        "$",
        "$5 ",
        "a half ",
        "at least ",
        "more than 2 and less than 3 ",
        "5% and ",
        "12 of the ",
        "of whom 12 ",
        "including 3 ",
        "killed 5 and ",
        "were killed ",
        "of 5 ",
        "in 2024 ",
        "on 3 May ",
        "according to ",
        "7.5.",
        "+1 2 ",
        "a million and ",
        "e9",
        "US",
        "USD1",
        "up from 3 ",
        "per 100 ",
        "IS 5 ",
        "5 new ",
        "who ",
        "which 5 ",
        "said that 5 ",
        "“5 ",
        "5-year-",
        "@5.",
        "a number of ",
        "-5",
        "twenty-",
    ];
    for unit in units {
        assert_linear(unit, |times| unit.repeat(times));
    }
}

/// What is looked for around each amount is not there: nothing is read to the end of the sentence for each of them.
#[test]
fn amounts_far_from_everything_take_linear_time() {
    for (before, unit) in
        [("5 men ", "and "), ("were killed ", "5 "), ("the toll ", "5, "), ("a ", "5 a "), ("( ", "5 )")]
    {
        assert_linear(&format!("{before:?} and {unit:?}"), |times| before.repeat(times) + &unit.repeat(times));
        assert_linear(&format!("{unit:?} and {before:?}"), |times| unit.repeat(times) + &before.repeat(times));
    }
    assert_linear("a word without end", |times| "w".repeat(times * 8) + &" 5 w".repeat(times));
    assert_linear("digits without end", |times| "5".repeat(times * 8) + &" 5 men".repeat(times));
}

/// Many places, groups and quotations around many figures of one sentence.
#[test]
fn many_mentions_take_linear_time() {
    let unit = "in Karsa some of the Harun Front ";
    let time = |times: usize| {
        // No more numbers than a sentence has that is no table.
        let text = unit.repeat(times) + &"and 5 men ".repeat(90);
        let mention = |at: usize, words: &str, kind: MentionType| {
            let start = at * unit.len() + unit.find(words).expect("it is of the unit");
            Annotation::new(Span::new(start, start + words.len()), Mention::new(kind, words))
        };
        let both = |at: usize| {
            [mention(at, "Karsa", MentionType::Place), mention(at, "Harun Front", MentionType::Organization)]
        };
        let mentions: Vec<Annotation> = (0..times).flat_map(both).collect();
        let begin = Instant::now();
        check(&text, &annotate(&text, &mentions));
        begin.elapsed()
    };
    let linear = || time(3_200) < time(200) * 90 + Duration::from_millis(60);
    assert!((0..4).any(|_| linear()), "many mentions take more than linear time");
}

/// Asserts that 16 times the text takes about 16 times as long.
fn assert_linear(name: &str, text: impl Fn(usize) -> String) {
    let figures = Figures::new(FiguresOptions::default()).expect("the defaults fit");
    let (short, long) = (text(500), text(8_000));
    let time = |text: &str| {
        let segments = segment(text);
        let begin = Instant::now();
        figures.annotate(&segments.document("test", text), &[], true).expect("it never fails");
        begin.elapsed()
    };
    let linear = || time(&long) < time(&short) * 60 + Duration::from_millis(60);
    assert!((0..4).any(|_| linear()), "{name:?} repeated takes more than linear time");
}
