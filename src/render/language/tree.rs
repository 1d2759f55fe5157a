//! What a template is made of. Every span is a range of bytes of the template's text.

use std::borrow::Cow;
use std::ops::Range;

/// Where something stands.
pub(in crate::render) type Span = Range<usize>;

/// A whole template.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::render) struct Template<'t> {
    /// The template it extends.
    pub(in crate::render) parent: Option<Name<'t>>,
    /// What it holds beside components.
    pub(in crate::render) nodes: Vec<Node<'t>>,
    /// The components it defines.
    pub(in crate::render) components: Vec<Component<'t>>,
}

/// A word with its place. A component's may be dotted, a template's is the path in its quotation marks.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::render) struct Name<'t> {
    pub(in crate::render) text: Cow<'t, str>,
    pub(in crate::render) span: Span,
}

/// A piece of a template's body.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::render) struct Node<'t> {
    pub(in crate::render) kind: NodeKind<'t>,
    /// From the opening tag's start to its end; of literal text, all of it.
    pub(in crate::render) span: Span,
}

#[derive(Clone, Debug, PartialEq)]
pub(in crate::render) enum NodeKind<'t> {
    /// Literal text.
    Text(&'t str),
    /// `{{ value }}`
    Print(Expression<'t>),
    /// `{% set name = value %}`
    Set { name: Name<'t>, value: Expression<'t>, is_global: bool },
    /// `{% set name | filter %}…{% endset %}`
    Capture { name: Name<'t>, filters: Vec<Call<'t>>, body: Vec<Node<'t>>, is_global: bool },
    /// `{% include "parts/watch.md" %}`
    Include(Name<'t>),
    /// `{% block name %}…{% endblock %}`
    Block { name: Name<'t>, body: Vec<Node<'t>> },
    /// `{% for key, value in target %}…{% else %}…{% endfor %}`
    For {
        key: Option<Name<'t>>,
        value: Name<'t>,
        target: Expression<'t>,
        body: Vec<Node<'t>>,
        otherwise: Vec<Node<'t>>,
    },
    /// `{% if a %}…{% elif b %}…{% else %}…{% endif %}`
    If { branches: Vec<Branch<'t>>, otherwise: Option<Vec<Node<'t>>> },
    /// `{% filter upper | trim %}…{% endfilter %}`
    FilterSection { filters: Vec<Call<'t>>, body: Vec<Node<'t>> },
    /// `{% <card title="x"> %}…{% </card> %}`
    Component { call: ComponentCall<'t>, body: Vec<Node<'t>> },
    /// `{% break %}`, `{% continue %}`
    Jump,
}

/// A condition and what stands under it.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::render) struct Branch<'t> {
    pub(in crate::render) condition: Expression<'t>,
    pub(in crate::render) body: Vec<Node<'t>>,
}

/// A value, or how it is made.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::render) struct Expression<'t> {
    pub(in crate::render) kind: ExpressionKind<'t>,
    pub(in crate::render) span: Span,
    /// Whether it is made of literals alone.
    pub(in crate::render) is_literal: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub(in crate::render) enum ExpressionKind<'t> {
    Literal(Literal<'t>),
    Array(Vec<ArrayEntry<'t>>),
    Map(Vec<MapEntry<'t>>),
    Variable(Name<'t>),
    /// `of.name`, `of?.name`
    Field {
        of: Box<Expression<'t>>,
        name: Name<'t>,
    },
    /// `of[index]`, `of?[index]`
    Index {
        of: Box<Expression<'t>>,
        index: Box<Expression<'t>>,
    },
    /// `of[start:end:step]`
    Slice {
        of: Box<Expression<'t>>,
        bounds: Vec<Expression<'t>>,
    },
    /// `of | name(argument=value)`
    Filter {
        of: Box<Expression<'t>>,
        call: Call<'t>,
    },
    /// `of is name(argument=value)`
    Test {
        of: Box<Expression<'t>>,
        call: Call<'t>,
    },
    /// `then if condition else otherwise`
    Ternary {
        condition: Box<Expression<'t>>,
        then: Box<Expression<'t>>,
        otherwise: Box<Expression<'t>>,
    },
    /// `[item for key, value in target if condition]`
    Comprehension {
        item: Box<Expression<'t>>,
        key: Option<Name<'t>>,
        value: Name<'t>,
        target: Box<Expression<'t>>,
        condition: Option<Box<Expression<'t>>>,
    },
    /// `<name argument={value}/>`
    Component(ComponentCall<'t>),
    /// `name(argument=value)`
    Function(Call<'t>),
    Unary {
        operator: Unary,
        of: Box<Expression<'t>>,
    },
    Binary {
        operator: Binary,
        left: Box<Expression<'t>>,
        right: Box<Expression<'t>>,
    },
}

#[derive(Clone, Debug, PartialEq)]
pub(in crate::render) enum Literal<'t> {
    None,
    Bool(bool),
    Integer(i64),
    Float(f64),
    Text(Cow<'t, str>),
}

#[derive(Clone, Debug, PartialEq)]
pub(in crate::render) enum ArrayEntry<'t> {
    Item(Expression<'t>),
    Spread(Expression<'t>),
}

#[derive(Clone, Debug, PartialEq)]
pub(in crate::render) enum MapEntry<'t> {
    /// The key is none where it is no text.
    Pair(Option<Cow<'t, str>>, Expression<'t>),
    Spread(Expression<'t>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::render) enum Unary {
    Not,
    Minus,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::render) enum Binary {
    And,
    Or,
    In,
    Equal,
    NotEqual,
    /// `<`, `<=`, `>`, `>=`
    Order,
    /// `+`, `-`, `*`, `/`, `//`, `%`, `**`
    Arithmetic,
    /// `~`
    Concat,
}

/// A filter, function or test with its arguments.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::render) struct Call<'t> {
    pub(in crate::render) name: Name<'t>,
    pub(in crate::render) arguments: Vec<Argument<'t>>,
}

/// `name=value`
#[derive(Clone, Debug, PartialEq)]
pub(in crate::render) struct Argument<'t> {
    pub(in crate::render) name: Name<'t>,
    pub(in crate::render) value: Expression<'t>,
}

/// A component with its arguments.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::render) struct ComponentCall<'t> {
    pub(in crate::render) name: Name<'t>,
    pub(in crate::render) arguments: Vec<Argument<'t>>,
    /// `{...map}`
    pub(in crate::render) spreads: Vec<Expression<'t>>,
    pub(in crate::render) has_body: bool,
}

/// `{% component name(parameter, …) %}…{% endcomponent name %}`
#[derive(Clone, Debug, PartialEq)]
pub(in crate::render) struct Component<'t> {
    pub(in crate::render) name: Name<'t>,
    pub(in crate::render) parameters: Vec<Parameter<'t>>,
    /// `...rest`
    pub(in crate::render) rest: Option<Name<'t>>,
    pub(in crate::render) body: Vec<Node<'t>>,
}

/// `@name: string = "default"`
#[derive(Clone, Debug, PartialEq)]
pub(in crate::render) struct Parameter<'t> {
    pub(in crate::render) name: Name<'t>,
    /// Taken from where the component is called, if it is not given.
    pub(in crate::render) is_implicit: bool,
    /// As declared, or as of the default.
    pub(in crate::render) declared: Option<ParameterType>,
    pub(in crate::render) default: Option<Expression<'t>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::render) enum ParameterType {
    Text,
    Bool,
    Integer,
    Float,
    Number,
    Array,
    Map,
    Bytes,
}

impl ParameterType {
    /// The names of all, for suggesting one.
    pub(super) const NAMES: [&str; 8] = ["string", "bool", "integer", "float", "number", "array", "map", "bytes"];

    /// The type of a name, in any case of letters.
    pub(super) fn named(name: &str) -> Option<ParameterType> {
        Some(match name.to_lowercase().as_str() {
            "string" => ParameterType::Text,
            "bool" => ParameterType::Bool,
            "integer" => ParameterType::Integer,
            "float" => ParameterType::Float,
            "number" => ParameterType::Number,
            "array" => ParameterType::Array,
            "map" => ParameterType::Map,
            "bytes" => ParameterType::Bytes,
            _ => return None,
        })
    }

    /// Its name in a template.
    pub(in crate::render) fn name(self) -> &'static str {
        match self {
            ParameterType::Text => "string",
            ParameterType::Bool => "bool",
            ParameterType::Integer => "integer",
            ParameterType::Float => "float",
            ParameterType::Number => "number",
            ParameterType::Array => "array",
            ParameterType::Map => "map",
            ParameterType::Bytes => "bytes",
        }
    }

    /// The type of a default; none of `none`.
    pub(super) fn of(default: &Expression<'_>) -> Option<ParameterType> {
        Some(match &default.kind {
            ExpressionKind::Literal(Literal::Bool(_)) => ParameterType::Bool,
            ExpressionKind::Literal(Literal::Integer(_)) => ParameterType::Integer,
            ExpressionKind::Literal(Literal::Float(_)) => ParameterType::Float,
            ExpressionKind::Literal(Literal::Text(_)) => ParameterType::Text,
            ExpressionKind::Array(_) => ParameterType::Array,
            ExpressionKind::Map(_) => ParameterType::Map,
            _ => return None,
        })
    }

    /// Whether a value of the type `given` may stand where this one is declared.
    pub(super) fn takes(self, given: ParameterType) -> bool {
        self == given
            || (self == ParameterType::Number && matches!(given, ParameterType::Integer | ParameterType::Float))
    }
}
