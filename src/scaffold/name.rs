//! What a new plugin may be called.

use super::Kind;
use super::reserved::{CRATES, DEVICES, PYTHON, RUST, STANDARD, YAML};
use crate::diagnostic::Diagnostic;

/// How long a name may be: it becomes part of file names.
pub(super) const LONGEST: usize = 60;

/// A name that a plugin of its kind can have: small letters, digits and single hyphens, a letter first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name(String);

impl Name {
    /// Checks a name.
    ///
    /// # Errors
    /// What stands against it, with a hint.
    ///
    /// ```
    /// use briefer::scaffold::{Kind, Name};
    /// assert_eq!(Name::parse("cease-fires", Kind::Library).unwrap().in_code(), "cease_fires");
    /// let refused = Name::parse("Cease Fires", Kind::Library).unwrap_err();
    /// assert_eq!(refused.hint.as_deref(), Some("did you mean `cease-fires`?"));
    /// ```
    pub fn parse(text: &str, kind: Kind) -> Result<Self, Diagnostic> {
        if !is_well_formed(text) {
            let rule = "a plugin's name is made of small letters, digits and single hyphens, and begins with a letter";
            let near = near(text);
            let near = (!near.is_empty()).then(|| format!("did you mean `{near}`?"));
            return Err(Diagnostic::error(format!("`{text}` is no name for a plugin: {rule}")).hint_if(near));
        }
        if text.len() > LONGEST {
            let problem = format!("the name has {} characters, and {LONGEST} are the most", text.len());
            return Err(Diagnostic::error(problem).hint("say what it finds in one or two words: `cease-fires`"));
        }
        if let Some(owner) = owner(text, kind) {
            let problem = format!("a plugin cannot be called `{text}`: {owner}");
            return Err(Diagnostic::error(problem).hint(format!("add a word: `my-{text}`, or say what it finds")));
        }
        Ok(Name(text.to_owned()))
    }

    /// The name itself.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The name with underscores for hyphens, as crates and Python modules are called.
    pub fn in_code(&self) -> String {
        self.0.replace('-', "_")
    }

    /// The name of the plugin's Rust type: `cease-fires` makes `CeaseFiresPlugin`.
    pub(super) fn of_type(&self) -> String {
        let words = self.0.strip_suffix("-plugin").unwrap_or(&self.0).split('-');
        let capitalized = words.map(|word| word[..1].to_ascii_uppercase() + &word[1..]);
        capitalized.chain(["Plugin".to_owned()]).collect()
    }
}

/// Whether words of ASCII letters and digits are joined by single hyphens, the first one beginning with a letter.
pub(super) fn is_well_formed(text: &str) -> bool {
    let is_word = |word: &str| !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
    text.starts_with(|c: char| c.is_ascii_lowercase()) && text.split('-').all(is_word)
}

/// Who has a name already.
fn owner(name: &str, kind: Kind) -> Option<&'static str> {
    let is_in = |list: &str| list.split(' ').any(|word| word == name);
    let python = kind == Kind::CommandPython;
    match name {
        _ if is_in(STANDARD) => Some("a standard plugin, or a kind of annotation it makes, has this name"),
        _ if is_in(DEVICES) => Some("Windows has no files of this name"),
        _ if is_in(YAML) => Some("in a configuration this word is no name but a value"),
        _ if python && is_in(PYTHON) => Some("it is a word of Python or a module of its standard library"),
        _ if !python && is_in(RUST) => Some("Rust or Cargo has a use of its own for this name"),
        _ if !python && is_in(CRATES) => Some("it is built with a crate of this name"),
        _ => None,
    }
}

/// What a malformed name may have meant; empty where nothing of it can stay.
pub(super) fn near(text: &str) -> String {
    let mut name = String::new();
    for c in text.chars().flat_map(char::to_lowercase) {
        if c.is_ascii_lowercase() || (c.is_ascii_digit() && !name.is_empty()) {
            name.push(c);
        } else if !name.is_empty() && !name.ends_with('-') {
            name.push('-');
        }
    }
    name.trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_small_words_joined_by_hyphens() {
        for name in ["a", "watchlist", "g7-talks", "key-phrases-2", &"a".repeat(60)] {
            assert!(Name::parse(name, Kind::Library).is_ok(), "{name}");
        }
        for name in ["", "7up", "-a", "a-", "a--b", "a_b", "A", "é", "a b", "../a", "a/b", "a.b", &"a".repeat(61)] {
            assert!(Name::parse(name, Kind::Library).is_err(), "{name}");
        }
    }

    #[test]
    fn a_refusal_suggests_what_can_be_meant() {
        let hint = |name| Name::parse(name, Kind::Library).unwrap_err().hint;
        assert_eq!(hint("Key_Phrases").as_deref(), Some("did you mean `key-phrases`?"));
        assert_eq!(hint("../2 cease  fires!").as_deref(), Some("did you mean `cease-fires`?"));
        assert_eq!(hint("47"), None);
    }

    #[test]
    fn names_that_would_clash_are_refused_for_the_kinds_that_they_clash_with() {
        for (name, rust, python) in [
            ("entities", false, false),
            ("quotation", false, false),
            ("nul", false, false),
            ("com1", false, false),
            ("com10", true, true),
            ("match", false, true),
            ("no", false, false),
            ("test", false, false),
            ("serde", false, true),
            ("numbers", true, false),
            ("briefer-plugin", false, false),
            ("weapons", true, true),
        ] {
            for (kind, allowed) in [(Kind::Library, rust), (Kind::CommandRust, rust), (Kind::CommandPython, python)] {
                assert_eq!(Name::parse(name, kind).is_ok(), allowed, "{name} as {kind:?}");
            }
        }
    }

    #[test]
    fn the_standard_plugins_are_all_known() {
        for manifest in crate::plugin::standard().map(|registration| (registration.manifest)()) {
            let kinds = manifest.provides.iter().map(|spec| spec.kind.as_str());
            for name in kinds.chain([manifest.name.as_str()]) {
                assert!(owner(name, Kind::Library).is_some(), "{name}");
            }
        }
    }

    #[test]
    fn a_type_is_named_after_the_plugin() {
        for (name, of_type) in [
            ("cease-fires", "CeaseFiresPlugin"),
            ("my-plugin", "MyPlugin"),
            ("g-7", "G7Plugin"),
            ("plugin", "PluginPlugin"),
        ] {
            assert_eq!(Name(name.to_owned()).of_type(), of_type);
        }
    }
}
