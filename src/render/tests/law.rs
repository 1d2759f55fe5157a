//! The law: whatever a value says, the page has the structure it has for the value `x`.

use std::sync::LazyLock;

use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag};
use serde_json::Value;

use super::renderer;
use crate::briefing::Briefing;
use crate::render::fixture::briefing;
use crate::render::{Format, Renderer};

/// Fields that hold an article's or a plugin's own words.
const FREE: [&str; 30] = [
    "words",
    "detail",
    "because",
    "notes",
    "title",
    "name",
    "role",
    "wording",
    "claimant",
    "speaker",
    "source",
    "sources",
    "sentence",
    "message",
    "document",
    "noun",
    "type",
    "measure",
    "population",
    "subject",
    "place",
    "entity",
    "phrase",
    "columns",
    "rows",
    "cue",
    "file",
    "quantity",
    "story",
    "label",
];

/// The handmade briefing with `value` in the place of every free text.
fn infected(audience: &str, value: &str) -> Briefing {
    let mut json = serde_json::to_value(briefing(audience)).unwrap();
    infect(&mut json, value, false);
    json["audience"]["name"] = audience.into();
    serde_json::from_value(json).unwrap()
}

fn infect(json: &mut Value, value: &str, free: bool) {
    match json {
        Value::String(text) if free => value.clone_into(text),
        Value::Array(items) => items.iter_mut().for_each(|item| infect(item, value, free)),
        Value::Object(fields) => {
            if let Some(spans) = fields.get_mut("spans") {
                *spans = Value::Array(Vec::new());
            }
            fields.iter_mut().for_each(|(name, field)| infect(field, value, FREE.contains(&name.as_str())));
        }
        _ => {}
    }
}

/// The kinds of a page's events; texts that follow each other are one.
fn kinds(markdown: &str) -> Vec<String> {
    let options = Options::all() - Options::ENABLE_SMART_PUNCTUATION;
    let mut kinds: Vec<String> = Vec::new();
    for event in Parser::new_ext(markdown, options) {
        let kind = match event {
            Event::Start(Tag::Table(alignments)) => format!("table of {}", alignments.len()),
            Event::Start(tag) => format!("start {:?}", tag.to_end()),
            Event::End(tag) => format!("end {tag:?}"),
            Event::Text(_) => "text".to_owned(),
            Event::FootnoteReference(label) => format!("footnote {label}"),
            other => format!("{other:?}"),
        };
        if kind != "text" || kinds.last().is_none_or(|last| last != "text") {
            kinds.push(kind);
        }
    }
    kinds
}

/// The tags of a page, without their attributes' values.
fn tags(html: &str) -> Vec<&str> {
    html.split('<').skip(1).map(|tag| tag.split(['>', ' ']).next().unwrap_or_default()).collect()
}

fn page(renderer: &Renderer, audience: &str, value: &str, format: Format) -> String {
    renderer
        .open(&infected(audience, value), None)
        .and_then(|edition| edition.render(format))
        .unwrap_or_else(|fault| panic!("{value:?}: {fault}"))
}

/// The renderer, and the structures of each edition for the value `x`: its Markdown's kinds, its HTML's tags.
static PLAIN: LazyLock<(Renderer, [Structure; 6])> = LazyLock::new(|| {
    let renderer = renderer();
    let plain = AUDIENCES.map(|audience| structure(&renderer, audience, "x"));
    (renderer, plain)
});

/// The kinds of the Markdown's events and the tags of the HTML.
type Structure = (Vec<String>, Vec<String>);

const AUDIENCES: [&str; 6] = ["executive", "analyst", "press", "note", "newsletter", "slides"];

fn structure(renderer: &Renderer, audience: &str, value: &str) -> Structure {
    let html = page(renderer, audience, value, Format::Html);
    (kinds(&page(renderer, audience, value, Format::Markdown)), tags(&html).into_iter().map(str::to_owned).collect())
}

fn holds_for(value: &str) {
    let (renderer, plain) = &*PLAIN;
    for (audience, plain) in AUDIENCES.into_iter().zip(plain) {
        let made = structure(renderer, audience, value);
        same(&made.0, &plain.0, &format!("{audience}, Markdown, {value:?}"));
        same(&made.1, &plain.1, &format!("{audience}, HTML, {value:?}"));
    }
}

/// Shows where two pages part, and no more.
fn same<T: std::fmt::Debug + PartialEq>(made: &[T], plain: &[T], what: &str) {
    let parted = made.iter().zip(plain).position(|(a, b)| a != b);
    if let Some(at) = parted {
        let end = |list: &[T]| (at + 4).min(list.len());
        let from = at.saturating_sub(6);
        panic!("{what}\nmade:  {:?}\nplain: {:?}", &made[from..end(made)], &plain[from..end(plain)]);
    }
    assert_eq!(made.len(), plain.len(), "{what}");
}

/// Values that mean something to Markdown, HTML, Tera, a terminal or a reader's eye.
const HOSTILE: &[&str] = &[
    "{{ title }}",
    "{% raw %}",
    "{# x #}",
    "<script>alert(1)</script>",
    "</style><b>",
    "<!-- x",
    "]]>",
    "&amp;",
    "[a](javascript:alert(1))",
    "![a](http://example.org/a.png)",
    "](evidence:0)",
    "[^1]",
    "[^1]: x",
    "a|b|c",
    "|",
    "#",
    "# x",
    "```",
    "`x`",
    "~~~",
    "~~x~~",
    "*",
    "**x**",
    "_x_",
    "***",
    "---",
    "===",
    "- x",
    "+ x",
    "1. x",
    "1)",
    "12",
    "2026.",
    "> x",
    "\\",
    "x\\",
    ":x:",
    ": x",
    "x:",
    "https://example.org",
    "www.example.org",
    "a@example.org",
    "$x$",
    "$$",
    "^x^",
    "!",
    "x!",
    "(x)",
    "\"x\"",
    "a\n\nb",
    "a\r\n# b",
    "\u{2028}- x",
    "\u{b}x",
    "x\u{85}y",
    "\0",
    "\u{1b}[31m",
    "\u{202e}x",
    "\u{feff}",
    "\u{200b}",
    "“x”",
    "$1.2",
    ",",
    ",,",
    ".",
    "-5",
    "[ ] x",
    "[x]",
    "[!NOTE]",
    "[[x]]",
    "{.x}",
    "{#x}",
    "     x",
    "\tx",
    "x  ",
    "é",
    "漢字",
    "é*é*é",
];

#[test]
fn hostile_values_change_nothing() {
    for value in HOSTILE {
        holds_for(value);
    }
}

#[test]
fn blank_values_leave_no_marks() {
    for value in ["", " ", "\n\t", "\u{a0}", "\u{2003}\u{2003}"] {
        for audience in AUDIENCES {
            let made = page(&PLAIN.0, audience, value, Format::Html);
            let (_, body) = made.split_once("<body").unwrap();
            let (content, _) = body.split_once("id=\"evidence\"").unwrap_or((body, ""));
            assert!(!content.contains("**") && !content.contains("](") && !content.contains("[^"), "{content}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn any_value_leaves_the_structure_alone(
        value in "\\PC{1,24}|[-+*=#>|~`:!&\\[\\]()<>{}$^_\\\\ .,;a1é\n\t]{1,16}|[0-9]{1,10}[.)]? ?[a-z]{0,2}"
            .prop_filter("blank", |value: &String| !value.trim().is_empty())
    ) {
        holds_for(&value);
    }
}
