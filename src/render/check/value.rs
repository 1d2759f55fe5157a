//! The type of an expression, and what cannot be of the values in it.

use std::collections::{BTreeMap, BTreeSet};

use super::calls::made;
use super::flow::Flow;
use super::scope::Scope;
use super::signatures::{FUNCTIONS, Takes, find};
use super::types::Type;
use crate::diagnostic::{nearest, suggest};
use crate::render::language::{
    ArrayEntry, Binary, ComponentCall, Expression, ExpressionKind, Literal, MapEntry, Name, Parameter, ParameterType,
    Span, Unary,
};

/// Shows everything that a template sees; for looking, not for use.
const CONTEXT: &str = "__tera_context";

impl<'l, 't> Flow<'l, 't> {
    /// The type of a value.
    pub(super) fn value(&mut self, value: &'l Expression<'t>, scope: &mut Scope) -> Type {
        match &value.kind {
            ExpressionKind::Literal(literal) => literal_type(literal),
            ExpressionKind::Array(entries) => self.array(entries, scope),
            ExpressionKind::Map(entries) => self.map(entries, scope),
            ExpressionKind::Variable(name) => self.variable(name, scope),
            ExpressionKind::Field { of, name } => {
                let whole = self.value(of, scope);
                self.field(&whole, of, name, &value.span)
            }
            ExpressionKind::Index { of, index } => self.index(of, index, scope),
            ExpressionKind::Slice { of, bounds } => self.slice(of, bounds, scope),
            ExpressionKind::Filter { of, call } => {
                let whole = self.value(of, scope);
                self.filter(whole, call, &of.span, scope)
            }
            ExpressionKind::Test { of, call } => {
                self.test(of, call, scope);
                Type::Bool
            }
            ExpressionKind::Ternary { condition, then, otherwise } => {
                drop(self.value(condition, scope));
                let then = self.value(then, scope);
                then.or(self.value(otherwise, scope))
            }
            ExpressionKind::Comprehension { item, key, value, target, condition } => {
                let variables = self.loop_variables(key.as_ref(), value, target, scope);
                scope.enter(variables);
                if let Some(condition) = condition {
                    drop(self.value(condition, scope));
                }
                let item = self.value(item, scope);
                scope.leave();
                Type::list(item)
            }
            ExpressionKind::Component(call) => {
                self.component(call, scope);
                Type::text()
            }
            ExpressionKind::Function(call) => {
                let arguments = self.arguments(call, scope);
                let Some(function) = find(FUNCTIONS, &call.name.text) else { return Type::Any };
                self.typed("function", function, call, &arguments);
                made(function, Type::Any, Type::Any, self)
            }
            ExpressionKind::Unary { operator, of } => {
                let found = self.value(of, scope);
                if *operator == Unary::Not {
                    return Type::Bool;
                }
                self.expect(&found, Takes::Number, &of.span, "what follows `-`");
                Type::Number
            }
            ExpressionKind::Binary { operator, left, right } => self.binary(*operator, left, right, scope),
        }
    }

    fn slice(&mut self, of: &'l Expression<'t>, bounds: &'l [Expression<'t>], scope: &mut Scope) -> Type {
        let whole = self.value(of, scope);
        for bound in bounds {
            let found = self.value(bound, scope);
            self.expect(&found, Takes::Number, &bound.span, "a slice's bound");
        }
        let sliced = |part: &Type| matches!(part, Type::List(_) | Type::Text(_));
        self.expect_any(&whole, sliced, &of.span, "can be sliced: it is no list and no text");
        whole
    }

    /// The text of a value in its template.
    pub(super) fn source(&self, span: &Span) -> &'l str {
        self.library.templates.text(self.file).and_then(|text| text.get(span.clone())).unwrap_or_default()
    }

    fn array(&mut self, entries: &'l [ArrayEntry<'t>], scope: &mut Scope) -> Type {
        let mut items = Type::never();
        for entry in entries {
            let item = match entry {
                ArrayEntry::Item(item) => self.value(item, scope),
                ArrayEntry::Spread(list) => {
                    let of = self.value(list, scope);
                    self.item(&of, list, false)
                }
            };
            items = items.or(item);
        }
        Type::list(items)
    }

    fn map(&mut self, entries: &'l [MapEntry<'t>], scope: &mut Scope) -> Type {
        let mut fields = BTreeMap::new();
        let mut is_open = false;
        for entry in entries {
            match entry {
                MapEntry::Pair(Some(key), value) => {
                    drop(fields.insert(key.clone().into_owned(), self.value(value, scope)))
                }
                MapEntry::Pair(None, value) | MapEntry::Spread(value) => {
                    drop(self.value(value, scope));
                    is_open = true;
                }
            }
        }
        if is_open { Type::Any } else { Type::record(fields) }
    }

    fn variable(&mut self, name: &Name<'t>, scope: &Scope) -> Type {
        if let Some(found) = scope.get(&name.text) {
            return found.clone();
        }
        if name.text != CONTEXT {
            let mut known: Vec<&str> = scope.names().collect();
            known.sort_unstable();
            known.dedup();
            let elsewhere = self.schema.briefing().contains_key(name.text.as_ref());
            let near = nearest(&name.text, known.iter().copied());
            let hint = match near {
                None if elsewhere => {
                    Some(format!("a component sees its arguments alone: add `@{}` to them", name.text))
                }
                _ => suggest(&name.text, known),
            };
            self.error(format!("`{}` does not exist", name.text), &name.span, hint);
        }
        Type::Any
    }

    /// The type of a field of a value; `path` is where both are written.
    fn field(&mut self, of: &Type, whole: &Expression<'t>, name: &Name<'t>, path: &Span) -> Type {
        match self.field_of(of, &name.text) {
            Ok(found) => found,
            Err(known) => {
                let (message, hint) = if known.is_empty() {
                    let what = self.source(&whole.span);
                    let message = format!("`{what}` is {}, which has no field `{}`", of.some().described(), name.text);
                    (message, no_fields(of))
                } else {
                    let message = format!("`{}` does not exist", self.source(path));
                    (message, suggest(&name.text, known.iter().map(String::as_str)))
                };
                self.error(message, &name.span, hint);
                Type::Any
            }
        }
    }

    /// The type of a field, or the names of those that there are.
    pub(super) fn field_of(&self, of: &Type, name: &str) -> Result<Type, Vec<String>> {
        let mut found: Option<Type> = None;
        let mut known = BTreeSet::new();
        let mut parts = of.parts().iter().filter(|part| **part != Type::None).peekable();
        if parts.peek().is_none() {
            return Ok(Type::never());
        }
        for part in parts {
            let record = self.schema.record(part);
            let field = match (part, record) {
                (Type::Any, _) => Some(Type::Any),
                (Type::Map(values), _) => Some((**values).clone()),
                (_, Some(record)) => record.fields.get(name).cloned().or(record.is_open.then_some(Type::Any)),
                _ => None,
            };
            match field {
                Some(field) => found = Some(found.unwrap_or(Type::never()).or(field)),
                None => known.extend(record.into_iter().flat_map(|record| record.fields.keys().cloned())),
            }
        }
        found.ok_or_else(|| known.into_iter().collect())
    }

    fn index(&mut self, of: &'l Expression<'t>, index: &'l Expression<'t>, scope: &mut Scope) -> Type {
        let (whole, at) = (self.value(of, scope), self.value(index, scope));
        if let ExpressionKind::Literal(Literal::Text(key)) = &index.kind {
            let name = Name { text: key.clone(), span: index.span.start + 1..index.span.end - 1 };
            if whole.parts().iter().any(|part| self.schema.record(part).is_some()) {
                return self.field(&whole, of, &name, &(of.span.start..index.span.end + 1));
            }
        }
        let mut found = Type::never();
        for part in whole.parts() {
            found = found.or(match part {
                Type::Any => Type::Any,
                Type::List(item) | Type::Map(item) => (**item).clone(),
                Type::Text(_) => Type::text(),
                other => match self.schema.record(other) {
                    Some(record) => record.fields.values().fold(Type::never(), |all, field| all.or(field.clone())),
                    None => Type::never(),
                },
            });
        }
        let is_indexed = |part: &Type| !matches!(part, Type::Bool | Type::Number);
        if self.expect_any(&whole, is_indexed, &of.span, "has items") {
            let lists = |part: &Type| matches!(part, Type::List(_) | Type::Text(_) | Type::None);
            let maps = |part: &Type| matches!(part, Type::Map(_) | Type::Named(_) | Type::Record(_) | Type::None);
            if !whole.is_unknown() && whole.parts().iter().all(lists) {
                self.expect(&at, Takes::Number, &index.span, "an item's place in a list");
            } else if !whole.is_unknown() && whole.parts().iter().all(maps) {
                self.expect(&at, Takes::Text, &index.span, "a key of a map");
            }
        }
        found
    }

    /// The type of an item of what a loop goes over; of a map, with or without its keys, of a value.
    pub(super) fn item(&mut self, of: &Type, target: &Expression<'t>, has_key: bool) -> Type {
        let mut item = Type::never();
        for part in of.parts() {
            item = item.or(match part {
                Type::Any => Type::Any,
                Type::List(inner) | Type::Map(inner) => (**inner).clone(),
                Type::Text(_) => Type::text(),
                other => match self.schema.record(other) {
                    Some(record) => record.fields.values().fold(Type::never(), |all, field| all.or(field.clone())),
                    None => Type::never(),
                },
            });
        }
        if has_key {
            let maps = |part: &Type| matches!(part, Type::Map(_) | Type::Named(_) | Type::Record(_));
            self.expect_any(of, maps, &target.span, "has keys: only a map has");
        } else {
            let lists = |part: &Type| !matches!(part, Type::Bool | Type::Number | Type::Text(_));
            self.expect_any(of, lists, &target.span, "can be looped over: a loop goes over a list");
        }
        item
    }

    /// Tells where no value of the type fits; whether one may.
    fn expect_any(&mut self, of: &Type, fits: impl Fn(&Type) -> bool, span: &Span, what: &str) -> bool {
        let mut parts = of.parts().iter().filter(|part| **part != Type::None).peekable();
        let fit = parts.peek().is_none() || parts.any(|part| *part == Type::Any || fits(part));
        if !fit {
            let message = format!("`{}` is {}; nothing of that sort {what}", self.source(span), of.some().described());
            self.error(message, span, no_fields(of));
        }
        fit
    }

    /// Tells where a value cannot be what is wanted.
    pub(super) fn expect(&mut self, found: &Type, takes: Takes, span: &Span, what: &str) {
        let fits = |part: &Type| match takes {
            Takes::Anything => true,
            Takes::Text | Takes::Date => matches!(part, Type::Text(_)),
            Takes::Number => matches!(part, Type::Number),
            Takes::List => matches!(part, Type::List(_)),
            Takes::Map => matches!(part, Type::Map(_) | Type::Record(_) | Type::Named(_)),
            Takes::Holds => !matches!(part, Type::Number | Type::Bool),
            Takes::Said => matches!(part, Type::Text(_) | Type::Number | Type::Bool),
            Takes::Statement => self.holds(part, &["wording", "low", "high"]),
            Takes::Findings => match part {
                Type::List(item) => item.parts().iter().any(|item| self.holds(item, &["statements", "standing"])),
                _ => false,
            },
            Takes::Flag => matches!(part, Type::Bool),
            Takes::Texts => matches!(part, Type::Text(_) | Type::List(_)),
            Takes::Words(_) => matches!(part, Type::Text(_)),
        };
        let mut parts = found.parts().iter().filter(|part| **part != Type::None).peekable();
        if parts.peek().is_some() && !parts.any(|part| *part == Type::Any || fits(part)) {
            let wanted = takes.wanted();
            let message =
                format!("{what} must be {wanted}, but `{}` is {}", self.source(span), found.some().described());
            let hint = no_fields(found).filter(|_| takes != Takes::Findings);
            self.error(message, span, hint);
        }
    }

    /// Whether a value has fields of these names, as far as is known.
    fn holds(&self, of: &Type, fields: &[&str]) -> bool {
        match self.schema.record(of) {
            Some(record) => record.is_open || fields.iter().all(|field| record.fields.contains_key(*field)),
            None => matches!(of, Type::Any | Type::Map(_)),
        }
    }

    /// Tells where an argument cannot be of the type that its component declares.
    pub(super) fn declared(&mut self, call: &ComponentCall<'t>, parameter: &Parameter<'t>, given: Type) {
        let Some(declared) = parameter.declared else { return };
        let fits = |part: &Type| match declared {
            ParameterType::Text => matches!(part, Type::Text(_)),
            ParameterType::Bool => matches!(part, Type::Bool),
            ParameterType::Integer | ParameterType::Float | ParameterType::Number => matches!(part, Type::Number),
            ParameterType::Array => matches!(part, Type::List(_)),
            ParameterType::Map => matches!(part, Type::Map(_) | Type::Record(_) | Type::Named(_)),
            ParameterType::Bytes => false,
        };
        if given.is_unknown() || given.parts().iter().any(fits) {
            return;
        }
        let Some(argument) = call.arguments.iter().find(|argument| argument.name.text == parameter.name.text) else {
            return;
        };
        let (name, span) = (&parameter.name.text, argument.value.span.clone());
        let message = format!(
            "`{name}` of the component `{}` is declared as `{}`, but this is {}",
            call.name.text,
            declared.name(),
            given.described()
        );
        self.error(message, &span, None);
    }

    fn binary(
        &mut self,
        operator: Binary,
        left: &'l Expression<'t>,
        right: &'l Expression<'t>,
        scope: &mut Scope,
    ) -> Type {
        let (a, b) = (self.value(left, scope), self.value(right, scope));
        match operator {
            Binary::Or => a.some().or(b),
            Binary::And => b,
            Binary::Concat => Type::text(),
            Binary::In => {
                self.contained((left, &a), (right, &b));
                Type::Bool
            }
            Binary::Equal | Binary::NotEqual => {
                self.compared((left, &a), (right, &b));
                Type::Bool
            }
            Binary::Order => {
                self.ordered((left, &a), (right, &b));
                Type::Bool
            }
            Binary::Arithmetic => {
                for (side, found) in [(left, &a), (right, &b)] {
                    self.expect(found, Takes::Number, &side.span, "what is reckoned with");
                }
                Type::Number
            }
        }
    }
}

fn literal_type(literal: &Literal<'_>) -> Type {
    match literal {
        Literal::None => Type::None,
        Literal::Bool(_) => Type::Bool,
        Literal::Integer(_) | Literal::Float(_) => Type::Number,
        Literal::Text(_) => Type::text(),
    }
}

/// What to do with a value that has no fields.
fn no_fields(of: &Type) -> Option<String> {
    let is_list = of.parts().iter().any(|part| matches!(part, Type::List(_)));
    is_list.then(|| "take one item with `[0]`, or all with `{% for x in list %}`".to_owned())
}
