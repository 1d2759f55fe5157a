//! What the links of a briefing may lead to.

/// Where a link leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Target<'a> {
    /// `evidence:ID`: to the very sentence.
    Evidence(&'a str),
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
            Some(("chart", id)) => Target::Chart(id),
            Some(("badge", kind)) if is_kind(kind) => Target::Badge(kind),
            _ if is_page(destination) => Target::Page,
            _ => Target::Refused,
        }
    }
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
