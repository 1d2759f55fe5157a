//! What the filters write.

use super::dates::{in_period, period};
use super::numbers::interval_in_words;
use crate::config::{DateStyle, NumberStyle};
use crate::render::Format;
use crate::render::fixture::{english, manner};

fn written(template: &str) -> String {
    let mut tera = tera::Tera::default();
    super::register(&mut tera, &english(), Format::Markdown);
    tera.render_str(template, &tera::Context::new(), false).unwrap_or_else(|error| error.to_string())
}

#[test]
fn numbers_are_grouped_by_thousands() {
    let cases = [(0.0, "0"), (700.0, "700"), (4000.0, "4,000"), (1_234_567.0, "1,234,567"), (-1500.0, "-1,500")];
    for (value, expected) in cases.into_iter().chain([(2.5, "2.5"), (12_345.678, "12,345.678")]) {
        assert_eq!(english().number(value), expected);
    }
    assert_eq!(english().number(f64::INFINITY), "inf");
    assert_eq!(written("{{ 4000.0 | number }} {{ 12 | number }}"), "4,000 12");
}

#[test]
fn intervals_keep_both_ends_and_the_hedge() {
    assert_eq!(interval_in_words(Some(4000.0), Some(6000.0), "exact", &english()), "4,000 to 6,000");
    assert_eq!(interval_in_words(Some(700.0), None, "over", &english()), "over 700");
    assert_eq!(interval_in_words(Some(600.0), Some(600.0), "about", &english()), "about 600");
    assert_eq!(interval_in_words(None, Some(50.0), "at-most", &english()), "at most 50");
    assert_eq!(interval_in_words(None, Some(50.0), "under", &english()), "under 50");
    assert_eq!(interval_in_words(Some(200.0), None, "vague", &english()), "at least 200");
    assert_eq!(interval_in_words(None, None, "exact", &english()), "");
}

#[test]
fn a_period_in_a_sentence_has_its_own_word_before_it() {
    let cases = [("2026-04-03", "on 3 April 2026"), ("2026-W14", "in week 14 of 2026"), ("2026-04", "in April 2026")];
    for (id, expected) in cases.into_iter().chain([("2026-04-03_2026-04-19", "in the days 3 to 19 April 2026")]) {
        assert_eq!(in_period(id, &english()), expected);
    }
}

#[test]
fn dates_are_written_out_and_null_is_nothing() {
    assert_eq!(written(r#"{{ "2026-04-03" | date }}"#), "3 April 2026");
    assert_eq!(written(r#"{{ "2026-04-03/2026-04-05" | date }}"#), "3 to 5 April 2026");
    assert_eq!(written(r#"{{ "2026-03-30/2026-04-05" | date }}"#), "30 March to 5 April 2026");
    assert_eq!(written(r#"{{ "2025-12-29/2026-01-04" | date }}"#), "29 December 2025 to 4 January 2026");
    assert_eq!(written("[{{ none | date }}]"), "[]");
    assert!(written(r#"{{ "soon" | date }}"#).contains("`soon` is no date"));
}

/// What a template makes for an audience with these styles.
fn styled(template: &str, dates: DateStyle, numbers: NumberStyle) -> String {
    let mut tera = tera::Tera::default();
    super::register(&mut tera, &manner("en", Some(dates), Some(numbers)), Format::Markdown);
    tera.render_str(template, &tera::Context::new(), false).unwrap_or_else(|error| error.to_string())
}

#[test]
fn an_audience_has_its_own_style_of_dates() {
    let cases = [
        ("2026-04-03", "April 3, 2026", "2026-04-03"),
        ("2026-04-03/2026-04-05", "April 3 to 5, 2026", "2026-04-03 to 2026-04-05"),
        ("2026-03-30/2026-04-05", "March 30 to April 5, 2026", "2026-03-30 to 2026-04-05"),
        ("2025-12-29/2026-01-04", "December 29, 2025 to January 4, 2026", "2025-12-29 to 2026-01-04"),
    ];
    for (days, month_day, iso) in cases {
        let template = format!("{{{{ \"{days}\" | date }}}}");
        assert_eq!(styled(&template, DateStyle::MonthDay, NumberStyle::Comma), month_day);
        assert_eq!(styled(&template, DateStyle::Iso, NumberStyle::Comma), iso);
    }
    assert_eq!(styled(r#"{{ "2026-W14" | period }}"#, DateStyle::Iso, NumberStyle::Comma), "week 14 of 2026");
}

#[test]
fn an_audience_has_its_own_style_of_numbers() {
    assert_eq!(styled("{{ 12345.5 | number }}", DateStyle::Iso, NumberStyle::Space), "12\u{202f}345.5");
    assert_eq!(styled("{{ 12345.5 | number }}", DateStyle::Iso, NumberStyle::Point), "12.345,5");
    assert_eq!(styled(r#"{{ 1200 | plural(one="day") }}"#, DateStyle::Iso, NumberStyle::Point), "1.200 days");
}

#[test]
fn periods_are_named() {
    let cases = [("2026-W04", "week 4 of 2026"), ("2026-04", "April 2026"), ("2026-04-03", "3 April 2026")];
    for (id, expected) in cases.into_iter().chain([("2026-03-01_2026-03-17", "1 to 17 March 2026"), ("all", "all")]) {
        assert_eq!(period(id, &english()), expected);
    }
}

#[test]
fn lists_and_plurals_read_as_english() {
    assert_eq!(written(r#"{{ ["a"] | join_words }}; {{ ["a", "b"] | join_words }}"#), "a; a and b");
    assert_eq!(written(r#"{{ ["a", "b", "c", "d"] | join_words(limit=2) }}"#), "a, b and 2 others");
    assert_eq!(written(r#"{{ ["a", "b", "c"] | join_words(limit=2) }}"#), "a, b and c");
    assert_eq!(written(r#"{{ 1 | plural(one="day") }}, {{ 1200 | plural(one="day") }}"#), "1 day, 1,200 days");
    assert_eq!(written(r#"{{ "head of UN" | upper_first }}{{ "" | upper_first }}"#), "Head of UN");
    assert_eq!(written(r#"{{ "Six men" | lower_first }} {{ "US forces" | lower_first }}"#), "six men US forces");
    assert_eq!(written(r#"{{ "The road" | inside }} {{ "Karsa" | inside }} {{ "" | inside }}"#), "the road Karsa ");
    assert_eq!(
        written(r#"{{ "A road" | inside }} {{ "I am" | inside }} {{ "US men" | inside }}"#),
        "a road I am US men"
    );
    assert_eq!(written(r#"{{ "Karsa (place)" | plain_name }} {{ "Front (HF)" | plain_name }}"#), "Karsa Front (HF)");
    assert_eq!(written(r#"{{ "we stay," | clause }} {{ "," | clause }}"#), "we stay ,");
    assert_eq!(
        written(r#"{{ '"stay," and go."' | clause }} {{ '"stay," and "go"' | clause }}"#),
        r#""stay," and go. "stay," and "go""#
    );
    assert_eq!(
        written(r#"{{ 'stay” and “go”' | clause }} {{ 'stay and go”' | clause }}"#),
        "stay” and “go” stay and go"
    );
    assert_eq!(written(r#"{{ 0 | plural(one="story", many="stories", bare=true) }}"#), "stories");
}
