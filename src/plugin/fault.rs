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

/// A message is cut after so many characters: a plugin may say as much as it likes.
const LONGEST: usize = 500;

impl Fault {
    /// A fault that is about no single document.
    pub fn of(plugin: &str, message: impl AsRef<str>) -> Self {
        Fault::on("", plugin, message)
    }

    /// A fault on a document. The message is kept on one line and cut where it is very long.
    pub fn on(document: &str, plugin: &str, message: impl AsRef<str>) -> Self {
        Fault { plugin: plugin.to_owned(), document: document.to_owned(), message: in_short(message.as_ref()) }
    }
}

/// A plugin's words in one line of moderate length.
pub(super) fn in_short(message: &str) -> String {
    let mut words = message.chars().map(|c| if matches!(c, '\n' | '\r' | '\t') { ' ' } else { c });
    let mut short: String = words.by_ref().take(LONGEST).collect();
    if words.next().is_some() {
        short.push('…');
    }
    short
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_are_one_line_of_moderate_length() {
        let fault = Fault::of("odd", format!("no\nerror: forged{}", "x".repeat(1_000_000)));
        assert!(fault.message.starts_with("no error: forgedx") && fault.message.chars().count() == LONGEST + 1);
    }
}
