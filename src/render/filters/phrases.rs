//! Phrases in templates.

use tera::{Error, Kwargs, TeraResult, Value};

use super::wrong_type;
use crate::render::Format;
use crate::render::phrases::{Given, Manner, Unsaid};

/// A phrase of the edition's language: `"figure-in-conflict" | phrase(topic=topic, says=says)`. What a template made is put in as it
/// is, every other value is escaped; a number is written as the audience wants it.
pub(super) fn phrase(name: &str, kwargs: &Kwargs, manner: &Manner, format: Format) -> TeraResult<Value> {
    let given = kwargs.iter().filter_map(|(argument, value)| Some((argument.as_str()?, value)));
    let given = given.map(|(argument, value)| Ok((argument, given_as(name, argument, value)?)));
    let given = given.collect::<TeraResult<Vec<_>>>()?;
    match manner.say(name, &given, format) {
        Ok(said) => Ok(Value::safe_string(&said)),
        Err(Unsaid::NoPhrase) => Err(Error::message(format!("there is no phrase `{name}`"))),
        Err(Unsaid::NoArgument(argument)) => {
            Err(Error::message(format!("the phrase `{name}` needs the argument `{argument}`")))
        }
        Err(Unsaid::Circle) => Err(Error::message(format!("the phrase `{name}` holds itself"))),
    }
}

fn given_as<'v>(name: &str, argument: &str, value: &'v Value) -> TeraResult<Given<'v>> {
    if let Some(text) = value.as_str() {
        return Ok(if value.is_safe() { Given::Safe(text) } else { Given::Value(text) });
    }
    if value.is_none() {
        return Ok(Given::Value(""));
    }
    if let Some(truth) = value.as_bool() {
        return Ok(Given::Value(if truth { "true" } else { "false" }));
    }
    value.as_f64().map(Given::Number).ok_or_else(|| {
        Error::message(format!(
            "the argument `{argument}` of the phrase `{name}`: {}",
            wrong_type("a text or a number", value)
        ))
    })
}
