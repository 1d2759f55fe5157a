//! The Markdown edition: links to notes become footnotes, charts become tables.

use std::ops::Range;

use pulldown_cmark::{CowStr, Event, LinkType, Options, Parser, Tag, TagEnd};

use super::Fault;
use super::escape::escape_markdown;
use super::links::{Target, marks};
use super::notes::{Notes, Unknown};

/// The Markdown that templates may use.
pub(super) const OPTIONS: Options = Options::ENABLE_TABLES.union(Options::ENABLE_FOOTNOTES);

/// Removes what tags leave behind: white space on empty lines, more than one empty line in a row.
pub(super) fn tidy(markdown: &str) -> String {
    let mut out = String::with_capacity(markdown.len());
    let mut empty = true;
    for line in markdown.lines() {
        let blank = line.trim().is_empty();
        if blank && empty {
            continue;
        }
        out.push_str(if blank { "" } else { line });
        out.push('\n');
        empty = blank;
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

/// Replaces every chart by what `chart` makes of its id and title, and every other picture by its text.
pub(super) fn expand_charts<'a>(
    markdown: &'a str,
    mut chart: impl FnMut(&str, &str) -> Result<String, Fault>,
) -> Result<String, Fault> {
    if !markdown.contains("![") {
        return Ok(markdown.to_owned());
    }
    let mut edits = Vec::new();
    let mut open: Option<(CowStr<'a>, Range<usize>, String)> = None;
    for (event, range) in Parser::new_ext(markdown, OPTIONS).into_offset_iter() {
        match (&mut open, event) {
            (None, Event::Start(Tag::Image { dest_url, .. })) => open = Some((dest_url, range, String::new())),
            (Some((_, _, alt)), Event::Text(text) | Event::Code(text)) => alt.push_str(&text),
            (Some((_, outer, _)), Event::End(TagEnd::Image)) if *outer == range => {
                let Some((destination, range, alt)) = open.take() else { continue };
                let text = match Target::of(&destination) {
                    Target::Chart(id) => format!("\n\n{}\n\n", chart(id, &alt)?.trim()),
                    _ => escape_markdown(&alt),
                };
                edits.push((range, text));
            }
            _ => {}
        }
    }
    Ok(apply(markdown, edits))
}

/// Replaces links to notes by their words and a footnote reference, badges by emphasis, and refused links by their text.
pub(super) fn expand_links(markdown: &str, notes: &mut Notes<'_, '_>) -> Result<String, Unknown> {
    let events: Vec<(Event<'_>, Range<usize>)> = Parser::new_ext(markdown, OPTIONS).into_offset_iter().collect();
    let mut marks = marks(events.iter().map(|(event, _)| event), notes)?;
    let mut edits = Vec::new();
    let mut text = String::new();
    let mut open: Option<(LinkType, CowStr<'_>)> = None;
    for (event, range) in events {
        match event {
            Event::Start(Tag::Link { link_type, dest_url, .. }) => {
                text.clear();
                open = Some((link_type, dest_url));
            }
            Event::Text(part) | Event::Code(part) => text.push_str(&part),
            Event::End(TagEnd::Link) => {
                let Some((link_type, destination)) = open.take() else { continue };
                let inner = inner_source(&markdown[range.clone()], link_type).unwrap_or_else(|| escape_markdown(&text));
                let replacement = match Target::of(&destination) {
                    Target::Evidence(_) | Target::List(_) => match marks.pop_front() {
                        Some(mark) if mark.is_shown => format!("{inner}[^{}]", mark.number),
                        _ => inner,
                    },
                    Target::Badge(_) => format!("*{inner}*"),
                    Target::Page => continue,
                    Target::Chart(_) | Target::Refused => inner,
                };
                edits.push((range, replacement));
            }
            _ => {}
        }
    }
    Ok(apply(markdown, edits))
}

/// The source between the brackets of an inline link.
fn inner_source(source: &str, link_type: LinkType) -> Option<String> {
    let end = source.rfind("](")?;
    (link_type == LinkType::Inline).then(|| source[1..end].to_owned())
}

fn apply(text: &str, edits: Vec<(Range<usize>, String)>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for (range, replacement) in edits {
        if range.start >= at {
            out.push_str(&text[at..range.start]);
            out.push_str(&replacement);
            at = range.end;
        }
    }
    out.push_str(&text[at..]);
    out
}

#[cfg(test)]
mod tests {
    use super::{expand_charts, tidy};

    #[test]
    fn tidy_leaves_one_empty_line() {
        assert_eq!(tidy("\n\n# a\n  \n\t\n\nb  \nc\n\n"), "# a\n\nb  \nc\n");
    }

    #[test]
    fn pictures_become_tables_or_text() {
        let chart = |id: &str, title: &str| Ok(format!("<{id}|{title}>"));
        let expanded = expand_charts("a\n\n![How *many*](chart:0a)\n\n![x \\* y](http://example.org/a.png)", chart);
        assert_eq!(expanded.unwrap_or_default(), "a\n\n\n\n<0a|How many>\n\n\n\nx \\* y");
    }
}
