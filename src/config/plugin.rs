//! One plugin's keys, and where its code comes from.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::time::Duration;

use briefer_plugin::Options;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// One plugin. The order in which plugins run follows from what they provide and consume.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct PluginConfig {
    /// Whether it runs.
    pub enabled: bool,
    /// Whether the run goes on without it where it is missing.
    pub optional: bool,
    /// The shared library that it is; none for a plugin that is built in or a command.
    pub library: Option<String>,
    /// Where its library is loaded.
    pub isolation: Isolation,
    /// The program that it is, and the program's arguments. It is run in the folder of the configuration; what contains
    /// a `/` and names a file there is that file.
    pub command: Vec<String>,
    /// The files that the pin of a command covers.
    pub files: Vec<String>,
    /// Its pin: the SHA-256 of its library, or of its files. `briefer plugin pin` writes it; without one it runs only
    /// with `--allow-unpinned`.
    #[schemars(regex(pattern = r"^[0-9A-Fa-f]{64}$"))]
    pub sha256: Option<String>,
    /// How many seconds a worker or command may take to start.
    #[schemars(range(min = 0.1, max = 600.0))]
    pub start_deadline: f64,
    /// How many seconds a worker or command may take for one call.
    #[schemars(range(min = 0.1, max = 600.0))]
    pub call_deadline: f64,
    /// After how many faults it is switched off.
    #[schemars(range(min = 1, max = 1000))]
    pub fault_limit: u32,
    /// Its own options; `briefer plugin list` shows them.
    pub options: Options,
}

impl Default for PluginConfig {
    fn default() -> Self {
        PluginConfig {
            enabled: true,
            optional: false,
            library: None,
            isolation: Isolation::Worker,
            command: Vec::new(),
            files: Vec::new(),
            sha256: None,
            start_deadline: 5.0,
            call_deadline: 10.0,
            fault_limit: 3,
            options: Options::new(),
        }
    }
}

/// Where a library is loaded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Isolation {
    /// In processes of its own: a crash or a hang costs one document's result.
    #[default]
    Worker,
    /// In the program itself: faster, and a crash ends the run.
    Inline,
}

/// Where a plugin's code comes from. Paths are absolute; the files need not exist, where the plugin is `optional`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// It is linked into the program.
    BuiltIn,
    /// A shared library.
    Library {
        /// The library.
        file: PathBuf,
        /// Where it is loaded.
        isolation: Isolation,
    },
    /// A program that speaks JSON lines.
    Command {
        /// The program and its arguments; never empty.
        argv: Vec<OsString>,
        /// The folder it runs in.
        folder: PathBuf,
        /// What its pin covers, in order.
        files: Vec<PinnedFile>,
    },
}

/// A file that the pin of a command covers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PinnedFile {
    /// Its name as the configuration has it, which the pin covers too.
    pub name: String,
    /// Where it is.
    pub path: PathBuf,
}

/// How long a plugin in a process of its own may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deadlines {
    /// To start.
    pub start: Duration,
    /// For one call.
    pub call: Duration,
}

impl PluginConfig {
    /// Where its code comes from; relative paths are in `root`, the folder of the configuration.
    ///
    /// ```
    /// use briefer::config::{Isolation, Origin, PluginConfig};
    /// let plugin = PluginConfig { library: Some("plugins/libharbour.so".to_owned()), ..PluginConfig::default() };
    /// let Origin::Library { file, isolation } = plugin.origin("projects/east".as_ref()) else { panic!() };
    /// assert!(file.is_absolute() && file.ends_with("projects/east/plugins/libharbour.so"));
    /// assert_eq!(isolation, Isolation::Worker);
    /// ```
    pub fn origin(&self, root: &Path) -> Origin {
        if let Some(library) = &self.library {
            return Origin::Library { file: inside(root, library), isolation: self.isolation };
        }
        if self.command.is_empty() {
            return Origin::BuiltIn;
        }
        Origin::Command {
            argv: self.command.iter().map(|item| argument(root, item)).collect(),
            folder: inside(root, "."),
            files: self.files.iter().map(|name| PinnedFile { name: name.clone(), path: inside(root, name) }).collect(),
        }
    }

    /// How long it may take, where it runs in a process of its own.
    pub fn deadlines(&self) -> Deadlines {
        let time = |seconds| Duration::try_from_secs_f64(seconds).unwrap_or(Duration::MAX);
        Deadlines { start: time(self.start_deadline), call: time(self.call_deadline) }
    }
}

/// The absolute path of a file of the project; the path as it is where there is no current folder to start from.
pub(super) fn inside(root: &Path, name: &str) -> PathBuf {
    let path = root.join(name);
    std::path::absolute(&path).unwrap_or(path)
}

/// Whether an argument of a command names a file of the project.
pub(super) fn is_file(root: &Path, item: &str) -> bool {
    item.contains('/') && root.join(item).is_file()
}

fn argument(root: &Path, item: &str) -> OsString {
    if is_file(root, item) { inside(root, item).into_os_string() } else { item.into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arguments_that_name_files_of_the_project_become_those_files() {
        let root = tempfile::tempdir().unwrap();
        std::fs::create_dir(root.path().join("tools")).unwrap();
        std::fs::write(root.path().join("tools/spot.py"), "").unwrap();
        std::fs::write(root.path().join("spot.py"), "").unwrap();
        let words = ["python3", "tools/spot.py", "spot.py", "tools/none.py", "--in=tools/spot.py", "tools/"];
        let plugin = PluginConfig {
            command: words.map(str::to_owned).into(),
            files: vec!["tools/spot.py".to_owned(), "/lib/shared.py".to_owned()],
            ..PluginConfig::default()
        };
        let Origin::Command { argv, folder, files } = plugin.origin(root.path()) else { panic!("a command") };
        assert_eq!(argv[1], root.path().join("tools/spot.py"));
        for at in [0, 2, 3, 4, 5] {
            assert_eq!(argv[at], words[at]);
        }
        assert_eq!(folder, root.path());
        assert_eq!(files[0].name, "tools/spot.py");
        assert_eq!([&files[0].path, &files[1].path], [&root.path().join("tools/spot.py"), Path::new("/lib/shared.py")]);
    }

    #[test]
    fn paths_are_absolute_where_the_configuration_is_in_the_current_folder() {
        let command = PluginConfig { command: vec!["python3".to_owned()], ..PluginConfig::default() };
        let Origin::Command { folder, .. } = command.origin(Path::new("")) else { panic!("a command") };
        assert_eq!(folder, std::env::current_dir().unwrap());
        assert_eq!(PluginConfig::default().origin(Path::new("")), Origin::BuiltIn);
    }

    #[test]
    fn deadlines_are_times_whatever_the_numbers() {
        assert_eq!(PluginConfig::default().deadlines().start, Duration::from_secs(5));
        let odd = PluginConfig { start_deadline: f64::NAN, call_deadline: -1.0, ..PluginConfig::default() };
        assert_eq!(odd.deadlines(), Deadlines { start: Duration::MAX, call: Duration::MAX });
    }
}
