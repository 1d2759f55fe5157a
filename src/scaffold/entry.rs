//! A new plugin's place in the configuration.

use super::{Kind, Name};

/// What the configuration says of a new plugin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    name: Name,
    kind: Kind,
    folder: String,
}

impl Entry {
    /// The entry of a plugin in `folder`, as the configuration names it: with `/`, relative where it can be.
    pub fn new(name: Name, kind: Kind, folder: String) -> Self {
        Entry { name, kind, folder }
    }

    /// The plugin's name.
    pub fn name(&self) -> &str {
        self.name.as_str()
    }

    /// What it is written in, and how briefer reaches it.
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// The file that briefer loads or runs, within the plugin's folder.
    pub fn program(&self) -> String {
        match self.kind {
            Kind::Library => format!("target/release/{}", library_file(&self.name)),
            Kind::CommandRust => format!("target/release/{}{}", self.name.as_str(), std::env::consts::EXE_SUFFIX),
            Kind::CommandPython => format!("{}.py", self.name.in_code()),
        }
    }

    /// The entry as YAML, without the indentation of the whole.
    ///
    /// ```
    /// use briefer::scaffold::{Entry, Kind, Name};
    /// let name = Name::parse("cease-fires", Kind::CommandPython).unwrap();
    /// let entry = Entry::new(name, Kind::CommandPython, "plugins/cease-fires".to_owned());
    /// assert!(entry.to_yaml().contains("\ncease-fires:\n  command: ["));
    /// ```
    pub fn to_yaml(&self) -> String {
        let program = scalar(&format!("{}/{}", self.folder, self.program()));
        let code = match self.kind {
            Kind::Library => {
                format!("  # `cargo build --release` in its folder makes this file.\n  library: {program}\n")
            }
            Kind::CommandRust => format!(
                "  # `cargo build --release` in its folder makes this file.\n  command: [{program}]\n{FILES} [{program}]\n"
            ),
            Kind::CommandPython => {
                let module = scalar(&format!("{}/vendor/briefer_plugin.py", self.folder));
                format!("  command: [{PYTHON}, {program}]\n{FILES}\n    - {program}\n    - {module}\n")
            }
        };
        format!("# Finds the words of a list.\n{}:\n{code}{OPTIONS}", self.name())
    }
}

const FILES: &str = "  # What its pin covers: every file of its own that is run.\n  files:";

const OPTIONS: &str = "  options:
    # The words to look for, one word each, in small letters or capitals alike.
    words: [convoy, curfew, talks]
";

/// What Python is called where nobody gave it another name.
pub(super) const PYTHON: &str = if cfg!(windows) { "python" } else { "python3" };

/// The file that Cargo makes of a library, as this platform calls it.
pub(super) fn library_file(name: &Name) -> String {
    format!("{}{}{}", std::env::consts::DLL_PREFIX, name.in_code(), std::env::consts::DLL_SUFFIX)
}

/// A path as YAML, in quotation marks where YAML could read something else.
fn scalar(path: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '/' | '.' | '_' | '-');
    if path.chars().all(is_plain) && path.starts_with(|c: char| c.is_alphanumeric() || c == '/' || c == '.') {
        return path.to_owned();
    }
    format!("\"{}\"", path.replace('\\', "\\\\").replace('"', "\\\""))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::{Draft, PluginConfig};

    /// What the configuration makes of an entry; optional, since nothing is there yet.
    fn read(kind: Kind, folder: &str) -> PluginConfig {
        let entry = Entry::new(Name::parse("cease-fires", kind).unwrap(), kind, folder.to_owned());
        let lines: String = entry.to_yaml().lines().map(|line| format!("  {line}\n")).collect();
        let text = format!("plugins:\n{lines}    optional: true\n");
        let draft = Draft::parse("config.yaml", &text, "".as_ref(), &[]).unwrap();
        draft.config().clone().plugins.remove("cease-fires").unwrap()
    }

    #[test]
    fn an_entry_says_where_the_plugin_will_be() {
        let library = read(Kind::Library, "plugins/cease-fires").library.unwrap();
        assert!(library.starts_with("plugins/cease-fires/target/release/") && library.contains("cease_fires"));
        let command = read(Kind::CommandRust, "plugins/cease-fires");
        assert_eq!(command.command, command.files);
        let python = read(Kind::CommandPython, "plugins/cease-fires");
        assert_eq!(python.command[1], "plugins/cease-fires/cease_fires.py");
        assert_eq!(python.files.len(), 2);
        assert_eq!(python.options["words"].as_array().unwrap().len(), 3);
    }

    #[test]
    fn a_folder_of_any_name_stays_what_it_is() {
        for folder in ["my plugins/a", "/abs/ä", "../x", "a: b", "#1, [2] & *3", "\"q\" \\ 'r'", "-", "{x}", "!t", "@a"]
        {
            let command = read(Kind::CommandRust, folder).command;
            assert_eq!(command[0].strip_suffix("/target/release/cease-fires"), Some(folder));
        }
    }
}
