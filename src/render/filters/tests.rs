//! What the filters write.

use proptest::prelude::*;

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

/// What `template` makes of a text.
fn made_of(text: &str, template: &str) -> String {
    let mut tera = tera::Tera::default();
    super::register(&mut tera, &english(), Format::Markdown);
    let mut context = tera::Context::new();
    context.insert("text", text);
    tera.render_str(template, &context, false).unwrap_or_else(|error| error.to_string())
}

fn cut(text: &str, length: usize) -> String {
    made_of(text, &format!("{{{{ text | truncate(length={length}) }}}}"))
}

#[test]
fn texts_are_cut_where_a_reader_would() {
    for (text, length, expected) in [
        ("Short enough.", 13, "Short enough."),
        (
            "Gen. Malo left the camp on Friday. Nobody knows why he did.",
            45,
            "Gen. Malo left the camp on Friday.\u{a0}…",
        ),
        ("The road to Karsa is closed, the mayor of the town said.", 40, "The road to Karsa is closed\u{a0}…"),
        ("The road to Karsa is open for trucks of all sizes", 34, "The road to Karsa is open\u{a0}…"),
        ("The camp in Karsa held between 4,000 and 6,000 people", 44, "The camp in Karsa held\u{a0}…"),
        ("Floccinaucinihilipilification is a word", 12, "Floccinaucinihilipilification\u{a0}…"),
        ("Onewordthatislongerthanthat", 12, "Onewordthatislongerthanthat"),
        ("He said “We will never leave our houses” and left them", 34, "He said “We will never leave\u{a0}…”"),
        ("“We surrender to nobody,” the general never said.", 36, "“We surrender\u{a0}…”"),
        ("The group (which has fighters everywhere) stayed", 34, "The group (which has fighters\u{a0}…)"),
    ] {
        assert_eq!(cut(text, length), expected);
        let longest = length.max(text.split(' ').next().unwrap_or_default().chars().count() + 2);
        assert!(cut(text, length).chars().count() <= longest, "{text}");
    }
}

#[test]
fn what_a_template_captured_is_not_cut_within_a_link() {
    let captured = |text: &str, length: usize| {
        let filter = format!("{{% filter truncate(length={length}) %}}{text}{{% endfilter %}}");
        let mut tera = tera::Tera::default();
        super::register(&mut tera, &english(), Format::Markdown);
        tera.render_str(&filter, &tera::Context::new(), true).unwrap_or_else(|error| error.to_string())
    };
    let link = "It holds [over 700 Orsan citizens](evidence:0a1b2c3d) in tents of the army";
    assert_eq!(captured(link, 40), "It holds [over 700 Orsan citizens](evidence:0a1b2c3d)\u{a0}…");
    assert_eq!(captured(link, 20), "It holds\u{a0}…");
    assert_eq!(captured(link, 90), link);
    assert_eq!(
        captured("[over 700 Orsan citizens](evidence:0a1b2c3d)", 12),
        "[over 700 Orsan citizens](evidence:0a1b2c3d)"
    );
    assert_eq!(captured("<b>over 700 Orsan</b> citizens", 12), "<b>over 700 Orsan</b> citizens");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn any_text_is_cut_to_its_length_or_kept(text in "[a-z\u{201c}\u{201d}\"(),. 0-9\u{fc}\u{20ac}]{0,80}", length in 10_usize..60) {
        let made = cut(&text, length);
        let first = text.split_whitespace().next().unwrap_or_default().chars().count();
        prop_assert!(made.chars().count() <= length.max(first + 4), "{made}");
        prop_assert!(made == text.trim() || made.contains('…'));
    }
}

#[test]
fn sorting_puts_what_is_null_last() {
    let list = r#"[{"a": "Orsa", "b": 2}, {"a": none, "b": 1}, {"a": "émile", "b": none}]"#;
    for (by, expected) in [("a", "émile Orsa ."), ("b", ". Orsa émile")] {
        let template = format!(
            r#"{{% for x in {list} | sort(attribute="{by}") %}}{{{{ x.a or "." }}}}{{% if not loop.last %}} {{% endif %}}{{% endfor %}}"#
        );
        assert_eq!(written(&template), expected);
    }
    assert_eq!(written(r#"{{ ["b", "a"] | sort | join(sep=" ") }}"#), "a b");
}

#[test]
fn amounts_are_written_in_words_as_numbers_or_both() {
    let of = |fields: &str, form: &str| written(&format!("{{{{ {{{fields} }} | amount(as=\"{form}\") }}}}"));
    let some = r#""wording": "some four thousand men,", "low": 4000, "high": 4000, "qualifier": "about""#;
    assert_eq!(of(some, "words"), "some four thousand men");
    assert_eq!(of(some, "number"), "about 4,000");
    assert_eq!(of(some, "both"), "about 4,000 (“some four thousand men”)");
    let money = r#""wording": "$45 million", "low": 45000000, "high": 45000000, "attributes": {"quantity": "money", "unit": "USD"}"#;
    let percent =
        r#""wording": "a third", "low": 33, "high": none, "attributes": {"quantity": "percent", "unit": "%"}"#;
    assert_eq!(of(percent, "number"), "at least 33%");
    for held in [
        money,
        r#""wording": "hundreds of men", "low": 200, "high": none, "qualifier": "vague""#,
        r#""wording": "from 4,000 to 6,000 men", "low": 4000, "high": 6000"#,
        r#""wording": "no number", "low": none, "high": none"#,
        r#""wording": "3 a day", "low": 3, "high": 3, "attributes": {"quantity": "rate", "unit": "day"}"#,
    ] {
        assert_eq!(of(held, "both"), of(held, "words"), "said once");
    }
    assert_eq!(of(r#""wording": "14,000 men", "low": 4000, "high": 4000"#, "both"), "4,000 (“14,000 men”)");
    assert!(written("{{ 3 | amount }}").contains("expected a statement, found a number"));
}
