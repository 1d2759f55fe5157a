//! The data that a template gets, shown: types and descriptions from the schema that the check goes by, values of the project's own.

mod draw;
mod part;
mod path;
#[cfg(test)]
mod tests;

use briefer_plugin::Manifest;
use serde_json::{Value, json};

use self::part::Part;
use self::path::steps;
use super::data;
use crate::briefing::Briefing;
use crate::diagnostic::Diagnostic;

/// The data of one edition.
pub struct Context {
    schema: Value,
    values: Value,
}

impl Context {
    /// The data of a briefing, made with the plugins of these manifests.
    ///
    /// # Panics
    /// Never: a briefing has no key that is not text.
    pub fn of<'m>(briefing: &Briefing, manifests: impl IntoIterator<Item = &'m Manifest>) -> Context {
        let values = serde_json::to_value(briefing).expect("a briefing's keys are texts");
        Context { schema: data::schema(&manifests.into_iter().collect::<Vec<_>>()), values }
    }

    /// What stands under a path as a template writes it, `findings[0].statements`; all of it under an empty one.
    ///
    /// # Errors
    /// The path leads nowhere.
    pub fn at(&self, path: &str) -> Result<Under<'_>, Box<Diagnostic>> {
        let mut part = Part { root: &self.schema, schema: &self.schema, value: Some(&self.values) };
        for step in steps(path)? {
            part = part.step(&step).map_err(|problem| Box::new(problem.at(path::place(path, &step.span))))?;
        }
        Ok(Under { path: path.trim().to_owned(), part })
    }

    /// Whether a path begins with a field of the data.
    pub fn begins(&self, path: &str) -> bool {
        let first = path.split(['.', '[', '?']).next().unwrap_or_default();
        self.values.get(first).is_some()
    }
}

/// A part of the data.
pub struct Under<'a> {
    path: String,
    part: Part<'a>,
}

impl Under<'_> {
    /// A tree of so many levels, in lines of 80 characters as far as words allow.
    pub fn tree(&self, levels: usize) -> String {
        draw::tree(&self.path, &self.part, levels)
    }

    /// The values.
    pub fn values(&self) -> &Value {
        self.part.value.unwrap_or(&Value::Null)
    }

    /// The JSON Schema, with all it refers to.
    pub fn schema(&self) -> Value {
        let mut schema = self.part.schema.clone();
        let needed = part::needed(self.part.root, &schema);
        if !needed.is_empty() {
            schema["$defs"] = needed.into();
        }
        schema["$schema"] = json!("https://json-schema.org/draft/2020-12/schema");
        schema
    }
}
