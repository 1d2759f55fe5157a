//! Web pages: the main text, and what the page says about itself.

use std::panic::{AssertUnwindSafe, catch_unwind};

use dom_smoothie::{Config, Readability, ReadabilityError, TextMode};
use encoding_rs::Encoding;
use serde_json::Value;

use super::dates;
use super::document::{Found, Origin};
use super::draft::{Draft, Fields, Unread, found};
use super::{encoding, markings};
use crate::diagnostic::{Diagnostic, Place};
use crate::marking::Marking;

/// Pages with more elements are refused: extraction takes time that grows faster than the page.
const ELEMENTS: usize = 200_000;
/// How deep elements may nest before the page is refused, as browsers do: extraction takes time that grows with the square.
const DEPTH: usize = 512;
/// How much of a page is searched for its declared encoding, in bytes.
const DECLARATION: usize = 2048;

/// Reads a web page. The text is what was extracted, paragraphs parted by blank lines.
///
/// # Errors
/// When the bytes are no text, or no text is found on the page.
pub(crate) fn read(bytes: Vec<u8>) -> Result<Draft, Unread> {
    let declared = declared_encoding(&bytes);
    let mut decoded = encoding::decode(bytes, declared)?;
    let made = extract_guarded(&decoded.text, &mut decoded.doubts);
    let (text, fields) = made.map_err(|fault| {
        let marking = marking_tag(&decoded.text).map(|_| Marking::Red);
        Unread { fault, marking }
    })?;
    Ok(Draft { text, differs: true, id: None, fields, doubts: decoded.doubts })
}

fn extract_guarded(html: &str, doubts: &mut Vec<Diagnostic>) -> Result<(String, Fields), Diagnostic> {
    if nests_too_deep(html) {
        return Err(Diagnostic::warning(format!("the page nests elements more than {DEPTH} deep"))
            .hint("save the article as text"));
    }
    // The extractor works on untrusted pages in code that is not ours; a fault in it must cost this page alone.
    catch_unwind(AssertUnwindSafe(|| extract(html, doubts))).unwrap_or_else(|_| {
        Err(Diagnostic::warning("the page could not be taken apart").hint("save the article as text"))
    })
}

fn extract(html: &str, doubts: &mut Vec<Diagnostic>) -> Result<(String, Fields), Diagnostic> {
    let config = Config {
        text_mode: TextMode::Formatted,
        max_elements_to_parse: ELEMENTS,
        char_threshold: 200,
        ..Config::default()
    };
    let nothing = |error| match error {
        ReadabilityError::TooManyElements(..) => {
            Diagnostic::warning(format!("the page has more than {ELEMENTS} elements")).hint("save the article as text")
        }
        _ => Diagnostic::warning("no article was found on the page")
            .hint("save the article as text, or leave the page out with an `exclude` glob"),
    };
    let mut page = Readability::new(html, None, Some(config)).map_err(nothing)?;
    let mut fields = fields(&page);
    fields.marking = marking(&page, html, doubts);
    let article = page.parse().map_err(nothing)?;
    let text = paragraphs(&article.text_content);
    if text.is_empty() { Err(nothing(ReadabilityError::GrabFailed)) } else { Ok((text, fields)) }
}

/// The lines of an extracted text, trimmed, with one blank line between paragraphs and no space doubled.
fn paragraphs(extracted: &str) -> String {
    let mut text = String::with_capacity(extracted.len());
    let mut blank = false;
    for line in extracted.lines() {
        let mut words = line.split_whitespace().peekable();
        if words.peek().is_none() {
            blank = !text.is_empty();
            continue;
        }
        if !text.is_empty() {
            text.push_str(if blank { "\n\n" } else { "\n" });
        }
        blank = false;
        for (index, word) in words.enumerate() {
            if index > 0 {
                text.push(' ');
            }
            text.push_str(word);
        }
    }
    text
}

fn fields(page: &Readability) -> Fields {
    let data = structured_data(page);
    let stated = |name: &str| data.as_ref().and_then(|data| text_at(data, name));
    let meta = |names: &[&str]| names.iter().find_map(|name| meta(page, name));
    let field = |value: Option<String>| value.and_then(|value| found(&value, Origin::Field));
    let publisher = data.as_ref().and_then(|data| data.get("publisher")).and_then(name_of);
    let title = stated("headline").or_else(|| meta(&["og:title", "twitter:title", "dc.title"]));
    let page_title = || Some(page.get_article_title().to_string());
    let dates = [
        stated("datePublished"),
        meta(&[
            "article:published_time",
            "date",
            "pubdate",
            "publishdate",
            "dc.date",
            "dc.date.issued",
            "datepublished",
        ]),
        attribute(page, "[itemprop=datePublished]", "datetime"),
        attribute(page, "[itemprop=datePublished]", "content"),
        attribute(page, "article time[datetime], time[pubdate], time[datetime]", "datetime"),
    ];
    let source = publisher.or_else(|| meta(&["og:site_name", "publisher", "dc.publisher", "application-name"]));
    let url = attribute(page, "link[rel=canonical]", "href").or_else(|| meta(&["og:url"]));
    let url = url.or_else(|| stated("url")).or_else(|| data.as_ref()?.get("mainEntityOfPage").and_then(id_of));
    Fields {
        title: field(title).or_else(|| field(page_title())),
        date: first_date(dates),
        source: field(source),
        url: field(url).map(|url| url.value),
        language: None,
        marking: None,
        language_hint: attribute(page, "html[lang]", "lang"),
    }
}

/// The first value that is a date, else the first value, so that what is wrong with it can be said.
fn first_date(values: [Option<String>; 5]) -> Option<Found<String>> {
    let values: Vec<_> = values.into_iter().flatten().filter_map(|value| found(&value, Origin::Field)).collect();
    values.iter().find(|value| dates::parse(&value.value).is_some()).or(values.first()).cloned()
}

/// The highest marking of the page's `<meta name="marking">` and `<meta name="tlp">`.
fn marking(page: &Readability, html: &str, doubts: &mut Vec<Diagnostic>) -> Option<Marking> {
    let place = marking_tag(html)?;
    let values = markings::FIELDS.iter().flat_map(|name| metas(page, name));
    markings::stated(values.map(|value| (value, Some(place.clone()))), doubts)
}

/// The first tag that is to hold a marking.
fn marking_tag(html: &str) -> Option<Place> {
    let tags = html
        .match_indices('<')
        .filter(|(at, _)| html.as_bytes()[at + 1..].get(..4).is_some_and(|name| name.eq_ignore_ascii_case(b"meta")));
    let tags = tags.map(|(at, _)| (at, html[at..].split_inclusive('>').next().unwrap_or_default()));
    let names_one = |tag: &str| {
        tag.split(|c: char| !c.is_ascii_alphanumeric())
            .any(|word| markings::FIELDS.iter().any(|name| word.eq_ignore_ascii_case(name)))
    };
    tags.filter(|(_, tag)| names_one(tag)).map(|(at, tag)| Place::in_text("", html, at, at + tag.len())).next()
}

/// The content of `<meta name=…>` or `<meta property=…>`, names compared without case.
fn meta(page: &Readability, wanted: &str) -> Option<String> {
    metas(page, wanted).into_iter().next()
}

fn metas(page: &Readability, wanted: &str) -> Vec<String> {
    let is_wanted = |name: Option<_>| name.is_some_and(|name: String| name.eq_ignore_ascii_case(wanted));
    let tags = page.doc.select("meta[content]");
    let contents = tags.nodes().iter().filter_map(|node| {
        let attribute = |name: &str| node.attr(name).map(|value| value.to_string());
        let fits = is_wanted(attribute("property")) || is_wanted(attribute("name")) || is_wanted(attribute("itemprop"));
        fits.then(|| attribute("content")).flatten().filter(|content| !content.trim().is_empty())
    });
    contents.collect()
}

fn attribute(page: &Readability, selector: &str, name: &str) -> Option<String> {
    let value = page.doc.select_single(selector).attr(name)?.to_string();
    (!value.trim().is_empty()).then_some(value)
}

/// The JSON-LD object that describes the article.
fn structured_data(page: &Readability) -> Option<Value> {
    page.doc.select("script[type='application/ld+json']").nodes().iter().find_map(|script| {
        let text = script.text();
        let json = text.trim().trim_start_matches("<![CDATA[").trim_end_matches("]]>");
        article_in(serde_json::from_str(json).ok()?)
    })
}

fn article_in(value: Value) -> Option<Value> {
    match value {
        Value::Array(values) => values.into_iter().find_map(article_in),
        Value::Object(mut object) => {
            if is_article(object.get("@type")) {
                return Some(Value::Object(object));
            }
            object.remove("@graph").and_then(article_in)
        }
        _ => None,
    }
}

fn is_article(kind: Option<&Value>) -> bool {
    let names_article = |name: &str| name.ends_with("Article") || name.ends_with("Posting") || name == "Report";
    match kind {
        Some(Value::String(name)) => names_article(name),
        Some(Value::Array(names)) => names.iter().filter_map(Value::as_str).any(names_article),
        _ => false,
    }
}

fn text_at(data: &Value, name: &str) -> Option<String> {
    data.get(name)?.as_str().map(str::to_owned).filter(|text| !text.trim().is_empty())
}

/// The name of an organization: itself, its `name`, or the first one's of a list.
fn name_of(value: &Value) -> Option<String> {
    match value {
        Value::String(name) => Some(name.clone()),
        Value::Array(values) => values.iter().find_map(name_of),
        value => text_at(value, "name"),
    }
}

fn id_of(value: &Value) -> Option<String> {
    value.as_str().map(str::to_owned).or_else(|| text_at(value, "@id"))
}

/// The encoding that the page declares in its first bytes: `<meta charset=…>` or `content="text/html; charset=…"`.
fn declared_encoding(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes[..bytes.len().min(DECLARATION)].to_ascii_lowercase();
    let at = head.windows(8).position(|window| window == b"charset=")? + 8;
    let label = head[at..].trim_ascii_start();
    let label = label.strip_prefix(b"\"").or_else(|| label.strip_prefix(b"'")).unwrap_or(label);
    let end = label.iter().position(|b| !b.is_ascii_alphanumeric() && !matches!(b, b'-' | b'_' | b':'));
    let encoding = Encoding::for_label(&label[..end.unwrap_or(label.len())])?;
    // A page whose declaration can be read byte by byte is not UTF-16, whatever it says.
    encoding.is_ascii_compatible().then_some(encoding)
}

/// Elements that have no end tag, or are closed by the next of their kind.
const UNCLOSED: &[&str] = &[
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr", "p", "li",
    "td", "th", "tr", "dt", "dd", "option",
];

/// Whether start tags outnumber end tags by more than [`DEPTH`] somewhere: an upper bound that costs one pass.
fn nests_too_deep(html: &str) -> bool {
    let mut depth = 0_usize;
    for (at, _) in html.match_indices('<') {
        let rest = &html[at + 1..];
        if let Some(rest) = rest.strip_prefix('/') {
            depth -= usize::from(depth > 0 && !is_unclosed(rest));
        } else if rest.starts_with(|c: char| c.is_ascii_alphabetic()) && !is_unclosed(rest) {
            depth += 1;
            if depth > DEPTH {
                return true;
            }
        }
    }
    false
}

fn is_unclosed(tag: &str) -> bool {
    let end = tag.bytes().take(10).take_while(u8::is_ascii_alphanumeric).count();
    UNCLOSED.iter().any(|name| tag[..end].eq_ignore_ascii_case(name))
}

#[cfg(test)]
mod tests;
