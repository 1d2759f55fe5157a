//! What is wrong with a template that cannot be read, told where it went wrong rather than where it was noticed.

use super::errors::lower_first;
use super::tags;
use super::templates::Templates;
use crate::diagnostic::{Diagnostic, nearest};

/// How tags are written, for a fault about which nothing better is known.
const TAGS: &str = "`{{ value }}` prints, `{% if x %} … {% endif %}` and `{% for x in list %} … {% endfor %}` decide and \
                    repeat, `{{ <name key={value}/> }}` calls a component, `{# … #}` is a comment";

/// The words that begin a tag.
const STATEMENTS: [&str; 12] =
    ["if", "elif", "else", "endif", "for", "endfor", "set", "endset", "filter", "include", "component", "raw"];

/// A syntax error with its place and a hint.
pub(super) fn diagnostic(report: &tera::ReportError, templates: &Templates) -> Diagnostic {
    let (name, range) = (report.filename(), report.span().range.clone());
    let (message, text) = (report.message().trim_end_matches('.'), templates.text(name).unwrap_or_default());
    let at_end = message == "Unexpected end of input";
    let next_tag = text
        .get(range.start..)
        .is_some_and(|rest| rest.starts_with('{') || (rest.starts_with('}') && !rest.starts_with("}}")));
    let found = |message: String, start: usize, words: &str| {
        Diagnostic::error(message).at(templates.place(name, start..start + words.len()))
    };
    if let Some((block, start)) = at_end.then(|| tags::unclosed(text)).flatten() {
        return found(format!("this `{block}` is never closed"), start, block)
            .hint(format!("close it with `{{% end{block} %}}`"));
    }
    if let Some((open, start)) = (at_end || (next_tag && message.contains(" but expected ")))
        .then(|| tags::open_tag(text, range.start))
        .flatten()
    {
        let close = tags::closing(open);
        return found(format!("the tag `{open}` is not closed by `{close}`"), start, open)
            .hint(format!("end it with `{close}`; outside a string it holds no other tag"));
    }
    let hint = match text.get(range.clone()) {
        Some(word) if message.starts_with("Unknown tag") => unknown_tag(word, &text[..range.start]),
        _ => hint_for(message).to_owned(),
    };
    Diagnostic::error(lower_first(message)).at(templates.place(name, range)).hint(hint)
}

/// What to do about a word that begins no tag, or not here.
fn unknown_tag(word: &str, before: &str) -> String {
    if word.starts_with("end") || matches!(word, "else" | "elif") {
        return match tags::unclosed(before) {
            Some((block, _)) => format!("the `{block}` before it is still open: `{{% end{block} %}}` comes first"),
            None => "no block is open before it".to_owned(),
        };
    }
    nearest(word, STATEMENTS).map_or_else(|| TAGS.to_owned(), |near| format!("did you mean `{near}`?"))
}

fn hint_for(message: &str) -> &'static str {
    if message.starts_with("Found `=`") {
        "`==` compares; `=` only stands in `{% set x = … %}` and before an argument's value"
    } else if message.starts_with("Found `}}`") || message.starts_with("Found `%}`") {
        "the tag ends too early: a value, a name or a bracket is missing before its end"
    } else if message.ends_with("expected }}") || message.ends_with("expected %}") {
        "the tag should end here: filters follow `|`, conditions are joined by `and` and `or`"
    } else if message.ends_with("expected in") {
        "a loop is written `{% for x in list %}`"
    } else if message.starts_with("String opened") {
        "add it before the tag ends"
    } else if message.starts_with("Closing comment") {
        "add it where the comment ends"
    } else if message.starts_with("Unexpected end of raw") {
        "close it with `{% endraw %}`"
    } else if message.starts_with("Unexpected character") {
        "conditions are joined by `and`, `or` and `not`; a text stands in quotes"
    } else {
        TAGS
    }
}
