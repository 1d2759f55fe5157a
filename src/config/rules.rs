//! What a JSON Schema cannot say of a configuration: names, globs, folders. For plugins, see `plugin_rules`.

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::{Component, Path, PathBuf};

use globset::{Glob, GlobSetBuilder};

use super::marking_rules::markings;
use super::plugin_rules::plugins;
use super::source::{Fault, Source};
use super::style::rules::styles;
use super::tree::{Entry, Node, Value};
use super::wording::quoted;
use super::{Config, PluginSchema};

/// The folders of templates that all audiences share, which are therefore no audience's names.
pub const SHARED_TEMPLATES: [&str; 3] = ["shared", "parts", "phrases"];

/// Every breach of the rules, warnings among them.
pub(super) fn rules(source: &Source<'_>, root: &Node, folder: &Path, known: &[PluginSchema]) -> Vec<Fault> {
    let mut found = Vec::new();
    repeated_keys(source, root, &mut found);
    globs(root, &mut found);
    folders(root, &mut found);
    plugins(root, folder, known, &mut found);
    audiences(root, &mut found);
    markings(root, &mut found);
    styles(source, root, folder, &mut found);
    found
}

/// Keys that stand twice in one map.
pub(super) fn repeated_keys(source: &Source<'_>, node: &Node, found: &mut Vec<Fault>) {
    let mut first: BTreeMap<&str, &Range<usize>> = BTreeMap::new();
    for entry in node.entries() {
        if let Some(earlier) = first.get(entry.key.as_str()) {
            let line = source.line(earlier.start);
            let fault = Fault::error(&entry.key_span, format!("the key {} stands here twice", quoted(&entry.key)));
            found.push(fault.hint(format!("first on line {line}; leave out one of the two")));
        } else {
            first.insert(&entry.key, &entry.key_span);
        }
        repeated_keys(source, &entry.node, found);
    }
    for item in node.items() {
        repeated_keys(source, item, found);
    }
}

fn globs(root: &Node, found: &mut Vec<Fault>) {
    let Some(corpus) = root.get("corpus") else { return };
    for key in ["include", "exclude"] {
        for item in corpus.get(key).map_or(&[][..], Node::items) {
            let Some(text) = item.text() else { continue };
            found.extend(glob(&format!("corpus.{key}"), text, &item.span));
        }
    }
    if let Some(Entry { node: Node { value: Value::List(items), .. }, key_span, .. }) = corpus.entry("include")
        && items.is_empty()
    {
        let fault = Fault::error(key_span, "`corpus.include` is empty, so that no file would be read");
        found.push(fault.hint("leave the key out for all formats"));
    }
}

/// What is wrong with a glob under the key `path`.
pub(super) fn glob(path: &str, text: &str, span: &Range<usize>) -> Option<Fault> {
    if let Err(error) = Glob::new(text) {
        let message = format!("`{path}`: {} is not a valid glob: {}", quoted(text), error.kind());
        return Some(Fault::error(span, message).hint("a glob looks like `**/*.txt`; `[[]` stands for a `[`"));
    }
    let outside = text.starts_with(['/', '\\']) || text.split('/').any(|part| part == "." || part == "..");
    let message = format!("`{path}`: the glob {} matches nothing", quoted(text));
    outside.then(|| Fault::warning(span, message).hint("globs are relative to `corpus.path`"))
}

/// Briefings do not belong into the corpus: it is the truth, and they can be made again. What lies there is not read as
/// documents only because `build` marks its folders.
fn folders(root: &Node, found: &mut Vec<Fault>) {
    let defaults = Config::default();
    let corpus_node = root.get("corpus").and_then(|corpus| corpus.get("path"));
    let output_node = root.get("output");
    let corpus = folder(corpus_node, &defaults.corpus.path);
    let output = folder(output_node, &defaults.output);
    let (Ok(inside), Some(node)) = (output.strip_prefix(&corpus), output_node.or(corpus_node)) else { return };
    if excluded(root, inside) {
        return;
    }
    let message = "the briefings would be written into the corpus, which holds documents alone";
    let hint = if inside.as_os_str().is_empty() {
        "name another folder as `output`".to_owned()
    } else {
        format!("name another folder as `output`, or add `{}/**` to `corpus.exclude`", inside.display())
    };
    found.push(Fault::error(&node.span, message).hint(hint));
}

/// The folder a node names, without `.` and `..` where the text alone tells.
fn folder(node: Option<&Node>, default: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for component in node.and_then(Node::text).map_or(default, Path::new).components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir if matches!(plain.components().next_back(), Some(Component::Normal(_))) => {
                plain.pop();
            }
            other => plain.push(other),
        }
    }
    plain
}

/// Whether the globs leave out what is written to the folder `inside` the corpus.
fn excluded(root: &Node, inside: &Path) -> bool {
    let globs = root.get("corpus").and_then(|corpus| corpus.get("exclude")).map_or(&[][..], Node::items);
    let mut set = GlobSetBuilder::new();
    for glob in globs.iter().filter_map(|glob| Glob::new(glob.text()?).ok()) {
        set.add(glob);
    }
    let set = set.build().unwrap_or_default();
    ["md", "html", "json"]
        .iter()
        .all(|ending| set.is_match(inside.join("2026-W14").join("press").with_extension(ending)))
}

fn audiences(root: &Node, found: &mut Vec<Fault>) {
    let Some(audiences) = root.entry("audiences") else { return };
    if matches!(&audiences.node.value, Value::Map(entries) if entries.is_empty()) {
        let fault = Fault::error(&audiences.key_span, "no audience: nothing would be written");
        found.push(fault.hint("name one, or leave the key out for executive, analyst and press"));
    }
    for entry in audiences.node.entries() {
        audience_name(entry, found);
        if let Some(formats) = entry.node.entry("formats") {
            audience_formats(&entry.key, formats, found);
        }
    }
}

/// Whether a name can be the name of a file anywhere.
pub(super) fn is_safe(name: &str) -> bool {
    let safe = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    !name.is_empty() && name.len() <= 60 && !name.starts_with('-') && name.chars().all(safe)
}

fn audience_name(entry: &Entry, found: &mut Vec<Fault>) {
    let name = entry.key.as_str();
    let problem = if SHARED_TEMPLATES.contains(&name) {
        "is the folder of templates that all audiences share"
    } else if !is_safe(name) {
        "is not a safe file name"
    } else {
        return;
    };
    let fault = Fault::error(&entry.key_span, format!("the audience name {} {problem}", quoted(name)));
    found.push(fault.hint("use a-z, 0-9 and hyphens, at most 60 characters; `title` is what readers see"));
}

fn audience_formats(name: &str, formats: &Entry, found: &mut Vec<Fault>) {
    if matches!(&formats.node.value, Value::List(items) if items.is_empty()) {
        let message = format!("`audiences.{name}.formats` is empty: nothing would be written for this audience");
        found.push(Fault::error(&formats.key_span, message).hint("leave the key out for all formats"));
    }
    let mut seen = Vec::new();
    for item in formats.node.items() {
        let Some(format) = item.text() else { continue };
        if seen.contains(&format) {
            found.push(Fault::warning(&item.span, format!("`audiences.{name}.formats`: `{format}` stands here twice")));
        } else if seen.len() < 8 {
            seen.push(format);
        }
    }
}
