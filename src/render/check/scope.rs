//! The variables that stand at a place of a template.

use std::collections::BTreeMap;

use super::types::Type;

/// Variables by name: those of the whole template, then of each loop around, the innermost last.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Scope {
    layers: Vec<BTreeMap<String, Type>>,
    /// Of a component: what it may hand on to others, from where it is called.
    around: BTreeMap<String, Type>,
}

impl Scope {
    pub(super) fn new(variables: BTreeMap<String, Type>) -> Self {
        Scope { layers: vec![variables], around: BTreeMap::new() }
    }

    /// The scope of a component with these arguments, called from where `around` is at hand.
    pub(super) fn of_component(given: BTreeMap<String, Type>, around: BTreeMap<String, Type>) -> Self {
        Scope { layers: vec![given], around }
    }

    /// The type of an implicit argument: a variable here, or where this was called from.
    pub(super) fn implicit(&self, name: &str) -> Option<&Type> {
        self.get(name).or_else(|| self.around.get(name))
    }

    /// The type of a variable.
    pub(super) fn get(&self, name: &str) -> Option<&Type> {
        self.layers.iter().rev().find_map(|layer| layer.get(name))
    }

    /// Sets a variable of the innermost loop, or of the template.
    pub(super) fn set(&mut self, name: &str, value: Type) {
        if let Some(layer) = self.layers.last_mut() {
            layer.insert(name.to_owned(), value);
        }
    }

    /// Sets a variable of the template; from inside a loop, which may run any number of times, beside what it was.
    pub(super) fn set_global(&mut self, name: &str, value: Type) {
        let is_certain = self.layers.len() == 1;
        if let Some(layer) = self.layers.first_mut() {
            let before = layer.remove(name).filter(|_| !is_certain).unwrap_or(Type::never());
            layer.insert(name.to_owned(), before.or(value));
        }
    }

    /// Enters a loop with its variables.
    pub(super) fn enter(&mut self, variables: BTreeMap<String, Type>) {
        self.layers.push(variables);
    }

    /// Leaves the innermost loop.
    pub(super) fn leave(&mut self) {
        self.layers.pop();
    }

    /// What holds after one of two ways through a decision.
    pub(super) fn join(&mut self, other: Scope) {
        for (layer, other) in self.layers.iter_mut().zip(other.layers) {
            for (name, value) in other {
                match layer.get_mut(&name) {
                    Some(known) if *known == value => {}
                    Some(known) => *known = std::mem::replace(known, Type::Any).or(value),
                    None => drop(layer.insert(name, value)),
                }
            }
        }
    }

    /// The names of all variables.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> + Clone {
        self.layers.iter().rev().flat_map(|layer| layer.keys().map(String::as_str))
    }
}
