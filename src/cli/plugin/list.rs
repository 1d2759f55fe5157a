//! `briefer plugin list`: the plugins of the project, and what each declares about itself.

use std::fmt::Write as _;
use std::path::Path;

use briefer_plugin::{KindSpec, Manifest, ValueKind};
use clap::Args;
use serde_json::Value;

use crate::cli::Exit;
use crate::cli::global::Global;
use crate::cli::opening::{Known, open_one, refuse_unknown};
use crate::cli::project::{built_in, draft};
use crate::cli::report::{Report, print_result, refuse};
use crate::config::{Isolation, Origin, PluginConfig};
use crate::diagnostic::printable;
use crate::plugin::{NotOpened, PinState, pin_of};

/// Options of `plugin list`.
#[derive(Debug, Args)]
pub(super) struct ListArgs {
    /// Show these in full, with options and examples
    #[arg(value_name = "NAME")]
    names: Vec<String>,
}

pub(super) fn run(args: &ListArgs, global: &Global) -> Result<Exit, Exit> {
    let known = built_in();
    let draft = draft(global, &known).map_err(|problems| refuse(&problems))?;
    let config = draft.config();
    refuse_unknown(&args.names, config)?;
    let mut report = Report::new(global);
    let shown = |(name, _): &(&String, &PluginConfig)| args.names.is_empty() || args.names.contains(name);
    let mut parts = Vec::new();
    for (name, plugin) in config.plugins.iter().filter(shown) {
        let (listed, said) = list_one(name, plugin, &config.root, &known, global);
        report.said(name, &said);
        parts.push(entry(&listed, !args.names.is_empty()));
    }
    print_result(printable(&parts.join("\n")).as_bytes())
}

/// A plugin of the configuration.
struct Listed {
    name: String,
    enabled: bool,
    /// How it is reached.
    host: String,
    /// None for a plugin that is linked in; else why it cannot be told.
    pin: Result<Option<PinState>, String>,
    /// What it declares, or why nobody asked it or it did not answer.
    manifest: Result<Manifest, String>,
}

/// What is to be listed of a plugin, and what it said on stderr.
fn list_one(name: &str, plugin: &PluginConfig, root: &Path, known: &[Known], global: &Global) -> (Listed, Vec<String>) {
    let pin = pin_of(plugin, root).map(|pin| pin.map(|pin| PinState::of(plugin.sha256.as_deref(), &pin)));
    // Foreign code that is switched off is not even asked what it is.
    let answer = if plugin.enabled || plugin.origin(root) == Origin::BuiltIn {
        open_one(name, plugin, root, known, global.trust()).map_err(NotOpened::in_words)
    } else {
        Err(("not asked: it is disabled".to_owned(), Vec::new()))
    };
    let (manifest, said) = match answer {
        Ok(opened) if opened.manifest.name != name => {
            (Err(format!("it calls itself `{}`", opened.manifest.name)), Vec::new())
        }
        Ok(opened) => (Ok(opened.manifest), Vec::new()),
        Err((message, said)) => (Err(message), said),
    };
    (Listed { name: name.to_owned(), enabled: plugin.enabled, host: host(plugin, root), pin, manifest }, said)
}

fn host(plugin: &PluginConfig, root: &Path) -> String {
    match plugin.origin(root) {
        Origin::BuiltIn => "built in".to_owned(),
        Origin::Library { isolation, .. } => {
            let place = match isolation {
                Isolation::Worker => "in a worker",
                Isolation::Inline => "inline",
            };
            format!("library {}, {place}", plugin.library.as_deref().unwrap_or_default())
        }
        Origin::Command { .. } => format!("command {}", plugin.command.join(" ")),
    }
}

fn entry(plugin: &Listed, in_full: bool) -> String {
    let mut out = String::new();
    let manifest = plugin.manifest.as_ref().ok();
    let version = manifest.map_or("", |manifest| manifest.version.as_str());
    let _ = writeln!(out, "{}", format!("{} {version}", plugin.name).trim_end());
    let mut line = |name: &str, value: &str| {
        let _ = writeln!(out, "  {name:<10}{value}");
    };
    if let Some(manifest) = manifest {
        line("what", &manifest.description);
    }
    line("kind", &plugin.host);
    match &plugin.pin {
        Ok(None) => {}
        Ok(Some(pin)) => line("pin", in_words(*pin)),
        Err(problem) => line("pin", problem),
    }
    if !plugin.enabled {
        line("state", "disabled");
    }
    match &plugin.manifest {
        Ok(manifest) => declared(&mut out, manifest, in_full),
        Err(problem) => line("problem", problem),
    }
    out
}

fn in_words(pin: PinState) -> &'static str {
    match pin {
        PinState::Missing => "none; `briefer plugin pin` writes it",
        PinState::Fits => "fits",
        PinState::Differs => "does not fit: the files have changed since",
    }
}

fn declared(out: &mut String, manifest: &Manifest, in_full: bool) {
    let mut line = |name: &str, value: &str| {
        let _ = writeln!(out, "  {name:<10}{value}");
    };
    for (at, spec) in manifest.provides.iter().enumerate() {
        line(if at == 0 { "provides" } else { "" }, &kind(spec));
    }
    if manifest.links {
        line(if manifest.provides.is_empty() { "provides" } else { "" }, "links of entities across documents");
    }
    if !manifest.consumes.is_empty() {
        line("consumes", &manifest.consumes.join(", "));
    }
    let options = options(manifest);
    if in_full {
        if !manifest.license.is_empty() {
            line("licence", &manifest.license);
        }
        for (at, (name, schema)) in options.iter().enumerate() {
            line(if at == 0 { "options" } else { "" }, &option(name, schema));
        }
        for (at, example) in manifest.examples.iter().enumerate() {
            line(if at == 0 { "examples" } else { "" }, &format!("{:?}", example.text));
            for found in &example.annotations {
                line("", &format!("  {} {:?}", found.kind, found.text));
            }
        }
    } else if !options.is_empty() {
        let names: Vec<&str> = options.iter().map(|(name, _)| *name).collect();
        line("options", &names.join(", "));
    }
}

fn kind(spec: &KindSpec) -> String {
    let value = match spec.value {
        ValueKind::Interval => "numbers with bounds",
        ValueKind::Text => "words",
        ValueKind::Presence => "presence",
    };
    let key = if spec.key.is_empty() { String::new() } else { format!(", by {}", spec.key.join(", ")) };
    format!("{} ({value}{key})", spec.kind)
}

fn options(manifest: &Manifest) -> Vec<(&str, &Value)> {
    let properties = manifest.options_schema.get("properties").and_then(Value::as_object);
    properties.into_iter().flatten().map(|(name, schema)| (name.as_str(), schema)).collect()
}

/// An option, what it means, and its default.
fn option(name: &str, schema: &Value) -> String {
    let about = schema.get("description").and_then(Value::as_str).unwrap_or("").replace('\n', " ");
    let mut out = format!("{name}: {about}");
    if let Some(default) = schema.get("default").filter(|default| !default.is_null()) {
        let default = default.to_string();
        // A list of measures in full would bury the rest; the sample configuration states it.
        if default.len() <= 60 {
            let _ = write!(out, " [default: {default}]");
        }
    }
    out
}
