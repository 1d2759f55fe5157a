//! What a JSON Schema cannot say of plugins: which there are, which keys go together, files, pins.

use std::io;
use std::path::Path;

use super::check::{Homes, Subject, check};
use super::plugin::{inside, is_file};
use super::rules::is_safe;
use super::source::Fault;
use super::tree::{Entry, Node, Value};
use super::wording::quoted;
use super::{PluginConfig, PluginSchema};
use crate::diagnostic::{nearest, suggest};

/// How many names of a folder are looked through for one that was meant.
const NAMES: usize = 1000;

/// Every breach of the rules for plugins; `folder` is the one that paths are relative to, `known` the plugins that are
/// built in.
pub(super) fn plugins(root: &Node, folder: &Path, known: &[PluginSchema], found: &mut Vec<Fault>) {
    let Some(plugins) = root.entry("plugins") else { return };
    for entry in plugins.node.entries() {
        match known.iter().find(|plugin| plugin.name == entry.key) {
            _ if is_external(&entry.node) => External { entry, folder }.check(found),
            Some(plugin) => {
                keys_of_others(entry, found);
                found.extend(options(entry, &plugin.options_schema));
            }
            None => found.push(unknown_plugin(entry, known)),
        }
    }
    if matches!(plugins.node.value, Value::Map(_)) && !plugins.node.entries().iter().any(|entry| runs(&entry.node)) {
        found.push(Fault::warning(&plugins.key_span, "no plugin is enabled: the briefings will hold no findings"));
    }
}

/// Where the options of plugins belong when they stand a level too high.
pub(super) fn option_homes(root: &Node, known: &[PluginSchema]) -> Homes {
    let mut homes = Homes::new();
    let plugins = root.get("plugins");
    for PluginSchema { name, options_schema } in known {
        if plugins.and_then(|plugins| plugins.get(name)).is_some_and(is_external) {
            continue;
        }
        let properties = options_schema.get("properties").and_then(serde_json::Value::as_object);
        for option in properties.into_iter().flat_map(serde_json::Map::keys) {
            homes.insert(format!("plugins.{name}.{option}"), format!("plugins.{name}.options"));
        }
    }
    for plugin in plugins.map_or(&[][..], Node::entries).iter().filter(|plugin| is_external(&plugin.node)) {
        let schema = schemars::schema_for!(PluginConfig).to_value();
        let keys = || schema["properties"].as_object().into_iter().flatten().map(|(key, _)| key.as_str());
        for key in plugin.node.entries().iter().map(|entry| &entry.key) {
            // Its options are not known yet: what resembles no key that every plugin has is taken for one of them.
            if nearest(key, keys()).is_none() {
                homes.insert(format!("plugins.{}.{key}", plugin.key), format!("plugins.{}.options", plugin.key));
            }
        }
    }
    homes
}

/// Whether a plugin's code comes from elsewhere; such a one may replace a plugin that is built in.
fn is_external(plugin: &Node) -> bool {
    given(plugin, "library").is_some() || plugin.entry("command").is_some()
}

/// The entry under `key`, unless it says null.
fn given<'a>(plugin: &'a Node, key: &str) -> Option<&'a Entry> {
    plugin.entry(key).filter(|entry| !matches!(entry.node.value, Value::Null))
}

fn runs(plugin: &Node) -> bool {
    !matches!(plugin.get("enabled"), Some(Node { value: Value::Bool(false), .. }))
}

fn is_optional(plugin: &Node) -> bool {
    matches!(plugin.get("optional"), Some(Node { value: Value::Bool(true), .. }))
}

fn unknown_plugin(entry: &Entry, known: &[PluginSchema]) -> Fault {
    const OWN: &str = "plugin of your own needs `library:` or `command:`";
    let message = format!("unknown plugin {}", quoted(&entry.key));
    let names = known.iter().map(|plugin| plugin.name.as_str());
    let hint = match suggest(&entry.key, names) {
        Some(hint) if hint.ends_with('?') => format!("{hint} A {OWN}"),
        Some(hint) => format!("{hint}; a {OWN}"),
        None => format!("a {OWN}"),
    };
    if is_optional(&entry.node) {
        Fault::warning(&entry.key_span, format!("{message}: the run goes on without it")).hint(hint)
    } else {
        Fault::error(&entry.key_span, message).hint(hint)
    }
}

/// Keys that say nothing of a plugin that is built in.
fn keys_of_others(entry: &Entry, found: &mut Vec<Fault>) {
    const HINT: &str = "leave it out, or say with `library:` or `command:` which plugin to take instead";
    for key in ["isolation", "files", "sha256"].iter().filter_map(|key| given(&entry.node, key)) {
        let message = format!("`plugins.{}.{}`: the plugin is built in", entry.key, key.key);
        found.push(Fault::error(&key.key_span, message).hint(HINT));
    }
    for key in ["start-deadline", "call-deadline"].iter().filter_map(|key| given(&entry.node, key)) {
        let message = format!("`plugins.{}.{}` has no effect: the plugin is built in", entry.key, key.key);
        found.push(Fault::warning(&key.key_span, message).hint("deadlines are for workers and commands"));
    }
}

/// Everything in which the options of the plugin under `entry` do not fit its schema.
pub(super) fn options(entry: &Entry, schema: &serde_json::Value) -> Vec<Fault> {
    let path = format!("plugins.{}.options", entry.key);
    let none = Node { value: Value::Map(Vec::new()), span: 0..0 };
    let (node, label) = match entry.node.entry("options") {
        // Where it is no map at all, the check of the configuration's own keys has said so.
        Some(options) if !matches!(options.node.value, Value::Map(_)) => return Vec::new(),
        Some(options) => (&options.node, &options.key_span),
        None => (&none, &entry.key_span),
    };
    check(Subject { node, path: &path, label }, schema, &Homes::new())
}

/// A plugin whose code comes from elsewhere, and the folder that its paths are relative to.
struct External<'a> {
    entry: &'a Entry,
    folder: &'a Path,
}

impl External<'_> {
    fn check(&self, found: &mut Vec<Fault>) {
        if !is_safe(&self.entry.key) {
            let message = format!("the plugin name {} is not a safe file name", quoted(&self.entry.key));
            let fault = Fault::error(&self.entry.key_span, message);
            found.push(fault.hint("use a-z, 0-9 and hyphens, at most 60 characters, as in the plugin's manifest"));
        }
        match (self.given("library"), self.given("command")) {
            (Some(library), Some(command)) => self.library_and_command(library, command, found),
            (Some(library), None) => self.library(library, found),
            (None, command) => self.command(command, found),
        }
        self.pin(found);
    }

    fn given(&self, key: &str) -> Option<&Entry> {
        given(&self.entry.node, key)
    }

    fn named(&self, key: &str) -> String {
        quoted(&format!("plugins.{}.{key}", self.entry.key))
    }

    fn library_and_command(&self, library: &Entry, command: &Entry, found: &mut Vec<Fault>) {
        let later = if library.key_span.start > command.key_span.start { library } else { command };
        let message = format!("plugin {} is a library and a command at once", quoted(&self.entry.key));
        found.push(Fault::error(&later.key_span, message).hint("leave out `library` or `command`"));
    }

    fn library(&self, library: &Entry, found: &mut Vec<Fault>) {
        self.file("library", &library.node, found);
        if let Some(files) = self.given("files") {
            let message = format!("{} is for commands: the pin of a library covers the library", self.named("files"));
            found.push(Fault::error(&files.key_span, message).hint("leave it out"));
        }
        if self.entry.node.get("isolation").and_then(Node::text) == Some("inline") {
            for key in ["start-deadline", "call-deadline"].iter().filter_map(|key| self.given(key)) {
                let message = format!("{} has no effect where a library is loaded inline", self.named(&key.key));
                found.push(Fault::warning(&key.key_span, message).hint("deadlines are for workers and commands"));
            }
        }
    }

    fn command(&self, command: Option<&Entry>, found: &mut Vec<Fault>) {
        let Some(Entry { node: Node { value: Value::List(items), .. }, key_span, .. }) = command else { return };
        match items.first().map(|program| (program, program.text())) {
            None | Some((_, Some(""))) => {
                let fault = Fault::error(key_span, format!("{} names no program", self.named("command")));
                found.push(fault.hint("write the program and its arguments: `[python3, plugins/name/name.py]`"));
            }
            // Without a `/` the system looks for the program.
            Some((program, Some(text))) if text.contains('/') => self.file("command", program, found),
            Some(_) => {}
        }
        if let Some(isolation) = self.given("isolation") {
            let message = format!("{} is for libraries: a command runs on its own", self.named("isolation"));
            found.push(Fault::error(&isolation.key_span, message).hint("leave it out"));
        }
        for file in self.given("files").map_or(&[][..], |files| files.node.items()) {
            self.file("files", file, found);
        }
        if let Some(pin) = self.given("sha256") {
            self.pinned_files(items, pin, found);
        }
    }

    /// A pin that covers no file, or not what is run, proves nothing.
    fn pinned_files(&self, items: &[Node], pin: &Entry, found: &mut Vec<Fault>) {
        let files = self.given("files");
        let covered = files.map_or(&[][..], |files| files.node.items());
        let is_covered = |item: &str| {
            covered.iter().filter_map(Node::text).any(|file| inside(self.folder, file) == inside(self.folder, item))
        };
        // What lies elsewhere, as the interpreter does, is the system's.
        let mine = |item: &&Node| item.text().is_some_and(|text| !text.starts_with('/') && is_file(self.folder, text));
        let run: Vec<&Node> = items.iter().filter(mine).collect();
        if covered.is_empty() {
            let names: Vec<&str> = run.iter().filter_map(|item| item.text()).collect();
            let names = if names.is_empty() { "plugins/name/name.py".to_owned() } else { names.join(", ") };
            let span = files.map_or(&pin.key_span, |files| &files.key_span);
            let message = format!("plugin {} has a pin that covers no files", quoted(&self.entry.key));
            found.push(Fault::error(span, message).hint(format!("name what is to be pinned: `files: [{names}]`")));
            return;
        }
        for item in run.into_iter().filter(|item| item.text().is_some_and(|text| !is_covered(text))) {
            let name = quoted(item.text().unwrap_or_default());
            let message = format!("{}: {name} is run, and the pin does not cover it", self.named("command"));
            found.push(Fault::warning(&item.span, message).hint(format!("add it to {}", self.named("files"))));
        }
    }

    fn pin(&self, found: &mut Vec<Fault>) {
        let Some(pin) = self.given("sha256") else { return };
        let Some(text) = pin.node.text() else { return };
        if text.len() != 64 || !text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            let message = format!("{} is not 64 hexadecimal digits", self.named("sha256"));
            let hint = format!("delete it; `briefer plugin pin {}` then writes it anew", self.entry.key);
            found.push(Fault::error(&pin.node.span, message).hint(hint));
        }
    }

    /// Reports a file that is not there; of a plugin that is switched off nothing needs to be there.
    fn file(&self, key: &str, node: &Node, found: &mut Vec<Fault>) {
        let Some(name) = node.text().filter(|_| runs(&self.entry.node)) else { return };
        let path = inside(self.folder, name);
        let (problem, hint) = match std::fs::metadata(&path) {
            Ok(file) if file.is_file() => return,
            Ok(file) if file.is_dir() => ("is a folder".to_owned(), "name the file in it".to_owned()),
            Ok(_) => ("is no regular file".to_owned(), "name a file".to_owned()),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                let advice = match near_name(&path) {
                    Some(near) => format!("; did you mean `{near}`?"),
                    // Where a build puts it.
                    None if path.iter().any(|part| part == "target") => {
                        "; build the plugin first, with `cargo build --release` in its folder".to_owned()
                    }
                    None => String::new(),
                };
                ("does not exist".to_owned(), format!("looked for at {}{advice}", path.display()))
            }
            Err(error) => (format!("cannot be read: {}", error.kind()), format!("looked for at {}", path.display())),
        };
        let message = format!("{}: {} {problem}", self.named(key), quoted(name));
        found.push(if is_optional(&self.entry.node) {
            Fault::warning(&node.span, format!("{message}: the run goes on without the plugin")).hint(hint)
        } else {
            Fault::error(&node.span, message).hint(hint)
        });
    }
}

/// The name beside a missing file that is most like it.
fn near_name(path: &Path) -> Option<String> {
    let entries = std::fs::read_dir(path.parent()?).ok()?.take(NAMES).flatten();
    let names: Vec<String> = entries.filter_map(|entry| entry.file_name().into_string().ok()).collect();
    nearest(path.file_name()?.to_str()?, names.iter().map(String::as_str)).map(str::to_owned)
}
