//! The language of templates, read into a syntax tree with the place of every word in it.
//!
//! It accepts what Tera accepts, which shows no tree of its own, and says what is wrong with the rest in words for people who write
//! templates. Reading takes time in proportion to the text, goes no deeper than [`limits`] says, and never panics.

mod component;
mod expression;
mod fault;
mod lexer;
mod limits;
mod parser;
#[cfg(test)]
mod tests;
mod tree;
mod walk;

pub(super) use self::fault::Fault;
pub(super) use self::tree::{
    Argument, ArrayEntry, Binary, Branch, Call, Component, ComponentCall, Expression, ExpressionKind, Literal,
    MapEntry, Name, Node, NodeKind, Parameter, ParameterType, Span, Template, Unary,
};
pub(super) use self::walk::{Word, words};

use self::lexer::TokenKind;

/// Reads a template.
///
/// # Errors
/// The first thing that is wrong with it.
pub(super) fn parse(text: &str) -> Result<Template<'_>, Fault> {
    parser::Parser::new(text).template()
}

/// Stands for a tag in a template's literal text.
pub(crate) const TAG: char = char::REPLACEMENT_CHARACTER;

/// A template's literal text; [`TAG`] stands for each tag, nothing for a comment.
pub(super) fn literal(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for token in lexer::tokens(text).0 {
        match token.kind {
            TokenKind::Content(words) => out.push_str(words),
            TokenKind::Raw(words) => out.extend([TAG.encode_utf8(&mut [0; 4]), words, TAG.encode_utf8(&mut [0; 4])]),
            TokenKind::PrintEnd | TokenKind::TagEnd => out.push(TAG),
            _ => {}
        }
    }
    out
}
