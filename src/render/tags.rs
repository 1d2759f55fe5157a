//! A look at the tags of a template, outside comments, raw blocks and strings.

use std::ops::Range;

/// Where a template uses `safe` as a filter: `| safe`, `{% filter safe %}`. Byte offsets.
pub(super) fn uses_of_safe(text: &str) -> impl Iterator<Item = Range<usize>> {
    let words = words(text);
    let hits: Vec<_> = (1..words.len())
        .filter(|&at| words[at].text == "safe" && matches!(words[at - 1].text, "|" | "filter"))
        .map(|at| words[at].start..words[at].start + "safe".len())
        .collect();
    hits.into_iter()
}

/// The names of the components a template defines.
pub(super) fn components(text: &str) -> Vec<String> {
    let words = words(text);
    let names = words.windows(2).filter(|pair| pair[0].text == "component" && pair[0].opens_tag);
    names.map(|pair| pair[1].text.to_owned()).collect()
}

/// The innermost block that a template opens and never closes: its name and where it starts.
pub(super) fn unclosed(text: &str) -> Option<(&str, usize)> {
    let words = words(text);
    let mut open = Vec::new();
    for (at, word) in words.iter().enumerate().filter(|(_, word)| word.opens_tag) {
        let assigns = || words.get(at + 2).is_some_and(|word| word.text == "=");
        match word.text {
            "if" | "for" | "filter" | "component" | "block" => open.push((word.text, word.start)),
            "raw" if !text[word.start..].contains("endraw") => open.push((word.text, word.start)),
            "set" | "set_global" if !assigns() => open.push((word.text, word.start)),
            end if end.starts_with("end") && open.last().is_some_and(|(name, _)| end[3..] == **name) => {
                open.truncate(open.len() - 1);
            }
            _ => {}
        }
    }
    open.pop()
}

/// The tag that is still open at a byte offset: what opens it, and where.
pub(super) fn open_tag(text: &str, at: usize) -> Option<(&str, usize)> {
    let before = text.get(..at)?;
    let start = ["{{", "{%"].iter().filter_map(|open| before.rfind(open)).max()?;
    let open = &text[start..start + 2];
    (!before[start..].contains(closing(open))).then_some((open, start))
}

/// What closes the tag that `open` opens.
pub(super) fn closing(open: &str) -> &'static str {
    if open == "{{" { "}}" } else { "%}" }
}

/// The dotted name that starts at a byte offset, without what a function or an index adds to it.
pub(super) fn path_at(text: &str, at: usize) -> &str {
    let rest = text.get(at..).unwrap_or_default();
    let end = rest.find(|c: char| !is_name(c)).unwrap_or(rest.len());
    rest[..end].trim_end_matches('.')
}

/// A template's literal text; [`TAG`] stands for each tag, nothing for a comment.
pub(super) fn literal(text: &str) -> String {
    let (mut out, mut at) = (String::with_capacity(text.len()), 0);
    while let Some(found) = text[at..].find('{') {
        let open = at + found;
        let end = match text.as_bytes().get(open + 1) {
            Some(b'#') => end_of(text, open + 2, "#}"),
            Some(b'{') => tag(text, open + 2, "}}", &mut Vec::new()),
            Some(b'%') => tag(text, open + 2, "%}", &mut Vec::new()),
            _ => open,
        };
        out.push_str(&text[at..open]);
        match &text[open..end] {
            "" => out.push('{'),
            comment if comment.starts_with("{#") => {}
            _ => out.push(TAG),
        }
        at = end.max(open + 1);
    }
    out.push_str(&text[at..]);
    out
}

/// Stands for a tag in a template's literal text.
pub(crate) const TAG: char = char::REPLACEMENT_CHARACTER;

/// A name (with its dots) or a single other character, inside a tag.
struct Word<'a> {
    text: &'a str,
    start: usize,
    opens_tag: bool,
}

fn words(text: &str) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let mut at = 0;
    while let Some(found) = text[at..].find('{') {
        let open = at + found;
        at = match text.as_bytes().get(open + 1) {
            Some(b'#') => end_of(text, open + 2, "#}"),
            Some(b'{') => tag(text, open + 2, "}}", &mut words),
            Some(b'%') => {
                let first = words.len();
                let end = tag(text, open + 2, "%}", &mut words);
                let is_raw = words.get(first).is_some_and(|word| word.text == "raw");
                if is_raw { end_of_raw(text, end) } else { end }
            }
            _ => open + 1,
        };
    }
    words
}

fn end_of(text: &str, from: usize, mark: &str) -> usize {
    text[from..].find(mark).map_or(text.len(), |at| from + at + mark.len())
}

fn end_of_raw(text: &str, from: usize) -> usize {
    let mut at = from;
    while let Some(found) = text[at..].find("{%") {
        at += found + 2;
        if text[at..].trim_start_matches('-').trim_start().starts_with("endraw") {
            return end_of(text, at, "%}");
        }
    }
    text.len()
}

/// Reads the words of one tag; returns the offset just past it.
fn tag<'a>(text: &'a str, from: usize, close: &str, words: &mut Vec<Word<'a>>) -> usize {
    let mut at = from;
    let mut opens_tag = true;
    while let Some(c) = text[at..].chars().next() {
        if text[at..].starts_with(close) {
            return at + close.len();
        }
        let len = match c {
            '"' | '\'' | '`' => string_len(&text[at..], c),
            _ if is_name(c) => text[at..].find(|c| !is_name(c)).unwrap_or(text.len() - at),
            _ => c.len_utf8(),
        };
        if !c.is_whitespace() && c != '-' && !matches!(c, '"' | '\'' | '`') {
            words.push(Word { text: &text[at..at + len], start: at, opens_tag });
            opens_tag = false;
        }
        at += len;
    }
    text.len()
}

fn is_name(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || c == '.'
}

fn string_len(text: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if c == quote => return at + 1,
            _ => {}
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::{components, literal, unclosed, uses_of_safe};

    fn count(text: &str) -> usize {
        uses_of_safe(text).count()
    }

    #[test]
    fn safe_is_found_in_every_kind_of_tag() {
        for text in [
            "{{ x | safe }}",
            "{{x|safe}}",
            "{%- set y = x | lower |\n safe -%}",
            "{% filter safe %}a{% endfilter %}",
            "{{ <card a={x | safe}/> }}",
        ] {
            assert_eq!(count(text), 1, "{text}");
        }
    }

    #[test]
    fn safe_elsewhere_is_left_alone() {
        for text in [
            "a safe place | safe",
            "{# {{ x | safe }} #}",
            "{% raw %}{{ x | safe }}{% endraw %}",
            "{{ \"| safe\" }}",
            "{{ x.safe }}",
            "{{ safe }}",
            "{{ x | safely }}",
            "{",
            "{{ x",
        ] {
            assert_eq!(count(text), 0, "{text}");
        }
    }

    #[test]
    fn literal_text_is_what_stands_outside_tags() {
        let template = "{# note #}A {{ x | f(a=\"}}\") }} { b{% if y %}c{% endif %}";
        assert_eq!(literal(template), "A \u{fffd} { b\u{fffd}c\u{fffd}");
    }

    #[test]
    fn components_are_those_defined_not_those_called() {
        assert_eq!(components("{% component a.b(x) %}{{ <c x/> }}{% endcomponent a.b %}"), ["a.b"]);
    }

    #[test]
    fn the_innermost_open_block_is_named() {
        assert_eq!(unclosed("{% for a in b %}{% if a %}{% endif %}"), Some(("for", 3)));
        assert_eq!(unclosed("{% if a %}{% for b in c %}{{ b }}"), Some(("for", 13)));
        assert_eq!(unclosed("{% set a %}x{{ a }}"), Some(("set", 3)));
        assert_eq!(unclosed("{% component a(x) %}{{ x }}"), Some(("component", 3)));
    }

    #[test]
    fn closed_blocks_and_words_alike_are_no_open_blocks() {
        for text in [
            "{% for a in b %}{{ a }}{% else %}none{% endfor %}",
            "{% set a = 1 %}{% set b %}x{% endset %}",
            "{% raw %}{% if %}{% endraw %}",
            "{# {% if a %} #} if for set",
            "{{ \"{% if a %}\" }}",
            "{% component a(x) %}{% if x %}{% endif %}{% endcomponent a %}",
        ] {
            assert_eq!(unclosed(text), None, "{text}");
        }
    }
}
