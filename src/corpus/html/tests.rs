use super::*;

const BODY: &str = "<p>The river rose by two metres on Friday, and the road to Karsa was closed for the whole day.</p>\
    <p>“Nobody saw it coming,” said the mayor, who had slept in the town hall. Two bridges were damaged, he added.</p>\
    <p>The water is expected to fall by Sunday, the weather service said, but more rain may come next week.</p>";

fn page(head: &str, body: &str) -> Draft {
    let html =
        format!("<html><head>{head}</head><body><nav><a href=/>Home</a></nav><article>{body}</article></body></html>");
    read(html.into()).unwrap()
}

fn value(found: Option<Found<String>>) -> Option<String> {
    found.map(|found| found.value)
}

#[test]
fn main_text_has_paragraphs_and_no_menu() {
    let draft = page("<title>Rain</title>", BODY);
    let paragraphs: Vec<&str> = draft.text.split("\n\n").collect();
    assert_eq!(paragraphs.len(), 3, "{:?}", draft.text);
    assert!(paragraphs[0].starts_with("The river rose") && !draft.text.contains("Home"));
}

#[test]
fn structured_data_comes_before_meta_tags() {
    let head = r#"<meta property="og:title" content="No"><meta property="article:published_time" content="2026-01-01">
        <script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebSite"},
        {"@type":["NewsArticle"],"headline":"River &amp; rain","datePublished":"2026-04-03T23:00:00Z",
        "publisher":{"@type":"Organization","name":"Orlin Daily"},"mainEntityOfPage":{"@id":"https://orlin.example/1"}}]}</script>"#;
    let fields = page(head, BODY).fields;
    assert_eq!(value(fields.title).as_deref(), Some("River &amp; rain"));
    assert_eq!(value(fields.date).as_deref(), Some("2026-04-03T23:00:00Z"));
    assert_eq!(value(fields.source).as_deref(), Some("Orlin Daily"));
    assert_eq!(fields.url.as_deref(), Some("https://orlin.example/1"));
}

#[test]
fn meta_tags_and_time_elements_are_read() {
    let head = r#"<meta property="og:title" content="Rain &amp; river"><meta name="DATE" content="soon">
        <meta property="og:site_name" content="Orlin Daily"><link rel="canonical" href="https://orlin.example/2">"#;
    let fields = page(head, &format!(r#"<time datetime="2026-04-03">Friday</time>{BODY}"#)).fields;
    assert_eq!(value(fields.title).as_deref(), Some("Rain & river"));
    assert_eq!(value(fields.date).as_deref(), Some("2026-04-03"));
    assert_eq!(value(fields.source).as_deref(), Some("Orlin Daily"));
    assert_eq!(fields.url.as_deref(), Some("https://orlin.example/2"));
}

#[test]
fn page_cut_in_half_still_gives_its_text() {
    let html = format!("<html><head><title>Rain in Karsa today</title></head><body><article>{BODY}<p>More rain <a hre");
    let draft = read(html.into()).unwrap();
    assert!(draft.text.contains("Two bridges were damaged"), "{:?}", draft.text);
}

#[test]
fn page_without_an_article_is_a_problem() {
    for html in ["<html><body></body></html>", "<script>var x = 1;</script>", "<!-- nothing -->"] {
        assert!(read(html.into()).is_err(), "{html}");
    }
}

#[test]
fn declared_encoding_is_used() {
    let html = format!(
        "<html><head><meta charset='windows-1251'></head><body><article>{BODY}<p>XXXX</p></article></body></html>"
    );
    let mut bytes = html.into_bytes();
    let at = bytes.windows(4).position(|window| window == b"XXXX").unwrap();
    bytes[at..at + 4].copy_from_slice(b"\xcc\xe8\xf0!");
    let draft = read(bytes).unwrap();
    assert!(draft.text.contains("Мир!"), "{:?}", draft.text);
    assert!(draft.doubts.is_empty());
}

#[test]
fn deep_nesting_costs_no_stack() {
    let deep = |depth: usize| format!("<html><body>{}{BODY}{}", "<div>".repeat(depth), "</div>".repeat(depth));
    assert!(read(deep(100_000).into()).is_err());
    let run = move || read(deep(DEPTH - 10).into()).is_ok();
    // The stack of a worker thread.
    assert!(std::thread::Builder::new().stack_size(2 << 20).spawn(run).unwrap().join().is_ok());
}

#[test]
fn marking_is_the_highest_that_the_head_states() {
    let marking = |head: &str| {
        let draft = page(head, BODY);
        (draft.fields.marking, draft.doubts.len())
    };
    assert_eq!(marking(r#"<meta name="marking" content="TLP:AMBER">"#), (Some(Marking::Amber), 0));
    assert_eq!(
        marking(r#"<META content="green" NAME=TLP><meta property="marking" content="red">"#),
        (Some(Marking::Red), 0)
    );
    assert_eq!(marking(r#"<meta name="keywords" content="x"><!-- <meta name="marking" content="red"> -->"#), (None, 0));
    assert_eq!(marking(r#"<meta name="tlp" content="TLP:GREY">"#), (Some(Marking::Red), 1));
}

#[test]
fn page_without_an_article_that_names_a_marking_is_red() {
    let unread = |head: &str| read(format!("<html><head>{head}</head><body></body></html>").into()).unwrap_err();
    assert_eq!(unread(r#"<meta name="marking" content="green">"#).marking, Some(Marking::Red));
    assert_eq!(unread(r#"<meta name="author" content="green">"#).marking, None);
}
