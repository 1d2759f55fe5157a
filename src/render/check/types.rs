//! The types of values that templates see.

use std::collections::BTreeMap;
use std::rc::Rc;

/// What is known of a value.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Type {
    /// Nothing: any name may be one of its fields.
    Any,
    /// `none`.
    None,
    Bool,
    Number,
    Text(Words),
    List(Rc<Type>),
    /// Values of one type, under names that the data decides.
    Map(Rc<Type>),
    Record(Rc<Record>),
    /// A record of the schema, by its position there.
    Named(usize),
    /// One of several; of none of them where no value can be.
    OneOf(Vec<Type>),
}

/// Which texts a value may be.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Words {
    Any,
    /// One of these.
    Of(Rc<[String]>),
    /// The id of a record of the schema.
    Id(Rc<str>),
}

/// Values under names that are known.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Record {
    /// What it is: `Finding`; empty for what a template makes itself.
    pub(super) name: String,
    pub(super) fields: BTreeMap<String, Type>,
    /// Whether it may hold others.
    pub(super) is_open: bool,
}

/// No type is made of more others than this, nor in more layers.
const MOST: usize = 24;

impl Type {
    /// Any text.
    pub(super) fn text() -> Type {
        Type::Text(Words::Any)
    }

    /// No value at all.
    pub(super) fn never() -> Type {
        Type::OneOf(Vec::new())
    }

    /// A list of a type.
    pub(super) fn list(item: Type) -> Type {
        if item.depth() > MOST { Type::Any } else { Type::List(Rc::new(item)) }
    }

    /// A record that a template makes itself.
    pub(super) fn record(fields: BTreeMap<String, Type>) -> Type {
        let depth = fields.values().map(Type::depth).max().unwrap_or_default();
        if depth > MOST { Type::Any } else { Type::Record(Rc::new(Record { fields, ..Record::default() })) }
    }

    fn depth(&self) -> usize {
        match self {
            Type::List(inner) | Type::Map(inner) => 1 + inner.depth(),
            Type::OneOf(all) => all.iter().map(Type::depth).max().unwrap_or_default(),
            Type::Record(record) => 1 + record.fields.values().map(Type::depth).max().unwrap_or_default(),
            _ => 0,
        }
    }

    /// The types it may be, each by itself.
    pub(super) fn parts(&self) -> &[Type] {
        match self {
            Type::OneOf(all) => all,
            one => std::slice::from_ref(one),
        }
    }

    /// This type or another.
    pub(super) fn or(self, other: Type) -> Type {
        let mut parts: Vec<Type> = Vec::new();
        for part in self.parts().iter().chain(other.parts()) {
            match (part, parts.iter_mut().find(|known| is_alike(known, part))) {
                (Type::Any, _) => return Type::Any,
                (_, None) => parts.push(part.clone()),
                (part, Some(known)) => *known = merged(known, part),
            }
        }
        match parts.len() {
            1 => parts.remove(0),
            len if len > MOST => Type::Any,
            _ => {
                parts.sort_unstable();
                Type::OneOf(parts)
            }
        }
    }

    /// The type without `none`.
    pub(super) fn some(&self) -> Type {
        let parts = self.parts().iter().filter(|part| **part != Type::None);
        parts.fold(Type::never(), |all, part| all.or(part.clone()))
    }

    /// Whether nothing at all is known of it.
    pub(super) fn is_unknown(&self) -> bool {
        self.parts().contains(&Type::Any) || self.parts().is_empty()
    }

    /// What it is, in words.
    pub(super) fn described(&self) -> String {
        let names: std::collections::BTreeSet<&str> = self.parts().iter().map(Type::noun).collect();
        names.into_iter().collect::<Vec<_>>().join(" or ")
    }

    fn noun(&self) -> &'static str {
        match self {
            Type::Any | Type::OneOf(_) => "a value",
            Type::None => "nothing",
            Type::Bool => "true or false",
            Type::Number => "a number",
            Type::Text(_) => "a text",
            Type::List(_) => "a list",
            Type::Map(_) | Type::Record(_) | Type::Named(_) => "a map",
        }
    }

    /// The texts it may be, where they are all known.
    pub(super) fn words(&self) -> Option<Vec<&str>> {
        let mut words = Vec::new();
        for part in self.parts() {
            match part {
                Type::Text(Words::Of(all)) => words.extend(all.iter().map(String::as_str)),
                Type::None => {}
                _ => return None,
            }
        }
        (!words.is_empty()).then_some(words)
    }
}

fn is_alike(one: &Type, other: &Type) -> bool {
    match (one, other) {
        (Type::List(_), Type::List(_)) | (Type::Map(_), Type::Map(_)) | (Type::Text(_), Type::Text(_)) => true,
        _ => one == other,
    }
}

/// Two types that are alike as one.
fn merged(one: &Type, other: &Type) -> Type {
    match (one, other) {
        (Type::List(a), Type::List(b)) => Type::List(Rc::new((**a).clone().or((**b).clone()))),
        (Type::Map(a), Type::Map(b)) => Type::Map(Rc::new((**a).clone().or((**b).clone()))),
        (Type::Text(Words::Of(a)), Type::Text(Words::Of(b))) => {
            let mut all: Vec<String> = a.iter().chain(b.iter()).cloned().collect();
            all.sort_unstable();
            all.dedup();
            Type::Text(Words::Of(all.into()))
        }
        (Type::Text(a), Type::Text(b)) if a != b => Type::text(),
        _ => one.clone(),
    }
}
