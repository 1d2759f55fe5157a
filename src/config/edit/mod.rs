//! Changes `config.yaml` as a careful person would: the lines in question alone; every comment and other byte stays.
//!
//! Where the lines go follows from the positions in the tree. What comes out is read again, and handed out only if it
//! says what the file said before and what was wanted, no more; else the lines are shown, to be added by hand.

use std::fs;
use std::io::{self, Write as _};
use std::path::Path;

use serde_json::{Map, Value as Json};

mod text;

use super::source;
use super::tree::{self, Entry, Node, Value};
use super::{AudienceConfig, Config, PluginConfig};
use crate::diagnostic::{Diagnostic, Place};
use text::{Block, is_blank_before};

/// A map of the configuration to which entries can be added by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entries {
    /// The plugins that are run.
    Plugins,
    /// Who reads.
    Audiences,
}

impl Entries {
    fn key(self) -> &'static str {
        match self {
            Entries::Plugins => "plugins",
            Entries::Audiences => "audiences",
        }
    }

    /// The entries that hold where the map is left out, each with what is not as in any entry: once the map stands in
    /// the file, they hold only if they stand there too.
    fn defaults(self) -> Map<String, Json> {
        let plain = match self {
            Entries::Plugins => serde_json::to_value(PluginConfig::default()),
            Entries::Audiences => serde_json::to_value(AudienceConfig::default()),
        };
        let (plain, config) = (plain.unwrap_or_default(), serde_json::to_value(Config::default()).unwrap_or_default());
        let mut defaults = config[self.key()].as_object().cloned().unwrap_or_default();
        for entry in defaults.values_mut().filter_map(Json::as_object_mut) {
            entry.retain(|key, value| plain[key.as_str()] != *value);
        }
        defaults
    }
}

/// Adds an entry to a map of the configuration file at `path`; `lines` are YAML: comments, `name:`, and what stands
/// under it, indented by two spaces a level. The lines take on the file's own indentation and line ends.
///
/// Where the map is missing, what holds without it is stated beside the new entry.
///
/// # Errors
/// Where the file cannot be read or written, the name is taken, or the map is written so that nothing can be added to
/// it safely; the hint then shows the lines. Nothing is changed then.
///
/// ```
/// use briefer::config::edit::{Entries, add_entry};
/// let file = tempfile::NamedTempFile::new().unwrap();
/// std::fs::write(&file, "plugins:\n    figures: {}  # ours\n\n# Where to?\noutput: out\n").unwrap();
/// add_entry(file.path(), Entries::Plugins, "harbour", "harbour:\n  command: [harbour]\n").unwrap();
/// assert_eq!(
///     std::fs::read_to_string(&file).unwrap(),
///     "plugins:\n    figures: {}  # ours\n    harbour:\n        command: [harbour]\n\n# Where to?\noutput: out\n",
/// );
/// ```
pub fn add_entry(path: &Path, entries: Entries, name: &str, lines: &str) -> Result<(), Box<Diagnostic>> {
    rewrite(path, |file, text| with_entry(file, text, entries, name, lines))
}

/// Writes the pin of a plugin into the configuration file at `path`: in place of the one that stands there, or after
/// what it covers.
///
/// # Errors
/// Where the file cannot be read or written, or the plugin does not stand in it as a library or command, in a way that
/// can be changed safely; the hint then shows the line. Nothing is changed then.
pub fn set_pin(path: &Path, name: &str, sha256: &str) -> Result<(), Box<Diagnostic>> {
    rewrite(path, |file, text| with_pin(file, text, name, sha256))
}

fn with_entry(file: &str, text: &str, entries: Entries, name: &str, lines: &str) -> Result<String, Box<Diagnostic>> {
    let tree = tree::parse(file, text)?;
    let (key, map) = (entries.key(), tree.entry(entries.key()));
    let place = |span: &std::ops::Range<usize>| Place::in_text(file, text, span.start, span.end);
    if let Some(taken) = map.and_then(|map| map.node.entry(name)) {
        let problem = Diagnostic::error(format!("`{key}.{name}` stands here already")).at(place(&taken.key_span));
        return Err(Box::new(problem.hint("take another name, or take this entry out first")));
    }
    let refused = || {
        let problem = Diagnostic::error(format!("cannot add `{name}` to `{key}` as it is written"));
        let place = map.map_or_else(|| Place::file(file), |map| place(&map.key_span));
        Box::new(problem.at(place).hint(format!("add by hand under `{key}:`\n{}", lines.trim_end())))
    };
    let added =
        tree::parse(file, lines).ok().and_then(|added| added.get(name).map(Node::to_json)).ok_or_else(refused)?;
    let mut wanted = match tree.to_json() {
        Json::Null => Map::new(),
        Json::Object(root) => root,
        _ => return Err(refused()),
    };
    let all = wanted.entry(key).or_insert_with(|| entries.defaults().into());
    if all.is_null() {
        *all = Map::new().into();
    }
    all.as_object_mut().ok_or_else(refused)?.insert(name.to_owned(), added);
    let drafts = match map {
        Some(map) => inserted(text, map, lines),
        None => appended(text, &tree, entries, name, lines),
    };
    settle(file, drafts, &wanted.into()).ok_or_else(refused)
}

/// The text with the lines after the last entry of the map: right after it, or after the blank lines that its text ends
/// with.
fn inserted(text: &str, map: &Entry, lines: &str) -> Vec<String> {
    let Some(parent) = text::column(text, map.key_span.start) else { return Vec::new() };
    if matches!(&map.node.value, Value::Map(entries) if !entries.is_empty()) {
        let Some(column) = text::block_column(text, &map.node) else { return Vec::new() };
        let inner = map.node.entries().iter().find_map(|entry| text::block_column(text, &entry.node));
        let step = inner.and_then(|inner| inner.checked_sub(column)).filter(|step| *step > 0);
        let block = Block { lines, column, step: step.unwrap_or(column.saturating_sub(parent)) };
        return text::ends(text, text::last_byte(&map.node), parent).map(|at| block.put(text, at)).into();
    }
    // An empty map gives way to a block.
    let Some(colon) = text::colon(text, map) else { return Vec::new() };
    let Some(rest) = text::after_nothing(&text[colon..]) else { return Vec::new() };
    let text = format!("{}{rest}", &text[..colon]);
    let block = Block { lines, column: parent + 2, step: 2 };
    text::ends(&text, colon, parent).map(|at| block.put(&text, at)).into()
}

/// The text with the map and its entries at the end: after a blank line, or right there.
fn appended(text: &str, root: &Node, entries: Entries, added: &str, lines: &str) -> Vec<String> {
    let (column, from) = match root.value {
        Value::Map(_) => (text::block_column(text, root), text::last_byte(root)),
        _ => (Some(0), 0),
    };
    let Some(column) = column else { return Vec::new() };
    let inner = root.entries().iter().find_map(|entry| text::block_column(text, &entry.node));
    let step = inner.and_then(|inner| inner.checked_sub(column)).filter(|step| *step > 0).unwrap_or(2);
    let mut whole = format!("{}:\n  # What holds where `{0}` is left out.\n", entries.key());
    for (name, entry) in entries.defaults().into_iter().filter(|(name, _)| name != added) {
        let pairs = entry.as_object().into_iter().flatten().map(|(key, value)| format!("{key}: {value}"));
        whole.push_str(&format!("  {name}: {{{}}}\n", pairs.collect::<Vec<_>>().join(", ")));
    }
    for line in lines.lines() {
        whole.push_str(&format!("  {line}\n"));
    }
    let at = text::document_end(text, from);
    let block = |lines| Block { lines, column, step }.put(text, at);
    let spaced = format!("\n{whole}");
    if is_blank_before(text, at) { vec![block(&whole)] } else { vec![block(&spaced), block(&whole)] }
}

fn with_pin(file: &str, text: &str, name: &str, sha256: &str) -> Result<String, Box<Diagnostic>> {
    let tree = tree::parse(file, text)?;
    let Some(plugin) = tree.get("plugins").and_then(|plugins| plugins.entry(name)) else {
        let problem = Diagnostic::error(format!("no plugin `{name}` stands in the configuration"));
        return Err(Box::new(problem.at(Place::file(file)).hint("a pin stands under its name, in `plugins`")));
    };
    let refused = || {
        let problem = Diagnostic::error(format!("cannot write the pin of plugin `{name}` as it is written"));
        let hint = format!("write by hand under `plugins.{name}:`\nsha256: \"{sha256}\"");
        Box::new(problem.at(Place::in_text(file, text, plugin.key_span.start, plugin.key_span.end)).hint(hint))
    };
    let mut wanted = tree.to_json();
    let entry = wanted["plugins"][name].as_object_mut().ok_or_else(refused)?;
    entry.insert("sha256".to_owned(), sha256.into());
    let value = format!("\"{sha256}\"");
    let drafts = match plugin.node.entry("sha256") {
        Some(pin) => replaced(text, pin, &value),
        None => keyed(text, &plugin.node, &format!("sha256: {value}")),
    };
    settle(file, drafts, &wanted).ok_or_else(refused)
}

/// The text with another value under a key.
fn replaced(text: &str, entry: &Entry, value: &str) -> Vec<String> {
    let span = &entry.node.span;
    if let (false, Some(before), Some(after)) = (span.is_empty(), text.get(..span.start), text.get(span.end..)) {
        return vec![format!("{before}{value}{after}")];
    }
    let colon = text::colon(text, entry);
    colon.map(|at| format!("{} {value}{}", &text[..at], &text[at..])).into_iter().collect()
}

/// The text with one more key in a plugin, after what says where its code comes from.
fn keyed(text: &str, plugin: &Node, line: &str) -> Vec<String> {
    let sources = plugin.entries().iter().filter(|entry| ["library", "command", "files"].contains(&entry.key.as_str()));
    let Some(last) = sources.max_by_key(|entry| entry.key_span.start) else { return Vec::new() };
    match text::column(text, last.key_span.start) {
        Some(column) if text::block_column(text, plugin) == Some(column) => {
            let block = Block { lines: line, column, step: 2 };
            text::ends(text, text::last_byte(&last.node).max(last.key_span.end), column)
                .map(|at| block.put(text, at))
                .into()
        }
        // In brackets.
        _ => {
            let end = text::flow_end(text, &last.node);
            end.map(|at| format!("{}, {line}{}", &text[..at], &text[at..])).into_iter().collect()
        }
    }
}

/// The first of the drafts that says what is wanted.
fn settle(file: &str, drafts: Vec<String>, wanted: &Json) -> Option<String> {
    drafts.into_iter().find(|draft| tree::parse(file, draft).is_ok_and(|tree| tree.to_json() == *wanted))
}

/// Reads the file, changes its text, and puts the new file in place of the old one, with its permissions.
fn rewrite(
    path: &Path,
    change: impl FnOnce(&str, &str) -> Result<String, Box<Diagnostic>>,
) -> Result<(), Box<Diagnostic>> {
    let file = path.display().to_string();
    let bytes = source::bytes(path, &file)?;
    let mark = if bytes.starts_with(source::MARK) { source::MARK } else { b"" };
    let text = change(&file, &source::decode(bytes, &file)?)?;
    replace(path, &[mark, text.as_bytes()].concat()).map_err(|error| {
        let problem = Diagnostic::error(format!("cannot write the configuration: {error}")).at(Place::file(file));
        Box::new(problem.hint("may you write to the file and its folder?"))
    })
}

/// Writes a file beside and renames it, so that it is never half-written; what a link points to is replaced, not the
/// link.
fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let path = fs::canonicalize(path)?;
    let permissions = fs::metadata(&path)?.permissions();
    if permissions.readonly() {
        return Err(io::Error::new(io::ErrorKind::PermissionDenied, "the file is read-only"));
    }
    let folder = path.parent().unwrap_or(Path::new("."));
    let mut file = tempfile::Builder::new().prefix(".briefer-").suffix(".part").tempfile_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().set_permissions(permissions)?;
    file.as_file().sync_all()?;
    file.persist(&path).map_err(|error| error.error)?;
    Ok(())
}
