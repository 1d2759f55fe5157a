//! The command line's definition; help, completions and man pages come from it.

use clap::{Parser, Subcommand};

use super::global::Global;
use super::{annotate, build, check, completions, explain, init, man, plugin, schema, serve, template, verify, worker};

/// Turns a folder of news and reports into briefings in which every name, figure and quotation leads back to its sentence.
#[derive(Debug, Parser)]
#[command(name = "briefer", version, about, max_term_width = 100, after_help = AFTER_HELP)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
    /// Options of every command.
    #[command(flatten)]
    pub global: Global,
}

const AFTER_HELP: &str = "\
Exit codes:
  0  done
  1  failed
  2  wrong usage or configuration; nothing was written
  3  written, but something was skipped (see the messages and the annex)";

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Produce the briefings of a period, one edition per audience
    Build(build::BuildArgs),
    /// Print what the plugins find in documents, one JSON object a line
    Annotate(annotate::AnnotateArgs),
    /// Find every problem of configuration, templates, plugins and corpus; write nothing
    Check(check::CheckArgs),
    /// Show what the plugins find in one document, and why
    Explain(explain::ExplainArgs),
    /// Preview every edition in the browser, made again when a file is saved
    Serve(serve::ServeArgs),
    /// Check a finished edition, edited or not, against its own evidence
    Verify(verify::VerifyArgs),
    /// Make templates of your own: see their data, start them, test them
    Template(template::TemplateArgs),
    /// Make plugins of your own, and look after those of the project
    Plugin(plugin::PluginArgs),
    /// Start a project: configuration and a sample corpus
    Init(init::InitArgs),
    /// Print the JSON Schema of a form of data
    Schema(schema::SchemaArgs),
    /// Print completions for a shell
    Completions(completions::CompletionsArgs),
    /// Print the manual page
    Man(man::ManArgs),
    /// Serve the plugin of a library
    #[command(hide = true)]
    Worker(worker::WorkerArgs),
    /// Clean up after briefer
    #[command(hide = true)]
    Caretaker,
}
