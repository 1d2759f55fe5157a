//! Plugins as programs of their own: a line of JSON in, a line of JSON out.
//!
//! `fn main() -> ExitCode { briefer_plugin::serve::<War>() }` is the whole program of a plugin that briefer runs as a command:
//!
//! ```text
//! -> {"hello":{"protocols":[1],"host":"briefer 0.1.0"}}
//! <- {"hello":{"protocol":1,"manifest":{"name":"war"}}}
//! -> {"id":1,"method":"create","params":{"options":{}}}
//! <- {"id":1,"result":{}}
//! -> {"id":2,"method":"annotate","params":{"document":{},"annotations":[]}}
//! <- {"id":2,"result":{"annotations":[]}}
//! -> {"id":3,"method":"shutdown"}
//! ```
//!
//! What plugin code prints to standard output goes to standard error instead, so that a stray `println!` cannot garble an
//! answer, and it finds its standard input empty (on Unix). The end of standard input ends the program, also in the middle
//! of a call, so that nobody is left behind when the host is gone.

mod awake;
mod session;
mod stdio;
#[cfg(test)]
mod tests;

pub use awake::Awake;

use std::marker::PhantomData;
use std::process::ExitCode;

use crate::{Answering, Method, Plugin, PluginError, keep_plugin_panics_quiet};

/// What answers the requests of one host. Its panics are not caught here: where it runs foreign code, it catches them.
pub trait Served: Send {
    /// The manifest as JSON.
    ///
    /// # Errors
    /// Why there is none; the host is told instead of greeted.
    fn manifest(&mut self) -> Result<String, PluginError>;

    /// Makes the instance that is called from now on, from options as JSON.
    ///
    /// # Errors
    /// Why there is none.
    fn create(&mut self, options: &[u8]) -> Result<(), PluginError>;

    /// Answers one request: `params` as they came, the result as it goes out.
    ///
    /// # Errors
    /// Why there is no result.
    fn call(&mut self, method: &str, params: &[u8]) -> Result<Vec<u8>, PluginError>;
}

/// Serves a plugin over standard input and output until the host is done; the `main` of a plugin that is a program.
///
/// ```no_run
/// # struct War;
/// # #[derive(Default, serde::Deserialize, schemars::JsonSchema)]
/// # struct NoOptions {}
/// # impl briefer_plugin::Plugin for War {
/// #     type Options = NoOptions;
/// #     fn manifest() -> briefer_plugin::Manifest { briefer_plugin::Manifest::new("war", "0.1.0", "marks the word war") }
/// #     fn new(_: NoOptions) -> Result<Self, briefer_plugin::PluginError> { Ok(War) }
/// #     fn annotate(&self, _: &briefer_plugin::Document<'_>, _: &[briefer_plugin::Annotation], _: bool)
/// #         -> Result<Vec<briefer_plugin::Annotation>, briefer_plugin::PluginError> { Ok(Vec::new()) }
/// # }
/// fn main() -> std::process::ExitCode {
///     briefer_plugin::serve::<War>()
/// }
/// ```
pub fn serve<P: Plugin>() -> ExitCode {
    keep_plugin_panics_quiet();
    serve_any(|| Ok(ServedPlugin::<P> { instance: None, plugin: PhantomData }))
}

/// Serves whatever `served` gives. Standard output is out of reach before it is called, so that it may run foreign code.
///
/// Where it fails, the host is told so in place of the greeting.
pub fn serve_any<S: Served>(served: impl FnOnce() -> Result<S, PluginError>) -> ExitCode {
    match stdio::take() {
        Ok((input, mut output)) => session::run(input, &mut output, served),
        Err(error) => {
            use std::io::Write;
            let _ = writeln!(std::io::stderr(), "standard input and output cannot be taken: {error}");
            ExitCode::FAILURE
        }
    }
}

/// A Rust plugin, served.
struct ServedPlugin<P> {
    instance: Option<Answering>,
    plugin: PhantomData<fn() -> P>,
}

impl<P: Plugin> Served for ServedPlugin<P> {
    fn manifest(&mut self) -> Result<String, PluginError> {
        Answering::manifest::<P>()
    }

    fn create(&mut self, options: &[u8]) -> Result<(), PluginError> {
        self.instance = Some(Answering::of::<P>(options)?);
        Ok(())
    }

    fn call(&mut self, method: &str, params: &[u8]) -> Result<Vec<u8>, PluginError> {
        let Some(method) = Method::from_name(method) else {
            return Err(PluginError::Unsupported(format!("method `{method}` is not known")));
        };
        let instance = self.instance.as_ref();
        instance.ok_or_else(|| PluginError::BadRequest("there is no instance".to_owned()))?.answer(method, params)
    }
}
