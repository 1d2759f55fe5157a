//! What the links of a briefing may lead to, and where their marks stand.

use std::collections::VecDeque;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::notes::{Notes, Unknown};

/// Where a link leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Target<'a> {
    /// `evidence:ID`: to the very sentence.
    Evidence(&'a str),
    /// `list:ID`: to what a computed number is counted from.
    List(&'a str),
    /// `chart:ID`: a picture of a finding.
    Chart(&'a str),
    /// `badge:KIND`: no link, but a word set as a badge.
    Badge(&'a str),
    /// Another page, an address, or a place on this page.
    Page,
    /// Nowhere a briefing may lead; the link becomes its text.
    Refused,
}

impl Target<'_> {
    /// Reads a destination.
    pub(super) fn of(destination: &str) -> Target<'_> {
        match destination.split_once(':') {
            Some(("evidence", id)) => Target::Evidence(id),
            Some(("list", id)) => Target::List(id),
            Some(("chart", id)) => Target::Chart(id),
            Some(("badge", kind)) if is_kind(kind) => Target::Badge(kind),
            _ if is_page(destination) => Target::Page,
            _ => Target::Refused,
        }
    }
}

/// One use of a note by a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    /// The note's number.
    pub(super) number: usize,
    /// The link's anchor, for the way back.
    pub(super) anchor: String,
    /// Whether the number is shown: not where the next link of the same block (of a table: row) leads to the same note.
    pub(super) is_shown: bool,
    /// The address of the sentence in the page of its document.
    pub(super) page: Option<String>,
}

/// The marks of a page's links to notes, in the order of the page.
///
/// # Errors
/// When the briefing does not have what a link names.
pub(super) fn marks<'a, 'e: 'a>(
    events: impl Iterator<Item = &'a Event<'e>>,
    notes: &mut Notes<'_, '_>,
) -> Result<VecDeque<Mark>, Unknown> {
    let mut marks: VecDeque<Mark> = VecDeque::new();
    let mut is_same_block = false;
    for event in events {
        let destination = match event {
            Event::Start(Tag::Link { dest_url, .. }) => dest_url,

            Event::Start(tag) if is_block(&tag.to_end()) => {
                is_same_block = false;
                continue;
            }
            _ => continue,
        };
        let used = match Target::of(destination) {
            Target::Evidence(id) => notes.cite(id)?,
            Target::List(id) => notes.list(id)?,
            _ => continue,
        };
        if let Some(last) = marks.back_mut().filter(|last| is_same_block && last.number == used.number) {
            last.is_shown = false;
        }
        marks.push_back(Mark { number: used.number, anchor: used.anchor, is_shown: true, page: used.page });
        is_same_block = true;
    }
    Ok(marks)
}

fn is_block(tag: &TagEnd) -> bool {
    use TagEnd as Tag;
    !matches!(tag, Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link | Tag::Image | Tag::TableCell)
}

/// Whether an address may be a link out of a briefing.
pub(super) fn is_web(address: &str) -> bool {
    let scheme = address.split_once("://").map_or("", |(scheme, _)| scheme);
    (scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https")) && !address.contains(char::is_control)
}

fn is_page(destination: &str) -> bool {
    let is_mail = destination.get(..7).is_some_and(|start| start.eq_ignore_ascii_case("mailto:"));
    is_web(destination) || is_mail || destination.starts_with('#')
}

fn is_kind(kind: &str) -> bool {
    !kind.is_empty() && kind.bytes().all(|b| b.is_ascii_lowercase() || b == b'-')
}

#[cfg(test)]
mod tests {
    use super::Target;

    #[test]
    fn only_known_schemes_are_links() {
        assert_eq!(Target::of("evidence:0a1b2c3d"), Target::Evidence("0a1b2c3d"));
        assert_eq!(Target::of("badge:in-conflict"), Target::Badge("in-conflict"));
        for page in ["https://example.org/a", "HTTP://example.org", "mailto:ann@example.org", "#figures"] {
            assert_eq!(Target::of(page), Target::Page, "{page}");
        }
        for refused in [
            "javascript:alert(1)",
            "data:text/html,x",
            "file:///etc/passwd",
            "//example.org",
            "page.html",
            "",
            "badge:a b",
        ] {
            assert_eq!(Target::of(refused), Target::Refused, "{refused}");
        }
    }
}
