//! Comparisons that can never hold: a word that a field never is, a number with a text.

use super::flow::Flow;
use super::types::{Type, Words};
use crate::diagnostic::suggest;
use crate::render::language::{ArrayEntry, Expression, ExpressionKind, Literal};

/// One side of a comparison: how it is written, and its type.
type Side<'l, 't, 'a> = (&'l Expression<'t>, &'a Type);

impl<'l, 't> Flow<'l, 't> {
    /// `a == b`, `a != b`
    pub(super) fn compared(&mut self, left: Side<'l, 't, '_>, right: Side<'l, 't, '_>) {
        for ((value, found), (other, _)) in [(left, right), (right, left)] {
            self.never(value, found, other);
        }
        let (a, b) = (left.1.some(), right.1.some());
        if a.is_unknown() || b.is_unknown() || a.parts().iter().any(|a| b.parts().iter().any(|b| is_same_sort(a, b))) {
            return;
        }
        let message =
            format!("`{}` is {} and never equals {}", self.source(&left.0.span), a.described(), b.described());
        self.error(message, &left.0.span, None);
    }

    /// `a in b`
    pub(super) fn contained(&mut self, item: Side<'l, 't, '_>, holder: Side<'l, 't, '_>) {
        if let ExpressionKind::Array(entries) = &holder.0.kind {
            for entry in entries {
                if let ArrayEntry::Item(one) = entry {
                    self.never(item.0, item.1, one);
                }
            }
        }
        let holds = holder.1.parts().iter().filter_map(|part| match part {
            Type::List(inner) => Some((**inner).clone()),
            _ => None,
        });
        let items = holds.fold(Type::never(), Type::or);
        self.never(holder.0, &items, item.0);
        if let ExpressionKind::Literal(Literal::Text(key)) = &item.0.kind
            && holder.1.parts().iter().any(|part| self.schema.record(part).is_some())
            && let Err(known) = self.field_of(holder.1, key)
        {
            let message = format!("`{}` never holds `{key}`", self.source(&holder.0.span));
            self.error(message, &item.0.span, suggest(key, known.iter().map(String::as_str)));
        }
        self.expect(holder.1, super::signatures::Takes::Holds, &holder.0.span, "what something is looked for in");
    }

    /// `a < b`
    pub(super) fn ordered(&mut self, left: Side<'l, 't, '_>, right: Side<'l, 't, '_>) {
        let (a, b) = (left.1.some(), right.1.some());
        let is_fine = a.is_unknown()
            || b.is_unknown()
            || a.parts()
                .iter()
                .any(|a| matches!(a, Type::Number | Type::Text(_)) && b.parts().iter().any(|b| is_same_sort(a, b)));
        if !is_fine {
            let message = format!(
                "`{}` is {} and cannot be compared with {}",
                self.source(&left.0.span),
                a.described(),
                b.described()
            );
            let is_list = a.parts().iter().chain(b.parts()).any(|part| matches!(part, Type::List(_)));
            let hint = is_list.then(|| "`| length` counts the items of a list".to_owned());
            self.error(message, &left.0.span, hint);
        }
    }

    /// Tells where a value is never the word that it is compared with.
    fn never(&mut self, value: &Expression<'t>, found: &Type, other: &Expression<'t>) {
        let ExpressionKind::Literal(Literal::Text(word)) = &other.kind else { return };
        let Some(known) = found.words() else { return };
        if known.contains(&word.as_ref()) {
            return;
        }
        let message = format!("`{}` is never `{word}`", self.source(&value.span));
        let hint = suggest(word, known);
        let place = other.span.start + 1..other.span.end.saturating_sub(1).max(other.span.start + 1);
        self.error(message, &place, hint);
    }
}

fn is_same_sort(a: &Type, b: &Type) -> bool {
    match (a, b) {
        (Type::Text(Words::Of(a)), Type::Text(Words::Of(b))) => a.iter().any(|word| b.contains(word)),
        (Type::Text(_), Type::Text(_)) | (Type::List(_), Type::List(_)) => true,
        (Type::Map(_) | Type::Record(_) | Type::Named(_), Type::Map(_) | Type::Record(_) | Type::Named(_)) => true,
        _ => a == b,
    }
}
