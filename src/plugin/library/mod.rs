//! Plugins in shared libraries, loaded into this process: briefer itself, or a worker.

mod copy;
mod table;

pub(super) use copy::{NoCopy, PrivateCopy};

use briefer_plugin::{Method, PluginError, Served};

use self::table::{Instance, Table};
use super::host::{Answer, NoAnswer, Remote};
use super::renewing::Renewing;

/// A library that is loaded, with a table that was checked. It is never unloaded.
#[derive(Clone, Copy)]
pub(super) struct Library {
    table: Table,
}

impl Library {
    /// Loads a library and checks its table; `shown` is its name in messages.
    ///
    /// # Errors
    /// That it is no library, or no plugin that this briefer can run: what was found, and what is supported.
    pub(super) fn open(path: &std::path::Path, shown: &str) -> Result<Self, String> {
        Table::load(path).map(|table| Library { table }).map_err(|problem| {
            // What the system says names the copy, which nobody knows.
            let mut problem = problem.replace(&*path.to_string_lossy(), shown);
            if problem.contains("failed to map") {
                problem.push_str("; does the folder for temporary files forbid it (noexec)? TMPDIR names another");
            }
            if problem.contains(shown) { problem } else { format!("{shown} {problem}") }
        })
    }

    /// Its manifest, as JSON.
    ///
    /// # Errors
    /// The plugin's own.
    pub(super) fn manifest(&self) -> Result<String, PluginError> {
        self.table.manifest()
    }

    /// Makes instances, each time the one before has panicked.
    ///
    /// # Errors
    /// The plugin's own.
    pub(super) fn instances(self, options: Vec<u8>) -> Result<Inline, PluginError> {
        Ok(Inline(Renewing::new(Box::new(move || self.table.create(&options)))?))
    }
}

/// A library's plugin in this process.
pub(super) struct Inline(Renewing<Instance>);

impl Remote for Inline {
    fn call(&self, method: &str, params: &[u8], limit: usize) -> Result<Answer, NoAnswer> {
        Ok(self.0.call(|instance| instance.call(number_of(method)?, params, limit)).map(Answer::whole)?)
    }
}

/// A library's plugin as a worker serves it.
pub(super) struct Loaded {
    library: Library,
    instance: Option<Instance>,
}

impl Loaded {
    pub(super) fn new(library: Library) -> Self {
        Loaded { library, instance: None }
    }
}

impl Served for Loaded {
    fn manifest(&mut self) -> Result<String, PluginError> {
        let manifest = self.library.manifest()?;
        // It goes into a line of JSON as it is: one that is no JSON is told here, since nobody could read that line.
        match serde_json::from_str::<serde::de::IgnoredAny>(&manifest) {
            Ok(_) => Ok(manifest),
            Err(error) => Err(PluginError::Failed(format!("its manifest is not valid: {error}"))),
        }
    }

    fn create(&mut self, options: &[u8]) -> Result<(), PluginError> {
        self.instance = None;
        self.instance = Some(self.library.table.create(options)?);
        Ok(())
    }

    fn call(&mut self, method: &str, params: &[u8]) -> Result<Vec<u8>, PluginError> {
        let instance = self.instance.as_ref();
        let instance = instance.ok_or_else(|| PluginError::BadRequest("no instance was made".to_owned()))?;
        instance.call(number_of(method)?, params, usize::MAX)
    }
}

fn number_of(method: &str) -> Result<u32, PluginError> {
    let known = Method::from_name(method);
    known.map(Method::number).ok_or_else(|| PluginError::Unsupported(format!("there is no method `{method}`")))
}
