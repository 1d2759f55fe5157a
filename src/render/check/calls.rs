//! What filters, tests and functions are used on and given, and what they make of it.

use std::collections::BTreeMap;

use super::flow::Flow;
use super::phrases::PHRASE;
use super::scope::Scope;
use super::signatures::{FIELD_ARGUMENTS, FILTERS, Makes, Signature, TESTS, Takes, find};
use super::types::Type;
use crate::diagnostic::suggest;
use crate::render::filters::PICKED_BY;
use crate::render::language::{Argument, ArrayEntry, Call, Expression, ExpressionKind, Literal, Span};

impl<'l, 't> Flow<'l, 't> {
    /// What a filter makes of a value.
    pub(super) fn filter(&mut self, of: Type, call: &'l Call<'t>, span: &Span, scope: &mut Scope) -> Type {
        let arguments = self.arguments(call, scope);
        let Some(filter) = find(FILTERS, &call.name.text) else { return Type::Any };
        self.typed("filter", filter, call, &arguments);
        let what = format!("what `{}` is used on", call.name.text);
        self.expect(&of, filter.takes, span, &what);
        if filter.name == PHRASE {
            for argument in &call.arguments {
                let name = argument.name.text.as_ref();
                let given = arguments.get(name).cloned().unwrap_or(Type::Any);
                self.expect(&given, Takes::Said, &argument.value.span, &format!("the argument `{name}` of a phrase"));
            }
        }
        let items = of.parts().iter().fold(Type::never(), |all, part| match part {
            Type::List(item) => all.or((**item).clone()),
            Type::Any => Type::Any,
            _ => all,
        });
        for argument in call.arguments.iter().filter(|argument| FIELD_ARGUMENTS.contains(&argument.name.text.as_ref()))
        {
            self.named_field(&items, &argument.value);
        }
        if filter.name == "pick" {
            call.arguments.iter().for_each(|argument| self.picked(&items, argument));
        }
        let value = arguments.get("value").cloned().unwrap_or(Type::never());
        made(filter, of, value, self)
    }

    /// Tells which arguments cannot be what is wanted; those that are written out [`super::names`] has looked at.
    pub(super) fn typed(
        &mut self,
        what: &str,
        signature: &Signature,
        call: &'l Call<'t>,
        given: &BTreeMap<&'l str, Type>,
    ) {
        for argument in call.arguments.iter().filter(|one| !matches!(one.value.kind, ExpressionKind::Literal(_))) {
            let name = argument.name.text.as_ref();
            let parameter = signature.parameters.iter().find(|parameter| parameter.name == name);
            if let (Some(parameter), Some(found)) = (parameter, given.get(name)) {
                let what = format!("the argument `{name}` of the {what} `{}`", signature.name);
                self.expect(found, parameter.takes, &argument.value.span, &what);
            }
        }
    }

    /// Tells which words that findings are picked by no finding has.
    fn picked(&mut self, findings: &Type, argument: &Argument<'t>) {
        let Some((_, path)) = PICKED_BY.iter().find(|(name, _)| *name == argument.name.text) else { return };
        let of = path.split('.').try_fold(findings.clone(), |of, part| self.field_of(&of, part));
        let Ok(of) = of else { return };
        let texts = of.parts().iter().fold(Type::never(), |all, part| match part {
            Type::List(item) => all.or((**item).clone()),
            other => all.or(other.clone()),
        });
        let Some(known) = texts.words() else { return };
        let written = match &argument.value.kind {
            ExpressionKind::Array(entries) => entries.iter().filter_map(item_of).collect(),
            _ => vec![&argument.value],
        };
        for value in written {
            if let ExpressionKind::Literal(Literal::Text(word)) = &value.kind
                && !known.contains(&word.as_ref())
            {
                let message = format!("no finding's `{path}` is `{word}`");
                self.error(
                    message,
                    &(value.span.start + 1..value.span.end - 1),
                    suggest(word.as_ref(), known.iter().copied()),
                );
            }
        }
    }

    /// An argument that names a field of a list's items, perhaps one of a field.
    fn named_field(&mut self, items: &Type, value: &Expression<'t>) {
        let ExpressionKind::Literal(Literal::Text(path)) = &value.kind else { return };
        let mut of = items.clone();
        let mut at = value.span.start + 1;
        for part in path.split('.') {
            match self.field_of(&of, part) {
                Ok(found) => of = found,
                Err(known) => {
                    let hint = suggest(part, known.iter().map(String::as_str));
                    self.error(format!("the items have no field `{part}`"), &(at..at + part.len()), hint);
                    return;
                }
            }
            at += part.len() + 1;
        }
    }

    pub(super) fn test(&mut self, of: &'l Expression<'t>, call: &'l Call<'t>, scope: &mut Scope) {
        let is_of_being = matches!(call.name.text.as_ref(), "defined" | "undefined");
        let may_lack = match &of.kind {
            ExpressionKind::Variable(name) => is_of_being && scope.get(&name.text).is_none(),
            _ => false,
        };
        let arguments = self.arguments(call, scope);
        if may_lack {
            return;
        }
        let found = self.value(of, scope);
        if let Some(test) = find(TESTS, &call.name.text) {
            self.typed("test", test, call, &arguments);
            let what = format!("what is tested for `{}`", call.name.text);
            self.expect(&found, test.takes, &of.span, &what);
        }
    }

    pub(super) fn arguments(&mut self, call: &'l Call<'t>, scope: &mut Scope) -> BTreeMap<&'l str, Type> {
        let arguments = call.arguments.iter();
        arguments.map(|argument| (argument.name.text.as_ref(), self.value(&argument.value, scope))).collect()
    }
}

/// What a filter or function makes of a value.
pub(super) fn made(signature: &Signature, of: Type, value: Type, flow: &Flow<'_, '_>) -> Type {
    let over = |take: fn(&Type) -> Option<&Type>| {
        of.parts().iter().fold(Type::never(), |all, part| match take(part) {
            _ if *part == Type::Any => Type::Any,
            Some(inner) => all.or(inner.clone()),
            None => all,
        })
    };
    let items = || {
        over(|part| match part {
            Type::List(item) => Some(item),
            _ => None,
        })
    };
    let values = || {
        of.parts().iter().fold(Type::never(), |all, part| match part {
            Type::Any => Type::Any,
            Type::Map(inner) => all.or((**inner).clone()),
            other => flow
                .schema
                .record(other)
                .map_or(all.clone(), |record| record.fields.values().fold(all, |all, field| all.or(field.clone()))),
        })
    };
    match signature.makes {
        Makes::Text => Type::text(),
        Makes::Number => Type::Number,
        Makes::Bool => Type::Bool,
        Makes::Numbers => Type::list(Type::Number),
        Makes::Texts => Type::list(Type::text()),
        Makes::Same => of,
        Makes::Item => items(),
        Makes::Groups => Type::list(Type::list(items())),
        Makes::GroupsByKey => Type::Map(std::rc::Rc::new(Type::list(items()))),
        Makes::Values => Type::list(values()),
        Makes::Value => values(),
        Makes::OrValue => of.some().or(value),
        Makes::Statements => Type::list(with_finding(&items(), flow)),
        Makes::Anything => Type::Any,
    }
}

/// The type of a finding's statements, each of which knows its finding.
fn with_finding(finding: &Type, flow: &Flow<'_, '_>) -> Type {
    let said = flow.field_of(finding, "statements").unwrap_or(Type::Any);
    let [Type::List(statement)] = said.parts() else { return Type::Any };
    let Some(record) = flow.schema.record(statement) else { return Type::Any };
    let mut fields = record.fields.clone();
    fields.insert("finding".to_owned(), finding.clone());
    Type::record(fields)
}

fn item_of<'e, 't>(entry: &'e ArrayEntry<'t>) -> Option<&'e Expression<'t>> {
    match entry {
        ArrayEntry::Item(item) => Some(item),
        ArrayEntry::Spread(_) => None,
    }
}
