//! A path into the data, in the language of templates.

use std::borrow::Cow;

use crate::diagnostic::{Diagnostic, Place};
use crate::render::language::{Expression, ExpressionKind, Literal, NodeKind, Span, parse};

/// What stands before a path where a template prints it.
const OPEN: &str = "{{ ";

/// One step of a path.
pub(super) struct Step {
    pub(super) to: To,
    /// Its place in the path.
    pub(super) span: Span,
}

/// Where a step leads.
pub(super) enum To {
    Field(String),
    Item(usize),
}

/// The steps of a path.
///
/// # Errors
/// It is no path.
pub(super) fn steps(path: &str) -> Result<Vec<Step>, Box<Diagnostic>> {
    if path.trim().is_empty() {
        return Ok(Vec::new());
    }
    let text = format!("{OPEN}{path} }}}}");
    let template = parse(&text).map_err(|fault| {
        let problem = Diagnostic::error(fault.message).at(place(path, &inside(&fault.span)));
        Box::new(problem.hint(fault.hint))
    })?;
    let mut steps = Vec::new();
    match template.nodes.first().map(|node| &node.kind) {
        Some(NodeKind::Print(expression)) if template.nodes.len() == 1 => add(expression, path, &mut steps)?,
        _ => return Err(no_path(path, &(0..path.len()))),
    }
    Ok(steps)
}

/// The place of a span of a path.
pub(super) fn place(path: &str, span: &Span) -> Place {
    Place::in_text("PATH", path, span.start, span.end)
}

fn inside(span: &Span) -> Span {
    span.start.saturating_sub(OPEN.len())..span.end.saturating_sub(OPEN.len())
}

fn no_path(path: &str, span: &Span) -> Box<Diagnostic> {
    let problem = Diagnostic::error("this is no path into the data").at(place(path, span));
    Box::new(problem.hint("names with dots between, positions in brackets: `findings[0].statements`"))
}

/// Adds the steps of an expression, the outermost last.
fn add(expression: &Expression<'_>, path: &str, steps: &mut Vec<Step>) -> Result<(), Box<Diagnostic>> {
    let (to, span) = match &expression.kind {
        ExpressionKind::Variable(name) => (To::Field(name.text.to_string()), &name.span),
        ExpressionKind::Field { of, name } => {
            add(of, path, steps)?;
            (To::Field(name.text.to_string()), &name.span)
        }
        ExpressionKind::Index { of, index } => {
            add(of, path, steps)?;
            let to = match &index.kind {
                ExpressionKind::Literal(Literal::Integer(at)) => usize::try_from(*at).ok().map(To::Item),
                ExpressionKind::Literal(Literal::Text(name)) => Some(To::Field(Cow::clone(name).into_owned())),
                _ => None,
            };
            (to.ok_or_else(|| no_path(path, &inside(&index.span)))?, &index.span)
        }
        _ => return Err(no_path(path, &inside(&expression.span))),
    };
    steps.push(Step { to, span: inside(span) });
    Ok(())
}
