//! What is wrong with a template that cannot be read, told where it went wrong rather than where it was noticed.

use std::borrow::Cow;

use super::lexer::{Token, TokenKind};
use super::tree::{ParameterType, Span};
use crate::diagnostic::{nearest, suggest};

/// How tags are written, for a fault about which nothing better is known.
const TAGS: &str = "`{{ value }}` prints, `{% if x %} … {% endif %}` and `{% for x in list %} … {% endfor %}` decide and \
                    repeat, `{{ <name key={value}/> }}` calls a component, `{# … #}` is a comment";

/// The words that begin a tag.
const STATEMENTS: [&str; 21] = [
    "if",
    "elif",
    "else",
    "endif",
    "for",
    "endfor",
    "set",
    "set_global",
    "endset",
    "filter",
    "endfilter",
    "include",
    "extends",
    "block",
    "endblock",
    "component",
    "endcomponent",
    "raw",
    "endraw",
    "break",
    "continue",
];

/// A syntax error: what, where, and what to do.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::render) struct Fault {
    pub(in crate::render) message: String,
    pub(in crate::render) span: Span,
    pub(in crate::render) hint: Cow<'static, str>,
}

impl Fault {
    pub(super) fn new(message: impl Into<String>, span: Span, hint: impl Into<Cow<'static, str>>) -> Fault {
        Fault { message: message.into(), span, hint: hint.into() }
    }

    pub(super) fn open_comment(start: usize) -> Fault {
        Fault::new("this comment is never closed", start..start + 2, "add `#}` where the comment ends")
    }

    pub(super) fn open_raw(tag: Span) -> Fault {
        Fault::new("this `raw` is never closed", tag, "close it with `{% endraw %}`")
    }

    pub(super) fn open_string(start: usize, quote: char) -> Fault {
        let message = format!("the text that `{quote}` opens has no closing `{quote}`");
        Fault::new(message, start..start + 1, "add it before the tag ends")
    }

    pub(super) fn unknown_sign(span: Span) -> Fault {
        let hint = "conditions are joined by `and`, `or` and `not`; a text stands in quotes";
        Fault::new("unexpected character", span, hint)
    }

    pub(super) fn number(span: Span) -> Fault {
        Fault::new("the number is too large", span, "whole numbers have at most 18 digits")
    }

    pub(super) fn escape(span: Span) -> Fault {
        let hint = r#"in a text, `\"`, `\'`, `\\`, `\/`, `\n`, `\t` and `\r` are known; a backslash itself is `\\`"#;
        Fault::new("unknown escape in a text", span, hint)
    }

    pub(super) fn open_tag(open: &str, start: usize) -> Fault {
        let close = if open == "{{" { "}}" } else { "%}" };
        let hint = format!("end it with `{close}`; outside a string it holds no other tag");
        Fault::new(format!("the tag `{open}` is not closed by `{close}`"), start..start + 2, hint)
    }

    pub(super) fn open_block(word: &str, span: Span) -> Fault {
        let close = if word == "<" { "</…>".to_owned() } else { format!("end{word}") };
        let what = if word == "<" { "component" } else { word };
        Fault::new(format!("this `{what}` is never closed"), span, format!("close it with `{{% {close} %}}`"))
    }

    pub(super) fn too_complex(span: Span) -> Fault {
        let hint = "divide it: name its parts with `{% set x = … %}`";
        Fault::new("the expression is too complex", span, hint)
    }

    /// A word that begins no tag, or not here, where the block `open` is the innermost.
    pub(super) fn unknown_tag(token: &Token<'_>, open: Option<&str>) -> Fault {
        let span = token.span.clone();
        let TokenKind::Name(word) = token.kind else { return Fault::new("unknown tag", span, TAGS) };
        if word.starts_with("end") || matches!(word, "else" | "elif") {
            let known = STATEMENTS.contains(&word);
            let hint = match open {
                _ if !known => nearest_statement(word),
                Some(open) => format!("the `{open}` before it is still open: `{{% end{open} %}}` comes first").into(),
                None => "no block is open before it".into(),
            };
            let what = if known { "misplaced" } else { "unknown" };
            return Fault::new(format!("{what} tag `{word}`"), span, hint);
        }
        Fault::new(format!("unknown tag `{word}`"), span, nearest_statement(word))
    }

    /// Something else than what should stand there.
    pub(super) fn unexpected(token: &Token<'_>, expected: &str) -> Fault {
        let found = described(&token.kind);
        Fault::new(
            format!("found {found} but expected {expected}"),
            token.span.clone(),
            hint_for(&token.kind, expected),
        )
    }

    pub(super) fn reserved(name: &str, span: Span) -> Fault {
        let hint = "choose another name";
        Fault::new(format!("`{name}` is a word of the language and cannot be a variable's name"), span, hint)
    }

    pub(super) fn twice(what: &str, name: &str, span: Span) -> Fault {
        Fault::new(format!("the {what} `{name}` is given twice"), span, "leave one of them out")
    }

    pub(super) fn end_name(what: &str, name: &str, found: &str, span: Span) -> Fault {
        let message = format!("this {what} was opened as `{name}`, and is closed as `{found}`");
        Fault::new(message, span, format!("close it with `{{% end{what} {name} %}}`"))
    }

    pub(super) fn parameter_type(name: &str, span: Span) -> Fault {
        let fault = Fault::new(format!("unknown type `{name}`"), span, "");
        let hint = suggest(name, ParameterType::NAMES).unwrap_or_default();
        Fault { hint: hint.into(), ..fault }
    }
}

fn nearest_statement(word: &str) -> Cow<'static, str> {
    nearest(word, STATEMENTS).map_or(TAGS.into(), |near| format!("did you mean `{near}`?").into())
}

fn described(kind: &TokenKind<'_>) -> String {
    match kind {
        TokenKind::Content(_) | TokenKind::Raw(_) | TokenKind::Comment => "text".to_owned(),
        TokenKind::PrintStart => "`{{`".to_owned(),
        TokenKind::PrintEnd => "`}}`".to_owned(),
        TokenKind::TagStart => "`{%`".to_owned(),
        TokenKind::TagEnd => "`%}`".to_owned(),
        TokenKind::Name(name) => format!("`{name}`"),
        TokenKind::Text(_) => "a text".to_owned(),
        TokenKind::Integer(number) => format!("the number {number}"),
        TokenKind::Float(number) => format!("the number {number}"),
        TokenKind::Bool(value) => format!("`{value}`"),
        TokenKind::Sign(sign) => format!("`{sign}`"),
    }
}

fn hint_for(found: &TokenKind<'_>, expected: &str) -> &'static str {
    match (found, expected) {
        (TokenKind::Sign("="), _) => {
            "`==` compares; `=` only stands in `{% set x = … %}` and before an argument's value"
        }
        (TokenKind::PrintEnd, "`,`" | "`}`") => "`}}` ends the tag here: put a space between two `}` that do not",
        (TokenKind::Name("if"), "`%}`") => "`else if` is written `elif`",
        (_, "`,`") => "a comma is missing before it; or the quotation mark that ends a text",
        (_, "`in`") => "a loop is written `{% for x in list %}`",
        (TokenKind::PrintEnd | TokenKind::TagEnd, _) => {
            "the tag ends too early: a value, a name or a bracket is missing before its end"
        }
        (_, "`}}`" | "`%}`") => "the tag should end here: filters follow `|`, conditions are joined by `and` and `or`",
        (_, "`=`" | "an argument's name") => "arguments are named: `name=value`, with commas between them",
        _ => TAGS,
    }
}
