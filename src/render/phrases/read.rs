//! Reads a file of phrases: Fluent's syntax by its own parser, into pieces that know where they stand.

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, Variant, VariantKey};
use fluent_syntax::parser::{ErrorKind, ParserError, parse};
use fluent_syntax::unicode::unescape_unicode_to_string;

use crate::render::escape_html;
use crate::render::language::Span;

/// A phrase as its file has it.
#[derive(Debug)]
pub(super) struct Phrase {
    /// Its name; that of a term, which other phrases alone may name, begins with `-`.
    pub(super) name: String,
    pub(super) span: Span,
    pub(super) pieces: Vec<Piece>,
}

/// A part of a phrase.
#[derive(Debug)]
pub(super) enum Piece {
    /// Words: as Markdown has them, and as HTML has them.
    Words { plain: String, html: String },
    /// `{ $name }`
    Argument { name: String, span: Span },
    /// `{ name }`: another phrase, which sees the same arguments.
    Phrase { name: String, span: Span },
    /// `{ $name -> [one] … *[other] … }`
    Choice { by: String, span: Span, ways: Vec<(Key, Vec<Piece>)>, otherwise: Vec<Piece> },
}

/// What an argument is compared with.
#[derive(Debug)]
pub(super) enum Key {
    /// A word, or the language's own class of a number: `one`, `other`.
    Word(String),
    Number(f64),
}

/// Something wrong in a file.
#[derive(Debug)]
pub(super) struct Fault {
    pub(super) message: String,
    pub(super) span: Span,
    pub(super) hint: String,
}

/// The phrases of a text, and what is wrong with the rest.
pub(super) fn read(text: &str) -> (Vec<Phrase>, Vec<Fault>) {
    if let Some(span) = too_deep(text) {
        let fault = Fault {
            message: "these `{` stand too deep in each other".into(),
            span,
            hint: "close some with `}`".into(),
        };
        return (Vec::new(), vec![fault]);
    }
    let (resource, errors) = match parse(text) {
        Ok(resource) => (resource, Vec::new()),
        Err((resource, errors)) => (resource, errors),
    };
    let mut reader = Reader { text, faults: errors.iter().map(|error| syntax(text, error)).collect() };
    let mut phrases: Vec<Phrase> = Vec::new();
    for entry in &resource.body {
        let (name, pattern, has_attributes, mark) = match entry {
            Entry::Message(message) => (message.id.name, message.value.as_ref(), !message.attributes.is_empty(), ""),
            Entry::Term(term) => (term.id.name, Some(&term.value), !term.attributes.is_empty(), "-"),
            _ => continue,
        };
        let span = reader.span(name);
        if has_attributes {
            reader.refuse("an attribute", &span, "write a phrase of its own in its place");
        }
        let pieces = pattern.map(|pattern| reader.pattern(pattern)).unwrap_or_default();
        phrases.push(Phrase { name: format!("{mark}{name}"), span, pieces });
    }
    (phrases, reader.faults)
}

/// More braces in each other no phrase has; the parser would go down with them.
const DEEPEST: usize = 64;

/// Where braces of one phrase stand too deep in each other.
fn too_deep(text: &str) -> Option<Span> {
    let mut depth = 0_usize;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        // A line that is not indented begins a phrase or a comment.
        if line.starts_with(|c: char| c == '#' || c == '-' || c.is_ascii_alphabetic()) {
            depth = 0;
        }
        for (offset, brace) in line.match_indices(['{', '}']) {
            depth = if brace == "{" { depth + 1 } else { depth.saturating_sub(1) };
            if depth > DEEPEST {
                return Some(at + offset..at + offset + 1);
            }
        }
        at += line.len();
    }
    None
}

struct Reader<'t> {
    text: &'t str,
    faults: Vec<Fault>,
}

impl<'t> Reader<'t> {
    /// Where a part of the text stands in it.
    fn span(&self, part: &'t str) -> Span {
        let start = (part.as_ptr() as usize).saturating_sub(self.text.as_ptr() as usize).min(self.text.len());
        start..(start + part.len()).min(self.text.len())
    }

    fn refuse(&mut self, what: &str, span: &Span, hint: &str) {
        let message = format!("a phrase cannot hold {what}");
        self.faults.push(Fault { message, span: span.clone(), hint: hint.to_owned() });
    }

    fn pattern(&mut self, pattern: &Pattern<&'t str>) -> Vec<Piece> {
        pattern.elements.iter().filter_map(|element| self.element(element)).collect()
    }

    fn element(&mut self, element: &PatternElement<&'t str>) -> Option<Piece> {
        match element {
            PatternElement::TextElement { value } => Some(words(&unbroken(value))),
            PatternElement::Placeable { expression } => self.expression(expression),
        }
    }

    fn expression(&mut self, expression: &Expression<&'t str>) -> Option<Piece> {
        match expression {
            Expression::Inline(inline) => self.inline(inline),
            Expression::Select { selector: InlineExpression::VariableReference { id }, variants } => {
                Some(self.choice(id.name, variants))
            }
            Expression::Select { variants, .. } => {
                let span = variants.first().map_or(0..0, |variant| self.span(key_text(&variant.key)));
                self.refuse("a choice by anything but an argument", &span, "write `{ $count -> [one] … *[other] … }`");
                None
            }
        }
    }

    fn inline(&mut self, inline: &InlineExpression<&'t str>) -> Option<Piece> {
        match inline {
            InlineExpression::StringLiteral { value } => Some(words(&unescape_unicode_to_string(value))),
            InlineExpression::NumberLiteral { value } => Some(words(value)),
            InlineExpression::VariableReference { id } => {
                Some(Piece::Argument { name: id.name.to_owned(), span: self.span(id.name) })
            }
            InlineExpression::MessageReference { id, attribute: None } => {
                Some(Piece::Phrase { name: id.name.to_owned(), span: self.span(id.name) })
            }
            InlineExpression::TermReference { id, attribute: None, arguments: None } => {
                Some(Piece::Phrase { name: format!("-{}", id.name), span: self.span(id.name) })
            }
            InlineExpression::Placeable { expression } => self.expression(expression),
            InlineExpression::FunctionReference { id, .. } => {
                let span = self.span(id.name);
                self.refuse("a function", &span, "numbers come written as the edition writes them: `{ $count }`");
                None
            }
            InlineExpression::MessageReference { id, .. } | InlineExpression::TermReference { id, .. } => {
                let span = self.span(id.name);
                self.refuse("an attribute or arguments of another", &span, "another phrase sees the same arguments");
                None
            }
        }
    }

    fn choice(&mut self, by: &'t str, variants: &[Variant<&'t str>]) -> Piece {
        let (mut ways, mut otherwise) = (Vec::new(), Vec::new());
        for variant in variants {
            let pieces = self.pattern(&variant.value);
            if variant.default {
                otherwise = pieces;
            } else {
                ways.push((key(&variant.key), pieces));
            }
        }
        Piece::Choice { by: by.to_owned(), span: self.span(by), ways, otherwise }
    }
}

fn key_text<'t>(key: &VariantKey<&'t str>) -> &'t str {
    match key {
        VariantKey::Identifier { name } => name,
        VariantKey::NumberLiteral { value } => value,
    }
}

fn key(key: &VariantKey<&str>) -> Key {
    match key {
        VariantKey::Identifier { name } => Key::Word((*name).to_owned()),
        VariantKey::NumberLiteral { value } => {
            value.parse().map_or_else(|_| Key::Word((*value).to_owned()), Key::Number)
        }
    }
}

fn words(plain: &str) -> Piece {
    Piece::Words { plain: plain.to_owned(), html: escape_html(plain) }
}

/// Words on one line, whose spaces do not break before high punctuation and inside quotation marks with points, where languages have
/// them.
fn unbroken(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    let mut chars = words.chars().peekable();
    while let Some(c) = chars.next() {
        out.push(match (c, chars.peek()) {
            (' ', Some(';' | '!' | '?')) => '\u{202f}',
            (' ', Some(':' | '»' | '%')) => '\u{a0}',
            (' ', _) if out.ends_with('«') => '\u{a0}',
            // A line break would end a cell of a table.
            ('\n', _) => ' ',
            (c, _) => c,
        });
    }
    out
}

/// What the parser found wrong, in words for people who write phrases.
fn syntax(text: &str, error: &ParserError) -> Fault {
    let (message, hint) = match &error.kind {
        ErrorKind::ExpectedMessageField { entry_id } | ErrorKind::ExpectedTermField { entry_id } => {
            (format!("the phrase `{entry_id}` has no words"), "write `name = its words`, further lines indented")
        }
        ErrorKind::ExpectedToken(token) if *token == '=' => (
            "a `=` is missing behind the phrase's name".to_owned(),
            "a name is letters, digits and hyphens: `in-conflict = in conflict`",
        ),
        ErrorKind::ExpectedToken(' ') => ("a comment begins with `# `".to_owned(), "put a space behind the `#`"),
        ErrorKind::ExpectedToken(token) => {
            (format!("a `{token}` is missing"), "write `{ $name }`, or `{ $count -> [one] … *[other] … }`")
        }
        ErrorKind::MissingDefaultVariant => {
            ("a choice needs one way that is taken otherwise".to_owned(), "put `*` before it: `*[other]`")
        }
        ErrorKind::MultipleDefaultVariants => {
            ("a choice has two ways that are taken otherwise".to_owned(), "leave `*` at one of them")
        }
        ErrorKind::UnbalancedClosingBrace => {
            ("this `}` closes nothing".to_owned(), "for the sign itself write `{\"}\"}`")
        }
        ErrorKind::ExpectedCharRange { .. } => (
            "a phrase begins with its name".to_owned(),
            "write `name = its words`; further lines of a phrase are indented, a comment begins with `#`",
        ),
        ErrorKind::MissingValue => ("a way of a choice has no words".to_owned(), "for no words write `{\"\"}`"),
        other => (
            format!("this cannot be read: {}", lower_first(&other.to_string())),
            "write `{ $name }` for an argument, `{\"{\"}` for a brace",
        ),
    };
    // What the parser gives up at may be the end of a line, or of the text.
    let start = error.pos.start.min(text.len());
    Fault { message, span: start..error.pos.end.min(text.len()).max(start), hint: hint.to_owned() }
}

fn lower_first(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
}
