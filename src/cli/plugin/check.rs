//! `briefer plugin check`: whether a plugin keeps the contract.

use std::io::{self, Write};
use std::path::Path;

use briefer_plugin::testkit::checks;
use clap::Args;

use crate::cli::Exit;
use crate::cli::global::Global;
use crate::cli::opening::open_one;
use crate::cli::project::{built_in, draft};
use crate::cli::report::{Report, fail_stdout, refuse};
use crate::cli::results::results;
use crate::config::{Config, Isolation, Origin, PluginConfig, place_of};
use crate::diagnostic::{Diagnostic, Place, printable, suggest};
use crate::plugin::{Tested, Trust};

/// A plugin under test may get every single document wrong, and is asked on.
const FAULT_LIMIT: u32 = 1000;

/// Eight of its processes start at once, in seconds: how busy the machine is says nothing about the plugin.
const START_DEADLINE: f64 = 60.0;

/// Options of `plugin check`.
#[derive(Debug, Args)]
pub(super) struct CheckArgs {
    /// A plugin of the configuration, or a file: a library, a Python program (`.py`), or a program of another language
    #[arg(value_name = "NAME|FILE")]
    target: String,
    /// Arguments of a program
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    arguments: Vec<String>,
}

pub(super) fn run(args: &CheckArgs, global: &Global) -> Result<Exit, Exit> {
    let (name, mut plugin, config) = target(args, global)?;
    plugin.fault_limit = FAULT_LIMIT;
    plugin.start_deadline = plugin.start_deadline.max(START_DEADLINE);
    // What a crash would take down is the check itself.
    plugin.isolation = Isolation::Worker;
    let mut report = Report::new(global);
    let tested = match Tested::open(&plugin, &config.root) {
        Ok(tested) => tested,
        Err((message, said)) => {
            report.said(&name, &said);
            Diagnostic::error(format!("plugin `{name}`: {message}")).print();
            return Err(Exit::Failed);
        }
    };
    match told(&tested) {
        Ok(true) => Ok(report.finish()),
        Ok(false) => Err(Exit::Failed),
        // A reader that has seen enough is no failure.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(report.finish()),
        Err(error) => Err(fail_stdout(&error)),
    }
}

/// Runs the checks, telling each as it ends; whether all passed.
fn told(tested: &Tested<'_>) -> io::Result<bool> {
    let manifest = tested.plugin().manifest();
    let mut out = results();
    let head = format!("{} {}: {}", manifest.name, manifest.version, manifest.description);
    writeln!(out, "{}", printable(&head))?;
    let mut failed = 0;
    for check in checks() {
        let outcome = check.run(tested);
        failed += usize::from(!outcome.passes());
        writeln!(out, "{}", printable(&outcome.to_string()))?;
        let said = tested.plugin().said();
        if !outcome.passes() {
            for line in &said[said.len().saturating_sub(SAID)..] {
                writeln!(out, "      stderr: {}", printable(line))?;
            }
        }
        out.flush()?;
    }
    let restarts = tested.plugin().restarts();
    if restarts > 0 {
        failed += 1;
        writeln!(
            out,
            "FAIL  restarts: {restarts} times it ended, or wrote more, after its answer, and was started again"
        )?;
    }
    match failed {
        0 => writeln!(out, "It keeps the contract.")?,
        1 => writeln!(out, "1 check failed.")?,
        _ => writeln!(out, "{failed} checks failed.")?,
    }
    Ok(failed == 0)
}

/// How many of the last lines that it said on stderr are shown with a check that fails: a traceback ends with the cause.
const SAID: usize = 10;

/// The plugin that is meant: its name for messages, how to reach it, and the configuration it is from.
fn target(args: &CheckArgs, global: &Global) -> Result<(String, PluginConfig, Config), Exit> {
    let name = &args.target;
    if !global.trust().native {
        let problem = Diagnostic::error("a plugin cannot be checked without running it");
        return Err(refuse(&[problem.hint("leave out --no-native-plugins")]));
    }
    // A bare name is a plugin of the configuration, whatever lies about in the folder.
    let file = Path::new(name);
    if file.is_file() && (name.contains(['/', '\\', '.']) || !global.config.exists()) {
        let config = Config::default_for(std::path::absolute(".").unwrap_or_default());
        return Ok((name.clone(), by_file(file, &args.arguments), config));
    }
    let known = built_in();
    let draft = draft(global, &known).map_err(|problems| refuse(&problems))?;
    let config = draft.config().clone();
    let Some(plugin) = config.plugins.get(name).cloned() else {
        let problem = Diagnostic::error("no such file, and no plugin of the configuration").at(Place::file(name));
        let hint = suggest(name, config.plugins.keys().map(String::as_str));
        return Err(refuse(&[problem.hint_if(hint)]));
    };
    if plugin.origin(&config.root) == Origin::BuiltIn {
        let problem = Diagnostic::error(format!("plugin `{name}` is built in: its own tests check it"));
        return Err(refuse(&[problem.at(place_of(&global.config, &["plugins", name]))]));
    }
    // What is wrong with its options has a place in the configuration.
    let worker = PluginConfig { isolation: Isolation::Worker, ..plugin.clone() };
    if let Ok(opened) = open_one(name, &worker, &config.root, &known, Trust::UNPINNED) {
        let problems = draft.option_problems(name, &opened.manifest.options_schema);
        draft.finish(problems).map_err(|problems| refuse(&problems))?;
    }
    Ok((name.clone(), plugin, config))
}

/// The file as a plugin, seen from the folder that briefer runs in.
fn by_file(file: &Path, arguments: &[String]) -> PluginConfig {
    let path = if file.is_absolute() { file.to_owned() } else { Path::new(".").join(file) };
    let path = path.to_string_lossy().into_owned();
    let ending = file.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    if ["so", "dylib", "dll"].contains(&ending) {
        return PluginConfig { library: Some(path), ..PluginConfig::default() };
    }
    let interpreter = (ending == "py").then(|| "python3".to_owned());
    let command = interpreter.into_iter().chain([path]).chain(arguments.iter().cloned()).collect();
    PluginConfig { command, ..PluginConfig::default() }
}
