//! Escaping: a value comes out as a reader would see it in the article, wherever a template puts it.

use std::io::{self, Write};

/// Escapes a value for Markdown, so that it can neither start, end nor break any construct.
///
/// Every character that could be Markdown or HTML syntax is escaped with a backslash, at the places where it could
/// be: a full stop only after leading digits, a dash only in front. White space at the ends is dropped, runs of it and
/// line breaks become one space (a line break in a value would break a table), control characters become U+FFFD.
///
/// ```
/// use briefer::render::escape_markdown;
/// assert_eq!(escape_markdown("over 4,000 (about half)"), "over 4,000 (about half)");
/// assert_eq!(escape_markdown("a | b\n# [c](javascript:d)"), r"a \| b \# \[c\](javascript\:d)");
/// assert_eq!(escape_markdown("1. May - 1.5 %"), r"1\. May - 1.5 %");
/// ```
pub fn escape_markdown(value: &str) -> String {
    let mut out = String::with_capacity(value.len() + 8);
    let mut chars = value.trim().chars().peekable();
    let mut start = true;
    let mut leading_digits = false;
    while let Some(c) = chars.next() {
        if folds(c) {
            while chars.next_if(|&next| folds(next)).is_some() {}
            out.push(' ');
        } else {
            if needs_backslash(c, start, leading_digits, chars.peek().copied(), &out) {
                out.push('\\');
            }
            out.push(if c.is_control() { char::REPLACEMENT_CHARACTER } else { c });
        }
        leading_digits = (start || leading_digits) && c.is_ascii_digit();
        start = false;
    }
    out
}

/// [`escape_markdown`] in the form that Tera wants.
pub(super) fn write_markdown(value: &str, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(escape_markdown(value).as_bytes())
}

/// White space that ends a line somewhere, or that Markdown counts; a no-break space inside a value stays what it is.
fn folds(c: char) -> bool {
    c.is_ascii_whitespace() || matches!(c, '\u{b}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

fn needs_backslash(c: char, start: bool, leading_digits: bool, next: Option<char>, written: &str) -> bool {
    match c {
        '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '|' | '~' | '$' | '#' | '{' | '}' | '^' | '@' => true,
        // A list item, a thematic break, the underline of a heading; a link's destination after a template's `]`.
        '-' | '+' | '=' | '(' => start,
        // An ordered list item; `www.`, which many readers make a link.
        '.' => (leading_digits && next.is_none_or(char::is_whitespace)) || ends_with_www(written),
        ')' => leading_digits,
        // A template's `[` may follow: an image.
        '!' => next.is_none(),
        // An address or an emoji name; the definition of a footnote or a term.
        ':' => start || next.is_none_or(|c| c.is_alphabetic() || matches!(c, '/' | '+' | '-' | '_')),
        _ => false,
    }
}

fn ends_with_www(written: &str) -> bool {
    let bytes = written.as_bytes();
    bytes.len() >= 3 && bytes[bytes.len() - 3..].eq_ignore_ascii_case(b"www")
}

/// Escapes a value for HTML, text or quoted attribute; control characters other than white space become U+FFFD.
///
/// ```
/// assert_eq!(briefer::render::escape_html("<a title='x'>"), "&lt;a title=&#39;x&#39;&gt;");
/// ```
pub fn escape_html(value: &str) -> String {
    let mut out = String::with_capacity(value.len() + 8);
    for c in value.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c if c.is_control() && !c.is_ascii_whitespace() => out.push(char::REPLACEMENT_CHARACTER),
            c => out.push(c),
        }
    }
    out
}

/// [`escape_html`] in the form that Tera wants.
pub(super) fn write_html(value: &str, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(escape_html(value).as_bytes())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use pulldown_cmark::{Event, Options, Parser};

    use super::escape_markdown;

    /// What a reader sees: the text of all events.
    fn seen(markdown: &str) -> String {
        let options = Options::all() - Options::ENABLE_SMART_PUNCTUATION;
        let text = Parser::new_ext(markdown, options).filter_map(|event| match event {
            Event::Text(text) => Some(text.to_string()),
            _ => None,
        });
        text.collect()
    }

    #[test]
    fn reader_sees_the_characters_of_the_article() {
        for value in [
            "{{ x }} {% raw %} {# note #}",
            "<script>alert(1)</script>",
            "[a](javascript:alert(1))",
            "![a](http://tracker.example/p.gif)",
            "a | b | c",
            "# not a heading #",
            "`code` ``more`` ```fence",
            "[^1] and [^1]: a definition",
            "*bold* _thin_ ~~gone~~ ~sub~ ^sup^",
            "&amp; &#60; &copy",
            "https://example.org www.example.org ann@example.org",
            "1. first",
            "1986) second",
            "- item",
            "+ item",
            "=====",
            "-----",
            "***",
            ":smile: a:b: :",
            "ends in a backslash \\",
            "costs $5 and $6, $$x$$",
            "[ ] task [x] done",
            "> quoted",
            "[!NOTE]",
            "| a |\u{2028}|---|",
            "No!",
        ] {
            let folded: String = value.split_whitespace().collect::<Vec<_>>().join(" ");
            assert_eq!(seen(&escape_markdown(value)), folded, "alone");
            assert_eq!(seen(&format!("- {}", escape_markdown(value))), folded, "in a list");
            assert_eq!(seen(&format!("[{}](#a)", escape_markdown(value))), folded, "in a link");
        }
    }

    #[test]
    fn control_characters_cannot_drive_a_terminal() {
        assert_eq!(escape_markdown("a\u{1b}[2J\0"), "a\u{fffd}\\[2J\u{fffd}");
    }

    #[test]
    fn plain_prose_stays_plain() {
        let prose = "Northern Wire: \"over 4,000\" (10 %), he said; at 10:30 it was 3.5 - or so. 'No!' he said";
        assert_eq!(escape_markdown(prose), prose);
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]
        #[test]
        fn any_value_is_seen_as_it_is(value in "[ -~]{0,12}|\\PC{0,8}|[0-9]{1,3}[.)] ?x?|[-+=*#>|~`:!&\\[\\]() a1\n]{0,8}") {
            let expected = value.trim().split(super::folds).filter(|s| !s.is_empty()).collect::<Vec<_>>().join(" ");
            prop_assert_eq!(seen(&format!("x {} x", escape_markdown(&value))), format!("x {expected} x"));
        }
    }
}
