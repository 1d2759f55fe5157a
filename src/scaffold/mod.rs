//! What a new plugin begins with: a small plugin that works, its tests, and the SDK it is built from; what the configuration says of
//! a new audience.
//!
//! The templates are real files under `plugins/scaffold`, about a plugin called `example-plugin`; [`files`] puts the new
//! name in. All of it is pure but [`Staged`].

use std::borrow::Cow;
use std::path::Path;

use clap::ValueEnum;
use include_dir::{Dir, include_dir};

mod audience;
mod entry;
mod name;
mod reserved;
mod staged;
mod vendor;

pub use audience::{audience_entry, audience_settings, check_audience_name};
pub use entry::Entry;
pub use name::Name;
pub use staged::Staged;

static TEMPLATES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/plugins/scaffold");

/// The module that a plugin in Python imports.
const PYTHON_MODULE: File = File {
    path: Cow::Borrowed("vendor/briefer_plugin.py"),
    content: Cow::Borrowed(include_str!("../../plugins/python/briefer_plugin.py")),
};

/// What a new plugin is written in, and how briefer reaches it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Kind {
    /// A shared library, written in Rust: the fastest
    Library,
    /// A Python program: needs Python 3.9 and nothing else
    CommandPython,
    /// A program written in Rust: a process of its own
    CommandRust,
}

impl Kind {
    /// The folders of its templates.
    fn templates(self) -> &'static [&'static str] {
        match self {
            Kind::Library => &["rust", "library"],
            Kind::CommandRust => &["rust", "command-rust"],
            Kind::CommandPython => &["command-python"],
        }
    }
}

/// A file of a new plugin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Its path in the plugin's folder, with `/`.
    pub path: Cow<'static, str>,
    /// What is in it.
    pub content: Cow<'static, str>,
}

impl File {
    fn new(path: impl Into<Cow<'static, str>>, content: impl Into<Cow<'static, str>>) -> Self {
        File { path: path.into(), content: content.into() }
    }
}

/// The files of a new plugin; `folder` is how its documentation names its folder, seen from the project's.
///
/// ```
/// use briefer::scaffold::{Kind, Name, files};
/// let name = Name::parse("cease-fires", Kind::Library).unwrap();
/// let files = files(&name, Kind::Library, "plugins/cease-fires");
/// let lib = files.iter().find(|file| file.path == "src/lib.rs").unwrap();
/// assert!(lib.content.contains("export_plugin!(CeaseFiresPlugin)"));
/// ```
pub fn files(name: &Name, kind: Kind, folder: &str) -> Vec<File> {
    let names = [
        ("plugins/example-plugin", folder.to_owned()),
        ("libexample_plugin.so", entry::library_file(name)),
        ("example-plugin", name.as_str().to_owned()),
        ("example_plugin", name.in_code()),
        ("ExamplePlugin", name.of_type()),
        ("python3 ", format!("{} ", entry::PYTHON)),
        ("briefer 0.0.0", format!("briefer {}", env!("CARGO_PKG_VERSION"))),
    ];
    let mut files = Vec::new();
    for template in kind.templates() {
        let template = TEMPLATES.get_dir(template).expect("every kind has its templates, a test makes sure");
        each_file(template, &mut |path, content| {
            files.push(File::new(replace_all(path, &names), replace_all(content, &names)));
        });
    }
    files.extend(match kind {
        Kind::Library | Kind::CommandRust => vendor::files(),
        Kind::CommandPython => vec![PYTHON_MODULE],
    });
    files
}

/// Calls `see` with path and text of every file below a folder of the program's own, by path.
fn each_file(folder: &'static Dir<'static>, see: &mut impl FnMut(&str, &'static str)) {
    fn walk(root: &Path, folder: &'static Dir<'static>, see: &mut impl FnMut(&str, &'static str)) {
        for file in folder.files() {
            let path = file.path().strip_prefix(root).unwrap_or(file.path());
            let path = path.to_string_lossy().replace('\\', "/");
            see(&path, file.contents_utf8().unwrap_or_default());
        }
        for folder in folder.dirs() {
            walk(root, folder, see);
        }
    }
    walk(folder.path(), folder, see);
}

/// The text with every pattern replaced, in one pass: what was put in is not looked at again.
fn replace_all(text: &str, names: &[(&str, String)]) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    let mut rest = text;
    loop {
        // At the same place the first pattern wins, and the longer ones come first.
        let places = names.iter().filter_map(|(pattern, new)| Some((rest.find(pattern)?, pattern.len(), new)));
        let Some((at, length, new)) = places.min_by_key(|(at, ..)| *at) else { break };
        out.push_str(&rest[..at]);
        out.push_str(new);
        rest = &rest[at + length..];
    }
    out + rest
}

#[cfg(test)]
mod tests;
