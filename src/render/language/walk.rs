//! Every word of a template that names something.

use super::tree::{
    Argument, ArrayEntry, Call, ComponentCall, Expression, ExpressionKind, MapEntry, Name, Node, NodeKind, Template,
};

/// A word that names something which is defined elsewhere.
#[derive(Clone, Copy, Debug)]
pub(in crate::render) enum Word<'a, 't> {
    /// A variable, or a field of a value.
    #[cfg(test)]
    Path(&'a Name<'t>),
    /// With the value that it is used on; none where that is a section's text.
    Filter(&'a Call<'t>, Option<&'a Expression<'t>>),
    Test(&'a Call<'t>),
    Function(&'a Call<'t>),
    Component(&'a ComponentCall<'t>),
    Include(&'a Name<'t>),
    Block(&'a Name<'t>),
}

/// Hands on every word of a template, in its components too.
pub(in crate::render) fn words<'a, 't>(template: &'a Template<'t>, each: &mut dyn FnMut(Word<'a, 't>)) {
    nodes(&template.nodes, each);
    for component in &template.components {
        nodes(&component.body, each);
    }
}

fn nodes<'a, 't>(all: &'a [Node<'t>], each: &mut dyn FnMut(Word<'a, 't>)) {
    for node in all {
        match &node.kind {
            NodeKind::Text(_) | NodeKind::Jump => {}
            NodeKind::Print(value) | NodeKind::Set { value, .. } => expression(value, each),
            NodeKind::Capture { filters, body, .. } | NodeKind::FilterSection { filters, body } => {
                for call in filters {
                    each(Word::Filter(call, None));
                    arguments(&call.arguments, each);
                }
                nodes(body, each);
            }
            NodeKind::Include(name) => each(Word::Include(name)),
            NodeKind::Block { name, body } => {
                each(Word::Block(name));
                nodes(body, each);
            }
            NodeKind::For { target, body, otherwise, .. } => {
                expression(target, each);
                nodes(body, each);
                nodes(otherwise, each);
            }
            NodeKind::If { branches, otherwise } => {
                for branch in branches {
                    expression(&branch.condition, each);
                    nodes(&branch.body, each);
                }
                nodes(otherwise.as_deref().unwrap_or_default(), each);
            }
            NodeKind::Component { call, body } => {
                component(call, each);
                nodes(body, each);
            }
        }
    }
}

fn component<'a, 't>(call: &'a ComponentCall<'t>, each: &mut dyn FnMut(Word<'a, 't>)) {
    each(Word::Component(call));
    arguments(&call.arguments, each);
    for spread in &call.spreads {
        expression(spread, each);
    }
}

fn arguments<'a, 't>(all: &'a [Argument<'t>], each: &mut dyn FnMut(Word<'a, 't>)) {
    for argument in all {
        expression(&argument.value, each);
    }
}

fn expression<'a, 't>(value: &'a Expression<'t>, each: &mut dyn FnMut(Word<'a, 't>)) {
    match &value.kind {
        ExpressionKind::Literal(_) => {}
        ExpressionKind::Array(entries) => {
            for ArrayEntry::Item(entry) | ArrayEntry::Spread(entry) in entries {
                expression(entry, each);
            }
        }
        ExpressionKind::Map(entries) => {
            for MapEntry::Pair(_, entry) | MapEntry::Spread(entry) in entries {
                expression(entry, each);
            }
        }
        #[cfg(test)]
        ExpressionKind::Variable(name) => each(Word::Path(name)),
        #[cfg(not(test))]
        ExpressionKind::Variable(_) => {}
        #[cfg(test)]
        ExpressionKind::Field { of, name } => {
            expression(of, each);
            each(Word::Path(name));
        }
        #[cfg(not(test))]
        ExpressionKind::Field { of, .. } => expression(of, each),
        ExpressionKind::Slice { of, bounds } => {
            expression(of, each);
            bounds.iter().for_each(|bound| expression(bound, each));
        }
        ExpressionKind::Filter { of, call } => {
            expression(of, each);
            each(Word::Filter(call, Some(of)));
            arguments(&call.arguments, each);
        }
        ExpressionKind::Test { of, call } => {
            expression(of, each);
            each(Word::Test(call));
            arguments(&call.arguments, each);
        }
        ExpressionKind::Ternary { condition, then, otherwise } => {
            [then, condition, otherwise].into_iter().for_each(|part| expression(part, each));
        }
        ExpressionKind::Comprehension { item, target, condition, .. } => {
            [Some(item), Some(target), condition.as_ref()]
                .into_iter()
                .flatten()
                .for_each(|part| expression(part, each));
        }
        ExpressionKind::Component(call) => component(call, each),
        ExpressionKind::Function(call) => {
            each(Word::Function(call));
            arguments(&call.arguments, each);
        }
        ExpressionKind::Unary { of, .. } => expression(of, each),
        ExpressionKind::Index { of: left, index: right } | ExpressionKind::Binary { left, right, .. } => {
            expression(left, each);
            expression(right, each);
        }
    }
}
