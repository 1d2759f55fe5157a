//! Where lines go in a text: columns, and the ends of what stands in it.

use crate::config::tree::{Entry, Node, Value};

/// Lines to be put into a text.
pub(super) struct Block<'a> {
    /// The lines, indented by two spaces a level.
    pub(super) lines: &'a str,
    /// The column of the outermost level, counted from zero.
    pub(super) column: usize,
    /// How many spaces a level has in the text.
    pub(super) step: usize,
}

impl Block<'_> {
    /// The text with the lines at the line start `at`; at the end of a text without a line end, on a line of their own.
    pub(super) fn put(&self, text: &str, at: usize) -> String {
        let line_break = if text[..at].ends_with("\r\n") || (!text[..at].ends_with('\n') && text.contains("\r\n")) {
            "\r\n"
        } else {
            "\n"
        };
        let mut out = text[..at].to_owned();
        if !out.is_empty() && !out.ends_with('\n') {
            out.push_str(line_break);
        }
        for line in self.lines.lines() {
            let words = line.trim_start_matches(' ');
            let indent = line.len() - words.len();
            if !words.is_empty() {
                let spaces = self.column + indent / 2 * self.step + indent % 2;
                out.extend(std::iter::repeat_n(' ', spaces));
                out.push_str(words.trim_end());
            }
            out.push_str(line_break);
        }
        out.push_str(&text[at..]);
        out
    }
}

/// The start of the line that holds the byte `at`.
fn line_start(text: &str, at: usize) -> usize {
    text.as_bytes()[..at].iter().rposition(|byte| *byte == b'\n').map_or(0, |end| end + 1)
}

/// The byte after the line that holds the byte `at`, be it within a character.
fn line_end(text: &str, at: usize) -> usize {
    text.as_bytes()[at..].iter().position(|byte| *byte == b'\n').map_or(text.len(), |end| at + end + 1)
}

/// The column of the byte `at`, counted from zero, where nothing but spaces stands before it on its line.
pub(super) fn column(text: &str, at: usize) -> Option<usize> {
    let before = text.get(..at)?.rsplit('\n').next()?;
    before.bytes().all(|byte| byte == b' ').then_some(before.len())
}

/// The column of the keys of a map, where it is written in lines and not in brackets.
pub(super) fn block_column(text: &str, node: &Node) -> Option<usize> {
    let is_block = matches!(&node.value, Value::Map(entries) if !entries.is_empty()) && node.span.is_empty();
    if is_block { column(text, node.span.start) } else { None }
}

/// The end of the last thing in a node that has a place, brackets aside.
pub(super) fn last_byte(node: &Node) -> usize {
    let entries = node.entries().iter().map(|entry| entry.key_span.end.max(last_byte(&entry.node)));
    entries.chain(node.items().iter().map(last_byte)).fold(node.span.end, usize::max)
}

/// The byte after the colon of an entry.
pub(super) fn colon(text: &str, entry: &Entry) -> Option<usize> {
    let rest = text.get(entry.key_span.end..)?;
    let words = rest.trim_start_matches(' ');
    words.starts_with(':').then(|| entry.key_span.end + rest.len() - words.len() + 1)
}

/// What follows an empty map or null on its line and after.
pub(super) fn after_nothing(text: &str) -> Option<&str> {
    let words = text.trim_start_matches(' ');
    if let Some(inside) = words.strip_prefix('{') {
        return inside.trim_start_matches(' ').strip_prefix('}');
    }
    let null = ["~", "null", "Null", "NULL"].iter().find_map(|null| words.strip_prefix(null));
    Some(null.unwrap_or(text))
}

/// Where a bracketed node or a scalar ends.
pub(super) fn flow_end(text: &str, node: &Node) -> Option<usize> {
    let close = match (&node.value, text.get(node.span.clone())?) {
        (Value::List(_), "[") => ']',
        (Value::Map(_), "{") => '}',
        (_, "") => return None,
        _ => return Some(node.span.end),
    };
    let mut at = node
        .items()
        .iter()
        .chain(node.entries().iter().map(|entry| &entry.node))
        .last()
        .map_or(Some(node.span.end), |last| flow_end(text, last))?;
    loop {
        let rest = text.get(at..)?;
        match rest.chars().next()? {
            c if c == close => return Some(at + 1),
            '#' => at = line_end(text, at),
            ' ' | '\t' | '\r' | '\n' | ',' => at += 1,
            _ => return None,
        }
    }
}

/// The ends of the lines that belong to what holds the byte `last`, which stands in the column `column`: first without
/// the blank lines that a text may end with, then with them.
pub(super) fn ends(text: &str, last: usize, column: usize) -> [usize; 2] {
    let last = last.min(text.len());
    let trimmed = text.as_bytes()[..last].trim_ascii_end().len();
    [trimmed, last].map(|last| block_end(text, line_end(text, last.saturating_sub(1)), column))
}

/// Takes in the lines from `start` on that are indented more than `column`, or close brackets. Comments after the last
/// of them belong to it if they are indented alike, unless they stand right over what follows and apart from it.
fn block_end(text: &str, start: usize, column: usize) -> usize {
    let (mut end, mut settled, mut cursor) = (start, start, start);
    let (mut gap, mut apart, mut after_comment) = (false, false, false);
    while cursor < text.len() {
        let next = line_end(text, cursor);
        let line = text[cursor..next].trim_end();
        let words = line.trim_start_matches(' ');
        let is_deeper = line.len() - words.len() > column;
        let is_comment = words.starts_with('#');
        if words.is_empty() {
            (gap, settled) = (true, end);
        } else if is_comment {
            apart |= !is_deeper;
            end = if apart { end } else { next };
        } else if is_deeper || words.starts_with([']', '}', ',']) {
            (end, settled, gap, apart) = (next, next, false, false);
        } else {
            return if gap && after_comment { settled } else { end };
        }
        (cursor, after_comment) = (next, is_comment);
    }
    end
}

/// The end of the document: the text's, or the line that marks it.
pub(super) fn document_end(text: &str, from: usize) -> usize {
    let mut cursor = line_end(text, from.min(text.len()).saturating_sub(1));
    while cursor < text.len() {
        let next = line_end(text, cursor);
        if text[cursor..next].trim_end() == "..." {
            return cursor;
        }
        cursor = next;
    }
    text.len()
}

/// Whether the line before the line start `at` is blank, or there is none.
pub(super) fn is_blank_before(text: &str, at: usize) -> bool {
    let before = &text[..at];
    before.is_empty() || (before.ends_with('\n') && before[line_start(text, at - 1)..].trim().is_empty())
}
