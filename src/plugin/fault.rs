//! What a plugin got wrong.

/// What a plugin got wrong, on one document or in one call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The plugin's name.
    pub plugin: String,
    /// The document's id; empty for a call that is about no single document.
    pub document: String,
    /// What went wrong.
    pub message: String,
}

impl Fault {
    /// A fault that is about no single document.
    pub fn of(plugin: &str, message: impl Into<String>) -> Self {
        Fault { plugin: plugin.to_owned(), document: String::new(), message: message.into() }
    }
}
